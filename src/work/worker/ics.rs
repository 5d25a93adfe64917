//! The calendar of one person's published work.

use chrono_tz::Tz;

use platform::i18n::Lang;
use platform::ical::{self, Event};

use crate::model::shift::Task;
use crate::rota::store::stints::PublishedStint;

/// Published work as a calendar, tasks in the language that its owner reads.
#[must_use]
pub fn calendar(name: &str, zone: Tz, stints: &[PublishedStint], tasks: (&[Task], Lang)) -> String {
    let events: Vec<Event> = stints.iter().map(|stint| event(stint, tasks)).collect();
    ical::calendar(name, zone, &events)
}

fn event(stint: &PublishedStint, (tasks, w): (&[Task], Lang)) -> Event {
    let task = tasks.iter().find(|task| task.id == stint.task_id);
    let plot = if stint.plot_name.is_empty() { String::new() } else { format!(", {}", stint.plot_name) };
    Event {
        uid: format!("{}@archipel", stint.id),
        changed: stint.changed_at,
        starts: stint.starts_at,
        ends: stint.ends_at,
        sequence: stint.sequence,
        cancelled: stint.cancelled_at.is_some(),
        summary: task.map(|task| task.name_in(w).to_owned()).unwrap_or_default(),
        location: format!("{}{plot}", stint.site_name),
        description: stint.note.clone(),
        url: String::new(),
    }
}
