//! Forms of the plan: shifts, templates, a week to copy, rules and settings.

use chrono::NaiveDate;

use land::model::{PlotId, SiteId};
use people::model::PersonId;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Message, format};
use platform::time::{Slot, Week};

use crate::fields::{clock, hours, id, slot};
use crate::model::holidays::Region;
use crate::model::rules::{Basis, Figure, Rule, Severity};
use crate::model::shift::{Cycle, Shift, SkillId, SkillNeed, TaskId, Template, TemplateId, Work};
use crate::rota::store::parameters::{Line, Settings, is_shipped};
use crate::texts;

/// "site" or "site/plot".
fn place(form: &mut Form) -> Option<(SiteId, Option<PlotId>)> {
    let typed = form.value("place").to_owned();
    let (site, plot) = typed.split_once('/').map_or((typed.as_str(), None), |(site, plot)| (site, Some(plot)));
    let place = site.parse().ok().zip(plot.map_or(Some(None), |plot| plot.parse().ok().map(Some)));
    if place.is_none() {
        form.complain("place", Message::new(platform::web::texts::choose));
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

/// Days from today beyond which a shift is a slip of the pen.
const FAR: i64 = 3 * 366;

/// Reads a shift's form.
///
/// # Errors
/// The form with its complaints.
pub fn shift(mut form: Form, today: NaiveDate) -> Result<(Slot, Work)> {
    let day = form.required_date("day");
    if day.is_some_and(|day| day.signed_duration_since(today).num_days().abs() > FAR) {
        form.complain("day", Message::new(texts::too_far));
    }
    let slot = slot(&mut form, day);
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
    let slot = slot(&mut form, Some(NaiveDate::default()));
    let work = work(&mut form);
    let template = weekday.zip(cycle).zip(slot).zip(work).map(|(((weekday, cycle), slot), work)| Template {
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

/// Reads a template for several days and sites: one for each, in their order.
///
/// # Errors
/// The form with its complaints.
pub fn templates(mut form: Form) -> Result<Vec<Template>> {
    let days: Vec<i64> = (0..7).filter(|day| form.values("weekday").any(|word| word == day.to_string())).collect();
    let mut places: Vec<String> = vec![form.value("place").to_owned()];
    for other in form.values("also") {
        if !places.iter().any(|place| place == other) {
            places.push(other.to_owned());
        }
    }
    if days.is_empty() {
        form.complain("weekday", Message::new(texts::choose_a_day));
    }
    let mut all = Vec::new();
    for place in &places {
        for day in days.iter().copied().map(Some).chain(days.is_empty().then_some(None)) {
            let mut one = form.clone();
            one.set("weekday", day.unwrap_or(0).to_string());
            one.set("place", place.clone());
            match template(one, TemplateId::new()) {
                Ok(template) => all.push(template),
                Err(AppError::Invalid(refused)) => {
                    for (name, message) in refused.errors() {
                        form.complain(name, message.clone());
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }
    form.command(Some(all))
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

/// Reads a dated line of a rule.
///
/// # Errors
/// The form with its complaints.
pub fn rule_line(mut form: Form) -> Result<Line> {
    let rule = form.choice("rule", Rule::from_word);
    let starts = form.required_date("starts");
    if starts.is_some_and(is_shipped) {
        form.complain("starts", Message::new(texts::after_the_law));
    }
    let (least, most) = rule.map_or((0, 0), Rule::bounds);
    let value = match rule.map(Rule::figure) {
        Some(Figure::Length) => {
            let minutes = hours(&mut form, "value", most).map_or(0, |minutes| minutes.0);
            if minutes < least && form.error("value").is_none() {
                form.complain("value", Message::new(move |l| texts::too_few_hours(l, format::duration(l, least))));
            }
            minutes
        }
        Some(Figure::TimeOfDay) => clock(&mut form, "value").map_or(0, |time| time.0),
        Some(Figure::Count | Figure::Percent) => {
            // "10 %", as it is shown.
            let typed = form.value("value").trim_end_matches(['%', ' ', '\u{a0}', '\u{202f}']).to_owned();
            form.set("value", typed);
            let count = form.integer("value", least, most);
            if count.is_none() {
                form.complain("value", Message::new(platform::web::texts::required));
            }
            count.unwrap_or(0)
        }
        Some(Figure::None) if !form.value("value").trim().is_empty() => {
            form.complain("value", Message::new(texts::rule_without_figure));
            0
        }
        Some(Figure::None) | None => 0,
    };
    let severity = form.choice("severity", Severity::from_word);
    let source = form.required("source", 200);
    let basis = form.choice("basis", Basis::from_word);
    if rule == Some(Rule::Overlap) && severity.is_some_and(|severity| severity != Severity::Refuse) {
        form.complain("severity", Message::new(texts::always_refused));
    }
    let line = rule.zip(starts).zip(severity).zip(basis).map(|(((rule, starts), severity), basis)| Line {
        rule,
        starts,
        value,
        severity,
        source,
        basis,
    });
    form.command(line)
}

/// Reads the settings: check boxes, and a day of a week A.
///
/// # Errors
/// `Invalid` with the form.
pub fn settings(mut form: Form) -> Result<Settings> {
    let week_a = form.required_date("week_a");
    let region = form.choice("region", Region::from_word);
    let on = |word: &str| form.values("settings").any(|value| value == word);
    let (holidays_worked, swaps_approve_themselves, mail_changes) = (on("holidays"), on("swaps"), on("mail"));
    let settings = week_a.zip(region).map(|(week_a, region)| Settings {
        holidays_worked,
        swaps_approve_themselves,
        mail_changes,
        week_a,
        region,
    });
    form.command(settings)
}
