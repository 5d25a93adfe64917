//! The figures of a month, each with the lines it is made of; its weeks; and what the hours found break.

use chrono::NaiveDate;
use leptos::prelude::*;

use ::ui::{facts, table};
use platform::i18n::{Lang, format};
use platform::time::{Minutes, Month, Week};
use platform::web::context::Ctx;

use crate::hours::store::corrections::Correction;
use crate::hours::store::months::Sheet;
use crate::model::month::{Change, Corrected, Line, Rate, Reckoning, What};
use crate::model::rules::Breach;
use crate::rota::pages::breach;
use crate::texts;

/// The figures of a sheet.
pub fn view(l: Lang, sheet: &Sheet) -> AnyView {
    let figures = &sheet.figures;
    let hours = |minutes: Minutes| format::duration(l, minutes.0);
    let lawful = figures.reckoning == Reckoning::Lawful;
    let mut shown = vec![
        (texts::planned(l), hours(figures.planned)),
        (texts::worked(l), hours(sheet.worked())),
        (texts::absences(l), hours(sheet.absences().values().copied().sum())),
    ];
    if lawful {
        shown.push((texts::holidays_paid(l), hours(figures.holidays)));
    }
    shown.push((texts::paid(l), hours(sheet.paid())));
    if lawful {
        shown.push((texts::monthly(l), hours(figures.monthly)));
        shown.push((texts::unpaid(l), hours(sheet.unpaid())));
        shown.push((texts::month_pay(l), hours(sheet.pay())));
    }
    shown.push((texts::overtime(l), hours(sheet.overtime())));
    let rates = [(Rate::Ten, texts::at_ten(l)), (Rate::TwentyFive, texts::at_twenty_five(l)), (Rate::Fifty, texts::at_fifty(l))];
    shown.extend(rates.into_iter().filter(|(of, _)| sheet.at_rate(*of).0 > 0).map(|(of, name)| (name, hours(sheet.at_rate(of)))));
    let more = [
        (figures.night, texts::by_night(l)),
        (sheet.sunday(), texts::on_sundays(l)),
        (sheet.worked_holidays(), texts::on_holidays(l)),
        (figures.solidarity, texts::solidarity(l)),
    ];
    shown.extend(more.into_iter().filter(|(minutes, _)| minutes.0 > 0).map(|(minutes, name)| (name, hours(minutes))));
    shown.push((texts::support_hours(l), hours(sheet.support())));
    shown.push((texts::days(l), sheet.days().to_string()));
    shown.push((texts::full_time_share(l), format::hundredths(l, sheet.full_time_hundredths())));
    facts::view(shown)
}

/// Why the figures of a validated month cannot be opened.
pub const fn why_closed(l: Lang, sheet: &Sheet) -> &'static str {
    match sheet.figures.reckoning {
        Reckoning::First => texts::first_reckoning(l),
        Reckoning::Lawful => texts::changed_since(l),
    }
}

fn what(wanted: What) -> impl Fn(&Line) -> Option<i64> {
    move |line| (line.what == wanted).then_some(line.minutes.0)
}

/// What each figure is made of, to be opened.
pub fn made_of(ctx: &Ctx, month: Month, sheet: &Sheet) -> AnyView {
    let l = ctx.lang;
    let Some(lines) = sheet.lines(month, ctx.zone()).map(without_days_of_support) else {
        return ().into_any();
    };
    let paid = |line: &Line| match line.what {
        What::Worked | What::Holiday | What::PaidSupport => Some(line.minutes.0),
        What::Absence(kind) if sheet.facts.terms.pays(kind, line.day) => Some(line.minutes.0),
        What::Solidarity => Some(-line.minutes.0),
        _ => None,
    };
    let pay = |line: &Line| match line.what {
        What::Monthly | What::Beyond(_) => Some(line.minutes.0),
        What::Deducted => Some(-line.minutes.0),
        _ => None,
    };
    let beyond: fn(&Line) -> Option<i64> = |line| matches!(line.what, What::Beyond(_)).then_some(line.minutes.0);
    let away: fn(&Line) -> Option<i64> = |line| matches!(line.what, What::Absence(_)).then_some(line.minutes.0);
    let support: fn(&Line) -> Option<i64> =
        |line| matches!(line.what, What::Support | What::PaidSupport).then_some(line.minutes.0);
    let unpaid = |line: &Line| match line.what {
        What::UnpaidHoliday => Some(line.minutes.0),
        What::Absence(kind) if !sheet.facts.terms.pays(kind, line.day) => Some(line.minutes.0),
        _ => None,
    };
    let none = |_: &Correction| None;
    let something = |minutes: Minutes| (minutes != Minutes(0)).then_some(minutes.0);
    let own = |wanted: Corrected| move |line: &Correction| (line.change.what == wanted).then_some(line.change.minutes.0);
    let is_absence = |line: &Correction| matches!(line.change.what, Corrected::Absence(_)).then_some(line.change.minutes.0);
    let is_paid = move |line: &Correction| something(line.effect.paid);
    let is_unpaid = move |line: &Correction| something(line.effect.unpaid);
    let in_pay = move |line: &Correction| something(line.effect.pay);
    let is_beyond = move |line: &Correction| something(line.effect.beyond());
    let of = |name: &'static str, counts: &dyn Fn(&Line) -> Option<i64>, corrects: &dyn Fn(&Correction) -> Option<i64>| {
        section(l, (&lines, &sheet.corrections), name, (counts, corrects))
    };
    let sections = [
        of(texts::planned(l), &what(What::Planned), &none),
        of(texts::worked(l), &what(What::Worked), &own(Corrected::Work)),
        of(texts::absences(l), &away, &is_absence),
        of(texts::paid(l), &paid, &is_paid),
        of(texts::unpaid(l), &unpaid, &is_unpaid),
        of(texts::month_pay(l), &pay, &in_pay),
        of(texts::overtime(l), &beyond, &is_beyond),
        of(texts::by_night(l), &what(What::Night), &none),
        of(texts::support_hours(l), &support, &own(Corrected::Support)),
    ];
    let sections: Vec<AnyView> = sections.into_iter().flatten().collect();
    (!sections.is_empty())
        .then(|| view! { <section class="no-print"><h2>{texts::made_of(l)}</h2>{sections}</section> }.into_any())
        .into_any()
}

/// On which days somebody saw the counsellor is the counsellor's to know: of support only the month's sum is shown.
fn without_days_of_support(lines: Vec<Line>) -> Vec<Line> {
    let (support, mut rest): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|line| matches!(line.what, What::Support | What::PaidSupport));
    for kind in [What::Support, What::PaidSupport] {
        let own = support.iter().filter(|line| line.what == kind);
        let first = own.clone().next().cloned();
        let minutes = own.map(|line| line.minutes).sum();
        rest.extend(first.map(|line| Line { minutes, ..line }));
    }
    rest
}

/// Of a figure: what of a line, and what of a correction counts in it.
type Counts<'a> = (&'a dyn Fn(&Line) -> Option<i64>, &'a dyn Fn(&Correction) -> Option<i64>);

/// One figure, opened: the day, what it is, how much; corrections last.
fn section(
    l: Lang,
    (lines, corrections): (&[Line], &[Correction]),
    name: &'static str,
    (counts, corrects): Counts<'_>,
) -> Option<AnyView> {
    let own: Vec<(&Line, i64)> = lines.iter().filter_map(|line| Some((line, counts(line)?))).collect();
    let changed: Vec<(&Change, i64)> = corrections.iter().filter_map(|line| Some((&line.change, corrects(line)?))).collect();
    let total: i64 = own.iter().map(|(_, minutes)| minutes).chain(changed.iter().map(|(_, minutes)| minutes)).sum();
    let mut rows: Vec<_> = own
        .iter()
        .map(|(line, minutes)| {
            let words = texts::line_what(l, line.what);
            let words = if line.project.is_empty() { words } else { format!("{words} · {}", line.project) };
            vec![day_of(l, line).into_any(), words.into_any(), format::duration(l, *minutes).into_any()]
        })
        .collect();
    rows.extend(changed.iter().map(|(change, minutes)| {
        let day = corrected_day(l, change);
        let words = texts::correction_of(l, &change.reason);
        vec![day.into_any(), words.into_any(), format::duration(l, *minutes).into_any()]
    }));
    (!rows.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{name} " · " {format::duration(l, total)}</summary>
                {table::view(name, [texts::day(l), texts::what(l), texts::hours_label(l)], rows)}
            </details>
        }
        .into_any()
    })
}

/// The day of a correction; on which days somebody saw the counsellor is the counsellor's to know.
pub fn corrected_day(l: Lang, change: &Change) -> String {
    let day = change.day.filter(|_| change.what != Corrected::Support);
    day.map_or_else(|| texts::whole_month(l).to_owned(), |day| format::day(l, day))
}

/// The day of a line; of what belongs to a week or a month, that.
fn day_of(l: Lang, line: &Line) -> String {
    match line.what {
        What::Beyond(_) => texts::week_title(l, Week::of(line.day).number()),
        What::Monthly | What::Deducted | What::Support | What::PaidSupport => format::month_year(l, line.day),
        _ => format::day(l, line.day),
    }
}

/// The weeks of the month, each with the whole of its work (D3171-8): what the worker signs.
pub fn weeks(l: Lang, sheet: &Sheet) -> Option<AnyView> {
    let row = |(monday, minutes): (&NaiveDate, &Minutes)| {
        let week = Week::of(*monday);
        vec![
            texts::week_title(l, week.number()).into_any(),
            texts::week_range(l, format::day(l, week.monday()), format::day(l, week.sunday())).into_any(),
            format::duration(l, minutes.0).into_any(),
        ]
    };
    let rows: Vec<_> = sheet.weeks().iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        let heads = [texts::week(l), texts::dates(l), texts::worked(l)];
        view! { <h2>{texts::by_week(l)}</h2>{table::view(texts::by_week(l), heads, rows)} }.into_any()
    })
}

/// What the hours found break, for those who plan.
pub fn broken(l: Lang, found: &[Breach]) -> Option<AnyView> {
    (!found.is_empty()).then(|| {
        view! {
            <section class="no-print">
                <h2>{texts::found_breaks(l)}</h2>
                <p class="hint">{texts::found_breaks_lead(l)}</p>
                {breaches(l, found)}
            </section>
        }
        .into_any()
    })
}

/// Breaches by day.
pub fn breaches(l: Lang, found: &[Breach]) -> AnyView {
    let line = |one: &Breach| {
        let day = format::day(l, one.day);
        view! { <li class="dated"><small>{day}</small><ul>{breach(l, one)}</ul></li> }
    };
    view! { <ul class="breaches">{found.iter().map(line).collect_view()}</ul> }.into_any()
}
