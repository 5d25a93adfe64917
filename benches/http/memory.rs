//! What is left in memory after a storm: two hundred of a costly request, twenty at once, against a program of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Client, start};

const REQUESTS: usize = 200;
const AT_ONCE: usize = 20;

/// Resident memory and its peak, in MB.
fn memory(pid: u32) -> (u64, u64) {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    };
    (of("VmRSS"), of("VmHWM"))
}

fn storm(port: u16, request: impl Fn(&mut Client, usize) + Send + Sync + 'static) {
    let (request, next) = (Arc::new(request), Arc::new(AtomicUsize::new(0)));
    let threads: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (request, next) = (request.clone(), next.clone());
            std::thread::spawn(move || {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= REQUESTS {
                        return;
                    }
                    // A connection each: that is what a crowd of browsers is.
                    request(&mut Client::new(port, ""), n);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

/// A photo of twelve million dots, as a telephone takes it.
fn photo() -> Vec<u8> {
    let mut dots = image::RgbImage::new(4000, 3000);
    for (x, y, dot) in dots.enumerate_pixels_mut() {
        let shade = |n: u32| u8::try_from((x * n + y * 7) % 251).unwrap_or(0);
        *dot = image::Rgb([shade(3), shade(5), shade(11)]);
    }
    let mut file = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 70).encode_image(&dots).unwrap();
    file
}

fn multipart(fields: &[(&str, &str)], field: &str, name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n").into_bytes());
    body.extend(bytes);
    body.extend(b"\r\n--x--\r\n");
    body
}

/// Storms of five kinds, each told with the peak while it blew and what was left ten seconds later (goals: 250 and 80 MB).
pub fn storms(folder: &std::path::Path) {
    let database = folder.join("storm.db").to_string_lossy().into_owned();
    let made = std::process::Command::new(super::PROGRAM)
        .args(["demo", "--weeks", "4"])
        .env("ARCHIPEL_DATABASE", &database)
        .output()
        .unwrap();
    assert!(made.status.success());
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (mut server, _) = start(&database, port);
    let body = "email=coordination%40demo.example&password=archipel-demo";
    let cookie = Client::new(port, "").send("POST", "/connexion", body).cookie.unwrap();
    let mut team = Client::new(port, &cookie);
    let plot = link(&team.text("/parcelles"), "/parcelles/0");
    println!("\nstorm of {REQUESTS}, {AT_ONCE} at once{:>22}{:>14}", "peak (MB)", "after (MB)");
    println!("{:<34}{:>13}{:>14}", "at the start", memory(server.id()).1, memory(server.id()).0);
    let told = |what: &str| {
        std::thread::sleep(std::time::Duration::from_secs(10));
        let (after, peak) = memory(server.id());
        println!("{what:<34}{peak:>13}{after:>14}");
        // From here on the peak counts anew.
        std::fs::write(format!("/proc/{}/clear_refs", server.id()), "5").ok();
    };
    storm(port, |client, n| {
        let status =
            client.send("POST", "/connexion", &format!("email=nobody{n}%40demo.example&password=faux-mot-de-passe")).status;
        assert!([422, 429].contains(&status), "{status}");
    });
    told("wrong sign-ins");
    let subject = plot.trim_start_matches("/parcelles/").to_owned();
    let picture = Arc::new(multipart(
        &[("record_kind", "plot"), ("record", &subject), ("taken_on", "2026-03-02"), ("caption", "Mesure")],
        "photo",
        "photo.jpg",
        &photo(),
    ));
    let of = cookie.clone();
    storm(port, move |client, _| {
        client.cookie.clone_from(&of);
        assert_eq!(client.send_bytes("/photos", &picture).status, 303);
    });
    told("photos of 12 million dots");
    let rows: String = (0..2000).map(|n| format!("Personne Essai {n};essai{n}@exemple.test;06 00 00 00 00\n")).collect();
    let table = Arc::new(multipart(&[], "file", "people.csv", format!("Nom;E-mail;Téléphone\n{rows}").as_bytes()));
    let of = cookie.clone();
    storm(port, move |client, _| {
        client.cookie.clone_from(&of);
        let staged = client.send_bytes("/personnes/import", &table);
        assert_eq!(staged.status, 303);
        assert_eq!(client.send("GET", &staged.location, "").status, 200);
    });
    told("imports of 2,000 people");
    let month = chrono::Local::now().date_naive().format("%Y-%m").to_string();
    let of = cookie.clone();
    storm(port, move |client, _| {
        client.cookie.clone_from(&of);
        assert_eq!(client.send("GET", &format!("/mois/{month}/classeur"), "").status, 200);
    });
    told("workbooks of a month");
    let ticket = ticket_of(port, &cookie);
    storm(port, move |client, _| assert_eq!(client.send("GET", &format!("{ticket}/billets"), "").status, 200));
    told("tickets to print (PDF)");
    server.kill().unwrap();
    server.wait().unwrap();
}

fn link(page: &str, beginning: &str) -> String {
    let at = page.find(&format!("\"{beginning}")).unwrap_or_else(|| panic!("no {beginning}"));
    page[at + 1..].split(['"', '?', '#']).next().unwrap().to_owned()
}

/// The address of a booking of a workshop made for the measurement.
fn ticket_of(port: u16, cookie: &str) -> String {
    let mut team = Client::new(port, cookie);
    let day = chrono::Local::now().date_naive() + chrono::Days::new(20);
    let fields = "title=Mesure&summary=Mesure&theme=garden&level=all&seats_max=6&options=public";
    let record = team.send("POST", "/animation/ateliers/nouveau", fields).location;
    let fields = format!("day={day}&starts=9%3A00&ends=11%3A30&address=Ici&capacity=20&times=1&every=1");
    assert_eq!(team.send("POST", &format!("{record}/dates/nouvelle"), &fields).status, 303);
    let offer = record.replace("/animation", "");
    let takes = link(&team.text(&offer), &format!("{offer}/dates/"));
    let held = Client::new(port, "").send("POST", &takes, &format!("seats=3&form_token={}", uuid::Uuid::now_v7())).location;
    let fields = format!(
        "name=Mesure&email=mesure%40exemple.test&guest-2-name=Deux&guest-3-name=Trois&form_token={}",
        uuid::Uuid::now_v7()
    );
    assert_eq!(Client::new(port, "").send("POST", &held, &fields).status, 303);
    held
}
