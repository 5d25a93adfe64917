//! A table as a spreadsheet shows it: a heading, and rows by the number the spreadsheet gives them. From CSV in the ways it is written,
//! from XLSX and ODS.

use platform::i18n::Message;

use super::columns::Known;
use super::decode::{self, Written};
use super::{cells, heading, texts, workbook};

/// Most rows of one file.
pub const MAX_ROWS: usize = 20_000;
/// Most columns.
pub const MAX_COLUMNS: usize = 200;
/// Characters after which spreadsheets cut a cell.
pub const CELL_LIMIT: usize = 32_767;

/// How the columns of a file are kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text, with this sign between columns.
    Csv(char, Written),
    /// A workbook: the first sheet that holds something, those beside it, and how many formulas have no result.
    Workbook { sheet: String, others: Vec<String>, formulas: usize },
}

/// Lines by the number the spreadsheet gives them, from 1, with their cells.
pub type Lines = Vec<(usize, Vec<String>)>;

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
    /// Lines that are no records: what stands above the heading, remarks and totals. Whoever brings the file sees them.
    pub aside: Vec<(usize, String)>,
}

/// Reads a table; its heading is known by the fields it may name.
///
/// # Errors
/// A sentence about the file as a whole: no table, too long, a quotation mark that never ends, a workbook that is damaged.
pub fn read(bytes: &[u8], known: &[Known]) -> Result<Table, Message> {
    refuse_others(bytes)?;
    let (format, rows) = if bytes.starts_with(b"PK\x03\x04") { workbook::read(bytes)? } else { text(bytes)? };
    table(format, rows, known)
}

/// Files of other programs that are no tables, by how they begin: each says what would be read.
fn refuse_others(bytes: &[u8]) -> Result<(), Message> {
    if bytes.starts_with(b"SQLite format 3") {
        Err(Message::new(|l| texts::geo_format(l, "GeoPackage")))
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Err(Message::new(texts::old_workbook))
    } else if bytes.starts_with(b"%PDF") {
        Err(Message::new(texts::no_table))
    } else {
        Ok(())
    }
}

fn text(bytes: &[u8]) -> Result<(Format, Lines), Message> {
    let (text, written) = decode::text(bytes);
    // What no keyboard writes: a picture, or a workbook that is damaged.
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{80}'..)) {
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
    Ok((Format::Csv(separator, written), found))
}

/// That there are more rows than are read.
#[must_use]
pub fn too_long() -> Message {
    Message::new(|l| texts::too_many_rows(l, MAX_ROWS))
}

/// The heading is found, rows without anything are left out, and lines that are no records are set aside.
fn table(format: Format, found: Lines, known: &[Known]) -> Result<Table, Message> {
    let mut found: Lines = found.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect();
    let mut below = found.split_off(heading::of(&found, known));
    let mut aside: Vec<(usize, String)> = found.iter().map(|(line, cells)| (*line, heading::words(cells))).collect();
    if below.is_empty() {
        return Err(Message::new(texts::no_table));
    }
    let (_, first) = below.remove(0);
    let mut headings: Vec<String> = first.iter().map(|heading| cells::clean(heading)).collect();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    if headings.len() > MAX_COLUMNS {
        return Err(Message::new(|l| texts::too_many_columns(l, MAX_COLUMNS)));
    }
    let (remarks, records): (Vec<_>, Vec<_>) =
        below.into_iter().partition(|(_, cells)| headings.len() > 1 && heading::is_no_record(cells));
    aside.extend(remarks.iter().map(|(line, cells)| (*line, heading::words(cells))));
    let rows: Vec<Row> = records
        .into_iter()
        .map(|(line, mut cells)| {
            let too_long = cells.iter().skip(headings.len()).any(|cell| !cell.trim().is_empty());
            cells.resize(headings.len(), String::new());
            Row { line, cells, too_long }
        })
        .collect();
    if rows.is_empty() { Err(Message::new(texts::no_rows)) } else { Ok(Table { format, headings, rows, aside }) }
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

#[cfg(test)]
mod tests {
    use super::super::columns::anything;
    use super::*;
    use platform::i18n::Lang;

    fn label(_: Lang) -> &'static str {
        "Étiquette"
    }

    const KNOWN: &[Known] = &[
        Known { field: "name", label, headings: &["nom"], several: false, fits: anything },
        Known { field: "notes", label, headings: &["note"], several: false, fits: anything },
        Known { field: "amount", label, headings: &["quantite"], several: false, fits: anything },
    ];

    fn read(bytes: &[u8]) -> Result<Table, Message> {
        super::read(bytes, KNOWN)
    }

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
    fn the_heading_is_found_below_a_title_and_what_is_no_record_is_told() {
        let file = "Inventaire 2026;;\nListe au 3 mars;;\n;;\nNom;Note;Quantité\nIda;a;3\nMax;;2\n# à revoir;;\nTotal;;5\nTotal : 2 fiches;;\n";
        let table = read(file.as_bytes()).unwrap();
        assert_eq!(table.headings, ["Nom", "Note", "Quantité"]);
        assert_eq!(lines(&table), [5, 6]);
        let aside: Vec<(usize, &str)> = table.aside.iter().map(|(line, words)| (*line, words.as_str())).collect();
        let expected =
            [(1, "Inventaire 2026"), (2, "Liste au 3 mars"), (7, "# à revoir"), (8, "Total · 5"), (9, "Total : 2 fiches")];
        assert_eq!(aside, expected);
        // Headings nobody knows stand below a title all the same, and a list without any keeps its first line as before.
        assert_eq!(read(b"Essai;;\nun;deux;trois\n1;2;3\n").unwrap().headings, ["un", "deux", "trois"]);
        assert_eq!(read(b"un;deux\n1;2\n").unwrap().headings, ["un", "deux"]);
        // Somebody of that name, with more to say than a sum, is somebody; so is everybody in a list of one column.
        assert_eq!(lines(&read(b"Nom;Note\nTotal;oui\n").unwrap()), [2]);
        assert_eq!(lines(&read(b"Nom\nTotal\n").unwrap()), [2]);
    }

    #[test]
    fn what_is_no_table_says_what_would_be() {
        let told = |bytes: &[u8]| read(bytes).unwrap_err().text(Lang::Fr);
        assert!(told(b"SQLite format 3\0...").contains("GeoJSON"));
        assert!(told(b"%PDF-1.4\nNom;Note\n").contains("CSV"));
        assert!(told(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]).contains(".xlsx"));
        assert!(told(b"Nom;\x01\x02\nIda;x\n").contains("CSV"));
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
