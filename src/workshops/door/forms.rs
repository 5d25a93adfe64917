//! What is typed at the door: a ticket, somebody who comes without a booking; why a date is called off.

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;

use crate::door::store::WalkIn;
use crate::model::booking::{Guest, typed_code};
use crate::model::door::Tap;
use crate::model::money::{Cents, Units};
use crate::model::workshop::{Price, WorkshopDetails};
use crate::texts;

/// Reads a ticket shown at the door: its code as typed, or the address its QR code holds.
pub fn tap(mut form: Form, now: chrono::DateTime<chrono::Utc>) -> Result<Tap> {
    let typed = form.value("code").trim();
    let code = typed_code(typed.rsplit('/').next().unwrap_or_default());
    let key = form.token().unwrap_or_else(uuid::Uuid::now_v7);
    if code.is_empty() {
        form.complain("code", Message::new(texts::verdict_unknown));
    }
    let undo = form.value("deed") == "undo";
    form.command(Some(Tap { key, code, at: now, undo }))
}

/// Reads who comes without a booking. Of a child is asked what bookings ask: age, whom to call, who may collect it.
///
/// # Errors
/// The form with its complaints.
pub fn walk_in(mut form: Form, workshop: &WorkshopDetails, prices: &[Price]) -> Result<WalkIn> {
    let name = form.required("walk_name", 80);
    let commune = form.text("walk_commune", 80);
    let allergies = form.text("walk_allergies", 200);
    let price = match prices {
        [] => None,
        several => form.choice("walk_price", |word| several.iter().find(|price| price.kind.word() == word)),
    };
    let cents = match price.and_then(|price| Some((price.cents, price.most?))) {
        Some((least, most)) => match form.cents("walk_amount", least.0, most.0) {
            Some(amount) => Cents(amount),
            None => {
                form.complain("walk_amount", Message::new(platform::web::texts::required));
                Cents(0)
            }
        },
        None => price.map_or(Cents(0), |price| price.cents),
    };
    let oldest = if workshop.children { 17 } else { 120 };
    let age = workshop
        .asks_ages()
        .then(|| form.integer("walk_age", workshop.age_from.unwrap_or(0), workshop.age_to.unwrap_or(oldest)))
        .flatten();
    if workshop.asks_ages() && age.is_none() && form.error("walk_age").is_none() {
        form.complain("walk_age", Message::new(platform::web::texts::required));
    }
    let (emergency_contact, collectors) = if workshop.children {
        (form.required("walk_emergency", 200), form.required("walk_collectors", 200))
    } else {
        (String::new(), String::new())
    };
    let guest = Guest {
        name,
        age,
        price: price.map(|price| price.kind),
        cents,
        units: price.map_or(Units(0), |price| price.units),
        allergies,
        image_consent: false,
        answers: Vec::new(),
    };
    form.command(Some(WalkIn { guest, commune, emergency_contact, collectors }))
}

/// A word to everybody who is concerned.
pub fn reason(mut form: Form) -> Result<String> {
    let reason = form.text("reason", 500);
    form.command(Some(reason))
}
