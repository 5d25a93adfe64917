//! Presence, months and support: what was done is noted once, locked, corrected and kept apart.

use platform::op::Op;

use super::*;

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
            .post(
                &format!("{sheet}/corriger"),
                &[("what", "work"), ("correction", "30"), ("day", "2026-02-12"), ("reason", "x")],
                &coordinator
            )
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
    let nowhere = [("what", "work"), ("correction", "−45"), ("day", "2026-02-12"), ("project", "-"), ("reason", "x")];
    let refused = bench.post(&format!("{sheet}/corriger"), &nowhere, &coordinator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no hours count for no project");
    assert!(refused.text().contains("<option value=\"FSE+ 2026\""), "{}", refused.text());
    let more = [
        ("what", "work"),
        ("correction", "−45"),
        ("day", "2026-02-12"),
        ("project", "FSE+ 2026"),
        ("reason", "Départ plus tôt le 12"),
    ];
    assert_eq!(bench.post(&format!("{sheet}/corriger"), &more, &coordinator).await.status, StatusCode::SEE_OTHER);
    assert!(bench.get(&sheet, &coordinator).await.text().contains("Départ plus tôt le 12"));
    let mut conn = bench.db().read().await.unwrap();
    let february = Month::parse("2026-02").unwrap();
    let corrected =
        months::sheets(&mut conn, &system(), Some(awa), february, (Paris, bench.clock.now())).await.unwrap().remove(0);
    drop(conn);
    assert_eq!(corrected.projects().into_values().sum::<Minutes>(), corrected.worked(), "the projects make the whole");
    assert_eq!(corrected.worked(), corrected.figures.worked - Minutes(45));
    // A sick note that comes late: an absence of its own kind, and never less than nothing.
    let sick = [("what", "absence-sick"), ("correction", "3 h 30"), ("day", "2026-02-12"), ("reason", "Arrêt reçu le 3 mars")];
    let no_day = bench.post(&format!("{sheet}/corriger"), &[sick[0], sick[1], sick[3]], &coordinator).await;
    assert!(no_day.text().contains("id=\"day-error\"") && no_day.text().contains("Arrêt reçu le 3 mars"), "{}", no_day.text());
    let long = [sick[0], ("correction", "25 h"), sick[2], sick[3]];
    let long = bench.post(&format!("{sheet}/corriger"), &long, &coordinator).await;
    assert!(long.text().contains("id=\"day-error\"") && long.text().contains("24 heures"), "{}", long.text());
    assert_eq!(bench.post(&format!("{sheet}/corriger"), &sick, &coordinator).await.status, StatusCode::SEE_OTHER);
    let less = [("what", "absence-accident"), ("correction", "-10"), ("day", "2026-02-12"), ("reason", "x")];
    assert_eq!(bench.post(&format!("{sheet}/corriger"), &less, &coordinator).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A contract that follows another in the month has a line of its own in the return.
    let hugo = person(&bench, "Hugo Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    let end = sqlx::query("UPDATE contracts SET ends = $1 WHERE person_id = $2");
    end.bind(day("2026-02-15")).bind(hugo).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let form = |weekly, until| {
        [("kind", "cddi"), ("starts", "2026-02-16"), ("ends", "2026-08-15"), ("weekly", weekly), ("derogation_until", until)]
    };
    let path = format!("/equipe/{hugo}/contrats/nouveau");
    let short = bench.post(&path, &form("18", ""), &coordinator).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains("au moins 20 heures par semaine"), "{}", short.text());
    let made = bench.post(&path, &form("18", "2026-08-15"), &coordinator).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let csv = bench.get("/mois/2026-02/tableur", &coordinator).await.text();
    assert_eq!(csv.matches("Démo;Hugo;CDDI;").count(), 2, "{csv}");
    assert!(csv.contains("Démo;Awa;CDDI;") && csv.contains("validé") && csv.lines().count() == 16, "{csv}");
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
    let nobody = bench.post("/jour/2026-05-06", &nobody, &coordinator).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY, "a tap that does nothing says so");
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
        host: String::new(),
    };
    let mut tx = bench.db().write().await.unwrap();
    let id = absences::request(&mut Op::at(&mut tx, &worker, bench.clock.now()).zoned(Paris), &details).await.unwrap();
    tx.commit().await.unwrap();
    let validated = bench.post(&format!("/mois/2026-02/{awa}/valider"), &[], &coordinator).await;
    assert_eq!(validated.status, StatusCode::SEE_OTHER);
    let decide = format!("/absences/{id}/decider");
    let refused = bench.post(&decide, &[("grant", "yes")], &coordinator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("class=\"complaint\""), "{}", refused.text());
    let refusal = [("grant", "no"), ("reason", "Mois déjà validé")];
    assert_eq!(bench.post(&decide, &refusal, &coordinator).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM absences WHERE state = 'refused' AND starts = '2026-02-07'").await, 1);
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
    let ahead = Bench::request("GET", &path, &counsellor).header("sec-purpose", "prefetch;anonymous-client-ip");
    let ahead = bench.send(ahead.body(axum::body::Body::empty()).unwrap()).await;
    assert_ne!(ahead.status, StatusCode::OK, "a browser that looks ahead reads nothing");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM audit_log WHERE verb = 'read'").await, before + 1);
    let form = [("kind", "exit"), ("on_day", "2025-11-20"), ("minutes", "600"), ("subject", "CDI à la pépinière Secret")];
    assert!(bench.post(&path, &form, &counsellor).await.status == StatusCode::UNPROCESSABLE_ENTITY, "an exit has a class");
    let long = [form[0], form[1], form[2], form[3], ("exit_class", "durable")];
    let long = bench.post(&path, &long, &counsellor).await.text();
    assert!(long.contains("id=\"minutes-error\""), "an exit is no time together: {long}");
    let form = [form[0], form[1], form[3], ("exit_class", "durable")];
    assert_eq!(bench.post(&path, &form, &counsellor).await.status, StatusCode::SEE_OTHER);
    let again = [("kind", "exit"), ("on_day", "2025-11-28"), ("exit_class", "other")];
    let again = bench.post(&path, &again, &counsellor).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody leaves twice");
    assert!(again.text().contains("id=\"on_day-error\"") && again.text().contains("20 novembre 2025"), "{}", again.text());
    let today = bench.get("/", &counsellor).await.text();
    assert!(today.contains("1 suivi de sortie à faire"), "three months are over: {today}");
    let talk = [("kind", "interview"), ("on_day", "2026-03-03"), ("minutes", "65"), ("subject", "Secret")];
    assert_eq!(bench.post(&path, &talk, &counsellor).await.status, StatusCode::SEE_OTHER);
    let handed = bench.get(&format!("/personnes/{awa}/donnees"), &coordinator).await.text();
    assert!(!handed.contains("Secret") && handed.contains("contracts"));
    let log = bench.get("/journal?genre=support", &coordinator).await.text();
    assert!(!log.contains("Secret") && !log.contains("2025"), "neither words nor days leave the counsellor's part");
    let month = async |month: &str| bench.get(&format!("/mois/{month}/{awa}"), &coordinator).await.text();
    assert!(month("2026-03").await.contains("1 h 05"), "only hours flow into the month");
    assert!(!month("2025-11").await.contains("10 h"), "an exit is no time together");

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
    assert!(month("2026-02").await.contains("1 h 35"), "the correction");
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
    assert!(matches!(plan_for(&bench, night.id, awa, "Garde").await, Assigned::Done(..)));
    bench.post("/semaine/2026-05-25/publier", &[], &coordinator).await;
    let to = |text: &str| text.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    bench.clock.advance(to("2026-05-30T19:58:00Z") - bench.clock.now());
    let worker = bench.sign_in(account(Role::Worker)).await;
    bench.post("/pointage", &[("tap", "arrive")], &worker).await;
    bench.clock.advance(to("2026-05-30T23:30:00Z") - bench.clock.now());
    let page = bench.get("/ma-semaine", &worker).await.text();
    assert!(page.contains("Je pars") && page.contains("22 h"), "half past one in the night: {page}");
    bench.clock.advance(to("2026-05-31T01:10:00Z") - bench.clock.now());
    bench.post("/pointage", &[("tap", "leave")], &worker).await;
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM clockings WHERE day = '2026-05-30'").await, 2);

    let coordinator = bench.coordinator().await;
    bench.post("/jour/2026-05-30", &[("all", night.id.to_string().as_str())], &coordinator).await;
    let line = link(&bench.get("/jour/2026-05-30", &coordinator).await.text(), "/presences/01");
    let page = bench.get(&line, &coordinator).await.text();
    assert!(page.contains("Awa Démo") && page.contains("pointé 21 h 58"), "planned, tapped and noted side by side: {page}");
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

/// Either month of a night can be validated first, once the night is noted; before that neither can.
#[tokio::test]
async fn a_night_between_two_months_locks_out_neither() {
    let bench = Bench::demo().await;
    let awa = person(&bench, "Awa Démo").await;
    let coordinator = bench.coordinator().await;
    let night = shift(&bench, "2026-05-31", 22, 27, (1, 2)).await;
    assert!(matches!(plan_for(&bench, night.id, awa, "Garde").await, Assigned::Done(..)));
    bench.post("/semaine/2026-05-25/publier", &[], &coordinator).await;
    bench.clock.advance("2026-07-01T08:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - bench.clock.now());
    let coordinator = bench.coordinator().await;
    let validate = async |month: &str| bench.post(&format!("/mois/{month}/{awa}/valider"), &[], &coordinator).await.status;
    for month in ["2026-06", "2026-05"] {
        assert_eq!(validate(month).await, StatusCode::CONFLICT, "the night of {month} is not noted");
    }
    let page = bench.get(&format!("/mois/2026-06/{awa}"), &coordinator).await.text();
    assert!(page.contains("/jour/2026-05-31"), "June leads to the evening to note: {page}");
    bench.post("/jour/2026-05-31", &[("all", night.id.to_string().as_str())], &coordinator).await;
    for month in ["2026-06", "2026-05"] {
        assert_eq!(validate(month).await, StatusCode::SEE_OTHER, "{month}");
    }
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Whoever leaves is paid for the last month as if they had stayed, and a month that was validated stays in the lists.
#[tokio::test]
async fn an_archived_person_keeps_their_months() {
    let bench = Bench::demo().await;
    let awa = person(&bench, "Awa Démo").await;
    let coordinator = bench.coordinator().await;
    let february = Month::parse("2026-02").unwrap();
    let sheet = async |whom: Option<PersonId>| {
        let mut conn = bench.db().read().await.unwrap();
        let all = months::sheets(&mut conn, &system(), whom, february, (Paris, bench.clock.now())).await.unwrap();
        all.into_iter().find(|sheet| sheet.person == awa).map(|sheet| (sheet.figures, sheet.contracts.len()))
    };
    let before = sheet(None).await.unwrap();
    assert!(before.1 > 0);
    assert_eq!(bench.post(&format!("/personnes/{awa}/archiver"), &[], &coordinator).await.status, StatusCode::SEE_OTHER);
    assert_eq!(sheet(None).await.as_ref(), Some(&before), "in everybody's list");
    assert_eq!(sheet(Some(awa)).await.as_ref(), Some(&before), "on the sheet of their own");
    let valid = bench.post(&format!("/mois/2026-02/{awa}/valider"), &[], &coordinator).await;
    assert_eq!(valid.status, StatusCode::SEE_OTHER);
    // Nothing of the plan is left, and no contract: what was signed is still there, and leaves in the exports.
    let mut tx = bench.db().write().await.unwrap();
    let long_ago: chrono::DateTime<chrono::Utc> = "2026-01-05T08:00:00Z".parse().unwrap();
    for sql in [
        "UPDATE people SET archived_at = $2 WHERE id = $1",
        "UPDATE stints SET cancelled_at = $2 WHERE person_id = $1",
        "DELETE FROM attendances WHERE person_id = $1 AND recorded_at > $2",
    ] {
        sqlx::query(sql).bind(awa).bind(long_ago).execute(&mut *tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(sheet(None).await.map(|(figures, _)| figures), Some(before.0));
    let csv = bench.get("/mois/2026-02/tableur", &coordinator).await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.text().contains("Démo;Awa;"));
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
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "the afternoon has not begun");
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
    assert_eq!(bench.post(&line, &fits, &coordinator).await.status, StatusCode::SEE_OTHER, "led where the first one led");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM attendances WHERE day = '2026-05-06'").await, 3, "sent twice counts once");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Two absences noted in one instant: each counts the work that it called off itself, and taking one back leaves the other alone.
#[tokio::test]
async fn what_an_absence_called_off_is_its_own() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let hugo = person(&bench, "Hugo Démo").await;
    for day in ["2026-05-05", "2026-05-06"] {
        let made = shift(&bench, day, 8, 11, (1, 3)).await;
        assert!(matches!(assign(&bench, made.id, hugo).await, Assigned::Done(..)));
    }
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    for (kind, day) in [("sick", "2026-05-05"), ("leave", "2026-05-06")] {
        let noted = bench.post(&format!("/equipe/{hugo}/absences"), &[("kind", kind), ("first", day)], &coordinator).await;
        assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.text());
    }
    let sql = "SELECT COUNT(*) FROM stints JOIN absences ON absences.id = stints.called_off_by
        WHERE absences.starts = stints.day AND stints.cancelled_at = absences.created_at AND stints.day >= '2026-05-01'";
    assert_eq!(bench.scalar(sql).await, 2);
    let sick = "SELECT id FROM absences WHERE kind = 'sick' ORDER BY created_at DESC LIMIT 1";
    let sick: work::model::absence::AbsenceId =
        sqlx::query_scalar(sick).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let back = bench.post(&format!("/absences/{sick}/annuler"), &[], &coordinator).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM assignments JOIN shifts ON shifts.id = assignments.shift_id JOIN people ON people.id = assignments.person_id WHERE people.name = 'Hugo Démo' AND shifts.day BETWEEN '2026-05-05' AND '2026-05-06'").await, 1);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}
