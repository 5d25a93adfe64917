//! `/suivi`: the counsellor's part, for counsellors alone.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, empty, form as frame, page_head, table, texts as ui};
use people::model::PersonId;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::model::support::{ExitClass, SupportId, SupportKind};
use crate::support::forms;
use crate::support::store::{self as support, Noted};
use crate::texts;

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let people = support::people(&mut *ctx.read().await?, &ctx.actor, ctx.today()).await?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::support(l)), || {
        let rows: Vec<_> = people
            .iter()
            .map(|person| {
                vec![
                    view! { <a href=format!("/suivi/{}", person.id)>{person.name.clone()}</a> }.into_any(),
                    person.last_on.map(|day| format::date(l, day)).unwrap_or_default().into_any(),
                    format::duration(l, person.minutes).into_any(),
                    person
                        .follow_up
                        .map(|due| {
                            let words = texts::follow_up_on(l, format::date(l, due));
                            if due <= ctx.today() { badge::bad(words) } else { badge::plain(words) }
                        })
                        .into_any(),
                ]
            })
            .collect();
        view! {
            {page_head::simple(texts::support(l), texts::support_lead(l))}
            {if rows.is_empty() { empty::view("users", texts::nobody_yet(l)) } else {
                table::view(texts::support(l), [texts::name(l), texts::last_entry(l), texts::hours_label(l), texts::follow_up(l)], rows)
            }}
        }
    }))
}

/// One person; the reading is noted.
pub async fn show(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let form = Form::filled([("on_day", ctx.today().to_string()), ("minutes", "30".to_owned())]);
    shown(&ctx, id, &form).await
}

/// One person, with what was typed.
pub async fn shown(ctx: &Ctx, id: PersonId, form: &Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let (name, entries) = support::read(&mut ctx.op(&mut tx), id).await?;
    tx.commit().await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(name.clone()), || {
        let obstacles: Vec<_> = obstacles(&entries).map(|obstacle| course(l, id, obstacle, &entries)).collect();
        let lines: Vec<_> = entries.iter().map(|entry| line(l, id, entry)).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/suivi".to_owned(), texts::support(l).to_owned())])}
            {page_head::simple(name.clone(), texts::reading_noted(l))}
            {(!obstacles.is_empty()).then(|| view! { <h2>{texts::obstacles(l)}</h2><ul class="notes">{obstacles}</ul> })}
            {(!lines.is_empty()).then(|| view! { <h2>{texts::all_entries(l)}</h2><ol class="notes">{lines}</ol> })}
            <h2>{texts::new_entry(l)}</h2>
            {frame::frame(l, form, fields(l, form, &entries, None), button::submit(ui::save(l)))}
        }
    }))
}

/// `/suivi/…/notes/…`: the form of an entry that exists; the reading is noted.
pub async fn edit(ctx: Ctx, Path((person, id)): Path<(PersonId, SupportId)>) -> Result<Response> {
    edit_form(&ctx, person, id, None).await
}

/// The same with what was typed.
///
/// # Errors
/// `NotFound` where there is no such entry.
pub async fn edit_form(ctx: &Ctx, person: PersonId, id: SupportId, typed: Option<Form>) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let (name, entries) = support::read(&mut ctx.op(&mut tx), person).await?;
    tx.commit().await?;
    let entry = entries.iter().find(|entry| entry.id == id).ok_or(AppError::NotFound)?;
    let form = &match typed {
        Some(mut form) => {
            form.set("version", entry.version.to_string());
            form
        }
        None => forms::support_filled(&entry.details, entry.version),
    };
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::edit_entry(l)), || {
        let back = format!("/suivi/{person}");
        let buttons = view! { {button::submit(ui::save(l))}<a href=back.clone()>{ui::cancel(l)}</a> };
        let remove = button::post_once(format!("/suivi/{person}/notes/{id}/supprimer"), button::danger(ui::delete(l)));
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/suivi".to_owned(), texts::support(l).to_owned()), (back.clone(), name.clone())])}
            {page_head::with_actions(
                texts::edit_entry(l),
                "",
                vec![dialog::confirm("trash-2", ui::delete(l), texts::support_removed(l), remove)],
            )}
            {frame::frame(l, form, fields(l, form, &entries, Some(id)), buttons.into_any())}
        }
    }))
}

fn obstacles(entries: &[Noted]) -> impl Iterator<Item = &Noted> {
    entries.iter().filter(|entry| entry.details.kind == SupportKind::Obstacle)
}

/// What an obstacle is called: its subject, else its day.
fn obstacle_name(l: Lang, obstacle: &Noted) -> String {
    let subject = &obstacle.details.subject;
    if subject.is_empty() { format::date(l, obstacle.details.on_day) } else { subject.clone() }
}

fn fields(l: Lang, form: &Form, entries: &[Noted], own: Option<SupportId>) -> AnyView {
    let kinds = SupportKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::support_kind(l, *kind).to_owned())).collect();
    let none = || std::iter::once((String::new(), "—".to_owned()));
    let classes =
        none().chain(ExitClass::ALL.iter().map(|class| (class.word().to_owned(), texts::exit_class(l, *class).to_owned())));
    let open: Vec<_> = obstacles(entries)
        .filter(|obstacle| Some(obstacle.id) != own)
        .map(|obstacle| (obstacle.id.to_string(), obstacle_name(l, obstacle)))
        .collect();
    view! {
        {frame::hidden("version", form.value("version"))}
        {field(l, form, "kind", texts::kind(l)).required().select(kinds)}
        <div class="pair">
            {field(l, form, "on_day", texts::day(l)).required().date()}
            {field(l, form, "until_day", texts::until_day(l)).hint(texts::until_day_hint(l)).date()}
            {field(l, form, "minutes", texts::minutes(l)).hint(texts::minutes_hint(l)).digits()}
        </div>
        {field(l, form, "subject", texts::subject(l)).text()}
        {(!open.is_empty()).then(|| field(l, form, "obstacle", texts::concerns(l)).select(none().chain(open).collect()))}
        {field(l, form, "body", texts::body(l)).area()}
        {field(l, form, "next_step", texts::next_step(l)).text()}
        {field(l, form, "exit_class", texts::exit_class_label(l)).hint(texts::exit_class_hint(l)).select(classes.collect())}
    }
    .into_any()
}

/// An obstacle and its course: since when, what was done about it, and whether it is overcome.
fn course(l: Lang, person: PersonId, obstacle: &Noted, entries: &[Noted]) -> AnyView {
    let steps: Vec<_> = entries
        .iter()
        .rev()
        .filter(|entry| entry.details.obstacle == Some(obstacle.id))
        .map(|entry| {
            let details = &entry.details;
            let what = if details.subject.is_empty() { texts::support_kind(l, details.kind) } else { &details.subject };
            view! { <li>{format::date(l, details.on_day)} " · " {what.to_owned()}</li> }
        })
        .collect();
    let (state, deed, value) = match obstacle.solved_on {
        Some(day) => (badge::good(texts::obstacle_solved(l, format::date(l, day))), texts::reopen(l), "no"),
        None => (badge::warm(texts::obstacle_open(l)), texts::solve(l), "yes"),
    };
    view! {
        <li>
            <p><strong>{obstacle_name(l, obstacle)}</strong> " " {state}</p>
            <ul class="course"><li>{format::date(l, obstacle.details.on_day)} " · " {texts::support_obstacle(l)}</li>{steps}</ul>
            <form method="post" action=format!("/suivi/{person}/notes/{}/lever", obstacle.id) class="inline">
                {frame::hidden("solved", value)}
                {button::quiet(deed)}
            </form>
        </li>
    }
    .into_any()
}

fn line(l: Lang, person: PersonId, noted: &Noted) -> AnyView {
    let entry = &noted.details;
    let until = entry.until_day.map(|day| format!(" → {}", format::date(l, day))).unwrap_or_default();
    view! {
        <li>
            <p>
                <strong>{texts::support_kind(l, entry.kind)}</strong> " · " {format::date(l, entry.on_day)} {until}
                {(entry.minutes.0 > 0).then(|| format!(" · {}", format::duration(l, entry.minutes.0)))}
                {entry.exit_class.map(|class| view! { " " {badge::plain(texts::exit_class(l, class))} })}
            </p>
            {(!entry.subject.is_empty()).then(|| view! { <p><strong>{entry.subject.clone()}</strong></p> })}
            {(!entry.body.is_empty()).then(|| view! { <p class="story">{entry.body.clone()}</p> })}
            {(!entry.next_step.is_empty()).then(|| view! { <p>{texts::then(l, entry.next_step.clone())}</p> })}
            <p>{button::link(format!("/suivi/{person}/notes/{}", noted.id), "pencil", texts::edit(l))}</p>
        </li>
    }
    .into_any()
}
