//! The rules against the law, one row a case: the cases are the texts' own limits, and a minute beside them.

use super::tests::{broken, contract, day, minor, said, slot, snapshot, week, worker, young};
use super::*;
use crate::model::absence::AbsenceKind;
use crate::model::contract::ContractKind;
use crate::model::limit::WorkLimit;
use crate::model::rules::snapshot::{Away, Worker};
use chrono_tz::Europe::Paris;
use platform::time::{ClockTime, Minutes};

/// Somebody with an integration contract of so many hours through 2026.
fn cddi(hours: i64) -> Worker {
    let one = worker("a");
    Worker { contracts: vec![contract(one.id, "2025-06-01", "2026-12-31", hours)], ..one }
}

fn days(hours: &str, from: &str, count: usize) -> Vec<String> {
    day(from).iter_days().take(count).map(|day| format!("{day} {hours}")).collect()
}

fn of(plan: &[String]) -> Vec<&str> {
    plan.iter().map(String::as_str).collect()
}

/// What is refused or asked about: remarks left out.
fn objections(worker: Worker, plan: &[&str]) -> Vec<(Rule, Severity)> {
    let mut all: Vec<(Rule, Severity)> =
        said(worker, plan).into_iter().filter(|(_, severity)| *severity > Severity::Hint).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn a_week_goes_from_monday_to_sunday_at_midnight() {
    // L3121-35: of a night that begins on Sunday, two hours count in the old week and six in the new one.
    let mut plan = days("8:00-16:30 30", "2026-03-02", 5);
    plan.push("2026-03-08 22:00-6:00".to_owned());
    assert!(!broken(worker("a"), &of(&plan)).contains(&Rule::WeekHours), "42 h and 6 h");
    plan = days("8:00-17:00 60", "2026-03-09", 5);
    plan.push("2026-03-15 20:00-6:00 30".to_owned());
    assert!(!broken(worker("a"), &of(&plan)).contains(&Rule::WeekHours), "44 h before midnight");
    plan = vec!["2026-03-15 20:00-6:00 30".to_owned(), "2026-03-16 17:00-21:00".to_owned()];
    plan.extend(days("9:00-20:00 60", "2026-03-17", 4));
    assert!(broken(worker("a"), &of(&plan)).contains(&Rule::WeekHours), "49 h 30 from Monday on");
}

#[test]
fn every_twelve_weeks_in_a_row_are_judged() {
    // L3121-22: twelve weeks of 47 h, then one of 44 h: the windows that end in week 12 and in week 13 are both above 44 h.
    let mut plan: Vec<String> = (0..12_u64)
        .flat_map(|week| {
            (0..5).map(move |offset| {
                let day = day("2026-06-01") + chrono::Days::new(week * 7 + offset);
                format!("{day} 8:00-{} 60", if offset == 4 { "18:00" } else { "18:30" })
            })
        })
        .collect();
    plan.extend((0..5).map(|offset| {
        format!("{} 8:00-{} 60", day("2026-08-24") + chrono::Days::new(offset), if offset == 4 { "17:00" } else { "18:00" })
    }));
    let found: Vec<NaiveDate> =
        breaches(worker("a"), &of(&plan)).into_iter().filter(|one| one.rule == Rule::AverageHours).map(|one| one.day).collect();
    assert_eq!(found, [day("2026-08-17"), day("2026-08-24")]);
}

fn breaches(worker: Worker, plan: &[&str]) -> Vec<Breach> {
    super::tests::breaches(worker, plan)
}

#[test]
fn breaks_rests_and_holidays_one_row_a_case() {
    let cases: Vec<(&str, Worker, Vec<&str>, Vec<Rule>)> = vec![
        // L3121-16: twenty minutes in one piece.
        ("ten minutes twice", worker("a"), vec!["2026-03-02 8:00-12:00 10", "2026-03-02 12:00-16:00 10"], vec![Rule::BreakAfter]),
        ("twenty minutes once", worker("a"), vec!["2026-03-02 8:00-12:00 20", "2026-03-02 12:00-16:00"], vec![]),
        // L3162-3: four and a half hours may be reached, not exceeded.
        ("a minor's four hours and a half", minor(), vec!["2026-03-02 8:00-12:30"], vec![]),
        ("a minor's four hours and 31 minutes", minor(), vec!["2026-03-02 8:00-12:31"], vec![Rule::MinorBreakAfter]),
        // L3164-1: fourteen hours under sixteen.
        ("fifteen, 13 h 30 of rest", young(), vec!["2026-03-03 14:00-18:00", "2026-03-04 7:30-10:00"], vec![Rule::YoungDayRest]),
        ("fifteen, 14 h of rest", young(), vec!["2026-03-03 14:00-18:00", "2026-03-04 8:00-10:00"], vec![]),
        // L3164-2: two days in a row, Sunday among them.
        (
            "a minor's Saturday and Monday",
            minor(),
            vec!["2026-03-07 8:00-12:00", "2026-03-09 12:00-16:00"],
            vec![Rule::MinorRestDays],
        ),
        ("a minor's free Saturday", minor(), vec!["2026-03-06 8:00-12:00", "2026-03-09 12:00-16:00"], vec![]),
        ("a minor's free Monday", minor(), vec!["2026-03-07 8:00-12:00", "2026-03-10 8:00-12:00"], vec![]),
        // L3133-4 and L3164-6.
        ("1 May", worker("a"), vec!["2026-05-01 8:00-12:00"], vec![Rule::LabourDay]),
        ("a night into 1 May", worker("a"), vec!["2026-04-30 22:00-2:00"], vec![Rule::LabourDay]),
        ("a minor on Ascension Day", minor(), vec!["2026-05-14 8:00-12:00"], vec![Rule::MinorHoliday]),
        ("a minor on 1 May", minor(), vec!["2026-05-01 8:00-12:00"], vec![Rule::MinorHoliday]),
        // L3132-3.
        ("a Sunday", worker("a"), vec!["2026-03-08 9:00-13:00"], vec![Rule::Sunday]),
        (
            "three Sundays in a row",
            worker("a"),
            vec!["2026-03-08 9:00-13:00", "2026-03-15 9:00-13:00", "2026-03-22 9:00-13:00"],
            vec![Rule::Sunday, Rule::Weekends],
        ),
        (
            "four Sundays in a row",
            worker("a"),
            vec!["2026-03-08 9:00-13:00", "2026-03-15 9:00-13:00", "2026-03-22 9:00-13:00", "2026-03-29 9:00-13:00"],
            vec![Rule::Sunday, Rule::SundaysInRow, Rule::Weekends],
        ),
        // L3122-5.
        ("two nights", worker("a"), vec!["2026-03-02 22:00-5:00 20", "2026-03-04 22:00-5:00 20"], vec![Rule::NightsAWeek]),
        ("one night", worker("a"), vec!["2026-03-02 22:00-5:00 20"], vec![]),
        // L3121-1: a workshop led is working time.
        (
            "nine hours of plan and three of workshop",
            Worker { workshops: vec![slot("2026-03-02 17:30-20:30").interval(Paris)], ..worker("a") },
            vec!["2026-03-02 8:00-17:00 60"],
            vec![Rule::DayHours],
        ),
    ];
    for (name, worker, plan, mut rules) in cases {
        rules.sort_unstable();
        assert_eq!(broken(worker, &plan), rules, "{name}");
    }
}

#[test]
fn holidays_worked_by_the_house_leave_1_may_and_minors_alone() {
    let on = |worker: Worker, text: &str| {
        let person = worker.id;
        let mut snapshot = snapshot(vec![worker]);
        snapshot.holidays_worked = true;
        let made = super::tests::shift(&mut snapshot, text, 1, 9);
        snapshot.put(person, made.id);
        of_person(&snapshot, person).into_iter().map(|one| (one.rule, one.severity)).collect::<Vec<_>>()
    };
    assert_eq!(on(worker("a"), "2026-05-01 8:00-12:00"), [(Rule::LabourDay, Severity::Refuse)]);
    assert_eq!(on(worker("a"), "2026-05-14 8:00-12:00"), []);
    assert_eq!(on(minor(), "2026-05-14 8:00-12:00"), [(Rule::MinorHoliday, Severity::Refuse)]);
}

#[test]
fn six_days_are_the_laws_in_a_week_and_the_houses_in_a_row() {
    // Tuesday to Sunday, then Monday to Saturday: lawful, each week has its rest; the house asks, and the law asks about the Sunday.
    let mut plan = days("8:00-15:00 20", "2026-03-03", 6);
    plan.extend(days("8:00-15:00 20", "2026-03-09", 6));
    assert_eq!(objections(worker("a"), &of(&plan)), [(Rule::ConsecutiveDays, Severity::Ask), (Rule::Sunday, Severity::Ask)]);
    let seven = broken(worker("a"), &of(&days("8:00-12:00", "2026-03-02", 7)));
    assert!(seven.contains(&Rule::WeekDays), "seven days from Monday to Sunday: {seven:?}");
}

#[test]
fn part_time_has_a_ceiling_one_row_a_case() {
    let five = |ends: &str, last: &str| {
        let mut plan = days(&format!("8:00-{ends} 60"), "2026-03-02", 4);
        plan.push(format!("2026-03-06 8:00-{last} 60"));
        plan
    };
    for (name, hours, plan, expected) in [
        // L3123-28: a tenth of 26 h is 2 h 36; L3123-9: never 35 h.
        ("the contract", 26, five("14:12", "14:12"), vec![]),
        ("28 h 36", 26, five("14:45", "14:36"), vec![]),
        ("28 h 37", 26, five("14:45", "14:37"), vec![(Rule::ComplementaryShare, Severity::Ask)]),
        ("35 h", 26, five("16:00", "16:00"), vec![(Rule::FullTimeWeek, Severity::Refuse)]),
        ("34 h 59", 26, five("16:00", "15:59"), vec![(Rule::ComplementaryShare, Severity::Ask)]),
        ("36 h of a full-time contract", 35, five("16:00", "17:00"), vec![(Rule::ContractHours, Severity::Ask)]),
    ] {
        assert_eq!(objections(cddi(hours), &of(&plan)), expected, "{name}");
    }
    let said =
        breaches(cddi(26), &of(&five("14:45", "14:37"))).into_iter().find(|one| one.rule == Rule::ComplementaryShare).unwrap();
    assert!(
        said.message
            .text(platform::i18n::Lang::En)
            .contains(&platform::i18n::format::duration(platform::i18n::Lang::En, 28 * 60 + 36)),
        "the ceiling is named"
    );
    assert_eq!(said.source, "Code du travail L3123-28");
}

#[test]
fn part_time_is_interrupted_once_and_briefly() {
    // L3123-30.
    for (name, hours, plan, expected) in [
        ("three hours", 26, vec!["2026-03-03 8:00-11:00", "2026-03-03 14:00-16:00"], vec![Rule::InterruptionLength]),
        ("two hours", 26, vec!["2026-03-03 8:00-12:00", "2026-03-03 14:00-16:00"], vec![]),
        (
            "twice",
            26,
            vec!["2026-03-03 8:00-10:00", "2026-03-03 10:30-12:00", "2026-03-03 13:00-16:00"],
            vec![Rule::Interruptions],
        ),
        ("full-time", 35, vec!["2026-03-03 8:00-11:00", "2026-03-03 14:00-16:00"], vec![]),
    ] {
        assert_eq!(broken(cddi(hours), &plan), expected, "{name}");
    }
}

#[test]
fn a_contract_of_a_part_of_the_week_has_a_part_of_its_hours() {
    let one = worker("a");
    let until_wednesday = Worker { contracts: vec![contract(one.id, "2025-06-01", "2026-03-04", 26)], ..one };
    assert_eq!(until_wednesday.contract_hours(platform::time::Week::of(day("2026-03-02"))), Some(Minutes(936)));
    let plan = ["2026-03-02 8:00-17:00 60", "2026-03-03 8:00-18:00 60", "2026-03-04 8:00-18:00 60"];
    assert_eq!(
        objections(until_wednesday, &plan),
        [(Rule::ComplementaryShare, Severity::Ask)],
        "26 h in three days of a 26 h contract"
    );
    let one = worker("b");
    let two = vec![contract(one.id, "2025-06-01", "2026-03-04", 20), contract(one.id, "2026-03-05", "2026-12-31", 30)];
    assert_eq!(
        Worker { contracts: two, ..one }.contract_hours(platform::time::Week::of(day("2026-03-02"))),
        Some(Minutes(24 * 60))
    );
}

#[test]
fn hours_that_stay_above_the_contract_are_noticed() {
    // L3123-13: two hours a week above the contract for twelve weeks.
    let weeks = |count: u64, ends: &str| -> Vec<String> {
        (0..count)
            .flat_map(|week| (0..5).map(move |offset| day("2026-06-01") + chrono::Days::new(week * 7 + offset)))
            .map(|day| format!("{day} 8:00-{ends} 60"))
            .collect()
    };
    let drift = |plan: Vec<String>| broken(cddi(26), &of(&plan)).contains(&Rule::HoursDrift);
    assert!(drift(weeks(12, "14:38")), "28 h 10 for twelve weeks");
    assert!(!drift(weeks(12, "14:34")), "27 h 50");
    assert!(!drift(weeks(11, "14:38")), "eleven weeks");
}

#[test]
fn training_and_school_are_working_time() {
    let away = |first: &str, last: &str, kind: AbsenceKind| Away {
        interval: platform::time::Interval::days(day(first), day(last), Paris),
        in_part: false,
        is_work: kind.is_work(),
    };
    let trained = |kind| Worker { absences: vec![away("2026-03-02", "2026-03-06", kind)], ..cddi(35) };
    assert_eq!(objections(trained(AbsenceKind::Training), &["2026-03-07 8:00-16:30 30"]), [(Rule::ContractHours, Severity::Ask)]);
    assert_eq!(objections(trained(AbsenceKind::Leave), &["2026-03-07 8:00-16:30 30"]), []);
    let mut apprentice = Worker { absences: vec![away("2026-03-02", "2026-03-03", AbsenceKind::School)], ..cddi(35) };
    apprentice.contracts[0].details.kind = ContractKind::Apprentice;
    let plan = ["2026-03-04 8:00-17:00 60", "2026-03-05 8:00-17:00 60", "2026-03-06 8:00-17:00 60"];
    assert_eq!(objections(apprentice, &plan), [(Rule::ContractHours, Severity::Ask)], "14 h at school and 24 h");
}

#[test]
fn what_is_written_for_one_person_holds() {
    let none = WorkLimit {
        starts: day("2026-01-01"),
        ends: Some(day("2026-04-30")),
        day: None,
        week: None,
        not_before: None,
        not_after: None,
        no_night: false,
    };
    let limited = |limit: WorkLimit| Worker { limits: vec![limit], ..worker("a") };
    let four_hours = WorkLimit { day: Some(Minutes(240)), ..none };
    let late = WorkLimit { not_before: Some(ClockTime(540)), ..none };
    let early = WorkLimit { not_after: Some(ClockTime(960)), ..none };
    let no_night = WorkLimit { no_night: true, ..none };
    let half = WorkLimit { week: Some(Minutes(600)), ..none };
    for (name, limit, plan, expected) in [
        ("five hours", four_hours, vec!["2026-03-02 8:00-13:00"], vec![Rule::Limit]),
        ("four hours", four_hours, vec!["2026-03-02 8:00-12:00"], vec![]),
        ("it ends", four_hours, vec!["2026-05-04 8:00-13:00"], vec![]),
        ("before nine", late, vec!["2026-03-02 8:00-12:00"], vec![Rule::Limit]),
        ("after four", early, vec!["2026-03-02 14:00-16:15"], vec![Rule::Limit]),
        ("by night", no_night, vec!["2026-03-02 19:00-22:00"], vec![Rule::Limit]),
        ("ten hours a week", half, vec!["2026-03-02 8:00-13:30", "2026-03-03 8:00-13:30"], vec![Rule::Limit]),
    ] {
        assert_eq!(broken(limited(limit), &plan), expected, "{name}");
    }
}

#[test]
fn volunteers_are_free_on_sundays() {
    let mut volunteer = cddi(0);
    volunteer.contracts[0].details.kind = ContractKind::Volunteer;
    assert!(!broken(volunteer, &["2026-03-08 9:00-13:00"]).contains(&Rule::Sunday));
    assert_eq!(week("8:00-9:00", 2).len(), 2);
}

/// "Remplir" fills contracts up to their hours, not only shifts up to their minimum, and says who lacks how much.
#[test]
fn a_week_is_filled_towards_the_hours_of_contracts() {
    use crate::model::fill::{Planner as _, TightestFirst};
    let mut people: Vec<Worker> = (0..3).map(|_| cddi(26)).collect();
    people[2].contracts[0].details.weekly = Minutes(30 * 60);
    let lead = worker("Encadrante");
    people.push(lead.clone());
    let mut snapshot = snapshot(people);
    let mut shifts = Vec::new();
    for on in days("", "2026-03-02", 5) {
        for hours in ["8:30-12:00", "13:00-15:00"] {
            let mut made = super::tests::shift(&mut snapshot, &format!("{} {hours}", on.trim()), 1, 4);
            made.work.lead = Some(lead.id);
            snapshot.shifts.insert(made.id, made.clone());
            shifts.push(made.id);
        }
    }
    let proposal = TightestFirst.propose(&snapshot, &shifts);
    for (shift, person) in &proposal.put {
        assert_ne!(*person, lead.id, "whoever leads is not one of the crew");
        snapshot.put(*person, *shift);
    }
    let week = platform::time::Week::of(day("2026-03-02"));
    let mut planned: Vec<(i64, i64)> =
        snapshot.workers.values().filter_map(|worker| Some((worker.contract_hours(week)?.0, worker.planned(week).0))).collect();
    planned.sort_unstable();
    for (contract, planned) in &planned {
        assert!(planned <= contract && contract - planned < 210, "{planned} of {contract}: no shift that fits is left out");
    }
    assert_eq!(proposal.unfilled.len(), 0);
    let lacking: Vec<i64> = proposal.short.iter().map(|short| short.lacks().0).collect();
    let by_hand: Vec<i64> = {
        let mut lacks: Vec<i64> =
            planned.iter().map(|(contract, planned)| contract - planned).filter(|lack| *lack >= 30).collect();
        lacks.sort_unstable_by_key(|lack| std::cmp::Reverse(*lack));
        lacks
    };
    assert_eq!(lacking, by_hand);
    assert!(!lacking.is_empty(), "27 h 30 of shifts for 30 h");
}
