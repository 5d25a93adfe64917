//! Handing over: who fetched their crate, what they paid, which jars came back; and what becomes of a crate that nobody fetches.

use platform::audit::{Entry, Verb};
use platform::error::Result;
use platform::op::Op;
use produce::model::stock::{Cause, Leaving};
use produce::store::moves;

use crate::model::cycle::{Phase, Uncollected};
use crate::model::order::{Happened, Order, OrderId, OrderState};
use crate::refusal::Refusal;
use crate::store::accounts::{self, Money};
use crate::store::{cycles, events, jars, orders, packing, papers, points, slots, trace};
use crate::{SELLERS, records};

async fn locked(op: &mut Op<'_>, id: OrderId) -> Result<Order> {
    op.actor.require(SELLERS)?;
    let found = orders::by_id(op.tx, id).await?;
    cycles::locked(op.tx, found.cycle).await?;
    orders::by_id(op.tx, id).await
}

async fn close(op: &mut Op<'_>, id: OrderId, state: OrderState, happened: Happened) -> Result<()> {
    let ended = (state != OrderState::Packed).then_some(op.now);
    sqlx::query("UPDATE orders SET state = $1, closed_at = $2, version = version + 1 WHERE id = $3")
        .bind(state)
        .bind(ended)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    events::note(op, id, happened, "").await?;
    op.log(Entry::new(records::ORDER, id.uuid(), Verb::Updated)).await
}

/// Hands a crate over, with what is paid and given back on the spot, and issues its ticket.
///
/// # Errors
/// `Conflict` where it is not packed, or more jars come back than are out.
pub async fn hand_over(op: &mut Op<'_>, id: OrderId, paid: Option<&Money>, jars_back: i64) -> Result<()> {
    let order = locked(op, id).await?;
    if order.state != OrderState::Packed {
        return Err(Refusal::NotPacked.into());
    }
    if jars_back > 0 {
        // The jars in this very crate are not among those that come back.
        jars::give_back(op, order.customer, Some((id, jars::in_crate(&order))), jars_back).await?;
    }
    if let Some(money) = paid {
        accounts::pay(op, order.customer, Some(id), money).await?;
    }
    close(op, id, OrderState::HandedOver, Happened::HandedOver).await?;
    papers::ticket(op, &order).await?;
    Ok(())
}

/// Notes that nobody fetched a crate: what was in it goes where its point says, and is owed or not.
///
/// # Errors
/// `Conflict` where it is not packed, or its time is not over.
pub async fn not_collected(op: &mut Op<'_>, id: OrderId) -> Result<()> {
    let order = locked(op, id).await?;
    if order.state != OrderState::Packed {
        return Err(Refusal::NotPacked.into());
    }
    let slot = slots::get(op.tx, order.slot).await?;
    if op.now < slot.ends_at {
        return Err(Refusal::MayStillCome.into());
    }
    let point = points::get(op.tx, op.actor, slot.point).await?;
    if point.details.charged {
        // It stays sold: what was in it is owed, whoever eats it.
        papers::ticket(op, &order).await?;
        return close(op, id, OrderState::NotCollected, Happened::NotCollected).await;
    }
    let out = trace::packed_for(op.tx, id).await?;
    packing::empty(op, &order).await?;
    if point.details.uncollected == Uncollected::Donate {
        for part in out {
            let leaving = Leaving {
                lot: part.lot,
                place: part.place,
                amount: part.amount,
                cause: Cause::Donation,
                note: order.code.clone(),
            };
            moves::leave(op, &leaving).await?;
        }
    }
    close(op, id, OrderState::NotCollected, Happened::NotCollected).await
}

/// Takes back that nobody fetched a crate. Where it was charged it still waits as it was packed; otherwise it is to be packed again, from what
/// is in store: what was given away stays given.
///
/// # Errors
/// `Conflict` where it was not left behind, or its sale is over.
pub async fn found_after_all(op: &mut Op<'_>, id: OrderId) -> Result<()> {
    let order = locked(op, id).await?;
    if order.state != OrderState::NotCollected {
        return Err(Refusal::NotLeftBehind.into());
    }
    if cycles::get(op.tx, order.cycle).await?.phase(op.now) == Phase::Settled {
        return Err(Refusal::SaleIsOver.into());
    }
    if order.is_billed() {
        return close(op, id, OrderState::Packed, Happened::AskedBack).await;
    }
    packing::await_packing(op, &order).await?;
    events::note(op, id, Happened::AskedBack, "").await?;
    op.log(Entry::new(records::ORDER, id.uuid(), Verb::Updated)).await
}

/// Takes back that a crate was handed over, by mistake: it waits again. What was paid stays on the account, jars that came back are out again;
/// the ticket counts until the crate is opened.
///
/// # Errors
/// `Conflict` where it was not handed over.
pub async fn ask_back(op: &mut Op<'_>, id: OrderId) -> Result<()> {
    let order = locked(op, id).await?;
    if order.state != OrderState::HandedOver {
        return Err(Refusal::NotHandedOver.into());
    }
    jars::undo_return(op, &order).await?;
    close(op, id, OrderState::Packed, Happened::AskedBack).await
}
