//! Forms about people at work: contract, absence, profile, skill, availability, restriction; and the lists of tasks and skills.

use chrono::NaiveDate;

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, Message};
use platform::time::{ClockTime, DAY, Minutes, Week};

use crate::fields::{hours, hours_field, id, optional_clock};
use crate::model::absence::{AbsenceDetails, AbsenceKind, AbsenceTime};
use crate::model::contract::{Amendment, Contract, ContractDetails, ContractKind, Extension, ExtensionCase, PassNumber};
use crate::model::course::{self, Objection};
use crate::model::limit::WorkLimit;
use crate::model::pass::{PassEvent, PassMove};
use crate::model::rules::snapshot::{Available, When};
use crate::model::shift::{Level, Skill, SkillId, Task, TaskId};
use crate::team::store::workers::{Profile, SkillSaid};
use crate::texts;

/// Reads a contract's form.
///
/// # Errors
/// The form with its complaints.
pub fn contract(mut form: Form) -> Result<ContractDetails> {
    let kind = form.choice("kind", ContractKind::from_word);
    let (starts, ends) = (form.required_date_of_any_time("starts"), form.date("ends"));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        form.complain("ends", Message::new(texts::ends_before_start));
    }
    if kind == Some(ContractKind::Cddi) && ends.is_none() {
        form.complain("ends", Message::new(texts::cddi_needs_end));
    }
    if matches!(kind, Some(ContractKind::Permanent | ContractKind::Inclusion)) && ends.is_some() {
        form.complain("ends", Message::new(texts::permanent_without_end));
    }
    let weekly = hours(&mut form, "weekly", 48 * 60);
    if kind.is_some_and(ContractKind::is_employment) && weekly == Some(Minutes(0)) {
        form.complain("weekly", Message::new(texts::employed_without_hours));
    }
    let typed = form.text("pass", 20);
    let pass = PassNumber::parse(&typed);
    if !typed.is_empty() && pass.is_none() {
        form.complain("pass", Message::new(texts::pass_twelve));
    }
    let pass_ends = form.date("pass_ends");
    let case = if form.value("extension").is_empty() { None } else { form.choice("extension", ExtensionCase::from_word) };
    let (until, paper) = (form.date("extension_until"), form.text("extension_paper", 120));
    if case.is_none() && (until.is_some() || !paper.is_empty()) && form.error("extension").is_none() {
        form.complain("extension", Message::new(texts::extension_without_case));
    }
    let extension = case.map(|case| Extension { case, until, paper });
    let (derogation_until, ended_on) = (form.date("derogation_until"), form.date("ended_on"));
    if ended_on.is_some_and(|on| starts.is_some_and(|starts| on < starts) || ends.is_some_and(|ends| on > ends)) {
        form.complain("ended_on", Message::new(texts::ended_within));
    }
    let (note, exit_motive) = (form.text("note", 500), form.text("exit_motive", 20));
    let details = kind.zip(starts).zip(weekly).map(|((kind, starts), weekly)| ContractDetails {
        kind,
        starts,
        ends,
        weekly,
        pass,
        pass_ends,
        renewal_of: id(&form, "renewal_of"),
        note,
        extension,
        derogation_until,
        ended_on,
        exit_motive,
    });
    form.command(details)
}

/// Reads a suspension or prolongation of a PASS.
///
/// # Errors
/// The form with its complaints.
pub fn pass_event(mut form: Form) -> Result<PassEvent> {
    let kind = form.choice("pass_move", PassMove::from_word);
    let pass = form.choice("pass_number", PassNumber::parse);
    let (starts, ends) = (form.required_date("pass_first"), form.required_date("pass_last"));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        form.complain("pass_last", Message::new(texts::ends_before_start));
    }
    let (reason, reference) = (form.required("pass_reason", 200), form.text("pass_paper", 120));
    let event = kind.zip(pass).zip(starts.zip(ends));
    form.command(event.map(|((kind, pass), (starts, ends))| PassEvent { pass, kind, starts, ends, reason, reference }))
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
        ("extension", details.extension.as_ref().map_or("", |extension| extension.case.word()).to_owned()),
        ("extension_until", date(details.extension.as_ref().and_then(|extension| extension.until))),
        ("extension_paper", details.extension.as_ref().map(|extension| extension.paper.clone()).unwrap_or_default()),
        ("derogation_until", date(details.derogation_until)),
        ("ended_on", date(details.ended_on)),
        ("exit_motive", details.exit_motive.clone()),
        ("renewal_of", details.renewal_of.map(|id| id.to_string()).unwrap_or_default()),
        ("version", contract.version.to_string()),
    ])
}

/// Reads one week's hours: a day of the week, the hours, and why where they are fewer than a CDDI has (Code du travail L5132-15-1).
pub fn odd_week(mut form: Form, contract: &Contract) -> Result<((Week, Minutes), String)> {
    let week = form.required_date("week").map(Week::of);
    let minutes = hours(&mut form, "minutes", 48 * 60);
    if week.is_some_and(|week| !week.days().any(|day| contract.runs_on(day))) {
        form.complain("week", Message::new(texts::week_without_contract));
    }
    let reason = form.text("week_reason", 200);
    if contract.details.kind == ContractKind::Cddi {
        if minutes.is_some_and(|minutes| minutes > course::MOST_WEEKLY) {
            form.complain("minutes", Message::new(|l| texts::contract_objection(l, Objection::ManyHours)));
        }
        if minutes.is_some_and(|minutes| minutes < course::FEWEST_WEEKLY) && reason.is_empty() {
            form.complain("week_reason", Message::new(texts::week_needs_reason));
        }
    }
    form.command(week.zip(minutes).map(|week| (week, reason)))
}

/// Reads an amendment: from which day on, how many hours, where the paper is.
pub fn amendment(mut form: Form, contract: &Contract) -> Result<Amendment> {
    let starts = form.required_date("amend_from");
    let weekly = hours(&mut form, "amend_hours", 48 * 60);
    if starts.is_some_and(|day| !contract.runs_on(day) || day <= contract.details.starts) {
        form.complain("amend_from", Message::new(texts::amendment_outside));
    }
    if weekly == Some(Minutes(0)) {
        form.complain("amend_hours", Message::new(texts::no_hours_agreed));
    }
    let found = weekly.zip(starts).and_then(|(weekly, day)| course::objects_to_hours(&contract.details, weekly, day));
    if let Some(found) = found {
        form.complain("amend_hours", Message::new(move |l| texts::contract_objection(l, found)));
    }
    let paper = form.text("amend_paper", 200);
    form.command(starts.zip(weekly).map(|(starts, weekly)| Amendment { starts, weekly, paper }))
}

/// Stands for the days that are typed, where a day of the week could be ticked.
pub const OTHER_DAYS: &str = "other";

/// Reads an absence that a worker asks for: a day of the week is ticked, or other days are typed; of both none is dropped.
///
/// # Errors
/// The form with its complaints.
pub fn own_absence(mut form: Form) -> Result<AbsenceDetails> {
    let (ticked, typed) = (form.value("first").to_owned(), form.value("from_day").to_owned());
    if ticked == OTHER_DAYS && typed.is_empty() {
        form.choice("kind", AbsenceKind::from_word);
        return Err(form.refuse("from_day", Message::new(platform::web::texts::required)));
    }
    if ticked == OTHER_DAYS || ticked.is_empty() && !typed.is_empty() {
        form.set("first", typed);
    } else if !typed.is_empty() && typed != ticked {
        form.complain("from_day", Message::new(texts::one_day_or_others));
    }
    absence(form)
}

/// Reads an absence: `first` and perhaps `last`, or one day from and until.
///
/// # Errors
/// The form with its complaints.
pub fn absence(mut form: Form) -> Result<AbsenceDetails> {
    let kind = form.choice("kind", AbsenceKind::from_word);
    let (first, last) = (form.required_date("first"), form.date("last"));
    let (from, until) = (optional_clock(&mut form, "from"), optional_clock(&mut form, "until"));
    // Until midnight is the end of the day, not its beginning.
    let until = if until == Some(ClockTime(0)) && from.is_some() { Some(ClockTime(DAY)) } else { until };
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
    let host = form.text("host", 120);
    if kind == Some(AbsenceKind::Immersion) && host.is_empty() {
        form.complain("host", Message::new(texts::host_needed));
    }
    let details = kind.zip(time).map(|(kind, time)| AbsenceDetails { kind, time, note, reference, host });
    form.command(details)
}

/// Reads what is kept beside a worker's name.
///
/// # Errors
/// The form with its complaints.
pub fn profile(mut form: Form, today: NaiveDate) -> Result<Profile> {
    let profile = Profile { born_on: form.date_of_any_time("born_on"), team: form.text("team", 60) };
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
    let level = form.choice("level", Level::from_word);
    let expires = form.date_of_any_time("expires");
    let said = skill.zip(level).map(|(skill, level)| SkillSaid { skill, level, expires });
    form.command(said)
}

/// Reads a line of availability: a weekday or a date, from and until; nothing in both means "not at all".
///
/// # Errors
/// The form with its complaints.
pub fn available(mut form: Form) -> Result<Available> {
    let day = form.date_of_any_time("on");
    let weekday = form.value("weekday").parse::<i64>().ok().filter(|day| (0..7).contains(day));
    if day.is_some() && weekday.is_some() {
        form.complain("on", Message::new(texts::one_of_both));
    }
    let when = day.map(When::Day).or_else(|| weekday.map(When::Weekday));
    if when.is_none() {
        form.complain("weekday", Message::new(platform::web::texts::choose));
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

/// A task that somebody must not do, and until when.
pub fn restriction(mut form: Form) -> Result<(TaskId, Option<NaiveDate>)> {
    let task = form.choice("task", |word| word.parse().ok());
    let until = form.date("restricted_until");
    form.command(task.map(|task| (task, until)))
}

/// Reads what limits one person's hours: at least one thing, from a day on.
///
/// # Errors
/// The form with its complaints.
pub fn limit(mut form: Form) -> Result<WorkLimit> {
    let (starts, ends) = (form.required_date("limit_starts"), form.date("limit_ends"));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        form.complain("limit_ends", Message::new(texts::ends_before_start));
    }
    let mut most = |name: &str, most| if form.value(name).is_empty() { None } else { hours(&mut form, name, most) };
    let (day, week) = (most("limit_day", 10 * 60), most("limit_week", 48 * 60));
    let (not_before, not_after) = (optional_clock(&mut form, "limit_from"), optional_clock(&mut form, "limit_until"));
    // Until midnight is the end of the day.
    let not_after = not_after.map(|until| if until.0 == 0 { ClockTime(DAY) } else { until });
    if not_before.zip(not_after).is_some_and(|(from, until)| from >= until) {
        form.complain("limit_until", Message::new(texts::limit_order));
    }
    let no_night = form.value("limit_night") == "yes";
    let limit = starts.map(|starts| WorkLimit { starts, ends, day, week, not_before, not_after, no_night });
    if limit.is_some_and(|limit| !limit.says_something()) && form.errors().is_empty() {
        form.complain("limit_day", Message::new(texts::limit_says_nothing));
    }
    form.command(limit)
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

#[cfg(test)]
mod tests {
    use super::*;

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
