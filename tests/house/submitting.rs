//! The one way to take a form, seen from outside: what was made once is made once, what was changed may be sent again, what was typed stays,
//! and letters leave with the commit.

use axum::http::StatusCode;

use platform::mail::send;

use crate::common::{Bench, link_value};

#[tokio::test]
async fn what_is_made_is_made_once_and_what_is_changed_may_be_sent_again() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let page = bench.get("/personnes/nouvelle", &session).await.text();
    let token = link_value(&page, "name=\"form_token\" value=\"");
    let new = [("form_token", token.as_str()), ("name", "Une Fois"), ("roles", "member")];
    let first = bench.post("/personnes/nouvelle", &new, &session).await;
    let second = bench.post("/personnes/nouvelle", &new, &session).await;
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(first.location(), second.location());
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM people WHERE name = 'Une Fois'").await, 1);

    // Somebody goes back in the browser, and saves the same page with other words in it.
    let edit = format!("{}/modifier", first.location());
    let page = bench.get(&edit, &session).await.text();
    let (token, version) = (link_value(&page, "name=\"form_token\" value=\""), link_value(&page, "name=\"version\" value=\""));
    let with = |notes: &'static str| {
        [
            ("form_token", token.clone()),
            ("version", version.clone()),
            ("name", "Une Fois".to_owned()),
            ("roles", "member".to_owned()),
            ("notes", notes.to_owned()),
        ]
    };
    let send = async |notes| {
        let fields = with(notes);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        bench.post(&edit, &fields, &session).await
    };
    assert_eq!(send("premier").await.status, StatusCode::SEE_OTHER);
    let again = send("second").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = again.text();
    assert!(page.contains("Quelqu’un d’autre a modifié") && page.contains("second"), "{page}");
    assert_ne!(link_value(&page, "name=\"version\" value=\""), version, "sent once more, it is saved");
}

/// Every form that writes a letter rings for the mail: none of them has to remember it.
#[tokio::test]
async fn a_letter_leaves_with_the_commit_of_its_form() {
    let bench = Bench::demo().await;
    send::send_due(&bench.app).await.unwrap();
    let rung = bench.app.mail_bell.notified();
    bench.post("/connexion/lien", &[("email", "dest@exemple.test")], "").await;
    tokio::time::timeout(std::time::Duration::from_secs(1), rung).await.expect("the bell rings");
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 1);
}

/// Somebody goes back to a form that made something and writes something else in it: that is another thing. The same words are the same thing.
#[tokio::test]
async fn other_words_in_the_same_form_are_another_thing() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let page = bench.get("/personnes/nouvelle", &session).await.text();
    let token = link_value(&page, "name=\"form_token\" value=\"");
    for name in ["Premier Nom", "Autre Nom", "Premier Nom"] {
        let sent = [("form_token", token.as_str()), ("name", name), ("roles", "member")];
        assert_eq!(bench.post("/personnes/nouvelle", &sent, &session).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM people WHERE name IN ('Premier Nom', 'Autre Nom')").await, 2);
    // A card is printed once, however often its page is loaded again.
    let before = bench.scalar("SELECT COUNT(*) FROM cards").await;
    let choose = bench.get("/personnes/cartes", &session).await.text();
    let (person, token) = (link_value(&choose, "name=\"people\" value=\""), link_value(&choose, "name=\"form_token\" value=\""));
    let sent = [("form_token", token.as_str()), ("people", person.as_str())];
    assert_eq!(bench.post("/personnes/cartes", &sent, &session).await.status, StatusCode::OK);
    assert_eq!(bench.post("/personnes/cartes", &sent, &session).await.location(), "/personnes/cartes");
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM cards").await, before + 1);
}

/// What was chosen is gone, or was never there: said in words, whatever form it was.
#[tokio::test]
async fn what_is_not_there_cannot_be_chosen() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let nobody = "019b76da-ffff-7fff-bfff-ffffffffffff";
    let fields = [
        ("day", "2026-03-06"),
        ("starts", "8:30"),
        ("ends", "12:00"),
        ("pause", "0"),
        ("place", nobody),
        ("task", nobody),
        ("min_people", "1"),
        ("max_people", "2"),
    ];
    let refused = bench.post("/creneaux/nouveau", &fields, &session).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
}

/// On a page with several forms, each shows what was typed in it.
#[tokio::test]
async fn a_refused_form_among_others_keeps_its_words() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let long = "x".repeat(301);
    for (path, fields, kept) in [
        ("/bornes", vec![("tablet", long.as_str())], long.as_str()),
        ("/semaine/2026-03-02/copier", vec![("from", "31/02/2026")], "31/02/2026"),
    ] {
        let refused = bench.post(path, &fields, &session).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        let page = refused.text();
        assert!(page.contains(&format!("value=\"{kept}\"")) && page.contains("aria-invalid=\"true\""), "{path}: {page}");
    }
    let team = bench.get("/equipe?q=awa", &session).await.text();
    let awa = team.split("Awa Démo").next().unwrap().rsplit("/equipe/").next().unwrap().split('"').next().unwrap().to_owned();
    let fields = [("team", "Équipe tapée"), ("born_on", "31/02/2000")];
    let page = bench.post(&format!("/equipe/{awa}"), &fields, &session).await.text();
    assert!(page.contains("value=\"Équipe tapée\"") && page.contains("value=\"31/02/2000\""), "{page}");
}

/// On SQLite a connection to read with cannot write, whatever it is handed to.
#[tokio::test]
async fn a_reader_cannot_write() {
    let bench = Bench::empty().await;
    let mut conn = bench.db().read().await.unwrap();
    let written = sqlx::query("DELETE FROM heartbeats").execute(&mut *conn).await;
    assert_eq!(written.is_err(), crate::common::on_sqlite(), "{written:?}");
}

/// Two people change the same record, also where the record keeps no version: the second is told, with what they typed, and can save again.
#[tokio::test]
async fn the_last_save_does_not_win_unseen() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let list = bench.get("/taches", &session).await.text();
    let task = crate::common::link(&list, "/taches/01");
    let page = bench.get(&task, &session).await.text();
    let (read, name) = (link_value(&page, "name=\"as_read\" value=\""), link_value(&page, "name=\"name\" value=\""));
    let save = async |read: &str, bring: &str| {
        let fields = [("as_read", read), ("name", name.as_str()), ("pictogram", "shovel"), ("bring", bring)];
        bench.post(&task, &fields, &session).await
    };
    assert_eq!(save(&read, "De la première").await.status, StatusCode::SEE_OTHER);
    let told = save(&read, "De la seconde").await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = told.text();
    assert!(page.contains("Quelqu’un d’autre a modifié") && page.contains("De la seconde"), "{page}");
    let read = link_value(&page, "name=\"as_read\" value=\"");
    assert_eq!(save(&read, "De la seconde").await.status, StatusCode::SEE_OTHER);
    for path in ["/reglages", "/animation/reglages", "/compte"] {
        assert!(bench.get(path, &session).await.text().contains("name=\"as_read\""), "{path}");
    }
}

/// What is no text is refused where it stands, and not kept with question marks in it; a telephone number is one everywhere.
#[tokio::test]
async fn what_is_no_text_is_not_kept() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    let before = bench.scalar("SELECT COUNT(*) FROM people").await;
    let request = Bench::request("POST", "/personnes/nouvelle", &session);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer = bench.send(request.body(axum::body::Body::from("name=L%E9a+Essai")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    assert!(answer.text().contains("id=\"name-error\""));
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM people").await, before);
    for (page, field) in [("/reglages", "contact_phone"), ("/compte", "phone")] {
        let refused = bench.post(page, &[(field, "venez nous voir")], &session).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
        assert!(refused.text().contains(&format!("id=\"{field}-error\"")), "{page}");
    }
}
