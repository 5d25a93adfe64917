//! One search over the house: each room says what can be found of it (`Room::finds`), the index says where words stand, and everybody finds
//! what they may open.

#[cfg(feature = "sqlite")]
#[path = "sqlite.rs"]
mod index;
#[cfg(all(feature = "postgres", not(feature = "sqlite")))]
#[path = "postgres.rs"]
mod index;
mod page;
mod run;
mod texts;

use platform::auth::actor::TEAM;
use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;
use platform::person::PersonPart;
use platform::room::{Records, Room, nothing_led, nothing_today};
use platform::web::route::{Access, Route};

pub use run::{Found, Group, run};

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "search",
    routes,
    records: Records::NONE,
    places: &[],
    proofs: |conn| Box::pin(check(conn)),
    chores: &[],
    person: PersonPart::only(&[]),
    leading: nothing_led,
    today: nothing_today,
    finds: &[],
};

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get(ui::nav::SEARCH, Access::Only(TEAM), page::show)]
}

/// How a query's words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// Each begins a word.
    All,
    /// Each is near to a word: typing errors.
    Near,
    /// One of them begins a word.
    Any,
}

/// What was found is what is there.
async fn check(conn: &mut Conn) -> Result<Vec<Finding>> {
    let mut troubles: Vec<String> = sqlx::query_scalar(
        "SELECT CAST(source.kind || ' not found by: ' || source.text AS TEXT)
         FROM search_sources AS source
         LEFT JOIN search_entries AS entry ON entry.kind = source.kind AND entry.record_id = source.id
         WHERE entry.text IS NULL OR entry.text <> source.text
         ORDER BY 1
         LIMIT 100",
    )
    .fetch_all(&mut *conn)
    .await?;
    let (found, there): (i64, i64) =
        sqlx::query_as("SELECT (SELECT COUNT(*) FROM search_entries), (SELECT COUNT(*) FROM search_sources)")
            .fetch_one(&mut *conn)
            .await?;
    if found != there {
        troubles.push(format!("{found} entries of {there} records"));
    }
    troubles.extend(index::troubles(conn).await?);
    Ok(vec![Finding { what: "the search finds what is there, and nothing else", troubles }])
}
