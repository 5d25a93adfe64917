//! The demonstration made once for all tests of a build: each test gets a copy of it. Making it takes two seconds, copying it a tenth.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use platform::backend;
use platform::clock::Clock;

use super::{SMALL, create_database, database, on_sqlite};

/// This build of the tests: another one makes another demonstration.
fn build() -> String {
    let program = std::env::current_exe().unwrap();
    let changed = program.metadata().unwrap().modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap();
    format!("{:x}_{}", changed.as_nanos(), program.metadata().unwrap().len())
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

/// The address of a copy of the demonstration that nobody else uses.
pub async fn copy(to: &tempfile::TempDir) -> String {
    let made = once().await;
    if on_sqlite() {
        let file = to.path().join("test.db");
        std::fs::copy(&made, &file).unwrap();
        return file.to_string_lossy().into_owned();
    }
    let name = format!("test_{}_{}", std::process::id(), uuid::Uuid::now_v7().simple());
    until_free(&format!("CREATE DATABASE {name} TEMPLATE {made}")).await;
    database(&name)
}

/// The demonstration to copy from: a file, or the name of a database. Of many tests that begin at once one makes it, the others wait.
async fn once() -> String {
    let name = format!("demo_{}", build());
    let ready = folder().join(format!("{name}.db"));
    let began = Instant::now();
    while !is_ready(&name, &ready).await {
        if begin(&name, &ready).await {
            make(&name, &ready).await;
            continue;
        }
        // Whoever makes it may have been ended in the middle.
        assert!(began.elapsed() < Duration::from_secs(120), "remove {}", ready.with_extension("making").display());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    if on_sqlite() { ready.to_string_lossy().into_owned() } else { name }
}

async fn is_ready(name: &str, ready: &Path) -> bool {
    if on_sqlite() {
        return ready.exists();
    }
    let db = backend::connect(&super::server()).await.unwrap();
    let there: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM pg_database WHERE datname = $1")
        .bind(name)
        .fetch_one(&mut *db.read().await.unwrap())
        .await
        .unwrap();
    db.close().await;
    there == 1
}

/// Whether it falls to this test to make it: the file of a lock, or a database that is being made, can be made once.
async fn begin(name: &str, ready: &Path) -> bool {
    if on_sqlite() {
        let lock = ready.with_extension("making");
        let mine = std::fs::OpenOptions::new().write(true).create_new(true).open(&lock).is_ok();
        // Whoever made it may have been done between the look and the lock.
        if mine && ready.exists() {
            let _ = std::fs::remove_file(lock);
            return false;
        }
        return mine;
    }
    let mine = create_database(&format!("CREATE DATABASE making_{name}")).await.is_ok();
    if mine && is_ready(name, ready).await {
        create_database(&format!("DROP DATABASE making_{name}")).await.unwrap();
        return false;
    }
    mine
}

/// Demonstrations of earlier builds only take room; the test programs of this one work side by side.
fn forget_others(ready: &Path) {
    let kept = ready.file_stem().unwrap().to_owned();
    let hours = |path: &Path| {
        path.metadata().and_then(|file| file.modified()).map_or(0, |at| at.elapsed().map_or(0, |age| age.as_secs() / 3600))
    };
    for entry in std::fs::read_dir(folder()).unwrap().flatten() {
        let path = entry.path();
        let old = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("demo_"));
        if old && path.file_stem() != Some(&kept) && hours(&path) > 0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

async fn make(name: &str, ready: &Path) {
    let own = tempfile::tempdir_in(folder()).unwrap();
    let address = if on_sqlite() {
        forget_others(ready);
        own.path().join("demo.db").to_string_lossy().into_owned()
    } else {
        database(&format!("making_{name}"))
    };
    let db = backend::connect(&address).await.unwrap();
    db.migrate().await.unwrap();
    let clock = Clock::fixed("2026-03-03T09:00:00Z".parse().unwrap());
    app::demo::load(&db, &clock, SMALL).await.unwrap();
    db.close().await;
    if on_sqlite() {
        let whole = own.path().join("whole.db");
        backend::backup(&address, &whole).await.unwrap();
        std::fs::rename(&whole, ready).unwrap();
        let _ = std::fs::remove_file(ready.with_extension("making"));
    } else {
        until_free(&format!("ALTER DATABASE making_{name} RENAME TO {name}")).await;
    }
}

/// Carries out what needs a database to itself: the server lets go of connections a moment after they are closed.
async fn until_free(sql: &str) {
    for _ in 0..100 {
        match create_database(sql).await {
            Ok(()) => return,
            Err(error) if !in_use(&error) => panic!("{sql}: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
    create_database(sql).await.unwrap();
}

fn in_use(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some("55006"))
}
