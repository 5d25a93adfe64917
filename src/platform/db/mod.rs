//! The data base: one SQL text for SQLite and PostgreSQL. Reads take any connection; writes begin under a lock.

pub mod check;
pub mod once;

use std::ops::{Deref, DerefMut};

use sqlx::{Pool, Transaction};

use super::error::Result;
use crate::backend::Durable;

/// The data base driver this build was made for.
pub type Db = crate::backend::Db;
/// One connection: what store functions take.
pub type Conn = <Db as sqlx::Database>::Connection;

/// A write in progress; dropped without `commit`, it never happened.
pub struct Tx {
    write: Transaction<'static, Db>,
    durable: Durable,
}

impl Tx {
    /// Makes it happen, and comes back once it is on disk.
    ///
    /// # Errors
    /// When the data base or the disk fails.
    pub async fn commit(self) -> Result<()> {
        self.write.commit().await?;
        self.durable.wait().await.map_err(|error| sqlx::Error::Io(error).into())
    }

    /// Takes it back at once instead of at the next use of its connection.
    ///
    /// # Errors
    /// When the data base fails.
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

/// The data base, as the whole program shares it.
#[derive(Clone, Debug)]
pub struct Database {
    /// Many connections, for reading.
    readers: Pool<Db>,
    /// For writing: on SQLite a single connection, so that writers queue fairly instead of colliding.
    writers: Pool<Db>,
    durable: Durable,
}

impl Database {
    /// Puts the two pools together; `backend::connect` makes them.
    #[must_use]
    pub const fn new(readers: Pool<Db>, writers: Pool<Db>, durable: Durable) -> Self {
        Self { readers, writers, durable }
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

    /// Ends all connections.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

/// A table whose rows are locked while something below them is decided.
#[derive(Clone, Copy, Debug)]
pub enum Lockable {
    /// One person, and what hangs on them (credentials, cards, sessions).
    Person,
    /// One terrain, and all its plots, beds, trees and points.
    Site,
    /// One shift, and who is on it.
    Shift,
    /// One workshop, its dates, bookings and waiting line.
    Workshop,
}

/// Takes the lock on one row, so that concurrent writers of what hangs on it go one after the other.
///
/// # Errors
/// `NotFound` where there is no such row.
pub async fn lock_row(tx: &mut Conn, table: Lockable, id: uuid::Uuid) -> Result<()> {
    let sql = match table {
        Lockable::Person => crate::backend::LOCK_PERSON,
        Lockable::Site => crate::backend::LOCK_SITE,
        Lockable::Shift => crate::backend::LOCK_SHIFT,
        Lockable::Workshop => crate::backend::LOCK_WORKSHOP,
    };
    sqlx::query(sql).bind(id).fetch_one(tx).await?;
    Ok(())
}

/// Takes the lock on the land as a whole: outlines on two terrains may be in each other's way. Always taken before any other lock, so
/// that nobody waits in a circle.
///
/// # Errors
/// When the data base fails.
pub async fn lock_land(tx: &mut Conn) -> Result<()> {
    sqlx::query(crate::backend::LOCK_LAND).fetch_optional(tx).await?;
    Ok(())
}

/// Takes the lock on working time as a whole: who is planned where, who was there, who is away and which months are locked depend on
/// each other across people and weeks. Always taken before the lock on a shift or a person, so that nobody waits in a circle.
///
/// # Errors
/// When the data base fails.
pub async fn lock_plan(tx: &mut Conn) -> Result<()> {
    sqlx::query(crate::backend::LOCK_PLAN).execute(tx).await?;
    Ok(())
}
