//! The law of working time through the whole program, on either data base: plan, publishing, contracts, months, exports.

use super::*;
use work::model::contract::ContractDetails;
use work::model::rules::Rule;
use work::rota::store::parameters;
use work::store::seed::{self, Noted, Place};
use work::team::store::contracts;

/// A shift of so many minutes' break.
async fn with_break(bench: &Bench, on: &str, (starts, ends): (i64, i64), pause: i64) -> Shift {
    let made = shift(bench, on, starts, ends, (1, 9)).await;
    let mut tx = bench.db().write().await.unwrap();
    let slot = Slot { pause: Minutes(pause), ..made.slot };
    let mut op = Op::at(&mut tx, &SYSTEM, bench.clock.now()).zoned(Paris);
    plan::update(&mut op, made.id, made.version, (slot, &made.work)).await.unwrap();
    let made = plan::get(&mut tx, &SYSTEM, made.id).await.unwrap();
    tx.commit().await.unwrap();
    made
}

static SYSTEM: std::sync::LazyLock<Actor> = std::sync::LazyLock::new(system);

/// What stands against somebody on a shift.
async fn against(bench: &Bench, shift: &Shift, person: PersonId) -> Vec<(Rule, Severity)> {
    let mut conn = bench.db().read().await.unwrap();
    let week = Week::of(shift.slot.day);
    let snapshot = snapshot::load(&mut conn, Whom::One(person), week, week, Paris).await.unwrap();
    rules::try_on(&snapshot, person, shift).into_iter().map(|breach| (breach.rule, breach.severity)).collect()
}

#[tokio::test]
async fn a_part_time_week_has_a_ceiling() {
    let bench = Bench::demo().await;
    let awa = person(&bench, "Awa Démo").await;
    let mut days = day("2026-06-08").iter_days();
    for _ in 0..4 {
        let on = days.next().unwrap().to_string();
        let shift = with_break(&bench, &on, (8, 16), 60).await;
        let done = plan_for(&bench, shift.id, awa, "accord écrit").await;
        assert!(matches!(done, Assigned::Done(..)), "{done:?}");
    }
    // 28 hours are planned; a fifth day of seven hours would reach 35.
    let fifth = with_break(&bench, "2026-06-12", (8, 16), 60).await;
    assert!(against(&bench, &fifth, awa).await.contains(&(Rule::FullTimeWeek, Severity::Refuse)));
    assert!(matches!(plan_for(&bench, fifth.id, awa, "quand même").await, Assigned::Refused(_)));
    let hour = with_break(&bench, "2026-06-12", (8, 9), 0).await;
    assert_eq!(against(&bench, &hour, awa).await, [(Rule::ComplementaryShare, Severity::Ask)], "29 h of 28 h 36");
    assert!(matches!(plan_for(&bench, hour.id, awa, "").await, Assigned::NeedsReason(_)));
}

#[tokio::test]
async fn days_that_the_law_keeps_free() {
    let bench = Bench::demo().await;
    let awa = person(&bench, "Awa Démo").await;
    let coordinator = bench.coordinator().await;
    let settings = [("settings", "holidays"), ("settings", "mail"), ("week_a", "2025-12-29"), ("region", "alsace_moselle")];
    assert_eq!(bench.post("/regles/reglages", &settings, &coordinator).await.status, StatusCode::SEE_OTHER);
    let mut conn = bench.db().read().await.unwrap();
    assert_eq!(parameters::settings(&mut conn).await.unwrap().region.word(), "alsace_moselle");
    drop(conn);
    let ask = async |on: &str| against(&bench, &shift(&bench, on, 8, 12, (1, 9)).await, awa).await;
    assert_eq!(ask("2026-05-01").await, [(Rule::LabourDay, Severity::Refuse)], "worked holidays or not");
    assert_eq!(ask("2026-05-14").await, []);
    assert_eq!(ask("2026-06-14").await, [(Rule::Sunday, Severity::Ask)]);
    let board = bench.get("/semaine/2026-03-30", &coordinator).await.text();
    assert!(board.contains("Vendredi saint"), "the holidays of the region stand on the board");
}

#[tokio::test]
async fn changed_hours_are_told_in_time_or_agreed_to() {
    let bench = Bench::demo().await;
    let awa = person(&bench, "Awa Démo").await;
    let moved = shift(&bench, "2026-04-13", 8, 12, (1, 9)).await;
    assign(&bench, moved.id, awa).await;
    // Far ahead, and for the first time: nobody is asked.
    bench.clock.advance(chrono::Duration::days(29));
    let coordinator = bench.coordinator().await;
    let publish = "/semaine/2026-04-13/publier";
    assert_eq!(bench.post(publish, &[], &coordinator).await.location(), "/semaine/2026-04-13");
    let mut tx = bench.db().write().await.unwrap();
    let slot = Slot { starts: ClockTime(540), ends: ClockTime(780), ..moved.slot };
    let mut op = Op::at(&mut tx, &SYSTEM, bench.clock.now()).zoned(Paris);
    let present = plan::get(op.tx, &SYSTEM, moved.id).await.unwrap();
    plan::update(&mut op, moved.id, present.version, (slot, &moved.work)).await.unwrap();
    tx.commit().await.unwrap();

    // On Wednesday 1 April, Monday the 13th is six working days away: Easter Monday is none.
    let asked = bench.post(publish, &[], &coordinator).await;
    assert_eq!(asked.location(), publish);
    let page = bench.get(publish, &coordinator).await.text();
    assert!(page.contains("Awa Démo") && page.contains("L. 3123-31"), "{page}");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM stints WHERE starts_minute = 540 AND day = '2026-04-13'").await, 0);
    assert_eq!(publish_agreed(&bench, "2026-04-13", &coordinator).await.location(), "/semaine/2026-04-13");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM stints WHERE starts_minute = 540 AND day = '2026-04-13'").await, 1);
    let kept: Vec<String> = sqlx::query_scalar("SELECT CAST(after_json AS TEXT) FROM audit_log WHERE record_kind = 'plan'")
        .fetch_all(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    let agreed = kept.iter().filter(|text| text.contains("agreed") && text.contains(&awa.to_string())).count();
    assert_eq!(agreed, 1, "whose consent it was stands in the log: {kept:?}");
}

#[tokio::test]
async fn contracts_keep_to_the_law_beside_their_fields() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let new = format!("/equipe/{awa}/contrats/nouveau");
    let base =
        [("kind", "cddi"), ("starts", "2026-12-04"), ("ends", "2027-11-30"), ("weekly", "26"), ("pass", ""), ("pass_ends", "")];
    for (field, value, complained) in [
        ("weekly", "36", "weekly"),
        ("weekly", "15", "derogation_until"),
        ("ends", "2027-12-31", "extension"),
        ("ended_on", "2026-12-01", "ended_on"),
    ] {
        let mut form: Vec<(&str, &str)> = base.iter().filter(|(name, _)| *name != field).copied().collect();
        form.push((field, value));
        let refused = bench.post(&new, &form, &coordinator).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert!(refused.text().contains(&format!("id=\"{complained}-error\"")), "{field} {value}: {}", refused.text());
    }
    assert_eq!(bench.post(&new, &base, &coordinator).await.status, StatusCode::SEE_OTHER);

    // A suspension moves the end of the PASS, and taking it away moves it back.
    let page = bench.get(&format!("/equipe/{awa}"), &coordinator).await.text();
    assert!(page.contains("999992600000"), "{page}");
    let end = "SELECT COUNT(*) FROM contracts WHERE pass_number = '999992600000' AND pass_ends_now > pass_ends";
    let event = [
        ("pass_move", "suspension"),
        ("pass_number", "999992600000"),
        ("pass_first", "2026-03-01"),
        ("pass_last", "2026-03-31"),
        ("pass_reason", "Arrêt long"),
    ];
    bench.post(&format!("/equipe/{awa}/pass"), &event, &coordinator).await.location();
    assert_eq!(bench.scalar(end).await, 1);
    let twice = bench.post(&format!("/equipe/{awa}/pass"), &event, &coordinator).await;
    assert!(twice.text().contains("id=\"pass_last-error\""));
    let page = bench.get(&format!("/equipe/{awa}"), &coordinator).await.text();
    let remove = link(&page, &format!("/equipe/{awa}/pass/")).to_owned();
    bench.post(&remove, &[], &coordinator).await.location();
    assert_eq!(bench.scalar(end).await, 0);
}

/// Other hours from a day on: what came before stays, and what the law refuses of a contract it refuses of its amendment.
#[tokio::test]
async fn a_contract_is_amended_from_a_day_on() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let page = bench.get(&format!("/equipe/{awa}"), &coordinator).await.text();
    let path = format!("/equipe/{awa}/contrats/");
    let contracts = page.split(&path).skip(1).map(|rest| rest.split('"').next().unwrap());
    let running = contracts.filter(|id| *id != "nouveau").last().unwrap().to_owned();
    let base = format!("/equipe/{awa}/contrats/{running}");
    let pay = || async {
        let mut said = Vec::new();
        for month in ["2026-03", "2026-04", "2026-05"] {
            let csv = bench.get(&format!("/mois/{month}?format=csv"), &coordinator).await.text();
            said.push(csv.lines().find(|line| line.contains("Awa")).unwrap_or_default().to_owned());
        }
        said
    };
    let before = pay().await;
    let form =
        |from: &'static str, hours: &'static str| [("amend_from", from), ("amend_hours", hours), ("amend_paper", "Classeur 3")];
    for (from, hours, field) in [
        ("2026-05-04", "36", "amend_hours"),
        ("2026-05-04", "15", "amend_hours"),
        ("2026-05-04", "", "amend_hours"),
        ("2020-05-04", "30", "amend_from"),
        ("", "30", "amend_from"),
    ] {
        let refused = bench.post(&format!("{base}/avenants"), &form(from, hours), &coordinator).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {hours}");
        assert!(refused.text().contains(&format!("id=\"{field}-error\"")), "{from} {hours}");
        assert!(refused.text().contains("value=\"Classeur 3\""), "what was typed is kept");
    }
    bench.post(&format!("{base}/avenants"), &form("2026-05-04", "32"), &coordinator).await.location();
    let page = bench.get(&base, &coordinator).await.text();
    assert!(page.contains("4 mai 2026") && page.contains("32 h") && page.contains("Classeur 3"), "{page}");
    let after = pay().await;
    assert_eq!(after[..2], before[..2], "what came before stays");
    assert_ne!(after[2], before[2]);
    // The next contract goes on with what was agreed last; the contract keeps to its amendments.
    let new = bench.get(&format!("/equipe/{awa}/contrats/nouveau"), &coordinator).await.text();
    assert!(new.contains("name=\"weekly\" value=\"32\""), "{new}");
    let value = |name: &str| {
        let input = page.split("<input").find(|tag| tag.contains(&format!("name=\"{name}\""))).unwrap();
        input.split("value=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned()).unwrap_or_default()
    };
    for (name, changed, field) in [("ends", "2026-04-30", "ends"), ("starts", "2026-06-01", "starts")] {
        let kept: Vec<(&str, String)> = ["starts", "ends", "weekly", "pass", "pass_ends", "note", "version"]
            .into_iter()
            .map(|one| (one, if one == name { changed.to_owned() } else { value(one) }))
            .collect();
        let mut form: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
        form.push(("kind", "cddi"));
        let refused = bench.post(&format!("{base}/modifier"), &form, &coordinator).await;
        let refused =
            if refused.status == StatusCode::NOT_FOUND { bench.post(&base, &form, &coordinator).await } else { refused };
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.text().contains(&format!("id=\"{field}-error\"")), "{name}: {}", refused.text());
    }
    bench.post(&format!("{base}/avenants/2026-05-04/retirer"), &[], &coordinator).await.location();
    assert_eq!(pay().await, before);
    let gone = bench.post(&format!("{base}/avenants/2026-05-04/retirer"), &[], &coordinator).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// What is changed in a month that was validated changes none of its figures, and that is said; a correction of a day stands in its week and
/// on the line of the contract that ran.
#[tokio::test]
async fn a_validated_month_is_corrected_by_the_day() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let hugo = person(&bench, "Hugo Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    let end = sqlx::query("UPDATE contracts SET ends = $1 WHERE person_id = $2");
    end.bind(day("2026-02-15")).bind(hugo).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let next = [("kind", "cddi"), ("starts", "2026-02-16"), ("ends", "2026-08-15"), ("weekly", "24")];
    bench.post(&format!("/equipe/{hugo}/contrats/nouveau"), &next, &coordinator).await.location();
    let sheet = format!("/mois/2026-02/{hugo}");
    bench.post(&format!("{sheet}/valider"), &[], &coordinator).await.location();

    let worked = || async {
        let csv = bench.get("/mois/2026-02/tableur", &coordinator).await.text();
        let column = csv.lines().next().unwrap().split(';').position(|head| head == "Travaillé").unwrap();
        let of = |line: &str| line.split(';').nth(column).unwrap().replace(',', "").parse::<i64>().unwrap();
        csv.lines().filter(|line| line.starts_with("Démo;Hugo;")).map(of).collect::<Vec<i64>>()
    };
    let week = || async { bench.get(&sheet, &coordinator).await.text() };
    let before = worked().await;
    assert_eq!(before.len(), 2, "a line a contract");
    let form = |day: &'static str| [("what", "work"), ("correction", "60"), ("day", day), ("project", "-"), ("reason", "oubli")];
    let refused = bench.post(&format!("{sheet}/corriger"), &form("2026-03-02"), &coordinator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("id=\"day-error\"") && refused.text().contains("value=\"oubli\""), "{}", refused.text());
    for (on, lines) in [("2026-02-10", [100, 0]), ("2026-02-17", [100, 100])] {
        bench.post(&format!("{sheet}/corriger"), &form(on), &coordinator).await.location();
        let now: Vec<i64> = worked().await.iter().zip(&before).map(|(now, before)| now - before).collect();
        assert_eq!(now, lines, "{on}");
    }
    // What is added later is judged like what was noted at once.
    let long = [("what", "work"), ("correction", "11 h"), ("day", "2026-02-10"), ("project", "-"), ("reason", "oubli")];
    bench.post(&format!("{sheet}/corriger"), &long, &coordinator).await.location();
    let found = bench.get("/mois/2026-02/constats", &coordinator).await.text();
    let of_hugo = found.split(&format!("/mois/2026-02/{hugo}")).nth(1).unwrap_or_default();
    assert!(of_hugo.split("<section").next().unwrap().contains("L3121-18"), "{found}");
    let paid = [("what", "paid"), ("correction", "60"), ("reason", "prime")];
    bench.post(&format!("{sheet}/corriger"), &paid, &coordinator).await.location();
    let page = week().await;
    assert!(page.contains("mois entier") && page.contains("mardi 10 février"), "{page}");

    // A change of the contract that touches the month is kept, the month's figures too; and both are said.
    let path = format!("/equipe/{hugo}/contrats/0");
    let page = bench.get(&format!("/equipe/{hugo}"), &coordinator).await.text();
    let contract = format!("{path}{}", page.split(&path).last().unwrap().split('"').next().unwrap());
    let figures = worked().await;
    let said = |answer: &crate::common::Answer| answer.cookie("avis").contains("saved_after_months");
    for (path, fields, touches) in [
        ("semaine", vec![("week", "2026-02-18"), ("minutes", "22"), ("week_reason", "stage")], true),
        ("semaine", vec![("week", "2026-03-18"), ("minutes", "22"), ("week_reason", "stage")], false),
        ("avenants", vec![("amend_from", "2026-02-20"), ("amend_hours", "26")], true),
        ("avenants", vec![("amend_from", "2026-03-20"), ("amend_hours", "26")], false),
        ("semaine/2026-02-16/retirer", vec![], true),
        ("semaine/2026-03-16/retirer", vec![], false),
        ("avenants/2026-02-20/retirer", vec![], true),
    ] {
        let answer = bench.post(&format!("{contract}/{path}"), &fields, &coordinator).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text());
        assert_eq!(said(&answer), touches, "{path} {fields:?}");
        assert_eq!(worked().await, figures, "{path}");
    }
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM contract_weeks WHERE minutes = 1320").await, 0, "odd weeks can go again");
    let none =
        bench.post(&format!("{contract}/avenants"), &[("amend_from", "2026-03-25"), ("amend_hours", "0")], &coordinator).await;
    let page = none.text();
    assert!(page.contains("Un avenant garde des heures"), "{page}");
    assert!(page.contains("name=\"starts\" value=\"2026-02-16\""), "the contract above is as it is kept: {page}");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Corrections on both sides of the end of a month, both months locked: what lies beyond their week is paid once, at ten and then at twenty-five
/// percent, and neither month has changed by it.
#[tokio::test]
async fn a_week_of_two_locked_months_is_corrected_as_one() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    let open = "DELETE FROM stints WHERE person_id = $1 AND NOT EXISTS (SELECT 1 FROM attendances WHERE stint_id = stints.id)";
    sqlx::query(open).bind(awa).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    for month in ["2026-01", "2026-02"] {
        bench.post(&format!("/mois/{month}/{awa}/valider"), &[], &coordinator).await.location();
    }
    // The week of Monday 26 January ends on Sunday 1 February.
    for (month, on) in [("2026-02", "2026-02-01"), ("2026-01", "2026-01-30"), ("2026-01", "2026-01-31")] {
        let more = [("what", "work"), ("correction", "9 h"), ("day", on), ("project", "-"), ("reason", "oubli")];
        bench.post(&format!("/mois/{month}/{awa}/corriger"), &more, &coordinator).await.location();
    }
    let effects: Vec<String> =
        sqlx::query_scalar("SELECT effect FROM month_corrections WHERE person_id = $1 ORDER BY recorded_at, id")
            .bind(awa)
            .fetch_all(&mut *bench.db().read().await.unwrap())
            .await
            .unwrap();
    let sum = |rate: &str| -> i64 {
        let of = |effect: &String| {
            serde_json::from_str::<serde_json::Value>(effect).unwrap()["rates"][rate].as_i64().unwrap_or_default()
        };
        effects.iter().map(of).sum()
    };
    assert_eq!(sum("10"), 156, "a tenth of 26 h, once: {effects:?}");
    assert!(
        sum("25") > 0 && effects.iter().all(|effect| effect.contains("2026-01-01") && effect.contains("2026-02-01")),
        "{effects:?}"
    );
    for month in ["2026-01", "2026-02"] {
        let page = bench.get(&format!("/mois/{month}/{awa}"), &coordinator).await.text();
        assert!(!page.contains("Quelque chose a changé"), "{page}");
    }
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Hours in a gap between two contracts stand on a line of their own: what is taken away adds up to what the sheet says.
#[tokio::test]
async fn hours_without_a_contract_have_a_line_of_their_own() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let hugo = person(&bench, "Hugo Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    let end = sqlx::query("UPDATE contracts SET ends = $1 WHERE person_id = $2");
    end.bind(day("2026-02-10")).bind(hugo).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let sheet = format!("/mois/2026-02/{hugo}");
    let lines = || async {
        let csv = bench.get("/mois/2026-02/tableur", &coordinator).await.text();
        let column = csv.lines().next().unwrap().split(';').position(|head| head == "Travaillé").unwrap();
        let of = |line: &str| {
            let cells: Vec<&str> = line.split(';').collect();
            (cells[2].to_owned(), cells[column].replace(',', "").parse::<i64>().unwrap())
        };
        csv.lines().filter(|line| line.starts_with("Démo;Hugo;")).map(of).collect::<Vec<(String, i64)>>()
    };
    let worked = || async {
        let mut conn = bench.db().read().await.unwrap();
        let february = Month::parse("2026-02").unwrap();
        let sheet =
            months::sheets(&mut conn, &system(), Some(hugo), february, (Paris, bench.clock.now())).await.unwrap().remove(0);
        (sheet.worked().0 * 100 + 30) / 60
    };
    let one = lines().await;
    assert_eq!(one.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), ["CDDI", ""], "{one:?}");
    assert!((one.iter().map(|(_, hours)| hours).sum::<i64>() - worked().await).abs() <= 1, "{one:?}");
    let page = bench.get(&sheet, &coordinator).await.text();
    assert!(page.contains("travaillées sans contrat ce mois-ci"), "{page}");
    assert!(bench.get("/mois/2026-02/valider", &coordinator).await.text().contains("sans contrat"));

    let next = [("kind", "cddi"), ("starts", "2026-02-16"), ("ends", "2026-08-15"), ("weekly", "24")];
    bench.post(&format!("/equipe/{hugo}/contrats/nouveau"), &next, &coordinator).await.location();
    bench.post(&format!("{sheet}/valider"), &[], &coordinator).await.location();
    let change = [("what", "work"), ("correction", "1,5"), ("day", "2026-02-12"), ("project", "-"), ("reason", "oubli")];
    bench.post(&format!("{sheet}/corriger"), &change, &coordinator).await.location();
    let three = lines().await;
    assert_eq!(three.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), ["CDDI", "CDDI", ""], "{three:?}");
    assert!((three.iter().map(|(_, hours)| hours).sum::<i64>() - worked().await).abs() <= 1, "{three:?}");
    assert_eq!(three[2].1, one[1].1 - three[1].1 + 150, "the gap, with its correction: {one:?} {three:?}");
    // What was validated alone can be opened again as well, while nothing was corrected.
    let awa = person(&bench, "Awa Démo").await;
    let validated = bench.post(&format!("/mois/2026-02/{awa}/valider"), &[], &coordinator).await;
    assert!(validated.cookie("avis").contains("/mois/lots/"), "{}", validated.cookie("avis"));
}

/// A rule's line of a day is not written over unseen, and what is refused says what would make it right and where it is written.
#[tokio::test]
async fn a_rule_of_the_same_day_is_not_written_over() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let line = |value: &'static str| {
        [
            ("rule", "week_hours"),
            ("starts", "2026-09-01"),
            ("value", value),
            ("severity", "refuse"),
            ("basis", "house"),
            ("source", "Note interne"),
        ]
    };
    bench.post("/regles", &line("40"), &coordinator).await.location();
    let refused = bench.post("/regles", &line("30"), &coordinator).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("id=\"starts-error\"") && refused.text().contains("value=\"30\""), "{}", refused.text());
    assert_eq!(bench.scalar("SELECT value FROM rule_parameters WHERE rule = 'week_hours' AND starts = '2026-09-01'").await, 2400);
    bench.post("/regles/week_hours/2026-09-01/retirer", &[], &coordinator).await.location();
    bench.post("/regles", &line("30"), &coordinator).await.location();
    // A figure is read as it is shown, and what cannot be meant is refused.
    for (rule, value, fine) in [
        ("break_length", "25 min", true),
        ("break_length", "20", false),
        ("complementary_share", "33 %", true),
        ("complementary_share", "34 %", false),
        ("day_hours", "0", false),
        ("week_days", "8", false),
        ("overlap", "3", false),
    ] {
        let mut fields = line(value);
        (fields[0].1, fields[4].1) = (rule, "agreement");
        let answer = bench.post("/regles", &fields, &coordinator).await;
        assert_eq!(answer.status == StatusCode::SEE_OTHER, fine, "{rule} {value}: {}", answer.status);
    }
}

/// May 2026 of 26 h a week, 17 days of 5 h 12, none on the four public holidays.
#[tokio::test]
async fn a_month_with_public_holidays_is_paid_whole() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    let site = land::store::sites::list(&mut tx, &SYSTEM, &land::model::Filter::default()).await.unwrap()[0].id;
    let task = catalogue::tasks(&mut tx, &SYSTEM).await.unwrap()[0].id;
    let work = |project: &str| Work {
        site,
        plot: None,
        task,
        lead: None,
        skills: Vec::new(),
        min: 1,
        max: 9,
        note: String::new(),
        project: project.to_owned(),
    };
    let holidays = ["2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25"].map(day);
    let weekdays = day("2026-05-01")
        .iter_days()
        .take(31)
        .filter(|on| chrono::Datelike::weekday(on).num_days_from_monday() < 5 && !holidays.contains(on));
    let shifts: Vec<(Shift, Option<_>)> = weekdays
        .map(|on| {
            let slot = Slot::new(on, ClockTime(480), ClockTime(792), Minutes(0)).unwrap();
            (Shift { id: ShiftId::new(), slot, interval: slot.interval(Paris), work: work("FSE"), version: 1 }, None)
        })
        .collect();
    assert_eq!(shifts.len(), 17);
    let at = bench.clock.now();
    seed::shifts(&mut tx, &shifts, at).await.unwrap();
    let id = || uuid::Uuid::now_v7();
    let places: Vec<Place<'_>> = shifts.iter().map(|(shift, _)| Place { id: id().into(), shift, person: awa }).collect();
    seed::places(&mut tx, &places, at).await.unwrap();
    seed::published(&mut tx, &places, at, Some(at)).await.unwrap();
    let outcome = work::model::attendance::AttendanceOutcome::Present;
    let noted: Vec<(Noted, &Place<'_>)> =
        places.iter().map(|place| (Noted { place: place.id, outcome, shifted: 0, ids: [id(), id(), id()] }, place)).collect();
    seed::presence(&mut tx, &noted).await.unwrap();
    tx.commit().await.unwrap();
    bench.clock.advance(chrono::Duration::days(100));
    let coordinator_later = bench.coordinator().await;
    drop(coordinator);

    let csv = bench.get("/mois/2026-05/tableur", &coordinator_later).await.text();
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    let heads: Vec<&str> = lines.next().unwrap().split(';').collect();
    let row: Vec<&str> = lines.find(|line| line.starts_with("Démo;Awa;")).unwrap().split(';').collect();
    let cell = |name: &str| row[heads.iter().position(|head| *head == name).unwrap_or_else(|| panic!("{name}: {heads:?}"))];
    assert_eq!(cell("Travaillé"), "88,40");
    assert_eq!(cell("Fériés payés"), "20,80");
    assert_eq!(cell("Payé"), "109,20");
    assert_eq!(cell("Heures du contrat, par mois"), "112,67");
    assert_eq!(cell("Paie du mois"), "112,67");
    assert_eq!(cell("Heures déclarées"), "113");
    assert_eq!(cell("Part d’un temps plein"), "0,74");

    // Who ended and was archived stays in the return with contract, PASS and end (the person's month is not validated yet).
    let mut tx = bench.db().write().await.unwrap();
    let mut op = Op::at(&mut tx, &SYSTEM, bench.clock.now()).zoned(Paris);
    let contract = contracts::list(op.tx, &SYSTEM, Some(awa)).await.unwrap().pop().unwrap();
    let ended = ContractDetails { ended_on: Some(day("2026-05-29")), exit_motive: "12".to_owned(), ..contract.details.clone() };
    contracts::update(&mut op, &contract, contract.version, &ended).await.unwrap();
    tx.commit().await.unwrap();
    bench.post(&format!("/personnes/{awa}/archiver"), &[], &coordinator_later).await.location();
    let csv = bench.get("/mois/2026-05/tableur", &coordinator_later).await.text();
    let row = csv.lines().find(|line| line.starts_with("Démo;Awa;")).unwrap().to_owned();
    assert!(row.contains("999992600000") && row.contains("2026-05-29;12;"), "{row}");
}

#[tokio::test]
async fn hours_as_found_are_judged_like_the_plan() {
    let bench = Bench::demo().await;
    let awa = person(&bench, "Awa Démo").await;
    let long = with_break(&bench, "2026-03-28", (8, 12), 0).await;
    assign(&bench, long.id, awa).await;
    bench.clock.advance(chrono::Duration::days(24));
    let coordinator = bench.coordinator().await;
    publish_agreed(&bench, "2026-03-23", &coordinator).await.location();
    bench.clock.advance(chrono::Duration::days(3));
    let coordinator = bench.coordinator().await;
    let stint: uuid::Uuid = sqlx::query_scalar("SELECT id FROM stints WHERE person_id = $1 AND day = $2")
        .bind(awa)
        .bind(day("2026-03-28"))
        .fetch_one(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    bench.post("/jour/2026-03-28", &[("all", &long.id.to_string())], &coordinator).await.location();
    let path = format!("/presences/{stint}");
    let line = line_of(&bench, &path, &coordinator).await;
    let found = [
        ("outcome", "present"),
        ("starts", "07:00"),
        ("ends", "18:30"),
        ("pause", "30"),
        ("reason", "retard du camion"),
        ("line", line.as_str()),
    ];
    let noted = bench.post(&path, &found, &coordinator).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.text());
    let page = bench.get(&format!("/mois/2026-03/{awa}"), &coordinator).await.text();
    assert!(page.contains("L3121-18"), "eleven hours on one day: {page}");
    let everybody = bench.get("/mois/2026-03/constats", &coordinator).await.text();
    assert!(everybody.contains("L3121-18") && everybody.contains(&format!("/mois/2026-03/{awa}")), "{everybody}");
}

#[tokio::test]
async fn what_is_old_is_listed_and_removed_with_its_totals_kept() {
    let bench = Bench::demo().await;
    bench.clock.advance(chrono::Duration::days(6 * 365));
    let coordinator = bench.coordinator().await;
    let page = bench.get("/conservation", &coordinator).await.text();
    assert!(page.contains("attendent la validation"), "nothing is validated yet: {page}");
    assert!(bench.scalar("SELECT COUNT(*) FROM clockings").await > 0);
    bench.post("/conservation/taps/effacer", &[], &coordinator).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM clockings").await, 0);
    let hours = bench.scalar("SELECT COUNT(*) FROM attendances").await;
    bench.post("/conservation/hours/effacer", &[], &coordinator).await.location();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM attendances").await, hours, "of months that nobody validated nothing goes");

    // Validated, they go, and the sums stay.
    let awa = person(&bench, "Awa Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("DELETE FROM stints WHERE person_id = $1 AND NOT EXISTS (SELECT 1 FROM attendances WHERE stint_id = stints.id)")
        .bind(awa)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let validated = bench.post(&format!("/mois/2026-02/{awa}/valider"), &[], &coordinator).await;
    assert_eq!(validated.status, StatusCode::SEE_OTHER, "{}", validated.text());
    let before = bench.get(&format!("/mois/2026-02/{awa}"), &coordinator).await.text();
    bench.post("/conservation/hours/effacer", &[], &coordinator).await.location();
    let left = "SELECT COUNT(*) FROM attendances JOIN people ON people.id = attendances.person_id
                WHERE people.name = 'Awa Démo' AND attendances.day BETWEEN '2026-02-01' AND '2026-02-28'";
    assert_eq!(bench.scalar(left).await, 0);
    let after = bench.get(&format!("/mois/2026-02/{awa}"), &coordinator).await.text();
    let worked = |page: &str| page.split("Travaillé</dt><dd>").nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned);
    assert_eq!(worked(&after), worked(&before), "the sum stays");
    assert!(worked(&before).is_some());
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_immersion_is_a_month_in_a_company_that_is_named() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let path = format!("/equipe/{awa}/absences");
    let send = async |last: &str, host: &str| {
        let form = [("kind", "immersion"), ("first", "2026-06-01"), ("last", last), ("host", host)];
        bench.post(&path, &form, &coordinator).await
    };
    assert!(send("2026-06-12", "").await.text().contains("id=\"host-error\""));
    assert!(send("2026-07-01", "Ferme Inventée").await.text().contains("id=\"last-error\""));
    assert_eq!(send("2026-06-30", "Ferme Inventée").await.status, StatusCode::SEE_OTHER);
}

/// A month of the demonstration, reckoned by hand from its days in `tests/files/month`: each cell of the export is the same.
#[tokio::test]
async fn a_month_reckoned_by_hand_is_the_same() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let csv = bench.get("/mois/2026-02/tableur", &coordinator).await.text();
    let export: Vec<Vec<&str>> = csv.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect()).collect();
    let by_hand: Vec<Vec<&str>> =
        include_str!("../../files/month/2026-02.csv").lines().map(|line| line.split(';').collect()).collect();
    assert_eq!(export.len(), by_hand.len());
    for row in &by_hand[1..] {
        let (given, family) = row[0].rsplit_once(' ').unwrap();
        let own = export.iter().find(|line| line[0] == family && line[1] == given).unwrap_or_else(|| panic!("{}", row[0]));
        for (column, name) in by_hand[0].iter().enumerate().skip(1) {
            let at = export[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(own[at], row[column], "{}: {name}", row[0]);
        }
    }
    // The sums are those of the days.
    let days = include_str!("../../files/month/2026-02-days.csv").lines().skip(1);
    let minutes: i64 = days.map(|line| line.split(';').nth(3).unwrap().parse::<i64>().unwrap()).sum();
    let mut conn = bench.db().read().await.unwrap();
    let february = Month::parse("2026-02").unwrap();
    let sheets = months::sheets(&mut conn, &system(), None, february, (Paris, bench.clock.now())).await.unwrap();
    assert_eq!(sheets.iter().map(|sheet| sheet.figures.worked.0).sum::<i64>(), minutes);
}

/// Code du travail L3121-16, L3162-3, L3132-1 and -3: breaks in one piece, a minor's four hours and a half, twelve days in a row.
#[tokio::test]
async fn breaks_the_young_and_days_in_a_row() {
    let bench = Bench::demo().await;
    let (awa, lead) = (person(&bench, "Awa Démo").await, person(&bench, "Sacha Modèle").await);
    let first = with_break(&bench, "2026-06-08", (8, 12), 10).await;
    assert!(matches!(plan_for(&bench, first.id, awa, "").await, Assigned::Done(..)));
    let second = with_break(&bench, "2026-06-08", (12, 16), 10).await;
    assert_eq!(against(&bench, &second, awa).await, [(Rule::BreakAfter, Severity::Refuse)], "ten minutes twice");

    let coordinator = bench.coordinator().await;
    let born = [("team", "Équipe"), ("born_on", "2009-06-01")];
    bench.post(&format!("/equipe/{awa}"), &born, &coordinator).await.location();
    let at = |on: &'static str, ends: i64| Slot::new(day(on), ClockTime(480), ClockTime(ends), Minutes(0)).unwrap();
    let made = shift(&bench, "2026-03-30", 8, 12, (1, 9)).await;
    for (ends, expected) in [(750, vec![]), (751, vec![(Rule::MinorBreakAfter, Severity::Refuse)])] {
        let slot = at("2026-03-30", ends);
        let asked = Shift { slot, interval: slot.interval(Paris), ..made.clone() };
        assert_eq!(against(&bench, &asked, awa).await, expected, "until minute {ends}");
    }

    // Off on Monday, then Tuesday to Sunday and Monday to Saturday: nothing is refused, the house and the Sunday ask.
    for on in day("2026-06-09").iter_days().take(12) {
        let shift = with_break(&bench, &on.to_string(), (8, 15), 20).await;
        let refused = against(&bench, &shift, lead).await.into_iter().any(|(_, severity)| severity == Severity::Refuse);
        assert!(!refused, "{on}");
        assert!(matches!(plan_for(&bench, shift.id, lead, "animaux").await, Assigned::Done(..)), "{on}");
    }
}

/// Of a shift that is full it is said once that one more is too many, not of everybody who could come.
#[tokio::test]
async fn a_full_shift_says_so_once() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let made = shift(&bench, "2026-06-10", 8, 12, (1, 1)).await;
    let awa = person(&bench, "Awa Démo").await;
    assert!(matches!(plan_for(&bench, made.id, awa, "").await, Assigned::Done(..)));
    let page = crate::common::folded(&bench.get(&format!("/creneaux/{}", made.id), &coordinator).await.text());
    assert_eq!(page.matches("2 personnes, 1 au plus").count(), 1, "{page}");
    assert!(page.matches("class=\"candidate").count() > 3);
}

#[tokio::test]
async fn what_pay_goes_by_is_not_written_over_and_can_be_taken_back() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let page = "/mois/reglages";
    let sick = |paid, source| {
        [("absence", "sick"), ("absence_paid", paid), ("absence_starts", "2026-01-01"), ("absence_source", source)]
    };
    let absences = format!("{page}/absences");
    assert_eq!(bench.post(&absences, &sick("yes", "Accord de 2025"), &coordinator).await.status, StatusCode::SEE_OTHER);
    let refused = bench.post(&absences, &sick("no", "Une autre idée"), &coordinator).await.text();
    assert!(refused.contains("Il y a déjà une ligne de ce jour") && refused.contains("Une autre idée"), "{refused}");
    let annexe = |number, hours| [("annexe_number", number), ("full_time_year", hours), ("annexe_starts", "2026-01-01")];
    let annexes = format!("{page}/annexe");
    assert_eq!(bench.post(&annexes, &annexe("ACI-7", "1 607"), &coordinator).await.status, StatusCode::SEE_OTHER);
    assert!(
        bench.post(&annexes, &annexe("ACI-8", "1 820"), &coordinator).await.text().contains("Il y a déjà une ligne de ce jour")
    );
    let kept = bench.get(page, &coordinator).await.text();
    assert!(kept.contains("Accord de 2025") && kept.contains("ACI-7") && !kept.contains("ACI-8"), "{kept}");
    for line in ["absences/sick/2026-01-01", "annexe/2026-01-01"] {
        assert_eq!(bench.post(&format!("{page}/{line}/retirer"), &[], &coordinator).await.location(), page);
        assert_eq!(bench.post(&format!("{page}/{line}/retirer"), &[], &coordinator).await.status, StatusCode::NOT_FOUND);
    }
    let gone = bench.get(page, &coordinator).await.text();
    assert!(!gone.contains("Accord de 2025") && !gone.contains("ACI-7"), "{gone}");
}
