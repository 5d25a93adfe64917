//! The next cycle is like the last one: its offers at the prices of the day, its slots as many days later.

use chrono::{DateTime, NaiveDate, Utc};

use platform::error::Result;
use platform::op::Op;
use platform::time::ClockTime;
use produce::store::products;

use crate::SELLERS;
use crate::model::cycle::{CycleId, OfferDetails, OfferId, PointId, SlotDetails, SlotId};
use crate::store::{cycles, offers, prices, slots};

/// Point, day, from, until, crates, cut-off, begin.
type OldSlot = (PointId, NaiveDate, ClockTime, ClockTime, Option<i64>, Option<DateTime<Utc>>, DateTime<Utc>);

/// Copies offers and slots of one cycle into another that has none.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn copy(op: &mut Op<'_>, from: CycleId, to: CycleId) -> Result<()> {
    op.actor.require(SELLERS)?;
    let (old, new) = (cycles::get(op.tx, from).await?, cycles::get(op.tx, to).await?);
    let days = (new.details.closes.day - old.details.closes.day).num_days();
    let today = op.today();
    let now = prices::on(op.tx, op.actor, today).await?;
    for offer in offers::of_cycle(op.tx, from, None).await?.into_iter().filter(|offer| !offer.withdrawn) {
        let product = products::get(op.tx, op.actor, offer.terms.product).await?;
        if !product.details.published || product.archived_at.is_some() {
            continue;
        }
        let price = now.get(&(offer.terms.product, None)).copied().unwrap_or(offer.terms.price);
        let details = OfferDetails { product: offer.terms.product, price, expected: None, most: offer.most };
        offers::put(op, OfferId::new(), to, &details).await?;
    }
    let old_slots: Vec<OldSlot> = sqlx::query_as(
        "SELECT pickup_slots.point_id, pickup_slots.day, pickup_slots.starts_minute, pickup_slots.ends_minute, pickup_slots.crates,
                pickup_slots.cut_off_at, pickup_slots.starts_at
         FROM pickup_slots
         JOIN pickup_points ON pickup_points.id = pickup_slots.point_id
         WHERE pickup_slots.cycle_id = $1 AND pickup_points.archived_at IS NULL
         ORDER BY pickup_slots.starts_at, pickup_slots.id",
    )
    .bind(from)
    .fetch_all(&mut *op.tx)
    .await?;
    for (point, day, starts, ends, crates, cut_off, starts_at) in old_slots {
        let cut_off_hours = cut_off.map(|end| (starts_at - end).num_hours());
        let details = SlotDetails { point, day: day + chrono::Duration::days(days), starts, ends, crates, cut_off_hours };
        slots::insert(op, SlotId::new(), to, &details).await?;
    }
    Ok(())
}
