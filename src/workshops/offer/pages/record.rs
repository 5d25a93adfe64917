//! `/animation/ateliers/…`: the team's side of one workshop: dates, prices, questions, pictures, history.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, empty, form as frame, history, page_head, table, texts as ui};
use kit::pictures::PictureId;
use platform::audit;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::KEEPERS;
use crate::model::date::WorkshopDate;
use crate::model::money::UnitName;
use crate::model::workshop::{Price, Question, QuestionKind, Scope, Workshop, WorkshopId};
use crate::offer::forms;
use crate::offer::forms::PLAIN_PRICES;
use crate::offer::store::{dates, settings, workshops};
use crate::parts::{price_line, seats};
use crate::texts;

/// Days back whose dates are shown.
const BACK: i64 = 60;

struct Record {
    workshop: Workshop,
    dates: Vec<WorkshopDate>,
    prices: Vec<Price>,
    questions: Vec<Question>,
    pictures: Vec<(PictureId, String)>,
    unit: UnitName,
    changes: Vec<audit::Line>,
}

async fn load(ctx: &Ctx, id: WorkshopId) -> Result<Record> {
    let mut conn = ctx.read().await?;
    Ok(Record {
        workshop: workshops::get(&mut conn, &ctx.actor, id).await?,
        dates: dates::of_workshop(&mut conn, id, ctx.now() - chrono::Duration::days(BACK)).await?,
        prices: workshops::prices(&mut conn, id).await?,
        questions: workshops::questions(&mut conn, id).await?,
        pictures: workshops::PICTURES.of(&mut conn, id.uuid()).await?,
        unit: settings::load(&mut conn).await?.unit(),
        changes: audit::history(&mut conn, ctx.app.house.rooms, id.uuid()).await?,
    })
}

/// `/animation/ateliers/…`.
pub async fn show(ctx: Ctx, Path(id): Path<WorkshopId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The page with what was typed into one of its forms.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn shown(ctx: &Ctx, id: WorkshopId, form: &Form) -> Result<Response> {
    let record = load(ctx, id).await?;
    let l = ctx.lang;
    let details = record.workshop.details.clone();
    let keeper = ctx.actor.roles.any_of(KEEPERS);
    Ok(form_page(ctx, form, Head::new(details.title.clone()), || {
        let mut actions = vec![button::link(format!("/ateliers/{id}"), "eye", texts::as_residents(l))];
        if keeper && !details.public && !record.workshop.archived {
            let publish = button::quiet(texts::make_public(l));
            actions.push(button::post(format!("/animation/ateliers/{id}/publier"), publish));
        }
        if keeper {
            actions.push(button::link(format!("/animation/ateliers/{id}/modifier"), "pencil", texts::edit(l)));
            actions.push(button::primary_link(
                format!("/animation/ateliers/{id}/dates/nouvelle"),
                "calendar-plus",
                texts::new_date(l),
            ));
        }
        let state = if record.workshop.archived {
            badge::plain(texts::archived(l))
        } else if details.public {
            badge::good(texts::is_public(l))
        } else {
            badge::warm(texts::not_public(l))
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::with_actions(details.title.clone(), details.summary.clone(), actions)}
            <p class="badges">{state}</p>
            {frame::summary(l, form)}
            <h2>{texts::dates(l)}</h2>
            {date_table(ctx, &record.dates)}
            <h2 id="prices">{texts::prices(l)}</h2>
            <p>{price_line(l, &record.prices, &record.unit)}</p>
            {keeper.then(|| price_form(l, id, &record, form))}
            <h2>{texts::questions(l)}</h2>
            {question_list(l, id, &record.questions, keeper)}
            {keeper.then(|| question_form(l, id, form))}
            <h2>{texts::pictures(l)}</h2>
            {picture_list(l, id, &record.pictures, keeper)}
            {keeper.then(|| picture_form(l, id, form))}
            {keeper.then(|| deeds(l, &record.workshop))}
            {history::view(ctx, &record.changes)}
        }
    }))
}

/// Dates with their seats.
pub fn date_table(ctx: &Ctx, all: &[WorkshopDate]) -> AnyView {
    let l = ctx.lang;
    if all.is_empty() {
        return empty::view("calendar-days", texts::no_date_made(l));
    }
    let rows = all
        .iter()
        .map(|date| {
            let past = date.ends <= ctx.now();
            let state = if past && date.cancelled.is_none() {
                badge::plain(texts::taken_of(l, date.taken, date.capacity))
            } else {
                seats(l, date, ctx.now())
            };
            vec![
                view! { <a href=format!("/animation/dates/{}", date.id)>{texts::when_short(l, date)}</a> }.into_any(),
                date.place_name.clone().into_any(),
                texts::taken_of(l, date.taken, date.capacity).into_any(),
                state,
            ]
        })
        .collect();
    table::view(texts::dates(l), [texts::when_label(l), texts::place(l), texts::seats_label(l), texts::state(l)], rows)
}

fn price_form(l: Lang, id: WorkshopId, record: &Record, typed: &Form) -> AnyView {
    let form = if typed.names().any(|name| name.starts_with("price-")) {
        typed.clone()
    } else {
        forms::prices_filled(&record.prices).as_read()
    };
    let plain: Vec<_> = PLAIN_PRICES
        .iter()
        .map(|kind| field(l, &form, forms::price_field(*kind), texts::price_kind(l, *kind)).number())
        .collect();
    let body = view! {
        <form method="post" action=format!("/animation/ateliers/{id}/tarifs") class="form" novalidate>
            {frame::as_read(&form)}
            <div class="pair">{plain}</div>
            <div class="pair">
                {field(l, &form, "open-from", texts::open_from(l)).number()}
                {field(l, &form, "open-to", texts::open_to(l)).number()}
            </div>
            {field(l, &form, "units", texts::in_units(l, &record.unit.many)).digits()}
            <div class="buttons">{button::submit(ui::save(l))}</div>
        </form>
    };
    dialog::confirm("euro", texts::change_prices(l), texts::change_prices_what(l), body.into_any())
}

fn question_list(l: Lang, id: WorkshopId, questions: &[Question], keeper: bool) -> AnyView {
    if questions.is_empty() {
        return view! { <p class="hint">{texts::no_question(l)}</p> }.into_any();
    }
    let lines: Vec<_> = questions
        .iter()
        .map(|question| {
            let drop = keeper.then(|| {
                button::post_once(
                    format!("/animation/ateliers/{id}/questions/{}/retirer", question.id),
                    button::quiet(ui::delete(l)),
                )
            });
            let to = if question.scope == Scope::Booking { texts::scope_booking(l) } else { texts::scope_participant(l) };
            view! {
                <li>
                    <p>
                        <strong>{question.text(l).to_owned()}</strong> " "
                        <small>
                            {texts::question_kind(l, question.kind)} " · " {to}
                            {question.required.then(|| format!(" · {}", texts::compulsory(l)))}
                        </small>
                    </p>
                    {drop}
                </li>
            }
        })
        .collect();
    view! { <ul class="requests">{lines}</ul> }.into_any()
}

fn question_form(l: Lang, id: WorkshopId, form: &Form) -> AnyView {
    let kinds =
        QuestionKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::question_kind(l, *kind).to_owned())).collect();
    let scopes = vec![
        (Scope::Participant.word().to_owned(), texts::scope_participant(l).to_owned()),
        (Scope::Booking.word().to_owned(), texts::scope_booking(l).to_owned()),
    ];
    let body = view! {
        <form method="post" action=format!("/animation/ateliers/{id}/questions") class="form" novalidate>
            {frame::token()}
            {field(l, form, "label", texts::question_label(l)).required().text()}
            {field(l, form, "label_en", texts::question_label_en(l)).text()}
            <div class="pair">
                {field(l, form, "scope", texts::question_scope(l)).required().select(scopes)}
                {field(l, form, "kind", texts::question_kind_label(l)).required().select(kinds)}
            </div>
            {field(l, form, "choices", texts::choices(l)).hint(texts::choices_hint(l)).area()}
            <label class="check"><input type="checkbox" name="required" value="yes" /><span>{texts::compulsory(l)}</span></label>
            <div class="buttons">{button::submit(texts::add(l))}</div>
        </form>
    };
    dialog::confirm("plus", texts::add_question(l), texts::add_question_what(l), body.into_any())
}

fn picture_list(l: Lang, id: WorkshopId, pictures: &[(PictureId, String)], keeper: bool) -> AnyView {
    let items: Vec<_> = pictures
        .iter()
        .map(|(picture, alt)| {
            let drop = keeper.then(|| {
                button::post_once(format!("/animation/ateliers/{id}/images/{picture}/retirer"), button::quiet(ui::delete(l)))
            });
            view! {
                <li>
                    <img src=format!("/ateliers/images/{picture}") alt=alt.clone() loading="lazy" />
                    <p class="meta">{alt.clone()}</p>
                    {drop}
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        view! { <p class="hint">{texts::no_picture(l)}</p> }.into_any()
    } else {
        view! { <ul class="photos">{items}</ul> }.into_any()
    }
}

fn picture_form(l: Lang, id: WorkshopId, form: &Form) -> AnyView {
    let body = view! {
        <form method="post" action=format!("/animation/ateliers/{id}/images") class="form" enctype="multipart/form-data" novalidate>
            {frame::token()}
            {field(l, form, "picture", texts::picture(l)).required().file("image/jpeg,image/png,image/webp")}
            {field(l, form, "alt", texts::picture_alt(l)).hint(texts::picture_alt_hint(l)).required().text()}
            <div class="buttons">{button::submit(texts::add(l))}</div>
        </form>
    };
    dialog::confirm("image-plus", texts::add_picture(l), texts::add_picture_what(l), body.into_any())
}

fn deeds(l: Lang, workshop: &Workshop) -> AnyView {
    let id = workshop.id;
    let put_away = if workshop.archived {
        button::post(format!("/animation/ateliers/{id}/retablir"), button::quiet(texts::restore(l)))
    } else {
        let form = button::post(format!("/animation/ateliers/{id}/archiver"), button::danger(ui::archive(l)));
        dialog::confirm("archive", ui::archive(l), texts::archive_what(l), form)
    };
    view! {
        <div class="deeds">
            {button::post_once(format!("/animation/ateliers/{id}/dupliquer"), button::quiet(texts::duplicate(l)))}
            {put_away}
        </div>
    }
    .into_any()
}
