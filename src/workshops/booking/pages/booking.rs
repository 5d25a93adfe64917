//! A booking that is made: its state in one sentence, tickets, and what can be changed alone until the deadline.

use axum::response::Response;
use leptos::prelude::*;

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::qr;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use ui::field::field;
use ui::{badge, button, dialog, form as frame, icon, link, page_head};

use crate::booking::forms::name_field;
use crate::booking::pages::booking_form::Basis;
use crate::booking::pages::reservation::address;
use crate::booking::store::changes::is_late;
use crate::booking::store::payments;
use crate::booking::store::payments::Receipt;
use crate::booking::store::{bookings, line as waiting};
use crate::booking::{letters, papers};
use crate::model::booking::{Booking, BookingState, Participant, shown_code};
use crate::model::date::{Opening, WorkshopDate};
use crate::model::money::{Cents, UnitName, Units};
use crate::offer::store::dates;
use crate::parts::amount;
use crate::parts::line;
use crate::texts;

/// What the page shows besides the booking.
struct Seen {
    participants: Vec<Participant>,
    receipts: Vec<Receipt>,
    others: Vec<WorkshopDate>,
    place: usize,
    over: bool,
    late: bool,
    /// Whether the link that was followed came by e-mail.
    by_mail: bool,
}

impl Seen {
    fn paid(&self) -> (Cents, Units) {
        (self.receipts.iter().map(|receipt| receipt.cents).sum(), self.receipts.iter().map(|receipt| receipt.units).sum())
    }
}

async fn load(ctx: &Ctx, token: &str, booking: &Booking, basis: &Basis) -> Result<Seen> {
    let mut conn = ctx.read().await?;
    let now = ctx.now();
    let running: Vec<WorkshopDate> = basis.about.dates.iter().filter(|date| date.cancelled.is_none()).cloned().collect();
    let over = running.iter().all(|date| date.ends <= now);
    let late = is_late(&running, now);
    let others = if booking.state == BookingState::Confirmed && booking.series_id.is_none() && !late {
        let mut others = dates::of_workshop(&mut conn, booking.workshop_id, now).await?;
        others.retain(|date| {
            date.id != booking.date_id && !date.whole && date.opening(now) == Opening::Open && date.left() >= booking.seats
        });
        others
    } else {
        Vec::new()
    };
    let place = if booking.state == BookingState::Waiting { waiting::place_in_line(&mut conn, booking).await? } else { 0 };
    let participants = bookings::participants(&mut conn, booking.id).await?;
    let receipts = payments::receipts(&mut conn, booking.id).await?;
    let by_mail = bookings::LINKS.came_by_mail(&mut conn, &Token::received(token)).await?;
    Ok(Seen { participants, receipts, others, place, over, late, by_mail })
}

/// The page, with what was typed into one of its forms.
pub async fn shown(ctx: &Ctx, token: &str, booking: &Booking, basis: &Basis, typed: Option<&Form>) -> Result<Response> {
    let seen = load(ctx, token, booking, basis).await?;
    let path = &address(token);
    let l = ctx.lang;
    let blank = Form::default();
    let form = typed.unwrap_or(&blank);
    Ok(form_page(ctx, form, Head::new(basis.about.title.clone()).with_script("hold.js"), || {
        let state = match booking.state {
            BookingState::Confirmed => badge::good(texts::state_confirmed(l)),
            BookingState::Pending => badge::warm(texts::state_pending(l)),
            BookingState::Waiting => badge::warm(texts::state_waiting(l)),
            BookingState::Held | BookingState::Offered => badge::warm(texts::state_held(l)),
            BookingState::Cancelled => badge::plain(texts::state_cancelled(l)),
            BookingState::Expired => badge::plain(texts::state_expired(l)),
        };
        let whens: Vec<_> = basis
            .about
            .dates
            .iter()
            .map(|date| {
                let off =
                    date.cancelled.as_ref().map(|reason| view! { " " {badge::bad(texts::called_off(l))} " " {reason.clone()} });
                let map = ctx.ecopole.on_map(&texts::place_line(date)).filter(|_| date.cancelled.is_none());
                let map = map.map(|address| link::map(address, texts::on_the_map(l)));
                view! { <p class="when">{texts::when(l, date)}{off}<br /><small>{texts::place_line(date)} " " {map}</small></p> }
            })
            .collect();
        view! {
            {page_head::simple(basis.about.title.clone(), "")}
            <p class="badges">{state}</p>
            {frame::summary(l, form)}
            {whens}
            <p class="meta">{texts::seats_and_code(l, booking.seats, shown_code(&booking.code))}</p>
            {booking.to_give_back(seen.paid()).map(|sum| view! {
                <p class="narrow">{icon::view("euro")} " " {texts::we_give_back(l, amount(l, sum, &basis.asks.settings.unit()))}</p>
            })}
            {body(ctx, path, booking, basis, &seen, form)}
            {receipts(ctx, path, &seen.receipts, &basis.asks.settings.unit())}
        }
    }))
}

fn body(ctx: &Ctx, path: &str, booking: &Booking, basis: &Basis, seen: &Seen, form: &Form) -> AnyView {
    let l = ctx.lang;
    match booking.state {
        BookingState::Confirmed if seen.over => over(l, path, booking, form),
        BookingState::Confirmed => confirmed(ctx, path, booking, basis, seen, form),
        BookingState::Pending => view! {
            <p class="narrow">{if seen.by_mail { texts::pending_lead(l).to_owned() } else { texts::open_the_mail(l, &booking.email) }}</p>
            <div class="buttons">
                {seen.by_mail.then(|| button::post(format!("{path}/confirmer"), button::submit(texts::confirm_booking(l))))}
                {button::post(format!("{path}/quitter"), button::quiet(texts::cancel_booking(l)))}
            </div>
        }
        .into_any(),
        BookingState::Waiting => view! {
            <p class="narrow">{texts::waiting_lead(l, seen.place)}</p>
            <div class="buttons">{button::post(format!("{path}/quitter"), button::quiet(texts::leave_line(l)))}</div>
        }
        .into_any(),
        BookingState::Cancelled | BookingState::Expired | BookingState::Held | BookingState::Offered => {
            let words = if booking.state == BookingState::Expired { texts::expired_lead(l) } else { texts::cancelled_lead(l) };
            view! {
                <p class="narrow">{words}</p>
                <div class="buttons">
                    {button::primary_link(format!("/ateliers/{}", booking.workshop_id), "calendar-days", texts::see_dates(l))}
                    <a href="/ateliers">{texts::see_workshops(l)}</a>
                </div>
            }
            .into_any()
        }
    }
}

fn confirmed(ctx: &Ctx, path: &str, booking: &Booking, basis: &Basis, seen: &Seen, form: &Form) -> AnyView {
    let l = ctx.lang;
    let tickets: Vec<_> = seen.participants.iter().map(|participant| ticket(ctx, participant)).collect();
    let until = basis.about.dates.iter().map(|date| date.window.cancel_until).min();
    view! {
        {letters::payment(l, booking, seen.paid(), &basis.asks.settings).map(|words| view! {
            <p class="to-pay">{icon::view("euro")} " "<span>{words}</span></p>
        })}
        {(!basis.about.bring.is_empty()).then(|| line("backpack", texts::letter_bring(l, &basis.about.bring)))}
        {voucher_line(l, booking, &seen.participants)}
        <h2>{texts::tickets(l)}</h2>
        <ul class="tickets">{tickets}</ul>
        <div class="buttons">
            {button::link(format!("{path}/billets"), "download", texts::tickets_pdf(l))}
            {button::link(format!("{path}/calendrier"), "calendar-plus", texts::calendar_file(l))}
        </div>
        <h2>{texts::change(l)}</h2>
        {if seen.late {
            too_late(l, path, form)
        } else {
            view! {
                <p class="hint">{until.map(|until| texts::change_until(l, format::instant(l, until, ctx.zone())))}</p>
                <div class="deeds">
                    {rename(l, path, seen, form)}
                    {(seen.participants.len() > 1).then(|| reduce(l, path, seen, form))}
                    {(!seen.others.is_empty()).then(|| relocate(l, path, seen, form))}
                    {dialog::confirm(
                        "circle-x",
                        texts::cancel_booking(l),
                        texts::cancel_what(l),
                        button::post_once(format!("{path}/annuler"), button::danger(texts::cancel_booking(l))),
                    )}
                </div>
            }
            .into_any()
        }}
        {reminders(l, path, booking)}
    }
    .into_any()
}

/// What was paid, each with its receipt to print.
fn receipts(ctx: &Ctx, path: &str, receipts: &[Receipt], unit: &UnitName) -> Option<AnyView> {
    let l = ctx.lang;
    let lines: Vec<_> = receipts
        .iter()
        .map(|receipt| {
            view! {
                <li>
                    <a href=format!("{path}/recus/{}", receipt.receipt)>{texts::receipt(l, receipt.receipt)}</a>
                    " · " {texts::sum(l, receipt, unit)} " · " {texts::paid_by(l, receipt.method)} " · " {format::instant(
                        l,
                        receipt.paid_at,
                        ctx.zone(),
                    )}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <h2>{texts::payments(l)}</h2><ul>{lines}</ul> }.into_any())
}

/// What a voucher took off, where one did.
pub fn voucher_line(l: Lang, booking: &Booking, participants: &[Participant]) -> Option<AnyView> {
    let whole: Cents = participants.iter().map(|participant| participant.cents).sum();
    let off = whole - booking.due_cents;
    (off > Cents(0)).then(|| line("ticket", texts::voucher_took(l, off.text(l))))
}

fn ticket(ctx: &Ctx, participant: &Participant) -> AnyView {
    let l = ctx.lang;
    let drawing = qr::svg(&papers::ticket_address(&ctx.app.config.public_url, &participant.code));
    view! {
        <li class="ticket">
            <div class="ticket-qr" role="img" aria-label=texts::qr_of(l, &participant.name) inner_html=drawing></div>
            <div><strong>{participant.name.clone()}</strong><code>{shown_code(&participant.code)}</code></div>
        </li>
    }
    .into_any()
}

fn rename(l: Lang, path: &str, seen: &Seen, form: &Form) -> AnyView {
    let fields: Vec<_> = seen
        .participants
        .iter()
        .map(|participant| {
            let name = name_field(participant.id);
            let filled = if form.value(&name).is_empty() && form.error(&name).is_none() {
                let mut filled = Form::default();
                filled.set(&name, participant.name.clone());
                filled
            } else {
                form.clone()
            };
            field(l, &filled, name, texts::guest_name(l)).required().text()
        })
        .collect();
    let body = view! {
        <form method="post" action=format!("{path}/noms")>
            {fields}
            <div class="buttons">{button::quiet(texts::change_names(l))}</div>
        </form>
    };
    let wrong = seen.participants.iter().any(|participant| form.error(&name_field(participant.id)).is_some());
    dialog::opened(wrong, "pencil", texts::change_names(l), texts::change_names_what(l), body.into_any())
}

/// A complaint about a group of boxes, above them.
fn complaint(l: Lang, form: &Form, name: &str) -> Option<AnyView> {
    form.error(name).map(|message| view! { <p class="complaint">{message.text(l)}</p> }.into_any())
}

fn reduce(l: Lang, path: &str, seen: &Seen, form: &Form) -> AnyView {
    let boxes: Vec<_> = seen
        .participants
        .iter()
        .map(|participant| {
            view! {
                <label class="check">
                    <input type="checkbox" name="leaving" value=participant.id.to_string() />
                    <span>{participant.name.clone()}</span>
                </label>
            }
        })
        .collect();
    let body = view! {
        <form method="post" action=format!("{path}/reduire")>
            <div id="leaving" tabindex="-1">{complaint(l, form, "leaving")} {boxes}</div>
            <div class="buttons">{button::quiet(texts::give_seats_back(l))}</div>
        </form>
    };
    dialog::opened(form.error("leaving").is_some(), "users", texts::fewer(l), texts::fewer_what(l), body.into_any())
}

fn relocate(l: Lang, path: &str, seen: &Seen, form: &Form) -> AnyView {
    let options: Vec<_> = seen
        .others
        .iter()
        .map(|date| {
            view! {
                <label class="check">
                    <input type="radio" name="date" value=date.id.to_string() required />
                    <span>{texts::when(l, date)} " · " {texts::places_left(l, date.left())}</span>
                </label>
            }
        })
        .collect();
    let body = view! {
        <form method="post" action=format!("{path}/deplacer")>
            <div id="date" tabindex="-1">{complaint(l, form, "date")} {options}</div>
            <div class="buttons">{button::quiet(texts::move_booking(l))}</div>
        </form>
    };
    dialog::opened(
        form.error("date").is_some(),
        "calendar-days",
        texts::other_date(l),
        texts::other_date_what(l),
        body.into_any(),
    )
}

fn too_late(l: Lang, path: &str, form: &Form) -> AnyView {
    view! {
        <p class="narrow">{texts::too_late_lead(l)}</p>
        <form method="post" action=format!("{path}/demande") class="form" novalidate>
            {frame::token()}
            {field(l, form, "body", texts::your_request(l)).required().area()}
            <div class="buttons">{button::quiet(texts::send_request(l))}</div>
        </form>
    }
    .into_any()
}

fn reminders(l: Lang, path: &str, booking: &Booking) -> AnyView {
    let (words, button) = if booking.reminders {
        (texts::reminders_on(l), texts::no_reminders(l))
    } else {
        (texts::reminders_off(l), texts::want_reminders(l))
    };
    let value = if booking.reminders { "no" } else { "yes" };
    view! {
        <form method="post" action=format!("{path}/rappels") class="reminders">
            <p class="hint">{words}</p>
            <button type="submit" class="button" name="wanted" value=value>{button}</button>
        </form>
    }
    .into_any()
}

/// After the last date: a certificate, and two questions.
fn over(l: Lang, path: &str, booking: &Booking, form: &Form) -> AnyView {
    let stars: Vec<_> = (1..=5)
        .map(|n: i64| {
            let chosen = form.value("rating") == n.to_string() || (form.value("rating").is_empty() && booking.rating == Some(n));
            view! {
                <label class="check">
                    <input type="radio" name="rating" value=n.to_string() checked=chosen />
                    <span>{texts::rating(l, n)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <p>{texts::over_lead(l)}</p>
        <div class="buttons">{button::link(format!("{path}/attestation"), "download", texts::certificate(l))}</div>
        <h2>{texts::say_how_it_was(l)}</h2>
        {booking.rating.is_some().then(|| view! { <p class="quiet">{icon::view("check")} " " {texts::thank_you(l)}</p> })}
        <form method="post" action=format!("{path}/avis") class="form" novalidate>
            <fieldset class="field" id="rating" tabindex="-1"><legend>{texts::how_was_it(l)}</legend>{stars}</fieldset>
            {field(l, form, "words", texts::what_to_change(l)).area()}
            <div class="buttons">{button::submit(texts::send(l))}</div>
        </form>
    }
    .into_any()
}
