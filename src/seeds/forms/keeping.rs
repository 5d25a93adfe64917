//! What is typed about guardians, the plan of what is grown on, rules, printers, and lots that turn out to be something else.

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::web::texts as web;
use produce::model::species::VarietyId;

use super::{amount, required};
use crate::model::guardian::{DiaryLine, Outcome};
use crate::model::quantity::Unit;
use crate::model::regeneration::RegenerationDetails;
use crate::model::rule::{SeedRule, Severity};
use crate::print::Correction;
use crate::store::guardians::Offer;
use crate::store::printers::PrinterDetails;
use crate::store::regenerations::Sown;
use crate::store::rules::NewRule;
use crate::texts;

/// Reads who offers to keep a variety; residents give an address, so that the answer reaches them.
///
/// # Errors
/// The form with its complaints.
pub fn offer(mut form: Form, by_keeper: bool) -> Result<Offer> {
    let name = form.required("name", 80);
    let email = if by_keeper { Some(form.email("email").unwrap_or_default()) } else { form.required_email("email") };
    let commune = form.text("commune", 80);
    form.command(email.map(|email| Offer { name, email, commune }))
}

/// Reads a season's line.
///
/// # Errors
/// The form with its complaints.
pub fn diary(mut form: Form) -> Result<DiaryLine> {
    let year = form.integer("year", 1990, 2200);
    let year = required(&mut form, "year", year);
    let outcome = form.choice("outcome", Outcome::from_word);
    let plants = form.integer("plants", 1, 100_000);
    let note = form.text("note", 1000);
    form.command(year.zip(outcome).map(|(year, outcome)| DiaryLine { year, outcome, plants, note }))
}

/// Reads what help is asked for.
///
/// # Errors
/// The form with its complaints.
pub fn help(mut form: Form) -> Result<String> {
    let words = form.required("help", 400);
    form.command(Some(words))
}

/// Where something is grown, as one choice: a plot, a bed of a plot, or a guardian's garden.
fn place(form: &mut Form, read: &mut RegenerationDetails) {
    let typed = form.value("place").to_owned();
    let mut parts = typed.splitn(3, ':');
    let (kind, first, second) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let known = match kind {
        "" => true,
        "plot" => {
            read.plot = first.and_then(|id| id.parse().ok());
            read.bed = second.and_then(|id| id.parse().ok());
            read.plot.is_some() && second.is_some() == read.bed.is_some()
        }
        "guardian" => {
            read.guardian = first.and_then(|id| id.parse().ok());
            read.guardian.is_some()
        }
        _ => false,
    };
    if !known {
        form.complain("place", Message::new(web::choose));
    }
}

/// Reads a line of the plan.
///
/// # Errors
/// The form with its complaints.
pub fn plan(mut form: Form) -> Result<RegenerationDetails> {
    let year = form.integer("year", 1990, 2200);
    let year = required(&mut form, "year", year);
    let lot = if form.value("lot").is_empty() { None } else { form.choice("lot", |id| id.parse().ok()) };
    let plants = form.integer("plants", 1, 100_000);
    let note = form.text("note", 400);
    let mut read =
        RegenerationDetails { year: year.unwrap_or_default(), lot, plot: None, bed: None, guardian: None, plants, note };
    place(&mut form, &mut read);
    form.command(year.map(|_| read))
}

/// Reads how much of a lot was sown for a line of the plan.
///
/// # Errors
/// The form with its complaints.
pub fn sown(mut form: Form, unit: Option<Unit>) -> Result<Sown> {
    let amount = unit.and_then(|unit| amount(&mut form, "amount", unit, 1));
    let derogation = form.text("derogation", 80);
    form.command(Some(Sown { amount, derogation }))
}

/// Reads a dated rule.
///
/// # Errors
/// The form with its complaints.
pub fn rule(mut form: Form) -> Result<NewRule> {
    let rule = form.choice("rule", SeedRule::from_word);
    let severity = form.choice("severity", Severity::from_word);
    let starts = form.required_date("starts");
    let source = form.required("source", 200);
    let read = rule.zip(severity).zip(starts);
    form.command(read.map(|((rule, severity), starts)| NewRule { rule, starts, severity, source }))
}

/// Reads what a printer is off by: millimetres with two decimals, kept as hundredths.
///
/// # Errors
/// The form with its complaints.
pub fn printer(mut form: Form) -> Result<PrinterDetails> {
    let name = form.required("name", 60);
    let (x, y, pitch) = (millimetres(&mut form, "x"), millimetres(&mut form, "y"), millimetres(&mut form, "pitch"));
    let correction = x.zip(y).zip(pitch).map(|((x, y), pitch)| Correction { offset: (x, y), pitch });
    form.command(correction.map(|correction| PrinterDetails { name, correction }))
}

/// Up to ten millimetres either way, in hundredths; nothing typed is none.
fn millimetres(form: &mut Form, name: &str) -> Option<i64> {
    let typed = form.value(name).trim().replace(',', ".").replace('−', "-");
    if typed.is_empty() {
        return Some(0);
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked against ten millimetres")]
    let read = typed.parse::<f64>().ok().filter(|length| length.abs() <= 10.0).map(|length| (length * 100.0).round() as i64);
    if read.is_none() {
        form.complain(name, Message::new(texts::millimetres_please));
    }
    read
}

/// Reads what a lot turned out to be.
///
/// # Errors
/// The form with its complaints.
pub fn redetermination(mut form: Form) -> Result<(VarietyId, String)> {
    let to = form.choice("to_variety", |id| id.parse::<VarietyId>().ok());
    let why = form.required("because", 400);
    form.command(to.map(|to| (to, why)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_are_read_as_rulers_show_them() {
        let read = |typed: &str| {
            let mut form = Form::filled([("x", typed.to_owned())]);
            millimetres(&mut form, "x")
        };
        assert_eq!((read("0,35"), read("-0.08"), read(""), read("−1,2")), (Some(35), Some(-8), Some(0), Some(-120)));
        assert_eq!((read("11"), read("trois"), read("NaN")), (None, None, None));
    }
}
