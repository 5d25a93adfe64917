//! Forms about cooperative work days.

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;

use crate::texts;
use crate::volunteering::store::{Joining, OpenDay, OpenDetails};

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

/// Most people that sign up together.
pub const MOST_TOGETHER: i64 = 10;

/// Reads a sign-up: name, e-mail, how many come, and the safety words accepted.
///
/// # Errors
/// The form with its complaints.
pub fn sign_up(mut form: Form) -> Result<Joining> {
    let name = form.required("name", 120);
    let email = form.email("email");
    if email.is_none() {
        form.complain("email", Message::new(platform::web::texts::required));
    }
    let people = form.integer("people", 1, MOST_TOGETHER).unwrap_or(1);
    if form.value("briefing") != "yes" {
        form.complain("briefing", Message::new(texts::accept_briefing));
    }
    form.command(email.map(|email| Joining { name, email, people }))
}
