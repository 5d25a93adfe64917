//! A table as a spreadsheet shows it: a heading, and rows by the number the spreadsheet gives them. From CSV in the ways it is written,
//! from XLSX and ODS.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _};

use platform::i18n::Message;

use super::decode::{self, Written};
use super::texts;

/// Most rows of one file.
pub const MAX_ROWS: usize = 20_000;
/// Most columns.
const MAX_COLUMNS: usize = 200;
/// Most bytes that a workbook may hold once it is unpacked: a small file can hold a huge one.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// Characters after which spreadsheets cut a cell.
pub const CELL_LIMIT: usize = 32_767;

/// How the columns of a file are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text, with this sign between columns.
    Csv(char, Written),
    /// A workbook: the first sheet that holds something, of so many.
    Workbook(usize),
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the spreadsheet, from 1.
    pub line: usize,
    /// As many as there are headings.
    pub cells: Vec<String>,
    /// Whether it holds more than there are headings.
    pub too_long: bool,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// How it was written.
    pub format: Format,
    /// The heading, trimmed.
    pub headings: Vec<String>,
    /// The rows below it, empty ones left out.
    pub rows: Vec<Row>,
}

/// Reads a table.
///
/// # Errors
/// A sentence about the file as a whole: no table, too long, a quotation mark that never ends, a workbook that is damaged.
pub fn read(bytes: &[u8]) -> Result<Table, Message> {
    if bytes.starts_with(b"PK\x03\x04") { workbook(bytes) } else { text(bytes) }
}

fn text(bytes: &[u8]) -> Result<Table, Message> {
    let (text, written) = decode::text(bytes);
    if text.contains('\0') {
        return Err(Message::new(texts::no_table));
    }
    let (content, named, skipped) = separator_line(&text);
    let separator = named.unwrap_or_else(|| guess(content));
    let starts = rows_of(content, separator)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .from_reader(content.as_bytes());
    let (mut found, mut record) = (Vec::new(), csv::StringRecord::new());
    while reader.read_record(&mut record).map_err(|_| Message::new(texts::no_table))? {
        // The reader leaves empty lines out: which row this is tells the place where it ended.
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let line = skipped + starts.partition_point(|start| *start < end);
        found.push((line, record.iter().map(str::to_owned).collect()));
        if found.len() > MAX_ROWS + 1 {
            return Err(too_long());
        }
    }
    table(Format::Csv(separator, written), found)
}

fn too_long() -> Message {
    Message::new(|l| texts::too_many_rows(l, MAX_ROWS))
}

/// The heading is the first row with something in it; rows without anything are left out.
fn table(format: Format, found: Vec<(usize, Vec<String>)>) -> Result<Table, Message> {
    let mut found = found.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let Some((_, headings)) = found.next() else {
        return Err(Message::new(texts::no_table));
    };
    let mut headings: Vec<String> = headings.iter().map(|heading| super::cells::clean(heading)).collect();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    if headings.len() > MAX_COLUMNS {
        return Err(Message::new(texts::no_table));
    }
    let rows: Vec<Row> = found
        .map(|(line, mut cells)| {
            let too_long = cells.iter().skip(headings.len()).any(|cell| !cell.trim().is_empty());
            cells.resize(headings.len(), String::new());
            Row { line, cells, too_long }
        })
        .collect();
    if rows.is_empty() { Err(Message::new(texts::no_rows)) } else { Ok(Table { format, headings, rows }) }
}

/// Some programs say in a first line which sign they use ("sep=;"). Gives the rest, the sign, and how many lines were passed over.
fn separator_line(text: &str) -> (&str, Option<char>, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let sign = first.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    match sign.strip_prefix("sep=").map(|sign| sign.chars().collect::<Vec<_>>()) {
        Some(signs) if signs.len() == 1 && signs[0].is_ascii() => (rest, Some(signs[0]), 1),
        _ => (text, None, 0),
    }
}

/// Signs that part cells. The first of those that are equal wins: semicolons are what French spreadsheets write.
const SIGNS: [char; 4] = [';', '\t', ',', '|'];

/// The sign that parts the heading, outside quotation marks. Where several could, the one that more of the first lines have, and no more of
/// it than the heading: what is written in cells has commas, too, and empty cells at a line's end may be left out.
fn guess(text: &str) -> char {
    let counts = signs_by_line(text);
    let Some(heading) = counts.iter().find(|line| line.iter().any(|count| *count > 0)) else {
        return SIGNS[0];
    };
    let fits = |line: &[usize; SIGNS.len()], sign: usize| (1..=heading[sign]).contains(&line[sign]);
    let likely = |sign: usize| (counts.iter().filter(|line| fits(line, sign)).count(), heading[sign]);
    let parting = (0..SIGNS.len()).filter(|sign| heading[*sign] > 0);
    SIGNS[parting.rev().max_by_key(|sign| likely(*sign)).unwrap_or(0)]
}

/// How many of each sign the first lines have outside quotation marks.
fn signs_by_line(text: &str) -> Vec<[usize; SIGNS.len()]> {
    let (mut quoted, mut lines) = (false, vec![[0; SIGNS.len()]]);
    for c in text.chars().take(64 * 1024) {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted && lines.len() == 6 => break,
            '\n' if !quoted => lines.push([0; SIGNS.len()]),
            c if !quoted => {
                if let (Some(sign), Some(line)) = (SIGNS.iter().position(|sign| *sign == c), lines.last_mut()) {
                    line[sign] += 1;
                }
            }
            _ => {}
        }
    }
    lines
}

/// Where each row begins, in bytes. A row may run over several lines inside quotation marks.
fn rows_of(text: &str, separator: char) -> Result<Vec<usize>, Message> {
    let (mut starts, mut open, mut cell_begins) = (vec![0], None, true);
    let mut signs = text.char_indices().peekable();
    while let Some((_, c)) = signs.next() {
        if open.is_some() {
            if c == '"' {
                if signs.peek().is_some_and(|(_, next)| *next == '"') {
                    signs.next();
                } else {
                    open = None;
                }
            }
            continue;
        }
        match c {
            '"' if cell_begins => {
                open = Some(starts.len());
                cell_begins = false;
            }
            '\n' | '\r' => {
                if c == '\r' && signs.peek().is_some_and(|(_, next)| *next == '\n') {
                    signs.next();
                }
                starts.push(signs.peek().map_or(text.len(), |(at, _)| *at));
                cell_begins = true;
            }
            c if c == separator => cell_begins = true,
            _ => cell_begins = false,
        }
    }
    open.map_or(Ok(starts), |line| Err(Message::new(move |l| texts::quote_never_ends(l, line))))
}

/// The first sheet that holds something. What a workbook unpacks to is counted first.
fn workbook(bytes: &[u8]) -> Result<Table, Message> {
    let damaged = || Message::new(texts::bad_workbook);
    unpacked(bytes)?;
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| damaged())?;
    let names = book.sheet_names();
    for name in &names {
        let sheet = book.worksheet_range(name).map_err(|_| damaged())?;
        if sheet.is_empty() {
            continue;
        }
        let (top, _) = sheet.start().unwrap_or_default();
        let top = usize::try_from(top).unwrap_or(0) + 1;
        if sheet.height() > MAX_ROWS + top {
            return Err(too_long());
        }
        let found = sheet.rows().enumerate().map(|(index, row)| (top + index, row.iter().map(cell).collect())).collect();
        return table(Format::Workbook(names.len()), found);
    }
    Err(Message::new(texts::no_table))
}

/// Refuses a workbook that unpacks to more than it should, whatever its own table of contents says.
fn unpacked(bytes: &[u8]) -> Result<(), Message> {
    let damaged = || Message::new(texts::bad_workbook);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| damaged())?;
        let read = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|_| damaged())?;
        left = left.checked_sub(read).ok_or_else(|| Message::new(texts::too_large_inside))?;
    }
    Ok(())
}

/// A cell of a workbook as text: dates as ISO writes them, whole numbers without decimals.
fn cell(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Bool(yes) => yes.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(at) => at.as_datetime().map_or_else(
            || at.as_f64().to_string(),
            |at| {
                if at.time() == chrono::NaiveTime::MIN { at.date().to_string() } else { at.format("%Y-%m-%d %H:%M").to_string() }
            },
        ),
        Data::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::i18n::Lang;

    fn lines(table: &Table) -> Vec<usize> {
        table.rows.iter().map(|row| row.line).collect()
    }

    #[test]
    fn rows_have_the_numbers_of_the_spreadsheet() {
        for end in ["\n", "\r\n", "\r"] {
            let content = ["Nom;Note", "Ida;\"deux", "lignes\"", "", "Max;"].join(end);
            let table = read(content.as_bytes()).unwrap();
            assert_eq!(lines(&table), [2, 4], "{end:?}");
            assert_eq!(table.headings, ["Nom", "Note"]);
        }
    }

    #[test]
    fn a_line_that_names_the_separator_is_no_heading() {
        let table = read(b"sep=,\r\nNom,E-mail\r\nIda,a@b.fr\r\n").unwrap();
        assert_eq!((table.headings.len(), lines(&table)), (2, vec![3]));
        assert_eq!(table.format, Format::Csv(',', Written::Utf8));
    }

    #[test]
    fn a_quotation_mark_that_never_ends_is_refused_with_its_line() {
        let refused = read(b"Nom;Note\nIda;ok\nMax;\"oh\nLena;x\n").unwrap_err();
        assert!(refused.text(Lang::Fr).contains('3'), "{refused:?}");
        assert!(read("Nom;Note\nIda;5\" de haut\n".as_bytes()).is_ok(), "a mark inside a cell is a mark");
    }

    #[test]
    fn a_row_with_more_than_the_heading_says_so() {
        let table = read(b"Nom;Note\nIda;a;b\nMax;c;;\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.too_long).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        std::io::copy(&mut std::io::repeat(b' ').take(MAX_UNPACKED + 2), &mut zip).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1024 * 1024);
        assert_eq!(read(&bytes), Err(Message::new(texts::too_large_inside)));
    }

    #[test]
    fn commas_in_cells_do_not_part_them() {
        for (text, sign) in [
            ("un;deux\n;a,b,c,d\n", ';'),
            ("Nom, prénom;Téléphone\nDupont;06\nDurand;07\n", ';'),
            ("name,phone\n\"Dupont; Luc\",06\n", ','),
            ("name\tphone\na, b, c\t06\n", '\t'),
            ("Nom, prénom;Tél;Ville\nDupont, Luc;06\nDurand, Zoé;07\n", ';'),
            ("seul\nun\n", ';'),
        ] {
            assert_eq!(guess(text), sign, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..600)) {
            let _ = read(&bytes);
            let _ = read(&[b"PK\x03\x04".as_slice(), &bytes].concat());
        }

        /// No row is invented and none is lost: what a table says comes back, cell by cell.
        #[test]
        fn what_is_written_is_read(cells in proptest::collection::vec(("[a-z\"; \n\r]{0,8}", "[a-zé,;\"\n]{1,8}"), 1..8)) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
            writer.write_record(["un", "deux"]).unwrap();
            for (one, two) in &cells {
                writer.write_record([one, two]).unwrap();
            }
            let read = read(&writer.into_inner().unwrap());
            let rows = read.map(|table| table.rows).unwrap_or_default();
            let told: Vec<(String, String)> = rows.iter().map(|row| (row.cells[0].clone(), row.cells[1].clone())).collect();
            let expected: Vec<(String, String)> =
                cells.into_iter().filter(|(one, two)| !one.trim().is_empty() || !two.trim().is_empty()).collect();
            proptest::prop_assert_eq!(told, expected);
        }
    }
}
