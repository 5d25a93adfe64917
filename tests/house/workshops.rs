//! Workshops through the real router: booking, changing, waiting, the door; and that no seat is ever sold twice.

use axum::http::{StatusCode, header};
use chrono::{Duration, NaiveDate};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use uuid::Uuid;

use ::workshops::booking::store::bookings;
use ::workshops::booking::store::holding::Holder;
use ::workshops::booking::store::holding::{self, Joining};
use ::workshops::booking::store::{changes, filling, line};
use ::workshops::jobs;
use ::workshops::model::booking::{BookingId, BookingState, Filled, Guest};
use ::workshops::model::date::{DateDetails, DateId, Place};
use ::workshops::model::money::{Cents, Method, Units};
use ::workshops::model::workshop::{Level, Price, PriceId, PriceKind, Theme, WorkshopDetails, WorkshopId};
use ::workshops::numbers::store as numbers;
use ::workshops::offer::store::{dates, workshops};
use kit::mailer::Mailer;
use platform::auth::actor::Role;
use platform::db::once;
use platform::error::AppError;
use platform::i18n::Lang;
use platform::op::Op;
use platform::secrets::Token;
use platform::time::{ClockTime, Minutes, Slot};

use crate::common::{Answer, Bench, together};

/// The day of the test's dates: the clock stands at 3 March 2026, 10 h.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();

fn details(title: &str) -> WorkshopDetails {
    WorkshopDetails {
        title: title.to_owned(),
        summary: "Pour essayer".to_owned(),
        story: String::new(),
        theme: Theme::Garden,
        level: Level::All,
        age_from: None,
        age_to: None,
        languages: String::new(),
        bring: String::new(),
        allergens: String::new(),
        access: String::new(),
        equipment: String::new(),
        children: false,
        seats_max: 5,
        confirm_by_mail: false,
        newcomers_first: false,
        public: true,
    }
}

fn date_details(capacity: i64, day: NaiveDate) -> DateDetails {
    DateDetails {
        slot: Slot { day, starts: ClockTime(840), ends: ClockTime(960), pause: Minutes(0) },
        place: Place::Address("1 rue de l’Essai".to_owned()),
        capacity,
        min_people: 0,
        opens_days: 60,
        closes_hours: 2,
        cancel_hours: 24,
        facilitators: Vec::new(),
        resources: Vec::new(),
    }
}

/// A workshop with dates on some days.
async fn offer(
    bench: &Bench,
    details: &WorkshopDetails,
    capacity: i64,
    days: &[NaiveDate],
    whole: bool,
) -> (WorkshopId, Vec<DateId>) {
    let id = WorkshopId::new();
    let mut tx = bench.db().write().await.unwrap();
    let now = bench.clock.now();
    workshops::create(&mut Op::at(&mut tx, &crate::common::system(), now), id, details).await.unwrap();
    let mut made = Vec::new();
    if whole {
        let wanted = (&date_details(capacity, days[0]), days, true);
        made = dates::create(&mut Op::at(&mut tx, &crate::common::system(), now).zoned(chrono_tz::Europe::Paris), id, wanted)
            .await
            .unwrap();
    } else {
        for day in days {
            let wanted = (&date_details(capacity, *day), &[*day][..], false);
            made.extend(
                dates::create(&mut Op::at(&mut tx, &crate::common::system(), now).zoned(chrono_tz::Europe::Paris), id, wanted)
                    .await
                    .unwrap(),
            );
        }
    }
    tx.commit().await.unwrap();
    (id, made)
}

async fn hold(bench: &Bench, id: WorkshopId, date: DateId, seats: &str) -> Answer {
    bench.insist(&format!("/ateliers/{id}/dates/{date}"), &[("seats", seats)], "").await
}

/// Takes seats and fills the form in; gives the address of the booking.
async fn book(bench: &Bench, id: WorkshopId, date: DateId, email: &str, others: &[&str]) -> String {
    let seats = (others.len() + 1).to_string();
    let held = hold(bench, id, date, &seats).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.text());
    let address = held.location();
    let filled = fill(bench, &address, email, others).await;
    assert_eq!(filled.status, StatusCode::SEE_OTHER, "{}", filled.text());
    address
}

async fn fill(bench: &Bench, address: &str, email: &str, others: &[&str]) -> Answer {
    let names: Vec<(String, &str)> =
        others.iter().enumerate().map(|(n, name)| (format!("guest-{}-name", n + 2), *name)).collect();
    let mut fields = vec![("name", "Odile Passante"), ("email", email)];
    fields.extend(names.iter().map(|(field, name)| (field.as_str(), *name)));
    bench.insist(address, &fields, "").await
}

async fn join(bench: &Bench, id: WorkshopId, date: DateId, email: &str, seats: &str) -> Answer {
    let fields = [("name", "Attente Essai"), ("email", email), ("seats", seats)];
    bench.insist(&format!("/ateliers/{id}/dates/{date}/attente"), &fields, "").await
}

/// The private link of the last letter to an address.
async fn link_to(bench: &Bench, email: &str) -> String {
    let sql = "SELECT body_text FROM outbox WHERE recipient = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
    let mut conn = bench.db().read().await.unwrap();
    let text: String = sqlx::query_scalar(sql).bind(email).fetch_one(&mut *conn).await.unwrap();
    let start = text.find("/reservation/").unwrap();
    text[start..].split_whitespace().next().unwrap().to_owned()
}

async fn letters_to(bench: &Bench, email: &str) -> Vec<String> {
    let sql = "SELECT subject FROM outbox WHERE recipient = $1 ORDER BY created_at, id";
    let subjects: Vec<String> =
        sqlx::query_scalar(sql).bind(email).fetch_all(&mut *bench.db().read().await.unwrap()).await.unwrap();
    subjects.iter().map(|subject| crate::common::folded(subject)).collect()
}

/// The last letter to an address: its words, and the file that goes with it.
async fn last_to(bench: &Bench, email: &str) -> (String, Option<String>) {
    let sql = "SELECT body_text, file_text FROM outbox WHERE recipient = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
    let (text, file): (String, Option<String>) =
        sqlx::query_as(sql).bind(email).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    (crate::common::folded(&text), file)
}

async fn taken(bench: &Bench, date: DateId) -> i64 {
    let sql = "SELECT taken FROM workshop_dates WHERE id = $1";
    sqlx::query_scalar(sql).bind(date).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap()
}

async fn sound(bench: &Bench) {
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_resident_books_changes_and_cancels() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 6, &[DAY, DAY + Duration::days(7)], false).await;
    let held = hold(&bench, id, days[0], "3").await;
    let address = held.location();
    assert_eq!(taken(&bench, days[0]).await, 3, "seats are held while the form is filled in");
    let form = bench.get(&address, "").await.text();
    assert!(form.contains("gardées jusqu’à 10 h 10"), "{form}");

    // Something is missing: what was typed stays, a complaint stands beside the field.
    let wrong = bench.post(&address, &[("name", "Odile"), ("email", "odile"), ("guest-2-name", "Paul")], "").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["value=\"Odile\"", "value=\"Paul\"", "id=\"email-error\"", "id=\"guest-3-name-error\""] {
        assert!(wrong.text().contains(part), "{part}");
    }
    let filled = fill(&bench, &address, "odile@exemple.test", &["Paul Passant", "Rose Passante"]).await;
    assert_eq!(filled.location(), address);
    let page = bench.get(&address, "").await.text();
    assert!(page.contains("Réservé") && page.matches("class=\"ticket-qr\"").count() == 3, "{page}");
    assert_eq!(letters_to(&bench, "odile@exemple.test").await, ["Réservé, jeudi 12 mars : Essai"]);
    assert!(bench.last_letter().await.contains("jeudi 12 mars 2026, de 14 h à 16 h"));

    let first_file = bench.last_enclosure().await;
    // The letter's own link opens the same booking.
    let by_mail = link_to(&bench, "odile@exemple.test").await;
    assert_ne!(by_mail, address);
    let first = crate::common::link_value(&page, "name=\"name-");
    bench.post(&format!("{by_mail}/noms"), &[(first.as_str(), "Odile Changée")], "").await;
    let page = bench.get(&address, "").await.text();
    assert!(page.contains("Odile Changée"));

    // Two come instead of three, then all move, then nobody comes.
    let leaving = crate::common::link_value(&page, "name=\"leaving\" value=\"");
    assert_eq!(bench.post(&format!("{by_mail}/reduire"), &[("leaving", &leaving)], "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(taken(&bench, days[0]).await, 2);
    let target = days[1].to_string();
    assert_eq!(bench.post(&format!("{by_mail}/deplacer"), &[("date", &target)], "").await.status, StatusCode::SEE_OTHER);
    assert_eq!((taken(&bench, days[0]).await, taken(&bench, days[1]).await), (0, 2));
    assert_eq!(bench.get(&format!("{address}/billets"), "").await.bytes[..5], *b"%PDF-");
    // The event moves in her calendar: the same identity as before, and a sequence that does not fall.
    let uid = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    let calendar = bench.get(&format!("{address}/calendrier"), "").await.text();
    assert!(calendar.contains("DTSTART;TZID=Europe/Paris:20260319T140000"), "{calendar}");
    assert_eq!(uid(&calendar), uid(&first_file));
    assert_eq!(bench.post(&format!("{address}/annuler"), &[], "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(taken(&bench, days[1]).await, 0);
    assert!(bench.get(&address, "").await.text().contains("Annulé"));
    sound(&bench).await;
}

#[tokio::test]
async fn the_deadline_leads_to_the_team_and_a_wrong_link_says_what_to_do() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 6, &[DAY], false).await;
    let (later, other) = offer(&bench, &details("Plus tard"), 6, &[DAY + Duration::days(30)], false).await;
    let address = book(&bench, id, days[0], "odile@exemple.test", &[]).await;
    bench.clock.advance(Duration::days(8) + Duration::hours(12));
    let late = bench.post(&format!("{address}/annuler"), &[], "").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("Le délai est passé"), "{}", late.text());
    assert_eq!(taken(&bench, days[0]).await, 1, "the seat is still taken");
    let asked = bench.post(&format!("{address}/demande"), &[("body", "Je suis malade.")], "").await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let session = bench.coordinator().await;
    assert!(bench.get("/animation", &session).await.text().contains("Je suis malade."));
    // Nothing can hang on seats that are only held: what is forgotten must go.
    let held = hold(&bench, later, other[0], "1").await.location();
    assert_eq!(bench.post(&format!("{held}/demande"), &[("body", "Rien")], "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bench.post(&format!("{held}/avis"), &[("rating", "5")], "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    bench.clock.advance(Duration::days(2));
    jobs::settle(&bench.app).await.unwrap();
    bench.clock.advance(Duration::days(2));
    jobs::remind(&bench.app).await.unwrap();
    assert_eq!(bench.get(&held, "").await.status, StatusCode::NOT_FOUND);
    let wrong = bench.get("/reservation/rien", "").await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    assert!(wrong.text().contains("réservez de nouveau"), "{}", wrong.text());
}

#[tokio::test]
async fn a_refused_form_names_the_field_and_the_guest_and_opens_where_it_was() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 5, &[DAY], false).await;
    let held = hold(&bench, id, days[0], "2").await.location();
    let refused = bench.post(&held, &[("email", "odile@exemple.test")], "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.text();
    assert!(page.contains("href=\"#name\"><strong>Votre nom</strong>"), "{page}");
    assert!(page.contains("href=\"#guest-2-name\"><strong>Personne 2, Prénom et nom</strong>"), "{page}");
    assert!(page.find("#name\"") < page.find("#guest-2-name\""), "in the order of the page");
    let address = book(&bench, id, days[0], "rose@exemple.test", &["Paul"]).await;
    for (deed, field) in [("reduire", "leaving"), ("deplacer", "date")] {
        let refused = bench.post(&format!("{address}/{deed}"), &[], "").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{deed}");
        assert!(refused.text().contains(&format!("href=\"#{field}\"")), "{deed}");
    }
    let page = bench.post(&format!("{address}/reduire"), &[], "").await.text();
    let opened = page.split("<details").find(|part| part.contains("/reduire")).unwrap();
    assert!(opened.starts_with(" open") || opened[..40].contains(" open"), "{opened}");
    sound(&bench).await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_in_words() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 20, &[DAY, DAY + Duration::days(7)], false).await;
    // Five seats an address and date, also by moving.
    book(&bench, id, days[0], "un@exemple.test", &["a", "b"]).await;
    let other = book(&bench, id, days[1], "un@exemple.test", &["a", "b"]).await;
    let moved = bench.post(&format!("{other}/deplacer"), &[("date", &days[0].to_string())], "").await;
    assert_eq!(moved.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((taken(&bench, days[0]).await, taken(&bench, days[1]).await), (3, 3));
    // No date in the past, none with its hours turned, none with fewer seats than are booked.
    let session = bench.coordinator().await;
    let new = format!("/animation/ateliers/{id}/dates/nouvelle");
    let date = |day: &'static str, ends: &'static str| {
        [("day", day), ("starts", "16:00"), ("ends", ends), ("address", "Ici"), ("capacity", "4"), ("times", "1"), ("every", "1")]
    };
    for (fields, words) in
        [(date("2025-01-01", "17:00"), "Ce jour est passé"), (date("2026-05-01", "14:00"), "La fin est avant le début")]
    {
        let refused = bench.post(&new, &fields, &session).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(words), "{words}");
    }
    // None that nobody could ever book, none without length.
    for (field, value, words) in
        [("closes_hours", "100", "fermeraient avant d’ouvrir"), ("ends", "16:00", "commence et finit à la même heure")]
    {
        let mut fields = date("2026-05-01", "17:00").to_vec();
        fields.extend([("opens_days", "1"), (field, value)]);
        fields.retain(|(name, given)| *name != field || *given == value);
        let refused = bench.post(&new, &fields, &session).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(refused.text().contains(words), "{words}");
    }
    let form = bench.get(&format!("/animation/dates/{}/modifier", days[0]), &session).await.text();
    let version = form.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let day = DAY.to_string();
    let fewer =
        [("day", &*day), ("starts", "14:00"), ("ends", "16:00"), ("address", "Ici"), ("capacity", "2"), ("version", &*version)];
    let refused = bench.post(&format!("/animation/dates/{}/modifier", days[0]), &fewer, &session).await;
    assert!(refused.text().contains("3 places sont déjà réservées"), "{}", refused.text());
    // A wrong address is a page in the person's language; a switch of language leads back to the page of a form, not to the form's address.
    let wrong = bench.get("/ateliers/nope", "").await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    assert!(wrong.text().contains("Cette page n’existe pas"));
    let request = Bench::request("POST", &format!("{other}/reduire"), "")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::REFERER, format!("http://archipel.test{other}"));
    let refused = bench.send(request.body(axum::body::Body::empty()).unwrap()).await;
    assert!(refused.text().contains(&format!("name=\"suite\" value=\"{other}\"")));
    sound(&bench).await;
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_booking() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 6, &[DAY], false).await;
    let token = Uuid::now_v7().to_string();
    let path = format!("/ateliers/{id}/dates/{}", days[0]);
    let fields = [("seats", "2"), ("form_token", token.as_str())];
    let (one, two) = (bench.post(&path, &fields, "").await, bench.post(&path, &fields, "").await);
    assert_ne!(one.location(), two.location(), "a link of its own: of the first only the hash is kept");
    let noted = bench.scalar("SELECT COUNT(*) FROM form_tokens WHERE location LIKE '%/reservation/%'").await;
    assert_eq!((taken(&bench, days[0]).await, noted), (2, 0), "one booking");
    assert_eq!(bench.get(&two.location(), "").await.status, StatusCode::OK);
    let filled = fill(&bench, &one.location(), "odile@exemple.test", &["Paul"]).await;
    let again = fill(&bench, &one.location(), "odile@exemple.test", &["Paul"]).await;
    assert_eq!((filled.status, again.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(letters_to(&bench, "odile@exemple.test").await.len(), 1);
    let _ = once::forget(&mut bench.db().write().await.unwrap(), bench.clock.now()).await;
    sound(&bench).await;
}

#[tokio::test]
async fn a_hold_runs_out_is_prolonged_once_and_is_taken_up_again_where_seats_are_free() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 2, &[DAY], false).await;
    let address = hold(&bench, id, days[0], "2").await.location();
    let longer = bench.post(&format!("{address}/prolonger"), &[("name", "Déjà tapé")], "").await;
    assert_eq!(longer.status, StatusCode::OK);
    assert!(longer.text().contains("value=\"Déjà tapé\""), "what was typed stays");
    assert_eq!(bench.post(&format!("{address}/prolonger"), &[], "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    bench.clock.advance(Duration::minutes(11));
    jobs::settle(&bench.app).await.unwrap();
    assert_eq!(taken(&bench, days[0]).await, 0, "seats are free again by themselves");
    let late = fill(&bench, &address, "odile@exemple.test", &["Paul"]).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER, "nobody took them: they are still hers");
    assert_eq!(taken(&bench, days[0]).await, 2);

    let (id, days) = offer(&bench, &details("Autre"), 1, &[DAY], false).await;
    let slow = hold(&bench, id, days[0], "1").await.location();
    bench.clock.advance(Duration::minutes(11));
    book(&bench, id, days[0], "rapide@exemple.test", &[]).await;
    let late = fill(&bench, &slow, "lente@exemple.test", &[]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("C’est complet") && late.text().contains("value=\"lente@exemple.test\""), "{}", late.text());
    sound(&bench).await;
}

#[tokio::test]
async fn the_line_is_served_in_order_groups_stay_together_and_no_seat_is_lost() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 3, &[DAY], false).await;
    let first = book(&bench, id, days[0], "un@exemple.test", &["Deux"]).await;
    let single = book(&bench, id, days[0], "trois@exemple.test", &[]).await;
    assert_eq!(join(&bench, id, days[0], "groupe@exemple.test", "2").await.status, StatusCode::SEE_OTHER);
    let joined = join(&bench, id, days[0], "seule@exemple.test", "1").await;
    let alone = link_to(&bench, "seule@exemple.test").await;
    assert!(bench.get(&alone, "").await.text().contains("position 2"));
    bench.clock.advance(Duration::minutes(1));
    let again = join(&bench, id, days[0], "seule@exemple.test", "1").await;
    assert_eq!(letters_to(&bench, "seule@exemple.test").await.len(), 2, "who asks again is told");
    assert_eq!((again.status, again.location()), (joined.status, joined.location()), "the screen does not tell who is in line");
    assert_eq!(letters_to(&bench, "seule@exemple.test").await.last().unwrap(), "Liste d’attente : Essai");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM bookings WHERE email = 'seule@exemple.test'").await, 1, "once");

    // One seat is free: the group of two, first in line, keeps its place; the next that fits gets the offer.
    bench.post(&format!("{single}/annuler"), &[], "").await;
    assert_eq!(letters_to(&bench, "groupe@exemple.test").await.len(), 1);
    assert_eq!(letters_to(&bench, "seule@exemple.test").await.last().unwrap(), "Une place pour vous, jeudi 12 mars : Essai");
    assert_eq!(taken(&bench, days[0]).await, 3, "an offered seat is not for sale");
    assert_eq!(hold(&bench, id, days[0], "1").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let offered = link_to(&bench, "seule@exemple.test").await;
    assert_eq!(fill(&bench, &offered, "seule@exemple.test", &[]).await.status, StatusCode::SEE_OTHER);

    // Two are free: the group, whose offer runs out; then everybody.
    bench.post(&format!("{first}/annuler"), &[], "").await;
    assert_eq!(letters_to(&bench, "groupe@exemple.test").await.last().unwrap(), "Une place pour vous, jeudi 12 mars : Essai");
    bench.clock.advance(Duration::hours(25));
    jobs::settle(&bench.app).await.unwrap();
    assert_eq!(letters_to(&bench, "groupe@exemple.test").await.last().unwrap(), "Places non prises : Essai");
    assert_eq!(taken(&bench, days[0]).await, 1);
    assert_eq!(hold(&bench, id, days[0], "2").await.status, StatusCode::SEE_OTHER);
    sound(&bench).await;
}

#[tokio::test]
async fn a_declined_offer_goes_to_the_next_at_once_and_none_is_made_after_closing() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 1, &[DAY], false).await;
    let booked = book(&bench, id, days[0], "un@exemple.test", &[]).await;
    for email in ["deux@exemple.test", "trois@exemple.test"] {
        join(&bench, id, days[0], email, "1").await;
    }
    bench.post(&format!("{booked}/annuler"), &[], "").await;
    let offered = link_to(&bench, "deux@exemple.test").await;
    bench.post(&format!("{offered}/quitter"), &[], "").await;
    assert_eq!(letters_to(&bench, "trois@exemple.test").await.last().unwrap(), "Une place pour vous, jeudi 12 mars : Essai");
    let third = link_to(&bench, "trois@exemple.test").await;
    join(&bench, id, days[0], "quatre@exemple.test", "1").await;
    // Booking closes two hours before; the team cancels for somebody afterwards: no offer any more.
    bench.clock.advance(Duration::days(9) + Duration::hours(2));
    jobs::settle(&bench.app).await.unwrap();
    assert!(!letters_to(&bench, "quatre@exemple.test").await.iter().any(|subject| subject.starts_with("Une place")));
    assert_eq!(fill(&bench, &third, "trois@exemple.test", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    sound(&bench).await;
}

#[tokio::test]
async fn newcomers_come_first_where_the_workshop_says_so() {
    let bench = Bench::demo().await;
    let rules = WorkshopDetails { newcomers_first: true, ..details("Essai") };
    let (id, days) = offer(&bench, &rules, 1, &[DAY], false).await;
    let mut conn = bench.db().read().await.unwrap();
    // Somebody of the demonstration who has come before.
    let known: String = sqlx::query_scalar(
        "SELECT bookings.email FROM bookings
         JOIN participants ON participants.booking_id = bookings.id
         JOIN check_ins ON check_ins.participant_id = participants.id
         LIMIT 1",
    )
    .fetch_one(&mut *conn)
    .await
    .unwrap();
    drop(conn);
    let booked = book(&bench, id, days[0], "un@exemple.test", &[]).await;
    join(&bench, id, days[0], &known, "1").await;
    join(&bench, id, days[0], "nouvelle@exemple.test", "1").await;
    bench.post(&format!("{booked}/annuler"), &[], "").await;
    assert_eq!(letters_to(&bench, "nouvelle@exemple.test").await.last().unwrap(), "Une place pour vous, jeudi 12 mars : Essai");
}

#[tokio::test]
async fn a_cycle_is_booked_as_a_whole_and_survives_a_lost_session() {
    let bench = Bench::demo().await;
    let sessions = [DAY, DAY + Duration::days(7), DAY + Duration::days(14)];
    let (id, days) = offer(&bench, &details("Cycle"), 2, &sessions, true).await;
    let address = book(&bench, id, days[1], "un@exemple.test", &[]).await;
    for date in &days {
        assert_eq!(taken(&bench, *date).await, 1);
    }
    let session = bench.coordinator().await;
    bench.post(&format!("/animation/dates/{}/annuler", days[1]), &[("reason", "Orage annoncé.")], &session).await;
    assert_eq!((taken(&bench, days[0]).await, taken(&bench, days[1]).await), (1, 0));
    assert!(bench.last_letter().await.contains("Orage annoncé."));
    assert_eq!(letters_to(&bench, "un@exemple.test").await.last().unwrap(), "Une séance annulée : Cycle");
    let file = bench.last_enclosure().await;
    assert_eq!((file.matches("STATUS:CANCELLED").count(), file.matches("STATUS:CONFIRMED").count()), (1, 2), "{file}");
    let page = bench.get(&address, "").await.text();
    assert!(page.contains("Réservé") && page.contains("Orage annoncé."));
    sound(&bench).await;
    for date in [days[0], days[2]] {
        bench.post(&format!("/animation/dates/{date}/annuler"), &[], &session).await;
    }
    assert!(bench.get(&address, "").await.text().contains("Annulé"));
    sound(&bench).await;
}

#[tokio::test]
async fn a_confirmation_by_mail_counts_once_it_is_followed() {
    let bench = Bench::demo().await;
    let rules = WorkshopDetails { confirm_by_mail: true, ..details("Essai") };
    let (id, days) = offer(&bench, &rules, 2, &[DAY], false).await;
    let shown = book(&bench, id, days[0], "un@exemple.test", &[]).await;
    // The address shown on the screen proves nothing: only the link that went to the mailbox does.
    assert!(!bench.get(&shown, "").await.text().contains("/confirmer"));
    let refused = bench.post(&format!("{shown}/confirmer"), &[], "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let link = link_to(&bench, "un@exemple.test").await;
    let page = bench.get(&link, "").await.text();
    assert!(page.contains("À confirmer par e-mail") && !page.contains("ticket-qr"), "reading the page confirms nothing");
    bench.post(&format!("{link}/confirmer"), &[], "").await;
    assert!(bench.get(&link, "").await.text().contains("ticket-qr"));
    let other = book(&bench, id, days[0], "deux@exemple.test", &[]).await;
    bench.clock.advance(Duration::hours(25));
    jobs::settle(&bench.app).await.unwrap();
    assert_eq!(taken(&bench, days[0]).await, 1);
    assert_eq!(letters_to(&bench, "deux@exemple.test").await.last().unwrap(), "Non confirmé : Essai");
    assert!(bench.get(&other, "").await.text().contains("réserver de nouveau"));
    sound(&bench).await;
}

#[tokio::test]
async fn prices_vouchers_and_money_add_up() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 10, &[DAY], false).await;
    let session = bench.coordinator().await;
    let record = format!("/animation/ateliers/{id}");
    let prices = [("price-full", "12,50"), ("price-solidarity", "2"), ("units", "3")];
    assert_eq!(bench.post(&format!("{record}/tarifs"), &prices, &session).await.status, StatusCode::SEE_OTHER);
    let voucher = [("code", "demi"), ("voucher_kind", "percent"), ("amount", "50"), ("uses", "1")];
    assert_eq!(bench.post("/animation/bons", &voucher, &session).await.status, StatusCode::SEE_OTHER);

    let address = hold(&bench, id, days[0], "2").await.location();
    let fields = [
        ("name", "Odile"),
        ("email", "odile@exemple.test"),
        ("guest-2-name", "Paul"),
        ("guest-1-price", "full"),
        ("guest-2-price", "solidarity"),
        ("voucher", "de-mi"),
    ];
    assert_eq!(bench.post(&address, &fields, "").await.status, StatusCode::SEE_OTHER);
    assert!(bench.get(&address, "").await.text().contains("7,25 € à payer sur place"), "half of 14,50");
    let second = hold(&bench, id, days[0], "1").await.location();
    let again = [("name", "Rose"), ("email", "rose@exemple.test"), ("guest-1-price", "full"), ("voucher", "DEMI")];
    let refused = bench.post(&second, &again, "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Ce bon a déjà servi"));

    // The price changes afterwards: what was booked keeps its own.
    bench.post(&format!("{record}/tarifs"), &[("price-full", "99")], &session).await;
    assert!(bench.get(&address, "").await.text().contains("7,25 €"));

    // A receipt says of tax what held when it was given.
    let settings = |vat: &'static str, words: &'static str| {
        [("offer_hours", "24"), ("unit_name", "heure"), ("unit_plural", "heures"), ("vat", vat), ("vat_wording", words)]
    };
    let both = bench.post("/animation/reglages", &settings("20", "Art. 293 B"), &session).await;
    assert!(both.status == StatusCode::UNPROCESSABLE_ENTITY && both.text().contains("id=\"vat_wording-error\""));
    assert_eq!(bench.post("/animation/reglages", &settings("20", ""), &session).await.status, StatusCode::SEE_OTHER);

    let booking = booking_of(&bench, "odile@exemple.test").await;
    let pay = format!("/animation/reservations/{booking}/encaisser");
    assert_eq!(bench.post(&pay, &[("amount", "7,25"), ("method", "cash")], &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&pay, &[("amount", "1"), ("method", "cash")], &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!bench.get(&address, "").await.text().contains("à payer sur place"), "nothing is left to pay");
    let too_much = bench.post(&pay, &[("amount", "8"), ("method", "cash"), ("back", "yes")], &session).await;
    assert_eq!(too_much.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = bench.get(&format!("/animation/reservations/{booking}"), &session).await.text();
    assert!(page.contains("Reçu n° 1") && !page.contains("Reçu n° 2"), "a refused payment leaves no gap");
    assert_eq!(bench.post("/animation/reglages", &settings("0", "Art. 293 B"), &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar("SELECT vat_bp FROM workshop_payments WHERE receipt = 1").await, 2000);
    // The receipt is printed for the team and for whoever booked, and for nobody else.
    assert!(bench.get(&address, "").await.text().contains(&format!("{address}/recus/1")));
    for (path, session) in [(format!("{address}/recus/1"), ""), (format!("/animation/reservations/{booking}/recus/1"), &*session)]
    {
        let paper = bench.get(&path, session).await;
        assert!(paper.status == StatusCode::OK && paper.bytes.starts_with(b"%PDF"), "{path}");
    }
    for foreign in [format!("{address}/recus/2"), format!("{second}/recus/1")] {
        assert_eq!(bench.get(&foreign, "").await.status, StatusCode::NOT_FOUND, "{foreign}");
    }

    // Fewer come, and more is held than the booking comes to now: the letter and the team's page say so, and ask for nothing.
    let page = bench.get(&address, "").await.text();
    let leaving = page.split("name=\"leaving\" value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(bench.post(&format!("{address}/reduire"), &[("leaving", &leaving)], "").await.status, StatusCode::SEE_OTHER);
    let letter = bench.last_letter().await;
    assert!(letter.contains("À vous rendre : 1 €") && !letter.contains("à payer"), "{letter}");
    assert!(bench.get("/animation", &session).await.text().contains("À rembourser"));
    // Cancelled: the voucher is free again, the money waits to be given back.
    bench.post(&format!("{address}/annuler"), &[], "").await;
    assert!(bench.get("/animation", &session).await.text().contains("À rembourser"));
    assert_eq!(bench.post(&second, &again, "").await.status, StatusCode::SEE_OTHER);
    bench.post(&pay, &[("amount", "7,25"), ("method", "cash"), ("back", "yes")], &session).await;
    assert!(!bench.get("/animation", &session).await.text().contains("À rembourser"));
    let taxed = "SELECT COUNT(*) FROM workshop_payments WHERE vat_bp = 2000 AND vat_wording = ''";
    assert_eq!(bench.scalar(taxed).await, 2, "what is given back says of tax what was said when it came");
    sound(&bench).await;
}

async fn booking_of(bench: &Bench, email: &str) -> BookingId {
    let sql = "SELECT id FROM bookings WHERE email = $1";
    sqlx::query_scalar(sql).bind(email).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap()
}

async fn codes_of(bench: &Bench, email: &str) -> Vec<String> {
    let sql = "SELECT participants.code FROM participants JOIN bookings ON bookings.id = participants.booking_id WHERE bookings.email = $1 ORDER BY position";
    sqlx::query_scalar(sql).bind(email).fetch_all(&mut *bench.db().read().await.unwrap()).await.unwrap()
}

/// Moves the clock to the instant `at`.
fn until(bench: &Bench, at: &str) {
    bench.clock.advance(at.parse::<chrono::DateTime<chrono::Utc>>().unwrap() - bench.clock.now());
}

async fn here_now(bench: &Bench, date: DateId) -> i64 {
    let sql = "SELECT COUNT(*) FROM check_ins WHERE date_id = $1 AND undone_at IS NULL";
    sqlx::query_scalar(sql).bind(date).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn the_door_tells_tickets_apart_and_counts_each_once() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 5, &[DAY, DAY + Duration::days(7)], false).await;
    let session = bench.sign_in(app::demo::ACCOUNTS.iter().find(|account| account.role == Role::Facilitator).unwrap()).await;
    book(&bench, id, days[0], "ici@exemple.test", &["Paul"]).await;
    book(&bench, id, days[1], "ailleurs@exemple.test", &[]).await;
    let gone = book(&bench, id, days[0], "parti@exemple.test", &[]).await;
    bench.post(&format!("{gone}/annuler"), &[], "").await;
    let (here, other, cancelled) = (
        codes_of(&bench, "ici@exemple.test").await,
        codes_of(&bench, "ailleurs@exemple.test").await,
        codes_of(&bench, "parti@exemple.test").await,
    );
    let path = format!("/animation/dates/{}/pointer", days[0]);
    let early = bench.post(&path, &[("code", &here[0]), ("deed", "in")], &session).await;
    assert!(early.text().contains("n’est pas aujourd’hui"), "{}", early.text());
    assert_eq!(here_now(&bench, days[0]).await, 0);
    until(&bench, "2026-03-12T12:30:00Z");
    let session = bench.sign_in(app::demo::ACCOUNTS.iter().find(|account| account.role == Role::Facilitator).unwrap()).await;
    let tap = async |code: &str, deed: &str| bench.post(&path, &[("code", code), ("deed", deed)], &session).await;
    assert_eq!(tap(&here[0], "in").await.status, StatusCode::SEE_OTHER);
    let address = format!("http://archipel.test/billet/{}", here[0].to_lowercase());
    for (code, words) in [
        (address.as_str(), "est déjà là"),
        (other[0].as_str(), "pour une autre date"),
        (cancelled[0].as_str(), "est annulée"),
        ("ABCD-EFGH-2345", "pas un de nos billets"),
    ] {
        let answer = tap(code, "in").await;
        assert!(answer.text().contains(words), "{code}: {words}");
    }
    assert_eq!(here_now(&bench, days[0]).await, 1);
    tap(&here[0], "undo").await;
    assert_eq!(here_now(&bench, days[0]).await, 0);

    // A device that had no network sends all it noted, twice.
    let now = bench.clock.now().timestamp_millis();
    let taps = serde_json::json!({ "date": days[0].to_string(), "taps": [
        { "key": Uuid::now_v7().to_string(), "code": here[0], "at": now - 60_000, "undo": false },
        { "key": Uuid::now_v7().to_string(), "code": here[1], "at": now - 50_000, "undo": false },
        { "key": Uuid::now_v7().to_string(), "code": here[1], "at": now - 40_000, "undo": true },
        { "key": Uuid::now_v7().to_string(), "code": here[1], "at": now - 30_000, "undo": false },
    ] })
    .to_string();
    for _ in 0..2 {
        let request = Bench::request("POST", "/api/ateliers/pointer", &session).header("content-type", "application/json");
        let answer = bench.send(request.body(axum::body::Body::from(taps.clone())).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }
    assert_eq!(here_now(&bench, days[0]).await, 2);
    assert_eq!(
        bench.scalar("SELECT COUNT(*) FROM check_ins WHERE undone_at IS NOT NULL").await,
        2,
        "what was undone stays in the ledger"
    );

    // A walk-in takes the last seats, not more.
    let walk = format!("/animation/dates/{}/sans-reservation", days[0]);
    for name in ["Un", "Deux", "Trois"] {
        assert_eq!(bench.post(&walk, &[("walk_name", name)], &session).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(bench.post(&walk, &[("walk_name", "Quatre")], &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    sound(&bench).await;
}

/// A booking that was paid and is over says to both sides what is to be given back, and no longer what is to be paid.
#[tokio::test]
async fn who_cancels_after_paying_is_owed_the_money() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 3, &[DAY], false).await;
    let mut tx = bench.db().write().await.unwrap();
    let price = Price { id: PriceId::new(), kind: PriceKind::Full, cents: Cents(1400), most: None, units: Units(0) };
    workshops::put_prices(&mut Op::at(&mut tx, &crate::common::system(), bench.clock.now()), id, &[price]).await.unwrap();
    tx.commit().await.unwrap();
    let address = book(&bench, id, days[0], "un@exemple.test", &[]).await;
    assert!(bench.get(&address, "").await.text().contains("14 €"));
    let coordinator = bench.coordinator().await;
    let booking = booking_of(&bench, "un@exemple.test").await;
    let record = format!("/animation/reservations/{booking}");
    let paid = bench.post(&format!("{record}/encaisser"), &[("amount", "14"), ("method", "cash")], &coordinator).await;
    assert_eq!(paid.status, StatusCode::SEE_OTHER, "{}", paid.text());
    bench.post(&format!("{address}/annuler"), &[], "").await;
    let theirs = bench.get(&address, "").await.text();
    assert!(theirs.contains("À vous rendre : 14 €") && !theirs.contains("à payer"), "{theirs}");
    let ours = bench.get(&record, &coordinator).await.text();
    assert!(ours.contains("À rendre") && ours.contains("14 €"), "{ours}");
    assert!(bench.get("/animation", &coordinator).await.text().contains("À rembourser"));
    let back = [("amount", "14"), ("method", "cash"), ("back", "yes")];
    assert_eq!(bench.post(&format!("{record}/encaisser"), &back, &coordinator).await.status, StatusCode::SEE_OTHER);
    assert!(!bench.get(&address, "").await.text().contains("À vous rendre"));
    sound(&bench).await;
}

/// Once a full date has begun, whoever is there takes the place of whoever is not; never more people than seats.
#[tokio::test]
async fn an_empty_chair_is_not_kept_for_nobody() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 3, &[DAY], false).await;
    book(&bench, id, days[0], "deux@exemple.test", &["Paul"]).await;
    book(&bench, id, days[0], "un@exemple.test", &[]).await;
    until(&bench, "2026-03-12T12:30:00Z");
    let session = bench.coordinator().await;
    let walk = format!("/animation/dates/{}/sans-reservation", days[0]);
    let come = async |name: &str, session: &str| bench.post(&walk, &[("walk_name", name)], session).await.status;
    assert_eq!(come("Tôt", &session).await, StatusCode::UNPROCESSABLE_ENTITY, "before it begins, seats are kept");
    until(&bench, "2026-03-12T15:00:00Z");
    let session = bench.coordinator().await;
    let day = format!("/animation/dates/{}", days[0]);
    for code in &codes_of(&bench, "deux@exemple.test").await {
        bench.post(&format!("{day}/pointer"), &[("code", code), ("deed", "in")], &session).await;
    }
    assert!(bench.get(&day, &session).await.text().contains("C’est complet, mais 1 personne n’est pas là"));
    assert_eq!(come("Passante", &session).await, StatusCode::SEE_OTHER);
    assert_eq!(come("Encore", &session).await, StatusCode::UNPROCESSABLE_ENTITY, "three chairs, three people");
    sound(&bench).await;
}

/// A booking's letter says who comes, until when one can cancel, and where on the map it is.
#[tokio::test]
async fn a_letter_says_who_until_when_and_where() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 3, &[DAY], false).await;
    let address = book(&bench, id, days[0], "deux@exemple.test", &["Paul"]).await;
    let letter = crate::common::folded(&bench.last_letter().await);
    for words in ["Paul", "changer ou annuler vous-même jusqu’au", "https://www.openstreetmap.org/search?query="] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    for page in [address, format!("/ateliers/{id}")] {
        assert!(bench.get(&page, "").await.text().contains("https://www.openstreetmap.org/search?query="), "{page}");
    }
}

/// A workshop for some ages asks everybody's age, and says no to others in words.
#[tokio::test]
async fn ages_are_asked_where_a_workshop_has_them() {
    let bench = Bench::demo().await;
    let rules = WorkshopDetails { age_from: Some(16), ..details("Essai") };
    let (id, days) = offer(&bench, &rules, 3, &[DAY], false).await;
    let address = hold(&bench, id, days[0], "1").await.location();
    let form = [("name", "Odile Passante"), ("email", "odile@exemple.test")];
    let refused = bench.post(&address, &form, "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("id=\"guest-1-age-error\""), "{}", refused.text());
    let booked = bench.post(&address, &[&form[..], &[("guest-1-age", "40")]].concat(), "").await;
    assert_eq!(booked.status, StatusCode::SEE_OTHER, "{}", booked.text());
}

/// Whoever comes without a booking is asked what a booking asks; and what the team takes away says each thing once.
#[tokio::test]
async fn walk_ins_are_asked_what_bookings_are_and_the_list_adds_up() {
    let bench = Bench::demo().await;
    let rules = WorkshopDetails { children: true, age_from: Some(6), age_to: Some(12), ..details("Petits essais") };
    let (id, days) = offer(&bench, &rules, 6, &[DAY], false).await;
    let mut tx = bench.db().write().await.unwrap();
    let price = Price { id: PriceId::new(), kind: PriceKind::Open, cents: Cents(200), most: Some(Cents(900)), units: Units(0) };
    workshops::put_prices(&mut Op::at(&mut tx, &crate::common::system(), bench.clock.now()), id, &[price]).await.unwrap();
    tx.commit().await.unwrap();
    let session = bench.coordinator().await;
    let walk = format!("/animation/dates/{}/sans-reservation", days[0]);
    let child = [("walk_name", "Lou Passante"), ("walk_price", "open")];
    let refused = bench.post(&walk, &child, &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["walk_age", "walk_emergency", "walk_collectors", "walk_amount"] {
        assert!(refused.text().contains(&format!("id=\"{field}-error\"")), "{field}");
    }
    assert!(refused.text().contains("value=\"Lou Passante\""), "what was typed stays");
    let more =
        [("walk_age", "8"), ("walk_emergency", "Mère, 06 00 00 00 00"), ("walk_collectors", "Sa tante"), ("walk_amount", "1")];
    let little = [&child[..], &more[..]].concat();
    assert_eq!(bench.post(&walk, &little, &session).await.status, StatusCode::UNPROCESSABLE_ENTITY, "2 at least");
    let mut tx = bench.db().write().await.unwrap();
    sqlx::query("UPDATE workshop_dates SET cancel_until = starts_at").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    until(&bench, "2026-03-11T12:00:00Z");
    let session = bench.coordinator().await;
    let early = bench.post(&walk, &[&little[..], &[("walk_amount", "5")]].concat(), &session).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "the day before is no walk-in");
    until(&bench, "2026-03-12T06:00:00Z");
    let session = bench.coordinator().await;
    let enough: Vec<_> =
        little.iter().map(|(name, value)| if *name == "walk_amount" { (*name, "4,50") } else { (*name, *value) }).collect();
    assert_eq!(bench.post(&walk, &enough, &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM bookings WHERE emergency_contact = 'Mère, 06 00 00 00 00'").await, 1);

    // Two booked together: what they owe stands beside the first alone, so that the column adds up.
    let address = hold(&bench, id, days[0], "2").await.location();
    let family = [
        ("name", "Odile Passante"),
        ("email", "odile@exemple.test"),
        ("emergency", "Père"),
        ("collectors", "Personne d’autre"),
        ("guest-1-name", "Nina"),
        ("guest-1-age", "7"),
        ("guest-1-price", "open"),
        ("guest-1-open", "3"),
        ("guest-2-name", "Paul"),
        ("guest-2-age", "9"),
        ("guest-2-price", "open"),
        ("guest-2-open", "5"),
    ];
    let booked = bench.post(&address, &family, "").await;
    assert_eq!(booked.status, StatusCode::SEE_OTHER, "{}", booked.text());
    let list = bench.get(&format!("/animation/dates/{}/tableur", days[0]), &session).await.text();
    assert_eq!(list.lines().count(), 1 + 3, "{list}");
    assert_eq!((list.matches("8,00").count(), list.matches("4,50").count()), (1, 1), "{list}");

    // One of them gives up: the team still finds them. The certificate is for whoever came, by the team as well.
    let page = bench.get(&address, "").await.text();
    let leaving = page.split("name=\"leaving\" value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    bench.post(&format!("{address}/reduire"), &[("leaving", &leaving)], "").await;
    let date = bench.get(&format!("/animation/dates/{}", days[0]), &session).await.text();
    assert!(date.contains("1 place annulée ou libérée"), "{date}");
    let sql = "SELECT booking_id FROM participants WHERE name = 'Lou Passante'";
    let walked: BookingId = sqlx::query_scalar(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let paper = async |booking: BookingId| bench.get(&format!("/animation/reservations/{booking}/attestation"), &session).await;
    assert_eq!(paper(walked).await.status, StatusCode::CONFLICT, "nothing is certified before it took place");
    until(&bench, "2026-03-13T08:00:00Z");
    let session = bench.coordinator().await;
    let paper = async |booking: BookingId| bench.get(&format!("/animation/reservations/{booking}/attestation"), &session).await;
    assert!(paper(walked).await.bytes.starts_with(b"%PDF"));
    assert_eq!(paper(booking_of(&bench, "odile@exemple.test").await).await.status, StatusCode::CONFLICT, "nobody came yet");
    sound(&bench).await;
}

#[tokio::test]
async fn the_team_moves_a_date_and_nobody_is_in_two_places() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (id, days) = offer(&bench, &details("Essai"), 4, &[DAY], false).await;
    book(&bench, id, days[0], "un@exemple.test", &[]).await;
    book(&bench, id, days[0], "trois@exemple.test", &["Deux", "Trois"]).await;
    join(&bench, id, days[0], "attend@exemple.test", "1").await;
    // Somebody who works then cannot lead it.
    let sql = "SELECT CAST(people.name AS TEXT) || '|' || assignments.day FROM people JOIN (SELECT person_id, CAST(shifts.day AS TEXT) AS day FROM assignments JOIN shifts ON shifts.id = assignments.shift_id WHERE shifts.day > '2026-03-03' AND shifts.starts_minute = 510) AS assignments ON assignments.person_id = people.id ORDER BY 1 LIMIT 1";
    let busy: String = sqlx::query_scalar(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let (name, day) = busy.split_once('|').unwrap();
    let page = bench.get(&format!("/animation/dates/{}/modifier", days[0]), &session).await.text();
    let before = page.split(&format!("<span>{name}</span>")).next().unwrap();
    let person = before.rsplit("name=\"facilitators\" value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    let fields = [
        ("day", day),
        ("starts", "09:00"),
        ("ends", "11:00"),
        ("address", "2 rue du Changement"),
        ("capacity", "4"),
        ("facilitators", person.as_str()),
        ("version", "1"),
    ];
    let path = format!("/animation/dates/{}/modifier", days[0]);
    let refused = bench.post(&path, &fields, &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.text().contains(&format!("Pour {name}, ce moment est déjà pris")), "who and when: {}", refused.text());
    assert_eq!(letters_to(&bench, "un@exemple.test").await.len(), 1, "nothing half-done, nobody told");
    let moved: Vec<_> = fields.into_iter().filter(|(name, _)| *name != "facilitators").collect();
    assert_eq!(bench.post(&path, &moved, &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(letters_to(&bench, "un@exemple.test").await.last().unwrap(), "Changement, mercredi 4 mars : Essai");
    assert!(bench.last_letter().await.contains("2 rue du Changement"));
    // Who only waits is told so, and has no date to put into a calendar.
    let (text, file) = last_to(&bench, "attend@exemple.test").await;
    assert!(text.contains("toujours sur la liste d’attente") && !text.contains("annuler vous-même jusqu"), "{text}");
    assert_eq!(file, None);
    assert!(last_to(&bench, "trois@exemple.test").await.1.is_some_and(|file| file.contains("STATUS:CONFIRMED")));
    let fewer: Vec<_> =
        moved.iter().map(|(name, value)| if *name == "capacity" { (*name, "0") } else { (*name, *value) }).collect();
    assert_eq!(bench.post(&path, &fewer, &session).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    sound(&bench).await;
}

#[tokio::test]
async fn reminders_and_thanks_leave_once_and_the_day_forgets_allergies() {
    let bench = Bench::demo().await;
    let children = WorkshopDetails {
        children: true,
        age_from: Some(6),
        age_to: Some(10),
        allergens: "Lait".to_owned(),
        ..details("Petits")
    };
    let (id, days) = offer(&bench, &children, 4, &[DAY], false).await;
    let address = hold(&bench, id, days[0], "1").await.location();
    let fields = [
        ("name", "Maman Essai"),
        ("email", "maman@exemple.test"),
        ("guest-1-name", "Zoé"),
        ("guest-1-age", "8"),
        ("guest-1-allergies", "Arachides"),
        ("emergency", "Papi, 06 00 00 00 00"),
        ("collectors", "Papi"),
    ];
    let missing: Vec<_> = fields.iter().copied().filter(|(name, _)| *name != "emergency").collect();
    assert_eq!(bench.post(&address, &missing, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let too_young: Vec<_> =
        fields.iter().map(|(name, value)| if *name == "guest-1-age" { (*name, "4") } else { (*name, *value) }).collect();
    assert!(bench.post(&address, &too_young, "").await.text().contains("pour les 6 à 10 ans"));
    assert_eq!(bench.post(&address, &fields, "").await.status, StatusCode::SEE_OTHER);
    let session = bench.coordinator().await;
    let day = format!("/animation/dates/{}", days[0]);
    assert!(bench.get(&day, &session).await.text().contains("Arachides"));
    jobs::remind(&bench.app).await.unwrap();
    assert_eq!(letters_to(&bench, "maman@exemple.test").await.len(), 1, "nine days before: nothing yet");
    bench.clock.advance(Duration::days(7) + Duration::hours(6));
    for _ in 0..3 {
        jobs::remind(&bench.app).await.unwrap();
    }
    assert_eq!(
        letters_to(&bench, "maman@exemple.test").await,
        ["Réservé, jeudi 12 mars : Petits", "Rappel, jeudi 12 mars : Petits"]
    );
    assert!(bench.last_letter().await.contains("/rappels"), "a reminder can be unsubscribed from");
    let code = codes_of(&bench, "maman@exemple.test").await.remove(0);
    bench.clock.advance(Duration::days(2));
    bench.post(&format!("{day}/pointer"), &[("code", &code)], &session).await;
    bench.clock.advance(Duration::hours(5));
    jobs::remind(&bench.app).await.unwrap();
    jobs::remind(&bench.app).await.unwrap();
    assert_eq!(letters_to(&bench, "maman@exemple.test").await.last().unwrap(), "Votre avis : Petits");
    assert_eq!(letters_to(&bench, "maman@exemple.test").await.len(), 3);
    let page = bench.get(&day, &session).await.text();
    assert!(!page.contains("Arachides") && !page.contains("Papi"), "forgotten once the date is over");
    assert_eq!(bench.get(&format!("{address}/attestation"), "").await.bytes[..5], *b"%PDF-");
    assert_eq!(bench.post(&format!("{address}/avis"), &[("rating", "5")], "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.scalar("SELECT rating FROM bookings WHERE email = 'maman@exemple.test'").await, 5);
}

#[tokio::test]
async fn many_days_with_many_children_are_told_in_time() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    assert!(!bench.get("/animation", &session).await.text().contains("R227-1"));
    let children = WorkshopDetails { children: true, seats_max: 10, ..details("Petits") };
    let days: Vec<NaiveDate> = (8..20).map(|n| DAY + Duration::days(n)).collect();
    let year = (NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), NaiveDate::from_ymd_opt(2026, 12, 31).unwrap());
    let before = numbers::children_days(&mut bench.db().read().await.unwrap(), &crate::common::system(), year).await.unwrap();
    let (id, dates) = offer(&bench, &children, 10, &days, false).await;
    for (n, date) in dates.iter().enumerate() {
        // Six on the first two days: those do not count.
        let seats = if n < 2 { "6" } else { "7" };
        assert_eq!(hold(&bench, id, *date, seats).await.status, StatusCode::SEE_OTHER);
    }
    let told = format!("{} jours cette année avec 7 enfants", before + 10);
    assert!(bench.get("/animation", &session).await.text().contains(&told), "{told}");
}

#[tokio::test]
async fn those_who_lead_see_it_on_their_first_page() {
    let bench = Bench::demo().await;
    let session = bench.sign_in(app::demo::ACCOUNTS.iter().find(|account| account.role == Role::Facilitator).unwrap()).await;
    let page = bench.get("/", &session).await.text();
    assert!(page.contains("Vous animez") && page.contains("/animation/dates/"), "{page}");
    assert!(!bench.get("/", &bench.coordinator().await).await.text().contains("Vous animez"));
}

#[tokio::test]
async fn what_is_public_is_public_and_nothing_else() {
    let bench = Bench::demo().await;
    let hidden = WorkshopDetails { public: false, ..details("Caché") };
    let (id, days) = offer(&bench, &hidden, 4, &[DAY], false).await;
    for path in [format!("/ateliers/{id}"), format!("/ateliers/{id}/dates/{}/calendrier", days[0])] {
        assert_eq!(bench.get(&path, "").await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(hold(&bench, id, days[0], "1").await.status, StatusCode::NOT_FOUND);
    for path in ["/ateliers", "/ateliers/agenda.ics", "/ateliers/integrer"] {
        let answer = bench.get(path, "").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.text().contains("Caché") && answer.text().contains("Pain et levain"), "{path}");
    }
    let frame = bench.get("/ateliers/integrer", "").await;
    assert!(frame.headers.get("x-frame-options").is_none());
    assert!(frame.text().contains("places") && frame.text().contains("http://archipel.test/ateliers"), "{}", frame.text());
    let list = bench.get("/ateliers", "").await.text();
    let offer = bench.get(&crate::common::link(&list, "/ateliers/01"), "").await.text();
    assert!(
        offer.contains("application/ld+json")
            && offer.contains("\"@type\":\"Event\"")
            && offer.contains("og:title")
            && offer.contains("\"priceCurrency\":\"EUR\"")
            && offer.contains("schema.org/InStock"),
        "{offer}"
    );
    assert!(list.len() < 100 * 1024 && offer.len() < 100 * 1024, "{} {}", list.len(), offer.len());
    // Filters let through what they say.
    let cooking = bench.get("/ateliers?theme=cooking", "").await.text();
    assert!(cooking.contains("Pain et levain") && !cooking.contains("Mon premier carré potager"));
    let young = bench.get("/ateliers?age=7", "").await.text();
    assert!(young.contains("Les petits jardiniers") && !young.contains("Fabriquer un bac"));
    assert!(!bench.get("/ateliers?libres=oui", "").await.text().contains("Complet"));
}

#[tokio::test]
async fn robots_and_too_many_seats_gain_nothing() {
    let bench = Bench::with(|config| config.booking_rate = 5).await;
    app::demo::load(bench.db(), &bench.clock, crate::common::SMALL).await.unwrap();
    let (id, days) = offer(&bench, &details("Essai"), 30, &[DAY], false).await;
    let path = format!("/ateliers/{id}/dates/{}", days[0]);
    assert_eq!(bench.post(&path, &[("seats", "2"), ("website", "x")], "").await.location(), "/ateliers");
    assert_eq!(bench.post(&path, &[("seats", "6")], "").await.status, StatusCode::UNPROCESSABLE_ENTITY, "five at most");
    assert_eq!(taken(&bench, days[0]).await, 0);
    book(&bench, id, days[0], "un@exemple.test", &["a", "b", "c", "d"]).await;
    let second = hold(&bench, id, days[0], "1").await.location();
    let refused = fill(&bench, &second, "un@exemple.test", &[]).await;
    assert!(refused.text().contains("Nous n’avons pas pu réserver avec cette adresse"), "{}", refused.text());
    assert_eq!(letters_to(&bench, "un@exemple.test").await.last().unwrap(), "Vos places : Essai", "its mailbox learns why");
    assert_eq!(hold(&bench, id, days[0], "1").await.status, StatusCode::TOO_MANY_REQUESTS);
}

/// From one address half of a room at most is held or left unconfirmed; once confirmed, seats no longer count against the visitor.
#[tokio::test]
async fn one_visitor_cannot_hold_a_whole_room() {
    let bench = Bench::with(|config| config.booking_rate = 100).await;
    app::demo::load(&bench.app.db, &bench.clock, crate::common::SMALL).await.unwrap();
    let (id, days) = offer(&bench, &details("Grande salle"), 40, &[DAY], false).await;
    let mut held = 0;
    let refused = loop {
        let answer = hold(&bench, id, days[0], "4").await;
        if answer.status != StatusCode::SEE_OTHER {
            break answer;
        }
        held += 4;
        assert!(held <= 40);
    };
    assert_eq!((held, refused.status), (20, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(taken(&bench, days[0]).await, 20);
    sound(&bench).await;
}

#[tokio::test]
async fn a_person_takes_their_bookings_along_and_can_be_forgotten() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 5, &[DAY], false).await;
    book(&bench, id, days[0], "ines@demo.example", &["Invité"]).await;
    let session = bench.coordinator().await;
    let page = bench.get("/personnes?q=voisine", &session).await.text();
    let person = crate::common::link(&page, "/personnes/01");
    let data = bench.get(&format!("{person}/donnees"), &session).await.text();
    assert!(data.contains("Essai") && data.contains("Invité"), "{data}");
    bench.post(&format!("{person}/effacer"), &[("confirm", "yes")], &session).await;
    let names = "SELECT COUNT(*) FROM participants WHERE name = 'Invité'";
    assert_eq!(bench.scalar(names).await, 0);
    assert_eq!(taken(&bench, days[0]).await, 2, "the seats stay counted");
    sound(&bench).await;
}

/// Three hundred seats, six hundred people at once, holds that run out, cancellations, a waiting line.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn six_hundred_at_once_for_three_hundred_seats() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Foule"), 300, &[DAY], false).await;
    let outcomes = together((0..600).map(|n| {
        let (bench, date) = (&bench, days[0]);
        async move {
            let held = loop {
                let held = hold(bench, id, date, "1").await;
                if held.status != StatusCode::UNPROCESSABLE_ENTITY {
                    break held;
                }
                assert!(held.text().contains("C’est complet"), "{}", held.text());
                let joined = join(bench, id, date, &format!("foule{n}@exemple.test"), "1").await;
                if joined.status == StatusCode::SEE_OTHER {
                    return 0;
                }
                // Between the two, somebody has given a seat back.
                assert!(joined.text().contains("Il reste des places"), "{}", joined.text());
            };
            assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.text());
            let address = held.location();
            match n % 10 {
                // Some leave the form; some cancel at once.
                0 => i64::from(bench.insist(&format!("{address}/quitter"), &[], "").await.status != StatusCode::SEE_OTHER),
                _ => {
                    assert_eq!(fill(bench, &address, &format!("foule{n}@exemple.test"), &[]).await.status, StatusCode::SEE_OTHER);
                    if n % 10 == 1 {
                        bench.insist(&format!("{address}/annuler"), &[], "").await;
                        0
                    } else {
                        1
                    }
                }
            }
        }
    }))
    .await;
    let sold: i64 = outcomes.into_iter().sum();
    sound(&bench).await;
    // What was given back is offered to the line, which takes it: then exactly three hundred are in.
    let offers: Vec<String> = sqlx::query_scalar("SELECT email FROM bookings WHERE state = 'offered'")
        .fetch_all(&mut *bench.db().read().await.unwrap())
        .await
        .unwrap();
    for email in &offers {
        let link = link_to(&bench, email).await;
        assert_eq!(fill(&bench, &link, email, &[]).await.status, StatusCode::SEE_OTHER);
    }
    let confirmed = sold + i64::try_from(offers.len()).unwrap();
    assert_eq!(taken(&bench, days[0]).await, confirmed);
    assert_eq!(confirmed, 300);
    sound(&bench).await;
}

/// What a sequence of deeds knows of a booking it made.
struct Known {
    token: Token,
    date: usize,
}

fn filled(email: &str, seats: i64) -> Filled {
    let guest = Guest {
        name: "Essai".to_owned(),
        age: None,
        price: Some(PriceKind::Full),
        cents: Cents(800),
        units: Units(0),
        allergies: String::new(),
        image_consent: false,
        answers: Vec::new(),
    };
    Filled {
        name: "Essai".to_owned(),
        email: email.to_owned(),
        phone: String::new(),
        commune: String::new(),
        emergency_contact: String::new(),
        collectors: String::new(),
        method: Method::OnTheSpot,
        voucher: String::new(),
        guests: vec![guest; usize::try_from(seats).unwrap()],
        answers: Vec::new(),
    }
}

/// Random orders of all deeds, each followed by the question that matters: is Σ (confirmed + held + offered) within every quota, does the
/// count say what the bookings say, and does nobody wait who could be served? The model is the plain sum over bookings.
#[tokio::test]
async fn no_order_of_deeds_sells_a_seat_twice() {
    for seed in 0..6 {
        let bench = Bench::demo().await;
        let mut rng = StdRng::seed_from_u64(seed);
        let rules = WorkshopDetails { confirm_by_mail: seed % 2 == 0, newcomers_first: seed % 3 == 0, ..details("Hasard") };
        let sessions = [DAY, DAY + Duration::days(7)];
        let (workshop, mut days) = offer(&bench, &rules, 4, &sessions, false).await;
        let (_, cycle) = offer(&bench, &rules, 3, &[DAY + Duration::days(1), DAY + Duration::days(8)], true).await;
        days.extend(cycle);
        let mut tx = bench.db().write().await.unwrap();
        let price = Price { id: PriceId::new(), kind: PriceKind::Full, cents: Cents(800), most: None, units: Units(0) };
        workshops::put_prices(&mut Op::at(&mut tx, &crate::common::system(), bench.clock.now()), workshop, &[price])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let ecopole = bench.app.ecopole().await.unwrap().unwrap();
        let post = Mailer::new(&ecopole, "http://archipel.test");
        let mut known: Vec<Known> = Vec::new();
        for step in 0..90 {
            let now = bench.clock.now();
            let mut tx = bench.db().write().await.unwrap();
            let actor = crate::common::system();
            let date = rng.random_range(0..days.len());
            let one = if known.is_empty() { None } else { Some(rng.random_range(0..known.len())) };
            let email = format!("hasard{step}@exemple.test");
            let deed = rng.random_range(0..11);
            let outcome: Result<(), AppError> = match (deed, one) {
                (0..=2, _) => holding::hold(
                    &mut Op::at(&mut tx, &actor, now),
                    days[date],
                    (rng.random_range(1..=3), Lang::Fr, &Holder::trusted()),
                    &post,
                )
                .await
                .map(|(_, token)| known.push(Known { token, date })),
                (3, _) => {
                    let joining = Joining { seats: rng.random_range(1..=3), name: "A".to_owned(), email, phone: String::new() };
                    match holding::join(&mut Op::at(&mut tx, &actor, now), days[date], (&joining, Lang::Fr), &post).await {
                        Ok(()) => {
                            let waits = bookings::of_address(&mut tx, &joining.email, now).await.unwrap();
                            let token = bookings::link_again(&mut tx, waits[0].id).await.unwrap();
                            known.push(Known { token, date });
                            Ok(())
                        }
                        Err(error) => Err(error),
                    }
                }
                (4 | 5, Some(one)) => {
                    let seats = bookings::by_token(&mut tx, &known[one].token).await.unwrap().seats;
                    filling::fill(&mut Op::at(&mut tx, &actor, now), &known[one].token, &filled(&email, seats), &post)
                        .await
                        .map(drop)
                }
                (6, Some(one)) => filling::confirm(&mut Op::at(&mut tx, &actor, now), &known[one].token, &post).await,
                (7, Some(one)) => changes::cancel(&mut Op::at(&mut tx, &actor, now), &known[one].token, &post).await,
                (8, Some(one)) => {
                    let booking = bookings::by_token(&mut tx, &known[one].token).await.unwrap();
                    let leaving: Vec<_> = bookings::participants(&mut tx, booking.id)
                        .await
                        .unwrap()
                        .into_iter()
                        .take(1)
                        .map(|participant| participant.id)
                        .collect();
                    changes::reduce(&mut Op::at(&mut tx, &actor, now), &known[one].token, &leaving, &post).await
                }
                (9, Some(one)) => {
                    changes::move_to(
                        &mut Op::at(&mut tx, &actor, now),
                        &known[one].token,
                        days[1 - known[one].date.min(1)],
                        &post,
                    )
                    .await
                }
                _ => {
                    bench.clock.advance(Duration::minutes(rng.random_range(1..900)));
                    line::tidy(&mut tx, workshop, &post, bench.clock.now()).await
                }
            };
            match outcome {
                Ok(()) => tx.commit().await.unwrap(),
                Err(AppError::Conflict(_)) => drop(tx),
                Err(error) => panic!("seed {seed}, step {step}, deed {deed}: {error}"),
            }
            assert_eq!(bench.troubles().await, Vec::<String>::new(), "seed {seed}, step {step}, deed {deed}");
            nobody_waits_in_vain(&bench, (seed, step)).await;
        }
    }
}

/// After each deed on a workshop, nobody in its line has as many seats free before them as they wish, while booking is open.
async fn nobody_waits_in_vain(bench: &Bench, at: (u64, i32)) {
    let mut conn = bench.db().read().await.unwrap();
    let served: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM bookings
         JOIN workshop_dates ON workshop_dates.id = bookings.date_id
         JOIN workshops ON workshops.id = bookings.workshop_id
         WHERE bookings.state = $1 AND bookings.series_id IS NULL AND workshops.title = 'Hasard'
           AND workshop_dates.closes_at > $2 AND workshop_dates.capacity - workshop_dates.taken >= bookings.seats",
    )
    .bind(BookingState::Waiting)
    .bind(bench.clock.now())
    .fetch_one(&mut *conn)
    .await
    .unwrap();
    assert_eq!(served, 0, "{at:?}");
}

/// The sheet that goes round to be signed lies open to everybody: names, and nothing that was written for the facilitator's eyes.
#[tokio::test]
async fn the_sheet_passed_round_tells_nothing_but_names() {
    let bench = Bench::demo().await;
    let eaten = WorkshopDetails { allergens: "Lait".to_owned(), ..details("Essai") };
    let (id, days) = offer(&bench, &eaten, 6, &[DAY], false).await;
    let address = hold(&bench, id, days[0], "1").await.location();
    let fields = [("name", "Odile Passante"), ("email", "odile@exemple.test"), ("guest-1-allergies", "Arachides")];
    assert_eq!(bench.post(&address, &fields, "").await.status, StatusCode::SEE_OTHER);
    let sql = "SELECT code FROM participants WHERE name = 'Odile Passante'";
    let ticket: String = sqlx::query_scalar(sql).fetch_one(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let session = bench.coordinator().await;
    let page = bench.get(&format!("/animation/dates/{}/feuille", days[0]), &session).await.text();
    let sheets: Vec<&str> = page.split("class=\"sheet\"").collect();
    assert_eq!(sheets.len(), 3, "two sheets");
    assert!(sheets[1].contains("Odile Passante"));
    for private in ["Arachides", "odile@exemple.test", &ticket] {
        assert!(!sheets[1].contains(private), "{private} goes round");
    }
    assert!(sheets[2].contains("Arachides"), "{}", sheets[2]);
}

/// Seats one holds oneself are not somebody else's: the way back is shown, and the number can be taken anew; to others they are being booked.
#[tokio::test]
async fn a_hold_of_ones_own_is_a_way_on_and_not_a_full_date() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 3, &[DAY], false).await;
    let held = hold(&bench, id, days[0], "3").await;
    let (address, browser) = (held.location(), held.cookie("places"));
    assert!(!browser.is_empty(), "{:?}", held.headers);
    let request = Bench::request("GET", &format!("/ateliers/{id}"), "").header(header::COOKIE, format!("places={browser}"));
    let mine = bench.send(request.body(axum::body::Body::empty()).unwrap()).await.text();
    assert!(mine.contains("3 places vous attendent. Continuer") && mine.contains(&address), "{mine}");
    let others = bench.get(&format!("/ateliers/{id}"), "").await.text();
    assert!(!others.contains(&address) && others.contains("en cours de réservation"), "{others}");
}

/// What can be done only once leads where it led when its button is pressed twice; and a list of prices that somebody else changed
/// meanwhile is not overwritten unseen.
#[tokio::test]
async fn a_button_pressed_twice_does_it_once() {
    let bench = Bench::demo().await;
    let (id, _) = offer(&bench, &details("Essai"), 3, &[DAY], false).await;
    let session = bench.coordinator().await;
    let record = format!("/animation/ateliers/{id}");
    let page = bench.get(&record, &session).await.text();
    let sent = hidden_of(&page, &format!("{record}/dupliquer"), "form_token");
    let copies = "SELECT COUNT(*) FROM workshops WHERE title LIKE '%Essai%' OR title LIKE '%essai%'";
    let before = bench.scalar(copies).await;
    let (first, second) = {
        let fields = [("form_token", sent.as_str())];
        (
            bench.post(&format!("{record}/dupliquer"), &fields, &session).await,
            bench.post(&format!("{record}/dupliquer"), &fields, &session).await,
        )
    };
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(first.location(), second.location());
    assert_eq!(bench.scalar(copies).await, before + 1);

    let read = hidden_of(&page, &format!("{record}/tarifs"), "as_read");
    let prices = |cents: &'static str| [("price-full", cents), ("as_read", read.as_str())];
    assert_eq!(bench.post(&format!("{record}/tarifs"), &prices("17,22"), &session).await.status, StatusCode::SEE_OTHER);
    let late = bench.post(&format!("{record}/tarifs"), &prices("17,33"), &session).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("value=\"17,33\""), "what was typed stays");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM workshop_prices WHERE cents = 1733").await, 0);
}

/// A hidden field of the form that goes to an address.
fn hidden_of(page: &str, action: &str, name: &str) -> String {
    let form = page.split(&format!("action=\"{action}\"")).nth(1).unwrap();
    let field = form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    field.split('"').next().unwrap().to_owned()
}

/// Whoever is told by the team that their booking is over is told why.
#[tokio::test]
async fn a_booking_that_the_team_ends_says_why() {
    let bench = Bench::demo().await;
    let (id, days) = offer(&bench, &details("Essai"), 3, &[DAY], false).await;
    book(&bench, id, days[0], "un@exemple.test", &[]).await;
    let session = bench.coordinator().await;
    let booking = booking_of(&bench, "un@exemple.test").await;
    let path = format!("/animation/reservations/{booking}/annuler");
    let long = "x".repeat(501);
    let refused = bench.post(&path, &[("reason", &long)], &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("id=\"reason-error\""));
    let ended = bench.post(&path, &[("reason", "Le four est en panne.")], &session).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert!(bench.last_letter().await.contains("Le four est en panne."));
}

#[tokio::test]
async fn a_draft_is_shown_to_everybody_by_one_button_and_taken_back() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let form = [
        ("title", "Faire son levain"),
        ("summary", "De la farine, de l’eau, du temps."),
        ("theme", "garden"),
        ("level", "all"),
        ("languages", "français"),
        ("seats_max", "4"),
    ];
    let desk = bench.insist("/animation/ateliers/nouveau", &form, &session).await.location();
    let public = desk.replace("/animation", "");
    assert_eq!(bench.get(&public, "").await.status, StatusCode::NOT_FOUND, "a draft is nobody’s");
    let shown = bench.post(&format!("{desk}/publier"), &[], &session).await;
    assert_eq!((shown.status, shown.location()), (StatusCode::SEE_OTHER, desk.clone()));
    assert_eq!(bench.get(&public, "").await.status, StatusCode::OK);
    bench.post(&format!("{desk}/depublier"), &[], &session).await;
    assert_eq!(bench.get(&public, "").await.status, StatusCode::NOT_FOUND);
    bench.post(&format!("{desk}/publier"), &[], "").await;
    assert_eq!(bench.get(&public, "").await.status, StatusCode::NOT_FOUND, "not by a visitor");
}

/// A date that is called off says what is given back: all that was paid, whatever was given back before.
#[tokio::test]
async fn a_called_off_date_says_what_is_given_back() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let (id, days) = offer(&bench, &details("Essai"), 4, &[DAY], false).await;
    let record = format!("/animation/ateliers/{id}");
    bench.post(&format!("{record}/tarifs"), &[("price-full", "12,50")], &session).await.location();
    book(&bench, id, days[0], "un@exemple.test", &[]).await;
    let booking = booking_of(&bench, "un@exemple.test").await;
    let pay = format!("/animation/reservations/{booking}/encaisser");
    bench.post(&pay, &[("amount", "12,50"), ("method", "cash")], &session).await.location();
    bench.post(&pay, &[("amount", "2"), ("method", "cash"), ("back", "yes")], &session).await.location();
    bench.post(&format!("/animation/dates/{}/annuler", days[0]), &[("reason", "Orage.")], &session).await.location();
    let (text, _) = last_to(&bench, "un@exemple.test").await;
    assert!(text.contains("Orage.") && text.contains("10,50"), "{text}");
    sound(&bench).await;
}
