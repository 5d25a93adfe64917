//! The one way to take a form, seen from outside: what was made once is made once, what was changed may be sent again, what was typed stays,
//! and letters leave with the commit.

use archipel::platform::mail::send;
use axum::http::StatusCode;

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
