//! Sign-in, by every door, through the real router.

use axum::body::Body;
use axum::http::{StatusCode, header};
use chrono::Duration;

use platform::auth::links::{self, Purpose};

use crate::common::{Bench, link};

fn token_in(letter: &str, beginning: &str) -> String {
    letter.split_whitespace().find_map(|word| word.split_once(beginning)).unwrap().1.to_owned()
}

/// The cookie of the browser that asked for a code.
fn asking(answer: &crate::common::Answer) -> String {
    answer.cookie("demande")
}

/// Types a code in the browser that asked for it.
async fn type_code(bench: &Bench, email: &str, code: &str, browser: &str) -> crate::common::Answer {
    bench.post_from("/connexion/code", &[("email", email), ("code", code)], &format!("demande={browser}")).await
}

#[tokio::test]
async fn a_wrong_password_tells_nothing_and_keeps_what_was_typed() {
    let bench = Bench::demo().await;
    let known = bench.post("/connexion", &[("email", "coordination@demo.example"), ("password", "faux-mot-de-passe")], "").await;
    let unknown = bench.post("/connexion", &[("email", "personne@demo.example"), ("password", "faux-mot-de-passe")], "").await;
    for answer in [&known, &unknown] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("incorrect"));
        assert!(answer.session().is_none());
        assert!(!answer.text().contains("faux-mot-de-passe"), "a password never comes back");
    }
    assert!(known.text().contains("value=\"coordination@demo.example\""));
}

#[tokio::test]
async fn somebody_is_led_back_to_where_they_wanted_to_go_and_nowhere_else() {
    let bench = Bench::demo().await;
    let asked = bench.get("/personnes?role=worker", "").await;
    assert_eq!(asked.location(), "/connexion?suite=%2Fpersonnes%3Frole%3Dworker");
    let form = [("email", "coordination@demo.example"), ("password", app::demo::PASSWORD), ("suite", "/personnes?role=worker")];
    assert_eq!(bench.post("/connexion", &form, "").await.location(), "/personnes?role=worker");
    let evil = [("email", "coordination@demo.example"), ("password", app::demo::PASSWORD), ("suite", "//evil.example")];
    assert_eq!(bench.post("/connexion", &evil, "").await.location(), "/");
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_once_and_ends_old_sessions() {
    let bench = Bench::demo().await;
    let old = bench.coordinator().await;
    bench.post("/connexion/oubli", &[("email", "Coordination@demo.example")], "").await;
    let path = format!("/connexion/mot-de-passe/{}", token_in(&bench.last_letter().await, "/connexion/mot-de-passe/"));
    assert_eq!(bench.get(&path, "").await.status, StatusCode::OK, "looking does not use the link up");
    assert_eq!(bench.post(&path, &[("password", "court")], "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = bench.post(&path, &[("password", "trois mots sans lien")], "").await;
    assert_eq!(new.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get("/personnes", &new.session().unwrap()).await.status, StatusCode::OK);
    assert_eq!(bench.get("/personnes", &old).await.status, StatusCode::SEE_OTHER, "the old session is over");
    assert_eq!(bench.post(&path, &[("password", "encore une fois")], "").await.status, StatusCode::GONE);
    let unknown = bench.post("/connexion/oubli", &[("email", "inconnu@demo.example")], "").await;
    assert_eq!(unknown.status, StatusCode::SEE_OTHER, "the answer does not tell who has an account");
}

#[tokio::test]
async fn a_resident_enters_by_link_or_by_code_and_each_works_once() {
    let bench = Bench::demo().await;
    let ask = bench.post("/connexion/lien", &[("email", "nouvelle@exemple.test")], "").await;
    assert!(ask.location().starts_with("/connexion/code?email="));
    let browser = asking(&ask);
    let letter = bench.last_letter().await;
    let code: String = letter
        .lines()
        .map(str::trim)
        .find(|line| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit()))
        .unwrap()
        .to_owned();
    let wrong = bench.post("/connexion/code", &[("email", "nouvelle@exemple.test"), ("code", "000000")], "").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let elsewhere = bench.post("/connexion/code", &[("email", "nouvelle@exemple.test"), ("code", &code)], "").await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY, "a code is for the browser that asked for it");
    let right = type_code(&bench, "nouvelle@exemple.test", &code, &browser).await;
    let session = right.session().unwrap();
    assert!(bench.get("/compte", &session).await.text().contains("value=\"nouvelle\""));
    assert_eq!(bench.get("/terrains", &session).await.status, StatusCode::NOT_FOUND, "a member is not of the team");
    let again = type_code(&bench, "nouvelle@exemple.test", &code, &browser).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("/connexion/lien/{}", token_in(&letter, "/connexion/lien/"));
    assert_eq!(bench.post(&path, &[], "").await.status, StatusCode::GONE, "code and link are one");
}

#[tokio::test]
async fn a_code_cannot_be_guessed() {
    let bench = Bench::demo().await;
    let browser = asking(&bench.post("/connexion/lien", &[("email", "cible@exemple.test")], "").await);
    let letter = bench.last_letter().await;
    let code = letter
        .lines()
        .map(str::trim)
        .find(|line| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit()))
        .unwrap()
        .to_owned();
    for guess in 0..5 {
        let typed = format!("{:06}", (code.parse::<u32>().unwrap() + 1 + guess) % 1_000_000);
        type_code(&bench, "cible@exemple.test", &typed, &browser).await;
    }
    let late = type_code(&bench, "cible@exemple.test", &code, &browser).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "after five wrong ones the right one is refused too");
    let path = format!("/connexion/lien/{}", token_in(&letter, "/connexion/lien/"));
    bench.clock.advance(Duration::minutes(29));
    assert_eq!(bench.get(&path, "").await.status, StatusCode::OK);
    bench.clock.advance(Duration::minutes(2));
    assert_eq!(bench.post(&path, &[], "").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn wrong_pins_lock_for_growing_times_and_many_at_once_gain_nothing() {
    let bench = Bench::demo().await;
    let path = format!("/carte/{}", app::demo::ACCOUNTS[3].card.unwrap());
    let page = bench.get(&path, "").await.text();
    assert!(page.contains("Bonjour Awa") && !page.contains("Awa Démo"), "only the first name is shown before the PIN");
    let guesses: Vec<String> = (0..12).map(|n| format!("{:04}", 2000 + n)).collect();
    let tries = guesses.iter().map(|guess| {
        let (bench, path) = (&bench, &path);
        async move { bench.post(path, &[("pin", guess.as_str())], "").await }
    });
    crate::common::together(tries).await;
    let right = bench.post(&path, &[("pin", "1234")], "").await;
    assert!(right.session().is_none(), "locked: even the right one waits");
    assert!(right.text().contains("Essayez encore à 10 h 01"), "a flood at once counts as three wrong ones, then finds the lock");
    bench.clock.advance(Duration::seconds(61));
    assert!(bench.post(&path, &[("pin", "9999")], "").await.text().contains("Essayez encore à 10 h 06"));
    bench.clock.advance(Duration::minutes(6));
    assert!(bench.post(&path, &[("pin", "1234")], "").await.session().is_some());
    assert!(
        bench.post(&path, &[("pin", "9999")], "").await.text().contains("pas le bon code"),
        "a right one forgets the wrong ones"
    );
}

#[tokio::test]
async fn cards_are_printed_replaced_and_revoked() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let old = format!("/carte/{}", app::demo::ACCOUNTS[3].card.unwrap());
    let page = bench.get("/personnes?q=awa", &session).await.text();
    let person = link(&page, "/personnes/01");
    let id = person.trim_start_matches("/personnes/");
    let worker = bench.sign_in(&app::demo::ACCOUNTS[3]).await;
    bench.post("/preferences", &[("langue", "ar")], &worker).await.location();
    let sheet = bench.post("/personnes/cartes", &[("people", id), ("new_pins", "yes")], &session).await;
    assert_eq!(sheet.status, StatusCode::OK);
    assert!(sheet.text().contains("dir=\"rtl\"") && sheet.text().contains("الرمز:"), "in the holder’s language");
    assert!(sheet.text().contains("<svg") && sheet.text().contains("Awa Démo"));
    assert_eq!(bench.get(&old, "").await.status, StatusCode::GONE);
    assert!(bench.get(&person, &session).await.text().contains("imprimée le"));
    bench.post(&format!("{person}/carte/annuler"), &[], &session).await;
    assert!(!bench.get(&person, &session).await.text().contains("imprimée le"));
}

#[tokio::test]
async fn sessions_end_by_themselves_and_everywhere_at_once() {
    let bench = Bench::demo().await;
    let (one, two) = (bench.coordinator().await, bench.coordinator().await);
    bench.clock.advance(Duration::days(13));
    assert_eq!(bench.get("/personnes", &one).await.status, StatusCode::OK, "in use, so put off");
    bench.clock.advance(Duration::days(2));
    assert_eq!(bench.get("/personnes", &one).await.status, StatusCode::OK);
    assert_eq!(bench.get("/personnes", &two).await.status, StatusCode::SEE_OTHER, "two weeks unused");
    let three = bench.coordinator().await;
    bench.post("/compte/partout", &[], &one).await;
    for session in [&one, &three] {
        assert_eq!(bench.get("/personnes", session).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn too_many_tries_wait() {
    let bench = Bench::with(|config| config.sign_in_rate = 6).await;
    app::demo::load(&bench.app.db, &bench.clock, crate::common::SMALL).await.unwrap();
    let mut last = StatusCode::OK;
    for _ in 0..8 {
        last = bench
            .post("/connexion", &[("email", "coordination@demo.example"), ("password", "faux-mot-de-passe")], "")
            .await
            .status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_new_install_is_set_up_once() {
    let bench = Bench::empty().await;
    let mut tx = bench.db().write().await.unwrap();
    let made = links::create(&mut tx, Purpose::SetUp, None, "", None, bench.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let path = format!("/installation/{}", made.token.reveal());
    assert!(!bench.get("/connexion", "").await.text().contains("archipel-demo"), "a real install lists no accounts");
    assert_eq!(bench.get(&path, "").await.status, StatusCode::OK);
    let fields = [
        ("ecopole_name", "Les Essais"),
        ("commune", "Essai-Ville"),
        ("time_zone", "Europe/Paris"),
        ("language", "en"),
        ("name", "Première Personne"),
        ("email", "premiere@exemple.test"),
        ("password", "trois mots sans lien"),
    ];
    let short = fields.map(|(name, value)| if name == "password" { (name, "court") } else { (name, value) });
    assert_eq!(bench.post(&path, &short, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = bench.post(&path, &fields, "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let session = done.session().unwrap();
    assert!(bench.get("/personnes", &session).await.text().contains("Première Personne"));
    assert_eq!(bench.post(&path, &fields, "").await.status, StatusCode::GONE);
    assert!(bench.get("/", "").await.text().contains("Les Essais"));
}

/// A card that is revoked, or a new PIN, ends what was opened with the old one; and no session of a card lives longer than a day.
#[tokio::test]
async fn a_lost_card_opens_nothing_any_more() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let worker = &app::demo::ACCOUNTS[3];
    let person = link(&bench.get("/personnes?q=awa", &coordinator).await.text(), "/personnes/01");
    let mine = async |session: &str| bench.get("/ma-semaine", session).await.status;
    let by_card = bench.sign_in(worker).await;
    assert_eq!(mine(&by_card).await, StatusCode::OK);
    bench.post(&format!("{person}/code"), &[("pin", "8642")], &coordinator).await;
    assert_eq!(mine(&by_card).await, StatusCode::SEE_OTHER, "a new PIN ends it");
    let path = format!("/carte/{}", worker.card.unwrap());
    let again = bench.post(&path, &[("pin", "8642")], "").await.session().unwrap();
    assert_eq!(mine(&again).await, StatusCode::OK);
    bench.post(&format!("{person}/carte/annuler"), &[], &coordinator).await;
    assert_eq!(mine(&again).await, StatusCode::SEE_OTHER, "a revoked card ends it");
}

#[tokio::test]
async fn a_card_in_use_all_day_and_night_still_ends() {
    let bench = Bench::demo().await;
    let session = bench.sign_in(&app::demo::ACCOUNTS[3]).await;
    let mut hours = 0;
    while bench.get("/ma-semaine", &session).await.status == StatusCode::OK {
        bench.clock.advance(Duration::hours(6));
        hours += 6;
        assert!(hours <= 48, "still open after {hours} hours");
    }
    assert!(hours >= 12, "a working day fits in: {hours}");
}

/// Who may run the place has to give the password: neither a card nor a mailed link is enough.
#[tokio::test]
async fn the_rights_of_the_team_ask_for_a_password() {
    let bench = Bench::demo().await;
    let by_card = bench.sign_in(&app::demo::ACCOUNTS[3]).await;
    let sql = "INSERT INTO person_roles (person_id, role) SELECT person_id, 'coordinator' FROM cards WHERE revoked_at IS NULL";
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query(sql).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(bench.get("/ma-semaine", &by_card).await.status, StatusCode::OK);
    assert_eq!(bench.get("/personnes", &by_card).await.status, StatusCode::NOT_FOUND, "promoted, but by a card");
    // A member who came in by a mailed link and is made coordinator meanwhile.
    bench.post("/connexion/lien", &[("email", "nouvelle@exemple.test")], "").await;
    let letter = bench.last_letter().await;
    let way_in = letter.split_whitespace().find_map(|word| word.strip_prefix("http://archipel.test/connexion/lien/")).unwrap();
    let entered = bench.post(&format!("/connexion/lien/{way_in}"), &[], "").await.session().unwrap();
    let mut tx = bench.db().write().await.unwrap();
    let promote = "INSERT INTO person_roles (person_id, role) SELECT id, 'coordinator' FROM people WHERE email = $1";
    assert_eq!(sqlx::query(promote).bind("nouvelle@exemple.test").execute(&mut *tx).await.unwrap().rows_affected(), 1);
    tx.commit().await.unwrap();
    assert_eq!(bench.get("/compte", &entered).await.status, StatusCode::OK);
    assert_eq!(bench.get("/personnes", &entered).await.status, StatusCode::NOT_FOUND, "promoted, but by a link");
    // Who is of the team already gets no link that signs in.
    bench.post("/connexion/lien", &[("email", "coordination@demo.example")], "").await;
    assert!(!bench.last_letter().await.contains("/connexion/lien/"), "{}", bench.last_letter().await);
}

/// A link that went to an address is worth nothing once the address was corrected, and none outlives a chosen password.
#[tokio::test]
async fn links_end_with_the_address_and_with_the_password() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let person = link(&bench.get("/personnes?q=lucie", &coordinator).await.text(), "/personnes/01");
    let token = async || {
        let letter = bench.last_letter().await;
        letter.split_whitespace().find_map(|word| word.strip_prefix("http://archipel.test")).unwrap().to_owned()
    };
    let id: uuid::Uuid = person.trim_start_matches("/personnes/").parse().unwrap();
    let correct = async |email: &str| {
        let form = bench.get(&format!("{person}/modifier"), &coordinator).await.text();
        let value = |name: &str| crate::common::link_value(&form, &format!("name=\"{name}\" value=\""));
        let (name, version) = (value("name"), value("version"));
        let fields = [("name", name.as_str()), ("version", version.as_str()), ("email", email), ("roles", "supervisor")];
        let saved = bench.post(&format!("{person}/modifier"), &fields, &coordinator).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    };
    correct("faute@exemple.test").await;
    bench.post(&format!("{person}/inviter"), &[], &coordinator).await;
    let wrong = token().await;
    assert_eq!(bench.get(&wrong, "").await.status, StatusCode::OK);
    correct("juste@exemple.test").await;
    assert_ne!(bench.get(&wrong, "").await.status, StatusCode::OK, "it went to somebody else");
    bench.post(&format!("{person}/inviter"), &[], &coordinator).await;
    let invited = token().await;
    bench.post("/connexion/oubli", &[("email", "juste@exemple.test")], "").await;
    let forgotten = token().await;
    assert_ne!(invited, forgotten);
    let chosen = [("password", "trois-hérons-au-bord-de-l-eau"), ("again", "trois-hérons-au-bord-de-l-eau")];
    let done = bench.post(&forgotten, &chosen, "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_ne!(bench.get(&invited, "").await.status, StatusCode::OK, "a password was chosen since");
    let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sign_in_links WHERE person_id = $1")
        .bind(id)
        .fetch_one(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(left, 0);
}

/// A stranger who types wrong passwords locks out neither the owner's own browser nor, from another address, the owner.
#[tokio::test]
async fn strangers_lock_nobody_out() {
    let bench = Bench::with(|config| (config.behind_proxy, config.sign_in_rate) = (true, 10_000)).await;
    app::demo::load(&bench.app.db, &bench.clock, crate::common::SMALL).await.unwrap();
    let sign_in = async |password: &str, from: &str, cookie: &str| {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("email", app::demo::ACCOUNTS[0].email), ("password", password)])
            .finish();
        let request = Bench::request("POST", "/connexion", "")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-forwarded-for", from)
            .header("cookie", cookie);
        bench.send(request.body(axum::body::Body::from(body)).unwrap()).await
    };
    let first = sign_in(app::demo::PASSWORD, "192.0.2.1", "").await;
    assert!(first.session().is_some());
    let device = format!("appareil={}", first.cookie("appareil"));
    assert!(device.len() > 20, "{:?}", first.headers);
    for _ in 0..30 {
        sign_in("faux-mot-de-passe", "192.0.2.9", "").await;
    }
    assert_eq!(sign_in(app::demo::PASSWORD, "192.0.2.9", "").await.status, StatusCode::TOO_MANY_REQUESTS, "from there");
    assert!(sign_in(app::demo::PASSWORD, "192.0.2.1", "").await.session().is_some(), "from the owner's address");
    for n in 0..120 {
        sign_in("faux-mot-de-passe", &format!("198.51.100.{n}"), "").await;
    }
    assert!(sign_in(app::demo::PASSWORD, "192.0.2.1", &device).await.session().is_some(), "from the owner's own browser");
}

/// The way in, the account and what goes wrong speak to a worker in the language they read; the team's pages stay French or English.
#[tokio::test]
async fn the_way_in_speaks_four_languages() {
    let bench = Bench::demo().await;
    let read = async |path: &str, accept: &str| {
        let request = Bench::request("GET", path, "").header(header::COOKIE, format!("langue={accept}"));
        bench.send(request.body(Body::empty()).unwrap()).await.text()
    };
    for (path, lang, words) in [
        ("/connexion", "ar", "تسجيل الدخول"),
        ("/connexion", "uk", "Ви тут працюєте?"),
        ("/menu", "ar", "القائمة"),
        ("/nulle-part", "uk", "Такої сторінки немає"),
        ("/carte/rien", "ar", "هذه البطاقة لم تعد تعمل"),
        ("/connexion/lien/rien", "uk", "Це посилання більше не працює"),
    ] {
        let page = read(path, lang).await;
        let direction = if lang == "ar" { "rtl" } else { "ltr" };
        assert!(page.contains(&format!("<html lang=\"{lang}\" dir=\"{direction}\"")) && page.contains(words), "{path}: {page}");
    }
    let public = read("/ateliers", "ar").await;
    assert!(public.contains("<html lang=\"fr\" dir=\"ltr\"") && public.contains("Ateliers"), "{public}");

    let worker = bench.sign_in(app::demo::ACCOUNTS.iter().find(|account| account.card.is_some()).unwrap()).await;
    let as_worker = async |path: &str| {
        let request = Bench::request("GET", path, "").header(header::COOKIE, format!("archipel={worker}; langue=uk"));
        bench.send(request.body(Body::empty()).unwrap()).await.text()
    };
    let page = as_worker("/compte").await;
    assert!(page.contains("<html lang=\"uk\"") && page.contains("Мій обліковий запис") && page.contains("Зберегти"), "{page}");
    let team = bench.coordinator().await;
    let request = Bench::request("GET", "/compte", "").header(header::COOKIE, format!("archipel={team}; langue=ar"));
    let page = bench.send(request.body(Body::empty()).unwrap()).await.text();
    assert!(page.contains("<html lang=\"fr\"") && page.contains("Mon compte"), "{page}");
}
