//! What a room keeps of people, and what the law lets it: columns that name somebody, what is handed out, what is erased. Each room says it
//! of its own tables; a test compares the list with the database.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::auth::actor::PersonId;
use super::db::Conn;
use super::error::Result;
use super::room::Pending;
use crate::op::Op;

/// What becomes of the other record's lines in a merge.
#[derive(Clone, Copy, Debug)]
pub enum Merge {
    /// They pass to the record that stays.
    Move,
    /// They pass, but for those of which the record that stays has one with the same value in this column: these go.
    Unless(&'static str),
    /// One line a person: the one of the record that stays wins.
    Once,
    /// They go: a session or a secret is not handed on.
    Drop,
}

/// What becomes of a person's lines when they are erased.
#[derive(Clone, Copy, Debug)]
pub enum Erase {
    /// They stay: facts that name nobody once the name is gone.
    Keep,
    /// They stay, and the column is emptied: it may be NULL.
    Clear,
    /// They go.
    Delete,
}

/// A column that names a person.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    pub table: &'static str,
    pub column: &'static str,
    /// In a merge.
    pub merge: Merge,
    /// In an erasure.
    pub erase: Erase,
}

#[must_use]
pub const fn names(table: &'static str, column: &'static str, merge: Merge, erase: Erase) -> Names {
    Names { table, column, merge, erase }
}

/// Who is meant: a record, or one that was made one with it, and the addresses they had.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The records, the present one first.
    pub ids: Vec<PersonId>,
    pub emails: Vec<String>,
}

/// Refuses to make two records one.
pub type MayMerge = for<'a> fn(&'a mut Conn, PersonId, PersonId) -> Pending<'a, Result<()>>;
/// Ends what was planned with somebody who leaves.
pub type Leave = for<'a> fn(&'a mut Op<'_>, PersonId) -> Pending<'a, Result<()>>;
/// What is held about somebody, under the names that stand in the file that is handed out.
pub type Held = for<'a> fn(&'a mut Conn, &'a Subject) -> Pending<'a, Result<Vec<Named>>>;
/// What is handed out under a name.
pub type Named = (&'static str, Value);
/// Takes away what need not be kept.
pub type EraseRest = for<'a> fn(&'a mut Conn, &'a Subject, DateTime<Utc>) -> Pending<'a, Result<()>>;

/// A room's part in what happens to a person.
pub struct PersonPart {
    /// The columns of its tables that name a person.
    pub columns: &'static [Names],
    /// Refuses to make two records one.
    pub may_merge: MayMerge,
    /// Refuses to put somebody away, or ends what was planned with them.
    pub leave: Leave,
    /// What it holds about somebody, under the names that stand in the file that is handed out.
    pub held: Held,
    /// Takes away what need not be kept, beyond the columns.
    pub erase: EraseRest,
}

impl PersonPart {
    /// A room that keeps nothing but these columns, hands nothing out of them, and lets people leave and merge as they like. Where one of the
    /// four is not so, write it out, as `workshops` does.
    #[must_use]
    pub const fn only(columns: &'static [Names]) -> Self {
        Self {
            columns,
            may_merge: |_, _, _| Box::pin(async { Ok(()) }),
            leave: |_, _| Box::pin(async { Ok(()) }),
            held: |_, _| Box::pin(async { Ok(Vec::new()) }),
            erase: |_, _, _| Box::pin(async { Ok(()) }),
        }
    }
}
