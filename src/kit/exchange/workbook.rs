//! Workbooks (XLSX; [`super::ods`] reads ODS): the first sheet that holds something. A small file can say that it is huge,
//! with one sign in the last cell: only cells that hold something are kept, and as many as there may be.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read as _};

use calamine::{Data, Reader as _, SheetType, SheetVisible, Xlsx};

use platform::i18n::Message;

use super::table::{Format, Lines, MAX_COLUMNS, MAX_ROWS};
use super::{ods, texts};

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
        first_sheet(Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?)
    } else if has("content.xml") {
        open_document(bytes)
    } else {
        Err(damaged())
    }
}

/// That a workbook cannot be read.
pub(super) fn damaged() -> Message {
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

fn first_sheet(mut book: Xlsx<Cursor<&[u8]>>) -> Result<(Format, Lines), Message> {
    let sheets = book.sheets_metadata().to_vec();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible) {
        let found = xlsx(&mut book, &sheet.name)?;
        if !found.rows.is_empty() {
            let names = sheets.iter().map(|other| other.name.clone());
            return Ok((format(&sheet.name, names, found.formulas), found.rows));
        }
    }
    Err(Message::new(texts::no_table))
}

fn open_document(bytes: &[u8]) -> Result<(Format, Lines), Message> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let content = archive.by_name("content.xml").map_err(|_| damaged())?;
    let found = ods::read(BufReader::new(content.take(MAX_UNPACKED)))?;
    let Some(sheet) = found.sheet.and_then(|place| found.names.get(place).cloned()) else {
        return Err(Message::new(texts::no_table));
    };
    Ok((format(&sheet, found.names.into_iter(), found.formulas), found.rows))
}

fn format(sheet: &str, names: impl Iterator<Item = String>, formulas: usize) -> Format {
    Format::Workbook { sheet: sheet.to_owned(), others: names.filter(|name| name != sheet).collect(), formulas }
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
        *cell_at(rows.entry(row).or_default(), column) = text;
        if rows.len() > MAX_ROWS + 1 {
            return Err(super::table::too_long());
        }
        if size > MAX_UNPACKED {
            return Err(Message::new(texts::too_large_inside));
        }
    }
    carry_down(&mut rows, &merged, size)?;
    let rows = rows.into_iter().map(|(row, cells)| (usize::try_from(row).unwrap_or(usize::MAX - 1) + 1, cells)).collect();
    Ok(Found { rows, formulas })
}

/// What stands once for several rows stands in each of them: as much of it as there may be in all.
fn carry_down(rows: &mut BTreeMap<u32, Vec<String>>, merged: &[calamine::Dimensions], mut size: u64) -> Result<(), Message> {
    let too_large = || Message::new(texts::too_large_inside);
    let mut left = MAX_ROWS * MAX_COLUMNS;
    for region in merged.iter().filter(|region| region.end.0 > region.start.0) {
        let column = usize::try_from(region.start.1).unwrap_or(usize::MAX);
        let Some(text) = rows.get(&region.start.0).and_then(|cells| cells.get(column)).cloned() else {
            continue;
        };
        for (_, cells) in rows.range_mut(region.start.0 + 1..=region.end.0) {
            left = left.checked_sub(1).ok_or_else(too_large)?;
            let cell = cell_at(cells, column);
            if cell.is_empty() {
                size += text.len() as u64;
                if size > MAX_UNPACKED {
                    return Err(too_large());
                }
                cell.clone_from(&text);
            }
        }
    }
    Ok(())
}

/// The cell of a row in a column, which a row that is shorter grows to.
pub(super) fn cell_at(cells: &mut Vec<String>, column: usize) -> &mut String {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    &mut cells[column]
}

/// Refuses what goes further to the right than a list does.
pub(super) fn refuse_wide(columns: usize) -> Result<(), Message> {
    if columns > MAX_COLUMNS { Err(Message::new(|l| texts::too_many_columns(l, MAX_COLUMNS))) } else { Ok(()) }
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
    fn a_cell_merged_over_rows_stands_in_each_and_a_formula_without_result_is_counted() {
        let cells =
            [("A1", "<v>Nom</v>"), ("B1", "<v>Boîte</v>"), ("A2", "<v>Ida</v>"), ("B2", "<v>E1</v>"), ("A3", "<v>Max</v>")];
        let cells = [cells.as_slice(), &[("C3", "<f>A2&amp;A3</f>")]].concat();
        let (format, rows) = read(&xlsx_of(&cells, "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells>")).unwrap();
        assert_eq!(rows[2], (3, vec!["Max".to_owned(), "E1".to_owned()]));
        assert!(matches!(format, Format::Workbook { formulas: 1, .. }), "{format:?}");
    }

    #[test]
    fn what_is_merged_over_many_rows_is_bounded() {
        let long = format!("<v>{}</v>", "x".repeat(30_000));
        let places: Vec<String> = (2..=4000).map(|row| format!("B{row}")).collect();
        let cells: Vec<(&str, &str)> =
            std::iter::once(("A1", long.as_str())).chain(places.iter().map(|place| (place.as_str(), "<v>y</v>"))).collect();
        let book = xlsx_of(&cells, "<mergeCells count=\"1\"><mergeCell ref=\"A1:A4000\"/></mergeCells>");
        assert_eq!(read(&book).unwrap_err(), Message::new(texts::too_large_inside));
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
