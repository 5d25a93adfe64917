//! `/taches`: tasks with their pictograms, in the languages workers read; skills and licences.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, empty, form as frame, icon, page_head, table, texts as ui};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::shift::TaskId;
use crate::team::forms;
use crate::team::store::catalogue;
use crate::texts;

/// The lists.
pub async fn list(ctx: Ctx) -> Result<Response> {
    lists(&ctx, &Form::default()).await
}

/// The lists, with what was typed of a new skill.
pub async fn lists(ctx: &Ctx, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let tasks = catalogue::tasks(&mut conn, &ctx.actor).await?;
    let skills = catalogue::skills(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::tasks_and_skills(l)), || {
        let rows: Vec<_> = tasks
            .iter()
            .map(|task| {
                vec![
                    view! { <a href=format!("/taches/{}", task.id)>{icon::view(&task.pictogram)} " " {task.name.clone()}</a> }
                        .into_any(),
                    task.name_en.clone().into_any(),
                    view! { <span lang="ar" dir="rtl">{task.name_ar.clone()}</span> }.into_any(),
                    view! { <span lang="uk">{task.name_uk.clone()}</span> }.into_any(),
                    task.bring.clone().into_any(),
                ]
            })
            .collect();
        let known: Vec<_> = skills
            .iter()
            .map(|skill| {
                vec![
                    skill.name.clone().into_any(),
                    if skill.licence { texts::a_licence(l) } else { texts::a_skill(l) }.into_any(),
                    button::post(format!("/competences/{}/archiver", skill.id), button::quiet(ui::archive(l))),
                ]
            })
            .collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/semaine".to_owned(), texts::week(l).to_owned())])}
            {page_head::with_actions(
                texts::tasks_and_skills(l),
                "",
                vec![button::primary_link("/taches/nouvelle", "plus", texts::new_task(l))],
            )}
            {if rows.is_empty() { empty::view("shovel", texts::no_task_yet(l)) } else {
                table::view(
                    texts::tasks(l),
                    [texts::task(l), texts::in_english(l), texts::in_arabic(l), texts::in_ukrainian(l), texts::bring(l)],
                    rows,
                )
            }}
            <h2 id="competences">{texts::skills(l)}</h2>
            {(!known.is_empty()).then(|| table::view(texts::skills(l), [texts::name(l), texts::kind(l), texts::deed(l)], known))}
            <form method="post" action="/competences" class="form" novalidate>
                {frame::summary(l, form)}
                {frame::token()}
                {field(l, form, "skill_name", texts::new_skill(l)).required().text()}
                <label class="check"><input type="checkbox" name="licence" value="yes" /><span>{texts::is_licence(l)}</span></label>
                <div class="buttons">{button::quiet(texts::add(l))}</div>
            </form>
        }
    }))
}

/// `/taches/nouvelle`.
pub async fn new(ctx: Ctx) -> Response {
    form_of(&ctx, None, &Form::filled([("pictogram", "sprout".to_owned())]))
}

/// `/taches/…`.
pub async fn edit(ctx: Ctx, Path(id): Path<TaskId>) -> Result<Response> {
    let tasks = catalogue::tasks(&mut *ctx.read().await?, &ctx.actor).await?;
    let task = tasks.into_iter().find(|task| task.id == id).ok_or(AppError::NotFound)?;
    Ok(form_of(&ctx, Some(id), &forms::task_filled(&task).as_read()))
}

/// The form with what was typed.
pub fn form_of(ctx: &Ctx, id: Option<TaskId>, form: &Form) -> Response {
    let l = ctx.lang;
    let title = if id.is_some() { texts::edit_task(l) } else { texts::new_task(l) };
    form_page(ctx, form, Head::new(title), || {
        let chosen = form.value("pictogram").to_owned();
        let pictograms: Vec<_> = forms::PICTOGRAMS
            .into_iter()
            .map(|name| {
                let checked = name == chosen;
                view! {
                    <label class="check pictogram">
                        <input type="radio" name="pictogram" value=name checked=checked />
                        {icon::view(name)}
                        <span class="visually-hidden">{texts::pictogram_name(l, name)}</span>
                    </label>
                }
            })
            .collect();
        let fields = view! {
            {field(l, form, "name", texts::in_french(l)).required().text()}
            <div class="pair">
                {field(l, form, "name_en", texts::in_english(l)).text()}
                {field(l, form, "name_ar", texts::in_arabic(l)).text()}
                {field(l, form, "name_uk", texts::in_ukrainian(l)).text()}
            </div>
            <fieldset class="field" id="pictogram" tabindex="-1">
                <legend>{texts::pictogram(l)}</legend>
                <div class="pictograms">{pictograms}</div>
            </fieldset>
            {field(l, form, "bring", texts::bring(l)).hint(texts::bring_hint(l)).text()}
            <div class="pair">
                {field(l, form, "bring_en", texts::in_english(l)).text()}
                {field(l, form, "bring_ar", texts::in_arabic(l)).text()}
                {field(l, form, "bring_uk", texts::in_ukrainian(l)).text()}
            </div>
        };
        let archive = id.map(|id| {
            let form = button::post(format!("/taches/{id}/archiver"), button::danger(ui::archive(l)));
            dialog::confirm("archive", ui::archive(l), texts::archive_task_what(l), form)
        });
        let buttons = view! { {button::submit(ui::save(l))}<a href="/taches">{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/taches".to_owned(), texts::tasks_and_skills(l).to_owned())])}
            {page_head::with_actions(title, "", archive.into_iter().collect())}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    })
}
