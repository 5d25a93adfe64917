//! `/animation`: the team's home of workshops: what comes, what waits for someone; a booking; vouchers, rooms and stoves, settings.

use axum::extract::Path;
use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use super::record::date_table;
use crate::platform::audit;
use crate::platform::auth::actor::COORDINATORS;
use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, format};
use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, form_page, page};
use crate::ui::field::field;
use crate::ui::{badge, button, dialog, empty, facts, form as frame, history, page_head, table, texts as ui};
use crate::work::PLAN_READERS;
use crate::workshops::KEEPERS;
use crate::workshops::letters::payment;
use crate::workshops::model::booking::{Booking, BookingId, Participant, shown_code};
use crate::workshops::model::money::{Cents, Paid, UnitName, Units, VoucherKind};
use crate::workshops::model::workshop::Workshop;
use crate::workshops::pages::amount;
use crate::workshops::store::changes::Request;
use crate::workshops::store::{bookings, changes, dates, door, numbers, resources, settings, vouchers, workshops};
use crate::workshops::{forms, texts};

/// Days ahead whose dates the home shows.
const AHEAD: i64 = 45;

/// `/animation`.
pub async fn home(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let (from, until) = (ctx.now() - chrono::Duration::days(2), ctx.now() + chrono::Duration::days(AHEAD));
    let coming = dates::between(&mut conn, &ctx.actor, from, until).await?;
    let workshops = workshops::list(&mut conn, &ctx.actor).await?;
    let requests = changes::requests(&mut conn, &ctx.actor).await?;
    let give_back = door::to_give_back(&mut conn, &ctx.actor).await?;
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

fn titled_dates(ctx: &Ctx, coming: &[crate::workshops::model::date::WorkshopDate], workshops: &[Workshop]) -> AnyView {
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
                super::seats(l, date, ctx.now()),
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
                super::for_whom(l, &workshop.details).into_any(),
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
                        <small>{request.title.clone()} " · " {format::instant(l, request.created_at, ctx.zone())} " · " {request.email.clone()}</small>
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
        .map(|(id, name, title, cents, units)| view! { <li><p><a href=format!("/animation/reservations/{id}")>{name.clone()}</a> " " <small>{title.clone()}</small></p>{badge::warm(amount(l, (*cents, *units), unit))}</li> })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{texts::to_give_back(l)}</h2><ul class="requests">{rows}</ul> }.into_any())
}

/// `/animation/reservations/…`.
pub async fn booking(ctx: Ctx, Path(id): Path<BookingId>) -> Result<Response> {
    booking_shown(&ctx, id, &Form::default()).await
}

/// A booking with what was typed.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn booking_shown(ctx: &Ctx, id: BookingId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let found = bookings::get(&mut conn, &ctx.actor, id).await?;
    let participants = bookings::participants(&mut conn, id).await?;
    let receipts = door::receipts(&mut conn, id).await?;
    let about = dates::of_bookings(&mut conn, &[id]).await?.remove(&id);
    let settings = settings::load(&mut conn).await?;
    let said = bookings::feedback(&mut conn, id).await?;
    let came = !door::came(&mut conn, id, ctx.now()).await?.is_empty();
    let changes: Vec<audit::Line> = audit::history(&mut conn, id.uuid()).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(found.name.clone()), || {
        let title = about.as_ref().map(|about| about.title.clone()).unwrap_or_default();
        let whens: Vec<_> = about
            .iter()
            .flat_map(|about| &about.dates)
            .map(|date| view! { <p class="when"><a href=format!("/animation/dates/{}", date.id)>{texts::when(l, date)}</a></p> })
            .collect();
        let people: Vec<_> = participants
            .iter()
            .map(|participant| view! { <li><p><strong>{participant.name.clone()}</strong> " " <small>{person_line(l, participant, &settings.unit())}</small></p></li> })
            .collect();
        let paid: Cents = receipts.iter().map(|receipt| receipt.cents).sum();
        let units: Units = receipts.iter().map(|receipt| receipt.units).sum();
        let cancel = (!found.state.has_ended()).then(|| {
            let form =
                button::post_once(format!("/animation/reservations/{id}/annuler"), button::danger(texts::cancel_booking(l)));
            dialog::confirm("circle-x", texts::cancel_booking(l), texts::cancel_for_what(l), form)
        });
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::simple(if found.name.is_empty() { texts::somebody(l).to_owned() } else { found.name.clone() }, title)}
            <p class="badges">{badge::plain(texts::booking_state(l, found.state))}</p>
            {whens}
            {facts::view(vec![
                (texts::code(l), shown_code(&found.code)),
                (texts::email(l), found.email.clone()),
                (texts::phone(l), found.phone.clone()),
                (texts::commune(l), found.commune.clone()),
                (texts::emergency(l), found.emergency_contact.clone()),
                (texts::collectors(l), found.collectors.clone()),
                (texts::due(l), if found.state.has_ended() { String::new() } else { amount(l, (found.due_cents, found.due_units), &settings.unit()) }),
                (texts::paid(l), amount(l, (paid, units), &settings.unit())),
                (texts::still_due(l), payment(l, &found, (paid, units), &settings).unwrap_or_default()),
                (texts::give_back_label(l), found.to_give_back((paid, units)).map(|sum| amount(l, sum, &settings.unit())).unwrap_or_default()),
            ])}
            <ul class="requests">{people}</ul>
            {said.map(|(stars, words)| view! { <p><strong>{texts::rating_label(l)} " : " {texts::of_five(l, stars.to_string())}</strong> " " {words}</p> })}
            {super::booking::voucher_line(l, &found, &participants)}
            <h2>{texts::payments(l)}</h2>
            {receipt_table(ctx, id, &receipts, &settings.unit())}
            {pay_form(l, id, &found, paid, form)}
            <div class="deeds">{came.then(|| button::link(format!("/animation/reservations/{id}/attestation"), "download", texts::certificate(l)))}{cancel}</div>
            {history::view(ctx, &changes)}
        }
    }))
}

/// A participant in a line: ticket, price, and what matters of them.
fn person_line(l: Lang, participant: &Participant, unit: &UnitName) -> String {
    let price = amount(l, (participant.cents, participant.units), unit);
    let age = participant.age.map(|age| texts::years(l, age)).unwrap_or_default();
    let parts = [shown_code(&participant.code), price, age, participant.allergies.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn receipt_table(ctx: &Ctx, id: BookingId, receipts: &[door::Receipt], unit: &UnitName) -> AnyView {
    let l = ctx.lang;
    if receipts.is_empty() {
        return view! { <p class="hint">{texts::nothing_paid(l)}</p> }.into_any();
    }
    let rows = receipts
        .iter()
        .map(|receipt| {
            let number = receipt.receipt;
            vec![
                view! { <a href=format!("/animation/reservations/{id}/recus/{number}")>{texts::receipt(l, number)}</a> }
                    .into_any(),
                texts::sum(l, receipt, unit).into_any(),
                texts::paid_by(l, receipt.method).into_any(),
                format::instant(l, receipt.paid_at, ctx.zone()).into_any(),
            ]
        })
        .collect();
    table::view(texts::payments(l), [texts::receipt_label(l), texts::amount(l), texts::pay_how(l), texts::when_label(l)], rows)
}

fn pay_form(l: Lang, id: BookingId, booking: &Booking, paid: Cents, form: &Form) -> AnyView {
    let left = (booking.due_cents - paid).0.max(0);
    let filled = if form.names().next().is_some() {
        form.clone()
    } else {
        Form::filled([
            ("amount", if left > 0 { forms::cents_field(Cents(left)) } else { String::new() }),
            ("method", Paid::Cash.word().to_owned()),
        ])
    };
    let change = Cents(left)
        .change()
        .into_iter()
        .map(|(note, back)| texts::change_of(l, note.text(l), back.text(l)))
        .collect::<Vec<_>>()
        .join(" ");
    let methods = Paid::ALL.iter().map(|method| (method.word().to_owned(), texts::paid_by(l, *method).to_owned())).collect();
    view! {
        <form method="post" action=format!("/animation/reservations/{id}/encaisser") class="form" novalidate>
            {frame::summary(l, form)}
            {frame::token()}
            <div class="pair">
                {field(l, &filled, "amount", texts::amount(l)).required().number()}
                {field(l, &filled, "method", texts::pay_how(l)).required().select(methods)}
            </div>
            {(!change.is_empty()).then(|| view! { <p class="hint">{change}</p> })}
            <label class="check"><input type="checkbox" name="back" value="yes" /><span>{texts::given_back(l)}</span></label>
            <div class="buttons">{button::submit(texts::collect(l))}</div>
        </form>
    }
    .into_any()
}

/// `/animation/bons`.
pub async fn voucher_list(ctx: Ctx) -> Result<Response> {
    vouchers_shown(&ctx, &Form::filled([("uses", "1".to_owned())])).await
}

/// Vouchers, with what was typed.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn vouchers_shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let all = vouchers::list(&mut conn, &ctx.actor).await?;
    let offered = workshops::list(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::vouchers(l)), || {
        let rows: Vec<_> = all
            .iter()
            .map(|voucher| {
                let worth = match voucher.kind {
                    VoucherKind::Amount => Cents(voucher.amount).text(l),
                    VoucherKind::Percent => texts::percent(l, voucher.amount),
                    VoucherKind::Free => texts::free_seat(l).to_owned(),
                };
                let days = [voucher.starts, voucher.ends]
                    .into_iter()
                    .flatten()
                    .map(|day| format::date(l, day))
                    .collect::<Vec<_>>()
                    .join(" – ");
                vec![
                    view! { <code>{voucher.code.clone()}</code> }.into_any(),
                    worth.into_any(),
                    texts::used_of(l, voucher.used, voucher.uses).into_any(),
                    days.into_any(),
                    voucher.note.clone().into_any(),
                    button::post(format!("/animation/bons/{}/archiver", voucher.id), button::quiet(texts::end_voucher(l))),
                ]
            })
            .collect();
        let kinds =
            VoucherKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::voucher_kind(l, *kind).to_owned())).collect();
        let choices: Vec<(String, String)> = offered
            .iter()
            .filter(|workshop| !workshop.archived)
            .map(|workshop| (workshop.id.to_string(), workshop.details.title.clone()))
            .collect();
        let fields = view! {
            {field(l, form, "code", texts::code(l)).hint(texts::voucher_code_hint(l)).required().text()}
            <div class="pair">
                {field(l, form, "voucher_kind", texts::voucher_kind_label(l)).required().select(kinds)}
                {field(l, form, "amount", texts::amount(l)).hint(texts::voucher_amount_hint(l)).number()}
                {field(l, form, "uses", texts::uses(l)).required().digits()}
            </div>
            <div class="pair">
                {field(l, form, "from", texts::valid_from(l)).date()}
                {field(l, form, "until", texts::valid_until(l)).date()}
            </div>
            {field(l, form, "note", texts::note(l)).text()}
            {field(l, form, "workshops", texts::voucher_for(l)).hint(texts::voucher_for_hint(l)).checks(choices)}
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::simple(texts::vouchers(l), texts::vouchers_lead(l))}
            {if rows.is_empty() { empty::view("ticket", texts::no_voucher(l)) } else { table::view(texts::vouchers(l), [texts::code(l), texts::amount(l), texts::uses(l), texts::valid(l), texts::note(l), texts::end_label(l)], rows) }}
            <h2>{texts::new_voucher(l)}</h2>
            {frame::frame(l, form, fields.into_any(), button::submit(texts::create(l)))}
        }
    }))
}

/// `/animation/salles`.
pub async fn resource_list(ctx: Ctx) -> Result<Response> {
    resources_shown(&ctx, &Form::default()).await
}

/// Rooms and stoves, with what was typed.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn resources_shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let all = resources::list(&mut *ctx.read().await?, &ctx.actor).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::resources(l)), || {
        let rows: Vec<_> = all
            .iter()
            .map(|resource| {
                vec![
                    resource.name.clone().into_any(),
                    resource.heads.map(|heads| texts::n_seats(l, heads)).unwrap_or_default().into_any(),
                    button::post(format!("/animation/salles/{}/archiver", resource.id), button::quiet(ui::archive(l))),
                ]
            })
            .collect();
        let fields = view! {
            <div class="pair">
                {field(l, form, "name", texts::name(l)).required().text()}
                {field(l, form, "heads", texts::heads(l)).hint(texts::heads_hint(l)).digits()}
            </div>
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::simple(texts::resources(l), texts::resources_lead(l))}
            {if rows.is_empty() { empty::view("door-open", texts::no_resource(l)) } else { table::view(texts::resources(l), [texts::name(l), texts::heads(l), texts::end_label(l)], rows) }}
            <h2>{texts::new_resource(l)}</h2>
            {frame::frame(l, form, fields.into_any(), button::submit(texts::add(l)))}
        }
    }))
}

/// `/animation/reglages`.
pub async fn settings_page(ctx: Ctx) -> Result<Response> {
    let kept = settings::load(&mut *ctx.read().await?).await?;
    Ok(settings_shown(&ctx, &forms::settings_filled(&kept).as_read()))
}

/// The settings with what was typed.
#[must_use]
pub fn settings_shown(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::settings(l)), || {
        let fields = view! {
            {field(l, form, "letters", texts::letters(l)).checks(vec![("week", texts::letter_week(l)), ("two_days", texts::letter_two_days(l)), ("thanks", texts::letter_thank(l))])}
            {field(l, form, "offer_hours", texts::offer_hours(l)).hint(texts::offer_hours_hint(l)).required().digits()}
            {field(l, form, "transfer_to", texts::transfer_to(l)).hint(texts::transfer_to_hint(l)).text()}
            {field(l, form, "unit_name", texts::unit_name(l)).required().text()}
            {field(l, form, "unit_plural", texts::unit_plural(l)).required().text()}
            {field(l, form, "team_email", texts::team_email(l)).hint(texts::team_email_hint(l)).email()}
        };
        let embed = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"420\"></iframe>",
            ctx.absolute("/ateliers/integrer"),
            texts::workshops(l)
        );
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::simple(texts::settings(l), "")}
            {frame::frame(l, form, fields.into_any(), button::submit(ui::save(l)))}
            <h2>{texts::embed(l)}</h2>
            <p>{texts::embed_lead(l)}</p>
            <code class="address">{embed}</code>
        }
    })
}
