//! Both folders of migrations make the same tables with the same columns: a build for one database cannot lack what the other has.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Tables = BTreeMap<String, BTreeSet<String>>;

/// The statements of all migrations of a database, in order, without comments.
fn statements(database: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let whole: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let bare: Vec<&str> = whole.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    bare.join("\n").split(';').map(|statement| statement.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// What stands between the commas that lie in no bracket.
fn parts(list: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for letter in list.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(letter);
    }
    parts
}

fn made(database: &str) -> Tables {
    let mut tables = Tables::new();
    for statement in statements(database) {
        let words: Vec<&str> = statement.split(' ').collect();
        match words.as_slice() {
            // Copied from another, to be filled back: its columns are those it names.
            ["CREATE", "TABLE", name, "AS", "SELECT", ..] => _ = tables.insert((*name).to_owned(), BTreeSet::new()),
            ["CREATE", "TABLE", name, ..] => {
                let list = statement.split_once('(').unwrap().1.rsplit_once(')').unwrap().0;
                let columns = parts(list).into_iter().map(|part| part.trim().split(' ').next().unwrap().to_owned());
                let keys = ["PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "CONSTRAINT", "EXCLUDE"];
                let columns = columns.filter(|word| !keys.iter().any(|key| word.starts_with(key)));
                tables.insert((*name).to_owned(), columns.collect());
            }
            ["DROP", "TABLE", name, ..] => _ = tables.remove(*name),
            ["ALTER", "TABLE", name, "RENAME", "TO", new] => {
                let columns = tables.remove(*name).unwrap();
                tables.insert((*new).to_owned(), columns);
            }
            ["ALTER", "TABLE", name, ..] => {
                let changes = statement.split_once(name).unwrap().1;
                for change in parts(changes) {
                    match change.trim().split(' ').collect::<Vec<_>>().as_slice() {
                        ["ADD", "COLUMN", column, ..] => _ = tables.get_mut(*name).unwrap().insert((*column).to_owned()),
                        ["DROP", "COLUMN", column, ..] => assert!(tables.get_mut(*name).unwrap().remove(*column), "{column}"),
                        ["RENAME", "COLUMN", old, "TO", new] => {
                            assert!(tables.get_mut(*name).unwrap().remove(*old), "{old}");
                            tables.get_mut(*name).unwrap().insert((*new).to_owned());
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    tables
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    let (sqlite, postgres) = (made("sqlite"), made("postgres"));
    assert!(sqlite.len() > 40, "{:?}", sqlite.keys());
    assert_eq!(sqlite, postgres);
}

/// A database of an older release, with rows in every table it had, comes up: all later migrations run over data. SQLite only; PostgreSQL's
/// migrations are the same statements in its own words, compared above.
#[cfg(feature = "sqlite")]
#[tokio::test]
async fn an_older_database_with_rows_comes_up() {
    use std::borrow::Cow;

    use crate::common::Bench;
    use sqlx::{Connection as _, Executor as _, Row as _, SqliteConnection};

    /// The last migration of the older release.
    const RELEASED: i64 = 8;
    let bench = Bench::demo().await;
    bench.app.db.close().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    let mut old = SqliteConnection::connect(&format!("sqlite://{}?mode=rwc", path.display())).await.unwrap();
    let migrations: Vec<_> = platform::backend::MIGRATOR.iter().filter(|one| one.version <= RELEASED).cloned().collect();
    let migrator = sqlx::migrate::Migrator { migrations: Cow::Owned(migrations), ..sqlx::migrate::Migrator::DEFAULT };
    migrator.run(&mut old).await.unwrap();
    let run = async |old: &mut SqliteConnection, sql: String| old.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
    run(&mut old, "PRAGMA foreign_keys = OFF".to_owned()).await;
    run(&mut old, format!("ATTACH DATABASE '{}' AS demo", bench.address)).await;
    // What triggers would do once more is in the rows already.
    let triggers =
        sqlx::query("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'").fetch_all(&mut old).await.unwrap();
    for trigger in &triggers {
        run(&mut old, format!("DROP TRIGGER {}", trigger.get::<String, _>(0))).await;
    }
    let tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut old).await.unwrap();
    let mut filled = 0;
    for table in &tables {
        let columns = |schema| {
            let info = format!("pragma_table_info('{table}', '{schema}')");
            sqlx::AssertSqlSafe(format!("SELECT name, type, \"notnull\", dflt_value FROM {info}"))
        };
        let now: Vec<String> =
            sqlx::query(columns("demo")).fetch_all(&mut old).await.unwrap().iter().map(|row| row.get(0)).collect();
        let (mut into, mut from) = (Vec::new(), Vec::new());
        for row in sqlx::query(columns("main")).fetch_all(&mut old).await.unwrap() {
            let (name, kind, needed): (String, String, bool) = (row.get(0), row.get(1), row.get(2));
            let default: Option<String> = row.get(3);
            if name == "place" && table == "volunteers" {
                // Places were numbered then.
                let numbered = "CASE WHEN state = 'coming' THEN ROW_NUMBER() OVER (PARTITION BY shift_id, state ORDER BY id) END";
                into.push(name);
                from.push(numbered.to_owned());
            } else if now.contains(&name) {
                from.push(name.clone());
                into.push(name);
            } else if needed && default.is_none() {
                into.push(name);
                from.push(if kind == "BLOB" { "randomblob(32)" } else { "''" }.to_owned());
            }
        }
        let sql = format!("INSERT INTO main.{table} ({}) SELECT {} FROM demo.{table}", into.join(", "), from.join(", "));
        run(&mut old, format!("DELETE FROM main.{table}")).await;
        filled += usize::from(run(&mut old, sql).await.rows_affected() > 0);
    }
    assert!(filled > 35, "only {filled} tables have rows");
    for trigger in &triggers {
        run(&mut old, trigger.get(1)).await;
    }
    old.close().await.unwrap();

    let path = path.to_string_lossy().into_owned();
    let db = platform::backend::connect(&path).await.unwrap();
    db.migrate().await.unwrap();
    let mut conn = db.read().await.unwrap();
    for table in ["people", "plots", "stints", "attendances", "bookings", "participants", "volunteers"] {
        let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        let rows: i64 = sqlx::query_scalar(sql).fetch_one(&mut *conn).await.unwrap();
        assert!(rows > 0, "{table}");
    }
    let broken: Vec<String> =
        sqlx::query_scalar("SELECT \"table\" FROM pragma_foreign_key_check").fetch_all(&mut *conn).await.unwrap();
    assert_eq!(broken, Vec::<String>::new());
    drop(conn);
    let config = crate::common::config(&path, &folder);
    let app = platform::web::App::new(db, bench.clock.clone(), config, &app::rooms::HOUSE);
    let old = Bench::over(app, bench.clock.clone(), path, folder);
    assert_eq!(old.troubles().await, Vec::<String>::new());
    let session = old.coordinator().await;
    for page in ["/", "/semaine/2026-03-02", "/mois/2026-02", "/animation", "/terrains", "/chantiers"] {
        assert_eq!(old.get(page, &session).await.status, axum::http::StatusCode::OK, "{page}");
    }
}
