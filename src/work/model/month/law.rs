//! A month against the law, one row a case: public holidays, absences as planned, rates, the day of solidarity, monthly pay.

use chrono::NaiveDate;
use chrono_tz::Europe::Paris;

use super::*;
use crate::model::absence::AbsenceTime;
use crate::model::contract::{Amendment, ContractDetails, ContractKind};
use people::model::PersonId;
use platform::time::{ClockTime, Slot};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn contract(hours: i64) -> Contract {
    Contract {
        id: ContractId::new(),
        person: PersonId::new(),
        details: ContractDetails::new(ContractKind::Cddi, day("2026-01-01"), Some(day("2026-12-31")), Minutes(hours * 60)),
        pass_ends_now: None,
        amendments: Vec::new(),
        weeks: Vec::new(),
        version: 1,
    }
}

/// So many minutes from eight o'clock on.
fn work(on: NaiveDate, minutes: i64) -> Piece {
    let slot = Slot::new(on, ClockTime(480), ClockTime(480 + minutes), Minutes(0)).unwrap();
    Piece { interval: slot.interval(Paris), pause: Minutes(0), project: String::new() }
}

fn weekdays(first: &str, last: &str) -> impl Iterator<Item = NaiveDate> {
    let last = day(last);
    day(first).iter_days().take_while(move |day| *day <= last).filter(|day| !is_weekend(*day))
}

fn absent(kind: AbsenceKind, first: &str, last: &str) -> Absent {
    Absent { kind, time: AbsenceTime::Days(day(first), day(last)), called_off: Vec::new() }
}

/// Somebody of so many hours a week, employed since the New Year, whose plan was worked.
fn facts(hours: i64, pieces: Vec<Piece>) -> Facts {
    Facts {
        planned: pieces.clone(),
        worked: pieces,
        contracts: vec![contract(hours)],
        employed: vec![(day("2026-01-01"), None)],
        ..Facts::default()
    }
}

const MAY: [&str; 4] = ["2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25"];

/// May 2026 of 26 h: 17 weekdays of 5 h 12, four public holidays.
fn may() -> Facts {
    let worked = weekdays("2026-05-01", "2026-05-29").filter(|on| !MAY.iter().any(|holiday| day(holiday) == *on));
    facts(26, worked.map(|on| work(on, 312)).collect())
}

#[test]
fn what_is_worked_without_a_contract_is_nothing_beyond_it() {
    // A contract of 26 h that ends on Wednesday 20 May has 15 h 36 of that week; Thursday is worked all the same.
    let mut ended = facts(26, ["2026-05-18", "2026-05-19", "2026-05-20", "2026-05-21"].map(|on| work(day(on), 312)).to_vec());
    ended.contracts[0].details.ends = Some(day("2026-05-20"));
    let figures = reckon(month("2026-05"), &ended, Paris);
    assert_eq!(figures.overtime, Minutes(0));
    assert_eq!(figures.outside().map(|rest| rest.worked), Some(Minutes(312)), "it is told by itself");
    // What is worked beyond the hours of those three days is beyond the contract still.
    ended.worked[0] = work(day("2026-05-18"), 342);
    assert_eq!(reckon(month("2026-05"), &ended, Paris).overtime, Minutes(30));
    // Nor does it make up for an absence under contract.
    ended.worked.remove(0);
    ended.absences.push(absent(AbsenceKind::Unjustified, "2026-05-18", "2026-05-18"));
    let figures = reckon(month("2026-05"), &ended, Paris);
    assert!(figures.pay < figures.monthly, "{figures:?}");
}

#[test]
fn public_holidays_are_paid_and_a_month_is_fifty_two_weeks_in_twelve() {
    // L3133-3 and L3242-1.
    let figures = reckon(month("2026-05"), &may(), Paris);
    assert_eq!((figures.worked, figures.days), (Minutes(17 * 312), 17));
    assert_eq!(figures.holidays, Minutes(4 * 312));
    assert_eq!(figures.paid, Minutes(109 * 60 + 12), "109 h 12");
    assert_eq!((figures.monthly, figures.pay), (Minutes(112 * 60 + 40), Minutes(112 * 60 + 40)), "112 h 40");
    assert_eq!(full_time_hundredths(figures.returned(), FULL_TIME_YEAR), 74);
    let by_days = Facts { terms: Terms { monthly_pay: false, ..Terms::default() }, ..may() };
    assert_eq!(full_time_hundredths(reckon(month("2026-05"), &by_days, Paris).returned(), FULL_TIME_YEAR), 72);
    // Before three months of service only 1 May is paid.
    let new = Facts { employed: vec![(day("2026-04-01"), None)], ..may() };
    let figures = reckon(month("2026-05"), &new, Paris);
    assert_eq!((figures.holidays, figures.unpaid), (Minutes(312), Minutes(3 * 312)));
    let full = Facts { contracts: vec![contract(35)], ..Facts::default() };
    assert_eq!(reckon(month("2026-05"), &full, Paris).monthly, Minutes(151 * 60 + 40));
}

#[test]
fn an_amendment_pays_from_its_day() {
    // 11 weekdays of May at 26 h, 10 at 30 h.
    let mut facts = may();
    let amended = |starts| Amendment { starts: day(starts), weekly: Minutes(30 * 60), paper: String::new() };
    facts.contracts[0].amendments = vec![amended("2026-05-18")];
    let pay = |facts: &Facts, of: &str| reckon(month(of), facts, Paris).monthly;
    assert_eq!(pay(&facts, "2026-05"), Minutes((11 * 26 + 10 * 30) * 60 * 52 / (12 * 21)));
    assert_eq!(pay(&facts, "2026-04"), Minutes(112 * 60 + 40));
    assert_eq!(pay(&facts, "2026-06"), Minutes(130 * 60));
    // Beyond the contract is beyond what was agreed for the week: 30 h of the last week but one are not.
    let thirty = weekdays("2026-05-18", "2026-05-22").map(|on| work(on, 360)).collect();
    let beyond = |facts: &Facts| reckon(month("2026-05"), facts, Paris).overtime;
    let before = Facts { contracts: vec![contract(26)], worked: thirty, ..Facts::default() };
    assert_eq!(beyond(&before), Minutes(4 * 60));
    assert_eq!(beyond(&Facts { contracts: facts.contracts.clone(), ..before }), Minutes(0));
}

#[test]
fn a_holiday_in_leave_is_no_leave() {
    // Monday to Friday, 11 to 15 May 2026, with Ascension Day, of 25 h.
    let away = |kind| Facts { absences: vec![absent(kind, "2026-05-11", "2026-05-15")], ..facts(25, vec![]) };
    let figures = reckon(month("2026-05"), &away(AbsenceKind::Leave), Paris);
    assert_eq!(figures.absences[&AbsenceKind::Leave], Minutes(20 * 60));
    assert!(
        lines(month("2026-05"), &away(AbsenceKind::Leave), Paris)
            .iter()
            .any(|line| { line.what == What::Holiday && line.day == day("2026-05-14") && line.minutes == Minutes(300) })
    );
    let figures = reckon(month("2026-05"), &away(AbsenceKind::Sick), Paris);
    assert_eq!(figures.absences[&AbsenceKind::Sick], Minutes(25 * 60), "illness goes on through it");
}

#[test]
fn an_absence_costs_what_was_planned_on_it() {
    // 26 h from Monday to Thursday, 6 h 30 each.
    let roster = |days: &[&str]| -> Vec<Piece> { days.iter().map(|on| work(day(on), 390)).collect() };
    let all = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"];
    let sick = |first: &str, planned: Vec<Piece>, called_off: Vec<Piece>| {
        let absences = vec![Absent { called_off, ..absent(AbsenceKind::Sick, first, first) }];
        let facts = Facts { planned, absences, worked: vec![], ..facts(26, vec![]) };
        reckon(month("2026-03"), &facts, Paris).absences.get(&AbsenceKind::Sick).copied().unwrap_or_default()
    };
    assert_eq!(sick("2026-03-06", roster(&all), vec![]), Minutes(0), "Friday is no working day");
    assert_eq!(sick("2026-03-02", roster(&all[1..]), roster(&all[..1])), Minutes(390), "called off");
    assert_eq!(sick("2026-03-02", roster(&all[1..]), vec![]), Minutes(390), "known before the plan was made");
    assert_eq!(sick("2026-03-02", vec![], vec![]), Minutes(312), "no plan: a fifth");
    assert_eq!(sick("2026-03-07", roster(&all), roster(&["2026-03-07"])), Minutes(390), "a Saturday that was called off");
    // In a month whose other Wednesdays are mornings, a Wednesday is a morning, whatever else was off that week.
    let mornings = ["2026-03-04", "2026-03-18", "2026-03-25"].map(|on| work(day(on), 210));
    let others = ["2026-03-09", "2026-03-12", "2026-03-16", "2026-03-23"].map(|on| work(day(on), 380));
    assert_eq!(sick("2026-03-11", [&mornings[..], &others[..]].concat(), vec![]), Minutes(210));
    // A whole week away comes to the contract.
    let facts = Facts { absences: vec![absent(AbsenceKind::Leave, "2026-03-02", "2026-03-08")], ..facts(26, vec![]) };
    assert_eq!(reckon(month("2026-03"), &facts, Paris).absences[&AbsenceKind::Leave], Minutes(26 * 60));
}

#[test]
fn hours_beyond_the_contract_have_their_rates() {
    let week = |hours: i64, minutes: [i64; 5]| {
        let pieces = weekdays("2026-03-02", "2026-03-06").zip(minutes).filter(|(_, minutes)| *minutes > 0);
        facts(hours, pieces.map(|(on, minutes)| work(on, minutes)).collect())
    };
    let rates = |facts: &Facts| {
        let figures = reckon(month("2026-03"), facts, Paris);
        let rate = |rate| figures.rates.get(&rate).map_or(0, |minutes: &Minutes| minutes.0);
        (rate(Rate::Ten), rate(Rate::TwentyFive), rate(Rate::Fifty))
    };
    // L3123-29: 26 h, 30 h worked: 2 h 36 at 10 %, 1 h 24 at 25 %.
    assert_eq!(rates(&week(26, [360; 5])), (156, 84, 0));
    // L3121-36: 45 h on 35 h: eight at 25 %, two at 50 %.
    assert_eq!(rates(&week(35, [540; 5])), (0, 480, 120));
    // Cass. soc. 10-9-2025: leave on Monday counts as if it had been worked.
    let mut left = week(35, [0, 480, 480, 480, 480]);
    left.absences =
        vec![Absent { called_off: vec![work(day("2026-03-02"), 420)], ..absent(AbsenceKind::Leave, "2026-03-02", "2026-03-02") }];
    assert_eq!(rates(&left), (0, 240, 0), "39 h of 35 h");
    left.absences[0].kind = AbsenceKind::Sick;
    assert_eq!(rates(&left), (0, 0, 0), "illness does not");
    // The same where the leave was granted before anything was planned.
    left.absences = vec![absent(AbsenceKind::Leave, "2026-03-02", "2026-03-02")];
    assert_eq!(reckon(month("2026-03"), &left, Paris).absences[&AbsenceKind::Leave], Minutes(420));
    assert_eq!(rates(&left), (0, 240, 0));
    // A contract of 39 h: four hours are in it, the next four are the last at 25 %.
    assert_eq!(rates(&week(39, [540; 5])), (0, 240, 120));
}

#[test]
fn the_day_of_solidarity_is_worked_unpaid_up_to_its_share() {
    // Whit Monday, 25 May 2026, worked 7 h on 26 h: 5 h 12 are given, 1 h 48 are complementary.
    let mut facts = may();
    for pieces in [&mut facts.planned, &mut facts.worked] {
        pieces.push(work(day("2026-05-25"), 420));
    }
    facts.terms.solidarity = vec![day("2026-05-25")];
    let figures = reckon(month("2026-05"), &facts, Paris);
    assert_eq!(figures.solidarity, Minutes(312));
    assert_eq!(figures.overtime, Minutes(108), "1 h 48");
    assert_eq!(figures.holidays, Minutes(4 * 312), "the holiday is paid all the same");
    assert_eq!(figures.paid, Minutes(109 * 60 + 12 + 108));
    assert_eq!(figures.pay, Minutes(112 * 60 + 40 + 108));
}

#[test]
fn a_month_away_is_paid_nothing_and_a_week_made_up_for_loses_nothing() {
    // All of July 2026 ill: 23 weekdays, with a public holiday in it.
    let away = Facts { absences: vec![absent(AbsenceKind::Sick, "2026-07-01", "2026-07-31")], ..facts(26, vec![]) };
    assert_eq!(reckon(month("2026-07"), &away, Paris).pay, Minutes(0));
    let away = Facts { absences: vec![absent(AbsenceKind::Sick, "2026-02-01", "2026-02-28")], ..facts(26, vec![]) };
    assert_eq!(reckon(month("2026-02"), &away, Paris).pay, Minutes(0));
    // Ill on Monday, 26 h from Tuesday on: the week was worked.
    let mut made_up = facts(26, weekdays("2026-03-03", "2026-03-06").map(|on| work(on, 390)).collect());
    made_up.absences =
        vec![Absent { called_off: vec![work(day("2026-03-02"), 312)], ..absent(AbsenceKind::Sick, "2026-03-02", "2026-03-02") }];
    let figures = reckon(month("2026-03"), &made_up, Paris);
    assert_eq!((figures.unpaid, figures.pay), (Minutes(312), Minutes(6760)));
    // The day of solidarity of somebody whose holidays are not paid yet is a day like any other.
    let mut new = may();
    new.employed = vec![(day("2026-04-15"), None)];
    new.terms.solidarity = vec![day("2026-05-25")];
    for pieces in [&mut new.planned, &mut new.worked] {
        pieces.push(work(day("2026-05-25"), 420));
    }
    let figures = reckon(month("2026-05"), &new, Paris);
    assert_eq!((figures.solidarity, figures.unpaid, figures.holidays), (Minutes(0), Minutes(2 * 312), Minutes(312)));
}

#[test]
fn a_saturday_that_is_worked_usually_is_a_day_like_any_other() {
    // Tuesday to Saturday, 5 h 12 each; the Assumption of 2026 is a Saturday.
    let worked = day("2026-08-01").iter_days().take(31).filter(|on| (1..=5).contains(&on.weekday().num_days_from_monday()));
    let worked = worked.filter(|on| *on != day("2026-08-15"));
    let figures = reckon(month("2026-08"), &facts(26, worked.map(|on| work(on, 312)).collect()), Paris);
    assert_eq!(figures.holidays, Minutes(312));
}

#[test]
fn support_outside_of_work_is_paid() {
    let mut facts = facts(26, vec![work(day("2026-03-02"), 312)]);
    facts.support = vec![(day("2026-03-02"), Minutes(30)), (day("2026-03-06"), Minutes(60))];
    let figures = reckon(month("2026-03"), &facts, Paris);
    assert_eq!((figures.support, figures.paid), (Minutes(90), Minutes(372)), "the hour on a day without a shift");
    facts.terms.support_paid = false;
    assert_eq!(reckon(month("2026-03"), &facts, Paris).paid, Minutes(312));
}

#[test]
fn what_is_paid_is_the_houses_to_say() {
    let mut facts = Facts { absences: vec![absent(AbsenceKind::Accident, "2026-03-02", "2026-03-06")], ..facts(26, vec![]) };
    assert_eq!(reckon(month("2026-03"), &facts, Paris).paid, Minutes(0));
    facts.terms.pay = vec![(AbsenceKind::Accident, day("2026-03-01"), true)];
    assert_eq!(reckon(month("2026-03"), &facts, Paris).paid, Minutes(26 * 60));
    facts.terms.pay = vec![(AbsenceKind::Accident, day("2026-04-01"), true)];
    assert_eq!(reckon(month("2026-03"), &facts, Paris).paid, Minutes(0), "from a day on");
}

#[test]
fn weeks_nights_and_sundays_have_their_sums() {
    let night = Slot::new(day("2026-03-07"), ClockTime(22 * 60), ClockTime(5 * 60), Minutes(0)).unwrap();
    let mut pieces: Vec<Piece> = weekdays("2026-03-02", "2026-03-05").map(|on| work(on, 300)).collect();
    pieces.push(Piece { interval: night.interval(Paris), pause: Minutes(0), project: String::new() });
    let figures = reckon(month("2026-03"), &facts(26, pieces), Paris);
    assert_eq!(figures.weeks.into_iter().collect::<Vec<_>>(), [(day("2026-03-02"), Minutes(27 * 60))], "week 10: 27 h");
    assert_eq!((figures.night, figures.sunday), (Minutes(420), Minutes(300)));
}

#[test]
fn a_contract_of_a_part_of_the_month_has_a_part_of_its_pay() {
    let mut facts = facts(26, vec![]);
    facts.contracts[0].details.ended_on = Some(day("2026-06-15"));
    // Eleven weekdays of twenty-two.
    assert_eq!(reckon(month("2026-06"), &facts, Paris).monthly, Minutes(3380));
    facts.contracts[0].details.kind = ContractKind::Volunteer;
    let figures = reckon(month("2026-06"), &facts, Paris);
    assert_eq!((figures.monthly, figures.returned()), (Minutes(0), Minutes(0)));
}

/// A month that was validated before the law was read anew keeps its figures, its hours returned and the name of its reckoning.
#[test]
fn a_month_locked_by_the_first_reckoning_keeps_its_figures() {
    let kept = r#"{"planned":6030,"worked":5820,"paid":6120,"overtime":45,"support":45,"days":18,"absences":{"leave":300},"projects":{"FSE":5820}}"#;
    let figures: Figures = serde_json::from_str(kept).unwrap();
    assert_eq!(figures.reckoning, Reckoning::First);
    assert_eq!((figures.worked, figures.paid, figures.returned()), (Minutes(5820), Minutes(6120), Minutes(6120)));
    assert_eq!(full_time_hundredths(figures.returned(), figures.full_time_year), 67);
    let again: Figures = serde_json::from_str(&serde_json::to_string(&figures).unwrap()).unwrap();
    assert_eq!(again, figures);
}

fn correction(what: Corrected, on: &str, minutes: i64) -> Change {
    Change { what, minutes: Minutes(minutes), day: Some(day(on)), project: String::new(), reason: "oubli".to_owned() }
}

/// June 2026 of 26 h, 22 weekdays of 5 h 12 and none a public holiday, with the days around it.
fn june() -> Facts {
    facts(26, weekdays("2026-05-26", "2026-07-03").map(|on| work(on, 312)).collect())
}

/// What corrections do to pay, one after the other: `(paid, unpaid, pay, at 10 %, at 25 %)` of all.
fn effects(mut facts: Facts, locked: &[&str], changes: &[Change]) -> (i64, i64, i64, i64, i64) {
    let locked: Vec<Month> = locked.iter().map(|text| month(text)).collect();
    let mut sum = (0, 0, 0, 0, 0);
    for change in changes {
        let effect = Effect::reckoned(change, &locked, &facts, Paris);
        let rate = |rate| effect.rates.get(&rate).map_or(0, |minutes| minutes.0);
        sum = (
            sum.0 + effect.paid.0,
            sum.1 + effect.unpaid.0,
            sum.2 + effect.pay.0,
            sum.3 + rate(Rate::Ten),
            sum.4 + rate(Rate::TwentyFive),
        );
        facts = facts.with(change);
    }
    sum
}

#[test]
fn a_correction_is_paid_as_the_month_was_reckoned() {
    let less = correction(Corrected::Work, "2026-06-09", -312);
    let sick = correction(Corrected::Absence(AbsenceKind::Sick), "2026-06-09", 312);
    let leave = correction(Corrected::Absence(AbsenceKind::Leave), "2026-06-09", 312);
    let more = |minutes| correction(Corrected::Work, "2026-06-09", minutes);
    for (name, changes, expected) in [
        ("sick instead of work: one day of 22", vec![sick.clone(), less.clone()], (-312, 312, -307, 0, 0)),
        ("in whatever order", vec![less.clone(), sick.clone()], (-312, 312, -307, 0, 0)),
        ("leave instead of work", vec![less.clone(), leave], (0, 0, 0, 0, 0)),
        ("two hours more, up to a tenth at 10 %", vec![more(120), more(120)], (240, 0, 240, 156, 84)),
        ("made up for on another day", vec![less, correction(Corrected::Work, "2026-06-10", 312)], (0, 0, 0, 0, 0)),
    ] {
        assert_eq!(effects(june(), &["2026-06"], &changes), expected, "{name}");
    }
    // An absence that was none: what was taken off comes back, to the minute.
    let mut away = june();
    away.worked.retain(|piece| piece.interval != work(day("2026-06-09"), 312).interval);
    away.absences.push(absent(AbsenceKind::Sick, "2026-06-09", "2026-06-09"));
    assert_eq!(reckon(month("2026-06"), &away, Paris).pay, Minutes(6760 - 307));
    let back = correction(Corrected::Absence(AbsenceKind::Sick), "2026-06-09", -312);
    assert_eq!(effects(away, &["2026-06"], &[back]), (0, -312, 307, 0, 0));
}

#[test]
fn a_correction_in_a_week_of_two_months_is_paid_once() {
    // The week of Tuesday 30 June ends in July: July pays what lies beyond it, as long as it is open.
    let more = correction(Corrected::Work, "2026-06-30", 120);
    assert_eq!(effects(june(), &["2026-06"], std::slice::from_ref(&more)), (120, 0, 0, 0, 0));
    let july = |facts: &Facts| reckon(month("2026-07"), facts, Paris);
    assert_eq!(july(&june().with(&more)).overtime - july(&june()).overtime, Minutes(120));
    assert_eq!(july(&june().with(&more)).worked, july(&june()).worked, "the work itself is June's");
    assert_eq!(effects(june(), &["2026-06", "2026-07"], &[more]), (120, 0, 120, 120, 0), "locked, the correction pays it");
}

#[test]
fn corrections_count_on_sundays_holidays_and_as_days() {
    let of = |change: Change| {
        let effect = Effect::reckoned(&change, &[month("2026-05")], &may(), Paris);
        (effect.sunday.0, effect.worked_holidays.0, effect.days)
    };
    let work = |on: &str, minutes| correction(Corrected::Work, on, minutes);
    assert_eq!(of(work("2026-05-10", 240)), (240, 0, 1), "a Sunday");
    assert_eq!(of(work("2026-05-14", 240)), (0, 240, 1), "Ascension Day");
    assert_eq!(of(work("2026-05-12", 60)), (0, 0, 0), "a day with work already");
    assert_eq!(of(work("2026-05-12", -312)), (0, 0, -1), "a day that was none");
}

#[test]
fn a_day_holds_no_more_than_a_day() {
    let june = june();
    let beyond = |change: Change| is_beyond_its_day(&change, month("2026-06"), &june, Paris);
    for (minutes, is) in [(1440 - 312, false), (1440 - 311, true), (-312, false), (-313, true)] {
        assert_eq!(beyond(correction(Corrected::Work, "2026-06-09", minutes)), is, "{minutes}");
    }
    assert!(beyond(correction(Corrected::Absence(AbsenceKind::Leave), "2026-06-09", 1800)));
}
