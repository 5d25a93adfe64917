//! Corrections of validated months: lines of their own, each with what it does to pay.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::db::{Conn, PlanLock, lock_plan};
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::op::Op;
use platform::time::{Minutes, Month, Week};

use crate::hours::store::months::{Sheet, VALIDATORS, sheets};
use crate::model::absence::AbsenceKind;
use crate::model::month::{self, Change, Corrected, Effect, Facts};
use crate::refusal::Refusal;
use crate::{records, texts};

#[derive(sqlx::FromRow)]
struct CorrectionRow {
    person_id: PersonId,
    what: String,
    absence_kind: Option<AbsenceKind>,
    minutes: Minutes,
    day: Option<NaiveDate>,
    project: String,
    reason: String,
    /// Its [`Effect`] as JSON; none of those that were noted before it was reckoned.
    effect: Option<String>,
    recorded_at: DateTime<Utc>,
    month: NaiveDate,
}

/// A correction made after the lock.
#[derive(Clone, Debug)]
pub struct Correction {
    pub change: Change,
    /// What it does to pay.
    pub effect: Effect,
    /// When it was noted.
    pub recorded_at: DateTime<Utc>,
}

/// A correction as it is kept.
pub(super) struct Noted {
    month: Month,
    change: Change,
    /// None of those that were noted before it was reckoned.
    effect: Option<Effect>,
    recorded_at: DateTime<Utc>,
}

/// Corrections of a month and of those beside it, by person, in the order in which they were noted.
pub(super) async fn around(conn: &mut Conn, person: Option<PersonId>, month: Month) -> Result<HashMap<PersonId, Vec<Noted>>> {
    let rows: Vec<CorrectionRow> = sqlx::query_as(
        "SELECT person_id, what, absence_kind, minutes, day, project, reason, effect, recorded_at, month
         FROM month_corrections
         WHERE month BETWEEN $1 AND $2 AND ($3 IS NULL OR person_id = $3)
         ORDER BY recorded_at, id",
    )
    .bind(month.previous().first())
    .bind(month.next().first())
    .bind(person)
    .fetch_all(conn)
    .await?;
    let mut all: HashMap<PersonId, Vec<Noted>> = HashMap::new();
    for row in rows {
        let what = Corrected::from_columns(&row.what, row.absence_kind);
        let change = Change { what, minutes: row.minutes, day: row.day, project: row.project, reason: row.reason };
        let effect = row.effect.as_deref().map(serde_json::from_str).transpose().map_err(AppError::internal)?;
        let noted = Noted { month: Month::of(row.month), change, effect, recorded_at: row.recorded_at };
        all.entry(row.person_id).or_default().push(noted);
    }
    Ok(all)
}

/// Gives a month's own corrections, and those of the months beside that hold pay of it. Others of them that were reckoned count in the weeks
/// that they share. What support was noted after the lock is no fact of it.
pub(super) fn set_beside(facts: &mut Facts, near: Vec<Noted>, month: Month) -> (Vec<Correction>, Vec<Change>) {
    let (own, others): (Vec<Noted>, Vec<Noted>) = near.into_iter().partition(|noted| noted.month == month);
    let (first, last) = month::reach(month);
    let mut beside = Vec::new();
    for Noted { change, effect, .. } in others {
        let near = change.day.is_some_and(|day| (first..=last).contains(&day));
        let Some(effect) = effect.filter(|effect| near && !effect.covers.is_empty()) else {
            continue;
        };
        if effect.covers(month) {
            take_off_support(facts, &change);
            beside.push(change);
        } else if change.what != Corrected::Support {
            *facts = facts.with(&change);
        }
    }
    let correction = |Noted { change, effect, recorded_at, .. }: Noted| {
        take_off_support(facts, &change);
        let effect = effect.unwrap_or_else(|| Effect::plain(&change, month, &facts.terms));
        Correction { change, effect, recorded_at }
    };
    (own.into_iter().map(correction).collect(), beside)
}

/// The counsellor's entries hold what was noted after the lock already: the month was locked without it.
fn take_off_support(facts: &mut Facts, change: &Change) {
    if let (Corrected::Support, Some(day)) = (change.what, change.day) {
        facts.add_support(day, Minutes(-change.minutes.0));
    }
}

/// Adds a correction to a locked month.
///
/// # Errors
/// `Conflict` where the month is not locked: then the presence itself is corrected; and where less than nothing would be left, in all or
/// of the project.
pub async fn correct(op: &mut Op<'_>, (person, month): (PersonId, Month), change: &Change) -> Result<()> {
    op.actor.require(VALIDATORS)?;
    crate::guards::not_ones_own(op.actor, person)?;
    lock_plan(op.tx).await?;
    let sheet =
        sheets(op.tx, op.actor, Some(person), month, (op.zone, op.now)).await?.into_iter().next().ok_or(AppError::NotFound)?;
    if sheet.validated_at.is_none() {
        return Err(Refusal::MonthNotLocked.into());
    }
    if change.day.is_some_and(|day| !month.holds(day)) {
        return Err(Refusal::NotOfThisMonth.into());
    }
    let of_project = || sheet.projects().get(&change.project).copied().unwrap_or_default();
    let stands = match change.what {
        Corrected::Work => sheet.worked().min(sheet.paid()).min(of_project()),
        Corrected::Paid => sheet.paid(),
        Corrected::Support => sheet.support(),
        Corrected::Absence(kind) => sheet.absences().get(&kind).copied().unwrap_or_default(),
    };
    if change.minutes < Minutes(0) && stands + change.minutes < Minutes(0) {
        return Err(Refusal::LessThanNothing.into());
    }
    // Where the days are not known any more, less than nothing cannot be told; more than a day can.
    let known = !sheet.has_changed_since(op.zone) || change.minutes > Minutes(0);
    if known && month::is_beyond_its_day(change, month, &sheet.corrected_facts(), op.zone) {
        return Err(Refusal::BeyondItsDay.into());
    }
    put_correction(op, &sheet, change).await
}

/// The months that are locked of those that a day's week lies in.
async fn locked_around(conn: &mut Conn, sheet: &Sheet, day: Option<NaiveDate>) -> Result<Vec<Month>> {
    let Some(week) = day.map(Week::of) else {
        return Ok(vec![sheet.month]);
    };
    let months: Vec<NaiveDate> =
        sqlx::query_scalar("SELECT month FROM month_sheets WHERE person_id = $1 AND month BETWEEN $2 AND $3 ORDER BY month")
            .bind(sheet.person)
            .bind(Month::of(week.monday()).first())
            .bind(week.sunday())
            .fetch_all(conn)
            .await?;
    Ok(months.into_iter().map(Month::of).collect())
}

async fn put_correction(op: &mut Op<'_>, sheet: &Sheet, change: &Change) -> Result<()> {
    let kind = if let Corrected::Absence(kind) = change.what { Some(kind) } else { None };
    let (person, month) = (sheet.person, sheet.month);
    let effect = if change.what == Corrected::Paid || sheet.has_changed_since(op.zone) {
        Effect::plain(change, month, &sheet.facts.terms)
    } else {
        let locked = locked_around(op.tx, sheet, change.day).await?;
        Effect::reckoned(change, &locked, &sheet.corrected_facts(), op.zone)
    };
    let kept = serde_json::to_string(&effect).map_err(AppError::internal)?;
    sqlx::query(
        "INSERT INTO month_corrections
             (id, person_id, month, what, absence_kind, minutes, day, project, reason, effect, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(Uuid::now_v7())
    .bind(person)
    .bind(month.first())
    .bind(change.what.column())
    .bind(kind)
    .bind(change.minutes)
    .bind(change.day)
    .bind(&change.project)
    .bind(&change.reason)
    .bind(&kept)
    .bind(op.actor.person)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    let after = json!({
        "month": month.word(),
        "kind": change.what.word(),
        "minutes": change.minutes,
        "day": change.day,
        "project": change.project,
        "reason": change.reason,
        "effect": effect,
    });
    op.log(Entry::new(records::MONTH, person.uuid(), Verb::Updated).after(&after)?).await
}

/// Notes changes of support hours by their days, before they are made; nothing of a month that is open, for there they flow in by themselves.
pub(crate) async fn support_changes(
    op: &mut Op<'_>,
    _plan: &PlanLock,
    person: PersonId,
    changes: &[(NaiveDate, Minutes)],
    l: Lang,
) -> Result<()> {
    let mut by_day: BTreeMap<NaiveDate, Minutes> = BTreeMap::new();
    for (day, minutes) in changes {
        let sum = by_day.entry(*day).or_default();
        *sum = *sum + *minutes;
    }
    by_day.retain(|_, minutes| *minutes != Minutes(0));
    // One day, or two where an entry moves. Both are read before either is written, as the months were locked.
    let mut all: Vec<(Sheet, Change)> = Vec::new();
    for (day, minutes) in by_day {
        let sheets = sheets(op.tx, op.actor, Some(person), Month::of(day), (op.zone, op.now)).await?;
        let reason = texts::support_after_lock(l).to_owned();
        let change = Change { what: Corrected::Support, minutes, day: Some(day), project: String::new(), reason };
        all.extend(sheets.into_iter().next().filter(|sheet| sheet.validated_at.is_some()).map(|sheet| (sheet, change)));
    }
    // Of two in one week the second is reckoned with the first.
    let first = all.first().map(|(_, change)| change.clone());
    for (place, (mut sheet, change)) in all.into_iter().enumerate() {
        sheet.beside.extend(first.clone().filter(|_| place > 0));
        put_correction(op, &sheet, &change).await?;
    }
    Ok(())
}
