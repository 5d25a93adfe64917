//! What a room of the house says of itself. The platform knows no room; `app::rooms` lists them, and everything that concerns all of them
//! (routes, navigation, proofs, jobs, what the law gives people over their data) comes from that list.

use std::ops::RangeInclusive;
use std::pin::Pin;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::AnyView;
use uuid::Uuid;

use super::audit::RecordKind;
use super::auth::actor::PersonId;
use super::check::Finding;
use super::db::Conn;
use super::error::Result;
use super::i18n::Lang;
use super::person::PersonPart;
use super::web::App;
use super::web::context::Ctx;
use super::web::page::Head;
use super::web::route::{Access, Route};

/// Something that will be known.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The proofs of a room, for `archipel check`.
pub type Proofs = for<'a> fn(&'a mut Conn) -> Pending<'a, Result<Vec<Finding>>>;

/// Where a person is to be, for their own week.
pub type Leading = for<'a> fn(&'a mut Conn, PersonId, DateTime<Utc>) -> Pending<'a, Result<Vec<Led>>>;

/// A room: no part can be forgotten, for all are asked.
pub struct Room {
    pub name: &'static str,
    pub routes: fn() -> Vec<Route>,
    /// What its records are called in the log.
    pub records: Records,
    /// Its places in the navigation.
    pub places: &'static [Place],
    /// What must hold of its tables.
    pub proofs: Proofs,
    /// What it does by itself.
    pub chores: &'static [Chore],
    /// What it keeps of people.
    pub person: PersonPart,
    /// What it has somebody lead.
    pub leading: Leading,
    /// What it says on the first page of the team.
    pub today: Todays,
    /// What the search finds of it.
    pub finds: &'static [Finds],
    /// What of it a device keeps for days without a network.
    pub ahead: Aheads,
}

/// What something is called, in each language.
pub type Name = fn(Lang) -> &'static str;

/// A word of the log in French and in English.
pub type Word = (&'static str, &'static str, &'static str);

/// What the log knows of a room: its kinds of records, and the words for their fields and for values that are words.
#[derive(Clone, Copy)]
pub struct Records {
    /// Each kind with what it is called.
    pub kinds: &'static [(RecordKind, Name)],
    /// Fields whose names the house does not know: the log's word, French, English.
    pub fields: &'static [Word],
    /// Values that are words.
    pub values: &'static [Word],
    /// Tables with an `id` and a `name`: what the log names by its id is read there.
    pub named: &'static [&'static str],
}

impl Records {
    /// A room whose records are people, or that has none.
    pub const NONE: Self = Self { kinds: &[], fields: &[], values: &[], named: &[] };
}

/// A room without proofs: it has no tables of its own.
#[must_use]
pub fn no_proofs(_: &mut Conn) -> Pending<'_, Result<Vec<Finding>>> {
    Box::pin(async { Ok(Vec::new()) })
}

/// Looks up what the search has found, in the words of a language.
pub type Shown = for<'a> fn(&'a mut Conn, &'a Ctx, &'a [Uuid]) -> Pending<'a, Result<Vec<Found>>>;

/// A kind of record that the search finds.
pub struct Finds {
    /// As it stands in `search_entries`.
    pub kind: &'static str,
    pub icon: &'static str,
    /// What several of them are called.
    pub name: Name,
    /// Who may find them: those who may open their pages.
    pub access: Access,
    pub show: Shown,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub href: String,
    pub title: String,
    /// What tells it from others of the same name.
    pub detail: String,
}

/// The addresses of a room that somebody's device keeps for some days, among those that they may open.
pub type Aheads = for<'a> fn(&'a mut Conn, &'a Ctx, &'a Days) -> Pending<'a, Result<Vec<String>>>;

/// Days without a gap: the first, and the last.
pub type Days = RangeInclusive<NaiveDate>;

/// A room that nobody needs without a network.
#[must_use]
pub fn nothing_ahead<'a>(_: &'a mut Conn, _: &'a Ctx, _: &'a Days) -> Pending<'a, Result<Vec<String>>> {
    Box::pin(async { Ok(Vec::new()) })
}

/// A room's part of the first page, for those who may see it.
pub type Todays = for<'a> fn(&'a mut Conn, &'a Ctx) -> Pending<'a, Result<Today>>;

/// What a room says today.
#[derive(Default)]
pub struct Today {
    /// What goes on.
    pub lists: Vec<AnyView>,
    /// What waits for someone.
    pub waiting: Vec<Waiting>,
}

/// Something that waits for someone: where it is done, what it is, how pressing.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Where it is done.
    pub href: String,
    /// What it is.
    pub what: String,
    /// More of it.
    pub detail: String,
    pub urgency: Urgency,
}

/// How pressing something is: the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It cannot wait.
    Now,
    /// It has a day.
    Soon,
    /// When there is time.
    Sometime,
}

impl Waiting {
    /// A number of things; nothing where there are none.
    #[must_use]
    pub fn some(n: usize, href: impl Into<String>, what: String, urgency: Urgency) -> Option<Self> {
        (n > 0).then(|| Self { href: href.into(), what, detail: String::new(), urgency })
    }
}

/// A room of which the first page says nothing.
#[must_use]
pub fn nothing_today<'a>(_: &'a mut Conn, _: &'a Ctx) -> Pending<'a, Result<Today>> {
    Box::pin(async { Ok(Today::default()) })
}

/// A room that nobody leads anything in.
#[must_use]
pub fn nothing_led(_: &mut Conn, _: PersonId, _: DateTime<Utc>) -> Pending<'_, Result<Vec<Led>>> {
    Box::pin(async { Ok(Vec::new()) })
}

/// Something that a person leads.
#[derive(Clone, Debug)]
pub struct Led {
    /// What it is called.
    pub title: String,
    pub day: NaiveDate,
    /// From when to when, in minutes of the clock on the wall.
    pub minutes: (i64, i64),
    pub place: String,
    pub address: String,
}

/// A job that a room has done for it, round after round.
pub struct Chore {
    /// Its name in what `/readyz` says.
    pub name: &'static str,
    pub pause: Duration,
    pub round: fn(App) -> Pending<'static, Result<()>>,
}

/// How often chores come round.
pub mod chores {
    use std::time::Duration;

    /// Seats whose time has run out are freed.
    pub const SEATS: Duration = Duration::from_secs(10);
    /// Reminders are written, and what has had its time is forgotten.
    pub const TIDY: Duration = Duration::from_secs(600);
}

/// What belongs together, where somebody has more places than a screen is high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Used all day: stands by itself.
    Daily,
    /// The people of the plan.
    Work,
    /// What the public comes for.
    Public,
    /// Stock and sales.
    Produce,
    /// The terrains.
    Land,
    /// Running the place.
    House,
    /// One's own account: always in reach, last.
    Own,
}

/// One place to go.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// How early it stands among all: the first four that somebody may go to make the bottom bar of a telephone.
    pub rank: u8,
    /// Address; pages below it belong to it.
    pub href: &'static str,
    pub icon: &'static str,
    pub name: fn(Lang) -> &'static str,
    /// What it belongs to.
    pub group: Group,
    /// Who may go there.
    pub access: Access,
}

/// All rooms, and the frame around their pages.
pub struct House {
    pub rooms: &'static [Room],
    /// The whole document of a page.
    pub frame: fn(&Ctx, &Head, AnyView) -> String,
}

impl House {
    /// Every route of every room.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        self.rooms.iter().flat_map(|room| (room.routes)()).collect()
    }

    /// Every place, in order.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let mut places: Vec<Place> = self.rooms.iter().flat_map(|room| room.places).copied().collect();
        places.sort_by_key(|place| place.rank);
        places
    }
}
