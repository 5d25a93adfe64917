//! A deed under way: the transaction it writes in, who does it, when and where. Made once a request, handed to every store.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::audit::{self, Entry, RecordKind, Verb};
use super::auth::actor::Actor;
use super::db::{Conn, Db};
use super::error::Result;
use super::i18n::Lang;

/// What a write needs to know.
#[derive(Debug)]
pub struct Op<'a> {
    /// Where it is written: a transaction that whoever made it commits, or not.
    pub tx: &'a mut Conn,
    /// Who does it.
    pub actor: &'a Actor,
    /// The instant at which all of it happens.
    pub now: DateTime<Utc>,
    /// The ecopole's own time.
    pub zone: Tz,
    /// The language of who does it.
    pub lang: Lang,
}

impl<'a> Op<'a> {
    /// A deed of the program itself, or of a test: in UTC and French, until [`Self::zoned`] says otherwise.
    pub const fn at(tx: &'a mut Conn, actor: &'a Actor, now: DateTime<Utc>) -> Self {
        Self { tx, actor, now, zone: Tz::UTC, lang: Lang::Fr }
    }

    /// The same in the ecopole's own time.
    #[must_use]
    pub const fn zoned(mut self, zone: Tz) -> Self {
        self.zone = zone;
        self
    }

    /// The same deed in somebody else's name: whoever signs in does so before they are known.
    pub fn by<'b>(&'b mut self, actor: &'b Actor) -> Op<'b> {
        Op { tx: self.tx, actor, now: self.now, zone: self.zone, lang: self.lang }
    }

    /// The day it is at the ecopole.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// Writes a line into the log, in the same transaction.
    pub async fn log(&mut self, entry: Entry) -> Result<()> {
        audit::record(self.tx, self.actor, self.now, entry).await
    }

    /// Writes a line for each of what the deed changed.
    pub async fn log_all(&mut self, entries: Vec<Entry>) -> Result<()> {
        audit::record_all(self.tx, self.actor, self.now, entries).await
    }

    /// Puts a record away or brings it back, and notes it: `archived_at` of its table, a new version, a line in the log.
    pub async fn put_away(&mut self, (table, kind): (&'static str, RecordKind), id: Uuid, archived: bool) -> Result<()> {
        let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE ");
        query.push(table).push(" SET version = version + 1, archived_at = ").push_bind(archived.then_some(self.now));
        query.push(", updated_at = ").push_bind(self.now).push(" WHERE id = ").push_bind(id);
        query.build().execute(&mut *self.tx).await?;
        self.log(Entry::new(kind, id, if archived { Verb::Archived } else { Verb::Restored })).await
    }
}
