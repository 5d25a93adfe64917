//! What leaves the house on paper and by mail, word for word: letters in their languages, calendars, tables. What is drawn by lot is left out.
//! A change shows as a difference to be looked at; `INSTA_UPDATE=always` takes it over.

use std::fmt::Write as _;

use axum::http::StatusCode;
use calamine::{Data, Reader as _};

use crate::common::Bench;

/// Without tokens, ids and codes.
fn settled(text: &str) -> String {
    let unfolded = text.replace("\r\n ", "").replace('\r', "");
    let mut out = String::new();
    let mut word = String::new();
    for letter in unfolded.chars().chain(['\n']) {
        if letter.is_ascii_alphanumeric() || letter == '-' || letter == '_' {
            word.push(letter);
            continue;
        }
        let code = word.len() == 9 && word.chars().nth(4) == Some('-') && !word.chars().any(|c| c.is_ascii_lowercase());
        let digits = word.len() == 6 && word.chars().all(|c| c.is_ascii_digit());
        out.push_str(if word.len() > 30 || code || digits { "…" } else { &word });
        word.clear();
        out.push(letter);
    }
    out.trim_end().to_owned()
}

/// The letters that lie in the outbox, one of each subject, with what is enclosed.
async fn letters(bench: &Bench) -> String {
    let sql = "SELECT subject, body_text, COALESCE(file_text, '') FROM outbox ORDER BY subject, body_text";
    let rows: Vec<(String, String, String)> =
        sqlx::query_as(sql).fetch_all(&mut *bench.db().read().await.unwrap()).await.unwrap();
    let mut all = String::new();
    let mut last = String::new();
    for (subject, body, file) in rows.into_iter().map(|(subject, body, file)| (settled(&subject), settled(&body), settled(&file)))
    {
        if subject != last {
            write!(all, "### {subject}\n{body}\n{file}\n\n").unwrap();
        }
        last = subject;
    }
    all
}

#[tokio::test]
async fn the_way_in_is_written_in_four_languages() {
    let mut all = String::new();
    for language in ["fr", "en", "ar", "uk"] {
        let bench = Bench::demo().await;
        bench.post_from("/connexion/lien", &[("email", "coordination@demo.example")], &format!("langue={language}")).await;
        all += &letters(&bench).await;
    }
    insta::assert_snapshot!(all);
}

#[tokio::test]
async fn a_booking_is_confirmed_changed_and_cancelled_in_writing() {
    let mut all = String::new();
    for language in ["fr", "en"] {
        let bench = Bench::demo().await;
        let cookies = format!("langue={language}");
        let list = bench.get("/ateliers", "").await.text();
        let fields = [
            ("name", "Odile Passante"),
            ("email", "odile@exemple.test"),
            ("guest-1-age", "30"),
            ("guest-2-name", "Paul"),
            ("guest-2-age", "31"),
        ];
        // The first that asks no question of its own.
        let mut address = String::new();
        for part in list.split("href=\"/ateliers/0").skip(1) {
            let workshop = format!("/ateliers/0{}", part.split(['"', '?', '#']).next().unwrap());
            let page = bench.get(&workshop, "").await.text();
            let Some(rest) = page.split(&format!("action=\"{workshop}/dates/")).nth(1) else { continue };
            let date = rest.split('"').next().unwrap();
            let held = bench.post_from(&format!("{workshop}/dates/{date}"), &[("seats", "2")], &cookies).await.location();
            if bench.post_from(&held, &fields, &cookies).await.status == StatusCode::SEE_OTHER {
                address = held;
                break;
            }
        }
        assert!(!address.is_empty(), "no workshop takes bookings");
        bench.post_from(&format!("{address}/annuler"), &[], &cookies).await;
        all += &letters(&bench).await;
    }
    insta::assert_snapshot!(all);
}

#[tokio::test]
async fn a_week_is_published_in_writing() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    bench.post("/semaine/2026-03-16/publier", &[], &session).await;
    insta::assert_snapshot!(letters(&bench).await);
}

#[tokio::test]
async fn calendars_are_what_programs_of_calendars_read() {
    let bench = Bench::demo().await;
    let agenda = settled(&bench.get("/ateliers/agenda.ics", "").await.text());
    insta::assert_snapshot!(agenda.lines().take(60).collect::<Vec<_>>().join("\n"));
}

#[tokio::test]
async fn tables_have_the_columns_that_others_count_on() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let mut all = String::new();
    for path in
        ["/mois/2026-02/tableur", "/parcelles/tableur", "/arbres/tableur", "/personnes/tableur", "/animation/chiffres/tableur"]
    {
        let table = settled(&bench.get(path, &session).await.text());
        writeln!(all, "### {path}\n{}\n", table.lines().take(4).collect::<Vec<_>>().join("\n")).unwrap();
    }
    for path in ["/mois/2026-02/classeur", "/animation/chiffres/classeur"] {
        let bytes = bench.get(path, &session).await.bytes;
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        for name in book.sheet_names() {
            let sheet = book.worksheet_range(&name).unwrap();
            writeln!(all, "### {path} {name}").unwrap();
            for row in sheet.rows().take(3) {
                let cells = row.iter().map(|cell| match cell {
                    Data::Empty => String::new(),
                    other => other.to_string(),
                });
                writeln!(all, "{}", cells.collect::<Vec<_>>().join(" | ")).unwrap();
            }
        }
    }
    insta::assert_snapshot!(all);
}

/// A worker's own calendar, made on their page.
#[tokio::test]
async fn a_worker_takes_the_week_along() {
    let bench = Bench::demo().await;
    let worker = bench.sign_in(app::demo::ACCOUNTS.iter().find(|one| one.role == people::model::Role::Worker).unwrap()).await;
    let made = bench.post("/ma-semaine/calendrier", &[("deed", "make")], &worker).await.text();
    let token = made.split("/calendrier/").nth(1).unwrap().split(['"', '<', ' ', '&']).next().unwrap();
    let calendar = settled(&bench.get(&format!("/calendrier/{token}"), "").await.text());
    insta::assert_snapshot!(calendar.lines().take(40).collect::<Vec<_>>().join("\n"));
}
