//! The demonstration's seed exchange: old varieties of market gardens, jars of six years with who grew what from what, tests, a seed day,
//! requests and promises. The varieties are real and long in the public domain; the people are not.

use chrono::{Duration, NaiveDate};
use rand::RngExt as _;

use kit::mailer::Mailer;
use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;
use produce::model::species::{Species, VarietyId};
use produce::store::species;
use seeds::model::code::numbered;
use seeds::model::lot::{Cause, LotDetails, Origin, Receiver, SeedLotId};
use seeds::model::quantity::{Sample, SeedAmount, Unit};
use seeds::model::variety::{LegalStatus, VarietyDetails};
use seeds::store::lots::{self, NewLot};
use seeds::store::moves::{self, Leaving};
use seeds::store::requests::{self, Asking};
use seeds::store::{days, germination, packets, promises, varieties};

use super::Maker;

/// Species, variety, other names, what makes it worth keeping.
type Line = (&'static str, &'static str, &'static str, &'static str);

const VARIETIES: [Line; 48] = [
    ("Tomate", "Rose de Berne", "Berner Rose", "Chair tendre et douce, mûrit aussi les étés frais."),
    ("Tomate", "Noire de Crimée", "Noir de Crimée\nBlack Krim", "Presque noire à l’épaule, juteuse, facile à garder."),
    ("Tomate", "Saint-Pierre", "", "La ronde des jardins ouvriers : régulière, bonne à cuire."),
    ("Tomate", "Cœur de bœuf", "Cuor di bue", "Très charnue, peu de graines : il en faut plusieurs fruits."),
    ("Tomate", "Marmande", "", "Côtelée, précoce, connue depuis plus d’un siècle."),
    ("Tomate", "Green Zebra", "", "Verte rayée, acidulée ; elle surprend toujours aux ateliers."),
    ("Poivron", "Doux long des Landes", "Cow horn sweet", "Long et doux, se plaît sous tunnel."),
    ("Poivron", "Petit Marseillais", "", "Petits fruits jaunes, généreux, précoces."),
    ("Aubergine", "Violette longue", "Barbentane", "Précoce, la plus sûre dans le Nord."),
    ("Laitue", "Merveille des quatre saisons", "", "Rouge et verte, du printemps à l’automne."),
    ("Laitue", "Batavia dorée de printemps", "", "Croquante, tient bien aux premières chaleurs."),
    ("Laitue", "Grosse blonde paresseuse", "", "Lente à monter : des semaines de salade."),
    ("Laitue", "Lilloise", "", "Une pomme du pays, semée depuis longtemps autour de Lille."),
    ("Carotte", "de Tilques", "Tilques", "Longue et sucrée, née dans le marais de Saint-Omer."),
    ("Carotte", "Nantaise", "", "Tendre, sans cœur, pour toute l’année."),
    ("Carotte", "Rouge sang", "", "Violette dehors, orange dedans."),
    ("Panais", "Demi-long de Guernesey", "", "Supporte le gel, meilleur après lui."),
    ("Betterave", "Crapaudine", "", "La plus ancienne, ridée, la plus parfumée."),
    ("Betterave", "Noire d’Égypte", "Plate d’Égypte", "Plate et précoce."),
    ("Blette", "Verte à carde blanche", "", "Un plant nourrit une famille tout l’été."),
    ("Épinard", "Monstrueux de Viroflay", "", "De grandes feuilles, du printemps à l’hiver."),
    ("Poireau", "Leblond", "Poireau du Nord", "Long fût blanc, sélectionné par des maraîchers du Nord."),
    ("Poireau", "Bleu de Solaise", "", "Feuillage bleu, passe tous les hivers."),
    ("Oignon", "Jaune paille des vertus", "", "Le gardien : il tient jusqu’en mai."),
    ("Oignon", "Rouge de Brunswick", "", "Rouge sombre, doux, se garde bien."),
    ("Chou cabus", "Cœur de bœuf des vertus", "", "Pointu, précoce, tendre."),
    ("Chou de Milan", "de Pontoise", "", "Un grand chou d’hiver, frisé."),
    ("Chou de Bruxelles", "de Rosny", "", "Petites pommes serrées, résiste au froid."),
    ("Chou kale", "Halbhoher grüner Krauser", "Grünkohl", "Frisé, court, increvable."),
    ("Chou-fleur", "Géant d’automne", "", "Gros et tardif."),
    ("Chou-rave", "Blanc de Vienne", "Wiener weisser", "Prêt en cinquante jours."),
    ("Navet", "de Nancy", "", "Blanc à collet rose, doux."),
    ("Navet", "Jaune boule d’or", "", "Doré, sucré, se garde en cave."),
    ("Radis", "de 18 jours", "", "Le premier semis des enfants."),
    ("Radis", "Noir gros rond d’hiver", "", "Pour l’hiver, en cave ou en salade."),
    ("Roquette", "cultivée", "Rucola", "Se ressème seule si on la laisse."),
    ("Mâche", "Verte de Cambrai", "", "Petite rosette rustique, fierté de Cambrai."),
    ("Persil", "Commun", "", "Plus parfumé que le frisé."),
    ("Fève", "d’Aguadulce", "", "De longues gousses, semée dès février."),
    ("Pois", "Merveille de Kelvedon", "Kelvedon Wonder", "Nain et précoce, sans rames."),
    ("Pois", "Téléphone à rames", "Telephone", "Deux mètres, de grosses gousses."),
    ("Haricot vert", "Contender", "", "Pousse partout, précoce."),
    ("Haricot vert", "Beurre de Rocquencourt", "", "Jaune et fondant."),
    ("Haricot sec Lingot", "du Nord", "Lingot du Nord", "Séché sur des perroquets, la fierté de la vallée de la Lys."),
    ("Concombre", "Vert long maraîcher", "", "Productif, sous tunnel ou dehors."),
    ("Courgette", "Verte non coureuse d’Italie", "", "Un pied suffit."),
    ("Potimarron", "Red Kuri", "Uchiki Kuri\nHokkaido", "Goût de châtaigne, se garde tout l’hiver."),
    ("Maïs doux", "Golden Bantam", "", "Sucré, la mémoire des étés."),
];

fn details(line: &Line, today: NaiveDate, proven: bool) -> VarietyDetails {
    VarietyDetails {
        name: line.1.to_owned(),
        other_names: line.2.to_owned(),
        status: if proven { LegalStatus::Public } else { LegalStatus::Unknown },
        proof: if proven {
            "Variété ancienne, sans titre de protection (fiche de démonstration)".to_owned()
        } else {
            String::new()
        },
        proof_on: proven.then_some(today),
        story: line.3.to_owned(),
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
pub async fn make(tx: &mut Conn, maker: &mut Maker, mailer: Mailer<'_>) -> Result<String> {
    let actor = maker.actor.clone();
    let (now, today) = (maker.now, maker.today);
    let known = {
        let op = Op::at(tx, &actor, now);
        species::list(op.tx, &actor, "", false).await?
    };
    let (mut made, mut jars) = (Vec::new(), Vec::new());
    for (place, line) in VARIETIES.iter().enumerate() {
        let Some(of) = known.iter().find(|species| species.details.name == line.0) else { continue };
        let mut op = Op::at(tx, &actor, now - Duration::days(6 * 365)).zoned(chrono_tz::Europe::Paris);
        // Two of them still wait for somebody to look under which law they stand.
        let id = varieties::create(&mut op, of.id, &details(line, today, place % 24 != 17)).await?;
        made.push(id);
        jars.extend(jars_of(tx, maker, id, of, place).await?);
    }
    lived(tx, maker, &jars).await?;
    asked(tx, maker, &made, mailer).await?;
    // Nobody of the demonstration is written to.
    sqlx::query("DELETE FROM outbox WHERE dedupe_key LIKE 'seed-request-%'").execute(&mut *tx).await?;
    Ok(format!("{} seed varieties, {} lots", made.len(), jars.len()))
}

/// The jars of a variety through the years: one brought, and what was grown from it.
async fn jars_of(tx: &mut Conn, maker: &mut Maker, id: VarietyId, of: &Species, place: usize) -> Result<Vec<SeedLotId>> {
    let actor = maker.actor.clone();
    let (unit, much, packet) = measures(of);
    let generations = 1 + place % 3;
    let mut jars: Vec<SeedLotId> = Vec::new();
    for generation in 0..generations {
        let ago = i64::try_from((generations - generation) * 2 - 1).unwrap_or(1);
        let when = maker.now - Duration::days(ago * 365 - 40);
        let mut op = Op::at(tx, &actor, when).zoned(chrono_tz::Europe::Paris);
        let year: i64 = op.today().format("%Y").to_string().parse().unwrap_or(2025);
        let details = LotDetails {
            year,
            origin: if generation == 0 { Origin::Deposit } else { Origin::Harvest },
            grower: if generation == 0 { format!("Jardin Démo {}", place + 1) } else { String::new() },
            commune: super::COMMUNE.to_owned(),
            organic: place.is_multiple_of(2),
            treated: false,
            generation: 0,
            plot: None,
            bed: None,
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

/// What happened to the jars: gifts, sowings, tests, packets, a seed day.
async fn lived(tx: &mut Conn, maker: &mut Maker, jars: &[SeedLotId]) -> Result<()> {
    let actor = maker.actor.clone();
    let began = maker.now - Duration::days(200);
    let fair = days::create(&mut Op::at(tx, &actor, began), "Fête des graines de printemps", began.date_naive()).await?;
    for (place, jar) in jars.iter().enumerate() {
        let mut op =
            Op::at(tx, &actor, began + Duration::minutes(i64::try_from(place).unwrap_or(0))).zoned(chrono_tz::Europe::Paris);
        let lot = lots::get(op.tx, *jar).await?;
        if place % 5 == 0 {
            let test = germination::start(&mut op, *jar, 50, "Coton humide, 20 °C").await?;
            germination::count(&mut op, test, maker.rng.random_range(20..30)).await?;
            germination::count(&mut op, test, maker.rng.random_range(8..18)).await?;
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
                plot: None,
                note: String::new(),
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
        let details = LotDetails {
            year: i64::from(chrono::Datelike::year(&maker.today)) - year,
            origin: Origin::Deposit,
            grower: "Voisine Démo".to_owned(),
            commune: super::COMMUNE.to_owned(),
            organic: false,
            treated: false,
            generation: 0,
            plot: None,
            bed: None,
            place: String::new(),
            packet: SeedAmount(0),
            reserve: SeedAmount(0),
            note: format!("{name}\nun petit bocal"),
        };
        let new = NewLot { variety, unit: Unit::Seeds, details, amount: None, parents: Vec::new() };
        lots::bring(&mut op, &new, "").await?;
    }
    Ok(())
}
