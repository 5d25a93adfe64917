//! What breaks a rule, in plain words.

use platform::i18n::Lang;

use super::super::model::holidays::Holiday;
use super::super::model::rules::{Rule, Severity};

platform::texts! {
    overlap(starts, ends) { fr: "Déjà pris : ce travail commence {starts}, l’autre finit {ends}", en: "Double booked: starts {starts}, the other work ends {ends}" }
    leads(starts, ends) { fr: "Anime un atelier, de {starts} à {ends}", en: "Leads a workshop, {starts} to {ends}" }
    only_in_part(hours) { fr: "Vient seulement {hours} : absence d’une partie du jour", en: "Comes {hours} only: away for a part of the day" }
    absence_asked(day) { fr: "Absence {day} : demandée, pas encore décidée", en: "Time off on {day}: asked for, not decided yet" }
    absence(day) { fr: "Absence {day} : acceptée", en: "Time off on {day}: approved" }
    day_hours(day, work, most) { fr: "{day} : {work} de travail, {most} au plus", en: "{day}: {work} of work, {most} at most" }
    week_hours(work, most) { fr: "Semaine de {work}, {most} au plus", en: "Week of {work}, {most} at most" }
    average_hours(work, most) { fr: "{work} par semaine en moyenne sur 12 semaines, {most} au plus", en: "{work} a week on average over 12 weeks, {most} at most" }
    break_after(least, after, day, rest) { fr: "Pause trop courte {day} : {rest}. Il faut {least} dès {after} de travail.", en: "Break too short on {day}: {rest}. {least} is needed once {after} are worked." }
    day_rest(least, ends, starts, rest) { fr: "Repos trop court : {rest}, de {ends} à {starts}. Il faut {least}.", en: "Rest too short: {rest}, from {ends} to {starts}. {least} is needed." }
    day_span(day, span, most) { fr: "{day} : {span} du début à la fin, {most} au plus", en: "{day}: {span} from start to end, {most} at most" }
    week_rest(least, found) { fr: "Repos de la semaine : {least} d’un seul tenant, il en reste {found}", en: "Weekly rest: {least} in one piece, {found} are left" }
    consecutive_days(n, most) { fr: "{n} jours de suite, {most} au plus", en: "{n} days in a row, {most} at most" }
    contract_dates(day) { fr: "Pas de contrat le {day}", en: "No contract on {day}" }
    contract_hours(work, contract) { fr: "{work} prévues pour un contrat de {contract}", en: "{work} planned on a contract of {contract}" }
    restriction(task) { fr: "Pas cette tâche : {task}", en: "Not this task: {task}" }
    availability(day) { fr: "Pas de disponibilité notée {day} à ces heures", en: "Not noted as available on {day} at these hours" }
    holiday(day, name) { fr: "Jour férié : {name}, {day}", en: "Public holiday: {name}, {day}" }
    skills(n, skill) { fr: "Il manque {n} × {skill}", en: "{n} × {skill} missing" }
    head_max(n, max) { fr: "{n} personnes, {max} au plus", en: "{n} people, at most {max}" }
    head_min(n;) { fr: ["Il manque {n} personne", "Il manque {n} personnes"], en: ["{n} person missing", "{n} people missing"] }
    minor_night(from, until) { fr: "Trop jeune pour travailler de nuit : pas entre {from} et {until}", en: "Too young for night work: none between {from} and {until}" }
    lead_away(name) { fr: "Responsable : {name}, en absence", en: "In charge: {name}, away" }
    lead_elsewhere(name) { fr: "Responsable : {name}, pris ailleurs à cette heure", en: "In charge: {name}, elsewhere at that time" }
    weekends(n) { fr: "{n} week-ends travaillés sur 4", en: "{n} weekends worked of 4" }
    early_starts(n) { fr: "{n} débuts matinaux dans la semaine", en: "{n} early starts in the week" }

    new_year { fr: "jour de l’an", en: "New Year’s Day" }
    easter_monday { fr: "lundi de Pâques", en: "Easter Monday" }
    labour_day { fr: "fête du Travail", en: "Labour Day" }
    victory { fr: "8 mai", en: "Victory Day" }
    ascension { fr: "Ascension", en: "Ascension Day" }
    whit_monday { fr: "lundi de Pentecôte", en: "Whit Monday" }
    national { fr: "fête nationale", en: "National Day" }
    assumption { fr: "Assomption", en: "Assumption Day" }
    all_saints { fr: "Toussaint", en: "All Saints’ Day" }
    armistice { fr: "11 novembre", en: "Armistice Day" }
    christmas { fr: "Noël", en: "Christmas Day" }

    severity_hint { fr: "indiquer", en: "hint" }
    severity_ask { fr: "demander une raison", en: "ask for a reason" }
    severity_refuse { fr: "refuser", en: "refuse" }

    name_overlap { fr: "Une personne, un endroit", en: "One person, one place" }
    name_absence { fr: "Absence accordée", en: "Absence granted" }
    name_day_hours { fr: "Travail par jour, au plus", en: "Work a day, at most" }
    name_week_hours { fr: "Travail par semaine, au plus", en: "Work a week, at most" }
    name_average_hours { fr: "Moyenne sur 12 semaines, au plus", en: "Average over 12 weeks, at most" }
    name_break_after { fr: "Pause due après", en: "Break due after" }
    name_break_length { fr: "Pause, au moins", en: "Break, at least" }
    name_day_rest { fr: "Repos entre deux jours", en: "Rest between two days" }
    name_day_span { fr: "Amplitude du jour, au plus", en: "Span of the day, at most" }
    name_week_rest { fr: "Repos de la semaine", en: "Weekly rest" }
    name_consecutive_days { fr: "Jours de suite, au plus", en: "Days in a row, at most" }
    name_minor_day_hours { fr: "Moins de 18 ans : par jour", en: "Under 18: a day" }
    name_minor_week_hours { fr: "Moins de 18 ans : par semaine", en: "Under 18: a week" }
    name_minor_day_rest { fr: "Moins de 18 ans : repos", en: "Under 18: rest" }
    name_minor_break_after { fr: "Moins de 18 ans : pause après", en: "Under 18: break after" }
    name_minor_break_length { fr: "Moins de 18 ans : pause", en: "Under 18: break" }
    name_minor_night_from { fr: "Moins de 18 ans : la nuit commence", en: "Under 18: night begins" }
    name_young_night_from { fr: "Moins de 16 ans : la nuit commence", en: "Under 16: night begins" }
    name_minor_night_until { fr: "Moins de 18 ans : la nuit finit", en: "Under 18: night ends" }
    name_minor_week_rest { fr: "Moins de 18 ans : repos de la semaine", en: "Under 18: weekly rest" }
    name_lead { fr: "Responsable présent, à un seul endroit", en: "Lead present, in one place" }
    name_contract_dates { fr: "Pendant le contrat", en: "While the contract runs" }
    name_contract_hours { fr: "Heures du contrat, dépassement toléré", en: "Contract hours, tolerated excess" }
    name_restriction { fr: "Pas cette tâche", en: "Not this task" }
    name_availability { fr: "Disponibilités", en: "Availability" }
    name_holiday { fr: "Jours fériés", en: "Public holidays" }
    name_skills { fr: "Compétences demandées", en: "Skills needed" }
    name_head_max { fr: "Pas plus de monde que prévu", en: "Not more people than planned" }
    name_head_min { fr: "Assez de monde", en: "Enough people" }
    name_weekends { fr: "Week-ends sur 4, au plus", en: "Weekends in 4, at most" }
    name_early_before { fr: "Un début est matinal avant", en: "A start is early before" }
    name_early_starts { fr: "Débuts matinaux par semaine, au plus", en: "Early starts a week, at most" }
}

/// A holiday's name.
pub const fn holiday_name(l: Lang, holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => new_year(l),
        Holiday::EasterMonday => easter_monday(l),
        Holiday::LabourDay => labour_day(l),
        Holiday::Victory => victory(l),
        Holiday::Ascension => ascension(l),
        Holiday::WhitMonday => whit_monday(l),
        Holiday::National => national(l),
        Holiday::Assumption => assumption(l),
        Holiday::AllSaints => all_saints(l),
        Holiday::Armistice => armistice(l),
        Holiday::Christmas => christmas(l),
    }
}

/// A severity in words.
pub const fn severity(l: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => severity_hint(l),
        Severity::Ask => severity_ask(l),
        Severity::Refuse => severity_refuse(l),
    }
}

/// A rule's name without the unit of its figure.
pub fn plain_name(l: Lang, rule: Rule) -> &'static str {
    let name = name(l, rule);
    name.split_once(" (").map_or(name, |(plain, _)| plain)
}

/// A rule in words, with the unit of its figure.
pub const fn name(l: Lang, rule: Rule) -> &'static str {
    match rule {
        Rule::Overlap => name_overlap(l),
        Rule::Absence => name_absence(l),
        Rule::DayHours => name_day_hours(l),
        Rule::WeekHours => name_week_hours(l),
        Rule::AverageHours => name_average_hours(l),
        Rule::BreakAfter => name_break_after(l),
        Rule::BreakLength => name_break_length(l),
        Rule::DayRest => name_day_rest(l),
        Rule::DaySpan => name_day_span(l),
        Rule::WeekRest => name_week_rest(l),
        Rule::ConsecutiveDays => name_consecutive_days(l),
        Rule::MinorDayHours => name_minor_day_hours(l),
        Rule::MinorWeekHours => name_minor_week_hours(l),
        Rule::MinorDayRest => name_minor_day_rest(l),
        Rule::MinorBreakAfter => name_minor_break_after(l),
        Rule::MinorBreakLength => name_minor_break_length(l),
        Rule::MinorNightFrom => name_minor_night_from(l),
        Rule::YoungNightFrom => name_young_night_from(l),
        Rule::MinorNightUntil => name_minor_night_until(l),
        Rule::MinorWeekRest => name_minor_week_rest(l),
        Rule::Lead => name_lead(l),
        Rule::ContractDates => name_contract_dates(l),
        Rule::ContractHours => name_contract_hours(l),
        Rule::Restriction => name_restriction(l),
        Rule::Availability => name_availability(l),
        Rule::Holiday => name_holiday(l),
        Rule::Skills => name_skills(l),
        Rule::HeadMax => name_head_max(l),
        Rule::HeadMin => name_head_min(l),
        Rule::Weekends => name_weekends(l),
        Rule::EarlyBefore => name_early_before(l),
        Rule::EarlyStarts => name_early_starts(l),
    }
}
