//! `/animation/dates/…`: a date as its facilitator needs it: who comes, what to know of them (allergies first), who is here, who has paid.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, camera, dialog, empty, form as frame, icon, page_head, texts as ui};
use islands::door::{Door, Known, Words};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::KEEPERS;
use crate::booking::store::bookings;
use crate::door::store::{self as door, ExpectedGuest};
use crate::model::booking::{Booking, BookingId, BookingState, ParticipantId};
use crate::model::date::{DateId, WorkshopDate};
use crate::model::door::Verdict;
use crate::model::money::UnitName;
use crate::model::workshop::{Price, QuestionKind, Workshop};
use crate::offer::store::{dates, settings, workshops};
use crate::parts::{amount, price_line, price_name};
use crate::parts::{line, seats};
use crate::texts;

/// Answers by booking and participant, as lines.
type Answers = HashMap<(BookingId, Option<ParticipantId>), Vec<String>>;

/// A date with everything its facilitator needs.
pub(super) struct Day {
    pub(super) date: WorkshopDate,
    pub(super) workshop: Workshop,
    pub(super) expected: Vec<ExpectedGuest>,
    pub(super) answers: Answers,
    pub(super) bookings: Vec<Booking>,
    pub(super) prices: Vec<Price>,
    pub(super) facilitators: Vec<String>,
    pub(super) resources: Vec<String>,
    pub(super) unit: UnitName,
    /// Seats that stand empty although they are booked.
    pub(super) missing: i64,
}

/// Reads it.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub(super) async fn load(ctx: &Ctx, id: DateId) -> Result<Day> {
    let mut conn = ctx.read().await?;
    let expected = door::expected(&mut conn, &ctx.actor, id).await?;
    let date = dates::get(&mut conn, id).await?;
    let mut answers = Answers::new();
    for (booking, participant, question, kind, answer) in door::answers(&mut conn, &ctx.actor, id).await? {
        let said = if kind == QuestionKind::Consent { texts::yes(ctx.lang) } else { &answer };
        answers.entry((booking, participant)).or_default().push(format!("{question}{} {said}", texts::colon(ctx.lang)));
    }
    Ok(Day {
        workshop: workshops::get(&mut conn, &ctx.actor, date.workshop).await?,
        expected,
        answers,
        bookings: bookings::of_date(&mut conn, &ctx.actor, id).await?,
        prices: workshops::prices(&mut conn, date.workshop).await?,
        facilitators: dates::facilitators(&mut conn, id).await?.into_iter().map(|(_, name)| name).collect(),
        resources: dates::resources(&mut conn, id).await?.into_iter().map(|(_, name)| name).collect(),
        unit: settings::load(&mut conn).await?.unit(),
        missing: door::missing(&mut conn, id, ctx.now()).await?,
        date,
    })
}

/// `/animation/dates/…`.
pub async fn show(ctx: Ctx, Path(id): Path<DateId>) -> Result<Response> {
    shown(&ctx, id, &Form::default(), None).await
}

/// The page, with what was typed, and what came of a ticket shown.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn shown(ctx: &Ctx, id: DateId, form: &Form, verdict: Option<&Verdict>) -> Result<Response> {
    let day = load(ctx, id).await?;
    let l = ctx.lang;
    let title = day.workshop.details.title.clone();
    Ok(form_page(ctx, form, Head::new(title.clone()).with_island("door"), || {
        let coming: Vec<&ExpectedGuest> = day.expected.iter().filter(|line| line.comes).collect();
        let known = day.expected.iter().map(known).collect();
        // A booking's debt is shown once, beside the first of its people.
        let mut told: Vec<BookingId> = Vec::new();
        let rows: Vec<_> = coming
            .iter()
            .map(|line| {
                let first = !told.contains(&line.booking_id);
                told.push(line.booking_id);
                row(ctx, &day, line, first)
            })
            .collect();
        let list = if rows.is_empty() {
            empty::view("users", texts::nobody_yet(l))
        } else {
            view! { <ul class="door-list">{rows}</ul> }.into_any()
        };
        let by_code = code_form(l, id, form);
        let said =
            verdict.map(|verdict| view! { <p class=verdict_class(verdict) role="status">{verdict_words(ctx, verdict)}</p> });
        view! {
            {page_head::trail(
                ui::where_am_i(l),
                vec![
                    ("/animation".to_owned(), texts::team_title(l).to_owned()),
                    (format!("/animation/ateliers/{}", day.workshop.id), title.clone()),
                ],
            )}
            {page_head::with_actions(title.clone(), texts::when(l, &day.date), actions(ctx, &day, &form.if_sent("reason")))}
            {day.date.cancelled.clone().map(|reason| view! {
                <p class="held over">{icon::view("circle-x")} " " {texts::called_off(l)} " " {reason}</p>
            })}
            <div class="fact-lines">
                {line("map-pin", texts::place_line(&day.date))}
                {(!day.facilitators.is_empty()).then(|| line("user-check", day.facilitators.join(", ")))}
                {(!day.resources.is_empty()).then(|| line("door-open", day.resources.join(", ")))}
                {(!day.workshop.details.equipment.is_empty()).then(|| line("backpack", day.workshop.details.equipment.clone()))}
            </div>
            <p>{seats(l, &day.date, ctx.now())}</p>
            {too_few(l, &day)}
            {warnings(l, &coming)}
            <h2>{texts::participants(l)}</h2>
            {said}
            {frame::summary(l, form)}
            {if day.date.cancelled.is_some() {
                list
            } else {
                view! {
                    {camera::reader()}
                    <Door date=id.to_string() known=known words=words(l)>{by_code}{list}</Door>
                }
                .into_any()
            }}
            {walk_in(l, &day, form)}
            {waiting(l, &day)}
            {gone(l, &day)}
        }
    }))
}

fn actions(ctx: &Ctx, day: &Day, calling_off: &Form) -> Vec<AnyView> {
    let (l, id) = (ctx.lang, day.date.id);
    let mut all = vec![
        button::link(format!("/animation/dates/{id}/feuille"), "printer", texts::sheet(l)),
        button::link(format!("/animation/dates/{id}/tableur"), "download", ui::export_csv(l)),
    ];
    if ctx.actor.roles.any_of(KEEPERS) && day.date.cancelled.is_none() {
        all.push(button::link(format!("/animation/dates/{id}/modifier"), "pencil", texts::edit(l)));
        let form = view! {
            <form method="post" action=format!("/animation/dates/{id}/annuler") class="form">
                {field(l, calling_off, "reason", texts::why(l)).hint(texts::why_hint(l)).text()}
                <div class="buttons">{button::danger(texts::call_off(l))}</div>
            </form>
        };
        all.push(dialog::opened(
            !calling_off.errors().is_empty(),
            "circle-x",
            texts::call_off(l),
            texts::call_off_what(l),
            form.into_any(),
        ));
    }
    all
}

fn known(line: &ExpectedGuest) -> Known {
    let state = match (line.comes, line.came_at.is_some(), line.owes()) {
        (false, ..) => "cancelled",
        (_, true, _) => "came",
        (_, _, true) => "unpaid",
        _ => "expected",
    };
    Known { code: line.code.clone(), name: line.name.clone(), state: state.to_owned() }
}

fn words(l: Lang) -> Words {
    Words {
        scan: texts::scan(l).to_owned(),
        stop: texts::stop_scanning(l).to_owned(),
        no_camera: texts::no_camera(l).to_owned(),
        welcome: texts::verdict_in(l, "{name}"),
        unpaid: texts::verdict_unpaid(l, "{name}"),
        already: texts::verdict_already_plain(l, "{name}"),
        undone: texts::verdict_undone(l, "{name}"),
        cancelled: texts::verdict_cancelled(l, "{name}"),
        unknown: texts::verdict_unknown(l).to_owned(),
        unknown_offline: texts::verdict_unknown_offline(l).to_owned(),
        waiting: texts::waiting_to_send(l).to_owned(),
        let_in: texts::let_in(l).to_owned(),
        undo: texts::not_here(l).to_owned(),
        count: texts::here_of(l, "{here}", "{all}"),
        video: texts::camera_picture(l).to_owned(),
        code_missing: texts::code_missing(l).to_owned(),
        needs_network: texts::needs_network(l).to_owned(),
        refused: texts::tickets_refused(l).to_owned(),
    }
}

/// What came of a ticket, in words.
#[must_use]
pub fn verdict_words(ctx: &Ctx, verdict: &Verdict) -> String {
    let l = ctx.lang;
    match verdict {
        Verdict::In(name) => texts::verdict_in(l, name),
        Verdict::Unpaid(name) => texts::verdict_unpaid(l, name),
        Verdict::Already(name, at) => texts::verdict_already(l, name, format::instant(l, *at, ctx.zone())),
        Verdict::Undone(name) => texts::verdict_undone(l, name),
        Verdict::OtherDate(name) => texts::verdict_other_date(l, name),
        Verdict::Cancelled(name) => texts::verdict_cancelled(l, name),
        Verdict::TooEarly(name) => texts::verdict_too_early(l, name),
        Verdict::Unknown => texts::verdict_unknown(l).to_owned(),
    }
}

/// A verdict's look.
#[must_use]
pub const fn verdict_class(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::In(_) | Verdict::Undone(_) => "verdict good",
        Verdict::Unpaid(_) | Verdict::Already(..) => "verdict warm",
        Verdict::OtherDate(_) | Verdict::Cancelled(_) | Verdict::TooEarly(_) | Verdict::Unknown => "verdict bad",
    }
}

fn too_few(l: Lang, day: &Day) -> Option<AnyView> {
    let sure =
        day.bookings.iter().filter(|booking| booking.state == BookingState::Confirmed).map(|booking| booking.seats).sum::<i64>();
    (sure < day.date.min_people && day.date.cancelled.is_none())
        .then(|| view! { <p class="badges">{badge::warm(texts::too_few(l, sure, day.date.min_people))}</p> }.into_any())
}

/// Allergies stand above everything else.
fn warnings(l: Lang, coming: &[&ExpectedGuest]) -> Option<AnyView> {
    let lines: Vec<_> = coming
        .iter()
        .filter(|line| !line.allergies.is_empty())
        .map(|line| view! { <li><strong>{line.name.clone()}</strong> " " {line.allergies.clone()}</li> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="allergies"><h2>{icon::view("triangle-alert")} " " {texts::allergies(l)}</h2><ul>{lines}</ul></section>
        }
        .into_any()
    })
}

/// What a booking still has to pay: "12,50 €", "2 grains", or both.
pub(super) fn owed(l: Lang, line: &ExpectedGuest, unit: &UnitName) -> String {
    amount(l, line.owed(), unit)
}

fn row(ctx: &Ctx, day: &Day, line: &ExpectedGuest, first: bool) -> AnyView {
    let l = ctx.lang;
    let came = line.came_at.is_some();
    let mut notes: Vec<String> = Vec::new();
    if let Some(age) = line.age {
        notes.push(texts::years(l, age));
    }
    if line.contact != line.name {
        notes.push(texts::booked_by(l, &line.contact));
    }
    if !line.phone.is_empty() {
        notes.push(line.phone.clone());
    }
    if !line.emergency_contact.is_empty() {
        notes.push(texts::call(l, &line.emergency_contact));
    }
    if !line.collectors.is_empty() {
        notes.push(texts::may_collect(l, &line.collectors));
    }
    for key in [(line.booking_id, None), (line.booking_id, Some(line.id))] {
        notes.extend(day.answers.get(&key).into_iter().flatten().cloned());
    }
    let owed = (first && line.owes()).then(|| {
        let amount = owed(l, line, &day.unit);
        view! {
            <a class="button" href=format!("/animation/reservations/{}", line.booking_id)>
                {icon::view("euro")} " " {texts::to_collect(l, amount)}
            </a>
        }
    });
    let deed = if came { "undo" } else { "in" };
    view! {
        <li class=if came { "came" } else { "" } data-code=line.code.clone()>
            <div>
                <a href=format!("/animation/reservations/{}", line.booking_id)>{line.name.clone()}</a>
                {(!line.image_consent).then(|| view! {
                    " "
                    <span class="no-image">
                        {icon::view("camera-off")}
                        <span class="visually-hidden">{texts::no_image(l)}</span>
                    </span>
                })}
                {(!notes.is_empty()).then(|| view! { <small>{notes.join(" · ")}</small> })}
            </div>
            {owed}
            <form method="post" action=format!("/animation/dates/{}/pointer", day.date.id) data-tap="">
                {frame::token()}
                {frame::hidden("code", line.code.clone())}
                {frame::hidden("deed", deed)}
                <span class="badge good">{texts::here(l)}</span>
                " "
                {if came { button::quiet(texts::not_here(l)) } else { button::submit(texts::let_in(l)) }}
            </form>
        </li>
    }
    .into_any()
}

fn code_form(l: Lang, id: DateId, form: &Form) -> AnyView {
    view! {
        <form method="post" action=format!("/animation/dates/{id}/pointer") class="inline-form" data-tap="">
            {frame::token()}
            <label for="code">
                {texts::code(l)}
                <input
                    type="text"
                    id="code"
                    name="code"
                    autocomplete="off"
                    autocapitalize="characters"
                    value=form.value("code").to_owned()
                />
            </label>
            {button::quiet(texts::let_in(l))}
        </form>
    }
    .into_any()
}

fn walk_in(l: Lang, day: &Day, form: &Form) -> AnyView {
    let full = day.date.left() == 0;
    if (full && day.missing <= 0) || day.date.cancelled.is_some() {
        return ().into_any();
    }
    let what = if full { texts::walk_in_instead(l, day.missing) } else { texts::walk_in_what(l).to_owned() };
    let prices: Vec<(String, String)> =
        day.prices.iter().map(|price| (price.kind.word().to_owned(), price_name(l, price, &day.unit))).collect();
    let open =
        day.prices.iter().find(|price| price.most.is_some()).map(|price| price_line(l, std::slice::from_ref(price), &day.unit));
    let body = view! {
        <form method="post" action=format!("/animation/dates/{}/sans-reservation", day.date.id) class="form" novalidate>
            {frame::token()}
            {field(l, form, "walk_name", texts::guest_name(l)).required().text()}
            <div class="pair">
                {(!prices.is_empty()).then(|| field(l, form, "walk_price", texts::price(l)).required().select(prices))}
                {open.map(|bounds| field(l, form, "walk_amount", texts::open_amount(l)).hint(bounds).number())}
                {field(l, form, "walk_commune", texts::commune(l)).text()}
            </div>
            {field(l, form, "walk_allergies", texts::allergies(l)).text()}
            {day.workshop.details.asks_ages().then(|| field(l, form, "walk_age", texts::age(l)).required().digits())}
            {day.workshop.details.children.then(|| view! {
                {field(l, form, "walk_emergency", texts::emergency(l)).required().text()}
                {field(l, form, "walk_collectors", texts::collectors(l)).required().text()}
            })}
            <div class="buttons">{button::submit(texts::let_in(l))}</div>
        </form>
    };
    let wrong = form.errors().keys().any(|name| name.starts_with("walk_"));
    dialog::opened(wrong, "user-plus", texts::walk_in(l), what, body.into_any())
}

/// Seats given back and bookings cancelled, each with the way to its booking: to call people, or to give money back.
fn gone(l: Lang, day: &Day) -> Option<AnyView> {
    let lines: Vec<_> = day
        .expected
        .iter()
        .filter(|line| {
            !line.comes
                && !day.bookings.iter().any(|booking| booking.id == line.booking_id && booking.state != BookingState::Confirmed)
        })
        .map(|line| {
            let reach =
                [&line.phone, &line.email].into_iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
            view! {
                <li>
                    <a href=format!("/animation/reservations/{}", line.booking_id)>{line.name.clone()}</a>
                    " "
                    <small>{reach}</small>
                </li>
            }
        })
        .collect();
    let count = lines.len();
    (count > 0).then(|| {
        view! {
            <details class="history" open=day.date.cancelled.is_some()>
                <summary>{texts::given_up(l, count)}</summary>
                <ul>{lines}</ul>
            </details>
        }
        .into_any()
    })
}

fn waiting(l: Lang, day: &Day) -> Option<AnyView> {
    let rows: Vec<_> = day
        .bookings
        .iter()
        .filter(|booking| booking.state != BookingState::Confirmed)
        .map(|booking| {
            let state = match booking.state {
                BookingState::Waiting => badge::warm(texts::state_waiting(l)),
                BookingState::Offered => badge::good(texts::state_offered(l)),
                BookingState::Pending => badge::plain(texts::state_pending(l)),
                _ => badge::plain(texts::state_held(l)),
            };
            let name = if booking.name.is_empty() { texts::somebody(l).to_owned() } else { booking.name.clone() };
            view! {
                <li>
                    <p>
                        <a href=format!("/animation/reservations/{}", booking.id)>{name}</a>
                        " "
                        <small>{texts::n_seats(l, booking.seats)} " " {booking.email.clone()}</small>
                    </p>
                    {state}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{texts::line_and_holds(l)}</h2><ul class="requests">{rows}</ul> }.into_any())
}
