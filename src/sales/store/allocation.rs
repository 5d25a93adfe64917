//! Shortages: who gets how much where there is not enough, shown before it is applied.

use std::collections::HashMap;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::i18n::Lang;
use platform::op::Op;
use platform::secrets::Token;
use produce::model::amount::{Amount, Unit};
use produce::model::product::ProductId;
use produce::store::supplies::{self, Claim};

use crate::letters::{self, Occasion};
use crate::model::customer::CustomerId;
use crate::model::cycle::{CycleId, Phase, Rule};
use crate::model::line::{Line, LineId};
use crate::model::order::{Happened, Order, OrderId, OrderState, ShortageReply, Wish};
use crate::model::share::{Ask, share};
use crate::refusal::Refusal;
use crate::store::{cycles, events, offers, orders, packing_notes, placing};
use crate::{SELLERS, records, texts};
use kit::mailer::Mailer;

/// What one order would get of a product that is short.
#[derive(Clone, Debug)]
pub struct Cut {
    pub order: OrderId,
    pub lang: Lang,
    pub name: String,
    pub line: LineId,
    pub asked: Amount,
    pub gets: Amount,
}

/// A product of which there is not enough.
#[derive(Clone, Debug)]
pub struct Shortage {
    pub product: ProductId,
    pub name: String,
    pub unit: Unit,
    pub asked: Amount,
    /// What is in store for this cycle.
    pub there: Amount,
    pub cuts: Vec<Cut>,
}

/// The shortages of a cycle under a rule: a pure function of the orders and what is in store.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn preview(conn: &mut Conn, actor: &Actor, cycle: CycleId, rule: Rule) -> Result<Vec<Shortage>> {
    actor.require(SELLERS)?;
    let offered = offers::of_cycle(conn, cycle, None).await?;
    let mut all = orders::of_cycle(conn, actor, cycle, "").await?;
    all.retain(|order| order.state == OrderState::Placed);
    all.sort_by_key(|order| (order.placed_at, order.id));
    let first = served_first(conn, cycle).await?;
    let before = offers::claimed_before(conn, cycle).await?;
    let mut shortages = Vec::new();
    for offer in &offered {
        let line_of = |order: &Order| order.asked().find(|line| line.terms.offer == offer.terms.offer).cloned();
        let asking: Vec<(&Order, _)> = all.iter().filter_map(|order| Some((order, line_of(order)?))).collect();
        let asked: Amount = asking.iter().map(|(_, line)| line.terms.selling.stock_of(line.ordered)).sum();
        let there = offer.there(&before);
        if asked <= there {
            continue;
        }
        let unit = offer.terms.selling.mode().unit();
        let asks: Vec<Ask> = asking
            .iter()
            .map(|(order, line)| Ask {
                amount: line.terms.selling.stock_of(line.ordered).0,
                first: first.get(&order.customer).copied().unwrap_or(false),
            })
            .collect();
        let parts = share(rule, &asks, there.0, if unit == Unit::Grams { 10 } else { 1 });
        let cuts = asking.iter().zip(&asks).zip(parts).map(|(((order, line), ask), gets)| Cut {
            order: order.id,
            lang: order.lang,
            name: order.name.clone(),
            line: line.id,
            asked: Amount(ask.amount),
            gets: Amount(gets),
        });
        shortages.push(Shortage {
            product: offer.terms.product,
            name: offer.terms.name.clone(),
            unit,
            asked,
            there,
            cuts: cuts.collect(),
        });
    }
    Ok(shortages)
}

/// Those whom the solidarity rule serves first.
async fn served_first(conn: &mut Conn, cycle: CycleId) -> Result<HashMap<CustomerId, bool>> {
    let rows: Vec<(CustomerId, bool)> = sqlx::query_as(
        "SELECT customers.id, customers.solidarity
         FROM orders
         JOIN customers ON customers.id = orders.customer_id
         WHERE orders.cycle_id = $1",
    )
    .bind(cycle)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Settles the shortages of a closed cycle by its rule: each line gets its part, what is not there is released, and whoever gets less is
/// told in one letter. Packing can begin.
///
/// # Errors
/// `Conflict` where orders are still taken, or shortages were settled before.
pub async fn apply(op: &mut Op<'_>, id: CycleId, mailer: &Mailer<'_>) -> Result<usize> {
    op.actor.require(SELLERS)?;
    let cycle = cycles::locked(op.tx, id).await?;
    if cycle.phase(op.now) != Phase::Closed {
        return Err(Refusal::NotToAllocate.into());
    }
    let shortages = preview(op.tx, op.actor, id, cycle.details.rule).await?;
    let mut told: HashMap<OrderId, Vec<String>> = HashMap::new();
    for shortage in &shortages {
        for cut in shortage.cuts.iter().filter(|cut| cut.gets < cut.asked) {
            grant(op, shortage, cut).await?;
            let lang = cut.lang;
            let words = texts::gets_instead(
                lang,
                &shortage.name,
                shortage.unit.text(lang, cut.gets),
                shortage.unit.text(lang, cut.asked),
            );
            told.entry(cut.order).or_default().push(words);
        }
    }
    let mut orders: Vec<(OrderId, Vec<String>)> = told.into_iter().collect();
    orders.sort_unstable_by_key(|(order, _)| *order);
    for (order, lines) in &orders {
        events::note(op, *order, Happened::Allocated, &lines.join(", ")).await?;
        letters::write(op, *order, &Occasion::Shortage, mailer).await?;
    }
    cycles::allocated(op, &cycle).await?;
    op.log(Entry::new(records::CYCLE, id.uuid(), Verb::Updated)).await?;
    Ok(orders.len())
}

/// Notes what somebody answers whose order was cut, until their crate is packed. What they let go of is free for others at once; an order of
/// which nothing is left is given up.
///
/// # Errors
/// `Conflict` where nothing of it is short, or it is too late; `NotFound` for a link that is none.
pub async fn answer(op: &mut Op<'_>, token: &Token, reply: ShortageReply, mailer: &Mailer<'_>) -> Result<OrderId> {
    let found = orders::by_token(op.tx, token).await?;
    let cycle = cycles::locked(op.tx, found.cycle).await?;
    let order = orders::by_id(op.tx, found.id).await?;
    let open = cycle.phase(op.now) == Phase::Allocated && order.state == OrderState::Placed;
    if !open || !order.asked().any(Line::is_short) {
        return Err(Refusal::NotToChange.into());
    }
    if reply == ShortageReply::Drop {
        if order.asked().all(Line::is_short) {
            placing::give_up(op, &order, "", mailer).await?;
            return Ok(order.id);
        }
        let_go(op, &order).await?;
    }
    let wish = if reply == ShortageReply::Similar { Wish::Similar } else { Wish::Credit };
    sqlx::query("UPDATE orders SET wish = $1, changed_at = $2, version = version + 1 WHERE id = $3")
        .bind(wish)
        .bind(op.now)
        .bind(order.id)
        .execute(&mut *op.tx)
        .await?;
    events::note(op, order.id, Happened::Changed, texts::reply(order.lang, reply)).await?;
    op.log(Entry::new(records::ORDER, order.id.uuid(), Verb::Updated)).await?;
    Ok(order.id)
}

/// Frees what an order still holds of what is short.
async fn let_go(op: &mut Op<'_>, order: &Order) -> Result<()> {
    let short: Vec<&Line> = order.asked().filter(|line| line.is_short()).collect();
    let claims: Vec<Claim> = short
        .iter()
        .map(|line| Claim {
            supply: line.terms.offer.supply(),
            product: line.terms.product,
            holder: line.id.uuid(),
            held: line.due(),
            wanted: Amount::ZERO,
        })
        .collect();
    supplies::settle(op.tx, &claims, op.now).await?;
    let ids: Vec<LineId> = short.iter().map(|line| line.id).collect();
    packing_notes::forget(op.tx, &ids).await?;
    let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE order_lines SET allocated = 0 WHERE id IN (");
    let mut list = query.separated(", ");
    for line in short {
        list.push_bind(line.id);
    }
    query.push(")");
    query.build().execute(&mut *op.tx).await?;
    Ok(())
}

async fn grant(op: &mut Op<'_>, shortage: &Shortage, cut: &Cut) -> Result<()> {
    let supply: produce::model::stock::SupplyId =
        sqlx::query_scalar("UPDATE order_lines SET allocated = $1 WHERE id = $2 RETURNING offer_id")
            .bind(cut.gets)
            .bind(cut.line)
            .fetch_one(&mut *op.tx)
            .await?;
    let claim = Claim { supply, product: shortage.product, holder: cut.line.uuid(), held: cut.asked, wanted: cut.gets };
    supplies::settle(op.tx, &[claim], op.now).await
}
