//! Sales, through the real router: what is promised is there, what is paid was weighed, and every paper has its number.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use sqlx::Row as _;
use uuid::Uuid;

use crate::common::{Answer, Bench, link, together};

/// The open sale of the demonstration: its id, a slot, and its offers by name.
pub(crate) struct Sale {
    pub(crate) cycle: String,
    slot: String,
    offers: Vec<(String, String)>,
}

pub(crate) async fn ids(bench: &Bench, sql: &'static str) -> Vec<(String, Uuid)> {
    let mut conn = bench.db().read().await.unwrap();
    let rows = sqlx::query(sql).fetch_all(&mut *conn).await.unwrap();
    rows.iter().map(|row| (row.get::<String, _>(0), row.get::<Uuid, _>(1))).collect()
}

pub(crate) async fn sale(bench: &Bench) -> Sale {
    let cycles = ids(bench, "SELECT title, id FROM cycles WHERE state = 'published' ORDER BY closes_at DESC").await;
    let slots = ids(
        bench,
        "SELECT pickup_points.name, pickup_slots.id
         FROM pickup_slots
         JOIN pickup_points ON pickup_points.id = pickup_slots.point_id
         JOIN cycles ON cycles.id = pickup_slots.cycle_id
         WHERE cycles.state = 'published' AND pickup_slots.crates IS NULL
         ORDER BY cycles.closes_at DESC, pickup_points.name",
    )
    .await;
    let offers = ids(
        bench,
        "SELECT products.name, cycle_offers.id
         FROM cycle_offers
         JOIN products ON products.id = cycle_offers.product_id
         JOIN cycles ON cycles.id = cycle_offers.cycle_id
         WHERE cycles.state = 'published'",
    )
    .await;
    Sale {
        cycle: cycles[0].1.to_string(),
        slot: slots[0].1.to_string(),
        offers: offers.into_iter().map(|(name, id)| (name, id.to_string())).collect(),
    }
}

impl Sale {
    pub(crate) fn offer(&self, name: &str) -> &str {
        &self.offers.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    /// The fields of the order page.
    pub(crate) fn fields(&self, who: &str, contact: &str, wanted: &[(&str, i64)]) -> Vec<(String, String)> {
        let mut fields = vec![
            ("cycle".to_owned(), self.cycle.clone()),
            ("slot".to_owned(), self.slot.clone()),
            ("name".to_owned(), who.to_owned()),
            ("contact".to_owned(), contact.to_owned()),
        ];
        for (name, count) in wanted {
            let offer = self.offer(name);
            if *count <= 3 {
                fields.push((format!("q-{offer}"), count.to_string()));
            } else {
                fields.push((format!("q-{offer}"), "more".to_owned()));
                fields.push((format!("n-{offer}"), count.to_string()));
            }
        }
        fields
    }
}

pub(crate) async fn post(bench: &Bench, path: &str, fields: &[(String, String)], session: &str) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    bench.post(path, &fields, session).await
}

/// Leaves so many portions of a product to be sold: nothing in store beyond what is promised, and nothing expected.
pub(crate) async fn leave(bench: &Bench, offer: &str, expected: i64) {
    let id: Uuid = offer.parse().unwrap();
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("UPDATE supplies SET expected = reserved + $1 WHERE id = $2")
        .bind(expected)
        .bind(id)
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query("UPDATE products SET on_hand = 0 WHERE id = (SELECT product_id FROM supplies WHERE id = $1) AND reserved >= 0")
        .bind(id)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Moves the clock to an instant.
pub(crate) fn go(bench: &Bench, to: DateTime<Utc>) {
    bench.clock.advance(to - bench.clock.now());
}

const RESERVED: &str = "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM reservations";

#[tokio::test]
async fn a_resident_orders_changes_cancels_and_takes_it_up_again() {
    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    let before = bench.scalar(RESERVED).await;
    let page = bench.get("/commander", "").await;
    let text = page.text();
    assert!(text.contains("Commander avec obligation de paiement") && text.contains("Poireaux"), "{text}");
    assert!(text.contains("Fosse-les-Saules, France") && text.contains("le kilo"), "origin and price a kilo");
    assert!(page.bytes.len() < 60_000, "{} bytes", page.bytes.len());
    let mine = sale.fields("Nadia Essai", "nadia@exemple.fr", &[("Poireaux", 2), ("Carottes", 0)]);
    let own = post(&bench, "/commander", &mine, "").await.location();
    assert!(own.starts_with("/commande/"));
    assert_eq!(bench.scalar(RESERVED).await - before, 1000, "two portions of 500 g");
    assert!(bench.get(&own, "").await.text().contains("Total : environ 3,20 €, au plus 3,52 €"));
    assert!(bench.last_letter().await.contains("au plus 3,52"), "the letter says what the page says");
    let form = bench.get(&format!("{own}/modifier"), "").await.text();
    let version = form.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut more = sale.fields("", "", &[("Poireaux", 5)]);
    more.push(("version".to_owned(), version));
    post(&bench, &format!("{own}/modifier"), &more, "").await.location();
    assert_eq!(bench.scalar(RESERVED).await - before, 2500);
    assert!(bench.get(&own, "").await.text().contains("Poireaux : 2 → 5"));
    let second_tab = post(&bench, &format!("{own}/modifier"), &more, "").await;
    assert_eq!(second_tab.status, StatusCode::UNPROCESSABLE_ENTITY, "what another tab has changed is not undone unseen");
    assert!(second_tab.text().contains("peut-être dans une autre fenêtre"));
    for _ in 0..2 {
        bench.post(&format!("{own}/annuler"), &[], "").await.location();
    }
    assert_eq!(bench.scalar(RESERVED).await, before, "free at once");
    bench.post(&format!("{own}/reprendre"), &[], "").await.location();
    assert_eq!(bench.scalar(RESERVED).await - before, 2500);
    let calendar = bench.get(&format!("{own}/calendrier"), "").await.text();
    assert!(calendar.contains("BEGIN:VEVENT"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_address_that_has_an_order_gets_its_link_and_nobody_sees_it() {
    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    let first = post(&bench, "/commander", &sale.fields("Nadia", "nadia@exemple.fr", &[("Poireaux", 1)]), "").await;
    let own = first.location();
    let again = post(&bench, "/commander", &sale.fields("Un autre", "NADIA@exemple.fr", &[("Poireaux", 3)]), "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("Nous vous envoyons son lien") && !again.text().contains(&own));
    assert!(bench.last_letter().await.contains("/commande/"));
    assert_eq!(
        bench
            .scalar(
                "SELECT COUNT(*) FROM orders JOIN customers ON customers.id = orders.customer_id WHERE email = 'nadia@exemple.fr'"
            )
            .await,
        1
    );
    assert_eq!(
        bench
            .scalar(
                "SELECT CAST(SUM(ordered) AS BIGINT) FROM order_lines JOIN orders ON orders.id = order_lines.order_id WHERE orders.name = 'Nadia'"
            )
            .await,
        1
    );
}

#[tokio::test]
async fn sent_twice_it_is_one_order() {
    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    let mut fields = sale.fields("Nadia", "0612345678", &[("Poireaux", 1)]);
    fields.push(("form_token".to_owned(), Uuid::now_v7().to_string()));
    let answers = together((0..4).map(|_| post(&bench, "/commander", &fields, ""))).await;
    assert!(answers.iter().all(|answer| answer.location().starts_with("/commande/")), "each sees the same order");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM orders WHERE name = 'Nadia'").await, 1);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// A page that somebody left open is filled in by somebody else: theirs is an order of its own, and leads nobody to the first one's.
#[tokio::test]
async fn a_page_used_again_by_somebody_else_is_another_order() {
    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    let token = ("form_token".to_owned(), Uuid::now_v7().to_string());
    let of = |who: &str, contact: &str, portions: i64| {
        let mut fields = sale.fields(who, contact, &[("Poireaux", portions)]);
        fields.push(token.clone());
        fields
    };
    let first = post(&bench, "/commander", &of("Anne Essai", "anne@exemple.fr", 2), "").await.location();
    let same = post(&bench, "/commander", &of("Anne Essai", "anne@exemple.fr", 2), "").await;
    assert!(same.cookie("avis").contains("already_done"), "the same once more is the same order");
    let orders = "SELECT COUNT(*) FROM orders WHERE name IN ('Anne Essai', 'Paul Essai')";
    assert_eq!(bench.scalar(orders).await, 1);
    let other = post(&bench, "/commander", &of("Paul Essai", "paul@exemple.fr", 1), "").await.location();
    assert_ne!(other, first);
    let code = |who: &'static str| {
        let bench = &bench;
        async move {
            let of = sqlx::query_scalar("SELECT code FROM orders WHERE name = $1").bind(who);
            let code: String = of.fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
            code
        }
    };
    let page = bench.get(&other, "").await.text();
    assert!(page.contains(&code("Paul Essai").await) && !page.contains(&code("Anne Essai").await), "{page}");
    assert_eq!(bench.scalar(orders).await, 2);
}

/// Far more than was ordered is asked about once, and taken when it is sent again.
#[tokio::test]
async fn a_crate_far_too_heavy_is_asked_about() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (_, orders) = to_pack(&bench, &session).await;
    let fields = crate_fields(&bench, &session, &orders[0], 0).await;
    let kilos: Vec<String> = fields
        .iter()
        .filter(|(name, value)| name.starts_with("w-") && value.replace(',', ".").parse::<f64>().is_ok_and(|kilos| kilos > 0.0))
        .map(|(name, _)| name.clone())
        .collect();
    let ordered = |name: &String| {
        let line: Uuid = name.trim_start_matches("w-").parse().unwrap();
        let db = bench.db();
        async move {
            let sql = "SELECT CASE WHEN mode = 'kg' THEN COALESCE(allocated, ordered * portion_g) ELSE 0 END FROM order_lines WHERE id = $1";
            let grams: i64 = sqlx::query_scalar(sql).bind(line).fetch_one(&mut *db.read().await.unwrap()).await.unwrap();
            grams
        }
    };
    let mut heavy = None;
    for name in &kilos {
        let grams = ordered(name).await;
        if grams > 0 {
            heavy = Some((name.clone(), grams));
        }
    }
    let (heavy, grams) = heavy.expect("a line by the kilo");
    let typed = format!("{},{:03}", grams * 8 / 5 / 1000, grams * 8 / 5 % 1000);
    let mut sent: Vec<(String, String)> =
        fields.into_iter().map(|(name, value)| if name == heavy { (name, typed.clone()) } else { (name, value) }).collect();
    let path = format!("/ventes/commandes/{}/preparer", orders[0]);
    let asked = post(&bench, &path, &sent, &session).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = asked.text();
    let sure = heavy.replace("w-", "sure-");
    assert!(page.contains("Si c’est juste") && page.contains(&format!("name=\"{sure}\" value=\"{typed}\"")), "{page}");
    sent.push((sure, typed));
    post(&bench, &path, &sent, &session).await.location();
}

/// A price list that was opened before somebody else changed a price writes over nothing.
#[tokio::test]
async fn an_old_price_list_writes_over_nothing() {
    let bench = Bench::demo().await;
    let seller = bench.coordinator().await;
    let page = bench.get("/ventes/prix", &seller).await.text();
    let form = page.split("action=\"/ventes/prix\"").nth(1).unwrap().split("</form>").next().unwrap();
    let value =
        |tag: &str, name: &str| tag.split(&format!(" {name}=\"")).nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    let inputs = form.split("<input").skip(1).map(|tag| tag.split('>').next().unwrap());
    let opened: Vec<(String, String)> =
        inputs.filter_map(|tag| Some((value(tag, "name")?, value(tag, "value").unwrap_or_default()))).collect();
    let prices: Vec<String> =
        opened.iter().map(|(name, _)| name.clone()).filter(|name| name.starts_with("price-")).take(2).collect();
    let with = |name: &str, cents: &str| -> Vec<(String, String)> {
        opened.iter().map(|(of, value)| (of.clone(), if of == name { cents.to_owned() } else { value.clone() })).collect()
    };
    let kept = || async { bench.scalar("SELECT COUNT(*) FROM prices").await };
    let before = kept().await;
    post(&bench, "/ventes/prix", &with(&prices[0], "9,11"), &seller).await.location();
    assert_eq!(kept().await, before + 1);
    let late = post(&bench, "/ventes/prix", &with(&prices[1], "9,22"), &seller).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("value=\"9,22\""), "what was typed is kept");
    assert_eq!(kept().await, before + 1);
}

#[tokio::test]
async fn a_crowd_on_the_last_twenty_gets_twenty() {
    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    let offer = sale.offer("Poireaux").to_owned();
    let before = bench.scalar("SELECT CAST(COALESCE(SUM(ordered), 0) AS BIGINT) FROM order_lines WHERE name = 'Poireaux'").await;
    leave(&bench, &offer, 20 * 500).await;
    let order = |n: usize| {
        let (bench, fields) = (&bench, sale.fields(&format!("Voisin {n}"), &format!("06 70 00 0{n:03}"), &[("Poireaux", 1)]));
        async move { post(bench, "/commander", &fields, "").await }
    };
    let answers = together((0..60).map(order)).await;
    let sold = answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count();
    assert_eq!(sold, 20);
    let refused = answers.iter().find(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY).unwrap();
    assert!(refused.text().contains("il en reste 0") || refused.text().contains("Plus rien aujourd’hui"), "it says so");
    let after = bench.scalar("SELECT CAST(SUM(ordered) AS BIGINT) FROM order_lines WHERE name = 'Poireaux'").await;
    assert_eq!(after - before, 20, "nothing half-written stays");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM customers WHERE name LIKE 'Voisin %'").await, 20);
}

#[tokio::test]
async fn the_schema_itself_refuses_to_promise_what_is_not_there() {
    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    let offer: Uuid = sale.offer("Poireaux").parse().unwrap();
    leave(&bench, sale.offer("Poireaux"), 1000).await;
    for (quantity, fits) in [(1500_i64, false), (1000, true), (500, false)] {
        let mut tx = bench.db().write().await.unwrap();
        let put = sqlx::query(
            "INSERT INTO reservations (id, supply_id, product_id, holder_id, quantity, cause, at)
             SELECT $1, id, product_id, $1, $2, 'reserve', $3 FROM supplies WHERE id = $4",
        )
        .bind(Uuid::now_v7())
        .bind(quantity)
        .bind(bench.clock.now())
        .bind(offer)
        .execute(&mut *tx)
        .await;
        assert_eq!(put.is_ok(), fits, "{quantity}");
        if fits {
            tx.commit().await.unwrap();
        } else {
            assert!(platform::error::broke(&put.unwrap_err(), "reservations_within"));
        }
    }
}

#[tokio::test]
async fn the_clock_in_the_request_closes_a_sale() {
    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    let own = post(&bench, "/commander", &sale.fields("Nadia", "0612345678", &[("Poireaux", 1)]), "").await.location();
    // It closes on Monday 9 March at 18:00 in Paris.
    go(&bench, at("2026-03-09T16:59:59Z"));
    assert!(bench.get("/commander", "").await.text().contains("obligation de paiement"));
    go(&bench, at("2026-03-09T17:00:00Z"));
    let late = post(&bench, "/commander", &sale.fields("Paul", "0612345679", &[("Poireaux", 1)]), "").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("Les commandes sont fermées"));
    assert!(late.text().contains("rien n’est commandé") && late.text().contains("1 × Poireaux"), "what was chosen is not lost");
    // A link to what is over says so.
    let over = format!("/commander?vente={}", sale.cycle);
    assert!(bench.get(&over, "").await.text().contains("La vente de ce lien est fermée"));
    assert!(!bench.get("/commander", "").await.text().contains("La vente de ce lien est fermée"));
    assert_eq!(bench.post(&format!("{own}/annuler"), &[], "").await.status, StatusCode::CONFLICT);
    assert!(!bench.get(&own, "").await.text().contains("Modifier la commande"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_last_crate_of_a_slot_is_given_once() {
    let bench = Bench::demo().await;
    let mut sale = sale(&bench).await;
    let narrow = ids(
        &bench,
        "SELECT cycles.title, pickup_slots.id FROM pickup_slots JOIN cycles ON cycles.id = pickup_slots.cycle_id
         WHERE cycles.state = 'published' AND pickup_slots.crates IS NOT NULL",
    )
    .await;
    sale.slot = narrow[0].1.to_string();
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("UPDATE pickup_slots SET crates = taken + 3 WHERE crates IS NOT NULL AND starts_at > $1")
        .bind(at("2026-03-05T00:00:00Z"))
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let order = |n: usize| {
        let (bench, fields) = (&bench, sale.fields(&format!("Voisin {n}"), &format!("06 70 00 0{n:03}"), &[("Poireaux", 1)]));
        async move { post(bench, "/commander", &fields, "").await }
    };
    let answers = together((0..12).map(order)).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count(), 3);
    let refused = answers.iter().find(|answer| answer.status != StatusCode::SEE_OTHER).unwrap().text();
    assert!(refused.contains("Ce créneau est complet") && refused.contains("complet"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// The sale that is fetched today: its id, and its orders not packed yet.
pub(crate) async fn to_pack(bench: &Bench, session: &str) -> (String, Vec<String>) {
    let cycles = ids(bench, "SELECT title, id FROM cycles WHERE state = 'allocated'").await;
    let cycle = cycles[0].1.to_string();
    let page = bench.get(&format!("/ventes/cycles/{cycle}/preparation"), session).await.text();
    let orders =
        page.split("/ventes/commandes/").skip(1).filter_map(|rest| rest.split_once("/preparer\"").map(|(id, _)| id.to_owned()));
    let mut orders: Vec<String> = orders.filter(|id| id.len() == 36).collect();
    orders.sort_unstable();
    orders.dedup();
    (cycle, orders)
}

/// The form of a crate, each line with so much more than is due, in thousandths.
pub(crate) async fn crate_fields(bench: &Bench, session: &str, order: &str, more: i64) -> Vec<(String, String)> {
    let page = bench.get(&format!("/ventes/commandes/{order}/preparer"), session).await.text();
    let mut fields = Vec::new();
    for part in page.split("<li class=\"pack-line\">").skip(1) {
        let field = |kind: &str| {
            let mark = format!("name=\"{kind}-");
            part.split(&mark).nth(1).map(|rest| format!("{kind}-{}", rest.split('"').next().unwrap()))
        };
        if let Some(pieces) = field("p") {
            let value = part.split(&format!("name=\"{pieces}\" value=\"")).nth(1).unwrap().split('"').next().unwrap();
            fields.push((pieces, value.to_owned()));
        }
        if let Some(weight) = field("w") {
            let due =
                part.split("placeholder=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().replace(',', ".");
            let grams = (due.parse::<f64>().unwrap_or(1.1) * 1000.0) as i64 * (1000 + more) / 1000;
            fields.push((weight, format!("{},{:03}", grams / 1000, grams % 1000)));
        }
    }
    fields
}

#[tokio::test]
async fn from_the_scale_to_the_hand_every_cent_is_what_was_weighed() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (cycle, orders) = to_pack(&bench, &session).await;
    let order = &orders[0];
    let base = format!("/ventes/commandes/{order}");
    // A weight is missing: nothing is packed, and what was typed stays.
    let mut fields = crate_fields(&bench, &session, order, 0).await;
    let weight = fields.iter().position(|(name, _)| name.starts_with("w-")).unwrap();
    let typed = fields[weight].1.clone();
    fields[weight].1 = String::new();
    let refused = post(&bench, &format!("{base}/preparer"), &fields, &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Pesez :"));
    assert_eq!(
        bench.post(&format!("{base}/remettre"), &[], &session).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "not ready"
    );
    // Far heavier than ordered is a mistake.
    fields[weight].1 = "90".to_owned();
    assert!(post(&bench, &format!("{base}/preparer"), &fields, &session).await.text().contains("plus que la commande"));
    fields[weight].1 = typed;
    post(&bench, &format!("{base}/preparer"), &fields, &session).await.location();
    let page = bench.get(&base, &session).await.text();
    assert!(page.contains("Prête") && page.contains("à payer") && page.contains("26-062-"), "billed, owed, and from which lots");
    assert!(bench.troubles().await.is_empty(), "{:?}", bench.troubles().await);
    // Opened again, everything is back; packed again, it is out.
    bench.post(&format!("{base}/ouvrir"), &[], &session).await.location();
    assert!(bench.troubles().await.is_empty(), "{:?}", bench.troubles().await);
    post(&bench, &format!("{base}/preparer"), &fields, &session).await.location();
    let due = bench.get(&base, &session).await.text();
    let due = due.split("name=\"paid\"").nth(1).unwrap().split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let pickup = bench.get(&format!("/ventes/cycles/{cycle}/retrait?q="), &session).await.text();
    assert!(!pickup.to_lowercase().contains("solid"), "no category at pick-up");
    let paid = [("paid", due.as_str()), ("method", "cash")];
    bench.post(&format!("{base}/remettre"), &paid, &session).await.location();
    let page = bench.get(&base, &session).await.text();
    assert!(page.contains("Retirée") && page.contains("Payé") && page.contains("Ticket T-2026-"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_costs_more_than_promised_costs_what_was_promised() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (_, orders) = to_pack(&bench, &session).await;
    // A third heavier: more than the tenth that is promised at most; there has to be as much in store.
    let mut tx = bench.db().write().await.unwrap();
    let over = sqlx::query("UPDATE order_lines SET billed_cents = ceiling_cents + 1 WHERE mode = 'kg'").execute(&mut *tx).await;
    assert!(platform::error::broke(&over.unwrap_err(), "lines_within_ceiling"), "the schema holds the promise too");
    drop(tx);
    for order in &orders {
        let fields = crate_fields(&bench, &session, order, 120).await;
        let answer = post(&bench, &format!("/ventes/commandes/{order}/preparer"), &fields, &session).await;
        assert!(answer.status == StatusCode::SEE_OTHER || answer.text().contains("plus autant en stock"), "{}", answer.text());
    }
    let capped = bench.scalar("SELECT COUNT(*) FROM order_lines WHERE billed_cents = ceiling_cents AND mode = 'kg' AND packed > ordered * portion_g").await;
    assert!(capped > 0, "some were heavier than promised, and cost no more");
    let mut said = 0;
    for order in &orders {
        said += bench.get(&format!("/ventes/commandes/{order}"), &session).await.text().matches("prix annoncé au plus").count();
    }
    assert!(said > 0, "and the line says why it does not multiply");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_shortage_is_shown_shared_and_told() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let sale = sale(&bench).await;
    for n in 0..3 {
        let contact = format!("voisin{n}@exemple.fr");
        post(&bench, "/commander", &sale.fields(&format!("Voisin {n}"), &contact, &[("Pommes de terre", 3)]), "")
            .await
            .location();
    }
    go(&bench, at("2026-03-10T06:00:00Z"));
    let preview = bench.get(&format!("/ventes/cycles/{}/repartition", sale.cycle), &session).await.text();
    assert!(preview.contains("Pommes de terre") && preview.contains("Voisin 0") && preview.contains("Part égale"));
    let shown = preview.matches("<b class=\"beet\">").count();
    assert!(shown >= 3);
    let letters = bench.scalar("SELECT COUNT(*) FROM outbox").await;
    bench.post(&format!("/ventes/cycles/{}/repartition", sale.cycle), &[], &session).await.location();
    assert_eq!(i64::try_from(shown).unwrap(), bench.scalar("SELECT COUNT(*) FROM order_lines WHERE allocated IS NOT NULL AND offer_id IN (SELECT cycle_offers.id FROM cycle_offers JOIN cycles ON cycles.id = cycle_offers.cycle_id WHERE cycles.closes_at > '2026-03-09')").await, "applied as shown");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM outbox").await - letters, 3, "one letter each");
    assert!(bench.last_letter().await.contains("La récolte a donné moins"));
    assert_eq!(
        bench.post(&format!("/ventes/cycles/{}/repartition", sale.cycle), &[], &session).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn money_comes_and_goes_within_what_there_is() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let customer = link(&bench.get("/clients", &session).await.text(), "/clients/01");
    let start = bench.get(&customer, &session).await.text();
    let post = |end: &'static str, fields: Vec<(&'static str, &'static str)>| {
        let (bench, session, address) = (&bench, &session, format!("{customer}/{end}"));
        async move { bench.post(&address, &fields, session).await }
    };
    assert!(start.contains("Encaisser"));
    post("paiement", vec![("cents", "20"), ("method", "cash")]).await.location();
    let much = post("remboursement", vec![("cents", "900"), ("method", "cash")]).await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(much.text().contains("On peut rendre"));
    // Of two refunds of all there is at the same moment one is given.
    let id: Uuid = customer.trim_start_matches("/clients/").parse().unwrap();
    let balance = bench.scalar("SELECT CAST(MAX(balance) AS BIGINT) FROM customers").await;
    assert!(balance > 0 && id != Uuid::nil());
    let answers = together((0..3).map(|_| post("remboursement", vec![("cents", "15"), ("method", "cash")]))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count(), 1, "a credit is spent once");
    post("avoir", vec![("credit", "2,50"), ("reason", "Salade abîmée")]).await.location();
    let page = bench.get(&customer, &session).await.text();
    assert!(page.contains("Salade abîmée") && page.contains("2,50 €"));
    // A large sum is asked about in the form that it was typed into, and goes when it is sent again.
    let large = post("paiement", vec![("cents", "1500"), ("method", "card"), ("deed", "paiement")]).await;
    let page = large.text();
    assert!(large.status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("est-ce bien la somme"));
    let form = page.split("/paiement\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(form.contains("name=\"sure\" value=\"1500\"") && form.contains("value=\"1500\""), "{form}");
    let refund = page.split("/remboursement\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(!refund.contains("1500"), "a payment never comes back as a refund");
    post("paiement", vec![("cents", "1500"), ("method", "card"), ("deed", "paiement"), ("sure", "1500")]).await.location();
    let jars = post("bocaux", vec![("jars", "3")]).await;
    assert!(jars.status == StatusCode::UNPROCESSABLE_ENTITY && jars.text().contains("moins de bocaux dehors"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn papers_have_no_gap_and_an_invoice_is_taken_back_whole() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let packed = ids(&bench, "SELECT code, id FROM orders WHERE state = 'packed' ORDER BY code").await;
    let last = "SELECT last FROM paper_series WHERE kind = 'invoice' AND year = 2026";
    let before = bench.scalar(last).await;
    // Every second one is written and taken back, all at once.
    let issue = |(place, (_, id)): (usize, &(String, Uuid))| {
        let (bench, id) = (&bench, *id);
        async move {
            let mut tx = bench.db().write().await.unwrap();
            let actor = crate::common::system();
            let mut op = platform::op::Op::at(&mut tx, &actor, bench.clock.now());
            let issued = sales::store::papers::invoice(&mut op, id.into()).await;
            if place % 2 == 0 {
                issued.unwrap();
                tx.commit().await.unwrap();
            } else {
                tx.rollback().await.unwrap();
            }
        }
    };
    together(packed.iter().enumerate().map(issue)).await;
    let kept = i64::try_from(packed.len().div_ceil(2)).unwrap();
    assert!(kept > 1);
    assert_eq!(bench.scalar(last).await - before, kept);
    assert_eq!(bench.troubles().await, Vec::<String>::new(), "contiguous and chained");
    let order = format!("/ventes/commandes/{}", packed[0].1);
    let page = bench.get(&order, &session).await.text();
    let invoice = link(&page, "/ventes/papiers/");
    assert!(bench.get(&invoice, &session).await.bytes.starts_with(b"%PDF"));
    bench.post(&format!("{invoice}/avoir"), &[("reason", "Erreur de nom")], &session).await.location();
    assert_eq!(
        bench.post(&format!("{invoice}/avoir"), &[("reason", "Encore")], &session).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let id: Uuid = packed[0].1;
    let sums = bench.scalar("SELECT COUNT(*) FROM papers AS note JOIN papers AS invoice ON invoice.id = note.credits WHERE note.gross_cents <> -invoice.gross_cents").await;
    assert_eq!(sums, 0, "the exact opposite");
    let mut tx = bench.db().write().await.unwrap();
    assert!(sqlx::query("UPDATE papers SET payload = '{}' WHERE order_id = $1").bind(id).execute(&mut *tx).await.is_err());
    drop(tx);
    let fec = bench.get("/ventes/comptes/fec?du=2026-01-01&au=2026-12-31", &session).await.text();
    assert!(fec.lines().all(|line| line.split('\t').count() == 18));
}

#[tokio::test]
async fn a_crate_that_nobody_fetches_follows_its_point() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let packed = ids(
        &bench,
        "SELECT pickup_points.uncollected || CAST(pickup_points.charged AS TEXT), orders.id
         FROM orders
         JOIN pickup_slots ON pickup_slots.id = orders.slot_id
         JOIN pickup_points ON pickup_points.id = pickup_slots.point_id
         WHERE orders.state = 'packed'
         ORDER BY orders.code",
    )
    .await;
    let (_, order) = &packed[0];
    let address = format!("/ventes/commandes/{order}/absent");
    assert_eq!(bench.post(&address, &[], &session).await.status, StatusCode::CONFLICT, "they may still come");
    go(&bench, at("2026-03-03T20:00:00Z"));
    for (_, order) in &packed {
        bench.post(&format!("/ventes/commandes/{order}/absent"), &[], &session).await.location();
    }
    let owed = bench.scalar("SELECT COUNT(*) FROM order_lines JOIN orders ON orders.id = order_lines.order_id JOIN pickup_slots ON pickup_slots.id = orders.slot_id JOIN pickup_points ON pickup_points.id = pickup_slots.point_id WHERE orders.state = 'not_collected' AND NOT pickup_points.charged AND billed_cents IS NOT NULL AND orders.closed_at > '2026-03-03'").await;
    assert_eq!(owed, 0, "where it is not charged nothing is billed");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_lot_leads_to_those_who_have_it_and_a_letter_to_them() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let sale = sale(&bench).await;
    post(&bench, "/commander", &sale.fields("Nadia Essai", "nadia@exemple.fr", &[("Poireaux", 1)]), "").await.location();
    go(&bench, at("2026-03-10T06:00:00Z"));
    bench.post(&format!("/ventes/cycles/{}/repartition", sale.cycle), &[], &session).await.location();
    let mine = ids(&bench, "SELECT name, id FROM orders WHERE name = 'Nadia Essai'").await[0].1.to_string();
    let fields = crate_fields(&bench, &session, &mine, 0).await;
    post(&bench, &format!("/ventes/commandes/{mine}/preparer"), &fields, &session).await.location();
    let lots = ids(
        &bench,
        "SELECT lots.code, lots.id FROM lots JOIN stock_moves ON stock_moves.lot_id = lots.id
         JOIN order_lines ON order_lines.id = stock_moves.holder_id JOIN orders ON orders.id = order_lines.order_id
         WHERE orders.name = 'Nadia Essai'",
    )
    .await;
    let address = format!("/lots/{}", lots[0].1);
    let page = bench.get(&format!("{address}/personnes"), &session).await.text();
    assert!(page.contains("Nadia Essai") && page.contains("nadia@exemple.fr"));
    let letters = bench.scalar("SELECT COUNT(*) FROM outbox").await;
    bench.post(&format!("{address}/rappel"), &[("message", "Ne mangez pas ces poireaux.")], &session).await.location();
    assert!(bench.scalar("SELECT COUNT(*) FROM outbox").await > letters);
    assert!(bench.get(&address, &session).await.text().contains(&format!("{address}/personnes")), "from the lot to the people");
}

/// Orders, changes, weighings, losses, crates and payments on the same things at the same moment: whoever is refused is told in words, and
/// every proof holds. On PostgreSQL this is where locks taken in two orders would show.
#[tokio::test]
async fn everything_at_once_stays_right() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let sale = sale(&bench).await;
    let (cycle, waiting) = to_pack(&bench, &session).await;
    let own = post(&bench, "/commander", &sale.fields("Nadia", "0612345678", &[("Poireaux", 1)]), "").await.location();
    let offer = bench.get(&format!("/ventes/cycles/{}/offre", sale.cycle), &session).await.text();
    let product = offer
        .split("Poireaux")
        .next()
        .unwrap()
        .rsplit("name=\"offer\" value=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let place = link(&bench.get(&format!("/recolte/{product}"), &session).await.text(), &format!("/recolte/{product}/peser?"));
    let place = place.replace("&amp;", "&");
    let source: Vec<(String, String)> = place
        .split_once('?')
        .unwrap()
        .1
        .split('&')
        .map(|pair| pair.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap())
        .collect();
    let store = bench.get(&place, &session).await.text();
    let store = store
        .split("id=\"place\"")
        .nth(1)
        .unwrap()
        .split("<option value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let lot = ids(&bench, "SELECT lots.code, lots.id FROM lots JOIN stock ON stock.lot_id = lots.id JOIN products ON products.id = lots.product_id WHERE stock.quantity > 0 AND products.name = 'Poireaux'").await[0].1;
    let crates = {
        let mut crates = Vec::new();
        for order in &waiting {
            crates.push((order.clone(), crate_fields(&bench, &session, order, 0).await));
        }
        crates
    };
    let deed = |n: usize| {
        let (bench, session, sale, own, source) = (&bench, session.as_str(), &sale, own.as_str(), source.clone());
        let (product, store, crates, cycle) = (product.clone(), store.clone(), &crates, cycle.as_str());
        async move {
            let text = |pairs: &[(&str, &str)]| {
                pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
            };
            let (order, fields) = &crates[n % crates.len()];
            let base = format!("/ventes/commandes/{order}");
            let status = match n % 10 {
                0 | 1 => {
                    post(
                        bench,
                        "/commander",
                        &sale.fields(&format!("Voisin {n}"), &format!("06 71 00 0{n:03}"), &[("Poireaux", 2), ("Carottes", 1)]),
                        "",
                    )
                    .await
                }
                2 => post(bench, &format!("{own}/modifier"), &sale.fields("", "", &[("Poireaux", 1 + (n % 3) as i64)]), "").await,
                3 => {
                    let mut fields = source;
                    fields.extend(text(&[("weight", "1,25"), ("crates", "0"), ("place", &store)]));
                    post(bench, &format!("/recolte/{product}/peser"), &fields, session).await
                }
                4 => {
                    post(
                        bench,
                        &format!("/lots/{lot}/sortie"),
                        &text(&[("amount", "0,1"), ("cause", "loss"), ("place", &store)]),
                        session,
                    )
                    .await
                }
                5 => post(bench, &format!("/lots/{lot}/compter"), &text(&[("found", "3"), ("place", &store)]), session).await,
                6 => post(bench, &format!("{base}/preparer"), fields, session).await,
                7 => post(bench, &format!("{base}/ouvrir"), &[], session).await,
                8 => post(bench, &format!("{base}/remettre"), &text(&[("paid", "5"), ("method", "cash")]), session).await,
                _ => bench.get(&format!("/ventes/cycles/{cycle}/retrait"), session).await,
            };
            (n, status.status)
        }
    };
    let answers = together((0..80).map(deed)).await;
    for (n, status) in answers {
        assert!(status.as_u16() < 500 && status != StatusCode::NOT_FOUND, "deed {}: {status}", n % 10);
    }
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_day_that_is_over_is_closed_and_stays_so() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let customer = link(&bench.get("/clients", &session).await.text(), "/clients/01");
    // At half past eleven in the evening in Paris it is still that day.
    go(&bench, at("2026-03-03T22:30:00Z"));
    let session_late = bench.coordinator().await;
    bench.post(&format!("{customer}/paiement"), &[("cents", "3,46"), ("method", "cash")], &session_late).await.location();
    bench.post("/ventes/comptes/cloturer", &[], &session_late).await.location();
    assert_eq!(
        bench.scalar("SELECT COUNT(*) FROM closings WHERE first = '2026-03-03'").await,
        0,
        "a day is closed once it is over"
    );
    assert_eq!(bench.post("/ventes/comptes/cloturer", &[], &session_late).await.status, StatusCode::CONFLICT);
    go(&bench, at("2026-03-04T08:00:00Z"));
    let session = bench.coordinator().await;
    let answers = together((0..3).map(|_| bench.post("/ventes/comptes/cloturer", &[], &session))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count(), 1);
    assert_eq!(bench.scalar("SELECT total_cents FROM closings WHERE first = '2026-03-03' AND kind = 'day'").await, 346);
    let page = bench.get("/ventes/comptes", &session).await.text();
    assert!(page.contains("3 mars 2026") && page.contains("Cumul"));
    let mut tx = bench.db().write().await.unwrap();
    let late = sqlx::query(
        "INSERT INTO account_moves (id, customer_id, cents, cause, method, at)
         SELECT $1, id, 100, 'payment', 'cash', $2 FROM customers LIMIT 1",
    )
    .bind(Uuid::now_v7())
    .bind(at("2026-03-03T12:00:00Z"))
    .execute(&mut *tx)
    .await;
    assert!(platform::error::broke(&late.unwrap_err(), "closed_days_stay"), "nothing is entered into a closed day");
    drop(tx);
    bench.post(&format!("{customer}/paiement"), &[("cents", "1"), ("method", "cash")], &session).await.location();
    let sheets = bench.get("/ventes/comptes/classeur?du=2026-01-01&au=2026-12-31", &session).await;
    assert!(sheets.bytes.starts_with(b"PK"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_stranger_with_somebodys_number_meets_neither_their_order_nor_their_account() {
    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    post(&bench, "/commander", &sale.fields("Fatou Essai", "06 99 88 77 66", &[("Poireaux", 1)]), "").await.location();
    let stranger = post(&bench, "/commander", &sale.fields("Quelqu’un", "06 99 88 77 66", &[("Poireaux", 1)]), "").await;
    assert!(stranger.location().starts_with("/commande/"), "it tells nothing of the other order");
    assert_eq!(
        bench.scalar("SELECT COUNT(DISTINCT customer_id) FROM orders WHERE name IN ('Fatou Essai', 'Quelqu’un')").await,
        2
    );
    let again = post(&bench, "/commander", &sale.fields("fatou essai", "+33 6 99 88 77 66", &[("Poireaux", 1)]), "").await;
    assert!(again.text().contains("a déjà une commande"), "whoever knows both is told");
}

/// The first time a paper is given out it is the original, and then a copy that says so; each file is recognised, a changed one is not.
#[tokio::test]
async fn one_print_of_a_paper_is_the_original() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let papers = ids(&bench, "SELECT payload, id FROM papers WHERE kind = 'ticket' ORDER BY number").await;
    let path = format!("/ventes/papiers/{}", papers[0].1);
    let files = together((0..6).map(|_| bench.get(&path, &session))).await;
    let mut prints = Vec::new();
    let mut conn = bench.db().read().await.unwrap();
    for file in &files {
        assert!(file.bytes.starts_with(b"%PDF"), "{}", file.status);
        prints.push(sales::store::prints::recognised(&mut conn, &file.bytes).await.unwrap().unwrap().number);
        let mut changed = file.bytes.to_vec();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        assert!(sales::store::prints::recognised(&mut conn, &changed).await.unwrap().is_none());
    }
    drop(conn);
    // Copies of one minute are the same file but for their number, which stands on them.
    prints.sort_unstable();
    assert_eq!(prints, [1, 2, 3, 4, 5, 6], "one original, however many ask at once");
    let order: Uuid = sqlx::query_scalar("SELECT order_id FROM papers WHERE id = $1")
        .bind(papers[0].1)
        .fetch_one(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    let page = bench.get(&format!("/ventes/commandes/{order}"), &session).await.text();
    assert!(page.contains("imprimé 6 fois"), "{page}");
    let mut tx = bench.db().write().await.unwrap();
    assert!(sqlx::query("DELETE FROM paper_prints").execute(&mut *tx).await.is_err());
    drop(tx);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn whatever_becomes_of_a_crate_its_papers_say_what_it_came_to() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (_, orders) = to_pack(&bench, &session).await;
    let order = &orders[0];
    let base = format!("/ventes/commandes/{order}");
    let fields = crate_fields(&bench, &session, order, 0).await;
    post(&bench, &format!("{base}/preparer"), &fields, &session).await.location();
    bench.post(&format!("{base}/facture"), &[], &session).await.location();
    let live = "SELECT COUNT(*) FROM papers WHERE kind <> 'credit_note' AND NOT EXISTS (SELECT 1 FROM papers AS later WHERE later.credits = papers.id)";
    let before = bench.scalar(live).await;
    bench.post(&format!("{base}/ouvrir"), &[], &session).await.location();
    assert_eq!(bench.scalar(live).await, before - 1, "opened again, its invoice is taken back");
    // Everything but one line is missing now.
    let lighter: Vec<(String, String)> = fields
        .iter()
        .enumerate()
        .map(
            |(place, (name, value))| {
                if place == 0 { (name.clone(), value.clone()) } else { ("missing".to_owned(), name[2..].to_owned()) }
            },
        )
        .collect();
    let nothing: Vec<(String, String)> = fields.iter().map(|(name, _)| ("missing".to_owned(), name[2..].to_owned())).collect();
    let refused = post(&bench, &format!("{base}/preparer"), &nothing, &session).await;
    assert!(refused.text().contains("Rien n’est dans cette caisse"), "nothing is called ready: {}", refused.text());
    post(&bench, &format!("{base}/preparer"), &lighter, &session).await.location();
    bench.post(&format!("{base}/remettre"), &[], &session).await.location();
    assert!(bench.get(&base, &session).await.text().contains("Ticket T-2026-"));
    assert!(bench.troubles().await.is_empty(), "{:?}", bench.troubles().await);
    // Handed over by mistake, opened, packed whole: the ticket follows.
    bench.post(&format!("{base}/reprendre"), &[], &session).await.location();
    bench.post(&format!("{base}/ouvrir"), &[], &session).await.location();
    post(&bench, &format!("{base}/preparer"), &fields, &session).await.location();
    bench.post(&format!("{base}/remettre"), &[], &session).await.location();
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    let fec = bench.get("/ventes/comptes/fec?du=2026-01-01&au=2026-12-31", &session).await.text();
    let sold: i64 = fec
        .lines()
        .filter(|line| line.contains("\t701000\t"))
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cents = |cell: &str| cell.replace(',', "").parse::<i64>().unwrap();
            cents(cells[12]) - cents(cells[11])
        })
        .sum();
    assert_eq!(
        sold,
        bench.scalar("SELECT CAST(SUM(gross_cents) AS BIGINT) FROM papers").await,
        "the books say what the papers say"
    );
}

#[tokio::test]
async fn a_sale_whose_closing_is_past_is_not_published() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let sale = sale(&bench).await;
    let fields = [
        ("title", "Hier"),
        ("opens_day", "2026-03-02"),
        ("opens_time", "08:00"),
        ("closes_day", "2026-03-03"),
        ("closes_time", "18:00"),
        ("rule", "fair"),
        ("from", sale.cycle.as_str()),
    ];
    let made = bench.post("/ventes/cycles/nouveau", &fields, &session).await.location();
    go(&bench, at("2026-03-05T10:00:00Z"));
    let id: Uuid = made.trim_start_matches("/ventes/cycles/").parse().unwrap();
    let mut tx = bench.db().write().await.unwrap();
    let actor = crate::common::system();
    let mut op = platform::op::Op::at(&mut tx, &actor, bench.clock.now());
    let refused = ::sales::store::cycles::publish(&mut op, id.into()).await.unwrap_err();
    assert_eq!(refused.reason(), Some(&::sales::refusal::Refusal::ClosesInThePast));
}

#[tokio::test]
async fn settings_are_kept_at_the_first_try_and_a_sale_closes_before_its_pick_up() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let page = bench.get("/ventes/reglages", &session).await.text();
    let read = page.split("name=\"as_read\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fields = [("regime", "liable"), ("siren", "999000001"), ("as_read", read.as_str())];
    assert_eq!(bench.post("/ventes/reglages", &fields, &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        bench.post("/ventes/reglages", &fields, &session).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "changed meanwhile"
    );
    let sale = sale(&bench).await;
    let late = [
        ("title", "Trop tard"),
        ("opens_day", "2026-03-02"),
        ("opens_time", "19:00"),
        ("closes_day", "2026-03-20"),
        ("closes_time", "18:00"),
        ("rule", "fair"),
        ("version", "2"),
    ];
    let refused = bench.post(&format!("/ventes/cycles/{}/modifier", sale.cycle), &late, &session).await;
    assert!(refused.text().contains("avant la fin des commandes"));
    // Who has ordered was promised more time: to close earlier is asked about once, and goes by what is sent again.
    let now = bench.get(&format!("/ventes/cycles/{}/modifier", sale.cycle), &session).await.text();
    let field = |page: &str, name: &str| {
        let rest = page.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let closes = field(&now, "closes_day").parse::<chrono::NaiveDate>().unwrap().pred_opt().unwrap().to_string();
    let mut earlier: Vec<(String, String)> = late.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    for (name, value) in &mut earlier {
        match name.as_str() {
            "closes_day" => value.clone_from(&closes),
            "version" | "opens_day" | "opens_time" | "closes_time" => *value = field(&now, name),
            _ => {}
        }
    }
    post(&bench, "/commander", &sale.fields("Nadia Essai", "nadia@exemple.fr", &[("Poireaux", 1)]), "").await.location();
    let path = format!("/ventes/cycles/{}/modifier", sale.cycle);
    let asked = post(&bench, &path, &earlier, &session).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text().contains("commandes sont déjà passées"), "{}", asked.text());
    earlier.push(("sure".to_owned(), field(&asked.text(), "sure")));
    post(&bench, &path, &earlier, &session).await.location();
    let letter = bench.last_letter().await;
    assert!(letter.contains("plus tôt que prévu"), "whoever has less time than was promised is told: {letter}");
}

/// Whatever is edited, given up and taken up again, in whatever order: what is promised is what the orders ask for.
#[tokio::test]
async fn any_order_of_changes_leaves_the_promises_right() {
    use rand::rngs::StdRng;
    use rand::{RngExt as _, SeedableRng as _};

    let bench = Bench::demo().await;
    let sale = sale(&bench).await;
    leave(&bench, sale.offer("Poireaux"), 6 * 500).await;
    for seed in 0..3 {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut own: Vec<String> = Vec::new();
        for step in 0..24 {
            let wanted = [("Poireaux", rng.random_range(0..5_i64)), ("Oignons jaunes", rng.random_range(0..5_i64))];
            match rng.random_range(0..4) {
                0 => {
                    let who = format!("Voisin {seed} {step}");
                    let contact = format!("06 72 {seed}0 00 {step:02}");
                    let placed = post(&bench, "/commander", &sale.fields(&who, &contact, &wanted), "").await;
                    if placed.status == StatusCode::SEE_OTHER {
                        own.push(placed.location());
                    }
                }
                deed if !own.is_empty() => {
                    let mine = own[rng.random_range(0..own.len())].clone();
                    let answer = match deed {
                        1 => bench.post(&format!("{mine}/annuler"), &[], "").await,
                        2 => bench.post(&format!("{mine}/reprendre"), &[], "").await,
                        _ => {
                            let form = bench.get(&format!("{mine}/modifier"), "").await.text();
                            let version = form
                                .split("name=\"version\" value=\"")
                                .nth(1)
                                .map_or("0", |rest| rest.split('"').next().unwrap());
                            let mut fields = sale.fields("", "", &wanted);
                            fields.push(("version".to_owned(), version.to_owned()));
                            post(&bench, &format!("{mine}/modifier"), &fields, "").await
                        }
                    };
                    assert!(answer.status.as_u16() < 500, "{deed}: {}", answer.status);
                }
                _ => {}
            }
        }
    }
    let promised = "SELECT CAST(COALESCE(SUM(supplies.reserved - COALESCE(supplies.expected, 0)), 0) AS BIGINT) FROM supplies JOIN products ON products.id = supplies.product_id WHERE products.name = 'Poireaux' AND supplies.reserved > COALESCE(supplies.expected, 0)";
    assert_eq!(bench.scalar(promised).await, 0, "never more than there is");
    let troubles = bench.troubles().await;
    assert!(troubles.iter().all(|trouble| trouble == "product Poireaux"), "{troubles:?}: the test itself emptied that store");
}
