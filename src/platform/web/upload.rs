//! Files sent with a form.

use axum::extract::Multipart;

use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;

/// A file as it came.
#[derive(Debug)]
pub struct Upload {
    /// Its name on the sender's machine: only a hint at what it is.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Reads a form with at most one file, under `file_field`. The route's own limit bounds what is read.
///
/// # Errors
/// `NotFound` for a request that is no such form.
pub async fn read(mut multipart: Multipart, file_field: &str) -> Result<(Form, Option<Upload>)> {
    let (mut form, mut file) = (Form::default(), None);
    while let Some(part) = multipart.next_field().await.map_err(too_large)? {
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(too_large)?;
        if field == file_field {
            file = Some(Upload { name, bytes: bytes.to_vec() });
        } else {
            form.add(&field, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok((form, file))
}

fn too_large(error: axum::extract::multipart::MultipartError) -> AppError {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        AppError::Conflict(crate::platform::i18n::Message::new(super::texts::file_too_large))
    } else {
        AppError::Conflict(crate::platform::i18n::Message::new(super::texts::file_broken))
    }
}

/// The text of a file: UTF-8, or the Western encoding that older spreadsheets write.
#[must_use]
pub fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn western_files_keep_their_accents() {
        assert_eq!(super::text("été".as_bytes()), "été");
        assert_eq!(super::text(&[0xE9, b't', 0xE9]), "été");
    }
}
