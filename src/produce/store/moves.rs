//! The ledger of stock: what was weighed, bought, mixed, carried, counted, and what left. Lines are only added.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Serialize;
use uuid::Uuid;

use land::model::{BedId, PlotId, TreeId};
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, lock_stock};
use platform::error::{AppError, Result, guarded};
use platform::op::Op;

use crate::model::amount::Amount;
use crate::model::label;
use crate::model::lot::{HarvestKey, LotId, LotKind, Source};
use crate::model::product::ProductId;
use crate::model::stock::{Cause, Leaving, MoveId, StorePlaceId};
use crate::refusal::Refusal;
use crate::store::lots::{self, NewLot, Origin};
use crate::{HARVESTERS, STOCK_KEEPERS, STOCK_READERS, records};

/// How long a weighing can be taken back by whoever made it.
pub const UNDO: Duration = Duration::minutes(10);

/// A line to write.
#[derive(Clone, Debug)]
struct Line {
    lot: LotId,
    product: ProductId,
    place: StorePlaceId,
    quantity: Amount,
    cause: Cause,
    holder: Option<Uuid>,
    reverses: Option<MoveId>,
    client: Option<Uuid>,
    note: String,
    happened_at: DateTime<Utc>,
}

impl Line {
    fn new((lot, product): (LotId, ProductId), place: StorePlaceId, quantity: Amount, cause: Cause, at: DateTime<Utc>) -> Self {
        Self {
            lot,
            product,
            place,
            quantity,
            cause,
            holder: None,
            reverses: None,
            client: None,
            note: String::new(),
            happened_at: at,
        }
    }
}

/// Turns the guard against less than nothing into a sentence.
fn not_there(error: sqlx::Error) -> AppError {
    guarded(error, &["stock_not_negative"], Refusal::NotSoMuch)
}

async fn write(op: &mut Op<'_>, line: &Line) -> Result<MoveId> {
    let id = MoveId::new();
    sqlx::query(
        "INSERT INTO stock_moves
             (id, lot_id, product_id, place_id, quantity, cause, holder_id, reverses, client_id, note, happened_at, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id)
    .bind(line.lot)
    .bind(line.product)
    .bind(line.place)
    .bind(line.quantity)
    .bind(line.cause)
    .bind(line.holder)
    .bind(line.reverses)
    .bind(line.client)
    .bind(&line.note)
    .bind(line.happened_at)
    .bind(op.now)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await
    .map_err(not_there)?;
    Ok(id)
}

/// What the log keeps of a line.
#[derive(Serialize)]
struct Noted {
    quantity: Amount,
    cause: Cause,
}

async fn log(op: &mut Op<'_>, lot: LotId, quantity: Amount, cause: Cause) -> Result<()> {
    op.log(Entry::new(records::LOT, lot.uuid(), Verb::Created).after(&Noted { quantity, cause })?).await
}

/// What was put on the scale.
#[derive(Clone, Debug)]
pub struct Weighing {
    /// What the device calls it; sent again, it counts once.
    pub client: Option<Uuid>,
    pub key: HarvestKey,
    pub amount: Amount,
    pub place: StorePlaceId,
    pub happened_at: DateTime<Utc>,
}

/// Weighs a harvest: the lot of its day and place has that much more, and it is on sale at once. Sent again, it says what it said.
///
/// # Errors
/// `NotFound` for those who do not weigh harvests; `Conflict` where the bed lies in another plot.
pub async fn weigh(op: &mut Op<'_>, weighing: &Weighing) -> Result<MoveId> {
    op.actor.require(HARVESTERS)?;
    let stock = lock_stock(op.tx).await?;
    if let Some(client) = weighing.client
        && let Some(known) =
            sqlx::query_scalar("SELECT id FROM stock_moves WHERE client_id = $1").bind(client).fetch_optional(&mut *op.tx).await?
    {
        return Ok(known);
    }
    let id = lots::of_harvest(op, &stock, &weighing.key).await?;
    let lot = lots::get(op.tx, op.actor, id).await?;
    let line = Line {
        client: weighing.client,
        ..Line::new(lot.key(), weighing.place, weighing.amount, Cause::Harvest, weighing.happened_at)
    };
    let made = write(op, &line).await?;
    log(op, id, weighing.amount, Cause::Harvest).await?;
    Ok(made)
}

#[derive(sqlx::FromRow)]
struct Written {
    lot_id: LotId,
    place_id: StorePlaceId,
    quantity: Amount,
    cause: Cause,
    recorded_at: DateTime<Utc>,
}

async fn written(conn: &mut Conn, id: MoveId) -> Result<Written> {
    Ok(sqlx::query_as("SELECT lot_id, place_id, quantity, cause, recorded_at FROM stock_moves WHERE id = $1")
        .bind(id)
        .fetch_one(conn)
        .await?)
}

/// Takes a line back by its opposite. Whoever weighs can for ten minutes, whoever keeps the stock always; what was packed is unpacked
/// where it was packed.
///
/// # Errors
/// `Conflict` where it was taken back before, is too long ago, or where not so much is left.
pub async fn take_back(op: &mut Op<'_>, id: MoveId) -> Result<LotId> {
    op.actor.require(HARVESTERS)?;
    lock_stock(op.tx).await?;
    let line = written(op.tx, id).await?;
    if matches!(line.cause, Cause::Pack | Cause::Return | Cause::Move | Cause::Mixing | Cause::Reversal) {
        return Err(Refusal::NotByItself.into());
    }
    if op.now > line.recorded_at + UNDO && !op.actor.roles.any_of(STOCK_KEEPERS) {
        return Err(Refusal::TooLateToUndo.into());
    }
    let before: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM stock_moves WHERE reverses = $1)")
        .bind(id)
        .fetch_one(&mut *op.tx)
        .await?;
    if before {
        return Err(Refusal::TakenBackBefore.into());
    }
    let lot = lots::get(op.tx, op.actor, line.lot_id).await?;
    let back = Line { reverses: Some(id), ..Line::new(lot.key(), line.place_id, -line.quantity, Cause::Reversal, op.now) };
    write(op, &back).await?;
    log(op, lot.id, -line.quantity, Cause::Reversal).await?;
    Ok(lot.id)
}

/// Notes a loss, a gift, compost, processing or a meal.
///
/// # Errors
/// `Conflict` where not so much is there.
pub async fn leave(op: &mut Op<'_>, leaving: &Leaving) -> Result<MoveId> {
    op.actor.require(STOCK_KEEPERS)?;
    if !Cause::LEAVING.contains(&leaving.cause) {
        return Err(AppError::NotFound);
    }
    lock_stock(op.tx).await?;
    let lot = lots::get(op.tx, op.actor, leaving.lot).await?;
    let line = Line { note: leaving.note.clone(), ..Line::new(lot.key(), leaving.place, -leaving.amount, leaving.cause, op.now) };
    let id = write(op, &line).await?;
    log(op, lot.id, -leaving.amount, leaving.cause).await?;
    Ok(id)
}

/// Carries some of a lot to another place.
///
/// # Errors
/// `Conflict` where not so much is there.
pub async fn carry(op: &mut Op<'_>, lot: LotId, (from, to): (StorePlaceId, StorePlaceId), amount: Amount) -> Result<()> {
    op.actor.require(STOCK_KEEPERS)?;
    lock_stock(op.tx).await?;
    let lot = lots::get(op.tx, op.actor, lot).await?;
    write(op, &Line::new(lot.key(), from, -amount, Cause::Move, op.now)).await?;
    write(op, &Line::new(lot.key(), to, amount, Cause::Move, op.now)).await?;
    log(op, lot.id, amount, Cause::Move).await
}

/// Notes what was found of a lot in a place: the difference is a line of its own. Says whether there was one.
///
/// # Errors
/// `NotFound` for those who do not keep the stock.
pub async fn count(op: &mut Op<'_>, lot: LotId, place: StorePlaceId, found: Amount) -> Result<bool> {
    op.actor.require(STOCK_KEEPERS)?;
    lock_stock(op.tx).await?;
    let lot = lots::get(op.tx, op.actor, lot).await?;
    let noted: Option<Amount> = sqlx::query_scalar("SELECT quantity FROM stock WHERE lot_id = $1 AND place_id = $2")
        .bind(lot.id)
        .bind(place)
        .fetch_optional(&mut *op.tx)
        .await?;
    let difference = found - noted.unwrap_or_default();
    if difference == Amount::ZERO {
        return Ok(false);
    }
    write(op, &Line::new(lot.key(), place, difference, Cause::Count, op.now)).await?;
    log(op, lot.id, difference, Cause::Count).await?;
    Ok(true)
}

/// What was bought in.
#[derive(Clone, Debug)]
pub struct Purchase {
    pub product: ProductId,
    pub day: NaiveDate,
    pub supplier: String,
    /// The supplier's organic certificate; without one it sells without a mention.
    pub certificate: String,
    pub label: label::Label,
    pub amount: Amount,
    pub place: StorePlaceId,
}

/// Takes in what was bought.
///
/// # Errors
/// `Conflict` where a mention is claimed without a certificate.
pub async fn buy(op: &mut Op<'_>, bought: &Purchase) -> Result<LotId> {
    op.actor.require(STOCK_KEEPERS)?;
    if bought.day > op.today() {
        return Err(Refusal::NotComeYet.into());
    }
    if bought.label != label::Label::Conventional && bought.certificate.is_empty() {
        return Err(Refusal::CertificateMissing.into());
    }
    let stock = lock_stock(op.tx).await?;
    let new = NewLot { kind: LotKind::Purchase, product: bought.product, variety: None, day: bought.day, label: bought.label };
    let from = Origin { supplier: bought.supplier.clone(), certificate: bought.certificate.clone(), ..Origin::default() };
    let id = lots::insert(op, &stock, &new, &from).await?;
    let lot = lots::get(op.tx, op.actor, id).await?;
    write(op, &Line::new(lot.key(), bought.place, bought.amount, Cause::Purchase, op.now)).await?;
    log(op, id, bought.amount, Cause::Purchase).await?;
    Ok(id)
}

/// Puts some of several lots of a product together in one crate. The mix is sold under the worst of their labels.
///
/// # Errors
/// `Conflict` where the lots are not of one product, or not so much is there.
pub async fn mix(op: &mut Op<'_>, parts: &[(LotId, Amount)], place: StorePlaceId) -> Result<LotId> {
    op.actor.require(STOCK_KEEPERS)?;
    let stock = lock_stock(op.tx).await?;
    let mut of = Vec::with_capacity(parts.len());
    for (id, amount) in parts {
        of.push((lots::get(op.tx, op.actor, *id).await?, *amount));
    }
    let Some(product) =
        of.first().map(|(lot, _)| lot.product).filter(|product| of.iter().all(|(lot, _)| lot.product == *product))
    else {
        return Err(Refusal::MixOfOneProduct.into());
    };
    let variety =
        of.first().and_then(|(lot, _)| lot.variety).filter(|variety| of.iter().all(|(lot, _)| lot.variety == Some(*variety)));
    let label = label::of_mix(of.iter().map(|(lot, _)| lot.label));
    let new = NewLot { kind: LotKind::Mix, product, variety, day: op.today(), label };
    let id = lots::insert(op, &stock, &new, &Origin::default()).await?;
    for (lot, amount) in &of {
        write(op, &Line::new(lot.key(), place, -*amount, Cause::Mixing, op.now)).await?;
        sqlx::query("INSERT INTO lot_parents (lot_id, parent_id, quantity) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(lot.id)
            .bind(amount)
            .execute(&mut *op.tx)
            .await?;
    }
    let total: Amount = of.iter().map(|(_, amount)| *amount).sum();
    let lot = lots::get(op.tx, op.actor, id).await?;
    write(op, &Line::new(lot.key(), place, total, Cause::Mixing, op.now)).await?;
    log(op, id, total, Cause::Mixing).await?;
    Ok(id)
}

/// Some of a lot in a place.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Standing {
    pub lot_id: LotId,
    pub code: String,
    pub place_id: StorePlaceId,
    pub place_name: String,
    pub quantity: Amount,
}

/// What of a product stands where, oldest lots first.
///
/// # Errors
/// `NotFound` for those who do not see stock.
pub async fn standing(conn: &mut Conn, actor: &Actor, product: ProductId) -> Result<Vec<Standing>> {
    actor.require(STOCK_READERS)?;
    Ok(sqlx::query_as(
        "SELECT stock.lot_id, lots.code, stock.place_id, store_places.name AS place_name, stock.quantity
         FROM stock
         JOIN lots ON lots.id = stock.lot_id
         JOIN store_places ON store_places.id = stock.place_id
         WHERE stock.product_id = $1 AND stock.quantity > 0
         ORDER BY lots.day, lots.code, stock.place_id",
    )
    .bind(product)
    .fetch_all(conn)
    .await?)
}

/// Takes what an order needs out of store, oldest lots first: nothing is packed without a lot. Says from which lots.
///
/// # Errors
/// `Conflict` where not so much is in store.
pub async fn pack(op: &mut Op<'_>, product: ProductId, amount: Amount, holder: Uuid) -> Result<Vec<(LotId, Amount)>> {
    op.actor.require(STOCK_KEEPERS)?;
    lock_stock(op.tx).await?;
    let mut needed = amount;
    let mut taken = Vec::new();
    for standing in standing(op.tx, op.actor, product).await? {
        let part = standing.quantity.min(needed);
        if part == Amount::ZERO {
            break;
        }
        let lot = (standing.lot_id, product);
        write(op, &Line { holder: Some(holder), ..Line::new(lot, standing.place_id, -part, Cause::Pack, op.now) }).await?;
        taken.push((standing.lot_id, part));
        needed = needed - part;
    }
    if needed > Amount::ZERO {
        return Err(Refusal::NotSoMuch.into());
    }
    Ok(taken)
}

/// Puts what was packed for somebody back to where it was taken from: opened again, or never collected.
///
/// # Errors
/// `NotFound` for those who do not keep the stock.
pub async fn unpack(op: &mut Op<'_>, holder: Uuid) -> Result<()> {
    op.actor.require(STOCK_KEEPERS)?;
    lock_stock(op.tx).await?;
    let out: Vec<(LotId, ProductId, StorePlaceId, Amount)> = sqlx::query_as(
        "SELECT lot_id, product_id, place_id, CAST(-SUM(quantity) AS BIGINT)
         FROM stock_moves
         WHERE holder_id = $1
         GROUP BY lot_id, product_id, place_id
         HAVING SUM(quantity) < 0",
    )
    .bind(holder)
    .fetch_all(&mut *op.tx)
    .await?;
    for (lot, product, place, amount) in out {
        write(op, &Line { holder: Some(holder), ..Line::new((lot, product), place, amount, Cause::Return, op.now) }).await?;
    }
    Ok(())
}

/// How much one weighing of a product usually is, where there were enough of them lately to say.
pub async fn usual(conn: &mut Conn, product: ProductId, now: DateTime<Utc>) -> Result<Option<Amount>> {
    let (count, sum): (i64, Option<i64>) = sqlx::query_as(
        "SELECT COUNT(*), CAST(SUM(stock_moves.quantity) AS BIGINT)
         FROM lots
         JOIN stock_moves ON stock_moves.lot_id = lots.id AND stock_moves.cause = 'harvest'
         WHERE lots.product_id = $1 AND lots.day >= $2
           AND NOT EXISTS (SELECT 1 FROM stock_moves AS later WHERE later.reverses = stock_moves.id)",
    )
    .bind(product)
    .bind((now - Duration::days(90)).date_naive())
    .fetch_one(conn)
    .await?;
    Ok(sum.filter(|_| count >= 3).map(|sum| Amount(sum / count)))
}

/// A weighing as the harvest page lists it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Weighed {
    pub id: MoveId,
    pub lot_id: LotId,
    pub code: String,
    pub product_id: ProductId,
    pub quantity: Amount,
    pub plot_name: String,
    pub bed_code: Option<String>,
    pub happened_at: DateTime<Utc>,
    pub recorded_at: DateTime<Utc>,
    pub taken_back: bool,
}

/// What was weighed since an instant, newest first.
///
/// # Errors
/// `NotFound` for those who do not weigh harvests.
pub async fn weighed_since(conn: &mut Conn, actor: &Actor, since: DateTime<Utc>) -> Result<Vec<Weighed>> {
    actor.require(HARVESTERS)?;
    Ok(sqlx::query_as(
        "SELECT stock_moves.id, stock_moves.lot_id, lots.code, stock_moves.product_id, stock_moves.quantity, plots.name AS plot_name,
                beds.code AS bed_code, stock_moves.happened_at, stock_moves.recorded_at,
                EXISTS (SELECT 1 FROM stock_moves AS later WHERE later.reverses = stock_moves.id) AS taken_back
         FROM stock_moves
         JOIN lots ON lots.id = stock_moves.lot_id
         JOIN plots ON plots.id = lots.plot_id
         LEFT JOIN beds ON beds.id = lots.bed_id
         WHERE stock_moves.happened_at >= $1 AND stock_moves.cause = 'harvest'
         ORDER BY stock_moves.happened_at DESC, stock_moves.id DESC
         LIMIT 60",
    )
    .bind(since)
    .fetch_all(conn)
    .await?)
}

/// How often each product was weighed lately: what comes up first on the tiles.
///
/// # Errors
/// `NotFound` for those who do not weigh harvests.
pub async fn lately(conn: &mut Conn, actor: &Actor, now: DateTime<Utc>) -> Result<HashMap<ProductId, i64>> {
    actor.require(HARVESTERS)?;
    let counts: Vec<(ProductId, i64)> = sqlx::query_as(
        "SELECT product_id, COUNT(*)
         FROM lots
         WHERE day >= $1 AND kind = 'harvest'
         GROUP BY product_id",
    )
    .bind((now - Duration::days(30)).date_naive())
    .fetch_all(conn)
    .await?;
    Ok(counts.into_iter().collect())
}

/// Most scales that a device keeps for days without a network.
const SCALES_AHEAD: i64 = 60;

/// What was harvested lately, and where: probably again in the days to come.
///
/// # Errors
/// `NotFound` for those who do not weigh harvests.
pub async fn lately_from(conn: &mut Conn, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<(ProductId, Source)>> {
    actor.require(HARVESTERS)?;
    let rows: Vec<(ProductId, PlotId, Option<BedId>, Option<TreeId>)> = sqlx::query_as(
        "SELECT product_id, plot_id, bed_id, tree_id
         FROM lots
         WHERE day >= $1 AND kind = 'harvest'
         GROUP BY product_id, plot_id, bed_id, tree_id
         ORDER BY MAX(day) DESC
         LIMIT $2",
    )
    .bind((now - Duration::days(30)).date_naive())
    .bind(SCALES_AHEAD)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(product, plot, bed, tree)| (product, Source { plot, bed, tree })).collect())
}

/// The places that a product was harvested from, the latest first.
///
/// # Errors
/// `NotFound` for those who do not weigh harvests.
pub async fn sources_of(conn: &mut Conn, actor: &Actor, product: ProductId) -> Result<Vec<Source>> {
    actor.require(HARVESTERS)?;
    let rows: Vec<(PlotId, Option<BedId>, Option<TreeId>)> = sqlx::query_as(
        "SELECT plot_id, bed_id, tree_id
         FROM lots
         WHERE product_id = $1 AND kind = 'harvest'
         GROUP BY plot_id, bed_id, tree_id
         ORDER BY MAX(day) DESC
         LIMIT 6",
    )
    .bind(product)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(plot, bed, tree)| Source { plot, bed, tree }).collect())
}
