//! What people without an account can set going: letters, links, held seats, wrong passwords. A stranger fills nobody's mailbox, empties no
//! room, and learns nothing about anybody.

use axum::body::Body;
use axum::http::{StatusCode, header};
use chrono::Duration;

use crate::common::{Bench, link};

async fn letters_to(bench: &Bench, email: &str) -> i64 {
    let sql = "SELECT COUNT(*) FROM outbox WHERE recipient = $1";
    sqlx::query_scalar(sql).bind(email).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap()
}

/// Every public form that writes to an address somebody typed, with what else it wants filled in.
async fn forms_that_write(bench: &Bench, email: &'static str) -> Vec<(String, Vec<(&'static str, &'static str)>)> {
    let work_day = link(&bench.get("/chantiers", "").await.text(), "/chantiers/0");
    vec![
        ("/connexion/lien".to_owned(), vec![("email", email)]),
        ("/connexion/oubli".to_owned(), vec![("email", email)]),
        ("/retrouver".to_owned(), vec![("email", email)]),
        (work_day, vec![("name", "Voisine Essai"), ("email", email), ("people", "1"), ("briefing", "yes")]),
    ]
}

#[tokio::test]
async fn no_form_fills_a_mailbox() {
    for form in 0..4 {
        let bench = Bench::demo().await;
        let email = "coordination@demo.example";
        let before = letters_to(&bench, email).await;
        let (path, fields) = forms_that_write(&bench, email).await.swap_remove(form);
        let mut refused = 0;
        for _ in 0..30 {
            let answer = bench.post(&path, &fields, "").await;
            assert_ne!(answer.status, StatusCode::NOT_FOUND, "{path}");
            refused += usize::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
        }
        let letters = letters_to(&bench, email).await - before;
        // Links to bookings are for those who have some: the coordinator of the demonstration has none.
        assert!(path == "/retrouver" || (1..=12).contains(&letters), "{path}: {letters} letters");
        assert!(refused >= 18 || letters <= 4, "{path}: {refused} of 30 refused, {letters} letters");
    }
}

#[tokio::test]
async fn forms_do_not_tell_who_is_known() {
    let bench = Bench::demo().await;
    for path in ["/connexion/lien", "/connexion/oubli", "/retrouver"] {
        let known = bench.post(path, &[("email", "coordination@demo.example")], "").await;
        let unknown = bench.post(path, &[("email", "personne@demo.example")], "").await;
        let plain = |location: String| location.replace("coordination", "personne");
        assert_eq!((known.status, plain(known.location())), (unknown.status, plain(unknown.location())), "{path}");
    }
}

#[tokio::test]
async fn what_was_lost_comes_again_by_mail_and_never_on_the_screen() {
    let bench = Bench::demo().await;
    let work_day = link(&bench.get("/chantiers", "").await.text(), "/chantiers/0");
    let fields = [("name", "Voisine Essai"), ("email", "voisine@exemple.test"), ("people", "1"), ("briefing", "yes")];
    let signed = bench.post(&work_day, &fields, "").await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    assert_eq!(signed.location(), work_day, "the private page is for whoever reads the mailbox");
    let count = letters_to(&bench, "voisine@exemple.test").await;
    assert_eq!(count, 1);
    let found = bench.post("/retrouver", &[("email", "voisine@exemple.test")], "").await;
    assert_eq!(found.location(), "/retrouver");
    assert_eq!(letters_to(&bench, "voisine@exemple.test").await, count + 1);
    let letter = bench.last_letter().await;
    let mine = letter.split_whitespace().find_map(|word| word.strip_prefix("http://archipel.test")).unwrap().to_owned();
    assert_eq!(bench.get(&mine, "").await.status, StatusCode::OK);
    bench.post("/retrouver", &[("email", "inconnue@exemple.test")], "").await;
    assert_eq!(letters_to(&bench, "inconnue@exemple.test").await, 0);
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let bench = Bench::demo().await;
    for evil in [
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        "https://evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
    ] {
        let form = [("email", "coordination@demo.example"), ("password", app::demo::PASSWORD), ("suite", evil)];
        assert_eq!(bench.post("/connexion", &form, "").await.location(), "/", "{evil:?}");
    }
}

/// Behind a proxy the last address is the one the proxy saw; what comes before it, and on other lines, anybody can write.
#[tokio::test]
async fn another_address_is_not_had_by_writing_one() {
    let bench = Bench::with(|config| (config.behind_proxy, config.sign_in_rate) = (true, 5)).await;
    app::demo::load(&bench.app.db, &bench.clock, crate::common::SMALL).await.unwrap();
    let mut statuses = Vec::new();
    for n in 0..12 {
        let request = Bench::request("POST", "/connexion", "")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("x-forwarded-for", format!("10.0.0.{n}"))
            .header("x-forwarded-for", format!("10.1.0.{n}, 192.0.2.7"));
        let body = format!("email=personne{n}%40demo.example&password=rien-du-tout");
        statuses.push(bench.send(request.body(Body::from(body)).unwrap()).await.status);
    }
    assert_eq!(statuses.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count(), 7, "{statuses:?}");
}

#[tokio::test]
async fn a_balancer_is_told_when_a_job_stands_still() {
    let bench = Bench::demo().await;
    assert_eq!(bench.get("/readyz", "").await.status, StatusCode::OK);
    bench.app.health.told("mail", true, bench.clock.now());
    assert_eq!(bench.get("/readyz", "").await.status, StatusCode::OK);
    bench.clock.advance(Duration::minutes(4));
    let silent = bench.get("/readyz", "").await;
    assert_eq!(silent.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(silent.text().contains("mail"), "{}", silent.text());
}

/// A week after a letter left, nothing of what it said is kept: its links are keys.
#[tokio::test]
async fn what_letters_said_is_forgotten() {
    let bench = Bench::demo().await;
    bench.post("/connexion/lien", &[("email", "coordination@demo.example")], "").await;
    let said = "SELECT COUNT(*) FROM outbox WHERE body_text <> ''";
    assert!(bench.scalar(said).await > 0);
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("UPDATE outbox SET sent_at = $1").bind(bench.clock.now()).execute(&mut *tx).await.unwrap();
    platform::mail::outbox::forget(&mut tx, bench.clock.now() + Duration::days(6)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(bench.scalar(said).await > 0, "for a week it can be looked up");
    let mut tx = bench.db().write().await.unwrap();
    platform::mail::outbox::forget(&mut tx, bench.clock.now() + Duration::days(8)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        bench.scalar("SELECT COUNT(*) FROM outbox WHERE body_text <> '' OR body_html <> '' OR file_text IS NOT NULL").await,
        0
    );
    assert!(bench.scalar("SELECT COUNT(*) FROM outbox").await > 0, "that it was sent is known");
}

/// More than a form takes is said, and is no page that is not there.
#[tokio::test]
async fn a_form_that_is_too_long_is_told_so() {
    let bench = Bench::demo().await;
    let long = "a".repeat(300_000);
    let answer = bench.post("/connexion/lien", &[("email", &*long)], "").await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("trop long"), "{}", answer.text());
}
