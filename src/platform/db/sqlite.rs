//! SQLite, the embedded default: one file, write-ahead log, foreign keys on.

mod durable;

use std::fs::File;
use std::path::Path;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Pool, Sqlite, Transaction};

pub use self::durable::Durable;
use crate::db::Database;

/// The driver.
pub type Db = Sqlite;
/// The migrations, embedded in the program.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations/sqlite");
/// Where the database is if nobody says otherwise.
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
/// As [`LOCK_WORKSHOP`], for a product.
pub const LOCK_PRODUCT: &str = "SELECT id FROM products WHERE id = $1";
/// As [`LOCK_WORKSHOP`], for a sale.
pub const LOCK_CYCLE: &str = "SELECT id FROM cycles WHERE id = $1";
/// As [`LOCK_WORKSHOP`], for a customer.
pub const LOCK_CUSTOMER: &str = "SELECT id FROM customers WHERE id = $1";
pub const LOCK_SEED_LOT: &str = "SELECT id FROM seed_lots WHERE id = $1";
pub const LOCK_SEED_DAY: &str = "SELECT id FROM seed_days WHERE id = $1";

/// Nothing to add to a reading of workshops: `BEGIN IMMEDIATE` already holds the one write lock.
pub const FOR_WORKSHOPS: &str = "";
/// The same of varieties.
pub const FOR_VARIETIES: &str = "";

/// All ids of a group in one text, 32 hexadecimal digits each: one row crosses from the driver's thread instead of thousands.
pub const PEOPLE_OF_SHIFT: &str = "GROUP_CONCAT(HEX(assignments.person_id), '')";

/// The shifts of a selection named `shifts` in one text: a line a shift, its values apart by spaces, its `people` last.
pub const SHIFT_LINES: &str = "GROUP_CONCAT(HEX(shifts.id) || ' ' || HEX(shifts.task_id) || ' ' || shifts.day || ' ' || shifts.starts_minute \
    || ' ' || shifts.ends_minute || ' ' || shifts.break_minutes || ' ' || COALESCE(shifts.people, ''), CHAR(10))";

/// As [`LOCK_PERSON`], for the land as a whole.
pub const LOCK_LAND: &str = "SELECT id FROM ecopole WHERE id = 1";
/// As [`LOCK_PERSON`], for working time as a whole.
pub const LOCK_PLAN: &str = "SELECT 1";

/// How JSON is kept.
pub const JSON: &str = "TEXT";
/// As [`LOCK_PERSON`], for people as a whole.
pub const LOCK_PEOPLE: &str = "SELECT 1";
/// As [`LOCK_PEOPLE`], for stock: which lots there are, and what is in them.
pub const LOCK_STOCK: &str = "SELECT 1";
/// The columns that refer to people, as "table.column".
pub const REFERENCES_PEOPLE: &str = "SELECT tables.name || '.' || keys.\"from\"
    FROM sqlite_schema AS tables
    JOIN pragma_foreign_key_list(tables.name) AS keys ON keys.\"table\" = 'people'
    WHERE tables.type = 'table'";

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

/// Opens (or makes) the database file.
///
/// # Errors
/// When the file cannot be opened.
pub async fn connect(path: &str) -> Result<Database, sqlx::Error> {
    if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
    }
    writable(path).map_err(sqlx::Error::Io)?;
    let hold = Hold::shared(path)?;
    // Six hundred people who book at once wait in one queue: better slow than refused.
    let timeout = Duration::from_secs(25);
    // A file does not hang up: asking each connection whether it is there would only cost time.
    let pool = || SqlitePoolOptions::new().acquire_timeout(timeout).test_before_acquire(false);
    let writers = pool().max_connections(1).connect_with(options(path)?).await?;
    // A reader keeps a thread and a cache of its own: twice the cores keep these busy, more would only take memory.
    let cores = std::thread::available_parallelism().map_or(4, |cores| u32::try_from(cores.get()).unwrap_or(4));
    // A write that goes astray to a reader is refused: it would lie outside of the one queue of writers.
    let reading = options(path)?.pragma("query_only", "ON").optimize_on_close(false, None);
    let readers = pool().max_connections((2 * cores).clamp(4, 32)).connect_with(reading).await?;
    Ok(Database::new(readers, writers, Durable::new(path), hold))
}

/// Refuses a file or folder of somebody else's at the start, in words; later it would look like a full disk.
fn writable(path: &str) -> std::io::Result<()> {
    let refused = |error: std::io::Error| std::io::Error::new(error.kind(), format!("{path} cannot be written: {error}"));
    match File::options().write(true).open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(refused(error)),
        _ => Hold::file(path).map(drop).map_err(refused),
    }
}

/// A lock on the file beside the database: whoever works on it shares it, whoever puts another in its place has it alone.
#[derive(Clone, Debug)]
pub struct Hold(#[expect(dead_code, reason = "held, not read")] Arc<File>);

impl Hold {
    fn file(path: &str) -> std::io::Result<File> {
        File::options().create(true).truncate(false).write(true).open(format!("{path}.lock"))
    }

    fn shared(path: &str) -> Result<Self, sqlx::Error> {
        let file = Self::file(path).map_err(sqlx::Error::Io)?;
        file.try_lock_shared().map_err(|_| sqlx::Error::Io(std::io::Error::other("a restore is under way")))?;
        Ok(Self(Arc::new(file)))
    }

    fn alone(path: &str) -> Result<Self, String> {
        let file = Self::file(path).map_err(|error| error.to_string())?;
        file.try_lock().map_err(|_| format!("{path} is in use: stop the server first"))?;
        Ok(Self(Arc::new(file)))
    }
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

/// Writes a consistent copy while the program goes on working, puts it on disk, and opens it to be sure. Nothing stands under the name
/// before all that is done.
///
/// # Errors
/// When the file exists, cannot be written, or does not open as a sound database.
pub async fn backup(address: &str, file: &Path) -> Result<(), String> {
    if file.exists() {
        return Err(format!("{} exists already: a backup never overwrites", file.display()));
    }
    if !Path::new(address).exists() {
        return Err(format!("there is no database at {address}"));
    }
    let text = file.to_str().ok_or("the path is not readable text")?;
    let partial = format!("{text}.partial");
    remove(&partial)?;
    let source = connect(address).await.map_err(|error| error.to_string())?;
    let mut conn = source.read().await.map_err(|error| error.to_string())?;
    // A reader writes nothing to its own database, but VACUUM INTO counts as a write to any.
    sqlx::query("PRAGMA query_only = OFF").execute(&mut *conn).await.map_err(|error| error.to_string())?;
    let written = sqlx::query("VACUUM INTO $1").bind(&partial).execute(&mut *conn).await.map_err(|error| error.to_string());
    drop(conn);
    source.close().await;
    let kept = async {
        written?;
        on_disk(&partial)?;
        verify(&partial).await?;
        std::fs::rename(&partial, file).map_err(|error| error.to_string())?;
        folder_on_disk(text)
    };
    let kept = kept.await;
    if kept.is_err() {
        remove(&partial)?;
    }
    kept
}

/// Puts a backup in the place of the database; what was there is kept beside it, whatever state it is in. The backup is copied, brought up
/// to this program's version and proven sound before anything is moved.
///
/// # Errors
/// While anything works on the database; when the backup is none of Archipel's, is newer than the program, or is not sound; when the files
/// cannot be moved.
pub async fn restore(address: &str, file: &Path) -> Result<(), String> {
    let text = file.to_str().ok_or("the path is not readable text")?;
    if !file.exists() {
        return Err(format!("there is no file {text}"));
    }
    let target = Path::new(address);
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    let _alone = Hold::alone(address)?;
    if target.exists() {
        fold(address).await?;
    }
    let arriving = format!("{address}.arriving");
    for suffix in ["", "-wal", "-shm", ".lock"] {
        remove(&format!("{arriving}{suffix}"))?;
    }
    let arrived = async {
        std::fs::copy(file, &arriving).map_err(|error| format!("{text} cannot be copied: {error}"))?;
        verify(&arriving).await?;
        let database = connect(&arriving).await.map_err(|error| error.to_string())?;
        let brought_up =
            database.migrate().await.map_err(|error| format!("{text} cannot be brought up to this version: {error}"));
        database.close().await;
        brought_up?;
        on_disk(&arriving)
    };
    let arrived = arrived.await;
    for suffix in ["-wal", "-shm", ".lock"] {
        remove(&format!("{arriving}{suffix}"))?;
    }
    if let Err(why) = arrived {
        remove(&arriving)?;
        return Err(why);
    }
    let now = chrono::Utc::now().format("%Y%m%dT%H%M%S%3f");
    // A damaged file keeps its log beside it: somebody may still get something out of the two.
    for suffix in ["", "-wal", "-shm"] {
        let from = format!("{address}{suffix}");
        if Path::new(&from).exists() {
            std::fs::rename(&from, format!("{address}.before-{now}{suffix}")).map_err(|error| error.to_string())?;
        }
    }
    std::fs::rename(&arriving, target).map_err(|error| error.to_string())?;
    folder_on_disk(address)
}

/// Folds the write-ahead log into the file that is about to be put aside, so that the kept copy is whole. It fails while another program
/// has the file open; a file that is too damaged to be opened is left as it is.
async fn fold(path: &str) -> Result<(), String> {
    let opened = async {
        let pool = SqlitePoolOptions::new().max_connections(1);
        let quick =
            options(path)?.create_if_missing(false).busy_timeout(Duration::from_millis(500)).optimize_on_close(false, None);
        pool.connect_with(quick.journal_mode(SqliteJournalMode::Delete)).await
    };
    match opened.await {
        Ok(pool) => {
            pool.close().await;
            Ok(())
        }
        Err(sqlx::Error::Database(error)) if error.code().is_some_and(|code| code == "5") => {
            Err(format!("{path} is in use: stop whatever has it open first"))
        }
        Err(error) => {
            tracing::warn!(%error, "the present database does not open: it is kept as it is");
            Ok(())
        }
    }
}

fn remove(path: &str) -> Result<(), String> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{path}: {error}")),
        _ => Ok(()),
    }
}

fn on_disk(path: &str) -> Result<(), String> {
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| format!("{path} is not on disk: {error}"))
}

/// A name is on disk once its folder is.
fn folder_on_disk(path: &str) -> Result<(), String> {
    let folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| format!("{}: {error}", folder.display()))
}

/// Looks whether a file is a sound database of Archipel, not newer than this program; writes nothing into it.
async fn verify(path: &str) -> Result<(), String> {
    let strange = || format!("{path} is no backup of Archipel");
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(
            options(path).map_err(|error| error.to_string())?.create_if_missing(false).journal_mode(SqliteJournalMode::Delete),
        )
        .await
        .map_err(|error| format!("{path} does not open: {error}"))?;
    let looked = async {
        let mut conn = pool.acquire().await.map_err(|error| error.to_string())?;
        let versions: Vec<(i64, Vec<u8>)> = sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations ORDER BY version")
            .fetch_all(&mut *conn)
            .await
            .map_err(|_| strange())?;
        let known: Vec<_> = MIGRATOR.iter().collect();
        if versions.len() > known.len() {
            return Err(format!("{path} was written by a newer version of Archipel"));
        }
        let ours =
            versions.iter().zip(&known).all(|((version, sum), known)| *version == known.version && *sum == *known.checksum);
        if versions.is_empty() || !ours {
            return Err(strange());
        }
        sqlx::query("SELECT COUNT(*) FROM people").fetch_one(&mut *conn).await.map_err(|_| strange())?;
        let troubles = integrity(&mut conn).await.map_err(|error| format!("{path} is not a sound database: {error}"))?;
        if troubles.is_empty() { Ok(()) } else { Err(format!("{path} is damaged: {}", troubles.join("; "))) }
    };
    let looked = looked.await;
    pool.close().await;
    looked
}

/// Whether a transaction was rolled back for another's sake; with one writer that does not happen.
#[must_use]
pub const fn is_collision(_: &sqlx::Error) -> bool {
    false
}

/// What the database itself finds wrong: broken pages, rows that point nowhere.
///
/// # Errors
/// When it cannot be read at all.
pub async fn integrity(conn: &mut sqlx::SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    // The check of a text index trusts what this connection remembers of it, and calls it broken where another has written since. A query looks
    // whether that is so and forgets it; within one transaction nothing is written in between.
    sqlx::query("SAVEPOINT looking").execute(&mut *conn).await?;
    let text_indexes: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5 %'")
            .fetch_all(&mut *conn)
            .await?;
    for name in text_indexes {
        let sql = sqlx::AssertSqlSafe(format!("SELECT rowid FROM {name} LIMIT 1"));
        sqlx::query(sql).fetch_all(&mut *conn).await?;
    }
    let found = whole(conn).await;
    sqlx::query("RELEASE looking").execute(&mut *conn).await?;
    found
}

async fn whole(conn: &mut sqlx::SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut troubles: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut *conn).await?;
    troubles.retain(|line| line != "ok");
    let orphans: Vec<String> = sqlx::query_scalar("SELECT \"table\" FROM pragma_foreign_key_check").fetch_all(&mut *conn).await?;
    troubles.extend(orphans.into_iter().map(|table| format!("a row of {table} points to nothing")));
    Ok(troubles)
}
