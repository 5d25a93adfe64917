//! Forms about working time: raw strings to typed commands.

use chrono::{Months, NaiveDate};

use super::model::absence::{AbsenceDetails, AbsenceKind, AbsenceTime};
use super::model::contract::{Contract, ContractDetails, ContractKind, PassNumber};
use super::model::month::Corrected;
use super::model::rules::book::{Available, When};
use super::model::rules::{Figure, Rule, Severity};
use super::model::shift::{Cycle, Shift, Skill, SkillId, SkillNeed, Task, TaskId, Template, TemplateId, Work};
use super::model::support::{self, ExitClass, Support, SupportKind};
use super::model::time::{ClockTime, DAY, Minutes, Slot};
use super::store::open_days::{OpenDay, OpenDetails};
use super::store::parameters::{Line, Settings};
use super::store::workers::{Profile, SkillSaid};
use super::texts;
use crate::people::model::PersonId;
use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, Message};
use crate::plots::model::{PlotId, SiteId};

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

/// Reads a contract's form.
///
/// # Errors
/// The form with its complaints.
pub fn contract(mut form: Form) -> Result<ContractDetails> {
    let kind = form.choice("kind", ContractKind::from_word);
    let (starts, ends) = (form.required_date("starts"), form.date("ends"));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        form.complain("ends", Message::new(texts::ends_before_start));
    }
    if kind == Some(ContractKind::Cddi) && ends.is_none() {
        form.complain("ends", Message::new(texts::cddi_needs_end));
    }
    let weekly = hours(&mut form, "weekly", 48 * 60);
    let typed = form.text("pass", 20);
    let pass = PassNumber::parse(&typed);
    if !typed.is_empty() && pass.is_none() {
        form.complain("pass", Message::new(texts::pass_twelve));
    }
    let pass_ends = form.date("pass_ends");
    let note = form.text("note", 500);
    let details = kind.zip(starts).zip(weekly).map(|((kind, starts), weekly)| ContractDetails {
        kind,
        starts,
        ends,
        weekly,
        pass,
        pass_ends,
        renewal_of: id(&form, "renewal_of"),
        note,
    });
    form.command(details)
}

/// The form filled with a contract as it is.
#[must_use]
pub fn contract_filled(contract: &Contract) -> Form {
    let details = &contract.details;
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    Form::filled([
        ("kind", details.kind.word().to_owned()),
        ("starts", details.starts.to_string()),
        ("ends", date(details.ends)),
        ("weekly", hours_field(details.weekly)),
        ("pass", details.pass.as_ref().map(|pass| pass.as_str().to_owned()).unwrap_or_default()),
        ("pass_ends", date(details.pass_ends)),
        ("note", details.note.clone()),
        ("version", contract.version.to_string()),
    ])
}

/// Reads one week's hours: a day of the week and the hours.
pub fn odd_week(form: &mut Form) -> Option<(NaiveDate, Minutes)> {
    let day = form.required_date("week");
    let minutes = hours(form, "minutes", 48 * 60);
    day.zip(minutes)
}

/// Reads an absence: `first` and perhaps `last`, or one day from and until.
///
/// # Errors
/// The form with its complaints.
pub fn absence(mut form: Form) -> Result<AbsenceDetails> {
    let kind = form.choice("kind", AbsenceKind::from_word);
    let (first, last) = (form.required_date("first"), form.date("last"));
    let (from, until) = (optional_clock(&mut form, "from"), optional_clock(&mut form, "until"));
    let time = match (first, last.or(first), from, until) {
        (Some(first), Some(last), None, None) if last >= first && (last - first).num_days() < 400 => {
            Some(AbsenceTime::Days(first, last))
        }
        (Some(first), Some(last), Some(from), Some(until)) if first == last && from < until => {
            Some(AbsenceTime::Part(first, from, until))
        }
        (Some(first), Some(last), from, until) => {
            let (field, words): (_, fn(Lang) -> &'static str) = match (from, until) {
                _ if last < first => ("last", texts::end_before_begin),
                (Some(_), Some(_)) if first == last => ("until", texts::end_before_begin),
                (Some(_), Some(_)) => ("last", texts::part_of_one_day),
                (None, None) => ("last", texts::too_far),
                _ => ("until", texts::both_hours),
            };
            form.complain(field, Message::new(words));
            None
        }
        _ => None,
    };
    let (note, reference) = (form.text("note", 500), form.text("reference", 120));
    let details = kind.zip(time).map(|(kind, time)| AbsenceDetails { kind, time, note, reference });
    form.command(details)
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

/// Reads a skill.
///
/// # Errors
/// The form with its complaints.
pub fn skill(mut form: Form) -> Result<Skill> {
    let name = form.required("skill_name", 80);
    let licence = form.value("licence") == "yes";
    form.command(Some(Skill { id: SkillId::new(), name, licence }))
}

/// Reads what is kept beside a worker's name.
///
/// # Errors
/// The form with its complaints.
pub fn profile(mut form: Form, today: NaiveDate) -> Result<Profile> {
    let profile = Profile { born_on: form.date("born_on"), team: form.text("team", 60) };
    if profile.born_on.is_some_and(|born| born > today) {
        form.complain("born_on", Message::new(texts::born_later));
    }
    form.command(Some(profile))
}

/// Reads a confirmed skill.
///
/// # Errors
/// The form with its complaints.
pub fn skill_said(mut form: Form) -> Result<SkillSaid> {
    let skill = form.choice("skill", |word| word.parse().ok());
    let level = form.choice("level", super::model::shift::Level::from_word);
    let expires = form.date("expires");
    let said = skill.zip(level).map(|(skill, level)| SkillSaid { skill, level, expires });
    form.command(said)
}

/// Reads a line of availability: a weekday or a date, from and until; nothing in both means "not at all".
///
/// # Errors
/// The form with its complaints.
pub fn available(mut form: Form) -> Result<Available> {
    let day = form.date("on");
    let weekday = form.value("weekday").parse::<i64>().ok().filter(|day| (0..7).contains(day));
    if day.is_some() && weekday.is_some() {
        form.complain("on", Message::new(texts::one_of_both));
    }
    let when = day.map(When::Day).or_else(|| weekday.map(When::Weekday));
    if when.is_none() {
        form.complain("weekday", Message::new(crate::platform::web::texts::choose));
    }
    let (starts, ends) = (optional_clock(&mut form, "starts"), optional_clock(&mut form, "ends"));
    let (starts, ends) = match (starts, ends) {
        (None, None) => (ClockTime(0), ClockTime(0)),
        (starts, ends) => (starts.unwrap_or(ClockTime(0)), ends.filter(|end| end.0 > 0).unwrap_or(ClockTime(DAY))),
    };
    if ends < starts {
        form.complain("ends", Message::new(texts::ends_before_start));
    }
    form.command(when.map(|when| Available { when, starts, ends }))
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

/// Reads the settings: check boxes.
#[must_use]
pub fn settings(form: &Form) -> Settings {
    let on = |word: &str| form.values("settings").any(|value| value == word);
    Settings { holidays_worked: on("holidays"), swaps_approve_themselves: on("swaps"), mail_changes: on("mail") }
}

/// Reads a work day.
///
/// # Errors
/// The form with its complaints.
pub fn open_day(mut form: Form) -> Result<OpenDetails> {
    let details = OpenDetails {
        title: form.required("title", 120),
        story: form.text("story", 2000),
        places: form.integer("places", 1, 500).unwrap_or(10),
        briefing: form.required("briefing", 2000),
        cancel_hours: form.integer("cancel_hours", 0, 720).unwrap_or(24),
        public: form.value("public") == "yes",
    };
    form.command(Some(details))
}

/// The form filled with a work day as it is.
#[must_use]
pub fn open_day_filled(day: &OpenDay) -> Form {
    Form::filled([
        ("title", day.title.clone()),
        ("story", day.story.clone()),
        ("places", day.places.to_string()),
        ("briefing", day.briefing.clone()),
        ("cancel_hours", day.cancel_hours.to_string()),
        ("public", if day.public { "yes" } else { "" }.to_owned()),
    ])
}

/// Reads a sign-up: name, e-mail, and the safety words accepted.
///
/// # Errors
/// The form with its complaints.
pub fn sign_up(mut form: Form) -> Result<(String, String)> {
    let name = form.required("name", 120);
    let email = form.email("email");
    if email.is_none() {
        form.complain("email", Message::new(crate::platform::web::texts::required));
    }
    if form.value("briefing") != "yes" {
        form.complain("briefing", Message::new(texts::accept_briefing));
    }
    form.command(email.map(|email| (name, email)))
}

/// Reads an entry of the counsellor's. Only time together has a length.
///
/// # Errors
/// The form with its complaints.
pub fn support(mut form: Form, today: NaiveDate) -> Result<Support> {
    let kind = form.choice("kind", SupportKind::from_word);
    let (on_day, until_day) = (form.required_date("on_day"), form.date("until_day"));
    if on_day.is_some_and(|on| on > today + Months::new(12)) {
        form.complain("on_day", Message::new(texts::too_far));
    }
    if let (Some(on), Some(until), Some(kind)) = (on_day, until_day, kind) {
        if until < on {
            form.complain("until_day", Message::new(texts::ends_before_start));
        } else if support::too_long(kind, on, until) {
            form.complain("until_day", Message::new(texts::immersion_too_long));
        }
    }
    let exit = kind == Some(SupportKind::Exit);
    let exit_class = if exit { form.choice("exit_class", ExitClass::from_word) } else { None };
    let minutes = Minutes(form.integer("minutes", 0, 1440).filter(|_| kind.is_some_and(SupportKind::counts)).unwrap_or(0));
    let (subject, body, next_step) = (form.text("subject", 200), form.text("body", 5000), form.text("next_step", 500));
    let obstacle = id(&form, "obstacle").filter(|_| kind != Some(SupportKind::Obstacle));
    let entry = kind.zip(on_day).map(|(kind, on_day)| Support {
        kind,
        on_day,
        until_day,
        minutes,
        subject,
        body,
        next_step,
        exit_class,
        obstacle,
    });
    form.command(entry)
}

/// The form filled with an entry as it is.
#[must_use]
pub fn support_filled(entry: &Support, version: i64) -> Form {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    Form::filled([
        ("kind", entry.kind.word().to_owned()),
        ("on_day", entry.on_day.to_string()),
        ("until_day", date(entry.until_day)),
        ("minutes", if entry.minutes.0 > 0 { entry.minutes.0.to_string() } else { String::new() }),
        ("subject", entry.subject.clone()),
        ("body", entry.body.clone()),
        ("next_step", entry.next_step.clone()),
        ("exit_class", entry.exit_class.map(|class| class.word().to_owned()).unwrap_or_default()),
        ("obstacle", entry.obstacle.map(|id| id.to_string()).unwrap_or_default()),
        ("version", version.to_string()),
    ])
}

/// Most minutes of one correction of a month.
const MOST_CORRECTED: i64 = 250 * 60;

/// Reads a correction of a locked month: of what, how much more or less, and why. Minutes as "45", hours as "1 h 30"; any minus sign.
pub fn month_correction(form: &mut Form) -> Option<(Corrected, Minutes, String)> {
    let what = form.choice("what", Corrected::from_word);
    let typed = form.value("correction").trim().replace(['\u{2212}', '\u{2013}'], "-");
    let (sign, size) = typed.strip_prefix('-').map_or((1, typed.as_str()), |size| (-1, size));
    let size = size.trim().trim_start_matches('+').to_lowercase();
    let minutes = if size.contains('h') || size.contains(':') {
        let mut hours_form = Form::filled([("hours", size.replace(':', "h"))]);
        hours(&mut hours_form, "hours", MOST_CORRECTED).map(|minutes| minutes.0)
    } else {
        size.parse::<i64>().ok()
    };
    let minutes = minutes.filter(|minutes| (1..=MOST_CORRECTED).contains(minutes)).map(|minutes| Minutes(sign * minutes));
    if minutes.is_none() {
        form.complain("correction", Message::new(texts::not_minutes));
    }
    let reason = form.required("reason", 300);
    let correction = what.zip(minutes).map(|(what, minutes)| (what, minutes, reason));
    correction.filter(|_| form.errors().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let mut form = Form::filled(values.map(|(name, value)| (name, value.to_owned())));
            assert_eq!(month_correction(&mut form).map(|(_, minutes, _)| minutes.0), minutes, "{typed}");
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
