//! What must hold of the exchange on any database.

use std::collections::{HashMap, HashSet};

use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;

use crate::model::lot::SeedLotId;
use crate::store::outlooks;

/// What must hold, and the statement that finds what contradicts it: a line of text each.
const PROOFS: [(&str, &str); 8] = [
    (
        "what is there of a lot of seed is the sum of its ledger",
        "SELECT CAST('seed lot ' || code AS TEXT)
         FROM seed_lots
         WHERE COALESCE(balance, 0) <> (SELECT COALESCE(SUM(quantity), 0) FROM seed_moves WHERE lot_id = seed_lots.id)
            OR (balance IS NULL AND EXISTS (SELECT 1 FROM seed_moves WHERE lot_id = seed_lots.id))",
    ),
    (
        "what is held of a lot of seed is what live requests ask for",
        "SELECT CAST('seed lot ' || code AS TEXT)
         FROM seed_lots
         WHERE held <> (SELECT COALESCE(SUM(amount), 0) FROM seed_request_lines WHERE lot_id = seed_lots.id AND holding)",
    ),
    (
        "a request holds while it lives, and not after",
        "SELECT CAST('seed request ' || seed_requests.code AS TEXT)
         FROM seed_requests
         JOIN seed_request_lines ON seed_request_lines.request_id = seed_requests.id
         WHERE seed_request_lines.holding <> (seed_requests.state IN ('asked', 'confirmed', 'prepared'))",
    ),
    (
        "what was handed over left its lot",
        "SELECT CAST('seed request ' || seed_requests.code AS TEXT)
         FROM seed_requests
         JOIN seed_request_lines ON seed_request_lines.request_id = seed_requests.id
         WHERE seed_requests.state = 'handed'
           AND NOT EXISTS (
               SELECT 1
               FROM seed_moves
               WHERE seed_moves.request_id = seed_requests.id AND seed_moves.lot_id = seed_request_lines.lot_id
           )",
    ),
    (
        "what germinated is the sum of its counts",
        "SELECT CAST('germination test of ' || CAST(started_on AS TEXT) AS TEXT)
         FROM germinations
         WHERE germinated <> (SELECT COALESCE(SUM(germinated), 0) FROM germination_counts WHERE germination_id = germinations.id)",
    ),
    (
        "a lot of seed knows its newest sample and its last test",
        "SELECT CAST('seed lot ' || code AS TEXT)
         FROM seed_lots
         WHERE last_sample IS DISTINCT FROM (
                   SELECT id FROM seed_samples WHERE lot_id = seed_lots.id ORDER BY taken_at DESC, id DESC LIMIT 1
               )
            OR last_test IS DISTINCT FROM (
                   SELECT id
                   FROM germinations
                   WHERE lot_id = seed_lots.id AND closed_on IS NOT NULL
                   ORDER BY closed_on DESC, id DESC
                   LIMIT 1
               )
            OR tested_on IS DISTINCT FROM (SELECT closed_on FROM germinations WHERE id = seed_lots.last_test)",
    ),
    (
        "what was given of a variety in a year is what the ledger says",
        "SELECT CAST('seed given in ' || CAST(COALESCE(kept.year, told.year) AS TEXT) || ' in ' || COALESCE(kept.commune, told.commune) AS TEXT)
         FROM (SELECT year, variety_id, commune, times FROM seed_given WHERE times > 0) AS kept
         FULL JOIN (
             SELECT seed_given_of_lot.year, seed_lots.variety_id, seed_given_of_lot.commune, SUM(seed_given_of_lot.times) AS times
             FROM seed_given_of_lot
             JOIN seed_lots ON seed_lots.id = seed_given_of_lot.lot_id
             GROUP BY seed_given_of_lot.year, seed_lots.variety_id, seed_given_of_lot.commune
         ) AS told ON told.year = kept.year AND told.variety_id = kept.variety_id AND told.commune = kept.commune
         WHERE kept.times IS DISTINCT FROM told.times",
    ),
    (
        "what goes from one lot into another goes from it and comes to it",
        "SELECT CAST('seed in transfers: ' || CAST(SUM(quantity) AS TEXT) AS TEXT)
         FROM seed_moves
         WHERE cause IN ('into', 'from')
         HAVING SUM(quantity) <> 0",
    ),
];

/// Runs them.
pub async fn run(conn: &mut Conn) -> Result<Vec<Finding>> {
    let mut findings = Vec::with_capacity(PROOFS.len() + 2);
    for (what, sql) in PROOFS {
        findings.push(Finding { what, troubles: sqlx::query_scalar(sql).fetch_all(&mut *conn).await? });
    }
    findings.push(Finding { what: "what a variety wants is what its lots say", troubles: outlooks::wrong(conn).await? });
    findings.push(Finding { what: "no lot of seed comes from itself", troubles: circles(conn).await? });
    Ok(findings)
}

/// Lots that are among their own ancestors.
async fn circles(conn: &mut Conn) -> Result<Vec<String>> {
    let edges: Vec<(SeedLotId, SeedLotId)> = sqlx::query_as("SELECT lot_id, parent_id FROM seed_parents").fetch_all(conn).await?;
    let mut parents: HashMap<SeedLotId, Vec<SeedLotId>> = HashMap::new();
    for (lot, parent) in edges {
        parents.entry(lot).or_default().push(parent);
    }
    let mut broken = Vec::new();
    for start in parents.keys() {
        let (mut seen, mut next) = (HashSet::new(), vec![*start]);
        while let Some(lot) = next.pop() {
            for parent in parents.get(&lot).into_iter().flatten() {
                if parent == start {
                    broken.push(format!("seed lot {start}"));
                    next.clear();
                    break;
                }
                if seen.insert(*parent) {
                    next.push(*parent);
                }
            }
        }
    }
    Ok(broken)
}
