//! The database: one SQL text for SQLite and PostgreSQL. Reads take any connection; writes begin under a lock.

mod locks;
pub mod once;
pub mod version;

use std::ops::{Deref, DerefMut};

use sqlx::{Pool, Transaction};

pub use self::locks::{LandLock, Lockable, PlanLock, StockLock, lock_land, lock_people, lock_plan, lock_row, lock_stock};
use super::error::Result;
use crate::backend::{Durable, Hold};

/// The database driver this build was made for.
pub type Db = crate::backend::Db;
/// One connection: what store functions take.
pub type Conn = <Db as sqlx::Database>::Connection;

/// Writes `(…, …)` into a statement, for what stands behind `IN`.
pub fn push_list<'q, T>(query: &mut sqlx::QueryBuilder<Db>, values: impl IntoIterator<Item = T>)
where
    T: sqlx::Encode<'q, Db> + sqlx::Type<Db> + 'q,
{
    query.push("(");
    let mut list = query.separated(", ");
    for value in values {
        list.push_bind(value);
    }
    query.push(")");
}

/// A write in progress; dropped without `commit`, it never happened.
#[derive(Debug)]
pub struct Tx {
    write: Transaction<'static, Db>,
    durable: Durable,
}

impl Tx {
    /// Makes it happen, and comes back once it is on disk.
    ///
    /// # Errors
    /// When the database or the disk fails.
    pub async fn commit(self) -> Result<()> {
        self.write.commit().await?;
        self.durable.wait().await.map_err(|error| sqlx::Error::Io(error).into())
    }

    /// Comes back once everything committed before is on disk.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn settled(&self) -> Result<()> {
        self.durable.wait().await.map_err(|error| sqlx::Error::Io(error).into())
    }

    /// Takes it back at once instead of at the next use of its connection.
    pub async fn rollback(self) -> Result<()> {
        Ok(self.write.rollback().await?)
    }
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.write
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.write
    }
}

/// The database, as the whole program shares it.
#[derive(Clone, Debug)]
pub struct Database {
    /// Many connections, for reading.
    readers: Pool<Db>,
    /// For writing: on SQLite a single connection, so that writers queue fairly instead of colliding.
    writers: Pool<Db>,
    durable: Durable,
    /// Keeps others from putting another file in the place of this one meanwhile.
    _hold: Hold,
}

impl Database {
    /// Puts the two pools together; `backend::connect` makes them.
    #[must_use]
    pub fn new(readers: Pool<Db>, writers: Pool<Db>, durable: Durable, hold: Hold) -> Self {
        Self { readers, writers, durable, _hold: hold }
    }

    /// A connection to read with.
    ///
    /// # Errors
    /// When none can be had in time.
    pub async fn read(&self) -> Result<sqlx::pool::PoolConnection<Db>> {
        Ok(self.readers.acquire().await?)
    }

    /// Begins a write. On SQLite nobody else writes until it ends; on PostgreSQL call [`lock_row`] first where a limit is decided.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn write(&self) -> Result<Tx> {
        self.durable.still_sound().map_err(sqlx::Error::Io)?;
        let write = crate::backend::begin_write(&self.writers).await?;
        Ok(Tx { write, durable: self.durable.clone() })
    }

    /// Brings the tables up to this program's version.
    ///
    /// # Errors
    /// When a migration fails, or was changed after it ran.
    pub async fn migrate(&self) -> Result<()> {
        let mut conn = self.writers.acquire().await?;
        crate::backend::MIGRATOR.run(&mut *conn).await.map_err(super::error::AppError::internal)
    }

    /// Whether the tables are those of this program, neither older nor newer; looks only.
    ///
    /// # Errors
    /// A sentence that says which.
    pub async fn is_current(&self) -> std::result::Result<(), String> {
        let mut conn = self.writers.acquire().await.map_err(|error| error.to_string())?;
        let applied: Vec<i64> = sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version")
            .fetch_all(&mut *conn)
            .await
            .map_err(|_| "this is no database of Archipel, or one that was never set up".to_owned())?;
        let known: Vec<i64> = crate::backend::MIGRATOR.iter().map(|migration| migration.version).collect();
        match applied.len().cmp(&known.len()) {
            std::cmp::Ordering::Equal if applied == known => Ok(()),
            std::cmp::Ordering::Less if known.starts_with(&applied) => {
                Err("the database is of an older version: run `archipel migrate` first".to_owned())
            }
            _ => Err("the database is of a newer version than this program".to_owned()),
        }
    }

    /// Ends all connections.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}
