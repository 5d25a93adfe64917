//! `/creneaux/…`: one shift, who is on it, and who could be.

use std::collections::HashMap;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, empty, facts, form as frame, history, link, page_head, texts as ui};
use land::store::{plots, sites};
use people::model::PersonId;
use platform::audit;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::time::Week;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page_with_status};

use crate::model::candidates::{self, Candidate};
use crate::model::rules::snapshot::Snapshot;
use crate::model::rules::{self, Breach, Rule, Severity};
use crate::model::shift::{Shift, ShiftId, SkillNeed};
use crate::rota::forms;
use crate::rota::pages::work::{self, Choices};
use crate::rota::pages::{breach, breach_to_mend};
use crate::rota::store::plan::{self, OnIt};
use crate::rota::store::snapshot::{self, Whom};
use crate::team::store::workers;
use crate::texts;
use crate::volunteering::store::{self as open_days, OpenDay, Volunteer, VolunteerState};

/// A choice that waits for a reason, or that a rule refused.
pub struct Tried {
    pub person: PersonId,
    /// What it breaks.
    pub breaches: Vec<Breach>,
}

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<ShiftId>) -> Result<Response> {
    shown(&ctx, id, None).await
}

/// The page, perhaps with a choice that did not go through.
pub async fn shown(ctx: &Ctx, id: ShiftId, tried: Option<Tried>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let shift = plan::get(&mut conn, &ctx.actor, id).await?;
    let week = Week::of(shift.slot.day);
    let snapshot = snapshot::load(&mut conn, Whom::Everybody, week, week, ctx.zone()).await?;
    let crew = plan::crew(&mut conn, &ctx.actor, id).await?;
    let site = sites::get(&mut conn, &ctx.actor, shift.work.site).await?;
    let plot = match shift.work.plot {
        Some(plot) => plots::get(&mut conn, &ctx.actor, plot, ctx.today()).await?.details.name,
        None => String::new(),
    };
    let open_day = match open_days::get(&mut conn, &ctx.actor, id).await {
        Ok(day) => Some((day, open_days::volunteers(&mut conn, &ctx.actor, id).await?)),
        Err(AppError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let log = audit::history(&mut conn, ctx.app.house.rooms, id.uuid()).await?;
    let phones = workers::phones(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    let task = snapshot.task(l, shift.work.task).to_owned();
    let status = if tried.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = format!("{task}, {}", format::day(l, shift.slot.day));
    Ok(page_with_status(ctx, status, Head::new(title.clone()).wide(), || {
        let hours = texts::hours(l, shift.slot.starts, shift.slot.ends);
        let lacks: Vec<_> = rules::of_shift(&snapshot, &shift).iter().map(|one| breach_to_mend(l, one)).collect();
        let name = |person: Option<PersonId>| {
            person.and_then(|person| snapshot.workers.get(&person)).map(|worker| worker.name.clone()).unwrap_or_default()
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/semaine/{}", week.monday()), texts::week_title(l, week.number()))])}
            {page_head::with_actions(title, format!("{hours} · {}", site.details.name), actions(l, &shift, open_day.is_some()))}
            {tried.map(|tried| asked(l, id, &name(Some(tried.person)), &tried))}
            <div class="two">
                <div>
                    {crew_list(l, &shift, &snapshot, crew)}
                    {(!lacks.is_empty()).then(|| view! { <ul class="breaches">{lacks}</ul> })}
                    {open_day.as_ref().map(|(day, volunteers)| signed_up(l, day, volunteers))}
                    {candidates(l, &shift, &snapshot, &phones)}
                </div>
                <div>
                    {facts::view(vec![
                        (texts::when(l), format!("{} · {hours}", format::long_date(l, shift.slot.day))),
                        (texts::pause(l), if shift.slot.pause.0 > 0 { format::duration(l, shift.slot.pause.0) } else { String::new() }),
                        (
                            texts::place(l),
                            [
                                site.details.name.as_str(),
                                plot.as_str(),
                            ].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
                        ),
                        (texts::task(l), task),
                        (texts::lead(l), name(shift.work.lead)),
                        (texts::people_wanted(l), texts::from_to_people(l, shift.work.min, shift.work.max)),
                        (texts::skills_needed(l), skills(&shift, &snapshot)),
                        (texts::note(l), shift.work.note.clone()),
                        (texts::project(l), shift.work.project.clone()),
                    ])}
                    {history::view(ctx, &log)}
                </div>
            </div>
        }
    }))
}

/// "1 × Tracteur, 2 × Premiers secours".
fn skills(shift: &Shift, snapshot: &Snapshot) -> String {
    let named = |need: &SkillNeed| format!("{} × {}", need.heads, snapshot.skills.get(&need.skill).map_or("", String::as_str));
    shift.work.skills.iter().map(named).collect::<Vec<_>>().join(", ")
}

/// The volunteers of a cooperative work day: they count beside the crew, not in it.
fn signed_up(l: Lang, day: &OpenDay, volunteers: &[Volunteer]) -> AnyView {
    let lines: Vec<_> = volunteers
        .iter()
        .map(|one| {
            let state = match (one.state, one.attended) {
                (VolunteerState::Waiting, _) => badge::plain(texts::in_line(l)),
                (VolunteerState::Pending, _) => badge::warm(texts::not_confirmed(l)),
                (_, Some(true)) => badge::good(texts::noted_present(l)),
                (_, Some(false)) => badge::bad(texts::noted_absent(l)),
                (_, None) => ().into_any(),
            };
            view! { <li>{one.name.clone()} " " {(one.people > 1).then(|| texts::n_people(l, one.people))} " " {state}</li> }
        })
        .collect();
    view! {
        <h2>{texts::volunteers_of(l, day.places, day.coming)}</h2>
        {(!lines.is_empty()).then(|| view! { <ul class="crew">{lines}</ul> })}
        <p>{button::link(format!("/chantiers/{}", day.shift_id), "heart-handshake", texts::note_volunteers(l))}</p>
    }
    .into_any()
}

fn actions(l: Lang, shift: &Shift, open: bool) -> Vec<AnyView> {
    let id = shift.id;
    let volunteers = if open { texts::change_open_day(l) } else { texts::open_to_volunteers(l) };
    let remove = button::post_once(format!("/creneaux/{id}/supprimer"), button::danger(ui::delete(l)));
    vec![
        button::link(format!("/creneaux/{id}/chantier"), "heart-handshake", volunteers),
        button::primary_link(format!("/creneaux/{id}/modifier"), "pencil", texts::edit(l)),
        dialog::confirm("trash-2", ui::delete(l), texts::remove_shift_what(l), remove),
    ]
}

fn asked(l: Lang, id: ShiftId, name: &str, tried: &Tried) -> AnyView {
    let refused = rules::worst(&tried.breaches) == Some(Severity::Refuse);
    let lines: Vec<_> = tried.breaches.iter().map(|one| breach_to_mend(l, one)).collect();
    let form = Form::default();
    view! {
        <div class="summary" role="alert" tabindex="-1" id="complaints">
            <p>{if refused { texts::cannot_place(l, name) } else { texts::needs_reason_for(l, name) }}</p>
            <ul class="breaches">{lines}</ul>
            {(!refused).then(|| view! {
                <form method="post" action=format!("/creneaux/{id}/placer") class="form">
                    {frame::hidden("person", tried.person.to_string())}
                    {field(l, &form, "reason", texts::reason(l)).required().text()}
                    {button::submit(texts::place_anyway(l))}
                </form>
            })}
        </div>
    }
    .into_any()
}

fn crew_list(l: Lang, shift: &Shift, snapshot: &Snapshot, crew: Vec<OnIt>) -> AnyView {
    let count = crew.len();
    let lines: Vec<_> = crew
        .into_iter()
        .map(|one| {
            let OnIt { id: person, name, reason, .. } = one;
            let part = one.starts_minute.zip(one.ends_minute).map(|(from, until)| texts::hours(l, from, until));
            let broken: Vec<_> = rules::of_person(snapshot, person)
                .into_iter()
                .filter(|one| one.day == shift.slot.day || one.day == Week::of(shift.slot.day).monday())
                .map(|one| breach_to_mend(l, &one))
                .collect();
            view! {
                <li>
                    <a href=format!("/equipe/{person}")>{name}</a>
                    {part.map(|hours| view! { " " {badge::warm(texts::only_then(l, hours))} })}
                    {(!reason.is_empty()).then(|| view! { " " <small>{texts::because(l, reason)}</small> })}
                    <form method="post" action=format!("/creneaux/{}/retirer", shift.id) class="inline">
                        {frame::token()}
                        {frame::hidden("person", person.to_string())}
                        {button::quiet(texts::take_off(l))}
                    </form>
                    {(!broken.is_empty()).then(|| view! { <ul class="breaches">{broken}</ul> })}
                </li>
            }
        })
        .collect();
    view! {
        <h2>{texts::crew_of(l, count, texts::wanted(l, shift.work.min, shift.work.max))}</h2>
        {if lines.is_empty() { empty::view("users", texts::nobody_yet(l)) } else { view! { <ul class="crew">{lines}</ul> }.into_any() }}
    }
    .into_any()
}

fn candidates(l: Lang, shift: &Shift, snapshot: &Snapshot, phones: &HashMap<PersonId, String>) -> AnyView {
    let all = candidates::who_can(snapshot, shift);
    // That one more is too many is said once, not of everybody.
    let too_many = |one: &&Breach| one.rule == Rule::HeadMax;
    let full = all.iter().find_map(|candidate| candidate.breaches.iter().find(too_many)).map(|one| breach_to_mend(l, one));
    let rows: Vec<_> = all
        .into_iter()
        .map(|candidate| {
            let name = snapshot.workers.get(&candidate.person).map(|worker| worker.name.clone()).unwrap_or_default();
            let worst = rules::worst(&candidate.breaches);
            let class = match worst {
                Some(Severity::Refuse) => "candidate refuse",
                Some(Severity::Ask) => "candidate ask",
                _ => "candidate",
            };
            let place = (worst != Some(Severity::Refuse)).then(|| {
                view! {
                    <form method="post" action=format!("/creneaux/{}/placer", shift.id) class="inline">
                        {frame::hidden("person", candidate.person.to_string())}
                        <button type="submit" class="button">
                            {texts::place_person(l)}
                            <span class="visually-hidden">{format!(" {name}")}</span>
                        </button>
                    </form>
                }
            });
            let broken: Vec<_> = candidate.breaches.iter().filter(|one| !too_many(one)).map(|one| breach(l, one)).collect();
            let phone = phones.get(&candidate.person).map(|phone| link::phone(phone));
            view! {
                <li class=class>
                    <div><strong>{name.clone()}</strong> " " {phone} " " <small>{why(l, &candidate, shift)}</small></div>
                    {place}
                    {(!broken.is_empty()).then(|| view! { <ul class="breaches">{broken}</ul> })}
                </li>
            }
        })
        .collect();
    view! {
        <h2 id="qui-peut">{texts::who_can(l)}</h2>
        {full.map(|line| view! { <ul class="breaches">{line}</ul> })}
        <ul class="candidates">{rows}</ul>
    }
    .into_any()
}

/// The reason for a rank, in words.
fn why(l: Lang, candidate: &Candidate, shift: &Shift) -> String {
    let planned = format::duration(l, candidate.planned.0);
    let mut reasons = match (candidate.contract, candidate.left()) {
        (Some(contract), Some(left)) if left.0 > 0 => {
            vec![texts::of_hours(l, planned, format::duration(l, contract.0)), texts::hours_left(l, format::duration(l, left.0))]
        }
        (Some(contract), _) => {
            vec![texts::of_hours(l, planned, format::duration(l, contract.0)), texts::no_hours_left(l).to_owned()]
        }
        (None, _) => vec![planned, texts::without_contract(l).to_owned()],
    };
    if !shift.work.skills.is_empty() {
        reasons.push(if candidate.skilled { texts::has_skill(l) } else { texts::lacks_skill(l) }.to_owned());
    }
    if candidate.nearby {
        reasons.push(texts::nearby(l).to_owned());
    }
    reasons.join(" · ")
}

/// `/creneaux/nouveau`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let day = ctx.param("jour").parse().unwrap_or(ctx.today());
    let form = Form::filled([
        ("day", day.to_string()),
        ("starts", "08:30".to_owned()),
        ("ends", "12:00".to_owned()),
        ("pause", "0".to_owned()),
        ("min", "2".to_owned()),
        ("max", "4".to_owned()),
        ("chantier", ctx.param("chantier")),
    ]);
    Ok(form_of(&ctx, None, &form, &work::choices(&ctx).await?))
}

/// `/creneaux/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<ShiftId>) -> Result<Response> {
    let shift = plan::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    Ok(form_of(&ctx, Some(id), &forms::shift_filled(&shift), &work::choices(&ctx).await?))
}

/// The form with what was typed.
pub fn form_of(ctx: &Ctx, id: Option<ShiftId>, form: &Form, choices: &Choices) -> Response {
    let l = ctx.lang;
    // Made for a cooperative work day: opened to volunteers in the next step.
    let work_day = id.is_none() && form.value("chantier") == "oui";
    let (title, lead) = match id {
        Some(_) => (texts::edit_shift(l), ""),
        None if work_day => (texts::new_open_day(l), texts::new_open_day_lead(l)),
        None => (texts::new_shift(l), ""),
    };
    let back = id.map_or_else(|| if work_day { "/chantiers" } else { "/semaine" }.to_owned(), |id| format!("/creneaux/{id}"));
    form_page(ctx, form, Head::new(title), || {
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {work_day.then(|| frame::hidden("chantier", "oui"))}
            {field(l, form, "day", texts::day(l)).required().date()}
            {work::fields(l, form, choices)}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href=back.clone()>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/semaine".to_owned(), texts::week(l).to_owned())])}
            {page_head::simple(title, lead)}
            {if choices.tasks.is_empty() {
                empty::with_action("shovel", texts::no_task_yet(l), button::primary_link("/taches/nouvelle", "plus", texts::new_task(l)))
            } else {
                view! { <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div> }.into_any()
            }}
        }
    })
}
