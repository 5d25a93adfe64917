//! Locks, in the order in which they are taken (ARCHITECTURE). A lock that something else relies on is a value: only whoever took it can
//! hand it on. It lasts until the transaction ends.

use super::Conn;
use crate::error::Result;

/// The land as a whole is locked.
#[derive(Debug)]
pub struct LandLock(());

/// Working time as a whole is locked.
#[derive(Debug)]
pub struct PlanLock(());

/// Stock as a whole is locked.
#[derive(Debug)]
pub struct StockLock(());

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
    /// One product, its stock and what is promised of it.
    Product,
    /// One sale, its slots and orders.
    Cycle,
    /// One customer, and what they owe.
    Customer,
    /// One lot of seed, its ledger and what is asked for of it.
    SeedLot,
    /// One seed day.
    SeedDay,
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
        Lockable::Product => crate::backend::LOCK_PRODUCT,
        Lockable::Cycle => crate::backend::LOCK_CYCLE,
        Lockable::Customer => crate::backend::LOCK_CUSTOMER,
        Lockable::SeedLot => crate::backend::LOCK_SEED_LOT,
        Lockable::SeedDay => crate::backend::LOCK_SEED_DAY,
    };
    sqlx::query(sql).bind(id).fetch_one(tx).await?;
    Ok(())
}

/// Takes the lock on the land as a whole: outlines on two terrains may be in each other's way. Always taken before any other lock, so
/// that nobody waits in a circle.
pub async fn lock_land(tx: &mut Conn) -> Result<LandLock> {
    sqlx::query(crate::backend::LOCK_LAND).fetch_optional(tx).await?;
    Ok(LandLock(()))
}

/// Takes the lock on people as a whole: who may let others in, whose an address is, who was made one with whom. Taken after
/// [`lock_plan`] and before the lock on a person.
pub async fn lock_people(tx: &mut Conn) -> Result<()> {
    sqlx::query(crate::backend::LOCK_PEOPLE).execute(tx).await?;
    Ok(())
}

/// Takes the lock on working time as a whole: who is planned where, who was there, who is away and which months are locked depend on
/// each other across people and weeks. Always taken before the lock on a shift or a person, so that nobody waits in a circle.
pub async fn lock_plan(tx: &mut Conn) -> Result<PlanLock> {
    sqlx::query(crate::backend::LOCK_PLAN).execute(tx).await?;
    Ok(PlanLock(()))
}

/// Takes the lock on stock as a whole: codes of lots follow each other, and what is packed of one is there for no other. Taken after the
/// lock on a sale.
pub async fn lock_stock(tx: &mut Conn) -> Result<StockLock> {
    sqlx::query(crate::backend::LOCK_STOCK).execute(tx).await?;
    Ok(StockLock(()))
}
