//! Forms about working time: raw strings to typed commands.

use chrono::NaiveDate;

use super::model::rules::{Figure, Rule, Severity};
use super::model::shift::{Cycle, Shift, Skill, SkillId, SkillNeed, Task, TaskId, Template, TemplateId, Work};
use super::store::parameters::{Line, Settings};
use super::texts;
use crate::land::model::{PlotId, SiteId};
use crate::people::model::PersonId;
use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::time::{ClockTime, Minutes, Slot, Week};

mod hours;
mod open_days;
mod team;

pub use hours::{NO_PROJECT, month_correction, support, support_filled};
pub use open_days::{MOST_TOGETHER, open_day, open_day_filled, sign_up};
pub use team::{absence, available, contract, contract_filled, odd_week, profile, skill_said};

/// Pictograms that a task may have.
pub const PICTOGRAMS: [&str; 14] = [
    "shovel",
    "sprout",
    "carrot",
    "apple",
    "scissors",
    "droplets",
    "truck",
    "hammer",
    "tractor",
    "leaf",
    "shopping-basket",
    "sun",
    "recycle",
    "users",
];

/// A time of day that must be there.
fn clock(form: &mut Form, name: &str) -> Option<ClockTime> {
    let time = ClockTime::parse(form.value(name));
    if time.is_none() {
        form.complain(name, Message::new(texts::not_a_time));
    }
    time
}

fn optional_clock(form: &mut Form, name: &str) -> Option<ClockTime> {
    if form.value(name).trim().is_empty() { None } else { clock(form, name) }
}

/// An id that may be left out.
fn id<T: std::str::FromStr>(form: &Form, name: &str) -> Option<T> {
    form.value(name).parse().ok()
}

/// Hours typed as "26", "26,5" or "26 h 30", in minutes.
fn hours(form: &mut Form, name: &str, most: i64) -> Option<Minutes> {
    let typed = form.value(name).trim().to_lowercase().replace(',', ".");
    let minutes = match typed.split_once('h') {
        Some((hours, minutes)) => {
            let minutes = if minutes.trim().is_empty() { "0" } else { minutes.trim() };
            hours
                .trim()
                .parse::<i64>()
                .ok()
                .zip(minutes.parse::<i64>().ok().filter(|m| (0..60).contains(m)))
                .map(|(h, m)| h * 60 + m)
        }
        #[expect(clippy::cast_possible_truncation, reason = "bounded just below")]
        None => typed.parse::<f64>().ok().filter(|hours| hours.abs() < 10_000.0).map(|hours| (hours * 60.0).round() as i64),
    };
    match minutes.filter(|minutes| (0..=most).contains(minutes)) {
        Some(minutes) => Some(Minutes(minutes)),
        None => {
            form.complain(name, Message::new(texts::not_hours));
            None
        }
    }
}

/// Hours as the form shows them.
#[must_use]
pub fn hours_field(minutes: Minutes) -> String {
    if minutes.0 % 60 == 0 { (minutes.0 / 60).to_string() } else { format!("{} h {:02}", minutes.0 / 60, minutes.0 % 60) }
}

/// "site" or "site/plot".
fn place(form: &mut Form) -> Option<(SiteId, Option<PlotId>)> {
    let typed = form.value("place").to_owned();
    let (site, plot) = typed.split_once('/').map_or((typed.as_str(), None), |(site, plot)| (site, Some(plot)));
    let place = site.parse().ok().zip(plot.map_or(Some(None), |plot| plot.parse().ok().map(Some)));
    if place.is_none() {
        form.complain("place", Message::new(crate::platform::web::texts::choose));
    }
    place
}

/// A place as the form's list names it.
#[must_use]
pub fn place_word(site: SiteId, plot: Option<PlotId>) -> String {
    plot.map_or_else(|| site.to_string(), |plot| format!("{site}/{plot}"))
}

/// The name of the field that says how many people must have a skill.
#[must_use]
pub fn skill_field(skill: SkillId) -> String {
    format!("skill-{skill}")
}

/// The skills with a number of people beside them.
fn skill_needs(form: &mut Form) -> Vec<SkillNeed> {
    let named: Vec<(SkillId, String)> = form
        .names()
        .filter_map(|name| name.strip_prefix("skill-").and_then(|id| id.parse().ok()).map(|skill| (skill, name.to_owned())))
        .collect();
    let mut needs: Vec<SkillNeed> = named
        .into_iter()
        .filter_map(|(skill, name)| form.integer(&name, 0, 50).filter(|heads| *heads > 0).map(|heads| SkillNeed { skill, heads }))
        .collect();
    needs.sort_unstable_by_key(|need| need.skill);
    needs.dedup_by_key(|need| need.skill);
    needs
}

fn work(form: &mut Form) -> Option<Work> {
    let place = place(form);
    let task: Option<TaskId> = form.choice("task", |word| word.parse().ok());
    let min = form.integer("min", 0, 200).unwrap_or(1);
    let max = form.integer("max", 1, 200).unwrap_or(min.max(1));
    if max < min {
        form.complain("max", Message::new(texts::max_below_min));
    }
    let skills = skill_needs(form);
    if let Some(first) = skills.first().filter(|_| skills.iter().any(|need| need.heads > max)) {
        form.complain(&skill_field(first.skill), Message::new(texts::too_many_skills));
    }
    let (note, project) = (form.text("note", 500), form.text("project", 60));
    let (site, plot) = place?;
    Some(Work { site, plot, task: task?, lead: id::<PersonId>(form, "lead"), skills, min, max, note, project })
}

fn times(form: &mut Form) -> Option<(ClockTime, ClockTime, Minutes)> {
    let (starts, ends) = (clock(form, "starts"), clock(form, "ends"));
    let pause = form.integer("pause", 0, 600).unwrap_or(0);
    Some((starts?, ends?, Minutes(pause)))
}

/// Reads a shift's form.
///
/// # Errors
/// The form with its complaints.
pub fn shift(mut form: Form) -> Result<(Slot, Work)> {
    let day = form.required_date("day");
    let times = times(&mut form);
    let slot = day.zip(times).and_then(|(day, (starts, ends, pause))| {
        let slot = Slot::new(day, starts, ends, pause);
        if slot.is_none() {
            form.complain("pause", Message::new(texts::pause_too_long));
        }
        slot
    });
    let work = work(&mut form);
    form.command(slot.zip(work))
}

fn work_filled(form: &mut Form, work: &Work) {
    form.set("place", place_word(work.site, work.plot));
    form.set("task", work.task.to_string());
    form.set("lead", work.lead.map(|lead| lead.to_string()).unwrap_or_default());
    for need in &work.skills {
        form.set(&skill_field(need.skill), need.heads.to_string());
    }
    form.set("min", work.min.to_string());
    form.set("max", work.max.to_string());
    form.set("note", work.note.clone());
    form.set("project", work.project.clone());
}

/// The form filled with a shift as it is.
#[must_use]
pub fn shift_filled(shift: &Shift) -> Form {
    let mut form = Form::filled([
        ("day", shift.slot.day.to_string()),
        ("starts", shift.slot.starts.field()),
        ("ends", shift.slot.ends.field()),
        ("pause", shift.slot.pause.0.to_string()),
        ("version", shift.version.to_string()),
    ]);
    work_filled(&mut form, &shift.work);
    form
}

/// Reads a template's form.
///
/// # Errors
/// The form with its complaints.
pub fn template(mut form: Form, id: TemplateId) -> Result<Template> {
    let name = form.required("name", 80);
    let weekday = form.choice("weekday", |word| word.parse::<i64>().ok().filter(|day| (0..7).contains(day)));
    let cycle = form.choice("cycle", Cycle::from_word);
    let times = times(&mut form);
    let work = work(&mut form);
    // Any day will do to see whether the times fit together.
    let fits = times.and_then(|(starts, ends, pause)| Slot::new(NaiveDate::default(), starts, ends, pause));
    if times.is_some() && fits.is_none() {
        form.complain("pause", Message::new(texts::pause_too_long));
    }
    let template = weekday.zip(cycle).zip(fits).zip(work).map(|(((weekday, cycle), slot), work)| Template {
        id,
        name,
        weekday,
        cycle,
        starts: slot.starts,
        ends: slot.ends,
        pause: slot.pause,
        work,
    });
    form.command(template)
}

/// The form filled with a template as it is.
#[must_use]
pub fn template_filled(template: &Template) -> Form {
    let mut form = Form::filled([
        ("name", template.name.clone()),
        ("weekday", template.weekday.to_string()),
        ("cycle", template.cycle.word().to_owned()),
        ("starts", template.starts.field()),
        ("ends", template.ends.field()),
        ("pause", template.pause.0.to_string()),
    ]);
    work_filled(&mut form, &template.work);
    form
}

/// Reads a task.
///
/// # Errors
/// The form with its complaints.
pub fn task(mut form: Form, id: TaskId) -> Result<Task> {
    let name = form.required("name", 80);
    let pictogram =
        form.choice("pictogram", |word| PICTOGRAMS.into_iter().find(|known| *known == word)).unwrap_or("sprout").to_owned();
    let task = Task {
        id,
        name,
        name_en: form.text("name_en", 80),
        name_ar: form.text("name_ar", 80),
        name_uk: form.text("name_uk", 80),
        pictogram,
        bring: form.text("bring", 300),
        bring_en: form.text("bring_en", 300),
        bring_ar: form.text("bring_ar", 300),
        bring_uk: form.text("bring_uk", 300),
    };
    form.command(Some(task))
}

/// The form filled with a task as it is.
#[must_use]
pub fn task_filled(task: &Task) -> Form {
    Form::filled([
        ("name", task.name.clone()),
        ("name_en", task.name_en.clone()),
        ("name_ar", task.name_ar.clone()),
        ("name_uk", task.name_uk.clone()),
        ("pictogram", task.pictogram.clone()),
        ("bring", task.bring.clone()),
        ("bring_en", task.bring_en.clone()),
        ("bring_ar", task.bring_ar.clone()),
        ("bring_uk", task.bring_uk.clone()),
    ])
}

/// Another week to copy, and whether its people come along.
pub fn week_to_copy(mut form: Form, week: Week) -> Result<(Week, bool)> {
    let from = form.required_date("from").map(Week::of);
    if from == Some(week) {
        form.complain("from", Message::new(texts::another_week));
    }
    let people = form.value("people") == "yes";
    form.command(from.map(|from| (from, people)))
}

/// Somebody for a shift, and why although a rule speaks against it.
pub fn assignment(mut form: Form) -> Result<(PersonId, String)> {
    let person = form.choice("person", |word| word.parse().ok());
    let reason = form.text("reason", 300);
    form.command(person.map(|person| (person, reason)))
}

/// The name of a tablet.
pub fn tablet(mut form: Form) -> Result<String> {
    let name = form.required("tablet", 60);
    form.command(Some(name))
}

/// A task that somebody must not do, and until when.
pub fn restriction(mut form: Form) -> Result<(TaskId, Option<NaiveDate>)> {
    let task = form.choice("task", |word| word.parse().ok());
    let until = form.date("restricted_until");
    form.command(task.map(|task| (task, until)))
}

/// Reads a skill.
///
/// # Errors
/// The form with its complaints.
pub fn skill(mut form: Form) -> Result<Skill> {
    let name = form.required("skill_name", 80);
    let licence = form.value("licence") == "yes";
    form.command(Some(Skill { id: SkillId::new(), name, licence }))
}

/// Reads a dated line of a rule.
///
/// # Errors
/// The form with its complaints.
pub fn rule_line(mut form: Form) -> Result<Line> {
    let rule = form.choice("rule", Rule::from_word);
    let starts = form.required_date("starts");
    let value = match rule.map(Rule::figure) {
        Some(Figure::Length) => hours(&mut form, "value", 31 * 24 * 60).map_or(0, |minutes| minutes.0),
        Some(Figure::TimeOfDay) => clock(&mut form, "value").map_or(0, |time| time.0),
        Some(Figure::Count) => {
            let count = form.integer("value", 0, 366);
            if count.is_none() {
                form.complain("value", Message::new(crate::platform::web::texts::required));
            }
            count.unwrap_or(0)
        }
        Some(Figure::None) | None => 0,
    };
    let severity = form.choice("severity", Severity::from_word);
    let source = form.required("source", 200);
    if rule == Some(Rule::Overlap) && severity.is_some_and(|severity| severity != Severity::Refuse) {
        form.complain("severity", Message::new(texts::always_refused));
    }
    let line = rule.zip(starts).zip(severity).map(|((rule, starts), severity)| Line { rule, starts, value, severity, source });
    form.command(line)
}

/// Reads the settings: check boxes, and a day of a week A.
///
/// # Errors
/// `Invalid` with the form.
pub fn settings(mut form: Form) -> Result<Settings> {
    let week_a = form.required_date("week_a");
    let on = |word: &str| form.values("settings").any(|value| value == word);
    let (holidays_worked, swaps_approve_themselves, mail_changes) = (on("holidays"), on("swaps"), on("mail"));
    form.command(week_a.map(|week_a| Settings { holidays_worked, swaps_approve_themselves, mail_changes, week_a }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::model::absence::{AbsenceKind, AbsenceTime};
    use crate::work::model::month::Corrected;

    #[test]
    fn hours_are_read_as_people_type_them() {
        for (typed, minutes) in [("26", 1560), ("26%2C5", 1590), ("26+h+30", 1590), ("35h", 2100)] {
            let mut form = Form::parse(format!("weekly={typed}").as_bytes());
            assert_eq!(hours(&mut form, "weekly", 2880), Some(Minutes(minutes)), "{typed}");
        }
        for typed in ["", "49", "h", "-1", "26+h+75"] {
            let mut form = Form::parse(format!("weekly={typed}").as_bytes());
            assert_eq!(hours(&mut form, "weekly", 2880), None, "{typed}");
        }
        assert_eq!((hours_field(Minutes(1560)), hours_field(Minutes(1590))), ("26".to_owned(), "26 h 30".to_owned()));
    }

    #[test]
    fn a_correction_is_minutes_or_hours_more_or_less() {
        for (typed, minutes) in [
            ("45", Some(45)),
            ("-45", Some(-45)),
            ("−90", Some(-90)),
            ("1 h 30", Some(90)),
            ("-2:15", Some(-135)),
            ("0", None),
            ("x", None),
        ] {
            let values = [("what", "work"), ("correction", typed), ("reason", "oubli")];
            let form = Form::filled(values.map(|(name, value)| (name, value.to_owned())));
            assert_eq!(month_correction(form).ok().map(|change| change.minutes.0), minutes, "{typed}");
        }
        assert_eq!(Corrected::from_word("absence-sick"), Some(Corrected::Absence(AbsenceKind::Sick)));
        assert_eq!(Corrected::from_word("support"), None, "support follows the counsellor's entries");
    }

    #[test]
    fn an_absence_is_days_or_a_part_of_one() {
        let read = |body: &str| absence(Form::parse(body.as_bytes())).map(|details| details.time);
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(read("kind=leave&first=2026-03-03").unwrap(), AbsenceTime::Days(day("2026-03-03"), day("2026-03-03")));
        assert_eq!(
            read("kind=sick&first=2026-03-03&from=8:00&until=10:00").unwrap(),
            AbsenceTime::Part(day("2026-03-03"), ClockTime(480), ClockTime(600))
        );
        assert!(read("kind=leave&first=2026-03-03&last=2026-03-01").is_err());
        assert!(read("kind=leave&first=2026-03-03&last=2026-03-04&from=8:00&until=10:00").is_err());
        assert!(read("kind=leave&first=2026-03-03&from=8:00").is_err());
    }
}
