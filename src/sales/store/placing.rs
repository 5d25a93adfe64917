//! Placing, changing, giving up and resuming an order. What is promised is decided under the lock of its cycle and guarded by the schema.

use std::collections::HashMap;

use platform::audit::{Entry, Verb};
use platform::db::version::same_version;
use platform::db::{Conn, Db};
use platform::error::{AppError, Result, guarded};
use platform::i18n::{Lang, Message};
use platform::op::Op;
use platform::secrets::Token;
use produce::model::amount::Amount;
use produce::store::supplies::{self, Claim};
use serde::Serialize;

use crate::letters::{self, Occasion};
use crate::model::customer::{Contact, Customer};
use crate::model::cycle::{Cycle, CycleId, OfferId, Phase, Slot, SlotId};
use crate::model::line::{Line, LineId};
use crate::model::order::{Happened, Order, OrderId, OrderState, Wish, new_code};
use crate::refusal::Refusal;
use crate::store::offers::Offer;
use crate::store::{customers, cycles, events, offers, orders, packing_notes, slots};
use crate::{SELLERS, records, texts};
use kit::mailer::Mailer;

/// What somebody chose on the order page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basket {
    pub slot: SlotId,
    /// Portions of each offer.
    pub portions: HashMap<OfferId, i64>,
    pub wish: Wish,
    pub note: String,
    /// The version of the order that the form was opened on; none for a new one.
    pub version: i64,
}

/// Who orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buyer {
    pub name: String,
    pub contact: Contact,
    pub lang: Lang,
}

/// What came of placing an order.
#[derive(Debug)]
pub enum Placed {
    /// It is kept; a link to it.
    Kept(OrderId, Token),
    /// This person has an order in the cycle; its link is on its way to the address.
    HasOrder(OrderId),
}

/// The name of a product's field on the order page.
#[must_use]
pub fn field_of(offer: OfferId) -> String {
    format!("q-{offer}")
}

/// The cycle under its lock, while orders are taken; the team may still write when the time is over.
async fn open(op: &mut Op<'_>, id: CycleId) -> Result<Cycle> {
    let cycle = cycles::locked(op.tx, id).await?;
    match cycle.phase(op.now) {
        Phase::Open => Ok(cycle),
        Phase::Closed | Phase::Allocated if op.actor.roles.any_of(SELLERS) => Ok(cycle),
        Phase::Soon | Phase::Draft => Err(Refusal::NotOpenYet.into()),
        Phase::Closed | Phase::Allocated | Phase::Settled | Phase::Cancelled => Err(Refusal::ClosedNow.into()),
    }
}

async fn slot_of(op: &mut Op<'_>, cycle: &Cycle, id: SlotId) -> Result<Slot> {
    let gone = || Refusal::SlotIsGone.into();
    let slot = match slots::get(op.tx, id).await {
        Err(AppError::NotFound) => return Err(gone()),
        other => other?,
    };
    if slot.cycle != cycle.id {
        return Err(gone());
    }
    if !slot.is_open(op.now) && !op.actor.roles.any_of(SELLERS) {
        return Err(Refusal::SlotIsClosed.into());
    }
    Ok(slot)
}

fn slot_full(error: sqlx::Error) -> AppError {
    guarded(error, &["slots_within_crates"], Refusal::SlotIsFull)
}

/// Places an order. Whoever has one in this cycle is not shown it: its link goes to the address.
///
/// # Errors
/// `Conflict` where the cycle or the slot is closed, the slot is full, or there is not so much of something.
pub async fn place(op: &mut Op<'_>, cycle: CycleId, buyer: &Buyer, basket: &Basket, mailer: &Mailer<'_>) -> Result<Placed> {
    let cycle = open(op, cycle).await?;
    let slot = slot_of(op, &cycle, basket.slot).await?;
    let customer = customers::reach(op.tx, &buyer.name, &buyer.contact, (buyer.lang, op.now)).await?;
    if let Some(live) = orders::live(op.tx, cycle.id, customer.id).await? {
        letters::write(op, live, &Occasion::LinkAgain, mailer).await?;
        return Ok(Placed::HasOrder(live));
    }
    let offered = offers::of_cycle(op.tx, cycle.id, customer.details.group).await?;
    let id = insert(op, OrderId::new(), &new_code(), (&cycle, &slot, &customer), buyer, basket).await?;
    let lines = put_lines(op, id, &offered, &HashMap::new(), basket).await?;
    if lines == 0 {
        return Err(Refusal::NothingChosen.into());
    }
    events::note(op, id, Happened::Placed, "").await?;
    let mut tokens = orders::LINKS.issue(op.tx, &[id.uuid()], false).await?;
    letters::write(op, id, &Occasion::Placed, mailer).await?;
    op.log(Entry::new(records::ORDER, id.uuid(), Verb::Created).after(&Noted { portions: lines })?).await?;
    let token = tokens.pop().ok_or_else(|| AppError::internal("a link that was just made"))?;
    Ok(Placed::Kept(id, token))
}

/// What the log keeps of an order: how much, not what somebody eats.
#[derive(Serialize)]
struct Noted {
    portions: i64,
}

/// Writes the order itself.
pub(crate) async fn insert(
    op: &mut Op<'_>,
    id: OrderId,
    code: &str,
    (cycle, slot, customer): (&Cycle, &Slot, &Customer),
    buyer: &Buyer,
    basket: &Basket,
) -> Result<OrderId> {
    sqlx::query(
        "INSERT INTO orders
             (id, code, cycle_id, customer_id, slot_id, name, state, wish, note, lang, placed_at, changed_at, recorded_by, version)
         VALUES ($1, $2, $3, $4, $5, $6, 'placed', $7, $8, $9, $10, $10, $11, 1)",
    )
    .bind(id)
    .bind(code)
    .bind(cycle.id)
    .bind(customer.id)
    .bind(slot.id)
    .bind(&buyer.name)
    .bind(basket.wish)
    .bind(&basket.note)
    .bind(buyer.lang)
    .bind(op.now)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await
    .map_err(slot_full)?;
    Ok(id)
}

/// A line as an order has it: how many portions, and what it holds, which is less where there was not enough.
#[derive(Clone, Copy)]
pub(crate) struct Has {
    line: LineId,
    portions: i64,
    held: Amount,
}

type Held = HashMap<OfferId, Has>;

fn held_of(order: &Order) -> Held {
    let has = |line: &Line| Has { line: line.id, portions: line.ordered, held: line.due() };
    order.lines.iter().map(|line| (line.terms.offer, has(line))).collect()
}

/// Brings the lines of an order and what they hold to what is wanted; says how many portions there are then.
pub(crate) async fn put_lines(op: &mut Op<'_>, id: OrderId, offered: &[Offer], held: &Held, basket: &Basket) -> Result<i64> {
    let (mut claims, mut fresh, mut total) = (Vec::new(), Vec::new(), 0);
    let mut of_claims = Vec::new();
    for offer in offered {
        let offer_id = offer.terms.offer;
        let wanted = basket.portions.get(&offer_id).copied().unwrap_or(0).max(0);
        let nothing = || Has { line: LineId::new(), portions: 0, held: Amount::ZERO };
        let Has { line, portions: before, held: holds } = held.get(&offer_id).copied().unwrap_or_else(nothing);
        total += wanted;
        if wanted == before {
            continue;
        }
        if wanted > before && offer.most.is_some_and(|most| wanted > most) {
            let most = offer.most.unwrap_or_default();
            return Err(refused_at(offer_id, Message::new(move |l| texts::most_a_person(l, most))));
        }
        if wanted > before && offer.withdrawn {
            return Err(refused_at(offer_id, Message::new(texts::withdrawn_now)));
        }
        let selling = offer.terms.selling;
        let stock = |portions| selling.stock_of(portions);
        claims.push(Claim {
            supply: offer_id.supply(),
            product: offer.terms.product,
            holder: line.uuid(),
            held: holds,
            wanted: stock(wanted),
        });
        of_claims.push((offer, holds, wanted));
        if held.contains_key(&offer_id) {
            change_line(op, line, offer, wanted).await?;
        } else {
            fresh.push((line, offer, wanted));
        }
    }
    let changed: Vec<LineId> =
        of_claims.iter().filter_map(|(offer, ..)| held.get(&offer.terms.offer)).map(|has| has.line).collect();
    packing_notes::forget(op.tx, &changed).await?;
    insert_lines(op, id, &fresh).await?;
    let settled = supplies::settle(op.tx, &claims, op.now).await;
    settled.map_err(|error| not_enough(error, &of_claims))?;
    Ok(total)
}

fn refused_at(offer: OfferId, message: Message) -> AppError {
    AppError::Conflict(message.at_named(field_of(offer)))
}

/// What to say where there is not so much: how many there still are, beside the product. Each is an offer, what is held and the portions
/// wanted.
fn not_enough(error: AppError, of: &[(&Offer, Amount, i64)]) -> AppError {
    let over =
        |(offer, holds, wanted): &&(&Offer, Amount, i64)| offer.terms.selling.stock_of(*wanted) - *holds > offer.sellable();
    match (error, of.iter().find(over)) {
        (AppError::Conflict(_), Some((offer, holds, _))) => {
            let left = offer.at_most(*holds);
            let name = offer.terms.name.clone();
            refused_at(offer.terms.offer, Message::new(move |l| texts::only_left(l, &name, left)))
        }
        (other, _) => other,
    }
}

async fn change_line(op: &mut Op<'_>, id: LineId, offer: &Offer, wanted: i64) -> Result<()> {
    sqlx::query("UPDATE order_lines SET ordered = $1, ceiling_cents = $2, allocated = NULL WHERE id = $3")
        .bind(wanted)
        .bind(offer.terms.selling.ceiling(offer.terms.price, wanted))
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

async fn insert_lines(op: &mut Op<'_>, id: OrderId, fresh: &[(LineId, &Offer, i64)]) -> Result<()> {
    if fresh.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "INSERT INTO order_lines
             (id, order_id, offer_id, product_id, name, mode, portion_g, least_g, most_g, price_cents, vat_bp, deposit_cents, ordered,
              ceiling_cents) ",
    );
    query.push_values(fresh, |mut row, (line, offer, wanted)| {
        let terms = &offer.terms;
        let portion = terms.selling.portion();
        row.push_bind(*line)
            .push_bind(id)
            .push_bind(terms.offer)
            .push_bind(terms.product)
            .push_bind(terms.name.clone())
            .push_bind(terms.selling.mode())
            .push_bind(portion.map(|portion| portion.estimated))
            .push_bind(portion.map(|portion| portion.least))
            .push_bind(portion.map(|portion| portion.most))
            .push_bind(terms.price)
            .push_bind(terms.vat)
            .push_bind(terms.deposit)
            .push_bind(*wanted)
            .push_bind(terms.selling.ceiling(terms.price, *wanted));
    });
    query.build().execute(&mut *op.tx).await?;
    Ok(())
}

/// An order behind its private link, under the lock of its cycle.
async fn locked(op: &mut Op<'_>, token: &Token) -> Result<(Cycle, Order)> {
    let found = orders::by_token(op.tx, token).await?;
    locked_by_id(op, found.id).await
}

async fn locked_by_id(op: &mut Op<'_>, id: OrderId) -> Result<(Cycle, Order)> {
    let cycle = orders::by_id(op.tx, id).await?.cycle;
    let cycle = open(op, cycle).await?;
    let order = orders::by_id(op.tx, id).await?;
    Ok((cycle, order))
}

/// Changes an order: quantities, slot, wishes. Its own quantities count as free.
///
/// # Errors
/// `Conflict` as [`place`], and where the order is no longer to be changed.
pub async fn change(op: &mut Op<'_>, token: &Token, basket: &Basket, mailer: &Mailer<'_>) -> Result<OrderId> {
    let (cycle, order) = locked(op, token).await?;
    amend(op, &cycle, &order, basket, mailer).await?;
    Ok(order.id)
}

/// The same by the team, at the desk or on the telephone.
///
/// # Errors
/// As [`change`]; `NotFound` for those who do not sell.
pub async fn change_for(op: &mut Op<'_>, id: OrderId, basket: &Basket, mailer: &Mailer<'_>) -> Result<()> {
    op.actor.require(SELLERS)?;
    let (cycle, order) = locked_by_id(op, id).await?;
    amend(op, &cycle, &order, basket, mailer).await
}

async fn amend(op: &mut Op<'_>, cycle: &Cycle, order: &Order, basket: &Basket, mailer: &Mailer<'_>) -> Result<()> {
    if order.state != OrderState::Placed {
        return Err(Refusal::NotToChange.into());
    }
    same_version(order.version, basket.version)?;
    let slot = if basket.slot == order.slot { None } else { Some(slot_of(op, cycle, basket.slot).await?) };
    let customer = customers::by_id(op.tx, order.customer).await?;
    let offered = offers::of_cycle(op.tx, cycle.id, customer.details.group).await?;
    let total = put_lines(op, order.id, &offered, &held_of(order), basket).await?;
    if total == 0 {
        return Err(Refusal::NothingChosen.into());
    }
    sqlx::query(
        "UPDATE orders
         SET slot_id = $1, wish = $2, note = $3, changed_at = $4, version = version + 1
         WHERE id = $5",
    )
    .bind(basket.slot)
    .bind(basket.wish)
    .bind(&basket.note)
    .bind(op.now)
    .bind(order.id)
    .execute(&mut *op.tx)
    .await
    .map_err(slot_full)?;
    let mut changes = changes(order, &offered, basket);
    if let Some(slot) = slot {
        changes.push(texts::fetched_at(order.lang, &slot.point_name));
    }
    if changes.is_empty() {
        return Ok(());
    }
    events::note(op, order.id, Happened::Changed, &changes.join(", ")).await?;
    letters::write(op, order.id, &Occasion::Changed, mailer).await?;
    op.log(Entry::new(records::ORDER, order.id.uuid(), Verb::Updated).after(&Noted { portions: total })?).await
}

/// "Carottes : 1 → 2", for each line that is another.
fn changes(order: &Order, offered: &[Offer], basket: &Basket) -> Vec<String> {
    let before = held_of(order);
    let change = |offer: &Offer| {
        let was = before.get(&offer.terms.offer).map_or(0, |has| has.portions);
        let is = basket.portions.get(&offer.terms.offer).copied().unwrap_or(0);
        (was != is).then(|| texts::from_to(order.lang, &offer.terms.name, was, is))
    };
    offered.iter().filter_map(change).collect()
}

/// What the lines of an order hold, to be let go of or taken again.
pub(crate) fn claims(order: &Order, take: bool) -> Vec<Claim> {
    let claim = |line: &Line| {
        let stock = line.terms.selling.stock_of(line.ordered);
        let (held, wanted) = if take { (Amount::ZERO, stock) } else { (line.due(), Amount::ZERO) };
        Claim { supply: line.terms.offer.supply(), product: line.terms.product, holder: line.id.uuid(), held, wanted }
    };
    order.asked().filter(|line| line.packed.is_none()).map(claim).collect()
}

/// Gives an order up: what it held is free at once.
///
/// # Errors
/// `Conflict` where it is too late, or it is given up already.
pub async fn cancel(op: &mut Op<'_>, token: &Token, mailer: &Mailer<'_>) -> Result<OrderId> {
    let (_, order) = locked(op, token).await?;
    // Whoever presses twice has cancelled once.
    if order.state != OrderState::Cancelled {
        give_up(op, &order, "", mailer).await?;
    }
    Ok(order.id)
}

/// The same by the team, with a reason, until it is packed.
///
/// # Errors
/// `Conflict` where it is packed or over.
pub async fn cancel_for(op: &mut Op<'_>, id: OrderId, reason: &str, mailer: &Mailer<'_>) -> Result<()> {
    op.actor.require(SELLERS)?;
    let found = orders::by_id(op.tx, id).await?;
    cycles::locked(op.tx, found.cycle).await?;
    let order = orders::by_id(op.tx, id).await?;
    give_up(op, &order, reason, mailer).await
}

pub(super) async fn give_up(op: &mut Op<'_>, order: &Order, reason: &str, mailer: &Mailer<'_>) -> Result<()> {
    if order.state != OrderState::Placed {
        return Err(Refusal::NotToChange.into());
    }
    supplies::settle(op.tx, &claims(order, false), op.now).await?;
    packing_notes::clear(op.tx, order.id).await?;
    sqlx::query("UPDATE orders SET state = 'cancelled', cancelled_at = $1, reason = $2, version = version + 1 WHERE id = $3")
        .bind(op.now)
        .bind(reason)
        .bind(order.id)
        .execute(&mut *op.tx)
        .await?;
    events::note(op, order.id, Happened::Cancelled, reason).await?;
    letters::write(op, order.id, &Occasion::Cancelled, mailer).await?;
    op.log(Entry::new(records::ORDER, order.id.uuid(), Verb::Updated).after(&Noted { portions: 0 })?).await
}

/// Takes an order up again that was given up, where everything of it is still there.
///
/// # Errors
/// `Conflict` where it is too late, there is another order, no room in the slot, or not so much of something.
pub async fn resume(op: &mut Op<'_>, token: &Token, mailer: &Mailer<'_>) -> Result<OrderId> {
    let (_, order) = locked(op, token).await?;
    if order.state != OrderState::Cancelled {
        return Err(Refusal::NotCancelled.into());
    }
    if orders::live(op.tx, order.cycle, order.customer).await?.is_some() {
        return Err(Refusal::HasAnotherOrder.into());
    }
    sqlx::query("UPDATE orders SET state = 'placed', cancelled_at = NULL, reason = '', version = version + 1 WHERE id = $1")
        .bind(order.id)
        .execute(&mut *op.tx)
        .await
        .map_err(slot_full)?;
    let claims = claims(&order, true);
    supplies::settle(op.tx, &claims, op.now).await.map_err(|error| match error {
        AppError::Conflict(_) => Refusal::NotAllThere.into(),
        other => other,
    })?;
    events::note(op, order.id, Happened::Resumed, "").await?;
    letters::write(op, order.id, &Occasion::Placed, mailer).await?;
    op.log(Entry::new(records::ORDER, order.id.uuid(), Verb::Updated)).await?;
    Ok(order.id)
}

/// A new link to an order that a repeated form made.
pub async fn link_again(tx: &mut Conn, id: OrderId) -> Result<Token> {
    orders::LINKS.issue(tx, &[id.uuid()], false).await?.pop().ok_or_else(|| AppError::internal("a link that was just made"))
}
