//! Files sent with a form.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;

use super::texts;
use crate::error::Result;
use crate::forms::Form;
use crate::i18n::Message;
use crate::images::{self, Photo, Small};

/// A file as it came.
#[derive(Debug)]
pub struct Upload {
    /// Its name on the sender's machine: only a hint at what it is.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads a form with at most one file, under `file_field`, of at most `most` bytes. A file that is too large, or that breaks off, is a
/// complaint beside its field: what else was typed stays.
///
/// # Errors
/// None that a person could cause.
pub async fn read(mut multipart: Multipart, file_field: &str, most: usize) -> Result<(Form, Option<Upload>)> {
    let (mut form, mut file) = (Form::default(), None);
    loop {
        let read = async {
            let Some(part) = multipart.next_field().await? else {
                return Ok(None);
            };
            let field = part.name().unwrap_or_default().to_owned();
            let name = part.file_name().unwrap_or_default().to_owned();
            Ok(Some((field, name, part.bytes().await?)))
        };
        match read.await {
            Ok(None) => return Ok((form, file)),
            Ok(Some((field, name, bytes))) if field == file_field => file = Some(Upload { name, bytes: bytes.to_vec() }),
            Ok(Some((field, _, bytes))) => form.add(&field, String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => {
                form.complain(file_field, refusal(&error, most));
                return Ok((form, None));
            }
        }
    }
}

/// The file that must have come, and that `readable` can make something of; else the form with its complaint.
///
/// # Errors
/// The form.
pub fn required(
    mut form: Form,
    field: &str,
    file: Option<Upload>,
    readable: impl FnOnce(&[u8]) -> std::result::Result<(), Message>,
) -> Result<Upload> {
    let file = file.filter(|file| !file.bytes.is_empty());
    match &file {
        None => form.complain(field, Message::new(texts::required)),
        Some(file) => _ = readable(&file.bytes).map_err(|message| form.complain(field, message)),
    }
    form.command(file)
}

/// The picture that must have come, made as large as it is shown; what is wrong with it stands beside its field.
///
/// # Errors
/// None that a person could cause.
pub async fn picture(form: &mut Form, field: &str, file: Option<Upload>, small: Small) -> Result<Option<Photo>> {
    let photo = match file.filter(|file| !file.bytes.is_empty()) {
        None => Err(Message::new(texts::required)),
        Some(file) => images::prepare(file.bytes, small).await?,
    };
    Ok(photo.map_err(|message| form.complain(field, message)).ok())
}

fn refusal(error: &MultipartError, most: usize) -> Message {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let megabytes = most / (1024 * 1024);
        Message::new(move |l| texts::file_too_large(l, megabytes))
    } else {
        Message::new(texts::file_broken)
    }
}
