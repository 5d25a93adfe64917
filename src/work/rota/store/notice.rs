//! Changes of published hours that reach part-time workers too late to be told without their consent.

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

impl ShortNotice {
    /// What a form says of somebody who agreed: who, and to which day.
    #[must_use]
    pub fn word(&self) -> String {
        format!("{}/{}", self.person, self.day)
    }
}

/// Whose consent publishing needs, by day and name. A week that was never published changes nothing for anybody.
pub(super) fn short(snapshot: &Snapshot, changes: &Changes, was_published: bool, today: NaiveDate) -> Vec<ShortNotice> {
    if !was_published {
        return Vec::new();
    }
    let moved = changes.put.iter().flat_map(|line| match changes.before.get(&line.id) {
        Some(before) if before.same_time(line) => [None, None],
        Some(before) => [Some((line.person_id, before.day)), Some((line.person_id, line.day))],
        None => [Some((line.person_id, line.day)), None],
    });
    let off = changes.cancelled.iter().map(|line: &Line| (line.person_id, line.day));
    let mut all: Vec<ShortNotice> = moved
        .flatten()
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
