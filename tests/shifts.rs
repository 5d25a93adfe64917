//! Working time, through the real router and on the real data base.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod common;

use archipel::demo;
use archipel::people::model::{PersonId, Role};
use archipel::platform::auth::actor::Actor;
use archipel::shifts::model::absence::{AbsenceDetails, AbsenceKind, AbsenceTime};
use archipel::shifts::model::rules::{self, Severity};
use archipel::shifts::model::shift::{Shift, ShiftId, Work};
use archipel::shifts::model::time::{ClockTime, Minutes, Slot, Week};
use archipel::shifts::store::book::{self, Whom};
use archipel::shifts::store::plan::{self, Assigned};
use archipel::shifts::store::{absences, catalogue, open_days, stints, swaps, workers};
use axum::http::{StatusCode, header};
use chrono::NaiveDate;
use chrono_tz::Europe::Paris;
use common::{Bench, link, on_sqlite, system, together};

fn account(role: Role) -> &'static demo::Account {
    demo::ACCOUNTS.iter().find(|account| account.role == role).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Everybody who can be planned, by name.
async fn people(bench: &Bench) -> Vec<(PersonId, String)> {
    let mut conn = bench.db().read().await.unwrap();
    workers::list(&mut conn, &system()).await.unwrap().into_iter().map(|person| (person.id, person.name)).collect()
}

async fn person(bench: &Bench, name: &str) -> PersonId {
    people(bench).await.into_iter().find(|(_, other)| other == name).unwrap().0
}

/// A shift on the first terrain, in a week without any other.
async fn shift(bench: &Bench, on: &str, starts: i64, ends: i64, (min, max): (i64, i64)) -> Shift {
    let mut tx = bench.db().write().await.unwrap();
    let site =
        archipel::plots::store::sites::list(&mut tx, &system(), &archipel::plots::model::Filter::default()).await.unwrap()[0].id;
    let task = catalogue::tasks(&mut tx, &system()).await.unwrap()[0].id;
    let work = Work {
        site,
        plot: None,
        task,
        lead: None,
        skills: Vec::new(),
        min,
        max,
        note: "Clé au cabanon".to_owned(),
        project: "FSE".to_owned(),
    };
    let slot = Slot::new(day(on), ClockTime(starts * 60), ClockTime(ends * 60), Minutes(0)).unwrap();
    let id = ShiftId::new();
    plan::create(&mut tx, &system(), id, (slot, &work), None, Paris, bench.clock.now()).await.unwrap();
    let made = plan::get(&mut tx, &system(), id).await.unwrap();
    tx.commit().await.unwrap();
    made
}

/// The line that the form of a correction was opened on.
async fn line_of(bench: &Bench, path: &str, session: &str) -> String {
    common::link_value(&bench.get(path, session).await.text(), "name=\"line\" value=\"")
}

async fn assign(bench: &Bench, shift: ShiftId, person: PersonId) -> Assigned {
    let mut tx = bench.db().write().await.unwrap();
    let outcome = plan::assign(&mut tx, &system(), shift, person, "", Paris, bench.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    outcome
}

#[tokio::test]
async fn a_week_is_planned_published_read_lived_and_accounted_for() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let site = link(&bench.get("/terrains", &coordinator).await.text(), "/terrains/01").replace("/terrains/", "");
    let task = link(&bench.get("/taches", &coordinator).await.text(), "/taches/01").replace("/taches/", "");
    let form = [
        ("day", "2026-03-28"),
        ("starts", "09:00"),
        ("ends", "12:00"),
        ("pause", "0"),
        ("place", &site),
        ("task", &task),
        ("min", "1"),
        ("max", "2"),
        ("note", "Clé au cabanon"),
        ("project", "FSE"),
    ];
    let wrong = form.map(|(name, value)| if name == "ends" { (name, "midi") } else { (name, value) });
    let refused = bench.post("/creneaux/nouveau", &wrong, &coordinator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("par exemple 8:30"));
    let made = bench.post("/creneaux/nouveau", &form, &coordinator).await.location();
    let page = bench.get(&made, &coordinator).await.text();
    assert!(page.contains("Qui peut") && page.contains("Awa Démo"));
    let placed = bench.post(&format!("{made}/placer"), &[("person", &awa.to_string())], &coordinator).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER);

    // A draft is invisible to the worker.
    bench.clock.advance(chrono::Duration::days(24));
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    assert!(!bench.get("/ma-semaine", &worker).await.text().contains("Clé au cabanon"));
    let board = bench.get("/semaine/2026-03-23", &coordinator).await.text();
    assert!(board.contains("1 changement à publier"));
    assert_eq!(bench.post("/semaine/2026-03-23/publier", &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    assert!(bench.last_letter().await.contains("Nouveau : samedi 28 mars"), "Awa has an e-mail address");

    bench.clock.advance(chrono::Duration::days(1) - chrono::Duration::hours(1));
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    let page = bench.get("/ma-semaine", &worker).await.text();
    assert!(page.contains("Clé au cabanon") && page.contains("Nouveau") && page.contains("9\u{a0}h\u{a0}00"), "{page}");
    let until = page.split("name=\"until\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    bench.post("/ma-semaine/vu", &[("until", &until)], &worker).await;
    assert!(!bench.get("/ma-semaine", &worker).await.text().contains("Nouveau"));

    // Two taps count once; the last can be undone for five minutes.
    for _ in 0..2 {
        bench.post("/pointage", &[("tap", "arrive")], &worker).await;
    }
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM clockings WHERE source = 'own'").await, 1);
    // A finger that taps twice meets "Je pars" the second time.
    bench.post("/pointage", &[("tap", "leave")], &worker).await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM clockings WHERE source = 'own'").await, 1);
    bench.post("/pointage", &[("tap", "undo")], &worker).await;
    bench.post("/pointage", &[("tap", "arrive")], &worker).await;
    bench.clock.advance(chrono::Duration::minutes(6));
    bench.post("/pointage", &[("tap", "undo")], &worker).await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM clockings WHERE undone_at IS NULL AND source = 'own'").await, 1, "too late");
    bench.clock.advance(chrono::Duration::hours(2));
    bench.post("/pointage", &[("tap", "leave")], &worker).await;
    let field = bench.get("/jour/2026-03-28", &coordinator).await.text();
    assert!(field.contains("Awa Démo") && field.contains("parti"), "{field}");

    let stint = field.split("name=\"stint\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    for _ in 0..2 {
        bench.post("/jour/2026-03-28", &[("stint", &stint), ("outcome", "present")], &coordinator).await;
    }
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM attendances WHERE day = '2026-03-28'").await, 1);
    let path = format!("/presences/{stint}");
    let opened = line_of(&bench, &path, &coordinator).await;
    let correction = [("outcome", "present"), ("starts", "9:00"), ("ends", "12:30"), ("pause", "0"), ("line", opened.as_str())];
    assert_eq!(bench.post(&path, &correction, &coordinator).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is wanted");
    let with_reason = [correction[0], correction[1], correction[2], correction[3], correction[4], ("reason", "A fini la haie")];
    let early = bench.post(&path, &with_reason, &coordinator).await;
    assert!(early.text().contains("pas encore passée"), "{}", early.text());
    bench.clock.advance(chrono::Duration::hours(3));
    let long = [correction[0], correction[1], ("ends", "8:00"), correction[3], correction[4], with_reason[5]];
    assert!(bench.post(&path, &long, &coordinator).await.text().contains("pas encore passée"), "to the next morning");
    bench.post(&path, &with_reason, &coordinator).await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM attendances WHERE day = '2026-03-28'").await, 2, "the old line stays");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_month_is_validated_locked_corrected_and_taken_away() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let sheet = format!("/mois/2026-02/{awa}");
    let page = bench.get(&sheet, &coordinator).await.text();
    assert!(page.contains("Valider le mois"), "February is noted to its end");
    assert_eq!(
        bench
            .post(&format!("{sheet}/corriger"), &[("what", "work"), ("correction", "30"), ("reason", "x")], &coordinator)
            .await
            .status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "what is not locked is corrected where it was noted"
    );
    assert_eq!(bench.post(&format!("{sheet}/valider"), &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&format!("{sheet}/valider"), &[], &coordinator).await.status, StatusCode::CONFLICT);
    assert!(bench.get(&sheet, &coordinator).await.text().contains("validé"));
    let field = bench.get("/jour/2026-02-26", &coordinator).await.text();
    let line = link(&field, "/presences/01");
    let opened = line_of(&bench, &line, &coordinator).await;
    let form = [
        ("outcome", "present"),
        ("starts", "8:30"),
        ("ends", "12:30"),
        ("pause", "0"),
        ("reason", "oubli"),
        ("line", opened.as_str()),
    ];
    let locked = bench.post(&line, &form, &coordinator).await;
    assert_eq!(locked.status, StatusCode::UNPROCESSABLE_ENTITY, "a locked month stays as it is");
    assert!(locked.text().contains("Ce mois est validé"));
    for running in ["2026-03", "2026-04"] {
        let early = bench.post(&format!("/mois/{running}/{awa}/valider"), &[], &coordinator).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "{running} is not over");
    }
    let more = [("what", "work"), ("correction", "−45"), ("reason", "Départ plus tôt le 12")];
    assert_eq!(bench.post(&format!("{sheet}/corriger"), &more, &coordinator).await.status, StatusCode::SEE_OTHER);
    assert!(bench.get(&sheet, &coordinator).await.text().contains("Départ plus tôt le 12"));
    // A sick note that comes late: an absence of its own kind, and never less than nothing.
    let sick = [("what", "absence-sick"), ("correction", "3 h 30"), ("reason", "Arrêt reçu le 3 mars")];
    assert_eq!(bench.post(&format!("{sheet}/corriger"), &sick, &coordinator).await.status, StatusCode::SEE_OTHER);
    let less = [("what", "absence-accident"), ("correction", "-10"), ("reason", "x")];
    assert_eq!(bench.post(&format!("{sheet}/corriger"), &less, &coordinator).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A contract that follows another in the month has a line of its own in the return.
    let hugo = person(&bench, "Hugo Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    let end = sqlx::query("UPDATE contracts SET ends = $1 WHERE person_id = $2");
    end.bind(day("2026-02-15")).bind(hugo).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let form =
        |weekly, note| [("kind", "cddi"), ("starts", "2026-02-16"), ("ends", "2026-08-15"), ("weekly", weekly), ("note", note)];
    let path = format!("/equipe/{hugo}/contrats/nouveau");
    let short = bench.post(&path, &form("18", ""), &coordinator).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains("au moins 20 h par semaine"), "{}", short.text());
    let made = bench.post(&path, &form("18", "Accord du préfet"), &coordinator).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let csv = bench.get("/mois/2026-02/tableur", &coordinator).await.text();
    assert_eq!(csv.matches("Hugo Démo;CDDI;").count(), 2, "{csv}");
    assert!(csv.contains("Awa Démo;CDDI;") && csv.contains("validé") && csv.lines().count() == 16, "{csv}");
    for role in [Role::Supervisor, Role::Counsellor] {
        let session = bench.sign_in(account(role)).await;
        assert_eq!(bench.get("/mois/2026-02/tableur", &session).await.status, StatusCode::NOT_FOUND, "PASS numbers are HR's");
    }
    let xlsx = bench.get("/mois/2026-02/classeur", &coordinator).await;
    assert!(xlsx.bytes.starts_with(b"PK") && xlsx.bytes.len() > 4000);
    let worker = bench.sign_in(account(Role::Worker)).await;
    assert!(
        bench.get("/mes-heures?mois=2026-02", &worker).await.text().contains("Départ plus tôt le 12"),
        "the worker has a copy"
    );
    assert_eq!(bench.get(&sheet, &worker).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn one_person_is_never_in_two_places_even_when_many_plan_at_once() {
    let bench = Bench::demo().await;
    let hugo = person(&bench, "Hugo Démo").await;
    let mut shifts = Vec::new();
    for starts in [8, 9, 10, 11, 12] {
        shifts.push(shift(&bench, "2026-05-06", starts, starts + 3, (1, 3)).await.id);
    }
    let outcomes = together(shifts.iter().flat_map(|id| [*id, *id]).map(|id| assign(&bench, id, hugo))).await;
    assert!(outcomes.iter().any(|outcome| matches!(outcome, Assigned::Done(..))));
    let placed =
        bench.scalar("SELECT COUNT(*) FROM assignments JOIN shifts ON shifts.id = shift_id WHERE day = '2026-05-06'").await;
    assert!((1..=2).contains(&placed), "{placed}: 8–11 and 11–14 at most");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    // The schema itself refuses, whatever the code believes.
    let mut tx = bench.db().write().await.unwrap();
    let sql = "INSERT INTO engagements (id, person_id, kind, starts_at, ends_at)
               SELECT $1, person_id, 'workshop', starts_at, ends_at FROM engagements WHERE person_id = $2 LIMIT 1";
    let refused = sqlx::query(sql).bind(uuid::Uuid::now_v7()).bind(hugo).execute(&mut *tx).await;
    assert!(refused.unwrap_err().to_string().contains("engagements_apart"));
}

#[tokio::test]
async fn an_absence_granted_frees_the_shift_and_leads_to_replacements() {
    let bench = Bench::demo().await;
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    let ask = [("kind", "leave"), ("first", "2026-03-05")];
    assert_eq!(bench.post("/mes-absences", &ask, &worker).await.status, StatusCode::SEE_OTHER);
    assert!(bench.post("/mes-absences", &ask, &worker).await.text().contains("déjà demandée"));
    let page = bench.get("/demandes", &coordinator).await.text();
    let request = page.split("Awa Démo").nth(1).unwrap();
    let id = request.split("action=\"/absences/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let refusal = bench.post(&format!("/absences/{id}/decider"), &[("grant", "no")], &coordinator).await;
    assert_eq!(refusal.status, StatusCode::UNPROCESSABLE_ENTITY, "a refusal needs a reason");
    assert!(refusal.text().contains(&format!("action=\"/absences/{id}/decider\"")), "asked for beside the request");
    let granted = bench.post(&format!("/absences/{id}/decider"), &[("grant", "yes")], &coordinator).await;
    assert!(granted.location().starts_with("/creneaux/"), "{}", granted.location());
    assert!(bench.get(&granted.location(), &coordinator).await.text().contains("Qui peut"));
    let week = bench.get("/ma-semaine", &worker).await.text();
    assert!(week.contains("Annulé") && week.contains("Votre planning a changé"));
    assert_eq!(
        bench.post(&format!("/absences/{id}/decider"), &[("grant", "yes")], &coordinator).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    let back = bench.post(&format!("/absences/{id}/annuler"), &[], &coordinator).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// What was found done stays: neither the plan nor an absence takes it away afterwards, and an absence counts once.
#[tokio::test]
async fn what_was_done_is_not_planned_away() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let hugo = person(&bench, "Hugo Démo").await;
    let made = shift(&bench, "2026-05-06", 8, 11, (1, 3)).await;
    assert!(matches!(assign(&bench, made.id, hugo).await, Assigned::Done(..)));
    assert_eq!(bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    bench.clock.advance("2026-05-06T12:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - bench.clock.now());
    let coordinator = bench.coordinator().await;
    let stint = bench.get("/jour/2026-05-06", &coordinator).await.text();
    let stint = stint.split("name=\"stint\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let nobody = [("outcome", "present")];
    assert_eq!(bench.post("/jour/2026-05-06", &nobody, &coordinator).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM attendances WHERE day = '2026-05-06'").await, 0);
    for noted in [("all", made.id.to_string()), ("stint", stint)] {
        let form = [(noted.0, noted.1.as_str()), ("outcome", "present")];
        assert_eq!(bench.post("/jour/2026-05-06", &form, &coordinator).await.status, StatusCode::SEE_OTHER);
    }
    // Neither taken off, nor moved, nor removed, nor away at that time.
    let off = bench.post(&format!("/creneaux/{}/retirer", made.id), &[("person", &hugo.to_string())], &coordinator).await;
    assert_eq!(off.status, StatusCode::CONFLICT, "{}", off.text());
    assert_eq!(bench.post(&format!("/creneaux/{}/supprimer", made.id), &[], &coordinator).await.status, StatusCode::CONFLICT);
    let leave = [("kind", "leave"), ("first", "2026-05-06")];
    let away = bench.post(&format!("/equipe/{hugo}/absences"), &leave, &coordinator).await;
    assert_eq!(away.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", away.text());
    assert!(away.text().contains("Une présence est notée"));
    let worked = bench.scalar("SELECT COUNT(*) FROM attendances WHERE day = '2026-05-06'").await;
    assert_eq!(worked, 1);
    // The month is validated: an absence in it comes too late, and a correction is a line of its own.
    bench.clock.advance("2026-06-02T08:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - bench.clock.now());
    let coordinator = bench.coordinator().await;
    assert_eq!(bench.post(&format!("/mois/2026-05/{hugo}/valider"), &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    let sick = [("kind", "sick"), ("first", "2026-05-07")];
    let late = bench.post(&format!("/equipe/{hugo}/absences"), &sick, &coordinator).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.text());
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// A request that waited while its month was locked cannot be granted any more, but it can be answered.
#[tokio::test]
async fn a_request_in_a_locked_month_can_only_be_refused() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let worker =
        Actor { person: Some(awa), name: "Awa Démo".to_owned(), roles: [Role::Worker].into_iter().collect(), session: None };
    let details = AbsenceDetails {
        kind: AbsenceKind::Leave,
        time: AbsenceTime::Days(day("2026-02-07"), day("2026-02-07")),
        note: String::new(),
        reference: String::new(),
    };
    let mut tx = bench.db().write().await.unwrap();
    let id = absences::request(&mut tx, &worker, &details, Paris, bench.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let validated = bench.post(&format!("/mois/2026-02/{awa}/valider"), &[], &coordinator).await;
    assert_eq!(validated.status, StatusCode::SEE_OTHER);
    let decide = format!("/absences/{id}/decider");
    assert_eq!(bench.post(&decide, &[("grant", "yes")], &coordinator).await.status, StatusCode::CONFLICT);
    let refusal = [("grant", "no"), ("reason", "Mois déjà validé")];
    assert_eq!(bench.post(&decide, &refusal, &coordinator).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM absences WHERE state = 'refused' AND starts = '2026-02-07'").await, 1);
}

#[tokio::test]
async fn a_reason_is_asked_for_and_what_is_refused_stays_refused() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await.to_string();
    // A sixth day of work: 26 hours are planned on a contract of 26.
    let saturday = shift(&bench, "2026-03-07", 9, 12, (1, 2)).await.id;
    let asked = bench.post(&format!("/creneaux/{saturday}/placer"), &[("person", &awa)], &coordinator).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text().contains("Contrat de travail") && asked.text().contains("demande une raison"));
    let done = bench
        .post(&format!("/creneaux/{saturday}/placer"), &[("person", &awa), ("reason", "Fête des plantes")], &coordinator)
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let late = shift(&bench, "2026-03-04", 20, 23, (1, 2)).await.id;
    let refused =
        bench.post(&format!("/creneaux/{late}/placer"), &[("person", &awa), ("reason", "tant pis")], &coordinator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Code du travail L3131-1") && refused.text().contains("ne peut pas venir"));
}

#[tokio::test]
async fn the_week_board_moves_people_all_or_none() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let (awa, bilal) = (person(&bench, "Awa Démo").await, person(&bench, "Bilal Démo").await);
    let one = shift(&bench, "2026-04-29", 9, 12, (1, 2)).await.id;
    let clash = shift(&bench, "2026-04-29", 10, 13, (1, 2)).await.id;
    let send = async |moves: serde_json::Value| {
        let body = serde_json::json!({ "monday": "2026-04-27", "moves": moves, "reason": "" }).to_string();
        let request =
            Bench::request("POST", "/api/semaine/deplacer", &coordinator).header(header::CONTENT_TYPE, "application/json");
        let answer = bench.send(request.body(axum::body::Body::from(body)).unwrap()).await;
        serde_json::from_str::<serde_json::Value>(&answer.text()).unwrap()
    };
    let put = |shift: ShiftId, from: Option<PersonId>, to: Option<PersonId>| serde_json::json!({ "shift": shift.to_string(), "from": from.map(|id| id.to_string()), "to": to.map(|id| id.to_string()) });
    let done = send(serde_json::json!([put(one, None, Some(awa))])).await;
    assert_eq!(done["done"], true);
    assert!(done["html"].as_str().unwrap().contains("Awa Démo"));
    let both = send(serde_json::json!([put(one, Some(awa), Some(bilal)), put(clash, None, Some(bilal))])).await;
    assert_eq!((&both["done"], &both["needs_reason"]), (&false.into(), &false.into()));
    assert!(both["breaches"][0].as_str().unwrap().contains("Deux choses à la fois"));
    let mut conn = bench.db().read().await.unwrap();
    let crew = plan::crew(&mut conn, &system(), one).await.unwrap();
    assert_eq!(crew.into_iter().map(|(id, ..)| id).collect::<Vec<_>>(), [awa], "the first move was undone with the second");
    drop(conn);
    // Dropped on a colleague who is there already: nobody is lost.
    assert_eq!(send(serde_json::json!([put(one, None, Some(bilal))])).await["done"], true);
    let onto = send(serde_json::json!([put(one, Some(awa), Some(bilal))])).await;
    assert_eq!(onto["done"], false);
    assert!(onto["breaches"][0].as_str().unwrap().contains("déjà sur ce créneau"));
    let crew = plan::crew(&mut bench.db().read().await.unwrap(), &system(), one).await.unwrap();
    assert_eq!(crew.len(), 2);
    // Many at once, in opposite orders: each is answered, nobody waits in a circle.
    let far = shift(&bench, "2026-04-30", 9, 12, (1, 2)).await.id;
    let forth = serde_json::json!([put(one, Some(awa), None), put(far, None, Some(bilal))]);
    let back = serde_json::json!([put(far, Some(bilal), None), put(one, None, Some(awa))]);
    let answers = together((0..12).map(|turn| send(if turn % 2 == 0 { forth.clone() } else { back.clone() }))).await;
    assert!(answers.iter().all(|answer| answer["done"].is_boolean()), "{answers:?}");
}

#[tokio::test]
async fn a_week_copied_twice_is_there_once() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    shift(&bench, "2026-04-29", 9, 12, (1, 2)).await;
    shift(&bench, "2026-04-30", 9, 12, (1, 2)).await;
    let copy = async || bench.post("/semaine/2026-05-18/copier", &[("from", "2026-04-27")], &coordinator).await;
    assert_eq!(copy().await.status, StatusCode::SEE_OTHER);
    assert_eq!(copy().await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM shifts WHERE day BETWEEN '2026-05-18' AND '2026-05-24'").await, 2);
    // What is new in the other week comes along.
    shift(&bench, "2026-05-01", 9, 12, (1, 2)).await;
    copy().await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM shifts WHERE day BETWEEN '2026-05-18' AND '2026-05-24'").await, 3);
    // Ascension Day stays empty: the house does not work then.
    bench.post("/semaine/2026-05-11/copier", &[("from", "2026-04-27")], &coordinator).await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM shifts WHERE day BETWEEN '2026-05-11' AND '2026-05-17'").await, 2);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM shifts WHERE day = '2026-05-14'").await, 0);
}

#[tokio::test]
async fn a_shift_changes_hands() {
    let bench = Bench::demo().await;
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    let (awa, hugo) = (person(&bench, "Awa Démo").await, person(&bench, "Hugo Démo").await);
    let wanted = shift(&bench, "2026-03-15", 9, 12, (1, 2)).await.id;
    let mut tx = bench.db().write().await.unwrap();
    let placed = plan::assign(&mut tx, &system(), wanted, hugo, "Fête", Paris, bench.clock.now()).await.unwrap();
    assert!(matches!(placed, Assigned::Done(..)));
    tx.commit().await.unwrap();
    bench.post("/semaine/2026-03-09/publier", &[], &coordinator).await;
    let hugo_actor =
        Actor { person: Some(hugo), name: "Hugo Démo".to_owned(), roles: [Role::Worker].into_iter().collect(), session: None };
    let mut tx = bench.db().write().await.unwrap();
    // Sunday would exceed Awa's hours: the rules ask, so she is not offered it; a free week makes room.
    sqlx::query("DELETE FROM assignments WHERE person_id = $1").bind(awa).execute(&mut *tx).await.unwrap();
    sqlx::query("DELETE FROM engagements WHERE person_id = $1 AND kind = 'shift'").bind(awa).execute(&mut *tx).await.unwrap();
    let swap = archipel::shifts::store::swaps::offer(&mut tx, &hugo_actor, wanted, bench.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let week = bench.get("/ma-semaine", &worker).await.text();
    assert!(week.contains("Hugo cherche un remplaçant"), "{week}");
    bench.post(&format!("/echanges/{swap}/prendre"), &[], &worker).await;
    assert_eq!(bench.post(&format!("/echanges/{swap}/prendre"), &[], &worker).await.status, StatusCode::SEE_OTHER);
    assert!(bench.get("/demandes", &coordinator).await.text().contains("Awa Démo remplacerait Hugo Démo"));
    // Nobody approves their own swap, whatever else they may.
    let both = Actor { roles: [Role::Worker, Role::Supervisor].into_iter().collect(), ..hugo_actor.clone() };
    let mut tx = bench.db().write().await.unwrap();
    assert!(swaps::decide(&mut tx, &both, swap, true, "", Paris, bench.clock.now()).await.is_err());
    drop(tx);
    let decided = bench.post(&format!("/echanges/{swap}/decider"), &[("grant", "yes")], &coordinator).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
    let mut conn = bench.db().read().await.unwrap();
    let told = stints::of_days(&mut conn, &system(), day("2026-03-15"), day("2026-03-15")).await.unwrap();
    assert_eq!(told.iter().map(|stint| stint.person_id).collect::<Vec<_>>(), [awa]);
    drop(conn);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
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
    bench.post("/regles/reglages", &[("settings", "swaps")], &coordinator).await;
    let (now, mut tx) = (bench.clock.now(), bench.db().write().await.unwrap());
    let swap = swaps::offer(&mut tx, &actor(hugo, "Hugo Démo"), wanted, now).await.unwrap();
    assert!(swaps::take(&mut tx, &actor(awa, "Awa Démo"), swap, Paris, now).await.unwrap().is_some(), "done at once");
    tx.commit().await.unwrap();
    let mut conn = bench.db().read().await.unwrap();
    let crew = plan::crew(&mut conn, &system(), wanted).await.unwrap();
    assert_eq!(crew.into_iter().map(|(id, ..)| id).collect::<Vec<_>>(), [awa]);
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
    let swap = swaps::offer(&mut tx, &actor(hugo, "Hugo Démo"), clash, now).await.unwrap();
    assert!(swaps::take(&mut tx, &actor(awa, "Awa Démo"), swap, Paris, now).await.is_err());
    let open = swaps::list(&mut tx, &system(), day("2026-06-01")).await.unwrap();
    assert!(open.iter().any(|one| one.id == swap && one.state == swaps::SwapState::Offered));
    drop(tx);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_shift_asks_for_several_skills_each_for_so_many() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let made = shift(&bench, "2026-06-17", 9, 12, (1, 2)).await;
    let page = bench.get(&format!("/creneaux/{}/modifier", made.id), &coordinator).await.text();
    let mut conn = bench.db().read().await.unwrap();
    let skills = catalogue::skills(&mut conn, &system()).await.unwrap();
    drop(conn);
    let place = made.work.site.to_string();
    let (one, two) = (format!("skill-{}", skills[0].id), format!("skill-{}", skills[1].id));
    assert!(page.contains(&one) && page.contains(&two));
    let task = made.work.task.to_string();
    let form = [
        ("version", "1"),
        ("day", "2026-06-17"),
        ("starts", "09:00"),
        ("ends", "12:00"),
        ("place", place.as_str()),
        ("task", task.as_str()),
        ("min", "1"),
        ("max", "3"),
        (one.as_str(), "1"),
        (two.as_str(), "2"),
    ];
    let answer = bench.post(&format!("/creneaux/{}/modifier", made.id), &form, &coordinator).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let page = bench.get(&format!("/creneaux/{}", made.id), &coordinator).await.text();
    assert!(page.contains(&format!("1 × {}, 2 × {}", skills[0].name, skills[1].name)), "{page}");
    assert!(page.contains(&format!("Il manque 2 × {}", skills[1].name)), "what is missing is said for each");
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
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM volunteers WHERE state = 'coming'").await, 8);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM volunteers WHERE state = 'waiting'").await, 9);
    assert!(sign_up("v3@demo.example").await.text().contains("déjà inscrite"));
    // A robot is thanked and forgotten.
    let mut robot = form("robot@demo.example");
    robot.push(("website".to_owned(), "https://spam.example".to_owned()));
    let robot: Vec<(&str, &str)> = robot.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    bench.post(&path, &robot, "").await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM volunteers WHERE email = 'robot@demo.example'").await, 0);
    let mine = answers.iter().map(|answer| answer.location()).collect::<Vec<_>>();
    let mut coming = Vec::new();
    for path in &mine {
        if bench.get(path, "").await.text().contains("Vous venez") {
            coming.push(path.clone());
        }
    }
    assert_eq!(coming.len(), 3, "three places were left");
    let cancelled = bench.post(&coming[0], &[], "").await;
    assert_eq!(cancelled.status, StatusCode::SEE_OTHER);
    assert!(bench.get(&coming[0], "").await.text().contains("Inscription annulée"));
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM volunteers WHERE state = 'coming'").await, 8, "the next one has the place");
    assert!(bench.last_letter().await.contains("elle est pour vous"));
    assert!(bench.get(&path, &coordinator).await.text().contains("Zoé Essai"), "the team sees who comes");
    assert!(!bench.get(&path, "").await.text().contains("Zoé Essai"), "others do not");
    bench.clock.advance(chrono::Duration::days(11));
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
    assert!(open_days::put(&mut tx, &system(), id, &fewer, bench.clock.now()).await.is_err(), "places that are taken stay");
}

#[tokio::test]
async fn the_counsellors_part_is_the_counsellors() {
    let bench = Bench::demo().await;
    let counsellor = bench.sign_in(account(Role::Counsellor)).await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let path = format!("/suivi/{awa}");
    assert_eq!(bench.get(&path, &coordinator).await.status, StatusCode::NOT_FOUND);
    let before = bench.scalar("SELECT COUNT(*) FROM audit_log WHERE verb = 'read'").await;
    assert_eq!(bench.get(&path, &counsellor).await.status, StatusCode::OK);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM audit_log WHERE verb = 'read'").await, before + 1, "each reading is noted");
    let form = [("kind", "exit"), ("on_day", "2025-11-20"), ("minutes", "600"), ("subject", "CDI à la pépinière Secret")];
    assert!(bench.post(&path, &form, &counsellor).await.status == StatusCode::UNPROCESSABLE_ENTITY, "an exit has a class");
    let form = [form[0], form[1], form[2], form[3], ("exit_class", "durable")];
    assert_eq!(bench.post(&path, &form, &counsellor).await.status, StatusCode::SEE_OTHER);
    let today = bench.get("/", &counsellor).await.text();
    assert!(today.contains("1 suivi de sortie à faire"), "three months are over: {today}");
    let talk = [("kind", "interview"), ("on_day", "2026-03-03"), ("minutes", "65"), ("subject", "Secret")];
    assert_eq!(bench.post(&path, &talk, &counsellor).await.status, StatusCode::SEE_OTHER);
    let handed = bench.get(&format!("/personnes/{awa}/donnees"), &coordinator).await.text();
    assert!(!handed.contains("Secret") && handed.contains("contracts"));
    let log = bench.get("/journal?genre=support", &coordinator).await.text();
    assert!(!log.contains("Secret") && !log.contains("2025"), "neither words nor days leave the counsellor's part");
    let month = async |month: &str| bench.get(&format!("/mois/{month}/{awa}"), &coordinator).await.text();
    assert!(month("2026-03").await.contains("1\u{a0}h\u{a0}05"), "only hours flow into the month");
    assert!(!month("2025-11").await.contains("10\u{a0}h"), "an exit is no time together");

    // An obstacle has a course, and what was entered by mistake disappears.
    let obstacle = [("kind", "obstacle"), ("on_day", "2026-02-02"), ("subject", "Garde d’enfant")];
    bench.post(&path, &obstacle, &counsellor).await;
    let page = bench.get(&path, &counsellor).await.text();
    let id = page.split("/lever").next().unwrap().rsplit('/').next().unwrap().to_owned();
    let step = [
        ("kind", "step"),
        ("on_day", "2026-02-10"),
        ("minutes", "30"),
        ("subject", "Appel à la crèche"),
        ("obstacle", id.as_str()),
    ];
    bench.post(&path, &step, &counsellor).await;
    bench.post(&format!("{path}/notes/{id}/lever"), &[("solved", "yes")], &counsellor).await;
    let page = bench.get(&path, &counsellor).await.text();
    assert!(page.contains("levé le 3 mars 2026") && page.matches("Appel à la crèche").count() == 2, "{page}");
    let entry = format!("{path}/notes/{id}");
    let stale = [obstacle[0], obstacle[1], ("subject", "Mode de garde"), ("version", "1")];
    assert_eq!(bench.post(&entry, &stale, &counsellor).await.status, StatusCode::UNPROCESSABLE_ENTITY, "changed meanwhile");
    let edited = [obstacle[0], obstacle[1], ("subject", "Mode de garde"), ("version", "2")];
    assert_eq!(bench.post(&entry, &edited, &counsellor).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&format!("{entry}/supprimer"), &[], &coordinator).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.post(&format!("{entry}/supprimer"), &[], &counsellor).await.status, StatusCode::SEE_OTHER);
    assert!(!bench.get(&path, &counsellor).await.text().contains("Mode de garde"));

    // February is locked: what is entered or corrected afterwards is a line of its own there.
    assert_eq!(bench.post(&format!("/mois/2026-02/{awa}/valider"), &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    let late = [("kind", "interview"), ("on_day", "2026-02-20"), ("minutes", "95"), ("subject", "Bilan")];
    assert_eq!(bench.post(&path, &late, &counsellor).await.status, StatusCode::SEE_OTHER);
    assert!(month("2026-02").await.contains("1\u{a0}h\u{a0}35"), "the correction");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM month_corrections WHERE what = 'support' AND minutes = 95").await, 1);
    // Nobody else has a file.
    let resident = bench.scalar("SELECT COUNT(*) FROM people WHERE name = 'Maude Exemple'").await;
    assert_eq!(resident, 1);
    let sql = "SELECT id FROM people WHERE name = 'Maude Exemple'";
    let other: PersonId = sqlx::query_scalar(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    assert_eq!(bench.get(&format!("/suivi/{other}"), &counsellor).await.status, StatusCode::NOT_FOUND);
}

/// Work across midnight belongs to the evening it began, for taps, corrections and locks.
#[tokio::test]
async fn a_night_shift_is_one_piece_of_work() {
    let bench = Bench::demo().await;
    let awa = person(&bench, "Awa Démo").await;
    let coordinator = bench.coordinator().await;
    let night = shift(&bench, "2026-05-30", 22, 27, (1, 2)).await;
    assert!(matches!(assign(&bench, night.id, awa).await, Assigned::Done(..)));
    bench.post("/semaine/2026-05-25/publier", &[], &coordinator).await;
    let to = |text: &str| text.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    bench.clock.advance(to("2026-05-30T19:58:00Z") - bench.clock.now());
    let worker = bench.sign_in(account(Role::Worker)).await;
    bench.post("/pointage", &[("tap", "arrive")], &worker).await;
    bench.clock.advance(to("2026-05-30T23:30:00Z") - bench.clock.now());
    let page = bench.get("/ma-semaine", &worker).await.text();
    assert!(page.contains("Je pars") && page.contains("22\u{a0}h\u{a0}00"), "half past one in the night: {page}");
    bench.clock.advance(to("2026-05-31T01:10:00Z") - bench.clock.now());
    bench.post("/pointage", &[("tap", "leave")], &worker).await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM clockings WHERE day = '2026-05-30'").await, 2);

    let coordinator = bench.coordinator().await;
    bench.post("/jour/2026-05-30", &[("all", night.id.to_string().as_str())], &coordinator).await;
    let line = link(&bench.get("/jour/2026-05-30", &coordinator).await.text(), "/presences/01");
    let page = bench.get(&line, &coordinator).await.text();
    assert!(
        page.contains("Awa Démo") && page.contains("pointé 21\u{a0}h\u{a0}58"),
        "planned, tapped and noted side by side: {page}"
    );
    // Came after midnight: that is the next day, not the evening before.
    let opened = line_of(&bench, &line, &coordinator).await;
    let late = |opened: &str| {
        [("outcome", "present"), ("starts", "0:30"), ("ends", "3:00"), ("pause", "0"), ("reason", "Bus"), ("line", opened)]
            .map(|(name, value)| (name, value.to_owned()))
    };
    let post = async |form: [(&str, String); 6], session: &str| {
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        bench.post(&line, &fields, session).await
    };
    assert_eq!(post(late(&opened), &coordinator).await.status, StatusCode::SEE_OTHER);
    assert!(post(late(&opened), &coordinator).await.text().contains("Quelqu’un d’autre"), "the line was corrected meanwhile");
    let sql = "SELECT COUNT(*) FROM attendances WHERE supersedes IS NOT NULL AND starts_at = $1";
    let count: i64 =
        sqlx::query_scalar(sql).bind(to("2026-05-30T22:30:00Z")).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    assert_eq!(count, 1);

    // The month is locked for all of the night.
    bench.clock.advance(to("2026-07-01T08:00:00Z") - bench.clock.now());
    let coordinator = bench.coordinator().await;
    assert_eq!(bench.post(&format!("/mois/2026-05/{awa}/valider"), &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    let again = post(late(&line_of(&bench, &line, &coordinator).await), &coordinator).await;
    assert!(again.text().contains("Ce mois est validé"), "{}", again.text());
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// The hours of one person are noted once, however often and by whom they are entered.
#[tokio::test]
async fn nobody_is_found_at_work_twice_at_one_time() {
    let bench = Bench::demo().await;
    let hugo = person(&bench, "Hugo Démo").await;
    let coordinator = bench.coordinator().await;
    let (morning, afternoon) =
        (shift(&bench, "2026-05-06", 8, 11, (1, 3)).await, shift(&bench, "2026-05-06", 13, 16, (1, 3)).await);
    for one in [&morning, &afternoon] {
        assert!(matches!(assign(&bench, one.id, hugo).await, Assigned::Done(..)));
    }
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    bench.clock.advance("2026-05-06T10:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - bench.clock.now());
    let coordinator = bench.coordinator().await;
    let early = bench.post("/jour/2026-05-06", &[("all", afternoon.id.to_string().as_str())], &coordinator).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "the afternoon has not begun");
    bench.clock.advance(chrono::Duration::hours(6));
    for one in [&morning, &afternoon] {
        bench.post("/jour/2026-05-06", &[("all", one.id.to_string().as_str())], &coordinator).await;
    }
    let line = link(&bench.get("/jour/2026-05-06", &coordinator).await.text(), "/presences/01");
    let opened = line_of(&bench, &line, &coordinator).await;
    let into = [
        ("outcome", "present"),
        ("starts", "8:00"),
        ("ends", "14:00"),
        ("pause", "0"),
        ("reason", "Midi"),
        ("line", opened.as_str()),
    ];
    let refused = bench.post(&line, &into, &coordinator).await;
    assert!(refused.text().contains("en recouvrent d’autres"), "{}", refused.text());
    let fits =
        [into[0], into[1], ("ends", "12:00"), into[3], into[4], into[5], ("form_token", "0190b1b4-5a5c-7000-8000-000000000001")];
    let done = bench.post(&line, &fits, &coordinator).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    bench.post(&line, &fits, &coordinator).await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM attendances WHERE day = '2026-05-06'").await, 3, "sent twice counts once");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
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
    };
    absences::record(&mut tx, &system(), awa, &sick, Paris, bench.clock.now()).await.unwrap();
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
        ("ar", "أسبوعي", "rtl", "فبراير 2026", "ساعات مدفوعة الأجر", "اختر يوما."),
        ("uk", "Мій тиждень", "ltr", "лютий 2026", "Оплачувані години", "Виберіть день."),
        ("en", "My week", "ltr", "February 2026", "Hours paid", "Choose a day."),
        ("fr", "Ma semaine", "ltr", "février 2026", "Heures payées", "Choisissez un jour."),
    ] {
        bench.post("/preferences", &[("lecture", lang), ("suite", "/ma-semaine")], &worker).await;
        let frame = format!("<html lang=\"{lang}\" dir=\"{direction}\"");
        let page = bench.get("/ma-semaine", &worker).await.text();
        assert!(page.contains(word) && page.contains(&frame), "{lang}");
        let hours = bench.get("/mes-heures?mois=2026-02", &worker).await.text();
        assert!(hours.contains(month) && hours.contains(paid) && hours.contains(&frame), "{hours}");
        let asked = bench.post("/mes-absences", &[("kind", "leave")], &worker).await;
        assert!(asked.text().contains(complaint), "what is missing is said in {lang}");
    }
}

/// Random orders by many at once: whatever happens, nobody is in two places and no refusing rule is broken.
#[tokio::test]
async fn no_sequence_of_orders_breaks_a_refusing_rule() {
    use rand::{RngExt as _, SeedableRng as _};
    let bench = Bench::demo().await;
    let everybody = people(&bench).await;
    let crew: Vec<PersonId> = everybody.iter().filter(|(_, name)| name.ends_with("Démo")).map(|(id, _)| *id).take(5).collect();
    let mut rng = rand::rngs::StdRng::seed_from_u64(11);
    let mut shifts = Vec::new();
    for offset in 0..5_u64 {
        let on = (day("2026-04-20") + chrono::Days::new(offset)).to_string();
        for (starts, ends) in [(6, 11), (9, 14), (12, 17), (15, 21)] {
            shifts.push(shift(&bench, &on, starts, ends, (1, 3)).await.id);
        }
    }
    let rounds = if on_sqlite() { 45 } else { 30 };
    for _ in 0..rounds {
        let orders: Vec<(u32, ShiftId, PersonId, i64)> = (0..4)
            .map(|_| {
                let (shift, person) = (shifts[rng.random_range(0..shifts.len())], crew[rng.random_range(0..crew.len())]);
                (rng.random_range(0..14), shift, person, rng.random_range(0..5))
            })
            .collect();
        together(orders.into_iter().map(|(what, shift, person, offset)| order(&bench, what, shift, person, offset))).await;
    }
    let mut conn = bench.db().read().await.unwrap();
    let week = Week::of(day("2026-04-20"));
    let book = book::load(&mut conn, Whom::Everybody, week, week, Paris).await.unwrap();
    for person in crew {
        let refused: Vec<_> = rules::of_person(&book, person).into_iter().filter(|b| b.severity == Severity::Refuse).collect();
        assert!(refused.is_empty(), "{refused:?}");
    }
    drop(conn);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

async fn order(bench: &Bench, what: u32, id: ShiftId, person: PersonId, offset: i64) {
    let (actor, now) = (system(), bench.clock.now());
    let mut tx = bench.db().write().await.unwrap();
    let kept = match what {
        0..=4 => plan::assign(&mut tx, &actor, id, person, "essai", Paris, now).await.is_ok(),
        5 => plan::unassign(&mut tx, &actor, id, person, now).await.is_ok(),
        6 => {
            let on = day("2026-04-20") + chrono::Duration::days(offset);
            let details = AbsenceDetails {
                kind: AbsenceKind::Leave,
                time: AbsenceTime::Part(on, ClockTime(600), ClockTime(660)),
                note: String::new(),
                reference: String::new(),
            };
            absences::record(&mut tx, &actor, person, &details, Paris, now).await.is_ok()
        }
        7 | 8 => {
            let shift = plan::get(&mut tx, &actor, id).await.unwrap();
            let slot =
                Slot { starts: ClockTime(shift.slot.starts.0 + 30), ends: ClockTime(shift.slot.ends.0 + 30), ..shift.slot };
            plan::update(&mut tx, &actor, id, shift.version, (slot, &shift.work), Paris, now).await.is_ok()
        }
        9 | 10 => {
            let worker =
                Actor { person: Some(person), name: String::new(), roles: [Role::Worker].into_iter().collect(), session: None };
            swaps::offer(&mut tx, &worker, id, now).await.is_ok()
        }
        11 => {
            let worker =
                Actor { person: Some(person), name: String::new(), roles: [Role::Worker].into_iter().collect(), session: None };
            let offered = swaps::list(&mut tx, &actor, day("2026-04-20")).await.unwrap();
            match offered.iter().find(|swap| swap.state == swaps::SwapState::Offered && swap.offered_by != person) {
                Some(swap) => swaps::take(&mut tx, &worker, swap.id, Paris, now).await.is_ok(),
                None => false,
            }
        }
        12 => {
            let taken = swaps::list(&mut tx, &actor, day("2026-04-20")).await.unwrap();
            match taken.iter().find(|swap| swap.state == swaps::SwapState::Taken) {
                Some(swap) => swaps::decide(&mut tx, &actor, swap.id, true, "", Paris, now).await.is_ok(),
                None => false,
            }
        }
        _ => {
            let sender = archipel::shifts::store::publishing::Sender {
                name: "Essai",
                zone: Paris,
                lang: archipel::platform::i18n::Lang::Fr,
                address: String::new(),
            };
            archipel::shifts::store::publishing::publish(&mut tx, &actor, Week::of(day("2026-04-20")), &sender, now).await.is_ok()
        }
    };
    if kept {
        tx.commit().await.unwrap();
    }
}
