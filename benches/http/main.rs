//! `make bench`: what pages cost, measured through real sockets against the optimised program at 20 times the demonstration, next to a bare
//! text handler of the same server in the same run. Prints a table.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement may panic")]

mod memory;
mod sales;
mod seeds;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_archipel");
const CONNECTIONS: usize = 8;
const SECONDS: u64 = 4;

/// A keep-alive connection.
struct Client {
    stream: BufReader<TcpStream>,
    cookie: String,
    last: Vec<u8>,
    /// What it takes: pages are measured as browsers get them, compressed.
    accepts: &'static str,
}

struct Answer {
    status: u16,
    length: usize,
    cookie: Option<String>,
    location: String,
}

impl Client {
    fn new(port: u16, cookie: &str) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: BufReader::new(stream), cookie: cookie.to_owned(), last: Vec::new(), accepts: "gzip, br" }
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Answer {
        self.send_as(method, path, "application/x-www-form-urlencoded", body)
    }

    /// A page's text.
    fn text(&mut self, path: &str) -> String {
        self.accepts = "identity";
        self.send("GET", path, "");
        self.accepts = "gzip, br";
        String::from_utf8_lossy(&self.last).into_owned()
    }

    /// A form with a file.
    fn send_bytes(&mut self, path: &str, body: &[u8]) -> Answer {
        self.send_all("POST", path, "multipart/form-data; boundary=x", body)
    }

    fn send_as(&mut self, method: &str, path: &str, kind: &str, body: &str) -> Answer {
        self.send_all(method, path, kind, body.as_bytes())
    }

    fn send_all(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> Answer {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {}\r\nCookie: archipel={}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.accepts,
            self.cookie,
            body.len()
        );
        self.stream.get_mut().write_all(head.as_bytes()).unwrap();
        self.stream.get_mut().write_all(body).unwrap();
        let (mut line, mut status, mut length, mut cookie, mut location) = (String::new(), 0, Some(0), None, String::new());
        loop {
            line.clear();
            self.stream.read_line(&mut line).unwrap();
            let lower = line.to_ascii_lowercase();
            if let Some(rest) = lower.strip_prefix("http/1.1 ") {
                status = rest[..3].parse().unwrap();
            } else if let Some(rest) = lower.strip_prefix("content-length: ") {
                length = Some(rest.trim().parse().unwrap());
            } else if lower.starts_with("transfer-encoding: chunked") {
                length = None;
            } else if let Some(rest) = line.strip_prefix("set-cookie: archipel=") {
                cookie = rest.split(';').next().map(str::to_owned);
            } else if let Some(rest) = line.strip_prefix("location: ") {
                location = rest.trim().to_owned();
            } else if line == "\r\n" {
                break;
            }
        }
        self.last.clear();
        match length {
            Some(length) => self.take(length),
            None => self.chunks(),
        }
        Answer { status, length: self.last.len(), cookie, location }
    }

    fn take(&mut self, length: usize) {
        let had = self.last.len();
        self.last.resize(had + length, 0);
        self.stream.read_exact(&mut self.last[had..]).unwrap();
    }

    /// A body whose length was not known when it began (compressed pages).
    fn chunks(&mut self) {
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).unwrap();
            let size = usize::from_str_radix(line.trim(), 16).unwrap();
            self.take(size);
            self.stream.read_line(&mut line).unwrap();
            if size == 0 {
                return;
            }
        }
    }
}

struct Measured {
    alone: Duration,
    per_second: f64,
    p95: Duration,
    bytes: usize,
}

/// The median of 60 requests one after the other.
fn alone(client: &mut Client, path: &str) -> Duration {
    assert_eq!(client.send("GET", path, "").status, 200, "{path}");
    let mut times: Vec<Duration> = (0..60)
        .map(|_| {
            let started = Instant::now();
            client.send("GET", path, "");
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[30]
}

/// The same, then as many as eight connections get in a few seconds.
fn measure(port: u16, cookie: &str, path: &str) -> Measured {
    let mut client = Client::new(port, cookie);
    let first = client.send("GET", path, "");
    assert_eq!(first.status, 200, "{path}");
    let alone = alone(&mut client, path);
    let end = Instant::now() + Duration::from_secs(SECONDS);
    let threads: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let (cookie, path) = (cookie.to_owned(), path.to_owned());
            std::thread::spawn(move || {
                let (mut client, mut times) = (Client::new(port, &cookie), Vec::new());
                while Instant::now() < end {
                    let started = Instant::now();
                    client.send("GET", &path, "");
                    times.push(started.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times: Vec<Duration> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
    times.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a count of requests")]
    let per_second = times.len() as f64 / Duration::from_secs(SECONDS).as_secs_f64();
    Measured { alone, per_second, p95: times[times.len() * 95 / 100], bytes: first.length }
}

#[expect(clippy::zombie_processes, reason = "the caller waits; a server that never starts ends the measurement")]
fn start(database: &str, port: u16) -> (Child, Duration) {
    let started = Instant::now();
    let child = Command::new(PROGRAM)
        .args(["serve", "--log", "error", "--sign-in-rate", "100000", "--booking-rate", "1000000"])
        .env("ARCHIPEL_DATABASE", database)
        .env("ARCHIPEL_LISTEN", format!("127.0.0.1:{port}"))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    loop {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() && Client::new(port, "").send("GET", "/readyz", "").status == 200 {
            return (child, started.elapsed());
        }
        assert!(started.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Resident memory, in MB.
fn resident(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

/// The coordinator's desk: the search (goal 5 ms), long lists, the board and what goes with it.
fn desk(port: u16, cookie: &str, row: &dyn Fn(&str, &Measured)) {
    for (name, query) in [
        ("search, a beginning", "mar"),
        ("search, a letter", "a"),
        ("search, mistyped", "tomatte"),
        ("search, two words", "rose+marie"),
        ("search, nothing", "xqzwkv"),
    ] {
        row(name, &measure(port, cookie, &format!("/recherche?q={query}")));
    }
    for path in
        ["/personnes", "/parcelles", "/clients", "/personnes/roles", "/equipe", "/equipe/contrats", "/presences?partie=semaine"]
    {
        row(path, &measure(port, cookie, path));
    }
    working_time(port, cookie, row);
}

/// The week board of sixty people, the check of a drop, the filling of a week, the field and the months.
fn working_time(port: u16, cookie: &str, row: &dyn Fn(&str, &Measured)) {
    let today = chrono::Local::now().date_naive();
    let monday = today - chrono::Days::new(u64::from(chrono::Datelike::weekday(&today).num_days_from_monday()));
    let draft = monday + chrono::Days::new(14);
    for (name, path) in [
        ("week board, 60 people", format!("/semaine/{monday}")),
        ("week board, a draft", format!("/semaine/{draft}")),
        ("the supervisor's day", format!("/jour/{monday}")),
        ("hours of the month", format!("/mois/{}", today.format("%Y-%m"))),
        ("work days (/chantiers)", "/chantiers".to_owned()),
    ] {
        row(name, &measure(port, cookie, &path));
    }
    let mut client = Client::new(port, cookie);
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let started = Instant::now();
            assert_eq!(client.send("GET", &format!("/semaine/{draft}/remplir"), "").status, 200);
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("filling a week for 60 people: {} ms (goal 2000 for 40)", times[4].as_millis());
    let board = client.text(&format!("/semaine/{draft}"));
    let shift = board.split("class=\"chip need\" href=\"/creneaux/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let person = board.split("data-person=\"").nth(3).unwrap().split('"').next().unwrap().to_owned();
    let mut times: Vec<Duration> = (0..40)
        .map(|n| {
            let (from, to) = if n % 2 == 0 { ("null".to_owned(), format!("\"{person}\"")) } else { (format!("\"{person}\""), "null".to_owned()) };
            let body = format!("{{\"monday\":\"{draft}\",\"moves\":[{{\"shift\":\"{shift}\",\"from\":{from},\"to\":{to}}}],\"reason\":\"essai\"}}");
            let started = Instant::now();
            assert_eq!(client.send_as("POST", "/api/semaine/deplacer", "application/json", &body).status, 200);
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("a drop on the board, judged, kept and drawn again: {:.1} ms (goal 100)", times[20].as_secs_f64() * 1000.0);
}

/// Deeds a second of eight connections, and the 95th percentile of one deed.
fn deeds(port: u16, deed: impl Fn(&mut Client, usize) + Send + Sync + 'static) -> (f64, Duration) {
    let (deed, end) = (std::sync::Arc::new(deed), Instant::now() + Duration::from_secs(SECONDS));
    let threads: Vec<_> = (0..CONNECTIONS)
        .map(|thread| {
            let deed = deed.clone();
            std::thread::spawn(move || {
                let (mut client, mut times) = (Client::new(port, ""), Vec::new());
                while Instant::now() < end {
                    let started = Instant::now();
                    deed(&mut client, thread * 1_000_000 + times.len());
                    times.push(started.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times: Vec<Duration> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
    times.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a count of deeds")]
    let per_second = times.len() as f64 / Duration::from_secs(SECONDS).as_secs_f64();
    (per_second, times[times.len() * 95 / 100])
}

/// Bookings of one date (seats held, form filled in, ticket and letter written), next to a form that writes nothing.
fn crowd(port: u16, cookie: &str) {
    let mut team = Client::new(port, cookie);
    let day = chrono::Local::now().date_naive() + chrono::Days::new(20);
    let mut offer = String::new();
    // A date has two thousand seats at most: enough dates for every second of the measurement.
    let fields = "title=Mesure&summary=Mesure&theme=garden&level=all&seats_max=1&options=public";
    let record = team.send("POST", "/animation/ateliers/nouveau", fields).location;
    for hour in 6..16 {
        let fields = format!("day={day}&starts={hour}%3A00&ends={hour}%3A30&address=Ici&capacity=2000&times=1&every=1");
        assert_eq!(team.send("POST", &format!("{record}/dates/nouvelle"), &fields).status, 303);
        offer = record.replace("/animation", "");
    }
    let page = team.text(&offer);
    let takes: Vec<String> = page
        .split("action=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .filter(|path| path.starts_with(&offer))
        .collect();
    assert!(takes.len() >= 6, "{}", takes.len());
    let empty = deeds(port, |client, _| assert_eq!(client.send("POST", "/preferences", "suite=%2F&langue=fr").status, 303));
    let booked = deeds(port, move |client, n| {
        let held = client.send("POST", &takes[n % takes.len()], &format!("seats=1&form_token={}", uuid::Uuid::now_v7()));
        assert_eq!(held.status, 303);
        let fields = format!("name=Mesure&email=mesure{n}%40exemple.test&form_token={}", uuid::Uuid::now_v7());
        assert_eq!(client.send("POST", &held.location, &fields).status, 303);
    });
    for (what, (per_second, p95)) in [("empty form", empty), ("booking (hold and form)", booked)] {
        println!("{what}: {per_second:.0} a second, 95th percentile {:.1} ms", p95.as_secs_f64() * 1000.0);
    }
}

/// The same pages after one year and after ten: what is over costs nothing.
fn years(folder: &std::path::Path) {
    let month = chrono::Local::now().date_naive().format("%Y-%m").to_string();
    let monday = chrono::Local::now().date_naive();
    let pages = [
        "/".to_owned(),
        format!("/semaine/{monday}"),
        format!("/jour/{monday}"),
        format!("/mois/{month}"),
        "/demandes".to_owned(),
        "/equipe".to_owned(),
        "/personnes".to_owned(),
        "/parcelles".to_owned(),
        "/ateliers".to_owned(),
        "/animation".to_owned(),
        "/animation/chiffres".to_owned(),
        "/journal".to_owned(),
        "/courrier".to_owned(),
    ];
    let mut columns = Vec::new();
    for years in ["1", "10"] {
        let database = folder.join(format!("years{years}.db")).to_string_lossy().into_owned();
        let made = Command::new(PROGRAM)
            .args(["demo", "--weeks", "4", "--years", years])
            .env("ARCHIPEL_DATABASE", &database)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        print!("{}", String::from_utf8_lossy(&made.stdout));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (mut server, _) = start(&database, port);
        let body = "email=coordination%40demo.example&password=archipel-demo";
        let cookie = Client::new(port, "").send("POST", "/connexion", body).cookie.unwrap();
        let mut client = Client::new(port, &cookie);
        columns.push(pages.each_ref().map(|page| alone(&mut client, page)));
        server.kill().unwrap();
        server.wait().unwrap();
    }
    println!("\n{:<30}{:>16}{:>16}", "page, alone (ms)", "after a year", "after ten");
    for (n, page) in pages.iter().enumerate() {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        println!("{page:<30}{:>16.2}{:>16.2}", ms(columns[0][n]), ms(columns[1][n]));
    }
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    if std::env::args().any(|part| part == "memory") {
        return memory::storms(folder.path());
    }
    let database = folder.path().join("bench.db").to_string_lossy().into_owned();
    let made = Command::new(PROGRAM).args(["demo", "--scale", "20"]).env("ARCHIPEL_DATABASE", &database).output().unwrap();
    print!("{}", String::from_utf8_lossy(&made.stdout));
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (mut server, cold) = start(&database, port);
    let body = "email=coordination%40demo.example&password=archipel-demo";
    let cookie = Client::new(port, "").send("POST", "/connexion", body).cookie.unwrap();

    let bare = measure(port, "", "/healthz");
    println!("\n{:<26}{:>12}{:>12}{:>12}{:>12}{:>10}", "page", "alone (ms)", "p95 of 8", "per second", "to bare", "KB");
    let row = |name: &str, m: &Measured| {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        #[expect(clippy::cast_precision_loss, reason = "a page's size")]
        let kb = m.bytes as f64 / 1024.0;
        println!(
            "{name:<26}{:>12.2}{:>12.2}{:>12.0}{:>12.2}{kb:>10.1}",
            ms(m.alone),
            ms(m.p95),
            m.per_second,
            m.per_second / bare.per_second
        );
    };
    row("bare text (/healthz)", &bare);
    // `cargo bench --bench http -- sales` (or `seeds`, `desk`, `memory`): one part alone.
    if std::env::args().any(|part| part == "sales") {
        sales::pages(port, &cookie, &row);
        sales::crowd(port, &cookie);
        server.kill().unwrap();
        server.wait().unwrap();
        return;
    }
    if std::env::args().any(|part| part == "seeds") {
        seeds::pages(port, &cookie, &row);
        seeds::crowd(port, &cookie);
        server.kill().unwrap();
        server.wait().unwrap();
        return;
    }
    if std::env::args().any(|part| part == "desk") {
        desk(port, &cookie, &row);
        server.kill().unwrap();
        server.wait().unwrap();
        return;
    }
    for path in ["/connexion", "/plan"] {
        row(&format!("visitor {path}"), &measure(port, "", path));
    }
    for path in ["/", "/plan", "/terrains", "/parcelles", "/personnes", "/personnes?q=rose", "/journal", "/compte"] {
        row(path, &measure(port, &cookie, path));
    }
    desk(port, &cookie, &row);
    for path in ["/ateliers", "/animation", "/animation/chiffres"] {
        row(path, &measure(port, &cookie, path));
    }
    sales::pages(port, &cookie, &row);
    crowd(port, &cookie);
    sales::crowd(port, &cookie);
    seeds::pages(port, &cookie, &row);
    seeds::crowd(port, &cookie);
    println!("\nstart to first answer: {} ms; resident after load: {} MB", cold.as_millis(), resident(&server));
    server.kill().unwrap();
    server.wait().unwrap();

    years(folder.path());
    memory::storms(folder.path());

    let site = std::path::Path::new("target/site");
    let mut assets: Vec<_> = std::fs::read_dir(site)
        .unwrap()
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.metadata().unwrap().len()))
        .collect();
    assets.retain(|(name, _)| name.ends_with(".br") || name.ends_with(".woff2"));
    assets.sort();
    println!("\nassets as transferred:");
    for (name, bytes) in assets {
        println!("{bytes:>10} B  {name}");
    }
}
