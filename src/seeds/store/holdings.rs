//! Every variety with the lots of it that are in their place: for what is reckoned over all of them.

use std::collections::HashMap;

use platform::db::Conn;
use platform::error::Result;
use produce::model::species::VarietyId;

use super::lots::{self, Which};
use super::varieties;
use crate::model::lot::SeedLot;
use crate::model::variety::SeedVariety;

/// More varieties, or lots, than an exchange has.
const ALL: i64 = 50_000;

/// All varieties, by species and name, each with its lots, oldest harvest first.
pub async fn all(conn: &mut Conn) -> Result<Vec<(SeedVariety, Vec<SeedLot>)>> {
    let mut by_variety: HashMap<VarietyId, Vec<SeedLot>> = HashMap::new();
    for lot in lots::list(conn, Which::Stored, ALL).await? {
        by_variety.entry(lot.variety).or_default().push(lot);
    }
    let known = varieties::list(conn, "", ALL).await?;
    Ok(known
        .into_iter()
        .map(|variety| {
            let own = by_variety.remove(&variety.id).unwrap_or_default();
            (variety, own)
        })
        .collect())
}
