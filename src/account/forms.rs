//! Sign-in forms: raw strings to typed commands.

use platform::auth::passwords::{MIN_LENGTH, NewPassword, Weakness};
use platform::ecopole::Ecopole;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, Message};
use platform::place::{Layer, Place};

use super::texts;

/// E-mail and password as typed.
#[derive(Debug)]
pub struct Credentials {
    pub email: String,
    /// Never shown again.
    pub password: String,
}

/// Reads the sign-in form.
///
/// # Errors
/// The form with its complaints.
pub fn credentials(mut form: Form) -> Result<Credentials> {
    let email = form.required_email("email");
    let password = form.value("password").to_owned();
    if password.is_empty() {
        form.complain("password", Message::new(platform::web::texts::required));
    }
    let command = email.map(|email| Credentials { email, password });
    form.command(command)
}

/// Reads a new password; `known` are words that a guesser would know.
pub fn new_password(form: &mut Form, known: &[&str]) -> Option<NewPassword> {
    match NewPassword::parse(form.value("password"), known) {
        Ok(password) => return Some(password),
        Err(Weakness::Length) => form.complain("password", Message::new(|l| texts::password_length(l, MIN_LENGTH))),
        Err(Weakness::Common) => form.complain("password", Message::new(texts::password_common)),
    }
    None
}

/// Reads the ecopole's settings.
pub fn ecopole(form: &mut Form, demo: bool) -> Option<Ecopole> {
    let name = form.required("ecopole_name", 80);
    let commune = form.required("commune", 80);
    let time_zone = form.choice("time_zone", |word| word.parse().ok());
    let language = form.choice("language", Lang::from_word);
    let typed = form.text("place", 500);
    let place = Place::parse(&typed);
    if place.is_none() && !typed.is_empty() {
        let short = typed.contains("goo.gl") || typed.contains("osm.org/go");
        form.complain("place", Message::new(if short { texts::place_short } else { texts::place_unread }));
    }
    if let (Some(place), Some(zone)) = (place, time_zone.map(|zone: chrono_tz::Tz| zone.name()))
        && zone.starts_with("Europe/")
        && place.looks_turned_round()
    {
        form.complain("place", Message::new(texts::place_turned));
    }
    let plan_background = background(form);
    let contact_email = form.email("contact_email").unwrap_or_default();
    let contact_phone = form.phone("contact_phone");
    let address = form.text("address", 300);
    let legal = form.text("legal", 4000);
    Some(Ecopole {
        name,
        commune,
        time_zone: time_zone?,
        language: language?,
        place,
        plan_background,
        contact_email,
        contact_phone,
        address,
        legal,
        demo,
    })
}

/// What lies under the plan: a layer that is ready, or an address of one's own.
fn background(form: &mut Form) -> String {
    let layer = Layer::from_word(form.value("plan_layer")).unwrap_or(Layer::Own);
    if let Some(address) = layer.address() {
        return address.to_owned();
    }
    let own = form.text("plan_background", 500);
    if !own.is_empty() && !own.starts_with("https://") {
        form.complain("plan_background", Message::new(texts::https_only));
    }
    own
}

/// The address that a link is sent to.
pub fn email_of(mut form: Form) -> Result<String> {
    let email = form.required_email("email");
    form.command(email)
}

/// One's own name and telephone.
pub fn own_contact(mut form: Form) -> Result<(String, String)> {
    let (name, phone) = (form.required("name", 120), form.phone("phone"));
    form.command(Some((name, phone)))
}

/// The form of one's own name and telephone.
pub fn own_contact_filled(name: String, phone: String) -> Form {
    Form::filled([("name", name), ("phone", phone)])
}
