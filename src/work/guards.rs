//! What several rooms of working time refuse.

use people::model::PersonId;
use platform::auth::actor::Actor;
use platform::error::Result;

use crate::refusal::Refusal;

/// Nobody notes, corrects or validates their own hours: somebody else in charge does.
///
/// # Errors
/// `Conflict` with that sentence.
pub(crate) fn not_ones_own(actor: &Actor, person: PersonId) -> Result<()> {
    if actor.person == Some(person) { Err(Refusal::NotOnesOwnHours.into()) } else { Ok(()) }
}
