//! What the first page of the team counts over the whole house: one statement, for it is the page that is opened most.

use platform::auth::actor::{Actor, TEAM};
use platform::db::Conn;
use platform::error::Result;

use crate::starter::guide::There;

/// The house in numbers.
#[derive(Debug, sqlx::FromRow)]
pub struct Overview {
    /// Beds in use.
    pub beds: i64,
    /// Those of them that are not on the plan.
    pub undrawn: i64,
    /// Trees and bushes in use.
    pub trees: i64,
    /// What of the first hour exists.
    #[sqlx(flatten)]
    pub there: There,
}

/// Counts it.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn overview(conn: &mut Conn, actor: &Actor) -> Result<Overview> {
    actor.require(TEAM)?;
    Ok(sqlx::query_as(
        "WITH used AS (
             SELECT beds.geometry
             FROM beds
             JOIN plots ON plots.id = beds.plot_id
             JOIN sites ON sites.id = plots.site_id
             WHERE beds.archived_at IS NULL AND plots.archived_at IS NULL AND sites.archived_at IS NULL
         )
         SELECT (SELECT COUNT(*) FROM used) AS beds,
                (SELECT COUNT(*) FROM used WHERE geometry IS NULL) AS undrawn,
                (SELECT COUNT(*)
                 FROM trees
                 JOIN plots ON plots.id = trees.plot_id
                 JOIN sites ON sites.id = plots.site_id
                 WHERE trees.archived_at IS NULL AND plots.archived_at IS NULL AND sites.archived_at IS NULL) AS trees,
                COALESCE((SELECT STRING_AGG(step, ' ') FROM guide_skips), '') AS skipped,
                EXISTS (SELECT 1 FROM plots WHERE archived_at IS NULL) AS land,
                EXISTS (SELECT 1 FROM people WHERE archived_at IS NULL LIMIT 1 OFFSET 1) AS people,
                EXISTS (SELECT 1 FROM tasks WHERE archived_at IS NULL) AS tasks,
                EXISTS (SELECT 1 FROM contracts) AS contracts,
                EXISTS (SELECT 1 FROM shift_templates) AS templates,
                EXISTS (SELECT 1 FROM publications) AS week,
                EXISTS (
                    SELECT 1
                    FROM workshop_dates
                    JOIN workshops ON workshops.id = workshop_dates.workshop_id
                    WHERE workshops.published_at IS NOT NULL
                ) AS workshop,
                EXISTS (SELECT 1 FROM cycles WHERE state <> 'draft') AS sale,
                (SELECT id FROM sites WHERE archived_at IS NULL ORDER BY created_at, id LIMIT 1) AS begun_land,
                COALESCE(
                    (SELECT workshop_id FROM workshop_dates LIMIT 1),
                    (SELECT id FROM workshops WHERE archived_at IS NULL ORDER BY created_at, id LIMIT 1)
                ) AS begun_workshop,
                EXISTS (SELECT 1 FROM workshop_dates) AS begun_with_date,
                (SELECT id FROM cycles WHERE state = 'draft' LIMIT 1) AS begun_sale",
    )
    .fetch_one(conn)
    .await?)
}
