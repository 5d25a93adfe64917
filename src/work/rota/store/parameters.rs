//! The rules' figures, and the settings of the house.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::Conn;
use platform::error::{AppError, Result, unique};
use platform::i18n::Message;
use platform::op::Op;
use platform::time::Week;

use crate::PLAN_READERS;
use crate::model::holidays::Region;
use crate::model::rules::{Basis, Figure, Parameter, Parameters, Rule, Severity};
use crate::records;
use crate::refusal::Refusal;

/// How the house works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Settings {
    /// Whether public holidays are worked.
    pub holidays_worked: bool,
    /// Whether a swap that breaks no rule needs no supervisor.
    pub swaps_approve_themselves: bool,
    /// Whether changes of a published plan are mailed.
    pub mail_changes: bool,
    /// A day of a week A: from it, weeks A and B alternate for good.
    pub week_a: NaiveDate,
    /// Whose public holidays are kept.
    pub region: Region,
}

impl Settings {
    /// A week A.
    #[must_use]
    pub fn a_week(&self) -> Week {
        Week::of(self.week_a)
    }
}

/// Reads the settings.
pub async fn settings(conn: &mut Conn) -> Result<Settings> {
    Ok(sqlx::query_as(
        "SELECT holidays_worked, swaps_approve_themselves, mail_changes, week_a, region
         FROM shift_settings
         WHERE id = 1",
    )
    .fetch_one(conn)
    .await?)
}

/// Changes the settings.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn save_settings(op: &mut Op<'_>, new: Settings) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    let old = settings(op.tx).await?;
    sqlx::query(
        "UPDATE shift_settings
         SET holidays_worked = $1, swaps_approve_themselves = $2, mail_changes = $3, week_a = $4, region = $5
         WHERE id = 1",
    )
    .bind(new.holidays_worked)
    .bind(new.swaps_approve_themselves)
    .bind(new.mail_changes)
    .bind(new.week_a)
    .bind(new.region)
    .execute(&mut *op.tx)
    .await?;
    let entry = Entry::new(records::RULE, Uuid::nil(), Verb::Updated).before(&old)?.after(&new)?;
    op.log(entry).await
}

/// Whether a line of this day is one of those that the program ships with: what the law says stays to be read, whatever is agreed beside it.
#[must_use]
pub fn is_shipped(starts: NaiveDate) -> bool {
    NaiveDate::from_ymd_opt(2000, 1, 1).is_some_and(|first| starts <= first)
}

/// One dated line.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Line {
    pub rule: Rule,
    /// From this day on.
    pub starts: NaiveDate,
    pub value: i64,
    /// How bad a breach is.
    pub severity: Severity,
    /// Where it is written.
    pub source: String,
    /// Who says so.
    pub basis: Basis,
}

/// Every dated line, by rule and day.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn lines(conn: &mut Conn, actor: &Actor) -> Result<Vec<Line>> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as("SELECT rule, starts, value, severity, source, basis FROM rule_parameters ORDER BY rule, starts")
        .fetch_all(conn)
        .await?)
}

/// The same, as the rules use them.
pub async fn load(conn: &mut Conn) -> Result<Parameters> {
    let lines: Vec<Line> =
        sqlx::query_as("SELECT rule, starts, value, severity, source, basis FROM rule_parameters").fetch_all(conn).await?;
    Ok(Parameters::new(
        lines
            .into_iter()
            .map(|line| (line.rule, line.starts, Parameter { value: line.value, severity: line.severity, source: line.source })),
    ))
}

/// Refuses a rule of the house that allows what the law does not: an agreement may, where the law says so.
async fn refuse_looser(conn: &mut Conn, line: &Line) -> Result<()> {
    let law: Option<(i64, Severity)> = sqlx::query_as(
        "SELECT value, severity
         FROM rule_parameters
         WHERE rule = $1 AND basis = 'law'
         ORDER BY starts
         LIMIT 1",
    )
    .bind(line.rule)
    .fetch_optional(conn)
    .await?;
    let looser = law.is_some_and(|(value, severity)| {
        let figure = if line.rule.is_least() { line.value < value } else { line.value > value };
        line.severity < severity || (figure && line.rule.figure() != Figure::None)
    });
    if looser && matches!(line.basis, Basis::House | Basis::Plan) {
        return Err(Refusal::LooserThanTheLaw.into());
    }
    Ok(())
}

/// Writes a line from a day on.
///
/// # Errors
/// `NotFound` for anybody but a coordinator; `Conflict` where the house would allow what the law does not, and where another line of this
/// day is there: it is taken away first, so that nothing is written over unseen.
pub async fn put(op: &mut Op<'_>, line: &Line) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    refuse_looser(op.tx, line).await?;
    sqlx::query("INSERT INTO rule_parameters (rule, starts, value, severity, source, basis) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(line.rule)
        .bind(line.starts)
        .bind(line.value)
        .bind(line.severity)
        .bind(&line.source)
        .bind(line.basis)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| unique(error, Message::from(Refusal::LineOfThisDay).at("starts")))?;
    op.log(Entry::new(records::RULE, Uuid::nil(), Verb::Updated).after(line)?).await
}

/// Takes a line away that was written here: what held before it holds again.
///
/// # Errors
/// `NotFound` for anybody but a coordinator, where there is no such line, and for what the program ships with.
pub async fn remove(op: &mut Op<'_>, rule: Rule, starts: NaiveDate) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    let old: Option<Line> = sqlx::query_as(
        "DELETE FROM rule_parameters
         WHERE rule = $1 AND starts = $2
         RETURNING rule, starts, value, severity, source, basis",
    )
    .bind(rule)
    .bind(starts)
    .fetch_optional(&mut *op.tx)
    .await?;
    let old = old.filter(|line| !is_shipped(line.starts)).ok_or(AppError::NotFound)?;
    op.log(Entry::new(records::RULE, Uuid::nil(), Verb::Deleted).before(&old)?).await
}
