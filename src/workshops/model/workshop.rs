//! What is offered: a workshop, its prices, its questions.

use serde::Serialize;

use kit::pictures::PictureId;
use platform::i18n::Lang;

use super::money::{Cents, Units};

platform::typed_id! {
    /// A workshop.
    WorkshopId
}
platform::typed_id! {
    /// One of its prices.
    PriceId
}
platform::typed_id! {
    /// One of its questions.
    QuestionId
}

platform::text_enum! {
    /// What a workshop is about.
    Theme {
        /// Cooking and preserving.
        Cooking = "cooking",
        /// Growing.
        Garden = "garden",
        /// Seeds.
        Seeds = "seeds",
        /// Eating well.
        Health = "health",
        /// Wild plants and animals.
        Nature = "nature",
        /// Making and mending.
        Crafts = "crafts",
    }
}

impl Theme {
    /// Its pictogram.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Cooking => "cooking-pot",
            Self::Garden => "sprout",
            Self::Seeds => "wheat",
            Self::Health => "apple",
            Self::Nature => "bird",
            Self::Crafts => "hammer",
        }
    }
}

platform::text_enum! {
    /// For whom.
    Level {
        /// For everybody.
        All = "all",
        /// For those who begin.
        Beginner = "beginner",
        /// For those who have done it before.
        Experienced = "experienced",
    }
}

/// What a form says of a workshop.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WorkshopDetails {
    /// Its title, not empty.
    pub title: String,
    /// A sentence or two for lists.
    pub summary: String,
    /// The whole story.
    pub story: String,
    /// What it is about.
    pub theme: Theme,
    pub level: Level,
    /// Youngest, in years.
    pub age_from: Option<i64>,
    /// Oldest, in years.
    pub age_to: Option<i64>,
    /// Languages spoken, in words.
    pub languages: String,
    /// What to bring.
    pub bring: String,
    /// Allergens in what is cooked and eaten.
    pub allergens: String,
    /// How one gets in and about with a wheelchair, a pram, tired legs.
    pub access: String,
    /// What the team must have ready.
    pub equipment: String,
    /// Whether children come without their parents: then guardian, emergency contact, collectors and allergies are asked.
    pub children: bool,
    /// Most seats of one booking.
    pub seats_max: i64,
    /// Whether a booking counts only once the link of the e-mail was followed.
    pub confirm_by_mail: bool,
    /// Whether those who have never been to this workshop come first in the waiting line.
    pub newcomers_first: bool,
    /// Whether everybody may see it.
    pub public: bool,
}

impl WorkshopDetails {
    /// Whether everybody's age is asked: of children, and where the workshop is for some ages only.
    #[must_use]
    pub const fn asks_ages(&self) -> bool {
        self.children || self.age_from.is_some() || self.age_to.is_some()
    }
}

/// A workshop as it is kept.
#[derive(Clone, Debug)]
pub struct Workshop {
    pub id: WorkshopId,
    /// What it is.
    pub details: WorkshopDetails,
    /// Its first picture, with its words.
    pub picture: Option<(PictureId, String)>,
    /// Whether it was put away.
    pub archived: bool,
    pub version: i64,
}

platform::text_enum! {
    /// Who pays a price.
    PriceKind {
        /// The usual one.
        Full = "full",
        /// Students, job seekers, large families.
        Reduced = "reduced",
        /// For those with little, on their word alone.
        Solidarity = "solidarity",
        /// Organisations.
        Professional = "professional",
        /// Members of the association.
        Member = "member",
        /// Pay what you can, between bounds.
        Open = "open",
        /// In the local time unit.
        Units = "units",
    }
}

/// A price of a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Price {
    pub id: PriceId,
    pub kind: PriceKind,
    /// The price, or the least of an open one.
    pub cents: Cents,
    /// The most of an open one.
    pub most: Option<Cents>,
    /// In time units.
    pub units: Units,
}

platform::text_enum! {
    /// Asked once a booking, or of each participant.
    Scope {
        /// Once.
        Booking = "booking",
        /// Of each.
        Participant = "participant",
    }
}

platform::text_enum! {
    /// How a question is answered.
    QuestionKind {
        /// In words.
        Text = "text",
        /// From a list.
        Choice = "choice",
        /// With a number.
        Number = "number",
        /// With a tick.
        Consent = "consent",
    }
}

/// A question to those who book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Question {
    pub id: QuestionId,
    pub scope: Scope,
    /// How it is answered.
    pub kind: QuestionKind,
    pub label: String,
    /// In English; empty where nobody has written it.
    pub label_en: String,
    /// The list, a line each.
    pub choices: String,
    /// Whether it must be answered.
    pub required: bool,
}

impl Question {
    /// The question's words; the French ones where there are no others.
    #[must_use]
    pub fn text(&self, l: Lang) -> &str {
        if l == Lang::En && !self.label_en.is_empty() { &self.label_en } else { &self.label }
    }

    /// The list of a choice.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        self.choices.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}
