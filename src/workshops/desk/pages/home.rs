//! `/animation`: what comes, and what waits for someone.

use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use platform::auth::actor::COORDINATORS;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use ui::{badge, button, empty, page_head, table};
use work::PLAN_READERS;

use crate::KEEPERS;
use crate::booking::store::changes;
use crate::booking::store::changes::Request;
use crate::booking::store::payments;
use crate::model::booking::BookingId;
use crate::model::money::{Cents, UnitName, Units};
use crate::model::workshop::Workshop;
use crate::numbers::store as numbers;
use crate::offer::pages::record::date_table;
use crate::offer::store::{dates, settings, workshops};
use crate::parts::amount;
use crate::texts;

/// Days ahead whose dates the home shows.
const AHEAD: i64 = 45;

/// `/animation`.
pub async fn home(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let (from, until) = (ctx.now() - chrono::Duration::days(2), ctx.now() + chrono::Duration::days(AHEAD));
    let coming = dates::between(&mut conn, &ctx.actor, from, until).await?;
    let workshops = workshops::list(&mut conn, &ctx.actor).await?;
    let requests = changes::requests(&mut conn, &ctx.actor).await?;
    let give_back = payments::to_give_back(&mut conn, &ctx.actor).await?;
    let unit = settings::load(&mut conn).await?.unit();
    let year = |month, day| NaiveDate::from_ymd_opt(ctx.today().year(), month, day).unwrap_or(ctx.today());
    let children = numbers::children_days(&mut conn, &ctx.actor, (year(1, 1), year(12, 31))).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::team_title(l)).wide(), || {
        let keeper = ctx.actor.roles.any_of(KEEPERS);
        let mut actions = vec![button::link("/animation/chiffres", "chart-column", texts::numbers(l))];
        if ctx.actor.roles.any_of(PLAN_READERS) {
            actions.push(button::link("/animation/agenda", "calendar-days", texts::common_agenda(l)));
        }
        if keeper {
            actions.push(button::link("/animation/bons", "ticket", texts::vouchers(l)));
            actions.push(button::link("/animation/salles", "door-open", texts::resources(l)));
            if ctx.actor.roles.any_of(COORDINATORS) {
                actions.push(button::link("/animation/reglages", "settings", texts::settings(l)));
            }
            actions.push(button::primary_link("/animation/ateliers/nouveau", "plus", texts::new_workshop(l)));
        }
        view! {
            {page_head::with_actions(texts::team_title(l), texts::team_lead(l), actions)}
            {children_alert(l, children)}
            {request_list(&ctx, &requests)}
            {to_give_back(l, &give_back, &unit)}
            <h2>{texts::coming_dates(l)}</h2>
            {titled_dates(&ctx, &coming, &workshops)}
            <h2>{texts::workshops(l)}</h2>
            {workshop_table(l, &workshops)}
        }
    }))
}

/// Said in time: some days before the limit.
fn children_alert(l: Lang, days: i64) -> Option<AnyView> {
    let badge = if days >= numbers::CHILDREN_DAYS { badge::bad } else { badge::warm };
    (days + 4 >= numbers::CHILDREN_DAYS).then(|| {
        let words = texts::children_days(l, days, numbers::CHILDREN_TOGETHER, numbers::CHILDREN_DAYS);
        view! { <p class="badges">{badge(texts::to_declare(l).to_owned())} " " <span>{words}</span></p> }.into_any()
    })
}

fn titled_dates(ctx: &Ctx, coming: &[crate::model::date::WorkshopDate], workshops: &[Workshop]) -> AnyView {
    let l = ctx.lang;
    if coming.is_empty() {
        return date_table(ctx, &[]);
    }
    let rows = coming
        .iter()
        .map(|date| {
            let title =
                workshops.iter().find(|workshop| workshop.id == date.workshop).map(|workshop| workshop.details.title.clone());
            vec![
                view! { <a href=format!("/animation/dates/{}", date.id)>{title}</a> }.into_any(),
                texts::when_short(l, date).into_any(),
                date.place_name.clone().into_any(),
                crate::parts::seats(l, date, ctx.now()),
            ]
        })
        .collect();
    table::view(texts::coming_dates(l), [texts::workshop(l), texts::when_label(l), texts::place(l), texts::seats_label(l)], rows)
}

fn workshop_table(l: Lang, workshops: &[Workshop]) -> AnyView {
    if workshops.is_empty() {
        return empty::with_action(
            "sprout",
            texts::no_workshop(l),
            button::primary_link("/animation/ateliers/nouveau", "plus", texts::new_workshop(l)),
        );
    }
    let rows = workshops
        .iter()
        .map(|workshop| {
            let state = if workshop.archived {
                badge::plain(texts::archived(l))
            } else if workshop.details.public {
                badge::good(texts::is_public(l))
            } else {
                badge::warm(texts::not_public(l))
            };
            vec![
                view! { <a href=format!("/animation/ateliers/{}", workshop.id)>{workshop.details.title.clone()}</a> }.into_any(),
                texts::theme(l, workshop.details.theme).into_any(),
                crate::parts::for_whom(l, &workshop.details).into_any(),
                state,
            ]
        })
        .collect();
    table::view(texts::workshops(l), [texts::title(l), texts::theme_label(l), texts::for_whom_label(l), texts::state(l)], rows)
}

fn request_list(ctx: &Ctx, requests: &[Request]) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = requests
        .iter()
        .map(|request| {
            view! {
                <li>
                    <p>
                        <a href=format!("/animation/reservations/{}", request.booking_id)>{request.name.clone()}</a> " "
                        <small>
                            {request.title.clone()} " · " {format::instant(l, request.created_at, ctx.zone())} " · "
                            {request.email.clone()}
                        </small>
                        <br />{request.body.clone()}
                    </p>
                    {button::post(format!("/animation/demandes/{}/traitee", request.id), button::quiet(texts::handled(l)))}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{texts::requests(l)}</h2><ul class="requests">{rows}</ul> }.into_any())
}

fn to_give_back(l: Lang, rows: &[(BookingId, String, String, Cents, Units)], unit: &UnitName) -> Option<AnyView> {
    let rows: Vec<_> = rows
        .iter()
        .map(|(id, name, title, cents, units)| {
            view! {
                <li>
                    <p><a href=format!("/animation/reservations/{id}")>{name.clone()}</a>" "<small>{title.clone()}</small></p>
                    {badge::warm(amount(l, (*cents, *units), unit))}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{texts::to_give_back(l)}</h2><ul class="requests">{rows}</ul> }.into_any())
}
