//! What the machine does to the program: a database that is busy or cannot be written, a stop in the middle of a request, two processes
//! that share the work. Whoever waits gets an answer in words, and what was acknowledged is there.

use std::collections::BTreeSet;
use std::time::Duration;

use platform::backend;

use super::*;

/// Keeps everybody else from writing, as a backup program or a long migration would.
async fn holder(database: &str) -> (platform::db::Database, platform::db::Tx) {
    let theirs = backend::connect(database).await.unwrap();
    let mut held = theirs.write().await.unwrap();
    if !on_sqlite() {
        sqlx::raw_sql("LOCK TABLE people IN EXCLUSIVE MODE").execute(&mut *held).await.unwrap();
    }
    (theirs, held)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_busy_for_too_long_is_said_and_nothing_is_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let port = free_port();
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    let session = sign_in(port);
    let (theirs, held) = holder(&database).await;
    let (asked, name) = (session.clone(), "name=Attend&roles=member");
    let answer = tokio::task::spawn_blocking(move || send(port, "POST", "/personnes/nouvelle", &asked, name));
    let (status, page) = answer.await.unwrap().expect("an answer, not silence");
    assert_eq!(status, 503, "{page}");
    assert!(page.contains("ne peut pas enregistrer pour le moment"), "{page}");
    drop(held);
    theirs.close().await;
    assert_eq!(send(port, "POST", "/personnes/nouvelle", &session, "name=Ensuite&roles=member").unwrap().0, 303);
    let people = people_on(port, &session);
    assert!(!people.contains("Attend;") && people.contains("Ensuite;"));
    stop(&mut server);
    assert!(archipel(&["check"], &database).status.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_it_finishes_what_it_has_begun() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let port = free_port();
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    let session = sign_in(port);
    let (theirs, held) = holder(&database).await;
    let under_way = tokio::task::spawn_blocking({
        let session = session.clone();
        move || send(port, "POST", "/personnes/nouvelle", &session, "name=Commence&roles=member")
    });
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap().success());
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "nobody new is let in");
    drop(held);
    theirs.close().await;
    let (status, page) = under_way.await.unwrap().expect("what was begun is answered");
    assert_eq!(status, 303, "{page}");
    assert!(server.wait().unwrap().success());
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    assert!(people_on(port, &session).contains("Commence;"));
    stop(&mut server);
}

/// Only SQLite's data lies in a file of ours.
#[tokio::test]
async fn a_file_that_cannot_be_written_is_said_at_the_start_and_at_each_write() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    if !on_sqlite() {
        return;
    }
    // The superuser may write everything: as somebody else, who has the file of another.
    let other: &[&str] = &["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    let as_other = |command: &[&str]| {
        let whole: Vec<&str> = other.iter().copied().chain([PROGRAM]).chain(command.iter().copied()).collect();
        Command::new(whole[0]).args(&whole[1..]).env("ARCHIPEL_DATABASE", &database).output().unwrap()
    };
    assert!(Command::new("chmod").args(["755", folder.path().to_str().unwrap()]).status().unwrap().success());
    let refused = as_other(&["serve", "--listen", "127.0.0.1:0"]);
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && words.contains("test.db") && words.contains("cannot be written"), "{words}");
    assert_eq!(words.trim().lines().count(), 1, "one sentence: {words}");
    assert!(archipel(&["check"], &database).status.success());
}

/// As if the demonstration's bookings had been made long ago, and nobody had been reminded.
async fn reminders_are_due(database: &str) {
    let db = backend::connect(database).await.unwrap();
    let mut tx = db.write().await.unwrap();
    let before = chrono::Utc::now() - chrono::Duration::days(60);
    sqlx::query("UPDATE bookings SET confirmed_at = $1 WHERE state = 'confirmed'").bind(before).execute(&mut *tx).await.unwrap();
    sqlx::raw_sql("DELETE FROM booking_mails").execute(&mut *tx).await.unwrap();
    let soon = chrono::Utc::now() + chrono::Duration::hours(20);
    sqlx::query(
        "UPDATE workshop_dates SET starts_at = $1, ends_at = $2, closes_at = $1
         WHERE id = (
             SELECT places.date_id
             FROM places
             JOIN bookings ON bookings.id = places.booking_id
             WHERE bookings.state = 'confirmed' AND bookings.reminders AND bookings.email <> ''
             GROUP BY places.date_id
             ORDER BY COUNT(*) DESC
             LIMIT 1)",
    )
    .bind(soon)
    .bind(soon + chrono::Duration::hours(2))
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_one_database_share_the_jobs() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    reminders_are_due(&database).await;
    let (smtp, mut kept) = common::smtp_server(0).await;
    let ports = [free_port(), free_port()];
    let url = format!("ARCHIPEL_SMTP_URL=smtp://127.0.0.1:{smtp}");
    let mut servers: Vec<Server> = ports.iter().map(|port| serve(&database, *port, &["env", &url])).collect();
    ports.iter().for_each(|port| wait_until_ready(*port));
    for n in 0..12 {
        let body = format!("email=deux{n}%40exemple.test");
        let port = ports[n % 2];
        let answer = tokio::task::spawn_blocking(move || send(port, "POST", "/connexion/lien", "", &body)).await.unwrap();
        assert_eq!(answer.unwrap().0, 303);
    }
    // Reminders are due as well: both processes find them at the same moment.
    let mut seen = BTreeSet::new();
    while let Ok(Some(message)) = tokio::time::timeout(Duration::from_secs(8), kept.recv()).await {
        let line = |name: &str| message.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        let body = message.split("\n\n").skip(1).collect::<String>();
        let words = if line("To:").contains("deux") { String::new() } else { body.chars().take(400).collect() };
        assert!(seen.insert((line("To:"), line("Subject:"), words)), "twice: {message}");
    }
    assert_eq!(seen.iter().filter(|(to, ..)| to.contains("deux")).count(), 12);
    assert!(seen.len() > 12, "reminders were due");
    servers.iter_mut().for_each(stop);
}
