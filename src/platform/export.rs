//! Files to take away: CSV as spreadsheets of French offices open it.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::error::{AppError, Result};

/// A CSV file: semicolons and a byte order mark, so that a double click opens it right in French spreadsheets.
///
/// # Errors
/// Only if memory runs out while writing.
pub fn csv(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(vec![0xEF, 0xBB, 0xBF]);
    writer.write_record(header).map_err(AppError::internal)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| defused(cell))).map_err(AppError::internal)?;
    }
    writer.into_inner().map_err(|error| AppError::internal(error.into_error()))
}

/// A cell that a spreadsheet would run as a formula is shown as text instead. Numbers are left alone.
fn defused(cell: &str) -> String {
    // Also "-1 299,33": figures of French spreadsheets.
    let number = cell.replace(['\u{a0}', '\u{202f}'], "").replace(',', ".").parse::<f64>().is_ok();
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

/// Undoes [`defused`] for a cell read back from an exported file.
#[must_use]
pub fn refused(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// Answers with a file to save under `name`.
pub fn download(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let disposition =
        format!("attachment; filename=\"{}\"", name.replace(|c: char| !c.is_ascii_alphanumeric() && !".-_".contains(c), "-"));
    ([(CONTENT_TYPE, content_type.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_kept_as_text_and_comes_back() {
        assert_eq!(defused("=1+1"), "'=1+1");
        assert_eq!(defused("-12.5"), "-12.5");
        assert_eq!(defused("-1\u{202f}299,33"), "-1\u{202f}299,33");
        assert_eq!(refused(&defused("@home")), "@home");
    }
}
