//! The demonstration's seed exchange: old varieties of market gardens, jars of six years with who grew what from what, tests, a seed day,
//! requests and promises. The varieties are real and long in the public domain; the people are not.

use chrono::{Duration, NaiveDate};
use rand::RngExt as _;

use kit::mailer::Mailer;
use land::model::{BedId, PlotId};
use land::store::{Within, beds};
use platform::db::Conn;
use platform::error::Result;
use platform::images::Photo;
use platform::op::Op;
use produce::model::species::{Species, VarietyId};
use produce::store::species;
use seeds::model::code::numbered;
use seeds::model::guardian::{DiaryLine, Outcome, season};
use seeds::model::lot::{Cause, LotDetails, Origin, Receiver, SeedLotId};
use seeds::model::quantity::{Sample, SeedAmount, Unit};
use seeds::model::regeneration::RegenerationDetails;
use seeds::model::variety::{LegalStatus, VarietyDetails};
use seeds::store::guardians::{self, Offer};
use seeds::store::lots::{self, NewLot};
use seeds::store::moves::{self, Leaving};
use seeds::store::requests::{self, Asking};
use seeds::store::{days, germination, packets, pictures, printers, promises, redeterminations, regenerations, varieties};

use super::{Maker, many_seeds as many};

/// Species, variety, other names, what makes it worth keeping: a line each.
const VARIETIES: &str = include_str!("varieties.csv");

/// A line of it.
struct Line {
    species: &'static str,
    name: &'static str,
    other_names: String,
    story: &'static str,
}

fn lines() -> Vec<Line> {
    let read = |line: &'static str| {
        let mut cells = line.split(';');
        let mut next = || cells.next().unwrap_or_default();
        Line { species: next(), name: next(), other_names: next().replace("\\n", "\n"), story: next() }
    };
    VARIETIES.lines().map(read).collect()
}

fn details(line: &Line, today: NaiveDate, proven: bool) -> VarietyDetails {
    VarietyDetails {
        name: line.name.to_owned(),
        other_names: line.other_names.clone(),
        status: if proven { LegalStatus::Public } else { LegalStatus::Unknown },
        proof: if proven {
            "Variété ancienne, sans titre de protection (fiche de démonstration)".to_owned()
        } else {
            String::new()
        },
        proof_on: proven.then_some(today),
        story: line.story.to_owned(),
        growing: String::new(),
        reserve: 3,
        one_packet: true,
    }
}

/// What a jar holds to begin with, what a packet, and in which unit: small seeds are weighed.
fn measures(species: &Species) -> (Unit, i64, i64) {
    match species.details.seed.seeds_per_kg {
        Some(per_kg) if per_kg > 60_000 => (Unit::Milligrams, 24_000, 300),
        _ => (Unit::Seeds, 900, 15),
    }
}

/// Makes the exchange.
pub async fn make(tx: &mut Conn, maker: &mut Maker, mailer: Mailer<'_>, scale: u32) -> Result<String> {
    let actor = maker.actor.clone();
    let (now, today) = (maker.now, maker.today);
    let known = {
        let op = Op::at(tx, &actor, now);
        species::list(op.tx, &actor, "", false).await?
    };
    let ground = ground(tx, maker).await?;
    let (mut made, mut jars) = (Vec::new(), Vec::new());
    for (place, line) in lines().iter().enumerate() {
        let Some(of) = known.iter().find(|species| species.details.name == line.species) else { continue };
        let mut op = Op::at(tx, &actor, now - Duration::days(6 * 365)).zoned(chrono_tz::Europe::Paris);
        // Two of them still wait for somebody to look under which law they stand.
        let id = varieties::create(&mut op, of.id, &details(line, today, place % 24 != 17)).await?;
        made.push(id);
        jars.extend(jars_of(tx, maker, (id, of), place, &ground).await?);
    }
    lived(tx, maker, &jars).await?;
    asked(tx, maker, &made, mailer).await?;
    kept(tx, maker, (&made, &jars), &ground, mailer).await?;
    let many = many::make(tx, maker, (&made, &jars), scale).await?;
    // Nobody of the demonstration is written to.
    sqlx::query("DELETE FROM outbox WHERE dedupe_key LIKE 'seed-request-%' OR dedupe_key LIKE 'seed-guardian-%'")
        .execute(&mut *tx)
        .await?;
    Ok(format!("{} seed varieties, {} lots", made.len() + many.0, jars.len() + many.1))
}

/// The jars of a variety through the years: one brought, and what was grown from it.
async fn jars_of(
    tx: &mut Conn,
    maker: &mut Maker,
    (id, of): (VarietyId, &Species),
    place: usize,
    ground: &[(PlotId, BedId)],
) -> Result<Vec<SeedLotId>> {
    let actor = maker.actor.clone();
    let (unit, much, packet) = measures(of);
    let generations = 1 + place % 4;
    let mut jars: Vec<SeedLotId> = Vec::new();
    for generation in 0..generations {
        let ago = i64::try_from((generations - generation - 1) * 2).unwrap_or(0);
        let when = maker.now - Duration::days(ago * 365 + 250);
        let mut op = Op::at(tx, &actor, when).zoned(chrono_tz::Europe::Paris);
        let year: i64 = op.today().format("%Y").to_string().parse().unwrap_or(2025);
        let grown_here = ground.get((place + generation) % ground.len().max(1)).copied().filter(|_| generation % 2 == 1);
        let details = LotDetails {
            year,
            origin: if generation == 0 { Origin::Deposit } else { Origin::Harvest },
            grower: if generation == 0 { format!("Jardin Démo {}", place + 1) } else { String::new() },
            commune: super::COMMUNE.to_owned(),
            organic: place.is_multiple_of(2),
            treated: false,
            generation: 0,
            // Every other harvest is known to its bed.
            plot: grown_here.map(|(plot, _)| plot),
            bed: grown_here.map(|(_, bed)| bed),
            place: format!("Étagère {}", 1 + place / 12),
            packet: SeedAmount(packet),
            reserve: SeedAmount(packet * 3),
            note: String::new(),
        };
        let amount = SeedAmount(much * maker.rng.random_range(60..140) / 100);
        let parents = jars.last().copied().into_iter().collect();
        let lot: SeedLotId = maker.id();
        let new = NewLot { variety: id, unit, details, amount: Some(amount), parents };
        lots::insert(&mut op, lot, &numbered(maker.rng.random_range(1_000_000..28_000_000)), &new).await?;
        if let Some(per_kg) = of.details.seed.seeds_per_kg {
            let mg = (100_000_000 / per_kg.max(1)).max(1);
            lots::sample(&mut op, lot, Sample { seeds: 100, mg }).await?;
        }
        jars.push(lot);
    }
    Ok(jars)
}

/// Beds on which seed is grown.
async fn ground(tx: &mut Conn, maker: &Maker) -> Result<Vec<(PlotId, BedId)>> {
    let all = beds::list(tx, &maker.actor, Within::Everywhere, false).await?;
    let drawn = all.into_iter().filter(|bed| bed.details.shape.is_some()).map(|bed| (bed.plot, bed.id));
    Ok(drawn.take(40).collect())
}

/// What happened to the jars: gifts, sowings, tests, packets, a seed day.
async fn lived(tx: &mut Conn, maker: &mut Maker, jars: &[SeedLotId]) -> Result<()> {
    let actor = maker.actor.clone();
    let began = maker.now - Duration::days(200);
    let sown_on = ground(tx, maker).await?.first().map(|(plot, _)| *plot);
    let fair = days::create(&mut Op::at(tx, &actor, began), "Fête des graines de printemps", began.date_naive()).await?;
    for (place, jar) in jars.iter().enumerate() {
        let mut op =
            Op::at(tx, &actor, began + Duration::minutes(i64::try_from(place).unwrap_or(0))).zoned(chrono_tz::Europe::Paris);
        let lot = lots::get(op.tx, *jar).await?;
        if place % 5 == 0 {
            let test = germination::start(&mut op, *jar, 50, "Coton humide, 20 °C").await?;
            germination::count(&mut op, test, maker.rng.random_range(26..33)).await?;
            germination::count(&mut op, test, maker.rng.random_range(11..16)).await?;
            if place % 35 != 0 {
                germination::close(&mut op, test).await?;
            }
        }
        for _ in 0..maker.rng.random_range(0..5) {
            let gift = Leaving {
                lot: *jar,
                amount: Some(lot.details.packet),
                cause: Cause::Sowing,
                receiver: Some(Receiver::Plot),
                commune: String::new(),
                plot: sown_on,
                note: String::new(),
                derogation: if lot.details.organic { String::new() } else { "2026-014".to_owned() },
                brought: String::new(),
                sure: false,
            };
            moves::leave(&mut op, &gift).await?;
        }
        if place % 3 == 0 {
            packets::number(&mut op, *jar, 24).await?;
            let tap =
                days::Tap { lot: *jar, packet: Some(1), client: None, happened_at: None, commune: super::COMMUNE.to_owned() };
            // What is too old, or waits for its proof, is not given at a seed day either.
            if let Err(error) = days::give(&mut op, fair, &tap).await
                && !matches!(error, platform::error::AppError::Conflict(_))
            {
                return Err(error);
            }
        }
        if place % 9 == 0 {
            promises::make(&mut op, *jar, 30, (&format!("Promesse Démo {place}"), "")).await?;
        }
    }
    days::close(&mut Op::at(tx, &actor, began + Duration::hours(6)), fair).await
}

/// Requests in every state, and seed that was brought and waits for the keeper.
async fn asked(tx: &mut Conn, maker: &mut Maker, made: &[VarietyId], mailer: Mailer<'_>) -> Result<()> {
    let actor = maker.actor.clone();
    for place in 0..6_usize {
        let ago = Duration::hours(i64::try_from(20 - place * 3).unwrap_or(1));
        let mut op = Op::at(tx, &actor, maker.now - ago).zoned(chrono_tz::Europe::Paris);
        let wanted = made.iter().copied().skip(place * 2).take(2).filter(|id| Some(id) != made.get(17)).collect();
        let asking = Asking {
            name: format!("Graine Démo {}", place + 1),
            email: format!("graine{place}@exemple.fr"),
            commune: super::COMMUNE.to_owned(),
            note: String::new(),
            varieties: wanted,
        };
        let (id, _) = match requests::ask(&mut op, &asking, &mailer).await {
            Ok(asked) => asked,
            Err(platform::error::AppError::Conflict(_)) => continue,
            Err(error) => return Err(error),
        };
        if place > 0 {
            requests::confirm_for(&mut op, id).await?;
        }
        if place > 3 {
            requests::prepare(&mut op, id, &mailer).await?;
        }
        if place == 5 {
            requests::hand_over(&mut op, id).await?;
        }
    }
    let mut op = Op::at(tx, &actor, maker.now - Duration::days(2)).zoned(chrono_tz::Europe::Paris);
    for (name, year) in [("Noir de Crimee", 2), ("haricot de ma grand-mère", 1)] {
        let Some(variety) = made.get(1).copied() else { continue };
        let year = i64::from(chrono::Datelike::year(&maker.today)) - year;
        let words = format!("{name}\nun petit bocal");
        let details = LotDetails::brought(year, "Voisine Démo".to_owned(), super::COMMUNE.to_owned(), words);
        let new = NewLot { variety, unit: Unit::Seeds, details, amount: None, parents: Vec::new() };
        lots::bring(&mut op, &new, "").await?;
    }
    Ok(())
}

/// Who keeps varieties, what is to be grown on, and a lot that turned out to be something else.
async fn kept(
    tx: &mut Conn,
    maker: &mut Maker,
    (made, jars): (&[VarietyId], &[SeedLotId]),
    ground: &[(PlotId, BedId)],
    mailer: Mailer<'_>,
) -> Result<()> {
    let actor = maker.actor.clone();
    let this_year = i64::from(chrono::Datelike::year(&maker.today));
    for place in 0..24_usize {
        let Some(variety) = made.get(place * 4 % made.len().max(1)).copied() else { continue };
        let mut op = Op::at(tx, &actor, maker.now - Duration::days(700)).zoned(chrono_tz::Europe::Paris);
        // Twelve people, two varieties each.
        let who = place % 12;
        let offer = Offer {
            name: format!("Gardienne Démo {}", who + 1),
            email: format!("gardienne{who}@exemple.fr"),
            commune: super::COMMUNE.to_owned(),
        };
        if place >= 22 {
            guardians::offer(&mut op, variety, &offer).await?;
            continue;
        }
        let id = guardians::add(&mut op, variety, &offer, &mailer).await?;
        let mut op = Op::at(tx, &actor, maker.now - Duration::days(12)).zoned(chrono_tz::Europe::Paris);
        for ago in 1..=1 + i64::try_from(place % 2).unwrap_or(0) {
            let line = DiaryLine {
                year: this_year - ago,
                outcome: Outcome::ALL[(place + usize::try_from(ago).unwrap_or(0)) % Outcome::ALL.len()],
                plants: Some(6 + i64::try_from(place).unwrap_or(0)),
                note: "Semée en ligne, récoltée par temps sec.".to_owned(),
            };
            guardians::note_season(&mut op, id, &line).await?;
        }
        if place == 5 {
            guardians::note_help(&mut op, id, "Les pieds ont gelé : vous reste-t-il un sachet ?").await?;
        }
    }
    // Nobody of the demonstration is written to: they have been asked about the season that is over.
    sqlx::query("UPDATE seed_guardians SET reminded = $1").bind(season(maker.today)).execute(&mut *tx).await?;
    for (place, variety) in made.iter().copied().enumerate().skip(11).take(10) {
        let mut op = Op::at(tx, &actor, maker.now - Duration::days(20)).zoned(chrono_tz::Europe::Paris);
        let here = ground.get(place % ground.len().max(1)).copied().filter(|_| place % 3 != 0);
        let details = RegenerationDetails {
            // The season that is being planned: next year's once autumn has come.
            year: this_year + i64::from(chrono::Datelike::month(&maker.today) >= 9),
            lot: None,
            plot: here.map(|(plot, _)| plot),
            bed: here.map(|(_, bed)| bed),
            guardian: None,
            plants: Some(8 + i64::try_from(place).unwrap_or(0)),
            note: String::new(),
        };
        regenerations::plan(&mut op, variety, &details).await?;
    }
    let mut op = Op::at(tx, &actor, maker.now - Duration::days(9)).zoned(chrono_tz::Europe::Paris);
    // A tomato that bore yellow fruit: it is another one.
    if let Some((jar, other)) = jars.get(12).copied().zip(made.get(53).copied()) {
        redeterminations::note(&mut op, jar, other, "Les fruits sont jaunes et en poire.").await?;
    }
    let printer = printers::PrinterDetails {
        name: "Bureau".to_owned(),
        correction: seeds::print::Correction { offset: (30, -20), pitch: -8 },
    };
    printers::keep(&mut op, &printer).await?;
    // The drawing that workshops about seed have, on the first variety and under the first tray.
    let photo = Photo {
        large: include_bytes!("pictures/seeds.jpg").to_vec(),
        small: include_bytes!("pictures/seeds-small.jpg").to_vec(),
        width: 960,
        height: 540,
    };
    if let Some(variety) = made.first() {
        pictures::add(&mut op, *variety, "Des graines dans la main", &photo).await?;
    }
    if let Some(test) = germination::open(op.tx, &actor).await?.first() {
        pictures::under_tray(&mut op, test.id, &photo).await?;
    }
    Ok(())
}
