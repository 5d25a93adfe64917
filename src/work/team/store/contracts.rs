//! Contracts: for those who run the place alone.

use chrono::NaiveDate;
use serde_json::json;

use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::{Conn, Lockable, lock_row};
use platform::error::{AppError, Result};
use platform::i18n::Message;
use platform::op::Op;
use platform::time::{Minutes, Week};

use crate::model::contract::{self, Contract, ContractDetails, ContractId, ContractKind, PassNumber};
use crate::records;
use crate::texts;

#[derive(sqlx::FromRow)]
struct Row {
    id: ContractId,
    person_id: PersonId,
    kind: ContractKind,
    starts: NaiveDate,
    ends: Option<NaiveDate>,
    weekly_minutes: Minutes,
    pass_number: String,
    pass_ends: Option<NaiveDate>,
    renewal_of: Option<ContractId>,
    note: String,
    version: i64,
}

impl From<Row> for Contract {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            person: row.person_id,
            details: ContractDetails {
                kind: row.kind,
                starts: row.starts,
                ends: row.ends,
                weekly: row.weekly_minutes,
                pass: PassNumber::parse(&row.pass_number),
                pass_ends: row.pass_ends,
                renewal_of: row.renewal_of,
                note: row.note,
            },
            weeks: Vec::new(),
            version: row.version,
        }
    }
}

/// Contracts of one person, or of all present people, by person and start, with their odd weeks. For the rules: asks for no
/// permission; pages use [`list`].
pub(crate) async fn load(conn: &mut Conn, person: Option<PersonId>) -> Result<Vec<Contract>> {
    load_since(conn, person, None).await
}

/// The same, with those of people who were archived on that day or later: their last months are still to be paid.
pub(crate) async fn load_since(conn: &mut Conn, person: Option<PersonId>, archived: Option<NaiveDate>) -> Result<Vec<Contract>> {
    let since = archived.and_then(|day| day.and_hms_opt(0, 0, 0)).map(|at| at.and_utc());
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT contracts.id, person_id, kind, starts, ends, weekly_minutes, pass_number, pass_ends, renewal_of, note,
                contracts.version
         FROM contracts
         JOIN people ON people.id = contracts.person_id
         WHERE ($1 IS NULL OR person_id = $1)
           AND (people.archived_at IS NULL OR people.archived_at >= $2)
         ORDER BY person_id, starts",
    )
    .bind(person)
    .bind(since)
    .fetch_all(&mut *conn)
    .await?;
    let weeks: Vec<(ContractId, NaiveDate, Minutes)> = sqlx::query_as(
        "SELECT contract_id, monday, minutes
         FROM contract_weeks
         WHERE $1 IS NULL OR contract_id IN (SELECT id FROM contracts WHERE person_id = $1)
         ORDER BY monday",
    )
    .bind(person)
    .fetch_all(conn)
    .await?;
    let mut contracts: Vec<Contract> = rows.into_iter().map(Contract::from).collect();
    for contract in &mut contracts {
        contract.weeks =
            weeks.iter().filter(|(id, ..)| *id == contract.id).map(|(_, monday, minutes)| (*monday, *minutes)).collect();
    }
    Ok(contracts)
}

/// Contracts, by person and start.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn list(conn: &mut Conn, actor: &Actor, person: Option<PersonId>) -> Result<Vec<Contract>> {
    actor.require(COORDINATORS)?;
    // Of one person, all: who was archived signed them all the same.
    load_since(conn, person, person.map(|_| NaiveDate::default())).await
}

/// Refuses two contracts of one person on the same day, and what the law allows only in listed cases while nothing says which.
async fn refuse_unfit(tx: &mut Conn, person: PersonId, own: Option<ContractId>, details: &ContractDetails) -> Result<()> {
    let mut others = load(tx, Some(person)).await?;
    others.retain(|other| Some(other.id) != own);
    let overlaps = |other: &Contract| {
        let theirs = &other.details;
        details.ends.is_none_or(|end| theirs.starts <= end) && theirs.ends.is_none_or(|end| details.starts <= end)
    };
    if others.iter().any(overlaps) {
        return Err(AppError::Conflict(Message::new(texts::contracts_overlap).at("starts")));
    }
    match contract::unusual(details, others.iter()).filter(|_| details.note.is_empty()) {
        Some(unusual) => Err(AppError::Conflict(Message::new(move |l| texts::unusual_contract(l, unusual)))),
        None => Ok(()),
    }
}

/// Makes a contract.
///
/// # Errors
/// `Conflict` where another contract of the person runs at the same time, or the remarks lack a reason that the law asks for.
pub async fn create(op: &mut Op<'_>, id: ContractId, person: PersonId, details: &ContractDetails) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    refuse_unfit(op.tx, person, None, details).await?;
    sqlx::query(
        "INSERT INTO contracts
             (id, person_id, kind, starts, ends, weekly_minutes, pass_number, pass_ends, renewal_of, note, created_at, updated_at,
              version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1)",
    )
    .bind(id)
    .bind(person)
    .bind(details.kind)
    .bind(details.starts)
    .bind(details.ends)
    .bind(details.weekly)
    .bind(details.pass.as_ref().map_or("", PassNumber::as_str))
    .bind(details.pass_ends)
    .bind(details.renewal_of)
    .bind(&details.note)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::CONTRACT, id.uuid(), Verb::Created).after(details)?).await
}

/// Changes a contract, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has, or another contract runs at the same time.
pub async fn update(op: &mut Op<'_>, before: &Contract, version: i64, details: &ContractDetails) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Person, before.person.uuid()).await?;
    refuse_unfit(op.tx, before.person, Some(before.id), details).await?;
    let changed = sqlx::query(
        "UPDATE contracts
         SET kind = $1, starts = $2, ends = $3, weekly_minutes = $4, pass_number = $5, pass_ends = $6, note = $7, updated_at = $8,
             version = version + 1
         WHERE id = $9 AND version = $10",
    )
    .bind(details.kind)
    .bind(details.starts)
    .bind(details.ends)
    .bind(details.weekly)
    .bind(details.pass.as_ref().map_or("", PassNumber::as_str))
    .bind(details.pass_ends)
    .bind(&details.note)
    .bind(op.now)
    .bind(before.id)
    .bind(version)
    .execute(&mut *op.tx)
    .await?;
    if changed.rows_affected() == 0 {
        let present =
            sqlx::query_scalar("SELECT version FROM contracts WHERE id = $1").bind(before.id).fetch_one(&mut *op.tx).await?;
        return Err(AppError::Changed { version: present });
    }
    let entry = Entry::new(records::CONTRACT, before.id.uuid(), Verb::Updated).before(&before.details)?.after(details)?;
    op.log(entry).await
}

/// Gives one week of a contract other hours; the contract's own hours take the exception away.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn set_week(op: &mut Op<'_>, contract: &Contract, week: Week, minutes: Minutes) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    if minutes == contract.details.weekly {
        sqlx::query("DELETE FROM contract_weeks WHERE contract_id = $1 AND monday = $2")
            .bind(contract.id)
            .bind(week.monday())
            .execute(&mut *op.tx)
            .await?;
    } else {
        sqlx::query(
            "INSERT INTO contract_weeks (contract_id, monday, minutes) VALUES ($1, $2, $3)
             ON CONFLICT (contract_id, monday) DO UPDATE SET minutes = excluded.minutes",
        )
        .bind(contract.id)
        .bind(week.monday())
        .bind(minutes)
        .execute(&mut *op.tx)
        .await?;
    }
    let (before, after) = (contract.hours(week), minutes);
    let entry = Entry::new(records::CONTRACT, contract.id.uuid(), Verb::Updated)
        .before(&json!({ "week": week.monday(), "minutes": before }))?
        .after(&json!({ "week": week.monday(), "minutes": after }))?;
    op.log(entry).await
}
