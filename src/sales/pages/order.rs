//! `/commander`: the order in one page, without an account; and the same page to change an order, or for the team on the telephone.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, empty, form as frame, icon, page_head, tabs};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::money::Cents;
use platform::quantity::Grams;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};
use platform::web::respond;
use produce::model::amount::Amount;
use produce::model::label::Label;
use produce::model::product::{Category, Portion, ProductId};
use produce::store::lots;

use super::own::address;
use crate::forms;
use crate::model::cycle::{Cycle, CycleId, OfferId, Phase, Slot};
use crate::model::order::{Order, OrderId, OrderState, Wish};
use crate::store::offers::Offer;
use crate::store::placing::field_of;
use crate::store::settings::{self, Settings};
use crate::store::{customers, cycles, offers, orders, slots};
use crate::texts;

/// The cookie by which a browser finds its order again.
pub const ORDER_COOKIE: &str = "commande";

/// Who fills in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum For {
    /// A resident, for a new order.
    Resident,
    /// A resident, changing the order behind a link.
    Own(String),
    /// The team, for somebody at the desk or on the telephone.
    Desk,
    /// The team, changing somebody's order.
    DeskChange(OrderId),
}

impl For {
    const fn is_new(&self) -> bool {
        matches!(self, Self::Resident | Self::Desk)
    }

    const fn is_desk(&self) -> bool {
        matches!(self, Self::Desk | Self::DeskChange(_))
    }
}

/// What the page is made of.
pub struct Sale {
    pub cycle: Cycle,
    pub offered: Vec<Offer>,
    pub slots: Vec<Slot>,
    pub labels: HashMap<ProductId, Label>,
    pub settings: Settings,
    /// Other cycles that are open at the same time.
    pub others: Vec<Cycle>,
    /// Portions of the order that is changed.
    pub held: HashMap<OfferId, i64>,
    /// Whether the address named a sale that is over, and this is another.
    pub instead: bool,
}

/// Reads everything about one cycle.
pub async fn load(ctx: &Ctx, cycle: Cycle, others: Vec<Cycle>, order: Option<&Order>) -> Result<Sale> {
    let mut conn = ctx.read().await?;
    let group = match order {
        Some(order) => customers::by_id(&mut conn, order.customer).await?.details.group,
        None => None,
    };
    let offered = offers::of_cycle(&mut conn, cycle.id, group).await?;
    let slots = slots::of_cycles(&mut conn, &[cycle.id]).await?;
    let labels = lots::labels_in_store(&mut conn).await?;
    let settings = settings::load(&mut conn).await?;
    let held = order.map(|order| order.asked().map(|line| (line.terms.offer, line.ordered)).collect()).unwrap_or_default();
    Ok(Sale { cycle, offered, slots, labels, settings, others, held, instead: false })
}

/// The cycle that residents order in: the one named in the address, or the first that is open, or the next to open.
async fn in_sight(ctx: &Ctx) -> Result<Option<(Cycle, Vec<Cycle>)>> {
    let mut all = cycles::in_sight(&mut *ctx.read().await?, ctx.now()).await?;
    let named = ctx.param("vente");
    let open = |cycle: &Cycle| cycle.phase(ctx.now()) == Phase::Open;
    let place = all
        .iter()
        .position(|cycle| cycle.id.to_string() == named)
        .or_else(|| all.iter().position(open))
        .or_else(|| (!all.is_empty()).then_some(0));
    Ok(place.map(|place| (all.remove(place), all)))
}

/// `/commander`.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let Some((cycle, others)) = in_sight(&ctx).await? else {
        let over = is_over(&ctx, None).await?;
        return Ok(nothing_open(&ctx, over));
    };
    let last = last_order(&ctx).await?;
    let instead = is_over(&ctx, Some(cycle.id)).await?;
    let sale = Sale { instead, ..load(&ctx, cycle, others, None).await? };
    let mut form = Form::default();
    if let Some(last) = last.as_ref().filter(|_| ctx.param("comme") == "avant") {
        form = like_last_time(&sale, last);
    }
    shown(&ctx, &sale, &For::Resident, &form, last.as_ref()).await
}

/// Whether the address names another sale than the one in sight, and that one is over.
async fn is_over(ctx: &Ctx, shown: Option<CycleId>) -> Result<bool> {
    let Some(named) = ctx.param("vente").parse::<CycleId>().ok().filter(|named| Some(*named) != shown) else {
        return Ok(false);
    };
    match cycles::get(&mut *ctx.read().await?, named).await {
        Ok(cycle) => Ok(!matches!(cycle.phase(ctx.now()), Phase::Draft | Phase::Soon | Phase::Open)),
        Err(AppError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The order that this browser made last.
async fn last_order(ctx: &Ctx) -> Result<Option<(String, Order)>> {
    let Some(token) = ctx.cookie(ORDER_COOKIE) else {
        return Ok(None);
    };
    match orders::by_token(&mut *ctx.read().await?, &Token::received(token)).await {
        Ok(order) => Ok(Some((token.to_owned(), order))),
        Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The form filled with what was ordered last time, as far as it is there.
fn like_last_time(sale: &Sale, (_, last): &(String, Order)) -> Form {
    let wanted = orders::wanted(last);
    let portions = sale.offered.iter().filter_map(|offer| {
        let count = wanted.get(&offer.terms.product).copied()?.min(offer.at_most(Amount::ZERO));
        (count > 0).then_some((offer.terms.offer, count))
    });
    let mut form = forms::filled(&portions.collect());
    form.set("name", last.name.clone());
    form
}

/// What was ordered last time and is not there, or not so much.
fn missing(l: Lang, sale: &Sale, last: &Order) -> Vec<String> {
    let miss = |line: &crate::model::line::Line| {
        let offer = sale.offered.iter().find(|offer| offer.terms.product == line.terms.product);
        match offer.map_or(0, |offer| offer.at_most(Amount::ZERO)) {
            0 => Some(line.terms.name.clone()),
            there if there < line.ordered => Some(texts::only_left(l, &line.terms.name, there)),
            _ => None,
        }
    };
    last.asked().filter_map(miss).collect()
}

fn nothing_open(ctx: &Ctx, over: bool) -> Response {
    let l = ctx.lang;
    page(ctx, Head::new(texts::order_place(l)), || {
        view! {
            {page_head::simple(texts::order_place(l), "")}
            {over.then(|| view! { <p class="notice warm" role="status">{texts::that_sale_is_over(l)}</p> })}
            {empty::view("shopping-basket", texts::nothing_on_sale(l))}
        }
    })
}

/// `/commande/…/modifier`.
pub async fn edit(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let order = orders::by_token(&mut *ctx.read().await?, &Token::received(&token)).await?;
    let open = cycles::get(&mut *ctx.read().await?, order.cycle).await?.phase(ctx.now()) == Phase::Open;
    if order.state != OrderState::Placed || !open {
        return Ok(respond::to(&address(&token)));
    }
    changing(&ctx, &order, &For::Own(token), &forms::order_filled(&order)).await
}

/// `/ventes/cycles/…/commander`.
pub async fn desk(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    desk_form(&ctx, id, &Form::default()).await
}

/// The same with what was typed.
pub async fn desk_form(ctx: &Ctx, id: CycleId, form: &Form) -> Result<Response> {
    let cycle = cycles::get(&mut *ctx.read().await?, id).await?;
    let sale = load(ctx, cycle, Vec::new(), None).await?;
    shown(ctx, &sale, &For::Desk, form, None).await
}

/// `/ventes/commandes/…/modifier`.
pub async fn desk_edit(ctx: Ctx, Path(id): Path<OrderId>) -> Result<Response> {
    let order = orders::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    changing(&ctx, &order, &For::DeskChange(id), &forms::order_filled(&order)).await
}

/// The page that changes an order, with what was typed.
pub async fn changing(ctx: &Ctx, order: &Order, who: &For, form: &Form) -> Result<Response> {
    let cycle = cycles::get(&mut *ctx.read().await?, order.cycle).await?;
    let sale = load(ctx, cycle, Vec::new(), Some(order)).await?;
    shown(ctx, &sale, who, form, None).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, sale: &Sale, who: &For, form: &Form, last: Option<&(String, Order)>) -> Result<Response> {
    let l = ctx.lang;
    let title = if who.is_new() { texts::order_place(l) } else { texts::change_order(l) };
    let phase = sale.cycle.phase(ctx.now());
    let open = phase == Phase::Open || (who.is_desk() && phase == Phase::Closed);
    Ok(form_page(ctx, form, Head::new(title).with_script("order.js"), || {
        let until = format::instant(l, sale.cycle.closes_at, ctx.zone());
        let lead = match phase {
            Phase::Soon => texts::opens_on(l, format::instant(l, sale.cycle.opens_at, ctx.zone())),
            Phase::Open => texts::order_until(l, until),
            _ => texts::closed_now(l).to_owned(),
        };
        view! {
            {page_head::simple(title, lead)}
            {sale.instead.then(|| {
                let another = (phase == Phase::Open).then(|| texts::here_is_another(l));
                view! { <p class="notice warm" role="status">{texts::that_sale_is_over(l)} " " {another}</p> }
            })}
            {cycle_tabs(ctx, sale)}
            {own_order(l, sale, last)}
            {(!sale.cycle.details.note.is_empty()).then(|| view! { <p class="narrow">{sale.cycle.details.note.clone()}</p> })}
            {if open { order_form(ctx, sale, who, form).into_any() } else { too_late(ctx, sale, who, form).into_any() }}
        }
    }))
}

/// Where several cycles are open, none hides another.
fn cycle_tabs(ctx: &Ctx, sale: &Sale) -> Option<AnyView> {
    if sale.others.is_empty() {
        return None;
    }
    let tab = |cycle: &Cycle, here: bool| (format!("/commander?vente={}", cycle.id), cycle.details.title.clone(), here);
    let mut all = vec![tab(&sale.cycle, true)];
    all.extend(sale.others.iter().map(|cycle| tab(cycle, false)));
    Some(tabs::view(texts::order_place(ctx.lang), all))
}

/// The way back to this browser's order, and "like last time".
fn own_order(l: Lang, sale: &Sale, last: Option<&(String, Order)>) -> Option<AnyView> {
    let (token, order) = last?;
    if order.cycle == sale.cycle.id && order.state != OrderState::Cancelled {
        let link = button::link(address(token), "shopping-basket", texts::see_order(l));
        return Some(view! { <div class="own-order"><p>{texts::you_have_ordered(l)}</p>{link}</div> }.into_any());
    }
    let missing = missing(l, sale, order);
    let again = button::link("/commander?comme=avant", "rotate-ccw", texts::like_last_time(l));
    Some(
        view! {
            <div class="own-order">
                {again}
                {(!missing.is_empty()).then(|| view! { <p>{texts::not_there_today(l, missing.join(", "))}</p> })}
            </div>
        }
        .into_any(),
    )
}

/// A cycle in which nobody orders now. Whoever filled in the page while it closed sees that nothing was ordered, and what they had chosen.
fn too_late(ctx: &Ctx, sale: &Sale, who: &For, form: &Form) -> impl IntoView + use<> {
    let l = ctx.lang;
    let chosen: Vec<_> = sale
        .offered
        .iter()
        .filter_map(|offer| {
            let count = forms::typed_count(form, offer.terms.offer)?;
            Some(view! { <li>{texts::so_many(l, &count, &offer.terms.name)}</li> })
        })
        .collect();
    let (said, href, words) = match who {
        For::Own(token) => (texts::your_order_stands(l), address(token), texts::see_order(l)),
        For::DeskChange(id) => (texts::order_stands(l), format!("/ventes/commandes/{id}"), texts::see_order(l)),
        For::Resident | For::Desk => (texts::nothing_was_ordered(l), "/commander".to_owned(), texts::see_what_is_open(l)),
    };
    let lost = (!chosen.is_empty()).then(|| {
        view! {
            <section class="notice warm" role="alert">
                <p><b>{said}</b> " " {texts::you_had_chosen(l)}</p>
                <ul>{chosen}</ul>
                <p><a href=href>{words}</a></p>
            </section>
        }
    });
    let open: Vec<_> = sale
        .others
        .iter()
        .filter(|cycle| cycle.phase(ctx.now()) == Phase::Open)
        .map(|cycle| {
            let words = texts::another_is_open(l, &cycle.details.title);
            button::link(format!("/commander?vente={}", cycle.id), "shopping-basket", words)
        })
        .collect();
    view! { {lost} {open} {only_looking(l, sale)} }
}

/// What will be on sale, before it opens and after it has closed.
fn only_looking(l: Lang, sale: &Sale) -> impl IntoView + use<> {
    let lines: Vec<_> = sale
        .offered
        .iter()
        .filter(|offer| !offer.withdrawn)
        .map(|offer| {
            let price = texts::price(l, offer.terms.selling, offer.terms.price);
            view! {
                <li class="ware">
                    {icon::view(&offer.pictogram)}
                    <div><b>{offer.terms.name.clone()}</b> <p class="ware-price">{price} " · " {offer.origin.clone()}</p></div>
                </li>
            }
        })
        .collect();
    view! { <ul class="wares">{lines}</ul> }
}

fn order_form(ctx: &Ctx, sale: &Sale, who: &For, form: &Form) -> impl IntoView + use<> {
    let l = ctx.lang;
    // What ran out while somebody filled in the page stays in sight, with what is said of it.
    let complained = |offer: &Offer| form.error(&field_of(offer.terms.offer)).is_some();
    let mut there: Vec<&Offer> = sale.offered.iter().filter(|offer| at_most(sale, offer) > 0 || complained(offer)).collect();
    // What is plentiful comes first.
    there.sort_by_key(|offer| std::cmp::Reverse(at_most(sale, offer).min(20)));
    let gone: Vec<String> = sale
        .offered
        .iter()
        .filter(|offer| !offer.withdrawn && at_most(sale, offer) == 0 && !complained(offer))
        .map(|offer| offer.terms.name.clone())
        .collect();
    let lines: Vec<_> = there.iter().map(|offer| offer_line(l, sale, offer, form)).collect();
    let complaint = form.error("products").map(|message| view! { <p class="complaint">{message.text(l)}</p> });
    view! {
        <form method="post" class="form order" novalidate>
            {frame::summary(l, form)}
            {frame::token()}
            {frame::hidden("cycle", sale.cycle.id.to_string())}
            {frame::hidden("version", form.value("version"))}
            {frame::honeypot(l)}
            {slot_choice(ctx, sale, who, form)}
            <fieldset class="plain" id="products" tabindex="-1">
                <legend class="order-step">{texts::what(l)}</legend>
                {complaint}
                <ul class="wares">{lines}</ul>
                {(!gone.is_empty()).then(|| view! { <p class="soft">{texts::all_gone(l, gone.join(", "))}</p> })}
            </fieldset>
            {who.is_new().then(|| who_orders(l, form))}
            <details class="more" open=!form.value("note").is_empty()>
                <summary>{texts::if_missing(l)}</summary>
                {wishes(l, form)}
                {field(l, form, "note", texts::a_word(l)).text()}
            </details>
            {legal(l, sale)}
            <div class="order-bar">
                <output
                    class="order-total"
                    data-about=texts::about_word(l)
                    data-most=texts::at_most_word(l)
                    data-none=texts::nothing_yet(l)
                >
                    {texts::total_follows(l)}
                </output>
                <button type="submit" class="button primary">
                    {if who.is_new() { texts::order_with_duty(l) } else { texts::keep_changes(l) }}
                </button>
            </div>
        </form>
    }
}

/// Most portions that the person of this page may have.
fn at_most(sale: &Sale, offer: &Offer) -> i64 {
    let held = sale.held.get(&offer.terms.offer).copied().unwrap_or(0);
    offer.at_most(offer.terms.selling.stock_of(held)).max(0)
}

/// When and where: the first slot with room is chosen already.
fn slot_choice(ctx: &Ctx, sale: &Sale, who: &For, form: &Form) -> AnyView {
    let l = ctx.lang;
    let typed = form.value("slot").to_owned();
    let free = |slot: &&Slot| slot.is_open(ctx.now()) && (slot.has_room() || slot.id.to_string() == typed);
    let preset = sale.slots.iter().find(free).map(|slot| slot.id.to_string()).unwrap_or_default();
    let chosen = if typed.is_empty() { preset } else { typed.clone() };
    let choices: Vec<_> = sale
        .slots
        .iter()
        .map(|slot| {
            let id = slot.id.to_string();
            let can = free(&slot) || (who.is_desk() && slot.has_room());
            let words = texts::slot(l, slot);
            view! {
                <label class="slot-choice">
                    <input type="radio" name="slot" value=id.clone() checked=id == chosen disabled=!can />
                    <span>
                        <b>{slot.point_name.clone()}</b>
                        <span>{words}</span>
                        <small>{slot.point_address.clone()}</small>
                        {(!slot.has_room()).then(|| view! { <small class="beet">{texts::full(l)}</small> })}
                    </span>
                </label>
            }
        })
        .collect();
    let complaint = form.error("slot").map(|message| view! { <p class="complaint">{message.text(l)}</p> });
    view! {
        <fieldset class="plain" id="slot" tabindex="-1">
            <legend class="order-step">{texts::where_and_when(l)}</legend>
            {complaint}
            <div class="slot-choices">{choices}</div>
        </fieldset>
    }
    .into_any()
}

/// One product: what it is, what it costs, and how many.
fn offer_line(l: Lang, sale: &Sale, offer: &Offer, form: &Form) -> AnyView {
    let terms = &offer.terms;
    let (selling, most) = (terms.selling, at_most(sale, offer));
    let name = field_of(terms.offer);
    let label = sale.labels.get(&terms.product).copied().unwrap_or(Label::Conventional);
    let mut about = vec![offer.origin.clone()];
    if label != Label::Conventional {
        about.insert(0, produce::texts::label(l, label).to_owned());
    }
    if offer.category != Category::None {
        about.push(texts::in_category(l, produce::texts::category(l, offer.category)));
    }
    about.extend([offer.variety.clone(), offer.size.clone()]);
    if !offer.allergens.is_empty() {
        about.push(texts::contains(l, &offer.allergens));
    }
    if terms.deposit > Cents(0) {
        about.push(texts::deposit_of(l, terms.deposit.text(l)));
    }
    about.retain(|text| !text.is_empty());
    let complaint = form.error(&name).map(|message| view! { <p class="complaint">{message.text(l)}</p> });
    let few = (most <= 5).then(|| {
        // What one person may have is not what is left.
        let words = if offer.most == Some(most) { texts::n_each(l, most) } else { texts::n_left(l, most) };
        view! { <small class="beet">{words}</small> }
    });
    let price = texts::price(l, selling, terms.price);
    let portion = texts::portion(l, selling);
    let weighed = selling.portion().filter(|_| selling.mode().is_weighed());
    let grams = |pick: fn(Portion) -> Grams| weighed.map(|portion| pick(portion).0.to_string()).unwrap_or_default();
    view! {
        <li class="ware" id=name.clone() tabindex="-1" data-price=terms.price.0.to_string()
            data-grams=grams(|portion| portion.estimated)
            data-deposit=terms.deposit.0.to_string()
            data-most=grams(|portion| portion.most)>
            {icon::view(&offer.pictogram)}
            <div class="ware-words">
                <b id=format!("{name}-name")>{terms.name.clone()}</b>
                <p class="ware-price"><b>{price}</b> " " {portion} " " {few}</p>
                <p class="ware-about">{about.join(" · ")}</p>
                {complaint}
            </div>
            {pills(l, terms.offer, most, form)}
        </li>
    }
    .into_any()
}

/// How many, as radio buttons: they need no script, and a thumb hits them.
fn pills(l: Lang, offer: OfferId, most: i64, form: &Form) -> AnyView {
    let (name, more) = (field_of(offer), forms::more_field(offer));
    let chosen = form.value(&name).to_owned();
    let chosen = if chosen.is_empty() { "0".to_owned() } else { chosen };
    let pill = |value: String, words: String, label: String| {
        let id = format!("{name}-{value}");
        let checked = chosen == value;
        view! {
            <input type="radio" name=name.clone() id=id.clone() value=value checked=checked aria-label=label />
            <label for=id aria-hidden="true">{words}</label>
        }
        .into_any()
    };
    let mut choices: Vec<AnyView> =
        (0..=most.min(3)).map(|count| pill(count.to_string(), count.to_string(), count.to_string())).collect();
    if most > 3 {
        choices.push(pill("more".to_owned(), "+".to_owned(), texts::more(l).to_owned()));
    }
    let typed = form.value(&more).to_owned();
    view! {
        <div class="pill-row" role="radiogroup" aria-labelledby=format!("{name}-name")>
            {choices}
            {(most > 3).then(|| view! {
                <input type="text" inputmode="numeric" class="how-many" name=more value=typed aria-label=texts::how_many(l) maxlength="2" />
            })}
        </div>
    }
    .into_any()
}

/// Two fields: a name, and one way to be reached.
fn who_orders(l: Lang, form: &Form) -> AnyView {
    view! {
        <fieldset class="plain">
            <legend class="order-step">{texts::who(l)}</legend>
            {field(l, form, "name", texts::your_name(l)).required().autocomplete("name").text()}
            {field(l, form, "contact", texts::your_contact(l)).hint(texts::contact_hint(l)).required().autocomplete("email").text()}
        </fieldset>
    }
    .into_any()
}

fn wishes(l: Lang, form: &Form) -> AnyView {
    let chosen = if form.value("wish").is_empty() { Wish::Credit.word() } else { form.value("wish") }.to_owned();
    let wishes: Vec<_> = Wish::ALL
        .iter()
        .map(|wish| {
            let checked = chosen == wish.word();
            view! {
                <label class="check">
                    <input type="radio" name="wish" value=wish.word() checked=checked />
                    <span>{texts::wish(l, *wish)}</span>
                </label>
            }
        })
        .collect();
    view! { <fieldset class="plain"><legend class="visually-hidden">{texts::if_missing(l)}</legend>{wishes}</fieldset> }
        .into_any()
}

/// What the law wants said before an order.
fn legal(l: Lang, sale: &Sale) -> AnyView {
    let mediator = (!sale.settings.mediator.is_empty()).then(|| texts::mediator_is(l, &sale.settings.mediator));
    view! { <p class="soft legal">{texts::weighed_goods(l)} " " {texts::no_withdrawal(l)} " " {mediator}</p> }.into_any()
}
