//! What breaks a rule, in plain words.

use platform::i18n::Lang;

use super::super::model::holidays::{Holiday, Region};
use super::super::model::rules::{Basis, Breach, Rule, Severity};

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
    break_beyond(least, after, day, rest) { fr: "Pause trop courte {day} : {rest}. Il faut {least} au-delà de {after} de travail.", en: "Break too short on {day}: {rest}. {least} is needed beyond {after} of work." }
    day_rest(least, ends, starts, rest) { fr: "Repos trop court : {rest}, de {ends} à {starts}. Il faut {least}.", en: "Rest too short: {rest}, from {ends} to {starts}. {least} is needed." }
    day_span(day, span, most) { fr: "{day} : {span} du début à la fin, {most} au plus", en: "{day}: {span} from start to end, {most} at most" }
    week_rest(least, found) { fr: "Repos de la semaine : {least} d’un seul tenant, il en reste {found}", en: "Weekly rest: {least} in one piece, {found} are left" }
    consecutive_days(n, most) { fr: "{n} jours de suite, {most} au plus", en: "{n} days in a row, {most} at most" }
    contract_dates(day) { fr: "Pas de contrat le {day}", en: "No contract on {day}" }
    contract_hours(work, contract) { fr: "{work} de travail pour un contrat de {contract}", en: "{work} of work on a contract of {contract}" }
    restriction(task) { fr: "Pas cette tâche : {task}", en: "Not this task: {task}" }
    availability(day) { fr: "Pas de disponibilité notée {day} à ces heures", en: "Not noted as available on {day} at these hours" }
    sunday(day) { fr: "Dimanche travaillé, {day}", en: "Sunday worked, {day}" }
    sundays_in_row(n, most) { fr: "{n} dimanches de suite, {most} au plus", en: "{n} Sundays in a row, {most} at most" }
    week_days(n, most) { fr: "{n} jours travaillés du lundi au dimanche, {most} au plus", en: "{n} days worked from Monday to Sunday, {most} at most" }
    minor_rest_days { fr: "Moins de 18 ans : deux jours de repos de suite, dont le dimanche", en: "Under 18: two days of rest in a row, Sunday among them" }
    nights_a_week(n) { fr: "{n} nuits dans la semaine : c’est du travail de nuit, avec un suivi médical et des contreparties", en: "{n} nights in the week: this is night work, with medical checks and compensation" }
    full_time_week(work, most) { fr: "{work} de travail : un contrat à temps partiel reste sous {most}", en: "{work} of work: a part-time contract stays below {most}" }
    complementary_share(work, contract, most) { fr: "{work} de travail pour un contrat de {contract} : {most} au plus avec les heures complémentaires", en: "{work} of work on a contract of {contract}: {most} at most with complementary hours" }
    hours_drift(more) { fr: "{more} de plus que le contrat chaque semaine, en moyenne sur 12 semaines : les heures du contrat sont à revoir", en: "{more} above the contract each week, on average over 12 weeks: the contract’s hours have to change" }
    interruptions(day, n, most) { fr: "{day} : {n} coupures, {most} au plus à temps partiel", en: "{day}: {n} interruptions, {most} at most in part-time work" }
    interruption_length(day, length, most) { fr: "{day} : coupure de {length}, {most} au plus à temps partiel", en: "{day}: interruption of {length}, {most} at most in part-time work" }
    limit_from(at) { fr: "Pas avant {at}, pour cette personne", en: "Not before {at} for this person" }
    limit_until(at) { fr: "Pas après {at}, pour cette personne", en: "Not after {at} for this person" }
    limit_night(from, until) { fr: "Pas de nuit pour cette personne : rien entre {from} et {until}", en: "No night work for this person: none between {from} and {until}" }
    holiday(day, name) { fr: "Jour férié : {name}, {day}", en: "Public holiday: {name}, {day}" }
    skills(n, skill) { fr: "Il manque {n} × {skill}", en: "{n} × {skill} missing" }
    head_max(n, max) { fr: "{n} personnes, {max} au plus", en: "{n} people, at most {max}" }
    head_min(n;) { fr: ["Il manque {n} personne", "Il manque {n} personnes"], en: ["{n} person missing", "{n} people missing"] }
    minor_night(from, until) { fr: "Trop jeune pour travailler de nuit : pas entre {from} et {until}", en: "Too young for night work: none between {from} and {until}" }
    lead_away(name) { fr: "Responsable : {name}, en absence", en: "In charge: {name}, away" }
    lead_elsewhere(name) { fr: "Responsable : {name}, pris ailleurs à cette heure", en: "In charge: {name}, elsewhere at that time" }
    weekends(n) { fr: "{n} week-ends travaillés sur 4", en: "{n} weekends worked of 4" }
    early_starts(n) { fr: "{n} débuts matinaux dans la semaine", en: "{n} early starts in the week" }

    mend_choose { fr: "Gardez l’un des deux.", en: "Keep one of the two." }
    mend_other { fr: "Choisissez quelqu’un d’autre.", en: "Choose somebody else." }
    mend_shorter { fr: "Raccourcissez, ou partagez avec quelqu’un.", en: "Shorten it, or share it with somebody." }
    mend_week { fr: "Retirez ou raccourcissez un créneau de la semaine.", en: "Take a shift of the week away, or shorten one." }
    mend_average { fr: "Allégez cette semaine ou les suivantes.", en: "Plan less in this week or the next ones." }
    mend_break { fr: "Ajoutez une pause d’un seul tenant.", en: "Add a break in one piece." }
    mend_rest { fr: "Finissez plus tôt la veille, ou commencez plus tard.", en: "End earlier the day before, or start later." }
    mend_span { fr: "Rapprochez le début et la fin du jour.", en: "Bring the start and the end of the day closer." }
    mend_day_off { fr: "Laissez un jour libre avant.", en: "Leave a day free before." }
    mend_week_rest { fr: "Laissez un jour entier libre, avec la nuit d’avant ou d’après.", en: "Leave a whole day free, with the night before or after." }
    mend_two_days { fr: "Laissez libre le dimanche, avec le samedi ou le lundi.", en: "Leave Sunday free, with Saturday or Monday." }
    mend_other_day { fr: "Choisissez un autre jour ou quelqu’un d’autre.", en: "Choose another day or somebody else." }
    mend_hours { fr: "Déplacez l’horaire, ou choisissez quelqu’un d’autre.", en: "Move the times, or choose somebody else." }
    mend_nights { fr: "Partagez les nuits, ou prévoyez le suivi du travail de nuit.", en: "Share the nights, or arrange what night work needs." }
    mend_amend { fr: "Retirez des heures, ou signez un avenant.", en: "Take hours away, or sign an amendment." }
    mend_interruption { fr: "Regroupez les heures du jour.", en: "Bring the day’s hours together." }
    mend_contract { fr: "Notez le contrat ou son renouvellement, ou choisissez quelqu’un d’autre.", en: "Enter the contract or its renewal, or choose somebody else." }
    mend_notice { fr: "Demandez l’accord de la personne, ou changez plus tard.", en: "Ask the person’s consent, or change it later." }
    mend_skill { fr: "Ajoutez quelqu’un qui a cette compétence.", en: "Add somebody who has this skill." }
    mend_more { fr: "Ajoutez quelqu’un, ou prévoyez moins de monde.", en: "Add somebody, or plan for fewer." }
    mend_fewer { fr: "Retirez quelqu’un, ou prévoyez plus de monde.", en: "Take somebody off, or plan for more." }
    mend_lead { fr: "Nommez un autre responsable.", en: "Name another lead." }
    mend_share { fr: "Partagez avec quelqu’un d’autre.", en: "Share with somebody else." }

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

    good_friday { fr: "Vendredi saint", en: "Good Friday" }
    second_christmas { fr: "Saint-Étienne", en: "Boxing Day" }
    abolition { fr: "abolition de l’esclavage", en: "Abolition Day" }

    severity_hint { fr: "indiquer", en: "hint" }
    severity_ask { fr: "demander une raison", en: "ask for a reason" }
    severity_refuse { fr: "refuser", en: "refuse" }

    basis_law { fr: "loi", en: "law" }
    basis_agreement { fr: "accord", en: "agreement" }
    basis_house { fr: "règle de la maison", en: "house rule" }
    basis_plan { fr: "créneau ou contrat", en: "shift or contract" }

    region_mainland { fr: "France métropolitaine", en: "Mainland France" }
    region_alsace_moselle { fr: "Alsace-Moselle", en: "Alsace-Moselle" }
    region_guadeloupe { fr: "Guadeloupe", en: "Guadeloupe" }
    region_martinique { fr: "Martinique", en: "Martinique" }
    region_guyane { fr: "Guyane", en: "French Guiana" }
    region_reunion { fr: "La Réunion", en: "Réunion" }
    region_mayotte { fr: "Mayotte", en: "Mayotte" }

    source_one_place { fr: "Une personne, un endroit", en: "One person, one place" }
    source_absence { fr: "Absence accordée", en: "Absence granted" }
    source_contract { fr: "Contrat de travail", en: "Contract of employment" }
    source_restriction { fr: "Restriction de sécurité", en: "Safety restriction" }
    source_availability { fr: "Disponibilités de la personne", en: "The person’s availability" }
    source_shift { fr: "Besoins du créneau", en: "What the shift needs" }
    source_fairness { fr: "Règle de la maison : équité", en: "House rule: fairness" }
    source_row { fr: "Règle de la maison : jours de suite", en: "House rule: days in a row" }

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
    name_week_days { fr: "Jours par semaine, au plus", en: "Days a week, at most" }
    name_sunday { fr: "Dimanche", en: "Sunday" }
    name_sundays_in_row { fr: "Dimanches de suite, au plus", en: "Sundays in a row, at most" }
    name_labour_day { fr: "1er mai", en: "1 May" }
    name_night_from { fr: "La nuit commence", en: "Night begins" }
    name_night_until { fr: "La nuit finit", en: "Night ends" }
    name_night_length { fr: "Une nuit compte à partir de", en: "A night counts from" }
    name_nights_a_week { fr: "Travail de nuit : nuits par semaine, dès", en: "Night work: nights a week, from" }
    name_young_day_rest { fr: "Moins de 16 ans : repos", en: "Under 16: rest" }
    name_minor_rest_days { fr: "Moins de 18 ans : jours de repos de suite", en: "Under 18: days of rest in a row" }
    name_minor_holiday { fr: "Moins de 18 ans : jours fériés", en: "Under 18: public holidays" }
    name_full_time_week { fr: "Semaine à temps complet", en: "Full-time week" }
    name_complementary_share { fr: "Temps partiel : heures complémentaires (en % du contrat), au plus", en: "Part-time: complementary hours (in % of the contract), at most" }
    name_interruptions { fr: "Temps partiel : coupures par jour, au plus", en: "Part-time: interruptions a day, at most" }
    name_interruption_length { fr: "Temps partiel : durée d’une coupure, au plus", en: "Part-time: length of an interruption, at most" }
    name_hours_drift { fr: "Temps partiel : dépassement moyen sur 12 semaines, dès", en: "Part-time: average excess over 12 weeks, from" }
    name_change_notice { fr: "Temps partiel : jours ouvrés de prévenance", en: "Part-time: working days of notice" }
    name_limit { fr: "Limites d’une personne", en: "One person’s limits" }
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
        Holiday::GoodFriday => good_friday(l),
        Holiday::SecondChristmas => second_christmas(l),
        Holiday::Abolition => abolition(l),
    }
}

/// Who says a rule.
pub const fn basis(l: Lang, basis: Basis) -> &'static str {
    match basis {
        Basis::Law => basis_law(l),
        Basis::Agreement => basis_agreement(l),
        Basis::House => basis_house(l),
        Basis::Plan => basis_plan(l),
    }
}

/// A region with holidays of its own.
pub const fn region(l: Lang, region: Region) -> &'static str {
    match region {
        Region::Mainland => region_mainland(l),
        Region::AlsaceMoselle => region_alsace_moselle(l),
        Region::Guadeloupe => region_guadeloupe(l),
        Region::Martinique => region_martinique(l),
        Region::Guyane => region_guyane(l),
        Region::Reunion => region_reunion(l),
        Region::Mayotte => region_mayotte(l),
    }
}

/// Where a rule is written, in the reader's language: those that the program ships with are kept in French. A text that somebody typed stays
/// as it is.
pub fn source(l: Lang, kept: &str) -> String {
    const SHIPPED: [fn(Lang) -> &'static str; 8] = [
        source_one_place,
        source_absence,
        source_contract,
        source_restriction,
        source_availability,
        source_shift,
        source_fairness,
        source_row,
    ];
    let plain = |text: &str| text.replace('\u{a0}', " ");
    let known = SHIPPED.into_iter().find(|text| plain(text(Lang::Fr)) == plain(kept));
    known.map_or_else(|| kept.to_owned(), |text| text(l).to_owned())
}

/// A severity in words.
pub const fn severity(l: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => severity_hint(l),
        Severity::Ask => severity_ask(l),
        Severity::Refuse => severity_refuse(l),
    }
}

/// A breach as a sentence: what, what would make it right, and where it is written.
pub fn explained(l: Lang, breach: &Breach) -> String {
    let what = breach.message.text(l);
    format!("{}. {} ({})", what.trim_end_matches('.'), remedy(l, breach.rule), source(l, &breach.source))
}

/// What would make a breach of a rule right.
pub const fn remedy(l: Lang, rule: Rule) -> &'static str {
    match rule {
        Rule::Overlap => mend_choose(l),
        Rule::Absence | Rule::Restriction | Rule::Availability => mend_other(l),
        Rule::DayHours | Rule::MinorDayHours => mend_shorter(l),
        Rule::WeekHours | Rule::MinorWeekHours => mend_week(l),
        Rule::AverageHours => mend_average(l),
        Rule::BreakAfter | Rule::BreakLength | Rule::MinorBreakAfter | Rule::MinorBreakLength => mend_break(l),
        Rule::DayRest | Rule::MinorDayRest | Rule::YoungDayRest => mend_rest(l),
        Rule::DaySpan => mend_span(l),
        Rule::WeekRest => mend_week_rest(l),
        Rule::ConsecutiveDays | Rule::WeekDays => mend_day_off(l),
        Rule::MinorRestDays => mend_two_days(l),
        Rule::Sunday | Rule::LabourDay | Rule::Holiday | Rule::MinorHoliday => mend_other_day(l),
        Rule::MinorNightFrom | Rule::YoungNightFrom | Rule::MinorNightUntil | Rule::Limit => mend_hours(l),
        Rule::NightFrom | Rule::NightUntil | Rule::NightLength | Rule::NightsAWeek => mend_nights(l),
        Rule::FullTimeWeek | Rule::ComplementaryShare | Rule::ContractHours | Rule::HoursDrift => mend_amend(l),
        Rule::Interruptions | Rule::InterruptionLength => mend_interruption(l),
        Rule::ContractDates => mend_contract(l),
        Rule::ChangeNotice => mend_notice(l),
        Rule::Skills => mend_skill(l),
        Rule::HeadMin => mend_more(l),
        Rule::HeadMax => mend_fewer(l),
        Rule::Lead => mend_lead(l),
        Rule::SundaysInRow | Rule::Weekends | Rule::EarlyBefore | Rule::EarlyStarts => mend_share(l),
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
        Rule::WeekDays => name_week_days(l),
        Rule::Sunday => name_sunday(l),
        Rule::SundaysInRow => name_sundays_in_row(l),
        Rule::LabourDay => name_labour_day(l),
        Rule::NightFrom => name_night_from(l),
        Rule::NightUntil => name_night_until(l),
        Rule::NightLength => name_night_length(l),
        Rule::NightsAWeek => name_nights_a_week(l),
        Rule::YoungDayRest => name_young_day_rest(l),
        Rule::MinorRestDays => name_minor_rest_days(l),
        Rule::MinorHoliday => name_minor_holiday(l),
        Rule::FullTimeWeek => name_full_time_week(l),
        Rule::ComplementaryShare => name_complementary_share(l),
        Rule::Interruptions => name_interruptions(l),
        Rule::InterruptionLength => name_interruption_length(l),
        Rule::HoursDrift => name_hours_drift(l),
        Rule::ChangeNotice => name_change_notice(l),
        Rule::Limit => name_limit(l),
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
