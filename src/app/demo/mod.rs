//! The demonstration ecopole: a fictional commune, plainly fictional people, and land enough to try everything on.
//! The same seed makes the same ecopole, down to the ids; lines of ledgers draw theirs as they are written.

mod land;
mod many_seeds;
mod people;
mod produce;
mod sales;
mod seeds;
mod shifts;
mod workshops;
mod years;

use chrono::{DateTime, NaiveDate, Utc};
use kit::mailer::Mailer;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use uuid::Uuid;

pub use account::demo::{ACCOUNTS, Account, PASSWORD};
use platform::auth::actor::Actor;
use platform::clock::Clock;
use platform::db::Database;
use platform::ecopole::{self, Ecopole};
use platform::error::{AppError, Result};
use platform::i18n::Message;

/// The commune of the demonstration; there is none of this name.
const COMMUNE: &str = "Fosse-les-Saules";

/// How large a demonstration, and which.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Multiplies residents, notes and changes. The land stays as it is: an ecopole does not grow with its visitors.
    pub scale: u32,
    /// Years of history; none for a few weeks of it.
    pub years: u32,
    /// Weeks of sales before this one.
    pub weeks: u32,
    /// The same seed makes the same ecopole.
    pub seed: u64,
}

/// What the making of a demonstration shares.
struct Maker {
    rng: StdRng,
    actor: Actor,
    now: DateTime<Utc>,
    today: NaiveDate,
    years: u32,
    made: u64,
}

impl Maker {
    /// The next id: of the kind the program makes, but the same at every run.
    fn id<T: From<Uuid>>(&mut self) -> T {
        self.made += 1;
        let millis = 1_767_225_600_000 + self.made;
        T::from(uuid::Builder::from_unix_timestamp_millis(millis, &self.rng.random::<[u8; 10]>()).into_uuid())
    }
}

/// Fills an empty database and says what was made.
///
/// # Errors
/// `Conflict` where there is an ecopole already: nothing is touched then.
pub async fn load(db: &Database, clock: &Clock, size: Size) -> Result<String> {
    let now = clock.now();
    let settings = Ecopole {
        name: "L’Archipel des Saules".to_owned(),
        commune: COMMUNE.to_owned(),
        contact_email: "bonjour@saules.exemple.fr".to_owned(),
        contact_phone: "03 21 00 00 00".to_owned(),
        address: format!("1 rue des Saules, {COMMUNE}"),
        legal: "Association fictive : cette écopôle est une démonstration.".to_owned(),
        demo: true,
        ..Ecopole::default()
    };
    let mut maker = Maker {
        rng: StdRng::seed_from_u64(size.seed),
        actor: Actor::system(),
        now,
        today: now.with_timezone(&settings.time_zone).date_naive(),
        years: size.years,
        made: 0,
    };
    let mut tx = db.write().await?;
    if ecopole::load(&mut tx).await?.is_some() {
        return Err(AppError::Conflict(Message::new(already_there)));
    }
    ecopole::create(&mut tx, &maker.actor, now, &settings).await?;
    let people = people::make(&mut tx, &mut maker, size.scale).await?;
    let made = land::make(&mut tx, &mut maker, size.scale).await?;
    let worked = shifts::make(&mut tx, &mut maker).await?;
    let offered = workshops::make(&mut tx, &mut maker, size.scale).await?;
    let catalogue = produce::make(&mut tx, &mut maker).await?;
    let mailer = Mailer::new(&settings, "http://localhost");
    let sold = sales::make(&mut tx, &mut maker, (&catalogue, size.weeks), mailer).await?;
    let lived = if size.years > 0 { format!(", {}", years::make(&mut tx, &mut maker).await?) } else { String::new() };
    let kept = seeds::make(&mut tx, &mut maker, mailer, size.scale).await?;
    tx.commit().await?;
    Ok(format!("Demonstration loaded: {people} people, {made}, {worked}, {offered}, {sold}, {kept}{lived}."))
}

platform::texts! {
    already_there { fr: "Cette base contient déjà un écopôle : la démonstration ne s’y ajoute pas.", en: "This database already holds an ecopole: the demonstration is not added to it." }
}
