//! Monthly sheets: reckoned from the ledgers until they are validated, then locked; corrections come after as lines of their own.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;

use people::model::{PersonId, Role};
use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, Roles};
use platform::db::{Conn, Db, lock_plan, push_list};
use platform::error::{AppError, Result};
use platform::i18n::Message;
use platform::op::Op;
use platform::time::{Minutes, Month, Week};

use crate::hours::store::corrections::{self, Correction};
use crate::hours::store::facts;
use crate::model::absence::{AbsenceKind, AbsenceState};
use crate::model::contract::Contract;
use crate::model::month::{self, Change, Corrected, Effect, Facts, Figures, Rate};
use crate::records;
use crate::refusal::Refusal;
use crate::texts;

/// Those who may see the hours of a month: also the counsellor, who sees support hours flow in.
pub const MONTH_READERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor, Role::Counsellor]);
/// Those who validate.
pub(super) const VALIDATORS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor]);

/// A month of one person.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub month: Month,
    pub person: PersonId,
    pub name: String,
    /// The figures: as locked, or as they are now.
    pub figures: Figures,
    /// When it was validated.
    pub validated_at: Option<DateTime<Utc>>,
    pub validated_by: String,
    pub corrections: Vec<Correction>,
    /// Published work of the month for which nothing is noted yet.
    pub open: usize,
    /// The first day of it.
    pub first_open: Option<NaiveDate>,
    /// The contracts that run in the month.
    pub contracts: Vec<Contract>,
    /// What it is reckoned from as things stand.
    pub facts: Facts,
    /// Corrections of the months beside that hold pay of this one.
    pub(super) beside: Vec<Change>,
}

impl Sheet {
    /// What the corrections of something come to.
    #[must_use]
    pub fn corrected(&self, what: Corrected) -> Minutes {
        self.corrections.iter().map(|line| &line.change).filter(|change| change.what == what).map(|change| change.minutes).sum()
    }

    /// Worked, corrections included.
    #[must_use]
    pub fn worked(&self) -> Minutes {
        self.figures.worked + self.corrected(Corrected::Work)
    }

    /// Worked in each week that touches the month, from its Monday, with corrections that say their day.
    #[must_use]
    pub fn weeks(&self) -> BTreeMap<NaiveDate, Minutes> {
        let mut weeks = self.figures.weeks.clone();
        let work = self.corrections.iter().map(|line| &line.change).filter(|change| change.what == Corrected::Work);
        for (day, minutes) in work.filter_map(|change| Some((change.day?, change.minutes))) {
            let sum = weeks.entry(Week::of(day).monday()).or_default();
            *sum = *sum + minutes;
        }
        weeks
    }

    /// What corrections come to of something.
    fn effects(&self, of: impl Fn(&Effect) -> Minutes) -> Minutes {
        self.corrections.iter().map(|line| of(&line.effect)).sum()
    }

    /// Paid, corrections included.
    #[must_use]
    pub fn paid(&self) -> Minutes {
        self.figures.paid + self.effects(|effect| effect.paid)
    }

    /// Support, corrections included.
    #[must_use]
    pub fn support(&self) -> Minutes {
        self.figures.support + self.corrected(Corrected::Support)
    }

    /// Away by kind, corrections included.
    #[must_use]
    pub fn absences(&self) -> BTreeMap<AbsenceKind, Minutes> {
        let mut absences = self.figures.absences.clone();
        for Correction { change, .. } in &self.corrections {
            if let Corrected::Absence(kind) = change.what {
                let sum = absences.entry(kind).or_default();
                *sum = *sum + change.minutes;
            }
        }
        absences.retain(|_, minutes| *minutes != Minutes(0));
        absences
    }

    /// Worked by project, corrections included: together, what was worked.
    #[must_use]
    pub fn projects(&self) -> BTreeMap<String, Minutes> {
        let mut projects = self.figures.projects.clone();
        for Correction { change, .. } in &self.corrections {
            if change.what == Corrected::Work {
                let sum = projects.entry(change.project.clone()).or_default();
                *sum = *sum + change.minutes;
            }
        }
        projects.retain(|_, minutes| *minutes != Minutes(0));
        projects
    }

    /// Unpaid absences, corrections included.
    #[must_use]
    pub fn unpaid(&self) -> Minutes {
        self.figures.unpaid + self.effects(|effect| effect.unpaid)
    }

    /// The month's pay, corrections included.
    #[must_use]
    pub fn pay(&self) -> Minutes {
        self.figures.pay + self.effects(|effect| effect.pay)
    }

    /// Beyond the contract, corrections included.
    #[must_use]
    pub fn overtime(&self) -> Minutes {
        self.figures.overtime + self.effects(Effect::beyond)
    }

    /// Beyond the contract at a rate, corrections included.
    #[must_use]
    pub fn at_rate(&self, rate: Rate) -> Minutes {
        let of = |rates: &BTreeMap<Rate, Minutes>| rates.get(&rate).copied().unwrap_or_default();
        of(&self.figures.rates) + self.effects(|effect| of(&effect.rates))
    }

    /// Worked on Sundays, corrections included.
    #[must_use]
    pub fn sunday(&self) -> Minutes {
        self.figures.sunday + self.effects(|effect| effect.sunday)
    }

    /// Worked on public holidays, corrections included.
    #[must_use]
    pub fn worked_holidays(&self) -> Minutes {
        self.figures.worked_holidays + self.effects(|effect| effect.worked_holidays)
    }

    /// Days with work, corrections included.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.figures.days + self.corrections.iter().map(|line| line.effect.days).sum::<i64>()
    }

    /// The hours that the return counts, corrections included.
    #[must_use]
    pub fn returned(&self) -> Minutes {
        if self.figures.returned_monthly { self.pay() } else { self.paid() }
    }

    /// The share of a full-time post that the month comes to, corrections included, in hundredths.
    #[must_use]
    pub fn full_time_hundredths(&self) -> i64 {
        month::full_time_hundredths(self.returned(), self.figures.full_time_year)
    }

    /// Each line behind the figures; none where they were locked and something, or the way to reckon, has changed since.
    #[must_use]
    pub fn lines(&self, month: Month, zone: Tz) -> Option<Vec<month::Line>> {
        (!self.has_changed_since(zone)).then(|| month::lines(month, &self.facts, zone))
    }

    /// Worked while no contract ran, though one runs in the month.
    #[must_use]
    pub fn without_contract(&self) -> Minutes {
        self.figures.outside().map(|rest| rest.worked).unwrap_or_default()
    }

    /// What it is reckoned from, with its corrections.
    pub(super) fn corrected_facts(&self) -> Facts {
        let own = self.corrections.iter().map(|line| &line.change);
        own.chain(&self.beside).fold(self.facts.clone(), |facts, change| facts.with(change))
    }

    /// Whether it was locked, and would come to something else today: its facts, or the way to reckon, have changed since.
    #[must_use]
    pub fn has_changed_since(&self, zone: Tz) -> bool {
        self.validated_at.is_some() && month::reckon(self.month, &self.facts, zone) != self.figures
    }

    /// Whether somebody can validate it: it is over, and everything is noted. Who left before its end can be settled with then.
    #[must_use]
    pub fn is_over(&self, month: Month, today: NaiveDate) -> bool {
        let left = !self.contracts.is_empty()
            && self.contracts.iter().all(|contract| contract.details.last_day().is_some_and(|end| end < today));
        month.last() < today || left
    }
}

/// Everybody's month, or one person's: those with a contract in it or work planned in it, by name.
///
/// # Errors
/// `NotFound` for those who may not see hours; a person may see their own.
pub async fn sheets(
    conn: &mut Conn,
    actor: &Actor,
    person: Option<PersonId>,
    month: Month,
    at: (Tz, DateTime<Utc>),
) -> Result<Vec<Sheet>> {
    if person.is_none() || actor.person != person {
        actor.require(MONTH_READERS)?;
    }
    let mut facts = facts::gather(conn, person, month, at).await?;
    let locked = locked(conn, person, month).await?;
    // What was validated stays in the lists, whatever became of its plan since.
    for person in locked.keys() {
        facts.entry(*person).or_default();
    }
    let names = names(conn, facts.keys().copied()).await?;
    let mut near = corrections::around(conn, person, month).await?;
    let sheets = names.into_iter().filter_map(|(id, name)| {
        let mut gathered = facts.remove(&id)?;
        let lock = locked.get(&id);
        let (own, beside) = corrections::set_beside(&mut gathered.facts, near.remove(&id).unwrap_or_default(), month);
        let figures = lock.map_or_else(|| month::reckon(month, &gathered.facts, at.0), |lock| lock.figures.clone());
        Some(Sheet {
            month,
            person: id,
            name,
            figures,
            validated_at: lock.map(|lock| lock.at),
            validated_by: lock.map(|lock| lock.by.clone()).unwrap_or_default(),
            corrections: own,
            open: gathered.open,
            first_open: gathered.first_open,
            contracts: {
                let runs = |contract: &&Contract| contract.details.runs_within(month.first(), month.last());
                gathered.facts.contracts.iter().filter(runs).cloned().collect()
            },
            facts: gathered.facts,
            beside,
        })
    });
    Ok(sheets.collect())
}

/// Some people's names, in their order.
async fn names(conn: &mut Conn, people: impl Iterator<Item = PersonId>) -> Result<Vec<(PersonId, String)>> {
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT id, name FROM people WHERE id IN (");
    let mut ids = query.separated(", ");
    let mut nobody = true;
    for person in people {
        ids.push_bind(person);
        nobody = false;
    }
    if nobody {
        return Ok(Vec::new());
    }
    query.push(") ORDER BY search_text, id");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// A month as it was locked.
struct Lock {
    figures: Figures,
    at: DateTime<Utc>,
    by: String,
}

async fn locked(conn: &mut Conn, person: Option<PersonId>, month: Month) -> Result<HashMap<PersonId, Lock>> {
    let rows: Vec<(PersonId, String, DateTime<Utc>, String)> = sqlx::query_as(
        "SELECT month_sheets.person_id, month_sheets.figures, month_sheets.validated_at, COALESCE(people.name, '')
         FROM month_sheets
         LEFT JOIN people ON people.id = month_sheets.validated_by
         WHERE month_sheets.month = $1 AND ($2 IS NULL OR month_sheets.person_id = $2)",
    )
    .bind(month.first())
    .bind(person)
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(person, figures, at, by)| {
            let figures = serde_json::from_str(&figures).map_err(AppError::internal)?;
            Ok((person, Lock { figures, at, by }))
        })
        .collect()
}

/// Why a month cannot be validated yet; none where it can.
#[must_use]
pub fn not_ready(actor: &Actor, sheet: &Sheet, month: Month, today: NaiveDate) -> Option<Message> {
    if actor.person == Some(sheet.person) {
        return Some(Message::new(texts::not_ones_own_hours));
    }
    if sheet.validated_at.is_some() {
        return Some(Message::new(texts::already_decided));
    }
    if !sheet.is_over(month, today) {
        return Some(Message::new(texts::month_runs));
    }
    (sheet.open > 0).then(|| Message::new(texts::month_open))
}

/// Validates the month of some people: its figures are kept as they are now and locked.
///
/// # Errors
/// `Conflict` while the month runs, while something of it is not noted, or where it is locked already: then none is.
pub async fn validate(op: &mut Op<'_>, people: &[PersonId], month: Month) -> Result<()> {
    op.actor.require(VALIDATORS)?;
    lock_plan(op.tx).await?;
    let one = match people {
        [person] => Some(*person),
        _ => None,
    };
    let mut sheets = sheets(op.tx, op.actor, one, month, (op.zone, op.now)).await?;
    sheets.retain(|sheet| people.contains(&sheet.person));
    if sheets.len() != people.len() || sheets.is_empty() {
        return Err(AppError::NotFound);
    }
    for sheet in &sheets {
        if let Some(why) = not_ready(op.actor, sheet, month, op.today()) {
            let name = sheet.name.clone();
            return Err(AppError::Conflict(if one.is_some() {
                why
            } else {
                Message::new(move |l| texts::about(l, &name, why.text(l)))
            }));
        }
    }
    let figures = sheets.iter().map(|sheet| serde_json::to_string(&sheet.figures).map_err(AppError::internal));
    let figures = figures.collect::<Result<Vec<String>>>()?;
    let mut insert =
        sqlx::QueryBuilder::<Db>::new("INSERT INTO month_sheets (person_id, month, figures, validated_by, validated_at) ");
    insert.push_values(sheets.iter().zip(&figures), |mut row, (sheet, figures)| {
        row.push_bind(sheet.person).push_bind(month.first()).push_bind(figures).push_bind(op.actor.person).push_bind(op.now);
    });
    insert.build().execute(&mut *op.tx).await?;
    let entries = sheets.iter().map(|sheet| {
        let after = json!({ "month": month.word(), "figures": sheet.figures });
        Entry::new(records::MONTH, sheet.person.uuid(), Verb::Decided).after(&after)
    });
    let entries = entries.collect::<Result<Vec<Entry>>>()?;
    op.log_all(entries).await
}

/// Opens months again that were validated together a moment ago: all of them, or none where one was corrected since.
///
/// # Errors
/// `Conflict` where one of them was corrected.
pub async fn unvalidate(op: &mut Op<'_>, people: &[PersonId], month: Month) -> Result<()> {
    op.actor.require(VALIDATORS)?;
    lock_plan(op.tx).await?;
    let mut corrected = sqlx::QueryBuilder::<Db>::new("SELECT COUNT(*) FROM month_corrections WHERE month = ");
    corrected.push_bind(month.first()).push(" AND person_id IN ");
    push_list(&mut corrected, people.iter().copied());
    let corrected: i64 = corrected.build_query_scalar().fetch_one(&mut *op.tx).await?;
    if corrected > 0 {
        return Err(Refusal::MonthCorrectedSince.into());
    }
    let mut delete = sqlx::QueryBuilder::<Db>::new("DELETE FROM month_sheets WHERE validated_by = ");
    delete.push_bind(op.actor.person).push(" AND month = ").push_bind(month.first()).push(" AND person_id IN ");
    push_list(&mut delete, people.iter().copied());
    delete.push(" RETURNING person_id");
    // A sheet that is no more (of a record that was merged since) was not opened.
    let opened: Vec<PersonId> = delete.build_query_scalar().fetch_all(&mut *op.tx).await?;
    let before = json!({ "month": month.word() });
    let entries = opened.iter().map(|person| Entry::new(records::MONTH, person.uuid(), Verb::Deleted).before(&before));
    let entries = entries.collect::<Result<Vec<Entry>>>()?;
    op.log_all(entries).await
}

/// Whether one of somebody's validated months touches these days: what is changed there changes none of its figures.
///
/// # Errors
/// `NotFound` for those who may not see hours.
pub async fn validated_within(op: &mut Op<'_>, person: PersonId, first: NaiveDate, last: Option<NaiveDate>) -> Result<bool> {
    op.actor.require(MONTH_READERS)?;
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (
             SELECT 1
             FROM month_sheets
             WHERE person_id = $1 AND month >= $2 AND ($3 IS NULL OR month <= $3)
         )",
    )
    .bind(person)
    .bind(Month::of(first).first())
    .bind(last)
    .fetch_one(&mut *op.tx)
    .await?)
}

/// How many people's month nobody has validated: those with published work or a granted absence in it. A contract alone is no reason: it
/// may be older than the program.
///
/// # Errors
/// `NotFound` for those who may not see hours.
pub async fn unvalidated(conn: &mut Conn, actor: &Actor, month: Month) -> Result<usize> {
    actor.require(MONTH_READERS)?;
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM (SELECT person_id FROM absences WHERE state = $3 AND starts <= $2 AND ends >= $1
               UNION
               SELECT person_id FROM stints WHERE day BETWEEN $1 AND $2 AND cancelled_at IS NULL) AS involved
         WHERE person_id NOT IN (SELECT person_id FROM month_sheets WHERE month = $1)",
    )
    .bind(month.first())
    .bind(month.last())
    .bind(AbsenceState::Approved)
    .fetch_one(conn)
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}
