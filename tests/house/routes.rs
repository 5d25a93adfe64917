//! Every route as every role: what the table allows is answered, everything else finds nothing.

use axum::http::StatusCode;

use app::rooms::HOUSE;
use platform::auth::actor::{Actor, Roles};
use platform::web::route::{self, Access};

use crate::common::{Bench, link};

/// The same where a parameter belongs to another one: an offer to its cycle, a packet to its lot.
async fn of_another(bench: &Bench, path: String) -> String {
    let mut real = path;
    if real.starts_with("/sachet/{code}") {
        let sql = "SELECT code FROM seed_lots WHERE state = 'stored' ORDER BY id LIMIT 1";
        let code: String = sqlx::query_scalar(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
        real = real.replace("{code}", &code).replace("{number}", "1");
    }
    if real.contains("{offer}") {
        let cycle = real.split('/').nth(3).and_then(|id| id.parse::<uuid::Uuid>().ok());
        let sql = "SELECT id FROM cycle_offers WHERE cycle_id = $1 ORDER BY id LIMIT 1";
        let mut conn = bench.db().read().await.unwrap();
        let offer: Option<uuid::Uuid> = sqlx::query_scalar(sql).bind(cycle).fetch_optional(&mut *conn).await.unwrap();
        real = offer.map_or(real.clone(), |offer| real.replace("{offer}", &offer.to_string()));
    }
    if let Some((_, rest)) = real.split_once("/contrats/{contract}") {
        // Not everybody of the team has one.
        let sql = "SELECT person_id, id FROM contracts ORDER BY id LIMIT 1";
        let mut conn = bench.db().read().await.unwrap();
        let (person, contract): (uuid::Uuid, uuid::Uuid) = sqlx::query_as(sql).fetch_one(&mut *conn).await.unwrap();
        real = format!("/equipe/{person}/contrats/{contract}{rest}");
    }
    real
}

/// A path with real ids of the demonstration in the place of its parameters.
pub(super) async fn real(bench: &Bench, path: &str, session: &str) -> String {
    let mut real = path.to_owned();
    real = real.replace("{monday}", "2026-03-02").replace("{day}", "2026-03-03").replace("{month}", "2026-03");
    if real.starts_with("/ventes/commandes/{id}") {
        let cycle = link(&bench.get("/ventes", session).await.text(), "/ventes/cycles/01");
        let page = bench.get(&format!("{cycle}/listes?par=personne"), session).await.text();
        real = real.replace("{id}", link(&page, "/ventes/commandes/01").trim_start_matches("/ventes/commandes/"));
    }
    if real.starts_with("/ventes/papiers/{id}") {
        let canteen = link(&bench.get("/clients?q=cantine", session).await.text(), "/clients/01");
        let page = bench.get(&canteen, session).await.text();
        real = real.replace("{id}", link(&page, "/ventes/papiers/01").trim_start_matches("/ventes/papiers/"));
    }
    if real.contains("{product}") {
        let page = bench.get("/produits", session).await.text();
        real = real.replace("{product}", link(&page, "/produits/01").trim_start_matches("/produits/"));
    }
    if real.contains("{person}") {
        let page = bench.get("/equipe?q=awa", session).await.text();
        let awa = page.split("Awa Démo").next().unwrap().rsplit("/equipe/").next().unwrap();
        real = real.replace("{person}", awa.split('"').next().unwrap());
    }
    for (room, list) in [
        ("/terrains/", "/terrains"),
        ("/parcelles/", "/parcelles"),
        ("/personnes/", "/personnes"),
        ("/creneaux/", "/semaine/2026-03-02?vue=creneaux"),
        ("/modeles/", "/modeles"),
        ("/taches/", "/taches"),
        ("/equipe/", "/equipe"),
        ("/chantiers/", "/chantiers"),
        ("/ateliers/", "/ateliers"),
        ("/animation/ateliers/", "/animation"),
        ("/animation/dates/", "/animation"),
        ("/produits/", "/produits"),
        ("/especes/", "/especes"),
        ("/lots/", "/stock"),
        ("/clients/", "/clients"),
        ("/ventes/cycles/", "/ventes"),
        ("/ventes/points/", "/ventes/points"),
        ("/graines/varietes/", "/graines"),
        ("/grainotheque/varietes/", "/grainotheque/varietes"),
        ("/grainotheque/lots/", "/grainotheque"),
        ("/grainotheque/apports/", "/grainotheque?etat=apports"),
        ("/grainotheque/fetes/", "/grainotheque/fetes"),
    ] {
        if real.starts_with(&format!("{room}{{id}}")) {
            let page = bench.get(list, session).await.text();
            let link = link(&page, &format!("{room}01"));
            let id = link.trim_start_matches(room).split('/').next().unwrap().to_owned();
            real = real.replace("{id}", &id);
        }
    }
    for (place, table) in [
        ("/arbres/{id}", "trees"),
        ("/planches/{id}", "beds"),
        ("/points/{id}", "points"),
        ("/courrier/{id}", "outbox"),
        ("/ventes/creneaux/{slot}", "pickup_slots"),
        ("/animation/reservations/{booking}", "bookings"),
        ("/presences/{stint}", "attendances"),
        ("/ateliers/images/{picture}", "workshop_pictures"),
        ("/grainotheque/tests/{id}", "germinations"),
        ("/grainotheque/sachets/{id}", "packet_runs"),
        ("/grainotheque/demandes/{id}", "seed_requests"),
        ("/grainotheque/promesses/{id}", "seed_promises"),
        ("/grainotheque/gardiens/{id}", "seed_guardians"),
        ("/grainotheque/cultures/{id}", "seed_regenerations"),
        ("/grainotheque/imprimantes/{id}", "label_printers"),
        ("/graines/images/{id}", "seed_pictures"),
    ] {
        // Papers of a booking: nobody of the demonstration's has paid, and not all came.
        if real.starts_with(place) && !real.ends_with("/attestation") && !real.contains("/recus/") {
            let column = if table == "attendances" { "stint_id" } else { "id" };
            let sql = sqlx::AssertSqlSafe(format!("SELECT {column} FROM {table} ORDER BY id LIMIT 1"));
            let id: Option<uuid::Uuid> =
                sqlx::query_scalar(sql).fetch_optional(&mut *bench.db().read().await.unwrap()).await.unwrap();
            let parameter = &place[place.find('{').unwrap()..];
            real = id.map_or(real.clone(), |id| real.replacen(parameter, &id.to_string(), 1));
        }
    }
    if real.starts_with("/plan/{site}") {
        let page = bench.get("/plan", session).await.text();
        real = real.replace("/plan/{site}", &link(&page, "/plan/01"));
    }
    for (form, parent, list, room) in [
        ("/planches/nouvelle", "parcelle", "/parcelles", "/parcelles/"),
        ("/arbres/nouveau", "parcelle", "/parcelles", "/parcelles/"),
        ("/points/nouveau", "terrain", "/terrains", "/terrains/"),
    ] {
        if real == form {
            let page = bench.get(list, session).await.text();
            real = format!("{form}?{parent}={}", link(&page, &format!("{room}01")).trim_start_matches(room));
        }
    }
    real = of_another(bench, real).await;
    without_parameters(&real)
}

/// What is left of a path's parameters, in the place of which nothing stands.
fn without_parameters(real: &str) -> String {
    let nobody = "01900000-0000-7000-8000-000000000000";
    real.replace("{id}", nobody)
        .replace("{staged}", nobody)
        .replace("{contract}", nobody)
        .replace("{stint}", nobody)
        .replace("{volunteer}", nobody)
        .replace("{skill}", nobody)
        .replace("{task}", nobody)
        .replace("{line}", nobody)
        .replace("{limit}", nobody)
        .replace("{kind}", "taps")
        .replace("{event}", nobody)
        .replace("{starts}", "2020-01-01")
        .replace("{name}", "nothing.css")
        .replace("{token}", "nothing")
        .replace("{date}", nobody)
        .replace("{code}", "nothing")
        .replace("{picture}", nobody)
        .replace("{question}", nobody)
        .replace("{booking}", nobody)
        .replace("{voucher}", nobody)
        .replace("{resource}", nobody)
        .replace("{request}", nobody)
        .replace("{pack}/passer", "lieu/passer")
        .replace("{pack}", "taches")
        .replace("{session}", nobody)
}

/// Pages that are walked with an address of nothing: secret links, files, what the demonstration has none of.
const UNREAL: &[&str] = &[
    "/animation/reservations/{booking}/attestation",
    "/animation/reservations/{booking}/recus/{number}",
    "/assets/{name}",
    "/ateliers/{id}/dates/{date}/attente",
    "/ateliers/{id}/dates/{date}/calendrier",
    "/billet/{code}",
    "/borne",
    "/borne/{person}",
    "/calendrier/{token}",
    "/carte/{token}",
    "/chantiers/inscription/{token}",
    "/commande/{token}",
    "/commande/{token}/calendrier",
    "/commande/{token}/modifier",
    "/commande/{token}/papiers/{id}",
    "/compte/adresse/{token}",
    "/connexion/lien/{token}",
    "/connexion/mot-de-passe/{token}",
    "/courrier/{id}",
    "/graines/demandes/{token}",
    "/graines/gardiens/{token}",
    "/grainotheque/import/{id}",
    "/installation/{token}",
    "/personnes/import/{staged}",
    "/photos/{id}",
    "/photos/{id}/petite",
    "/reservation/{token}",
    "/reservation/{token}/attestation",
    "/reservation/{token}/billets",
    "/reservation/{token}/calendrier",
    "/reservation/{token}/rappels",
    "/reservation/{token}/recus/{number}",
    "/suivi/{person}/notes/{id}",
    "/terrains/import/{staged}",
];

#[tokio::test]
async fn the_table_says_who_may_do_what() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let mut sessions = vec![(Actor::visitor(), String::new())];
    for account in app::demo::ACCOUNTS {
        let roles: Roles = std::iter::once(account.role).collect();
        let person = Some(uuid::Uuid::nil().into());
        sessions.push((Actor { roles, person, ..Actor::default() }, bench.sign_in(account).await));
    }
    let (mut allowed, mut refused) = (0, 0);
    let mut unreal = std::collections::BTreeSet::new();
    for route in route::table(&HOUSE) {
        // A GET with a parameter that names nothing answers 404 to everybody: those with a list have been given a real id.
        let path = real(&bench, route.path, &coordinator).await;
        let names_nothing = path.contains("00000-0000") || path.contains("nothing") || path.starts_with("/borne");
        if names_nothing && route.method == "GET" {
            unreal.insert(route.path);
        }
        for (actor, session) in &sessions {
            // These end the session that is being tried.
            if route.method == "POST"
                && (path.starts_with("/deconnexion") || path.starts_with("/compte/partout"))
                && actor.is_signed_in()
            {
                continue;
            }
            let may = route.access.allows(actor);
            let answer = if route.method == "GET" {
                bench.get(&path, session).await
            } else if may {
                // Allowed forms are tried in their own tests; here only that they are not refused for the role.
                allowed += 1;
                continue;
            } else {
                bench.post(&path, &[], session).await
            };
            let what = format!("{} {path} as {:?}: {}", route.method, actor.roles, answer.status);
            if may {
                allowed += 1;
                assert!(answer.status.is_success() || answer.status.is_redirection() || names_nothing, "{what}");
                assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{what}");
                let to_sign_in = answer.status.is_redirection() && answer.location().starts_with("/connexion?");
                assert!(!to_sign_in, "{what}");
            } else if actor.is_signed_in() || route.method == "POST" {
                refused += 1;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{what}");
            } else {
                refused += 1;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}");
                assert!(answer.location().starts_with("/connexion?suite="), "{what}");
            }
        }
    }
    assert_eq!(unreal.into_iter().collect::<Vec<_>>(), UNREAL, "a page that is never seen: give it a real id in `real`");
    assert!(allowed > 300 && refused > 300, "{allowed} allowed, {refused} refused");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Whoever may send a form may also send it empty: it comes back with its complaints, or there is nothing it could be about; it never fails.
#[tokio::test]
async fn an_empty_form_is_answered_in_words() {
    let mut bench = Bench::demo().await;
    let mut tried = 0;
    for route in route::table(&HOUSE).into_iter().filter(|route| route.method == "POST") {
        // These end the session that is being tried; islands ask in their own way.
        if ["/deconnexion", "/compte/partout"].contains(&route.path) || route.path.starts_with("/api/") {
            continue;
        }
        // What takes something away has a house of its own afterwards.
        if ["/archiver", "/effacer", "/retirer", "/annuler", "/supprimer"].iter().any(|end| route.path.ends_with(end)) {
            assert_eq!(bench.troubles().await, Vec::<String>::new());
            bench = Bench::demo().await;
        }
        for account in app::demo::ACCOUNTS {
            let roles: Roles = std::iter::once(account.role).collect();
            if !route.access.allows(&Actor { roles, person: Some(uuid::Uuid::nil().into()), ..Actor::default() }) {
                continue;
            }
            let session = bench.sign_in(account).await;
            let path = real(&bench, route.path, &bench.coordinator().await).await;
            let with_file = ["/import", "/photos", "/images", "/photo"].iter().any(|end| path.ends_with(end));
            let answer = if with_file {
                bench.upload(&path, &[], ("file", "", b""), &session).await
            } else {
                bench.post(&path, &[], &session).await
            };
            let names_nothing = path.contains("00000-0000") || path.contains("nothing") || path.starts_with("/borne");
            let lacks_parent = ["/planches/", "/arbres/", "/points/"].iter().any(|room| path.starts_with(room));
            tried += 1;
            let fine = match answer.status {
                StatusCode::SEE_OTHER | StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT => true,
                StatusCode::NOT_FOUND | StatusCode::GONE => {
                    names_nothing
                        || lacks_parent
                        || path.contains("2020-01-01")
                        || path.contains("/chantier/")
                        || KEYED.contains(&route.path)
                }
                StatusCode::BAD_REQUEST => {
                    route.path.contains("import") || route.path.contains("photo") || route.path.contains("image")
                }
                _ => false,
            };
            assert!(fine, "{path} ({}) as {:?}: {} {}", route.path, account.role, answer.status, &answer.text()[..200]);
            break;
        }
    }
    assert!(tried > 120, "{tried} forms");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Forms whose hidden field names what they are about: without it there is nothing.
const KEYED: &[&str] = &["/echanges", "/ma-semaine/vu", "/ma-semaine/calendrier", "/notes", "/photos", "/jour/{day}"];

/// Whoever is refused a deed that has no page of its own is led back to one that is there, also where the browser names no page.
#[test]
fn the_way_back_leads_to_a_page() {
    let page = |address: &str| route::nearest_page(&HOUSE, address);
    let id = "01900000-0000-7000-8000-000000000000";
    for (address, back) in [
        (format!("/clients/{id}/lignes/{id}/retirer"), Some(format!("/clients/{id}"))),
        (format!("/grainotheque/demandes/{id}/remettre"), Some("/grainotheque/demandes".to_owned())),
        (format!("/equipe/{id}/contrats/{id}/semaine"), Some(format!("/equipe/{id}/contrats/{id}"))),
        ("/ventes/prix?groupe=1".to_owned(), Some("/ventes/prix?groupe=1".to_owned())),
        ("/regles/reglages".to_owned(), Some("/regles".to_owned())),
        ("/nulle/part".to_owned(), None),
    ] {
        assert_eq!(page(&address), back, "{address}");
    }
}

#[tokio::test]
async fn what_is_not_in_the_table_is_not_there() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    for (method, path) in [
        ("GET", "/nulle-part"),
        ("POST", "/terrains"),
        ("GET", "/api/plan/enregistrer"),
        ("DELETE", "/terrains"),
        ("GET", "/assets/../Cargo.toml"),
    ] {
        let request = Bench::request(method, path, &session).body(axum::body::Body::empty()).unwrap();
        let answer = bench.send(request).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}");
        assert!(answer.text().contains("n’existe pas"), "{method} {path}");
    }
}

#[tokio::test]
async fn every_route_has_one_line() {
    let mut seen = std::collections::HashSet::new();
    for route in route::table(&HOUSE) {
        assert!(seen.insert((route.method.clone(), route.path)), "{} {} twice", route.method, route.path);
        assert!(
            route.method != "POST"
                || route.access != Access::Everyone
                || route.path.starts_with("/connexion")
                || route.path == "/compte/adresse/{token}"
                || route.path.starts_with("/chantiers/")
                || route.path.starts_with("/ateliers/")
                || route.path.starts_with("/reservation/")
                || route.path.starts_with("/commande/")
                || route.path.starts_with("/graines/")
                || route.path.starts_with("/sachet/")
                || ["/borne/{person}", "/commander", "/carte/{token}", "/installation/{token}", "/preferences", "/retrouver"]
                    .contains(&route.path),
            "{} is open to everybody",
            route.path
        );
    }
}

#[tokio::test]
async fn answers_carry_their_safety() {
    let bench = Bench::demo().await;
    let page = bench.get("/", "").await;
    for (name, part) in [
        ("content-security-policy", "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("x-request-id", "0"),
    ] {
        let value = page.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(value.contains(part), "{name}: {value}");
    }
    assert!(!page.text().contains("style=\""), "an inline style would be refused by the policy");
    assert!(!page.text().contains("islands"), "a page without an island loads no WebAssembly");
}

#[tokio::test]
async fn forms_from_other_sites_are_refused() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request =
            Bench::request("POST", "/deconnexion", &session).header(name, value).body(axum::body::Body::empty()).unwrap();
        assert_eq!(bench.send(request).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(bench.get("/personnes", &session).await.status, StatusCode::OK, "the session is still there");
}

/// The number of statements a page sends must not grow with the data.
#[tokio::test]
async fn no_page_asks_more_often_when_there_is_more() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};

    static STATEMENTS: AtomicUsize = AtomicUsize::new(0);
    /// Opening a connection is not the page's doing.
    struct IsPragma(bool);
    impl tracing::field::Visit for IsPragma {
        fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
            self.0 |= field.name() == "summary" && format!("{value:?}").contains("PRAGMA");
        }
    }
    struct Count;
    impl<S: tracing::Subscriber> Layer<S> for Count {
        fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
            if event.metadata().target() == "sqlx::query" {
                let mut pragma = IsPragma(false);
                event.record(&mut pragma);
                if !pragma.0 {
                    STATEMENTS.fetch_add(1, Ordering::SeqCst);
                }
            }
        }
    }
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Count)).unwrap();
    let pages = [
        "/",
        "/plan",
        "/terrains",
        "/parcelles",
        "/personnes",
        "/journal",
        "/courrier",
        "/terrains/tableur",
        "/terrains/export.geojson",
        "/semaine/2026-03-02",
        "/jour/2026-03-03",
        "/mois/2026-03",
        "/equipe",
        "/demandes",
        "/chantiers",
        "/ateliers",
        "/ateliers?vue=mois&mois=2026-03",
        "/ateliers/agenda.ics",
        "/animation",
        "/animation/chiffres",
        "/animation/agenda",
    ];
    let mut counts = Vec::new();
    for scale in [1, 4] {
        let bench = Bench::demo_of(scale).await;
        let session = bench.coordinator().await;
        let mut counted = Vec::new();
        for page in pages {
            bench.get(page, &session).await;
            STATEMENTS.store(0, Ordering::SeqCst);
            assert_eq!(bench.get(page, &session).await.status, StatusCode::OK);
            counted.push((page, STATEMENTS.load(Ordering::SeqCst)));
        }
        counts.push(counted);
    }
    assert_eq!(counts[0], counts[1]);
    assert!(counts[0].iter().all(|(_, n)| (1..=24).contains(n)), "{counts:?}");
}
