//! Who letters come from: they are signed by the ecopole, in the addressee's language, and lead back to it.

use chrono_tz::Tz;

use platform::ecopole::Ecopole;
use platform::i18n::Lang;
use platform::mail::letter::{Enclosure, Letter, Piece};
use platform::web::context::Ctx;

/// The place that letters come from.
#[derive(Clone, Copy, Debug)]
pub struct Mailer<'a> {
    /// Its name, language, zone and contact.
    pub ecopole: &'a Ecopole,
    public_url: &'a str,
}

impl<'a> Mailer<'a> {
    /// For the job worker and the demonstration.
    #[must_use]
    pub const fn new(ecopole: &'a Ecopole, public_url: &'a str) -> Self {
        Self { ecopole, public_url }
    }

    /// For a request.
    #[must_use]
    pub fn of(ctx: &'a Ctx) -> Self {
        Self::new(&ctx.ecopole, &ctx.app.config.public_url)
    }

    /// The ecopole's time zone.
    #[must_use]
    pub const fn zone(&self) -> Tz {
        self.ecopole.time_zone
    }

    /// An address of this installation, as letters have it.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// A letter, signed.
    #[must_use]
    pub fn letter(&self, to: &str, l: Lang, subject: String, pieces: Vec<Piece>, enclosure: Option<Enclosure>) -> Letter {
        Letter { to: to.to_owned(), tongue: l.into(), subject, pieces, signature: self.ecopole.signature(), enclosure }
    }
}
