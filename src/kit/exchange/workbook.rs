//! Workbooks (XLSX, ODS): the first sheet that holds something. A small file can say that it is huge, with one sign in the last cell or a
//! cell that is repeated: how far a sheet goes is known before room is made for it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read as _};

use calamine::{Data, Ods, Reader as _, Sheet, SheetType, SheetVisible, Xlsx};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use platform::i18n::Message;

use super::table::{Format, Lines, MAX_COLUMNS, MAX_ROWS};
use super::texts;

/// Most bytes that a workbook may hold once it is unpacked, and that its cells may come to.
pub const MAX_UNPACKED: u64 = 64 * 1024 * 1024;

/// What a sheet holds, and how many of its formulas have no result.
#[derive(Default)]
struct Found {
    rows: Lines,
    formulas: usize,
}

/// Reads the first sheet that is shown and holds something.
///
/// # Errors
/// A sentence about the file as a whole.
pub fn read(bytes: &[u8]) -> Result<(Format, Lines), Message> {
    let names = unpacked(bytes)?;
    let has = |name: &str| names.iter().any(|known| known == name);
    if names.iter().any(|name| name.to_ascii_lowercase().ends_with(".shp")) {
        Err(Message::new(|l| texts::geo_format(l, "Shapefile")))
    } else if has("xl/workbook.xml") {
        first_sheet(Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?, xlsx)
    } else if has("content.xml") {
        ods_is_bounded(bytes)?;
        first_sheet(Ods::new(Cursor::new(bytes)).map_err(|_| damaged())?, ods)
    } else {
        Err(damaged())
    }
}

fn damaged() -> Message {
    Message::new(texts::bad_workbook)
}

/// The names of what a workbook is made of. What it unpacks to is counted, whatever its own table of contents says.
fn unpacked(bytes: &[u8]) -> Result<Vec<String>, Message> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let (mut left, mut names) = (MAX_UNPACKED, Vec::new());
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| damaged())?;
        names.push(entry.name().map_err(|_| damaged())?.into_owned());
        let read = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|_| damaged())?;
        left = left.checked_sub(read).ok_or_else(|| Message::new(texts::too_large_inside))?;
    }
    Ok(names)
}

fn first_sheet<B: calamine::Reader<Cursor<T>>, T: AsRef<[u8]>>(
    mut book: B,
    cells: impl Fn(&mut B, &str) -> Result<Found, Message>,
) -> Result<(Format, Lines), Message> {
    let sheets: Vec<Sheet> = book.sheets_metadata().to_vec();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible) {
        let found = cells(&mut book, &sheet.name)?;
        if !found.rows.is_empty() {
            let others = sheets.iter().map(|other| other.name.clone()).filter(|name| *name != sheet.name).collect();
            return Ok((Format::Workbook { sheet: sheet.name.clone(), others, formulas: found.formulas }, found.rows));
        }
    }
    Err(Message::new(texts::no_table))
}

/// The cells of a sheet that hold something, one after the other as they stand in the file.
fn xlsx(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Found, Message> {
    let merged = book.merge_cells_by_sheet_name(name).map_err(|_| damaged())?;
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
    let (mut rows, mut size, mut formulas) = (BTreeMap::<u32, Vec<String>>::new(), 0, 0);
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(|_| damaged())? {
        let text = cell(&found.value.into());
        if text.is_empty() {
            formulas += usize::from(found.formula.is_some());
            continue;
        }
        let (row, column) = (found.pos.0, usize::try_from(found.pos.1).unwrap_or(usize::MAX));
        refuse_wide(column + 1)?;
        size += text.len() as u64;
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        if rows.len() > MAX_ROWS + 1 {
            return Err(super::table::too_long());
        }
        if size > MAX_UNPACKED {
            return Err(Message::new(texts::too_large_inside));
        }
    }
    for region in merged.iter().filter(|region| region.end.0 > region.start.0) {
        carry_down(&mut rows, region);
    }
    let rows = rows.into_iter().map(|(row, cells)| (usize::try_from(row).unwrap_or(usize::MAX - 1) + 1, cells)).collect();
    Ok(Found { rows, formulas })
}

/// What stands once for several rows stands in each of them.
fn carry_down(rows: &mut BTreeMap<u32, Vec<String>>, region: &calamine::Dimensions) {
    let column = usize::try_from(region.start.1).unwrap_or(usize::MAX);
    let Some(text) = rows.get(&region.start.0).and_then(|cells| cells.get(column)).cloned() else {
        return;
    };
    for (_, cells) in rows.range_mut(region.start.0 + 1..=region.end.0) {
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column].clone_from(&text);
    }
}

fn refuse_wide(columns: usize) -> Result<(), Message> {
    if columns > MAX_COLUMNS { Err(Message::new(|l| texts::too_many_columns(l, MAX_COLUMNS))) } else { Ok(()) }
}

/// A sheet whose extent is known already.
fn ods<T: AsRef<[u8]>>(book: &mut Ods<Cursor<T>>, name: &str) -> Result<Found, Message> {
    let sheet = book.worksheet_range(name).map_err(|_| damaged())?;
    let (top, left) = sheet.start().unwrap_or_default();
    let (top, left) = (usize::try_from(top).unwrap_or(0) + 1, usize::try_from(left).unwrap_or(0));
    let row = |row: &[Data]| std::iter::repeat_n(String::new(), left).chain(row.iter().map(cell)).collect();
    let rows = sheet.rows().enumerate().filter(|(_, cells)| cells.iter().any(|cell| *cell != Data::Empty));
    Ok(Found { rows: rows.map(|(index, cells)| (top + index, row(cells))).collect(), formulas: 0 })
}

/// How far a table of an ODS file goes, counted as it is read.
#[derive(Default)]
struct Extent {
    /// Rows up to the last that holds something, and empty ones after it.
    rows: u64,
    empty: u64,
    /// Of the row that is read: how often it stands there, its columns, and its bytes of text.
    repeated: u64,
    columns: u64,
    filled: u64,
    cell: u64,
    bytes: u64,
    /// Bytes of all cells.
    total: u64,
}

impl Extent {
    fn cell(&mut self, tag: &BytesStart<'_>) {
        self.cell = repeated(tag, "table:number-columns-repeated");
        self.columns = self.columns.saturating_add(self.cell);
        if tag.attributes().flatten().any(|attribute| attribute.key.as_ref() == "office:value-type") {
            self.filled = self.columns;
        }
    }

    fn text(&mut self, text: &str) {
        self.filled = self.columns;
        self.bytes = self.bytes.saturating_add(self.cell.saturating_mul(text.len() as u64));
    }

    fn row_ends(&mut self) -> Result<(), Message> {
        if self.filled == 0 {
            self.empty = self.empty.saturating_add(self.repeated);
            return Ok(());
        }
        refuse_wide(usize::try_from(self.filled).unwrap_or(usize::MAX))?;
        self.rows = self.rows.saturating_add(self.empty).saturating_add(self.repeated);
        self.empty = 0;
        self.total = self.total.saturating_add(self.repeated.saturating_mul(self.bytes));
        if self.rows > MAX_ROWS as u64 + 1 {
            return Err(super::table::too_long());
        }
        if self.total > MAX_UNPACKED { Err(Message::new(texts::too_large_inside)) } else { Ok(()) }
    }
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> u64 {
    let said = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    said.and_then(|attribute| attribute.value.parse().ok()).unwrap_or(1)
}

/// Refuses a file whose tables go further than they may, or say more.
fn ods_is_bounded(bytes: &[u8]) -> Result<(), Message> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let content = archive.by_name("content.xml").map_err(|_| damaged())?;
    extents(BufReader::new(content.take(MAX_UNPACKED)))
}

fn extents(content: impl BufRead) -> Result<(), Message> {
    let mut reader = Reader::from_reader(content);
    let (mut buffer, mut extent, mut inside) = (Vec::new(), Extent::default(), false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table" => extent = Extent::default(),
                "table:table-row" => {
                    let repeated = repeated(&tag, "table:number-rows-repeated");
                    extent =
                        Extent { repeated, rows: extent.rows, empty: extent.empty, total: extent.total, ..Extent::default() };
                }
                "table:table-cell" | "table:covered-table-cell" => extent.cell(&tag),
                "text:p" => inside = true,
                _ => {}
            },
            Event::Empty(tag) => match tag.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => extent.cell(&tag),
                "table:table-row" => {
                    extent.empty = extent.empty.saturating_add(repeated(&tag, "table:number-rows-repeated"));
                }
                _ => {}
            },
            Event::Text(text) if inside => extent.text(&text),
            Event::End(tag) => match tag.name().as_ref() {
                "table:table-row" => extent.row_ends()?,
                "text:p" => inside = false,
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
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
    use std::io::Write as _;

    use platform::i18n::Lang;

    use super::*;

    /// An archive of these files.
    fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    const BOOK: &str = "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Liste\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    const PACKAGE: &str = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    const RELATIONS: &str = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

    /// A workbook of one sheet with these cells, and what is said of merged ones.
    fn xlsx_of(cells: &[(&str, &str)], after: &str) -> Vec<u8> {
        let cells: String =
            cells.iter().map(|(at, content)| format!("<row><c r=\"{at}\" t=\"str\">{content}</c></row>")).collect();
        let sheet = format!(
            "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{cells}</sheetData>{after}</worksheet>"
        );
        zip_of(&[
            ("_rels/.rels", PACKAGE),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/sheet1.xml", &sheet),
        ])
    }

    fn ods_of(rows: &str) -> Vec<u8> {
        let content = format!(
            "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Liste\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"m\"></manifest:manifest>";
        zip_of(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", &content),
        ])
    }

    #[test]
    fn a_sign_in_the_last_cell_makes_no_room_for_all_before_it() {
        let stray = |at| xlsx_of(&[("A1", "<v>Nom</v>"), ("A2", "<v>Ida</v>"), (at, "<v>x</v>")], "");
        for at in ["XFD1048576", "XFD10000", "GT3"] {
            let refused = read(&stray(at)).unwrap_err();
            assert!(refused.text(Lang::Fr).contains("200"), "{at}: {refused:?}");
        }
        let (_, rows) = read(&stray("B1048576")).unwrap();
        assert_eq!(rows.last(), Some(&(1_048_576, vec![String::new(), "x".to_owned()])));
    }

    #[test]
    fn what_an_ods_file_repeats_is_counted_before_room_is_made_for_it() {
        let cell = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
        let repeated = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
        let long = format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"200\"><text:p>{}</text:p></table:table-cell>",
            "x".repeat(30_000)
        );
        let rows = |cells: &str, times: u64| {
            format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
        };
        let far = format!("{}{}{}", rows(cell, 1), rows("<table:table-cell/>", 900_000), rows(cell, 1));
        assert!(read(&ods_of(&rows(repeated, 1))).is_err());
        assert!(read(&ods_of(&rows(cell, 1_048_576))).is_err());
        assert!(read(&ods_of(&far)).is_err());
        assert_eq!(read(&ods_of(&rows(&long, 20_000))).unwrap_err(), Message::new(texts::too_large_inside));
        // What every such file ends with is nothing.
        let usual =
            format!("{}{}", rows(cell, 2), rows("<table:table-cell table:number-columns-repeated=\"16384\"/>", 1_048_574));
        let (format, found) = read(&ods_of(&usual)).unwrap();
        assert_eq!(format, Format::Workbook { sheet: "Liste".to_owned(), others: Vec::new(), formulas: 0 });
        assert_eq!(found, [(1, vec!["x".to_owned()]), (2, vec!["x".to_owned()])]);
    }

    #[test]
    fn a_cell_merged_over_rows_stands_in_each_and_a_formula_without_result_is_counted() {
        let cells =
            [("A1", "<v>Nom</v>"), ("B1", "<v>Boîte</v>"), ("A2", "<v>Ida</v>"), ("B2", "<v>E1</v>"), ("A3", "<v>Max</v>")];
        let cells = [cells.as_slice(), &[("C3", "<f>A2&amp;A3</f>")]].concat();
        let (format, rows) = read(&xlsx_of(&cells, "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells>")).unwrap();
        assert_eq!(rows[2], (3, vec!["Max".to_owned(), "E1".to_owned()]));
        assert!(matches!(format, Format::Workbook { formulas: 1, .. }), "{format:?}");
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
    fn what_is_no_workbook_says_what_it_is() {
        let refused = read(&zip_of(&[("champs.shp", "x"), ("champs.dbf", "x")])).unwrap_err();
        assert!(refused.text(Lang::Fr).contains("GeoJSON"), "{refused:?}");
        assert_eq!(read(&zip_of(&[("lisezmoi.txt", "x")])), Err(damaged()));
    }
}
