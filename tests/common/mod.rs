//! The test bench: the real router on a fresh database of its own, with a clock that stands still.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
#![allow(dead_code, reason = "each test program uses its part")]

mod demo;

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use futures_util::stream::{FuturesUnordered, StreamExt as _};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tower::ServiceExt as _;

use platform::auth::actor::Actor;
use platform::backend;
use platform::clock::Clock;
use platform::config::{Config, DatabaseConfig, LogFormat};
use platform::db::Database;
use platform::web::{App, serve};

/// Whether this build keeps its data in SQLite.
pub fn on_sqlite() -> bool {
    backend::NAME == "sqlite"
}

/// A fresh, empty database, and the folder that goes with the test.
pub struct Bench {
    pub app: App,
    pub clock: Clock,
    pub address: String,
    pub folder: tempfile::TempDir,
    router: Router,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The words, with ordinary spaces: where a line may not break is tested by itself.
    pub fn text(&self) -> String {
        folded(&String::from_utf8_lossy(&self.bytes))
    }

    /// Where it leads. What leads nowhere was refused, and says why.
    pub fn location(&self) -> String {
        assert!(self.status.is_redirection(), "{} {}", self.status, self.text());
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    }

    /// The session cookie this answer sets.
    pub fn session(&self) -> Option<String> {
        Some(self.cookie("archipel")).filter(|value| !value.is_empty())
    }

    /// The value of a cookie this answer sets; empty where it sets none.
    pub fn cookie(&self, name: &str) -> String {
        let lines = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut values = lines.filter_map(|line| line.split_once('=')).filter(|(found, _)| *found == name);
        values.next().map(|(_, rest)| rest.split(';').next().unwrap_or_default().to_owned()).unwrap_or_default()
    }
}

/// The demonstration that tests are run on: a few weeks of everything.
pub const SMALL: app::demo::Size = app::demo::Size { scale: 1, years: 0, weeks: 3, seed: 7 };

/// A text with ordinary spaces for those at which no line may break.
pub fn folded(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Drops the databases of tests that have ended, however they ended: four hundred of them fill a small disk.
async fn drop_abandoned(conn: &mut platform::db::Conn) {
    let names: Vec<String> =
        sqlx::query_scalar("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'").fetch_all(&mut *conn).await.unwrap();
    let ended = |name: &&String| name.split('_').nth(1).is_some_and(|process| !Path::new("/proc").join(process).exists());
    for name in names.iter().filter(ended) {
        let sql: &'static str = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)").leak();
        // Two tests may sweep at once: who comes second finds it gone.
        let _ = sqlx::raw_sql(sql).execute(&mut *conn).await;
    }
}

/// The address of a database nobody else uses.
pub async fn fresh_address(folder: &tempfile::TempDir) -> String {
    if on_sqlite() {
        return folder.path().join("test.db").to_string_lossy().into_owned();
    }
    let name = format!("test_{}_{}", std::process::id(), uuid::Uuid::now_v7().simple());
    create_database(&format!("CREATE DATABASE {name}")).await.unwrap();
    database(&name)
}

/// The server that scripts/with-postgres.sh started.
fn server() -> String {
    std::env::var("ARCHIPEL_TEST_DATABASE").expect("run through scripts/with-postgres.sh")
}

/// The address of a database on that server.
fn database(name: &str) -> String {
    format!("{}/{name}", server().rsplit_once('/').unwrap().0)
}

/// Makes a database, after those of tests that have ended are gone.
async fn create_database(sql: &str) -> Result<(), sqlx::Error> {
    let db = backend::connect(&server()).await.unwrap();
    let mut conn = db.read().await.unwrap();
    drop_abandoned(&mut conn).await;
    let made = sqlx::raw_sql(sql.to_owned().leak() as &'static str).execute(&mut *conn).await;
    drop(conn);
    db.close().await;
    made.map(|_| ())
}

pub fn config(database: &str, folder: &tempfile::TempDir) -> Config {
    Config {
        database: DatabaseConfig { database: database.to_owned() },
        listen: "127.0.0.1:0".parse().unwrap(),
        public_url: "http://archipel.test".to_owned(),
        behind_proxy: false,
        smtp_url: None,
        smtp_timeout: 20,
        mail_from: "Archipel <archipel@archipel.test>".to_owned(),
        mail_dir: folder.path().join("mail"),
        request_timeout: 30,
        sign_in_rate: 10_000,
        booking_rate: 1_000_000,
        log_format: LogFormat::Text,
        log: "warn".to_owned(),
        demo: false,
    }
}

impl Bench {
    /// An installation nobody has set up.
    pub async fn empty() -> Self {
        Self::with(|_| {}).await
    }

    /// An empty installation with a changed configuration.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = fresh_address(&folder).await;
        Self::at(folder, address, change).await
    }

    /// Over a database that is there already, in a folder of its own.
    async fn at(folder: tempfile::TempDir, address: String, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = config(&address, &folder);
        change(&mut config);
        let db = backend::connect(&address).await.unwrap();
        db.migrate().await.unwrap();
        let clock = Clock::fixed("2026-03-03T09:00:00Z".parse().unwrap());
        let app = App::new(db, clock.clone(), config, &app::rooms::HOUSE);
        Self::over(app, clock, address, folder)
    }

    /// Over a database that is there already.
    pub fn over(app: App, clock: Clock, address: String, folder: tempfile::TempDir) -> Self {
        Self { router: serve::router(&app), app, clock, address, folder }
    }

    /// Names the ecopole, as the first coordinator does.
    pub async fn set_up(&self) {
        let ecopole =
            platform::ecopole::Ecopole {
                name: "Écopôle d’essai".to_owned(), commune: "Essai".to_owned(), ..Default::default()
            };
        let mut tx = self.db().write().await.unwrap();
        platform::ecopole::create(&mut tx, &Actor::system(), self.clock.now(), &ecopole).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The demonstration.
    pub async fn demo() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = demo::copy(&folder).await;
        Self::at(folder, address, |_| {}).await
    }

    /// The demonstration, larger.
    pub async fn demo_of(scale: u32) -> Self {
        let bench = Self::empty().await;
        app::demo::load(&bench.app.db, &bench.clock, app::demo::Size { scale, ..SMALL }).await.unwrap();
        bench
    }

    pub fn db(&self) -> &Database {
        &self.app.db
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// A request by the holder of `session` (empty for a visitor), in French.
    pub fn request(method: &str, path: &str, session: &str) -> axum::http::request::Builder {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "archipel.test")
            .header(header::ACCEPT_LANGUAGE, "fr");
        if !session.is_empty() {
            request = request.header(header::COOKIE, format!("archipel={session}"));
        }
        request
    }

    pub async fn get(&self, path: &str, session: &str) -> Answer {
        self.send(Self::request("GET", path, session).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)], session: &str) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Self::request("POST", path, session).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// The same by somebody who is turned away with "try again" and does: a slow machine does that to some of a crowd.
    pub async fn insist(&self, path: &str, fields: &[(&str, &str)], session: &str) -> Answer {
        loop {
            let answer = self.post(path, fields, session).await;
            if answer.status != StatusCode::SERVICE_UNAVAILABLE {
                return answer;
            }
        }
    }

    /// A form from a browser with its own cookies.
    pub async fn post_from(&self, path: &str, fields: &[(&str, &str)], cookies: &str) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Self::request("POST", path, "")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookies);
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A form with one file.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8]), session: &str) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        let (field, name, bytes) = file;
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n").into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n--x--\r\n");
        let request = Self::request("POST", path, session).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Signs a person of the demonstration in; the worker by card.
    pub async fn sign_in(&self, account: &app::demo::Account) -> String {
        let answer = match account.card {
            Some(card) => self.post(&format!("/carte/{card}"), &[("pin", "1234")], "").await,
            None => self.post("/connexion", &[("email", account.email), ("password", app::demo::PASSWORD)], "").await,
        };
        answer.session().unwrap_or_else(|| panic!("no session: {}", answer.status))
    }

    /// Signs the demonstration's coordinator in.
    pub async fn coordinator(&self) -> String {
        self.sign_in(&app::demo::ACCOUNTS[0]).await
    }

    /// One value from the database, as text.
    pub async fn scalar(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut *self.db().read().await.unwrap()).await.unwrap()
    }

    /// The text of the last letter in the outbox.
    pub async fn last_letter(&self) -> String {
        let sql = "SELECT body_text FROM outbox ORDER BY created_at DESC, id DESC LIMIT 1";
        let text: String = sqlx::query_scalar(sql).fetch_one(&mut *self.db().read().await.unwrap()).await.unwrap();
        folded(&text)
    }

    /// The file that goes with the last letter that has one.
    pub async fn last_enclosure(&self) -> String {
        let sql = "SELECT file_text FROM outbox WHERE file_text IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT 1";
        sqlx::query_scalar(sql).fetch_one(&mut *self.db().read().await.unwrap()).await.unwrap()
    }

    /// What `archipel check` finds wrong.
    pub async fn troubles(&self) -> Vec<String> {
        let findings = platform::check::run(&mut self.db().read().await.unwrap(), &app::rooms::HOUSE).await.unwrap();
        findings.into_iter().flat_map(|finding| finding.troubles).collect()
    }
}

/// The first address on a page that begins so.
pub fn link(page: &str, beginning: &str) -> String {
    let start = page.find(&format!("\"{beginning}")).unwrap_or_else(|| panic!("no link to {beginning}")) + 1;
    page[start..].split('"').next().unwrap().to_owned()
}

/// What follows a mark on a page, up to the next quotation mark; a mark that ends inside a name gives the whole name.
pub fn link_value(page: &str, mark: &str) -> String {
    let start = page.find(mark).unwrap_or_else(|| panic!("no {mark}"));
    let name = mark.rsplit_once('"').map_or("", |(_, name)| name);
    let rest = page[start + mark.len()..].split('"').next().unwrap();
    format!("{name}{rest}")
}

pub fn system() -> Actor {
    Actor::system()
}

/// Runs futures at the same time and gives their outcomes, in the order they came in.
pub async fn together<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    futures.collect::<FuturesUnordered<F>>().collect().await
}

/// A small SMTP server: refuses the first `refusals` messages for now, keeps the others.
pub async fn smtp_server(refusals: usize) -> (u16, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    (port, smtp_server_at(listener, refusals))
}

/// The same, where the caller wants it.
pub fn smtp_server_at(listener: tokio::net::TcpListener, refusals: usize) -> tokio::sync::mpsc::UnboundedReceiver<String> {
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
    receiver
}
