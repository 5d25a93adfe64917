//! The ecopole's own settings: its name, commune, time zone and languages; one row, read with every page.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;
use uuid::Uuid;

use super::audit::{self, Entry, RecordKind, Verb};
use super::auth::actor::{Actor, COORDINATORS};
use super::db::Conn;
use super::error::Result;
use super::i18n::Lang;
use super::place::Place;

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ecopole {
    /// Its name, as the head of every page shows it.
    pub name: String,
    /// The town it lies in.
    pub commune: String,
    /// The time zone in which plans are made.
    pub time_zone: Tz,
    /// The language of those who have not chosen.
    pub language: Lang,
    /// Where it lies: where drawing begins.
    pub place: Option<Place>,
    /// Picture or WMTS template laid under the plan, empty for none.
    pub plan_background: String,
    /// Where people write to the team; empty for nowhere.
    pub contact_email: String,
    /// Where they call.
    pub contact_phone: String,
    /// The association's postal address.
    pub address: String,
    /// Who publishes and who hosts, as the law on the digital economy asks (LCEN, article 6 III).
    pub legal: String,
    /// Whether this is the demonstration, which lists its accounts.
    pub demo: bool,
}

impl Default for Ecopole {
    /// One that nobody has named yet.
    fn default() -> Self {
        Self {
            name: "Archipel".to_owned(),
            commune: String::new(),
            time_zone: chrono_tz::Europe::Paris,
            language: Lang::Fr,
            place: None,
            plan_background: String::new(),
            contact_email: String::new(),
            contact_phone: String::new(),
            address: String::new(),
            legal: String::new(),
            demo: false,
        }
    }
}

impl Ecopole {
    /// Who a letter is from, and where to answer.
    #[must_use]
    pub fn signature(&self) -> String {
        let lines = [self.name.as_str(), self.contact_email.as_str(), self.contact_phone.as_str()];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

impl Ecopole {
    /// The address of a place on a public map, in words: whoever opens it there is guided by their own telephone. Nothing for no place.
    #[must_use]
    pub fn on_map(&self, place: &str) -> Option<String> {
        if place.is_empty() {
            return None;
        }
        let near = if place.contains(&self.commune) { place.to_owned() } else { format!("{place}, {}", self.commune) };
        let query: String = form_urlencoded::byte_serialize(near.as_bytes()).collect();
        Some(format!("https://www.openstreetmap.org/search?query={query}"))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    commune: String,
    time_zone: String,
    language: Lang,
    latitude_e7: Option<i64>,
    longitude_e7: Option<i64>,
    plan_background: String,
    contact_email: String,
    contact_phone: String,
    address: String,
    legal: String,
    demo: bool,
}

/// Reads the settings; `None` until the ecopole has been set up.
pub async fn load(conn: &mut Conn) -> Result<Option<Ecopole>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT name, commune, time_zone, language, latitude_e7, longitude_e7, plan_background, contact_email, contact_phone, address,
                    legal, demo
             FROM ecopole
             WHERE id = 1",
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| Ecopole {
        name: row.name,
        commune: row.commune,
        time_zone: row.time_zone.parse().unwrap_or(chrono_tz::Europe::Paris),
        language: row.language,
        place: row.latitude_e7.zip(row.longitude_e7).and_then(|(latitude, longitude)| Place::of_units(latitude, longitude)),
        plan_background: row.plan_background,
        contact_email: row.contact_email,
        contact_phone: row.contact_phone,
        address: row.address,
        legal: row.legal,
        demo: row.demo,
    }))
}

/// Writes the settings for the first time. A second set-up at the same moment fails on the primary key.
///
/// # Errors
/// When it has been set up already.
pub async fn create(tx: &mut Conn, actor: &Actor, now: DateTime<Utc>, ecopole: &Ecopole) -> Result<()> {
    sqlx::query(
        "INSERT INTO ecopole
             (id, name, commune, time_zone, language, plan_background, contact_email, contact_phone, address, legal, demo, created_at,
              latitude_e7, longitude_e7)
         VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(&ecopole.name)
    .bind(&ecopole.commune)
    .bind(ecopole.time_zone.name())
    .bind(ecopole.language)
    .bind(&ecopole.plan_background)
    .bind(&ecopole.contact_email)
    .bind(&ecopole.contact_phone)
    .bind(&ecopole.address)
    .bind(&ecopole.legal)
    .bind(ecopole.demo)
    .bind(now)
    .bind(ecopole.place.map(|place| place.units().0))
    .bind(ecopole.place.map(|place| place.units().1))
    .execute(&mut *tx)
    .await?;
    audit::record(tx, actor, now, Entry::new(RecordKind::ECOPOLE, Uuid::nil(), Verb::Created).after(ecopole)?).await
}

/// Changes the settings.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn update(tx: &mut Conn, actor: &Actor, now: DateTime<Utc>, ecopole: &Ecopole) -> Result<()> {
    actor.require(COORDINATORS)?;
    let before = load(tx).await?;
    sqlx::query(
        "UPDATE ecopole
         SET name = $1, commune = $2, time_zone = $3, language = $4, plan_background = $5, contact_email = $6, contact_phone = $7,
             address = $8, legal = $9, latitude_e7 = $10, longitude_e7 = $11
         WHERE id = 1",
    )
    .bind(&ecopole.name)
    .bind(&ecopole.commune)
    .bind(ecopole.time_zone.name())
    .bind(ecopole.language)
    .bind(&ecopole.plan_background)
    .bind(&ecopole.contact_email)
    .bind(&ecopole.contact_phone)
    .bind(&ecopole.address)
    .bind(&ecopole.legal)
    .bind(ecopole.place.map(|place| place.units().0))
    .bind(ecopole.place.map(|place| place.units().1))
    .execute(&mut *tx)
    .await?;
    let entry = Entry::new(RecordKind::ECOPOLE, Uuid::nil(), Verb::Updated).before(&before)?.after(ecopole)?;
    audit::record(tx, actor, now, entry).await
}
