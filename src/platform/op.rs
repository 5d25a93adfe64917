//! A deed under way: the transaction it writes in, who does it, when and where. Made once a request, handed to every store.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::auth::actor::Actor;
use super::db::Tx;
use super::i18n::Lang;

/// What a write needs to know.
#[derive(Debug)]
pub struct Op<'a> {
    /// Where it is written. Dropped without a commit, nothing of it was.
    pub tx: Tx,
    /// Who does it.
    pub actor: &'a Actor,
    /// The instant at which all of it happens.
    pub now: DateTime<Utc>,
    /// The ecopole's own time.
    pub zone: Tz,
    /// The language of who does it.
    pub lang: Lang,
}
