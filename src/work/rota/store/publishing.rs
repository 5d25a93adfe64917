//! Publishing: one act that turns the working copy of a week into what workers see, and tells only those whom it concerns.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;
use uuid::Uuid;

use land::model::{PlotId, SiteId};
use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db, lock_plan};
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::mail::letter::{Letter, Piece, Reached, Tongue};
use platform::mail::outbox;
use platform::op::Op;
use platform::time::{ClockTime, Minutes, Week};

use crate::model::absence::{AbsenceId, AbsenceState};
use crate::model::rules::{self, Breach, Severity};
use crate::model::shift::{AssignmentId, ShiftId, Task, TaskId};
use crate::records;
use crate::rota::store::absences;
use crate::rota::store::away::FreedWork;
use crate::rota::store::notice::{self, ShortNotice};
use crate::rota::store::parameters;
use crate::rota::store::snapshot::{self, Whom};
use crate::rota::store::swaps::CompletedSwap;
use crate::team::store::catalogue;
use crate::texts::worker as texts;
use crate::{PLAN_READERS, PLANNERS};

/// One person's work, as the working copy or as published.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub(super) struct Line {
    pub(super) id: AssignmentId,
    shift_id: ShiftId,
    pub(super) person_id: PersonId,
    pub(super) day: NaiveDate,
    starts_minute: ClockTime,
    ends_minute: ClockTime,
    break_minutes: Minutes,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    site_id: SiteId,
    site_name: String,
    plot_id: Option<PlotId>,
    task_id: TaskId,
    lead_id: Option<PersonId>,
    note: String,
    project: String,
}

impl Line {
    /// "mardi 3 mars, de 8 h 30 à 12 h 00".
    fn when(&self, w: Lang) -> String {
        texts::day_and_hours(w, format::day(w, self.day), texts::from_to(w, self.starts_minute.text(w), self.ends_minute.text(w)))
    }

    /// Whether it is at the same time as another.
    pub(super) fn same_time(&self, other: &Self) -> bool {
        (self.day, self.starts_minute, self.ends_minute) == (other.day, other.starts_minute, other.ends_minute)
    }
}

/// What publishing would change.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    pub(super) put: Vec<Line>,
    pub(super) cancelled: Vec<Line>,
    /// What was told before of the lines put, where something was.
    pub(super) before: HashMap<AssignmentId, Line>,
}

async fn working(conn: &mut Conn, week: Week) -> Result<Vec<Line>> {
    Ok(sqlx::query_as(
        "SELECT assignments.id, assignments.shift_id, assignments.person_id, shifts.day,
                COALESCE(assignments.starts_minute, shifts.starts_minute) AS starts_minute,
                COALESCE(assignments.ends_minute, shifts.ends_minute) AS ends_minute,
                COALESCE(assignments.break_minutes, shifts.break_minutes) AS break_minutes, engagements.starts_at,
                engagements.ends_at, shifts.site_id, sites.name AS site_name, shifts.plot_id, shifts.task_id, shifts.lead_id,
                shifts.note, shifts.project
         FROM shifts
         JOIN assignments ON assignments.shift_id = shifts.id
         JOIN engagements ON engagements.id = assignments.id
         JOIN sites ON sites.id = shifts.site_id
         WHERE shifts.day BETWEEN $1 AND $2
         ORDER BY shifts.starts_at, assignments.id",
    )
    .bind(week.monday())
    .bind(week.sunday())
    .fetch_all(conn)
    .await?)
}

/// What is published of a week, and of assignments that now lie in it.
async fn published(conn: &mut Conn, week: Week) -> Result<Vec<Line>> {
    Ok(sqlx::query_as(
        "SELECT stints.id, stints.shift_id, stints.person_id, stints.day, stints.starts_minute, stints.ends_minute,
                stints.break_minutes, stints.starts_at, stints.ends_at, stints.site_id, sites.name AS site_name, stints.plot_id,
                stints.task_id, stints.lead_id, stints.note, stints.project
         FROM stints
         JOIN sites ON sites.id = stints.site_id
         WHERE stints.cancelled_at IS NULL
           AND (stints.day BETWEEN $1 AND $2
                OR stints.id IN (SELECT assignments.id
                                 FROM assignments
                                 JOIN shifts ON shifts.id = assignments.shift_id
                                 WHERE shifts.day BETWEEN $1 AND $2))
         ORDER BY stints.starts_at, stints.id",
    )
    .bind(week.monday())
    .bind(week.sunday())
    .fetch_all(conn)
    .await?)
}

async fn changes(conn: &mut Conn, week: Week) -> Result<Changes> {
    let (working, published) = (working(conn, week).await?, published(conn, week).await?);
    let told: HashMap<AssignmentId, &Line> = published.iter().map(|line| (line.id, line)).collect();
    let put = working.iter().filter(|line| told.get(&line.id).is_none_or(|old| *old != *line)).cloned().collect();
    let planned: HashMap<AssignmentId, &Line> = working.iter().map(|line| (line.id, line)).collect();
    let in_week = week.monday()..=week.sunday();
    let cancelled =
        published.iter().filter(|line| in_week.contains(&line.day) && !planned.contains_key(&line.id)).cloned().collect();
    let before = published.into_iter().map(|line| (line.id, line)).collect();
    Ok(Changes { put, cancelled, before })
}

/// What of a week's plan workers have not been told of.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Who is on what without knowing it, or not as it is now.
    pub on_it: Vec<(ShiftId, PersonId)>,
    /// How many lines of what was published are no more.
    pub off: usize,
}

impl Waiting {
    /// How many lines there are in all.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.on_it.len() + self.off
    }

    /// Whether there is nothing to publish.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Reads it: one row a shift, the people's ids in one text.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn waiting(conn: &mut Conn, actor: &Actor, week: Week) -> Result<Waiting> {
    actor.require(PLAN_READERS)?;
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT shifts.id, ");
    query.push(platform::backend::PEOPLE_OF_SHIFT).push(
        "
         FROM shifts
         JOIN assignments ON assignments.shift_id = shifts.id
         LEFT JOIN stints ON stints.id = assignments.id AND stints.cancelled_at IS NULL
         WHERE (stints.id IS NULL
                OR stints.person_id <> assignments.person_id
                OR stints.day <> shifts.day
                OR stints.starts_minute <> COALESCE(assignments.starts_minute, shifts.starts_minute)
                OR stints.ends_minute <> COALESCE(assignments.ends_minute, shifts.ends_minute)
                OR stints.break_minutes <> COALESCE(assignments.break_minutes, shifts.break_minutes)
                OR (assignments.starts_minute IS NULL AND (stints.starts_at <> shifts.starts_at OR stints.ends_at <> shifts.ends_at))
                OR stints.site_id <> shifts.site_id
                OR stints.plot_id IS DISTINCT FROM shifts.plot_id
                OR stints.task_id <> shifts.task_id
                OR stints.lead_id IS DISTINCT FROM shifts.lead_id
                OR stints.note <> shifts.note
                OR stints.project <> shifts.project)
           AND shifts.day BETWEEN ",
    );
    query.push_bind(week.monday()).push(" AND ").push_bind(week.sunday()).push(" GROUP BY shifts.id");
    let rows: Vec<(ShiftId, Option<String>)> = query.build_query_as().fetch_all(&mut *conn).await?;
    let off: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM stints
         WHERE stints.day BETWEEN $1 AND $2
           AND stints.cancelled_at IS NULL
           AND NOT EXISTS (SELECT 1
                           FROM assignments
                           JOIN shifts ON shifts.id = assignments.shift_id
                           WHERE assignments.id = stints.id AND shifts.day BETWEEN $1 AND $2)",
    )
    .bind(week.monday())
    .bind(week.sunday())
    .fetch_one(conn)
    .await?;
    let mut on_it = Vec::new();
    for (shift, people) in rows {
        on_it.extend(snapshot::ids(people.as_deref())?.into_iter().map(|person| (shift, person)));
    }
    Ok(Waiting { on_it, off: usize::try_from(off).unwrap_or(0) })
}

/// When a week was last published.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn last(conn: &mut Conn, actor: &Actor, week: Week) -> Result<Option<DateTime<Utc>>> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_scalar("SELECT published_at FROM publications WHERE monday = $1 ORDER BY published_at DESC LIMIT 1")
        .bind(week.monday())
        .fetch_optional(conn)
        .await?)
}

/// What came of publishing.
#[derive(Debug)]
pub enum Outcome {
    /// Done: how many lines changed, and whom that was told.
    Published(usize, Reached),
    /// Not done: the plan breaks refusing rules; each with the name of the person, empty for a shift.
    Refused(Vec<(String, Breach)>),
    /// Not done: these people have to agree first, for they hear of it late.
    Consent(Vec<ShortNotice>),
}

/// Who letters are signed by, and where they lead.
#[derive(Debug)]
pub struct Sender<'a> {
    /// The ecopole's name.
    pub name: &'a str,
    /// Its time zone.
    pub zone: Tz,
    /// Its language, for those who chose none.
    pub lang: Lang,
    /// The absolute address of "my week".
    pub address: String,
}

impl Sender<'_> {
    /// A letter to a worker; it leads to their week.
    fn letter(&self, to: String, w: Lang, subject: &str, mut pieces: Vec<Piece>) -> Letter {
        pieces.push(Piece::Link(texts::my_week(w).to_owned(), self.address.clone()));
        Letter { to, tongue: w.into(), subject: subject.to_owned(), pieces, signature: self.name.to_owned(), enclosure: None }
    }
}

/// Publishes a week. Where part-time workers hear of a change too late, only if they are said to have agreed to it (`ShortNotice::word`); whose
/// consent that was stands in the log.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn publish(op: &mut Op<'_>, week: Week, agreed: &[String], sender: &Sender<'_>) -> Result<Outcome> {
    op.actor.require(PLANNERS)?;
    lock_plan(op.tx).await?;
    let snapshot = snapshot::load(op.tx, Whom::Everybody, week, week, sender.zone).await?;
    let refused = refused(&snapshot, week);
    if !refused.is_empty() {
        return Ok(Outcome::Refused(refused));
    }
    let changes = changes(op.tx, week).await?;
    let was_published = last(op.tx, op.actor, week).await?.is_some();
    let late = notice::short(&snapshot, &changes, was_published, op.today());
    // Whoever has come to the list since was not asked.
    if !late.iter().all(|one| agreed.contains(&one.word())) {
        return Ok(Outcome::Consent(late));
    }
    put(op.tx, &changes.put, op.now).await?;
    cancel(op.tx, &changes.cancelled, op.now).await?;
    let count = changes.put.len() + changes.cancelled.len();
    if count == 0 && was_published {
        return Ok(Outcome::Published(0, Reached::default()));
    }
    let id = Uuid::now_v7();
    sqlx::query("INSERT INTO publications (id, monday, published_at, published_by, changes) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(week.monday())
        .bind(op.now)
        .bind(op.actor.person)
        .bind(i64::try_from(count).unwrap_or(i64::MAX))
        .execute(&mut *op.tx)
        .await?;
    let late: Vec<_> = late.iter().map(|one| json!({ "person": one.person, "day": one.day })).collect();
    let after = json!({ "week": week.monday(), "changes": count, "agreed": late });
    op.log(Entry::new(records::PLAN, id, Verb::Published).after(&after)?).await?;
    let reached = tell(op.tx, &changes, id, sender, op.now).await?;
    Ok(Outcome::Published(count, reached))
}

async fn put(tx: &mut Conn, lines: &[Line], now: DateTime<Utc>) -> Result<()> {
    for lines in lines.chunks(500) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO stints
                 (id, shift_id, person_id, day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id,
                  task_id, lead_id, note, project, sequence, changed_at) ",
        );
        query.push_values(lines, |mut row, line| {
            row.push_bind(line.id)
                .push_bind(line.shift_id)
                .push_bind(line.person_id)
                .push_bind(line.day)
                .push_bind(line.starts_minute)
                .push_bind(line.ends_minute)
                .push_bind(line.break_minutes)
                .push_bind(line.starts_at)
                .push_bind(line.ends_at)
                .push_bind(line.site_id)
                .push_bind(line.plot_id)
                .push_bind(line.task_id)
                .push_bind(line.lead_id)
                .push_bind(line.note.clone())
                .push_bind(line.project.clone())
                .push_bind(0_i64)
                .push_bind(now);
        });
        query.push(
            " ON CONFLICT (id) DO UPDATE
              SET shift_id = excluded.shift_id, day = excluded.day, starts_minute = excluded.starts_minute,
                  ends_minute = excluded.ends_minute, break_minutes = excluded.break_minutes, starts_at = excluded.starts_at,
                  ends_at = excluded.ends_at, site_id = excluded.site_id, plot_id = excluded.plot_id, task_id = excluded.task_id,
                  lead_id = excluded.lead_id, note = excluded.note, project = excluded.project, cancelled_at = NULL,
                  called_off_by = NULL,
                  sequence = stints.sequence + 1, changed_at = excluded.changed_at, seen_at = NULL",
        );
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

async fn cancel(tx: &mut Conn, lines: &[Line], now: DateTime<Utc>) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE stints SET sequence = sequence + 1, seen_at = NULL, cancelled_at = ");
    query.push_bind(now).push(", changed_at = ").push_bind(now).push(" WHERE id IN (");
    let mut ids = query.separated(", ");
    for line in lines {
        ids.push_bind(line.id);
    }
    query.push(")");
    query.build().execute(tx).await?;
    Ok(())
}

/// What was told of some work, kept while it changes.
#[derive(Debug, Default)]
pub struct LastNotice(HashMap<AssignmentId, Line>);

/// Reads it.
pub(crate) async fn what_was_told(tx: &mut Conn, ids: &[AssignmentId]) -> Result<LastNotice> {
    Ok(LastNotice(lines_of(tx, ids).await?.into_iter().map(|line| (line.id, line)).collect()))
}

/// Writes to those whose published work a swap changed.
pub async fn tell_of_swap(tx: &mut Conn, swapped: CompletedSwap, sender: &Sender<'_>, now: DateTime<Utc>) -> Result<()> {
    let (put, cancelled) = (lines_of(tx, &[swapped.to]).await?, lines_of(tx, &[swapped.from]).await?);
    tell(tx, &Changes { put, cancelled, before: HashMap::new() }, Uuid::now_v7(), sender, now).await?;
    Ok(())
}

/// Writes to somebody whose published work an absence changed.
pub async fn tell_of_absence(tx: &mut Conn, freed: FreedWork, sender: &Sender<'_>, now: DateTime<Utc>) -> Result<()> {
    let (put, cancelled) = (lines_of(tx, &freed.shortened).await?, lines_of(tx, &freed.cancelled).await?);
    tell(tx, &Changes { put, cancelled, before: freed.before.0 }, Uuid::now_v7(), sender, now).await?;
    Ok(())
}

/// Writes to somebody what became of the absence they asked for, and why.
pub async fn tell_answer(tx: &mut Conn, id: AbsenceId, sender: &Sender<'_>, now: DateTime<Utc>) -> Result<()> {
    let asked = absences::get(tx, id).await?;
    let addressee = addressees(tx, std::iter::once(asked.person)).await?.into_iter().next();
    let Some((person, to)) = addressee.and_then(|person| person.email.clone().map(|to| (person, to))) else {
        return Ok(());
    };
    if !parameters::settings(tx).await?.mail_changes {
        return Ok(());
    }
    let w = person.reads(sender.lang);
    let when = texts::absence_when(w, asked.details.time);
    let granted = asked.state == AbsenceState::Approved;
    let mut pieces = vec![Piece::Text(if granted { texts::answer_granted(w, when) } else { texts::answer_refused(w, when) })];
    pieces.extend((!asked.decision.is_empty()).then(|| Piece::Text(asked.decision.clone())));
    outbox::put(tx, &sender.letter(to, w, texts::answer_subject(w), pieces), &format!("answer-{id}"), now).await
}

async fn addressees(tx: &mut Conn, people: impl Iterator<Item = PersonId>) -> Result<Vec<Addressee>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT people.id, people.email, people.language, workers.language AS worker_language
         FROM people
         LEFT JOIN workers ON workers.person_id = people.id
         WHERE people.id IN (",
    );
    let mut ids = query.separated(", ");
    for person in people {
        ids.push_bind(person);
    }
    query.push(")");
    Ok(query.build_query_as().fetch_all(tx).await?)
}

async fn lines_of(tx: &mut Conn, ids: &[AssignmentId]) -> Result<Vec<Line>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT stints.id, stints.shift_id, stints.person_id, stints.day, stints.starts_minute, stints.ends_minute,
                stints.break_minutes, stints.starts_at, stints.ends_at, stints.site_id, sites.name AS site_name, stints.plot_id,
                stints.task_id, stints.lead_id, stints.note, stints.project
         FROM stints
         JOIN sites ON sites.id = stints.site_id
         WHERE stints.id IN (",
    );
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(") ORDER BY stints.starts_at, stints.id");
    Ok(query.build_query_as().fetch_all(tx).await?)
}

#[derive(sqlx::FromRow)]
struct Addressee {
    id: PersonId,
    email: Option<String>,
    language: Option<Lang>,
    /// Chosen on the workers' own pages, which speak more languages.
    worker_language: Option<Lang>,
}

impl Addressee {
    fn reads(&self, otherwise: Lang) -> Lang {
        self.worker_language.or(self.language).unwrap_or(otherwise)
    }
}

/// One person's change in words; nothing of what is over.
fn told(w: Lang, changes: &Changes, line: &Line, cancelled: bool, now: DateTime<Utc>) -> Option<String> {
    let (when, place) = (line.when(w), &line.site_name);
    let before = changes.before.get(&line.id);
    if line.ends_at <= now && before.is_none_or(|before| before.ends_at <= now) {
        return None;
    }
    Some(match before {
        _ if cancelled => texts::letter_cancelled(w, when, place),
        None => texts::letter_new(w, when, place),
        Some(before) if line.same_time(before) => texts::letter_other_work(w, when, place),
        Some(before) => texts::letter_moved(w, when, place, before.when(w)),
    })
}

/// The task, and what to bring to it.
fn what_for(w: Lang, task: &Task) -> String {
    let (name, bring) = (task.name_in(w), task.bring_in(w));
    if bring.is_empty() { name.to_owned() } else { format!("{name} · {}{} {bring}", texts::bring(w), Tongue::from(w).colon) }
}

/// Writes to those with an e-mail address, each only their own changes; says how many got a letter and how many have to be told.
async fn tell(tx: &mut Conn, changes: &Changes, publication: Uuid, sender: &Sender<'_>, now: DateTime<Utc>) -> Result<Reached> {
    let (mut letters, mut to_tell) = (Vec::new(), 0);
    for news in news(tx, changes, |person| person.reads(sender.lang), now).await? {
        let Some(to) = news.mail else {
            to_tell += 1;
            continue;
        };
        let mut pieces = vec![Piece::Text(texts::letter_changed(news.lang).to_owned())];
        pieces.extend(news.lines.into_iter().map(Piece::Text));
        letters.push((
            sender.letter(to, news.lang, texts::letter_subject(news.lang), pieces),
            format!("plan-{publication}-{}", news.person),
        ));
    }
    outbox::put_all(tx, &letters, now).await?;
    Ok(Reached { mailed: i64::try_from(letters.len()).unwrap_or(i64::MAX), to_tell })
}

/// What publishing tells somebody.
#[derive(Clone, Debug)]
pub struct News {
    pub person: PersonId,
    /// The address the letter goes to; none where they are told by word of mouth.
    pub mail: Option<String>,
    /// What changes for them, in order.
    pub lines: Vec<String>,
    lang: Lang,
}

/// What changes for whom, each in a language.
async fn news(conn: &mut Conn, changes: &Changes, reads: impl Fn(&Addressee) -> Lang, now: DateTime<Utc>) -> Result<Vec<News>> {
    let mut by_person: BTreeMap<PersonId, Vec<(bool, &Line)>> = BTreeMap::new();
    for line in &changes.put {
        by_person.entry(line.person_id).or_default().push((false, line));
    }
    for line in &changes.cancelled {
        by_person.entry(line.person_id).or_default().push((true, line));
    }
    if by_person.is_empty() {
        return Ok(Vec::new());
    }
    let by_mail = parameters::settings(conn).await?.mail_changes;
    let tasks = catalogue::tasks(conn, &Actor::system()).await?;
    let mut all = Vec::new();
    for person in addressees(conn, by_person.keys().copied()).await? {
        let lang = reads(&person);
        let mut lines = by_person[&person.id].clone();
        lines.sort_by_key(|(_, line)| line.starts_at);
        let lines: Vec<String> = lines
            .into_iter()
            .filter_map(|(cancelled, line)| {
                let words = told(lang, changes, line, cancelled, now)?;
                let task = tasks.iter().find(|task| task.id == line.task_id).filter(|_| !cancelled);
                Some(match task {
                    Some(task) => format!("{words}\n{}", what_for(lang, task)),
                    None => words,
                })
            })
            .collect();
        // What is over, nobody has to be told.
        if !lines.is_empty() {
            all.push(News { person: person.id, mail: person.email.filter(|_| by_mail), lines, lang });
        }
    }
    Ok(all)
}

/// What publishing a week would say to whom, and what stands against it.
#[derive(Debug)]
pub struct Preview {
    /// Each with their name, by name.
    pub news: Vec<(String, News)>,
    /// Whether there is anything to publish: what is over changes too, and nobody is told.
    pub any: bool,
    /// Who has to agree first.
    pub consents: Vec<ShortNotice>,
    /// What refuses it, each with a name.
    pub refused: Vec<(String, Breach)>,
}

/// Looks at what publishing a week would do, in `lang`; nothing is written.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn preview(
    conn: &mut Conn,
    actor: &Actor,
    week: Week,
    (zone, lang): (Tz, Lang),
    now: DateTime<Utc>,
) -> Result<Preview> {
    actor.require(PLANNERS)?;
    let snapshot = snapshot::load(conn, Whom::Everybody, week, week, zone).await?;
    let changes = changes(conn, week).await?;
    let was_published = last(conn, actor, week).await?.is_some();
    let name = |person: PersonId| snapshot.workers.get(&person).map(|worker| worker.name.clone()).unwrap_or_default();
    let mut news: Vec<(String, News)> =
        news(conn, &changes, |_| lang, now).await?.into_iter().map(|news| (name(news.person), news)).collect();
    news.sort_by(|one, two| one.0.cmp(&two.0));
    Ok(Preview {
        news,
        any: !was_published || !changes.put.is_empty() || !changes.cancelled.is_empty(),
        consents: notice::short(&snapshot, &changes, was_published, now.with_timezone(&zone).date_naive()),
        refused: refused(&snapshot, week),
    })
}

/// What refuses publishing, each with the name of the person, empty for a shift.
fn refused(snapshot: &rules::snapshot::Snapshot, week: Week) -> Vec<(String, Breach)> {
    let shifts: Vec<ShiftId> = snapshot.shifts.keys().copied().collect();
    let mut refused = rules::of_plan(snapshot, &shifts, week.monday(), week.sunday());
    refused.retain(|breach| breach.severity == Severity::Refuse);
    let name = |person: PersonId| snapshot.workers.get(&person).map(|worker| worker.name.clone()).unwrap_or_default();
    refused.into_iter().map(|breach| (breach.person.map(name).unwrap_or_default(), breach)).collect()
}
