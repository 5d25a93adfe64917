//! What gathers in years besides plans and workshops: letters that were sent, changes that were noted, months that were validated.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use rand::RngExt as _;
use serde_json::json;
use uuid::Uuid;

use ::people::model::{Filter, PersonId, Role};
use ::people::store as people;
use platform::audit::{self, Entry, Verb};
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::op::Op;
use platform::time::Month;
use work::hours::store::months;

use super::Maker;

/// Letters sent and changes noted in a week.
const LETTERS: i64 = 12;
const CHANGES: i64 = 40;

/// Makes it for so many weeks, and says what was made.
pub async fn make(tx: &mut Conn, maker: &mut Maker) -> Result<String> {
    let weeks = i64::from(maker.years) * 52;
    for week in 1..=weeks {
        let at = maker.now - Duration::weeks(week);
        letters(tx, maker, at).await?;
        for n in 0..CHANGES {
            let entry =
                Entry::new(work::records::PLAN, maker.id(), Verb::Updated).after(&json!({ "week": week, "change": n }))?;
            audit::record(tx, &maker.actor, at + Duration::minutes(n), entry).await?;
        }
    }
    let validated = validate(tx, maker).await?;
    Ok(format!("{} years with {validated} validated months", maker.years))
}

async fn letters(tx: &mut Conn, maker: &mut Maker, at: DateTime<Utc>) -> Result<()> {
    let ids: Vec<Uuid> = (0..LETTERS).map(|_| maker.id()).collect();
    let whose: Vec<u32> = ids.iter().map(|_| maker.rng.random_range(0..200)).collect();
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "INSERT INTO outbox (id, dedupe_key, recipient, subject, body_text, body_html, created_at, tries, sent_at, last_error) ",
    );
    query.push_values(ids.iter().zip(whose), |mut row, (id, n)| {
        row.push_bind(*id)
            .push_bind(format!("years-{id}"))
            .push_bind(format!("voisin{n}@demo.example"))
            .push_bind("Réservation confirmée")
            .push_bind("")
            .push_bind("")
            .push_bind(at)
            .push_bind(1_i64)
            .push_bind(at)
            .push_bind("");
    });
    query.build().execute(tx).await?;
    Ok(())
}

/// Validates each worker's months but the last ones.
async fn validate(tx: &mut Conn, maker: &Maker) -> Result<usize> {
    let with = Filter { role: Some(Role::Worker), ..Filter::default() };
    let workers: Vec<PersonId> =
        people::list(tx, &maker.actor, &with, 1000, 0).await?.into_iter().map(|person| person.id).collect();
    let zone = chrono_tz::Europe::Paris;
    let mut validated = 0;
    let mut month = Month::of(maker.today - Duration::weeks(i64::from(maker.years) * 52)).next();
    // The last two wait for a coordinator, as they do in life.
    let last = Month::of(maker.today).previous().previous();
    while month <= last {
        let at = month.last().and_time(NaiveTime::MIN).and_utc() + Duration::days(5);
        for person in &workers {
            // Who was not there that month has none.
            if months::sheets(tx, &maker.actor, Some(*person), month, (zone, at)).await?.iter().any(|sheet| sheet.open == 0) {
                months::validate(&mut Op::at(tx, &maker.actor, at).zoned(zone), &[*person], month).await?;
                validated += 1;
            }
        }
        month = month.next();
    }
    Ok(validated)
}
