//! `/ventes/cycles/…/preparation/…`: one product, crate by crate: whoever stands at the scale with the carrots stays with the carrots.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, empty, form as frame, page_head, texts as ui};
use platform::error::{AppError, Result};
use platform::forms::{Form, grams_field};
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use produce::model::amount::{Amount, Unit};

use super::packing::line_fields;
use crate::model::cycle::{Cycle, CycleId, OfferId};
use crate::model::line::Line;
use crate::model::order::{Order, OrderState};
use crate::store::packing::{pieces_field, weight_field};
use crate::store::packing_notes::{self, Notes, PackingNote};
use crate::store::{cycles, orders};
use crate::texts;

/// The lines of one product in crates that are not closed yet, each with its order.
pub async fn lines_of(ctx: &Ctx, id: CycleId, offer: OfferId) -> Result<Vec<(Order, Line)>> {
    let all = orders::of_cycle(&mut *ctx.read().await?, &ctx.actor, id, "").await?;
    let line = |order: &Order| {
        let mut due = order.asked().filter(|line| line.terms.offer == offer && line.due() > Amount::ZERO);
        due.next().cloned()
    };
    let open = all.into_iter().filter(|order| order.state == OrderState::Placed);
    Ok(open.filter_map(|order| line(&order).map(|line| (order, line))).collect())
}

/// The page.
pub async fn show(ctx: Ctx, Path((id, offer)): Path<(CycleId, OfferId)>) -> Result<Response> {
    let lines = lines_of(&ctx, id, offer).await?;
    let notes = packing_notes::of_cycle(&mut *ctx.read().await?, id).await?;
    shown(&ctx, id, offer, &filled(lines.iter().map(|(_, line)| line), &notes)).await
}

/// The fields as they were noted; what is counted is proposed as it was ordered.
#[must_use]
pub fn filled<'a>(lines: impl Iterator<Item = &'a Line>, notes: &Notes) -> Form {
    let mut form = Form::default();
    for line in lines {
        let note = notes.get(&line.id);
        form.set(&format!("was-{}", line.id), note.map(PackingNote::word).unwrap_or_default());
        if let Some(weight) = note.and_then(|note| note.weight_g) {
            form.set(&weight_field(line.id), grams_field(weight));
        }
        if note.is_some_and(|note| note.missing) {
            form.add("missing", line.id.to_string());
        } else if line.terms.selling.mode().unit() == Unit::Pieces {
            let pieces = note.and_then(|note| note.pieces).unwrap_or(line.due().0);
            form.set(&pieces_field(line.id), pieces.to_string());
        }
    }
    form
}

/// The page with what was typed, after a refusal: whoever sends it once more knows what is noted now.
pub async fn again(ctx: &Ctx, id: CycleId, offer: OfferId, mut form: Form) -> Result<Response> {
    let notes = packing_notes::of_cycle(&mut *ctx.read().await?, id).await?;
    for (_, line) in lines_of(ctx, id, offer).await? {
        form.set(&format!("was-{}", line.id), notes.get(&line.id).map(PackingNote::word).unwrap_or_default());
    }
    shown(ctx, id, offer, &form).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, id: CycleId, offer: OfferId, form: &Form) -> Result<Response> {
    let cycle = cycles::get(&mut *ctx.read().await?, id).await?;
    let lines = lines_of(ctx, id, offer).await?;
    let name = name_of(ctx, id, offer, &lines).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(name.clone()), || {
        let fields: Vec<_> = lines.iter().map(|(order, line)| line_fields(l, line, form, Some(order))).collect();
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{id}"), cycle.details.title.clone()),
            (format!("/ventes/cycles/{id}/preparation?par=produit"), texts::pack(l).to_owned()),
        ];
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::simple(name.clone(), texts::crate_by_crate(l))}
            {if fields.is_empty() { empty::view("circle-check", texts::all_crates_closed(l)) } else {
                view! {
                    <form
                        method="post"
                        action=format!("/ventes/cycles/{id}/preparation/{offer}")
                        class="form packing"
                        data-queue=name.clone()
                        novalidate
                    >
                        {frame::summary(l, form)}
                        {frame::token()}
                        <ul class="pack-lines">{fields}</ul>
                        <div class="buttons">{button::submit(texts::note_it(l))}</div>
                    </form>
                }
                .into_any()
            }}
        }
    }))
}

async fn name_of(ctx: &Ctx, id: CycleId, offer: OfferId, lines: &[(Order, Line)]) -> Result<String> {
    if let Some((_, line)) = lines.first() {
        return Ok(line.terms.name.clone());
    }
    let offered = crate::store::offers::of_cycle(&mut *ctx.read().await?, id, None).await?;
    let found = offered.into_iter().find(|known| known.terms.offer == offer);
    found.map(|known| known.terms.name).ok_or(AppError::NotFound)
}

/// The products of crates that are not closed yet: how much of each, and in how many crates it was noted.
pub fn products(l: Lang, cycle: &Cycle, all: &[Order], notes: &Notes) -> AnyView {
    let mut of: BTreeMap<(&str, OfferId), (Unit, Amount, usize, usize)> = BTreeMap::new();
    let open = all.iter().filter(|order| order.state == OrderState::Placed);
    for line in open.flat_map(Order::asked).filter(|line| line.due() > Amount::ZERO) {
        let unit = line.terms.selling.mode().unit();
        let entry = of.entry((&line.terms.name, line.terms.offer)).or_insert((unit, Amount::ZERO, 0, 0));
        entry.1 = entry.1 + line.due();
        entry.2 += usize::from(notes.get(&line.id).is_some_and(|note| note.is_whole(line)));
        entry.3 += 1;
    }
    if of.is_empty() {
        return empty::view("circle-check", texts::all_crates_closed(l));
    }
    let rows: Vec<_> = of
        .into_iter()
        .map(|((name, offer), (unit, amount, noted, crates))| {
            view! {
                <li class="crate-line">
                    <a href=format!("/ventes/cycles/{}/preparation/{offer}", cycle.id)><b>{name.to_owned()}</b></a>
                    <span>{unit.text(l, amount)}</span>
                    {if noted == crates {
                        ::ui::badge::good(texts::noted_of(l, noted, crates))
                    } else {
                        ::ui::badge::plain(texts::noted_of(l, noted, crates))
                    }}
                </li>
            }
        })
        .collect();
    view! { <ul class="crates">{rows}</ul> }.into_any()
}
