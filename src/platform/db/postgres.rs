//! PostgreSQL, for several application nodes behind a balancer.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Pool, Postgres, Transaction};

use crate::db::Database;

/// The driver.
pub type Db = Postgres;
/// The migrations, embedded in the program.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations/postgres");
/// Where the database is if nobody says otherwise.
pub const DEFAULT_DATABASE: &str = "postgres://archipel@127.0.0.1/archipel";
/// The name shown in logs.
pub const NAME: &str = "postgres";

/// The server itself answers a commit when it is on disk, and shares syncs among those who wait.
#[derive(Clone, Debug)]
pub struct Durable;

/// Nothing to hold: the server knows who is connected.
#[derive(Clone, Debug)]
pub struct Hold;

impl Durable {
    /// Nothing to wait for.
    ///
    /// # Errors
    /// None.
    pub async fn wait(&self) -> std::io::Result<()> {
        std::future::ready(Ok(())).await
    }

    /// The server looks after its disk itself.
    ///
    /// # Errors
    /// None.
    pub const fn still_sound(&self) -> std::io::Result<()> {
        Ok(())
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
/// As [`LOCK_WORKSHOP`], for a product.
pub const LOCK_PRODUCT: &str = "SELECT id FROM products WHERE id = $1 FOR NO KEY UPDATE";
/// As [`LOCK_WORKSHOP`], for a sale.
pub const LOCK_CYCLE: &str = "SELECT id FROM cycles WHERE id = $1 FOR NO KEY UPDATE";
/// As [`LOCK_WORKSHOP`], for a customer.
pub const LOCK_CUSTOMER: &str = "SELECT id FROM customers WHERE id = $1 FOR NO KEY UPDATE";
pub const LOCK_SEED_LOT: &str = "SELECT id FROM seed_lots WHERE id = $1 FOR NO KEY UPDATE";
pub const LOCK_SEED_DAY: &str = "SELECT id FROM seed_days WHERE id = $1 FOR NO KEY UPDATE";

/// Ends a reading that locks the varieties it finds from whoever changes a lot of theirs, for their triggers look at the row as well.
pub const FOR_VARIETIES: &str = " FOR UPDATE";
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

/// How JSON is kept.
pub const JSON: &str = "JSONB";
/// Locks people as a whole until the end of the transaction: roles, addresses and merges depend on each other.
pub const LOCK_PEOPLE: &str = "SELECT pg_advisory_xact_lock(7002)";
/// As [`LOCK_PEOPLE`], for stock: which lots there are, and what is in them.
pub const LOCK_STOCK: &str = "SELECT pg_advisory_xact_lock(7003)";
/// The columns that refer to people, as "table.column".
pub const REFERENCES_PEOPLE: &str = "SELECT constraints.conrelid::regclass::text || '.' || columns.attname
    FROM pg_constraint AS constraints
    JOIN pg_attribute AS columns ON columns.attrelid = constraints.conrelid AND columns.attnum = ANY (constraints.conkey)
    WHERE constraints.contype = 'f' AND constraints.confrelid = 'people'::regclass";

/// Accepts a `postgres://` address.
///
/// # Errors
/// A sentence for the person who starts the program.
pub fn parse_address(text: &str) -> Result<String, String> {
    text.parse::<PgConnectOptions>()
        .map(|_| text.to_owned())
        .map_err(|_| "this build keeps its data in PostgreSQL: give postgres://user:password@host/name".to_owned())
}

/// No statement and no wait for a lock lasts for ever: a request has thirty seconds.
fn options(address: &str) -> Result<PgConnectOptions, sqlx::Error> {
    let limits = [("lock_timeout", "15s"), ("statement_timeout", "25s"), ("idle_in_transaction_session_timeout", "60s")];
    Ok(address.parse::<PgConnectOptions>()?.options(limits))
}

/// Opens the database.
///
/// # Errors
/// When the server cannot be reached.
pub async fn connect(address: &str) -> Result<Database, sqlx::Error> {
    // Six hundred people who book at once wait in one queue: better slow than refused.
    let wait = Duration::from_secs(25);
    let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(wait).connect_with(options(address)?).await?;
    Ok(Database::new(pool.clone(), pool, Durable, Hold))
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
        // Classes 08 connection, 53 insufficient resources, 57 operator intervention (a time-out among them), 55 a lock not had in time.
        sqlx::Error::Database(database) => {
            database.code().is_some_and(|code| ["08", "53", "55", "57"].iter().any(|class| code.starts_with(class)))
        }
        _ => false,
    }
}

/// Whether a transaction was rolled back for another's sake (class 40: a circle of locks): the same again will pass.
#[must_use]
pub fn is_collision(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(database) if database.code().is_some_and(|code| code.starts_with("40")))
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

/// Restores a backup into a database of its own, brings it up to this program's version, and only then puts it in the place of the present
/// one, which is kept beside it under another name. The role needs the right to create databases (`CREATEDB`) and must own the present one.
///
/// # Errors
/// While anything is connected to the database; when the file is no backup of Archipel or newer than the program; when PostgreSQL's tools
/// fail or are missing.
pub async fn restore(address: &str, file: &Path) -> Result<(), String> {
    let wanted: PgConnectOptions = address.parse().map_err(|_| "the address cannot be read".to_owned())?;
    let name = wanted.get_database().ok_or("the address names no database")?.to_owned();
    let stamp = chrono::Utc::now().format("%Y%m%d%H%M%S");
    let (arriving, before) = (format!("{name}_arriving_{stamp}"), format!("{name}_before_{stamp}"));
    let admin = PgPoolOptions::new().max_connections(1).connect_with(wanted.clone().database("postgres")).await.map_err(words)?;
    let others: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = $1")
        .bind(&name)
        .fetch_one(&admin)
        .await
        .map_err(words)?;
    if others > 0 {
        return Err(format!("{name} is in use: stop the server first"));
    }
    order(&admin, format!("CREATE DATABASE {}", quoted(&arriving))).await?;
    let arrived = fill(address, &wanted, &arriving, file).await;
    if let Err(why) = arrived {
        order(&admin, format!("DROP DATABASE {}", quoted(&arriving))).await?;
        return Err(why);
    }
    // A name is taken only while nobody is connected: two orders, and the first is taken back if the second fails.
    order(&admin, format!("ALTER DATABASE {} RENAME TO {}", quoted(&name), quoted(&before))).await?;
    if let Err(why) = order(&admin, format!("ALTER DATABASE {} RENAME TO {}", quoted(&arriving), quoted(&name))).await {
        order(&admin, format!("ALTER DATABASE {} RENAME TO {}", quoted(&before), quoted(&name))).await?;
        return Err(why);
    }
    Ok(())
}

/// Fills the new database and brings it up to this program's version.
async fn fill(address: &str, wanted: &PgConnectOptions, arriving: &str, file: &Path) -> Result<(), String> {
    let into = wanted.clone().database(arriving);
    let to = address_of(address, arriving)?;
    run(Command::new("pg_restore")
        .args(["--no-owner", "--exit-on-error", "--single-transaction", "--dbname"])
        .arg(&to)
        .arg(file))?;
    let pool = PgPoolOptions::new().max_connections(2).connect_with(into).await.map_err(words)?;
    let database = Database::new(pool.clone(), pool, Durable, Hold);
    let sound = async {
        let mut conn = database.read().await.map_err(|error| error.to_string())?;
        // Looked at before the version is brought up: that would make an empty database look like ours.
        sqlx::query("SELECT COUNT(*) FROM people")
            .fetch_one(&mut *conn)
            .await
            .map_err(|_| "the file is no backup of Archipel".to_owned())?;
        drop(conn);
        database.migrate().await.map_err(|error| format!("the backup cannot be brought up to this version: {error}"))?;
        let mut conn = database.read().await.map_err(|error| error.to_string())?;
        let troubles = integrity(&mut conn).await.map_err(words)?;
        if troubles.is_empty() { Ok(()) } else { Err(troubles.join("; ")) }
    };
    let sound = sound.await;
    database.close().await;
    sound
}

/// The same address with another database's name: what stands between the last slash of the path and the question mark.
fn address_of(address: &str, name: &str) -> Result<String, String> {
    let (base, query) = address.split_once('?').map_or((address, String::new()), |(base, query)| (base, format!("?{query}")));
    let (server, _) = base.rsplit_once('/').ok_or("the address names no database")?;
    Ok(format!("{server}/{name}{query}"))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn words(error: sqlx::Error) -> String {
    error.to_string()
}

async fn order(admin: &Pool<Postgres>, sql: String) -> Result<(), String> {
    // Names of databases cannot be bound; this one is quoted.
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(admin).await.map(|_| ()).map_err(words)
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
