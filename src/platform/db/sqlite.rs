//! SQLite, the embedded default: one file, write-ahead log, foreign keys on.

mod durable;

use std::path::Path;
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Pool, Sqlite, Transaction};

pub use self::durable::Durable;
use crate::platform::db::Database;

/// The driver.
pub type Db = Sqlite;
/// The migrations, embedded in the program.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");
/// Where the data base is if nobody says otherwise.
pub const DEFAULT_DATABASE: &str = "data/archipel.db";
/// The name shown in logs.
pub const NAME: &str = "sqlite";

/// `BEGIN IMMEDIATE` already holds the one write lock: reading the row only proves that it exists.
pub const LOCK_PERSON: &str = "SELECT id FROM people WHERE id = $1";
/// As [`LOCK_PERSON`], for a terrain.
pub const LOCK_SITE: &str = "SELECT id FROM sites WHERE id = $1";
/// As [`LOCK_PERSON`], for a shift.
pub const LOCK_SHIFT: &str = "SELECT id FROM shifts WHERE id = $1";
/// As [`LOCK_PERSON`], for a workshop.
pub const LOCK_WORKSHOP: &str = "SELECT id FROM workshops WHERE id = $1";

/// Nothing to add to a reading of workshops: `BEGIN IMMEDIATE` already holds the one write lock.
pub const FOR_WORKSHOPS: &str = "";

/// All ids of a group in one text, 32 hexadecimal digits each: one row crosses from the driver's thread instead of thousands.
pub const PEOPLE_OF_SHIFT: &str = "GROUP_CONCAT(HEX(assignments.person_id), '')";

/// The shifts of a selection named `shifts` in one text: a line a shift, its values apart by spaces, its `people` last.
pub const SHIFT_LINES: &str = "GROUP_CONCAT(HEX(shifts.id) || ' ' || HEX(shifts.task_id) || ' ' || shifts.day || ' ' || shifts.starts_minute \
    || ' ' || shifts.ends_minute || ' ' || shifts.break_minutes || ' ' || COALESCE(shifts.people, ''), CHAR(10))";

/// As [`LOCK_PERSON`], for the land as a whole.
pub const LOCK_LAND: &str = "SELECT id FROM ecopole WHERE id = 1";
/// As [`LOCK_PERSON`], for working time as a whole.
pub const LOCK_PLAN: &str = "SELECT 1";

/// Accepts a file path.
///
/// # Errors
/// A sentence for the person who starts the program.
pub fn parse_address(text: &str) -> Result<String, String> {
    if text.is_empty() || text.contains("://") {
        Err("this build keeps its data in an SQLite file: give a path such as data/archipel.db".to_owned())
    } else {
        Ok(text.to_owned())
    }
}

fn options(path: &str) -> Result<SqliteConnectOptions, sqlx::Error> {
    Ok(SqliteConnectOptions::from_str("sqlite::memory:")?
        .in_memory(false)
        .shared_cache(false)
        .filename(path)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // The log is synced before anything is acknowledged, by `durable`, so that many commits share one sync.
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(Duration::from_secs(10))
        .pragma("cache_size", "-2000")
        // Rows come from a thread of their own: a full buffer would cost a switch of threads every fifty rows.
        .row_buffer_size(2048)
        .optimize_on_close(true, None))
}

/// Opens (or makes) the data base file.
///
/// # Errors
/// When the file cannot be opened.
pub async fn connect(path: &str) -> Result<Database, sqlx::Error> {
    if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
    }
    // Six hundred people who book at once wait in one queue: better slow than refused.
    let timeout = Duration::from_secs(25);
    // A file does not hang up: asking each connection whether it is there would only cost time.
    let pool = || SqlitePoolOptions::new().acquire_timeout(timeout).test_before_acquire(false);
    let writers = pool().max_connections(1).connect_with(options(path)?).await?;
    // A reader keeps a thread and a cache of its own: twice the cores keep these busy, more would only take memory.
    let cores = std::thread::available_parallelism().map_or(4, |cores| u32::try_from(cores.get()).unwrap_or(4));
    let readers = pool().max_connections((2 * cores).clamp(4, 32)).connect_with(options(path)?).await?;
    Ok(Database::new(readers, writers, Durable::new(path)))
}

/// Begins a write: takes the lock at once instead of failing half-way.
///
/// # Errors
/// When the lock cannot be had in time.
pub async fn begin_write(pool: &Pool<Sqlite>) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
    match pool.begin_with("BEGIN IMMEDIATE").await {
        // After a commit that failed for want of room the connection still believes in its transaction: it is replaced.
        Err(sqlx::Error::InvalidSavePointStatement) => {
            pool.acquire().await?.close().await?;
            pool.begin_with("BEGIN IMMEDIATE").await
        }
        begun => begun,
    }
}

/// Whether the trouble is the machine's (no room, no file, locked), not the program's.
#[must_use]
pub fn is_unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
        // 5 busy, 8 read-only, 10 input/output, 13 full, 14 cannot open; the low byte of an extended code.
        sqlx::Error::Database(database) => database
            .code()
            .and_then(|code| code.parse::<u32>().ok())
            .is_some_and(|code| matches!(code & 0xff, 5 | 8 | 10 | 13 | 14)),
        _ => false,
    }
}

/// Writes a consistent copy while the program goes on working, then opens it to be sure.
///
/// # Errors
/// When the file exists, cannot be written, or does not open as a sound data base.
pub async fn backup(address: &str, file: &Path) -> Result<(), String> {
    if file.exists() {
        return Err(format!("{} exists already: a backup never overwrites", file.display()));
    }
    if !Path::new(address).exists() {
        return Err(format!("there is no data base at {address}"));
    }
    let text = file.to_str().ok_or("the path is not readable text")?;
    let source = connect(address).await.map_err(|error| error.to_string())?;
    let mut conn = source.read().await.map_err(|error| error.to_string())?;
    sqlx::query("VACUUM INTO $1").bind(text).execute(&mut *conn).await.map_err(|error| error.to_string())?;
    drop(conn);
    source.close().await;
    verify(text).await
}

/// Puts a backup in the place of the data base; what was there is kept beside it.
///
/// # Errors
/// When the backup is not sound, or the files cannot be moved.
pub async fn restore(address: &str, file: &Path) -> Result<(), String> {
    let text = file.to_str().ok_or("the path is not readable text")?;
    if !file.exists() {
        return Err(format!("there is no file {text}"));
    }
    verify(text).await?;
    let target = Path::new(address);
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    let arriving = format!("{address}.arriving");
    std::fs::copy(file, &arriving).map_err(|error| error.to_string())?;
    if target.exists() {
        let now = chrono::Utc::now().format("%Y%m%dT%H%M%S");
        // Opening and closing it folds its write-ahead log in, so that the kept copy is whole.
        let old = connect(address).await.map_err(|error| error.to_string())?;
        old.close().await;
        std::fs::rename(target, format!("{address}.before-{now}")).map_err(|error| error.to_string())?;
    }
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{address}{suffix}"));
    }
    std::fs::rename(&arriving, target).map_err(|error| error.to_string())
}

async fn verify(path: &str) -> Result<(), String> {
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(
            options(path).map_err(|error| error.to_string())?.create_if_missing(false).journal_mode(SqliteJournalMode::Delete),
        )
        .await
        .map_err(|error| format!("{path} does not open: {error}"))?;
    let database = Database::new(pool.clone(), pool, Durable::new(path));
    let mut conn = database.read().await.map_err(|error| error.to_string())?;
    let troubles = integrity(&mut conn).await.map_err(|error| format!("{path} is not a sound data base: {error}"))?;
    drop(conn);
    database.close().await;
    if troubles.is_empty() { Ok(()) } else { Err(format!("{path} is damaged: {}", troubles.join("; "))) }
}

/// What the data base itself finds wrong: broken pages, rows that point nowhere.
///
/// # Errors
/// When it cannot be read at all.
pub async fn integrity(conn: &mut sqlx::SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut troubles: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut *conn).await?;
    troubles.retain(|line| line != "ok");
    let orphans: Vec<String> = sqlx::query_scalar("SELECT \"table\" FROM pragma_foreign_key_check").fetch_all(&mut *conn).await?;
    troubles.extend(orphans.into_iter().map(|table| format!("a row of {table} points to nothing")));
    Ok(troubles)
}
