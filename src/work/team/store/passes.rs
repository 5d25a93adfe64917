//! Suspensions and prolongations of a PASS IAE: for those who run the place alone.

use chrono::NaiveDate;
use uuid::Uuid;

use people::model::PersonId;
use platform::audit::{Entry, RecordKind, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::{Conn, Db, Lockable, lock_row, push_list};
use platform::error::Result;
use platform::op::Op;

use crate::model::contract::{ContractDetails, ContractId, PassNumber};
use crate::model::pass::{self, PassEvent, PassEventId, PassMove};
use crate::records;
use crate::refusal::Refusal;

#[derive(sqlx::FromRow)]
struct Row {
    id: PassEventId,
    pass_number: String,
    kind: PassMove,
    starts: NaiveDate,
    ends: NaiveDate,
    reason: String,
    reference: String,
}

async fn load(conn: &mut Conn, person: PersonId) -> Result<Vec<(PassEventId, PassEvent)>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, pass_number, kind, starts, ends, reason, reference FROM pass_events WHERE person_id = $1 ORDER BY starts, id",
    )
    .bind(person)
    .fetch_all(conn)
    .await?;
    let event = |row: Row| {
        let Row { id, kind, starts, ends, reason, reference, .. } = row;
        Some((id, PassEvent { pass: PassNumber::parse(&row.pass_number)?, kind, starts, ends, reason, reference }))
    };
    Ok(rows.into_iter().filter_map(event).collect())
}

/// A person's suspensions and prolongations, by day.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn list(conn: &mut Conn, actor: &Actor, person: PersonId) -> Result<Vec<(PassEventId, PassEvent)>> {
    actor.require(COORDINATORS)?;
    load(conn, person).await
}

/// Refuses a PASS that is somebody else's.
pub(crate) async fn refuse_another(conn: &mut Conn, person: PersonId, details: &ContractDetails) -> Result<()> {
    let Some(number) = &details.pass else {
        return Ok(());
    };
    let taken: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM contracts WHERE pass_number = $1 AND person_id <> $2)")
        .bind(number.as_str())
        .bind(person)
        .fetch_one(conn)
        .await?;
    if taken { Err(Refusal::PassOfAnother.into()) } else { Ok(()) }
}

/// The end of a contract's PASS with what moved it.
pub(crate) async fn ends_now(conn: &mut Conn, person: PersonId, details: &ContractDetails) -> Result<Option<NaiveDate>> {
    let Some((issued, number)) = details.pass_ends.zip(details.pass.as_ref()) else {
        return Ok(details.pass_ends);
    };
    let events = load(conn, person).await?;
    Ok(Some(pass::ends_now(issued, events.iter().map(|(_, event)| event).filter(|event| event.pass == *number))))
}

/// Writes the ends of a person's contracts anew after something moved them.
async fn settle(op: &mut Op<'_>, person: PersonId, number: &PassNumber) -> Result<()> {
    let events = load(op.tx, person).await?;
    let contracts: Vec<(ContractId, NaiveDate)> =
        sqlx::query_as("SELECT id, pass_ends FROM contracts WHERE person_id = $1 AND pass_number = $2 AND pass_ends IS NOT NULL")
            .bind(person)
            .bind(number.as_str())
            .fetch_all(&mut *op.tx)
            .await?;
    if contracts.is_empty() {
        return Ok(());
    }
    let mut update = sqlx::QueryBuilder::<Db>::new("UPDATE contracts SET pass_ends_now = CASE id");
    for (id, issued) in &contracts {
        let now = pass::ends_now(*issued, events.iter().map(|(_, event)| event).filter(|event| event.pass == *number));
        update.push(" WHEN ").push_bind(*id).push(" THEN ").push_bind(now);
    }
    update.push(" END WHERE id IN ");
    push_list(&mut update, contracts.iter().map(|(id, _)| *id));
    update.build().execute(&mut *op.tx).await?;
    Ok(())
}

/// Notes a suspension or prolongation.
///
/// # Errors
/// `NotFound` for anybody but a coordinator; `Conflict` where no contract of the person has this PASS, or suspensions lie over each other or
/// come to more than thirty-six months.
pub async fn add(op: &mut Op<'_>, person: PersonId, event: &PassEvent) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let known: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM contracts WHERE person_id = $1 AND pass_number = $2)")
        .bind(person)
        .bind(event.pass.as_str())
        .fetch_one(&mut *op.tx)
        .await?;
    if !known {
        return Err(Refusal::PassUnknown.into());
    }
    let (issued, now): (Option<NaiveDate>, Option<NaiveDate>) =
        sqlx::query_as("SELECT MAX(pass_ends), MAX(pass_ends_now) FROM contracts WHERE person_id = $1 AND pass_number = $2")
            .bind(person)
            .bind(event.pass.as_str())
            .fetch_one(&mut *op.tx)
            .await?;
    if issued.zip(now).is_some_and(|(issued, now)| !pass::is_within(event, issued, now)) {
        return Err(Refusal::PassOutside.into());
    }
    let others = load(op.tx, person).await?;
    if pass::cannot_be(event, others.iter().map(|(_, other)| other).filter(|other| other.pass == event.pass)) {
        return Err(Refusal::SuspensionCannotBe.into());
    }
    sqlx::query(
        "INSERT INTO pass_events (id, person_id, pass_number, kind, starts, ends, reason, reference, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(PassEventId::new())
    .bind(person)
    .bind(event.pass.as_str())
    .bind(event.kind)
    .bind(event.starts)
    .bind(event.ends)
    .bind(&event.reason)
    .bind(&event.reference)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    settle(op, person, &event.pass).await?;
    log(op, person, None, Some(event)).await
}

/// Takes one away; nothing happens where it is gone already.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn remove(op: &mut Op<'_>, person: PersonId, id: PassEventId) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let Some((_, event)) = load(op.tx, person).await?.into_iter().find(|(other, _)| *other == id) else {
        return Ok(());
    };
    sqlx::query("DELETE FROM pass_events WHERE id = $1").bind(id).execute(&mut *op.tx).await?;
    settle(op, person, &event.pass).await?;
    log(op, person, Some(&event), None).await
}

/// It stands in the log of the last contract with that PASS; of the person where none has it any more.
async fn log(op: &mut Op<'_>, person: PersonId, before: Option<&PassEvent>, after: Option<&PassEvent>) -> Result<()> {
    let number = before.or(after).map_or("", |event| event.pass.as_str());
    let contract: Option<Uuid> =
        sqlx::query_scalar("SELECT id FROM contracts WHERE person_id = $1 AND pass_number = $2 ORDER BY starts DESC LIMIT 1")
            .bind(person)
            .bind(number)
            .fetch_optional(&mut *op.tx)
            .await?;
    let mut entry = contract.map_or_else(
        || Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated),
        |contract| Entry::new(records::CONTRACT, contract, Verb::Updated),
    );
    if let Some(before) = before {
        entry = entry.before(before)?;
    }
    if let Some(after) = after {
        entry = entry.after(after)?;
    }
    op.log(entry).await
}
