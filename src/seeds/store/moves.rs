//! The ledger of seed: every seed that comes, goes or is found missing is a line; a mistake is taken back by another.

use chrono::{DateTime, Datelike as _, Utc};
use uuid::Uuid;

use land::model::{PlotId, Status};
use land::store::plots;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Lockable, lock_row};
use platform::error::{AppError, Result, broke, guarded};
use platform::op::Op;

use crate::model::giving::{Block, blocks};
use crate::model::lot::{Cause, LotDetails, LotState, Origin, Receiver, SeedDayId, SeedLot, SeedLotId, SeedMoveId};
use crate::model::quantity::{SeedAmount, Unit};
use crate::model::request::RequestId;
use crate::model::rule::{SeedRule, Severity};
use crate::refusal::Refusal;
use crate::store::lots::{self, NewLot};
use crate::store::{germination, rules, varieties};
use crate::{KEEPERS, READERS, SOWERS, records};

/// A line to be written.
#[derive(Clone, Debug)]
pub struct Line {
    pub lot: SeedLotId,
    pub quantity: SeedAmount,
    pub cause: Cause,
    pub receiver: Option<Receiver>,
    pub commune: String,
    pub request: Option<RequestId>,
    pub day: Option<SeedDayId>,
    pub plot: Option<PlotId>,
    pub packet: Option<i64>,
    pub reverses: Option<SeedMoveId>,
    /// What the device calls it: however often it is sent, it counts once.
    pub client: Option<Uuid>,
    pub note: String,
    /// Under which derogation seed that is not organic was sown on organic ground.
    pub derogation: String,
    /// When it happened, where that is not now.
    pub happened_at: Option<DateTime<Utc>>,
}

impl Line {
    /// A line of some seed and its cause, nothing else known.
    #[must_use]
    pub const fn new(lot: SeedLotId, quantity: SeedAmount, cause: Cause) -> Self {
        Self {
            lot,
            quantity,
            cause,
            receiver: None,
            commune: String::new(),
            request: None,
            day: None,
            plot: None,
            packet: None,
            reverses: None,
            client: None,
            note: String::new(),
            derogation: String::new(),
            happened_at: None,
        }
    }
}

/// Takes the lot: whoever moves its seed does so alone.
pub async fn lock(tx: &mut Conn, lot: SeedLotId) -> Result<()> {
    lock_row(tx, Lockable::SeedLot, lot.uuid()).await
}

/// Takes a lot that is in its place: what nobody has looked at, or is closed, does not move.
///
/// # Errors
/// `Conflict` where it is not.
pub(crate) async fn in_place(op: &mut Op<'_>, id: SeedLotId) -> Result<SeedLot> {
    lock(op.tx, id).await?;
    let lot = lots::get(op.tx, id).await?;
    if lot.state != LotState::Stored {
        return Err(Refusal::LotNotInPlace.into());
    }
    Ok(lot)
}

/// Writes a line. The schema refuses what would leave less than nothing, and a packet that was given before.
pub(crate) async fn write(op: &mut Op<'_>, line: &Line) -> Result<SeedMoveId> {
    let id = SeedMoveId::new();
    let happened_at = line.happened_at.unwrap_or(op.now).min(op.now);
    sqlx::query(
        "INSERT INTO seed_moves
             (id, lot_id, quantity, cause, receiver, commune, request_id, day_id, plot_id, packet, reverses, client_id, note,
              derogation, happened_at, year, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    )
    .bind(id)
    .bind(line.lot)
    .bind(line.quantity)
    .bind(line.cause)
    .bind(line.receiver)
    .bind(&line.commune)
    .bind(line.request)
    .bind(line.day)
    .bind(line.plot)
    .bind(line.packet)
    .bind(line.reverses)
    .bind(line.client)
    .bind(&line.note)
    .bind(&line.derogation)
    .bind(happened_at)
    .bind(happened_at.with_timezone(&op.zone).year())
    .bind(op.now)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await
    .map_err(refused)?;
    Ok(id)
}

fn refused(error: sqlx::Error) -> AppError {
    if broke(&error, "seed_not_negative") {
        Refusal::NotSoMuchSeed.into()
    } else if broke(&error, "seed_packets_once") || broke(&error, "seed_moves.packet") {
        Refusal::PacketGivenBefore.into()
    } else {
        guarded(error, &["seed_moves_reverses_key", "seed_moves.reverses"], Refusal::TakenBackBefore)
    }
}

/// What a keeper notes that takes seed away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub lot: SeedLotId,
    /// Everything, where none is named: no crumb is left by rounding.
    pub amount: Option<SeedAmount>,
    pub cause: Cause,
    pub receiver: Option<Receiver>,
    pub commune: String,
    pub plot: Option<PlotId>,
    pub note: String,
    /// Under which derogation it is sown.
    pub derogation: String,
    /// What came in return, in the words of who brought it: for a swap.
    pub brought: String,
    /// Whether a question was answered.
    pub sure: bool,
}

/// Notes that seed leaves a lot. What is given to somebody leaves what is kept back and what others are to get; what is sown, lost or thrown
/// away does not.
///
/// # Errors
/// `Conflict` where not so much is there (or free, for a gift), or the lot is not given out; a professional is asked about once.
pub async fn leave(op: &mut Op<'_>, leaving: &Leaving) -> Result<SeedMoveId> {
    op.actor.require(if leaving.cause == Cause::Sowing { SOWERS } else { KEEPERS })?;
    if !Cause::LEAVING.contains(&leaving.cause) {
        return Err(AppError::NotFound);
    }
    let lot = in_place(op, leaving.lot).await?;
    // Whoever gets it: somebody, another exchange, a guardian's garden. What is sown on our own plots is ours.
    let leaves_us = leaving.cause.is_given()
        || leaving.cause == Cause::TransferOut
        || (leaving.cause == Cause::Sowing && leaving.receiver == Some(Receiver::Keeper));
    if leaves_us {
        refuse_giving(op, &lot, leaving.receiver, leaving.sure).await?;
    }
    judge(op, &lot, leaving).await?;
    let there = if leaves_us { lot.free() } else { lot.balance.unwrap_or_default() };
    let amount = leaving.amount.unwrap_or(there);
    if amount > there || amount <= SeedAmount(0) {
        return Err(Refusal::OnlySoMuch { unit: lot.unit, there }.at("amount"));
    }
    let line = Line {
        receiver: leaving.receiver,
        commune: leaving.commune.clone(),
        plot: leaving.plot,
        note: leaving.note.clone(),
        derogation: leaving.derogation.clone(),
        ..Line::new(lot.id, -amount, leaving.cause)
    };
    let id = write(op, &line).await?;
    if leaving.cause == Cause::Swap && !leaving.brought.is_empty() {
        swap(op, id, &lot, leaving).await?;
    }
    log(op, lot.id, -amount, leaving.cause).await?;
    Ok(id)
}

/// Refuses to give seed out that may not be; asks once about a professional.
pub(super) async fn refuse_giving(op: &mut Op<'_>, lot: &SeedLot, to: Option<Receiver>, sure: bool) -> Result<()> {
    let variety = varieties::get(op.tx, lot.variety).await?;
    let against = blocks(&variety, lot, op.today()).into_iter().find(|block| !matches!(block, Block::Nothing | Block::NoPacket));
    if let Some(block) = against {
        return Err(Refusal::NotGiven { block, facts: variety.facts }.at("cause"));
    }
    if to == Some(Receiver::Professional) {
        by_rule(op, SeedRule::Professional, sure, "receiver").await?;
    }
    Ok(())
}

/// Refuses, or asks about once, what a dated rule speaks against.
async fn by_rule(op: &mut Op<'_>, rule: SeedRule, sure: bool, field: &'static str) -> Result<()> {
    let today = op.today();
    match rules::on(op.tx, today).await?.severity(rule) {
        Severity::Refuse => Err(Refusal::RuleRefuses { rule }.at(field)),
        Severity::Ask if !sure => Err(Refusal::RuleAsks { rule }.at(field)),
        Severity::Ask | Severity::Off => Ok(()),
    }
}

/// What rules say of seed that leaves for another exchange, or is sown on organic ground.
async fn judge(op: &mut Op<'_>, lot: &SeedLot, leaving: &Leaving) -> Result<()> {
    match leaving.cause {
        Cause::TransferOut if varieties::get(op.tx, lot.variety).await?.facts.passport => {
            by_rule(op, SeedRule::Passport, leaving.sure, "cause").await
        }
        // A guardian's garden is no ground of ours; what is sown on ours says where, for the ground decides what may be.
        Cause::Sowing if leaving.receiver == Some(Receiver::Keeper) => Ok(()),
        Cause::Sowing => {
            let plot = leaving.plot.ok_or(Refusal::SownWhere)?;
            let today = op.today();
            let status = match plots::get(op.tx, op.actor, plot, today).await {
                Ok(plot) => plot.status,
                Err(AppError::NotFound) => return Err(Refusal::UnknownPlot.into()),
                Err(error) => return Err(error),
            };
            if lot.details.organic {
                return Ok(());
            }
            if status.is_some_and(|status| status != Status::NotOrganic) {
                // Being sure is naming the derogation.
                by_rule(op, SeedRule::Derogation, !leaving.derogation.is_empty(), "derogation").await?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Notes what came in return for a swap: it waits to be looked at like everything that is brought.
async fn swap(op: &mut Op<'_>, line: SeedMoveId, lot: &SeedLot, leaving: &Leaving) -> Result<()> {
    let year = i64::from(op.today().year());
    let details = LotDetails::brought(year, String::new(), leaving.commune.clone(), leaving.brought.clone());
    let new = NewLot { variety: lot.variety, unit: lot.unit, details, amount: None, parents: Vec::new() };
    let brought = lots::bring(op, &new, "").await?;
    sqlx::query("INSERT INTO seed_swaps (move_id, lot_id) VALUES ($1, $2)").bind(line).bind(brought).execute(&mut *op.tx).await?;
    Ok(())
}

async fn log(op: &mut Op<'_>, lot: SeedLotId, quantity: SeedAmount, cause: Cause) -> Result<()> {
    let after = serde_json::json!({ "quantity": quantity, "cause": cause });
    op.log(Entry::new(records::SEED_LOT, lot.uuid(), Verb::Updated).after(&after)?).await
}

/// Notes what was found of a lot: the difference is a line of its own. Says whether there was one.
pub async fn count(op: &mut Op<'_>, id: SeedLotId, found: SeedAmount) -> Result<bool> {
    op.actor.require(KEEPERS)?;
    let lot = in_place(op, id).await?;
    let more = found - lot.balance.unwrap_or_default();
    if more == SeedAmount(0) {
        return Ok(false);
    }
    let cause = if more > SeedAmount(0) { Cause::CountUp } else { Cause::CountDown };
    write(op, &Line::new(id, more, cause)).await?;
    log(op, id, more, cause).await?;
    Ok(true)
}

/// Takes a line back by one of the opposite quantity.
///
/// # Errors
/// `Conflict` where it was taken back before, is part of a pair, or the seed is no longer there.
pub async fn take_back(op: &mut Op<'_>, of: SeedLotId, id: SeedMoveId) -> Result<SeedLotId> {
    op.actor.require(KEEPERS)?;
    let (lot, quantity, cause, day): (SeedLotId, SeedAmount, Cause, Option<SeedDayId>) =
        sqlx::query_as("SELECT lot_id, quantity, cause, day_id FROM seed_moves WHERE id = $1")
            .bind(id)
            .fetch_one(&mut *op.tx)
            .await?;
    if lot != of {
        return Err(AppError::NotFound);
    }
    if !cause.is_taken_back() {
        return Err(Refusal::NotByItself.into());
    }
    if let Some(day) = day {
        super::days::open(op, day).await?;
    }
    in_place(op, lot).await?;
    if cause == Cause::Swap {
        undo_swap(op, id).await?;
    }
    write(op, &Line { reverses: Some(id), day, ..Line::new(lot, -quantity, Cause::Reversal) }).await?;
    log(op, lot, -quantity, Cause::Reversal).await?;
    Ok(lot)
}

/// What came in return for a swap that is taken back goes back too, where nobody has looked at it yet.
async fn undo_swap(op: &mut Op<'_>, line: SeedMoveId) -> Result<()> {
    sqlx::query(
        "UPDATE seed_lots
         SET state = 'closed', updated_at = $1, version = version + 1
         WHERE state = 'received' AND id IN (SELECT lot_id FROM seed_swaps WHERE move_id = $2)",
    )
    .bind(op.now)
    .bind(line)
    .execute(&mut *op.tx)
    .await?;
    Ok(())
}

/// Puts lots of one variety together into a new one, with everything that is in them. They are closed; the new one is as far grown on as the
/// furthest of them.
///
/// # Errors
/// `Conflict` for lots of several varieties or units, for fewer than two, and where something of them is promised.
pub async fn bulk(op: &mut Op<'_>, of: &[SeedLotId]) -> Result<SeedLotId> {
    op.actor.require(KEEPERS)?;
    let mut ids = of.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut all = Vec::with_capacity(ids.len());
    // In one order, so that nobody waits in a circle.
    for id in &ids {
        lock(op.tx, *id).await?;
        all.push(lots::get(op.tx, *id).await?);
    }
    let Some((first, rest)) = all.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Err(Refusal::TwoLotsAtLeast.into());
    };
    if rest.iter().any(|lot| lot.variety != first.variety || lot.unit != first.unit) {
        return Err(Refusal::OneVarietyOneUnit.into());
    }
    if all.iter().any(|lot| lot.held > SeedAmount(0) || lot.state != LotState::Stored) {
        return Err(Refusal::LotIsPromised.into());
    }
    let details = LotDetails {
        origin: Origin::Bulk,
        // Its seed is as old as the oldest of it.
        year: all.iter().map(|lot| lot.details.year).min().unwrap_or(first.details.year),
        generation: all.iter().map(|lot| lot.details.generation).max().unwrap_or(0),
        organic: all.iter().all(|lot| lot.details.organic),
        treated: all.iter().any(|lot| lot.details.treated),
        plot: None,
        bed: None,
        grower: String::new(),
        ..first.details.clone()
    };
    let new = NewLot { variety: first.variety, unit: first.unit, details, amount: None, parents: ids.clone() };
    let id = lots::create(op, &new).await?;
    germination::inherit(op, &all, id).await?;
    for lot in &all {
        if let Some(left) = lot.balance.filter(|left| *left > SeedAmount(0)) {
            write(op, &Line::new(lot.id, -left, Cause::Into)).await?;
            write(op, &Line::new(id, left, Cause::From)).await?;
        }
        lots::close(op, lot.id).await?;
    }
    Ok(id)
}

/// Takes a part of a lot out as a lot of its own: what it is stays the same.
///
/// # Errors
/// `Conflict` where not so much is free.
pub async fn split(op: &mut Op<'_>, id: SeedLotId, amount: SeedAmount, place: &str) -> Result<SeedLotId> {
    op.actor.require(KEEPERS)?;
    let lot = in_place(op, id).await?;
    let there = (lot.balance.unwrap_or_default() - lot.held).max(SeedAmount(0));
    if amount <= SeedAmount(0) || amount > there {
        return Err(Refusal::OnlySoMuch { unit: lot.unit, there }.at("part"));
    }
    // What was kept back stays kept back, in whichever jar it lies.
    let reserve = (amount - lot.free()).max(SeedAmount(0));
    let details = LotDetails { origin: Origin::Split, place: place.to_owned(), reserve, ..lot.details.clone() };
    let new = NewLot { variety: lot.variety, unit: lot.unit, details, amount: None, parents: vec![id] };
    let part = lots::create(op, &new).await?;
    germination::inherit(op, std::slice::from_ref(&lot), part).await?;
    write(op, &Line::new(id, -amount, Cause::Into)).await?;
    write(op, &Line::new(part, amount, Cause::From)).await?;
    Ok(part)
}

/// A line as it is shown.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Moved {
    pub id: SeedMoveId,
    pub quantity: SeedAmount,
    pub cause: Cause,
    pub receiver: Option<Receiver>,
    pub commune: String,
    pub packet: Option<i64>,
    pub note: String,
    pub derogation: String,
    pub happened_at: DateTime<Utc>,
    pub by: Option<String>,
    /// The lot that came in return for a swap.
    pub swapped_for: Option<SeedLotId>,
    /// Whether it was taken back.
    pub reversed: bool,
}

/// The ledger of a lot, newest first.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn of_lot(conn: &mut Conn, actor: &Actor, lot: SeedLotId, most: i64) -> Result<Vec<Moved>> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(
        "SELECT seed_moves.id, seed_moves.quantity, seed_moves.cause, seed_moves.receiver, seed_moves.commune, seed_moves.packet,
                seed_moves.note, seed_moves.derogation, seed_moves.happened_at, people.name AS by, seed_swaps.lot_id AS swapped_for,
                EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = seed_moves.id) AS reversed
         FROM seed_moves
         LEFT JOIN people ON people.id = seed_moves.recorded_by
         LEFT JOIN seed_swaps ON seed_swaps.move_id = seed_moves.id
         WHERE seed_moves.lot_id = $1
         ORDER BY seed_moves.happened_at DESC, seed_moves.id DESC
         LIMIT $2",
    )
    .bind(lot)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// A line for a file: of which lot, in which unit.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FiledLine {
    pub lot_code: String,
    pub unit: Unit,
    pub quantity: SeedAmount,
    pub cause: Cause,
    pub commune: String,
    pub happened_at: DateTime<Utc>,
}

/// The latest lines of all lots, newest first.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn latest(conn: &mut Conn, actor: &Actor, most: i64) -> Result<Vec<FiledLine>> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(
        "SELECT seed_lots.code AS lot_code, seed_lots.unit, seed_moves.quantity, seed_moves.cause, seed_moves.commune,
                seed_moves.happened_at
         FROM seed_moves
         JOIN seed_lots ON seed_lots.id = seed_moves.lot_id
         ORDER BY seed_moves.happened_at DESC, seed_moves.id DESC
         LIMIT $1",
    )
    .bind(most)
    .fetch_all(conn)
    .await?)
}
