//! The program killed while it writes, a full disk, a backup under load: nothing acknowledged is lost, nothing is damaged.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

#[path = "../common/mod.rs"]
mod common;
mod machine;
mod seeds;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use common::{fresh_address, on_sqlite};

use platform::backend;

const PROGRAM: &str = env!("CARGO_BIN_EXE_archipel");

fn archipel(arguments: &[&str], database: &str) -> std::process::Output {
    Command::new(PROGRAM).args(arguments).env("ARCHIPEL_DATABASE", database).output().unwrap()
}

/// A server that ends with its test, also where the test fails; its letters go with it.
struct Server(Child, #[allow(dead_code, reason = "a folder lives as long as its holder")] tempfile::TempDir);

impl Server {
    fn id(&self) -> u32 {
        self.0.id()
    }

    /// Waits for its own end.
    fn wait(&mut self) -> std::io::Result<ExitStatus> {
        self.0.wait()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        stop(self);
    }
}

/// Ends a server as a power cut would.
fn stop(server: &mut Server) {
    if server.0.try_wait().unwrap().is_none() {
        server.0.kill().unwrap();
        server.0.wait().unwrap();
    }
}

fn serve(database: &str, port: u16, wrapper: &[&str]) -> Server {
    let command: Vec<&str> = wrapper.iter().copied().chain([PROGRAM, "serve", "--log", "off"]).collect();
    let letters = tempfile::tempdir().unwrap();
    let child = Command::new(command[0])
        .args(&command[1..])
        .env("ARCHIPEL_DATABASE", database)
        .env("ARCHIPEL_LISTEN", format!("127.0.0.1:{port}"))
        .env("ARCHIPEL_MAIL_DIR", letters.path())
        .env("ARCHIPEL_SIGN_IN_RATE", "100000")
        .env("ARCHIPEL_BOOKING_RATE", "1000000")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    Server(child, letters)
}

/// One request on a connection of its own; `None` when the server went away.
fn send(port: u16, method: &str, path: &str, session: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: archipel={session}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some((answer.get(9..12)?.parse().ok()?, answer))
}

fn wait_until_ready(port: u16) {
    let started = Instant::now();
    while !matches!(send(port, "GET", "/readyz", "", ""), Some((200, _))) {
        assert!(started.elapsed() < Duration::from_secs(30), "the server does not start");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn sign_in(port: u16) -> String {
    let (_, answer) = send(port, "POST", "/connexion", "", "email=coordination%40demo.example&password=archipel-demo").unwrap();
    let line = answer.lines().find_map(|line| line.strip_prefix("set-cookie: archipel=")).unwrap();
    line.split(';').next().unwrap().to_owned()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn people_on(port: u16, session: &str) -> String {
    send(port, "GET", "/personnes/tableur", session, "").unwrap().1
}

#[tokio::test]
async fn killed_fifty_times_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let (port, mut acknowledged, mut session) = (free_port(), Vec::new(), String::new());
    for round in 0..50 {
        let mut server = serve(&database, port, &[]);
        wait_until_ready(port);
        if session.is_empty() {
            session = sign_in(port);
        }
        // Counted from the first acknowledged write on: on a busy machine as well, each round has something to lose.
        let (first, written) = std::sync::mpsc::channel();
        let killer = std::thread::spawn({
            let wait = Duration::from_millis((round * 7) % 40);
            move || {
                written.recv_timeout(Duration::from_secs(30)).unwrap();
                std::thread::sleep(wait);
                stop(&mut server);
            }
        });
        for n in 0.. {
            let name = format!("Kill{round}x{n}");
            match send(port, "POST", "/personnes/nouvelle", &session, &format!("name={name}&roles=member")) {
                Some((303, _)) => {
                    acknowledged.push(name);
                    _ = first.send(());
                }
                Some((status, _)) => panic!("{status}"),
                None => break,
            }
        }
        killer.join().unwrap();
    }
    let check = archipel(&["check"], &database);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    let people = people_on(port, &session);
    stop(&mut server);
    assert!(acknowledged.len() >= 50, "only {} writes were acknowledged", acknowledged.len());
    for name in &acknowledged {
        assert_eq!(people.matches(&format!("\n{name};")).count(), 1, "{name}");
    }
}

#[tokio::test]
async fn a_backup_under_load_restores_to_a_consistent_state() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let port = free_port();
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    let session = sign_in(port);
    let writer = std::thread::spawn({
        let session = session.clone();
        move || {
            (0..60)
                .filter(|n| {
                    matches!(
                        send(port, "POST", "/personnes/nouvelle", &session, &format!("name=Load{n}&roles=member")),
                        Some((303, _))
                    )
                })
                .count()
        }
    });
    std::thread::sleep(Duration::from_millis(100));
    let file = folder.path().join("copy.backup");
    let backup = archipel(&["backup", file.to_str().unwrap()], &database);
    assert!(backup.status.success(), "{}", String::from_utf8_lossy(&backup.stderr));
    assert!(!archipel(&["backup", file.to_str().unwrap()], &database).status.success(), "a backup never overwrites");
    assert_eq!(writer.join().unwrap(), 60);
    stop(&mut server);
    let other = tempfile::tempdir().unwrap();
    let target = fresh_address(&other).await;
    let restored = archipel(&["restore", file.to_str().unwrap()], &target);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let check = archipel(&["check"], &target);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    assert!(!archipel(&["restore", Path::new(PROGRAM).to_str().unwrap()], &target).status.success(), "the program is no backup");
}

/// Whether a restore was refused, and in which words.
fn refused(file: &Path, database: &str) -> String {
    let outcome = archipel(&["restore", file.to_str().unwrap()], database);
    assert!(!outcome.status.success(), "{} was put in place", file.display());
    String::from_utf8_lossy(&outcome.stderr).into_owned()
}

#[tokio::test]
async fn a_restore_waits_for_the_server_and_puts_no_damage_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let good = folder.path().join("good.backup");
    assert!(archipel(&["backup", good.to_str().unwrap()], &database).status.success());
    let port = free_port();
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    let session = sign_in(port);
    let add = |name: &str| send(port, "POST", "/personnes/nouvelle", &session, &format!("name={name}&roles=member")).unwrap().0;
    assert_eq!(add("Avant"), 303);
    assert!(refused(&good, &database).contains("stop the server first"));
    assert_eq!(add("Apres"), 303, "the server goes on");
    stop(&mut server);

    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let whole = std::fs::read(&good).unwrap();
    refused(&file("empty.backup", b""), &database);
    refused(&file("letter.backup", b"Bonjour, voici la sauvegarde."), &database);
    refused(&file("half.backup", &whole[..whole.len() / 2]), &database);
    refused(&folder.path().join("nowhere.backup"), &database);
    let stranger = tempfile::tempdir().unwrap();
    let strange = fresh_address(&stranger).await;
    let other = folder.path().join("other.backup");
    let theirs = backend::connect(&strange).await.unwrap();
    let mut tx = theirs.write().await.unwrap();
    sqlx::raw_sql("CREATE TABLE recipes (id INTEGER)").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    theirs.close().await;
    if on_sqlite() {
        std::fs::copy(&strange, &other).unwrap();
    } else {
        let dump = Command::new("pg_dump").arg("--format=custom").arg("--file").arg(&other).arg(&strange).output().unwrap();
        assert!(dump.status.success());
    }
    assert!(refused(&other, &database).contains("no backup of Archipel"));
    if on_sqlite() {
        let mut torn = whole.clone();
        let middle = torn.len() / 2;
        torn[middle..middle + 40_000].fill(0xA5);
        refused(&file("torn.backup", &torn), &database);
    }
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    let people = people_on(port, &session);
    assert!(people.contains("Avant;") && people.contains("Apres;"), "what was refused changed nothing");
    stop(&mut server);

    // What is there is too damaged to be opened, which is when one restores.
    if on_sqlite() {
        std::fs::write(&database, vec![0x5A; 100_000]).unwrap();
    }
    let outcome = archipel(&["restore", good.to_str().unwrap()], &database);
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    assert!(archipel(&["check"], &database).status.success());
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    assert!(!people_on(port, &sign_in(port)).contains("Apres;"));
    stop(&mut server);
    if on_sqlite() {
        let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert_eq!(
            names
                .filter(|name| name.starts_with("test.db.before-") && !name.ends_with("-wal") && !name.ends_with("-shm"))
                .count(),
            1
        );
    }
}

/// PostgreSQL's disk is its own server's affair; here it is ours.
#[tokio::test]
async fn a_full_disk_gives_a_clear_error_and_no_damage() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    assert_eq!(on_sqlite(), Path::new(&database).exists());
    if !on_sqlite() {
        return;
    }
    // No file may grow past its present size and a little: what the system says then is what a full disk says.
    let kilobytes = std::fs::metadata(&database).unwrap().len() / 1024 + 64;
    let limit = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\"");
    let port = free_port();
    let mut server = serve(&database, port, &["bash", "-c", &limit]);
    wait_until_ready(port);
    let session = sign_in(port);
    let notes = "x".repeat(3000);
    let (mut kept, mut refused) = (0, 0);
    for n in 0..600 {
        match send(port, "POST", "/personnes/nouvelle", &session, &format!("name=Full{n}&roles=member&notes={notes}")) {
            Some((303, _)) => kept += 1,
            Some((503, answer)) => {
                assert!(answer.contains("ne peut pas enregistrer pour le moment"), "{answer}");
                refused += 1;
                if refused == 3 {
                    break;
                }
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(kept > 0 && refused == 3, "{kept} kept, {refused} refused");
    assert_eq!(send(port, "GET", "/personnes", &session, "").unwrap().0, 200, "reading goes on");
    stop(&mut server);
    let check = archipel(&["check"], &database);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    assert_eq!(people_on(port, &session).matches("\nFull").count(), kept, "what was acknowledged is there, and nothing else");
    stop(&mut server);
}

#[tokio::test]
async fn a_wrong_setting_stops_the_start_with_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    for (flag, value) in [
        ("--listen", "here"),
        ("--public-url", "archipel.example"),
        ("--smtp-url", "mail"),
        ("--request-timeout", "0"),
        ("--mail-from", "nobody"),
    ] {
        let output = archipel(&["serve", flag, value], &database);
        assert!(!output.status.success(), "{flag}");
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(words.contains(flag) && words.contains(value), "{words}");
    }
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let second = archipel(&["demo", "--weeks", "2"], &database);
    assert!(!second.status.success() && String::from_utf8_lossy(&second.stderr).contains("already holds an ecopole"));
    let create = ["admin", "create", "--name", "Une Autre", "--email", "autre@exemple.test"];
    let short = Command::new(PROGRAM)
        .args(create)
        .env("ARCHIPEL_DATABASE", &database)
        .env("ARCHIPEL_ADMIN_PASSWORD", "court")
        .output()
        .unwrap();
    assert!(!short.status.success());
    let done = Command::new(PROGRAM)
        .args(create)
        .env("ARCHIPEL_DATABASE", &database)
        .env("ARCHIPEL_ADMIN_PASSWORD", "trois mots sans lien")
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let port = free_port();
    let mut server = serve(&database, port, &[]);
    wait_until_ready(port);
    let (status, _) = send(port, "POST", "/connexion", "", "email=autre%40exemple.test&password=trois+mots+sans+lien").unwrap();
    assert_eq!(status, 303);
    // A polite stop finishes and ends with success.
    assert!(Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap().success());
    assert!(server.wait().unwrap().success());
}

/// Where an answer leads.
fn location(answer: &str) -> Option<String> {
    answer.lines().find_map(|line| line.strip_prefix("location: ")).map(|address| address.trim().to_owned())
}

/// Makes a public workshop with one date, and gives the address that takes its seats.
fn offer(port: u16, session: &str, seats: u32) -> String {
    let fields = "title=Foule&summary=Essai&theme=garden&level=all&seats_max=1&options=public";
    let record = location(&send(port, "POST", "/animation/ateliers/nouveau", session, fields).unwrap().1).unwrap();
    let day = chrono::Utc::now().date_naive() + chrono::Days::new(20);
    let fields = format!("day={day}&starts=14%3A00&ends=16%3A00&address=Ici&capacity={seats}&times=1&every=1");
    let (status, _) = send(port, "POST", &format!("{record}/dates/nouvelle"), session, &fields).unwrap();
    assert_eq!(status, 303);
    let offer = record.replace("/animation", "");
    let (_, page) = send(port, "GET", &offer, "", "").unwrap();
    let mark = format!("action=\"{offer}/dates/");
    let start = page.find(&mark).unwrap() + "action=\"".len();
    page[start..].split('"').next().unwrap().to_owned()
}

/// Books one seat: whether there is a ticket, or it is full; `None` when the server went away.
fn book(port: u16, take: &str, n: usize) -> Option<bool> {
    let (status, answer) = send(port, "POST", take, "", "seats=1")?;
    if status == 422 {
        assert!(answer.contains("est complet"), "{answer}");
        return Some(false);
    }
    assert_eq!(status, 303, "{answer}");
    let fields = format!("name=Essai&email=foule{n}%40exemple.test");
    // An answer may be cut off where the server dies.
    let (status, answer) = send(port, "POST", &location(&answer)?, "", &fields)?;
    assert_eq!(status, 303, "{answer}");
    Some(true)
}

/// How many tickets the team's list shows afterwards, and whether every proof holds.
fn tickets(database: &str, port: u16) -> (usize, bool) {
    let mut server = serve(database, port, &[]);
    wait_until_ready(port);
    let session = sign_in(port);
    let (_, home) = send(port, "GET", "/animation", &session, "").unwrap();
    let before = home.split("Foule").next().unwrap();
    let date = before.rsplit("/animation/dates/").next().unwrap().split('"').next().unwrap().to_owned();
    let (_, list) = send(port, "GET", &format!("/animation/dates/{date}/tableur"), &session, "").unwrap();
    stop(&mut server);
    (list.matches("@exemple.test").count(), archipel(&["check"], database).status.success())
}

/// One process on SQLite, two on PostgreSQL, three hundred seats, six hundred people: exactly three hundred tickets.
#[tokio::test]
async fn six_hundred_people_and_three_hundred_seats_on_every_process_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let ports: Vec<u16> = (0..if on_sqlite() { 1 } else { 2 }).map(|_| free_port()).collect();
    let mut servers: Vec<Server> = ports.iter().map(|port| serve(&database, *port, &[])).collect();
    ports.iter().for_each(|port| wait_until_ready(*port));
    let take = offer(ports[0], &sign_in(ports[0]), 300);
    let threads: Vec<_> = (0..40)
        .map(|thread| {
            let (take, port) = (take.clone(), ports[thread % ports.len()]);
            std::thread::spawn(move || (0..15).filter(|n| book(port, &take, thread * 15 + n).unwrap()).count())
        })
        .collect();
    let sold: usize = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
    servers.iter_mut().for_each(stop);
    assert_eq!(sold, 300);
    assert_eq!(tickets(&database, ports[0]), (300, true));
}

/// Killed in the middle of the crowd, several times: each ticket that was acknowledged is there, and never more than there are seats.
#[tokio::test]
async fn killed_while_a_crowd_books_no_seat_is_lost_or_sold_twice() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let (port, mut acknowledged, mut take) = (free_port(), 0, String::new());
    for round in 0..8_usize {
        let mut server = serve(&database, port, &[]);
        wait_until_ready(port);
        if take.is_empty() {
            take = offer(port, &sign_in(port), 2000);
        }
        let told = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let threads: Vec<_> = (0..6_usize)
            .map(|thread| {
                let (take, told) = (take.clone(), told.clone());
                let number = move |n: usize| round * 10_000 + thread * 1000 + n;
                std::thread::spawn(move || {
                    let tickets = (0..200).map_while(|n| book(port, &take, number(n))).filter(|sold| *sold);
                    tickets.inspect(|_| _ = told.fetch_add(1, std::sync::atomic::Ordering::SeqCst)).count()
                })
            })
            .collect();
        // Killed as soon as some have their tickets, however fast the machine is.
        while told.load(std::sync::atomic::Ordering::SeqCst) < 4 + round {
            std::thread::sleep(Duration::from_millis(1));
        }
        stop(&mut server);
        acknowledged += threads.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>();
    }
    let (there, sound) = tickets(&database, port);
    assert!(sound, "a proof does not hold");
    // What was written as the process died may be there without having been acknowledged: six at most each time.
    assert!(acknowledged >= 60, "only {acknowledged} bookings were acknowledged");
    assert!(there >= acknowledged && there <= acknowledged + 48, "{acknowledged} acknowledged, {there} there");
}
