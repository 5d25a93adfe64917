//! The coordinator's pages about the program itself: the ecopole's settings and the log of changes.

use axum::response::Response;
use chrono::{NaiveDate, TimeZone as _, Utc};
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::filter::{self, Choice};
use ::ui::list::{Cell, List, words};
use ::ui::{button, empty, form as frame, history, page_head, texts as ui};
use platform::audit::{self, Line, Search};
use platform::auth::actor::COORDINATORS;
use platform::ecopole::{self, Ecopole};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};
use platform::web::route::{Access, Route};
use platform::web::submit::{Done, submit};

use super::set_up::{contact_fields, ecopole_fields, map_fields};
use crate::forms;
use crate::texts;
use platform::place::Layer;

/// Their routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    let who = Access::Only(COORDINATORS);
    vec![Route::get("/reglages", who, show), Route::post("/reglages", who, save), Route::get("/journal", who, log)]
}

async fn show(ctx: Ctx) -> Response {
    settings_page(&ctx, &filled(&ctx.ecopole).as_read())
}

fn filled(ecopole: &Ecopole) -> Form {
    let Ecopole {
        name, commune, time_zone, language, place, plan_background, contact_email, contact_phone, address, legal, ..
    } = ecopole.clone();
    Form::filled([
        ("ecopole_name", name),
        ("commune", commune),
        ("time_zone", time_zone.name().to_owned()),
        ("language", language.word().to_owned()),
        ("place", place.map(|place| place.to_string()).unwrap_or_default()),
        ("plan_layer", Layer::of(&plan_background).word().to_owned()),
        ("plan_background", if Layer::of(&plan_background) == Layer::Own { plan_background } else { String::new() }),
        ("contact_email", contact_email),
        ("contact_phone", contact_phone),
        ("address", address),
        ("legal", legal),
    ])
}

fn settings_page(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(ui::settings(l)).with_script("place.js"), || {
        let fields = view! {
            {ecopole_fields(l, form)}
            <h2>{texts::the_map(l)}</h2>
            {map_fields(l, form)}
            <h2>{texts::contact(l)}</h2>
            {contact_fields(l, form)}
            {field(l, form, "legal", texts::legal(l)).hint(texts::legal_hint(l)).area()}
        };
        view! {
            {page_head::with_actions(ui::settings(l), "", vec![
                button::link("/demarrage", "package", texts::starter(l)),
                button::link("/design", "palette", ui::design(l)),
            ])}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), button::submit(texts::save(l)))}</div>
        }
    })
}

async fn save(ctx: Ctx, form: Form) -> Result<Response> {
    let read = |mut form: Form| {
        let settings = forms::ecopole(&mut form, ctx.ecopole.demo);
        form.command(settings)
    };
    let sent = form.clone();
    let taken = submit(&ctx, form).read(read).write(async |op, settings| {
        let present = ecopole::load(op.tx).await?.ok_or(AppError::NotFound)?;
        filled(&present).unchanged(&sent)?;
        ecopole::update(op.tx, op.actor, op.now, &settings).await?;
        Ok(Done::saved("/reglages"))
    });
    let response = taken.await.again(async |form| Ok(settings_page(&ctx, &form))).await?;
    ctx.app.forget_ecopole();
    Ok(response)
}

/// The first instant of a local day.
fn midnight(ctx: &Ctx, day: &str, plus: i64) -> Option<chrono::DateTime<Utc>> {
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?.checked_add_signed(chrono::Duration::days(plus))?;
    ctx.zone().from_local_datetime(&day.and_hms_opt(0, 0, 0)?).earliest().map(|at| at.with_timezone(&Utc))
}

/// Lines of the log in a file, at most.
const IN_A_FILE: i64 = 20_000;

async fn log(ctx: Ctx) -> Result<Response> {
    let offset: i64 = ctx.param("a").parse().unwrap_or(0).clamp(0, 1_000_000);
    let file = List::<5>::is_file(&ctx);
    let search = Search {
        actor: ctx.param("q"),
        kind: Some(ctx.param("genre")).filter(|kind| !kind.is_empty()),
        record: ctx.param("fiche").parse().ok(),
        from: midnight(&ctx, &ctx.param("du"), 0),
        until: midnight(&ctx, &ctx.param("au"), 1),
        // A file holds what was looked for, not the page that is shown of it. One line more than a page tells that there is a next one.
        offset: if file { 0 } else { offset },
        most: if file { IN_A_FILE } else { audit::PAGE + 1 },
    };
    let mut lines = audit::search(&mut *ctx.read().await?, ctx.app.house.rooms, &ctx.actor, &search).await?;
    let l = ctx.lang;
    if file {
        return log_list(&ctx, &lines).file(&ctx);
    }
    let page_size = usize::try_from(audit::PAGE).unwrap_or(50);
    let more = lines.len() > page_size;
    lines.truncate(page_size);
    Ok(page(&ctx, Head::new(ui::log(l)).wide().with_script("list.js"), || {
        let kinds = history::kinds(&ctx);
        let previous = (offset > 0).then(|| ctx.with_param("a", &(offset - audit::PAGE).max(0).to_string()));
        let next = more.then(|| ctx.with_param("a", &(offset + audit::PAGE).to_string()));
        view! {
            {page_head::simple(ui::log(l), platform::web::texts::log_lead(l))}
            {filter::bar_with_dates(
                &ctx,
                platform::web::texts::log_who(l),
                vec![Choice { name: "genre", label: platform::web::texts::log_kind(l), options: kinds }],
            )}
            {if lines.is_empty() {
                empty::view("scroll-text", platform::web::texts::log_empty(l))
            } else {
                log_list(&ctx, &lines).view(&ctx)
            }}
            <nav class="pages" aria-label=ui::next(l)>
                {previous.map(|href| view! { <a class="button" href=href>{ui::previous(l)}</a> })}
                {next.map(|href| view! { <a class="button" href=href>{ui::next(l)}</a> })}
            </nav>
        }
    }))
}

/// Lines of the log: the newest first, whatever else they are.
fn log_list(ctx: &Ctx, lines: &[Line]) -> List<5> {
    let l = ctx.lang;
    let row = |line: &Line| {
        let kind = history::kind(ctx, &line.record_kind);
        let words = format!("{kind} {}", line.record_name);
        let record = ctx.with_param("fiche", &line.record_id.to_string());
        let record = view! { <a href=record>{kind}</a> " " {line.record_name.clone()} };
        [
            Cell::text(format::instant(l, line.at, ctx.zone())),
            Cell::text(line.actor_name.clone()),
            Cell::text(history::verb(l, line.verb)),
            Cell::shown(record.into_any(), words),
            Cell::shown(history::changes(ctx, line), history::in_words(ctx, line)),
        ]
    };
    List {
        name: "journal",
        caption: ui::log(l),
        columns: [
            words("quand", platform::web::texts::log_when(l)).unsorted(),
            words("qui", platform::web::texts::log_who(l)).unsorted(),
            words("quoi", platform::web::texts::log_what(l)).unsorted(),
            words("genre", platform::web::texts::log_kind(l)).unsorted(),
            words("change", platform::web::texts::log_changes(l)).unsorted(),
        ],
        rows: lines.iter().map(row).collect(),
    }
}
