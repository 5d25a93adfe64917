//! Forms about cooperative work days.

use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::shifts::store::open_days::{OpenDay, OpenDetails};
use crate::shifts::texts;

/// Reads a work day.
///
/// # Errors
/// The form with its complaints.
pub fn open_day(mut form: Form) -> Result<OpenDetails> {
    let details = OpenDetails {
        title: form.required("title", 120),
        story: form.text("story", 2000),
        places: form.integer("places", 1, 500).unwrap_or(10),
        briefing: form.required("briefing", 2000),
        cancel_hours: form.integer("cancel_hours", 0, 720).unwrap_or(24),
        public: form.value("public") == "yes",
    };
    form.command(Some(details))
}

/// The form filled with a work day as it is.
#[must_use]
pub fn open_day_filled(day: &OpenDay) -> Form {
    Form::filled([
        ("title", day.title.clone()),
        ("story", day.story.clone()),
        ("places", day.places.to_string()),
        ("briefing", day.briefing.clone()),
        ("cancel_hours", day.cancel_hours.to_string()),
        ("public", if day.public { "yes" } else { "" }.to_owned()),
    ])
}

/// Reads a sign-up: name, e-mail, and the safety words accepted.
///
/// # Errors
/// The form with its complaints.
pub fn sign_up(mut form: Form) -> Result<(String, String)> {
    let name = form.required("name", 120);
    let email = form.email("email");
    if email.is_none() {
        form.complain("email", Message::new(crate::platform::web::texts::required));
    }
    if form.value("briefing") != "yes" {
        form.complain("briefing", Message::new(texts::accept_briefing));
    }
    form.command(email.map(|email| (name, email)))
}
