//! The letter with a link to choose a password: an invitation, or a new one for who forgot theirs.

use platform::audit::{self, Entry, RecordKind, Verb};
use platform::auth::links::{self, Purpose};
use platform::db::Conn;
use platform::error::Result;
use platform::mail::letter::{Letter, Piece};
use platform::mail::outbox;
use platform::secrets::Token;
use platform::web::context::Ctx;

use super::model::Person;
use super::texts;

/// The key under which a letter with a link lies in the outbox: of the token only its hash.
#[must_use]
pub fn letter_key(token: &Token) -> String {
    token.hash().iter().fold("link:".to_owned(), |key, byte| format!("{key}{byte:02x}"))
}

/// Puts a letter with a password link in the outbox.
pub async fn send(ctx: &Ctx, tx: &mut Conn, person: &Person, purpose: Purpose) -> Result<()> {
    let Some(email) = &person.email else {
        return Ok(());
    };
    let lang = person.language.unwrap_or(ctx.ecopole.language);
    let made = links::create(tx, purpose, Some(person.id), email, None, ctx.now()).await?;
    let (subject, what) = match purpose {
        Purpose::Invitation => {
            (texts::mail_invite_subject(lang, &ctx.ecopole.name), texts::mail_invite(lang, &person.name, &ctx.ecopole.name))
        }
        _ => (texts::mail_reset_subject(lang).to_owned(), texts::mail_reset(lang).to_owned()),
    };
    let letter = Letter {
        to: email.clone(),
        tongue: lang.into(),
        subject,
        pieces: vec![
            Piece::Text(what),
            Piece::Link(
                texts::choose_password(lang).to_owned(),
                ctx.absolute(&format!("/connexion/mot-de-passe/{}", made.token.reveal())),
            ),
            Piece::Text(texts::mail_ignore(lang).to_owned()),
        ],
        signature: ctx.ecopole.signature(),
        enclosure: None,
    };
    outbox::put(tx, &letter, &letter_key(&made.token), ctx.now()).await?;
    audit::record(tx, &ctx.actor, ctx.now(), Entry::new(RecordKind::PERSON, person.id.uuid(), Verb::Invited)).await
}
