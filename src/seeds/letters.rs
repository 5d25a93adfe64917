//! The letters of a request and of a guardian, each with a private link of its own.

use uuid::Uuid;

use kit::mailer::Mailer;
use platform::error::Result;
use platform::i18n::format;
use platform::mail::letter::Piece;
use platform::mail::outbox;
use platform::op::Op;

use crate::model::guardian::GuardianId;
use crate::model::request::RequestId;
use crate::store::guardians;
use crate::store::requests::{self, LINKS};
use crate::texts;

/// Why a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// It was asked for: the address is to be confirmed.
    Asked,
    /// The packets lie ready.
    Ready,
}

/// Writes to whoever asked.
pub async fn write(op: &mut Op<'_>, id: RequestId, occasion: Occasion, mailer: &Mailer<'_>) -> Result<()> {
    let request = requests::by_id(op.tx, id).await?;
    let tokens = LINKS.issue(op.tx, &[id.uuid()], true).await?;
    let Some(token) = tokens.first() else {
        return Ok(());
    };
    let link = mailer.address(&format!("/graines/demandes/{}", token.reveal()));
    let l = request.lang;
    let until = format::instant(l, request.expires_at, mailer.zone());
    let (subject, first, word) = match occasion {
        Occasion::Asked => (texts::letter_asked(l), texts::letter_asked_first(l, until), texts::confirm_request(l)),
        Occasion::Ready => (texts::letter_ready(l), texts::letter_ready_first(l, until), texts::see_request(l)),
    };
    let lines: Vec<String> = request.lines.iter().map(|line| format!("{} · {}", line.variety, line.species)).collect();
    let pieces = vec![Piece::Text(first), Piece::Text(lines.join("\n")), Piece::Link(word.to_owned(), link)];
    let letter = mailer.letter(&request.email, l, subject.to_owned(), pieces, None);
    outbox::put(op.tx, &letter, &format!("seed-request-{id}-{}", Uuid::now_v7()), op.now).await
}

/// Why a guardian is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Their offer was accepted.
    Accepted,
    /// The season of a year is over, and they have not said how it went.
    Season(i64),
}

/// Writes to a guardian, where they gave an address.
pub async fn to_guardian(op: &mut Op<'_>, id: GuardianId, why: Keeping, mailer: &Mailer<'_>) -> Result<()> {
    let guardian = guardians::by_id(op.tx, id).await?;
    if guardian.email.is_empty() {
        return Ok(());
    }
    let tokens = guardians::LINKS.issue(op.tx, &[id.uuid()], true).await?;
    let Some(token) = tokens.first() else {
        return Ok(());
    };
    let link = mailer.address(&format!("/graines/gardiens/{}", token.reveal()));
    let l = guardian.lang;
    let (subject, first) = match why {
        Keeping::Accepted => {
            (texts::letter_guardian(l, &guardian.variety), texts::letter_guardian_first(l, &guardian.name, &guardian.variety))
        }
        Keeping::Season(year) => {
            (texts::letter_season(l, &guardian.variety, year), texts::letter_season_first(l, &guardian.name, &guardian.variety))
        }
    };
    let pieces = vec![Piece::Text(first), Piece::Link(texts::my_varieties(l).to_owned(), link)];
    let letter = mailer.letter(&guardian.email, l, subject, pieces, None);
    outbox::put(op.tx, &letter, &format!("seed-guardian-{id}-{}", Uuid::now_v7()), op.now).await
}
