//! `/jour/…`: the supervisor's day on one screen, and corrections.

use std::collections::{HashMap, HashSet};

use axum::extract::Path;
use axum::response::Response;
use chrono::{DateTime, Duration, NaiveDate, Timelike as _, Utc};
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, empty, facts, form as frame, icon, page_head, texts as ui};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::time::{ClockTime, Week};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use platform::web::respond;

use crate::hours::pages::clocked::{self, Times};
use crate::hours::store::presence::{self, Attendance, Clocking, Revision};
use crate::model::absence::{Absence, AbsenceKind, AbsenceState, AbsenceTime};
use crate::model::attendance::AttendanceOutcome;
use crate::model::shift::{AssignmentId, ShiftId, Task};
use crate::rota::store::absences;
use crate::rota::store::stints::{self, PublishedStint};
use crate::team::store::catalogue;
use crate::texts;

/// Minutes after the start from which somebody who has not arrived is late.
const GRACE: i64 = 10;

/// `/jour`: today, or the day that was asked for.
pub async fn today(ctx: Ctx) -> Response {
    let day = day_of(&ctx.param("jour")).unwrap_or(ctx.today());
    respond::to(&format!("/jour/{day}"))
}

/// The day an address names.
///
/// # Errors
/// `NotFound` for what is no day.
pub fn day_of(text: &str) -> Result<NaiveDate> {
    text.parse::<NaiveDate>().ok().filter(|day| (1990..2200).contains(&chrono::Datelike::year(day))).ok_or(AppError::NotFound)
}

fn local(ctx: &Ctx, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&ctx.zone());
    format::time(ctx.lang, local.hour(), local.minute())
}

/// What was tapped, in words.
fn tapped(ctx: &Ctx, (arrived, left): Times) -> String {
    match left {
        None => texts::clocked_from(ctx.lang, local(ctx, arrived)),
        Some(left) => texts::clocked_from_to(ctx.lang, local(ctx, arrived), local(ctx, left)),
    }
}

/// What is offered to be noted: the planned times.
fn presence_state(ctx: &Ctx, stint: &PublishedStint, found: Option<&Attendance>, tapped: Option<Times>) -> AnyView {
    let l = ctx.lang;
    let (arrived, left) = (tapped.map(|(arrived, _)| arrived), tapped.and_then(|(_, left)| left));
    let late = ctx.now() > stint.starts_at + Duration::minutes(GRACE);
    match (found, arrived, left) {
        (Some(line), ..) if line.outcome == AttendanceOutcome::Present => badge::good(texts::noted_present(l)),
        (Some(line), ..) => badge::bad(line.absence_kind.map_or(texts::noted_absent(l), |kind| texts::absence_kind(l, kind))),
        (None, Some(_), Some(_)) => badge::plain(texts::has_left(l)),
        (None, Some(_), None) if stint.ends_at > ctx.now() => badge::good(texts::here_now(l)),
        (None, ..) if stint.ends_at <= ctx.now() => badge::warm(texts::to_note(l)),
        (None, Some(_), None) => badge::good(texts::here_now(l)),
        (None, None, _) if late => badge::bad(texts::late(l)),
        (None, None, _) => badge::plain(texts::expected(l)),
    }
}

/// The page.
pub async fn show(ctx: Ctx, Path(day): Path<String>) -> Result<Response> {
    shown(&ctx, day_of(&day)?, &Form::default()).await
}

/// The page, with who was ticked and what is wrong with it.
pub async fn shown(ctx: &Ctx, day: NaiveDate, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let stints = stints::of_days(&mut conn, &ctx.actor, day, day).await?;
    let found: HashMap<AssignmentId, Attendance> =
        presence::found(&mut conn, &ctx.actor, day, day).await?.into_iter().map(|line| (line.stint_id, line)).collect();
    let taps = clocked::by_stint(&stints, &presence::taps_of_day(&mut conn, day).await?, ctx.now());
    let tasks = catalogue::tasks(&mut conn, &ctx.actor).await?;
    let away = absences::of_days(&mut conn, &ctx.actor, day, day).await?;
    drop(conn);
    let l = ctx.lang;
    let ticked: HashSet<String> = form.values("stint").map(str::to_owned).collect();
    Ok(form_page(ctx, form, Head::new(format::day(l, day)), || {
        let mut in_order: Vec<&PublishedStint> = stints.iter().collect();
        let whole = hours_of_shifts(&stints);
        in_order.sort_by_key(|stint| (whole.get(&stint.shift_id).copied(), stint.shift_id));
        let rows: Vec<_> = in_order
            .chunk_by(|one, two| one.shift_id == two.shift_id)
            .map(|crew| group(ctx, crew, whole[&crew[0].shift_id], (&found, &taps, &ticked), &tasks))
            .collect();
        let expected = stints.iter().map(|stint| stint.person_id).collect::<std::collections::HashSet<_>>().len();
        let open = stints.iter().any(|stint| can_note(ctx, stint, found.get(&stint.id)));
        view! {
            {head(l, day, texts::n_expected(l, expected))}
            {counts(ctx, &stints, &found, &taps)}
            {frame::summary(l, form)}
            {if rows.is_empty() { empty::view("calendar-days", texts::nobody_expected(l)) } else {
                view! {
                    <form method="post" class="day" data-queue=format::day(l, day) data-needs=texts::nobody_ticked(l)>
                        // The key "Enter" presses the first button: it notes those who are ticked, not a whole crew.
                        <button
                            type="submit"
                            name="outcome"
                            value="present"
                            class="visually-hidden"
                            tabindex="-1"
                            aria-hidden="true"
                        >

                        </button>
                        {rows}
                        {open.then(|| view! { <p class="hint">{texts::mark_hint(l)}</p>{mark_bar(l)} })}
                        {(day > ctx.today()).then(|| view! { <p class="hint">{texts::note_on_the_day(l)}</p> })}
                    </form>
                }.into_any()
            }}
            {absent_today(l, &away)}
        }
    }))
}

/// Whether somebody's presence can be noted here and now: not before its day, and nobody notes their own hours.
fn can_note(ctx: &Ctx, stint: &PublishedStint, found: Option<&Attendance>) -> bool {
    found.is_none() && stint.day <= ctx.today() && ctx.actor.person != Some(stint.person_id)
}

/// The day between the one before and the one after, in one line: on a telephone the names come first. What is needed less often folds away.
fn head(l: Lang, day: NaiveDate, expected: String) -> AnyView {
    let (before, after) = (day - chrono::Days::new(1), day + chrono::Days::new(1));
    let step = |day: NaiveDate, pictogram: &'static str, name: &'static str| {
        view! { <a class="button" href=format!("/jour/{day}") aria-label=name title=name>{icon::view(pictogram)}</a> }
    };
    view! {
        <header class="day-head">
            {step(before, "chevron-left", texts::day_before(l))}
            <div><h1>{format::day(l, day)}</h1><p>{expected}</p></div>
            {step(after, "chevron-right", texts::day_after(l))}
            <details class="dialog">
                <summary class="button" aria-label=texts::more_of_day(l) title=texts::more_of_day(l)>{icon::view("ellipsis")}</summary>
                <div class="dialog-body">
                    {button::link(format!("/presences?jour={day}"), "users", texts::round(l))}
                    {button::link(format!("/jour/{day}/feuille"), "printer", texts::sheet(l))}
                    {button::link(format!("/recapitulatif/{}", Week::of(day).monday()), "sheet", texts::recap(l))}
                    <form method="get" action="/jour" class="inline-form">
                        <label>{texts::day(l)}<input type="date" name="jour" value=day.to_string() /></label>
                        {button::quiet(texts::go_there(l))}
                    </form>
                </div>
            </details>
        </header>
    }
    .into_any()
}

/// Here, late, absent, still to be noted: in one line, people counted once.
fn counts(ctx: &Ctx, stints: &[PublishedStint], found: &HashMap<AssignmentId, Attendance>, taps: &Taps) -> Option<AnyView> {
    let l = ctx.lang;
    let count = |which: &dyn Fn(&PublishedStint, Option<&Attendance>, bool) -> bool| {
        let people = stints.iter().filter(|stint| which(stint, found.get(&stint.id), taps.contains_key(&stint.id)));
        people.map(|stint| stint.person_id).collect::<std::collections::HashSet<_>>().len()
    };
    let late = ctx.now() - Duration::minutes(GRACE);
    let here = count(&|_, line, arrived| line.map_or(arrived, |line| line.outcome == AttendanceOutcome::Present));
    let absent = count(&|_, line, _| line.is_some_and(|line| line.outcome == AttendanceOutcome::Absent));
    let missing =
        count(&|stint, line, arrived| line.is_none() && !arrived && stint.starts_at < late && stint.ends_at > ctx.now());
    let to_note = count(&|stint, line, _| line.is_none() && stint.ends_at <= ctx.now());
    let words = [
        (here, badge::good(texts::n_here(l, here))),
        (missing, badge::bad(texts::n_late(l, missing))),
        (absent, badge::bad(texts::n_absent(l, absent))),
        (to_note, badge::warm(texts::n_to_note(l, to_note))),
    ];
    let shown: Vec<_> = words.into_iter().filter(|(n, _)| *n > 0).map(|(_, badge)| view! { {badge} " " }).collect();
    (!shown.is_empty()).then(|| view! { <p class="badges">{shown}</p> }.into_any())
}

/// Who is away with leave: nobody waits for them. Why is not said here.
fn absent_today(l: Lang, away: &[Absence]) -> Option<AnyView> {
    let lines: Vec<_> = away
        .iter()
        .filter(|absence| absence.state == AbsenceState::Approved)
        .map(|absence| {
            let when = match absence.details.time {
                AbsenceTime::Days(..) => texts::all_day(l).to_owned(),
                AbsenceTime::Part(_, from, until) => texts::hours(l, from, until),
            };
            view! { <li><a href=format!("/equipe/{}", absence.person)>{absence.name.clone()}</a> " " <small>{when}</small></li> }
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <h2>{texts::away_today(l)}</h2><ul class="crew">{lines}</ul> }.into_any())
}

/// Whether the taps say that somebody came for this shift, and in time: only then it is ticked beforehand, for what is ticked is noted
/// with the planned times.
fn on_time(stint: &PublishedStint, (arrived, left): Times, now: DateTime<Utc>) -> bool {
    let interval = stint.interval();
    let in_time = arrived <= interval.starts + Duration::minutes(GRACE);
    in_time && interval.starts <= now && left.is_none_or(|left| left > interval.starts)
}

/// What was tapped for each piece of work.
type Taps = HashMap<AssignmentId, Times>;

/// From and until, on the clock.
type Hours = (ClockTime, ClockTime);

/// The hours of each shift: from the first who comes to the last who leaves, for some may come for a part only.
fn hours_of_shifts(stints: &[PublishedStint]) -> HashMap<ShiftId, Hours> {
    let mut all: HashMap<ShiftId, Hours> = HashMap::new();
    for stint in stints {
        let (starts, ends) = all.entry(stint.shift_id).or_insert((stint.starts_minute, stint.ends_minute));
        (*starts, *ends) = ((*starts).min(stint.starts_minute), (*ends).max(stint.ends_minute));
    }
    all
}

/// One shift and its crew: all of them can be noted with one tap.
fn group(
    ctx: &Ctx,
    crew: &[&PublishedStint],
    (starts, ends): Hours,
    (found, taps, ticked): (&HashMap<AssignmentId, Attendance>, &Taps, &HashSet<String>),
    tasks: &[Task],
) -> Option<AnyView> {
    let (l, first) = (ctx.lang, crew.first()?);
    let task = tasks.iter().find(|task| task.id == first.task_id).map_or("", |task| task.name_in(l));
    let head = format!("{} · {} · {task}", texts::hours(l, starts, ends), first.site_name);
    let to_note = crew.iter().filter(|stint| can_note(ctx, stint, found.get(&stint.id))).count();
    let all = (to_note > 1 && first.starts_at <= ctx.now()).then(|| {
        view! {
            <button type="submit" name="all" value=first.shift_id.to_string() class="button">
                {icon::view("users")} {texts::all_present(l)}<span class="visually-hidden">{format!(" : {head}")}</span>
            </button>
        }
    });
    let rows: Vec<_> = crew
        .iter()
        .map(|stint| {
            let own = (stint.starts_minute, stint.ends_minute);
            row(ctx, stint, (own != (starts, ends)).then_some(own), (found.get(&stint.id), taps.get(&stint.id).copied()), ticked)
        })
        .collect();
    Some(
        view! {
            <section class="presence-group">
                <div class="presence-head"><h2>{head.clone()}</h2>{all}</div>
                <ul class="presence">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// `part` are the hours of somebody who comes for a part of the shift.
fn row(
    ctx: &Ctx,
    stint: &PublishedStint,
    part: Option<Hours>,
    (found, times): (Option<&Attendance>, Option<Times>),
    typed: &HashSet<String>,
) -> AnyView {
    let l = ctx.lang;
    let part = part.map(|(from, until)| view! { " " {badge::plain(texts::only_then(l, texts::hours(l, from, until)))} });
    let tapped = times.map(|times| tapped(ctx, times)).unwrap_or_default();
    let ticked = typed.contains(&stint.id.to_string()) || times.is_some_and(|times| on_time(stint, times, ctx.now()));
    let oneself = ctx.actor.person == Some(stint.person_id);
    let noted = found.map(|line| {
        let times = texts::noted_from_to(l, local(ctx, line.starts_at), local(ctx, line.ends_at));
        if oneself {
            return view! { <span>{times}</span> }.into_any();
        }
        view! { <a href=format!("/presences/{}", stint.id)>{times} " · " {texts::correct(l)}</a> }.into_any()
    });
    let checkbox = can_note(ctx, stint, found).then(|| {
        view! { <input type="checkbox" name="stint" value=stint.id.to_string() checked=ticked /> }
    });
    let own = (found.is_none() && oneself).then(|| view! { <br /><small>{texts::noted_by_another(l)}</small> });
    view! {
        <li>
            <label class="check">
                {checkbox}
                <span><strong>{stint.name.clone()}</strong>{part} " " {presence_state(ctx, stint, found, times)}
                {(!tapped.is_empty()).then(|| view! { <br /><small>{tapped}</small> })}{own}</span>
            </label>
            {noted}
        </li>
    }
    .into_any()
}

fn mark_bar(l: Lang) -> AnyView {
    let kinds: Vec<_> =
        [AbsenceKind::Unjustified, AbsenceKind::Sick, AbsenceKind::Leave, AbsenceKind::Family, AbsenceKind::Other]
            .iter()
            .map(|kind| view! { <option value=kind.word()>{texts::absence_kind(l, *kind)}</option> })
            .collect();
    view! {
        <div class="mark-bar">
            <button type="submit" name="outcome" value="present" class="button primary big">
                {icon::view("user-check")} {texts::mark_present(l)}
            </button>
            <details class="dialog">
                <summary class="button">{texts::mark_absent(l)}</summary>
                <div class="dialog-body">
                    <label>{texts::why_absent(l)}<select name="kind">{kinds}</select></label>
                    <div class="buttons">
                        <button type="submit" name="outcome" value="absent" class="button danger">{texts::mark_absent(l)}</button>
                    </div>
                </div>
            </details>
        </div>
    }
    .into_any()
}

/// What a correction is about: the line that holds, what was planned, what was tapped, and every line before.
pub struct About {
    /// The line that holds.
    pub line: Attendance,
    /// What was planned.
    pub stint: PublishedStint,
    taps: Vec<Clocking>,
    kept: Vec<Revision>,
}

/// Gathers it.
///
/// # Errors
/// `NotFound` where nothing is noted yet.
pub async fn about(ctx: &Ctx, id: AssignmentId) -> Result<About> {
    let mut conn = ctx.read().await?;
    let line = presence::of_stint(&mut conn, &ctx.actor, id).await?;
    Ok(About {
        stint: stints::get(&mut conn, &ctx.actor, id).await?,
        taps: presence::taps(&mut conn, line.person_id, line.day).await?,
        kept: presence::kept(&mut conn, &ctx.actor, id).await?,
        line,
    })
}

/// `/presences/…`: the form of a correction.
pub async fn correct(ctx: Ctx, Path(id): Path<AssignmentId>) -> Result<Response> {
    let about = about(&ctx, id).await?;
    let line = &about.line;
    let clock = |at: DateTime<Utc>| {
        let local = at.with_timezone(&ctx.zone());
        ClockTime(i64::from(local.hour() * 60 + local.minute())).field()
    };
    let form = Form::filled([
        ("outcome", line.outcome.word().to_owned()),
        ("starts", clock(line.starts_at)),
        ("ends", clock(line.ends_at)),
        ("pause", line.break_minutes.0.to_string()),
        ("kind", line.absence_kind.map(|kind| kind.word().to_owned()).unwrap_or_default()),
        ("line", line.id.to_string()),
    ]);
    Ok(correct_form(&ctx, &about, &form))
}

/// Planned, tapped and noted, side by side.
fn side_by_side(ctx: &Ctx, about: &About) -> AnyView {
    let l = ctx.lang;
    let times = clocked::by_stint(std::slice::from_ref(&about.stint), &about.taps, ctx.now());
    let tapped = times.get(&about.stint.id).map_or_else(|| texts::not_tapped(l).to_owned(), |times| tapped(ctx, *times));
    let kept: Vec<_> = about
        .kept
        .iter()
        .map(|one| {
            let what = match one.outcome {
                AttendanceOutcome::Present => texts::noted_from_to(l, local(ctx, one.starts_at), local(ctx, one.ends_at)),
                AttendanceOutcome::Absent => texts::noted_absent(l).to_owned(),
            };
            let by = format!("{} · {}", format::instant(l, one.recorded_at, ctx.zone()), one.recorder);
            let reason = (!one.reason.is_empty()).then(|| view! { " · " {one.reason.clone()} });
            view! { <li>{what} {reason} " " <small>{by}</small></li> }
        })
        .collect();
    view! {
        {facts::view(vec![
            (
                texts::planned(l),
                format!("{} · {}", texts::hours(l, about.stint.starts_minute, about.stint.ends_minute), about.stint.site_name),
            ),
            (texts::tapped(l), tapped),
        ])}
        <h2>{texts::noted_so_far(l)}</h2>
        <ol class="notes">{kept}</ol>
    }
    .into_any()
}

/// The form with what was typed.
pub fn correct_form(ctx: &Ctx, about: &About, form: &Form) -> Response {
    let (l, line) = (ctx.lang, &about.line);
    form_page(ctx, form, Head::new(texts::correct(l)), || {
        let outcomes = vec![
            (AttendanceOutcome::Present.word().to_owned(), texts::noted_present(l).to_owned()),
            (AttendanceOutcome::Absent.word().to_owned(), texts::noted_absent(l).to_owned()),
        ];
        let kinds = std::iter::once((String::new(), "—".to_owned()))
            .chain(AbsenceKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::absence_kind(l, *kind).to_owned())))
            .collect();
        let fields = view! {
            {frame::hidden("line", form.value("line"))}
            {field(l, form, "outcome", texts::state(l)).required().select(outcomes)}
            <div class="pair">
                {field(l, form, "starts", texts::from(l)).required().time()}
                {field(l, form, "ends", texts::until(l)).required().time()}
                {field(l, form, "pause", texts::pause_minutes(l)).digits()}
            </div>
            {field(l, form, "kind", texts::why_absent(l)).select(kinds)}
            {field(l, form, "reason", texts::reason(l)).required().hint(texts::correction_hint(l)).text()}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href=format!("/jour/{}", line.day)>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/jour/{}", line.day), format::day(l, line.day))])}
            {page_head::simple(about.stint.name.clone(), format::long_date(l, line.day))}
            {side_by_side(ctx, about)}
            {if ctx.actor.person == Some(about.stint.person_id) {
                view! { <p class="hint">{texts::not_ones_own_hours(l)}</p> }.into_any()
            } else {
                view! { <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div> }.into_any()
            }}
        }
    })
}
