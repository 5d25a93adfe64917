//! Contracts: for those who run the place alone.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::json;

use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::{Conn, Db, Lockable, lock_plan, lock_row, push_list};
use platform::error::{AppError, Result, unique};
use platform::op::Op;
use platform::time::{Minutes, Week};

use crate::model::contract::{
    Amendment, Contract, ContractDetails, ContractId, ContractKind, Extension, ExtensionCase, PassNumber,
};
use crate::model::course::{self, Objection};
use crate::records;
use crate::refusal::Refusal;
use crate::team::store::passes;

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
    pass_ends_now: Option<NaiveDate>,
    renewal_of: Option<ContractId>,
    note: String,
    extension: Option<ExtensionCase>,
    extension_until: Option<NaiveDate>,
    extension_paper: String,
    derogation_until: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    exit_motive: String,
    version: i64,
}

impl From<Row> for Contract {
    fn from(row: Row) -> Self {
        let (until, paper) = (row.extension_until, row.extension_paper);
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
                extension: row.extension.map(|case| Extension { case, until, paper }),
                derogation_until: row.derogation_until,
                ended_on: row.ended_on,
                exit_motive: row.exit_motive,
            },
            pass_ends_now: row.pass_ends_now,
            amendments: Vec::new(),
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
        "SELECT contracts.id, person_id, kind, starts, ends, weekly_minutes, pass_number, pass_ends, pass_ends_now,
                renewal_of, note, extension, extension_until, extension_paper, derogation_until, ended_on, exit_motive,
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
    let others: Vec<OtherHours> = sqlx::query_as(
        "SELECT contract_id, monday AS starts, minutes, TRUE AS one_week, '' AS paper
         FROM contract_weeks
         WHERE $1 IS NULL OR contract_id IN (SELECT id FROM contracts WHERE person_id = $1)
         UNION ALL
         SELECT contract_id, starts, weekly_minutes, FALSE, paper
         FROM contract_amendments
         WHERE $1 IS NULL OR contract_id IN (SELECT id FROM contracts WHERE person_id = $1)
         ORDER BY starts",
    )
    .bind(person)
    .fetch_all(conn)
    .await?;
    let mut by_contract: HashMap<ContractId, Vec<OtherHours>> = HashMap::new();
    for other in others {
        by_contract.entry(other.contract_id).or_default().push(other);
    }
    let mut contracts: Vec<Contract> = rows.into_iter().map(Contract::from).collect();
    for contract in &mut contracts {
        for other in by_contract.remove(&contract.id).unwrap_or_default() {
            if other.one_week {
                contract.weeks.push((other.starts, other.minutes));
            } else {
                contract.amendments.push(Amendment { starts: other.starts, weekly: other.minutes, paper: other.paper });
            }
        }
    }
    Ok(contracts)
}

/// Other hours of a contract: of one week, or from a day on.
#[derive(sqlx::FromRow)]
struct OtherHours {
    contract_id: ContractId,
    starts: NaiveDate,
    minutes: Minutes,
    one_week: bool,
    paper: String,
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

/// Refuses two contracts of one person on the same day, and what the law allows only in listed cases while nothing says which. Gives the end
/// of the PASS with what moved it.
async fn refuse_unfit(
    tx: &mut Conn,
    person: PersonId,
    own: Option<ContractId>,
    details: &ContractDetails,
) -> Result<Option<NaiveDate>> {
    // Of archived people too: what they signed is judged as it was.
    let mut others = load_since(tx, Some(person), Some(NaiveDate::default())).await?;
    others.retain(|other| Some(other.id) != own);
    let overlaps = |other: &Contract| {
        let theirs = &other.details;
        details.last_day().is_none_or(|end| theirs.starts <= end) && theirs.last_day().is_none_or(|end| details.starts <= end)
    };
    if let Some(other) = others.iter().find(|other| overlaps(other)) {
        let (kind, first, last) = (other.details.kind, other.details.starts, other.details.last_day());
        return Err(Refusal::ContractsOverlap { kind, first, last }.into());
    }
    passes::refuse_another(tx, person, details).await?;
    let pass_ends = passes::ends_now(tx, person, details).await?;
    match course::objection(details, others.iter(), pass_ends) {
        Some(objection) => Err(Refusal::Contract { objection }.at(objection.field())),
        None if course::lengthens_later(details, own, &others) => {
            Err(Refusal::Contract { objection: Objection::Long }.at("ends"))
        }
        None => Ok(pass_ends),
    }
}

/// Makes a contract.
///
/// # Errors
/// `Conflict` where another contract of the person runs at the same time, or the remarks lack a reason that the law asks for.
pub async fn create(op: &mut Op<'_>, id: ContractId, person: PersonId, details: &ContractDetails) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let pass_ends_now = refuse_unfit(op.tx, person, None, details).await?;
    sqlx::query(
        "INSERT INTO contracts
             (id, person_id, kind, starts, ends, weekly_minutes, pass_number, pass_ends, renewal_of, note, created_at, updated_at,
              version, pass_ends_now, extension, extension_until, extension_paper, derogation_until, ended_on, exit_motive)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1, $12, $13, $14, $15, $16, $17, $18)",
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
    .bind(pass_ends_now)
    .bind(details.extension.as_ref().map(|extension| extension.case))
    .bind(details.extension.as_ref().and_then(|extension| extension.until))
    .bind(details.extension.as_ref().map_or("", |extension| extension.paper.as_str()))
    .bind(details.derogation_until)
    .bind(details.ended_on)
    .bind(&details.exit_motive)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::CONTRACT, id.uuid(), Verb::Created).after(details)?).await
}

/// What was agreed since a contract began.
async fn amendments_of(tx: &mut Conn, id: ContractId) -> Result<Vec<Amendment>> {
    let rows: Vec<(NaiveDate, Minutes, String)> =
        sqlx::query_as("SELECT starts, weekly_minutes, paper FROM contract_amendments WHERE contract_id = $1 ORDER BY starts")
            .bind(id)
            .fetch_all(tx)
            .await?;
    Ok(rows.into_iter().map(|(starts, weekly, paper)| Amendment { starts, weekly, paper }).collect())
}

/// Refuses a contract that its own amendments do not fit: one outside of it, or hours that want a derogation which is not there.
fn refuse_amended(details: &ContractDetails, amendments: &[Amendment]) -> Result<()> {
    for amendment in amendments {
        let day = amendment.starts;
        if day <= details.starts {
            return Err(Refusal::AmendmentLiesOutside.at("starts"));
        }
        if details.last_day().is_some_and(|last| last < day) {
            let field = if details.ended_on.is_some() { "ended_on" } else { "ends" };
            return Err(Refusal::AmendmentLiesOutside.at(field));
        }
        if let Some(found) = course::objects_to_hours(details, amendment.weekly, day) {
            return Err(Refusal::Contract { objection: found }.at("derogation_until"));
        }
    }
    Ok(())
}

/// Changes a contract, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has, or another contract runs at the same time.
pub async fn update(op: &mut Op<'_>, before: &Contract, version: i64, details: &ContractDetails) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Person, before.person.uuid()).await?;
    let pass_ends_now = refuse_unfit(op.tx, before.person, Some(before.id), details).await?;
    refuse_amended(details, &amendments_of(op.tx, before.id).await?)?;
    let changed = sqlx::query(
        "UPDATE contracts
         SET kind = $1, starts = $2, ends = $3, weekly_minutes = $4, pass_number = $5, pass_ends = $6, note = $7, updated_at = $8,
             pass_ends_now = $11, extension = $12, extension_until = $13, extension_paper = $14, derogation_until = $15,
             ended_on = $16, exit_motive = $17, version = version + 1
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
    .bind(pass_ends_now)
    .bind(details.extension.as_ref().map(|extension| extension.case))
    .bind(details.extension.as_ref().and_then(|extension| extension.until))
    .bind(details.extension.as_ref().map_or("", |extension| extension.paper.as_str()))
    .bind(details.derogation_until)
    .bind(details.ended_on)
    .bind(&details.exit_motive)
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

/// Takes contracts back that were made by mistake a moment ago, and that nobody has changed since.
///
/// # Errors
/// `Conflict` where one of them was changed or renewed.
pub async fn take_back(op: &mut Op<'_>, ids: &[ContractId]) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_plan(op.tx).await?;
    for part in ids.chunks(200) {
        let mut delete = sqlx::QueryBuilder::<Db>::new(
            "DELETE FROM contracts
             WHERE version = 1
               AND NOT EXISTS (SELECT 1 FROM contract_weeks WHERE contract_weeks.contract_id = contracts.id)
               AND NOT EXISTS (SELECT 1 FROM contract_amendments WHERE contract_amendments.contract_id = contracts.id)
               AND NOT EXISTS (SELECT 1 FROM contracts AS later WHERE later.renewal_of = contracts.id)
               AND id IN ",
        );
        push_list(&mut delete, part.iter().copied());
        let gone = delete.build().execute(&mut *op.tx).await?.rows_affected();
        if gone != part.len() as u64 {
            return Err(Refusal::ContractsChangedSince.into());
        }
    }
    op.log_all(ids.iter().map(|id| Entry::new(records::CONTRACT, id.uuid(), Verb::Deleted)).collect()).await
}

/// Gives one week of a contract other hours; the contract's own hours take the exception away.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn set_week(op: &mut Op<'_>, contract: &Contract, (week, minutes): (Week, Minutes), reason: &str) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    if minutes == contract.agreed(week) {
        sqlx::query("DELETE FROM contract_weeks WHERE contract_id = $1 AND monday = $2")
            .bind(contract.id)
            .bind(week.monday())
            .execute(&mut *op.tx)
            .await?;
    } else {
        sqlx::query(
            "INSERT INTO contract_weeks (contract_id, monday, minutes, reason) VALUES ($1, $2, $3, $4)
             ON CONFLICT (contract_id, monday) DO UPDATE SET minutes = excluded.minutes, reason = excluded.reason",
        )
        .bind(contract.id)
        .bind(week.monday())
        .bind(minutes)
        .bind(reason)
        .execute(&mut *op.tx)
        .await?;
    }
    let (before, after) = (contract.hours(week), minutes);
    let entry = Entry::new(records::CONTRACT, contract.id.uuid(), Verb::Updated)
        .before(&json!({ "week": week.monday(), "minutes": before }))?
        .after(&json!({ "week": week.monday(), "minutes": after, "reason": reason }))?;
    op.log(entry).await
}

/// An amendment as the log keeps it: with its day, which is not the contract's first.
fn in_log(amendment: &Amendment) -> serde_json::Value {
    json!({ "amended_from": amendment.starts, "weekly": amendment.weekly, "paper": amendment.paper })
}

/// Agrees on other weekly hours from a day on.
///
/// # Errors
/// `NotFound` for anybody but a coordinator; `Conflict` where there is an amendment of that day: it is taken away first.
pub async fn amend(op: &mut Op<'_>, contract: &Contract, amendment: &Amendment) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Person, contract.person.uuid()).await?;
    // As it is under the lock: somebody may have changed its days meanwhile.
    let own = load_since(op.tx, Some(contract.person), Some(NaiveDate::default())).await?;
    let contract = own.iter().find(|own| own.id == contract.id).ok_or(AppError::NotFound)?;
    refuse_amended(&contract.details, std::slice::from_ref(amendment)).map_err(|error| match error {
        AppError::Conflict(message) => AppError::Conflict(message.at("amend_from")),
        other => other,
    })?;
    sqlx::query("INSERT INTO contract_amendments (contract_id, starts, weekly_minutes, paper) VALUES ($1, $2, $3, $4)")
        .bind(contract.id)
        .bind(amendment.starts)
        .bind(amendment.weekly)
        .bind(&amendment.paper)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| unique(error, Refusal::AmendedThatDay))?;
    op.log(Entry::new(records::CONTRACT, contract.id.uuid(), Verb::Updated).after(&in_log(amendment))?).await
}

/// Takes an amendment away.
///
/// # Errors
/// `NotFound` for anybody but a coordinator, and where there is none of that day.
pub async fn drop_amendment(op: &mut Op<'_>, contract: &Contract, starts: NaiveDate) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Person, contract.person.uuid()).await?;
    let known = contract.amendments.iter().find(|amendment| amendment.starts == starts).ok_or(AppError::NotFound)?;
    sqlx::query("DELETE FROM contract_amendments WHERE contract_id = $1 AND starts = $2")
        .bind(contract.id)
        .bind(starts)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::CONTRACT, contract.id.uuid(), Verb::Deleted).before(&in_log(known))?).await
}
