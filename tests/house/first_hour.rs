//! The first hour of an ecopole: the guide goes by what exists, and packs can be taken as often as one likes.

use axum::http::StatusCode;

use platform::auth::links::{self, Purpose};

use crate::common::{Bench, link};

/// A new ecopole, and its coordinator's session.
async fn new_ecopole() -> (Bench, String) {
    let bench = Bench::empty().await;
    let mut tx = bench.db().write().await.unwrap();
    let made = links::create(&mut tx, Purpose::SetUp, None, "", None, bench.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let form = [
        ("ecopole_name", "Essai"),
        ("commune", "Fosse-les-Saules"),
        ("time_zone", "Europe/Paris"),
        ("language", "fr"),
        ("plan_layer", "none"),
        ("name", "Maude Exemple"),
        ("email", "maude@exemple.test"),
        ("password", "trois chevaux bleus"),
    ];
    let entered = bench.post(&format!("/installation/{}", made.token.reveal()), &form, "").await;
    let session = entered.session().unwrap();
    (bench, session)
}

/// The steps that are left, by their addresses.
async fn left(bench: &Bench, session: &str) -> Vec<String> {
    let page = bench.get("/", session).await.text();
    let Some((_, guide)) = page.split_once("class=\"guide\"") else { return Vec::new() };
    let guide = guide.split("</section>").next().unwrap();
    guide
        .split("<a href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .filter(|to| to != "/demarrage")
        .collect()
}

#[tokio::test]
async fn the_guide_goes_by_what_exists() {
    let (bench, session) = new_ecopole().await;
    assert_eq!(left(&bench, &session).await.first().map(String::as_str), Some("/reglages#place"));
    let settings = [
        ("ecopole_name", "Essai"),
        ("commune", "Fosse-les-Saules"),
        ("time_zone", "Europe/Paris"),
        ("language", "fr"),
        ("place", "https://www.openstreetmap.org/#map=17/50.3612/2.9987"),
        ("plan_layer", "ign_photo"),
    ];
    let wrong = settings.map(|(name, value)| if name == "place" { (name, "à côté de la mairie") } else { (name, value) });
    assert!(bench.post("/reglages", &wrong, &session).await.text().contains("n’y lisons pas de lieu"));
    assert_eq!(bench.insist("/reglages", &settings, &session).await.status, StatusCode::SEE_OTHER);
    let kept = bench.get("/reglages", &session).await;
    assert!(kept.text().contains("50.36120, 2.99870"));
    let policy = kept.headers.get("content-security-policy").unwrap().to_str().unwrap().to_owned();
    assert!(policy.contains("https://data.geopf.fr"), "the layer that was chosen, and no other: {policy}");
    assert_eq!(left(&bench, &session).await.first().map(String::as_str), Some("/terrains/nouveau"));
    let site = bench.post("/terrains/nouveau", &[("name", "Le Coron"), ("lender", "landlord")], &session).await.location();
    assert_eq!(left(&bench, &session).await.first(), Some(&site), "the step goes on where it was begun");
    let board = bench.get(&format!("/plan/{}/dessiner", site.trim_start_matches("/terrains/")), &session).await.text();
    assert!(board.contains("[2.9987,50.3612]"), "drawing begins where the ecopole lies");
    // Each pack once, and again without harm.
    for (pack, table) in [
        ("taches", "tasks"),
        ("competences", "skills"),
        ("especes", "species"),
        ("ateliers", "workshops"),
        ("produits", "products"),
    ] {
        let count = async || {
            let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
            sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap()
        };
        assert_eq!(bench.post(&format!("/demarrage/{pack}"), &[], &session).await.location(), "/demarrage");
        let first = count().await;
        assert!(first > 5, "{pack}");
        bench.post(&format!("/demarrage/{pack}"), &[], &session).await;
        assert_eq!(count().await, first, "{pack}");
    }
    assert!(!bench.get("/ateliers", &session).await.text().contains("Garder ses graines"), "ideas are drafts");
    assert!(!left(&bench, &session).await.contains(&"/demarrage".to_owned()));
    // The rest is done without, and can be taken up again.
    for step in ["terrains", "personnes", "contrats", "modeles", "semaine", "atelier", "vente"] {
        assert_eq!(bench.post(&format!("/demarrage/{step}/passer"), &[], &session).await.location(), "/");
    }
    assert!(!bench.get("/", &session).await.text().contains("class=\"guide\""), "gone when done");
    assert_eq!(bench.post("/demarrage/nulle-part/passer", &[], &session).await.status, StatusCode::NOT_FOUND);
    bench.post("/demarrage/reprendre", &[], &session).await;
    assert!(left(&bench, &session).await.contains(&"/personnes/nouvelle".to_owned()));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_ecopole_at_work_has_no_guide() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    assert!(!bench.get("/", &session).await.text().contains("class=\"guide\""));
    let packs = bench.get("/demarrage", &session).await.text();
    assert!(packs.contains("déjà là"), "the demonstration has every species of the reference");
    let species = link(&bench.get("/especes", &session).await.text(), "/especes/0");
    assert!(!species.is_empty());
}
