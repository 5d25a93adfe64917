//! Mail, to a real SMTP server on this machine and to files.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod common;

use archipel::platform::mail::send;
use chrono::Duration;
use common::Bench;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

/// A small SMTP server: refuses the first `refusals` messages for now, keeps the others.
async fn smtp_server(refusals: usize) -> (u16, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut left = refusals;
        while let Ok((stream, _)) = listener.accept().await {
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            write.write_all(b"220 test\r\n").await.unwrap();
            while let Ok(Some(line)) = lines.next_line().await {
                let answer: &[u8] = match line.split(' ').next().unwrap().to_uppercase().as_str() {
                    "EHLO" => b"250-test\r\n250 8BITMIME\r\n",
                    "RCPT" if left > 0 => {
                        left -= 1;
                        b"451 come back later\r\n"
                    }
                    "DATA" => {
                        write.write_all(b"354 go on\r\n").await.unwrap();
                        let mut message = String::new();
                        while let Ok(Some(line)) = lines.next_line().await {
                            if line == "." {
                                break;
                            }
                            message.push_str(&line);
                            message.push('\n');
                        }
                        sender.send(message).unwrap();
                        b"250 kept\r\n"
                    }
                    "QUIT" => break,
                    _ => b"250 fine\r\n",
                };
                write.write_all(answer).await.unwrap();
            }
        }
    });
    (port, receiver)
}

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
    let letter = bench.get(&common::link(&list, "/courrier/01"), &session).await.text();
    assert!(letter.contains("http://archipel.test/connexion/lien/"));
}

#[tokio::test]
async fn a_letter_nobody_takes_waits_for_the_coordinator() {
    let bench = Bench::with(|config| config.smtp_url = Some("smtp://127.0.0.1:9".to_owned())).await;
    archipel::demo::load(&bench.app.db, &bench.clock, archipel::demo::Size { scale: 1, years: 0, seed: 7 }).await.unwrap();
    bench.post("/connexion/lien", &[("email", "dest@exemple.test")], "").await;
    for _ in 0..12 {
        assert_eq!(send::send_due(&bench.app).await.unwrap(), 0);
        bench.clock.advance(Duration::hours(9));
    }
    let session = bench.coordinator().await;
    assert!(bench.get("/", &session).await.text().contains("1 message n’est pas parti"));
    let list = bench.get("/courrier", &session).await.text();
    assert!(list.contains("Échec"));
    let letter = common::link(&list, "/courrier/01");
    let page = bench.get(&letter, &session).await.text();
    assert!(!page.contains("/connexion/lien/"), "with a mail server, a letter belongs to its addressee");
    bench.post(&format!("{letter}/essayer"), &[], &session).await;
    assert!(bench.get("/courrier", &session).await.text().contains("En attente"));
}
