//! What must hold of the land on any database.

use platform::auth::actor::Actor;
use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;

use super::land;

/// Runs the proofs of this room.
///
/// # Errors
/// When the database cannot be read.
pub async fn run(conn: &mut Conn) -> Result<Vec<Finding>> {
    let everything = land::load(&mut *conn, &Actor::system(), None, far_future()).await;
    let land = match everything {
        Ok(land) => land,
        Err(error) => {
            return Ok(vec![Finding { what: "every shape of the land can be read", troubles: vec![error.to_string()] }]);
        }
    };
    let named = land.plots.iter().map(|plot| (&plot.details.name, Some(&plot.details.shape)));
    let named = named.chain(land.beds.iter().map(|bed| (&bed.details.code, bed.details.shape.as_ref())));
    let faults = named.filter_map(|(name, shape)| shape?.judge().err().map(|fault| format!("{name}: {fault:?}")));
    let faults: Vec<String> = faults.collect();
    let surfaces = land.plots.iter().filter(|plot| plot.area_m2 != plot.details.shape.whole_m2());
    let surfaces = surfaces.map(|plot| {
        format!("plot {}: {} m² kept, {} m² measured", plot.details.name, plot.area_m2, plot.details.shape.whole_m2())
    });
    let mut overlaps = Vec::new();
    for (index, one) in land.plots.iter().enumerate() {
        for two in &land.plots[index + 1..] {
            if one.details.shape.overlaps(&two.details.shape) {
                overlaps.push(format!("plot {} covers plot {}", one.details.name, two.details.name));
            }
        }
    }
    let shape_of = |id| land.plots.iter().find(|plot| plot.id == id).map(|plot| &plot.details.shape);
    let outside = land.beds.iter().filter_map(|bed| {
        let (plot, shape) = (shape_of(bed.plot)?, bed.details.shape.as_ref()?);
        (!plot.holds(shape)).then(|| format!("bed {} lies outside its plot", bed.details.code))
    });
    let unaudited = sqlx::query_scalar(
        "SELECT CAST('terrain ' || name AS TEXT)
         FROM sites
         WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE record_id = sites.id)
         UNION ALL
         SELECT CAST('parcel ' || name AS TEXT)
         FROM plots
         WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE record_id = plots.id)",
    )
    .fetch_all(conn)
    .await?;
    Ok(vec![
        Finding { what: "every terrain and plot has its line in the audit log", troubles: unaudited },
        Finding { what: "each shape is a possible one", troubles: faults },
        Finding { what: "the surface of each plot is that of its shape", troubles: surfaces.collect() },
        Finding { what: "no plot covers another", troubles: overlaps },
        Finding { what: "each bed lies in its plot", troubles: outside.collect() },
    ])
}

/// A day after every status line.
fn far_future() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default()
}
