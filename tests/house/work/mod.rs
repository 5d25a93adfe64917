//! Working time, through the real router and on the real database.

mod by_themselves;
mod hours;
mod law;
mod parts;

use axum::http::{StatusCode, header};
use chrono::NaiveDate;
use chrono_tz::Europe::Paris;

use people::model::{PersonId, Role};
use platform::auth::actor::Actor;
use platform::op::Op;
use platform::time::{ClockTime, Minutes, Month, Slot, Week};
use work::hours::store::months;
use work::model::absence::{AbsenceDetails, AbsenceKind, AbsenceState, AbsenceTime};
use work::model::rules::{self, Severity};
use work::model::shift::{Shift, ShiftId, Work};
use work::rota::store::plan::{self, Assigned};
use work::rota::store::snapshot::{self, Whom};
use work::rota::store::{absences, stints, swaps};
use work::team::store::{catalogue, workers};
use work::volunteering::store as open_days;

use crate::common::{Bench, link, on_sqlite, system, together};

fn account(role: Role) -> &'static app::demo::Account {
    app::demo::ACCOUNTS.iter().find(|account| account.role == role).unwrap()
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
    let site = land::store::sites::list(&mut tx, &system(), &land::model::Filter::default()).await.unwrap()[0].id;
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
    plan::create(&mut Op::at(&mut tx, &system(), bench.clock.now()).zoned(Paris), id, (slot, &work), None).await.unwrap();
    let made = plan::get(&mut tx, &system(), id).await.unwrap();
    tx.commit().await.unwrap();
    made
}

/// The line that the form of a correction was opened on.
async fn line_of(bench: &Bench, path: &str, session: &str) -> String {
    crate::common::link_value(&bench.get(path, session).await.text(), "name=\"line\" value=\"")
}

/// Publishes a week, with the consent of everybody whom the page names.
async fn publish_agreed(bench: &Bench, monday: &str, session: &str) -> crate::common::Answer {
    let path = format!("/semaine/{monday}/publier");
    let page = bench.get(&path, session).await.text();
    let named: Vec<String> =
        page.split("name=\"agreed\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    let form: Vec<(&str, &str)> = named.iter().map(|word| ("agreed", word.as_str())).collect();
    bench.post(&path, &form, session).await
}

async fn assign(bench: &Bench, shift: ShiftId, person: PersonId) -> Assigned {
    let mut tx = bench.db().write().await.unwrap();
    let outcome = plan::assign(&mut Op::at(&mut tx, &system(), bench.clock.now()).zoned(Paris), shift, person, "").await.unwrap();
    tx.commit().await.unwrap();
    outcome
}

async fn plan_for(bench: &Bench, shift: ShiftId, person: PersonId, reason: &str) -> Assigned {
    let mut tx = bench.db().write().await.unwrap();
    let outcome =
        plan::assign(&mut Op::at(&mut tx, &system(), bench.clock.now()).zoned(Paris), shift, person, reason).await.unwrap();
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
    assert!(refused.text().contains("Exemple : 8 h 30"));
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
    let letter = bench.last_letter().await;
    assert!(letter.contains("Nouveau : samedi 28 mars"), "Awa has an e-mail address: {letter}");
    assert!(letter.contains("À apporter : "), "what for, and what to bring: {letter}");

    bench.clock.advance(chrono::Duration::days(1) - chrono::Duration::hours(1));
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    let page = bench.get("/ma-semaine", &worker).await.text();
    assert!(page.contains("Clé au cabanon") && page.contains("Nouveau") && page.contains("9 h"), "{page}");
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
    assert!(field.contains("Awa Démo") && field.contains("départ noté"), "{field}");

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
    assert!(
        bench.post("/mes-absences", &ask, &worker).await.text().contains("Le jeudi 5 mars 2026, une absence est déjà demandée")
    );
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
    let letter = bench.last_letter().await;
    assert!(letter.contains("Annulé : jeudi 5 mars"), "Awa has an e-mail address: {letter}");
    // A supervisor does not grant themselves leave.
    let supervisor = bench.sign_in(account(Role::Supervisor)).await;
    let sql = "SELECT id FROM people WHERE name = 'Sacha Modèle'";
    let own: PersonId = sqlx::query_scalar(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let leave = bench.post(&format!("/equipe/{own}/absences"), &[("kind", "leave"), ("first", "2026-03-06")], &supervisor).await;
    assert!(leave.text().contains("votre propre demande"), "{}", leave.text());
    assert_eq!(
        bench.post(&format!("/absences/{id}/decider"), &[("grant", "yes")], &coordinator).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    // Taken back: Awa is on her shifts again, to be published.
    let gone = "SELECT COUNT(*) FROM assignments JOIN shifts ON shifts.id = shift_id JOIN people ON people.id = person_id
                WHERE day = '2026-03-05' AND people.name = 'Awa Démo'";
    assert_eq!(bench.scalar(gone).await, 0);
    let back = bench.post(&format!("/absences/{id}/annuler"), &[], &coordinator).await;
    assert_eq!(back.location(), "/semaine/2026-03-02");
    assert_eq!(bench.scalar(gone).await, 2);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_reason_is_asked_for_and_what_is_refused_stays_refused() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await.to_string();
    // A sixth day of work: more than a tenth beyond a contract of 26 hours.
    let saturday = shift(&bench, "2026-03-07", 9, 12, (1, 2)).await.id;
    let asked = bench.post(&format!("/creneaux/{saturday}/placer"), &[("person", &awa)], &coordinator).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text().contains("L3123-28") && asked.text().contains("demande une raison"));
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
    assert!(both["breaches"][0].as_str().unwrap().contains("Déjà pris"));
    let mut conn = bench.db().read().await.unwrap();
    let crew = plan::crew(&mut conn, &system(), one).await.unwrap();
    assert_eq!(crew.into_iter().map(|one| one.id).collect::<Vec<_>>(), [awa], "the first move was undone with the second");
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
    let left = bench.post("/semaine/2026-05-11/copier", &[("from", "2026-04-27")], &coordinator).await.text();
    assert!(left.contains("2 créneaux créés") && left.contains("jeudi 14 mai"), "what was left out is told: {left}");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM shifts WHERE day BETWEEN '2026-05-11' AND '2026-05-17'").await, 2);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM shifts WHERE day = '2026-05-14'").await, 0);
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
                (rng.random_range(0..15), shift, person, rng.random_range(0..5))
            })
            .collect();
        together(orders.into_iter().map(|(what, shift, person, offset)| order(&bench, what, shift, person, offset))).await;
    }
    let mut conn = bench.db().read().await.unwrap();
    let week = Week::of(day("2026-04-20"));
    let book = snapshot::load(&mut conn, Whom::Everybody, week, week, Paris).await.unwrap();
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
        0..=4 => plan::assign(&mut Op::at(&mut tx, &actor, now).zoned(Paris), id, person, "essai").await.is_ok(),
        5 => plan::unassign(&mut Op::at(&mut tx, &actor, now), id, person).await.is_ok(),
        6 => {
            let on = day("2026-04-20") + chrono::Duration::days(offset);
            let details = AbsenceDetails {
                kind: AbsenceKind::Leave,
                time: AbsenceTime::Part(on, ClockTime(600), ClockTime(660)),
                note: String::new(),
                reference: String::new(),
                host: String::new(),
            };
            absences::record(&mut Op::at(&mut tx, &actor, now).zoned(Paris), person, &details).await.is_ok()
        }
        7 | 8 => {
            let shift = plan::get(&mut tx, &actor, id).await.unwrap();
            let slot =
                Slot { starts: ClockTime(shift.slot.starts.0 + 30), ends: ClockTime(shift.slot.ends.0 + 30), ..shift.slot };
            plan::update(&mut Op::at(&mut tx, &actor, now).zoned(Paris), id, shift.version, (slot, &shift.work)).await.is_ok()
        }
        9 | 10 => {
            let worker =
                Actor { person: Some(person), name: String::new(), roles: [Role::Worker].into_iter().collect(), session: None };
            swaps::offer(&mut Op::at(&mut tx, &worker, now), id).await.is_ok()
        }
        11 => {
            let worker =
                Actor { person: Some(person), name: String::new(), roles: [Role::Worker].into_iter().collect(), session: None };
            let offered = swaps::list(&mut tx, &actor, day("2026-04-20")).await.unwrap();
            match offered.iter().find(|swap| swap.state == swaps::SwapState::Offered && swap.offered_by != person) {
                Some(swap) => swaps::take(&mut Op::at(&mut tx, &worker, now).zoned(Paris), swap.id).await.is_ok(),
                None => false,
            }
        }
        12 => {
            let taken = swaps::list(&mut tx, &actor, day("2026-04-20")).await.unwrap();
            match taken.iter().find(|swap| swap.state == swaps::SwapState::Taken) {
                Some(swap) => swaps::decide(&mut Op::at(&mut tx, &actor, now).zoned(Paris), swap.id, true, "").await.is_ok(),
                None => false,
            }
        }
        13 => {
            let sender = work::rota::store::publishing::Sender {
                name: "Essai",
                zone: Paris,
                lang: platform::i18n::Lang::Fr,
                address: String::new(),
            };
            work::rota::store::publishing::publish(&mut Op::at(&mut tx, &actor, now), Week::of(day("2026-04-20")), &[], &sender)
                .await
                .is_ok()
        }
        _ => {
            let on = day("2026-04-20") + chrono::Duration::days(offset);
            let there = absences::of_days(&mut tx, &actor, on, on).await.unwrap();
            match there.iter().find(|absence| absence.state == AbsenceState::Approved) {
                Some(absence) => absences::cancel(&mut Op::at(&mut tx, &actor, now).zoned(Paris), absence.id).await.is_ok(),
                None => false,
            }
        }
    };
    if kept {
        tx.commit().await.unwrap();
    }
}

/// Who is taken off and comes back learns nothing, for nothing has changed; a refusal on the way names the person.
#[tokio::test]
async fn what_is_undone_is_not_published() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let (hugo, irina) = (person(&bench, "Hugo Démo").await, person(&bench, "Irina Démo").await);
    let one = shift(&bench, "2026-05-05", 9, 12, (1, 2)).await;
    let other = shift(&bench, "2026-05-06", 9, 12, (1, 2)).await;
    for id in [one.id, other.id] {
        assert!(matches!(assign(&bench, id, hugo).await, Assigned::Done(..)));
    }
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    let waiting = async || {
        let mut conn = bench.db().read().await.unwrap();
        work::rota::store::publishing::waiting(&mut conn, &system(), Week::of(day("2026-05-04"))).await.unwrap()
    };
    assert!(waiting().await.is_empty());
    bench.post(&format!("/creneaux/{}/retirer", one.id), &[("person", &hugo.to_string())], &coordinator).await;
    let off = waiting().await;
    assert_eq!((off.on_it, off.off), (vec![], 1));
    assert!(matches!(assign(&bench, one.id, hugo).await, Assigned::Done(..)));
    assert!(waiting().await.is_empty(), "there and back is no change");

    // Taken off for good, told so, and back again: the same event in the calendar, one change further.
    bench.post(&format!("/creneaux/{}/retirer", one.id), &[("person", &hugo.to_string())], &coordinator).await;
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    assert!(matches!(assign(&bench, one.id, hugo).await, Assigned::Done(..)));
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    let mut conn = bench.db().read().await.unwrap();
    let told = stints::of_days(&mut conn, &system(), day("2026-05-05"), day("2026-05-05")).await.unwrap();
    assert_eq!(told.iter().map(|stint| (stint.person_id, stint.sequence)).collect::<Vec<_>>(), [(hugo, 2)]);
    drop(conn);

    // The other shift cannot be moved onto this one: the refusal says who would be in two places.
    assert!(matches!(assign(&bench, other.id, irina).await, Assigned::Done(..)));
    let (place, task) = (other.work.site.to_string(), other.work.task.to_string());
    let onto = [
        ("version", "1"),
        ("day", "2026-05-05"),
        ("starts", "10:00"),
        ("ends", "13:00"),
        ("place", place.as_str()),
        ("task", task.as_str()),
        ("min", "1"),
        ("max", "2"),
    ];
    let refused = bench.post(&format!("/creneaux/{}/modifier", other.id), &onto, &coordinator).await;
    assert!(refused.text().contains("Hugo Démo : "), "{}", refused.text());
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Publishing says whom a letter reached and whom it did not, and leads to the list of those to call.
#[tokio::test]
async fn those_without_an_address_are_told_in_person() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let (awa, hugo) = (person(&bench, "Awa Démo").await, person(&bench, "Hugo Démo").await);
    let mut tx = bench.db().write().await.unwrap();
    let bare = "UPDATE people SET email = NULL, phone = '06 11 22 33 44' WHERE id = $1";
    sqlx::query(bare).bind(hugo).execute(&mut *tx).await.unwrap();
    sqlx::query("UPDATE people SET email = 'awa@exemple.test' WHERE id = $1").bind(awa).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let both = shift(&bench, "2026-06-08", 9, 12, (1, 2)).await.id;
    for who in [awa, hugo] {
        assert!(matches!(assign(&bench, both, who).await, Assigned::Done(..)));
    }
    let published = bench.post("/semaine/2026-06-08/publier", &[], &coordinator).await;
    let list = published.location();
    assert_eq!(list, "/semaine/2026-06-08/a-prevenir");
    let notice = format!("{coordinator}; avis={}", published.cookie("avis"));
    let page = bench.get(&list, &notice).await.text();
    assert!(page.contains("Publié. 1 personne prévenue par e-mail, 1 à prévenir de vive voix"), "{page}");
    assert!(page.contains("Hugo Démo") && page.contains("href=\"tel:0611223344\""), "{page}");
    assert!(!page.contains("Awa Démo"), "who got a letter need not be called");
    let nothing_new = bench.post("/semaine/2026-06-08/publier", &[], &coordinator).await;
    assert_eq!(nothing_new.location(), "/semaine/2026-06-08");
    let notice = format!("{coordinator}; avis={}", nothing_new.cookie("avis"));
    assert!(bench.get("/semaine/2026-06-08", &notice).await.text().contains("Personne à prévenir"));
}

/// A coordinator makes a work day from the page of the work days: first the shift, then what volunteers read.
#[tokio::test]
async fn a_work_day_is_made_where_work_days_are_shown() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let list = bench.get("/chantiers", &coordinator).await.text();
    let new = link(&list, "/creneaux/nouveau?chantier=oui");
    assert!(!bench.get("/chantiers", "").await.text().contains("/creneaux/nouveau"), "the public makes none");
    let page = bench.get(&new.replace("&amp;", "&"), &coordinator).await.text();
    assert!(page.contains("Ouvrir un chantier") && page.contains("name=\"chantier\" value=\"oui\""), "{page}");
    let work = shift(&bench, "2026-06-13", 9, 12, (1, 2)).await.work;
    let (site, task) = (work.site.to_string(), work.task.to_string());
    let form = [
        ("chantier", "oui"),
        ("day", "2026-06-06"),
        ("starts", "9:00"),
        ("ends", "12:00"),
        ("pause", "0"),
        ("min", "1"),
        ("max", "3"),
        ("place", site.as_str()),
        ("task", task.as_str()),
    ];
    let made = bench.post("/creneaux/nouveau", &form, &coordinator).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    assert!(made.location().ends_with("/chantier"), "{}", made.location());
}

/// What the rules find in a week says where, and leads there.
#[tokio::test]
async fn a_remark_of_the_rules_leads_to_its_shift() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let holiday = shift(&bench, "2026-07-14", 9, 12, (1, 2)).await;
    assert!(matches!(plan_for(&bench, holiday.id, awa, "Fête").await, Assigned::Done(..)));
    let board = bench.get("/semaine/2026-07-13", &coordinator).await.text();
    let remarks = board.split("<ul class=\"breaches\">").nth(1).unwrap_or_default().to_owned();
    assert!(remarks.contains(&format!("/creneaux/{}", holiday.id)), "{remarks}");
}

/// Whoever leaves is taken off everything ahead, and places are open again.
#[tokio::test]
async fn an_archived_person_is_expected_nowhere() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let nadia = person(&bench, "Nadia Démo").await;
    let ahead =
        "SELECT COUNT(*) FROM assignments JOIN shifts ON shifts.id = shift_id WHERE day > '2026-03-03' AND person_id = $1";
    let count = async |sql: &'static str| -> i64 {
        sqlx::query_scalar(sql).bind(nadia).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap()
    };
    assert!(count(ahead).await > 0);
    assert_eq!(bench.post(&format!("/personnes/{nadia}/archiver"), &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    assert_eq!(count(ahead).await, 0);
    assert!(!bench.get("/jour/2026-03-04", &coordinator).await.text().contains("Nadia Démo"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// A rule's figure is read as people write it, and what the database itself guarantees cannot be turned off.
#[tokio::test]
async fn rules_change_from_a_day_on_with_a_figure_that_makes_sense() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let line = |rule, value, severity| {
        [
            ("rule", rule),
            ("starts", "2026-04-01"),
            ("value", value),
            ("severity", severity),
            ("basis", "agreement"),
            ("source", "Accord d’entreprise"),
        ]
    };
    for (rule, value, severity, field) in [
        ("day_rest", "", "refuse", "value"),
        ("consecutive_days", "", "refuse", "value"),
        ("consecutive_days", "cinq", "refuse", "value"),
        ("overlap", "", "hint", "severity"),
    ] {
        let refused = bench.post("/regles", &line(rule, value, severity), &coordinator).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{rule} {value}");
        assert!(refused.text().contains(&format!("id=\"{field}-error\"")), "{rule} {value}");
    }
    let done = bench.post("/regles", &line("day_rest", "12 h 30", "refuse"), &coordinator).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(bench.get("/regles", &coordinator).await.text().contains("12 h 30"));
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM rule_parameters WHERE rule = 'day_rest' AND value = 750").await, 1);
    // The house may be stricter than the law, and not looser; an agreement may.
    let of = |value: &'static str, severity: &'static str, basis: &'static str| {
        let mut line = line("day_rest", value, severity);
        (line[1].1, line[4].1) = ("2026-05-01", basis);
        line
    };
    for (value, severity) in [("10 h", "refuse"), ("12 h", "hint")] {
        let refused = bench.post("/regles", &of(value, severity, "house"), &coordinator).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("id=\"basis-error\""), "{value}");
    }
    for (value, basis) in [("12 h", "house"), ("9 h", "agreement")] {
        bench.post("/regles", &of(value, "refuse", basis), &coordinator).await.location();
        bench.post("/regles/day_rest/2026-05-01/retirer", &[], &coordinator).await.location();
    }
    // What the law says stays to be read; what was added goes again.
    let mut over_the_law = line("day_rest", "12 h 30", "refuse");
    over_the_law[1].1 = "2000-01-01";
    let refused = bench.post("/regles", &over_the_law, &coordinator).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("id=\"starts-error\""));
    let law = "/regles/day_rest/2000-01-01/retirer";
    assert_eq!(bench.post(law, &[], &coordinator).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM rule_parameters WHERE rule = 'day_rest' AND value = 660").await, 1);
    let removed = bench.post("/regles/day_rest/2026-04-01/retirer", &[], &coordinator).await;
    assert_eq!(removed.location(), "/regles");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM rule_parameters WHERE rule = 'day_rest'").await, 1);
}

#[tokio::test]
async fn a_ticked_day_is_not_dropped_beside_other_days() {
    let bench = Bench::demo().await;
    let worker = bench.sign_in(account(Role::Worker)).await;
    // A day ticked and other days typed: none is dropped, it is asked which is meant.
    let both = [("kind", "leave"), ("first", "2026-03-06"), ("from_day", "2026-03-09"), ("last", "2026-03-10")];
    let asked = bench.post("/mes-absences", &both, &worker).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text().contains("pas les deux") && asked.text().contains("value=\"2026-03-06\" checked"), "{}", asked.text());
    let none = bench.post("/mes-absences", &[("kind", "leave"), ("first", "other")], &worker).await.text();
    assert!(none.contains("href=\"#from_day\">Choisissez un jour") && none.contains("value=\"other\" checked"), "{none}");
    let days = [("kind", "leave"), ("first", "other"), ("from_day", "2026-03-09"), ("last", "2026-03-10")];
    let sent = bench.post("/mes-absences", &days, &worker).await.location();
    assert!(bench.get(&sent, &worker).await.text().contains("10 mars"));
}
