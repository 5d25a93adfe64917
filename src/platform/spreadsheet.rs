//! Tables to take away: the same cells as CSV and as a workbook (XLSX), so that the two cannot differ.

use axum::response::Response;
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::error::{AppError, Result};
use super::export;
use super::i18n::Lang;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A day, where there is one.
    Day(Option<NaiveDate>),
    /// A whole number.
    Count(i64),
    /// A number with two decimals, in hundredths.
    Hundredths(i64),
    /// A number with three decimals, in thousandths: grams as kilograms, milligrams as grams.
    Thousandths(i64),
}

impl Cell {
    fn text(&self, l: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => day.map(|day| day.to_string()).unwrap_or_default(),
            Self::Count(count) => count.to_string(),
            Self::Hundredths(number) => pointed(l, format!("{:.2}", decimal(*number, 100.0))),
            Self::Thousandths(number) => pointed(l, format!("{:.3}", decimal(*number, 1000.0))),
        }
    }
}

/// A number with the sign that a language has before its decimals.
fn pointed(l: Lang, text: String) -> String {
    if l == Lang::Fr { text.replace('.', ",") } else { text }
}

fn decimal(parts: i64, of: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "hours, euros and grams of people, far below 2⁵²")]
    let number = parts as f64 / of;
    number
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What its sheet is called; at most 31 characters.
    pub name: String,
    pub header: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

/// Answers with a table as CSV; `stem` is the file's name without its ending.
///
/// # Errors
/// Only if memory runs out while writing.
pub fn csv(l: Lang, stem: &str, table: &Table) -> Result<Response> {
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| cell.text(l)).collect());
    let bytes = export::csv(&table.header, rows)?;
    Ok(export::download(&format!("{stem}.csv"), "text/csv; charset=utf-8", bytes))
}

/// Answers with a workbook, a sheet a table.
///
/// # Errors
/// Only if memory runs out while writing, or two sheets have one name.
pub fn workbook(stem: &str, tables: &[Table]) -> Result<Response> {
    let bytes = written(tables).map_err(AppError::internal)?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(export::download(&format!("{stem}.xlsx"), kind, bytes))
}

fn written(tables: &[Table]) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let (day, decimals) = (Format::new().set_num_format("yyyy-mm-dd"), Format::new().set_num_format("0.00"));
    let three = Format::new().set_num_format("0.000");
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&table.name)?;
        // Whoever scrolls still sees whose line it is and what it counts.
        sheet.set_freeze_panes(1, 1)?;
        for (column, name) in (0..).zip(&table.header) {
            sheet.write_with_format(0, column, *name, &bold)?;
        }
        for (row, cells) in (1..).zip(&table.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Text(text) => sheet.write(row, column, text)?,
                    Cell::Day(Some(on)) => sheet.write_with_format(row, column, on, &day)?,
                    Cell::Day(None) => sheet,
                    Cell::Count(count) => sheet.write(row, column, *count)?,
                    Cell::Hundredths(number) => sheet.write_with_format(row, column, decimal(*number, 100.0), &decimals)?,
                    Cell::Thousandths(number) => sheet.write_with_format(row, column, decimal(*number, 1000.0), &three)?,
                };
            }
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_offices_read_them() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2);
        for (cell, fr, en) in [
            (Cell::Text("Awa".to_owned()), "Awa", "Awa"),
            (Cell::Day(day), "2026-03-02", "2026-03-02"),
            (Cell::Day(None), "", ""),
            (Cell::Count(-3), "-3", "-3"),
            (Cell::Hundredths(123_450), "1234,50", "1234.50"),
            (Cell::Hundredths(-5), "-0,05", "-0.05"),
            (Cell::Thousandths(51_679), "51,679", "51.679"),
            (Cell::Thousandths(-500), "-0,500", "-0.500"),
        ] {
            assert_eq!((cell.text(Lang::Fr).as_str(), cell.text(Lang::En).as_str()), (fr, en));
        }
    }

    #[test]
    fn two_sheets_of_one_name_are_an_error_not_a_panic() {
        let table = Table { name: "Mars".to_owned(), header: vec!["a"], rows: Vec::new() };
        assert!(written(std::slice::from_ref(&table)).is_ok_and(|bytes| bytes.starts_with(b"PK")));
        assert!(written(&[table.clone(), table]).is_err());
    }
}
