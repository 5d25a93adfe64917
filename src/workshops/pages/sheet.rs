//! `/animation/dates/…/feuille`: the attendance sheet of a date, to print and sign.

use std::collections::HashSet;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use super::day::{Day, load, owed};
use crate::platform::error::Result;
use crate::platform::i18n::Lang;
use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, page};
use crate::ui::{page_head, texts as ui};
use crate::workshops::model::booking::{BookingId, ParticipantId, shown_code};
use crate::workshops::model::date::DateId;
use crate::workshops::store::door::Expected;
use crate::workshops::texts;

/// Most empty lines on a sheet for those who come without a booking.
const BLANK_ROWS: i64 = 6;

/// `/animation/dates/…/feuille`: the attendance sheet to sign, on paper.
pub async fn show(ctx: Ctx, Path(id): Path<DateId>) -> Result<Response> {
    let day = load(&ctx, id).await?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::sheet(l)), || {
        let mut billed = HashSet::new();
        let rows: Vec<_> =
            day.expected.iter().filter(|line| line.comes).map(|line| sheet_row(l, &day, line, &mut billed)).collect();
        // Those who come without a booking sign too.
        let blank: Vec<_> = (0..day.date.left().clamp(0, BLANK_ROWS))
            .map(|_| view! { <tr><th scope="row"><small>{texts::walk_in(l)}</small></th><td></td><td></td><td></td><td></td><td></td></tr> })
            .collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/animation/dates/{id}"), day.workshop.details.title.clone())])}
            {page_head::simple(day.workshop.details.title.clone(), format!("{} · {}", texts::when(l, &day.date), day.date.place_name))}
            <p class="no-print hint">{texts::print_hint(l)}</p>
            <div class="board-frame" tabindex="0" role="region" aria-label=texts::sheet(l)><table class="signing">
                <caption class="visually-hidden">{texts::sheet(l)}</caption>
                <thead><tr>
                    <th scope="col">{texts::guest_name(l)}</th><th scope="col">{texts::contact(l)}</th><th scope="col">{texts::to_know(l)}</th>
                    <th scope="col">{texts::code(l)}</th><th scope="col">{texts::still_due(l)}</th><th scope="col">{texts::signature(l)}</th>
                </tr></thead>
                <tbody>{rows}{blank}</tbody>
            </table></div>
            <p class="signature">{texts::facilitator_signature(l)}</p>
        }
    }))
}

/// A line of the sheet. What a booking still has to pay stands once, beside its first guest.
fn sheet_row(l: Lang, day: &Day, line: &Expected, billed: &mut HashSet<BookingId>) -> AnyView {
    let of = |participant: Option<ParticipantId>| day.answers.get(&(line.booking_id, participant)).into_iter().flatten().cloned();
    let first = billed.insert(line.booking_id);
    let known: Vec<String> = std::iter::once(line.allergies.clone())
        .chain((!line.collectors.is_empty()).then(|| texts::may_collect(l, &line.collectors)))
        .chain((!line.image_consent).then(|| texts::no_image(l).to_owned()))
        .chain(of(Some(line.id)))
        .chain(of(None).filter(|_| first))
        .filter(|words| !words.is_empty())
        .collect();
    let contact: Vec<&str> = [&line.contact, &line.phone, &line.emergency_contact]
        .into_iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty() && *words != line.name)
        .collect();
    let due = (first && line.owes()).then(|| owed(l, line, &day.unit));
    view! {
        <tr>
            <th scope="row">{line.name.clone()} {line.age.map(|age| format!(" ({})", texts::years(l, age)))}</th>
            <td>{contact.join(", ")}</td>
            <td>{known.join(" · ")}</td>
            <td>{shown_code(&line.code)}</td>
            <td>{due}</td>
            <td></td>
        </tr>
    }
    .into_any()
}
