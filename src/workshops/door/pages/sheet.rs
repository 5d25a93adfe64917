//! `/animation/dates/…/feuille`: the sheets of a date, to print: one to sign, one to know.

use std::collections::HashSet;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{page_head, texts as ui};
use platform::error::Result;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::door::pages::day::{Day, load, owed};
use crate::door::store::ExpectedGuest;
use crate::model::booking::{BookingId, ParticipantId, shown_code};
use crate::model::date::DateId;
use crate::texts;

/// Most empty lines on a sheet for those who come without a booking.
const BLANK_ROWS: i64 = 6;

/// `/animation/dates/…/feuille`: two sheets to print. The first is passed round to be signed and tells nothing but names; the second stays
/// with whoever leads, for it tells what participants wrote for their eyes alone.
pub async fn show(ctx: Ctx, Path(id): Path<DateId>) -> Result<Response> {
    let day = load(&ctx, id).await?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::sheet(l)), || {
        let mut billed = HashSet::new();
        let coming: Vec<&ExpectedGuest> = day.expected.iter().filter(|line| line.comes).collect();
        let signing: Vec<_> =
            coming.iter().map(|line| view! { <tr><th scope="row">{line.name.clone()}</th><td></td></tr> }).collect();
        let knowing: Vec<_> = coming.iter().map(|line| known_row(l, &day, line, &mut billed)).collect();
        // Those who come without a booking sign too.
        let blank: Vec<_> = (0..day.date.left().clamp(0, BLANK_ROWS))
            .map(|_| view! { <tr><th scope="row"><small>{texts::walk_in(l)}</small></th><td></td></tr> })
            .collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/animation/dates/{id}"), day.workshop.details.title.clone())])}
            {page_head::simple(day.workshop.details.title.clone(), format!("{} · {}", texts::when(l, &day.date), day.date.place_name))}
            <p class="no-print hint">{texts::two_sheets(l)}</p>
            <section class="sheet">
                <h2>{texts::sheet(l)}</h2>
                <table class="signing">
                    <caption class="visually-hidden">{texts::sheet(l)}</caption>
                    <thead><tr><th scope="col">{texts::guest_name(l)}</th><th scope="col">{texts::signature(l)}</th></tr></thead>
                    <tbody>{signing}{blank}</tbody>
                </table>
                <p class="signature">{texts::facilitator_signature(l)}</p>
            </section>
            <section class="sheet">
                <h2>{texts::sheet_to_know(l)}</h2>
                <p>{texts::sheet_not_passed_round(l)}</p>
                <div class="board-frame" tabindex="0" role="region" aria-label=texts::sheet_to_know(l)><table class="signing">
                    <caption class="visually-hidden">{texts::sheet_to_know(l)}</caption>
                    <thead><tr>
                        <th scope="col">{texts::guest_name(l)}</th>
                        <th scope="col">{texts::contact(l)}</th>
                        <th scope="col">{texts::to_know(l)}</th>
                        <th scope="col">{texts::code(l)}</th><th scope="col">{texts::still_due(l)}</th>
                    </tr></thead>
                    <tbody>{knowing}</tbody>
                </table></div>
            </section>
        }
    }))
}

/// A line of what to know. What a booking still has to pay stands once, beside its first guest.
fn known_row(l: Lang, day: &Day, line: &ExpectedGuest, billed: &mut HashSet<BookingId>) -> AnyView {
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
        </tr>
    }
    .into_any()
}
