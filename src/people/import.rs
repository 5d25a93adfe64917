//! People from CSV: first every row's fate is shown, then what the coordinator agrees to is written, all of it or none.

use std::collections::HashMap;

use kit::exchange::cells;
use kit::exchange::columns::{self, Column, Known, Mapping};
use kit::exchange::store::{self as staged, Staged, StagedKind};
use kit::exchange::table::{self, Table};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, Message};
use platform::op::Op;
use platform::search::fold;

use super::forms;
use super::model::{Details, Filter, Person, Role};
use super::{store, texts};
use crate::refusal::Refusal;

/// What will become of a row.
#[derive(Debug)]
pub enum Fate {
    /// Somebody new.
    New(Details),
    /// Somebody new whose address is another's, who keeps it: taken in without it.
    Shares(Details, String),
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
    /// Its number in the spreadsheet.
    pub line: usize,
    /// The name as it stands there, to recognise it by.
    pub label: String,
    /// What will become of it.
    pub fate: Fate,
}

/// What a column of a file of people may be taken for.
pub const KNOWN: &[Known] = &[
    known(
        "name",
        texts::name,
        &[
            "nom",
            "name",
            "nom complet",
            "full name",
            "nom et prenom",
            "nom prenom",
            "prenom nom",
            "nom de famille",
            "last name",
            "surname",
        ],
    ),
    known("first_name", texts::first_name, &["prenom", "first name", "prenoms", "given name"]),
    known(
        "email",
        texts::email,
        &["e mail", "email", "courriel", "mail", "adresse e mail", "adresse email", "adresse mail", "adresse courriel", "mel"],
    ),
    several(
        "phone",
        texts::phone,
        &[
            "telephone",
            "phone",
            "tel",
            "portable",
            "mobile",
            "tel portable",
            "telephone portable",
            "telephone mobile",
            "tel mobile",
            "tel fixe",
            "telephone fixe",
            "fixe",
            "gsm",
            "numero de telephone",
            "n de telephone",
            "telephone 1",
            "telephone 2",
            "tel 1",
            "tel 2",
        ],
    ),
    known("language", texts::language, &["langue", "language", "langue parlee"]),
    known("commune", texts::commune, &["commune", "ville", "town", "city", "localite"]),
    known("postal_code", texts::postal_code, &["code postal", "postal code", "cp", "postcode", "zip"]),
    Known {
        fits: |value| value.parse::<i64>().is_ok() || cells::year(value, i32::MAX).is_some(),
        ..known(
            "birth_year",
            texts::birth_year,
            &[
                "annee de naissance",
                "naissance",
                "birth year",
                "date de naissance",
                "ne le",
                "nee le",
                "ne e le",
                "year of birth",
                "date of birth",
                "birthday",
            ],
        )
    },
    Known {
        fits: |value| words(value).all(|word| role_word(word).is_some()),
        ..known("roles", texts::roles, &["roles", "role", "fonction", "fonctions", "statut", "qualite"])
    },
    several(
        "notes",
        texts::notes,
        &["notes", "note", "remarques", "remarque", "observations", "observation", "commentaire", "commentaires", "comments"],
    ),
];

const fn known(field: &'static str, label: fn(Lang) -> &'static str, headings: &'static [&'static str]) -> Known {
    Known { field, label, headings, several: false, fits: columns::anything }
}

const fn several(field: &'static str, label: fn(Lang) -> &'static str, headings: &'static [&'static str]) -> Known {
    Known { several: true, ..known(field, label, headings) }
}

/// A file as it was read: its table, and what each column is taken for.
pub struct Read {
    pub table: Table,
    pub columns: Vec<Column>,
    /// What they are taken for.
    pub mapping: Mapping,
}

/// Reads a kept file: as somebody chose, else as the last file with this heading, else as heading and values say.
///
/// # Errors
/// `Conflict` with a sentence about the file as a whole.
pub async fn read(conn: &mut Conn, staged: &Staged) -> Result<Read> {
    let table = table::read(&staged.bytes, KNOWN).map_err(AppError::Conflict)?;
    let columns = columns::of(&table);
    let mapping = staged::mapping(conn, staged, StagedKind::People, &columns, (KNOWN, Some("notes"))).await?;
    Ok(Read { table, columns, mapping })
}

impl Read {
    /// Whether a column holds names: without them nobody can be told from anybody.
    #[must_use]
    pub fn has_names(&self) -> bool {
        self.mapping.contains(&Some("name")) || self.mapping.contains(&Some("first_name"))
    }

    /// Why a field cannot be taken, with its column and value.
    fn refusal(&self, field: &str, row: &table::Row, what: &Message) -> Message {
        columns::refusal(field, row, &self.table.headings, &self.mapping, what)
    }
}

fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', '/', '|', '+']).map(str::trim).filter(|word| !word.is_empty())
}

fn form_of(read: &Read, row: &table::Row, this_year: i64) -> Form {
    let mut form = Form::default();
    for (field, value) in columns::values(row, &read.table.headings, &read.mapping, KNOWN) {
        match field {
            "roles" => words(&value).for_each(|word| form.add("roles", role_word(word).unwrap_or(word))),
            "language" => form.set("language", language_word(&value).unwrap_or(&value)),
            // A date of birth gives its year.
            "birth_year" => {
                let latest = i32::try_from(this_year).unwrap_or(i32::MAX);
                form.set("birth_year", cells::year(&value, latest).map_or(value, |year| year.to_string()));
            }
            "phone" => form.set("phone", value.split(" / ").map(whole_phone).collect::<Vec<_>>().join(" / ")),
            // Five figures with a space between them are one code.
            "postal_code" if value.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') => {
                form.set("postal_code", value.replace(' ', ""));
            }
            field => form.set(field, value),
        }
    }
    let first_name = form.value("first_name").to_owned();
    if !first_name.is_empty() {
        form.set("name", format!("{first_name} {}", form.value("name")).trim().to_owned());
    }
    form
}

/// Spreadsheets take a number for a number and drop its zero or its plus: what begins as French ones do gets it back.
fn whole_phone(phone: &str) -> String {
    let digits = phone.bytes().all(|digit| digit.is_ascii_digit());
    match phone.len() {
        9 if digits && !phone.starts_with('0') => format!("0{phone}"),
        11 if digits && phone.starts_with("33") => format!("+{phone}"),
        _ => phone.to_owned(),
    }
}

/// A role by its word, or by its name in either language.
fn role_word(typed: &str) -> Option<&'static str> {
    let folded = fold(typed);
    let names =
        |role: Role| [role.word().replace('_', " "), fold(texts::role(Lang::Fr, role)), fold(texts::role(Lang::En, role))];
    let former = |role: Role| match role {
        Role::Worker => folded == "salarie en parcours" || folded == "salariee en parcours",
        Role::Member => folded == "adherent" || folded == "adherente" || folded == "membre",
        Role::SeedKeeper => folded == "gardien des graines",
        _ => false,
    };
    Role::ALL.iter().find(|role| names(**role).contains(&folded) || former(**role)).map(|role| role.word())
}

fn language_word(typed: &str) -> Option<&'static str> {
    let folded = fold(typed);
    let names = |lang: Lang| {
        [fold(lang.own_name()), fold(texts::language_name(Lang::Fr, lang)), fold(texts::language_name(Lang::En, lang))]
    };
    Lang::EVERYWHERE.iter().find(|lang| lang.word() == folded || names(**lang).contains(&folded)).map(|lang| lang.word())
}

/// Decides each row's fate against the people already known.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn preview(conn: &mut Conn, actor: &Actor, read: &Read, this_year: i64) -> Result<Vec<Row>> {
    let mut known = store::list(conn, actor, &Filter::default(), i64::MAX, 0).await?;
    known.extend(store::list(conn, actor, &Filter { archived: true, ..Filter::default() }, i64::MAX, 0).await?);
    let by_email: HashMap<&str, &Person> = known.iter().filter_map(|person| Some((person.email.as_deref()?, person))).collect();
    let mut by_name: HashMap<String, Vec<&Person>> = HashMap::new();
    for person in known.iter().filter(|person| person.archived_at.is_none()) {
        by_name.entry(name_key(&person.name)).or_default().push(person);
    }
    let mut seen = Seen::default();
    Ok(read
        .table
        .rows
        .iter()
        .map(|row| {
            let form = form_of(read, row, this_year);
            let label = form.value("name").to_owned();
            let fate = if row.too_long {
                Fate::Refused(vec![columns::too_many_cells()])
            } else {
                seen.once_only(fate(read, row, form, (&by_email, &by_name), this_year), row.line)
            };
            Row { line: row.line, label, fate }
        })
        .collect())
}

/// A complaint as a file needs it, which shows no list to choose from and no calendar.
fn choices(field: &str, what: &Message) -> Message {
    match field {
        "roles" => Message::new(|l| {
            texts::import_one_of(l, Role::ALL.iter().map(|role| texts::role(l, *role)).collect::<Vec<_>>().join(", "))
        }),
        "language" => Message::new(|l| {
            texts::import_one_of(l, Lang::EVERYWHERE.iter().map(|lang| lang.own_name()).collect::<Vec<_>>().join(", "))
        }),
        "birth_year" => Message::new(texts::import_birth_year),
        _ => what.clone(),
    }
}

/// A name whatever the order and case of its words: "LECŒUR Ida" and "Ida Lecœur" are one person.
fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

type ByEmail<'a> = HashMap<&'a str, &'a Person>;
type ByName<'a> = HashMap<String, Vec<&'a Person>>;

fn fate(read: &Read, row: &table::Row, mut form: Form, (by_email, by_name): (&ByEmail<'_>, &ByName<'_>), this_year: i64) -> Fate {
    let mut details = forms::read(&mut form, this_year);
    if !form.errors().is_empty() {
        return Fate::Refused(
            form.errors().iter().map(|(field, what)| read.refusal(field, row, &choices(field, what))).collect(),
        );
    }
    let key = name_key(&details.name);
    let holder = details.email.as_deref().and_then(|email| by_email.get(email)).copied();
    let known = match holder {
        Some(holder) if name_key(&holder.name) == key => Some(holder),
        // A family shares one address: this is somebody else, not a new name for the first.
        Some(holder) => {
            details.email = None;
            return match by_name.get(&key).map(Vec::as_slice) {
                Some([person]) => update(person, details),
                Some([_, _, ..]) => Fate::Refused(vec![read.refusal("name", row, &Message::new(texts::import_ambiguous))]),
                _ => Fate::Shares(details, holder.name.clone()),
            };
        }
        // Without a matching e-mail, one person of that name who has none (or when the file has none) is meant; two are not.
        None => match by_name.get(&key).map(Vec::as_slice) {
            Some([person]) if details.email.is_none() || person.email.is_none() => Some(*person),
            Some([_, _, ..]) if details.email.is_none() => {
                return Fate::Refused(vec![read.refusal("name", row, &Message::new(texts::import_ambiguous))]);
            }
            _ => None,
        },
    };
    match known {
        None => Fate::New(details),
        Some(person) => update(person, details),
    }
}

fn update(person: &Person, details: Details) -> Fate {
    if person.archived_at.is_some() {
        return Fate::Refused(vec![Message::new(texts::import_archived)]);
    }
    let details = over(person, details);
    if details == Details::from(person) {
        Fate::Same(Box::new(person.clone()))
    } else {
        Fate::Update(Box::new(person.clone()), details)
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

/// Who has been met in the file already: by person or name, and whose address it was.
#[derive(Default)]
struct Seen {
    people: HashMap<String, usize>,
    emails: HashMap<String, String>,
}

impl Seen {
    /// The same person twice in a file: the first row counts. Two names with one address are two people, the second without address.
    fn once_only(&mut self, fate: Fate, line: usize) -> Fate {
        let fate = match fate {
            Fate::New(mut details) => {
                let owner = details.email.as_ref().and_then(|email| self.emails.get(email)).cloned();
                match owner {
                    Some(owner) if name_key(&owner) != name_key(&details.name) => {
                        details.email = None;
                        Fate::Shares(details, owner)
                    }
                    _ => {
                        if let Some(email) = &details.email {
                            self.emails.insert(email.clone(), details.name.clone());
                        }
                        Fate::New(details)
                    }
                }
            }
            other => other,
        };
        let key = match &fate {
            Fate::New(details) | Fate::Shares(details, _) => details.email.clone().unwrap_or_else(|| name_key(&details.name)),
            Fate::Update(person, _) | Fate::Same(person) => person.id.to_string(),
            Fate::Refused(_) => return fate,
        };
        match self.people.get(&key).copied() {
            Some(first) => Fate::Refused(vec![Message::new(move |l| texts::import_twice(l, first))]),
            None => {
                self.people.insert(key, line);
                fate
            }
        }
    }
}

/// Carries the fates out and returns how many people were made and changed. With `all_or_none`, one refused row stops all.
///
/// # Errors
/// `Conflict` where a refused row stops all, or somebody took an e-mail meanwhile.
pub async fn carry_out(op: &mut Op<'_>, rows: &[Row], all_or_none: bool) -> Result<(usize, usize)> {
    if all_or_none && rows.iter().any(|row| matches!(row.fate, Fate::Refused(_))) {
        return Err(Refusal::ImportStopped.into());
    }
    let (mut made, mut changed) = (0, 0);
    for row in rows {
        match &row.fate {
            Fate::New(details) | Fate::Shares(details, _) => {
                store::create(op, details).await?;
                made += 1;
            }
            Fate::Update(person, details) => {
                store::import_over(op, person, details).await?;
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

    fn rows(content: &[u8]) -> Vec<Details> {
        let table = table::read(content, KNOWN).unwrap();
        let columns = columns::of(&table);
        let mapping = columns::propose(&columns, KNOWN, Some("notes"));
        let read = Read { table, columns, mapping };
        read.table.rows.iter().map(|row| forms::read(&mut form_of(&read, row, 2026), 2026)).collect()
    }

    #[test]
    fn headings_of_real_spreadsheets_are_understood() {
        for content in [
            "\u{feff}Prénom;Nom;E-mail;Rôles\r\nAwa;Demo;Awa@Exemple.fr;salarié en parcours, membre\r\n",
            "Name,Email,Role\nAwa Demo,awa@exemple.fr,worker+member\n",
        ] {
            let found = rows(content.as_bytes());
            assert_eq!((found.len(), found[0].name.as_str()), (1, "Awa Demo"));
            assert_eq!(found[0].email.as_deref(), Some("awa@exemple.fr"));
            assert_eq!(found[0].roles, [Role::Worker, Role::Member].into_iter().collect());
        }
    }

    #[test]
    fn headings_of_peoples_own_files_are_understood() {
        let found = rows("NOM Prénom;Date de naissance;Fonction;Observations;Tél. portable\nIda Essai;05/04/1987;maraîchère;a deux clés;612345678\n".as_bytes());
        assert_eq!((found[0].birth_year, found[0].phone.as_str()), (Some(1987), "0612345678"));
        assert_eq!(found[0].notes, "Fonction : maraîchère\na deux clés");
        let found = rows(
            "Nom;Tél.;Mobile;Code postal;Né le;Langue\nIda Essai;321000001;33612345673;62 300;1er mars 1980;anglais\n".as_bytes(),
        );
        assert_eq!((found[0].phone.as_str(), found[0].postal_code.as_str()), ("0321000001 / +33612345673", "62300"));
        assert_eq!((found[0].birth_year, found[0].language), (Some(1980), Some(Lang::En)));
    }
}
