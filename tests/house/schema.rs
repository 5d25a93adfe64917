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
