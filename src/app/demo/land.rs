//! The demonstration's land: ten terrains of 2.5 ha in all, drawn from a short description of each.

use chrono::{Datelike as _, Duration, NaiveDate};
use geo::Coord;
use rand::RngExt as _;

use land::geometry::frame::Frame;
use land::geometry::split::{self, Layout};
use land::geometry::{Shape, Spot};
use land::model::{
    BedDetails, BedId, Lender, PlotDetails, PlotId, PlotKind, PointDetails, PointId, PointKind, SiteDetails, SiteId, Status,
    StatusLine, Subject, TreeDetails, TreeForm, TreeId, TreeState,
};
use land::store::{beds, journal, plots, points, sites, trees};
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::op::Op;

use super::{COMMUNE, Maker};

/// The middle of the commune: somewhere in the mining basin, on nobody's house in particular.
const MIDDLE: Coord<f64> = Coord { x: 2.7914, y: 50.4527 };

/// The descriptions below add up to two hectares; stretched by this they make two and a half.
const STRETCH: f64 = 1.105;

/// A plot on a terrain: name, kind, place and size in metres in the terrain's own frame, beds to lay out.
type PlotPlan = (&'static str, PlotKind, [f64; 4], usize);

struct SitePlan {
    name: &'static str,
    address: &'static str,
    lender: Lender,
    lender_name: &'static str,
    /// Metres east and north of the middle, and the turn in degrees.
    place: (f64, f64, f64),
    /// Days from today to the agreement's end.
    ends_in: i64,
    organic_since: i32,
    water: &'static str,
    plots: &'static [PlotPlan],
}

use PlotKind::{Building, Compost, Hedge, OpenField as Field, Orchard, Polytunnel as Tunnel, Public};

const SITES: [SitePlan; 10] = [
    SitePlan {
        name: "Les Galibots",
        address: "12 rue des Galibots",
        lender: Lender::Intercommunality,
        lender_name: "Communauté des Deux Terrils",
        place: (-420.0, 310.0, 12.0),
        ends_in: 1100,
        organic_since: 2021,
        water: "Borne au nord, forage derrière la cabane",
        plots: &[
            ("Grand carré", Field, [0.0, 0.0, 42.0, 26.0], 20),
            ("Serre des galibots", Tunnel, [44.0, 0.0, 30.0, 9.5], 6),
            ("Carré nord", Field, [44.0, 12.0, 30.0, 14.0], 10),
            ("Haie de charmes", Hedge, [0.0, 28.0, 74.0, 3.0], 0),
            ("Compost", Compost, [-9.0, 0.0, 7.0, 9.0], 0),
        ],
    },
    SitePlan {
        name: "La Lampisterie",
        address: "Impasse des Lampes",
        lender: Lender::Landlord,
        lender_name: "Habitat des Saules",
        place: (260.0, 520.0, -18.0),
        ends_in: 41,
        organic_since: 2022,
        water: "Cuve de 10 m³",
        plots: &[
            ("Lampe haute", Field, [0.0, 0.0, 36.0, 22.0], 16),
            ("Lampe basse", Field, [0.0, -20.0, 36.0, 18.0], 13),
            ("Verger des lampes", Orchard, [38.0, -20.0, 24.0, 42.0], 0),
            ("Cabane", Building, [-7.0, 0.0, 5.0, 4.0], 0),
        ],
    },
    SitePlan {
        name: "Le Carreau",
        address: "Place du Carreau",
        lender: Lender::Intercommunality,
        lender_name: "Communauté des Deux Terrils",
        place: (40.0, 20.0, 5.0),
        ends_in: 700,
        organic_since: 2020,
        water: "Réseau",
        plots: &[
            ("Tunnel A", Tunnel, [0.0, 0.0, 36.0, 8.8], 6),
            ("Tunnel B", Tunnel, [0.0, 11.0, 36.0, 8.8], 6),
            ("Tunnel C", Tunnel, [0.0, 22.0, 36.0, 8.8], 6),
            ("Pépinière", Tunnel, [38.5, 0.0, 18.0, 8.8], 5),
            ("Accueil", Public, [38.5, 11.0, 18.0, 20.0], 0),
            ("Hangar", Building, [59.0, 0.0, 12.0, 18.0], 0),
        ],
    },
    SitePlan {
        name: "Le Jardin du Coron",
        address: "Cité des Peupliers",
        lender: Lender::Landlord,
        lender_name: "Habitat des Saules",
        place: (-610.0, -280.0, 30.0),
        ends_in: -12,
        organic_since: 2023,
        water: "Récupération des toits",
        plots: &[
            ("Coron est", Field, [0.0, 0.0, 28.0, 20.0], 14),
            ("Coron ouest", Field, [-31.0, 0.0, 28.0, 20.0], 14),
            ("Mare et prairie", Public, [-31.0, 22.0, 59.0, 14.0], 0),
            ("Compost du coron", Compost, [30.0, 0.0, 6.0, 8.0], 0),
        ],
    },
    SitePlan {
        name: "Le Terril vert",
        address: "Chemin du Terril",
        lender: Lender::Intercommunality,
        lender_name: "Communauté des Deux Terrils",
        place: (560.0, -120.0, -8.0),
        ends_in: 2000,
        organic_since: 2021,
        water: "Source captée",
        plots: &[
            ("Verger haut", Orchard, [0.0, 0.0, 50.0, 34.0], 0),
            ("Verger bas", Orchard, [0.0, -30.0, 50.0, 28.0], 0),
            ("Petits fruits", Orchard, [52.0, -30.0, 16.0, 28.0], 0),
            ("Haie brise-vent", Hedge, [-5.0, -30.0, 3.0, 64.0], 0),
        ],
    },
    SitePlan {
        name: "La Fosse 7",
        address: "Rue de la Fosse 7",
        lender: Lender::Other,
        lender_name: "Paroisse et amis",
        place: (-130.0, -470.0, 22.0),
        ends_in: 400,
        organic_since: 2024,
        water: "Borne au sud",
        plots: &[
            ("Quartier 1", Field, [0.0, 0.0, 32.0, 22.0], 16),
            ("Quartier 2", Field, [34.0, 0.0, 32.0, 22.0], 16),
            ("Quartier 3", Field, [0.0, 24.0, 32.0, 16.0], 12),
            ("Quartier 4", Field, [34.0, 24.0, 32.0, 16.0], 12),
            ("Friche", Public, [68.0, 0.0, 16.0, 40.0], 0),
        ],
    },
    SitePlan {
        name: "Les Berlines",
        address: "Allée des Berlines",
        lender: Lender::Intercommunality,
        lender_name: "Communauté des Deux Terrils",
        place: (330.0, -430.0, -25.0),
        ends_in: 88,
        organic_since: 2022,
        water: "Borne à l’entrée",
        plots: &[
            ("Berline rouge", Field, [0.0, 0.0, 30.0, 20.0], 14),
            ("Berline bleue", Field, [32.0, 0.0, 30.0, 20.0], 14),
            ("Serre pédagogique", Tunnel, [0.0, 22.0, 22.0, 8.0], 5),
            ("Cour", Public, [24.0, 22.0, 38.0, 12.0], 0),
        ],
    },
    SitePlan {
        name: "Le Moulinage",
        address: "Quai du Moulinage",
        lender: Lender::Other,
        lender_name: "Ville de Fosse-les-Saules",
        place: (-260.0, 690.0, 40.0),
        ends_in: 900,
        organic_since: 2025,
        water: "Canal, pompe en été",
        plots: &[
            ("Bord d’eau", Field, [0.0, 0.0, 40.0, 18.0], 14),
            ("Haut du quai", Field, [0.0, 20.0, 40.0, 12.0], 9),
            ("Saulaie", Hedge, [0.0, -6.0, 40.0, 4.0], 0),
            ("Abri", Building, [42.0, 20.0, 6.0, 6.0], 0),
        ],
    },
    SitePlan {
        name: "L’École Jaurès",
        address: "Cour de l’école Jaurès",
        lender: Lender::Other,
        lender_name: "Ville de Fosse-les-Saules",
        place: (-720.0, 150.0, 3.0),
        ends_in: 300,
        organic_since: 2024,
        water: "Réseau de l’école",
        plots: &[
            ("Potager des petits", Public, [0.0, 0.0, 18.0, 12.0], 0),
            ("Potager des grands", Field, [20.0, 0.0, 18.0, 12.0], 6),
            ("Verger de la cour", Orchard, [0.0, 14.0, 38.0, 12.0], 0),
        ],
    },
    SitePlan {
        name: "Les Ruches",
        address: "Sentier des Ruches",
        lender: Lender::Landlord,
        lender_name: "Coron et Jardins",
        place: (120.0, 860.0, -35.0),
        ends_in: 1500,
        organic_since: 2023,
        water: "Cuve de 3 m³",
        plots: &[
            ("Mellifère", Public, [0.0, 0.0, 34.0, 20.0], 0),
            ("Aromatiques", Field, [36.0, 0.0, 20.0, 20.0], 12),
            ("Haie fruitière", Hedge, [0.0, 22.0, 56.0, 4.0], 0),
        ],
    },
];

const FRUIT: [(&str, &[&str], &str, TreeForm); 8] = [
    ("Pommier", &["Reinette des Capucins", "Cabarette", "Belle-Fleur"], "M106", TreeForm::HalfStandard),
    ("Poirier", &["Comtesse de Paris", "Plovine"], "Cognassier", TreeForm::Bush),
    ("Prunier", &["Reine-Claude", "Altesse"], "Myrobolan", TreeForm::Standard),
    ("Cerisier", &["Gascogne tardive", "Cerise blanche"], "Merisier", TreeForm::Standard),
    ("Noisetier", &["Merveille de Bollwiller"], "", TreeForm::Shrub),
    ("Cassissier", &["Noir de Bourgogne"], "", TreeForm::Shrub),
    ("Groseillier", &["Versaillaise"], "", TreeForm::Shrub),
    ("Framboisier", &["Héritage"], "", TreeForm::Shrub),
];

const NOTES: [&str; 6] = [
    "Sol encore froid, paillage laissé en place.",
    "Limaces le long de la haie, ramassage à la main.",
    "Arrosage automatique vérifié, une fuite réparée.",
    "Belle levée, éclaircissage la semaine prochaine.",
    "Gel blanc au matin, voile posé.",
    "Visite de l’école, vingt enfants.",
];

/// A terrain's own frame: metres from its corner, turned, on Earth.
struct Ground {
    frame: Frame,
    turn: f64,
}

impl Ground {
    fn spot(&self, x: f64, y: f64) -> Result<Spot> {
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let (x, y) = (x * STRETCH, y * STRETCH);
        let place = self.frame.round(Coord { x: x * cos - y * sin, y: x * sin + y * cos });
        Spot::new(place.x, place.y).map_err(|fault| AppError::internal(format!("{fault:?}")))
    }

    fn rectangle(&self, [x, y, width, height]: [f64; 4]) -> Result<Shape> {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        let ring = corners.iter().map(|(x, y)| self.spot(*x, *y)).collect::<Result<Vec<_>>>()?;
        Shape::new(&[ring]).map_err(|fault| AppError::internal(format!("{fault:?}")))
    }
}

/// What was made.
#[derive(Default)]
struct Made {
    plots: usize,
    beds: usize,
    trees: usize,
}

/// Makes the land and says how much.
pub async fn make(tx: &mut Conn, maker: &mut Maker, scale: u32) -> Result<String> {
    let mut made = Made::default();
    let town = Frame::around(MIDDLE);
    for plan in &SITES {
        let ground = Ground { frame: Frame::around(town.round(Coord { x: plan.place.0, y: plan.place.1 })), turn: plan.place.2 };
        let site: SiteId = maker.id();
        sites::insert(&mut Op::at(tx, &maker.actor, maker.now), site, &site_details(maker, plan)).await?;
        for plot in plan.plots {
            make_plot(tx, maker, &ground, (site, plan), plot, scale, &mut made).await?;
        }
        make_points(tx, maker, &ground, site, plan).await?;
    }
    Ok(format!("{} terrains, {} plots, {} beds, {} trees and bushes", SITES.len(), made.plots, made.beds, made.trees))
}

fn site_details(maker: &Maker, plan: &SitePlan) -> SiteDetails {
    let area: f64 = plan.plots.iter().map(|(_, _, [_, _, width, height], _)| width * height * STRETCH * STRETCH).sum();
    #[expect(clippy::cast_possible_truncation, reason = "a few thousand square metres")]
    let declared = (area / 10.0).round() as i64 * 10;
    SiteDetails {
        name: plan.name.to_owned(),
        commune: COMMUNE.to_owned(),
        address: plan.address.to_owned(),
        lender: plan.lender,
        lender_name: plan.lender_name.to_owned(),
        agreement_starts: NaiveDate::from_ymd_opt(plan.organic_since - 1, 1, 1),
        agreement_ends: Some(maker.today + Duration::days(plan.ends_in)),
        agreement_reference: format!("CONV-{}-{:02}", plan.organic_since - 1, plan.name.len()),
        water: plan.water.to_owned(),
        access: "Portillon, code à la coordination".to_owned(),
        declared_m2: Some(declared),
    }
}

async fn make_plot(
    tx: &mut Conn,
    maker: &mut Maker,
    ground: &Ground,
    (site, plan): (SiteId, &SitePlan),
    (name, kind, place, wanted): &PlotPlan,
    scale: u32,
    made: &mut Made,
) -> Result<()> {
    let id: PlotId = maker.id();
    let shape = ground.rectangle(*place)?;
    let soil = if matches!(kind, Field | Tunnel | Orchard) { "Limon sur schiste, drainant" } else { "" };
    let details = PlotDetails { site, name: (*name).to_owned(), kind: *kind, shape: shape.clone(), soil_note: soil.to_owned() };
    plots::insert(&mut Op::at(tx, &maker.actor, maker.now), id, &details).await?;
    made.plots += 1;
    if matches!(kind, Field | Tunnel | Orchard) {
        make_timeline(tx, maker, id, plan.organic_since).await?;
    }
    if *wanted > 0 {
        made.beds += make_beds(tx, maker, id, &shape, *wanted).await?;
    }
    if *kind == Orchard {
        made.trees += make_trees(tx, maker, ground, id, *place).await?;
    }
    for n in 0..scale {
        if maker.rng.random_range(0..3) > 0 {
            let on = maker.today - Duration::days(maker.rng.random_range(1..200) + i64::from(n));
            let body = NOTES[maker.rng.random_range(0..NOTES.len())];
            let note = maker.id();
            journal::insert_note(
                &mut Op::at(tx, &maker.actor, maker.now),
                note,
                Subject { kind: land::records::PLOT, id: id.uuid() },
                on,
                body,
            )
            .await?;
        }
    }
    Ok(())
}

/// Conversion begins in March; orchards take a year more, but C3 before AB is shown for all perennials only.
async fn make_timeline(tx: &mut Conn, maker: &Maker, plot: PlotId, since: i32) -> Result<()> {
    for (years, status) in [(0, Status::C1), (1, Status::C2), (2, Status::Ab)] {
        let starts = NaiveDate::from_ymd_opt(since + years, 3, 1).filter(|day| day.year() <= maker.today.year());
        if let Some(starts) = starts {
            let line = StatusLine { starts, status, certificate: format!("FR-BIO-99/{}", since + years) };
            plots::set_status(&mut Op::at(tx, &maker.actor, maker.now), plot, &line).await?;
        }
    }
    Ok(())
}

async fn make_beds(tx: &mut Conn, maker: &mut Maker, plot: PlotId, shape: &Shape, wanted: usize) -> Result<usize> {
    let layout = |beds| Layout { beds, width_cm: 80, path_cm: 40, orientation: None };
    let strips = match split::split(shape, layout(wanted)) {
        Ok(strips) => strips,
        Err(split::DoesNotFit(fitting)) => {
            split::split(shape, layout(fitting)).map_err(|error| AppError::internal(format!("{error:?}")))?
        }
    };
    let laid = strips.len();
    for (position, strip) in (1..).zip(strips) {
        let details = BedDetails {
            code: format!("P{position}"),
            position,
            length_cm: strip.length_cm,
            width_cm: 80,
            orientation: strip.orientation,
            shape: Some(strip.shape),
        };
        let id: BedId = maker.id();
        beds::insert(&mut Op::at(tx, &maker.actor, maker.now), id, plot, &details).await?;
    }
    Ok(laid)
}

/// Trees in rows: bushes in narrow plots, trees elsewhere.
async fn make_trees(
    tx: &mut Conn,
    maker: &mut Maker,
    ground: &Ground,
    plot: PlotId,
    [x, y, width, height]: [f64; 4],
) -> Result<usize> {
    let bushes = width < 20.0;
    let (species, step) = if bushes { (&FRUIT[4..], 4.0) } else { (&FRUIT[..4], 8.0) };
    let mut count = 0;
    let mut north = y + step / 2.0;
    while north < y + height - 1.0 {
        let mut east = x + step / 2.0;
        while east < x + width - 1.0 {
            let (name, varieties, rootstock, form) = species[maker.rng.random_range(0..species.len())];
            let planted = NaiveDate::from_ymd_opt(maker.today.year() - maker.rng.random_range(1..9), 11, 20);
            let details = TreeDetails {
                species: name.to_owned(),
                variety: varieties[maker.rng.random_range(0..varieties.len())].to_owned(),
                rootstock: rootstock.to_owned(),
                form,
                planted,
                state: if maker.rng.random_range(0..12) == 0 { TreeState::Weak } else { TreeState::Healthy },
                note: String::new(),
                spot: ground.spot(east, north)?,
            };
            let id: TreeId = maker.id();
            trees::insert(&mut Op::at(tx, &maker.actor, maker.now), id, plot, &details).await?;
            count += 1;
            east += step;
        }
        north += step;
    }
    Ok(count)
}

async fn make_points(tx: &mut Conn, maker: &mut Maker, ground: &Ground, site: SiteId, plan: &SitePlan) -> Result<()> {
    let mut marks = vec![(PointKind::Gate, "", -3.0, -3.0), (PointKind::Water, "", -3.0, 6.0), (PointKind::Shed, "", 4.0, -3.5)];
    if matches!(plan.name, "Le Carreau" | "La Lampisterie" | "Les Ruches") {
        marks.push((PointKind::PickUp, plan.name, 12.0, -3.5));
    }
    for (kind, name, x, y) in marks {
        let details = PointDetails { kind, name: name.to_owned(), spot: ground.spot(x, y)? };
        let id: PointId = maker.id();
        points::insert(&mut Op::at(tx, &maker.actor, maker.now), id, site, &details).await?;
    }
    Ok(())
}
