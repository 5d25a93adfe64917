//! `archipel check`: proves on any data base that what must hold does hold. Each domain adds its own proofs.

use super::Conn;
use crate::platform::error::Result;

/// One thing that must hold, and what contradicts it.
#[derive(Debug)]
pub struct Finding {
    /// What was checked.
    pub what: &'static str,
    /// What is wrong, a line each; empty is good.
    pub troubles: Vec<String>,
}

/// Runs every check.
///
/// # Errors
/// When the data base cannot be read.
pub async fn run(conn: &mut Conn) -> Result<Vec<Finding>> {
    let mut findings =
        vec![Finding { what: "data base files, constraints and references", troubles: crate::backend::integrity(conn).await? }];
    findings.push(Finding { what: "every change has its line in the audit log", troubles: unaudited(conn).await? });
    findings.extend(crate::people::store::check::run(conn).await?);
    findings.extend(crate::plots::check::run(conn).await?);
    findings.extend(crate::shifts::store::check::run(conn).await?);
    findings.extend(crate::workshops::store::check::run(conn).await?);
    Ok(findings)
}

/// Records that exist although no line of the log tells of their making.
async fn unaudited(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT CAST('person ' || name AS TEXT) FROM people
         WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE record_id = people.id)
         UNION ALL
         SELECT CAST('terrain ' || name AS TEXT) FROM sites
         WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE record_id = sites.id)
         UNION ALL
         SELECT CAST('parcel ' || name AS TEXT) FROM plots
         WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE record_id = plots.id)",
    )
    .fetch_all(conn)
    .await?)
}
