//! What the search of the house finds of workshops: what is offered, and who booked.

use chrono::NaiveDate;
use uuid::Uuid;

use ::ui::texts as ui;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::format;
use platform::room::{Finds, Found};
use platform::search::by_ids;
use platform::web::context::Ctx;
use platform::web::route::Access;

use crate::model::booking::{BookingId, BookingState};
use crate::model::workshop::WorkshopId;
use crate::{RUNNERS, texts};

/// Workshops and bookings, for those who run them.
pub const FINDS: &[Finds] = &[
    Finds {
        kind: "workshop",
        icon: "calendar-heart",
        name: ui::workshops,
        access: Access::Only(RUNNERS),
        show: |conn, ctx, ids| Box::pin(workshops(conn, ctx, ids)),
    },
    Finds {
        kind: "booking",
        icon: "ticket",
        name: texts::bookings,
        access: Access::Only(RUNNERS),
        show: |conn, ctx, ids| Box::pin(bookings(conn, ctx, ids)),
    },
];

async fn workshops(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(RUNNERS)?;
    let rows: Vec<(WorkshopId, String, String)> =
        by_ids(conn, "SELECT id, title, summary FROM workshops WHERE id IN", ids, "ORDER BY title").await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, summary)| Found { href: format!("/animation/ateliers/{id}"), title, detail: summary })
        .collect())
}

async fn bookings(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(RUNNERS)?;
    let rows: Vec<(BookingId, String, String, NaiveDate, BookingState)> = by_ids(
        conn,
        "SELECT bookings.id, bookings.name, workshops.title, workshop_dates.day, bookings.state
         FROM bookings
         JOIN workshops ON workshops.id = bookings.workshop_id
         JOIN workshop_dates ON workshop_dates.id = bookings.date_id
         WHERE bookings.id IN",
        ids,
        "ORDER BY workshop_dates.day DESC, bookings.id",
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, name, title, day, state)| Found {
            href: format!("/animation/reservations/{id}"),
            title: name,
            detail: format!("{title} · {} · {}", format::date(ctx.lang, day), texts::booking_state(ctx.lang, state)),
        })
        .collect())
}
