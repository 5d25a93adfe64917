//! The direction of imports: a room reaches only into what lies below it. Read from the sources, so that the map of the house is what it is.

use std::path::{Path, PathBuf};

use app::rooms::HOUSE;
use platform::auth::actor::{Actor, PersonId, Role};

/// From the ground up, as in ARCHITECTURE.md.
const FLOORS: [&str; 13] =
    ["platform", "ui", "islands", "kit", "people", "land", "produce", "sales", "seeds", "work", "account", "workshops", "app"];

/// The rooms inside the two large ones, from the ground up.
const INSIDE: [(&str, &[&str]); 2] = [
    ("work", &["team", "volunteering", "rota", "hours", "support", "worker", "record"]),
    ("workshops", &["offer", "booking", "door", "numbers", "desk"]),
];

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

/// Cargo forbids a circle; which room lies above which is written in ARCHITECTURE.md and held here.
#[test]
fn nothing_reaches_up() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders = std::fs::read_dir(&source).unwrap().map(|entry| entry.unwrap());
    let mut own: Vec<String> =
        folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect();
    own.sort_unstable();
    let mut listed = FLOORS.to_vec();
    listed.sort_unstable();
    assert_eq!(own, listed, "a room that the list of floors does not have");
    for (height, room) in FLOORS.iter().enumerate() {
        let manifest = std::fs::read_to_string(source.join(room).join("Cargo.toml")).unwrap();
        let below = manifest.lines().filter_map(|line| line.split_once("package = \"archipel-"));
        for other in below.map(|(_, rest)| rest.split('"').next().unwrap()) {
            let other_height = FLOORS.iter().position(|floor| *floor == other).expect(other);
            assert!(other_height < height, "{room} needs {other}, which is not below it");
        }
    }
}

/// What nobody says any more goes: the compiler does not see it, because every room's texts are open to the others.
#[test]
fn every_text_is_said_somewhere() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let mut count = std::collections::HashMap::<&str, usize>::new();
    for word in texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '_')) {
        *count.entry(word).or_default() += 1;
    }
    let declared = texts.iter().flat_map(|text| text.lines()).filter(|line| line.starts_with("    ") && line.contains("{ fr: "));
    let names: Vec<&str> = declared.map(|line| line.trim().split(['(', ' ']).next().unwrap()).collect();
    assert!(names.len() > 1000, "the sources are read: {}", names.len());
    let unsaid: Vec<&str> = names.into_iter().filter(|name| count[name] == 1).collect();
    assert_eq!(unsaid, Vec::<&str>::new());
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
        for (height, name) in inside.iter().enumerate() {
            let mut files = Vec::new();
            sources(&source.join(room).join(name), &mut files);
            for file in files {
                let text = std::fs::read_to_string(&file).unwrap();
                for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                    let reached = line.split("crate::").skip(1);
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

/// Views are not formatted by rustfmt: a line is still one that a reader sees whole.
#[test]
fn views_fit_the_page() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&source, &mut files);
    let mut long = Vec::new();
    let mut views = 0;
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        if !text.contains("view! {") {
            continue;
        }
        views += 1;
        let wide = |line: &&str| line.chars().count() > 140 && (line.contains("view! {") || line.trim().starts_with(['<', '{']));
        long.extend(text.lines().filter(wide).map(|line| format!("{}: {line}", file.strip_prefix(&source).unwrap().display())));
    }
    assert!(views > 60, "the sources are read: {views}");
    assert_eq!(long, Vec::<String>::new());
}

/// A file of tests that the program does not name is never run.
#[test]
fn every_file_of_tests_is_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house");
    let program = std::fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_code = entry.extension().is_some_and(|end| end == "rs") || entry.join("mod.rs").exists();
        assert!(!is_code || name == "main" || program.contains(&format!("mod {name};")), "{name} is in no module");
    }
}

/// What every room says of itself fits with what the others say: no address twice, no name twice, no place without a page.
#[test]
fn rooms_agree() {
    let routes = platform::web::route::table(&HOUSE);
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
    let kinds: Vec<_> = HOUSE.rooms.iter().flat_map(|room| room.records.kinds).map(|(kind, _)| kind.word()).collect();
    assert_eq!(kinds.iter().collect::<std::collections::BTreeSet<_>>().len(), kinds.len(), "a kind of record twice");
    let chores: Vec<_> = HOUSE.rooms.iter().flat_map(|room| room.chores).map(|chore| chore.name).collect();
    assert_eq!(chores.iter().collect::<std::collections::BTreeSet<_>>().len(), chores.len(), "a job twice");
}
