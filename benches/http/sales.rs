//! Sales: what the order page, the seller's pages and labels cost after a year of weekly cycles, and how many orders a crowd places.

use std::time::Instant;

use super::{Client, deeds, measure};

/// What follows a mark on a page, up to the next quotation mark.
fn after(page: &str, mark: &str) -> String {
    page.split(mark).nth(1).unwrap_or_else(|| panic!("no {mark}")).split('"').next().unwrap().to_owned()
}

/// The pages, a row each.
pub fn pages(port: u16, cookie: &str, row: &dyn Fn(&str, &super::Measured)) {
    let mut seller = Client::new(port, cookie);
    let board = seller.text("/ventes");
    let packing = board.split('"').find(|text| text.ends_with("/preparation")).unwrap().to_owned();
    let stock = seller.text("/stock");
    let lot = format!("/lots/{}", after(&stock, "href=\"/lots/"));
    row("visitor /commander", &measure(port, "", "/commander"));
    for (name, path) in [
        ("seller's board", "/ventes".to_owned()),
        ("packing, a list", packing),
        ("stock", "/stock".to_owned()),
        ("one lot", lot.clone()),
        ("who has a lot", format!("{lot}/personnes")),
        ("mass balance", "/stock/bilan".to_owned()),
        ("customers", "/clients".to_owned()),
    ] {
        row(name, &measure(port, cookie, &path));
    }
    let settled = board.split("href=\"/ventes/cycles/").filter_map(|rest| rest.split('"').next()).find(|id| id.len() == 36);
    let address = format!("/ventes/cycles/{}/etiquettes", settled.unwrap());
    let started = Instant::now();
    assert_eq!(seller.send("GET", &address, "").status, 200);
    println!("labels of a cycle: {} ms, {} KB", started.elapsed().as_millis(), seller.last.len() / 1024);
}

/// Orders of one cycle by a crowd: five lines each, promised under its lock.
pub fn crowd(port: u16, cookie: &str) {
    let mut seller = Client::new(port, cookie);
    let page = Client::new(port, "").text("/commander");
    let cycle = after(&page, "name=\"cycle\" value=\"");
    let slot =
        page.split("name=\"slot\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).nth(1).unwrap();
    let offer = seller.text(&format!("/ventes/cycles/{cycle}/offre"));
    let ticked: Vec<String> = offer
        .split("name=\"offer\" value=\"")
        .skip(1)
        .filter(|rest| rest.split('>').next().unwrap().contains("checked"))
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    let fields: Vec<String> = ticked
        .iter()
        .map(|id| {
            let price = after(&offer, &format!("name=\"price-{id}\" value=\"")).replace(',', "%2C");
            format!("offer={id}&price-{id}={price}&expected-{id}=1000")
        })
        .collect();
    // Kilograms are read in thousandths, pieces as they are: enough of both for a few seconds.
    assert_eq!(seller.send("POST", &format!("/ventes/cycles/{cycle}/offre"), &fields.join("&")).status, 303);
    let page = Client::new(port, "").text("/commander");
    let mut offers: Vec<String> =
        page.split("name=\"q-").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    offers.dedup();
    assert!(offers.len() >= 5, "{}", offers.len());
    let (refused, kept) = (
        std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0)),
        std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0)),
    );
    let (no, yes) = (refused.clone(), kept.clone());
    let (per_second, p95) = deeds(port, move |client, n| {
        let chosen: String = (0..5).map(|place| format!("&q-{}=1", offers[(n + place) % offers.len()])).collect();
        let body = format!("cycle={cycle}&slot={slot}&name=Mesure&contact=08{n:08}&form_token={}{chosen}", uuid::Uuid::now_v7());
        let status = client.send("POST", "/commander", &body).status;
        let count = if status == 303 { &yes } else { &no };
        count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    });
    let load = |count: &std::sync::atomic::AtomicUsize| count.load(std::sync::atomic::Ordering::Relaxed);
    println!(
        "order of five products: {per_second:.0} a second, 95th percentile {:.1} ms ({} kept, {} refused; goal 500 a second)",
        p95.as_secs_f64() * 1000.0,
        load(&kept),
        load(&refused)
    );
}
