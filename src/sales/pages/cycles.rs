//! A cycle: its times, its slots, what it offers, and what people decide of it.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, empty, facts, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use super::board::phase_badge;
use crate::forms;
use crate::model::cycle::{Cycle, CycleDetails, CycleId, CycleState, Lack, Moment, Phase, Point, Rule, Slot};
use crate::store::offers::Offer;
use crate::store::{cycles, offers, points, slots};
use crate::texts;
use platform::time::ClockTime;
use produce::model::amount::Amount;

/// One cycle.
pub async fn show(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The page with what was typed into the form of slots.
pub async fn shown(ctx: &Ctx, id: CycleId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let offered = offers::standing(&mut conn, &ctx.actor, id).await?;
    let all = slots::of_cycles(&mut conn, &[id]).await?;
    let known = points::list(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    let phase = cycle.phase(ctx.now());
    let mut lacks = if is_changeable(&cycle) && phase != Phase::Closed { cycles::lacks(&offered, all.len()) } else { Vec::new() };
    // An open sale that is sold out lacks nothing.
    lacks.retain(|lack| cycle.state == CycleState::Draft || *lack != Lack::Supply);
    Ok(form_page(ctx, form, Head::new(cycle.details.title.clone()), || {
        let draft = cycle.state == CycleState::Draft;
        let lacking = if draft { texts::before_publishing(l) } else { texts::open_and_lacks(l) };
        let missing: Vec<_> = lacks.iter().map(|lack| view! { <li>{texts::lack(l, *lack)}</li> }).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/ventes".to_owned(), texts::sales(l).to_owned())])}
            {page_head::with_actions(cycle.details.title.clone(), cycle.details.note.clone(), deeds(l, &cycle, phase, lacks.is_empty()))}
            <p class="badges">{phase_badge(l, phase)}</p>
            {(!lacks.is_empty()).then(|| view! { <div class="notice warm"><p>{lacking}</p><ul>{missing}</ul></div> })}
            {facts::view(vec![
                (texts::opens(l), format::instant(l, cycle.opens_at, ctx.zone())),
                (texts::closes(l), format::instant(l, cycle.closes_at, ctx.zone())),
                (texts::rule_label(l), texts::rule(l, cycle.details.rule).to_owned()),
            ])}
            <section>
                <h2>{texts::pick_up(l)}</h2>
                {slot_table(l, &all)}
                {is_changeable(&cycle).then(|| slot_form(l, &cycle, &known, form, all.is_empty()))}
            </section>
            <section>
                <h2>{texts::on_sale(l)}</h2>
                {is_changeable(&cycle).then(|| button::link(format!("/ventes/cycles/{id}/offre"), "pencil", texts::choose_products(l)))}
                {offer_table(l, cycle.phase(ctx.now()), &offered)}
            </section>
        }
    }))
}

const fn is_changeable(cycle: &Cycle) -> bool {
    matches!(cycle.state, CycleState::Draft | CycleState::Published)
}

fn deeds(l: Lang, cycle: &Cycle, phase: Phase, complete: bool) -> Vec<AnyView> {
    let base = format!("/ventes/cycles/{}", cycle.id);
    let mut deeds = Vec::new();
    if cycle.state == CycleState::Draft && complete {
        deeds.push(button::post(format!("{base}/publier"), button::submit(texts::publish(l))));
    }
    if is_changeable(cycle) {
        deeds.push(button::link(format!("{base}/modifier"), "pencil", texts::edit(l)));
    }
    if !matches!(phase, Phase::Draft | Phase::Soon) {
        deeds.push(button::link(format!("{base}/commandes"), "list", texts::orders(l)));
    }
    if matches!(phase, Phase::Closed | Phase::Allocated) {
        deeds.push(button::link(format!("{base}/preparation"), "package", texts::pack(l)));
        let settle = button::post(format!("{base}/solder"), button::submit(texts::settle(l)));
        deeds.push(dialog::confirm("check", texts::settle(l), texts::settle_what(l), settle));
    }
    deeds.push(button::link(format!("/ventes/cycles/nouveau?comme={}", cycle.id), "copy", texts::the_next(l)));
    if is_changeable(cycle) {
        let cancel = button::post(format!("{base}/annuler"), button::danger(texts::call_off(l)));
        deeds.push(dialog::confirm("circle-x", texts::call_off(l), texts::call_off_what(l), cancel));
    }
    deeds
}

fn slot_table(l: Lang, all: &[Slot]) -> AnyView {
    if all.is_empty() {
        return empty::view("map-pin", texts::no_slot_yet(l));
    }
    let rows = all
        .iter()
        .map(|slot| {
            let crates = slot.crates.map_or_else(|| slot.taken.to_string(), |most| format!("{} / {most}", slot.taken));
            let remove = if slot.taken == 0 {
                button::post(format!("/ventes/creneaux/{}/retirer", slot.id), button::quiet(texts::delete(l)))
            } else {
                "".into_any()
            };
            vec![texts::slot(l, slot).into_any(), slot.point_name.clone().into_any(), crates.into_any(), remove]
        })
        .collect();
    table::view(texts::pick_up(l), [texts::when(l), texts::where_label(l), texts::crates(l), texts::delete(l)], rows)
}

/// The form of a slot, open where there is none yet; before that, the place where people come.
fn slot_form(l: Lang, cycle: &Cycle, known: &[Point], form: &Form, first: bool) -> AnyView {
    if known.is_empty() {
        let make = button::link("/ventes/points", "plus", texts::points(l));
        return empty::with_action("map-pin", texts::no_point_yet(l), make);
    }
    let options = known.iter().map(|point| (point.id.to_string(), point.details.name.clone())).collect();
    let mut form = form.clone();
    if form.value("day").is_empty() {
        form.set("day", (cycle.details.closes.day + chrono::Duration::days(1)).to_string());
    }
    let fields = view! {
        <form method="post" action=format!("/ventes/cycles/{}/creneaux", cycle.id) class="form" novalidate>
            {frame::summary(l, &form)}
            {frame::token()}
            {field(l, &form, "point", texts::where_label(l)).required().select(options)}
            <div class="pair">
                {field(l, &form, "day", texts::day(l)).required().date()}
                {field(l, &form, "starts", texts::from(l)).required().time()}
                {field(l, &form, "ends", texts::until(l)).required().time()}
            </div>
            <div class="pair">
                {field(l, &form, "crates", texts::most_crates(l)).digits()}
                {field(l, &form, "cut_off_hours", texts::cut_off(l)).hint(texts::cut_off_hint(l)).digits()}
            </div>
            <div class="buttons">{button::submit(texts::add_slot(l))}</div>
        </form>
    };
    dialog::opened(first || !form.errors().is_empty(), "plus", texts::add_slot(l), texts::add_slot_what(l), fields.into_any())
}

/// What is held for orders: before packing begins that is what was asked for; crates that are packed hold nothing any more.
pub const fn held(l: Lang, phase: Phase) -> &'static str {
    if phase.is_over() { texts::left_to_pack(l) } else { texts::asked(l) }
}

fn offer_table(l: Lang, phase: Phase, offered: &[Offer]) -> AnyView {
    // What was taken off sale and is owed by orders stays in sight.
    let offered: Vec<&Offer> = offered.iter().filter(|offer| !offer.withdrawn || offer.supply.reserved > Amount::ZERO).collect();
    if offered.is_empty() {
        return empty::view("carrot", texts::offers_nothing(l));
    }
    let rows = offered
        .iter()
        .map(|offer| {
            let unit = offer.terms.selling.mode().unit();
            vec![
                view! {
                    <a href=format!("/produits/{}", offer.terms.product)>{offer.terms.name.clone()}</a>
                    " "
                    {offer.withdrawn.then(|| badge::warm(texts::taken_off(l)))}
                }
                .into_any(),
                texts::price(l, offer.terms.selling, offer.terms.price).into_any(),
                offer.supply.expected.map(|expected| unit.text(l, expected)).unwrap_or_default().into_any(),
                unit.text(l, offer.supply.reserved).into_any(),
                if phase.is_over() { "–".into_any() } else { unit.text(l, offer.sellable()).into_any() },
            ]
        })
        .collect();
    let columns = [texts::product(l), texts::price_label(l), texts::expected(l), held(l, phase), texts::sellable(l)];
    table::view(texts::on_sale(l), columns, rows)
}

/// `/ventes/cycles/nouveau`: like the last one a week later, or like the one named.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let named = ctx.param("comme").parse::<CycleId>().ok();
    let last = match named {
        Some(id) => Some(cycles::get(&mut conn, id).await?),
        None => cycles::list(&mut conn, &ctx.actor, 1).await?.pop(),
    };
    drop(conn);
    let mut form = forms::cycle_filled(&next(&ctx, last.as_ref()), 0);
    if let Some(last) = last {
        form.set("from", last.id.to_string());
    }
    Ok(form_of(&ctx, None, &form))
}

/// The next cycle: as many days later as make it open from now on.
fn next(ctx: &Ctx, last: Option<&Cycle>) -> CycleDetails {
    let l = ctx.ecopole.language;
    let today = ctx.today();
    match last {
        Some(last) => {
            let mut days = 7;
            while last.details.closes.plus(days).day <= today {
                days += 7;
            }
            let (opens, closes) = (last.details.opens.plus(days), last.details.closes.plus(days));
            CycleDetails { title: texts::week_of(l, format::date(l, closes.day)), opens, closes, ..last.details.clone() }
        }
        None => {
            let at = |days: i64, hour: i64| Moment { day: today + chrono::Duration::days(days), time: ClockTime(hour * 60) };
            let (opens, closes) = (at(0, 8), at(3, 18));
            let title = texts::week_of(l, format::date(l, closes.day));
            CycleDetails { title, opens, closes, rule: Rule::Fair, note: String::new() }
        }
    }
}

/// `/ventes/cycles/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let cycle = cycles::get(&mut *ctx.read().await?, id).await?;
    Ok(form_of(&ctx, Some(id), &forms::cycle_filled(&cycle.details, cycle.version)))
}

/// The form with what was typed.
pub fn form_of(ctx: &Ctx, id: Option<CycleId>, form: &Form) -> Response {
    let l = ctx.lang;
    let title = if id.is_some() { texts::edit_cycle(l) } else { texts::new_cycle(l) };
    let back = id.map_or_else(|| "/ventes".to_owned(), |id| format!("/ventes/cycles/{id}"));
    form_page(ctx, form, Head::new(title), || {
        let rules = Rule::ALL.iter().map(|rule| (rule.word().to_owned(), texts::rule(l, *rule).to_owned())).collect();
        let copied =
            (id.is_none() && !form.value("from").is_empty()).then(|| view! { <p class="hint">{texts::copies_last(l)}</p> });
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {frame::hidden("from", form.value("from"))}
            {frame::hidden("sure", form.value("sure"))}
            {copied}
            {field(l, form, "title", texts::title(l)).required().text()}
            <div class="pair">
                {field(l, form, "opens_day", texts::opens(l)).required().date()}
                {field(l, form, "opens_time", texts::at(l)).required().time()}
            </div>
            <div class="pair">
                {field(l, form, "closes_day", texts::closes(l)).required().date()}
                {field(l, form, "closes_time", texts::at(l)).required().time()}
            </div>
            {field(l, form, "rule", texts::rule_label(l)).required().select(rules)}
            {field(l, form, "note", texts::word_to_customers(l)).area()}
        };
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::simple(title, "")}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    })
}
