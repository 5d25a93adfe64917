//! The letters of a booking, each with a private link of its own, and a calendar file where there is a date to keep.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use kit::mailer::Mailer;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::ical::{self, Event};
use platform::mail::letter::{Enclosure, Letter, Piece};
use platform::mail::outbox;

use crate::booking::store::bookings;
use crate::model::about::About;
use crate::model::booking::{Booking, BookingId, BookingState, shown_code};
use crate::model::date::{DateId, WorkshopDate};
use crate::model::money::{Ask, Bill, Cents, Units, providers};
use crate::offer::store::dates;
use crate::offer::store::settings::{self, Settings};
use crate::texts;

/// Why a letter is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The booking counts.
    Confirmed,
    /// It counts once the link was followed.
    PleaseConfirm,
    /// In line.
    Waiting,
    /// Seats are offered.
    Offer,
    /// An offer ran out.
    OfferExpired,
    /// The link was not followed in time.
    NotConfirmed,
    /// The team moved the date.
    Moved,
    /// The team called the date off, with its reason.
    CalledOff(String),
    /// Somebody books with an address that has its places: here are their links.
    HasPlaces,
    /// Somebody has lost the link.
    LinkAgain,
    /// Cancelled as asked.
    Cancelled,
    /// Cancelled by the team, with its reason.
    CancelledByTeam(String),
    /// Fewer seats, or another date.
    Changed,
    /// It is soon: this date.
    Soon(DateId),
    /// It was: thanks, and how was it?
    Thanks(DateId),
}

impl Occasion {
    /// A word for the key that keeps a letter from being put in twice.
    const fn word(&self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::PleaseConfirm => "please-confirm",
            Self::Waiting => "waiting",
            Self::Offer => "offer",
            Self::OfferExpired => "offer-expired",
            Self::NotConfirmed => "not-confirmed",
            Self::Moved => "moved",
            Self::CalledOff(_) => "called-off",
            Self::HasPlaces => "has-places",
            Self::LinkAgain => "link-again",
            Self::Cancelled => "cancelled",
            Self::CancelledByTeam(_) => "cancelled-by-team",
            Self::Changed => "changed",
            Self::Soon(_) => "soon",
            Self::Thanks(_) => "thanks",
        }
    }

    /// The one date it is about.
    const fn date(&self) -> Option<DateId> {
        match self {
            Self::Soon(date) | Self::Thanks(date) => Some(*date),
            _ => None,
        }
    }

    /// Whether a calendar file goes with it.
    const fn has_calendar(&self) -> bool {
        matches!(
            self,
            Self::Confirmed | Self::Moved | Self::CalledOff(_) | Self::Changed | Self::Cancelled | Self::CancelledByTeam(_)
        )
    }

    /// Whether the calendar file takes the whole booking out. A date that is called off says so itself: a cycle's others stay.
    const fn takes_out(&self) -> bool {
        matches!(self, Self::Cancelled | Self::CancelledByTeam(_))
    }

    /// Whether what was paid matters to it.
    const fn tells_money(&self) -> bool {
        matches!(self, Self::Changed | Self::Cancelled | Self::CancelledByTeam(_) | Self::CalledOff(_))
    }

    /// Whether it can be unsubscribed from: it is not part of the booking.
    const fn is_extra(&self) -> bool {
        matches!(self, Self::Soon(_) | Self::Thanks(_))
    }
}

/// Writes to everybody who has given an address, in their language.
pub async fn notify(
    mailer: &Mailer<'_>,
    tx: &mut Conn,
    bookings: &[Booking],
    occasion: &Occasion,
    now: DateTime<Utc>,
) -> Result<()> {
    let told: Vec<&Booking> = bookings.iter().filter(|booking| !booking.email.is_empty()).collect();
    if told.is_empty() {
        return Ok(());
    }
    let ids: Vec<BookingId> = told.iter().map(|booking| booking.id).collect();
    let found = dates::of_bookings(tx, &ids).await?;
    let told =
        if occasion.has_calendar() { bookings::next_calendars(tx, told).await? } else { told.into_iter().cloned().collect() };
    let settings = settings::load(tx).await?;
    let records: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let tokens = bookings::LINKS.issue(tx, &records, true).await?;
    let paid = if occasion.tells_money() { bookings::paid_for(tx, &ids).await? } else { HashMap::new() };
    let names = bookings::names(tx, &ids).await?;
    let letters: Vec<(Letter, String)> = told
        .iter()
        .zip(&tokens)
        .filter_map(|(booking, token)| {
            let about = found.get(&booking.id)?;
            let link = mailer.address(&format!("/reservation/{}", token.reveal()));
            let date = occasion.date().map(|date| date.to_string()).unwrap_or_default();
            let key = format!("booking-{}-{}-{date}-{}", booking.id, occasion.word(), now.timestamp_micros());
            let names = names.get(&booking.id).map_or(&[][..], Vec::as_slice);
            let paid = paid.get(&booking.id).copied().unwrap_or((Cents(0), Units(0)));
            Some((letter(mailer, booking, about, occasion, (&link, now), (&settings, paid, names)), key))
        })
        .collect();
    outbox::put_all(tx, &letters, now).await
}

fn letter(
    mailer: &Mailer<'_>,
    booking: &Booking,
    about: &About,
    occasion: &Occasion,
    (link, now): (&str, DateTime<Utc>),
    (settings, paid, names): (&Settings, (Cents, Units), &[String]),
) -> Letter {
    let l = booking.language;
    let mut pieces = vec![Piece::Text(opening(mailer, booking, about, occasion))];
    if let Occasion::CalledOff(reason) | Occasion::CancelledByTeam(reason) = occasion
        && !reason.is_empty()
    {
        pieces.push(Piece::Text(reason.clone()));
    }
    if !matches!(occasion, Occasion::Thanks(_)) {
        pieces.push(Piece::Text(facts(l, booking, (about, names), occasion)));
    }
    // Who has no seats yet keeps waiting, or has an offer to answer; there is no date to put into a calendar.
    let waits = match booking.state {
        BookingState::Waiting => Some(texts::letter_still_waiting(l).to_owned()),
        BookingState::Offered => Some(offer_words(mailer, booking, &about.title)),
        _ => None,
    };
    let holds = waits.is_none();
    if *occasion == Occasion::Moved {
        pieces.extend(waits.map(Piece::Text));
    }
    let deadline = about.dates.iter().map(|date| date.window.cancel_until).min().filter(|until| *until > now);
    if matches!(occasion, Occasion::Confirmed | Occasion::Changed | Occasion::Moved | Occasion::Soon(_))
        && holds
        && let Some(until) = deadline
    {
        pieces.push(Piece::Text(texts::letter_deadline(l, format::instant(l, until, mailer.zone()))));
    }
    if matches!(occasion, Occasion::Confirmed | Occasion::Changed)
        && let Some(words) = payment(l, booking, paid, settings)
    {
        pieces.push(Piece::Text(words));
    }
    // What was paid for a booking that is over, or beyond what it comes to now.
    let is_off = matches!(occasion, Occasion::CalledOff(_)) && !about.goes_on();
    let due = if booking.state.has_ended() || is_off { (Cents(0), Units(0)) } else { (booking.due_cents, booking.due_units) };
    let beyond = ((paid.0 - due.0).max(Cents(0)), Units((paid.1.0 - due.1.0).max(0)));
    if occasion.tells_money() && beyond != (Cents(0), Units(0)) {
        pieces.push(Piece::Text(texts::letter_paid_back(l, crate::parts::amount(l, beyond, &settings.unit()))));
    }
    if matches!(occasion, Occasion::Confirmed | Occasion::Soon(_)) && !about.bring.is_empty() {
        pieces.push(Piece::Text(texts::letter_bring(l, &about.bring)));
    }
    pieces.push(Piece::Link(words_of_link(l, occasion).to_owned(), link.to_owned()));
    if let Some(address) = map_of(mailer, about).filter(|_| !occasion.takes_out() && !matches!(occasion, Occasion::Thanks(_))) {
        pieces.push(Piece::Text(platform::mail::texts::on_map(l, address)));
    }
    if occasion.is_extra() {
        pieces.push(Piece::Text(texts::letter_unsubscribe(l, format!("{link}/rappels"))));
    }
    let enclosure = (occasion.has_calendar() && holds).then(|| Enclosure {
        name: "atelier.ics",
        kind: ical::kind(occasion.takes_out() || about.dates.iter().all(|date| date.cancelled.is_some())),
        text: calendar(mailer, &about.title, booking, &about.dates, (occasion.takes_out(), now)),
    });
    let subject = if matches!(occasion, Occasion::CalledOff(_)) && about.goes_on() {
        texts::subject_date_off(l, &about.title)
    } else {
        subject(l, occasion, about)
    };
    mailer.letter(&booking.email, l, subject, pieces, enclosure)
}

fn opening(mailer: &Mailer<'_>, booking: &Booking, about: &About, occasion: &Occasion) -> String {
    let (l, title) = (booking.language, &about.title);
    match occasion {
        Occasion::Confirmed => texts::letter_confirmed(l, title),
        Occasion::PleaseConfirm => texts::letter_please_confirm(l, title),
        Occasion::Waiting => texts::letter_waiting(l, title),
        Occasion::Offer => offer_words(mailer, booking, title),
        Occasion::OfferExpired => texts::letter_offer_expired(l, title),
        Occasion::NotConfirmed => texts::letter_not_confirmed(l, title),
        Occasion::Moved if about.is_cycle() => texts::letter_date_moved(l, title),
        Occasion::Moved => texts::letter_moved(l, title),
        Occasion::CalledOff(_) if about.goes_on() => texts::letter_date_off(l, title),
        Occasion::CalledOff(_) => texts::letter_called_off(l, title),
        Occasion::HasPlaces => texts::letter_has_places(l, title),
        Occasion::LinkAgain => texts::letter_link_again(l, title),
        Occasion::Cancelled => texts::letter_cancelled(l, title),
        Occasion::CancelledByTeam(_) => texts::letter_cancelled_by_team(l, title),
        Occasion::Changed => texts::letter_changed(l, title),
        Occasion::Soon(_) => texts::letter_soon(l, title),
        Occasion::Thanks(_) => texts::letter_thanks(l, title),
    }
}

/// Which seats are offered, and until when.
fn offer_words(mailer: &Mailer<'_>, booking: &Booking, title: &str) -> String {
    let l = booking.language;
    let until = booking.expires_at.map(|at| format::instant(l, at, mailer.zone())).unwrap_or_default();
    texts::letter_offer(l, booking.seats, title, until)
}

/// Where it is on a public map: the place of the first date that stands.
fn map_of(mailer: &Mailer<'_>, about: &About) -> Option<String> {
    let date = about.dates.iter().find(|date| date.cancelled.is_none())?;
    mailer.ecopole.on_map(&texts::place_line(date))
}

/// When, where, for how many and whom, under which code.
fn facts(l: Lang, booking: &Booking, (about, names): (&About, &[String]), occasion: &Occasion) -> String {
    let only = occasion.date();
    let mut lines: Vec<String> = about
        .dates
        .iter()
        .filter(|date| only.is_none_or(|only| only == date.id))
        .map(|date| {
            let off = if date.cancelled.is_some() { format!(" ({})", texts::called_off(l)) } else { String::new() };
            format!("{}{off}\n{}", texts::when(l, date), texts::place_line(date))
        })
        .collect();
    lines.push(texts::seats_and_code(l, booking.seats, shown_code(&booking.code)));
    if !names.is_empty() {
        lines.push(texts::letter_names(l, names.join(", ")));
    }
    lines.join("\n")
}

/// The dates of a booking as a calendar, all of them out where it is `gone`. A booking of one date keeps one identity, so that moving
/// it moves the event in people's calendars instead of adding a second; the sequence counts the files that went out.
#[must_use]
pub fn calendar(
    mailer: &Mailer<'_>,
    title: &str,
    booking: &Booking,
    dates: &[WorkshopDate],
    (gone, now): (bool, DateTime<Utc>),
) -> String {
    let events: Vec<Event> = dates
        .iter()
        .map(|date| {
            let event = event(mailer, title, date);
            let uid = if booking.series_id.is_some() {
                format!("{}-{}", booking.id, event.uid)
            } else {
                format!("{}@archipel", booking.id)
            };
            Event { uid, changed: now, sequence: booking.calendar_sequence, cancelled: gone || event.cancelled, ..event }
        })
        .collect();
    ical::for_letter(title, mailer.zone(), &events, &mailer.ecopole.contact_email)
}

/// Tells the team what somebody asks.
pub async fn tell_team(mailer: &Mailer<'_>, tx: &mut Conn, booking: &Booking, body: &str, now: DateTime<Utc>) -> Result<()> {
    let settings = settings::load(tx).await?;
    if settings.team_email.is_empty() {
        return Ok(());
    }
    let l = mailer.ecopole.language;
    let pieces = vec![
        Piece::Text(texts::team_asks(l, &booking.name)),
        Piece::Text(body.to_owned()),
        Piece::Link(texts::see_booking(l).to_owned(), mailer.address(&format!("/animation/reservations/{}", booking.id))),
    ];
    let letter = mailer.letter(&settings.team_email, l, texts::team_subject(l, shown_code(&booking.code)), pieces, None);
    outbox::put(tx, &letter, &format!("request-{}-{}", booking.id, now.timestamp_micros()), now).await
}

/// A date as a calendar event.
#[must_use]
pub fn event(mailer: &Mailer<'_>, title: &str, date: &WorkshopDate) -> Event {
    Event {
        uid: format!("{}@archipel", date.id),
        changed: date.updated,
        starts: date.starts,
        ends: date.ends,
        sequence: date.sequence,
        cancelled: date.cancelled.is_some(),
        summary: title.to_owned(),
        location: texts::place_line(date),
        description: String::new(),
        url: mailer.address(&format!("/ateliers/{}", date.workshop)),
    }
}

/// What is still to be paid and how, where anything is.
#[must_use]
pub fn payment(l: Lang, booking: &Booking, paid: (Cents, Units), settings: &Settings) -> Option<String> {
    if booking.state.has_ended() {
        return None;
    }
    let mut lines = Vec::new();
    let (cents, units) = (booking.due_cents - paid.0, booking.due_units - paid.1);
    if cents > Cents(0) {
        let bill = Bill { cents, units, reference: shown_code(&booking.code) };
        let ask = providers(&settings.transfer_to)
            .into_iter()
            .find(|provider| provider.method() == booking.method)
            .map_or(Ask::AtTheDoor, |provider| provider.ask(&bill));
        lines.push(match ask {
            Ask::AtTheDoor => texts::pay_at_the_door(l, bill.cents.text(l)),
            Ask::Transfer { to, reference } => texts::pay_by_transfer(l, bill.cents.text(l), to, reference),
            Ask::GoTo(address) => texts::pay_at(l, bill.cents.text(l), address),
        });
    }
    if units > Units(0) {
        lines.push(texts::pay_units(l, units.0, &settings.unit_name, &settings.unit_plural));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What a letter is about, with the day where there is one to keep.
fn subject(l: Lang, occasion: &Occasion, about: &About) -> String {
    let title = &about.title;
    let date = about.dates.iter().find(|date| occasion.date().is_none_or(|only| only == date.id));
    let day = date.map(|date| format::day(l, date.slot.day)).unwrap_or_default();
    match occasion {
        Occasion::Confirmed => texts::subject_confirmed(l, title, day),
        Occasion::PleaseConfirm => texts::subject_please_confirm(l, title),
        Occasion::Waiting => texts::subject_waiting(l, title),
        Occasion::Offer => texts::subject_offer(l, title, day),
        Occasion::OfferExpired => texts::subject_offer_expired(l, title),
        Occasion::NotConfirmed => texts::subject_not_confirmed(l, title),
        Occasion::Moved => texts::subject_moved(l, title, day),
        Occasion::CalledOff(_) => texts::subject_called_off(l, title),
        Occasion::HasPlaces | Occasion::LinkAgain => texts::subject_has_places(l, title),
        Occasion::Cancelled | Occasion::CancelledByTeam(_) => texts::subject_cancelled(l, title),
        Occasion::Changed => texts::subject_changed(l, title, day),
        Occasion::Soon(_) => texts::subject_soon(l, title, day),
        Occasion::Thanks(_) => texts::subject_thanks(l, title),
    }
}

const fn words_of_link(l: Lang, occasion: &Occasion) -> &'static str {
    match occasion {
        Occasion::PleaseConfirm => texts::confirm_booking(l),
        Occasion::Offer => texts::see_offer(l),
        Occasion::Thanks(_) => texts::say_how_it_was(l),
        Occasion::CalledOff(_) | Occasion::Cancelled | Occasion::CancelledByTeam(_) => texts::see_booking(l),
        _ => texts::manage_booking(l),
    }
}
