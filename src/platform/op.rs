//! A deed under way: the transaction it writes in, who does it, when and where. Made once a request, handed to every store.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::auth::actor::Actor;
use super::db::Conn;
use super::i18n::Lang;

/// What a write needs to know.
#[derive(Debug)]
pub struct Op<'a> {
    /// Where it is written: a transaction that whoever made it commits, or not.
    pub tx: &'a mut Conn,
    /// Who does it.
    pub actor: &'a Actor,
    /// The instant at which all of it happens.
    pub now: DateTime<Utc>,
    /// The ecopole's own time.
    pub zone: Tz,
    /// The language of who does it.
    pub lang: Lang,
}

impl<'a> Op<'a> {
    /// A deed of the program itself, or of a test: in UTC and French, until [`Self::zoned`] says otherwise.
    pub const fn at(tx: &'a mut Conn, actor: &'a Actor, now: DateTime<Utc>) -> Self {
        Self { tx, actor, now, zone: Tz::UTC, lang: Lang::Fr }
    }

    /// The same in the ecopole's own time.
    #[must_use]
    pub const fn zoned(mut self, zone: Tz) -> Self {
        self.zone = zone;
        self
    }
}
