//! The team's form of dates: new ones, by rule with exceptions, and one that exists.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::people::model::{PersonId, Role};
use ::people::store as people;
use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::date::{DateId, WorkshopDate};
use crate::model::workshop::{Workshop, WorkshopId};
use crate::offer::forms;
use crate::offer::store::resources::{self, Resource};
use crate::offer::store::{dates, workshops};
use crate::{LEADERS, texts};

struct Choices {
    places: Vec<(String, String)>,
    people: Vec<(PersonId, String)>,
    resources: Vec<Resource>,
}

async fn choices(ctx: &Ctx) -> Result<Choices> {
    let places = work::rota::pages::work::places(ctx).await?;
    let mut conn = ctx.read().await?;
    Ok(Choices {
        places,
        people: people::names(&mut conn, &ctx.actor, LEADERS).await?,
        resources: resources::list(&mut conn, &ctx.actor).await?,
    })
}

/// `/animation/ateliers/…/dates/nouvelle`.
pub async fn new(ctx: Ctx, Path(id): Path<WorkshopId>) -> Result<Response> {
    let form = Form::filled([
        ("starts", "14:00".to_owned()),
        ("ends", "16:30".to_owned()),
        ("capacity", "12".to_owned()),
        ("min_people", "4".to_owned()),
        ("opens_days", "60".to_owned()),
        ("closes_hours", "2".to_owned()),
        ("cancel_hours", "24".to_owned()),
        ("times", "1".to_owned()),
        ("every", "1".to_owned()),
    ]);
    let mut form = form;
    if let Some(own) = ctx.actor.person.filter(|_| ctx.actor.roles.has(Role::Facilitator)) {
        form.add("facilitators", own.to_string());
    }
    shown_new(&ctx, id, &form).await
}

/// The form of new dates with what was typed.
///
/// # Errors
/// `NotFound` where there is no such workshop.
pub async fn shown_new(ctx: &Ctx, id: WorkshopId, form: &Form) -> Result<Response> {
    let workshop = workshops::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    let choices = choices(ctx).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::new_date(l)), || {
        let fields = view! {
            {fields(l, form, &choices)}
            <fieldset class="field">
                <legend>{texts::series(l)}</legend>
                <p class="hint">{texts::series_hint(l)}</p>
                <div class="pair">
                    {field(l, form, "times", texts::times(l)).digits()}
                    {field(l, form, "every", texts::every(l)).digits()}
                </div>
                {field(l, form, "except", texts::except(l)).hint(texts::except_hint(l)).text()}
                {field(l, form, "whole", texts::whole_label(l)).checks(vec![("yes", texts::whole(l))])}
            </fieldset>
        };
        let buttons = view! { {button::submit(texts::create(l))}<a href=format!("/animation/ateliers/{id}")>{ui::cancel(l)}</a> };
        view! {
            {trail(l, &workshop)}
            {page_head::simple(texts::new_date(l), workshop.details.title.clone())}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    }))
}

fn trail(l: Lang, workshop: &Workshop) -> AnyView {
    page_head::trail(
        ui::where_am_i(l),
        vec![
            ("/animation".to_owned(), texts::team_title(l).to_owned()),
            (format!("/animation/ateliers/{}", workshop.id), workshop.details.title.clone()),
        ],
    )
}

fn fields(l: Lang, form: &Form, choices: &Choices) -> AnyView {
    let places = std::iter::once((String::new(), texts::elsewhere(l).to_owned())).chain(choices.places.clone()).collect();
    let people: Vec<(String, String)> = choices.people.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let resources: Vec<(String, String)> = choices
        .resources
        .iter()
        .map(|resource| {
            let heads = resource.heads.map(|heads| format!(" ({})", texts::n_seats(l, heads))).unwrap_or_default();
            (resource.id.to_string(), format!("{}{heads}", resource.name))
        })
        .collect();
    view! {
        <div class="pair">
            {field(l, form, "day", texts::day(l)).required().date()}
            {field(l, form, "starts", texts::from(l)).required().time()}
            {field(l, form, "ends", texts::until(l)).required().time()}
        </div>
        <div class="pair">
            {field(l, form, "place", texts::place(l)).bare().select(places)}
            {field(l, form, "address", texts::address(l)).bare().hint(texts::address_hint(l)).text()}
        </div>
        <div class="pair">
            {field(l, form, "capacity", texts::seats_label(l)).required().digits()}
            {field(l, form, "min_people", texts::min_people(l)).hint(texts::min_people_hint(l)).digits()}
        </div>
        <div class="pair">
            {field(l, form, "opens_days", texts::opens_days(l)).digits()}
            {field(l, form, "closes_hours", texts::closes_hours(l)).digits()}
            {field(l, form, "cancel_hours", texts::cancel_hours(l)).digits()}
        </div>
        {field(l, form, "facilitators", texts::facilitators(l)).hint(texts::facilitators_hint(l)).checks(people)}
        {(!resources.is_empty()).then(|| field(l, form, "resources", texts::resources(l)).hint(texts::resources_hint(l)).checks(resources))}
    }
    .into_any()
}

/// `/animation/dates/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<DateId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let date = dates::get(&mut conn, id).await?;
    let leads: Vec<_> = dates::facilitators(&mut conn, id).await?.into_iter().map(|(person, _)| person).collect();
    let held: Vec<_> = dates::resources(&mut conn, id).await?.into_iter().map(|(resource, _)| resource).collect();
    drop(conn);
    let form = forms::date_filled(&date, &leads, &held);
    shown_edit(&ctx, &date, &form).await
}

/// The form of a date with what was typed.
pub async fn shown_edit(ctx: &Ctx, date: &WorkshopDate, form: &Form) -> Result<Response> {
    let workshop = workshops::get(&mut *ctx.read().await?, &ctx.actor, date.workshop).await?;
    let choices = choices(ctx).await?;
    let l = ctx.lang;
    let id = date.id;
    let booked = date.taken > 0;
    Ok(form_page(ctx, form, Head::new(texts::edit_date(l)), || {
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {booked.then(|| view! { <p class="hint">{texts::booked_are_told(l)}</p> })}
            {fields(l, form, &choices)}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href=format!("/animation/dates/{id}")>{ui::cancel(l)}</a> };
        view! {
            {trail(l, &workshop)}
            {page_head::simple(texts::edit_date(l), workshop.details.title.clone())}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    }))
}
