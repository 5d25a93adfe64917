//! The rules as a table: one row a case, with the legal source; the figures are those the program ships with.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Europe::Paris;
use proptest::prelude::*;

use land::model::SiteId;
use platform::i18n::Lang;
use platform::time::{ClockTime, Interval, Minutes, Slot, Week};

use super::snapshot::{Available, Away, Restriction, Snapshot, When, Worker};
use super::*;
use crate::model::candidates::who_can;
use crate::model::contract::{Contract, ContractDetails, ContractId, ContractKind};
use crate::model::fill::{Planner as _, TightestFirst};
use crate::model::holidays::Region;
use crate::model::shift::{SkillId, SkillNeed, TaskId, Work};

/// The figures of the migrations.
fn shipped() -> Parameters {
    let sql = [
        include_str!("../../../../migrations/sqlite/0003_shifts.sql"),
        include_str!("../../../../migrations/sqlite/0008_parts.sql"),
        include_str!("../../../../migrations/sqlite/0016_lawful_time.sql"),
    ];
    let lines = sql.into_iter().flat_map(str::lines).filter(|line| line.starts_with("    ('") && line.contains("2000-01-01"));
    // A later migration may replace an earlier line, and a rule may have gone.
    let mut parsed = BTreeMap::new();
    for line in lines {
        let fields: Vec<&str> =
            line.trim().trim_start_matches('(').splitn(5, ", ").map(|field| field.trim_matches('\'')).collect();
        let source = fields[4].trim_end_matches([')', ',', ';']).trim_matches('\'').split("', '").next().unwrap().to_owned();
        let parameter =
            Parameter { value: fields[2].parse().unwrap(), severity: Severity::from_word(fields[3]).unwrap(), source };
        if let Some(rule) = Rule::from_word(fields[0]) {
            parsed.insert(rule, (fields[1].parse().unwrap(), parameter));
        }
    }
    assert_eq!(parsed.len(), Rule::ALL.len(), "every rule ships with a line");
    Parameters::new(parsed.into_iter().map(|(rule, (starts, parameter))| (rule, starts, parameter)))
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn worker(name: &str) -> Worker {
    Worker::new(PersonId::new(), name.to_owned(), (Some(day("1990-01-01")), None))
}

pub(super) fn snapshot(workers: Vec<Worker>) -> Snapshot {
    Snapshot {
        zone: Paris,
        parameters: shipped(),
        holidays_worked: false,
        region: Region::Mainland,
        a_week: Week::of(NaiveDate::default()),
        workers: workers.into_iter().map(|worker| (worker.id, worker)).collect(),
        shifts: HashMap::new(),
        skills: HashMap::new(),
        tasks: HashMap::new(),
        on_shift: HashMap::new(),
    }
}

/// "2026-03-02 8:00-12:00" or with a break in minutes behind it: "2026-03-02 8:00-16:00 30".
pub(super) fn slot(text: &str) -> Slot {
    let mut words = text.split_whitespace();
    let on = day(words.next().unwrap());
    let (starts, ends) = words.next().unwrap().split_once('-').unwrap();
    let pause = words.next().map_or(0, |pause| pause.parse().unwrap());
    Slot::new(on, ClockTime::parse(starts).unwrap(), ClockTime::parse(ends).unwrap(), Minutes(pause)).unwrap()
}

pub(super) fn shift(snapshot: &mut Snapshot, text: &str, min: i64, max: i64) -> Shift {
    let slot = slot(text);
    let work = Work {
        site: SiteId::new(),
        plot: None,
        task: TaskId::new(),
        lead: None,
        skills: Vec::new(),
        min,
        max,
        note: String::new(),
        project: String::new(),
    };
    let shift = Shift { id: ShiftId::new(), slot, interval: slot.interval(Paris), work, version: 1 };
    snapshot.shifts.insert(shift.id, shift.clone());
    shift
}

/// What a plan of one person breaks.
pub(super) fn breaches(worker: Worker, plan: &[&str]) -> Vec<Breach> {
    let person = worker.id;
    let mut snapshot = snapshot(vec![worker]);
    for text in plan {
        let shift = shift(&mut snapshot, text, 1, 9);
        snapshot.put(person, shift.id);
    }
    of_person(&snapshot, person)
}

/// Each rule with how bad it is.
pub(super) fn said(worker: Worker, plan: &[&str]) -> Vec<(Rule, Severity)> {
    breaches(worker, plan).into_iter().map(|breach| (breach.rule, breach.severity)).collect()
}

/// Which rules a plan of one person breaks.
pub(super) fn broken(worker: Worker, plan: &[&str]) -> Vec<Rule> {
    let mut rules: Vec<Rule> = said(worker, plan).into_iter().map(|(rule, _)| rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

pub(super) fn minor() -> Worker {
    Worker { born_on: Some(day("2009-06-01")), ..worker("Mineur") }
}

pub(super) fn young() -> Worker {
    Worker { born_on: Some(day("2010-06-01")), ..worker("Apprentie") }
}

fn leading(text: &str) -> Worker {
    Worker { workshops: vec![slot(text).interval(Paris)], ..worker("Animatrice") }
}

pub(super) fn week(hours: &str, days: usize) -> Vec<String> {
    day("2026-03-02").iter_days().take(days).map(|day| format!("{day} {hours}")).collect()
}

#[test]
fn one_row_a_case() {
    let cases: Vec<(&str, Worker, Vec<&str>, Vec<Rule>)> = vec![
        ("a quiet day", worker("a"), vec!["2026-03-02 8:30-12:00", "2026-03-02 13:00-16:00"], vec![]),
        ("two things at once", worker("a"), vec!["2026-03-02 8:00-11:00", "2026-03-02 10:00-12:00"], vec![Rule::Overlap]),
        ("two things at once, long", worker("a"), vec!["2026-03-02 8:00-12:00", "2026-03-02 10:00-15:00"], vec![Rule::Overlap]),
        ("a workshop to lead at once", leading("2026-03-02 10:00-12:00"), vec!["2026-03-02 8:00-11:00"], vec![Rule::Overlap]),
        ("a workshop to lead afterwards", leading("2026-03-02 11:00-12:00"), vec!["2026-03-02 8:00-11:00"], vec![]),
        ("one after the other is not at once", worker("a"), vec!["2026-03-02 8:00-12:00", "2026-03-02 12:00-13:00"], vec![]),
        // L3121-18: ten hours.
        ("ten hours", worker("a"), vec!["2026-03-02 8:00-19:00 60"], vec![]),
        ("ten hours and a minute", worker("a"), vec!["2026-03-02 8:00-19:01 60"], vec![Rule::DayHours]),
        // L3121-16: twenty minutes once six hours are worked.
        ("six hours without a break", worker("a"), vec!["2026-03-02 8:00-14:00"], vec![Rule::BreakAfter]),
        ("six hours less a minute", worker("a"), vec!["2026-03-02 8:00-13:59"], vec![]),
        ("six hours with twenty minutes", worker("a"), vec!["2026-03-02 8:00-14:20 20"], vec![]),
        ("six hours in two pieces", worker("a"), vec!["2026-03-02 8:00-12:00", "2026-03-02 12:30-15:00"], vec![]),
        ("a gap too short to rest", worker("a"), vec!["2026-03-02 8:00-12:00", "2026-03-02 12:10-15:00"], vec![Rule::BreakAfter]),
        // L3131-1: eleven hours between two days, so thirteen from start to end.
        ("ten hours of rest", worker("a"), vec!["2026-03-03 16:00-20:00", "2026-03-04 6:00-10:00"], vec![Rule::DayRest]),
        ("eleven hours of rest", worker("a"), vec!["2026-03-03 16:00-20:00", "2026-03-04 7:00-10:00"], vec![]),
        ("rest after a night", worker("a"), vec!["2026-03-03 22:00-4:00 30", "2026-03-04 13:00-17:00"], vec![Rule::DayRest]),
        ("thirteen hours and a half", worker("a"), vec!["2026-03-02 6:00-9:00", "2026-03-02 17:00-19:30"], vec![Rule::DaySpan]),
        // L3164-1, L3162-1, L3162-3: under eighteen.
        (
            "a minor's eleven hours of rest",
            minor(),
            vec!["2026-03-03 16:00-20:00", "2026-03-04 7:00-10:00"],
            vec![Rule::MinorDayRest],
        ),
        ("a minor's nine hours", minor(), vec!["2026-03-02 8:00-18:00 60"], vec![Rule::MinorDayHours]),
        ("a minor after ten in the evening", minor(), vec!["2026-03-02 19:00-22:30"], vec![Rule::MinorNightFrom]),
        ("a minor before six in the morning", minor(), vec!["2026-03-02 5:30-8:00"], vec![Rule::MinorNightFrom]),
        ("fifteen, after eight in the evening", young(), vec!["2026-03-02 19:00-20:30"], vec![Rule::MinorNightFrom]),
        ("an adult after ten in the evening", worker("a"), vec!["2026-03-02 19:00-22:30"], vec![]),
        ("a minor until ten in the evening", minor(), vec!["2026-03-02 19:00-22:00"], vec![]),
        ("a minor's five hours in one piece", minor(), vec!["2026-03-02 8:00-13:00"], vec![Rule::MinorBreakAfter]),
        (
            "only the year is known: careful",
            Worker { born_on: None, birth_year: Some(2008), ..worker("a") },
            vec!["2026-03-02 8:00-13:00"],
            vec![Rule::MinorBreakAfter],
        ),
        // L3133-1.
        ("a public holiday", worker("a"), vec!["2026-05-14 8:00-12:00"], vec![Rule::Holiday]),
        (
            "no contract where one is needed",
            Worker { needs_contract: true, ..worker("a") },
            vec!["2026-03-02 8:00-12:00"],
            vec![Rule::ContractDates],
        ),
        (
            "early starts",
            worker("a"),
            vec!["2026-03-02 6:00-9:00", "2026-03-03 6:00-9:00", "2026-03-04 6:00-9:00", "2026-03-05 6:00-9:00"],
            vec![Rule::EarlyStarts],
        ),
        (
            "three weekends of four",
            worker("a"),
            vec!["2026-03-07 8:00-12:00", "2026-03-14 8:00-12:00", "2026-03-21 8:00-12:00"],
            vec![Rule::Weekends],
        ),
    ];
    for (name, worker, plan, rules) in cases {
        assert_eq!(broken(worker, &plan), rules, "{name}");
    }
}

#[test]
fn weeks_and_twelve_weeks() {
    let plan = |hours: &str, days| -> Vec<Rule> {
        let week = week(hours, days);
        broken(worker("a"), &week.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // L3121-20: forty-eight hours; six days of eight hours still leave Sunday and the nights around it.
    assert_eq!(plan("8:00-16:30 30", 6), []);
    assert_eq!(plan("8:00-16:45 30", 6), [Rule::WeekHours]);
    // L3132-1 and L3132-2: six days, and thirty-five hours of rest in one piece.
    assert_eq!(plan("8:00-12:00", 7), [Rule::WeekRest, Rule::ConsecutiveDays, Rule::WeekDays, Rule::Sunday]);
    // L3121-22: forty-four hours on average over twelve weeks.
    let twelve = |weeks: u64, ends: &str| -> Vec<Rule> {
        let days: Vec<String> = (0..weeks)
            .flat_map(|week| (0..5).map(move |offset| day("2026-01-05") + chrono::Days::new(week * 7 + offset)))
            .filter(|day| crate::model::holidays::on(*day, Region::Mainland).is_none())
            .map(|day| format!("{day} 8:00-{ends} 60"))
            .collect();
        broken(worker("a"), &days.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(twelve(12, "17:45"), [], "43 h 45");
    assert_eq!(twelve(12, "18:00"), [Rule::AverageHours], "45 h");
    assert_eq!(twelve(11, "18:00"), [], "eleven weeks of 45 h are 41 h 15 over twelve");
}

pub(super) fn contract(person: PersonId, starts: &str, ends: &str, hours: i64) -> Contract {
    Contract {
        id: ContractId::new(),
        person,
        details: ContractDetails::new(ContractKind::Cddi, day(starts), Some(day(ends)), Minutes(hours * 60)),
        pass_ends_now: None,
        amendments: Vec::new(),
        weeks: Vec::new(),
        version: 1,
    }
}

#[test]
fn a_minor_has_two_days_of_rest_in_a_row() {
    let mut days = week("8:00-11:00", 6);
    days.push("2026-03-09 8:00-11:00".to_owned());
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    assert_eq!(broken(minor(), &days), [Rule::MinorRestDays], "Saturday and Monday are worked");
    assert_eq!(broken(worker("a"), &days), []);
}

/// Whoever leads a shift is there: not on leave, not at work or leading on another terrain.
#[test]
fn a_lead_is_there_and_in_one_place() {
    let said = |lead: Worker, others: &dyn Fn(&mut Snapshot, PersonId, &Shift)| {
        let id = lead.id;
        let mut snapshot = snapshot(vec![lead]);
        let mut led = shift(&mut snapshot, "2026-03-02 8:00-12:00", 0, 9);
        led.work.lead = Some(id);
        snapshot.shifts.insert(led.id, led.clone());
        others(&mut snapshot, id, &led);
        of_shift(&snapshot, &led).into_iter().map(|breach| breach.message.text(Lang::En)).collect::<Vec<_>>()
    };
    let second = |on: &'static str, same_terrain: bool| {
        move |snapshot: &mut Snapshot, lead: PersonId, first: &Shift| {
            let mut other = shift(snapshot, on, 0, 9);
            other.work.lead = Some(lead);
            if same_terrain {
                other.work.site = first.work.site;
            }
            snapshot.shifts.insert(other.id, other);
        }
    };
    let nothing = |_: &mut Snapshot, _: PersonId, _: &Shift| {};
    let elsewhere = ["In charge: Sacha, elsewhere at that time"];
    assert_eq!(said(worker("Sacha"), &nothing), [""; 0]);
    assert_eq!(said(worker("Sacha"), &second("2026-03-02 13:00-15:00", false)), [""; 0], "one after the other");
    assert_eq!(said(worker("Sacha"), &second("2026-03-02 10:00-15:00", true)), [""; 0], "two crews side by side");
    assert_eq!(said(worker("Sacha"), &second("2026-03-02 10:00-15:00", false)), elsewhere);
    assert_eq!(said(Worker { name: "Sacha".to_owned(), ..leading("2026-03-02 11:00-13:00") }, &nothing), elsewhere);
    let away = Away { interval: slot("2026-03-02 9:00-10:00").interval(Paris), in_part: true, is_work: false };
    let away = Worker { absences: vec![away], ..worker("Sacha") };
    assert_eq!(said(away, &nothing), ["In charge: Sacha, away"]);
}

/// Whoever is away for a part of the day is planned for the rest of a shift, and it is said; the planner leaves that to people.
#[test]
fn an_absence_of_a_part_of_the_day_leaves_the_rest_of_a_shift() {
    let away = Away { interval: slot("2026-03-02 8:00-10:00").interval(Paris), in_part: true, is_work: false };
    let one = Worker { absences: vec![away], ..worker("a") };
    let person = one.id;
    let mut snapshot = snapshot(vec![one]);
    let morning = shift(&mut snapshot, "2026-03-02 8:00-12:00", 1, 1);
    let said = try_on(&snapshot, person, &morning);
    assert_eq!(said.iter().map(|breach| (breach.rule, breach.severity)).collect::<Vec<_>>(), [(Rule::Absence, Severity::Hint)]);
    assert_eq!(said[0].message.text(Lang::En), "Comes 10:00 – 12:00 only: away for a part of the day");
    assert_eq!(TightestFirst.propose(&snapshot, &[morning.id]).put, []);
    snapshot.put(person, morning.id);
    assert_eq!(snapshot.workers[&person].planned(Week::of(day("2026-03-02"))), Minutes(120));
    assert_eq!(of_person(&snapshot, person).len(), 0);
}

#[test]
fn contracts_absences_restrictions_and_availability() {
    let mut one = worker("a");
    one.contracts = vec![contract(one.id, "2026-01-01", "2026-03-08", 4)];
    assert_eq!(broken(one.clone(), &["2026-03-02 8:00-12:00"]), []);
    assert_eq!(broken(one.clone(), &["2026-03-02 8:00-12:00", "2026-03-03 8:00-9:00"]), [Rule::ComplementaryShare]);
    assert_eq!(broken(one, &["2026-03-09 8:00-12:00"]), [Rule::ContractDates]);

    let whole_day =
        Away { interval: Interval::days(day("2026-03-02"), day("2026-03-02"), Paris), in_part: false, is_work: false };
    let away = Worker { absences: vec![whole_day], ..worker("a") };
    assert_eq!(broken(away.clone(), &["2026-03-02 8:00-12:00"]), [Rule::Absence]);
    assert_eq!(broken(away, &["2026-03-03 8:00-12:00"]), []);

    let asking = Worker { requested: vec![slot("2026-03-02 8:00-10:00").interval(Paris)], ..worker("a") };
    assert_eq!(broken(asking.clone(), &["2026-03-02 9:00-12:00"]), [Rule::Absence], "asked for: said, no more");
    let mut snapshot = snapshot(vec![asking]);
    let morning = shift(&mut snapshot, "2026-03-02 9:00-12:00", 1, 1);
    assert_eq!(TightestFirst.propose(&snapshot, &[morning.id]).put, [], "whether it is granted is for people");

    let hours_away = |text: &str| Worker {
        absences: vec![Away { interval: slot(text).interval(Paris), in_part: true, is_work: false }],
        ..worker("a")
    };
    assert_eq!(broken(hours_away("2026-03-02 8:00-10:00"), &["2026-03-02 8:00-12:00"]), [], "comes for the rest");
    assert_eq!(
        broken(hours_away("2026-03-02 8:00-11:45"), &["2026-03-02 8:00-12:00"]),
        [Rule::Absence],
        "no rest worth coming for"
    );

    let holds = |starts: &str, ends: Option<&str>| {
        Restriction { task: TaskId::new(), starts: day(starts), ends: ends.map(day) }.holds(day("2026-03-02"))
    };
    assert!(holds("2026-03-02", None) && holds("2026-02-01", Some("2026-03-02")));
    assert!(!holds("2026-03-03", None), "what was done before stays right");
    assert!(!holds("2026-02-01", Some("2026-03-01")));

    let hours = |when, starts, ends| Available { when, starts: ClockTime(starts), ends: ClockTime(ends) };
    let mornings = Worker {
        availability: vec![
            hours(When::Weekday(0), 480, 780),
            hours(When::Weekday(1), 480, 780),
            hours(When::Day(day("2026-03-03")), 0, 0),
        ],
        ..worker("a")
    };
    assert_eq!(broken(mornings.clone(), &["2026-03-02 8:00-12:00"]), []);
    assert_eq!(broken(mornings.clone(), &["2026-03-02 12:00-15:00"]), [Rule::Availability]);
    assert_eq!(broken(mornings.clone(), &["2026-03-03 8:00-12:00"]), [Rule::Availability], "not that Tuesday");
    assert_eq!(broken(mornings, &["2026-03-04 8:00-12:00"]), [Rule::Availability], "no line for Wednesdays");
}

#[test]
fn the_words_say_what_was_measured_and_where_it_is_written() {
    let worker = worker("a");
    let person = worker.id;
    let mut snapshot = snapshot(vec![worker]);
    let first = shift(&mut snapshot, "2026-03-03 16:00-20:00", 1, 1);
    snapshot.put(person, first.id);
    let second = shift(&mut snapshot, "2026-03-04 6:00-10:00", 1, 1);
    let breaches = try_on(&snapshot, person, &second);
    assert_eq!(breaches.len(), 1);
    assert_eq!(breaches[0].severity, Severity::Refuse);
    assert_eq!(breaches[0].source, "Code du travail L3131-1");
    let words = |l| breaches[0].message.text(l).replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(words(Lang::Fr), "Repos trop court : 10 h, de mardi 20 h à mercredi 6 h. Il faut 11 h.");
    assert_eq!(words(Lang::En), "Rest too short: 10 h, from Tuesday 20:00 to Wednesday 6:00. 11 h is needed.");
}

#[test]
fn a_skill_is_missed_only_when_no_room_is_left_for_those_who_have_it() {
    let skill = SkillId::new();
    let (able, other, third) =
        (Worker { skills: vec![(skill, Some(day("2026-03-31")))], ..worker("a") }, worker("b"), worker("c"));
    let (able_id, other_id, third_id) = (able.id, other.id, third.id);
    let mut snapshot = snapshot(vec![able, other, third]);
    let mut wanted = shift(&mut snapshot, "2026-03-02 8:00-12:00", 2, 2);
    wanted.work.skills = vec![SkillNeed { skill, heads: 1 }];
    snapshot.shifts.insert(wanted.id, wanted.clone());
    assert!(try_on(&snapshot, other_id, &wanted).is_empty(), "one place is left for somebody able");
    snapshot.put(other_id, wanted.id);
    assert_eq!(try_on(&snapshot, third_id, &wanted)[0].rule, Rule::Skills);
    assert!(try_on(&snapshot, able_id, &wanted).is_empty());
    assert_eq!(who_can(&snapshot, &wanted)[0].person, able_id, "the able one comes first");
    let late = Worker { skills: vec![(skill, Some(day("2026-03-01")))], ..worker("d") };
    assert!(!late.can(skill, wanted.slot.day), "an expired licence does not count");
}

#[test]
fn a_figure_holds_from_its_day_on() {
    let line = |value| Parameter { value, severity: Severity::Refuse, source: "Accord".to_owned() };
    let parameters =
        Parameters::new([(Rule::DayHours, day("2026-01-01"), line(600)), (Rule::DayHours, day("2026-03-01"), line(540))]);
    assert_eq!(parameters.on(Rule::DayHours, day("2025-12-31")), None);
    assert_eq!(parameters.on(Rule::DayHours, day("2026-02-28")).map(|p| p.value), Some(600));
    assert_eq!(parameters.on(Rule::DayHours, day("2026-03-01")).map(|p| p.value), Some(540));
}

#[test]
fn a_week_is_filled_as_far_as_the_rules_allow() {
    let people: Vec<Worker> = (0..6).map(|n| worker(&format!("p{n}"))).collect();
    let mut snapshot = snapshot(people);
    let mut shifts = Vec::new();
    for offset in 0..5_u64 {
        let on = day("2026-03-02") + chrono::Days::new(offset);
        shifts.push(shift(&mut snapshot, &format!("{on} 8:00-12:00"), 3, 6).id);
        shifts.push(shift(&mut snapshot, &format!("{on} 13:00-17:00"), 3, 6).id);
    }
    let impossible = shift(&mut snapshot, "2026-03-04 8:00-12:00", 9, 9).id;
    shifts.push(impossible);
    let proposal = TightestFirst.propose(&snapshot, &shifts);
    for (shift, person) in &proposal.put {
        snapshot.put(*person, *shift);
    }
    for person in snapshot.workers.keys() {
        assert!(of_person(&snapshot, *person).iter().all(|breach| breach.severity == Severity::Hint));
    }
    let open: Vec<_> = proposal.unfilled.iter().map(|open| open.shift).collect();
    assert!(open.contains(&impossible), "nine people do not exist");

    let (alone, mut small) = (worker("alone"), self::snapshot(Vec::new()));
    small.workers.insert(alone.id, alone);
    let both = [shift(&mut small, "2026-03-02 8:00-12:00", 1, 1).id, shift(&mut small, "2026-03-02 9:00-11:00", 1, 1).id];
    let proposal = TightestFirst.propose(&small, &both);
    assert_eq!(proposal.put.len(), 1);
    assert_eq!(proposal.unfilled[0].because, [(Rule::Overlap, 1)], "and why is said");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_planner_never_proposes_what_a_rule_refuses_or_asks_about(
        shapes in prop::collection::vec((0_u64..7, 0_i64..23, 1_i64..12, 0_i64..60, 1_i64..4), 1..25),
        people in 1_usize..8,
    ) {
        let workers: Vec<Worker> = (0..people).map(|n| {
            let one = worker(&format!("p{n}"));
            if n % 3 == 0 { Worker { born_on: Some(day("2009-06-01")), ..one } } else { one }
        }).collect();
        let mut snapshot = snapshot(workers);
        let mut shifts = Vec::new();
        for (offset, starts, hours, pause, min) in shapes {
            let on = day("2026-03-02") + chrono::Days::new(offset);
            let ends = (starts + hours) % 24;
            if let Some(slot) = Slot::new(on, ClockTime(starts * 60), ClockTime(ends * 60), Minutes(pause)) {
                let mut made = shift(&mut snapshot, &format!("{on} 8:00-9:00"), min, min + 2);
                made.slot = slot;
                made.interval = slot.interval(Paris);
                snapshot.shifts.insert(made.id, made.clone());
                shifts.push(made.id);
            }
        }
        let proposal = TightestFirst.propose(&snapshot, &shifts);
        for (shift, person) in &proposal.put {
            snapshot.put(*person, *shift);
        }
        for person in snapshot.workers.keys() {
            let worst = worst(&of_person(&snapshot, *person));
            prop_assert!(worst.is_none_or(|worst| worst == Severity::Hint), "{worst:?}");
        }
    }

    #[test]
    fn a_week_alone_breaks_what_it_breaks_in_the_whole_plan(
        shapes in prop::collection::vec((0_u64..42, 0_i64..24, 1_i64..14, 0_i64..60), 1..60),
    ) {
        let one = minor();
        let person = one.id;
        let mut snapshot = snapshot(vec![one]);
        for (offset, starts, hours, pause) in shapes {
            let on = day("2026-03-02") + chrono::Days::new(offset);
            let made = shift(&mut snapshot, &format!("{on} {starts}:00-{}:00 {pause}", (starts + hours) % 24), 1, 9);
            snapshot.put(person, made.id);
        }
        let whole = of_person(&snapshot, person);
        for week in (-1..7).map(|n| Week::of(day("2026-03-02")).plus(n)) {
            let said = |breaches: &[Breach]| -> Vec<(Rule, NaiveDate, i64)> {
                breaches.iter().map(|breach| (breach.rule, breach.day, breach.measured)).collect()
            };
            let of_week: Vec<Breach> = whole.iter().filter(|breach| Week::of(breach.day) == week).cloned().collect();
            prop_assert_eq!(said(&of_person_in(&snapshot, person, week)), said(&of_week));
        }
    }
}

/// Minutes of a plan by the week in which they lie, counted one by one.
fn minutes_by_week(slots: &[Slot]) -> BTreeMap<Week, i64> {
    let mut sums = BTreeMap::new();
    for slot in slots {
        let interval = slot.interval(Paris);
        let count = interval.length().0;
        let week =
            |minute: i64| Week::of((interval.starts + chrono::Duration::minutes(minute)).with_timezone(&Paris).date_naive());
        // The break lies on the longer day, the later one where they are alike.
        let day = |minute: i64| (interval.starts + chrono::Duration::minutes(minute)).with_timezone(&Paris).date_naive();
        let on = |wanted: NaiveDate| (0..count).filter(|minute| day(*minute) == wanted).count();
        let (first, last) = (day(0), day(count - 1));
        let longest = if on(first) > on(last) { first } else { last };
        let mut off = slot.pause.0;
        for minute in 0..count {
            if day(minute) == longest && off > 0 {
                off -= 1;
            } else {
                *sums.entry(week(minute)).or_default() += 1;
            }
        }
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Weeks and every twelve weeks of them, against a count of minutes, over clock changes and the ends of years, with nights on Sundays.
    #[test]
    fn weeks_and_twelve_weeks_are_their_minutes(
        start in 0_u64..1600,
        shapes in prop::collection::vec((0_i64..24, 4_i64..11, 0_i64..60, 0_u8..8), 26 * 7),
    ) {
        let monday = Week::of(day("2024-01-01") + chrono::Days::new(start)).monday();
        let mut slots: Vec<Slot> = Vec::new();
        for (on, (starts, hours, pause, rests)) in monday.iter_days().zip(shapes) {
            let slot = Slot::new(on, ClockTime(starts * 60), ClockTime((starts + hours) % 24 * 60), Minutes(pause));
            let free = |slot: &Slot| slots.last().is_none_or(|last| !last.interval(Paris).overlaps(slot.interval(Paris)));
            if let Some(slot) = slot.filter(|slot| rests > 0 && free(slot)) {
                slots.push(slot);
            }
        }
        let somebody = worker("a");
        let person = somebody.id;
        let mut snapshot = snapshot(vec![somebody]);
        for slot in &slots {
            let mut shift = shift(&mut snapshot, "2026-03-02 8:00-9:00", 1, 9);
            (shift.slot, shift.interval) = (*slot, slot.interval(Paris));
            snapshot.shifts.insert(shift.id, shift.clone());
            snapshot.put(person, shift.id);
        }
        let said = |rule: Rule| -> Vec<Week> {
            let breaches = of_person(&snapshot, person);
            let mut weeks: Vec<Week> = breaches.iter().filter(|breach| breach.rule == rule).map(|breach| Week::of(breach.day)).collect();
            weeks.sort_unstable();
            weeks
        };
        let sums = minutes_by_week(&slots);
        let long: Vec<Week> = sums.iter().filter(|(_, minutes)| **minutes > 48 * 60).map(|(week, _)| *week).collect();
        prop_assert_eq!(said(Rule::WeekHours), long);
        let twelve = |last: Week| (0..12).map(|back| sums.get(&last.plus(-back)).copied().unwrap_or(0)).sum::<i64>();
        let high: Vec<Week> = sums.keys().copied().filter(|week| twelve(*week) > 44 * 60 * 12).collect();
        prop_assert_eq!(said(Rule::AverageHours), high);
    }
}
