//! Files that other programs write: what is read of each is kept beside it, and nothing of it is lost in silence.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use kit::exchange::columns::{Column, Mapping};
use kit::exchange::page::told;
use kit::exchange::store::Staged;
use land::exchange::{self, apply};
use land::geometry::Shape;
use land::model::site::SiteDetails;
use land::store::sites;
use people::import::{self, Fate};
use people::model::Details;
use platform::auth::actor::Actor;
use platform::error::AppError;
use platform::i18n::Lang;
use platform::op::Op;

use crate::common::Bench;

fn files(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(kind);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_none_or(|kind| kind != "reading"));
    files.sort();
    assert!(files.len() > 5, "the files are missing");
    files
}

fn staged(path: &Path) -> Staged {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Staged { name, bytes: std::fs::read(path).unwrap(), columns: String::new() }
}

fn compare(path: &Path, reading: &str) -> Result<(), String> {
    let kept = PathBuf::from(format!("{}.reading", path.display()));
    if std::env::var("UPDATE_READINGS").is_ok() {
        std::fs::write(kept, reading).unwrap();
        return Ok(());
    }
    let expected = std::fs::read_to_string(&kept).unwrap_or_default();
    if expected == reading { Ok(()) } else { Err(format!("{}:\n{reading}", path.display())) }
}

fn columns(columns: &[Column], mapping: &Mapping) -> String {
    let each =
        columns.iter().zip(mapping).map(|(column, field)| format!("{} → {}", column.heading, field.unwrap_or("(ignored)")));
    each.collect::<Vec<_>>().join(" | ")
}

fn person(details: &Details) -> String {
    let roles: Vec<_> = details.roles.iter().map(|role| role.word()).collect();
    let year = details.birth_year.map(|year| year.to_string()).unwrap_or_default();
    let email = details.email.clone().unwrap_or_default();
    [
        &details.name,
        &email,
        &details.phone,
        &details.commune,
        &details.postal_code,
        &year,
        &details.notes.replace('\n', "⏎"),
        &roles.join("+"),
    ]
    .map(String::as_str)
    .join(" | ")
}

#[tokio::test]
async fn files_of_people_are_read_as_they_were_meant() {
    let bench = Bench::empty().await;
    let mut conn = bench.db().read().await.unwrap();
    let mut wrong = Vec::new();
    for path in files("people") {
        let reading = match import::read(&mut conn, &staged(&path)).await {
            Err(AppError::Conflict(message)) => format!("refused: {}\n", message.text(Lang::Fr)),
            Err(error) => panic!("{error}"),
            Ok(read) => {
                let mut text =
                    format!("{}\n", told(Lang::Fr, &read.table.format, read.table.rows.len(), &read.table.aside).words);
                writeln!(text, "{}", columns(&read.columns, &read.mapping)).unwrap();
                for row in import::preview(&mut conn, &Actor::system(), &read, 2026).await.unwrap() {
                    let fate = match &row.fate {
                        Fate::New(details) => person(details),
                        Fate::Shares(details, holder) => format!("{} (address of {holder})", person(details)),
                        Fate::Refused(why) => why.iter().map(|why| why.text(Lang::Fr)).collect::<Vec<_>>().join(" / "),
                        Fate::Update(..) | Fate::Same(_) => panic!("nobody is known yet"),
                    };
                    writeln!(text, "{}: {fate}", row.line).unwrap();
                }
                text
            }
        };
        wrong.extend(compare(&path, &reading).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn land_files_are_read_as_they_were_meant() {
    let bench = Bench::empty().await;
    bench.set_up().await;
    let mut wrong = Vec::new();
    for path in files("land") {
        let mut tx = bench.db().write().await.unwrap();
        let reading = match exchange::read(&mut tx, &staged(&path)).await {
            Err(AppError::Conflict(message)) => format!("refused: {}\n", message.text(Lang::Fr)),
            Err(error) => panic!("{error}"),
            Ok(read) => {
                let mut text = format!("{}\n", columns(&read.columns, &read.mapping));
                for feature in &read.features {
                    let shape = feature.geometry.as_ref().ok().map(Shape::from_json);
                    let area = shape.and_then(Result::ok).map(|shape| format!("{} m²", shape.whole_m2())).unwrap_or_default();
                    writeln!(text, "{}: {} | {} | {area}", feature.place, feature.get("name"), feature.get("site")).unwrap();
                }
                // What names no terrain is brought to one, as the coordinator chooses beside the file.
                let named = read.features.iter().any(|feature| !feature.get("site").is_empty());
                let site = if named {
                    None
                } else {
                    let details = SiteDetails::named("Choisi".to_owned());
                    Some(sites::create(&mut Op::at(&mut tx, &Actor::system(), bench.clock.now()), &details).await.unwrap())
                };
                for row in
                    apply::run(&mut Op::at(&mut tx, &Actor::system(), bench.clock.now()), read.features, site).await.unwrap()
                {
                    let fate = match &row.fate {
                        apply::Fate::Refused(why) => why.text(Lang::Fr),
                        fate => format!("{fate:?}"),
                    };
                    writeln!(text, "{} {:?} « {} » {fate}", row.place, row.what, row.label).unwrap();
                }
                let planted: Vec<(String, Option<chrono::NaiveDate>)> =
                    sqlx::query_as("SELECT species, planted FROM trees ORDER BY species").fetch_all(&mut *tx).await.unwrap();
                for (species, planted) in planted {
                    writeln!(text, "{species}: {planted:?}").unwrap();
                }
                text
            }
        };
        tx.rollback().await.unwrap();
        wrong.extend(compare(&path, &reading).err());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The coordinator says which column is what; the next file with the same heading is read alike.
#[tokio::test]
async fn a_choice_of_columns_is_kept_for_the_next_file() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let file = "Qui;Joindre;Pointure\r\nIda Essai;03 21 00 00 01;38\r\n".as_bytes();
    let staged = bench.upload("/personnes/import", &[], ("file", "a.csv", file), &session).await.location();
    let page = bench.get(&staged, &session).await.text();
    for told in [
        "Ce que nous avons lu",
        "Qui",
        "Joindre",
        "Pointure",
        "3 colonnes sont ignorées",
        "Dites quelle colonne contient les noms",
    ] {
        assert!(page.contains(told), "{told}");
    }
    let choice = [("c0", "name"), ("c1", "phone"), ("c2", "notes")];
    let answer = bench.post(&format!("{staged}/colonnes"), &choice, &session).await;
    assert_eq!(answer.location(), staged);
    assert!(bench.get(&staged, &session).await.text().contains("1 nouvelle"));
    let second = bench.upload("/personnes/import", &[], ("file", "b.csv", file), &session).await.location();
    assert!(bench.get(&second, &session).await.text().contains("Toutes les colonnes sont lues."));
    assert_eq!(bench.post(&second, &[], &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        bench
            .scalar(
                "SELECT COUNT(*) FROM people WHERE name = 'Ida Essai' AND phone = '03 21 00 00 01' AND notes = 'Pointure : 38'"
            )
            .await,
        1
    );
    // Another's file, and one that was carried out, are nobody's.
    assert_eq!(bench.post(&format!("{second}/colonnes"), &choice, &session).await.status, StatusCode::NOT_FOUND);
    let supervisor = bench.sign_in(&app::demo::ACCOUNTS[1]).await;
    assert_eq!(bench.post(&format!("{staged}/colonnes"), &choice, &supervisor).await.status, StatusCode::NOT_FOUND);
}

/// A family that shares one address is two people; nobody is renamed.
#[tokio::test]
async fn a_family_that_shares_an_address_is_two_people() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let import = async |file: &str| {
        let staged = bench.upload("/personnes/import", &[], ("file", "a.csv", file.as_bytes()), &session).await.location();
        let page = bench.get(&staged, &session).await.text();
        bench.post(&staged, &[], &session).await;
        page
    };
    let page = import("Nom;E-mail\nIda Essai;famille@exemple.fr\nMax Essai;famille@exemple.fr\n").await;
    assert!(page.contains("adresse e-mail déjà à Ida Essai"), "{page}");
    let page = import("Nom;E-mail\nZoé Essai;famille@exemple.fr\nESSAI Ida;famille@exemple.fr\n").await;
    assert!(page.contains("1 nouvelle") && page.contains("1 modifiée"), "{page}");
    let names = bench.scalar("SELECT COUNT(*) FROM people WHERE name IN ('ESSAI Ida', 'Max Essai', 'Zoé Essai')").await;
    assert_eq!((names, bench.scalar("SELECT COUNT(*) FROM people WHERE email = 'famille@exemple.fr'").await), (3, 1));
}

/// Supervisors bring land in, but do not make terrains.
#[tokio::test]
async fn folders_of_a_map_become_terrains_for_those_who_may_make_them() {
    let bench = Bench::demo().await;
    let file = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/land/my-maps.kmz")).unwrap();
    let before = bench.scalar("SELECT COUNT(*) FROM sites").await;
    for (account, made) in [(1, 0), (0, 1)] {
        let session = bench.sign_in(&app::demo::ACCOUNTS[account]).await;
        let staged = bench.upload("/terrains/import", &[], ("file", "a.kmz", &file), &session).await.location();
        let page = bench.get(&staged, &session).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(bench.scalar("SELECT COUNT(*) FROM sites").await, before, "looking makes nothing");
        bench.post(&staged, &[], &session).await;
        assert_eq!(bench.scalar("SELECT COUNT(*) FROM sites").await, before + made);
    }
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// A file as a bad disk, a lost connection or somebody's hands leave it.
fn damaged(whole: &[u8], rng: &mut StdRng) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..rng.random_range(1..6) {
        let at = rng.random_range(0..bytes.len().max(1)).min(bytes.len().saturating_sub(1));
        match rng.random_range(0..4) {
            0 => bytes.truncate(at),
            1 => bytes.iter_mut().skip(at).take(3).for_each(|byte| *byte = rng.random()),
            2 => drop(bytes.splice(at..at, whole.iter().copied().skip(at / 2).take(40)).collect::<Vec<_>>()),
            _ => drop(bytes.drain(at..(at + 7).min(bytes.len()))),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn damaged_files_are_read_or_refused_and_a_cut_one_invents_nothing() {
    let mut rng = StdRng::seed_from_u64(20_261_128);
    let mut tried = 0;
    for kind in ["land", "people"] {
        for path in files(kind) {
            let whole = std::fs::read(path).unwrap();
            let things = land::exchange::read_alone(&whole).map(|read| read.features.len() + read.aside.len());
            let rows =
                kit::exchange::table::read(&whole, people::import::KNOWN).map(|table| table.rows.len() + table.aside.len());
            for _ in 0..25 {
                let bytes = damaged(&whole, &mut rng);
                // None of them panics; what they make of it is theirs.
                let _ = land::exchange::read_alone(&bytes);
                let _ = kit::exchange::table::read(&bytes, people::import::KNOWN);
                let cut = &whole[..rng.random_range(0..whole.len())];
                if let (Ok(all), Ok(read)) = (&things, land::exchange::read_alone(cut)) {
                    assert!(read.features.len() <= *all, "{} of {all} after {} bytes", read.features.len(), cut.len());
                }
                if let (Ok(all), Ok(read)) = (&rows, kit::exchange::table::read(cut, people::import::KNOWN)) {
                    assert!(read.rows.len() <= *all, "{} of {all} after {} bytes", read.rows.len(), cut.len());
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}
