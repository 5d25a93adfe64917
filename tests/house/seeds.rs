//! The seed exchange, through the real router: nothing is given below what is kept back, a packet once, and what is there is the ledger.

use axum::http::StatusCode;
use chrono::Duration;
use uuid::Uuid;

use crate::common::{Bench, folded, together};
use crate::sales::ids;

/// A variety with the newest lot that may be given: its id and the lot's.
async fn to_give(bench: &Bench) -> (String, Uuid) {
    let page = bench.get("/graines", "").await.text();
    let variety = page.split("name=\"v\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let id: Uuid = variety.parse().unwrap();
    let mut conn = bench.db().read().await.unwrap();
    let lots: Vec<Uuid> = sqlx::query_scalar(
        "SELECT id FROM seed_lots WHERE variety_id = $1 AND state = 'stored' AND balance - held - reserve >= packet ORDER BY year DESC",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await
    .unwrap();
    (variety, lots[0])
}

fn asking<'a>(variety: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("v", variety), ("name", "Odile Passante"), ("email", email), ("commune", "Fosse-les-Saules")]
}

/// Leaves one lot of a variety, with so much of it and so much kept back.
async fn only(bench: &Bench, variety: &str, lot: Uuid, packets: i64, reserve: i64) {
    let id: Uuid = variety.parse().unwrap();
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("UPDATE seed_lots SET state = 'closed' WHERE variety_id = $1 AND id <> $2")
        .bind(id)
        .bind(lot)
        .execute(&mut *tx)
        .await
        .unwrap();
    let actor = crate::common::system();
    let now = bench.clock.now();
    let live: Vec<Uuid> = sqlx::query_scalar("SELECT request_id FROM seed_request_lines WHERE lot_id = $1 AND holding")
        .bind(lot)
        .fetch_all(&mut *tx)
        .await
        .unwrap();
    for request in live {
        seeds::store::requests::cancel_for(&mut platform::op::Op::at(&mut tx, &actor, now), request.into()).await.unwrap();
    }
    let packet: i64 =
        sqlx::query_scalar("SELECT packet FROM seed_lots WHERE id = $1").bind(lot).fetch_one(&mut *tx).await.unwrap();
    sqlx::query("UPDATE seed_lots SET reserve = $1 WHERE id = $2")
        .bind(reserve * packet)
        .bind(lot)
        .execute(&mut *tx)
        .await
        .unwrap();
    let mut op = platform::op::Op::at(&mut tx, &actor, now);
    let found = seeds::model::quantity::SeedAmount(packets * packet);
    seeds::store::moves::count(&mut op, lot.into(), found).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_resident_asks_confirms_and_fetches() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (variety, _) = to_give(&bench).await;
    let form = bench.get(&format!("/graines/demande?v={variety}"), "").await.text();
    assert!(form.contains("Votre e-mail") && form.contains(&variety));
    let wrong = bench.post("/graines/demande", &[("v", &variety), ("name", "Odile"), ("email", "odile")], "").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"Odile\""), "nothing typed is lost");
    let asked = bench.post("/graines/demande", &asking(&variety, "odile@exemple.fr"), "").await;
    let own = asked.location();
    assert!(bench.get(&own, "").await.text().contains("Confirmez par le lien"));
    // The link on the screen does not prove the address; the mailed one does.
    assert_eq!(bench.post(&format!("{own}/confirmer"), &[], "").await.status, StatusCode::NOT_FOUND);
    let letter = bench.last_letter().await;
    let mailed = letter.split("/graines/demandes/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let mailed = format!("/graines/demandes/{mailed}");
    bench.post(&format!("{mailed}/confirmer"), &[], "").await.location();
    bench.post(&format!("{mailed}/confirmer"), &[], "").await.location();
    assert!(bench.get(&own, "").await.text().contains("À préparer"));
    // One packet of it a year for an address.
    let again = bench.post("/graines/demande", &asking(&variety, "odile@exemple.fr"), "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(folded(&again.text()).contains("déjà demandé"));
    let request = ids(&bench, "SELECT name, id FROM seed_requests WHERE email = 'odile@exemple.fr'").await[0].1;
    let base = format!("/grainotheque/demandes/{request}");
    bench.post(&format!("{base}/preparer"), &[], &session).await.location();
    assert!(bench.last_letter().await.contains("vous attendent"));
    bench.post(&format!("{base}/remettre"), &[], &session).await.location();
    assert_eq!(bench.post(&format!("{base}/remettre"), &[], &session).await.status, StatusCode::CONFLICT, "once");
    assert!(bench.get(&own, "").await.text().contains("Remise"));
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_moves WHERE request_id IN (SELECT id FROM seed_requests WHERE email = 'odile@exemple.fr')").await, 1);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// A packet whose jar was found empty keeps nobody from the others of their request.
#[tokio::test]
async fn what_is_gone_is_taken_out_of_a_request_and_the_rest_is_handed_over() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let page = bench.get("/graines", "").await.text();
    let two: Vec<String> =
        page.split("name=\"v\" value=\"").skip(1).take(2).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let fields = [("v", two[0].as_str()), ("v", two[1].as_str()), ("name", "Odile"), ("email", "odile@exemple.fr")];
    bench.post("/graines/demande", &fields, "").await.location();
    let request = ids(&bench, "SELECT name, id FROM seed_requests WHERE email = 'odile@exemple.fr'").await[0].1;
    let base = format!("/grainotheque/demandes/{request}");
    bench.post(&format!("{base}/confirmer"), &[], &session).await.location();
    let lots = ids(
        &bench,
        "SELECT seed_lots.code, seed_lots.id FROM seed_request_lines JOIN seed_lots ON seed_lots.id = seed_request_lines.lot_id
         JOIN seed_requests ON seed_requests.id = seed_request_lines.request_id WHERE seed_requests.email = 'odile@exemple.fr'",
    )
    .await;
    bench.post(&format!("/grainotheque/lots/{}/compter", lots[0].1), &[("found", "0")], &session).await.location();
    let refused = bench.post(&format!("{base}/remettre"), &[], &session).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.text().contains("Retirez ce sachet"));
    assert!(bench.get("/grainotheque/demandes", &session).await.text().contains("Retirer ce sachet"));
    let strange = bench.post(&format!("{base}/lignes/{}/retirer", Uuid::nil()), &[], &session).await;
    assert_eq!(strange.status, StatusCode::NOT_FOUND);
    bench.post(&format!("{base}/lignes/{}/retirer", lots[0].1), &[], &session).await.location();
    let last = bench.post(&format!("{base}/lignes/{}/retirer", lots[1].1), &[], &session).await;
    assert!(last.status == StatusCode::CONFLICT && last.text().contains("seul sachet"));
    bench.post(&format!("{base}/remettre"), &[], &session).await.location();
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_crowd_gets_what_there_is_and_nothing_that_is_kept_back() {
    let bench = Bench::demo().await;
    let (variety, lot) = to_give(&bench).await;
    only(&bench, &variety, lot, 30, 20).await;
    let ask = |n: usize| {
        let (bench, variety) = (&bench, variety.clone());
        async move {
            let email = format!("foule{n}@exemple.fr");
            bench.insist("/graines/demande", &asking(&variety, &email), "").await.status
        }
    };
    let answers = together((0..40).map(ask)).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 10, "thirty packets, twenty kept back");
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY).count(), 30);
    // The schema itself refuses the eleventh.
    let mut tx = bench.db().write().await.unwrap();
    let request: Uuid =
        sqlx::query_scalar("SELECT id FROM seed_requests WHERE state = 'confirmed' LIMIT 1").fetch_one(&mut *tx).await.unwrap();
    let over = sqlx::query("INSERT INTO seed_request_lines (request_id, lot_id, amount, holding) VALUES ($1, $2, 1000000, TRUE)")
        .bind(request)
        .bind(lot)
        .execute(&mut *tx)
        .await;
    assert!(platform::error::broke(&over.unwrap_err(), "seed_held_within"));
    drop(tx);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    // Nobody confirms: a day later all of it is free again.
    bench.clock.advance(Duration::hours(25));
    seeds::jobs::tidy(&bench.app).await.unwrap();
    seeds::jobs::tidy(&bench.app).await.unwrap();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_requests WHERE state = 'asked'").await, 0);
    assert!(bench.get("/graines", "").await.text().contains(&variety));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn seed_leaves_and_comes_by_lines_that_are_taken_back_by_lines() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (variety, lot) = to_give(&bench).await;
    only(&bench, &variety, lot, 10, 2).await;
    let base = format!("/grainotheque/lots/{lot}");
    // More than is there is refused beside its field, and what was typed stays.
    let much = bench.post(&format!("{base}/sortie"), &[("cause", "gift"), ("amount", "999999")], &session).await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(much.text().contains("999999") && much.text().contains("au plus"));
    // A professional is asked about once.
    let shop = [("cause", "gift"), ("all", "yes"), ("receiver", "professional")];
    let asked = bench.post(&format!("{base}/sortie"), &shop, &session).await;
    assert!(asked.text().contains("Pour un professionnel"), "{}", asked.status);
    // Everything that may be given is given: what is kept back stays, and no crumb is lost.
    bench
        .post(&format!("{base}/sortie"), &[("cause", "gift"), ("all", "yes"), ("receiver", "school")], &session)
        .await
        .location();
    let kept = "SELECT COUNT(*) FROM seed_lots WHERE balance = reserve AND reserve > 0 AND balance = 2 * packet";
    assert!(bench.scalar(kept).await >= 1);
    let page = bench.get(&base, &session).await.text();
    let line = page.split(&format!("{base}/lignes/")).nth(1).unwrap().split('/').next().unwrap().to_owned();
    bench.post(&format!("{base}/lignes/{line}/retirer"), &[], &session).await.location();
    assert_eq!(bench.post(&format!("{base}/lignes/{line}/retirer"), &[], &session).await.status, StatusCode::CONFLICT);
    // What is thrown away may be all of it; then the lot can be closed, not before.
    assert_eq!(bench.post(&format!("{base}/clore"), &[], &session).await.status, StatusCode::CONFLICT);
    bench.post(&format!("{base}/sortie"), &[("cause", "discard"), ("all", "yes")], &session).await.location();
    bench.post(&format!("{base}/clore"), &[], &session).await.location();
    let mut tx = bench.db().write().await.unwrap();
    let below = sqlx::query("UPDATE seed_lots SET balance = -1 WHERE id = $1").bind(lot).execute(&mut *tx).await;
    assert!(platform::error::broke(&below.unwrap_err(), "seed_not_negative"));
    assert!(sqlx::query("DELETE FROM seed_moves").execute(&mut *tx).await.is_err(), "the ledger is only added to");
    drop(tx);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_test_takes_its_seeds_and_says_how_sure_it_is() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (_, lot) = to_give(&bench).await;
    let base = format!("/grainotheque/lots/{lot}");
    let test = bench.post(&format!("{base}/test"), &[("sown", "30")], &session).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_moves WHERE cause = 'test' AND happened_at > '2026-03-03'").await, 1);
    let tray = bench.get(&test, &session).await.text();
    assert_eq!(tray.matches("name=\"cell\"").count(), 30);
    bench.post(&test, &[("cell", "0"), ("cell", "1"), ("cell", "2")], &session).await.location();
    let over = bench.post(&test, &[("germinated", "28")], &session).await;
    assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY, "27 are left");
    assert!(over.text().contains("Il reste 27"));
    bench.post(&test, &[("germinated", "14")], &session).await.location();
    let page = folded(&bench.get(&test, &session).await.text());
    assert!(page.contains("17 sur 30") && page.contains("57 %"), "{page}");
    // A finger slips: each count is taken back once, by a line of its own.
    for left in ["3 sur 30", "0 sur 30"] {
        bench.post(&format!("{test}/annuler"), &[], &session).await.location();
        assert!(folded(&bench.get(&test, &session).await.text()).contains(left), "{left}");
    }
    assert_eq!(bench.post(&format!("{test}/annuler"), &[], &session).await.status, StatusCode::CONFLICT, "nothing is left");
    bench.post(&test, &[("germinated", "17")], &session).await.location();
    bench.post(&format!("{test}/clore"), &[], &session).await.location();
    assert_eq!(bench.post(&test, &[("germinated", "1")], &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bench.post(&format!("{test}/annuler"), &[], &session).await.status, StatusCode::CONFLICT);
    // A test wins over every estimate: too weak now, it is not given out any more.
    assert!(bench.get(&base, &session).await.text().contains("germe trop peu"));
    let gift = bench.post(&format!("{base}/sortie"), &[("cause", "gift"), ("all", "yes")], &session).await;
    assert_eq!(gift.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_brought_counts_when_it_was_looked_at_and_keeps_a_promise() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (_, lot) = to_give(&bench).await;
    let code = ids(&bench, "SELECT code, id FROM seed_lots").await.into_iter().find(|(_, id)| *id == lot).unwrap().0;
    // The packet's page helps, and holds the promise.
    let packet = bench.get(&format!("/sachet/{}", code.to_lowercase()), "").await;
    assert!(packet.text().contains("Faire ses graines") && packet.text().contains("Je le promets"));
    assert_eq!(bench.get("/sachet/AAAAA-B", "").await.status, StatusCode::NOT_FOUND);
    bench.post(&format!("/sachet/{code}/promesse"), &[("promised", "50"), ("name", "Odile")], "").await.location();
    let promise = ids(&bench, "SELECT name, id FROM seed_promises WHERE name = 'Odile'").await[0].1.to_string();
    let variety = ids(&bench, "SELECT code, variety_id FROM seed_lots")
        .await
        .into_iter()
        .find(|(known, _)| *known == code)
        .unwrap()
        .1
        .to_string();
    let before = bench.scalar("SELECT COUNT(*) FROM seed_moves").await;
    for (n, seeds) in [(0, "30"), (1, "40")] {
        let brought = [("variety", "Noir de Crimee"), ("year", "2025"), ("how_much", "une poignée"), ("name", "Odile")];
        bench.post("/graines/rapporter", &brought, "").await.location();
        let future = [("variety", "Noir de Crimee"), ("year", "2028"), ("name", "Odile")];
        assert_eq!(bench.post("/graines/rapporter", &future, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let waiting = ids(&bench, "SELECT grower, id FROM seed_lots WHERE state = 'received' AND grower = 'Odile'").await;
        let address = format!("/grainotheque/apports/{}", waiting[0].1);
        // What nobody has looked at does not move, and its code says nothing.
        let raw = format!("/grainotheque/lots/{}", waiting[0].1);
        for (end, field) in [("compter", "found"), ("separer", "part"), ("sachets", "packets"), ("test", "sown")] {
            let moved = bench.post(&format!("{raw}/{end}"), &[(field, "5")], &session).await;
            assert_ne!(moved.status, StatusCode::SEE_OTHER, "{end}");
        }
        let look = folded(&bench.get(&address, &session).await.text());
        assert!(look.contains("est sans doute : Noire de Crimée"), "a match is proposed");
        let checked =
            [("variety", variety.as_str()), ("unit", "seeds"), ("amount", seeds), ("packet", "10"), ("promise", &promise)];
        bench.post(&address, &checked, &session).await.location();
        assert_eq!(bench.post(&address, &checked, &session).await.status, StatusCode::NOT_FOUND, "looked at once");
        let returned = bench.scalar("SELECT returned FROM seed_promises WHERE name = 'Odile'").await;
        assert_eq!(returned, if n == 0 { 30 } else { 70 });
    }
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_promises WHERE name = 'Odile' AND state = 'kept'").await, 1);
    // A bean does not keep the promise of a tomato.
    bench.post("/graines/rapporter", &[("variety", "Lingot"), ("year", "2025"), ("name", "Odile")], "").await.location();
    let waiting = ids(&bench, "SELECT grower, id FROM seed_lots WHERE state = 'received' AND grower = 'Odile'").await[0].1;
    let another = bench.get("/grainotheque/varietes", &session).await.text();
    let another = another
        .split("/grainotheque/varietes/")
        .map(|rest| rest.split('"').next().unwrap())
        .find(|id| id.len() == 36 && *id != variety)
        .unwrap()
        .to_owned();
    let checked = [("variety", another.as_str()), ("unit", "seeds"), ("amount", "5"), ("packet", "5"), ("promise", &promise)];
    let wrong = bench.post(&format!("/grainotheque/apports/{waiting}"), &checked, &session).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains("autre variété"), "{}", wrong.status);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM seed_moves").await - before, 2, "the one that was given is unchanged");
    // What came back is a generation on, and its family is told both ways.
    let child = ids(&bench, "SELECT grower, id FROM seed_lots WHERE grower = 'Odile'").await[0].1;
    assert!(bench.get(&format!("/grainotheque/lots/{child}"), &session).await.text().contains("1 pas avant"));
    assert!(bench.get(&format!("/grainotheque/lots/{lot}"), &session).await.text().contains("1 pas après"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_seed_day_counts_each_packet_once_until_it_is_closed() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (variety, lot) = to_give(&bench).await;
    only(&bench, &variety, lot, 5, 0).await;
    let day = bench.post("/grainotheque/fetes", &[("title", "Fête d’essai"), ("day", "2026-03-03")], &session).await.location();
    let lot_id = lot.to_string();
    let code = ids(&bench, "SELECT code, id FROM seed_lots").await.into_iter().find(|(_, id)| *id == lot).unwrap().0;
    bench.post(&format!("/grainotheque/lots/{lot}/sachets"), &[("packets", "5")], &session).await.location();
    let many = bench.post(&format!("/grainotheque/lots/{lot}/sachets"), &[("packets", "6")], &session).await;
    assert!(many.text().contains("au plus"), "no more than it fills: five are printed");
    // The same tap sent three times counts once; the same packet scanned again is said to be gone.
    let client = "01900000-0000-7000-8000-00000000abcd";
    for _ in 0..3 {
        bench.post(&format!("{day}/donner"), &[("lot", &lot_id), ("client", client)], &session).await.location();
    }
    bench.post(&format!("{day}/donner"), &[("code", &code), ("packet", "2")], &session).await.location();
    let again = bench.post(&format!("{day}/donner"), &[("code", &code), ("packet", "2")], &session).await;
    let number = bench.scalar("SELECT COUNT(*) FROM seed_moves WHERE packet = 2").await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text().contains("déjà été donné"), "{number}");
    let none = bench.post(&format!("{day}/donner"), &[("code", &code), ("packet", "99")], &session).await;
    assert!(none.text().contains("n’existe pas"));
    // Given by mistake and taken back, it can be given again.
    let lot_page = bench.get(&format!("/grainotheque/lots/{lot}"), &session).await.text();
    let row = lot_page.split("<tr>").find(|row| row.contains("sachet n° 2")).unwrap();
    let undo = row.split("action=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    bench.post(&undo, &[], &session).await.location();
    bench.post(&format!("{day}/donner"), &[("code", &code), ("packet", "2")], &session).await.location();
    let misread = bench.post(&format!("{day}/donner"), &[("code", &code), ("packet", "abc")], &session).await;
    assert_eq!(misread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bench.get(&format!("/sachet/{code}/2"), "").await.status, StatusCode::OK);
    assert_eq!(bench.get(&format!("/sachet/{code}/99"), "").await.status, StatusCode::NOT_FOUND);
    // Twenty at once on the three that are left.
    let give = |_| async { bench.insist(&format!("{day}/donner"), &[("lot", &lot_id)], &session).await.status };
    let answers = together((0..20).map(give)).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 3);
    assert!(bench.get(&day, &session).await.text().contains("5 sachets donnés"));
    let undo = bench.get(&format!("/grainotheque/lots/{lot}"), &session).await.text();
    let undo = undo.split("/lignes/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    bench.post(&format!("{day}/clore"), &[], &session).await.location();
    let back = bench.post(&format!("/grainotheque/lots/{lot}/lignes/{undo}/retirer"), &[], &session).await;
    assert_eq!(back.status, StatusCode::CONFLICT, "the results of a closed day stay");
    let late = bench.post(&format!("{day}/donner"), &[("lot", &lot_id)], &session).await;
    assert!(late.text().contains("close"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn lots_are_put_together_and_taken_apart_without_losing_a_seed() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let sum = "SELECT CAST(SUM(COALESCE(balance, 0)) AS BIGINT) FROM seed_lots";
    let before = bench.scalar(sum).await;
    let two = ids(
        &bench,
        "SELECT CAST(COUNT(*) AS TEXT), variety_id
         FROM seed_lots
         WHERE state = 'stored' AND held = 0
         GROUP BY variety_id
         HAVING COUNT(*) > 1 AND COUNT(*) = (SELECT COUNT(*) FROM seed_lots AS all_of WHERE all_of.variety_id = seed_lots.variety_id)
         ORDER BY variety_id",
    )
    .await;
    let variety = two[0].1;
    let page = bench.get(&format!("/grainotheque/varietes/{variety}"), &session).await.text();
    let chosen: Vec<&str> = page.split("name=\"lots\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let address = format!("/grainotheque/varietes/{variety}/reunir");
    assert_eq!(bench.post(&address, &[("lots", chosen[0])], &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<(&str, &str)> = chosen.iter().map(|lot| ("lots", *lot)).collect();
    let new = bench.post(&address, &fields, &session).await.location();
    assert_eq!(bench.scalar(sum).await, before);
    let furthest = bench.scalar("SELECT MAX(generation) - MIN(generation) FROM seed_lots WHERE origin = 'bulk'").await;
    assert_eq!(furthest, 0);
    // A weak test of a lot is a weak test of whatever is made of it.
    bench.post(&format!("{new}/echantillon"), &[("sample_seeds", "100"), ("sample_g", "0,3")], &session).await.location();
    let test = bench.post(&format!("{new}/test"), &[("sown", "10")], &session).await.location();
    bench.post(&test, &[("germinated", "1")], &session).await.location();
    bench.post(&format!("{test}/clore"), &[], &session).await.location();
    let before = bench.scalar(sum).await;
    let part = bench.post(&format!("{new}/separer"), &[("part", "1"), ("place", "Boîte 7")], &session).await.location();
    assert!(bench.get(&part, &session).await.text().contains("germe trop peu"), "as what it was taken from");
    assert!(bench.get(&part, &session).await.text().contains("Boîte 7"));
    assert_eq!(bench.scalar(sum).await, before);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn labels_are_printed_and_the_catalogue_is_open() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let run = ids(&bench, "SELECT CAST(packets AS TEXT), id FROM packet_runs").await[0].1;
    let sheet = bench.get(&format!("/grainotheque/sachets/{run}?depuis=60&pas=-8"), &session).await;
    assert!(sheet.bytes.starts_with(b"%PDF"));
    assert!(bench.get("/grainotheque/sachets/essai?x=50", &session).await.bytes.starts_with(b"%PDF"));
    assert_eq!(bench.get(&format!("/grainotheque/sachets/{run}"), "").await.status, StatusCode::SEE_OTHER, "not for visitors");
    let open = bench.get("/graines/catalogue.json", "").await.text();
    let varieties: serde_json::Value = serde_json::from_str(&open).unwrap();
    assert!(varieties.as_array().unwrap().len() > 40);
    let found = folded(&bench.get("/graines?q=noir+de+crimee", "").await.text());
    assert!(found.contains("Noire de Crimée") && found.contains("Noir de Crimée"), "which name matched is shown");
    // In March much is sown; in November nothing, and the next month is named.
    assert!(bench.get("/graines", "").await.text().contains("À semer maintenant"));
    crate::sales::go(&bench, crate::sales::at("2026-11-28T10:00:00Z"));
    assert!(folded(&bench.get("/graines", "").await.text()).contains("Rien à semer ce mois-ci"));
}

#[tokio::test]
async fn any_order_of_deeds_leaves_the_ledger_as_a_plain_reckoning_has_it() {
    use rand::rngs::StdRng;
    use rand::{RngExt as _, SeedableRng as _};

    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (variety, lot) = to_give(&bench).await;
    only(&bench, &variety, lot, 12, 3).await;
    let packet = bench.scalar("SELECT MAX(packet) FROM seed_lots WHERE balance = 12 * packet AND reserve = 3 * packet").await;
    let base = format!("/grainotheque/lots/{lot}");
    let in_unit =
        |amount: i64| if packet == 300 { format!("{},{:03}", amount / 1000, amount % 1000) } else { amount.to_string() };
    // The model: what is there, what is held, and the requests that hold it.
    let (mut there, mut held, reserve) = (12 * packet, 0, 3 * packet);
    let mut waiting: Vec<String> = Vec::new();
    let mut rng = StdRng::seed_from_u64(20_261_128);
    for step in 0..70 {
        let free = (there - held - reserve).max(0);
        let amount = rng.random_range(1..3 * packet);
        let typed = in_unit(amount);
        match rng.random_range(0..6) {
            0 => {
                let email = format!("suite{step}@exemple.fr");
                let asked = bench.post("/graines/demande", &asking(&variety, &email), "").await;
                assert_eq!(asked.status == StatusCode::SEE_OTHER, free >= packet, "{step}: a packet of {free}");
                if asked.status == StatusCode::SEE_OTHER {
                    held += packet;
                    waiting.push(asked.location());
                }
            }
            1 if !waiting.is_empty() => {
                let own = waiting.swap_remove(rng.random_range(0..waiting.len()));
                bench.post(&format!("{own}/annuler"), &[], "").await.location();
                held -= packet;
            }
            2 => {
                let given = bench.post(&format!("{base}/sortie"), &[("cause", "gift"), ("amount", &typed)], &session).await;
                assert_eq!(given.status == StatusCode::SEE_OTHER, amount <= free, "{step}: {amount} of {free}");
                if given.status == StatusCode::SEE_OTHER {
                    there -= amount;
                }
            }
            3 => {
                let lost = bench.post(&format!("{base}/sortie"), &[("cause", "loss"), ("amount", &typed)], &session).await;
                assert_eq!(lost.status == StatusCode::SEE_OTHER, amount <= there, "{step}: {amount} of {there}");
                if lost.status == StatusCode::SEE_OTHER {
                    there -= amount;
                }
            }
            4 => {
                let found = rng.random_range(0..16 * packet);
                bench.post(&format!("{base}/compter"), &[("found", &in_unit(found))], &session).await.location();
                there = found;
            }
            _ => {}
        }
        let mut conn = bench.db().read().await.unwrap();
        let kept: (i64, i64) =
            sqlx::query_as("SELECT balance, held FROM seed_lots WHERE id = $1").bind(lot).fetch_one(&mut *conn).await.unwrap();
        assert_eq!(kept, (there, held), "{step}");
    }
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}
