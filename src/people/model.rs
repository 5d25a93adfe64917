//! People and the commands that change them.

use chrono::{DateTime, Utc};
use serde::Serialize;

pub use platform::auth::actor::{PersonId, Role, Roles};
use platform::i18n::Lang;
use platform::search::Order;

/// A person as they are kept.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: PersonId,
    /// First and last name.
    pub name: String,
    /// In lower case; also what they sign in with.
    pub email: Option<String>,
    /// As they gave it.
    pub phone: String,
    /// The language they chose.
    pub language: Option<Lang>,
    /// Where they live.
    pub commune: String,
    /// Its postal code.
    pub postal_code: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// What the coordination notes.
    pub notes: String,
    /// When they were put away.
    pub archived_at: Option<DateTime<Utc>>,
    /// When their personal data was erased.
    pub erased_at: Option<DateTime<Utc>>,
    /// Counts changes, so that two people editing at once notice each other.
    pub version: i64,
    /// What they are to the ecopole.
    pub roles: Roles,
}

/// What a form or an import says of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// First and last name, not empty.
    pub name: String,
    /// In lower case.
    pub email: Option<String>,
    pub phone: String,
    pub language: Option<Lang>,
    pub commune: String,
    pub postal_code: String,
    /// Year of birth.
    pub birth_year: Option<i64>,
    pub notes: String,
    pub roles: Roles,
}

impl Details {
    /// Somebody of whom only name, e-mail and roles are known yet.
    #[must_use]
    pub const fn staff(name: String, email: String, roles: Roles) -> Self {
        Self {
            name,
            email: Some(email),
            phone: String::new(),
            language: None,
            commune: String::new(),
            postal_code: String::new(),
            birth_year: None,
            notes: String::new(),
            roles,
        }
    }

    /// What is searched: name, e-mail and commune.
    #[must_use]
    pub fn search_text(&self) -> String {
        platform::search::fold(&format!("{} {} {}", self.name, self.email.as_deref().unwrap_or_default(), self.commune))
    }
}

impl From<&Person> for Details {
    fn from(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            email: person.email.clone(),
            phone: person.phone.clone(),
            language: person.language,
            commune: person.commune.clone(),
            postal_code: person.postal_code.clone(),
            birth_year: person.birth_year,
            notes: person.notes.clone(),
            roles: person.roles,
        }
    }
}

/// What the audit log keeps of a person.
#[derive(Debug, Serialize)]
pub struct Audited<'a> {
    name: &'a str,
    email: Option<&'a str>,
    phone: &'a str,
    commune: &'a str,
    postal_code: &'a str,
    birth_year: Option<i64>,
    notes: &'a str,
    roles: String,
}

impl<'a> From<&'a Details> for Audited<'a> {
    fn from(details: &'a Details) -> Self {
        Self {
            name: &details.name,
            email: details.email.as_deref(),
            phone: &details.phone,
            commune: &details.commune,
            postal_code: &details.postal_code,
            birth_year: details.birth_year,
            notes: &details.notes,
            roles: details.roles.iter().map(Role::word).collect::<Vec<_>>().join(", "),
        }
    }
}

/// What a list of people is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of name, e-mail or commune.
    pub query: String,
    /// Only with this role.
    pub role: Option<Role>,
    /// The archived ones instead of the present ones.
    pub archived: bool,
    /// In which order.
    pub order: Order<OrderBy>,
}

platform::text_enum! {
    /// What people are ordered by, as it stands in the address.
    #[derive(Default)]
    OrderBy {
        #[default]
        Name = "nom",
        Email = "e-mail",
        Phone = "telephone",
        Commune = "commune",
    }
}
