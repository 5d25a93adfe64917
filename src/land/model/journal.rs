//! Notes and photos with dates, on anything of the land.

use chrono::NaiveDate;
use uuid::Uuid;

use platform::audit::RecordKind;

use crate::records;

platform::typed_id! {
    /// A note.
    NoteId
}
platform::typed_id! {
    /// A photo.
    PhotoId
}

/// What a note or photo is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    pub kind: RecordKind,
    pub id: Uuid,
}

impl Subject {
    /// The kind that a word stands for, where notes and photos are kept of it.
    #[must_use]
    pub fn kind_of(word: &str) -> Option<RecordKind> {
        records::RECORDS.kinds.iter().map(|(kind, _)| *kind).find(|kind| kind.word() == word)
    }

    /// The page of the subject.
    #[must_use]
    pub fn address(self) -> String {
        let room = match self.kind {
            records::SITE => "terrains",
            records::PLOT => "parcelles",
            records::BED => "planches",
            records::TREE => "arbres",
            records::POINT => "points",
            _ => return "/".to_owned(),
        };
        format!("/{room}/{}", self.id)
    }
}

/// A note as it is shown.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Note {
    pub id: NoteId,
    /// The day it is about.
    pub noted_on: NaiveDate,
    /// What it says.
    pub body: String,
    /// Who wrote it.
    pub author: Option<String>,
}

/// A photo as it is shown; its files are fetched apart.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Photo {
    pub id: PhotoId,
    /// The day it was taken.
    pub taken_on: NaiveDate,
    /// What is on it: also its alternative text.
    pub caption: String,
    /// Width of the large file, in pixels.
    pub width: i64,
    /// Height of the large file, in pixels.
    pub height: i64,
    /// Who added it.
    pub author: Option<String>,
}
