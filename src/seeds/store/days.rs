//! Seed days: what is given and brought at a table, tapped or scanned on a telephone. Each tap counts once, however often it is sent; closing
//! locks the day.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Lockable, lock_row};
use platform::error::Result;
use platform::op::Op;
use platform::room::Days;
use platform::search;
use produce::model::species::VarietyId;

use crate::model::giving::blocks;
use crate::model::lot::{Cause, Receiver, SeedDayId, SeedLotId};
use crate::refusal::Refusal;
use crate::store::moves::{self, Line};
use crate::store::{lots, packets, varieties};
use crate::{KEEPERS, READERS, records};

/// A seed day as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SeedDay {
    pub id: SeedDayId,
    pub title: String,
    pub day: NaiveDate,
    pub closed_at: Option<DateTime<Utc>>,
    pub version: i64,
}

const COLUMNS: &str = "id, title, day, closed_at, version";

/// Seed days, newest first.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<SeedDay>> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM seed_days ORDER BY day DESC, id DESC LIMIT 100")))
        .fetch_all(conn)
        .await?)
}

/// One seed day.
///
/// # Errors
/// `NotFound` for those who may not see lots, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: SeedDayId) -> Result<SeedDay> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM seed_days WHERE id = $1")))
        .bind(id)
        .fetch_one(conn)
        .await?)
}

/// Makes a seed day.
///
/// # Errors
/// `NotFound` for those who do not keep the exchange.
pub async fn create(op: &mut Op<'_>, title: &str, day: NaiveDate) -> Result<SeedDayId> {
    op.actor.require(KEEPERS)?;
    let id = SeedDayId::new();
    sqlx::query("INSERT INTO seed_days (id, title, day, created_at, updated_at, version) VALUES ($1, $2, $3, $4, $4, 1)")
        .bind(id)
        .bind(title)
        .bind(day)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::SEED_DAY, id.uuid(), Verb::Created)).await?;
    Ok(id)
}

/// What was tapped: a packet of a lot, by its own number where it was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tap {
    pub lot: SeedLotId,
    pub packet: Option<i64>,
    pub client: Option<Uuid>,
    pub happened_at: Option<DateTime<Utc>>,
    pub commune: String,
}

/// Gives a packet at a seed day. Sent again it is the same; a packet given before is said to be.
///
/// # Errors
/// `Conflict` where the day is closed, the packet was given, or the lot is not given out or has none left.
pub async fn give(op: &mut Op<'_>, day: SeedDayId, tap: &Tap) -> Result<()> {
    op.actor.require(KEEPERS)?;
    if sent_before(op, tap.client).await? {
        return Ok(());
    }
    open(op, day).await?;
    moves::lock(op.tx, tap.lot).await?;
    let lot = lots::get(op.tx, tap.lot).await?;
    let variety = varieties::get(op.tx, lot.variety).await?;
    if let Some(block) = blocks(&variety, &lot, op.today()).first().copied() {
        return Err(Refusal::NotGiven { block, facts: variety.facts }.into());
    }
    if let Some(number) = tap.packet
        && !packets::exists(op.tx, lot.id, number).await?
    {
        return Err(Refusal::NoSuchPacket.into());
    }
    let line = Line {
        receiver: Some(Receiver::Anonymous),
        commune: tap.commune.clone(),
        day: Some(day),
        packet: tap.packet,
        client: tap.client,
        happened_at: tap.happened_at,
        ..Line::new(lot.id, -lot.details.packet, Cause::Gift)
    };
    moves::write(op, &line).await?;
    Ok(())
}

/// Takes a day that is not closed: what is tapped or taken back in it waits for whoever closes it.
///
/// # Errors
/// `Conflict` where it is closed.
pub(super) async fn open(op: &mut Op<'_>, id: SeedDayId) -> Result<()> {
    lock_row(op.tx, Lockable::SeedDay, id.uuid()).await?;
    if get(op.tx, op.actor, id).await?.closed_at.is_some() {
        return Err(Refusal::DayIsClosed.into());
    }
    Ok(())
}

async fn sent_before(op: &mut Op<'_>, client: Option<Uuid>) -> Result<bool> {
    let Some(client) = client else {
        return Ok(false);
    };
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM seed_moves WHERE client_id = $1)")
        .bind(client)
        .fetch_one(&mut *op.tx)
        .await?)
}

/// Closes a day: nothing is tapped into it any more.
///
/// # Errors
/// `NotFound` for those who do not keep the exchange.
pub async fn close(op: &mut Op<'_>, id: SeedDayId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query(
        "UPDATE seed_days SET closed_at = $1, updated_at = $1, version = version + 1 WHERE id = $2 AND closed_at IS NULL",
    )
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SEED_DAY, id.uuid(), Verb::Updated)).await
}

/// What was given of a variety on a day.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Given {
    pub variety_id: VarietyId,
    pub variety: String,
    pub species: String,
    pub packets: i64,
}

/// The results of a day by variety: taps that were taken back do not count.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn given(conn: &mut Conn, actor: &Actor, day: SeedDayId) -> Result<Vec<Given>> {
    actor.require(READERS)?;
    let mut all: Vec<Given> = sqlx::query_as(
        "SELECT varieties.id AS variety_id, varieties.name AS variety, species.name AS species,
                COUNT(*) AS packets
         FROM seed_moves
         JOIN seed_lots ON seed_lots.id = seed_moves.lot_id
         JOIN varieties ON varieties.id = seed_lots.variety_id
         JOIN species ON species.id = varieties.species_id
         WHERE seed_moves.day_id = $1 AND seed_moves.cause = 'gift'
           AND NOT EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = seed_moves.id)
         GROUP BY varieties.id, varieties.name, species.name
         ORDER BY packets DESC, varieties.name",
    )
    .bind(day)
    .fetch_all(conn)
    .await?;
    all.sort_by_cached_key(|given| (std::cmp::Reverse(given.packets), search::in_order(&given.variety)));
    Ok(all)
}

/// The communes of a day with how many packets went there.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn communes(conn: &mut Conn, actor: &Actor, day: SeedDayId) -> Result<Vec<(String, i64)>> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(
        "SELECT commune, COUNT(*)
         FROM seed_moves
         WHERE day_id = $1 AND cause = 'gift' AND commune <> ''
           AND NOT EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = seed_moves.id)
         GROUP BY commune
         ORDER BY COUNT(*) DESC, commune",
    )
    .bind(day)
    .fetch_all(conn)
    .await?)
}

/// The seed days among some days.
pub async fn on_days(conn: &mut Conn, days: &Days) -> Result<Vec<SeedDayId>> {
    Ok(sqlx::query_scalar("SELECT id FROM seed_days WHERE day BETWEEN $1 AND $2 ORDER BY day")
        .bind(days.start())
        .bind(days.end())
        .fetch_all(conn)
        .await?)
}
