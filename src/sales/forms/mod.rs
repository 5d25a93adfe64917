//! Forms about sales: raw strings to typed commands.

mod packing;

use std::collections::{HashMap, HashSet};

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, Message};
use platform::money::Cents;
use platform::time::ClockTime;
use platform::web::texts as web;
use produce::model::amount::Unit;
use produce::model::product::ProductId;

use crate::model::account::Method;
use crate::model::customer::{Contact, CustomerDetails};
use crate::model::cycle::{CycleDetails, Moment, OfferDetails, OfferId, PointDetails, Rule, SlotDetails, Uncollected};
use crate::model::order::{Order, ShortageReply, Wish};
use crate::store::accounts::Money;
use crate::store::offers::Offer;
use crate::store::placing::{Basket, Buyer, field_of};
use crate::store::prices::NewPrice;
use crate::store::settings::{Regime, Settings};
use crate::texts;

pub use self::packing::{packed, packing_notes};

/// Most portions of one product.
const MOST: i64 = 99;

/// The field beside the pills, for more than they have.
#[must_use]
pub fn more_field(offer: OfferId) -> String {
    format!("n-{offer}")
}

/// Reads what was chosen: the pill of each product, or the number beside it where "more" was.
pub fn basket(form: &mut Form, offered: &[Offer]) -> Option<Basket> {
    let slot = form.choice("slot", |word| word.parse().ok());
    let mut portions = HashMap::new();
    for offer in offered {
        let id = offer.terms.offer;
        let pill = form.value(&field_of(id)).to_owned();
        let wanted = if pill == "more" { form.integer(&more_field(id), 0, MOST).unwrap_or(0) } else { pill.parse().unwrap_or(0) };
        // The summary has no label for it: it says of what.
        let name = offer.terms.name.clone();
        form.reword(&more_field(id), |what| Message::new(move |l| texts::of_product(l, &name, what.text(l))));
        if (1..=MOST).contains(&wanted) {
            portions.insert(id, wanted);
        }
    }
    let wish = Wish::from_word(form.value("wish")).unwrap_or(Wish::Credit);
    let note = form.text("note", 300);
    Some(Basket { slot: slot?, portions, wish, note, version: form.version() })
}

/// Reads a basket that has something in it.
fn filled_basket(form: &mut Form, offered: &[Offer]) -> Option<Basket> {
    let basket = basket(form, offered);
    let counted = !form.errors().keys().any(|name| name.starts_with("n-"));
    if counted && basket.as_ref().is_some_and(|basket| basket.portions.is_empty()) {
        form.complain("products", Message::new(texts::nothing_chosen));
    }
    basket
}

/// Reads an order from the page: what, when, who.
///
/// # Errors
/// The form with its complaints.
pub fn order(mut form: Form, offered: &[Offer], lang: Lang) -> Result<(Buyer, Basket)> {
    let basket = filled_basket(&mut form, offered);
    let name = form.required("name", 80);
    let contact = Contact::read(form.value("contact"));
    if contact.is_none() {
        form.complain("contact", Message::new(texts::no_contact));
    }
    let read = basket.zip(contact).map(|(basket, contact)| (Buyer { name, contact, lang }, basket));
    form.command(read)
}

/// Reads a change of an order.
///
/// # Errors
/// The form with its complaints.
pub fn changed_order(mut form: Form, offered: &[Offer]) -> Result<Basket> {
    let basket = filled_basket(&mut form, offered);
    form.command(basket)
}

/// The order page's form with portions filled in.
#[must_use]
pub fn filled(portions: &HashMap<OfferId, i64>) -> Form {
    let mut form = Form::default();
    for (id, count) in portions {
        if *count <= 3 {
            form.set(&field_of(*id), count.to_string());
        } else {
            form.set(&field_of(*id), "more");
            form.set(&more_field(*id), count.to_string());
        }
    }
    form
}

/// How many of something were typed, as they were typed; nothing for none.
#[must_use]
pub fn typed_count(form: &Form, offer: OfferId) -> Option<String> {
    let typed = match form.value(&field_of(offer)) {
        "more" => form.value(&more_field(offer)),
        count => count,
    };
    (!typed.is_empty() && typed != "0").then(|| typed.to_owned())
}

/// The form filled with an order as it is.
#[must_use]
pub fn order_filled(order: &Order) -> Form {
    let portions = order.asked().map(|line| (line.terms.offer, line.ordered)).collect();
    let mut form = filled(&portions);
    form.set("slot", order.slot.to_string());
    form.set("wish", order.wish.word());
    form.set("note", order.note.clone());
    form.set("version", order.version.to_string());
    form
}

fn clock(form: &mut Form, name: &str) -> Option<ClockTime> {
    let time = ClockTime::parse(form.value(name));
    if time.is_none() {
        form.complain(name, Message::new(texts::not_a_time));
    }
    time
}

fn moment(form: &mut Form, day: &str, time: &str) -> Option<Moment> {
    let (day, time) = (form.required_date(day), clock(form, time));
    Some(Moment { day: day?, time: time? })
}

/// Reads a cycle's form.
///
/// # Errors
/// The form with its complaints.
pub fn cycle(mut form: Form) -> Result<CycleDetails> {
    let title = form.required("title", 80);
    let opens = moment(&mut form, "opens_day", "opens_time");
    let closes = moment(&mut form, "closes_day", "closes_time");
    let rule = form.choice("rule", Rule::from_word);
    let note = form.text("note", 500);
    let read = opens.zip(closes).zip(rule).map(|((opens, closes), rule)| CycleDetails { title, opens, closes, rule, note });
    form.command(read)
}

/// The form filled with a cycle as it is.
#[must_use]
pub fn cycle_filled(details: &CycleDetails, version: i64) -> Form {
    Form::filled([
        ("title", details.title.clone()),
        ("opens_day", details.opens.day.to_string()),
        ("opens_time", details.opens.time.field()),
        ("closes_day", details.closes.day.to_string()),
        ("closes_time", details.closes.time.field()),
        ("rule", details.rule.word().to_owned()),
        ("note", details.note.clone()),
        ("version", version.to_string()),
    ])
}

/// What a page of offers asks: those ticked with their price, expectation and most; the others are taken out.
pub struct Offering {
    pub put: Vec<OfferDetails>,
    pub out: Vec<ProductId>,
}

/// Reads what a cycle offers.
///
/// # Errors
/// The form with its complaints.
pub fn offering(mut form: Form, known: &[(ProductId, Unit)], offered: &HashSet<ProductId>) -> Result<Offering> {
    let (mut put, mut out) = (Vec::new(), Vec::new());
    for (id, unit) in known {
        if !form.ticked("offer", &id.to_string()) {
            // Nothing typed is lost: figures beside a box that was never ticked were meant for something.
            for name in [format!("expected-{id}"), format!("most-{id}")] {
                if !offered.contains(id) && !form.value(&name).trim().is_empty() {
                    form.complain(&name, Message::new(texts::tick_it_too));
                }
            }
            out.push(*id);
            continue;
        }
        let price = form.cents(&format!("price-{id}"), 1, 1_000_000);
        if price.is_none() {
            form.complain(&format!("price-{id}"), Message::new(texts::price_missing));
        }
        let expected = match unit {
            Unit::Grams => form.grams(&format!("expected-{id}"), 0, 20_000_000),
            Unit::Pieces => form.integer(&format!("expected-{id}"), 0, 1_000_000),
        };
        let most = form.integer(&format!("most-{id}"), 1, 1000);
        put.extend(price.map(|price| OfferDetails { product: *id, price: Cents(price), expected, most }));
    }
    form.command(Some(Offering { put, out }))
}

/// Reads a pick-up slot.
///
/// # Errors
/// The form with its complaints.
pub fn slot(mut form: Form) -> Result<SlotDetails> {
    let point = form.choice("point", |word| word.parse().ok());
    let day = form.required_date("day");
    let (starts, ends) = (clock(&mut form, "starts"), clock(&mut form, "ends"));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends <= starts
    {
        form.complain("ends", Message::new(texts::ends_before_it_starts));
    }
    let crates = form.integer("crates", 1, 10_000);
    let cut_off_hours = form.integer("cut_off_hours", 0, 24 * 14);
    let read = point.zip(day).zip(starts).zip(ends).map(|(((point, day), starts), ends)| SlotDetails {
        point,
        day,
        starts,
        ends,
        crates,
        cut_off_hours,
    });
    form.command(read)
}

/// Reads what somebody answers to a shortage.
///
/// # Errors
/// The form with its complaints.
pub fn shortage_reply(mut form: Form) -> Result<ShortageReply> {
    let reply = form.choice("reply", ShortageReply::from_word);
    form.command(reply)
}

/// Reads what is paid and given back on the spot: nothing is fine.
///
/// # Errors
/// The form with its complaints.
pub fn handed(mut form: Form, owed: Cents) -> Result<(Option<Money>, i64)> {
    let cents = Cents(form.cents("paid", 0, 10_000_000).unwrap_or(0));
    let method = Method::from_word(form.value("method")).unwrap_or(Method::Cash);
    let jars = form.integer("jars", 0, 1000).unwrap_or(0);
    let owed = owed.max(Cents(0));
    // A slip of the finger at the till is found here, not when the day is counted.
    if cents > owed && form.value("sure") != form.value("paid") {
        form.set("sure", form.value("paid").to_owned());
        form.complain("paid", Message::new(move |l| texts::pays_more(l, owed.text(l), cents.text(l))));
    }
    let money = (cents > Cents(0)).then(|| Money { cents, method, note: String::new() });
    form.command(Some((money, jars)))
}

/// Above how much a payment of one customer is asked about once.
const LARGE: Cents = Cents(100_000);

/// Reads a payment or refund.
///
/// # Errors
/// The form with its complaints.
pub fn money(mut form: Form) -> Result<Money> {
    let cents = form.cents("cents", 1, 10_000_000);
    if cents.is_none() {
        form.complain("cents", Message::new(web::required));
    }
    // A slip of the finger is found here, not when the year is closed.
    if let Some(cents) = cents.map(Cents).filter(|cents| *cents > LARGE && form.value("sure") != form.value("cents")) {
        form.set("sure", form.value("cents").to_owned());
        form.complain("cents", Message::new(move |l| texts::large_payment(l, cents.text(l))));
    }
    let method = form.choice("method", Method::from_word);
    let note = form.text("note", 200);
    form.command(cents.zip(method).map(|(cents, method)| Money { cents: Cents(cents), method, note }))
}

/// Reads a credit with its reason.
///
/// # Errors
/// The form with its complaints.
pub fn credit(mut form: Form) -> Result<(Cents, String)> {
    let cents = form.cents("credit", 1, 1_000_000);
    if cents.is_none() {
        form.complain("credit", Message::new(web::required));
    }
    let reason = form.required("reason", 200);
    form.command(cents.map(|cents| (Cents(cents), reason)))
}

/// Reads a number of jars that came back.
///
/// # Errors
/// The form with its complaints.
pub fn jars(mut form: Form) -> Result<i64> {
    let jars = form.integer("jars", 1, 1000);
    if jars.is_none() {
        form.complain("jars", Message::new(web::required));
    }
    form.command(jars)
}

/// Reads why.
///
/// # Errors
/// The form with its complaints.
pub fn reason(mut form: Form) -> Result<String> {
    let reason = form.required("reason", 300);
    form.command(Some(reason))
}

/// Reads a customer.
///
/// # Errors
/// The form with its complaints.
pub fn customer(mut form: Form) -> Result<CustomerDetails> {
    let name = form.required("name", 80);
    let email = form.email("email");
    let typed = form.value("phone").trim().to_owned();
    let phone = match Contact::read(&typed) {
        Some(Contact::Phone(phone)) => Some(phone),
        _ if typed.is_empty() => None,
        _ => {
            form.complain("phone", Message::new(texts::no_contact));
            None
        }
    };
    let group = if form.value("group").is_empty() { None } else { form.choice("group", |word| word.parse().ok()) };
    let siren: String = form.text("siren", 20).chars().filter(|c| !c.is_whitespace()).collect();
    if !siren.is_empty() && (siren.len() != 9 || !siren.chars().all(|c| c.is_ascii_digit())) {
        form.complain("siren", Message::new(texts::not_a_siren));
    }
    let details = CustomerDetails {
        name,
        email,
        phone,
        group,
        solidarity: form.ticked("solidarity", "yes"),
        letters: form.ticked("letters", "yes"),
        company: form.text("company", 120),
        siren,
        address: form.text("address", 300),
    };
    form.command(Some(details))
}

/// The form filled with a customer as they are.
#[must_use]
pub fn customer_filled(details: &CustomerDetails, version: i64) -> Form {
    let yes = |yes: bool| if yes { "yes".to_owned() } else { String::new() };
    Form::filled([
        ("name", details.name.clone()),
        ("email", details.email.clone().unwrap_or_default()),
        ("phone", details.phone.clone().unwrap_or_default()),
        ("group", details.group.map(|id| id.to_string()).unwrap_or_default()),
        ("solidarity", yes(details.solidarity)),
        ("letters", yes(details.letters)),
        ("company", details.company.clone()),
        ("siren", details.siren.clone()),
        ("address", details.address.clone()),
        ("version", version.to_string()),
    ])
}

/// Reads a pick-up point.
///
/// # Errors
/// The form with its complaints.
pub fn point(mut form: Form) -> Result<PointDetails> {
    let name = form.required("name", 80);
    let uncollected = form.choice("uncollected", Uncollected::from_word);
    let (address, note) = (form.text("address", 200), form.text("note", 300));
    let charged = form.ticked("charged", "yes");
    form.command(uncollected.map(|uncollected| PointDetails { name, address, note, uncollected, charged }))
}

/// The form filled with a pick-up point as it is.
#[must_use]
pub fn point_filled(details: &PointDetails, version: i64) -> Form {
    Form::filled([
        ("name", details.name.clone()),
        ("address", details.address.clone()),
        ("note", details.note.clone()),
        ("uncollected", details.uncollected.word().to_owned()),
        ("charged", if details.charged { "yes".to_owned() } else { String::new() }),
        ("version", version.to_string()),
    ])
}

/// Reads the price list: those that are other than before, from a day on.
///
/// # Errors
/// The form with its complaints.
pub fn prices(mut form: Form, known: &[(ProductId, Option<Cents>)]) -> Result<Vec<NewPrice>> {
    let starts = form.required_date("starts");
    let group = if form.value("group").is_empty() { None } else { form.choice("group", |word| word.parse().ok()) };
    let mut changed = Vec::new();
    for (product, before) in known {
        let name = format!("price-{product}");
        if before.is_some() && form.names().any(|sent| sent == name) && form.value(&name).trim().is_empty() {
            form.complain(&name, Message::new(texts::price_stays));
        }
        let cents = form.cents(&name, 0, 1_000_000).map(Cents);
        if let (Some(cents), Some(starts)) = (cents, starts)
            && Some(cents) != *before
        {
            changed.push(NewPrice { product: *product, group, cents, starts });
        }
    }
    form.command(Some(changed))
}

/// Reads the settings.
///
/// # Errors
/// The form with its complaints.
pub fn settings(mut form: Form) -> Result<Settings> {
    let regime = form.choice("regime", Regime::from_word);
    let wording = form.text("wording", 200);
    if regime.is_some_and(|regime| regime != Regime::Liable) && wording.is_empty() {
        form.complain("wording", Message::new(texts::wording_missing));
    }
    let read = regime.map(|regime| Settings {
        regime,
        wording,
        siren: form.text("siren", 20),
        mediator: form.text("mediator", 300),
        iban: form.text("iban", 40),
        holder: form.text("holder", 70),
        announce: form.ticked("letters", "announce"),
        remind: form.ticked("letters", "remind"),
        tell_ready: form.ticked("letters", "ready"),
        thank: form.ticked("letters", "thank"),
    });
    form.command(read)
}

/// The form filled with the settings as they are.
#[must_use]
pub fn settings_filled(settings: &Settings) -> Form {
    let mut form = Form::filled([
        ("regime", settings.regime.word().to_owned()),
        ("wording", settings.wording.clone()),
        ("siren", settings.siren.clone()),
        ("mediator", settings.mediator.clone()),
        ("iban", settings.iban.clone()),
        ("holder", settings.holder.clone()),
    ]);
    let letters =
        [("announce", settings.announce), ("remind", settings.remind), ("ready", settings.tell_ready), ("thank", settings.thank)];
    for (word, on) in letters {
        if on {
            form.add("letters", word);
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_payment_is_asked_about_once() {
        let form = Form::filled([("cents", "99 999".to_owned()), ("method", Method::Card.word().to_owned())]);
        let Err(platform::error::AppError::Invalid(asked)) = money(form) else { panic!("taken unasked") };
        assert!(asked.error("cents").is_some());
        let again = ["cents", "method", "sure"].map(|name| (name, asked.value(name).to_owned()));
        assert!(money(Form::filled(again)).is_ok());
        assert!(money(Form::filled([("cents", "80".to_owned()), ("method", Method::Card.word().to_owned())])).is_ok());
    }
}
