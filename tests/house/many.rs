//! What is done to many at once: it says before what it will do, and can be taken back.

use axum::http::StatusCode;

use crate::common::{Answer, Bench, link};

/// Where the notice's "undo" leads.
fn undo_of(answer: &Answer) -> String {
    let notice = answer.cookie("avis");
    let path = notice.split('|').nth(1).unwrap_or_default();
    assert!(path.starts_with('/'), "{notice}");
    path.split('|').next().unwrap().to_owned()
}

fn values(page: &str, name: &str) -> Vec<String> {
    let mark = format!("name=\"{name}\" value=\"");
    page.split(&mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn fields<'a>(fixed: &[(&'a str, &'a str)], name: &'a str, many: &'a [String]) -> Vec<(&'a str, &'a str)> {
    fixed.iter().copied().chain(many.iter().map(|value| (name, value.as_str()))).collect()
}

#[tokio::test]
async fn a_role_is_given_to_many_and_taken_back() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let members = "SELECT COUNT(*) FROM person_roles WHERE role = 'facilitator'";
    let before = bench.scalar(members).await;
    let page = bench.get("/personnes/roles?role=member", &session).await.text();
    let people: Vec<String> = values(&page, "person").into_iter().take(7).collect();
    assert_eq!(people.len(), 7);
    let form = fields(&[("deed", "give"), ("to", "facilitator")], "person", &people);
    let preview = bench.post("/personnes/roles", &form, &session).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(preview.text().contains("7 personnes changeront"));
    assert_eq!(bench.scalar(members).await, before, "looking changes nothing");
    let sure = fields(&[("deed", "give"), ("to", "facilitator"), ("sure", "yes")], "person", &people);
    let done = bench.post("/personnes/roles", &sure, &session).await;
    assert_eq!(bench.scalar(members).await, before + 7);
    let undo = undo_of(&done);
    let supervisor = bench.sign_in(&app::demo::ACCOUNTS[1]).await;
    assert_eq!(bench.post(&undo, &[], &supervisor).await.status, StatusCode::NOT_FOUND);
    bench.post(&undo, &[], &session).await;
    assert_eq!(bench.scalar(members).await, before);
    assert_eq!(bench.post(&undo, &[], &session).await.status, StatusCode::CONFLICT, "once");
    // The last coordinator stays one.
    let me = values(&bench.get("/personnes/roles?role=coordinator", &session).await.text(), "person");
    let last = fields(&[("deed", "take"), ("to", "coordinator"), ("sure", "yes")], "person", &me);
    assert_eq!(bench.post("/personnes/roles", &last, &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        bench
            .post("/personnes/roles", &[("deed", "give"), ("to", "member")], &session)
            .await
            .text()
            .contains("au moins une personne")
    );
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn contracts_are_made_from_a_pattern_and_the_law_still_speaks() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let count = "SELECT COUNT(*) FROM contracts";
    let before = bench.scalar(count).await;
    let page = bench.get("/equipe/contrats", &session).await.text();
    let coordinator = page.split("<li>").find(|row| row.contains("Maude Exemple")).unwrap();
    assert!(!coordinator.contains("checked"), "nobody who plans is hired by a button that was pressed too soon: {coordinator}");
    let all = values(&page, "person");
    assert!(all.len() > 10);
    let pattern = [("kind", "cddi"), ("weekly", "26"), ("starts", "2026-03-09"), ("ends", "2026-09-08")];
    let preview = bench.post("/equipe/contrats", &fields(&pattern, "person", &all), &session).await.text();
    assert!(preview.contains("class=\"refused\""), "who has a contract then is told apart");
    assert_eq!(bench.scalar(count).await, before);
    let sure: Vec<(&str, &str)> = pattern.iter().copied().chain([("sure", "yes")]).collect();
    let done = bench.post("/equipe/contrats", &fields(&sure, "person", &all), &session).await;
    let made = bench.scalar(count).await - before;
    assert!(made > 0 && made < i64::try_from(all.len()).unwrap(), "{made}");
    assert!(preview.contains(&format!("{made} contrat")), "as many as were announced");
    bench.post(&undo_of(&done), &[], &session).await;
    assert_eq!(bench.scalar(count).await, before);
    let wrong = [("kind", "cddi"), ("weekly", "beaucoup"), ("starts", "2026-03-09"), ("ends", "2026-01-01")];
    let refused = bench.post("/equipe/contrats", &fields(&wrong, "person", &all[..1]), &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"beaucoup\""));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_template_is_made_for_several_days_and_sites() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let count = "SELECT COUNT(*) FROM shift_templates WHERE archived_at IS NULL";
    let before = bench.scalar(count).await;
    let page = bench.get("/modeles/nouveau", &session).await.text();
    let places: Vec<String> = values(&page, "also").into_iter().take(3).collect();
    let sql = "SELECT id FROM tasks ORDER BY name LIMIT 1";
    let task: uuid::Uuid = sqlx::query_scalar(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let task = task.to_string();
    let base = [
        ("name", "Matin"),
        ("weekday", "0"),
        ("weekday", "2"),
        ("weekday", "4"),
        ("cycle", "every"),
        ("starts", "08:30"),
        ("ends", "12:00"),
        ("pause", "0"),
        ("place", places[0].as_str()),
        ("task", task.as_str()),
        ("min", "1"),
        ("max", "3"),
    ];
    let preview = bench.post("/modeles/nouveau", &fields(&base, "also", &places), &session).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    assert!(preview.text().contains("9 modèles seront faits"));
    assert_eq!(bench.scalar(count).await, before);
    let sure: Vec<(&str, &str)> = base.iter().copied().chain([("sure", "yes")]).collect();
    let done = bench.post("/modeles/nouveau", &fields(&sure, "also", &places), &session).await;
    assert_eq!(bench.scalar(count).await, before + 9);
    bench.post(&undo_of(&done), &[], &session).await;
    assert_eq!(bench.scalar(count).await, before);
    // One alone is made at once, as ever.
    let one: Vec<(&str, &str)> = base.iter().copied().filter(|(name, value)| *name != "weekday" || *value == "2").collect();
    assert_eq!(bench.post("/modeles/nouveau", &one, &session).await.location(), "/modeles");
    assert_eq!(bench.scalar(count).await, before + 1);
    let none: Vec<(&str, &str)> = base.iter().copied().filter(|(name, _)| *name != "weekday").collect();
    assert!(bench.post("/modeles/nouveau", &none, &session).await.text().contains("au moins un jour"));
}

#[tokio::test]
async fn a_week_of_presence_is_noted_with_exceptions_and_taken_back() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let held = "SELECT COUNT(*) FROM attendances";
    let before = bench.scalar(held).await;
    let path = "/presences?jour=2026-03-03&partie=semaine";
    let open = values(&bench.get(path, &session).await.text(), "stint");
    assert!(open.len() > 3, "{}", open.len());
    let came = &open[1..];
    let done = bench.post(path, &fields(&[], "stint", came), &session).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(bench.scalar(held).await, before + i64::try_from(came.len()).unwrap());
    let left = values(&bench.get(path, &session).await.text(), "stint");
    assert_eq!(left, open[..1], "who was unticked is still to be noted");
    let back = bench.post(&undo_of(&done), &[], &session).await;
    assert_eq!(back.location(), path, "back on the round it was");
    assert_eq!(bench.scalar(held).await, before);
    assert_eq!(values(&bench.get(path, &session).await.text(), "stint"), open);
    assert_eq!(bench.post(path, &[], &session).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody ticked");
    // A morning has no afternoon in it.
    let morning = values(&bench.get("/presences?jour=2026-03-03&partie=matin", &session).await.text(), "stint").len();
    let afternoon = values(&bench.get("/presences?jour=2026-03-03&partie=apres-midi", &session).await.text(), "stint").len();
    let day = values(&bench.get("/presences?jour=2026-03-03&partie=jour", &session).await.text(), "stint").len();
    assert_eq!(morning + afternoon, day);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn months_that_are_ready_are_validated_together_and_opened_again() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let locked = "SELECT COUNT(*) FROM month_sheets WHERE month = '2026-02-01'";
    let locked =
        if crate::common::on_sqlite() { locked } else { "SELECT COUNT(*) FROM month_sheets WHERE month = DATE '2026-02-01'" };
    let before = bench.scalar(locked).await;
    let page = bench.get("/mois/2026-02/valider", &session).await.text();
    let ready = values(&page, "person");
    assert!(ready.len() > 1, "{page}");
    let done = bench.post("/mois/2026-02/valider", &fields(&[], "person", &ready), &session).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(bench.scalar(locked).await, before + i64::try_from(ready.len()).unwrap());
    bench.post(&undo_of(&done), &[], &session).await;
    assert_eq!(bench.scalar(locked).await, before);
    // March runs: nothing is ready, and nobody can be slipped in.
    let march = bench.get("/mois/2026-03/valider", &session).await.text();
    assert_eq!(values(&march, "person"), Vec::<String>::new());
    let forced = bench.post("/mois/2026-03/valider", &fields(&[], "person", &ready[..1]), &session).await;
    assert_eq!(forced.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Corrected since: it stays.
    let again = bench.post("/mois/2026-02/valider", &fields(&[], "person", &ready), &session).await;
    let sheet = format!("/mois/2026-02/{}", ready[0]);
    let opened = bench.get(&sheet, &session).await.text();
    assert!(opened.contains(&link(&opened, &sheet)));
    let change = [("what", "paid"), ("correction", "30"), ("reason", "oubli")];
    bench.post(&format!("{sheet}/corriger"), &change, &session).await.location();
    let undo = bench.post(&undo_of(&again), &[], &session).await;
    assert_eq!(undo.status, StatusCode::CONFLICT);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_two_people_note_differently_is_told_and_the_rest_is_noted() {
    let bench = Bench::demo().await;
    let (one, two) = (bench.coordinator().await, bench.sign_in(&app::demo::ACCOUNTS[1]).await);
    let held = "SELECT COUNT(*) FROM attendances";
    let before = bench.scalar(held).await;
    let week = bench.get("/presences?jour=2026-03-03&partie=semaine", &one).await.text();
    let first = values(&week, "stint").remove(0);
    let (day, shift): (chrono::NaiveDate, uuid::Uuid) =
        sqlx::query_as("SELECT stints.day, stints.shift_id FROM stints WHERE stints.id = $1")
            .bind(uuid::Uuid::parse_str(&first).unwrap())
            .fetch_one(&mut *bench.db().read().await.unwrap())
            .await
            .unwrap();
    let path = format!("/jour/{day}");
    let absent = [("stint", first.as_str()), ("outcome", "absent"), ("kind", "")];
    assert_eq!(bench.post(&path, &absent, &one).await.status, StatusCode::SEE_OTHER);
    // Somebody else has them as present: from the day, and from a round that was opened before.
    let present = [("stint", first.as_str()), ("outcome", "present")];
    let told = bench.post(&path, &present, &two).await;
    assert!(told.status.is_client_error() && told.text().contains("noté autrement"), "{}", told.text());
    let round = format!("/presences?jour={day}&partie=semaine");
    let late = bench.post(&round, &fields(&[], "stint", std::slice::from_ref(&first)), &two).await;
    assert!(late.status.is_client_error() && late.text().contains("noté autrement"), "{}", late.text());
    assert_eq!(bench.scalar(held).await, before + 1, "nothing else was noted");
    // The same once more changes nothing and complains of nothing.
    assert_eq!(bench.post(&path, &absent, &two).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar(held).await, before + 1);
    // "All present" means those of whom nothing is noted.
    let crew = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM stints WHERE shift_id = $1")
        .bind(shift)
        .fetch_one(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    let all = bench.post(&path, &[("all", shift.to_string().as_str())], &two).await;
    assert_eq!(all.status, StatusCode::SEE_OTHER, "{}", all.text());
    assert!(bench.scalar(held).await > before + 1 || crew == 1, "the rest of the crew is noted");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}
