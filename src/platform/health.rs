//! How the program is: whether its jobs come round and whether the database can be written to. What `/readyz` answers.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};

use super::db::Database;
use super::error::Result;

/// How long a job may be silent before a balancer should send people elsewhere.
const SILENCE: Duration = Duration::minutes(3);

/// The last word of each job.
#[derive(Default)]
pub struct Health {
    jobs: Mutex<BTreeMap<&'static str, (DateTime<Utc>, bool)>>,
    collisions: std::sync::atomic::AtomicU64,
}

impl Health {
    /// Notes how a round of a job ended.
    pub fn told(&self, job: &'static str, well: bool, now: DateTime<Utc>) {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).insert(job, (now, well));
    }

    /// What is wrong, in a word a job; empty is good. Where no jobs run (one node of several may leave them to another) nothing is known to
    /// be wrong.
    #[must_use]
    pub fn troubles(&self, now: DateTime<Utc>) -> Vec<&'static str> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.iter().filter(|(_, (at, well))| !well || now - *at > SILENCE).map(|(job, _)| *job).collect()
    }

    /// Counts a transaction that was rolled back for another's sake and carried out again.
    pub fn collided(&self) {
        self.collisions.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    }

    /// How many there were.
    #[must_use]
    pub fn collisions(&self) -> u64 {
        self.collisions.load(std::sync::atomic::Ordering::Relaxed)
    }
}

/// Writes a sign of life: a full disk is known before somebody needs it.
///
/// # Errors
/// When it cannot be written.
pub async fn beat(db: &Database, now: DateTime<Utc>) -> Result<()> {
    let mut tx = db.write().await?;
    sqlx::query("INSERT INTO heartbeats (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at")
        .bind(now)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_job_and_a_failed_one_are_troubles() {
        let health = Health::default();
        let now = DateTime::UNIX_EPOCH;
        assert!(health.troubles(now).is_empty());
        health.told("mail", true, now);
        health.told("writing", false, now);
        assert_eq!(health.troubles(now), ["writing"]);
        health.told("writing", true, now);
        assert!(health.troubles(now + SILENCE).is_empty());
        assert_eq!(health.troubles(now + SILENCE + Duration::seconds(1)), ["mail", "writing"]);
    }
}
