//! `/ateliers/…`: one workshop, for everybody: what, when, where, for how much; and the seats to take.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;
use serde_json::json;

use ::land::plan::{self, Colours, Links};
use ::land::store::land;
use ::ui::{badge, button, empty, form as frame, icon, link, page_head, texts as ui};
use kit::pictures::PictureId;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::RUNNERS;
use crate::booking::pages::reservation::{HOLD_COOKIE, address};
use crate::booking::store::bookings;
use crate::booking::store::holding;
use crate::model::booking::BookingState;
use crate::model::date::{DateId, Opening, Place, WorkshopDate};
use crate::model::money::UnitName;
use crate::model::workshop::{Price, Workshop, WorkshopId};
use crate::offer::store::{dates, settings, workshops};
use crate::parts::{for_whom, line, price_line, price_name, seats};
use crate::texts;

/// Most dates shown before the others fold away.
const SHOWN: usize = 6;

/// Everything the page shows.
struct Offer {
    workshop: Workshop,
    dates: Vec<WorkshopDate>,
    prices: Vec<Price>,
    pictures: Vec<(PictureId, String)>,
    unit: UnitName,
    drawing: String,
    place: Option<WorkshopDate>,
    /// Seats held while somebody fills in a form, of the dates that have no others.
    held: HashMap<DateId, i64>,
    /// Where this browser's own unfinished booking goes on, and its seats.
    mine: Option<(String, i64)>,
}

async fn load(ctx: &Ctx, id: WorkshopId, chosen: Option<DateId>) -> Result<Offer> {
    let mut conn = ctx.read().await?;
    let workshop = workshops::get(&mut conn, &ctx.actor, id).await?;
    let dates = dates::of_workshop(&mut conn, id, ctx.now()).await?;
    let prices = workshops::prices(&mut conn, id).await?;
    let pictures = workshops::PICTURES.of(&mut conn, id.uuid()).await?;
    let unit = settings::load(&mut conn).await?.unit();
    let place = chosen.and_then(|chosen| dates.iter().find(|date| date.id == chosen)).or(dates.first()).cloned();
    let drawing = match place.as_ref().map(|date| &date.place) {
        // A terrain put away since has no public plan: the address remains.
        Some(Place::Land(site, _)) => land::public_site(&mut conn, *site, ctx.today())
            .await
            .map(|land| plan::site(ctx.lang, &land, Colours::Kind, Links::Public, ""))
            .unwrap_or_default(),
        _ => String::new(),
    };
    let full: Vec<DateId> = dates.iter().filter(|date| date.left() == 0).map(|date| date.id).collect();
    let held = holding::being_held(&mut conn, &full, ctx.now()).await?;
    let mine = mine(ctx, &mut conn, id).await?;
    Ok(Offer { workshop, dates, prices, pictures, unit, drawing, place, held, mine })
}

/// The seats of this workshop that this browser holds.
async fn mine(ctx: &Ctx, conn: &mut Conn, id: WorkshopId) -> Result<Option<(String, i64)>> {
    let Some(token) = ctx.cookie(HOLD_COOKIE).map(Token::received) else {
        return Ok(None);
    };
    match bookings::by_token(conn, &token).await {
        Ok(booking) if booking.state == BookingState::Held && booking.workshop_id == id && booking.is_running(ctx.now()) => {
            Ok(Some((address(token.reveal()), booking.seats)))
        }
        Ok(_) | Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// `/ateliers/…`.
pub async fn show(ctx: Ctx, Path(id): Path<WorkshopId>) -> Result<Response> {
    let chosen = ctx.param("date").parse().ok();
    shown(&ctx, id, chosen, &Form::default()).await
}

/// The page, with what was typed and what is wrong with it.
///
/// # Errors
/// `NotFound` where there is none, or not for everybody.
pub async fn shown(ctx: &Ctx, id: WorkshopId, chosen: Option<DateId>, form: &Form) -> Result<Response> {
    let offer = load(ctx, id, chosen).await?;
    let l = ctx.lang;
    let details = &offer.workshop.details;
    let picture = offer.pictures.first().map(|(picture, _)| format!("/ateliers/images/{picture}/grande"));
    let head = Head::new(details.title.clone()).with_social(details.summary.clone(), picture, Some(structured(ctx, &offer)));
    Ok(form_page(ctx, form, head, || {
        let pictures: Vec<_> = offer
            .pictures
            .iter()
            .enumerate()
            .map(|(n, (picture, alt))| {
                let address = format!("/ateliers/images/{picture}");
                // The first one is seen at once; a phone fetches the others when they come near.
                let loading = (n > 0).then_some("lazy");
                view! {
                    <a href=format!("{address}/grande")>
                        <img src=address.clone() alt=alt.clone() loading=loading width="640" height="360" />
                    </a>
                }
            })
            .collect();
        let team = ctx
            .actor
            .roles
            .any_of(RUNNERS)
            .then(|| button::link(format!("/animation/ateliers/{id}"), "settings", texts::team_side(l)));
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/ateliers".to_owned(), texts::workshops(l).to_owned())])}
            {page_head::with_actions(details.title.clone(), details.summary.clone(), team.into_iter().collect())}
            {(!details.public).then(|| view! { <p class="badges">{badge::warm(texts::not_public(l))}</p> })}
            <div class="offer">
                <div class="offer-dates">
                    <h2 id="dates">{texts::dates(l)}</h2>
                    {frame::summary(l, form)}
                    {offer.mine.as_ref().map(|(address, n)| view! {
                        <p class="held">
                            {icon::view("hourglass")} " "
                            {button::primary_link(address.clone(), "arrow-right", texts::places_wait(l, *n))}
                        </p>
                    })}
                    {date_list(ctx, &offer, chosen, form)}
                    <p><a href="/retrouver">{ui::find_my_bookings(l)}</a></p>
                </div>
                <div class="offer-story">
                    {(!pictures.is_empty()).then(|| view! { <div class="pictures">{pictures}</div> })}
                    <div class="fact-lines">
                        {line(details.theme.icon(), texts::theme(l, details.theme))}
                        {Some(for_whom(l, details)).filter(|words| !words.is_empty()).map(|words| line("users", words))}
                        {line("euro", price_line(l, &offer.prices, &offer.unit))}
                        {(!details.languages.is_empty()).then(|| line("languages", details.languages.clone()))}
                    </div>
                    {(offer.prices.len() > 1).then(|| prices(l, &offer))}
                    {(!details.story.is_empty()).then(|| view! { <div class="story">{paragraphs(&details.story)}</div> })}
                    {note(texts::bring(l), "backpack", &details.bring)}
                    {note(texts::allergens(l), "triangle-alert", &details.allergens)}
                    {offer.place.as_ref().map(|date| place(l, date, &offer.drawing, ctx.ecopole.on_map(&texts::place_line(date))))}
                    {note(texts::access(l), "accessibility", &details.access)}
                </div>
            </div>
        }
    }))
}

fn paragraphs(text: &str) -> Vec<AnyView> {
    text.split("\n\n").map(|part| view! { <p>{part.to_owned()}</p> }.into_any()).collect()
}

fn note(title: &'static str, icon_name: &'static str, text: &str) -> Option<AnyView> {
    (!text.is_empty()).then(|| {
        view! {
            <section class="offer-note">
                <h3>{icon::view(icon_name)} " " {title}</h3>
                <p class="story">{text.to_owned()}</p>
            </section>
        }
        .into_any()
    })
}

fn prices(l: Lang, offer: &Offer) -> AnyView {
    let lines: Vec<_> = offer.prices.iter().map(|price| view! { <li>{price_name(l, price, &offer.unit)}</li> }).collect();
    let in_units = offer.prices.iter().any(|price| price.units.0 > 0) && !offer.unit.many.is_empty();
    let explained = in_units.then(|| view! { <p class="hint">{texts::unit_explained(l, &offer.unit.many)}</p> });
    view! {
        <section class="offer-note">
            <h3>{icon::view("euro")} " " {texts::prices(l)}</h3>
            <ul>{lines}</ul>
            <p class="hint">{texts::prices_on_word(l)}</p>
            {explained}
        </section>
    }
    .into_any()
}

fn place(l: Lang, date: &WorkshopDate, drawing: &str, map: Option<String>) -> AnyView {
    view! {
        <section class="offer-note">
            <h3>{icon::view("map-pin")} " " {texts::place(l)}</h3>
            <p>{texts::place_line(date)}</p>
            {map.map(|address| link::map(address, texts::on_the_map(l)))}
            {(!drawing.is_empty()).then(|| view! { <figure class="plan-frame small" inner_html=drawing.to_owned()></figure> })}
        </section>
    }
    .into_any()
}

fn date_list(ctx: &Ctx, offer: &Offer, chosen: Option<DateId>, form: &Form) -> AnyView {
    let l = ctx.lang;
    // Dates booked together are one entry.
    let mut entries: Vec<Vec<&WorkshopDate>> = Vec::new();
    for date in &offer.dates {
        match entries.iter_mut().find(|entry| date.whole && entry.iter().any(|other| other.series == date.series)) {
            Some(entry) => entry.push(date),
            None => entries.push(vec![date]),
        }
    }
    if entries.is_empty() {
        return empty::view("calendar-days", texts::no_date_yet(l));
    }
    let is_chosen = |entry: &[&WorkshopDate]| entry.iter().any(|date| Some(date.id) == chosen);
    // The date somebody came for stands first.
    entries.sort_by_key(|entry| !is_chosen(entry));
    let items: Vec<_> = entries.iter().map(|entry| date_item(ctx, offer, entry, is_chosen(entry), form)).collect();
    let mut items = items.into_iter();
    let first: Vec<_> = items.by_ref().take(SHOWN).collect();
    let more: Vec<_> = items.collect();
    view! {
        <ul class="offer-list">{first}</ul>
        {(!more.is_empty()).then(|| view! {
            <details class="history"><summary>{texts::more_dates(l, more.len())}</summary><ul class="offer-list">{more}</ul></details>
        })}
    }
    .into_any()
}

fn date_item(ctx: &Ctx, offer: &Offer, entry: &[&WorkshopDate], chosen: bool, form: &Form) -> AnyView {
    let (l, now) = (ctx.lang, ctx.now());
    let Some(first) = entry.first() else {
        return ().into_any();
    };
    // A cycle has as many seats as its fullest date.
    let tightest = entry.iter().filter(|date| date.cancelled.is_none()).min_by_key(|date| date.left()).unwrap_or(first);
    let whens: Vec<_> = entry
        .iter()
        .map(|date| {
            let off = date.cancelled.is_some();
            view! {
                <p class=if off { "when off" } else { "when" }>
                    {texts::when(l, date)} {off.then(|| view! { " " {badge::bad(texts::called_off(l))} })}
                </p>
            }
        })
        .collect();
    let address = format!("/ateliers/{}/dates/{}", offer.workshop.id, first.id);
    let deed = match tightest.opening(now) {
        Opening::Open => {
            let most = offer.workshop.details.seats_max;
            // A larger group than there are seats waits together.
            let larger = (tightest.left() < most && tightest.left() < tightest.capacity).then(|| {
                view! {
                    <p class="feeds">
                        <a href=format!("{address}/attente")>{icon::view("hourglass")} " " {texts::join_line_as_more(l)}</a>
                    </p>
                }
            });
            view! { {reserve(l, &address, tightest.left().min(most), chosen, form)}{larger} }.into_any()
        }
        Opening::Full => {
            view! { <p>{button::link(format!("{address}/attente"), "hourglass", texts::join_line(l))}</p> }.into_any()
        }
        Opening::Later | Opening::Closed | Opening::Cancelled => ().into_any(),
    };
    let held = (tightest.opening(now) == Opening::Full).then(|| offer.held.get(&tightest.id).copied()).flatten();
    let deadline = (tightest.opening(now) == Opening::Open && first.window.cancel_until > now).then(|| {
        let until = format::instant(l, first.window.cancel_until, ctx.zone());
        view! { <p class="hint">{texts::change_until(l, until)}</p> }
    });
    let reason = entry.iter().filter(|date| entry.len() == 1 && date.cancelled.is_some()).find_map(|date| date.cancelled.clone());
    view! {
        <li class=if chosen { "chosen" } else { "" }>
            {(entry.len() > 1).then(|| line("repeat", texts::cycle_of(l, entry.len())))}
            {whens}
            <p class="meta">{first.place_name.clone()}</p>
            {seats(l, tightest, now)}
            {reason.filter(|reason| !reason.is_empty()).map(|reason| view! { <p class="hint">{reason}</p> })}
            {held.map(|n| view! { <p class="hint">{texts::being_held(l, n)}</p> })}
            {deed}
            {deadline}
            {(first.cancelled.is_none() || entry.len() > 1).then(|| view! {
                <p class="feeds">
                    <a href=format!("{address}/calendrier")>{icon::view("calendar-plus")} " " {texts::calendar_file(l)}</a>
                </p>
            })}
        </li>
    }
    .into_any()
}

fn reserve(l: Lang, address: &str, most: i64, chosen: bool, form: &Form) -> AnyView {
    let wanted = form.value("seats").parse::<i64>().unwrap_or(1);
    let options: Vec<_> = (1..=most)
        .map(|n| view! { <option value=n.to_string() selected=chosen && n == wanted>{texts::n_seats(l, n)}</option> })
        .collect();
    view! {
        <form method="post" action=address.to_owned() class="reserve">
            {frame::token()}
            <label><span class="visually-hidden">{texts::how_many(l)}</span><select name="seats">{options}</select></label>
            {frame::honeypot(l)}
            {button::submit(texts::reserve(l))}
        </form>
    }
    .into_any()
}

/// The workshop's dates as schema.org events.
fn structured(ctx: &Ctx, offer: &Offer) -> String {
    let details = &offer.workshop.details;
    let address = ctx.absolute(&format!("/ateliers/{}", offer.workshop.id));
    let least = offer.prices.iter().filter(|price| price.units.0 == 0).map(|price| price.cents.0).min().unwrap_or(0);
    let events: Vec<_> = offer
        .dates
        .iter()
        .take(20)
        .map(|date| {
            let off = date.cancelled.is_some();
            json!({
                "@context": "https://schema.org",
                "@type": "Event",
                "name": details.title,
                "description": details.summary,
                "startDate": date.starts.with_timezone(&ctx.zone()).to_rfc3339(),
                "endDate": date.ends.with_timezone(&ctx.zone()).to_rfc3339(),
                "eventStatus": if off { "https://schema.org/EventCancelled" } else { "https://schema.org/EventScheduled" },
                "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
                "maximumAttendeeCapacity": date.capacity,
                "remainingAttendeeCapacity": date.left(),
                "location": { "@type": "Place", "name": date.place_name, "address": texts::place_line(date) },
                "organizer": { "@type": "Organization", "name": ctx.ecopole.name, "url": ctx.absolute("/") },
                "offers": {
                    "@type": "Offer",
                    "url": format!("{address}?date={}", date.id),
                    "price": format!("{}.{:02}", least / 100, least % 100),
                    "priceCurrency": "EUR",
                    "availability": if date.left() > 0 && !off { "https://schema.org/InStock" } else { "https://schema.org/SoldOut" },
                    "validFrom": date.window.opens.to_rfc3339(),
                },
            })
        })
        .collect();
    serde_json::to_string(&events).unwrap_or_default()
}
