//! Swaps: a worker offers a shift, a colleague takes it, a supervisor approves, or the setting does where no rule objects.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;

use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, lock_plan};
use platform::error::{AppError, Result, unique};
use platform::i18n::Message;
use platform::op::Op;
use platform::time::{ClockTime, Week};

use crate::model::rules::{self, Breach, Rule, Severity};
use crate::model::shift::{AssignmentId, ShiftId, TaskId};
use crate::records;
use crate::refusal::Refusal;
use crate::rota::store::noted;
use crate::rota::store::snapshot::{self, Whom};
use crate::rota::store::{parameters, plan, stints};
use crate::texts;
use crate::{PLAN_READERS, PLANNERS};

platform::typed_id! {
    /// An offer to swap.
    SwapId
}

platform::text_enum! {
    /// How far a swap is.
    SwapState {
        /// Somebody would like to be replaced.
        Offered = "offered",
        /// A colleague would; waits for a supervisor.
        Taken = "taken",
        /// Done.
        Approved = "approved",
        /// Not granted.
        Refused = "refused",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

/// A swap, for lists.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Swap {
    pub id: SwapId,
    pub shift_id: ShiftId,
    pub day: NaiveDate,
    pub starts_minute: ClockTime,
    pub ends_minute: ClockTime,
    pub site_name: String,
    pub task_id: TaskId,
    pub offered_by: PersonId,
    pub offered_name: String,
    /// Who would take it.
    pub taken_by: Option<PersonId>,
    /// Their name, empty while nobody.
    pub taken_name: String,
    /// How far it is.
    pub state: SwapState,
    /// Why it was refused.
    pub decision: String,
}

/// Swaps of work ahead that are not decided yet, and those of `person` that were refused, by day.
async fn open(conn: &mut Conn, today: NaiveDate, person: Option<PersonId>) -> Result<Vec<Swap>> {
    Ok(sqlx::query_as(
        "SELECT swaps.id, swaps.shift_id, shifts.day, shifts.starts_minute, shifts.ends_minute, sites.name AS site_name,
                shifts.task_id, swaps.offered_by, offering.name AS offered_name, swaps.taken_by,
                COALESCE(taking.name, '') AS taken_name, swaps.state, swaps.decision
         FROM swaps
         JOIN shifts ON shifts.id = swaps.shift_id
         JOIN sites ON sites.id = shifts.site_id
         JOIN people AS offering ON offering.id = swaps.offered_by
         LEFT JOIN people AS taking ON taking.id = swaps.taken_by
         WHERE (swaps.state IN ('offered', 'taken') OR (swaps.state = 'refused' AND $2 IN (swaps.offered_by, swaps.taken_by)))
           AND shifts.day >= $1
         ORDER BY shifts.starts_at, swaps.id",
    )
    .bind(today)
    .bind(person)
    .fetch_all(conn)
    .await?)
}

/// Swaps that a supervisor can look at.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn list(conn: &mut Conn, actor: &Actor, today: NaiveDate) -> Result<Vec<Swap>> {
    actor.require(PLAN_READERS)?;
    open(conn, today, None).await
}

/// What a worker sees: their own offers, and those of colleagues that they could take without breaking a rule.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn for_worker(conn: &mut Conn, actor: &Actor, today: NaiveDate, zone: Tz) -> Result<Vec<Swap>> {
    let person = actor.person.ok_or(AppError::NotFound)?;
    let all = open(conn, today, Some(person)).await?;
    let (Some(first), Some(last)) = (all.iter().map(|swap| swap.day).min(), all.iter().map(|swap| swap.day).max()) else {
        return Ok(Vec::new());
    };
    let snapshot = snapshot::load(conn, Whom::One(person), Week::of(first), Week::of(last), zone).await?;
    if !snapshot.workers.contains_key(&person) {
        return Ok(Vec::new());
    }
    let may = |swap: &Swap| {
        swap.offered_by == person
            || swap.taken_by == Some(person)
            || (swap.state == SwapState::Offered
                && !snapshot.people_on(swap.shift_id).contains(&person)
                && snapshot.shifts.get(&swap.shift_id).is_some_and(|shift| eligible(&rules::try_on(&snapshot, person, shift))))
    };
    Ok(all.into_iter().filter(may).collect())
}

fn eligible(breaches: &[Breach]) -> bool {
    // Two on the shift instead of one while the offer stands: the one who leaves makes the place.
    // Who could come for a part only cannot take the whole; who has asked for that time off should not.
    breaches
        .iter()
        .all(|breach| breach.rule != Rule::Absence && (breach.severity == Severity::Hint || breach.rule == Rule::HeadMax))
}

/// The shifts that a worker could offer: whole ones ahead, as they were told of them.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn offerable(conn: &mut Conn, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<ShiftId>> {
    let person = actor.person.ok_or(AppError::NotFound)?;
    Ok(sqlx::query_scalar(
        "SELECT assignments.shift_id
         FROM assignments
         JOIN stints ON stints.id = assignments.id
         WHERE assignments.person_id = $1
           AND assignments.starts_minute IS NULL
           AND stints.cancelled_at IS NULL
           AND stints.starts_at > $2",
    )
    .bind(person)
    .bind(now)
    .fetch_all(conn)
    .await?)
}

/// Offers one's own shift.
///
/// # Errors
/// `NotFound` where one is not on it; `Conflict` where it is offered already.
pub async fn offer(op: &mut Op<'_>, shift: ShiftId) -> Result<SwapId> {
    let person = op.actor.person.ok_or(AppError::NotFound)?;
    lock_plan(op.tx).await?;
    let assignment: AssignmentId = sqlx::query_scalar(
        "SELECT assignments.id
         FROM assignments
         JOIN stints ON stints.id = assignments.id
         WHERE assignments.shift_id = $1 AND assignments.person_id = $2 AND stints.cancelled_at IS NULL AND stints.starts_at > $3",
    )
    .bind(shift)
    .bind(person)
    .bind(op.now)
    .fetch_one(&mut *op.tx)
    .await?;
    refuse_part(op.tx, shift, person).await?;
    let id = SwapId::new();
    sqlx::query("INSERT INTO swaps (id, assignment_id, shift_id, offered_by, state, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(assignment)
        .bind(shift)
        .bind(person)
        .bind(SwapState::Offered)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| unique(error, Refusal::OfferedAlready))?;
    let after = json!({ "offered_by": person });
    op.log(Entry::new(records::SHIFT, shift.uuid(), Verb::Swapped).after(&after)?).await?;
    Ok(id)
}

#[derive(sqlx::FromRow)]
struct Row {
    shift_id: ShiftId,
    offered_by: PersonId,
    taken_by: Option<PersonId>,
    state: SwapState,
}

async fn locked(tx: &mut Conn, id: SwapId) -> Result<Row> {
    lock_plan(tx).await?;
    Ok(sqlx::query_as("SELECT shift_id, offered_by, taken_by, state FROM swaps WHERE id = $1").bind(id).fetch_one(tx).await?)
}

async fn set_state(
    tx: &mut Conn,
    id: SwapId,
    state: SwapState,
    taken_by: Option<PersonId>,
    decision: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query("UPDATE swaps SET state = $1, taken_by = $2, decision = $3, decided_at = $4 WHERE id = $5")
        .bind(state)
        .bind(taken_by)
        .bind(decision)
        .bind(now)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Work that changed hands, for the letters: called off for the one, new for the other.
#[derive(Clone, Copy, Debug)]
pub struct CompletedSwap {
    /// The assignment of the one who offered.
    pub from: AssignmentId,
    /// The assignment of the one who took it.
    pub to: AssignmentId,
}

/// Takes a colleague's offer. Gives what changed hands where it was approved at once, as the setting may have it.
///
/// # Errors
/// `Conflict` where somebody was faster or a rule objects.
pub async fn take(op: &mut Op<'_>, id: SwapId) -> Result<Option<CompletedSwap>> {
    let person = op.actor.person.ok_or(AppError::NotFound)?;
    let row = locked(op.tx, id).await?;
    if row.state != SwapState::Offered || row.offered_by == person {
        return Err(Refusal::SomebodyFaster.into());
    }
    if plan::is_on(op.tx, row.shift_id, person).await? {
        return Err(Refusal::OnItAlready.into());
    }
    let shift = plan::one(op.tx, row.shift_id).await?;
    let week = Week::of(shift.slot.day);
    let snapshot = snapshot::load(op.tx, Whom::One(person), week, week, op.zone).await?;
    let breaches = rules::try_on(&snapshot, person, &shift);
    if !snapshot.workers.contains_key(&person) || !eligible(&breaches) {
        let message = breaches.into_iter().next().map_or_else(|| Message::new(texts::not_for_you), |breach| breach.message);
        return Err(AppError::Conflict(message));
    }
    set_state(op.tx, id, SwapState::Taken, Some(person), "", op.now).await?;
    if parameters::settings(op.tx).await?.swaps_approve_themselves {
        return Ok(Some(carry_out(op, id, &row, person).await?));
    }
    let after = json!({ "taken_by": person });
    op.log(Entry::new(records::SHIFT, row.shift_id.uuid(), Verb::Swapped).after(&after)?).await?;
    Ok(None)
}

/// Only a whole shift changes hands: what is left of one beside an absence is nobody else's day.
async fn refuse_part(tx: &mut Conn, shift: ShiftId, person: PersonId) -> Result<()> {
    let in_part: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM assignments WHERE shift_id = $1 AND person_id = $2 AND starts_minute IS NOT NULL)",
    )
    .bind(shift)
    .bind(person)
    .fetch_one(tx)
    .await?;
    if in_part { Err(Refusal::PartStays.into()) } else { Ok(()) }
}

/// Ends the swap of a shift that a person offers, because they are away from it: both see it as refused.
pub(crate) async fn close(tx: &mut Conn, shift: ShiftId, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "UPDATE swaps
         SET state = 'refused', decided_at = $1
         WHERE shift_id = $2 AND state IN ('offered', 'taken') AND offered_by = $3",
    )
    .bind(now)
    .bind(shift)
    .bind(person)
    .execute(tx)
    .await?;
    Ok(())
}

async fn carry_out(op: &mut Op<'_>, id: SwapId, row: &Row, person: PersonId) -> Result<CompletedSwap> {
    noted::refuse_noted(op.tx, row.shift_id, Some(row.offered_by)).await?;
    refuse_part(op.tx, row.shift_id, row.offered_by).await?;
    let from = plan::unassign_as_system(op, row.shift_id, row.offered_by).await?;
    let from = from.ok_or(Refusal::AlreadyDecided)?;
    if plan::is_on(op.tx, row.shift_id, person).await? {
        return Err(Refusal::OnItAlready.into());
    }
    // The reason that rules may ask for: in whose place.
    let name: String =
        sqlx::query_scalar("SELECT name FROM people WHERE id = $1").bind(row.offered_by).fetch_one(&mut *op.tx).await?;
    let swap = format!("↔ {name}");
    match plan::assign_as_system(op, row.shift_id, person, &swap).await? {
        plan::Assigned::Done(assignment, _) => {
            refuse_part(op.tx, row.shift_id, person).await?;
            stints::swap(op.tx, row.shift_id, row.offered_by, assignment, person, op.now).await?;
            set_state(op.tx, id, SwapState::Approved, Some(person), "", op.now).await?;
            Ok(CompletedSwap { from, to: assignment })
        }
        plan::Assigned::NeedsReason(breaches) | plan::Assigned::Refused(breaches) => {
            let message = breaches.into_iter().next().map_or_else(|| Message::new(texts::not_for_you), |breach| breach.message);
            Err(AppError::Conflict(message))
        }
    }
}

/// Approves a swap that somebody would take, or refuses one, taken or not.
///
/// # Errors
/// `Conflict` where it was decided meanwhile, nobody would take it, a rule objects now, or the supervisor is one of the two.
pub async fn decide(op: &mut Op<'_>, id: SwapId, granted: bool, reason: &str) -> Result<Option<CompletedSwap>> {
    op.actor.require(PLANNERS)?;
    let row = locked(op.tx, id).await?;
    if !matches!(row.state, SwapState::Offered | SwapState::Taken) {
        return Err(Refusal::AlreadyDecided.into());
    }
    if op.actor.person.is_some_and(|own| Some(own) == row.taken_by || own == row.offered_by) {
        return Err(Refusal::NotByOneself.into());
    }
    if granted {
        let person = row.taken_by.ok_or(Refusal::NobodyTakesIt)?;
        carry_out(op, id, &row, person).await.map(Some)
    } else {
        set_state(op.tx, id, SwapState::Refused, row.taken_by, reason, op.now).await?;
        let after = json!({ "refused": reason });
        op.log(Entry::new(records::SHIFT, row.shift_id.uuid(), Verb::Swapped).after(&after)?).await?;
        Ok(None)
    }
}

/// Takes one's own offer back, or gives back what one took, while nobody has approved it.
///
/// # Errors
/// `NotFound` where it is not one's own.
pub async fn withdraw(op: &mut Op<'_>, id: SwapId) -> Result<()> {
    let row = locked(op.tx, id).await?;
    let open = matches!(row.state, SwapState::Offered | SwapState::Taken);
    match op.actor.person {
        Some(person) if open && person == row.offered_by => {
            set_state(op.tx, id, SwapState::Withdrawn, row.taken_by, "", op.now).await
        }
        Some(person) if open && Some(person) == row.taken_by => set_state(op.tx, id, SwapState::Offered, None, "", op.now).await,
        _ => Err(AppError::NotFound),
    }
}
