//! People from CSV: first every row's fate is shown, then what the coordinator agrees to is written, all of it or none.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::forms;
use super::model::{Details, Filter, Person, Role};
use super::{store, texts};
use crate::platform::auth::actor::Actor;
use crate::platform::db::Conn;
use crate::platform::error::{AppError, Result};
use crate::platform::export;
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, Message};
use crate::platform::search::fold;

/// Most rows of one file.
const MAX_ROWS: usize = 5000;

/// What will become of a row.
#[derive(Debug)]
pub enum Fate {
    /// Somebody new.
    New(Details),
    /// Somebody known, with what changes.
    Update(Box<Person>, Details),
    /// Somebody known of whom the file says nothing new.
    Same(Box<Person>),
    /// Cannot be taken, and why.
    Refused(Vec<Message>),
}

/// One row of the file.
#[derive(Debug)]
pub struct Row {
    /// Its line in the file, the heading being line 1.
    pub line: usize,
    /// The name as it stands there, to recognise it by.
    pub label: String,
    /// What will become of it.
    pub fate: Fate,
}

/// The field a column's heading stands for, in either language.
fn field_of(heading: &str) -> Option<&'static str> {
    match fold(heading).as_str() {
        "nom" | "name" | "nom complet" | "full name" => Some("name"),
        "prenom" | "first name" => Some("first_name"),
        "e mail" | "email" | "courriel" | "mail" | "adresse e mail" => Some("email"),
        "telephone" | "phone" | "tel" | "portable" | "mobile" => Some("phone"),
        "langue" | "language" => Some("language"),
        "commune" | "ville" | "town" | "city" => Some("commune"),
        "code postal" | "postal code" | "cp" => Some("postal_code"),
        "annee de naissance" | "naissance" | "birth year" => Some("birth_year"),
        "notes" | "note" | "remarques" => Some("notes"),
        "roles" | "role" => Some("roles"),
        _ => None,
    }
}

/// Reads a file: semicolons, commas or tabs, with a heading; UTF-8, or the older Western encoding of spreadsheets.
///
/// # Errors
/// A sentence about the file as a whole.
pub fn parse(content: &str) -> Result<Vec<(usize, Form)>, Message> {
    let content = content.trim_start_matches('\u{feff}');
    let first = content.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|d| first.bytes().filter(|b| b == d).count()).unwrap_or(b';');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(content.as_bytes());
    let headings = reader.headers().map_err(|_| Message::new(texts::import_unreadable))?.clone();
    let fields: Vec<Option<&'static str>> = headings.iter().map(field_of).collect();
    if !fields.contains(&Some("name")) {
        return Err(Message::new(texts::import_no_name));
    }
    let mut forms = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Message::new(texts::import_unreadable))?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if forms.len() >= MAX_ROWS {
            return Err(Message::new(|l| texts::import_too_long(l, MAX_ROWS)));
        }
        let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        forms.push((line, form_of(&fields, &record)));
    }
    Ok(forms)
}

fn form_of(fields: &[Option<&'static str>], record: &csv::StringRecord) -> Form {
    let mut form = Form::default();
    for (field, cell) in fields.iter().zip(record) {
        let (Some(field), cell) = (field, export::refused(cell.trim())) else {
            continue;
        };
        match *field {
            "roles" => {
                for word in cell.split([',', '/', '|', '+']).map(str::trim).filter(|word| !word.is_empty()) {
                    form.add("roles", role_word(word).unwrap_or(word));
                }
            }
            "language" => form.set("language", language_word(cell).unwrap_or(cell)),
            field => form.set(field, cell),
        }
    }
    let first_name = form.value("first_name").to_owned();
    if !first_name.is_empty() {
        form.set("name", format!("{first_name} {}", form.value("name")).trim().to_owned());
    }
    form
}

/// A role by its word, or by its name in either language.
fn role_word(typed: &str) -> Option<&'static str> {
    let folded = fold(typed);
    let names =
        |role: Role| [role.word().replace('_', " "), fold(texts::role(Lang::Fr, role)), fold(texts::role(Lang::En, role))];
    Role::ALL.iter().find(|role| names(**role).contains(&folded)).map(|role| role.word())
}

fn language_word(typed: &str) -> Option<&'static str> {
    let folded = fold(typed);
    Lang::ALL.iter().find(|lang| fold(lang.own_name()) == folded || lang.word() == folded).map(|lang| lang.word())
}

/// Decides each row's fate against the people already known.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn preview(conn: &mut Conn, actor: &Actor, rows: Vec<(usize, Form)>, this_year: i64) -> Result<Vec<Row>> {
    let mut known = store::list(conn, actor, &Filter::default(), i64::MAX, 0).await?;
    known.extend(store::list(conn, actor, &Filter { archived: true, ..Filter::default() }, i64::MAX, 0).await?);
    let by_email: HashMap<&str, &Person> = known.iter().filter_map(|person| Some((person.email.as_deref()?, person))).collect();
    let mut by_name: HashMap<String, Vec<&Person>> = HashMap::new();
    for person in known.iter().filter(|person| person.archived_at.is_none()) {
        by_name.entry(fold(&person.name)).or_default().push(person);
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    Ok(rows
        .into_iter()
        .map(|(line, form)| {
            let label = form.value("name").to_owned();
            let fate = fate(form, &by_email, &by_name, this_year);
            let fate = once_only(fate, line, &mut seen);
            Row { line, label, fate }
        })
        .collect())
}

fn fate(mut form: Form, by_email: &HashMap<&str, &Person>, by_name: &HashMap<String, Vec<&Person>>, this_year: i64) -> Fate {
    let details = forms::read(&mut form, this_year);
    if !form.errors().is_empty() {
        return Fate::Refused(form.errors().values().cloned().collect());
    }
    let known = match &details.email {
        Some(email) if by_email.contains_key(email.as_str()) => by_email.get(email.as_str()).copied(),
        // Without a matching e-mail, one person of that name who has none (or when the file has none) is meant; two are not.
        email => match by_name.get(&fold(&details.name)).map(Vec::as_slice) {
            Some([person]) if email.is_none() || person.email.is_none() => Some(*person),
            Some([_, _, ..]) if email.is_none() => {
                return Fate::Refused(vec![Message::new(texts::import_ambiguous)]);
            }
            _ => None,
        },
    };
    match known {
        None => Fate::New(details),
        Some(person) if person.archived_at.is_some() => Fate::Refused(vec![Message::new(texts::import_archived)]),
        Some(person) => {
            let details = over(person, details);
            if details == Details::from(person) {
                Fate::Same(Box::new(person.clone()))
            } else {
                Fate::Update(Box::new(person.clone()), details)
            }
        }
    }
}

/// A file never empties a field, and never takes a role away.
fn over(person: &Person, new: Details) -> Details {
    let or = |new: String, old: &str| if new.is_empty() { old.to_owned() } else { new };
    Details {
        name: or(new.name, &person.name),
        email: new.email.or_else(|| person.email.clone()),
        phone: or(new.phone, &person.phone),
        language: new.language.or(person.language),
        commune: or(new.commune, &person.commune),
        postal_code: or(new.postal_code, &person.postal_code),
        birth_year: new.birth_year.or(person.birth_year),
        notes: or(new.notes, &person.notes),
        roles: person.roles.iter().chain(new.roles.iter()).collect(),
    }
}

/// The same person twice in a file: the first row counts.
fn once_only(fate: Fate, line: usize, seen: &mut HashMap<String, usize>) -> Fate {
    let key = match &fate {
        Fate::New(details) => details.email.clone().unwrap_or_else(|| fold(&details.name)),
        Fate::Update(person, _) | Fate::Same(person) => person.id.to_string(),
        Fate::Refused(_) => return fate,
    };
    match seen.get(&key).copied() {
        Some(first) => Fate::Refused(vec![Message::new(move |l| texts::import_twice(l, first))]),
        None => {
            seen.insert(key, line);
            fate
        }
    }
}

/// Carries the fates out and returns how many people were made and changed. With `all_or_none`, one refused row stops all.
///
/// # Errors
/// `Conflict` where a refused row stops all, or somebody took an e-mail meanwhile.
pub async fn carry_out(
    tx: &mut Conn,
    actor: &Actor,
    rows: &[Row],
    all_or_none: bool,
    now: DateTime<Utc>,
) -> Result<(usize, usize)> {
    if all_or_none && rows.iter().any(|row| matches!(row.fate, Fate::Refused(_))) {
        return Err(AppError::Conflict(Message::new(texts::import_stopped)));
    }
    let (mut made, mut changed) = (0, 0);
    for row in rows {
        match &row.fate {
            Fate::New(details) => {
                store::create(tx, actor, details, now).await?;
                made += 1;
            }
            Fate::Update(person, details) => {
                store::import_over(tx, actor, person, details, now).await?;
                changed += 1;
            }
            Fate::Same(_) | Fate::Refused(_) => {}
        }
    }
    Ok((made, changed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_separators_of_real_spreadsheets_are_understood() {
        for content in [
            "\u{feff}Prénom;Nom;E-mail;Rôles\r\nAwa;Demo;Awa@Exemple.fr;salarié en parcours, membre\r\n",
            "Name,Email,Role\nAwa Demo,awa@exemple.fr,worker+member\n",
        ] {
            let rows = parse(content).unwrap();
            assert_eq!(rows.len(), 1);
            let mut form = rows[0].1.clone();
            let details = forms::read(&mut form, 2026);
            assert_eq!(details.name, "Awa Demo");
            assert_eq!(details.email.as_deref(), Some("awa@exemple.fr"));
            assert!(form.errors().is_empty() || content.starts_with('\u{feff}'), "{:?}", form.errors());
        }
    }

    #[test]
    fn a_file_without_names_is_refused_as_a_whole() {
        assert!(parse("a;b\n1;2\n").is_err());
        assert!(parse("").is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(content in ".{0,400}") {
            let _ = parse(&format!("nom;email\n{content}"));
        }
    }
}
