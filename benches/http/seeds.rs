//! Seeds: what the exchange's pages cost with two thousand varieties, eight thousand lots and two hundred thousand movements, how many requests
//! a crowd makes, and that it gets what there is and nothing that is kept back.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use super::{Client, deeds, measure};

fn after(page: &str, mark: &str) -> String {
    page.split(mark).nth(1).unwrap_or_else(|| panic!("no {mark}")).split('"').next().unwrap().to_owned()
}

/// The pages, a row each.
pub fn pages(port: u16, cookie: &str, row: &dyn Fn(&str, &super::Measured)) {
    let mut keeper = Client::new(port, cookie);
    let variety = after(&Client::new(port, "").text("/graines"), "name=\"v\" value=\"");
    row("visitor /graines", &measure(port, "", "/graines"));
    row("visitor, a search", &measure(port, "", "/graines?q=berne"));
    row("visitor, a variety", &measure(port, "", &format!("/graines/varietes/{variety}")));
    let lots = keeper.text("/grainotheque?q=berne");
    let lot = lots.split("href=\"/grainotheque/lots/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // The first variety has a family of twelve generations and five hundred lots.
    let list = keeper.text("/grainotheque/varietes?q=berne");
    let mut links = list.split("href=\"/grainotheque/varietes/").skip(1).map(|rest| rest.split('"').next().unwrap());
    let record = links.find(|id| id.len() == 36).unwrap().to_owned();
    let family = keeper.text(&format!("/grainotheque/varietes/{record}"));
    let related = family
        .split("href=\"/grainotheque/lots/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .nth(100)
        .unwrap();
    for (name, path) in [
        ("lots of the exchange", "/grainotheque".to_owned()),
        ("lots, a search", "/grainotheque?q=berne".to_owned()),
        ("lots to test", "/grainotheque?etat=tester".to_owned()),
        ("varieties", "/grainotheque/varietes".to_owned()),
        ("one variety", format!("/grainotheque/varietes/{variety}")),
        ("one lot", format!("/grainotheque/lots/{lot}")),
        ("family of 500 lots", format!("/grainotheque/lots/{related}/famille")),
        ("requests", "/grainotheque/demandes".to_owned()),
        ("guardians", "/grainotheque/gardiens".to_owned()),
        ("plan of growing on", "/grainotheque/cultures".to_owned()),
        ("numbers", "/grainotheque/chiffres".to_owned()),
    ] {
        row(name, &measure(port, cookie, &path));
    }
    labels(port, cookie, &lot);
}

/// A sheet of sixty-five labels.
fn labels(port: u16, cookie: &str, lot: &str) {
    let mut keeper = Client::new(port, cookie);
    let numbered = keeper.send("POST", &format!("/grainotheque/lots/{lot}/compter"), "found=50000");
    assert_eq!(numbered.status, 303);
    assert_eq!(keeper.send("POST", &format!("/grainotheque/lots/{lot}/sachets"), "packets=65").status, 303);
    let run = after(&keeper.text(&format!("/grainotheque/lots/{lot}")), "action=\"/grainotheque/sachets/");
    let mut times: Vec<_> = (0..9)
        .map(|_| {
            let started = Instant::now();
            assert_eq!(keeper.send("GET", &format!("/grainotheque/sachets/{run}"), "").status, 200);
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("65 labels: {} ms (goal 100)", times[4].as_millis());
}

/// A variety of its own with one jar: its id.
fn jar(keeper: &mut Client, name: &str, (amount, reserve): (i64, i64)) -> String {
    let species = keeper.text("/grainotheque/varietes/nouvelle");
    let species =
        species.split("<option value=\"").find_map(|rest| rest.split('"').next().filter(|id| id.len() == 36)).unwrap().to_owned();
    let fields = format!("species={species}&name={name}&status=public&proof=Mesure&reserve=0");
    let record = keeper.send("POST", "/grainotheque/varietes/nouvelle", &fields).location;
    let variety = record.rsplit('/').next().unwrap().to_owned();
    let year = chrono::Datelike::year(&chrono::Local::now().date_naive());
    let fields = format!("variete={variety}&origin=deposit&unit=seeds&amount={amount}&packet=10&reserve={reserve}&year={year}");
    assert_eq!(keeper.send("POST", "/grainotheque/lots/nouveau", &fields).status, 303);
    variety
}

/// Six hundred people on three hundred packets of which twenty are kept back; then as many requests as a few seconds hold.
pub fn crowd(port: u16, cookie: &str) {
    let mut keeper = Client::new(port, cookie);
    let variety = jar(&mut keeper, "Foule", (3000, 200));
    let given = Arc::new(AtomicUsize::new(0));
    let people: Vec<_> = (0..60)
        .map(|person| {
            let (variety, given) = (variety.clone(), given.clone());
            std::thread::spawn(move || {
                let mut client = Client::new(port, "");
                for n in 0..10 {
                    let body = format!(
                        "v={variety}&name=Foule&email=foule{person}x{n}%40exemple.test&form_token={}",
                        uuid::Uuid::now_v7()
                    );
                    if client.send("POST", "/graines/demande", &body).status == 303 {
                        given.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    people.into_iter().for_each(|person| person.join().unwrap());
    println!("600 requests, 60 at once, on 300 packets of which 20 are kept back: {} given", given.load(Ordering::Relaxed));
    assert_eq!(given.load(Ordering::Relaxed), 280);
    let variety = jar(&mut keeper, "Mesure", (900_000_000, 0));
    let (per_second, p95) = deeds(port, move |client, n| {
        let body = format!("v={variety}&name=Mesure&email=mesure{n}%40exemple.test&form_token={}", uuid::Uuid::now_v7());
        assert_eq!(client.send("POST", "/graines/demande", &body).status, 303);
    });
    println!(
        "request of a packet: {per_second:.0} a second, 95th percentile {:.1} ms (goal 500 a second)",
        p95.as_secs_f64() * 1000.0
    );
}
