//! A crowd that asks for seed while the process is killed: what was acknowledged is there, and what is kept back stays.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use platform::backend;

use super::common::fresh_address;
use super::{archipel, free_port, location, send, serve, sign_in, stop, wait_until_ready};

/// A variety with one jar of three hundred packets of which twenty are kept back: its id.
fn jar(port: u16, session: &str) -> String {
    let (_, page) = send(port, "GET", "/grainotheque/varietes/nouvelle", session, "").unwrap();
    let species = page.split("<option value=\"").find_map(|rest| rest.split('"').next().filter(|id| id.len() == 36)).unwrap();
    let fields = format!("species={species}&name=Foule&status=public&proof=Essai&reserve=0");
    let record = location(&send(port, "POST", "/grainotheque/varietes/nouvelle", session, &fields).unwrap().1).unwrap();
    let variety = record.rsplit('/').next().unwrap().to_owned();
    let year = chrono::Datelike::year(&chrono::Utc::now().date_naive());
    let fields = format!("variete={variety}&origin=deposit&unit=seeds&amount=3000&packet=10&reserve=200&year={year}");
    assert_eq!(send(port, "POST", "/grainotheque/lots/nouveau", session, &fields).unwrap().0, 303);
    variety
}

#[tokio::test]
async fn killed_while_a_crowd_asks_for_seed_nothing_is_lost_and_the_reserve_stays() {
    let folder = tempfile::tempdir().unwrap();
    let database = fresh_address(&folder).await;
    assert!(archipel(&["demo", "--weeks", "2"], &database).status.success());
    let (port, mut acknowledged, mut variety) = (free_port(), 0, String::new());
    for round in 0..6_usize {
        let mut server = serve(&database, port, &[]);
        wait_until_ready(port);
        if variety.is_empty() {
            variety = jar(port, &sign_in(port));
        }
        let told = Arc::new(AtomicUsize::new(0));
        let threads: Vec<_> = (0..6_usize)
            .map(|thread| {
                let (variety, told) = (variety.clone(), told.clone());
                std::thread::spawn(move || {
                    let ask = |n: usize| {
                        let fields = format!("v={variety}&name=Essai&email=foule{round}x{thread}x{n}%40exemple.test");
                        let (status, _) = send(port, "POST", "/graines/demande", "", &fields)?;
                        if status == 303 {
                            told.fetch_add(1, Ordering::SeqCst);
                        }
                        Some(status == 303)
                    };
                    (0..100).map_while(ask).filter(|given| *given).count()
                })
            })
            .collect();
        // The last round is left to run out: what is kept back is all that stays.
        while round < 5 && told.load(Ordering::SeqCst) < 4 + round {
            std::thread::sleep(Duration::from_millis(1));
        }
        if round < 5 {
            stop(&mut server);
        }
        acknowledged += threads.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>();
        if round == 5 {
            stop(&mut server);
        }
    }
    let db = backend::connect(&database).await.unwrap();
    let there: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM seed_requests WHERE email LIKE 'foule%'")
        .fetch_one(&mut *db.read().await.unwrap())
        .await
        .unwrap();
    db.close().await;
    assert_eq!(there, 280, "every packet but those kept back");
    // What was written as the process died may be there without having been acknowledged: six at most each time.
    assert!((250..=280).contains(&acknowledged), "{acknowledged} acknowledged");
    assert!(archipel(&["check"], &database).status.success(), "a proof does not hold");
}
