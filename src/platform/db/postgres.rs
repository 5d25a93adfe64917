//! PostgreSQL, for several application nodes behind a balancer.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Pool, Postgres, Transaction};

use crate::platform::db::Database;

/// The driver.
pub type Db = Postgres;
/// The migrations, embedded in the program.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("migrations/postgres");
/// Where the data base is if nobody says otherwise.
pub const DEFAULT_DATABASE: &str = "postgres://archipel@127.0.0.1/archipel";
/// The name shown in logs.
pub const NAME: &str = "postgres";

/// The server itself answers a commit when it is on disk, and shares syncs among those who wait.
#[derive(Clone, Debug)]
pub struct Durable;

impl Durable {
    /// Nothing to wait for.
    ///
    /// # Errors
    /// None.
    pub async fn wait(&self) -> std::io::Result<()> {
        std::future::ready(Ok(())).await
    }
}

/// Locks one person's row until the end of the transaction.
pub const LOCK_PERSON: &str = "SELECT id FROM people WHERE id = $1 FOR UPDATE";
/// Locks one terrain's row until the end of the transaction.
pub const LOCK_SITE: &str = "SELECT id FROM sites WHERE id = $1 FOR UPDATE";
/// Locks one shift's row until the end of the transaction.
pub const LOCK_SHIFT: &str = "SELECT id FROM shifts WHERE id = $1 FOR UPDATE";
/// Locks one workshop's row until the end of the transaction. `NO KEY`: bookings that refer to it need not wait.
pub const LOCK_WORKSHOP: &str = "SELECT id FROM workshops WHERE id = $1 FOR NO KEY UPDATE";

/// Ends a reading that locks the workshops it finds, as [`LOCK_WORKSHOP`] does.
pub const FOR_WORKSHOPS: &str = " FOR NO KEY UPDATE OF workshops";

/// All ids of a group in one text, 32 hexadecimal digits each.
pub const PEOPLE_OF_SHIFT: &str = "STRING_AGG(REPLACE(CAST(assignments.person_id AS TEXT), '-', ''), '')";

/// The shifts of a selection named `shifts` in one text: a line a shift, its values apart by spaces, its `people` last.
pub const SHIFT_LINES: &str = "STRING_AGG(REPLACE(CAST(shifts.id AS TEXT), '-', '') || ' ' || REPLACE(CAST(shifts.task_id AS TEXT), '-', '') \
    || ' ' || TO_CHAR(shifts.day, 'YYYY-MM-DD') || ' ' || shifts.starts_minute || ' ' || shifts.ends_minute || ' ' \
    || shifts.break_minutes || ' ' || COALESCE(shifts.people, ''), CHR(10))";

/// Locks the land as a whole until the end of the transaction.
pub const LOCK_LAND: &str = "SELECT id FROM ecopole WHERE id = 1 FOR UPDATE";
/// Locks working time as a whole until the end of the transaction. The number means nothing but this lock.
pub const LOCK_PLAN: &str = "SELECT pg_advisory_xact_lock(7001)";

/// Accepts a `postgres://` address.
///
/// # Errors
/// A sentence for the person who starts the program.
pub fn parse_address(text: &str) -> Result<String, String> {
    text.parse::<PgConnectOptions>()
        .map(|_| text.to_owned())
        .map_err(|_| "this build keeps its data in PostgreSQL: give postgres://user:password@host/name".to_owned())
}

/// Opens the data base.
///
/// # Errors
/// When the server cannot be reached.
pub async fn connect(address: &str) -> Result<Database, sqlx::Error> {
    // Six hundred people who book at once wait in one queue: better slow than refused.
    let wait = Duration::from_secs(25);
    let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(wait).connect_with(address.parse()?).await?;
    Ok(Database::new(pool.clone(), pool, Durable))
}

/// Begins a write.
///
/// # Errors
/// When no connection can be had in time.
pub async fn begin_write(pool: &Pool<Postgres>) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
    pool.begin().await
}

/// Whether the trouble is the machine's (no server, no room), not the program's.
#[must_use]
pub fn is_unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
        // Classes 08 connection, 40 rolled back for another's sake, 53 insufficient resources, 57 operator intervention.
        sqlx::Error::Database(database) => {
            database.code().is_some_and(|code| ["08", "40", "53", "57"].iter().any(|class| code.starts_with(class)))
        }
        _ => false,
    }
}

/// Writes a consistent copy with `pg_dump`, then reads its table of contents to be sure.
///
/// # Errors
/// When the file exists, or PostgreSQL's tools fail or are missing.
pub async fn backup(address: &str, file: &Path) -> Result<(), String> {
    if file.exists() {
        return Err(format!("{} exists already: a backup never overwrites", file.display()));
    }
    run(Command::new("pg_dump").arg("--format=custom").arg("--file").arg(file).arg(address))?;
    run(Command::new("pg_restore").arg("--list").arg(file))
}

/// Replaces the content of the data base by a backup, all or nothing.
///
/// # Errors
/// When the file is no backup, or PostgreSQL's tools fail or are missing.
pub async fn restore(address: &str, file: &Path) -> Result<(), String> {
    run(Command::new("pg_restore")
        .args(["--clean", "--if-exists", "--no-owner", "--single-transaction", "--dbname"])
        .arg(address)
        .arg(file))
}

fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{name} could not be run: {error}"))?;
    if output.status.success() { Ok(()) } else { Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim())) }
}

/// PostgreSQL enforces its own constraints at all times; what is left to check is that its tables can be read.
///
/// # Errors
/// When a table cannot be read.
pub async fn integrity(conn: &mut sqlx::PgConnection) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT 'constraint ' || conname || ' is not validated' FROM pg_constraint WHERE NOT convalidated")
        .fetch_all(conn)
        .await
}
