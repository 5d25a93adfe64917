//! The direction of imports: a room reaches only into what lies below it. Read from the sources, so that the map of the house is what it is.

use std::path::{Path, PathBuf};

use archipel::app::rooms::HOUSE;
use archipel::platform::auth::actor::{Actor, PersonId, Role};

/// From the ground up, as in ARCHITECTURE.md.
const FLOORS: [&str; 12] =
    ["platform", "ui", "islands", "kit", "people", "land", "work", "account", "workshops", "today", "demo", "app"];

/// The rooms inside the two large ones, from the ground up.
const INSIDE: [(&str, &[&str]); 2] = [
    ("work", &["team", "volunteering", "rota", "hours", "support", "worker", "record"]),
    ("workshops", &["offer", "booking", "door", "numbers", "desk"]),
];

fn floor(name: &str) -> Option<usize> {
    let name = match name {
        "backend" => "platform",
        "asks" => "islands",
        other => other,
    };
    FLOORS.iter().position(|room| *room == name)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// The rooms that a line of code names, as `crate::room` or in `crate::{…}`.
fn named(line: &str) -> Vec<&str> {
    let after = line.split("crate::").skip(1);
    let names = after.flat_map(|rest| match rest.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap().split(',').collect(),
        None => vec![rest],
    });
    names.map(|name| name.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()).collect()
}

#[test]
fn nothing_reaches_up() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&source, &mut files);
    let (mut up, mut seen) = (Vec::new(), 0);
    for file in files {
        let path = file.strip_prefix(&source).unwrap();
        let Some(own) = floor(path.iter().next().unwrap().to_str().unwrap()) else { continue };
        for line in std::fs::read_to_string(&file).unwrap().lines().filter(|line| !line.trim_start().starts_with("//")) {
            for name in named(line) {
                seen += usize::from(floor(name).is_some());
                if floor(name).is_some_and(|other| other > own) {
                    up.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(seen > 1000, "the sources are read: {seen}");
    assert_eq!(up, Vec::<String>::new());
}

/// The same inside the two large rooms: each of their rooms knows only those below it.
#[test]
fn nothing_reaches_up_inside_a_room() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut up, mut seen) = (Vec::new(), 0);
    for (room, inside) in INSIDE {
        let folders = std::fs::read_dir(source.join(room)).unwrap().map(|entry| entry.unwrap().path());
        let mut own: Vec<String> = folders
            .filter(|path| path.join("mod.rs").exists())
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .filter(|name| !["model", "store", "texts"].contains(&name.as_str()))
            .collect();
        own.sort_unstable();
        let mut listed: Vec<&str> = inside.to_vec();
        listed.sort_unstable();
        assert_eq!(own, listed, "a room inside {room} that the list does not have");
        let here = format!("crate::{room}::");
        for (height, name) in inside.iter().enumerate() {
            let mut files = Vec::new();
            sources(&source.join(room).join(name), &mut files);
            for file in files {
                let text = std::fs::read_to_string(&file).unwrap();
                for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                    let reached = line.split(&here).skip(1);
                    let names = reached.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap());
                    for other in names.filter_map(|other| inside.iter().position(|known| *known == other)) {
                        seen += 1;
                        if other > height {
                            up.push(format!("{}: {}", file.strip_prefix(&source).unwrap().display(), line.trim()));
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 100, "the sources are read: {seen}");
    assert_eq!(up, Vec::<String>::new());
}

#[test]
fn a_line_names_its_rooms() {
    assert_eq!(named("use crate::people::model::PersonId;"), ["people"]);
    assert_eq!(named("use crate::{account, people};"), ["account", "people"]);
    assert_eq!(named("let x = crate::workshops::f(crate::ui::g());"), ["workshops", "ui"]);
}

/// What every room says of itself fits with what the others say: no address twice, no name twice, no place without a page.
#[test]
fn rooms_agree() {
    let routes = archipel::platform::web::route::table(&HOUSE);
    let mut keys: Vec<_> = routes.iter().map(|route| (route.path, route.method.clone())).collect();
    let count = keys.len();
    keys.sort_by_key(|(path, method)| (*path, method.to_string()));
    keys.dedup();
    assert_eq!(keys.len(), count, "an address twice");
    let places = HOUSE.places();
    assert!(places.is_sorted_by(|one, next| one.rank < next.rank), "a rank twice");
    for place in places {
        let route = routes.iter().find(|route| route.path == place.href && route.method == "GET").expect(place.href);
        for role in Role::ALL {
            let actor = Actor { person: Some(PersonId::new()), roles: [*role].into_iter().collect(), ..Actor::default() };
            assert!(!place.access.allows(&actor) || route.access.allows(&actor), "{} as {role:?}", place.href);
        }
    }
    let chores: Vec<_> = HOUSE.rooms.iter().flat_map(|room| room.chores).map(|chore| chore.name).collect();
    assert_eq!(chores.iter().collect::<std::collections::BTreeSet<_>>().len(), chores.len(), "a job twice");
}
