//! `archipel check`: proves on any database that what must hold does hold. Each room adds its own proofs.

use super::db::Conn;
use super::room::House;
use crate::error::Result;

/// One thing that must hold, and what contradicts it.
#[derive(Debug)]
pub struct Finding {
    /// What was checked.
    pub what: &'static str,
    /// What is wrong, a line each; empty is good.
    pub troubles: Vec<String>,
}

/// Runs every check: the database's own, and those of each room.
///
/// # Errors
/// When the database cannot be read.
pub async fn run(conn: &mut Conn, house: &House) -> Result<Vec<Finding>> {
    let mut findings =
        vec![Finding { what: "database files, constraints and references", troubles: crate::backend::integrity(conn).await? }];
    for room in house.rooms {
        findings.extend((room.proofs)(conn).await?);
    }
    Ok(findings)
}
