//! `/ateliers/…/dates/…/attente`: joining the waiting line of a full date.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::date::DateId;
use crate::model::workshop::WorkshopId;
use crate::offer::store::{dates, settings, workshops};
use crate::texts;

/// The page as it opens.
pub async fn show(ctx: Ctx, Path((id, date)): Path<(WorkshopId, DateId)>) -> Result<Response> {
    shown(&ctx, id, date, &Form::filled([("seats", "1".to_owned())])).await
}

/// The page, with what was typed.
///
/// # Errors
/// `NotFound` where there is no such date for everybody.
pub async fn shown(ctx: &Ctx, id: WorkshopId, date: DateId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let workshop = workshops::get(&mut conn, &ctx.actor, id).await?;
    let date = dates::get(&mut conn, date).await?;
    let settings = settings::load(&mut conn).await?;
    drop(conn);
    let l = ctx.lang;
    let seats = (1..=workshop.details.seats_max.min(date.capacity)).map(|n| (n.to_string(), texts::n_seats(l, n))).collect();
    Ok(form_page(ctx, form, Head::new(texts::join_line(l)), || {
        let fields = view! {
            {field(l, form, "seats", texts::how_many(l)).hint(texts::together_hint(l)).required().select(seats)}
            {field(l, form, "name", texts::your_name(l)).required().autocomplete("name").text()}
            {field(l, form, "email", texts::your_email(l)).required().autocomplete("email").hint(texts::offer_comes_here(l)).email()}
            {field(l, form, "phone", texts::your_phone(l)).autocomplete("tel").phone()}
            {frame::honeypot(l)}
        };
        view! {
            {page_head::trail(
                ui::where_am_i(l),
                vec![("/ateliers".to_owned(), texts::workshops(l).to_owned()), (format!("/ateliers/{id}"), workshop.details.title.clone())],
            )}
            {page_head::simple(texts::join_line(l), format!("{} · {}", workshop.details.title, texts::when(l, &date)))}
            <p class="narrow">{texts::line_lead(l, settings.offer_hours)}</p>
            {frame::frame(l, form, fields.into_any(), button::submit(texts::join_line(l)))}
        }
    }))
}
