//! Durable commits, many with one sync of the disk. SQLite appends each commit to its write-ahead log without waiting for the disk;
//! whoever committed waits here until the log was synced after that. Commits that arrive while a sync runs share the next one, so that
//! the one write lock is never held for as long as the disk takes. Nothing is answered, and no letter leaves, before its commit is on
//! disk: what follows in the log is synced with or after what it builds on.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tokio::sync::Mutex;

/// Waits for commits to be on disk.
#[derive(Clone, Debug)]
pub struct Durable(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    log: PathBuf,
    /// Commits made since the start.
    committed: AtomicU64,
    /// How many of them are on disk. The lock is held during a sync: one at a time.
    synced: Mutex<u64>,
    /// Whether the disk has once not taken it. The system forgets such a failure: a next sync would succeed without what was lost.
    failed: AtomicBool,
}

impl Durable {
    /// For the database file at `path`.
    #[must_use]
    pub fn new(path: &str) -> Self {
        let log = PathBuf::from(format!("{path}-wal"));
        Self(Arc::new(Shared { log, committed: AtomicU64::new(0), synced: Mutex::new(0), failed: AtomicBool::new(false) }))
    }

    /// Comes back once everything committed before the call is on disk.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub async fn wait(&self) -> io::Result<()> {
        let mine = self.0.committed.fetch_add(1, Ordering::SeqCst) + 1;
        let mut synced = self.0.synced.lock().await;
        if *synced >= mine {
            return Ok(());
        }
        self.still_sound()?;
        let all = self.0.committed.load(Ordering::SeqCst);
        let log = self.0.log.clone();
        let outcome = tokio::task::spawn_blocking(move || sync(&log)).await.map_err(io::Error::other).flatten();
        if outcome.is_err() {
            self.0.failed.store(true, Ordering::SeqCst);
        }
        outcome?;
        *synced = all;
        Ok(())
    }

    /// Whether every sync so far was taken. After one that was not, nothing is written any more until a new start has looked at the file.
    ///
    /// # Errors
    /// After a sync that failed.
    pub fn still_sound(&self) -> io::Result<()> {
        if self.0.failed.load(Ordering::SeqCst) {
            return Err(io::Error::other("the disk has not taken a write: restart once it is mended"));
        }
        Ok(())
    }
}

fn sync(log: &Path) -> io::Result<()> {
    match File::open(log) {
        Ok(file) => file.sync_data(),
        // Folded into the database file, which was synced then.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_sync_serves_all_who_committed_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        std::fs::write(folder.path().join("a.db-wal"), b"log").unwrap();
        let durable = Durable::new(path.to_str().unwrap());
        let others: Vec<_> = {
            let running = durable.0.synced.lock().await;
            let others: Vec<_> = (0..20)
                .map(|_| {
                    let durable = durable.clone();
                    tokio::spawn(async move { durable.wait().await })
                })
                .collect();
            while durable.0.committed.load(Ordering::SeqCst) < 20 {
                tokio::task::yield_now().await;
            }
            drop(running);
            others
        };
        // Whoever gets the lock first syncs for all twenty: from then on no file is needed.
        while *durable.0.synced.lock().await < 20 {
            tokio::task::yield_now().await;
        }
        for other in others {
            other.await.unwrap().unwrap();
        }
        assert_eq!(*durable.0.synced.lock().await, 20);
    }

    #[tokio::test]
    async fn a_disk_that_does_not_take_it_is_an_error_and_a_folded_log_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let durable = Durable::new(folder.path().join("a.db").to_str().unwrap());
        durable.wait().await.unwrap();
        // A file under which nothing can lie: opening fails otherwise than by absence.
        std::fs::write(folder.path().join("file"), b"").unwrap();
        let durable = Durable::new(folder.path().join("file/b.db").to_str().unwrap());
        assert!(durable.wait().await.is_err());
        assert_eq!(*durable.0.synced.lock().await, 0, "what failed is not taken for done");
        // The disk is there again: what was lost is not back.
        std::fs::remove_file(folder.path().join("file")).unwrap();
        assert!(durable.wait().await.is_err() && durable.still_sound().is_err());
    }
}
