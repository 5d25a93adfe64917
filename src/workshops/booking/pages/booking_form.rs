//! The form of held or offered seats: who comes, answers, how it is paid. One page, one button.

use axum::response::Response;
use chrono::Timelike as _;
use leptos::prelude::*;

use platform::db::Conn;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use ui::field::field;
use ui::{button, form as frame, icon, page_head};

use crate::booking::forms::{Asked, guest_field, question_field};
use crate::model::about::About;
use crate::model::booking::{Booking, BookingState};
use crate::model::money::UnitName;
use crate::model::workshop::{Price, Question, QuestionKind, Scope, Workshop};
use crate::offer::store::settings::Settings;
use crate::offer::store::{dates, settings, workshops};
use crate::parts::{price_line, price_name};
use crate::texts;

/// What is asked when a workshop is booked.
pub struct Asks {
    pub workshop: Workshop,
    pub prices: Vec<Price>,
    pub questions: Vec<Question>,
    pub settings: Settings,
}

impl Asks {
    /// Reads it.
    pub async fn load(conn: &mut Conn, booking: &Booking) -> Result<Self> {
        Ok(Self {
            workshop: workshops::any(conn, booking.workshop_id).await?,
            prices: workshops::prices(conn, booking.workshop_id).await?,
            questions: workshops::questions(conn, booking.workshop_id).await?,
            settings: settings::load(conn).await?,
        })
    }

    /// The same as the form's reader needs it.
    #[must_use]
    pub fn asked(&self) -> Asked<'_> {
        Asked {
            workshop: &self.workshop.details,
            prices: &self.prices,
            questions: &self.questions,
            transfer: !self.settings.transfer_to.is_empty(),
        }
    }
}

/// What the form needs to know besides the booking.
pub struct Basis {
    /// What is asked.
    pub asks: Asks,
    /// Title and dates.
    pub about: About,
}

impl Basis {
    /// Reads it.
    pub async fn load(ctx: &Ctx, booking: &Booking) -> Result<Self> {
        let mut conn = ctx.read().await?;
        let asks = Asks::load(&mut conn, booking).await?;
        let about = dates::of_bookings(&mut conn, &[booking.id]).await?.remove(&booking.id).unwrap_or_else(|| About {
            title: String::new(),
            bring: String::new(),
            dates: Vec::new(),
        });
        Ok(Self { asks, about })
    }
}

/// The page, with what was typed.
pub fn shown(ctx: &Ctx, path: &str, booking: &Booking, basis: &Basis, form: &Form) -> Response {
    let l = ctx.lang;
    let asked = basis.asks.asked();
    form_page(ctx, form, Head::new(basis.about.title.clone()).with_script("hold.js"), || {
        // Fields are drawn in the order of the page, which the summary of complaints follows.
        let guests = || {
            let unit = &basis.asks.settings.unit();
            (1..=booking.seats).map(|index| guest(l, form, &asked, unit, index, booking.seats)).collect::<Vec<_>>()
        };
        let questions = || asked.of(Scope::Booking).map(|asked| question(l, form, None, asked)).collect::<Vec<_>>();
        let whens: Vec<_> = basis
            .about
            .dates
            .iter()
            .filter(|date| date.cancelled.is_none())
            .map(|date| view! { <p class="when">{texts::when(l, date)} <small>{texts::place_line(date)}</small></p> })
            .collect();
        view! {
            {page_head::simple(basis.about.title.clone(), texts::n_seats(l, booking.seats))}
            {whens}
            <form method="post" action=path.to_owned() class="form booking-form" novalidate>
                // The button that the Enter key presses: without it, it would be the one that keeps the seats longer.
                <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
                {frame::summary(l, form)}
                {frame::token()}
                {held(ctx, path, booking)}
                {(booking.state == BookingState::Held).then(|| number(l, path, booking, asked.workshop.seats_max, form))}
                <h2>{texts::you(l)}</h2>
                <div class="pair">
                    {field(l, form, "name", texts::your_name(l)).required().autocomplete("name").text()}
                    {field(l, form, "email", texts::your_email(l)).required().autocomplete("email").email()}
                </div>
                <div class="pair">
                    {field(l, form, "phone", texts::your_phone(l)).hint(texts::phone_why(l)).autocomplete("tel").phone()}
                    {field(l, form, "commune", texts::your_commune(l)).hint(texts::commune_why(l)).autocomplete("address-level2").text()}
                </div>
                <h2>{texts::who_comes(l)}</h2>
                {guests()}
                {asked.workshop.children.then(|| view! {
                    <h2>{texts::for_children(l)}</h2>
                    {field(l, form, "emergency", texts::emergency(l)).required().hint(texts::emergency_hint(l)).text()}
                    {field(l, form, "collectors", texts::collectors(l)).required().hint(texts::collectors_hint(l)).text()}
                })}
                {asked.of(Scope::Booking).next().map(|_| view! { <h2>{texts::questions(l)}</h2>{questions()} })}
                {asked.costs().then(|| payment(l, form, &asked))}
                {frame::honeypot(l)}
                <p class="hint">{texts::data_note(l, &ctx.ecopole.name)}</p>
                <div class="buttons">
                    {button::submit(texts::book_now(l))}
                    <button type="submit" class="button" formaction=format!("{path}/quitter") formnovalidate>{give_up(l, booking)}</button>
                </div>
            </form>
        }
    })
}

/// How many seats are held, changeable: it sends the whole form, so that nothing typed is lost.
fn number(l: Lang, path: &str, booking: &Booking, most: i64, form: &Form) -> AnyView {
    let options: Vec<_> = (1..=most)
        .map(|n| view! { <option value=n.to_string() selected=n == booking.seats>{texts::n_seats(l, n)}</option> })
        .collect();
    view! {
        <div class="reserve" id="seats" tabindex="-1">
            {form.error("seats").map(|message| view! { <p class="complaint">{message.text(l)}</p> })}
            <label><span class="visually-hidden">{texts::how_many(l)}</span><select name="seats">{options}</select></label>
            <button type="submit" class="button" formaction=format!("{path}/nombre") formnovalidate>{texts::change_number(l)}</button>
        </div>
    }
    .into_any()
}

const fn give_up(l: Lang, booking: &Booking) -> &'static str {
    if matches!(booking.state, BookingState::Offered) { texts::decline(l) } else { texts::give_up(l) }
}

/// Until when the seats are kept, and the button that keeps them longer. It sends the whole form: nothing typed is lost.
fn held(ctx: &Ctx, path: &str, booking: &Booking) -> AnyView {
    let l = ctx.lang;
    let Some(until) = booking.expires_at.filter(|_| booking.is_running(ctx.now())) else {
        return view! { <p class="held over" role="status">{icon::view("hourglass")} " " <span>{texts::hold_over(l)}</span></p> }
            .into_any();
    };
    let local = until.with_timezone(&ctx.zone());
    let words = match booking.state {
        BookingState::Offered => texts::offered_until(l, format::instant(l, until, ctx.zone())),
        _ => texts::held_until(l, format::time(l, local.hour(), local.minute())),
    };
    let longer = (booking.state == BookingState::Held && !booking.extended).then(|| {
        view! { <button type="submit" class="button" formaction=format!("{path}/prolonger") formnovalidate>{texts::ten_more(l)}</button> }
    });
    let left = (until - ctx.now()).num_seconds().max(0);
    view! {
        <div class="held" role="status">
            {icon::view("hourglass")}
            <p>{words} " " <span class="countdown" data-seconds=left.to_string() hidden></span></p>
            {longer}
        </div>
    }
    .into_any()
}

fn guest(l: Lang, form: &Form, asked: &Asked<'_>, unit: &UnitName, index: i64, seats: i64) -> AnyView {
    let whose = if seats > 1 { texts::guest(l, index) } else { String::new() };
    let questions: Vec<_> = asked.of(Scope::Participant).map(|asked| question(l, form, Some((index, &whose)), asked)).collect();
    let own = |name: &str, label: &str| field(l, form, guest_field(index, name), label).of(&whose);
    let name = own("name", texts::guest_name(l));
    let name = if index == 1 && !asked.workshop.children { name.hint(texts::guest_is_you(l)) } else { name.required() };
    let consent = guest_field(index, "image");
    let agreed = form.value(&consent) == "yes";
    view! {
        <fieldset class="guest">
            <legend>{if seats > 1 { whose.clone() } else { texts::the_guest(l).to_owned() }}</legend>
            <div class="pair">
                {name.text()}
                {asked.workshop.asks_ages().then(|| own("age", texts::age(l)).required().digits())}
                {price(l, form, asked, unit, (index, &whose))}
            </div>
            {asked.allergies().then(|| own("allergies", texts::allergies(l)).hint(texts::allergies_hint(l)).text())}
            {questions}
            <label class="check">
                <input type="checkbox" name=consent value="yes" checked=agreed />
                <span>{texts::image_consent(l)}</span>
            </label>
        </fieldset>
    }
    .into_any()
}

fn price(l: Lang, form: &Form, asked: &Asked<'_>, unit: &UnitName, (index, whose): (i64, &str)) -> Option<AnyView> {
    let open = asked.prices.iter().find(|price| price.most.is_some());
    let amount = open.map(|price| {
        let bounds = price_line(l, std::slice::from_ref(price), unit);
        let field = field(l, form, guest_field(index, "open"), texts::open_amount(l)).of(whose).hint(bounds);
        if asked.prices.len() == 1 { field.required().number() } else { field.number() }
    });
    let choice = (asked.prices.len() > 1).then(|| {
        let options = std::iter::once((String::new(), texts::choose_price(l).to_owned()))
            .chain(asked.prices.iter().map(|price| (price.kind.word().to_owned(), price_name(l, price, unit))))
            .collect();
        field(l, form, guest_field(index, "price"), texts::price(l)).of(whose).required().select(options)
    });
    (amount.is_some() || choice.is_some()).then(|| view! { {choice}{amount} }.into_any())
}

fn question(l: Lang, form: &Form, guest: Option<(i64, &str)>, question: &Question) -> AnyView {
    let name = question_field(guest.map(|(index, _)| index), question);
    let words = question.text(l).to_owned();
    let base = field(l, form, name.clone(), words.clone()).of(guest.map_or("", |(_, whose)| whose));
    let base = if question.required { base.required() } else { base };
    match question.kind {
        QuestionKind::Text => base.text(),
        QuestionKind::Number => base.digits(),
        QuestionKind::Choice => {
            let options = std::iter::once((String::new(), String::new()))
                .chain(question.options().map(|option| (option.to_owned(), option.to_owned())))
                .collect();
            base.select(options)
        }
        QuestionKind::Consent => {
            let checked = form.value(&name) == "yes";
            let error = form.error(&name).map(|message| view! { <p class="complaint">{message.text(l)}</p> });
            view! {
                <div class="field" id=name.clone() tabindex="-1">
                    {error}
                    <label class="check"><input type="checkbox" name=name.clone() value="yes" checked=checked /><span>{words}</span></label>
                </div>
            }
            .into_any()
        }
    }
}

fn payment(l: Lang, form: &Form, asked: &Asked<'_>) -> AnyView {
    let options = vec![
        ("on_the_spot".to_owned(), texts::on_the_spot(l).to_owned()),
        ("transfer".to_owned(), texts::transfer(l).to_owned()),
    ];
    view! {
        <h2>{texts::payment(l)}</h2>
        <div class="pair">
            {if asked.transfer { field(l, form, "method", texts::pay_how(l)).required().select(options) } else { view! {
                <p>{texts::on_the_spot_only(l)}</p>
            }.into_any() }}
            {field(l, form, "voucher", texts::voucher(l)).text()}
        </div>
    }
    .into_any()
}
