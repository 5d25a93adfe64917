//! One booking as the team sees it, with its payments.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, facts, form as frame, history, page_head, table, texts as ui};
use platform::audit;
use platform::error::Result;
use platform::forms::{Form, cents_field};
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::booking::letters::payment;
use crate::booking::store::bookings;
use crate::booking::store::payments;
use crate::door::store as door;
use crate::model::booking::{Booking, BookingId, Participant, shown_code};
use crate::model::money::{Cents, Paid, UnitName, Units};
use crate::offer::store::{dates, settings};
use crate::parts::amount;
use crate::texts;

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
    let receipts = payments::receipts(&mut conn, id).await?;
    let about = dates::of_bookings(&mut conn, &[id]).await?.remove(&id);
    let settings = settings::load(&mut conn).await?;
    let said = bookings::feedback(&mut conn, id).await?;
    let came = !door::came(&mut conn, id, ctx.now()).await?.is_empty();
    let changes: Vec<audit::Line> = audit::history(&mut conn, ctx.app.house.rooms, id.uuid()).await?;
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
            .map(|participant| {
                view! {
                    <li>
                        <p>
                            <strong>{participant.name.clone()}</strong>
                            " "
                            <small>{person_line(l, participant, &settings.unit())}</small>
                        </p>
                    </li>
                }
            })
            .collect();
        let paid: Cents = receipts.iter().map(|receipt| receipt.cents).sum();
        let units: Units = receipts.iter().map(|receipt| receipt.units).sum();
        let cancel = (!found.state.has_ended()).then(|| {
            let sent = form.if_sent("reason");
            let body = view! {
                <form method="post" action=format!("/animation/reservations/{id}/annuler") class="form">
                    {frame::token()}
                    {field(l, &sent, "reason", texts::why(l)).hint(texts::why_hint(l)).text()}
                    <div class="buttons">{button::danger(texts::cancel_booking(l))}</div>
                </form>
            };
            let (title, what) = (texts::cancel_booking(l), texts::cancel_for_what(l));
            dialog::opened(!sent.errors().is_empty(), "circle-x", title, what, body.into_any())
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
                (
                    texts::due(l),
                    if found.state.has_ended() { String::new() } else { amount(l, (found.due_cents, found.due_units), &settings.unit()) },
                ),
                (texts::paid(l), amount(l, (paid, units), &settings.unit())),
                (texts::still_due(l), payment(l, &found, (paid, units), &settings).unwrap_or_default()),
                (
                    texts::give_back_label(l),
                    found.to_give_back((paid, units)).map(|sum| amount(l, sum, &settings.unit())).unwrap_or_default(),
                ),
            ])}
            <ul class="requests">{people}</ul>
            {said.map(|(stars, words)| view! {
                <p><strong>{texts::rating_label(l)} " : " {texts::of_five(l, stars.to_string())}</strong>" " {words}</p>
            })}
            {crate::booking::pages::booking::voucher_line(l, &found, &participants)}
            <h2>{texts::payments(l)}</h2>
            {receipt_table(ctx, id, &receipts, &settings.unit())}
            {pay_form(l, id, &found, paid, form)}
            <div class="deeds">
                {came.then(|| button::link(format!("/animation/reservations/{id}/attestation"), "download", texts::certificate(l)))}
                {cancel}
            </div>
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

fn receipt_table(ctx: &Ctx, id: BookingId, receipts: &[payments::Receipt], unit: &UnitName) -> AnyView {
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
            ("amount", if left > 0 { cents_field(Cents(left)) } else { String::new() }),
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
