//! Packing: what goes into a crate comes out of store by lot, is weighed, and is billed within what was promised.

use std::collections::{BTreeSet, HashMap};

use platform::audit::{Entry, Verb};
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::op::Op;
use platform::quantity::Grams;
use platform::room::Days;
use produce::model::amount::{Amount, Unit};
use produce::store::moves;
use produce::store::supplies::{self, Claim};

use crate::model::cycle::{CycleId, OfferId, Phase};
use crate::model::line::{Line, LineId, Packed};
use crate::model::order::{Happened, Order, OrderId, OrderState};
use crate::refusal::Refusal;
use crate::store::{accounts, cycles, events, jars, orders, packing_notes, papers};
use crate::{SELLERS, records, texts};

/// What somebody put into a crate, by line: a line that is not named is not there.
pub type Crate = HashMap<LineId, Packed>;

/// What the form asks of a line: nothing where it is missing.
#[must_use]
pub fn packed_of(line: &Line, pieces: Option<i64>, weight: Option<Grams>) -> Packed {
    match line.terms.selling.mode().unit() {
        Unit::Grams => Packed { amount: Amount(weight.unwrap_or_default().0), weight },
        Unit::Pieces if pieces.unwrap_or(0) <= 0 => Packed { amount: Amount::ZERO, weight: None },
        Unit::Pieces => Packed { amount: Amount(pieces.unwrap_or(0)), weight },
    }
}

/// Most crates whose pages a device keeps.
const CRATES_AHEAD: usize = 120;

/// The pages where the crates of some days are packed, one by one and product by product.
pub async fn pages_of(conn: &mut Conn, days: &Days) -> Result<Vec<String>> {
    let lines: Vec<(OrderId, CycleId, OfferId)> = sqlx::query_as(
        "SELECT orders.id, orders.cycle_id, order_lines.offer_id
         FROM pickup_slots
         JOIN orders ON orders.slot_id = pickup_slots.id
         JOIN order_lines ON order_lines.order_id = orders.id
         WHERE pickup_slots.day BETWEEN $1 AND $2 AND orders.state = 'placed'
         ORDER BY pickup_slots.day, orders.code
         LIMIT 4000",
    )
    .bind(days.start())
    .bind(days.end())
    .fetch_all(conn)
    .await?;
    let mut pages: Vec<String> = lines.iter().map(|(id, ..)| format!("/ventes/commandes/{id}/preparer")).collect();
    pages.dedup();
    pages.truncate(CRATES_AHEAD);
    let products: BTreeSet<String> =
        lines.iter().map(|(_, cycle, offer)| format!("/ventes/cycles/{cycle}/preparation/{offer}")).collect();
    pages.extend(products);
    Ok(pages)
}

async fn locked(op: &mut Op<'_>, id: OrderId) -> Result<Order> {
    op.actor.require(SELLERS)?;
    let found = orders::by_id(op.tx, id).await?;
    let cycle = cycles::locked(op.tx, found.cycle).await?;
    if !matches!(cycle.phase(op.now), Phase::Closed | Phase::Allocated) {
        return Err(Refusal::NotToPack.into());
    }
    orders::by_id(op.tx, id).await
}

/// Packs an order: every line with what is in the crate (none of it is possible, and then it costs nothing).
///
/// # Errors
/// `Conflict` where it is not to be packed, nothing at all is in it, a weighed line has no weight, more than is due lies in it, or not so
/// much is in store.
pub async fn pack(op: &mut Op<'_>, id: OrderId, packed: &Crate) -> Result<()> {
    let order = locked(op, id).await?;
    if order.state != OrderState::Placed {
        return Err(Refusal::NotToPack.into());
    }
    // Its letter would say that something is ready to be fetched.
    if packed.values().all(|packed| packed.amount <= Amount::ZERO) {
        return Err(Refusal::NothingInTheCrate.into());
    }
    let mut lines: Vec<&Line> = order.asked().collect();
    // One order of products for everybody who packs, so that nobody waits in a circle.
    lines.sort_by_key(|line| line.terms.product);
    for line in lines {
        let packed = packed.get(&line.id).copied().unwrap_or(Packed { amount: Amount::ZERO, weight: None });
        pack_line(op, line, packed).await?;
    }
    sqlx::query("UPDATE orders SET state = 'packed', packed_at = $1, version = version + 1 WHERE id = $2")
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    packing_notes::clear(op.tx, id).await?;
    let order = orders::by_id(op.tx, id).await?;
    accounts::charge(op, &order).await?;
    jars::lend(op, &order).await?;
    events::note(op, id, Happened::Packed, "").await?;
    op.log(Entry::new(records::ORDER, id.uuid(), Verb::Updated)).await
}

/// That more was put in than this line can take.
pub(super) fn beyond(line: &Line) -> Refusal {
    Refusal::MoreThanOrdered { name: line.terms.name.clone(), unit: line.terms.selling.mode().unit(), most: most_of(line) }
}

async fn pack_line(op: &mut Op<'_>, line: &Line, packed: Packed) -> Result<()> {
    let weighed = line.terms.selling.mode().is_weighed();
    if packed.amount > Amount::ZERO && weighed && packed.weight.is_none_or(|weight| weight <= Grams(0)) {
        return Err(Refusal::WeightMissing { name: line.terms.name.clone() }.at_named(weight_field(line.id)));
    }
    if packed.amount > most_of(line) {
        return Err(beyond(line).at_named(weight_field(line.id)));
    }
    let claim = Claim {
        supply: line.terms.offer.supply(),
        product: line.terms.product,
        holder: line.id.uuid(),
        held: line.due(),
        wanted: Amount::ZERO,
    };
    supplies::convert(op.tx, &claim, op.now).await?;
    if packed.amount > Amount::ZERO {
        moves::pack(op, line.terms.product, packed.amount, line.id.uuid()).await.map_err(|error| match error {
            AppError::Conflict(message) => AppError::Conflict(message.at_named(weight_field(line.id))),
            other => other,
        })?;
    }
    let billed = line.terms.bill(packed, line.ceiling);
    sqlx::query("UPDATE order_lines SET packed = $1, weight_g = $2, billed_cents = $3 WHERE id = $4")
        .bind(packed.amount)
        .bind(packed.weight.filter(|_| weighed))
        .bind(billed)
        .bind(line.id)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

/// The field that says that a weight far above the order was meant.
#[must_use]
pub fn sure_field(id: LineId) -> String {
    format!("sure-{id}")
}

/// The field of the form that a line's weight is typed into.
#[must_use]
pub fn weight_field(id: LineId) -> String {
    format!("w-{id}")
}

/// The field that a line's pieces are typed into.
#[must_use]
pub fn pieces_field(id: LineId) -> String {
    format!("p-{id}")
}

/// Most that may lie in the crate: what is due, and of what is weighed as much more as a gift may be.
pub(crate) fn most_of(line: &Line) -> Amount {
    match line.terms.selling.mode().unit() {
        Unit::Pieces => line.due(),
        Unit::Grams if line.due() <= Amount::ZERO => Amount::ZERO,
        // Twice what was asked for is a mistake, not a heavy hand.
        Unit::Grams => Amount(line.due().0.max(line.terms.selling.stock_of(line.ordered).0) * 2),
    }
}

/// Opens a packed crate again: what was in it is back where it was taken from, and held as before.
///
/// # Errors
/// `Conflict` where it is not packed, or fetched already.
pub async fn open(op: &mut Op<'_>, id: OrderId) -> Result<()> {
    let order = locked(op, id).await?;
    if order.state != OrderState::Packed {
        return Err(Refusal::NotPacked.into());
    }
    empty(op, &order).await?;
    await_packing(op, &order).await?;
    events::note(op, id, Happened::Opened, "").await?;
    op.log(Entry::new(records::ORDER, id.uuid(), Verb::Updated)).await
}

/// An order whose crate was emptied is to be packed again: it holds what it is to get. What was short when it was packed is short again: as
/// much is held as there is.
pub(super) async fn await_packing(op: &mut Op<'_>, order: &Order) -> Result<()> {
    let claims = order.asked().map(|line| Claim {
        supply: line.terms.offer.supply(),
        product: line.terms.product,
        holder: line.id.uuid(),
        held: Amount::ZERO,
        wanted: line.due(),
    });
    for claim in claims {
        let supply = supplies::get(op.tx, &[claim.supply]).await?.pop().ok_or(AppError::NotFound)?;
        let wanted = claim.wanted.min(supply.sellable());
        supplies::settle(op.tx, &[Claim { wanted, ..claim }], op.now).await?;
        if wanted < claim.wanted {
            sqlx::query("UPDATE order_lines SET allocated = $1 WHERE id = $2")
                .bind(wanted)
                .bind(LineId::from(claim.holder))
                .execute(&mut *op.tx)
                .await?;
        }
    }
    sqlx::query(
        "UPDATE orders
         SET state = 'placed', packed_at = NULL, closed_at = NULL, told_ready_at = NULL, version = version + 1
         WHERE id = $1",
    )
    .bind(order.id)
    .execute(&mut *op.tx)
    .await?;
    Ok(())
}

/// Takes everything out of a crate, off the account, and the jars back.
pub(super) async fn empty(op: &mut Op<'_>, order: &Order) -> Result<()> {
    for line in order.asked() {
        moves::unpack(op, line.id.uuid()).await?;
    }
    papers::take_back(op, order, texts::crate_was_emptied(Lang::Fr)).await?;
    accounts::uncharge(op, order).await?;
    jars::unlend(op, order).await?;
    clear_lines(op.tx, order.id).await
}

async fn clear_lines(tx: &mut Conn, id: OrderId) -> Result<()> {
    sqlx::query("UPDATE order_lines SET packed = NULL, weight_g = NULL, billed_cents = NULL WHERE order_id = $1")
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}
