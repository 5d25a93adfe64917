//! `/modeles`: the patterns that weeks are made from.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{button, dialog, empty, form as frame, page_head, texts as ui};
use kit::batch;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::model::shift::{Cycle, Task, Template, TemplateId};
use crate::rota::forms;
use crate::rota::pages::work::{self, Choices};
use crate::rota::store::templates;
use crate::team::store::catalogue;
use crate::texts;

/// What templates made together are called in `batches`.
pub const DEED: &str = "templates";

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let all = templates::list(&mut conn, &ctx.actor).await?;
    let tasks = catalogue::tasks(&mut conn, &ctx.actor).await?;
    let last = batch::last(&mut conn, &ctx.actor, DEED, ctx.now()).await?;
    drop(conn);
    let l = ctx.lang;
    if List::<6>::is_file(&ctx) {
        return listed(l, &all, &tasks).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::templates(l)).wide().with_script("list.js"), || {
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/semaine".to_owned(), texts::week(l).to_owned())])}
            {page_head::with_actions(
                texts::templates(l),
                texts::templates_lead(l),
                vec![button::primary_link("/modeles/nouveau", "plus", texts::new_template(l))],
            )}
            {batch::can_be_undone(&ctx, last, texts::templates(l), "/modeles/lots")}
            {if all.is_empty() { empty::view("copy", texts::no_template(l)) } else { listed(l, &all, &tasks).view(&ctx) }}
        }
    }))
}

/// Templates as a list.
fn listed(l: Lang, templates: &[Template], tasks: &[Task]) -> List<6> {
    let line = |template: &Template| {
        let task = tasks.iter().find(|task| task.id == template.work.task).map(|task| task.name.clone());
        [
            Cell::link(format!("/modeles/{}", template.id), template.name.clone()),
            Cell::text(texts::weekday_name(l, template.weekday)).ranked(template.weekday),
            Cell::text(texts::cycle(l, template.cycle)),
            Cell::text(texts::hours(l, template.starts, template.ends)).ranked(template.starts.0),
            Cell::text(task.unwrap_or_default()),
            Cell::number(template.work.min, texts::from_to_people(l, template.work.min, template.work.max)),
        ]
    };
    List {
        name: "modeles",
        caption: texts::templates(l),
        columns: [
            words("nom", texts::name(l)),
            words("jour", texts::weekday_label(l)),
            words("cycle", texts::cycle_label(l)),
            words("heures", texts::hours_label(l)),
            words("tache", texts::task(l)),
            figures("monde", texts::people_wanted(l)),
        ],
        rows: templates.iter().map(line).collect(),
    }
}

/// `/modeles/nouveau`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let form = Form::filled([
        ("weekday", "0".to_owned()),
        ("cycle", Cycle::Every.word().to_owned()),
        ("starts", "08:30".to_owned()),
        ("ends", "12:00".to_owned()),
        ("pause", "0".to_owned()),
        ("min", "2".to_owned()),
        ("max", "4".to_owned()),
    ]);
    Ok(new_form(&ctx, &form, &work::choices(&ctx).await?, &[]))
}

/// The form of a new one with what was typed, for as many days and sites as one likes; with what it will make, once somebody asked.
pub fn new_form(ctx: &Ctx, form: &Form, choices: &Choices, will: &[Template]) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::new_template(l)), || {
        let cycles = Cycle::ALL.iter().map(|cycle| (cycle.word().to_owned(), texts::cycle(l, *cycle).to_owned())).collect();
        let also = (choices.places.len() > 1).then(|| {
            let open = form.values("also").next().is_some();
            let places = field(l, form, "also", texts::also_at(l)).checks(choices.places.clone());
            view! { <details class="more" open=open><summary>{texts::also_at(l)}</summary>{places}</details> }
        });
        let fields = view! {
            {field(l, form, "name", texts::name(l)).required().text()}
            {field(l, form, "weekday", texts::weekdays_label(l)).checks(weekdays(l))}
            {field(l, form, "cycle", texts::cycle_label(l)).required().select(cycles)}
            {work::fields(l, form, choices)}
            {also}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href="/modeles">{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/modeles".to_owned(), texts::templates(l).to_owned())])}
            {page_head::simple(texts::new_template(l), texts::new_template_lead(l))}
            {(!will.is_empty()).then(|| what_it_makes(l, form, choices, will))}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    })
}

/// The templates that will be made, a line each, and the button that does it.
fn what_it_makes(l: Lang, form: &Form, choices: &Choices, will: &[Template]) -> AnyView {
    let lines: Vec<_> = will
        .iter()
        .map(|template| {
            let place = choices.place_name(&forms::place_word(template.work.site, template.work.plot));
            let hours = texts::hours(l, template.starts, template.ends);
            let task = choices.tasks.iter().find(|task| task.id == template.work.task).map_or("", |task| task.name_in(l));
            let what = format!("{task} · {hours} · {place}");
            view! { <li><strong>{texts::weekday_name(l, template.weekday)}</strong> " · " {what}</li> }
        })
        .collect();
    view! {
        <section class="preview" role="status">
            <h2>{texts::templates_will(l, will.len())}</h2>
            <ul>{lines}</ul>
            {frame::once_sure(form, texts::templates_make(l, will.len()))}
        </section>
    }
    .into_any()
}

/// `/modeles/…`.
pub async fn edit(ctx: Ctx, Path(id): Path<TemplateId>) -> Result<Response> {
    let template = templates::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    Ok(form_of(&ctx, id, &forms::template_filled(&template).as_read(), &work::choices(&ctx).await?))
}

/// Weekdays for a list.
pub fn weekdays(l: Lang) -> Vec<(String, String)> {
    (0..7).map(|day| (day.to_string(), texts::weekday_name(l, day).to_owned())).collect()
}

/// The form with what was typed.
pub fn form_of(ctx: &Ctx, id: TemplateId, form: &Form, choices: &Choices) -> Response {
    let l = ctx.lang;
    let title = texts::edit_template(l);
    form_page(ctx, form, Head::new(title), || {
        let cycles = Cycle::ALL.iter().map(|cycle| (cycle.word().to_owned(), texts::cycle(l, *cycle).to_owned())).collect();
        let fields = view! {
            {field(l, form, "name", texts::name(l)).required().text()}
            <div class="pair">
                {field(l, form, "weekday", texts::weekday_label(l)).required().select(weekdays(l))}
                {field(l, form, "cycle", texts::cycle_label(l)).required().select(cycles)}
            </div>
            {work::fields(l, form, choices)}
        };
        let archive = button::post(format!("/modeles/{id}/archiver"), button::danger(ui::archive(l)));
        let archive = dialog::confirm("archive", ui::archive(l), texts::archive_template_what(l), archive);
        let buttons = view! { {button::submit(ui::save(l))}<a href="/modeles">{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/modeles".to_owned(), texts::templates(l).to_owned())])}
            {page_head::with_actions(title, "", vec![archive])}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    })
}
