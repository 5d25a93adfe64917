//! What a device keeps for days without a network: each role's own pages, all of which open.

use axum::http::StatusCode;
use chrono::{Days, NaiveDate, NaiveTime};
use serde_json::Value;
use uuid::Uuid;

use app::demo::ACCOUNTS;

use crate::common::Bench;

/// The addresses that somebody's device keeps.
async fn kept(bench: &Bench, session: &str) -> Vec<String> {
    let answer: Value = serde_json::from_str(&bench.get("/hors-ligne", session).await.text()).unwrap();
    assert_ne!(answer["who"], "", "whose pages they are");
    answer["pages"].as_array().unwrap().iter().map(|page| page.as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_device_keeps_what_its_person_may_open() {
    let bench = Bench::demo().await;
    for account in ACCOUNTS {
        let session = bench.sign_in(account).await;
        if bench.get("/hors-ligne", &session).await.status != StatusCode::OK {
            continue;
        }
        for page in kept(&bench, &session).await {
            assert_eq!(bench.get(&page, &session).await.status, StatusCode::OK, "{} {page}", account.email);
        }
    }
    assert_eq!(bench.get("/hors-ligne", "").await.status, StatusCode::SEE_OTHER, "nobody's device keeps nothing");
}

/// The crates that wait to be packed, of the day that has the most.
async fn crates_of_a_day(bench: &Bench) -> (Vec<Uuid>, NaiveDate) {
    let rows: Vec<(NaiveDate, Uuid)> = sqlx::query_as(
        "SELECT pickup_slots.day, orders.id
         FROM orders
         JOIN pickup_slots ON pickup_slots.id = orders.slot_id
         WHERE orders.state = 'placed'
         ORDER BY pickup_slots.day DESC",
    )
    .fetch_all(&mut *bench.db().read().await.unwrap())
    .await
    .unwrap();
    let day = rows[0].0;
    (rows.into_iter().filter(|(other, _)| *other == day).map(|(_, id)| id).collect(), day)
}

#[tokio::test]
async fn the_days_of_every_room_are_kept() {
    let bench = Bench::demo().await;
    let today = bench.clock.now().date_naive();
    let pages = kept(&bench, &bench.coordinator().await).await;
    for page in ["/", "/en-attente", "/presences", "/recolte", &format!("/jour/{today}")] {
        assert!(pages.iter().any(|kept| kept == page), "{page}: {pages:?}");
    }
    assert_eq!(pages.iter().filter(|page| page.starts_with("/jour/")).count(), 7, "today and six days more: {pages:?}");
    for (of, from, to) in [
        ("SELECT id, day FROM workshop_dates WHERE cancelled_at IS NULL", "/animation/dates/", ""),
        ("SELECT cycle_id, day FROM pickup_slots", "/ventes/cycles/", "/retrait"),
        ("SELECT id, day FROM seed_days", "/grainotheque/fetes/", ""),
    ] {
        let sql = sqlx::AssertSqlSafe(format!("{of} ORDER BY day LIMIT 1"));
        let (id, day): (Uuid, NaiveDate) = sqlx::query_as(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
        let page = format!("{from}{id}{to}");
        for (before, is_kept) in [(7, false), (6, true), (0, true)] {
            let noon = (day - Days::new(before)).and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap()).and_utc();
            bench.clock.advance(noon - bench.clock.now());
            let pages = kept(&bench, &bench.coordinator().await).await;
            assert_eq!(pages.contains(&page), is_kept, "{page} {before} days before: {pages:?}");
        }
    }
    let (crates, day): (Vec<Uuid>, NaiveDate) = crates_of_a_day(&bench).await;
    bench.clock.advance(day.and_time(NaiveTime::from_hms_opt(7, 0, 0).unwrap()).and_utc() - bench.clock.now());
    let pages = kept(&bench, &bench.coordinator().await).await;
    for id in &crates {
        assert!(pages.contains(&format!("/ventes/commandes/{id}/preparer")), "each crate to pack: {pages:?}");
    }
    assert!(!crates.is_empty() && pages.iter().any(|page| page.contains("/preparation/")), "and each product: {pages:?}");
}
