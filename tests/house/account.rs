//! What people change of their own account, through the real router.

use axum::body::Body;
use axum::http::{StatusCode, header};
use chrono::Duration;
use totp_rs::{Builder, Secret};

use crate::common::{Answer, Bench, link};

const ME: &str = "coordination@demo.example";
const MINE: &str = app::demo::PASSWORD;

async fn in_by_password(bench: &Bench, email: &str, password: &str) -> Answer {
    bench.post("/connexion", &[("email", email), ("password", password)], "").await
}

/// The code that a telephone shows now.
fn code(bench: &Bench, key: &str) -> String {
    let secret = Secret::try_from_base32(key.replace(' ', "")).unwrap();
    let time = u64::try_from(bench.clock.now().timestamp()).unwrap();
    Builder::new().with_secret(secret).build().unwrap().generate(time).to_string()
}

/// Switches the second factor on; the key and the codes on paper.
async fn switched_on(bench: &Bench, session: &str) -> (String, Vec<String>) {
    let page = bench.get("/compte/double", session).await.text();
    let key = page.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(bench.get("/compte/double", session).await.text().contains(&key), "read anew, it is the same for a while");
    let right = code(bench, &key);
    for (code, current) in [("000000", MINE), (&*right, ""), (&*right, "pas le bon mot")] {
        let wrong = bench.post("/compte/double", &[("code", code), ("current", current)], session).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{current}");
        assert!(wrong.text().contains(&key), "a wrong code or password changes no key");
    }
    let done = bench.post("/compte/double", &[("code", &*right), ("current", MINE)], session).await.text();
    let codes: Vec<String> = done.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 10, "{done}");
    (key, codes)
}

async fn second_step(bench: &Bench, typed: &str) -> Answer {
    let first = in_by_password(bench, ME, MINE).await;
    assert_eq!(first.location(), "/connexion/verification");
    assert!(first.session().is_none(), "the password alone opens nothing");
    bench.post_from("/connexion/verification", &[("code", typed)], &format!("etape={}", first.cookie("etape"))).await
}

#[tokio::test]
async fn a_password_is_changed_by_whoever_knows_it() {
    let bench = Bench::demo().await;
    let (here, elsewhere) = (bench.coordinator().await, bench.coordinator().await);
    let wrong = [("current", "pas le bon mot"), ("password", "trois chevaux bleus")];
    let refused = bench.post("/compte/mot-de-passe", &wrong, &here).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("pas votre mot de passe actuel") && !refused.text().contains("chevaux"));
    let weak = bench.post("/compte/mot-de-passe", &[("current", MINE), ("password", "court")], &here).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = [("current", MINE), ("password", "trois chevaux bleus")];
    assert_eq!(bench.post("/compte/mot-de-passe", &right, &here).await.location(), "/compte");
    assert_eq!(bench.get("/compte", &here).await.status, StatusCode::OK, "this device stays");
    assert_eq!(bench.get("/compte", &elsewhere).await.status, StatusCode::SEE_OTHER, "the others do not");
    assert!(in_by_password(&bench, ME, MINE).await.session().is_none());
    assert!(in_by_password(&bench, ME, "trois chevaux bleus").await.session().is_some());
    assert!(bench.last_letter().await.contains("mot de passe vient d’être changé"));
}

#[tokio::test]
async fn an_address_counts_once_its_letter_was_answered() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let refused = bench.post("/compte/adresse", &[("email", "neuve@exemple.test"), ("current", "faux")], &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"neuve@exemple.test\""), "what was typed stays");
    let ask = async |email| {
        bench.post("/compte/adresse", &[("email", email), ("current", MINE)], &session).await;
        let letter = bench.last_letter().await;
        format!("/compte/adresse/{}", letter.split_whitespace().find_map(|word| word.split_once("/compte/adresse/")).unwrap().1)
    };
    let first = ask("premiere@exemple.test").await;
    let path = ask("neuve@exemple.test").await;
    assert_eq!(bench.post(&first, &[], "").await.status, StatusCode::GONE, "the last one asked for counts");
    assert!(in_by_password(&bench, "neuve@exemple.test", MINE).await.session().is_none());
    assert!(bench.get(&path, "").await.text().contains("neuve@exemple.test"), "looking does not use it up");
    let arabic = Bench::request("GET", &path, "").header(header::COOKIE, "langue=ar").body(Body::empty()).unwrap();
    assert!(bench.send(arabic).await.text().contains("تأكيد هذا العنوان"), "whoever reads Arabic is asked in Arabic");
    assert_eq!(bench.post(&path, &[], "").await.location(), "/connexion");
    assert!(in_by_password(&bench, "neuve@exemple.test", MINE).await.session().is_some());
    assert!(in_by_password(&bench, ME, MINE).await.session().is_none());
    let told =
        "SELECT COUNT(*) FROM outbox WHERE recipient = 'coordination@demo.example' AND body_text LIKE '%vient d’être changée%'";
    assert_eq!(bench.scalar(told).await, 1, "who reads the old address is told");
    assert_eq!(bench.post(&path, &[], "").await.status, StatusCode::GONE);
    // Somebody else's: said to whoever reads that mailbox, and to nobody else.
    let taken = ask("vente@demo.example").await;
    assert_eq!(bench.post(&taken, &[], "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A new password ends what was asked for with the old one.
    let asked = ask("voleur@exemple.test").await;
    let right = [("current", MINE), ("password", "trois chevaux bleus")];
    bench.post("/compte/mot-de-passe", &right, &session).await;
    assert_eq!(bench.post(&asked, &[], "").await.status, StatusCode::GONE);
    let back = [("current", "trois chevaux bleus"), ("password", "quatre moutons verts")];
    bench.post("/compte/mot-de-passe", &back, &session).await;
    bench.post("/compte/adresse", &[("email", "tard@exemple.test"), ("current", "quatre moutons verts")], &session).await;
    let letter = bench.last_letter().await;
    let late =
        format!("/compte/adresse/{}", letter.split_whitespace().find_map(|word| word.split_once("/compte/adresse/")).unwrap().1);
    bench.clock.advance(Duration::hours(25));
    assert_eq!(bench.post(&late, &[], "").await.status, StatusCode::GONE);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    let worker = bench.sign_in(&app::demo::ACCOUNTS[3]).await;
    assert_eq!(bench.post("/compte/adresse", &[("email", "awa@exemple.test")], &worker).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_cannot_be_got_round() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (key, codes) = switched_on(&bench, &session).await;
    let used = code(&bench, &key);
    assert_eq!(second_step(&bench, &used).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a code works once");
    bench.clock.advance(Duration::seconds(60));
    let step = in_by_password(&bench, ME, MINE).await.cookie("etape");
    let right = bench.post_from("/connexion/verification", &[("code", &code(&bench, &key))], &format!("etape={step}")).await;
    let new = right.session().unwrap();
    assert_eq!(bench.get("/personnes", &new).await.status, StatusCode::OK);
    let again = bench.post_from("/connexion/verification", &[("code", &codes[0])], &format!("etape={step}")).await;
    assert_eq!(again.location(), "/connexion", "the way in between is used up");
    // On paper: each once, however it is typed.
    let typed = codes[0].to_lowercase().replace('-', " ");
    assert!(second_step(&bench, &typed).await.session().is_some());
    assert!(second_step(&bench, &codes[0]).await.session().is_none());
    // A mailbox is no way around.
    bench.post("/connexion/oubli", &[("email", ME)], "").await;
    let letter = bench.last_letter().await;
    let path = letter.split_whitespace().find_map(|word| word.find("/connexion/mot-de-passe/").map(|at| &word[at..])).unwrap();
    let reset = bench.post(path, &[("password", "encore trois mots sans lien")], "").await;
    assert!(reset.session().is_none());
    assert_eq!(reset.location(), "/connexion/verification");
}

#[tokio::test]
async fn wrong_codes_lock_and_another_coordinator_opens() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (key, _) = switched_on(&bench, &session).await;
    bench.clock.advance(Duration::seconds(60));
    for _ in 0..3 {
        assert!(second_step(&bench, "123456").await.session().is_none());
    }
    let locked = second_step(&bench, &code(&bench, &key)).await;
    assert!(locked.text().contains("Trop d’essais") && locked.session().is_none(), "even the right one waits");
    bench.clock.advance(Duration::minutes(2));
    let me = link(&bench.get("/personnes?q=maude", &session).await.text(), "/personnes/0");
    let seller = bench.sign_in(app::demo::ACCOUNTS.iter().find(|one| one.email == "vente@demo.example").unwrap()).await;
    assert_eq!(bench.post(&format!("{me}/double"), &[], &seller).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        bench.post(&format!("{me}/double"), &[], &session).await.status,
        StatusCode::CONFLICT,
        "not one's own, without the password"
    );
    let second = bench.get("/personnes?q=sacha", &session).await.text();
    let other = link(&second, "/personnes/0").trim_start_matches("/personnes/").to_owned();
    bench
        .post("/personnes/roles", &[("deed", "give"), ("to", "coordinator"), ("sure", "yes"), ("person", &other)], &session)
        .await;
    let sacha = bench.sign_in(&app::demo::ACCOUNTS[1]).await;
    bench.insist(&format!("{me}/double"), &[], &sacha).await;
    assert!(in_by_password(&bench, ME, MINE).await.session().is_some());
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn one_device_is_signed_out_by_itself() {
    let bench = Bench::demo().await;
    let (here, elsewhere) = (bench.coordinator().await, bench.coordinator().await);
    let page = bench.get("/compte", &here).await.text();
    let path = page
        .split("action=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|path| path.ends_with("/fermer"))
        .unwrap()
        .to_owned();
    let other = bench.sign_in(&app::demo::ACCOUNTS[1]).await;
    bench.post(&path, &[], &other).await;
    assert_eq!(bench.get("/compte", &elsewhere).await.status, StatusCode::OK, "nobody signs somebody else out");
    bench.post(&path, &[], &here).await;
    assert_eq!(bench.get("/compte", &elsewhere).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get("/compte", &here).await.status, StatusCode::OK);
}
