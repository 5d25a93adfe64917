//! People, through the real router.

use axum::http::StatusCode;

use app::rooms::ROOMS;
use people::store::walk;

use crate::common::{Bench, link};

const TOKEN: &str = "01900000-0000-7000-8000-0000000000aa";

#[tokio::test]
async fn a_form_sent_twice_makes_one_person() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let before = bench.scalar("SELECT COUNT(*) FROM people").await;
    let form =
        [("form_token", TOKEN), ("name", "Zoé Essai"), ("email", "Zoe@Exemple.test"), ("roles", "worker"), ("roles", "member")];
    let one = bench.post("/personnes/nouvelle", &form, &session).await;
    let two = bench.post("/personnes/nouvelle", &form, &session).await;
    assert_eq!(one.status, StatusCode::SEE_OTHER);
    assert_eq!(one.location(), two.location(), "both lead to the same record");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM people").await, before + 1);
    let page = bench.get(&one.location(), &session).await.text();
    assert!(page.contains("zoe@exemple.test") && page.contains("Parcours d’insertion") && page.contains("Adhésion"));
}

#[tokio::test]
async fn bad_input_comes_back_with_a_word_beside_each_field() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let form = [
        ("name", " "),
        ("email", "pas-une-adresse"),
        ("phone", "abc"),
        ("birth_year", "1492"),
        ("notes", "<script>alert(1)</script>"),
    ];
    let answer = bench.post("/personnes/nouvelle", &form, &session).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    for part in [
        "4 points à corriger",
        "href=\"#email\"",
        "id=\"email-error\"",
        "value=\"pas-une-adresse\"",
        "value=\"1492\"",
        "aria-invalid=\"true\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>alert"));
    let taken = bench.post("/personnes/nouvelle", &[("name", "Autre"), ("email", "coordination@demo.example")], &session).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text().contains("appartient déjà"));
}

#[tokio::test]
async fn two_people_editing_at_once_notice_each_other() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let person = link(&bench.get("/personnes?q=awa", &session).await.text(), "/personnes/01");
    let path = format!("{person}/modifier");
    let form = |name: &'static str| [("version", "1"), ("name", name), ("roles", "worker"), ("email", "awa@demo.example")];
    assert_eq!(bench.post(&path, &form("Awa Un"), &session).await.status, StatusCode::SEE_OTHER);
    let second = bench.post(&path, &form("Awa Deux"), &session).await;
    assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = second.text();
    assert!(page.contains("pendant que vous") && page.contains("value=\"Awa Deux\""), "nothing typed is lost");
    assert!(page.contains("name=\"version\" value=\"2\""), "saving again replaces knowingly");
    let history = bench.get(&person, &session).await.text();
    assert!(history.contains("<del>Awa Démo</del>") && history.contains("<ins>Awa Un</ins>"));
}

#[tokio::test]
async fn the_last_coordinator_stays() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let other = link(&bench.get("/personnes?q=romane", &session).await.text(), "/personnes/01");
    let own = link(&bench.get("/personnes?q=maude", &session).await.text(), "/personnes/01");
    assert_eq!(bench.post(&format!("{other}/archiver"), &[], &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&format!("{own}/archiver"), &[], &session).await.status, StatusCode::CONFLICT);
    assert_eq!(bench.get("/personnes", &session).await.status, StatusCode::OK);
    assert_eq!(bench.post(&format!("{other}/retablir"), &[], &session).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_records_become_one() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let new = |name, email| [("name", name), ("email", email), ("phone", "06 12 34 56 78"), ("roles", "member")];
    let kept = bench.post("/personnes/nouvelle", &[("name", "Lina Double"), ("roles", "worker")], &session).await.location();
    let other = bench.post("/personnes/nouvelle", &new("Lina Doublon", "lina@exemple.test"), &session).await.location();
    let id = other.trim_start_matches("/personnes/");
    assert_eq!(bench.post(&format!("{kept}/fusion"), &[("other", "")], &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        bench.post(&format!("{kept}/fusion"), &[("other", kept.trim_start_matches("/personnes/"))], &session).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(bench.post(&format!("{kept}/fusion"), &[("other", id)], &session).await.status, StatusCode::SEE_OTHER);
    let page = bench.get(&kept, &session).await.text();
    for part in ["Lina Double", "lina@exemple.test", "06 12 34 56 78", "Parcours d’insertion", "Adhésion"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(bench.get(&other, &session).await.text().contains("Fiches archivées"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// What somebody may do is given by nobody in passing: a record with a role of the team is not merged away into one without, nor one's own.
#[tokio::test]
async fn no_merge_gives_rights_or_takes_ones_own_account() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let plain = bench.post("/personnes/nouvelle", &[("name", "Zoé Simple"), ("roles", "member")], &session).await.location();
    let own = link(&bench.get("/personnes?q=maude", &session).await.text(), "/personnes/01");
    let of_role = "SELECT person_id FROM person_roles WHERE role = 'seller' ORDER BY person_id LIMIT 1";
    let seller: uuid::Uuid = sqlx::query_scalar(of_role).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let seller = format!("/personnes/{seller}");
    for (other, said) in [(&own, "C’est votre propre fiche"), (&seller, "a un rôle que la fiche gardée n’a pas")] {
        let id = other.trim_start_matches("/personnes/");
        let refused = bench.post(&format!("{plain}/fusion"), &[("other", id)], &session).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{other}");
        assert!(refused.text().contains(said), "{}", refused.text());
    }
    assert!(!bench.get(&plain, &session).await.text().contains("Coordination</"), "no role came over");
    // The other way round nothing is gained: the record with the role stays.
    let id = plain.trim_start_matches("/personnes/");
    bench.post(&format!("{seller}/fusion"), &[("other", id)], &session).await.location();
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn personal_data_is_handed_out_and_erased() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let form = [
        ("name", "Secret Nom"),
        ("email", "secret@exemple.test"),
        ("phone", "06 99 99 99 99"),
        ("commune", "Cachette"),
        ("roles", "member"),
    ];
    let person = bench.post("/personnes/nouvelle", &form, &session).await.location();
    bench.post("/connexion/lien", &[("email", "secret@exemple.test")], "").await;
    let data = bench.get(&format!("{person}/donnees"), &session).await;
    let json: serde_json::Value = serde_json::from_slice(&data.bytes).unwrap();
    assert_eq!(json["person"]["email"], "secret@exemple.test");
    assert_eq!(json["mail_received"].as_array().unwrap().len(), 1);
    assert_eq!(json["changes_to_this_record"][0]["after"]["phone"], "06 99 99 99 99");
    assert_eq!(bench.post(&format!("{person}/effacer"), &[], &session).await.status, StatusCode::SEE_OTHER);
    for path in [person.as_str(), "/personnes?etat=archive", "/journal", "/courrier"] {
        let page = bench.get(path, &session).await.text().to_lowercase();
        for trace in ["secret nom", "secret@exemple.test", "99 99 99", "cachette"] {
            assert!(!page.contains(trace), "{trace} is still on {path}");
        }
    }
    let own = link(&bench.get("/personnes?q=maude", &session).await.text(), "/personnes/01");
    assert_eq!(bench.post(&format!("{own}/effacer"), &[], &session).await.status, StatusCode::CONFLICT);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

const FILE: &str = "\u{feff}Nom;E-mail;Téléphone;Rôles\r\n\
    Neuve Personne;neuve@exemple.test;;membre\r\n\
    Awa Démo;awa@demo.example;06 11 11 11 11;\r\n\
    ;sans-nom@exemple.test;;\r\n\
    Encore Neuve;NEUVE@exemple.test;;\r\n\
    Faux Role;faux@exemple.test;;roi\r\n";

async fn staged(bench: &Bench, session: &str, file: &[u8]) -> String {
    let answer = bench.upload("/personnes/import", &[], ("file", "gens.csv", file), session).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location()
}

#[tokio::test]
async fn an_import_shows_each_rows_fate_and_writes_only_after_a_yes() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let before = bench.scalar("SELECT COUNT(*) FROM people").await;
    let preview = staged(&bench, &session, FILE.as_bytes()).await;
    let page = bench.get(&preview, &session).await.text();
    // A row without name and one with an unknown role are refused, and say why; two names with one address are two people.
    for part in ["Téléphone :  → 06 11 11 11 11", "Remplissez ce champ.", "adresse e-mail déjà à Neuve Personne", "2 refusées"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM people").await, before);
    let strict = bench.post(&preview, &[("all_or_none", "yes")], &session).await;
    assert_eq!(strict.status, StatusCode::CONFLICT);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM people").await, before, "all or none was none");
    assert_eq!(bench.post(&preview, &[], &session).await.status, StatusCode::SEE_OTHER);
    assert!(bench.get("/personnes?q=awa", &session).await.text().contains("06 11 11 11 11"));
    assert_eq!(bench.post(&preview, &[], &session).await.status, StatusCode::NOT_FOUND, "a file is carried out once");
}

#[tokio::test]
async fn an_export_comes_back_unchanged() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let export = bench.get("/personnes/tableur", &session).await.bytes;
    let page = bench.get(&staged(&bench, &session, &export).await, &session).await.text();
    assert!(page.contains("0 nouvelle") && page.contains("0 modifiée"), "{}", &page[page.find("badges").unwrap()..][..600]);
}

#[tokio::test]
async fn hostile_files_get_a_sentence() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    for file in [&b""[..], b"\xff\xfe\x00", b"a;b", b"PK\x03\x04rien", &[b'x'; 100_000]] {
        let answer = bench.upload("/personnes/import", &[], ("file", "x.csv", file), &session).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let huge = bench.upload("/personnes/import", &[], ("file", "x.csv", &vec![b'x'; 3 * 1024 * 1024]), &session).await;
    assert_eq!(huge.status, StatusCode::UNPROCESSABLE_ENTITY, "beside the field");
    assert!(huge.text().contains("trop gros"));
}

/// A new column that names people has to be decided about before it can be kept.
#[tokio::test]
async fn every_column_that_names_a_person_is_decided_about() {
    let bench = Bench::empty().await;
    let found = walk::in_the_schema(&mut bench.db().read().await.unwrap()).await.unwrap();
    let mut decided: Vec<String> = walk::columns(ROOMS).map(|names| format!("{}.{}", names.table, names.column)).collect();
    decided.sort_unstable();
    assert!(found.len() > 20, "{found:?}");
    assert_eq!(decided, found);
}

/// Whoever was slower sees what the quicker one has written, beside what they typed themselves.
#[tokio::test]
async fn a_form_from_before_shows_what_is_kept_now() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let made = [("name", "Zoé Essai"), ("phone", "0611111111"), ("roles", "member"), ("commune", "Lens")];
    let record = bench.post("/personnes/nouvelle", &made, &session).await.location();
    let path = format!("{record}/modifier");
    let page = bench.get(&path, &session).await.text();
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let first = [made[0], ("phone", "0622222222"), ("roles", "worker"), made[3], ("version", version.as_str())];
    bench.post(&path, &first, &session).await.location();
    let second = [made[0], made[1], made[2], ("commune", "Liévin"), ("version", version.as_str())];
    let again = bench.post(&path, &second, &session).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = again.text();
    for kept in
        ["Enregistré à présent : 0622222222", "Enregistré à présent : Parcours d’insertion", "Enregistré à présent : Lens"]
    {
        assert!(crate::common::folded(&page).contains(kept), "{kept}: {page}");
    }
    assert_eq!(page.matches("Enregistré à présent").count(), 3, "what does not differ is not told: {page}");
}
