//! What the law leaves to the payroll office and the funder: settings with their defaults, each said on its page.

use chrono::{Datelike as _, Months, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::Conn;
use platform::error::{AppError, Result, unique};
use platform::i18n::Message;
use platform::op::Op;
use platform::time::{Minutes, Month};

use crate::model::absence::AbsenceKind;
use crate::model::holidays::Region;
use crate::model::leave::{self, LeaveYear};
use crate::model::month::{FULL_TIME_YEAR, Terms};
use crate::model::rules::Rule;
use crate::records;
use crate::refusal::Refusal;
use crate::rota::store::{absences, parameters};
use crate::team::store::contracts;

/// The choices that stand in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Payroll {
    /// Whether the hours returned are those of the month's pay (Code du travail L3242-1), not those of its days.
    pub monthly_pay: bool,
    /// Whether support outside of planned work is paid.
    pub support_paid: bool,
    /// Months of service from which an unworked public holiday is paid (L3133-3).
    pub holiday_seniority: i64,
    /// Whether paid leave counts towards complementary hours, as it does towards overtime (Cass. soc. 10-9-2025 n° 23-14.455).
    pub leave_in_part_time: bool,
    /// Whether leave counters are kept here, and not by the payroll office.
    pub leave_counted: bool,
}

/// Whether a kind of absence is paid, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct AbsencePay {
    pub kind: AbsenceKind,
    pub starts: NaiveDate,
    pub paid: bool,
    /// Who says so.
    pub source: String,
}

/// The funder's annexe, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Annexe {
    pub starts: NaiveDate,
    pub number: String,
    /// Paid minutes of a full-time year.
    pub full_time_minutes: i64,
}

async fn choices(conn: &mut Conn) -> Result<(Payroll, Region)> {
    let (monthly_pay, support_paid, holiday_seniority, leave_in_part_time, leave_counted, region) = sqlx::query_as(
        "SELECT monthly_pay, support_paid, holiday_seniority, leave_in_part_time, leave_counted, region
         FROM shift_settings
         WHERE id = 1",
    )
    .fetch_one(conn)
    .await?;
    Ok((Payroll { monthly_pay, support_paid, holiday_seniority, leave_in_part_time, leave_counted }, region))
}

async fn absence_pay(conn: &mut Conn) -> Result<Vec<AbsencePay>> {
    Ok(sqlx::query_as("SELECT kind, starts, paid, source FROM absence_pay ORDER BY kind, starts").fetch_all(conn).await?)
}

async fn solidarity_days(conn: &mut Conn) -> Result<Vec<NaiveDate>> {
    Ok(sqlx::query_scalar("SELECT day FROM solidarity_days ORDER BY day").fetch_all(conn).await?)
}

async fn annexes(conn: &mut Conn) -> Result<Vec<Annexe>> {
    Ok(sqlx::query_as("SELECT starts, number, full_time_minutes FROM annexes ORDER BY starts").fetch_all(conn).await?)
}

/// The annexe that holds in a month.
pub(crate) async fn annexe(conn: &mut Conn, month: Month) -> Result<Option<Annexe>> {
    Ok(annexes(conn).await?.into_iter().rev().find(|annexe| annexe.starts <= month.last()))
}

/// The terms that a month is reckoned by.
pub(crate) async fn terms(conn: &mut Conn, month: Month) -> Result<Terms> {
    let (payroll, region) = choices(conn).await?;
    let pay = absence_pay(conn).await?.into_iter().map(|line| (line.kind, line.starts, line.paid)).collect();
    let solidarity = solidarity_days(conn).await?;
    let annexe = annexe(conn, month).await?;
    let rules = parameters::load(conn).await?;
    let figure = |rule| rules.on(rule, month.last()).map(|parameter| parameter.value);
    let shipped = Terms::default();
    Ok(Terms {
        region,
        full_time_week: figure(Rule::FullTimeWeek).map_or(shipped.full_time_week, Minutes),
        night: figure(Rule::NightFrom).zip(figure(Rule::NightUntil)).unwrap_or(shipped.night),
        pay,
        solidarity,
        holiday_seniority: u32::try_from(payroll.holiday_seniority).unwrap_or(shipped.holiday_seniority),
        leave_in_part_time: payroll.leave_in_part_time,
        support_paid: payroll.support_paid,
        monthly_pay: payroll.monthly_pay,
        full_time_year: annexe.map_or(FULL_TIME_YEAR, |annexe| annexe.full_time_minutes),
    })
}

/// A person's leave of this year and the last, where counters are kept here.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn leave(conn: &mut Conn, actor: &Actor, person: PersonId, today: NaiveDate) -> Result<Vec<LeaveYear>> {
    actor.require(COORDINATORS)?;
    let (payroll, region) = choices(conn).await?;
    if !payroll.leave_counted {
        return Ok(Vec::new());
    }
    let contracts = contracts::load_since(conn, Some(person), Some(NaiveDate::default())).await?;
    let details: Vec<_> = contracts.into_iter().map(|contract| contract.details).collect();
    let this = leave::year_of(today);
    let last = this - Months::new(12);
    let away = absences::granted(conn, Some(person), (last, this + Months::new(12))).await?;
    let away: Vec<_> = away.into_iter().map(|(_, kind, time)| (kind, time)).collect();
    Ok([this, last].map(|starts| leave::count(starts, today, &details, &away, region)).to_vec())
}

/// Everything that the page of settings shows.
#[derive(Clone, Debug)]
pub struct Said {
    pub payroll: Payroll,
    pub absence_pay: Vec<AbsencePay>,
    pub solidarity_days: Vec<NaiveDate>,
    pub annexes: Vec<Annexe>,
}

/// Reads it.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn read(conn: &mut Conn, actor: &Actor) -> Result<Said> {
    actor.require(COORDINATORS)?;
    Ok(Said {
        payroll: choices(conn).await?.0,
        absence_pay: absence_pay(conn).await?,
        solidarity_days: solidarity_days(conn).await?,
        annexes: annexes(conn).await?,
    })
}

async fn log<T: Serialize + Sync>(op: &mut Op<'_>, after: &T) -> Result<()> {
    op.log(Entry::new(records::RULE, Uuid::nil(), Verb::Updated).after(after)?).await
}

async fn log_gone<T: Serialize + Sync>(op: &mut Op<'_>, before: &T) -> Result<()> {
    op.log(Entry::new(records::RULE, Uuid::nil(), Verb::Deleted).before(before)?).await
}

/// Keeps the choices.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn save(op: &mut Op<'_>, new: Payroll) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    let (old, _) = choices(op.tx).await?;
    sqlx::query(
        "UPDATE shift_settings
         SET monthly_pay = $1, support_paid = $2, holiday_seniority = $3, leave_in_part_time = $4, leave_counted = $5
         WHERE id = 1",
    )
    .bind(new.monthly_pay)
    .bind(new.support_paid)
    .bind(new.holiday_seniority)
    .bind(new.leave_in_part_time)
    .bind(new.leave_counted)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::RULE, Uuid::nil(), Verb::Updated).before(&old)?.after(&new)?).await
}

/// Says whether a kind of absence is paid from a day on.
///
/// # Errors
/// `NotFound` for anybody but a coordinator; `Conflict` where this kind has a line of this day: it is taken away first, so that nothing is
/// written over unseen.
pub async fn put_absence_pay(op: &mut Op<'_>, line: &AbsencePay) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query("INSERT INTO absence_pay (kind, starts, paid, source) VALUES ($1, $2, $3, $4)")
        .bind(line.kind)
        .bind(line.starts)
        .bind(line.paid)
        .bind(&line.source)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| unique(error, Message::from(Refusal::LineOfThisDay).at("absence_starts")))?;
    log(op, line).await
}

/// Takes away what was said of a kind of absence from a day on: what held before holds again.
///
/// # Errors
/// `NotFound` for anybody but a coordinator, and where there is no such line.
pub async fn remove_absence_pay(op: &mut Op<'_>, kind: AbsenceKind, starts: NaiveDate) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    let old: Option<AbsencePay> =
        sqlx::query_as("DELETE FROM absence_pay WHERE kind = $1 AND starts = $2 RETURNING kind, starts, paid, source")
            .bind(kind)
            .bind(starts)
            .fetch_optional(&mut *op.tx)
            .await?;
    log_gone(op, &old.ok_or(AppError::NotFound)?).await
}

/// Says which day of its year is the day of solidarity.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn put_solidarity_day(op: &mut Op<'_>, day: NaiveDate) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query(
        "INSERT INTO solidarity_days (year, day) VALUES ($1, $2)
         ON CONFLICT (year) DO UPDATE SET day = excluded.day",
    )
    .bind(i64::from(day.year()))
    .bind(day)
    .execute(&mut *op.tx)
    .await?;
    log(op, &day).await
}

/// Writes the annexe that holds from a day on.
///
/// # Errors
/// `NotFound` for anybody but a coordinator; `Conflict` where another one holds from this day on: it is taken away first.
pub async fn put_annexe(op: &mut Op<'_>, annexe: &Annexe) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query("INSERT INTO annexes (starts, number, full_time_minutes) VALUES ($1, $2, $3)")
        .bind(annexe.starts)
        .bind(&annexe.number)
        .bind(annexe.full_time_minutes)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| unique(error, Message::from(Refusal::LineOfThisDay).at("annexe_starts")))?;
    log(op, annexe).await
}

/// Takes an annexe away: the one before it holds again.
///
/// # Errors
/// `NotFound` for anybody but a coordinator, and where there is none of this day.
pub async fn remove_annexe(op: &mut Op<'_>, starts: NaiveDate) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    let old: Option<Annexe> = sqlx::query_as("DELETE FROM annexes WHERE starts = $1 RETURNING starts, number, full_time_minutes")
        .bind(starts)
        .fetch_optional(&mut *op.tx)
        .await?;
    log_gone(op, &old.ok_or(AppError::NotFound)?).await
}
