//! Forms about people: raw strings to typed commands.

use platform::auth::cards::Pin;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, Message};

use super::model::{Details, Person, PersonId, Role};
use super::texts;

/// Reads a person's form.
///
/// # Errors
/// The form with its complaints.
pub fn details(mut form: Form, this_year: i64) -> Result<Details> {
    let details = read(&mut form, this_year);
    form.command(Some(details))
}

/// Reads a person's fields; the form holds the complaints. The import uses it too, one row as one form.
pub fn read(form: &mut Form, this_year: i64) -> Details {
    let postal_code = form.text("postal_code", 10);
    if !postal_code.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '-') {
        form.complain("postal_code", Message::new(texts::postal_code_wrong));
    }
    let language = form.value("language").to_owned();
    if !language.is_empty() && Lang::from_word(&language).is_none() {
        form.complain("language", Message::new(platform::web::texts::choose));
    }
    let words: Vec<String> = form.values("roles").map(str::to_owned).collect();
    let roles: Option<Vec<Role>> = words.iter().map(|word| Role::from_word(word)).collect();
    if roles.is_none() {
        form.complain("roles", Message::new(platform::web::texts::choose));
    }
    Details {
        name: form.required("name", 120),
        email: form.email("email"),
        phone: form.phone("phone"),
        language: Lang::from_word(&language),
        commune: form.text("commune", 80),
        postal_code,
        birth_year: form.integer("birth_year", 1900, this_year),
        notes: form.text("notes", 4000),
        roles: roles.unwrap_or_default().into_iter().collect(),
    }
}

/// The form filled with a person as they are.
#[must_use]
pub fn filled(person: &Person) -> Form {
    let mut form = Form::filled([
        ("name", person.name.clone()),
        ("email", person.email.clone().unwrap_or_default()),
        ("phone", person.phone.clone()),
        ("language", person.language.map(Lang::word).unwrap_or_default().to_owned()),
        ("commune", person.commune.clone()),
        ("postal_code", person.postal_code.clone()),
        ("birth_year", person.birth_year.map(|year| year.to_string()).unwrap_or_default()),
        ("notes", person.notes.clone()),
        ("version", person.version.to_string()),
    ]);
    for role in person.roles.iter() {
        form.add("roles", role.word());
    }
    form
}

/// Reads the choice of the other record to merge.
///
/// # Errors
/// The form with its complaints.
pub fn other(mut form: Form) -> Result<PersonId> {
    let other = form.choice("other", |word| word.parse().ok());
    form.command(other)
}

/// Reads a PIN chosen by the coordinator.
///
/// # Errors
/// The form with its complaints.
pub fn pin(mut form: Form) -> Result<Pin> {
    let pin = Pin::parse(form.value("pin"));
    if pin.is_none() {
        form.complain("pin", Message::new(texts::four_digits));
    }
    form.command(pin)
}
