//! Between closing and the hand: packing by product, answers to a shortage, crates left behind, what is paid by mistake, and letters.

use axum::http::StatusCode;
use chrono::Duration;

use crate::common::{Bench, folded};
use crate::sales::{at, crate_fields, go, ids, post, sale, to_pack};

/// The products of a packing page, by address.
async fn products(bench: &Bench, cycle: &str, session: &str) -> Vec<String> {
    let page = bench.get(&format!("/ventes/cycles/{cycle}/preparation?par=produit"), session).await.text();
    let mark = format!("/ventes/cycles/{cycle}/preparation/");
    page.split(&mark).skip(1).map(|rest| format!("{mark}{}", rest.split('"').next().unwrap())).collect()
}

/// Everything that a product's page asks for, weighed as it is due.
fn weighed(page: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for part in page.split("<li class=\"pack-line\">").skip(1) {
        let value = |mark: &str| part.split(mark).nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        fields.extend(value("name=\"was-").map(|id| {
            let was = value(&format!("name=\"was-{id}\" value=\"")).unwrap();
            (format!("was-{id}"), was)
        }));
        if let Some(id) = value("name=\"p-") {
            fields.push((format!("p-{id}"), value(&format!("name=\"p-{id}\" value=\"")).unwrap()));
        }
        if let Some(id) = value("name=\"w-") {
            let due = value("placeholder=\"").filter(|due| !due.is_empty()).unwrap_or("1,1".to_owned());
            fields.push((format!("w-{id}"), due));
        }
    }
    fields
}

#[tokio::test]
async fn crates_are_filled_product_by_product_and_closed_when_all_is_weighed() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (cycle, orders) = to_pack(&bench, &session).await;
    let all = products(&bench, &cycle, &session).await;
    assert!(all.len() > 2 && orders.len() > 1);
    // Too much is refused beside its field, and nothing of the form is kept.
    let first = bench.get(&all[0], &session).await.text();
    let mut fields = weighed(&first);
    let right = fields[0].1.clone();
    fields[0].1 = "500".to_owned();
    let refused = post(&bench, &all[0], &fields, &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("plus que la commande") || refused.text().contains("500"));
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM packing_notes").await, 0);
    fields[0].1 = right;
    post(&bench, &all[0], &fields, &session).await.location();
    let noted = bench.scalar("SELECT COUNT(*) FROM packing_notes").await;
    assert!(noted > 0);
    // Sent again it is the same; emptied it is open again.
    post(&bench, &all[0], &fields, &session).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM packing_notes").await, noted);
    // An older page that did not touch a line leaves what was noted since.
    let old: Vec<(String, String)> = fields.iter().map(|(name, _)| (name.clone(), String::new())).collect();
    post(&bench, &all[0], &old, &session).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM packing_notes").await, noted);
    // One that has something else of it is told what stands there now; sent once more, it counts.
    let mut other = fields.clone();
    let scale = other.iter_mut().find(|(name, _)| name.starts_with("w-")).unwrap();
    scale.1 = "0,123".to_owned();
    let refused = post(&bench, &all[0], &other, &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.text();
    assert!(page.contains("autre chose entre-temps") && page.contains("value=\"0,123\""), "{page}");
    let held = "SELECT COUNT(*) FROM packing_notes WHERE weight_g = 123";
    assert_eq!(bench.scalar(held).await, 0);
    other.retain(|(name, _)| !name.starts_with("was-"));
    other.extend(page.split("name=\"was-").skip(1).map(|rest| {
        let mut cells = rest.split('"');
        (format!("was-{}", cells.next().unwrap()), cells.nth(1).unwrap().to_owned())
    }));
    post(&bench, &all[0], &other, &session).await.location();
    assert_eq!(bench.scalar(held).await, 1);
    for product in &all {
        let page = bench.get(product, &session).await.text();
        post(&bench, product, &weighed(&page), &session).await.location();
    }
    let list = bench.get(&format!("/ventes/cycles/{cycle}/preparation"), &session).await.text();
    assert!(list.contains("Tout est pesé") && list.contains("Fermer ces caisses"));
    let before = bench.scalar("SELECT COUNT(*) FROM orders WHERE state = 'packed'").await;
    bench.post(&format!("/ventes/cycles/{cycle}/preparation"), &[], &session).await.location();
    let closed = bench.scalar("SELECT COUNT(*) FROM orders WHERE state = 'packed'").await - before;
    assert_eq!(usize::try_from(closed).unwrap(), orders.len(), "every crate");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM packing_notes").await, 0, "what was noted lies in the crates now");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn who_gets_less_says_what_they_prefer() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let sale = sale(&bench).await;
    let mut links = Vec::new();
    for n in 0..3 {
        let contact = format!("voisine{n}@exemple.fr");
        let wanted: &[(&str, i64)] = if n == 2 { &[("Pommes de terre", 3)] } else { &[("Pommes de terre", 3), ("Poireaux", 1)] };
        links.push(post(&bench, "/commander", &sale.fields(&format!("Voisine {n}"), &contact, wanted), "").await.location());
    }
    let early = bench.post(&format!("{}/manque", links[0]), &[("reply", "drop")], "").await;
    assert_eq!(early.location(), links[0], "nothing is short yet: they see how it stands");
    go(&bench, at("2026-03-10T06:00:00Z"));
    bench.post(&format!("/ventes/cycles/{}/repartition", sale.cycle), &[], &session).await.location();
    assert!(bench.last_letter().await.contains("quelque chose de proche"));
    let page = bench.get(&links[0], "").await.text();
    assert!(page.contains("Que préférez-vous") && page.contains("Pommes de terre"));
    bench.post(&format!("{}/manque", links[0]), &[("reply", "similar")], "").await.location();
    let kept = "SELECT COUNT(*) FROM orders WHERE name = 'Voisine 0' AND wish = 'similar'";
    assert_eq!(bench.scalar(kept).await, 1);
    // What was weighed before somebody lets it go does not come into their crate.
    let potatoes = sale.offer("Pommes de terre").to_owned();
    let address = format!("/ventes/cycles/{}/preparation/{potatoes}", sale.cycle);
    let page = bench.get(&address, &session).await.text();
    post(&bench, &address, &weighed(&page), &session).await.location();
    let noted = bench.scalar("SELECT COUNT(*) FROM packing_notes").await;
    // Letting go frees what was granted; an order of nothing else is given up.
    bench.post(&format!("{}/manque", links[1]), &[("reply", "drop")], "").await.location();
    assert!(bench.scalar("SELECT COUNT(*) FROM packing_notes").await < noted);
    let left = "SELECT COUNT(*) FROM order_lines JOIN orders ON orders.id = order_lines.order_id WHERE orders.name = 'Voisine 1' AND allocated = 0";
    assert_eq!(bench.scalar(left).await, 1);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM orders WHERE name = 'Voisine 1' AND state = 'placed'").await, 1);
    bench.post(&format!("{}/manque", links[2]), &[("reply", "drop")], "").await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM orders WHERE name = 'Voisine 2' AND state = 'cancelled'").await, 1);
    let wrong = bench.post(&format!("{}/manque", links[0]), &[("reply", "gold")], "").await;
    assert_eq!(wrong.location(), links[0]);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    // The team adds something similar; what was granted stays as it is.
    let order = ids(&bench, "SELECT name, id FROM orders WHERE name = 'Voisine 0'").await[0].1;
    let granted = "SELECT allocated FROM order_lines JOIN orders ON orders.id = order_lines.order_id WHERE orders.name = 'Voisine 0' AND allocated IS NOT NULL";
    let before = bench.scalar(granted).await;
    let mut fields = sale.fields("Voisine 0", "voisine0@exemple.fr", &[("Pommes de terre", 3), ("Poireaux", 2)]);
    let version = bench.scalar("SELECT version FROM orders WHERE name = 'Voisine 0'").await;
    fields.push(("version".to_owned(), version.to_string()));
    post(&bench, &format!("/ventes/commandes/{order}/modifier"), &fields, &session).await.location();
    assert_eq!(bench.scalar(granted).await, before);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_crate_left_behind_may_be_fetched_after_all() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let packed = ids(&bench, "SELECT code, id FROM orders WHERE state = 'packed' ORDER BY code").await;
    go(&bench, at("2026-03-03T20:00:00Z"));
    for (_, order) in &packed {
        let base = format!("/ventes/commandes/{order}");
        assert_eq!(
            bench.post(&format!("{base}/retrouvee"), &[], &session).await.status,
            StatusCode::CONFLICT,
            "nobody missed it yet"
        );
        bench.post(&format!("{base}/absent"), &[], &session).await.location();
        assert!(bench.get(&base, &session).await.text().contains("Retirée finalement"));
        bench.post(&format!("{base}/retrouvee"), &[], &session).await.location();
        assert_eq!(bench.troubles().await, Vec::<String>::new());
    }
    let waiting = "SELECT COUNT(*) FROM orders WHERE state = 'not_collected' AND closed_at > '2026-03-03'";
    assert_eq!(bench.scalar(waiting).await, 0);
}

#[tokio::test]
async fn what_is_paid_above_what_is_owed_is_asked_about_once() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let packed = ids(&bench, "SELECT code, id FROM orders WHERE state = 'packed' ORDER BY code").await;
    let base = format!("/ventes/commandes/{}", packed[0].1);
    let asked = bench.post(&format!("{base}/remettre"), &[("paid", "640"), ("method", "card")], &session).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = folded(&asked.text());
    assert!(page.contains("validez encore") && page.contains("value=\"640\""), "asked, and nothing typed is lost");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM account_moves WHERE cents = 64000").await, 0);
    let sure = [("paid", "640"), ("method", "card"), ("sure", "640")];
    bench.post(&format!("{base}/remettre"), &sure, &session).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM account_moves WHERE cents = 64000").await, 1);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn letters_leave_when_a_crate_is_ready_and_when_it_was_fetched() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("UPDATE sale_settings SET tell_ready = TRUE, thank = TRUE, remind = FALSE, announce = FALSE")
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query("UPDATE customers SET email = 'mail-' || search_text || '@exemple.fr', letters = TRUE WHERE email IS NULL")
        .execute(&mut *tx)
        .await
        .ok();
    tx.commit().await.unwrap();
    let (_, orders) = to_pack(&bench, &session).await;
    let mut with_mail = None;
    for order in orders {
        let fields = crate_fields(&bench, &session, &order, 0).await;
        post(&bench, &format!("/ventes/commandes/{order}/preparer"), &fields, &session).await.location();
        with_mail = Some(order);
    }
    let order = with_mail.unwrap();
    let letters = "SELECT COUNT(*) FROM outbox";
    sales::jobs::write(&bench.app).await.unwrap();
    let before = bench.scalar(letters).await;
    bench.clock.advance(Duration::minutes(11));
    sales::jobs::write(&bench.app).await.unwrap();
    let told = bench.scalar(letters).await - before;
    assert!(told > 0 && bench.last_letter().await.contains("Votre caisse vous attend"));
    sales::jobs::write(&bench.app).await.unwrap();
    assert_eq!(bench.scalar(letters).await - before, told, "each once");
    bench.post(&format!("/ventes/commandes/{order}/remettre"), &[], &session).await.location();
    let before = bench.scalar(letters).await;
    bench.clock.advance(Duration::hours(2));
    sales::jobs::write(&bench.app).await.unwrap();
    sales::jobs::write(&bench.app).await.unwrap();
    assert_eq!(bench.scalar(letters).await - before, 1);
    assert!(bench.last_letter().await.contains("ce que vous avez emporté"));
    let note = bench.get(&format!("/ventes/commandes/{order}/bon"), &session).await;
    assert!(note.bytes.starts_with(b"%PDF"));
    let round = bench.get(&format!("/ventes/cycles/{}/listes?par=tournee", sale(&bench).await.cycle), &session).await;
    assert_eq!(round.status, StatusCode::OK);
}
