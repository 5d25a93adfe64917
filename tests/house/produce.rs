//! Produce, through the real router: from the scale to the balance, each gram once.

use axum::http::StatusCode;

use crate::common::{Bench, link, link_value};

/// A product of the demonstration by its name: its page.
async fn product(bench: &Bench, session: &str, name: &str) -> String {
    let page = bench.get(&format!("/produits?q={name}"), session).await.text();
    link(&page, "/produits/01")
}

/// A page of the scale: carrots, from a bed.
async fn scale(bench: &Bench, session: &str) -> (String, String) {
    let id = product(bench, session, "carottes").await.trim_start_matches("/produits/").to_owned();
    let page = bench.get(&format!("/recolte/{id}"), session).await.text();
    let place = link(&page, &format!("/recolte/{id}/peser?")).replace("&amp;", "&");
    (format!("/recolte/{id}/peser"), place)
}

/// The fields of the scale's form as the page has them, with what is typed.
async fn typed<'a>(bench: &Bench, session: &str, place: &str, weight: &'a str, client: &'a str) -> Vec<(&'static str, String)> {
    let page = bench.get(place, session).await.text();
    let hidden = |name: &str| {
        let field = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
        field.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).unwrap_or_default()
    };
    let store = link_value(&page, "<option value=\"");
    let mut fields: Vec<_> = ["parcelle", "planche", "arbre"].map(|name| (name, hidden(name))).into();
    fields.extend([("weight", weight.to_owned()), ("client", client.to_owned()), ("place", store), ("crates", "0".to_owned())]);
    fields
}

async fn put(bench: &Bench, session: &str, to: &str, fields: &[(&'static str, String)]) -> crate::common::Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    bench.post(to, &fields, session).await
}

const CARROTS: &str = "SELECT on_hand FROM products WHERE name = 'Carottes'";

#[tokio::test]
async fn what_is_weighed_is_in_store_at_once_and_can_be_taken_back() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (to, place) = scale(&bench, &session).await;
    let before = bench.scalar(CARROTS).await;
    let mut fields = typed(&bench, &session, &place, "14,28", "").await;
    fields.retain(|(name, _)| *name != "crates");
    fields.push(("crates", "2".to_owned()));
    let done = put(&bench, &session, &to, &fields).await.location();
    assert_eq!(bench.scalar(CARROTS).await - before, 10_480, "two crates of 1,900 g taken off");
    let page = bench.get(&done, &session).await.text();
    assert!(page.contains("10,48 kg") && page.contains("en stock"), "it says what it means");
    let undo = link_value(&page, "action=\"/recolte/lignes/");
    bench.post(&undo, &[], &session).await.location();
    assert_eq!(bench.scalar(CARROTS).await, before, "taken back by its opposite");
    assert_eq!(bench.post(&undo, &[], &session).await.status, StatusCode::CONFLICT, "once");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM stock_moves WHERE cause = 'reversal'").await, 1);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_unusual_weight_is_asked_about_once() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (to, place) = scale(&bench, &session).await;
    let before = bench.scalar(CARROTS).await;
    let mut fields = typed(&bench, &session, &place, "900", "").await;
    let asked = put(&bench, &session, &to, &fields).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text().contains("trois fois d’habitude") && asked.text().contains("name=\"sure\" value=\"900\""));
    assert_eq!(bench.scalar(CARROTS).await, before);
    fields.push(("sure", "800".to_owned()));
    assert_eq!(
        put(&bench, &session, &to, &fields).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another amount is asked about again"
    );
    fields.pop();
    fields.push(("sure", "900".to_owned()));
    put(&bench, &session, &to, &fields).await.location();
    assert_eq!(bench.scalar(CARROTS).await - before, 900_000);
}

#[tokio::test]
async fn a_queue_sent_three_times_counts_once_and_one_bad_line_blocks_nothing() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (to, place) = scale(&bench, &session).await;
    let before = bench.scalar(CARROTS).await;
    let mut refused = 0;
    for _ in 0..3 {
        for line in 1..=20 {
            let client = uuid::Uuid::from_u128(line).to_string();
            let weight = if line == 7 { "deux caisses" } else { "1,5" };
            let answer = put(&bench, &session, &to, &typed(&bench, &session, &place, weight, &client).await).await;
            refused += usize::from(answer.status == StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    assert_eq!((bench.scalar(CARROTS).await - before, refused), (19 * 1500, 3));
}

#[tokio::test]
async fn what_leaves_is_explained_and_never_more_than_there_is() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (to, place) = scale(&bench, &session).await;
    put(&bench, &session, &to, &typed(&bench, &session, &place, "12,5", "").await).await.location();
    let listed = bench.get("/stock", &session).await.text();
    let lot = link(listed.split("Carottes").next().unwrap().rsplit("<tr>").next().unwrap(), "/lots/");
    let store = link_value(&bench.get(&lot, &session).await.text(), "<option value=\"01");
    let leave = |amount: &'static str, cause: &'static str| {
        let (address, store) = (format!("{lot}/sortie"), store.clone());
        let (bench, session) = (&bench, &session);
        async move { bench.post(&address, &[("amount", amount), ("cause", cause), ("place", &store)], session).await }
    };
    let much = leave("9000", "loss").await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(much.text().contains("plus autant en stock"));
    assert_eq!(leave("1", "pack").await.status, StatusCode::UNPROCESSABLE_ENTITY, "an order is not packed by hand");
    leave("0,5", "donation").await.location();
    leave("0,25", "compost").await.location();
    let page = bench.get(&lot, &session).await.text();
    assert!(page.contains("Donné") && page.contains("500 g") && page.contains("Composté") && page.contains("250 g"));
    assert!(!page.contains("Inexpliqué"));
    assert!(bench.get("/stock/bilan", &session).await.text().contains("Carottes"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_ledgers_are_only_added_to() {
    let bench = Bench::demo().await;
    for statement in [
        "UPDATE stock_moves SET quantity = quantity + 1",
        "DELETE FROM stock_moves",
        "UPDATE lots SET label = 'organic'",
        "DELETE FROM lots",
    ] {
        let mut tx = bench.db().write().await.unwrap();
        assert!(sqlx::query(statement).execute(&mut *tx).await.is_err(), "{statement}");
    }
    let mut tx = bench.db().write().await.unwrap();
    let unshown = sqlx::query("UPDATE products SET origin = '' WHERE published").execute(&mut *tx).await;
    assert!(platform::error::broke(&unshown.unwrap_err(), "products_shown"), "what the law has shown is guarded below the code");
}

#[tokio::test]
async fn nothing_is_offered_without_what_the_law_has_shown() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let form = |origin: &'static str, category: &'static str| {
        [
            ("name", "Tomates anciennes"),
            ("pictogram", "cherry"),
            ("mode", "kg"),
            ("least", "0,5"),
            ("estimated", "0,5"),
            ("most", "0,55"),
            ("vat", "5,5"),
            ("norm", "specific"),
            ("category", category),
            ("origin", origin),
            ("published", "yes"),
        ]
    };
    let bare = bench.post("/produits/nouveau", &form("", "none"), &session).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = bare.text();
    assert!(text.contains("décret 2010-109") && text.contains("règlement UE 2023/2429"), "each with its reason");
    let made = bench.post("/produits/nouveau", &form("Fosse-les-Saules, France", "II"), &session).await.location();
    assert!(bench.get(&made, &session).await.text().contains("Tomates anciennes"));
    let twice = bench.post("/produits/nouveau", &form("Fosse-les-Saules, France", "I"), &session).await;
    assert!(twice.text().contains("porte déjà ce nom"));
}

#[tokio::test]
async fn a_mix_takes_the_worst_label_and_weighs_what_went_in() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let carrots = product(&bench, &session, "carottes").await.trim_start_matches("/produits/").to_owned();
    let page = bench.get("/stock/achat", &session).await.text();
    let store = link_value(page.split("id=\"place\"").nth(1).unwrap(), "<option value=\"");
    let buy = |label: &'static str, certificate: &'static str, amount: &'static str| {
        let fields = vec![
            ("product", carrots.clone()),
            ("day", "2026-03-03".to_owned()),
            ("supplier", "Ferme du Marais".to_owned()),
            ("label", label.to_owned()),
            ("certificate", certificate.to_owned()),
            ("amount", amount.to_owned()),
            ("place", store.clone()),
        ];
        let (bench, session) = (&bench, &session);
        async move { put(bench, session, "/stock/achat", &fields).await }
    };
    assert!(buy("organic", "", "4").await.text().contains("sans mention bio"), "no mention without a certificate");
    let organic = buy("organic", "FR-BIO-01", "6").await.location();
    let converting = buy("conversion", "FR-BIO-01", "4").await.location();
    let mix = [
        ("place", store.clone()),
        (Box::leak(format!("lot-{}", organic.trim_start_matches("/lots/")).into_boxed_str()), "6".to_owned()),
        (Box::leak(format!("lot-{}", converting.trim_start_matches("/lots/")).into_boxed_str()), "4".to_owned()),
    ];
    let made = put(&bench, &session, &format!("/stock/melange/{carrots}"), &mix).await.location();
    let page = bench.get(&made, &session).await.text();
    assert!(page.contains("En conversion") && page.contains("10 kg"));
    assert!(page.contains(&organic) && page.contains(&converting), "two sources");
    assert!(bench.get(&organic, &session).await.text().contains(&made), "and back");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}
