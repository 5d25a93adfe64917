//! Forms about one person: contract, absence, profile, skill, availability.

use chrono::NaiveDate;

use super::{hours, hours_field, id, optional_clock};
use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, Message};
use crate::platform::time::{ClockTime, DAY, Minutes, Week};
use crate::work::model::absence::{AbsenceDetails, AbsenceKind, AbsenceTime};
use crate::work::model::contract::{Contract, ContractDetails, ContractKind, PassNumber};
use crate::work::model::rules::book::{Available, When};
use crate::work::model::shift::Level;
use crate::work::store::workers::{Profile, SkillSaid};
use crate::work::texts;

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
pub fn odd_week(mut form: Form, contract: &Contract) -> Result<(Week, Minutes)> {
    let week = form.required_date("week").map(Week::of);
    let minutes = hours(&mut form, "minutes", 48 * 60);
    if week.is_some_and(|week| !week.days().any(|day| contract.runs_on(day))) {
        form.complain("week", Message::new(texts::week_without_contract));
    }
    form.command(week.zip(minutes))
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
    let level = form.choice("level", Level::from_word);
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
