//! Lots: found or made when something is weighed, and read with all that happened to them.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use land::model::{BedId, PlotId, TreeId};
use land::store::{beds, plots, trees};
use platform::auth::actor::Actor;
use platform::db::{Conn, StockLock};
use platform::error::Result;
use platform::op::Op;

use crate::STOCK_READERS;
use crate::model::amount::Amount;
use crate::model::label::{self, Harvest, Label};
use crate::model::lot::{HarvestKey, Lot, LotId, LotKind, Source, code};
use crate::model::product::{Product, ProductId};
use crate::model::species::VarietyId;
use crate::model::stock::{Cause, MoveId, StorePlaceId};
use crate::refusal::Refusal;
use crate::store::{products, species};

#[derive(sqlx::FromRow)]
struct Row {
    id: LotId,
    code: String,
    product_id: ProductId,
    variety_id: Option<VarietyId>,
    kind: LotKind,
    day: NaiveDate,
    label: Label,
    plot_id: Option<PlotId>,
    bed_id: Option<BedId>,
    tree_id: Option<TreeId>,
    sown_on: Option<NaiveDate>,
    supplier: String,
    certificate: String,
}

impl From<Row> for Lot {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            code: row.code,
            product: row.product_id,
            variety: row.variety_id,
            kind: row.kind,
            day: row.day,
            label: row.label,
            source: row.plot_id.map(|plot| Source { plot, bed: row.bed_id, tree: row.tree_id }),
            sown_on: row.sown_on,
            supplier: row.supplier,
            certificate: row.certificate,
        }
    }
}

/// One lot.
///
/// # Errors
/// `NotFound` for those who do not see stock, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: LotId) -> Result<Lot> {
    actor.require(STOCK_READERS)?;
    let row: Row = sqlx::query_as(
        "SELECT id, code, product_id, variety_id, kind, day, label, plot_id, bed_id, tree_id, sown_on, supplier, certificate
         FROM lots
         WHERE id = $1",
    )
    .bind(id)
    .fetch_one(conn)
    .await?;
    Ok(row.into())
}

/// A lot in a list: what it is, from where, and what is left.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    pub id: LotId,
    pub code: String,
    pub product_id: ProductId,
    pub product_name: String,
    pub kind: LotKind,
    pub day: NaiveDate,
    pub label: Label,
    /// "Grand tunnel" or the supplier.
    pub origin: String,
    pub left_over: Amount,
}

/// The lots with something left (or all), newest first, at most as many as a page shows.
///
/// # Errors
/// `NotFound` for those who do not see stock.
pub async fn list(conn: &mut Conn, actor: &Actor, product: Option<ProductId>, all: bool, most: i64) -> Result<Vec<Listed>> {
    actor.require(STOCK_READERS)?;
    Ok(sqlx::query_as(
        "SELECT lots.id, lots.code, lots.product_id, products.name AS product_name, lots.kind, lots.day, lots.label,
                COALESCE(plots.name, lots.supplier) AS origin,
                CAST(COALESCE((SELECT SUM(quantity) FROM stock WHERE stock.lot_id = lots.id), 0) AS BIGINT) AS left_over
         FROM lots
         JOIN products ON products.id = lots.product_id
         LEFT JOIN plots ON plots.id = lots.plot_id
         WHERE ($1 IS NULL OR lots.product_id = $1)
           AND ($2 OR EXISTS (SELECT 1 FROM stock WHERE stock.product_id = lots.product_id AND stock.lot_id = lots.id AND quantity > 0))
         ORDER BY lots.day DESC, lots.code DESC
         LIMIT $3",
    )
    .bind(product)
    .bind(all)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// A line of what happened to a lot.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Event {
    pub id: MoveId,
    pub place_id: StorePlaceId,
    pub place_name: String,
    pub quantity: Amount,
    pub cause: Cause,
    pub note: String,
    pub happened_at: DateTime<Utc>,
    pub author: Option<String>,
    /// Whether a later line takes it back.
    pub taken_back: bool,
}

/// What happened to a lot, oldest first.
///
/// # Errors
/// `NotFound` for those who do not see stock.
pub async fn events(conn: &mut Conn, actor: &Actor, id: LotId) -> Result<Vec<Event>> {
    actor.require(STOCK_READERS)?;
    Ok(sqlx::query_as(
        "SELECT stock_moves.id, stock_moves.place_id, store_places.name AS place_name, stock_moves.quantity, stock_moves.cause,
                stock_moves.note, stock_moves.happened_at, people.name AS author,
                EXISTS (SELECT 1 FROM stock_moves AS later WHERE later.reverses = stock_moves.id) AS taken_back
         FROM stock_moves
         JOIN store_places ON store_places.id = stock_moves.place_id
         LEFT JOIN people ON people.id = stock_moves.recorded_by
         WHERE stock_moves.lot_id = $1
         ORDER BY stock_moves.happened_at, stock_moves.id",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// The lots that went into a mix, or the mixes that a lot went into: code and amount.
///
/// # Errors
/// `NotFound` for those who do not see stock.
pub async fn relatives(conn: &mut Conn, actor: &Actor, id: LotId) -> Result<(Vec<Relative>, Vec<Relative>)> {
    actor.require(STOCK_READERS)?;
    let parents = sqlx::query_as(
        "SELECT lots.id, lots.code, lot_parents.quantity
         FROM lot_parents
         JOIN lots ON lots.id = lot_parents.parent_id
         WHERE lot_parents.lot_id = $1
         ORDER BY lots.code",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let children = sqlx::query_as(
        "SELECT lots.id, lots.code, lot_parents.quantity
         FROM lot_parents
         JOIN lots ON lots.id = lot_parents.lot_id
         WHERE lot_parents.parent_id = $1
         ORDER BY lots.code",
    )
    .bind(id)
    .fetch_all(conn)
    .await?;
    Ok((parents, children))
}

/// A lot on the other side of a mix.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Relative {
    pub id: LotId,
    pub code: String,
    pub quantity: Amount,
}

/// The lot of a harvest, made where it is the first of its day.
pub(super) async fn of_harvest(op: &mut Op<'_>, stock: &StockLock, key: &HarvestKey) -> Result<LotId> {
    let known: Option<LotId> = sqlx::query_scalar(
        "SELECT id
         FROM lots
         WHERE product_id = $1 AND day = $2 AND kind = 'harvest' AND plot_id = $3
           AND variety_id IS NOT DISTINCT FROM $4
           AND bed_id IS NOT DISTINCT FROM $5
           AND tree_id IS NOT DISTINCT FROM $6
           AND sown_on IS NOT DISTINCT FROM $7",
    )
    .bind(key.product)
    .bind(key.day)
    .bind(key.source.plot)
    .bind(key.variety)
    .bind(key.source.bed)
    .bind(key.source.tree)
    .bind(key.sown_on)
    .fetch_optional(&mut *op.tx)
    .await?;
    if let Some(known) = known {
        return Ok(known);
    }
    let product = products::get(op.tx, op.actor, key.product).await?;
    in_its_plot(op, key.source).await?;
    let label = label_of(op.tx, op.actor, &product, key.source.plot, (key.day, key.sown_on)).await?;
    let lot = NewLot { kind: LotKind::Harvest, product: key.product, variety: key.variety, day: key.day, label };
    let from = Origin { source: Some(key.source), sown_on: key.sown_on, ..Origin::default() };
    insert(op, stock, &lot, &from).await
}

/// The label of what is harvested from a plot on a day, sown on another, where that is known.
async fn label_of(
    conn: &mut Conn,
    actor: &Actor,
    product: &Product,
    plot: PlotId,
    (day, sown_on): (NaiveDate, Option<NaiveDate>),
) -> Result<Label> {
    let perennial = match product.details.species {
        Some(id) => species::get(conn, actor, id).await?.details.perennial,
        None => false,
    };
    let timeline = plots::statuses(conn, actor, plot).await?;
    Ok(label::of_harvest(&timeline, Harvest { day, sown_on, perennial }))
}

/// The label that a harvest has if nobody says when it was sown, where saying it might make it better.
///
/// # Errors
/// `NotFound` for those who may not see the land.
pub async fn label_unless_sown(
    conn: &mut Conn,
    actor: &Actor,
    product: &Product,
    (plot, day): (PlotId, NaiveDate),
) -> Result<Option<Label>> {
    let unsaid = label_of(conn, actor, product, plot, (day, None)).await?;
    let best = label_of(conn, actor, product, plot, (day, Some(day))).await?;
    Ok((unsaid < best).then_some(unsaid))
}

/// Refuses a bed or a tree of another plot.
async fn in_its_plot(op: &mut Op<'_>, source: Source) -> Result<()> {
    let elsewhere = || Refusal::NotInThisPlot.into();
    if let Some(bed) = source.bed
        && beds::get(op.tx, op.actor, bed).await?.plot != source.plot
    {
        return Err(elsewhere());
    }
    if let Some(tree) = source.tree
        && trees::get(op.tx, op.actor, tree).await?.plot != source.plot
    {
        return Err(elsewhere());
    }
    Ok(())
}

/// What a new lot is.
#[derive(Clone, Debug)]
pub(super) struct NewLot {
    pub kind: LotKind,
    pub product: ProductId,
    pub variety: Option<VarietyId>,
    pub day: NaiveDate,
    pub label: Label,
}

/// Where a new lot is from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    pub source: Option<Source>,
    pub sown_on: Option<NaiveDate>,
    pub supplier: String,
    pub certificate: String,
}

/// Makes a lot with the next code of its day.
pub(super) async fn insert(op: &mut Op<'_>, _stock: &StockLock, lot: &NewLot, from: &Origin) -> Result<LotId> {
    let number: i64 =
        sqlx::query_scalar("SELECT COUNT(*) + 1 FROM lots WHERE day = $1").bind(lot.day).fetch_one(&mut *op.tx).await?;
    let id = LotId::new();
    sqlx::query(
        "INSERT INTO lots
             (id, code, product_id, variety_id, kind, day, label, plot_id, bed_id, tree_id, sown_on, supplier, certificate, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(id)
    .bind(code(lot.day, number))
    .bind(lot.product)
    .bind(lot.variety)
    .bind(lot.kind)
    .bind(lot.day)
    .bind(lot.label)
    .bind(from.source.map(|source| source.plot))
    .bind(from.source.and_then(|source| source.bed))
    .bind(from.source.and_then(|source| source.tree))
    .bind(from.sown_on)
    .bind(&from.supplier)
    .bind(&from.certificate)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    Ok(id)
}

/// How many lots of fresh produce from before a day still have something left.
pub async fn lying_since(conn: &mut Conn, day: NaiveDate) -> Result<usize> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(DISTINCT stock.lot_id)
         FROM stock
         JOIN lots ON lots.id = stock.lot_id
         WHERE stock.quantity > 0 AND lots.day < $1",
    )
    .bind(day)
    .fetch_one(conn)
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The worst label among the lots of each product that are in store: what an offer may say of it.
pub async fn labels_in_store(conn: &mut Conn) -> Result<HashMap<ProductId, Label>> {
    let rows: Vec<(ProductId, Label)> = sqlx::query_as(
        "SELECT stock.product_id, lots.label
         FROM stock
         JOIN lots ON lots.id = stock.lot_id
         WHERE stock.quantity > 0
         GROUP BY stock.product_id, lots.label",
    )
    .fetch_all(conn)
    .await?;
    let mut labels: HashMap<ProductId, Label> = HashMap::new();
    for (product, label) in rows {
        labels.entry(product).and_modify(|worst| *worst = label.min(*worst)).or_insert(label);
    }
    Ok(labels)
}
