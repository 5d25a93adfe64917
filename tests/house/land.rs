//! The land, through the real router.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use app::rooms::HOUSE;
use land::exchange::{self, apply};
use platform::op::Op;

use crate::common::{Bench, link, system};

/// The first terrain and plot of the demonstration.
async fn first(bench: &Bench, session: &str) -> (String, String) {
    let site = link(&bench.get("/terrains?q=galibots", session).await.text(), "/terrains/01");
    let plot = link(&bench.get("/parcelles?q=grand+carre", session).await.text(), "/parcelles/01");
    (site, plot)
}

#[tokio::test]
async fn a_terrain_is_made_changed_archived_and_brought_back() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let form = [
        ("name", "Nouvelle île"),
        ("lender", "landlord"),
        ("agreement_starts", "2026-01-01"),
        ("agreement_ends", "2026-04-01"),
        ("declared_m2", "1 250"),
    ];
    let wrong = form.map(|(name, value)| if name == "agreement_ends" { (name, "2025-01-01") } else { (name, value) });
    assert!(bench.post("/terrains/nouveau", &wrong, &session).await.text().contains("avant le début"));
    let site = bench.post("/terrains/nouveau", &form, &session).await.location();
    let page = bench.get(&site, &session).await.text();
    assert!(page.contains("plus que 29 jours"), "2026-03-03 to 2026-04-01");
    assert!(bench.get("/", &session).await.text().contains("Convention : Nouvelle île"));
    let archived = bench.post(&format!("{site}/archiver"), &[], &session).await;
    assert!(!bench.get("/terrains", &session).await.text().contains("Nouvelle île"));
    let notice = archived
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .find_map(|value| value.to_str().ok()?.strip_prefix("avis=archived|").map(str::to_owned));
    assert!(notice.unwrap().starts_with(&format!("{site}/retablir")), "the notice offers to undo");
    bench.post(&format!("{site}/retablir"), &[], &session).await;
    assert!(bench.get("/terrains", &session).await.text().contains("Nouvelle île"));
}

#[tokio::test]
async fn impossible_outlines_are_refused_with_the_reason() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (site, plot) = first(&bench, &session).await;
    let id = site.trim_start_matches("/terrains/");
    let corners = bench.get(&format!("{plot}/modifier"), &session).await.text();
    let present = corners
        .split("<textarea id=\"corners\"")
        .nth(1)
        .unwrap()
        .split('>')
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();
    for (outline, reason) in [
        ("50.5, 2.9\n50.501, 2.901\n50.5, 2.901\n50.501, 2.9", "se croisent"),
        ("50.5, 2.9\n50.5, 2.9\n50.5, 2.9", "trois coins"),
        ("2.9, 50.5\n2.901, 50.5\n2.901, 50.501", "inversées"),
        ("95, 200\n95, 201\n96, 201", "n’existent pas"),
        ("50.5, 2.9\n50.5000001, 2.9\n50.5, 2.9000001", "demi-mètre carré"),
        ("n’importe quoi", "pas un contour"),
        (present.trim(), "recouvre la parcelle « Grand carré »"),
    ] {
        let form = [("name", "Impossible"), ("site", id), ("kind", "open_field"), ("corners", outline)];
        let answer = bench.post("/parcelles/nouvelle", &form, &session).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{outline}");
        assert!(answer.text().contains(reason), "{outline}: {reason}");
    }
    let form = [
        ("name", "Possible"),
        ("site", id),
        ("kind", "open_field"),
        ("corners", "50.5, 2.9\n50.5, 2.9005\n50.5003, 2.9005\n50.5003, 2.9"),
    ];
    let made = bench.post("/parcelles/nouvelle", &form, &session).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    assert!(bench.get(&made.location(), &session).await.text().contains("m²"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_plot_is_split_into_beds_that_must_stay_inside() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (site, _) = first(&bench, &session).await;
    let outline = "50.5, 2.9\n50.5, 2.9005\n50.5003, 2.9005\n50.5003, 2.9";
    let form =
        [("name", "À découper"), ("site", site.trim_start_matches("/terrains/")), ("kind", "open_field"), ("corners", outline)];
    let plot = bench.post("/parcelles/nouvelle", &form, &session).await.location();
    let split = |beds| [("beds", beds), ("width", "0,80"), ("path", "0,40"), ("prefix", "A")];
    let many = bench.post(&format!("{plot}/decouper"), &split("100"), &session).await;
    assert!(many.text().contains("La place suffit pour"));
    assert_eq!(bench.post(&format!("{plot}/decouper"), &split("12"), &session).await.status, StatusCode::SEE_OTHER);
    let page = bench.get(&plot, &session).await.text();
    assert!(page.contains(">A1<") && page.contains(">A12<") && page.contains("12 planches"));
    let again = bench.post(&format!("{plot}/decouper"), &split("12"), &session).await;
    assert!(again.text().contains("déjà dessinées"));
    let smaller = [
        ("version", "1"),
        ("name", "À découper"),
        ("site", site.trim_start_matches("/terrains/")),
        ("kind", "open_field"),
        ("corners", "50.5, 2.9\n50.5, 2.9001\n50.5003, 2.9001\n50.5003, 2.9"),
    ];
    let shrunk = bench.post(&format!("{plot}/modifier"), &smaller, &session).await;
    assert_eq!(shrunk.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shrunk.text().contains("hors de la parcelle"));
    let bed = link(&page, "/planches/01");
    let taken = [("version", "1"), ("code", "A2"), ("position", "1"), ("length", "30"), ("width", "0.8")];
    assert!(bench.post(&format!("{bed}/modifier"), &taken, &session).await.text().contains("existe déjà"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_organic_status_is_a_timeline() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (_, plot) = first(&bench, &session).await;
    assert!(bench.get(&plot, &session).await.text().contains("AB, bio"));
    let future = [("starts", "2030-01-01"), ("status", "not_organic"), ("certificate", "FR-BIO-99/30")];
    assert_eq!(bench.post(&format!("{plot}/statut"), &future, &session).await.status, StatusCode::SEE_OTHER);
    // A proof is not written over: the line of that day is taken away first.
    let over = [("starts", "2030-01-01"), ("status", "AB"), ("certificate", "FR-BIO-99/31")];
    let refused = bench.post(&format!("{plot}/statut"), &over, &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Un statut commence déjà ce jour-là") && refused.text().contains("FR-BIO-99/31"));
    assert!(bench.get(&plot, &session).await.text().contains("FR-BIO-99/30"));
    assert!(
        bench.get("/parcelles?statut=AB&q=grand", &session).await.text().contains("Grand carré"),
        "the future does not count yet"
    );
    bench.clock.advance(chrono::Duration::days(365 * 4));
    let session = bench.coordinator().await;
    assert!(bench.get("/parcelles?statut=not_organic&q=grand", &session).await.text().contains("Grand carré"));
    assert!(!bench.get("/parcelles?statut=AB&q=grand", &session).await.text().contains("Grand carré"));
    bench.post(&format!("{plot}/statut/2030-01-01/retirer"), &[], &session).await;
    assert!(bench.get("/parcelles?statut=AB&q=grand", &session).await.text().contains("Grand carré"));
    let incomplete = bench.post(&format!("{plot}/statut"), &[("status", "AB")], &session).await;
    assert_eq!(incomplete.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_goes_out_comes_back_unchanged() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    for path in ["/terrains/export.geojson", "/terrains/export.kml", "/parcelles/tableur", "/planches/tableur", "/arbres/tableur"]
    {
        let file = bench.get(path, &session).await;
        assert_eq!(file.status, StatusCode::OK);
        let staged = bench.upload("/terrains/import", &[], ("file", "land", &file.bytes), &session).await;
        assert_eq!(staged.status, StatusCode::SEE_OTHER, "{path}: {}", staged.text());
        let page = bench.get(&staged.location(), &session).await.text();
        assert!(
            page.contains("0 nouveau") && page.contains("0 modifié") && page.contains("0 refusé"),
            "{path}: {}",
            &page[page.find("class=\"badges\"").unwrap()..][..900]
        );
    }
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_archipelago_moves_to_another_install() {
    let (from, to) = (Bench::demo().await, Bench::demo().await);
    let (session, other) = (from.coordinator().await, to.coordinator().await);
    let mut file: Value = serde_json::from_slice(&from.get("/terrains/export.geojson", &session).await.bytes).unwrap();
    let features = file["features"].as_array().unwrap().len();
    // Half a degree further east, with ids unknown there: everything is new.
    let text = file.take().to_string().replace("019b76da-", "019b0000-").replace("[2.7", "[3.2").replace("[2.8", "[3.3");
    let staged = to.upload("/terrains/import", &[], ("file", "land.geojson", text.as_bytes()), &other).await.location();
    let preview = to.get(&staged, &other).await.text();
    assert!(
        preview.contains(&format!("{features} nouveaux")),
        "{}",
        &preview[preview.find("class=\"badges\"").unwrap()..][..900]
    );
    let before = to.scalar("SELECT COUNT(*) FROM beds").await;
    assert_eq!(to.post(&staged, &[("all_or_none", "yes")], &other).await.status, StatusCode::SEE_OTHER);
    assert_eq!(to.scalar("SELECT COUNT(*) FROM beds").await, before * 2);
    assert_eq!(to.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_bad_thing_in_a_file_never_blocks_the_good_ones_unless_asked() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let square = |lon: f64| json!([[[lon, 50.6], [lon + 0.001, 50.6], [lon + 0.001, 50.601], [lon, 50.601], [lon, 50.6]]]);
    let plot = |name: &str, lon: f64| json!({"type": "Feature", "properties": {"name": name, "site": "Les Galibots"}, "geometry": {"type": "Polygon", "coordinates": square(lon)}});
    let file = json!({"type": "FeatureCollection", "features": [plot("Bonne", 2.9), plot("Dessus", 2.9005), plot("", 2.95), plot("Autre bonne", 2.96)]}).to_string();
    let before = bench.scalar("SELECT COUNT(*) FROM plots").await;
    let staged = bench.upload("/terrains/import", &[], ("file", "land.geojson", file.as_bytes()), &session).await.location();
    let preview = bench.get(&staged, &session).await.text();
    assert!(
        preview.contains("2 nouveaux") && preview.contains("2 refusés") && preview.contains("recouvre la parcelle « Bonne »")
    );
    assert_eq!(bench.post(&staged, &[("all_or_none", "yes")], &session).await.status, StatusCode::CONFLICT);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM plots").await, before);
    assert_eq!(bench.post(&staged, &[], &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM plots").await, before + 2);
}

/// Small random changes to a good file: each is read or refused, never half of it, and the land stays sound.
#[tokio::test]
async fn mangled_files_are_never_half_imported() {
    use proptest::strategy::{Strategy as _, ValueTree as _};
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let good = bench.get("/terrains/export.geojson?terrain=", &session).await.text();
    let good = good.replace("019b76da-", "019b0000-").replace("[2.7", "[3.2").replace("[2.8", "[3.3");
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let edits = proptest::collection::vec((0..good.len(), proptest::num::u8::ANY), 1..6);
    for _ in 0..12 {
        let mut bytes = good.clone().into_bytes();
        for (at, byte) in edits.new_tree(&mut runner).unwrap().current() {
            bytes[at] = byte;
        }
        let Ok(read) = exchange::read_alone(&bytes) else {
            continue;
        };
        let mut tx = bench.db().write().await.unwrap();
        let rows = apply::run(&mut Op::at(&mut tx, &system(), bench.clock.now()), read.features, None).await.unwrap();
        let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM plots").fetch_one(&mut *tx).await.unwrap();
        let new = rows.iter().filter(|row| row.what == apply::What::Plot && matches!(row.fate, apply::Fate::New)).count();
        let present: i64 = bench.scalar("SELECT COUNT(*) FROM plots").await;
        assert_eq!(kept, present + i64::try_from(new).unwrap());
        let findings = platform::check::run(&mut tx, &HOUSE).await.unwrap();
        assert!(findings.iter().all(|finding| finding.troubles.is_empty()), "{findings:?}");
        tx.rollback().await.unwrap();
    }
}

fn picture() -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(900, 600).write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

#[tokio::test]
async fn notes_and_photos_are_kept_shown_and_removed() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (_, plot) = first(&bench, &session).await;
    let id = plot.trim_start_matches("/parcelles/");
    let about = [("record_kind", "plot"), ("record", id)];
    let empty = bench.post("/notes", &[about[0], about[1], ("noted_on", "2026-03-02"), ("body", " ")], &session).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    bench.post("/notes", &[about[0], about[1], ("noted_on", "2026-03-02"), ("body", "Premiers semis")], &session).await;
    assert!(bench.get(&plot, &session).await.text().contains("Premiers semis"));
    let fields = [about[0], about[1], ("taken_on", "2026-03-02"), ("caption", "La planche au soleil")];
    let wrong = bench.upload("/photos", &fields, ("photo", "x.png", b"not a picture"), &session).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"La planche au soleil\""), "nothing typed is lost");
    assert_eq!(bench.upload("/photos", &fields, ("photo", "x.png", &picture()), &session).await.status, StatusCode::SEE_OTHER);
    let page = bench.get(&plot, &session).await.text();
    let photo = link(&page, "/photos/01");
    assert!(page.contains("alt=\"La planche au soleil\""));
    let large = bench.get(&photo, &session).await;
    assert_eq!(large.headers[header::CONTENT_TYPE], "image/jpeg");
    assert_eq!(bench.get(&photo, "").await.status, StatusCode::SEE_OTHER, "photos are for the team");
    bench.post(&format!("{photo}/retirer"), &[], &session).await;
    assert_eq!(bench.get(&photo, &session).await.status, StatusCode::NOT_FOUND);
    let nothing = bench
        .post(
            "/notes",
            &[
                ("record_kind", "plot"),
                ("record", "01900000-0000-7000-8000-000000000000"),
                ("noted_on", "2026-03-02"),
                ("body", "x"),
            ],
            &session,
        )
        .await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

/// Many people drawing over each other at once, on terrains of their own: one outline stays.
#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_never_cover_each_other() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let page = bench.get("/terrains", &session).await.text();
    let sites: Vec<String> =
        page.match_indices("\"/terrains/01").map(|(at, _)| page[at + 11..].split('"').next().unwrap().to_owned()).collect();
    assert!(sites.len() >= 10);
    let (bench, session) = (&bench, &session);
    let tries = sites.iter().enumerate().map(|(n, site)| async move {
        let west = 2.9 + f64::from(u32::try_from(n).unwrap()) * 0.000_01;
        let corners = format!("50.6, {west}\n50.6, {}\n50.601, {}\n50.601, {west}", west + 0.001, west + 0.001);
        bench
            .post(
                "/parcelles/nouvelle",
                &[("name", "Même place"), ("site", site), ("kind", "open_field"), ("corners", &corners)],
                session,
            )
            .await
            .status
    });
    let outcomes = crate::common::together(tries).await;
    assert_eq!(outcomes.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{outcomes:?}");
    assert!(
        outcomes.iter().all(|status| [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY].contains(status)),
        "{outcomes:?}"
    );
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

async fn save(bench: &Bench, session: &str, site: &str, changed: &Value) -> Value {
    let body = json!({ "site": site, "origin": [2.79, 50.45], "changed": changed }).to_string();
    let request = Bench::request("POST", "/api/plan/enregistrer", session).header(header::CONTENT_TYPE, "application/json");
    let answer = bench.send(request.body(axum::body::Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    serde_json::from_slice(&answer.bytes).unwrap()
}

#[tokio::test]
async fn the_plan_editor_saves_all_or_nothing_and_notices_others() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (site, plot) = first(&bench, &session).await;
    let (site, id) = (site.trim_start_matches("/terrains/"), plot.trim_start_matches("/parcelles/"));
    let new = |name: &str, x: f64| json!({"id": "", "version": 0, "name": name, "kind": "compost", "ring": [[x, 200.0], [x + 8.0, 200.0], [x + 8.0, 208.0], [x, 208.0]], "beds": [], "split": null, "locked": false});
    let draft = |plots: Value| json!({ "plots": plots, "points": [{"id": "", "version": 0, "kind": "water", "name": "", "at": [0.0, 190.0]}] });
    assert_eq!(save(&bench, &session, site, &draft(json!([new("Tas neuf", 0.0)]))).await, json!("Done"));
    assert!(bench.get("/parcelles?q=tas", &session).await.text().contains("Tas neuf"));
    let before = bench.scalar("SELECT COUNT(*) FROM points").await;
    let refused = save(&bench, &session, site, &draft(json!([new("Tas à côté", 20.0), new("Tas dessus", 4.0)]))).await;
    assert!(refused["Refused"].as_str().unwrap().contains("Tas neuf"));
    assert!(!bench.get("/parcelles?q=tas+a+cote", &session).await.text().contains("Tas à côté"), "nothing half-saved stays");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM points").await, before);
    let stale = json!([{"id": id, "version": 99, "name": "Grand carré", "kind": "open_field", "ring": [[0.0, 300.0], [9.0, 300.0], [9.0, 309.0]], "beds": [], "split": null, "locked": false}]);
    assert!(save(&bench, &session, site, &draft(stale)).await["Refused"].as_str().unwrap().contains("pendant que vous"));
    let worker = bench.sign_in(&app::demo::ACCOUNTS[3]).await;
    let request = Bench::request("POST", "/api/plan/enregistrer", &worker).header(header::CONTENT_TYPE, "application/json");
    let answer = bench
        .send(
            request
                .body(axum::body::Body::from(
                    json!({"site": site, "origin": [2.79, 50.45], "changed": draft(json!([]))}).to_string(),
                ))
                .unwrap(),
        )
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn visitors_see_the_plan_and_nothing_private() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let site = link(&bench.get("/plan", "").await.text(), "/plan/01");
    let (public, team) = (bench.get(&site, "").await.text(), bench.get(&site, &session).await.text());
    assert!(public.contains("<svg") && !public.contains("/parcelles/01"));
    assert!(team.contains("/parcelles/01"));
    for private in ["Portillon", "CONV-", "Limon", "Communauté des Deux Terrils"] {
        assert!(!public.contains(private), "{private}");
    }
    bench.post(&format!("/terrains/{}/archiver", site.trim_start_matches("/plan/")), &[], &session).await;
    assert_eq!(bench.get(&site, "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_demonstration_is_the_same_every_time_and_as_large_as_promised() {
    let (one, two) = (Bench::demo().await, Bench::demo().await);
    let (a, b) = (one.coordinator().await, two.coordinator().await);
    let file = one.get("/terrains/export.geojson", &a).await.bytes;
    assert_eq!(file, two.get("/terrains/export.geojson", &b).await.bytes);
    let area = one.scalar("SELECT CAST(SUM(area_m2) AS BIGINT) FROM plots").await;
    assert!((24_500..=25_500).contains(&area), "{area}");
    assert_eq!(one.scalar("SELECT COUNT(*) FROM sites").await, 10);
    assert!((40..=50).contains(&one.scalar("SELECT COUNT(*) FROM plots").await));
    assert!((235..=265).contains(&one.scalar("SELECT COUNT(*) FROM beds").await));
    assert!((70..=95).contains(&one.scalar("SELECT COUNT(*) FROM trees").await));
    assert_eq!(one.troubles().await, Vec::<String>::new());
}

/// Terrains called alike but for capitals: a file's name as it is written is that one; where it could be either, the line is refused and
/// no third one is made.
#[tokio::test]
async fn terrains_called_alike_are_not_mistaken_for_each_other() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    for name in ["Le Clos Essai", "LE CLOS ESSAI"] {
        bench.post("/terrains/nouveau", &[("name", name), ("lender", "own")], &session).await.location();
    }
    let sites = "SELECT COUNT(*) FROM sites";
    let before = bench.scalar(sites).await;
    for (named, landed, west) in [("Le Clos Essai", 1, "2.91"), ("le clos essai", 0, "2.92"), ("LE CLOS ESSAI", 1, "2.93")] {
        let outline = format!("POLYGON(({west} 50.41,{west}01 50.41,{west}01 50.4101,{west} 50.41))");
        let file = format!("nom;type;terrain;wkt\nCarré;plot;{named};\"{outline}\"\n");
        let staged = bench.upload("/terrains/import", &[], ("file", "a.csv", file.as_bytes()), &session).await.location();
        let preview = bench.get(&staged, &session).await.text();
        assert_eq!(preview.contains("Plusieurs terrains portent ce nom"), landed == 0, "{named}: {preview}");
        bench.post(&staged, &[], &session).await;
        let here =
            "SELECT COUNT(*) FROM plots JOIN sites ON sites.id = plots.site_id WHERE plots.name = 'Carré' AND sites.name = $1";
        let mut conn = bench.db().read().await.unwrap();
        let count: i64 = sqlx::query_scalar(here).bind(named).fetch_one(&mut *conn).await.unwrap();
        assert_eq!(count, landed, "{named}");
    }
    assert_eq!(bench.scalar(sites).await, before, "no terrain was made in passing");
}
