//! Changes of published hours that reach part-time workers too late to be told without their consent.

use std::collections::HashSet;

use chrono::NaiveDate;

use people::model::PersonId;

use super::publishing::{Changes, Line};
use crate::model::notice;
use crate::model::rules::snapshot::Snapshot;

/// Somebody whose hours change on a day that is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortNotice {
    pub person: PersonId,
    pub name: String,
    pub day: NaiveDate,
}

/// Whose consent publishing needs, by day and name. What somebody hears of a week for the first time changes nothing for them.
pub(super) fn short(snapshot: &Snapshot, changes: &Changes, today: NaiveDate) -> Vec<ShortNotice> {
    let told: HashSet<PersonId> = changes.before.values().map(|line| line.person_id).collect();
    let moved = changes.put.iter().filter_map(|line| match changes.before.get(&line.id) {
        Some(before) if before.same_time(line) => None,
        Some(before) => Some((line.person_id, before.day.min(line.day))),
        None => told.contains(&line.person_id).then_some((line.person_id, line.day)),
    });
    let off = changes.cancelled.iter().map(|line: &Line| (line.person_id, line.day));
    let mut all: Vec<ShortNotice> = moved
        .chain(off)
        .filter_map(|(person, day)| {
            let worker = snapshot.workers.get(&person)?;
            let short = notice::is_short(snapshot, worker, day, today);
            short.then(|| ShortNotice { person, name: worker.name.clone(), day })
        })
        .collect();
    all.sort_by(|one, two| (one.day, &one.name, one.person).cmp(&(two.day, &two.name, two.person)));
    all.dedup();
    all
}
