//! The words in the sources: French has its spaces, and what the demonstration writes could be sent.

use std::path::Path;

use crate::common::Bench;

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text of each `fr: "…"`, and of each text of a `fr: ["…", "…"]`.
fn french(line: &str) -> Vec<&str> {
    line.match_indices("fr: ")
        .flat_map(|(start, mark)| {
            let rest = &line[start + mark.len()..];
            let end = if rest.starts_with('[') { rest.find(']') } else { rest[1..].find('"').map(|end| end + 2) };
            rest[..end.unwrap_or(0)].split('"').skip(1).step_by(2)
        })
        .collect()
}

/// A plain space, or none, where French writes one that does not break: the sign would stand alone at the head of the next line.
fn badly_spaced(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.iter().enumerate().any(|(at, sign)| {
        let before = at.checked_sub(1).map(|at| letters[at]);
        match sign {
            ';' | '!' | '?' | '»' => before == Some(' ') || before.is_some_and(|before| before.is_alphanumeric()),
            ':' => before == Some(' '),
            '«' => letters.get(at + 1).is_some_and(|after| *after == ' ' || after.is_alphanumeric()),
            _ => false,
        }
    })
}

#[test]
fn french_has_its_spaces() {
    assert!(badly_spaced("Qui ?") && badly_spaced("« Oui\u{a0}»") && badly_spaced("Non!") && badly_spaced("Jour : lundi"));
    assert!(!badly_spaced("Qui\u{202f}? «\u{a0}Oui\u{a0}» à 8:30\u{a0}: non\u{a0}!"));
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let texts: Vec<(&String, &str)> =
        files.iter().flat_map(|(path, code)| code.lines().flat_map(french).map(move |text| (path, text))).collect();
    assert!(texts.len() > 1500, "{} texts", texts.len());
    let wrong: Vec<_> = texts.iter().filter(|(_, text)| badly_spaced(text)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// An offer that cannot be sent is no offer.
#[tokio::test]
async fn every_address_of_the_demonstration_can_be_written_to() {
    let bench = Bench::demo_of(3).await;
    let sql = "SELECT email FROM people WHERE email IS NOT NULL
        UNION SELECT email FROM bookings WHERE email IS NOT NULL
        UNION SELECT email FROM volunteers WHERE email IS NOT NULL
        UNION SELECT recipient FROM outbox";
    let addresses: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *bench.db().read().await.unwrap()).await.unwrap();
    assert!(addresses.len() > 50, "{}", addresses.len());
    let wrong: Vec<_> =
        addresses.iter().filter(|address| !address.is_empty() && address.parse::<lettre::Address>().is_err()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Every kind of record that the log has noted has a name.
#[tokio::test]
async fn every_kind_of_record_has_a_name() {
    let bench = Bench::demo().await;
    let sql = "SELECT DISTINCT record_kind FROM audit_log";
    let noted: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *bench.db().read().await.unwrap()).await.unwrap();
    assert!(noted.len() > 10, "{noted:?}");
    let rooms = app::rooms::HOUSE.rooms.iter().flat_map(|room| room.records.kinds);
    let mut known: Vec<&str> = rooms.map(|(kind, _)| kind.word()).collect();
    known.extend(["person", "ecopole"]);
    let nameless: Vec<_> = noted.iter().filter(|kind| !known.contains(&kind.as_str())).collect();
    assert_eq!(nameless, Vec::<&String>::new());
}
