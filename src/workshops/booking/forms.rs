//! What residents fill in: how many, who, answers; and what they change afterwards.

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;

use crate::booking::store::holding::Joining;
use crate::booking::store::payments::Payment;
use crate::booking::store::vouchers::VoucherDetails;
use crate::model::booking::{Booking, Filled, Guest, ParticipantId, is_code, typed_code};
use crate::model::date::DateId;
use crate::model::money::{Cents, Method, Paid, Units, VoucherKind};
use crate::model::workshop::{Price, PriceKind, Question, QuestionKind, Scope, WorkshopDetails};
use crate::offer::forms::{MOST, ids};
use crate::texts;

/// What a booking's form asks, which depends on the workshop.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub workshop: &'a WorkshopDetails,
    /// What a seat costs; none where it is free.
    pub prices: &'a [Price],
    pub questions: &'a [Question],
    /// Whether a transfer is possible.
    pub transfer: bool,
}

impl Asked<'_> {
    /// Whether allergies are asked: of children, and where something is eaten.
    #[must_use]
    pub const fn allergies(&self) -> bool {
        self.workshop.children || !self.workshop.allergens.is_empty()
    }

    /// Whether anything can cost money.
    #[must_use]
    pub fn costs(&self) -> bool {
        self.prices.iter().any(|price| price.cents > Cents(0) || price.most.is_some())
    }

    /// The questions of a scope.
    pub fn of(&self, scope: Scope) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.scope == scope)
    }
}

/// The name of a guest's field.
#[must_use]
pub fn guest_field(index: i64, what: &str) -> String {
    format!("guest-{index}-{what}")
}

/// The name of a question's field, of a guest or of the booking.
#[must_use]
pub fn question_field(guest: Option<i64>, question: &Question) -> String {
    match guest {
        Some(index) => guest_field(index, &format!("q-{}", question.id)),
        None => format!("q-{}", question.id),
    }
}

fn answer(form: &mut Form, guest: Option<i64>, question: &Question) -> String {
    let name = question_field(guest, question);
    let given = form.text(&name, 1000);
    if given.is_empty() {
        if question.required {
            let message = if question.kind == QuestionKind::Consent { texts::must_agree } else { platform::web::texts::required };
            form.complain(&name, Message::new(message));
        }
        return given;
    }
    match question.kind {
        QuestionKind::Number => {
            form.integer(&name, -1_000_000, 1_000_000);
        }
        QuestionKind::Choice if !question.options().any(|option| option == given) => {
            form.complain(&name, Message::new(platform::web::texts::choose));
        }
        _ => {}
    }
    given
}

/// Which price a guest pays: the kind, the cents, the units.
fn price(form: &mut Form, asked: &Asked<'_>, index: i64) -> (Option<PriceKind>, Cents, Units) {
    let name = guest_field(index, "price");
    let chosen = match asked.prices {
        [] => return (None, Cents(0), Units(0)),
        [only] => Some(only),
        several => form.choice(&name, |word| several.iter().find(|price| price.kind.word() == word)),
    };
    let Some(chosen) = chosen else {
        return (None, Cents(0), Units(0));
    };
    let Some(most) = chosen.most else {
        return (Some(chosen.kind), chosen.cents, chosen.units);
    };
    let open = guest_field(index, "open");
    let cents = form.cents(&open, chosen.cents.0, most.0);
    if cents.is_none() && form.error(&open).is_none() {
        form.complain(&open, Message::new(platform::web::texts::required));
    }
    (Some(chosen.kind), Cents(cents.unwrap_or(chosen.cents.0)), Units(0))
}

fn guest(form: &mut Form, asked: &Asked<'_>, index: i64, booker: &str) -> Guest {
    let name_field = guest_field(index, "name");
    let mut name = form.text(&name_field, 80);
    // Whoever books an adults' workshop mostly comes too: the first name may be left out.
    let is_booker = index == 1 && !asked.workshop.children;
    if name.is_empty() && is_booker {
        booker.clone_into(&mut name);
    }
    if name.is_empty() && !is_booker {
        form.complain(&name_field, Message::new(platform::web::texts::required));
    }
    let age_field = guest_field(index, "age");
    let age = form.integer(&age_field, 0, 120);
    if asked.workshop.asks_ages() && age.is_none() && form.error(&age_field).is_none() {
        form.complain(&age_field, Message::new(platform::web::texts::required));
    }
    let (from, to) = (asked.workshop.age_from.unwrap_or(0), asked.workshop.age_to.unwrap_or(120));
    if age.is_some_and(|age| !(from..=to).contains(&age)) {
        let message = match (asked.workshop.age_from, asked.workshop.age_to) {
            (Some(from), None) => Message::new(move |l| texts::too_young(l, from)),
            (None, Some(to)) => Message::new(move |l| texts::too_old(l, to)),
            _ => Message::new(move |l| texts::wrong_age(l, from, to)),
        };
        form.complain(&age_field, message);
    }
    let (price, cents, units) = price(form, asked, index);
    let allergies = form.text(&guest_field(index, "allergies"), 300);
    let answers = asked.of(Scope::Participant).map(|question| (question.id, answer(form, Some(index), question))).collect();
    let image_consent = form.value(&guest_field(index, "image")) == "yes";
    Guest { name, age, price, cents, units, allergies, image_consent, answers }
}

/// Reads a booking's form for `seats` people.
///
/// # Errors
/// The form with its complaints.
pub fn filled(mut form: Form, asked: &Asked<'_>, seats: i64) -> Result<Filled> {
    let name = form.required("name", 80);
    let email = form.email("email");
    if email.is_none() && form.error("email").is_none() {
        form.complain("email", Message::new(platform::web::texts::required));
    }
    let phone = form.phone("phone");
    let commune = form.text("commune", 80);
    let guests: Vec<Guest> = (1..=seats).map(|index| guest(&mut form, asked, index, &name)).collect();
    let answers = asked.of(Scope::Booking).map(|question| (question.id, answer(&mut form, None, question))).collect();
    let (emergency_contact, collectors) = if asked.workshop.children {
        (form.required("emergency", 200), form.required("collectors", 300))
    } else {
        (String::new(), String::new())
    };
    let method = match form.value("method") {
        "transfer" if asked.transfer => Method::Transfer,
        _ => Method::OnTheSpot,
    };
    let typed = form.text("voucher", 40);
    let voucher = typed_code(&typed);
    if !is_code(&typed) || (voucher.is_empty() && !typed.is_empty()) {
        form.complain("voucher", Message::new(texts::voucher_unknown));
    }
    let filled = email.map(|email| Filled {
        name,
        email,
        phone,
        commune,
        emergency_contact,
        collectors,
        method,
        voucher,
        guests,
        answers,
    });
    form.command(filled)
}

/// Most seats that anybody takes at once, whatever the workshop says.
const MOST_SEATS: i64 = 500;

/// How many seats are wanted: one where nothing is said. Complains at the field that shows it.
pub fn seats(form: &mut Form, shown_at: &str) -> i64 {
    let typed = form.value("seats").trim().to_owned();
    let seats = if typed.is_empty() { Some(1) } else { typed.parse().ok().filter(|seats| (1..=MOST_SEATS).contains(seats)) };
    if seats.is_none() {
        form.complain(shown_at, Message::new(platform::web::texts::choose));
    }
    seats.unwrap_or(1)
}

/// Reads the form that joins a waiting line.
///
/// # Errors
/// The form with its complaints.
pub fn joining(mut form: Form, most: i64) -> Result<Joining> {
    let seats = form.integer("seats", 1, most).unwrap_or(1);
    let name = form.required("name", 80);
    let email = form.email("email");
    if email.is_none() && form.error("email").is_none() {
        form.complain("email", Message::new(platform::web::texts::required));
    }
    let phone = form.phone("phone");
    let joining = email.map(|email| Joining { seats, name, email, phone });
    form.command(joining)
}

/// The form of a booking as it opens: what is known already.
#[must_use]
pub fn opened(booking: &Booking) -> Form {
    Form::filled([("name", booking.name.clone()), ("email", booking.email.clone()), ("phone", booking.phone.clone())])
}

/// The name of the field of a participant's name.
#[must_use]
pub fn name_field(id: ParticipantId) -> String {
    format!("name-{id}")
}

/// Reads who comes.
///
/// # Errors
/// The form with its complaints.
pub fn names(mut form: Form) -> Result<Vec<(ParticipantId, String)>> {
    let fields: Vec<(ParticipantId, String)> = form
        .names()
        .filter_map(|name| name.strip_prefix("name-").and_then(|id| id.parse().ok()).map(|id| (id, name.to_owned())))
        .collect();
    let names: Vec<(ParticipantId, String)> = fields.into_iter().map(|(id, field)| (id, form.required(&field, 80))).collect();
    form.command(Some(names))
}

/// Reads how it was.
///
/// # Errors
/// The form with its complaints.
pub fn rating(mut form: Form) -> Result<(i64, String)> {
    let rating = form.choice("rating", |word| word.parse::<i64>().ok().filter(|stars| (1..=5).contains(stars)));
    let words = form.text("words", 1000);
    form.command(rating.map(|rating| (rating, words)))
}

/// Another date to come on.
pub fn other_date(mut form: Form) -> Result<DateId> {
    let date = form.choice("date", |word| word.parse().ok());
    form.command(date)
}

/// What is asked of the team.
pub fn request(mut form: Form) -> Result<String> {
    let body = form.required("body", 2000);
    form.command(Some(body))
}

/// Reads a voucher's form.
///
/// # Errors
/// The form with its complaints.
pub fn voucher(mut form: Form) -> Result<VoucherDetails> {
    let typed = form.required("code", 30);
    let code = typed_code(&typed);
    if !is_code(&typed) {
        form.complain("code", Message::new(texts::code_letters));
    }
    if code.len() < 4 && form.error("code").is_none() {
        form.complain("code", Message::new(texts::code_too_short));
    }
    let kind = form.choice("voucher_kind", VoucherKind::from_word);
    let amount = match kind {
        Some(VoucherKind::Amount) => form.cents("amount", 1, MOST),
        Some(VoucherKind::Percent) => form.integer("amount", 1, 100),
        Some(VoucherKind::Free) | None => Some(0),
    };
    if amount.is_none() && form.error("amount").is_none() {
        form.complain("amount", Message::new(platform::web::texts::required));
    }
    let uses = form.integer("uses", 1, 10_000).unwrap_or(1);
    let (starts, ends) = (form.date("from"), form.date("until"));
    if starts.zip(ends).is_some_and(|(starts, ends)| ends < starts) {
        form.complain("until", Message::new(texts::dates_turned));
    }
    let note = form.text("note", 200);
    let workshops = ids(&form, "workshops");
    let details =
        kind.zip(amount).map(|(kind, amount)| VoucherDetails { code, kind, amount, uses, starts, ends, note, workshops });
    form.command(details)
}

/// Reads a payment; given back where `back` is ticked.
///
/// # Errors
/// The form with its complaints.
pub fn payment(mut form: Form) -> Result<Payment> {
    let method = form.choice("method", Paid::from_word);
    let amount = match method {
        Some(Paid::Units) => form.integer("amount", 1, 10_000),
        _ => form.cents("amount", 1, 1_000_000),
    };
    if amount.is_none() && form.error("amount").is_none() {
        form.complain("amount", Message::new(platform::web::texts::required));
    }
    let sign = if form.ticked("back", "yes") { -1 } else { 1 };
    let payment = method.zip(amount).map(|(method, amount)| {
        let (cents, units) = if method == Paid::Units { (0, amount * sign) } else { (amount * sign, 0) };
        Payment { cents: Cents(cents), units: Units(units), method }
    });
    form.command(payment)
}
