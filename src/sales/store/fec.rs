//! The file of entries (FEC): eighteen columns apart by tabs, balanced entries, unbroken numbers in each journal.

use chrono::NaiveDate;
use chrono_tz::Tz;

use platform::money::Cents;

use super::accounts::Booked;
use super::papers::Issued;
use crate::model::account::{AccountCause, Method};
use crate::model::customer::CustomerId;
use crate::texts::accounts;

const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];

/// A line of an entry: account, its name, whose it is, and its amount, in debit above nothing.
struct Line<'a> {
    account: (&'static str, &'static str),
    whose: Option<(CustomerId, &'a str)>,
    cents: Cents,
}

/// The number of a customer's own account: the end of their id, which no other has in common in the life of an ecopole.
fn auxiliary(customer: CustomerId) -> String {
    let id = customer.uuid().simple().to_string().to_uppercase();
    format!("C{}", &id[id.len() - 10..])
}

/// A balanced entry.
struct Entry<'a> {
    journal: (&'static str, &'static str),
    day: String,
    piece: &'a str,
    label: &'a str,
    lines: Vec<Line<'a>>,
}

/// The file from a day on: sales from papers, each of which counts and is taken back by a credit note; money from accounts. Entries follow
/// the days and are numbered from the first of each year, so that one has the same number in every file: what is given begins with a year.
#[must_use]
pub fn file(papers: &[Issued], moves: &[Booked], zone: Tz, from: NaiveDate) -> String {
    let mut text = COLUMNS.join("\t");
    text.push_str("\r\n");
    let from = from.format("%Y%m%d").to_string();
    let sold: Vec<Entry<'_>> = papers.iter().filter(|paper| paper.payload.gross != Cents(0)).map(of_paper).collect();
    let paid: Vec<Entry<'_>> = moves.iter().filter_map(|line| of_money(line, zone)).collect();
    for entries in [sold, paid] {
        for year in entries.chunk_by(|one, other| one.day.get(..4) == other.day.get(..4)) {
            for (place, entry) in year.iter().enumerate().filter(|(_, entry)| entry.day >= from) {
                write(&mut text, entry, place + 1);
            }
        }
    }
    text
}

fn of_paper(issued: &Issued) -> Entry<'_> {
    let paper = &issued.payload;
    let about = paper.buyer.name.as_str();
    let own = |account, cents| Line { account, whose: None, cents };
    let mut lines = vec![
        Line { account: accounts::CUSTOMERS, whose: Some((issued.customer, about)), cents: paper.gross },
        own(accounts::SALES, Cents(0) - paper.net),
    ];
    let tax: Cents = paper.vat.iter().map(|sum| sum.tax).sum();
    if tax != Cents(0) {
        lines.push(own(accounts::TAX, Cents(0) - tax));
    }
    Entry { journal: ("VE", "Ventes"), day: paper.day.format("%Y%m%d").to_string(), piece: &paper.number, label: about, lines }
}

const fn till(method: Method) -> (&'static str, &'static str) {
    match method {
        Method::Cash => accounts::TILL,
        Method::Cheque => accounts::CHEQUES,
        Method::Card | Method::Transfer => accounts::BANK,
        Method::Units => accounts::OTHERS,
    }
}

fn of_money(line: &Booked, zone: Tz) -> Option<Entry<'_>> {
    let day = line.at.with_timezone(&zone).format("%Y%m%d").to_string();
    let about = line.customer_name.as_str();
    let whose = Some((line.customer_id, about));
    let customer = |cents: Cents| Line { account: accounts::CUSTOMERS, whose, cents: Cents(0) - cents };
    let other = match (line.method, line.taken_back.unwrap_or(line.cause)) {
        (Some(method), _) => till(method),
        (None, AccountCause::Deposit) => accounts::DEPOSITS,
        (None, AccountCause::Gesture) => accounts::SUNDRY,
        _ => return None,
    };
    Some(Entry {
        journal: ("EN", "Encaissements"),
        day,
        piece: line.order_code.as_deref().unwrap_or(about),
        label: about,
        lines: vec![Line { account: other, whose: None, cents: line.cents }, customer(line.cents)],
    })
}

/// "12,50": the decimal comma, no sign.
fn amount(cents: Cents) -> String {
    format!("{},{:02}", cents.0 / 100, cents.0 % 100)
}

/// Tabs and line ends inside a name would be columns.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn write(text: &mut String, entry: &Entry<'_>, number: usize) {
    for line in &entry.lines {
        let (debit, credit) = if line.cents >= Cents(0) { (line.cents, Cents(0)) } else { (Cents(0), Cents(0) - line.cents) };
        let (number_of, name) = line.whose.map(|(customer, name)| (auxiliary(customer), plain(name))).unwrap_or_default();
        let cells = [
            entry.journal.0.to_owned(),
            entry.journal.1.to_owned(),
            number.to_string(),
            entry.day.clone(),
            line.account.0.to_owned(),
            line.account.1.to_owned(),
            number_of,
            name,
            plain(entry.piece),
            entry.day.clone(),
            plain(entry.label),
            amount(debit),
            amount(credit),
            String::new(),
            String::new(),
            entry.day.clone(),
            String::new(),
            String::new(),
        ];
        text.push_str(&cells.join("\t"));
        text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;

    fn paid(at: &str, cents: i64, (cause, taken_back): (AccountCause, Option<AccountCause>)) -> Booked {
        Booked {
            at: at.parse::<DateTime<Utc>>().unwrap(),
            cents: Cents(cents),
            cause,
            taken_back,
            method: (cause == AccountCause::Payment).then_some(Method::Cash),
            customer_id: CustomerId::new(),
            customer_name: "Awa\tDémo".to_owned(),
            order_code: None,
            note: String::new(),
        }
    }

    fn rows(text: &str) -> Vec<Vec<&str>> {
        text.lines().skip(1).map(|row| row.split('\t').collect()).collect()
    }

    #[test]
    fn entries_balance_and_names_stay_in_their_column() {
        let line = paid("2026-03-03T23:30:00Z", 620, (AccountCause::Payment, None));
        let text = file(&[], &[line], chrono_tz::Europe::Paris, NaiveDate::default());
        let rows = rows(&text);
        assert!(rows.iter().all(|row| row.len() == 18));
        let sum = |column: usize| rows.iter().map(|row| row[column].replace(',', "").parse::<i64>().unwrap()).sum::<i64>();
        assert_eq!((sum(11), sum(12)), (620, 620));
        assert_eq!(rows[0][3], "20260304", "half past eleven in Greenwich is tomorrow here");
    }

    #[test]
    fn what_is_taken_back_is_entered_and_a_number_is_the_same_in_every_file() {
        let given = (AccountCause::Gesture, None);
        let back = (AccountCause::Reversal, Some(AccountCause::Gesture));
        let moves = [
            paid("2025-12-30T10:00:00Z", 300, given),
            paid("2026-01-05T10:00:00Z", 500, given),
            paid("2026-02-05T10:00:00Z", -500, back),
        ];
        let from = |day: &str| file(&[], &moves, chrono_tz::Europe::Paris, day.parse().unwrap());
        let (whole, late) = (from("2025-01-01"), from("2026-02-01"));
        let numbers: Vec<&str> = rows(&whole).iter().map(|row| row[2]).collect();
        assert_eq!(numbers, ["1", "1", "1", "1", "2", "2"], "each year begins anew");
        assert_eq!(rows(&late), rows(&whole)[4..], "what is taken out later has the same numbers");
        let sum = |column: usize| rows(&late).iter().map(|row| row[column].replace(',', "").parse::<i64>().unwrap()).sum::<i64>();
        assert_eq!((sum(11), sum(12)), (500, 500), "and the gesture is taken back");
    }
}
