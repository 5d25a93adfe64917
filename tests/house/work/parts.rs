//! Absences of a part of the day: what is left of a shift is worked, told, counted, and whole again when the absence is taken back.

use platform::op::Op;
use work::rota::store::publishing;

use super::*;

/// What was cut off somebody's published work of a day: from and until.
async fn cut(bench: &Bench, person: PersonId, on: &str) -> Vec<(i64, i64)> {
    sqlx::query_as(
        "SELECT starts_minute, ends_minute FROM stints WHERE person_id = $1 AND day = $2 AND cut_from IS NOT NULL ORDER BY starts_at",
    )
    .bind(person)
    .bind(day(on))
    .fetch_all(&mut *bench.db().read().await.unwrap())
    .await
    .unwrap()
}

/// What somebody was told of a day: from, until, whether it was called off, how often it changed.
async fn told(bench: &Bench, person: PersonId, on: &str) -> Vec<(i64, i64, bool, i64)> {
    let mut conn = bench.db().read().await.unwrap();
    let lines = stints::of_person(&mut conn, &system(), person, day(on), day(on)).await.unwrap();
    let line = |one: stints::PublishedStint| (one.starts_minute.0, one.ends_minute.0, one.cancelled_at.is_some(), one.sequence);
    lines.into_iter().map(line).collect()
}

/// With plain spaces in the place of those that keep a time on one line.
fn plain(text: &str) -> String {
    text.replace([' ', ' '], " ")
}

async fn away(bench: &Bench, person: PersonId, on: &str, from: &str, until: &str, session: &str) -> crate::common::Answer {
    let form = [("kind", "sick"), ("first", on), ("from", from), ("until", until)];
    bench.post(&format!("/equipe/{person}/absences"), &form, session).await
}

async fn waiting(bench: &Bench, monday: &str) -> publishing::Waiting {
    let mut conn = bench.db().read().await.unwrap();
    publishing::waiting(&mut conn, &system(), Week::of(day(monday))).await.unwrap()
}

#[tokio::test]
async fn the_rest_of_a_published_shift_stays_and_is_whole_again_afterwards() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let awa = person(&bench, "Awa Démo").await;
    let long = shift(&bench, "2026-05-05", 9, 13, (1, 2)).await;
    assert!(matches!(assign(&bench, long.id, awa).await, Assigned::Done(..)));
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;

    let noted = away(&bench, awa, "2026-05-05", "10:00", "11:00", &coordinator).await;
    assert_eq!(noted.location(), format!("/creneaux/{}", long.id), "{}", noted.text());
    assert_eq!(told(&bench, awa, "2026-05-05").await, [(660, 780, false, 1)], "the longer piece, told at once");
    assert!(waiting(&bench, "2026-05-04").await.is_empty());
    let letter = plain(&bench.last_letter().await);
    assert!(letter.contains("de 11 h à 13 h") && letter.contains("de 9 h à 13 h"), "moved, and from when: {letter}");
    let page = plain(&bench.get(&noted.location(), &coordinator).await.text());
    assert!(page.contains("11 h – 13 h seulement"), "{page}");
    let board = bench.get("/semaine/2026-05-04", &coordinator).await.text();
    assert!(board.contains("<b>11 h<i>–13 h</i></b>") && board.contains("10 h–11 h</span>"), "{board}");
    assert_eq!(bench.troubles().await, Vec::<String>::new());

    // What is left cannot be swapped; the shift moved, it is what the new time leaves.
    let own = Actor { person: Some(awa), name: String::new(), roles: [Role::Worker].into_iter().collect(), session: None };
    let mut tx = bench.db().write().await.unwrap();
    assert!(!swaps::offerable(&mut tx, &own, bench.clock.now()).await.unwrap().contains(&long.id));
    let offered = swaps::offer(&mut Op::at(&mut tx, &own, bench.clock.now()), long.id).await;
    assert!(matches!(offered, Err(platform::error::AppError::Conflict(_))), "{offered:?}");
    let later = Slot { ends: ClockTime(14 * 60), ..long.slot };
    plan::update(&mut Op::at(&mut tx, &system(), bench.clock.now()).zoned(Paris), long.id, long.version, (later, &long.work))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(waiting(&bench, "2026-05-04").await.on_it, [(long.id, awa)]);
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    assert_eq!(told(&bench, awa, "2026-05-05").await, [(660, 840, false, 2)]);
    assert_eq!(bench.troubles().await, Vec::<String>::new());

    // Taken back: the whole shift again, to be published.
    let there = absences::of_days(&mut bench.db().read().await.unwrap(), &system(), day("2026-05-05"), day("2026-05-05")).await;
    let absence = there.unwrap()[0].id;
    bench.post(&format!("/absences/{absence}/annuler"), &[], &coordinator).await;
    assert_eq!(waiting(&bench, "2026-05-04").await.on_it, [(long.id, awa)]);
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    assert_eq!(told(&bench, awa, "2026-05-05").await, [(540, 840, false, 3)]);
    assert_eq!(bench.troubles().await, Vec::<String>::new());

    // Two absences on one day: to take one back gives its time back, not the other's.
    away(&bench, awa, "2026-05-05", "9:00", "10:00", &coordinator).await;
    away(&bench, awa, "2026-05-05", "13:00", "14:00", &coordinator).await;
    assert_eq!(told(&bench, awa, "2026-05-05").await, [(600, 780, false, 5)]);
    let there = absences::of_days(&mut bench.db().read().await.unwrap(), &system(), day("2026-05-05"), day("2026-05-05")).await;
    let first = there
        .unwrap()
        .into_iter()
        .find(|one| one.state == AbsenceState::Approved && one.interval.starts.to_string().contains("07:00"));
    bench.post(&format!("/absences/{}/annuler", first.unwrap().id), &[], &coordinator).await;
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    assert_eq!(told(&bench, awa, "2026-05-05").await, [(540, 780, false, 6)]);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn who_is_away_first_is_planned_for_the_rest() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let hugo = person(&bench, "Hugo Démo").await;
    away(&bench, hugo, "2026-05-06", "8:00", "10:00", &coordinator).await;
    let morning = shift(&bench, "2026-05-06", 8, 12, (1, 2)).await;
    let page = plain(&bench.get(&format!("/creneaux/{}", morning.id), &coordinator).await.text());
    assert!(page.contains("Vient seulement 10 h – 12 h"), "who can? says so: {page}");
    assert!(matches!(assign(&bench, morning.id, hugo).await, Assigned::Done(..)));
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    assert_eq!(told(&bench, hugo, "2026-05-06").await, [(600, 720, false, 0)]);
    // A second absence takes what the first had left; a whole day leaves nothing.
    away(&bench, hugo, "2026-05-06", "11:00", "12:00", &coordinator).await;
    assert_eq!(told(&bench, hugo, "2026-05-06").await, [(600, 660, false, 1)]);
    away(&bench, hugo, "2026-05-06", "10:00", "10:40", &coordinator).await;
    assert_eq!(told(&bench, hugo, "2026-05-06").await, [(600, 660, true, 2)], "twenty minutes are not worth the way");
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// What was planned and had begun counts as planned, however late somebody notes that it was not worked.
#[tokio::test]
async fn planned_hours_stay_when_the_absence_is_noted_afterwards() {
    let bench = Bench::demo().await;
    let (coordinator, today, march) = (bench.coordinator().await, "2026-03-03", Month::parse("2026-03").unwrap());
    let early = shift(&bench, today, 5, 8, (1, 2)).await;
    let mut who = None;
    for (person, _) in people(&bench).await.into_iter().filter(|(_, name)| name.ends_with("Démo")) {
        if matches!(plan_for(&bench, early.id, person, "Arrosage").await, Assigned::Done(..)) {
            who = Some(person);
            break;
        }
    }
    let who = who.unwrap();
    publish_agreed(&bench, "2026-03-02", &coordinator).await;
    let figures = async || {
        let mut conn = bench.db().read().await.unwrap();
        let sheets = months::sheets(&mut conn, &system(), Some(who), march, (Paris, bench.clock.now())).await.unwrap();
        let figures = &sheets[0].figures;
        (figures.planned, figures.absences.get(&AbsenceKind::Sick).copied())
    };
    let (planned, _) = figures().await;
    away(&bench, who, today, "6:00", "8:00", &coordinator).await;
    let early_lines: Vec<_> = told(&bench, who, today).await.into_iter().filter(|line| line.1 <= 480).collect();
    assert_eq!(early_lines, [(300, 360, false, 1)], "an hour was worked");
    assert_eq!(cut(&bench, who, today).await, [(360, 480)], "two were called off");
    assert_eq!(figures().await, (planned, Some(Minutes(120))));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// A worker who reads Arabic is written to in Arabic, from right to left.
#[tokio::test]
async fn letters_speak_the_language_that_their_reader_chose() {
    let bench = Bench::demo().await;
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    let awa = person(&bench, "Awa Démo").await;
    bench.post("/preferences", &[("langue", "ar")], &worker).await;
    let one = shift(&bench, "2026-05-05", 9, 12, (1, 2)).await;
    assert!(matches!(assign(&bench, one.id, awa).await, Assigned::Done(..)));
    bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    let letter = bench.last_letter().await;
    assert!(letter.starts_with("مرحبا،\n") && letter.contains("جديد: الثلاثاء 5 مايو، من 9:00 إلى 12:00"), "{letter}");
    assert!(letter.contains("أسبوعي:\nhttp://archipel.test/ma-semaine"), "{letter}");
}

/// Taking an absence back never makes a plan that a rule refuses: what was left of the shift stays.
#[tokio::test]
async fn an_absence_taken_back_breaks_no_rule() {
    let bench = Bench::demo().await;
    let coordinator = bench.coordinator().await;
    let hugo = person(&bench, "Hugo Démo").await;
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("UPDATE workers SET born_on = $1 WHERE person_id = $2")
        .bind(day("2009-06-01"))
        .bind(hugo)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let evening = shift(&bench, "2026-05-06", 19, 23, (1, 2)).await;
    assert!(matches!(assign(&bench, evening.id, hugo).await, Assigned::Refused(..)), "by night");
    away(&bench, hugo, "2026-05-06", "21:30", "23:30", &coordinator).await;
    assert!(matches!(assign(&bench, evening.id, hugo).await, Assigned::Done(..)), "until half past nine");
    let there = absences::of_days(&mut bench.db().read().await.unwrap(), &system(), day("2026-05-06"), day("2026-05-06")).await;
    bench.post(&format!("/absences/{}/annuler", there.unwrap()[0].id), &[], &coordinator).await;
    let published = bench.post("/semaine/2026-05-04/publier", &[], &coordinator).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
    assert_eq!(told(&bench, hugo, "2026-05-06").await, [(19 * 60, 21 * 60 + 30, false, 0)]);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

/// Whoever asks is answered, with the reason.
#[tokio::test]
async fn a_refused_absence_is_written_with_its_reason() {
    let bench = Bench::demo().await;
    let (coordinator, worker) = (bench.coordinator().await, bench.sign_in(account(Role::Worker)).await);
    let ask = [("kind", "leave"), ("first", "2026-03-05"), ("last", "2026-03-06")];
    assert_eq!(bench.post("/mes-absences", &ask, &worker).await.status, StatusCode::SEE_OTHER);
    let asked = absences::waiting(&mut bench.db().read().await.unwrap(), &system()).await.unwrap();
    let asked = asked.into_iter().find(|absence| absence.name == "Awa Démo").unwrap();
    let refusal = [("grant", "no"), ("reason", "Récolte des oignons")];
    bench.post(&format!("/absences/{}/decider", asked.id), &refusal, &coordinator).await;
    let letter = plain(&bench.last_letter().await);
    assert!(letter.contains("Votre absence est refusée : du jeudi 5 mars au vendredi 6 mars."), "{letter}");
    assert!(letter.contains("Récolte des oignons"), "{letter}");
}

/// Absence and presence of one morning, in every order: nothing is counted twice, nothing is lost, and what was wrong can be taken back.
#[tokio::test]
async fn presence_and_absence_of_one_morning_add_up_in_any_order() {
    let bench = Bench::demo().await;
    let (coordinator, today, march) = (bench.coordinator().await, "2026-03-03", Month::parse("2026-03").unwrap());
    let early = shift(&bench, today, 5, 8, (1, 9)).await;
    let mut crew = Vec::new();
    for (person, _) in people(&bench).await.into_iter().filter(|(_, name)| name.ends_with("Démo")) {
        if crew.len() < 3 && matches!(plan_for(&bench, early.id, person, "Arrosage").await, Assigned::Done(..)) {
            crew.push(person);
        }
    }
    publish_agreed(&bench, "2026-03-02", &coordinator).await;
    let stint = async |who: PersonId| -> uuid::Uuid {
        let mut conn = bench.db().read().await.unwrap();
        let own =
            sqlx::query_scalar("SELECT id FROM assignments WHERE shift_id = $1 AND person_id = $2").bind(early.id).bind(who);
        own.fetch_one(&mut *conn).await.unwrap()
    };
    // Worked, missed without reason, sick; planned stays what it was.
    let figures = async |who: PersonId| {
        let mut conn = bench.db().read().await.unwrap();
        let figures =
            months::sheets(&mut conn, &system(), Some(who), march, (Paris, bench.clock.now())).await.unwrap().remove(0).figures;
        let away = |kind| figures.absences.get(&kind).map_or(0, |minutes| minutes.0);
        (figures.worked.0, away(AbsenceKind::Unjustified), away(AbsenceKind::Sick), figures.planned.0)
    };
    let mark = async |who: PersonId, outcome: &str| {
        let form = [("stint", stint(who).await.to_string()), ("outcome", outcome.to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(bench.post(&format!("/jour/{today}"), &form, &coordinator).await.status, StatusCode::SEE_OTHER);
    };
    let correct = async |who: PersonId, starts: &str, ends: &str| {
        let path = format!("/presences/{}", stint(who).await);
        let line = line_of(&bench, &path, &coordinator).await;
        let form = [
            ("outcome", "present"),
            ("starts", starts),
            ("ends", ends),
            ("pause", "0"),
            ("reason", "vu"),
            ("line", line.as_str()),
        ];
        bench.post(&path, &form, &coordinator).await
    };
    let take_back = async |who: PersonId| {
        let there = absences::of_person(&mut bench.db().read().await.unwrap(), &system(), who, day(today), day(today)).await;
        let absence = there.unwrap().into_iter().find(|one| one.state == AbsenceState::Approved).unwrap();
        bench.post(&format!("/absences/{}/annuler", absence.id), &[], &coordinator).await;
    };

    // First the absence, then presence: a correction cannot reach into the absence.
    let (one, planned) = (crew[0], figures(crew[0]).await.3);
    away(&bench, one, today, "6:00", "8:00", &coordinator).await;
    mark(one, "present").await;
    assert_eq!(figures(one).await, (60, 0, 120, planned));
    let over = correct(one, "5:00", "8:00").await;
    assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(over.text().contains("Une absence est notée à ces heures"), "{}", over.text());

    // First presence, then the absence: the rest stays on the day's page.
    let (two, planned) = (crew[1], figures(crew[1]).await.3);
    mark(two, "present").await;
    assert_eq!(correct(two, "5:00", "6:00").await.status, StatusCode::SEE_OTHER);
    away(&bench, two, today, "6:00", "8:00", &coordinator).await;
    assert_eq!(figures(two).await, (60, 0, 120, planned));
    assert!(
        bench.get(&format!("/jour/{today}"), &coordinator).await.text().contains(&format!("/presences/{}", stint(two).await))
    );
    take_back(two).await;
    assert_eq!(figures(two).await, (60, 0, 0, planned));
    assert_eq!(correct(two, "5:00", "8:00").await.status, StatusCode::SEE_OTHER, "what was wrong can be put right");
    assert_eq!(figures(two).await, (180, 0, 0, planned));

    // First noted absent, then partly sick: what is left was missed without a reason.
    let (three, planned) = (crew[2], figures(crew[2]).await.3);
    mark(three, "absent").await;
    assert_eq!(figures(three).await, (0, 180, 0, planned));
    away(&bench, three, today, "6:00", "8:00", &coordinator).await;
    assert_eq!(figures(three).await, (0, 60, 120, planned));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}
