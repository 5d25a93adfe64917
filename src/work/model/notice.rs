//! Notice of changed hours: part-time workers hear of a change so many working days before (Code du travail L3123-31), or agree to it.

use chrono::{Datelike as _, NaiveDate};

use super::holidays::{self, Region};
use super::rules::Rule;
use super::rules::snapshot::{Snapshot, Worker};
use platform::time::Minutes;

/// Working days that lie wholly between two days: Monday to Friday, public holidays left out.
#[must_use]
pub fn working_days_between(from: NaiveDate, to: NaiveDate, region: Region) -> i64 {
    let between = from.iter_days().skip(1).take_while(|day| *day < to);
    let works = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5 && holidays::on(*day, region).is_none();
    i64::try_from(between.filter(works).count()).unwrap_or(i64::MAX)
}

/// Whether a change of a person's hours on a day comes too late to be told without their consent.
#[must_use]
pub fn is_short(snapshot: &Snapshot, worker: &Worker, day: NaiveDate, today: NaiveDate) -> bool {
    let figure = |rule| snapshot.parameters.on(rule, day).map(|parameter| parameter.value);
    let (Some(full), Some(notice)) = (figure(Rule::FullTimeWeek), figure(Rule::ChangeNotice)) else {
        return false;
    };
    let part_time = worker.contract(day).is_some_and(|own| own.is_part_time_on(day, Minutes(full)));
    part_time && day >= today && working_days_between(today, day, snapshot.region) < notice
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        let between = |from: &str, to: &str| working_days_between(from.parse().unwrap(), to.parse().unwrap(), Region::Mainland);
        assert_eq!(between("2026-03-05", "2026-03-09"), 1, "the Friday");
        assert_eq!(between("2026-02-25", "2026-03-09"), 7);
        assert_eq!(between("2026-05-12", "2026-05-18"), 2, "Wednesday and Friday: Thursday is Ascension Day");
        assert_eq!(between("2026-03-05", "2026-03-05"), 0);
    }
}
