//! `/equipe`: everybody who can be planned, with what comes to an end; and one person's working life.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{badge, button, dialog, empty, form as frame, page_head, table, texts as ui};
use people::model::PersonId;
use platform::auth::actor::COORDINATORS;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::fields::hours_field;
use crate::hours::store::payroll;
use crate::model::absence::{Absence, AbsenceKind, AbsenceState};
use crate::model::contract::{self, Alert, Contract, Ending};
use crate::model::leave::LeaveYear;
use crate::model::limit::{LimitId, WorkLimit};
use crate::model::pass::{PassEvent, PassEventId, PassMove};
use crate::model::rules::snapshot::{Available, When};
use crate::model::shift::{Level, Skill, Task, TaskId};
use crate::rota::pages::absence_time;
use crate::rota::store::absences;
use crate::team::forms;
use crate::team::store::workers::{HeldSkill, Planned, Profile};
use crate::team::store::{catalogue, contracts, limits, passes, workers};
use crate::texts;

/// An alert in words.
#[must_use]
pub fn alert(l: Lang, alert: &Alert) -> String {
    let on = format::date(l, alert.on);
    match alert.what {
        Ending::Contract => texts::contract_ends(l, on),
        Ending::Pass => texts::pass_ends_on(l, on),
        Ending::Limit => texts::limit_on(l, on),
        Ending::Derogation => texts::derogation_on(l, on),
    }
}

fn alert_badge(l: Lang, one: &Alert) -> AnyView {
    let words = alert(l, one);
    if one.step <= 30 { badge::bad(words) } else { badge::warm(words) }
}

/// Everybody as a list, with the contract that runs and what comes to an end.
fn listed(ctx: &Ctx, people: &[Planned], contracts: &[Contract]) -> List<5> {
    let l = ctx.lang;
    let line = |person: &Planned| {
        let own: Vec<Contract> = contracts.iter().filter(|contract| contract.person == person.id).cloned().collect();
        let running = own.iter().find(|contract| contract.runs_on(ctx.today()));
        let alerts = contract::alerts(&own, ctx.today());
        let said = alerts.iter().map(|one| alert(l, one)).collect::<Vec<_>>().join(", ");
        let first =
            alerts.iter().map(|one| one.on).min().map_or(i64::MAX, |on| i64::from(chrono::Datelike::num_days_from_ce(&on)));
        let badges: Vec<_> = alerts.iter().map(|one| view! { {alert_badge(l, one)} " " }).collect();
        let weekly = running.map(|contract| contract.weekly_on(ctx.today()).0);
        [
            Cell::link(format!("/equipe/{}", person.id), person.name.clone()),
            Cell::text(person.team.clone()),
            Cell::text(running.map(|contract| texts::contract_kind(l, contract.details.kind)).unwrap_or_default()),
            Cell::number(weekly, weekly.map(|minutes| format::duration(l, minutes)).unwrap_or_default()),
            Cell::shown(badges.into_any(), said).ranked(first),
        ]
    };
    List {
        name: "equipe",
        caption: texts::team(l),
        columns: [
            words("nom", texts::name(l)),
            words("equipe", texts::team_of(l)),
            words("contrat", texts::contract(l)),
            figures("heures", texts::weekly(l)),
            words("fins", texts::ends_soon(l)),
        ],
        rows: people.iter().map(line).collect(),
    }
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let hr = ctx.actor.roles.any_of(COORDINATORS);
    let mut conn = ctx.read().await?;
    let people = workers::list(&mut conn, &ctx.actor).await?;
    let contracts = if hr { contracts::list(&mut conn, &ctx.actor, None).await? } else { Vec::new() };
    drop(conn);
    let l = ctx.lang;
    if List::<5>::is_file(&ctx) {
        return listed(&ctx, &people, &contracts).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::team(l)).wide().with_script("list.js"), || {
        view! {
            {page_head::with_actions(texts::team(l), texts::team_lead(l), {
                let mut actions = vec![
                    button::link("/mois", "clock", texts::months(l)),
                    button::link("/demandes", "calendar-off", texts::requests(l)),
                ];
                actions.extend(hr.then(|| button::link("/equipe/contrats", "users", texts::contracts_many(l))));
                actions.extend(hr.then(|| button::link("/conservation", "archive", texts::retention(l))));
                actions
            })}
            {listed(&ctx, &people, &contracts).view(&ctx)}
        }
    }))
}

/// Everything the page of a person shows.
struct Life {
    name: String,
    profile: Profile,
    contracts: Vec<Contract>,
    pass: Vec<(PassEventId, PassEvent)>,
    leave: Vec<LeaveYear>,
    skills: Vec<HeldSkill>,
    restrictions: Vec<(TaskId, String, Option<chrono::NaiveDate>)>,
    limits: Vec<(LimitId, WorkLimit)>,
    availability: Vec<(uuid::Uuid, Available)>,
    absences: Vec<Absence>,
    all_skills: Vec<Skill>,
    tasks: Vec<Task>,
}

async fn life(ctx: &Ctx, id: PersonId) -> Result<Life> {
    let mut conn = ctx.read().await?;
    let people = workers::list(&mut conn, &ctx.actor).await?;
    let name = people.into_iter().find(|person| person.id == id).map(|person| person.name).ok_or(AppError::NotFound)?;
    let hr = ctx.actor.roles.any_of(COORDINATORS);
    let (from, until) = (ctx.today() - chrono::Days::new(365), ctx.today() + chrono::Days::new(100 * 365));
    Ok(Life {
        name,
        profile: workers::profile(&mut conn, &ctx.actor, id).await?,
        contracts: if hr { contracts::list(&mut conn, &ctx.actor, Some(id)).await? } else { Vec::new() },
        pass: if hr { passes::list(&mut conn, &ctx.actor, id).await? } else { Vec::new() },
        leave: if hr { payroll::leave(&mut conn, &ctx.actor, id, ctx.today()).await? } else { Vec::new() },
        skills: workers::skills(&mut conn, &ctx.actor, id).await?,
        restrictions: workers::restrictions(&mut conn, &ctx.actor, id).await?,
        limits: limits::list(&mut conn, &ctx.actor, id).await?,
        availability: workers::availability(&mut conn, &ctx.actor, id).await?,
        absences: absences::of_person(&mut conn, &ctx.actor, id, from, until).await?,
        all_skills: catalogue::skills(&mut conn, &ctx.actor).await?,
        tasks: catalogue::tasks(&mut conn, &ctx.actor).await?,
    })
}

/// One person.
pub async fn show(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// One person, with what was typed in one of the forms.
pub async fn shown(ctx: &Ctx, id: PersonId, form: &Form) -> Result<Response> {
    let life = life(ctx, id).await?;
    let (l, hr) = (ctx.lang, ctx.actor.roles.any_of(COORDINATORS));
    Ok(form_page(ctx, form, Head::new(life.name.clone()), || {
        let alerts: Vec<_> = contract::alerts(&life.contracts, ctx.today()).iter().map(|one| alert_badge(l, one)).collect();
        let month = platform::time::Month::of(ctx.today()).word();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/equipe".to_owned(), texts::team(l).to_owned())])}
            {page_head::with_actions(
                life.name.clone(),
                life.profile.team.clone(),
                vec![button::link(format!("/mois/{month}/{id}"), "clock", texts::month_sheet(l))],
            )}
            <p class="badges">{alerts}</p>
            {frame::summary(l, form)}
            {hr.then(|| contracts_of(ctx, id, &life))}
            {hr.then(|| pass_of(l, id, form, &life))}
            {absences_of(ctx, id, form, &life)}
            {leave_of(l, &life)}
            {skills_of(l, id, form, &life)}
            {restrictions_of(l, id, form, &life)}
            {limits_of(l, id, form, &life)}
            {availability_of(l, id, form, &life)}
            {hr.then(|| profile_of(l, id, &life, form))}
        }
    }))
}

fn contracts_of(ctx: &Ctx, id: PersonId, life: &Life) -> AnyView {
    let l = ctx.lang;
    let rows: Vec<_> = life
        .contracts
        .iter()
        .map(|contract| {
            let details = &contract.details;
            let until = details.last_day().map(|end| format::date(l, end)).unwrap_or_default();
            vec![
                view! { <a href=format!("/equipe/{id}/contrats/{}", contract.id)>{texts::contract_kind(l, details.kind)}</a> }
                    .into_any(),
                format!("{} → {until}", format::date(l, details.starts)).into_any(),
                format::duration(l, contract.weekly_on(ctx.today()).0).into_any(),
                details.pass.as_ref().map(|pass| pass.as_str().to_owned()).unwrap_or_default().into_any(),
                if contract.runs_on(ctx.today()) { badge::good(texts::running(l)) } else { ().into_any() },
            ]
        })
        .collect();
    view! {
        <section>
            <h2>{texts::contracts(l)}</h2>
            {if rows.is_empty() { empty::view("file-clock", texts::no_contract(l)) } else {
                table::view(texts::contracts(l), [texts::kind(l), texts::dates(l), texts::weekly(l), texts::pass(l), texts::state(l)], rows)
            }}
            {button::link(format!("/equipe/{id}/contrats/nouveau"), "plus", texts::new_contract(l))}
        </section>
    }
    .into_any()
}

/// What moved the end of the PASS, where there is one.
fn pass_of(l: Lang, id: PersonId, form: &Form, life: &Life) -> Option<AnyView> {
    let mut numbers: Vec<String> = life
        .contracts
        .iter()
        .filter_map(|contract| contract.details.pass.as_ref().map(|pass| pass.as_str().to_owned()))
        .collect();
    numbers.reverse();
    numbers.dedup();
    let ends = life.contracts.last().and_then(|contract| contract.pass_ends_now);
    let rows: Vec<_> = life
        .pass
        .iter()
        .map(|(event_id, event)| {
            vec![
                texts::pass_move(l, event.kind).into_any(),
                format!("{} → {}", format::date(l, event.starts), format::date(l, event.ends)).into_any(),
                event.reason.clone().into_any(),
                event.reference.clone().into_any(),
                button::post_once(format!("/equipe/{id}/pass/{event_id}/retirer"), button::quiet(ui::delete(l))),
            ]
        })
        .collect();
    let moves = PassMove::ALL.iter().map(|kind| (kind.word().to_owned(), texts::pass_move(l, *kind).to_owned())).collect();
    let open = form.errors().keys().any(|name| name.starts_with("pass_"));
    (!numbers.is_empty()).then(|| {
        let passes = numbers.into_iter().map(|number| (number.clone(), number)).collect();
        let heads = [texts::kind(l), texts::dates(l), texts::reason(l), texts::paper(l), texts::deed(l)];
        view! {
            <section>
                <h2>{texts::pass(l)}</h2>
                {ends.map(|end| view! { <p>{texts::pass_ends_on(l, format::date(l, end))}</p> })}
                {(!rows.is_empty()).then(|| table::view(texts::pass(l), heads, rows))}
                <details class="more" open=open>
                    <summary>{texts::pass_moves(l)}</summary>
                    <form method="post" action=format!("/equipe/{id}/pass") class="form" novalidate>
                        {frame::token()}
                        <div class="pair">
                            {field(l, form, "pass_move", texts::kind(l)).required().select(moves)}
                            {field(l, form, "pass_number", texts::pass(l)).required().select(passes)}
                        </div>
                        <div class="pair">
                            {field(l, form, "pass_first", texts::first_day(l)).required().date()}
                            {field(l, form, "pass_last", texts::last_day(l)).required().date()}
                        </div>
                        <div class="pair">
                            {field(l, form, "pass_reason", texts::reason(l)).required().hint(texts::pass_reason_hint(l)).text()}
                            {field(l, form, "pass_paper", texts::paper(l)).text()}
                        </div>
                        <div class="buttons">{button::quiet(texts::add(l))}</div>
                    </form>
                </details>
            </section>
        }
        .into_any()
    })
}

/// Paid leave earned and taken, where counters are kept here.
fn leave_of(l: Lang, life: &Life) -> Option<AnyView> {
    let row = |year: &LeaveYear| {
        vec![
            format::date(l, year.starts).into_any(),
            format::hundredths(l, year.earned).into_any(),
            format::hundredths(l, year.taken).into_any(),
        ]
    };
    let rows: Vec<_> = life.leave.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        let heads = [texts::leave_year(l), texts::earned(l), texts::taken(l)];
        view! {
            <section>
                <h2>{texts::leave_counter(l)}</h2>
                <p class="hint">{texts::leave_counter_lead(l)}</p>
                {table::view(texts::leave_counter(l), heads, rows)}
            </section>
        }
        .into_any()
    })
}

/// The state of an absence.
pub fn absence_badge(l: Lang, state: AbsenceState) -> AnyView {
    match state {
        AbsenceState::Requested => badge::warm(texts::state_requested(l)),
        AbsenceState::Approved => badge::good(texts::state_approved(l)),
        AbsenceState::Refused => badge::bad(texts::state_refused(l)),
        AbsenceState::Withdrawn => badge::plain(texts::state_withdrawn(l)),
    }
}

fn absences_of(ctx: &Ctx, id: PersonId, form: &Form, life: &Life) -> AnyView {
    let l = ctx.lang;
    let rows: Vec<_> = life
        .absences
        .iter()
        .map(|absence| {
            let cancel = (absence.state == AbsenceState::Approved)
                .then(|| button::post_once(format!("/absences/{}/annuler", absence.id), button::quiet(texts::take_back(l))));
            vec![
                absence_time(l, absence.details.time).into_any(),
                texts::absence_kind(l, absence.details.kind).into_any(),
                absence_badge(l, absence.state),
                absence.details.reference.clone().into_any(),
                cancel.into_any(),
            ]
        })
        .collect();
    let kinds = AbsenceKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::absence_kind(l, *kind).to_owned())).collect();
    let fields = view! {
        <form method="post" action=format!("/equipe/{id}/absences") class="form" novalidate>
            {frame::token()}
            {field(l, form, "kind", texts::kind(l)).required().select(kinds)}
            <div class="pair">
                {field(l, form, "first", texts::first_day(l)).required().date()}
                {field(l, form, "last", texts::last_day(l)).date()}
            </div>
            <div class="pair">
                {field(l, form, "from", texts::from(l)).hint(texts::part_hint(l)).time()}
                {field(l, form, "until", texts::until(l)).time()}
            </div>
            {field(l, form, "host", texts::host(l)).hint(texts::host_hint(l)).text()}
            {field(l, form, "reference", texts::paper(l)).text()}
            {field(l, form, "note", texts::note(l)).text()}
            <div class="buttons">{button::submit(texts::record(l))}</div>
        </form>
    };
    // Other forms of this page have fields of other names.
    let complained = ["kind", "first", "last", "from", "until", "host"].iter().any(|name| form.errors().contains_key(*name));
    view! {
        <section>
            <h2>{texts::absences(l)}</h2>
            {(!rows.is_empty()).then(|| table::view(
                texts::absences(l),
                [texts::when(l), texts::kind(l), texts::state(l), texts::paper(l), texts::deed(l)],
                rows,
            ))}
            {dialog::opened(complained, "calendar-off", texts::record_absence(l), texts::record_absence_what(l), fields.into_any())}
        </section>
    }
    .into_any()
}

fn skills_of(l: Lang, id: PersonId, form: &Form, life: &Life) -> AnyView {
    let rows: Vec<_> = life
        .skills
        .iter()
        .map(|held| {
            vec![
                held.name.clone().into_any(),
                texts::level(l, held.level).into_any(),
                held.expires.map(|day| format::date(l, day)).unwrap_or_default().into_any(),
                [held.confirmed_by.clone(), format::date(l, held.confirmed_on)]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ")
                    .into_any(),
                button::post_once(format!("/equipe/{id}/competences/{}/retirer", held.skill_id), button::quiet(ui::delete(l))),
            ]
        })
        .collect();
    let skills = life.all_skills.iter().map(|skill| (skill.id.to_string(), skill.name.clone())).collect();
    let levels = Level::ALL.iter().map(|level| (level.word().to_owned(), texts::level(l, *level).to_owned())).collect();
    view! {
        <section>
            <h2>{texts::skills(l)}</h2>
            {(!rows.is_empty()).then(|| table::view(
                texts::skills(l),
                [texts::name(l), texts::level_label(l), texts::expires(l), texts::confirmed(l), texts::deed(l)],
                rows,
            ))}
            {if life.all_skills.is_empty() {
                empty::with_action("sprout", texts::no_skill_yet(l), button::link("/taches#competences", "plus", texts::new_skill(l)))
            } else {
                view! {
                    <form method="post" action=format!("/equipe/{id}/competences") class="form" novalidate>
                        <div class="pair">
                            {field(l, form, "skill", texts::skill(l)).required().select(skills)}
                            {field(l, form, "level", texts::level_label(l)).required().select(levels)}
                            {field(l, form, "expires", texts::expires(l)).date()}
                        </div>
                        <div class="buttons">{button::quiet(texts::confirm_skill(l))}</div>
                    </form>
                }
                .into_any()
            }}
        </section>
    }
    .into_any()
}

fn restrictions_of(l: Lang, id: PersonId, form: &Form, life: &Life) -> AnyView {
    let rows: Vec<_> = life
        .restrictions
        .iter()
        .map(|(task, name, ends)| {
            vec![
                name.clone().into_any(),
                ends.map(|day| format::date(l, day)).unwrap_or_default().into_any(),
                button::post_once(format!("/equipe/{id}/restrictions/{task}/retirer"), button::quiet(ui::delete(l))),
            ]
        })
        .collect();
    let tasks = life.tasks.iter().map(|task| (task.id.to_string(), task.name.clone())).collect();
    view! {
        <section>
            <h2>{texts::restrictions(l)}</h2>
            <p class="hint">{texts::restrictions_lead(l)}</p>
            {(!rows.is_empty()).then(|| table::view(texts::restrictions(l), [texts::task(l), texts::until_day(l), texts::deed(l)], rows))}
            {if life.tasks.is_empty() {
                empty::with_action("shovel", texts::no_task_yet(l), button::link("/taches/nouvelle", "plus", texts::new_task(l)))
            } else {
                view! {
                    <form method="post" action=format!("/equipe/{id}/restrictions") class="form" novalidate>
                        <div class="pair">
                            {field(l, form, "task", texts::not_this_task(l)).required().select(tasks)}
                            {field(l, form, "restricted_until", texts::until_day(l)).date()}
                        </div>
                        <div class="buttons">{button::quiet(texts::add(l))}</div>
                    </form>
                }
                .into_any()
            }}
        </section>
    }
    .into_any()
}

/// A limit in words: "4 h par jour · pas de nuit".
fn limit_words(l: Lang, limit: &WorkLimit) -> String {
    let parts = [
        limit.day.map(|most| texts::limit_day_words(l, format::duration(l, most.0))),
        limit.week.map(|most| texts::limit_week_words(l, format::duration(l, most.0))),
        limit.not_before.map(|at| texts::limit_from_words(l, at.text(l))),
        limit.not_after.map(|at| texts::limit_until_words(l, at.text(l))),
        limit.no_night.then(|| texts::no_night(l).to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn limits_of(l: Lang, id: PersonId, form: &Form, life: &Life) -> AnyView {
    let rows: Vec<_> = life
        .limits
        .iter()
        .map(|(limit_id, limit)| {
            let until = limit.ends.map(|day| format::date(l, day)).unwrap_or_default();
            vec![
                limit_words(l, limit).into_any(),
                format!("{} → {until}", format::date(l, limit.starts)).into_any(),
                button::post_once(format!("/equipe/{id}/limites/{limit_id}/retirer"), button::quiet(ui::delete(l))),
            ]
        })
        .collect();
    let open = form.errors().keys().any(|name| name.starts_with("limit_"));
    view! {
        <section>
            <h2>{texts::limits(l)}</h2>
            <p class="hint">{texts::limits_lead(l)}</p>
            {(!rows.is_empty()).then(|| table::view(texts::limits(l), [texts::limits(l), texts::dates(l), texts::deed(l)], rows))}
            <details class="more" open=open>
                <summary>{texts::add_limit(l)}</summary>
                <form method="post" action=format!("/equipe/{id}/limites") class="form" novalidate>
                    {frame::token()}
                    <div class="pair">
                        {field(l, form, "limit_starts", texts::first_day(l)).required().date()}
                        {field(l, form, "limit_ends", texts::last_day(l)).date()}
                        {field(l, form, "limit_day", texts::limit_day(l)).text()}
                        {field(l, form, "limit_week", texts::limit_week(l)).text()}
                        {field(l, form, "limit_from", texts::limit_from(l)).time()}
                        {field(l, form, "limit_until", texts::limit_until(l)).time()}
                    </div>
                    {field(l, form, "limit_night", texts::night(l)).checks(vec![("yes", texts::no_night(l))])}
                    <div class="buttons">{button::quiet(texts::add(l))}</div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn availability_of(l: Lang, id: PersonId, form: &Form, life: &Life) -> AnyView {
    let rows: Vec<_> = life
        .availability
        .iter()
        .map(|(line, available)| {
            let when = match available.when {
                When::Weekday(day) => texts::weekday_name(l, day).to_owned(),
                When::Day(day) => format::long_date(l, day),
            };
            let hours = if available.starts == available.ends {
                texts::not_at_all(l).to_owned()
            } else {
                texts::hours(l, available.starts, available.ends)
            };
            vec![
                when.into_any(),
                hours.into_any(),
                button::post_once(format!("/equipe/{id}/disponibilites/{line}/retirer"), button::quiet(ui::delete(l))),
            ]
        })
        .collect();
    let weekdays = std::iter::once((String::new(), "—".to_owned())).chain(crate::rota::pages::templates::weekdays(l)).collect();
    view! {
        <section>
            <h2>{texts::availability(l)}</h2>
            <p class="hint">{texts::availability_lead(l)}</p>
            {(!rows.is_empty()).then(|| table::view(texts::availability(l), [texts::when(l), texts::hours_label(l), texts::deed(l)], rows))}
            <form method="post" action=format!("/equipe/{id}/disponibilites") class="form" novalidate>
                {frame::token()}
                <div class="pair">
                    {field(l, form, "weekday", texts::weekday_label(l)).select(weekdays)}
                    {field(l, form, "on", texts::or_one_day(l)).date()}
                    {field(l, form, "starts", texts::from(l)).time()}
                    {field(l, form, "ends", texts::until(l)).time()}
                </div>
                <div class="buttons">{button::quiet(texts::add(l))}</div>
            </form>
        </section>
    }
    .into_any()
}

fn profile_of(l: Lang, id: PersonId, life: &Life, typed: &Form) -> AnyView {
    let kept = || {
        Form::filled([
            ("born_on", life.profile.born_on.map(|day| day.to_string()).unwrap_or_default()),
            ("team", life.profile.team.clone()),
        ])
    };
    let form = if typed.names().any(|name| name == "born_on") { typed.clone() } else { kept() };
    view! {
        <section>
            <h2>{texts::profile(l)}</h2>
            <form method="post" action=format!("/equipe/{id}") class="form" novalidate>
                <div class="pair">
                    {field(l, &form, "team", texts::team_of(l)).text()}
                    {field(l, &form, "born_on", texts::born_on(l)).hint(texts::born_on_hint(l)).date()}
                </div>
                <div class="buttons">{button::quiet(ui::save(l))}</div>
            </form>
        </section>
    }
    .into_any()
}

/// Used by the contract's form to prefill a renewal.
#[must_use]
pub fn renewal(last: Option<&Contract>) -> Form {
    let mut form =
        last.map_or_else(|| Form::filled([("kind", "cddi".to_owned()), ("weekly", "26".to_owned())]), forms::contract_filled);
    if let Some(last) = last {
        let next = last.details.last_day().and_then(|end| end.succ_opt()).map(|day| day.to_string()).unwrap_or_default();
        form.set("starts", next);
        for once in
            ["ends", "extension", "extension_until", "extension_paper", "derogation_until", "ended_on", "exit_motive", "note"]
        {
            form.set(once, "");
        }
        // What goes on is what was agreed last.
        let agreed = last.amendments.last().map_or(last.details.weekly, |amendment| amendment.weekly);
        form.set("weekly", hours_field(agreed));
        form.set("renewal_of", last.id.to_string());
    }
    form
}
