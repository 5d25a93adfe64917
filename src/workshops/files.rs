//! Files about workshops: pictures, calendars, tickets, certificates, spreadsheets.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use chrono::Duration;

use kit::mailer::Mailer;
use kit::pictures::PictureId;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::export;
use platform::i18n::{Lang, format};
use platform::ical;
use platform::secrets::Token;
use platform::web::context::Ctx;

use crate::booking::letters::{self, event};
use crate::booking::papers::{self, Paper};
use crate::booking::store::bookings;
use crate::booking::store::payments;
use crate::door::store as door;
use crate::model::booking::{Booking, BookingId, BookingState};
use crate::model::date::DateId;
use crate::model::workshop::WorkshopId;
use crate::offer::pages::agenda::Agenda;
use crate::offer::store::{dates, settings, workshops};
use crate::refusal::Refusal;
use crate::texts;

const CALENDAR: &str = "text/calendar; charset=utf-8";

/// A picture as a page shows it. It never changes under its address.
pub async fn picture(ctx: Ctx, Path(id): Path<PictureId>) -> Result<Response> {
    workshops::PICTURES.answer(&mut *ctx.read().await?, id, false).await
}

/// The same as large as it is kept.
pub async fn large_picture(ctx: Ctx, Path(id): Path<PictureId>) -> Result<Response> {
    workshops::PICTURES.answer(&mut *ctx.read().await?, id, true).await
}

fn calendar_file(text: String) -> Response {
    ([(CONTENT_TYPE, CALENDAR), (CACHE_CONTROL, "max-age=900")], text).into_response()
}

/// `/ateliers/agenda.ics`: all public dates, for subscribing.
pub async fn feed(ctx: Ctx) -> Result<Response> {
    let (from, until) = (ctx.now() - Duration::days(60), ctx.now() + Duration::days(365));
    let mut conn = ctx.read().await?;
    let all = dates::public(&mut conn, from, until).await?;
    drop(conn);
    let agenda = Agenda::load(&ctx, from, until).await?;
    let events: Vec<_> = all
        .iter()
        .filter_map(|date| {
            let workshop = agenda.workshop(date)?;
            Some(event(&Mailer::of(&ctx), &workshop.details.title, date))
        })
        .collect();
    let name = format!("{} · {}", texts::workshops(ctx.lang), ctx.ecopole.name);
    Ok(calendar_file(ical::calendar(&name, ctx.zone(), &events)))
}

/// One date, for somebody's calendar.
pub async fn date_calendar(ctx: Ctx, Path((id, date)): Path<(WorkshopId, DateId)>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let workshop = workshops::get(&mut conn, &ctx.actor, id).await?;
    let touched = dates::touched(&mut conn, date).await?;
    if touched.iter().any(|date| date.workshop != id) {
        return Err(AppError::NotFound);
    }
    let mailer = Mailer::of(&ctx);
    let events: Vec<_> = touched.iter().map(|date| event(&mailer, &workshop.details.title, date)).collect();
    Ok(export::download("atelier.ics", CALENDAR, ical::calendar(&workshop.details.title, ctx.zone(), &events).into_bytes()))
}

/// The dates of a booking, for its owner's calendar.
pub async fn booking_calendar(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let booking = bookings::by_token(&mut conn, &Token::received(&token)).await?;
    let about = dates::of_bookings(&mut conn, &[booking.id]).await?.remove(&booking.id).ok_or(AppError::NotFound)?;
    let gone = booking.state.has_ended();
    let text = letters::calendar(&Mailer::of(&ctx), &about.title, &booking, &about.dates, (gone, ctx.now()));
    Ok(export::download("atelier.ics", CALENDAR, text.into_bytes()))
}

/// The tickets of a booking, a page each.
pub async fn tickets(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let booking = bookings::by_token(&mut conn, &Token::received(&token)).await?;
    if booking.state != BookingState::Confirmed {
        return Err(AppError::NotFound);
    }
    let participants = bookings::participants(&mut conn, booking.id).await?;
    let about = dates::of_bookings(&mut conn, &[booking.id]).await?.remove(&booking.id).ok_or(AppError::NotFound)?;
    drop(conn);
    let paper = Paper { lang: booking.language, ecopole: &ctx.ecopole, public_url: &ctx.app.config.public_url };
    let pdf = papers::tickets(&paper, &about, &participants)?;
    Ok(export::download("billets.pdf", "application/pdf", pdf))
}

/// Certificates of attendance for those of a booking who came.
pub async fn certificate(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let booking = bookings::by_token(&mut conn, &Token::received(&token)).await?;
    printed_certificate(&ctx, &mut conn, &booking).await
}

/// The same for the team: those who came without a booking have no link of their own.
pub async fn certificate_for(ctx: Ctx, Path(id): Path<BookingId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let booking = bookings::get(&mut conn, &ctx.actor, id).await?;
    printed_certificate(&ctx, &mut conn, &booking).await
}

async fn printed_certificate(ctx: &Ctx, conn: &mut Conn, booking: &Booking) -> Result<Response> {
    if booking.state != BookingState::Confirmed {
        return Err(Refusal::BookingOver.into());
    }
    let came = door::came(conn, booking.id, ctx.now()).await?;
    let about = dates::of_bookings(conn, &[booking.id]).await?.remove(&booking.id).ok_or(AppError::NotFound)?;
    if came.is_empty() {
        return Err(Refusal::NobodyCame.into());
    }
    let paper = Paper { lang: booking.language, ecopole: &ctx.ecopole, public_url: &ctx.app.config.public_url };
    let pdf = papers::certificates(&paper, &about, &came, ctx.today())?;
    Ok(export::download("attestation.pdf", "application/pdf", pdf))
}

/// A receipt, for whoever booked.
pub async fn own_receipt(ctx: Ctx, Path((token, number)): Path<(String, i64)>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let booking = bookings::by_token(&mut conn, &Token::received(&token)).await?;
    printed_receipt(&ctx, &mut conn, &booking, number).await
}

/// A receipt, for the team.
pub async fn receipt(ctx: Ctx, Path((id, number)): Path<(BookingId, i64)>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let booking = bookings::get(&mut conn, &ctx.actor, id).await?;
    printed_receipt(&ctx, &mut conn, &booking, number).await
}

async fn printed_receipt(ctx: &Ctx, conn: &mut Conn, booking: &Booking, number: i64) -> Result<Response> {
    let receipts = payments::receipts(conn, booking.id).await?;
    let receipt = receipts.into_iter().find(|receipt| receipt.receipt == number).ok_or(AppError::NotFound)?;
    let about = dates::of_bookings(conn, &[booking.id]).await?.remove(&booking.id).ok_or(AppError::NotFound)?;
    let unit = settings::load(conn).await?.unit();
    let paper = Paper { lang: booking.language, ecopole: &ctx.ecopole, public_url: &ctx.app.config.public_url };
    let pdf = papers::receipt(&paper, &about, booking, &receipt, &unit)?;
    Ok(export::download(&format!("recu-{number}.pdf"), "application/pdf", pdf))
}

/// Who comes to a date, as CSV.
pub async fn participants_csv(ctx: Ctx, Path(id): Path<DateId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let date = dates::get(&mut conn, id).await?;
    let all = door::expected(&mut conn, &ctx.actor, id).await?;
    let unit = settings::load(&mut conn).await?.unit();
    drop(conn);
    let l = ctx.lang;
    let in_units = |what: &str| format!("{what} ({})", unit.many);
    let (due_units, paid_units) = (in_units(texts::due(l)), in_units(texts::paid(l)));
    let header = [
        texts::guest_name(l),
        texts::age(l),
        texts::contact(l),
        texts::phone(l),
        texts::your_email(l),
        texts::allergies(l),
        texts::image_short(l),
        texts::due(l),
        texts::paid(l),
        due_units.as_str(),
        paid_units.as_str(),
        texts::came(l),
    ];
    let yes = |on: bool| if on { texts::yes(l).to_owned() } else { String::new() };
    // What a booking comes to stands once, beside its first guest: so the column adds up.
    let mut billed = std::collections::HashSet::new();
    let rows = all.into_iter().filter(|line| line.comes).map(|line| {
        let first = billed.insert(line.booking_id);
        let count = |units: i64| if first { units.to_string() } else { String::new() };
        let once = |cents: i64| if first { format::hundredths(Lang::Fr, cents) } else { String::new() };
        vec![
            line.name,
            line.age.map(|age| age.to_string()).unwrap_or_default(),
            line.contact,
            line.phone,
            line.email,
            line.allergies,
            yes(line.image_consent),
            once(line.due_cents.0),
            once(line.paid_cents.0),
            count(line.due_units.0),
            count(line.paid_units.0),
            line.came_at.map(|at| format::instant(l, at, ctx.zone())).unwrap_or_default(),
        ]
    });
    let bytes = export::csv(&header, rows)?;
    Ok(export::download(&format!("atelier-{}.csv", date.slot.day), "text/csv; charset=utf-8", bytes))
}
