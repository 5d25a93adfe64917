//! What workers and volunteers do themselves: tablets, calendars, languages, swaps, work days.

use platform::op::Op;

use super::*;

#[tokio::test]
async fn a_shift_changes_hands() {
    let bench = Bench::demo().await;
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    let (awa, hugo) = (person(&bench, "Awa Démo").await, person(&bench, "Hugo Démo").await);
    let wanted = shift(&bench, "2026-03-14", 9, 12, (1, 2)).await.id;
    let mut tx = bench.db().write().await.unwrap();
    let placed =
        plan::assign(&mut Op::at(&mut tx, &system(), bench.clock.now()).zoned(Paris), wanted, hugo, "Fête").await.unwrap();
    assert!(matches!(placed, Assigned::Done(..)));
    tx.commit().await.unwrap();
    bench.post("/semaine/2026-03-09/publier", &[], &coordinator).await;
    let hugo_actor =
        Actor { person: Some(hugo), name: "Hugo Démo".to_owned(), roles: [Role::Worker].into_iter().collect(), session: None };
    let mut tx = bench.db().write().await.unwrap();
    // Saturday would exceed Awa's hours: the rules ask, so she is not offered it; a free week makes room.
    sqlx::query("DELETE FROM assignments WHERE person_id = $1").bind(awa).execute(&mut *tx).await.unwrap();
    sqlx::query("DELETE FROM engagements WHERE person_id = $1 AND kind = 'shift'").bind(awa).execute(&mut *tx).await.unwrap();
    let swap = work::rota::store::swaps::offer(&mut Op::at(&mut tx, &hugo_actor, bench.clock.now()), wanted).await.unwrap();
    tx.commit().await.unwrap();
    let week = bench.get("/ma-semaine", &worker).await.text();
    assert!(week.contains("Hugo cherche un remplaçant"), "{week}");
    bench.post(&format!("/echanges/{swap}/prendre"), &[], &worker).await;
    assert_eq!(bench.post(&format!("/echanges/{swap}/prendre"), &[], &worker).await.status, StatusCode::SEE_OTHER);
    assert!(bench.get("/demandes", &coordinator).await.text().contains("Awa Démo remplacerait Hugo Démo"));
    // Nobody approves their own swap, whatever else they may.
    let both = Actor { roles: [Role::Worker, Role::Supervisor].into_iter().collect(), ..hugo_actor.clone() };
    let mut tx = bench.db().write().await.unwrap();
    assert!(swaps::decide(&mut Op::at(&mut tx, &both, bench.clock.now()).zoned(Paris), swap, true, "").await.is_err());
    drop(tx);
    let decided = bench.post(&format!("/echanges/{swap}/decider"), &[("grant", "yes")], &coordinator).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
    let mut conn = bench.db().read().await.unwrap();
    let told = stints::of_days(&mut conn, &system(), day("2026-03-14"), day("2026-03-14")).await.unwrap();
    assert_eq!(told.iter().map(|stint| stint.person_id).collect::<Vec<_>>(), [awa]);
    drop(conn);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Who is taken off a shift looks for nobody in their place any more.
#[tokio::test]
async fn an_offer_ends_with_the_place_it_was_for() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let hugo = person(&bench, "Hugo Démo").await;
    let wanted = shift(&bench, "2026-03-15", 9, 12, (1, 2)).await.id;
    assert!(matches!(super::plan_for(&bench, wanted, hugo, "Fête").await, Assigned::Done(..)));
    bench.post("/semaine/2026-03-09/publier", &[], &coordinator).await;
    let own = Actor { person: Some(hugo), ..system() };
    let mut tx = bench.db().write().await.unwrap();
    swaps::offer(&mut Op::at(&mut tx, &own, bench.clock.now()), wanted).await.unwrap();
    tx.commit().await.unwrap();
    assert!(bench.get("/demandes", &coordinator).await.text().contains(&format!("/creneaux/{wanted}\"")));
    bench.post(&format!("/creneaux/{wanted}/retirer"), &[("person", hugo.to_string().as_str())], &coordinator).await;
    assert!(!bench.get("/demandes", &coordinator).await.text().contains(&format!("/creneaux/{wanted}\"")));
}

/// Whoever plans can do something about an offer that nobody takes: look for somebody with the telephone numbers at hand, or say no.
#[tokio::test]
async fn an_open_offer_has_a_way_on() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let hugo = person(&bench, "Hugo Démo").await;
    let wanted = shift(&bench, "2026-03-15", 9, 12, (1, 2)).await.id;
    let mut tx = bench.db().write().await.unwrap();
    plan::assign(&mut Op::at(&mut tx, &system(), bench.clock.now()).zoned(Paris), wanted, hugo, "Fête").await.unwrap();
    sqlx::query("UPDATE people SET phone = '06 01 02 03 04'").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    bench.post("/semaine/2026-03-09/publier", &[], &coordinator).await;
    let own = Actor { person: Some(hugo), ..system() };
    let mut tx = bench.db().write().await.unwrap();
    let swap = swaps::offer(&mut Op::at(&mut tx, &own, bench.clock.now()), wanted).await.unwrap();
    tx.commit().await.unwrap();
    let page = bench.get("/demandes", &coordinator).await.text();
    assert!(page.contains(&format!("/creneaux/{wanted}#qui-peut")), "{page}");
    let who = bench.get(&format!("/creneaux/{wanted}"), &coordinator).await.text();
    assert!(who.contains("href=\"tel:0601020304\""), "{who}");
    let decide = async |form: &[(&str, &str)]| bench.post(&format!("/echanges/{swap}/decider"), form, &coordinator).await;
    let granted = decide(&[("grant", "yes")]).await;
    assert_eq!(granted.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(granted.text().contains("Personne n’a encore proposé"), "{}", granted.text());
    assert_eq!(decide(&[("grant", "no"), ("reason", "Tout le monde est pris")]).await.status, StatusCode::SEE_OTHER);
    let swap_state: String = sqlx::query_scalar("SELECT state FROM swaps WHERE id = $1")
        .bind(swap)
        .fetch_one(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(swap_state, "refused");
}

#[tokio::test]
async fn a_swap_approves_itself_where_the_setting_says_so_and_no_rule_objects() {
    let bench = Bench::demo().await;
    let (awa, hugo) = (person(&bench, "Awa Démo").await, person(&bench, "Hugo Démo").await);
    let wanted = shift(&bench, "2026-06-17", 9, 12, (1, 2)).await.id;
    let actor = |person, name: &str| Actor {
        person: Some(person),
        name: name.to_owned(),
        roles: [Role::Worker].into_iter().collect(),
        session: None,
    };
    assert!(matches!(assign(&bench, wanted, hugo).await, Assigned::Done(..)));
    let coordinator = bench.coordinator().await;
    bench.post("/semaine/2026-06-15/publier", &[], &coordinator).await;
    bench
        .post("/regles/reglages", &[("settings", "swaps"), ("week_a", "2025-12-29"), ("region", "mainland")], &coordinator)
        .await;
    let (now, mut tx) = (bench.clock.now(), bench.db().write().await.unwrap());
    let swap = swaps::offer(&mut Op::at(&mut tx, &actor(hugo, "Hugo Démo"), now), wanted).await.unwrap();
    assert!(
        swaps::take(&mut Op::at(&mut tx, &actor(awa, "Awa Démo"), now).zoned(Paris), swap).await.unwrap().is_some(),
        "done at once"
    );
    tx.commit().await.unwrap();
    let mut conn = bench.db().read().await.unwrap();
    let crew = plan::crew(&mut conn, &system(), wanted).await.unwrap();
    assert_eq!(crew.into_iter().map(|one| one.id).collect::<Vec<_>>(), [awa]);
    let told = stints::of_days(&mut conn, &system(), day("2026-06-17"), day("2026-06-17")).await.unwrap();
    assert_eq!(told.iter().map(|stint| stint.person_id).collect::<Vec<_>>(), [awa]);
    drop(conn);
    // A rule objects: Awa is elsewhere then, and the offer stays open for others.
    let clash = shift(&bench, "2026-06-18", 9, 12, (1, 2)).await.id;
    let other = shift(&bench, "2026-06-18", 10, 13, (1, 2)).await.id;
    assert!(matches!(assign(&bench, clash, hugo).await, Assigned::Done(..)));
    assert!(matches!(assign(&bench, other, awa).await, Assigned::Done(..)));
    bench.post("/semaine/2026-06-15/publier", &[], &coordinator).await;
    let mut tx = bench.db().write().await.unwrap();
    let swap = swaps::offer(&mut Op::at(&mut tx, &actor(hugo, "Hugo Démo"), now), clash).await.unwrap();
    assert!(swaps::take(&mut Op::at(&mut tx, &actor(awa, "Awa Démo"), now).zoned(Paris), swap).await.is_err());
    let open = swaps::list(&mut tx, &system(), day("2026-06-01")).await.unwrap();
    assert!(open.iter().any(|one| one.id == swap && one.state == swaps::SwapState::Offered));
    drop(tx);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// The private link of the last letter to somebody about a work day.
async fn mailed(bench: &Bench, email: &str) -> String {
    let sql = "SELECT body_text FROM outbox WHERE recipient = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
    let letter: String = sqlx::query_scalar(sql).bind(email).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let at = letter.find("/chantiers/inscription/").unwrap_or_else(|| panic!("no link in {letter}"));
    letter[at..].split_whitespace().next().unwrap().to_owned()
}

/// A group that is too large for what is left waits, and keeps nobody from a place that it cannot have.
#[tokio::test]
async fn whoever_fits_is_served_before_a_group_that_does_not() {
    let bench = Bench::demo().await;
    let path = link(&bench.get("/chantiers", "").await.text(), "/chantiers/01");
    let sign_up = async |email: &str, people: &str| {
        let fields = [("name", "Voisin"), ("email", email), ("people", people), ("briefing", "yes")];
        bench.post(&path, &fields, "").await.location();
        let state = sqlx::query_scalar("SELECT state FROM volunteers WHERE email = $1").bind(email.to_owned());
        let state: String = state.fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
        state
    };
    for (email, people, state) in [
        ("groupe@demo.example", "4", "waiting"),
        ("seul@demo.example", "1", "pending"),
        ("deux@demo.example", "2", "pending"),
        ("tard@demo.example", "1", "waiting"),
    ] {
        assert_eq!(sign_up(email, people).await, state, "{email}: three places were free");
    }
    let letter = bench.last_letter().await;
    assert!(letter.contains("Il n’y a pas assez de places pour l’instant"), "{letter}");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn volunteers_take_each_place_once_and_wait_in_line() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let list = bench.get("/chantiers", "").await.text();
    let path = link(&list, "/chantiers/01");
    assert!(list.contains("3 places libres"));
    let refused = bench.post(&path, &[("name", "Zoé"), ("email", "zoe@demo.example")], "").await;
    assert!(refused.text().contains("accepter les consignes"));
    let emails: Vec<String> = (0..12).map(|n| format!("v{n}@demo.example")).collect();
    let form = |email: &str| {
        vec![
            ("name".to_owned(), "Zoé Essai".to_owned()),
            ("email".to_owned(), email.to_owned()),
            ("briefing".to_owned(), "yes".to_owned()),
        ]
    };
    let sign_up = async |email: &str| {
        let fields = form(email);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        bench.post(&path, &fields, "").await
    };
    let answers = together(emails.iter().map(|email| sign_up(email))).await;
    assert!(answers.iter().all(|answer| answer.status == StatusCode::SEE_OTHER), "full is no error: one waits");
    let count = async |state: &str| bench.scalar(format!("SELECT COUNT(*) FROM volunteers WHERE state = '{state}'").leak()).await;
    assert_eq!((count("coming").await, count("pending").await, count("waiting").await), (5, 3, 9));
    // Who is signed up already is told by mail only: the screen says the same to everybody.
    let (one, two) = (sign_up("v3@demo.example").await, sign_up("neuve@demo.example").await);
    assert_eq!((one.status, one.location()), (two.status, two.location()));
    assert_eq!(count("waiting").await, 10);
    // A robot is thanked and forgotten.
    let mut robot = form("robot@demo.example");
    robot.push(("website".to_owned(), "https://spam.example".to_owned()));
    let robot: Vec<(&str, &str)> = robot.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    bench.post(&path, &robot, "").await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM volunteers WHERE email = 'robot@demo.example'").await, 0);
    let mut coming = Vec::new();
    for email in &emails {
        let mine = mailed(&bench, email).await;
        if bench.get(&mine, "").await.text().contains("Confirmer ma venue") {
            assert_eq!(bench.post(&format!("{mine}/confirmer"), &[], "").await.location(), mine);
            assert!(bench.get(&mine, "").await.text().contains("Vous venez"));
            coming.push(mine);
        }
    }
    assert_eq!((coming.len(), count("coming").await), (3, 8), "three places were left");
    let letters = bench.scalar("SELECT COUNT(*) FROM outbox").await;
    bench.post(&format!("{}/confirmer", coming[0]), &[], "").await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM outbox").await, letters, "confirmed twice is confirmed once");
    let cancelled = bench.post(&coming[0], &[], "").await;
    assert_eq!(cancelled.status, StatusCode::SEE_OTHER);
    assert!(bench.get(&coming[0], "").await.text().contains("Inscription annulée"));
    assert_eq!((count("coming").await, count("pending").await), (7, 1), "the next one is offered the place");
    assert!(bench.last_letter().await.contains("Une place s’est libérée pour vous"));
    // In a loop nothing happens any more, and nobody is written to.
    let letters = bench.scalar("SELECT COUNT(*) FROM outbox").await;
    for _ in 0..20 {
        bench.post(&coming[0], &[], "").await;
    }
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM outbox").await, letters);
    assert!(bench.get(&path, &coordinator).await.text().contains("Zoé Essai"), "the team sees who comes");
    assert!(!bench.get(&path, "").await.text().contains("Zoé Essai"), "others do not");
    // An offer that nobody takes goes on by itself.
    bench.clock.advance(chrono::Duration::hours(25));
    work::jobs::settle(&bench.app).await.unwrap();
    assert_eq!((count("coming").await, count("pending").await), (7, 1));
    bench.clock.advance(chrono::Duration::days(10));
    assert_eq!(bench.post(&coming[1], &[], "").await.status, StatusCode::CONFLICT, "too late");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    let mut tx = bench.db().write().await.unwrap();
    let id: ShiftId = path.trim_start_matches("/chantiers/").parse().unwrap();
    let fewer = open_days::OpenDetails {
        title: "x".to_owned(),
        story: String::new(),
        places: 2,
        briefing: "x".to_owned(),
        cancel_hours: 1,
        public: true,
    };
    assert!(
        open_days::put(&mut Op::at(&mut tx, &system(), bench.clock.now()), id, &fewer).await.is_err(),
        "places that are taken stay"
    );
}

#[tokio::test]
async fn a_shared_tablet_shows_first_names_and_asks_for_a_pin() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    assert_eq!(
        bench.get("/borne", &coordinator).await.status,
        StatusCode::NOT_FOUND,
        "not every device is a tablet of the house"
    );
    let enrolled = bench.post("/bornes", &[("tablet", "Cabanon")], &coordinator).await;
    let cookies = enrolled.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    let tablet = cookies.filter_map(|line| line.strip_prefix("borne=")).next().unwrap().split(';').next().unwrap().to_owned();
    let visit = async |method: &str, path: &str, body: &str| {
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "archipel.test")
            .header(header::COOKIE, format!("borne={tablet}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        bench.send(request.body(axum::body::Body::from(body.to_owned())).unwrap()).await
    };
    let list = visit("GET", "/borne", "").await;
    assert!(list.headers.contains_key(header::REFRESH), "the list comes back by itself");
    let list = list.text();
    assert!(list.contains("Awa D.") && !list.contains("Démo"), "{list}");
    let wrong = visit("POST", &format!("/borne/{awa}"), "pin=9999&tap=arrive").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let before = bench.scalar("SELECT COUNT(*) FROM clockings WHERE day = '2026-03-03' AND undone_at IS NULL").await;
    for _ in 0..2 {
        let noted = visit("POST", &format!("/borne/{awa}"), "pin=1234&tap=arrive").await;
        assert!(noted.headers.contains_key(header::REFRESH), "the list comes back by itself");
        assert!(noted.text().contains("Awa D.") && noted.text().contains("Arrivée à"), "{}", noted.text());
    }
    let taps = "SELECT COUNT(*) FROM clockings WHERE day = '2026-03-03' AND undone_at IS NULL";
    assert_eq!(bench.scalar(taps).await, before + 1, "twice counts once");
    // Whoever looks over a shoulder learns nothing before the PIN.
    let page = visit("GET", &format!("/borne/{awa}"), "").await.text();
    assert!(page.contains("J’arrive") && page.contains("Je pars") && !page.contains("Arrivée à"), "{page}");
    assert!(visit("POST", &format!("/borne/{awa}"), "pin=1234&tap=undo").await.text().contains("Rien n’est noté"));
    assert_eq!(bench.scalar(taps).await, before);
    visit("POST", &format!("/borne/{awa}"), "pin=1234&tap=arrive").await;
    bench.clock.advance(chrono::Duration::minutes(6));
    let late = visit("POST", &format!("/borne/{awa}"), "pin=1234&tap=undo").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "five minutes are over");
    assert!(!list.contains("<nav"), "nothing else is on it");
    assert_eq!(bench.get("/compte", &coordinator).await.status, StatusCode::SEE_OTHER, "nobody stays signed in on it");
    let coordinator = bench.coordinator().await;
    let id = link(&bench.get("/regles", &coordinator).await.text(), "/bornes/01");
    bench.post(&id, &[], &coordinator).await;
    assert_eq!(visit("GET", "/borne", "").await.status, StatusCode::NOT_FOUND, "a revoked tablet is none");
}

#[tokio::test]
async fn the_private_calendar_follows_the_plan_and_can_be_ended() {
    let bench = Bench::demo().await;
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    let page = bench.post("/ma-semaine/calendrier", &[("deed", "make")], &worker).await.text();
    let address = page.split("http://archipel.test").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let text = bench.get(&address, "").await.text();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris"));
    let event = |text: &str| text.split("BEGIN:VEVENT").find(|event| event.contains("20260305T083000")).unwrap().to_owned();
    let uid = event(&text).lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert!(event(&text).contains("SEQUENCE:0") && event(&text).contains("STATUS:CONFIRMED"));
    let awa = person(&bench, "Awa Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    let sick = AbsenceDetails {
        kind: AbsenceKind::Sick,
        time: AbsenceTime::Days(day("2026-03-05"), day("2026-03-05")),
        note: String::new(),
        reference: String::new(),
        host: String::new(),
    };
    absences::record(&mut Op::at(&mut tx, &system(), bench.clock.now()).zoned(Paris), awa, &sick).await.unwrap();
    tx.commit().await.unwrap();
    let after = event(&bench.get(&address, "").await.text());
    assert!(after.contains(&uid) && after.contains("SEQUENCE:1") && after.contains("STATUS:CANCELLED"), "{after}");
    bench.post("/ma-semaine/calendrier", &[("deed", "end")], &worker).await;
    assert_eq!(bench.get(&address, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.get("/calendrier/rien", &coordinator).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn workers_read_their_own_language() {
    let bench = Bench::demo().await;
    let worker = bench.sign_in(account(Role::Worker)).await;
    for (lang, word, direction, month, paid, complaint) in [
        ("ar", "أسبوعي", "rtl", "فبراير 2026", "ساعات مدفوعة الأجر", "اختر يومًا."),
        ("uk", "Мій тиждень", "ltr", "лютий 2026", "Оплачені години", "Виберіть день."),
        ("en", "My week", "ltr", "February 2026", "Hours paid", "Choose a day."),
        ("fr", "Ma semaine", "ltr", "février 2026", "Heures payées", "Choisissez un jour."),
    ] {
        bench.post("/preferences", &[("langue", lang), ("suite", "/ma-semaine")], &worker).await;
        let frame = format!("<html lang=\"{lang}\" dir=\"{direction}\"");
        let page = bench.get("/ma-semaine", &worker).await.text();
        assert!(page.contains(word) && page.contains(&frame), "{lang}");
        let hours = bench.get("/mes-heures?mois=2026-02", &worker).await.text();
        assert!(hours.contains(month) && hours.contains(paid) && hours.contains(&frame), "{hours}");
        let asked = bench.post("/mes-absences", &[("kind", "leave")], &worker).await;
        assert!(asked.text().contains(complaint), "what is missing is said in {lang}");
    }
}

/// Those who signed up for a work day hear of what happens to it.
#[tokio::test]
async fn volunteers_are_told_of_changes_and_of_the_end() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let path = link(&bench.get("/chantiers", "").await.text(), "/chantiers/01");
    let id = path.replace("/chantiers/", "");
    let form = [("name", "Zoé Essai"), ("email", "zoe@demo.example"), ("people", "2"), ("briefing", "yes")];
    bench.post(&path, &form, "").await;
    let mine = mailed(&bench, "zoe@demo.example").await;
    bench.post(&format!("{mine}/confirmer"), &[], "").await;
    let letter = bench.last_letter().await;
    let calendar = bench.last_enclosure().await;
    assert!(calendar.contains("SEQUENCE:1") && calendar.contains("METHOD:PUBLISH"), "{calendar}");
    assert!(letter.contains("Chaussures fermées") && letter.contains("Annulez jusqu’au"), "{letter}");
    let subjects = async || -> Vec<String> {
        let sql = "SELECT subject FROM outbox WHERE recipient = 'zoe@demo.example' ORDER BY created_at, id";
        sqlx::query_scalar(sql).fetch_all(&mut *bench.db().read().await.unwrap()).await.unwrap()
    };
    let edit = bench.get(&format!("/creneaux/{id}/modifier"), &coordinator).await.text();
    let value =
        |name: &str| crate::common::link_value(&edit, &format!("name=\"{name}\" value=\"")).trim_start_matches(name).to_owned();
    let selected = |name: &str| {
        let select = edit.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        let option = select.split("\" selected").next().unwrap().rsplit("value=\"").next().unwrap();
        option.to_owned()
    };
    let (version, on, place, task) = (value("version"), value("day"), selected("place"), selected("task"));
    let moved = [
        ("version", version.as_str()),
        ("day", on.as_str()),
        ("starts", "10:00"),
        ("ends", "13:00"),
        ("place", place.as_str()),
        ("task", task.as_str()),
        ("min", "0"),
        ("max", "4"),
    ];
    let done = bench.post(&format!("/creneaux/{id}/modifier"), &moved, &coordinator).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    // Only the team may take somebody off, and may call the day off.
    let worker = bench.sign_in(account(Role::Worker)).await;
    assert_eq!(bench.post(&format!("/creneaux/{id}/chantier/annuler"), &[], &worker).await.status, StatusCode::NOT_FOUND);
    let page = bench.get(&path, &coordinator).await.text();
    let remove = page.split("formaction=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(bench.post(&remove, &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    let off = bench.post(&format!("/creneaux/{id}/chantier/annuler"), &[], &coordinator).await;
    assert_eq!(off.status, StatusCode::SEE_OTHER);
    let told = subjects().await;
    assert_eq!(told.len(), 4, "{told:?}");
    let calendar = bench.last_enclosure().await;
    assert!(calendar.contains("SEQUENCE:3") && calendar.contains("METHOD:CANCEL"), "{calendar}");
    for (subject, word) in told.iter().zip(["À confirmer", "Inscription confirmée", "Changé", "Chantier annulé"]) {
        assert!(subject.starts_with(word), "{told:?}");
    }
    assert!(bench.get(&mine, "").await.text().contains("annulé"));
    let late = bench.post(&path, &[("name", "Paul"), ("email", "paul@demo.example"), ("briefing", "yes")], "").await;
    assert!(late.text().contains("Ce chantier est annulé"), "{}", late.text());
}

#[tokio::test]
async fn a_tap_that_waited_counts_when_it_was_made_and_is_told_where_it_cannot() {
    let bench = Bench::demo().await;
    let worker = bench.sign_in(&app::demo::ACCOUNTS[3]).await;
    let now = bench.clock.now();
    let at = |minutes: i64| (now - chrono::Duration::minutes(minutes)).to_rfc3339();
    let tap = async |what: &str, at: &str| bench.post("/pointage", &[("tap", what), ("at", at)], &worker).await;
    assert_eq!(tap("arrive", &at(45)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(tap("arrive", &at(45)).await.status, StatusCode::SEE_OTHER, "sent twice");
    let clocked = "SELECT COUNT(*) FROM clockings WHERE person_id = (SELECT id FROM people WHERE name = 'Awa Démo')";
    let before = bench.scalar(clocked).await;
    let noted: chrono::DateTime<chrono::Utc> =
        sqlx::query_scalar("SELECT MAX(at) FROM clockings").fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    assert_eq!((now - noted).num_minutes(), 45, "when it was made, not when it came");
    // Too old, from the future, out of order: a page says so, and nothing is noted as now.
    for (what, when) in [("leave", at(60 * 30)), ("leave", at(-60)), ("leave", at(50))] {
        let refused = tap(what, &when).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{when}: a queue must not take it for sent");
        assert!(refused.text().contains("id=\"complaints\""));
    }
    assert_eq!(bench.scalar(clocked).await, before);
    assert_eq!(tap("leave", &at(5)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar(clocked).await, before + 1);
}
