//! Mail, to a real SMTP server on this machine and to files.

use chrono::Duration;

use platform::mail::send;

use crate::common::{Bench, smtp_server};

#[tokio::test]
async fn a_letter_reaches_a_real_server_once_although_it_refused_at_first() {
    let (port, mut kept) = smtp_server(1).await;
    let bench = Bench::with(|config| config.smtp_url = Some(format!("smtp://127.0.0.1:{port}"))).await;
    bench.post("/connexion/lien", &[("email", "dest@exemple.test")], "").await;
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 0, "refused for now");
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 0, "not due again yet");
    bench.clock.advance(Duration::minutes(2));
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 1);
    bench.clock.advance(Duration::days(1));
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 0, "sent once");
    let message = kept.recv().await.unwrap();
    assert!(kept.try_recv().is_err());
    for part in
        ["To: dest@exemple.test", "Message-ID: <", "multipart/alternative", "text/html", "Subject: Votre lien de connexion"]
    {
        assert!(message.contains(part), "{part} in {message}");
    }
}

#[tokio::test]
async fn two_workers_at_once_send_a_letter_once() {
    let (port, mut kept) = smtp_server(0).await;
    let bench = Bench::with(|config| config.smtp_url = Some(format!("smtp://127.0.0.1:{port}"))).await;
    for n in 0..5 {
        bench.post("/connexion/lien", &[("email", &format!("dest{n}@exemple.test"))], "").await;
    }
    let (one, two) = tokio::join!(send::send_due(&bench.app), send::send_due(&bench.app));
    assert_eq!(one.unwrap() + two.unwrap(), 5);
    for _ in 0..5 {
        kept.recv().await.unwrap();
    }
    assert!(kept.try_recv().is_err());
}

#[tokio::test]
async fn without_a_server_letters_are_files_and_can_be_read_by_the_coordinator() {
    let bench = Bench::demo().await;
    bench.post("/connexion/lien", &[("email", "dest@exemple.test")], "").await;
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 1);
    let files: Vec<_> = std::fs::read_dir(bench.folder.path().join("mail")).unwrap().collect();
    assert_eq!(files.len(), 1);
    let session = bench.coordinator().await;
    let list = bench.get("/courrier", &session).await.text();
    assert!(list.contains("dest@exemple.test") && list.contains("Envoyé"));
    let letter = bench.get(&crate::common::link(&list, "/courrier/01"), &session).await.text();
    assert!(letter.contains("http://archipel.test/connexion/lien/"));
}

#[tokio::test]
async fn a_letter_nobody_takes_waits_for_the_coordinator() {
    let bench = Bench::with(|config| config.smtp_url = Some("smtp://127.0.0.1:9".to_owned())).await;
    app::demo::load(&bench.app.db, &bench.clock, crate::common::SMALL).await.unwrap();
    bench.post("/connexion/lien", &[("email", "dest@exemple.test")], "").await;
    for _ in 0..12 {
        assert_eq!(send::send_due(&bench.app).await.unwrap(), 0);
        bench.clock.advance(Duration::hours(9));
    }
    let session = bench.coordinator().await;
    assert!(bench.get("/", &session).await.text().contains("1 message n’est pas parti"));
    let list = bench.get("/courrier", &session).await.text();
    assert!(list.contains("Échec"));
    let letter = crate::common::link(&list, "/courrier/01");
    let page = bench.get(&letter, &session).await.text();
    assert!(!page.contains("/connexion/lien/"), "with a mail server, a letter belongs to its addressee");
    bench.post(&format!("{letter}/essayer"), &[], &session).await;
    assert!(bench.get("/courrier", &session).await.text().contains("En attente"));
}

/// A server that takes a letter and hangs up, and one that never answers: the letter is tried again, and is the same letter.
#[tokio::test]
async fn a_server_that_drops_or_hangs_loses_no_letter() {
    for behaviour in ["drops", "hangs"] {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let bench = Bench::with(|config| {
            config.smtp_url = Some(format!("smtp://{address}"));
            config.smtp_timeout = 1;
        })
        .await;
        let bad = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            if behaviour == "drops" {
                drop(stream);
                return;
            }
            std::future::pending::<()>().await;
        });
        bench.post("/connexion/lien", &[("email", "dest@exemple.test")], "").await;
        assert_eq!(send::send_due(&bench.app).await.unwrap(), 0, "{behaviour}");
        assert!(
            bench.app.health.troubles(bench.clock.now()).is_empty(),
            "a mail server that is down does not make the program unready"
        );
        bad.abort();
        _ = bad.await;
        let mut kept = crate::common::smtp_server_at(tokio::net::TcpListener::bind(address).await.unwrap(), 0);
        bench.clock.advance(Duration::minutes(2));
        assert_eq!(send::send_due(&bench.app).await.unwrap(), 1, "{behaviour}");
        assert!(kept.recv().await.unwrap().contains("To: dest@exemple.test"));
        assert!(kept.try_recv().is_err());
    }
}

/// The folder of letters cannot be written to: nothing is lost, and it is tried again.
#[tokio::test]
async fn a_letter_that_finds_no_room_waits() {
    let bench = Bench::empty().await;
    let folder = bench.folder.path().join("mail");
    std::fs::write(&folder, b"a file where a folder should be").unwrap();
    bench.post("/connexion/lien", &[("email", "dest@exemple.test")], "").await;
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 0);
    std::fs::remove_file(&folder).unwrap();
    bench.clock.advance(Duration::minutes(2));
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 1);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}

/// The machine's clock is set back an hour, and forward a day: letters still leave once, sessions still hold or end, and a seat held is freed.
#[tokio::test]
async fn a_clock_that_is_set_wrong_and_right_again_loses_nothing() {
    let bench = Bench::demo().await;
    let session = bench.coordinator().await;
    send::send_due(&bench.app).await.unwrap();
    bench.clock.advance(Duration::hours(-1));
    assert_eq!(bench.get("/", &session).await.status, 200, "signed in a moment ago, an hour in the future");
    bench.post("/connexion/lien", &[("email", "dest@exemple.test")], "").await;
    assert_eq!(send::send_due(&bench.app).await.unwrap(), 1);
    let added = bench.post("/personnes/nouvelle", &[("name", "Hier"), ("roles", "member")], &session).await;
    assert_eq!(added.status, 303);
    bench.clock.advance(Duration::hours(25));
    app::jobs::tidy(&bench.app).await.unwrap();
    workshops::jobs::settle(&bench.app).await.unwrap();
    work::jobs::settle(&bench.app).await.unwrap();
    send::send_due(&bench.app).await.unwrap();
    assert_eq!(bench.scalar("SELECT COUNT(*) FROM outbox WHERE recipient = 'dest@exemple.test'").await, 1);
    assert_eq!(bench.troubles().await, Vec::<String>::new());
    bench.clock.advance(Duration::hours(-24));
    let again = bench.coordinator().await;
    assert!(bench.get("/personnes", &again).await.text().contains("Hier"));
    assert_eq!(bench.troubles().await, Vec::<String>::new());
}
