//! OpenDocument spreadsheets. Such a file may say that a cell stands there a million times: its rows are made while it is
//! read, so that what it repeats is bounded like what it holds. The library that reads the other workbooks makes room for
//! all of it first.

use std::collections::HashSet;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use platform::i18n::Message;

use super::table::{Lines, MAX_COLUMNS, MAX_ROWS, too_long};
use super::texts;
use super::workbook::{MAX_UNPACKED, cell_at, damaged, refuse_wide};

/// Most spaces that one mark of them stands for.
const MAX_SPACES: u64 = 100;

/// The first sheet that holds something, and the names of all.
#[derive(Default)]
pub struct Found {
    pub names: Vec<String>,
    /// Which of them it is.
    pub sheet: Option<usize>,
    pub rows: Lines,
    pub formulas: usize,
}

/// Reads `content.xml`.
///
/// # Errors
/// A sentence about the file: damaged, too wide, too long, too much in it.
pub fn read(content: impl BufRead) -> Result<Found, Message> {
    let mut reader = Reader::from_reader(content);
    let (mut buffer, mut walk) = (Vec::new(), Walk::default());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(tag) => walk.start(&tag)?,
            Event::Empty(tag) => {
                walk.start(&tag)?;
                walk.end(tag.name().as_ref())?;
            }
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(entity) => {
                if let Ok(Some(c)) = entity.resolve_char_ref() {
                    walk.text(c.encode_utf8(&mut [0; 4]));
                } else if let Some(text) = quick_xml::escape::resolve_predefined_entity(&entity) {
                    walk.text(text);
                }
            }
            Event::End(tag) => walk.end(tag.name().as_ref())?,
            Event::Eof if walk.depth == 0 => return Ok(walk.found),
            Event::Eof => return Err(damaged()),
            _ => {}
        }
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    repeated: usize,
    rows: usize,
    value: Option<String>,
    text: String,
    formula: bool,
}

/// Where the reading stands.
#[derive(Default)]
struct Walk {
    found: Found,
    /// Styles of sheets that are not shown, and the style that is read.
    hidden: HashSet<String>,
    style: String,
    /// Tables around, and remarks: neither is part of a cell's text.
    depth: usize,
    remarks: usize,
    shown: bool,
    /// Rows of the sheet so far, and the one that is read: how often it stands there, and its cells.
    line: usize,
    repeated: usize,
    row: Vec<String>,
    column: usize,
    cell: Option<Cell>,
    /// By column: until which line a cell stands for the rows below it, and with what.
    spans: Vec<Option<(usize, String)>>,
    size: u64,
}

impl Walk {
    /// Whether the sheet that is read is the one that is wanted.
    const fn wanted(&self) -> bool {
        self.depth == 1 && self.shown && self.found.sheet.is_none()
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Message> {
        match tag.name().as_ref() {
            "style:style" => self.style = attribute(tag, "style:name").unwrap_or_default(),
            "style:table-properties" if attribute(tag, "table:display").as_deref() == Some("false") => {
                self.hidden.insert(self.style.clone());
            }
            "table:table" => self.sheet(tag),
            "office:annotation" => self.remarks += 1,
            "table:table-row" if self.wanted() => {
                self.repeated = count(tag, "table:number-rows-repeated");
                self.row.clear();
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.wanted() => self.cell = Some(cell(tag)),
            "text:p" => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| self.remarks == 0 && !cell.text.is_empty()) {
                    cell.text.push('\n');
                }
            }
            "text:s" => {
                let spaces = attribute(tag, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1_u64).min(MAX_SPACES);
                self.text(&" ".repeat(usize::try_from(spaces).unwrap_or(1)));
            }
            "text:tab" | "text:line-break" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn sheet(&mut self, tag: &BytesStart<'_>) {
        self.depth += 1;
        if self.depth > 1 {
            return;
        }
        self.found.names.push(attribute(tag, "table:name").unwrap_or_default());
        self.shown = !self.hidden.contains(&attribute(tag, "table:style-name").unwrap_or_default());
        (self.line, self.spans) = (0, Vec::new());
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.remarks == 0 && self.depth == 1) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Message> {
        match name {
            "table:table" => {
                if self.wanted() && !self.found.rows.is_empty() {
                    self.found.sheet = Some(self.found.names.len() - 1);
                }
                self.depth = self.depth.saturating_sub(1);
            }
            "office:annotation" => self.remarks = self.remarks.saturating_sub(1),
            "table:table-row" if self.wanted() => self.row_ends()?,
            "table:table-cell" | "table:covered-table-cell" if self.wanted() => self.cell_ends()?,
            _ => {}
        }
        Ok(())
    }

    fn cell_ends(&mut self) -> Result<(), Message> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let value = cell.value.unwrap_or(cell.text);
        if value.trim().is_empty() {
            self.found.formulas += usize::from(cell.formula);
            self.column = self.column.saturating_add(cell.repeated);
            return Ok(());
        }
        let end = self.column.saturating_add(cell.repeated);
        refuse_wide(end)?;
        self.row.resize(self.column, String::new());
        self.row.resize(end, value.clone());
        if cell.rows > 1 {
            self.spans.resize(MAX_COLUMNS, None);
            self.spans[self.column] = Some((self.line.saturating_add(cell.rows), value));
        }
        self.column = end;
        Ok(())
    }

    fn row_ends(&mut self) -> Result<(), Message> {
        if !self.row.is_empty() {
            self.carry_down();
            let bytes: usize = self.row.iter().map(String::len).sum();
            self.size = self.size.saturating_add((bytes as u64).saturating_mul(self.repeated as u64));
            if self.found.rows.len().saturating_add(self.repeated) > MAX_ROWS + 1 {
                return Err(too_long());
            }
            if self.size > MAX_UNPACKED {
                return Err(Message::new(texts::too_large_inside));
            }
            self.found.rows.extend((1..=self.repeated).map(|place| (self.line + place, self.row.clone())));
        }
        self.line = self.line.saturating_add(self.repeated);
        Ok(())
    }

    /// What stands once for several rows stands in each of them that holds anything.
    fn carry_down(&mut self) {
        for (column, span) in self.spans.iter_mut().enumerate() {
            let Some((until, value)) = span else { continue };
            if *until <= self.line {
                *span = None;
                continue;
            }
            let cell = cell_at(&mut self.row, column);
            if cell.is_empty() {
                cell.clone_from(value);
            }
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(|value| value.into_owned())
}

fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|said| said.parse().ok()).unwrap_or(1)
}

/// A cell by what its tag says: numbers and days are kept apart from how they are shown.
fn cell(tag: &BytesStart<'_>) -> Cell {
    let value = match attribute(tag, "office:value-type").as_deref() {
        Some("float" | "currency" | "percentage") => attribute(tag, "office:value").map(|value| number(&value)),
        Some("date") => attribute(tag, "office:date-value").map(|day| day.strip_suffix("T00:00:00").unwrap_or(&day).to_owned()),
        Some("boolean") => attribute(tag, "office:boolean-value"),
        Some("string") => attribute(tag, "office:string-value"),
        _ => None,
    };
    Cell {
        repeated: count(tag, "table:number-columns-repeated"),
        rows: count(tag, "table:number-rows-spanned"),
        value,
        text: String::new(),
        formula: attribute(tag, "table:formula").is_some(),
    }
}

/// Whole numbers without decimals, as the other workbooks are read.
fn number(text: &str) -> String {
    text.parse::<f64>().map_or_else(|_| text.to_owned(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use platform::i18n::Lang;

    use super::*;

    const CELL: &str = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";

    fn of(sheets: &str) -> Result<Found, Message> {
        let content = format!(
            "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">{sheets}</office:document-content>"
        );
        read(content.as_bytes())
    }

    fn rows(cells: &str, times: u64) -> String {
        format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
    }

    fn sheet(rows: &str) -> String {
        format!("<table:table table:name=\"Liste\">{rows}</table:table>")
    }

    #[test]
    fn what_is_repeated_is_bounded_while_it_is_read() {
        let wide = "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
        let long = format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"200\" office:string-value=\"{}\"/>",
            "x".repeat(60_000)
        );
        let spaces = "<table:table-cell><text:p>x<text:s text:c=\"2000000000\"/>y</text:p></table:table-cell>";
        let escaped = "<table:table-row table:number-rows-repeated=\"&#49;048576\">".to_owned() + CELL + "</table:table-row>";
        let far = format!("{}{}{}", rows(CELL, 1), rows("<table:table-cell/>", 900_000), rows(CELL, 1));
        let told = |rows: &str| of(&sheet(rows)).err().map(|why| why.text(Lang::Fr)).unwrap_or_default();
        assert!(told(&rows(wide, 1)).contains("200"));
        assert!(told(&rows(CELL, 1_048_576)).contains("20000"));
        assert!(told(&escaped).contains("20000"));
        assert!(told(&rows(&long, 20_000)).contains("beaucoup trop"));
        assert_eq!(of(&sheet(&rows(spaces, 1))).unwrap().rows[0].1[0].len(), 102);
        assert_eq!(of(&sheet(&far)).unwrap().rows.last().unwrap().0, 900_002, "empty rows are passed over");
        // What every such file ends with is nothing; and it is closed.
        let usual =
            format!("{}{}", rows(CELL, 2), rows("<table:table-cell table:number-columns-repeated=\"16384\"/>", 1_048_574));
        assert_eq!(of(&sheet(&usual)).unwrap().rows, [(1, vec!["x".to_owned()]), (2, vec!["x".to_owned()])]);
        assert!(read("<table:table table:name=\"Liste\"><table:table-row>".as_bytes()).is_err());
    }

    #[test]
    fn cells_are_read_as_they_are_meant() {
        let cells = "<table:table-cell office:value-type=\"float\" office:value=\"12.0\"><text:p>12,00</text:p></table:table-cell>\
                     <table:table-cell office:value-type=\"date\" office:date-value=\"2024-03-03T00:00:00\"><text:p>3 mars</text:p></table:table-cell>\
                     <table:table-cell office:value-type=\"string\"><office:annotation><text:p>remarque</text:p></office:annotation><text:p>a &amp; <text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>\
                     <table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>e</text:p></table:table-cell>";
        let found = of(&sheet(&rows(cells, 1))).unwrap();
        assert_eq!(found.rows[0].1, ["12", "2024-03-03", "a & b\nc", "", "e"]);
        assert_eq!(found.formulas, 0);
        let empty = "<table:table-cell table:formula=\"of:=[.A1]\"/>";
        assert_eq!(of(&sheet(&rows(&format!("{CELL}{empty}"), 1))).unwrap().formulas, 1);
    }

    #[test]
    fn a_cell_over_several_rows_stands_in_each_and_the_first_sheet_with_something_is_read() {
        let merged = "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>Tomate</text:p></table:table-cell>";
        let covered = "<table:covered-table-cell/>";
        let list = sheet(&format!(
            "{}{}{}",
            rows(&format!("{merged}{CELL}"), 1),
            rows(&format!("{covered}{CELL}"), 1),
            rows(&format!("<table:table-cell/>{CELL}"), 1)
        ));
        let wide = "<table:table-cell table:number-columns-repeated=\"300\"><text:p>x</text:p></table:table-cell>";
        let hidden = "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>";
        let cache = format!("<table:table table:name=\"Cache\" table:style-name=\"ta2\">{}</table:table>", rows(CELL, 1));
        let found = of(&format!("{hidden}{}{cache}{list}{}", sheet(""), sheet(&rows(wide, 1)))).unwrap();
        assert_eq!((found.names.len(), found.sheet), (4, Some(2)));
        let first: Vec<&str> = found.rows.iter().map(|(_, cells)| cells[0].as_str()).collect();
        assert_eq!(first, ["Tomate", "Tomate", ""]);
    }
}
