//! `/lots/…`: one lot, from where it grew to where it went, and every line about it.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, facts, form as frame, icon, page_head, table, texts as ui};
use land::store::{beds, plots};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use super::stock::label_badge;
use crate::model::amount::{Amount, Unit};
use crate::model::lot::{Lot, LotId};
use crate::model::product::Product;
use crate::model::stock::{Balance, Cause};
use crate::store::lots::{Event, Relative};
use crate::store::moves::Standing;
use crate::store::{balance, lots, moves, places, products};
use crate::{CATALOGUE_KEEPERS, STOCK_KEEPERS, texts};

/// Everything that is known of a lot.
struct Told {
    lot: Lot,
    product: Product,
    /// Plot and bed, or the supplier.
    origin: String,
    plot: Option<String>,
    events: Vec<Event>,
    standing: Vec<Standing>,
    balance: Balance,
    parents: Vec<Relative>,
    children: Vec<Relative>,
    places: Vec<(String, String)>,
}

async fn load(ctx: &Ctx, id: LotId) -> Result<Told> {
    let mut conn = ctx.read().await?;
    let lot = lots::get(&mut conn, &ctx.actor, id).await?;
    let product = products::get(&mut conn, &ctx.actor, lot.product).await?;
    let origin = match lot.source {
        Some(source) => {
            let plot = plots::get(&mut conn, &ctx.actor, source.plot, lot.day).await?;
            let bed = match source.bed {
                Some(bed) => Some(beds::get(&mut conn, &ctx.actor, bed).await?.details.code),
                None => None,
            };
            [Some(plot.details.name), bed].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        None => lot.supplier.clone(),
    };
    let events = lots::events(&mut conn, &ctx.actor, id).await?;
    let standing = moves::standing(&mut conn, &ctx.actor, lot.product).await?;
    let (parents, children) = lots::relatives(&mut conn, &ctx.actor, id).await?;
    Ok(Told {
        balance: balance::of_lot(&mut conn, &ctx.actor, id).await?,
        places: super::stock::place_options(&places::list(&mut conn, &ctx.actor).await?),
        plot: lot.source.map(|source| format!("/parcelles/{}", source.plot)),
        standing: standing.into_iter().filter(|standing| standing.lot_id == id).collect(),
        lot,
        product,
        origin,
        events,
        parents,
        children,
    })
}

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<LotId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The page with what was typed into one of its forms.
pub async fn shown(ctx: &Ctx, id: LotId, form: &Form) -> Result<Response> {
    let told = load(ctx, id).await?;
    let l = ctx.lang;
    let title = texts::lot_code(l, &told.lot.code);
    let keeps = ctx.actor.roles.any_of(STOCK_KEEPERS);
    Ok(form_page(ctx, form, Head::new(title.clone()), || {
        let unit = told.product.unit();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/stock".to_owned(), texts::stock(l).to_owned()),
                (format!("/produits/{}", told.product.id), told.product.details.name.clone()),
            ])}
            {page_head::with_actions(format!("{} · {title}", told.product.details.name), "", who_has(ctx, id))}
            <p class="badges">{label_badge(l, told.lot.label)} <small>{texts::frozen_label(l)}</small></p>
            {origin_facts(l, &told)}
            <section>
                <h2>{texts::where_it_went(l)}</h2>
                {balance_bar(l, unit, &told.balance)}
            </section>
            {relatives(l, unit, &told)}
            {(keeps && !told.standing.is_empty()).then(|| deeds(l, unit, &told, form))}
            <section>
                <h2>{texts::what_happened(l)}</h2>
                {events(ctx, unit, &told, keeps)}
            </section>
        }
    }))
}

/// The way to the people who have some of it, for those who sell.
fn who_has(ctx: &Ctx, id: LotId) -> Vec<AnyView> {
    let may = ctx.actor.roles.any_of(CATALOGUE_KEEPERS);
    may.then(|| button::link(format!("/lots/{id}/personnes"), "users", texts::who_has(ctx.lang))).into_iter().collect()
}

fn origin_facts(l: Lang, told: &Told) -> AnyView {
    let sown = told.lot.sown_on.map(|day| format::date(l, day)).unwrap_or_default();
    let standing: Vec<_> = told
        .standing
        .iter()
        .map(|standing| format!("{} : {}", standing.place_name, told.product.unit().text(l, standing.quantity)))
        .collect();
    view! {
        {facts::view(vec![
            (texts::lot_kind(l, told.lot.kind), format::long_date(l, told.lot.day)),
            (texts::from(l), told.origin.clone()),
            (texts::sown_on(l), sown),
            (texts::certificate(l), told.lot.certificate.clone()),
            (texts::where_it_stands(l), standing.join(" · ")),
        ])}
        {told.plot.clone().map(|href| view! { <p><a href=href>{icon::view("layers")} " " {told.origin.clone()}</a></p> })}
    }
    .into_any()
}

/// Where everything of a lot went, as a bar with its numbers beside it.
fn balance_bar(l: Lang, unit: Unit, balance: &Balance) -> AnyView {
    let parts = [
        (texts::sold_amount(l), balance.sold, "sold"),
        (texts::given(l), balance.given, "given"),
        (texts::composted(l), balance.composted, "composted"),
        (texts::processed(l), balance.processed, "processed"),
        (texts::eaten(l), balance.eaten, "eaten"),
        (texts::lost(l), balance.lost, "lost"),
        (texts::mixed(l), balance.mixed, "mixed"),
        (texts::left(l), balance.left, "left"),
    ];
    let came = (balance.came + balance.counted).0.max(1);
    // A drawing and not a style: pages carry no styles of their own.
    let mut start = 0;
    let mut bars = Vec::new();
    for (_, amount, class) in parts.iter().filter(|(_, amount, _)| amount.0 > 0) {
        let width = amount.0 * 1000 / came;
        bars.push(view! { <rect class=*class x=start.to_string() y="0" width=width.to_string() height="18"></rect> });
        start += width;
    }
    let mut rows = vec![(texts::came(l), unit.text(l, balance.came))];
    if balance.counted != Amount::ZERO {
        rows.push((texts::counted(l), unit.text(l, balance.counted)));
    }
    rows.extend(
        parts.iter().filter(|(_, amount, _)| *amount != Amount::ZERO).map(|(name, amount, _)| (*name, unit.text(l, *amount))),
    );
    if balance.difference() != Amount::ZERO {
        rows.push((texts::difference(l), unit.text(l, balance.difference())));
    }
    view! {
        <svg class="mass" viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true" focusable="false">{bars}</svg>
        {facts::view(rows)}
    }
    .into_any()
}

fn relatives(l: Lang, unit: Unit, told: &Told) -> Option<AnyView> {
    let list = |title: &'static str, relatives: &[Relative]| {
        let lines: Vec<_> = relatives
            .iter()
            .map(|lot| {
                view! { <li><a href=format!("/lots/{}", lot.id)>{texts::lot_code(l, &lot.code)}</a> " " {unit.text(l, lot.quantity)}</li> }
            })
            .collect();
        (!lines.is_empty()).then(|| view! { <section><h2>{title}</h2><ul class="inline-list">{lines}</ul></section> }.into_any())
    };
    let (made_of, went_into) = (list(texts::made_of(l), &told.parents), list(texts::went_into(l), &told.children));
    (made_of.is_some() || went_into.is_some()).then(|| view! { {made_of} {went_into} }.into_any())
}

/// What can be done with what is left.
fn deeds(l: Lang, unit: Unit, told: &Told, form: &Form) -> AnyView {
    let id = told.lot.id;
    let here: Vec<_> =
        told.standing.iter().map(|standing| (standing.place_id.to_string(), standing.place_name.clone())).collect();
    let label = if unit == Unit::Grams { texts::amount_kg(l) } else { texts::amount_pieces(l) };
    let causes = Cause::LEAVING.iter().map(|cause| (cause.word().to_owned(), texts::cause(l, *cause).to_owned())).collect();
    let (leaving, carrying, counting) = (form.if_sent("amount"), form.if_sent("moved"), form.if_sent("found"));
    let leave = view! {
        <form method="post" action=format!("/lots/{id}/sortie") class="form" novalidate>
            {frame::token()}
            {field(l, &leaving, "amount", label).required().number()}
            {field(l, &leaving, "cause", texts::why(l)).required().select(causes)}
            {field(l, &leaving, "place", texts::place(l)).required().select(here.clone())}
            {field(l, &leaving, "note", texts::note(l)).text()}
            <div class="buttons">{button::submit(texts::take_out(l))}</div>
        </form>
    };
    let carry = view! {
        <form method="post" action=format!("/lots/{id}/deplacer") class="form" novalidate>
            {frame::token()}
            {field(l, &carrying, "moved", label).required().number()}
            {field(l, &carrying, "place", texts::from(l)).required().select(here.clone())}
            {field(l, &carrying, "to", texts::to_place(l)).required().select(told.places.clone())}
            <div class="buttons">{button::submit(texts::carry(l))}</div>
        </form>
    };
    let count = view! {
        <form method="post" action=format!("/lots/{id}/compter") class="form" novalidate>
            {frame::token()}
            {field(l, &counting, "place", texts::place(l)).required().select(here)}
            {field(l, &counting, "found", texts::found(l)).required().number()}
            <div class="buttons">{button::submit(texts::count(l))}</div>
        </form>
    };
    let open = |form: &Form| !form.errors().is_empty();
    view! {
        <div class="actions">
            {dialog::opened(open(&leaving), "trash-2", texts::take_out(l), texts::take_out_what(l), leave.into_any())}
            {dialog::opened(open(&carrying), "truck", texts::carry(l), texts::carry_what(l), carry.into_any())}
            {dialog::opened(open(&counting), "scale", texts::count(l), texts::count_what(l), count.into_any())}
        </div>
    }
    .into_any()
}

fn events(ctx: &Ctx, unit: Unit, told: &Told, keeps: bool) -> AnyView {
    let l = ctx.lang;
    let by_itself = |event: &Event| {
        !event.taken_back && !matches!(event.cause, Cause::Pack | Cause::Return | Cause::Move | Cause::Mixing | Cause::Reversal)
    };
    let rows: Vec<_> = told
        .events
        .iter()
        .map(|event| {
            let back = (keeps && by_itself(event)).then(|| {
                let action = format!("/lots/{}/lignes/{}/retirer", told.lot.id, event.id);
                button::post(action, button::quiet(texts::take_back(l)))
            });
            let taken_back = event.taken_back.then(|| texts::taken_back(l).to_owned());
            let about = [taken_back, Some(event.note.clone()), Some(event.place_name.clone()), event.author.clone()];
            let about: Vec<String> = about.into_iter().flatten().filter(|text| !text.is_empty()).collect();
            vec![
                format::instant(l, event.happened_at, ctx.zone()).into_any(),
                texts::cause(l, event.cause).into_any(),
                view! { <span class="amount">{unit.text(l, event.quantity)}</span> }.into_any(),
                view! { {about.join(" · ")} " " {back} }.into_any(),
            ]
        })
        .collect();
    table::view(texts::what_happened(l), [texts::day(l), texts::why(l), texts::amount(l), texts::note(l)], rows)
}
