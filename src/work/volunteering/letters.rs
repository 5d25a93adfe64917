//! The letters about a cooperative work day, each with a private link of its own, and a calendar file where there is a day to keep.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use kit::mailer::Mailer;
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::ical::{self, Event};
use platform::mail::letter::{Enclosure, Letter, Piece};
use platform::mail::outbox;

use crate::model::shift::ShiftId;
use crate::texts;
use crate::volunteering::store::{self as open_days, OpenDay, Volunteer};

/// Why somebody is written to about a work day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The place is kept until the link is followed.
    PleaseConfirm,
    /// The address is signed up already: here is the link.
    Already,
    /// The place is theirs.
    Coming,
    /// In line.
    Waiting,
    /// A place came free.
    Offered,
    /// Day, time or place changed.
    Moved,
    /// The team called the day off.
    CalledOff,
    /// Cancelled as asked.
    Cancelled,
    /// Taken off by the team.
    Removed,
}

impl Occasion {
    fn opening(self, l: Lang, until: &str) -> String {
        match self {
            Self::PleaseConfirm => texts::letter_please_confirm(l, until),
            Self::Offered => texts::letter_promoted(l, until),
            Self::Already => texts::letter_already(l).to_owned(),
            Self::Coming => texts::letter_coming(l).to_owned(),
            Self::Waiting => texts::letter_waiting(l).to_owned(),
            Self::Moved => texts::letter_moved_day(l).to_owned(),
            Self::CalledOff => texts::letter_called_off(l).to_owned(),
            Self::Cancelled => texts::letter_you_cancelled(l).to_owned(),
            Self::Removed => texts::letter_removed(l).to_owned(),
        }
    }

    fn subject(self, l: Lang, title: &str) -> String {
        match self {
            Self::PleaseConfirm => texts::subject_please_confirm(l, title),
            Self::Already | Self::Coming => texts::subject_coming(l, title),
            Self::Waiting => texts::subject_waiting(l, title),
            Self::Offered => texts::subject_promoted(l, title),
            Self::Moved => texts::subject_moved(l, title),
            Self::CalledOff => texts::subject_called_off(l, title),
            Self::Cancelled => texts::subject_cancelled(l, title),
            Self::Removed => texts::subject_removed(l, title),
        }
    }

    /// Whether the letter tells how to prepare and how to cancel.
    const fn comes(self) -> bool {
        !matches!(self, Self::CalledOff | Self::Cancelled | Self::Removed)
    }

    /// Whether a calendar file goes with it.
    const fn has_calendar(self) -> bool {
        matches!(self, Self::Coming | Self::Moved | Self::CalledOff | Self::Cancelled | Self::Removed)
    }
}

/// One letter to each, of one occasion.
pub async fn notify(
    mailer: &Mailer<'_>,
    tx: &mut Conn,
    id: ShiftId,
    people: &[Volunteer],
    occasion: Occasion,
    now: DateTime<Utc>,
) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    let day = open_days::get(tx, &Actor::system(), id).await?;
    let ids: Vec<Uuid> = people.iter().map(|one| one.id.uuid()).collect();
    let tokens = open_days::LINKS.issue(tx, &ids, true).await?;
    if occasion.has_calendar() {
        open_days::next_calendars(tx, &people.iter().map(|one| one.id).collect::<Vec<_>>()).await?;
    }
    let letters: Vec<(Letter, String)> = people
        .iter()
        .zip(&tokens)
        .map(|(one, token)| {
            let link = mailer.address(&format!("/chantiers/inscription/{}", token.reveal()));
            (letter(mailer, one, &day, occasion, link, now), format!("open-day-{}-{}", one.id, Uuid::now_v7()))
        })
        .collect();
    outbox::put_all(tx, &letters, now).await
}

fn letter(mailer: &Mailer<'_>, one: &Volunteer, day: &OpenDay, occasion: Occasion, link: String, now: DateTime<Utc>) -> Letter {
    let (l, zone) = (one.language, mailer.zone());
    let when = format!("{}, {}", format::long_date(l, day.day), texts::hours(l, day.starts_minute, day.ends_minute));
    let until = one.expires_at.map(|at| format::instant(l, at, zone)).unwrap_or_default();
    let mut pieces = vec![
        Piece::Text(occasion.opening(l, &until)),
        Piece::Text(format!("{} · {when} · {}\n{}", day.title, place_of(day), texts::n_people(l, one.people))),
    ];
    if occasion.comes() {
        pieces.push(Piece::Text(day.briefing.clone()));
        if now <= day.cancel_until() {
            pieces.push(Piece::Text(texts::cancel_by(l, format::instant(l, day.cancel_until(), zone))));
        }
    }
    let words = match occasion {
        Occasion::PleaseConfirm | Occasion::Offered => texts::confirm_my_place(l),
        _ => texts::my_sign_up(l),
    };
    pieces.push(Piece::Link(words.to_owned(), link));
    // Only where there is an address: a terrain's own name is on no public map.
    if let Some(map) = mailer.ecopole.on_map(&day.site_address).filter(|_| occasion.comes()) {
        pieces.push(Piece::Text(platform::mail::texts::on_map(l, map)));
    }
    let enclosure = occasion.has_calendar().then(|| Enclosure {
        name: "chantier.ics",
        kind: ical::kind(!occasion.comes()),
        text: ical::for_letter(&day.title, zone, &[event(mailer, one, day, occasion, now)], &mailer.ecopole.contact_email),
    });
    let subject = occasion.subject(l, &format!("{}, {}", day.title, format::day(l, day.day)));
    mailer.letter(&one.email, l, subject, pieces, enclosure)
}

/// "L'École Jaurès, Cour de l'école Jaurès".
fn place_of(day: &OpenDay) -> String {
    let parts = [day.site_name.as_str(), day.site_address.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn event(mailer: &Mailer<'_>, one: &Volunteer, day: &OpenDay, occasion: Occasion, now: DateTime<Utc>) -> Event {
    Event {
        uid: format!("{}@archipel", one.id),
        changed: now,
        starts: day.starts_at,
        ends: day.ends_at,
        sequence: one.calendar_sequence + 1,
        cancelled: !occasion.comes(),
        summary: day.title.clone(),
        location: place_of(day),
        description: day.briefing.clone(),
        url: mailer.address(&format!("/chantiers/{}", day.shift_id)),
    }
}
