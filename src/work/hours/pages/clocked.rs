//! Which taps of a day belong to which work: who comes in the morning is not there for the afternoon yet, and who taps for the afternoon
//! was not there in the morning.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};

use platform::time::Interval;

use crate::hours::store::presence::{Clocking, ClockingKind};
use crate::model::shift::AssignmentId;
use crate::rota::store::stints::PublishedStint;

/// How long before work an arrival counts for it.
const BEFOREHAND: Duration = Duration::hours(1);

/// First arrival, and last departure if there is one.
pub type Times = (DateTime<Utc>, Option<DateTime<Utc>>);

/// By work of a day; nothing for work that nobody tapped for.
#[must_use]
pub fn by_stint(stints: &[PublishedStint], taps: &[Clocking], now: DateTime<Utc>) -> HashMap<AssignmentId, Times> {
    let mut all: HashMap<AssignmentId, Times> = HashMap::new();
    for (at, arrival) in taps.iter().enumerate().filter(|(_, tap)| tap.kind == ClockingKind::Arrive) {
        let next = taps[at + 1..].iter().find(|tap| tap.person_id == arrival.person_id);
        let left = next.filter(|tap| tap.kind == ClockingKind::Leave).map(|tap| tap.at);
        let spell = Interval { starts: arrival.at, ends: left.unwrap_or(now) };
        let own: Vec<&PublishedStint> = stints.iter().filter(|stint| stint.person_id == arrival.person_id).collect();
        let works: Vec<Interval> = own.iter().map(|stint| stint.interval()).collect();
        for index in belongs_to(&works, spell) {
            all.entry(own[index].id).and_modify(|(_, last)| *last = left).or_insert((arrival.at, left));
        }
    }
    all
}

/// The work that a spell reaches into or comes shortly before; else the nearest, for somebody may tap late.
fn belongs_to(works: &[Interval], spell: Interval) -> Vec<usize> {
    let reaches = |work: &Interval| spell.starts < work.ends && work.starts - BEFOREHAND <= spell.ends;
    let reached: Vec<usize> = (0..works.len()).filter(|index| reaches(&works[*index])).collect();
    if !reached.is_empty() {
        return reached;
    }
    let away = |work: &Interval| (spell.starts - work.ends).max(work.starts - spell.ends);
    (0..works.len()).min_by_key(|index| away(&works[*index])).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spell_belongs_to_the_work_it_reaches_into_or_the_nearest() {
        let at = |clock: &str| format!("2026-03-03T{clock}:00Z").parse().unwrap();
        let span = |from, until| Interval { starts: at(from), ends: at(until) };
        let works = [span("08:30", "12:00"), span("13:00", "16:00")];
        for (from, until, belongs) in [
            ("08:25", "16:02", vec![0, 1]),
            ("08:25", "08:30", vec![0]),
            ("08:25", "12:01", vec![0, 1]),
            ("10:44", "10:47", vec![0]),
            ("12:10", "12:15", vec![1]),
            ("12:50", "16:00", vec![1]),
            ("19:00", "19:05", vec![1]),
            ("05:00", "05:10", vec![0]),
        ] {
            assert_eq!(belongs_to(&works, span(from, until)), belongs, "{from} to {until}");
        }
        assert_eq!(belongs_to(&[], span("08:00", "09:00")), Vec::<usize>::new());
    }
}
