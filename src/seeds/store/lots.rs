//! Lots of seed: what they are, where they come from, and reading them with what is there.

use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;

use land::model::{BedId, PlotId};
use land::store::beds;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::version::same_version;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::op::Op;
use produce::model::species::VarietyId;

use crate::model::code::new_code;
use crate::model::lot::{Cause, LotDetails, LotState, Origin, SeedLot, SeedLotId};
use crate::model::quantity::{Sample, SeedAmount, Unit};
use crate::refusal::Refusal;
use crate::store::families;
use crate::store::moves::{self, Line};
use crate::{KEEPERS, READERS, records};

/// A lot as the database has it.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: SeedLotId,
    code: String,
    variety_id: VarietyId,
    unit: Unit,
    year: i64,
    origin: Origin,
    grower: String,
    commune: String,
    organic: bool,
    treated: bool,
    generation: i64,
    plot_id: Option<PlotId>,
    bed_id: Option<BedId>,
    place: String,
    packet: SeedAmount,
    reserve: SeedAmount,
    note: String,
    state: LotState,
    doubtful: bool,
    balance: Option<SeedAmount>,
    held: SeedAmount,
    version: i64,
    sample_seeds: Option<i64>,
    sample_mg: Option<i64>,
    tested_on: Option<NaiveDate>,
    germinated: Option<i64>,
    sown: Option<i64>,
}

impl From<Row> for SeedLot {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            code: row.code,
            variety: row.variety_id,
            unit: row.unit,
            details: LotDetails {
                year: row.year,
                origin: row.origin,
                grower: row.grower,
                commune: row.commune,
                organic: row.organic,
                treated: row.treated,
                generation: row.generation,
                plot: row.plot_id,
                bed: row.bed_id,
                place: row.place,
                packet: row.packet,
                reserve: row.reserve,
                note: row.note,
            },
            state: row.state,
            doubtful: row.doubtful,
            balance: row.balance,
            held: row.held,
            sample: row.sample_seeds.zip(row.sample_mg).map(|(seeds, mg)| Sample { seeds, mg }),
            tested: row.tested_on.zip(row.germinated).zip(row.sown).map(|((day, germinated), sown)| (day, germinated, sown)),
            version: row.version,
        }
    }
}

/// A lot with its newest sample and its last test that is over.
pub(super) const SELECT: &str =
    "SELECT seed_lots.id, seed_lots.code, seed_lots.variety_id, seed_lots.unit, seed_lots.year, seed_lots.origin, seed_lots.grower,
            seed_lots.commune, seed_lots.organic, seed_lots.treated, seed_lots.generation, seed_lots.plot_id, seed_lots.bed_id,
            seed_lots.place, seed_lots.packet, seed_lots.reserve, seed_lots.note, seed_lots.state, seed_lots.doubtful, seed_lots.balance,
            seed_lots.held, seed_lots.version, seed_samples.seeds AS sample_seeds, seed_samples.mg AS sample_mg,
            germinations.closed_on AS tested_on, germinations.germinated, germinations.sown
     FROM seed_lots
     LEFT JOIN seed_samples ON seed_samples.id = seed_lots.last_sample
     LEFT JOIN germinations ON germinations.id = seed_lots.last_test";

/// One lot.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn get(conn: &mut Conn, id: SeedLotId) -> Result<SeedLot> {
    let row: Row =
        sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE seed_lots.id = $1"))).bind(id).fetch_one(conn).await?;
    Ok(row.into())
}

/// The lot of a code.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn by_code(conn: &mut Conn, code: &str) -> Result<SeedLot> {
    let row: Row =
        sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE seed_lots.code = $1"))).bind(code).fetch_one(conn).await?;
    Ok(row.into())
}

/// Which lots to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// In their place.
    Stored,
    /// Brought, and not looked at.
    Received,
    /// Closed.
    Closed,
}

impl Which {
    const fn state(self) -> LotState {
        match self {
            Self::Stored => LotState::Stored,
            Self::Received => LotState::Received,
            Self::Closed => LotState::Closed,
        }
    }
}

/// Lots, oldest harvest first: what is oldest is given out first.
pub async fn list(conn: &mut Conn, which: Which, most: i64) -> Result<Vec<SeedLot>> {
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "{SELECT}
         WHERE seed_lots.state = $1
         ORDER BY seed_lots.year, seed_lots.code
         LIMIT $2"
    )))
    .bind(which.state())
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(SeedLot::from).collect())
}

/// The lots of some varieties that are in their place, oldest harvest first.
pub async fn of_varieties(conn: &mut Conn, varieties: &[VarietyId]) -> Result<Vec<SeedLot>> {
    of_some(conn, varieties, "seed_lots.state = 'stored'").await
}

/// Of some varieties those lots that a condition is true of, oldest harvest first. Which they are is found from the varieties: a planner that
/// takes the index of all that is in store for selective would read all of it for one variety.
async fn of_some(conn: &mut Conn, varieties: &[VarietyId], which: &str) -> Result<Vec<SeedLot>> {
    let mut lots = Vec::new();
    for part in varieties.chunks(400) {
        let mut query = sqlx::QueryBuilder::<Db>::new("WITH wanted (id) AS (");
        query.push_values(part, |mut row, id| {
            row.push_bind(*id);
        });
        query.push(") ").push(SELECT).push(
            " WHERE seed_lots.id IN (
                  SELECT seed_lots.id
                  FROM wanted
                  CROSS JOIN seed_lots
                  WHERE seed_lots.variety_id = wanted.id AND ",
        );
        query.push(which).push(") ORDER BY seed_lots.year, seed_lots.code");
        let rows: Vec<Row> = query.build_query_as().fetch_all(&mut *conn).await?;
        lots.extend(rows.into_iter().map(SeedLot::from));
    }
    Ok(lots)
}

/// Of which lots a packet can be given, as far as the schema can tell: what a test or the law says is asked of [`crate::model::giving`]. The
/// words of the index `seed_lots_to_give`.
pub const TO_GIVE: &str =
    "seed_lots.state = 'stored' AND seed_lots.packet > 0 AND NOT seed_lots.treated AND NOT seed_lots.doubtful
           AND seed_lots.balance - seed_lots.held - seed_lots.reserve >= seed_lots.packet";

/// The lots of some varieties of which a packet can be given, oldest harvest first.
pub async fn to_give(conn: &mut Conn, varieties: &[VarietyId]) -> Result<Vec<SeedLot>> {
    of_some(conn, varieties, TO_GIVE).await
}

/// Takes the lots of some varieties that are in their place, in one order, so that nobody waits in a circle.
pub(super) async fn lock_of_varieties(tx: &mut Conn, varieties: &[VarietyId]) -> Result<()> {
    if varieties.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT id FROM seed_lots WHERE state = 'stored' AND variety_id IN (");
    let mut list = query.separated(", ");
    for id in varieties {
        list.push_bind(*id);
    }
    query.push(") ORDER BY id");
    let ids: Vec<SeedLotId> = query.build_query_scalar().fetch_all(&mut *tx).await?;
    for id in ids {
        moves::lock(tx, id).await?;
    }
    Ok(())
}

/// Every lot of a variety, newest harvest first.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn of_variety(conn: &mut Conn, actor: &Actor, variety: VarietyId) -> Result<Vec<SeedLot>> {
    actor.require(READERS)?;
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "{SELECT}
         WHERE seed_lots.variety_id = $1
         ORDER BY seed_lots.year DESC, seed_lots.code"
    )))
    .bind(variety)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(SeedLot::from).collect())
}

/// A new lot: what it is, in which unit, how much of it, and from which lots it was grown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLot {
    pub variety: VarietyId,
    pub unit: Unit,
    pub details: LotDetails,
    /// Nothing where nobody has counted it yet.
    pub amount: Option<SeedAmount>,
    pub parents: Vec<SeedLotId>,
}

/// The year of a harvest has begun.
fn refuse_future(op: &Op<'_>, year: i64) -> Result<()> {
    if year > i64::from(op.today().year()) {
        return Err(Refusal::YearToCome.into());
    }
    Ok(())
}

/// Takes a lot in.
///
/// # Errors
/// `Conflict` for a harvest that is to come, or parents of another variety; `NotFound` for those who do not keep the exchange.
pub async fn create(op: &mut Op<'_>, new: &NewLot) -> Result<SeedLotId> {
    let id = SeedLotId::new();
    insert(op, id, &new_code(), new).await?;
    Ok(id)
}

/// Takes a lot in that stands on a list of what was there before.
///
/// # Errors
/// As [`create`].
pub async fn create_listed(op: &mut Op<'_>, new: &NewLot) -> Result<SeedLotId> {
    let id = create(op, new).await?;
    sqlx::query("UPDATE seed_lots SET listed = TRUE WHERE id = $1").bind(id).execute(&mut *op.tx).await?;
    Ok(id)
}

/// Takes a lot in with a known id and code.
///
/// # Errors
/// As [`create`].
pub async fn insert(op: &mut Op<'_>, id: SeedLotId, code: &str, new: &NewLot) -> Result<()> {
    op.actor.require(KEEPERS)?;
    refuse_future(op, new.details.year)?;
    if let Some(bed) = new.details.bed
        && Some(beds::get(op.tx, op.actor, bed).await?.plot) != new.details.plot
    {
        return Err(Refusal::BedElsewhere.at("parcelle"));
    }
    let grown = grown_from(op, new).await?;
    let new = &NewLot { details: LotDetails { generation: grown, ..new.details.clone() }, ..new.clone() };
    write(op, (id, code), new, (LotState::Stored, "")).await?;
    families::add_parents(op.tx, id, &new.parents).await?;
    if let Some(amount) = new.amount.filter(|amount| *amount > SeedAmount(0)) {
        moves::write(op, &Line::new(id, amount, Cause::Entry)).await?;
    }
    op.log(Entry::new(records::SEED_LOT, id.uuid(), Verb::Created).after(&new.details)?).await
}

/// Notes what a resident brought: it waits to be looked at, and does not count before.
///
/// # Errors
/// `Conflict` for a harvest that is to come.
pub async fn bring(op: &mut Op<'_>, new: &NewLot, brought_by: &str) -> Result<SeedLotId> {
    refuse_future(op, new.details.year)?;
    let id = SeedLotId::new();
    write(op, (id, &new_code()), new, (LotState::Received, brought_by)).await?;
    op.log(Entry::new(records::SEED_LOT, id.uuid(), Verb::Created).after(&new.details)?).await?;
    Ok(id)
}

async fn write(
    op: &mut Op<'_>,
    (id, code): (SeedLotId, &str),
    new: &NewLot,
    (state, brought_by): (LotState, &str),
) -> Result<()> {
    let details = &new.details;
    sqlx::query(
        "INSERT INTO seed_lots
             (id, code, variety_id, unit, year, origin, grower, commune, organic, treated, generation, plot_id, bed_id, place, packet,
              reserve, note, state, brought_by, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20, 1)",
    )
    .bind(id)
    .bind(code)
    .bind(new.variety)
    .bind(new.unit)
    .bind(details.year)
    .bind(details.origin)
    .bind(&details.grower)
    .bind(&details.commune)
    .bind(details.organic)
    .bind(details.treated)
    .bind(details.generation)
    .bind(details.plot)
    .bind(details.bed)
    .bind(&details.place)
    .bind(details.packet)
    .bind(details.reserve)
    .bind(&details.note)
    .bind(state)
    .bind(brought_by)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    Ok(())
}

/// How often a lot was grown on: once more than what it was grown from, which is of the same variety.
async fn grown_from(op: &mut Op<'_>, new: &NewLot) -> Result<i64> {
    let mut furthest = None;
    for parent in &new.parents {
        let lot = get(op.tx, *parent).await?;
        if lot.variety != new.variety {
            return Err(Refusal::AnotherVariety.at("parents"));
        }
        furthest = furthest.max(Some(lot.details.generation));
    }
    let sown = matches!(new.details.origin, Origin::Harvest | Origin::Deposit);
    Ok(furthest.map_or(new.details.generation, |generation| generation + i64::from(sown)))
}

/// What a keeper finds who looks at what was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub variety: VarietyId,
    pub unit: Unit,
    pub amount: SeedAmount,
    pub packet: SeedAmount,
    pub place: String,
}

/// Takes what was brought into the exchange: now it counts.
///
/// # Errors
/// `Conflict` where that was done.
pub async fn accept(op: &mut Op<'_>, id: SeedLotId, found: &Checked) -> Result<()> {
    op.actor.require(KEEPERS)?;
    moves::lock(op.tx, id).await?;
    let lot = get(op.tx, id).await?;
    if lot.state != LotState::Received {
        return Err(Refusal::LookedAtBefore.into());
    }
    sqlx::query(
        "UPDATE seed_lots
         SET variety_id = $1, unit = $2, packet = $3, place = $4, state = 'stored', updated_at = $5, version = version + 1
         WHERE id = $6",
    )
    .bind(found.variety)
    .bind(found.unit)
    .bind(found.packet)
    .bind(&found.place)
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    moves::write(op, &Line::new(id, found.amount, Cause::Entry)).await?;
    op.log(Entry::new(records::SEED_LOT, id.uuid(), Verb::Updated).after(&serde_json::json!({ "quantity": found.amount }))?).await
}

/// Turns away what was brought.
///
/// # Errors
/// `Conflict` where it was looked at before.
pub async fn decline(op: &mut Op<'_>, id: SeedLotId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    moves::lock(op.tx, id).await?;
    if get(op.tx, id).await?.state != LotState::Received {
        return Err(Refusal::LookedAtBefore.into());
    }
    set_state(op, id, LotState::Closed).await
}

async fn set_state(op: &mut Op<'_>, id: SeedLotId, state: LotState) -> Result<()> {
    sqlx::query("UPDATE seed_lots SET state = $1, updated_at = $2, version = version + 1 WHERE id = $3")
        .bind(state)
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::SEED_LOT, id.uuid(), Verb::Updated).after(&serde_json::json!({ "state": state }))?).await
}

/// Changes what can change of a lot: where it stands, its packet and reserve, what is known of it. Its unit never does.
///
/// # Errors
/// `Changed` where somebody has meanwhile.
pub async fn update(op: &mut Op<'_>, id: SeedLotId, version: i64, details: &LotDetails) -> Result<()> {
    op.actor.require(KEEPERS)?;
    refuse_future(op, details.year)?;
    moves::lock(op.tx, id).await?;
    let before = get(op.tx, id).await?;
    same_version(before.version, version)?;
    sqlx::query(
        "UPDATE seed_lots
         SET year = $1, origin = $2, grower = $3, commune = $4, organic = $5, treated = $6, place = $7, packet = $8, reserve = $9,
             note = $10, updated_at = $11, version = version + 1
         WHERE id = $12",
    )
    .bind(details.year)
    .bind(details.origin)
    .bind(&details.grower)
    .bind(&details.commune)
    .bind(details.organic)
    .bind(details.treated)
    .bind(&details.place)
    .bind(details.packet)
    .bind(details.reserve)
    .bind(&details.note)
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SEED_LOT, id.uuid(), Verb::Updated).before(&before.details)?.after(details)?).await
}

/// Closes a lot of which nothing is left, or that is found to be worth nothing.
///
/// # Errors
/// `Conflict` where something is left of it.
pub async fn close(op: &mut Op<'_>, id: SeedLotId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let lot = moves::in_place(op, id).await?;
    if lot.balance.is_some_and(|left| left > SeedAmount(0)) {
        return Err(Refusal::SomethingIsLeft.into());
    }
    if lot.held > SeedAmount(0) {
        return Err(Refusal::LotIsPromised.into());
    }
    set_state(op, id, LotState::Closed).await
}

/// Notes a sample: so many seeds weighed so much.
///
/// # Errors
/// `Conflict` where the lot is not in its place.
pub async fn sample(op: &mut Op<'_>, id: SeedLotId, sample: Sample) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let lot = moves::in_place(op, id).await?;
    let taken = SeedAmount(if lot.unit == Unit::Milligrams { sample.mg } else { sample.seeds });
    if lot.balance.is_some_and(|there| taken > there) {
        let field = if lot.unit == Unit::Milligrams { "sample_g" } else { "sample_seeds" };
        let (unit, there) = (lot.unit, lot.balance.unwrap_or_default());
        return Err(Refusal::SampleBeyondJar { unit, there }.at(field));
    }
    sqlx::query("INSERT INTO seed_samples (id, lot_id, seeds, mg, taken_on, taken_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(Uuid::now_v7())
        .bind(id)
        .bind(sample.seeds)
        .bind(sample.mg)
        .bind(op.today())
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::SEED_LOT, id.uuid(), Verb::Updated).after(&sample)?).await
}
