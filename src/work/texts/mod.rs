//! Texts of working time: here what several of its rooms say, beside it what one says alone. What workers read in more languages is in
//! [`worker`], what breaks a rule in [`rules`].

mod hours;
mod open_days;
mod rota;
pub mod rules;
mod support;
mod team;
pub mod today;
pub mod worker;

pub use self::hours::*;
pub use self::open_days::*;
pub use self::rota::*;
pub use self::support::*;
pub use self::team::*;
use super::model::absence::AbsenceKind;
use super::model::contract::{ContractKind, ExtensionCase};
use super::model::course::Objection;
use super::model::immersion;
use super::model::month::{Corrected, Rate, What};
use super::model::pass::PassMove;
use super::model::retention::RecordKind;
use super::model::shift::{Cycle, Level};
use super::model::support::{ExitClass, SupportKind};
use platform::i18n::{Lang, format};
use platform::time::ClockTime;

/// "8 h 30 – 12 h 00"; an end on the next day says so.
pub fn hours(l: Lang, starts: ClockTime, ends: ClockTime) -> String {
    let (from, until) = (starts.on_the_wall(), ends.on_the_wall());
    let next = if ends.0 > 1440 { next_day(l) } else { "" };
    format!("{} – {}{next}", format::time(l, from.0, from.1), format::time(l, until.0, until.1))
}

/// "8h30–12h", for the chips of the board.
pub fn short_hours(l: Lang, starts: ClockTime, ends: ClockTime) -> String {
    let (from, until) = (starts.on_the_wall(), ends.on_the_wall());
    format!("{}–{}", format::short_time(l, from.0, from.1), format::short_time(l, until.0, until.1))
}

/// How many people a shift wants.
pub fn wanted(l: Lang, min: i64, max: i64) -> String {
    if min == max { wanted_exactly(l, max) } else { wanted_between(l, min, max) }
}

/// A project's name; hours may count for none.
pub fn project_name(l: Lang, project: &str) -> String {
    if project.is_empty() { without_project(l).to_owned() } else { project.to_owned() }
}

/// 0 is Monday.
pub fn weekday_name(l: Lang, weekday: i64) -> &'static str {
    let monday = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    format::weekday(l, monday + chrono::Duration::days(weekday.rem_euclid(7)))
}

pub const fn absence_kind(l: Lang, kind: AbsenceKind) -> &'static str {
    match kind {
        AbsenceKind::Leave => absence_leave(l),
        AbsenceKind::Sick => absence_sick(l),
        AbsenceKind::Accident => absence_accident(l),
        AbsenceKind::Unpaid => absence_unpaid(l),
        AbsenceKind::Training => absence_training(l),
        AbsenceKind::Immersion => absence_immersion(l),
        AbsenceKind::Family => absence_family(l),
        AbsenceKind::Parental => absence_parental(l),
        AbsenceKind::ChildSick => absence_child_sick(l),
        AbsenceKind::Summons => absence_summons(l),
        AbsenceKind::School => absence_school(l),
        AbsenceKind::Unjustified => absence_unjustified(l),
        AbsenceKind::Other => absence_other(l),
    }
}

/// What stands against a contract.
pub const fn contract_objection(l: Lang, objection: Objection) -> &'static str {
    match objection {
        Objection::ManyHours => cddi_many_hours(l),
        Objection::FewHours => cddi_few_hours(l),
        Objection::LongDerogation => cddi_long_derogation(l),
        Objection::Short => cddi_short(l),
        Objection::Long => cddi_long(l),
        Objection::TooLong => cddi_too_long(l),
        Objection::LongExtension => cddi_long_extension(l),
        Objection::BeyondPaper => cddi_beyond_paper(l),
        Objection::BeyondPass => cddi_beyond_pass(l),
    }
}

/// What allows more than twenty-four months.
pub const fn extension_case(l: Lang, case: ExtensionCase) -> &'static str {
    match case {
        ExtensionCase::Training => extension_training(l),
        ExtensionCase::Disability => extension_disability(l),
        ExtensionCase::Difficulties => extension_difficulties(l),
        ExtensionCase::Senior => extension_senior(l),
    }
}

/// What stands against an immersion.
pub const fn immersion_objection(l: Lang, objection: immersion::Objection) -> &'static str {
    match objection {
        immersion::Objection::Long => immersion_too_long(l),
        immersion::Objection::Often => immersion_too_often(l),
        immersion::Objection::ManyDays => immersion_many_days(l),
    }
}

/// A kind of record that is kept for a time.
pub const fn record_kind(l: Lang, kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Taps => record_taps(l),
        RecordKind::Hours => record_hours(l),
        RecordKind::Absences => record_absences(l),
        RecordKind::Support => record_support(l),
    }
}

/// What moves the end of a PASS.
pub const fn pass_move(l: Lang, kind: PassMove) -> &'static str {
    match kind {
        PassMove::Suspension => pass_suspension(l),
        PassMove::Prolongation => pass_prolongation(l),
    }
}

pub const fn contract_kind(l: Lang, kind: ContractKind) -> &'static str {
    match kind {
        ContractKind::Cddi => contract_cddi(l),
        ContractKind::Inclusion => contract_inclusion(l),
        ContractKind::Permanent => contract_permanent(l),
        ContractKind::FixedTerm => contract_fixed_term(l),
        ContractKind::Apprentice => contract_apprentice(l),
        ContractKind::Internship => contract_internship(l),
        ContractKind::CivicService => contract_civic_service(l),
        ContractKind::Volunteer => contract_volunteer(l),
        ContractKind::Other => contract_other(l),
    }
}

pub const fn cycle(l: Lang, cycle: Cycle) -> &'static str {
    match cycle {
        Cycle::Every => cycle_every(l),
        Cycle::A => cycle_a(l),
        Cycle::B => cycle_b(l),
    }
}

pub const fn level(l: Lang, level: Level) -> &'static str {
    match level {
        Level::Learning => level_learning(l),
        Level::Able => level_able(l),
        Level::Expert => level_expert(l),
    }
}

pub const fn support_kind(l: Lang, kind: SupportKind) -> &'static str {
    match kind {
        SupportKind::Interview => support_interview(l),
        SupportKind::Step => support_step(l),
        SupportKind::Immersion => absence_immersion(l),
        SupportKind::Training => absence_training(l),
        SupportKind::Obstacle => support_obstacle(l),
        SupportKind::Exit => support_exit(l),
        SupportKind::FollowUp => follow_up(l),
    }
}

/// What a correction is about.
pub fn corrected(l: Lang, what: Corrected) -> String {
    match what {
        Corrected::Work => corrected_work(l).to_owned(),
        Corrected::Paid => corrected_paid(l).to_owned(),
        Corrected::Support => support_hours(l).to_owned(),
        Corrected::Absence(kind) => corrected_absence(l, absence_kind(l, kind)),
    }
}

/// What a line of a month is.
pub fn line_what(l: Lang, what: What) -> String {
    match what {
        What::Planned => planned(l).to_owned(),
        What::Worked => worked(l).to_owned(),
        What::Absence(kind) => absence_kind(l, kind).to_owned(),
        What::Holiday => line_holiday(l).to_owned(),
        What::UnpaidHoliday => line_unpaid_holiday(l).to_owned(),
        What::Solidarity => solidarity(l).to_owned(),
        What::Support => support_hours(l).to_owned(),
        What::PaidSupport => line_paid_support(l).to_owned(),
        What::Night => by_night(l).to_owned(),
        What::Sunday => on_sundays(l).to_owned(),
        What::WorkedHoliday => on_holidays(l).to_owned(),
        What::Monthly => line_monthly(l).to_owned(),
        What::Deducted => line_deducted(l).to_owned(),
        What::Beyond(Rate::Ten) => line_beyond(l, 10),
        What::Beyond(Rate::TwentyFive) => line_beyond(l, 25),
        What::Beyond(Rate::Fifty) => line_beyond(l, 50),
    }
}

pub const fn exit_class(l: Lang, class: ExitClass) -> &'static str {
    match class {
        ExitClass::Durable => exit_durable(l),
        ExitClass::Transition => exit_transition(l),
        ExitClass::Positive => exit_positive(l),
        ExitClass::Other => exit_other(l),
        ExitClass::Withdrawn => exit_withdrawn(l),
    }
}

platform::texts! {
    log_rule { fr: "règle", en: "rule" }
    log_task { fr: "tâche ou compétence", en: "task or skill" }
    log_contract { fr: "contrat", en: "contract" }
    log_shift { fr: "créneau", en: "shift" }
    log_template { fr: "modèle", en: "template" }
    log_plan { fr: "planning", en: "plan" }
    log_absence { fr: "absence", en: "absence" }
    log_presence { fr: "présence", en: "attendance" }
    log_month { fr: "fiche du mois", en: "monthly sheet" }
    log_kiosk { fr: "borne", en: "shared tablet" }
    log_open_day { fr: "chantier coopératif", en: "cooperative work day" }
    log_support { fr: "accompagnement", en: "support" }
    next_day { fr: " (lendemain)", en: " (next day)" }
    cannot_merge { fr: "Ces deux fiches ont des heures validées ou un créneau en commun : elles ne peuvent pas être fusionnées.", en: "These two records have validated hours or a shift in common: they cannot be merged." }
    already_decided { fr: "C’est déjà décidé. Rechargez la page.", en: "This is already decided. Reload the page." }
    too_late_to_cancel { fr: "Il est trop tard pour annuler ici. Écrivez ou téléphonez à l’équipe.", en: "It is too late to cancel here. Write to the team or call." }
    tapped { fr: "Pointé", en: "Tapped" }
    to_note { fr: "à noter", en: "to record" }
    validated_by(at, by) { fr: "Validé le {at} par {by}", en: "Approved on {at} by {by}" }
    day_by_day { fr: "Jour par jour", en: "Day by day" }
    concerns { fr: "Concerne le frein", en: "Concerns the obstacle" }
    too_far { fr: "Cette date est trop lointaine : vérifiez l’année.", en: "This date is too far away." }
    corrected_work { fr: "travail (aussi payé)", en: "work (paid too)" }
    corrected_paid { fr: "payé seulement", en: "paid alone" }
    corrected_absence(kind) { fr: "absence : {kind}", en: "absence: {kind}" }
    places_taken { fr: "Il y a déjà plus d’inscrits que ces places.", en: "More people are signed up than these places." }
    day_over { fr: "Ce chantier a commencé : on ne s’inscrit plus.", en: "This work day has begun: sign-up is closed." }
    not_a_time { fr: "Écrivez une heure. Exemple : 8 h 30.", en: "A time, such as 8:30." }
    not_hours { fr: "Écrivez un nombre d’heures. Exemple : 26 ou 26 h 30.", en: "Hours, such as 26 or 26 h 30." }
    too_many_hours(most) { fr: "C’est trop : {most} au plus.", en: "That is too much: {most} at most." }
    no_length { fr: "Le créneau commence et finit à la même heure.", en: "The shift begins and ends at the same time." }
    one_day_or_others { fr: "Un jour est coché et d’autres jours sont écrits : gardez l’un ou l’autre.", en: "A day is ticked and other days are typed: keep one or the other." }
    pause_too_long { fr: "La pause dure plus que le créneau. Changez les heures ou la pause.", en: "The break is as long as the shift. Change the times or the break." }
    ends_before_start { fr: "La fin est avant le début. Changez l’une des deux.", en: "The end is before the start. Change one of the two." }
    accept_briefing { fr: "Merci de lire et d’accepter les consignes.", en: "Please read and accept the safety rules." }
    without_project { fr: "sans projet", en: "without a project" }
    only_then(hours) { fr: "{hours} seulement", en: "{hours} only" }
    not_ones_own_hours { fr: "Ce sont vos propres heures : une autre personne de l’encadrement doit les noter.", en: "These are your own hours: somebody else in charge records them." }
    cddi_short { fr: "Un CDDI qui n’en renouvelle pas un autre dure au moins 4 mois (article L. 5132-15-1 du Code du travail) : dites dans la remarque ce qui permet moins.", en: "A CDDI that renews none lasts at least 4 months (article L. 5132-15-1 of the Code du travail): say in the remark what allows less." }
    cddi_long { fr: "Les CDDI durent au plus 24 mois en tout (article L. 5132-15-1 du Code du travail) : choisissez le cas qui permet davantage, ou avancez la fin.", en: "CDDIs last at most 24 months in all (article L. 5132-15-1 of the Code du travail): choose the case that allows more, or end it earlier." }
    cddi_too_long { fr: "C’est plus que ce cas ne permet : 5 ans en tout, 7 ans à partir de 50 ans (article L. 5132-15-1 du Code du travail).", en: "This is more than the case allows: 5 years in all, 7 years from the age of 50 (article L. 5132-15-1 of the Code du travail)." }
    cddi_long_extension { fr: "Une prolongation dure au plus 12 mois : avancez la fin, et renouvelez ensuite.", en: "An extension lasts at most 12 months: end it earlier, and renew it then." }
    cddi_beyond_paper { fr: "Le contrat va plus loin que cette date. Pour une formation, indiquez sa fin.", en: "The contract reaches beyond this date. For a training, give its end." }
    cddi_beyond_pass { fr: "Le contrat finit après le PASS IAE : dites dans la remarque ce qui en déplacera la fin.", en: "The contract ends after the PASS IAE: say in the remark what will move its end." }
    cddi_many_hours { fr: "Un CDDI compte au plus 35 heures par semaine (article L. 5132-15-1 du Code du travail).", en: "A CDDI has at most 35 hours a week (article L. 5132-15-1 of the Code du travail)." }
    cddi_few_hours { fr: "Un CDDI compte au moins 20 heures par semaine : en dessous, il faut une dérogation du préfet (article D. 5132-43-5 du Code du travail). Indiquez sa fin.", en: "A CDDI has at least 20 hours a week: below, the prefect’s derogation is needed (article D. 5132-43-5 of the Code du travail). Give its end." }
    cddi_long_derogation { fr: "Une dérogation dure au plus 12 mois.", en: "A derogation lasts at most 12 months." }
    extension_training { fr: "Formation en cours, jusqu’à sa fin", en: "Training under way, to its end" }
    extension_disability { fr: "Travailleur handicapé (RQTH)", en: "Recognised disabled worker (RQTH)" }
    extension_difficulties { fr: "Difficultés particulières", en: "Particular difficulties" }
    extension_senior { fr: "50 ans ou plus", en: "50 years or older" }
    immersion_too_often { fr: "Une troisième convention dans cette entreprise en 12 mois : deux au plus (article D. 5135-3 du Code du travail).", en: "A third agreement with this company in 12 months: two at most (article D. 5135-3 of the Code du travail)." }
    immersion_many_days { fr: "Plus de 60 jours dans cette entreprise en 12 mois (article D. 5135-3 du Code du travail) : raccourcissez.", en: "More than 60 days in this company in 12 months (article D. 5135-3 of the Code du travail): make it shorter." }
    host { fr: "Entreprise d’accueil", en: "Host company" }
    host_hint { fr: "Pour une immersion.", en: "For an immersion." }
    host_needed { fr: "Écrivez le nom de l’entreprise.", en: "Write the company’s name." }
    pass_suspension { fr: "suspension", en: "suspension" }
    pass_prolongation { fr: "prolongation", en: "prolongation" }
    my_sign_up { fr: "Voir ou annuler mon inscription", en: "See or cancel my sign-up" }
    board { fr: "Planning de la semaine", en: "Rota of the week" }
    chosen { fr: "choisi(s) : flèches pour viser, Entrée pour poser, Échap pour laisser", en: "chosen: arrows to aim, Enter to drop, Escape to leave" }
    lost { fr: "Le serveur ne répond pas. Rien n’a changé.", en: "The server does not answer. Nothing has changed." }
    done { fr: "C’est fait.", en: "Done." }
    reason { fr: "Raison", en: "Reason" }
    because(reason) { fr: "raison : {reason}", en: "reason: {reason}" }
    who { fr: "Qui", en: "Who" }
    when { fr: "Quand", en: "When" }
    site { fr: "Terrain", en: "Site" }
    task { fr: "Tâche", en: "Task" }
    crew { fr: "Équipe", en: "Crew" }
    missing { fr: "Manque", en: "Missing" }
    open_needs { fr: "À pourvoir", en: "Open needs" }
    others { fr: "Encadrement et coordination", en: "Supervision and coordination" }
    away { fr: "en absence", en: "away" }
    week { fr: "Semaine", en: "Week" }
    week_title(n) { fr: "Semaine {n}", en: "Week {n}" }
    week_range(first, last) { fr: "du {first} au {last}", en: "{first} to {last}" }
    publish { fr: "Publier", en: "Publish" }
    fill { fr: "Remplir la semaine", en: "Fill the week" }
    recap { fr: "Récapitulatif de la semaine", en: "Recap of the week" }
    refused { fr: "refusé", en: "refused" }
    hint { fr: "à noter", en: "note" }
    shift { fr: "Créneau", en: "Shift" }
    new_open_day { fr: "Ouvrir un chantier", en: "New work day" }
    to_tell { fr: "À prévenir de vive voix", en: "To be told in person" }
    edit { fr: "Modifier", en: "Edit" }
    day { fr: "Jour", en: "Day" }
    from { fr: "De", en: "From" }
    until { fr: "À", en: "Until" }
    pause_minutes { fr: "Pause (minutes)", en: "Break (minutes)" }
    place { fr: "Lieu", en: "Place" }
    lead { fr: "Responsable", en: "Lead" }
    min_people { fr: "Personnes, au moins", en: "People, at least" }
    max_people { fr: "Personnes, au plus", en: "People, at most" }
    note { fr: "Mot pour l’équipe", en: "Note for the team" }
    project { fr: "Financeur ou projet", en: "Funder or project" }
    no_task_yet { fr: "Créez d’abord une tâche : désherber, récolter…", en: "Make a task first: weeding, harvesting…" }
    wanted_exactly(n;) { fr: ["{n} demandée", "{n} demandées"], en: ["{n} wanted", "{n} wanted"] }
    wanted_between(min, max) { fr: "de {min} à {max} demandées", en: "{min} to {max} wanted" }
    nobody_yet { fr: "Personne pour l’instant. Choisissez ci-dessous.", en: "Nobody yet. Choose below." }
    take_off { fr: "Retirer du créneau", en: "Take off the shift" }
    who_can { fr: "Qui peut ?", en: "Who is available?" }
    pause { fr: "Pause", en: "Break" }
    nearby { fr: "déjà sur ce terrain ce jour-là", en: "on this site that day anyway" }
    templates { fr: "Modèles", en: "Templates" }
    name { fr: "Nom", en: "Name" }
    weekday_label { fr: "Jour de la semaine", en: "Weekday" }
    cycle_every { fr: "toutes", en: "every week" }
    cycle_a { fr: "A", en: "A" }
    cycle_b { fr: "B", en: "B" }
    hours_label { fr: "Heures", en: "Hours" }
    tasks { fr: "Tâches", en: "Tasks" }
    tasks_and_skills { fr: "Tâches et compétences", en: "Tasks and skills" }
    new_task { fr: "Nouvelle tâche", en: "New task" }
    pictogram { fr: "Pictogramme", en: "Pictogram" }
    bring { fr: "À apporter", en: "Bring" }
    skills { fr: "Compétences et habilitations", en: "Skills and licences" }
    skill { fr: "Compétence", en: "Skill" }
    pictogram_shovel { fr: "Bêche", en: "Spade" }
    pictogram_sprout { fr: "Jeune pousse", en: "Seedling" }
    pictogram_carrot { fr: "Carotte", en: "Carrot" }
    pictogram_apple { fr: "Pomme", en: "Apple" }
    pictogram_scissors { fr: "Ciseaux", en: "Scissors" }
    pictogram_droplets { fr: "Eau", en: "Water" }
    pictogram_truck { fr: "Camion", en: "Lorry" }
    pictogram_hammer { fr: "Marteau", en: "Hammer" }
    pictogram_tractor { fr: "Tracteur", en: "Tractor" }
    pictogram_leaf { fr: "Feuille", en: "Leaf" }
    pictogram_shopping_basket { fr: "Panier", en: "Basket" }
    pictogram_sun { fr: "Soleil", en: "Sun" }
    pictogram_recycle { fr: "Compost", en: "Compost" }
    pictogram_users { fr: "Équipe", en: "Team" }
    kind { fr: "Type", en: "Type" }
    deed { fr: "Action", en: "Action" }
    add { fr: "Ajouter", en: "Add" }
    rule { fr: "Règle", en: "Rule" }
    figure { fr: "Valeur", en: "Value" }
    severity { fr: "Effet", en: "Effect" }
    source { fr: "Source", en: "Source" }
    house { fr: "Nos règles", en: "House rules" }
    a_week { fr: "Un jour d’une semaine A", en: "A day of a week A" }
    tablets { fr: "Bornes", en: "Shared tablets" }
    enrolled { fr: "Inscrite", en: "Enrolled" }
    revoke { fr: "Retirer la tablette", en: "Remove the tablet" }
    team { fr: "Équipe", en: "Team" }
    person { fr: "Personne", en: "Person" }
    contract { fr: "Contrat", en: "Contract" }
    contracts { fr: "Contrats", en: "Contracts" }
    contract_cddi { fr: "CDDI", en: "Integration contract (CDDI)" }
    contract_inclusion { fr: "CDI inclusion", en: "Permanent integration contract" }
    contract_permanent { fr: "CDI", en: "Permanent contract" }
    contract_fixed_term { fr: "CDD", en: "Fixed-term contract" }
    contract_internship { fr: "Stage", en: "Internship" }
    contract_civic_service { fr: "Service civique", en: "Civic service" }
    contract_apprentice { fr: "Apprentissage", en: "Apprenticeship" }
    contract_volunteer { fr: "Bénévolat", en: "Volunteer" }
    contract_other { fr: "Autre", en: "Other" }
    weekly { fr: "Heures par semaine", en: "Hours a week" }
    first_day { fr: "Premier jour", en: "First day" }
    last_day { fr: "Dernier jour", en: "Last day" }
    last_day_hint { fr: "Indispensable pour un CDDI ; vide pour un CDI.", en: "Needed for a CDDI; empty for a permanent contract." }
    pass { fr: "PASS IAE", en: "PASS IAE" }
    running { fr: "en cours", en: "running" }
    state { fr: "État", en: "State" }
    level_learning { fr: "apprend", en: "learning" }
    level_able { fr: "sait faire", en: "able" }
    level_expert { fr: "sait montrer", en: "can teach it" }
    expires { fr: "Expire", en: "Expires" }
    confirmed { fr: "Confirmé par", en: "Confirmed by" }
    restrictions { fr: "Pas cette tâche", en: "Not this task" }
    until_day { fr: "Jusqu’au", en: "Until" }
    availability { fr: "Disponibilités", en: "Availability" }
    born_on { fr: "Date de naissance", en: "Date of birth" }
    absences { fr: "Absences", en: "Absences" }
    record { fr: "Noter l’absence", en: "Record the absence" }
    paper { fr: "Justificatif", en: "Paper" }
    take_back { fr: "Annuler l’absence", en: "Cancel the absence" }
    days_from_to(first, last) { fr: "{first} au {last}", en: "{first} to {last}" }
    absence_leave { fr: "congés payés", en: "paid leave" }
    absence_sick { fr: "maladie", en: "sick leave" }
    absence_accident { fr: "accident du travail", en: "accident at work" }
    absence_unpaid { fr: "sans solde", en: "unpaid leave" }
    absence_training { fr: "formation", en: "training" }
    absence_immersion { fr: "immersion (PMSMP)", en: "immersion (PMSMP)" }
    absence_family { fr: "événement familial", en: "family event" }
    absence_parental { fr: "maternité, paternité", en: "maternity, paternity" }
    absence_child_sick { fr: "enfant malade", en: "child ill" }
    absence_summons { fr: "convocation", en: "summons" }
    absence_school { fr: "CFA", en: "apprentices’ school" }
    absence_unjustified { fr: "sans justification", en: "without justification" }
    absence_other { fr: "autre", en: "other" }
    requests { fr: "Demandes", en: "Requests" }
    swaps { fr: "Remplacements", en: "Cover requests" }
    grant { fr: "Accorder", en: "Grant" }
    refuse { fr: "Refuser", en: "Refuse" }
    sheet { fr: "Feuille d’émargement", en: "Attendance sheet" }
    signature { fr: "Signature", en: "Signature" }
    expected { fr: "à venir", en: "expected" }
    late { fr: "en retard", en: "late" }
    noted_present { fr: "présence notée", en: "present" }
    noted_absent { fr: "absence notée", en: "absent" }
    months { fr: "Heures", en: "Hours" }
    month_before { fr: "Mois précédent", en: "Previous month" }
    month_after { fr: "Mois suivant", en: "Next month" }
    planned { fr: "Prévu", en: "Planned" }
    worked { fr: "Travaillé", en: "Worked" }
    paid { fr: "Payé", en: "Paid" }
    overtime { fr: "Au-delà du contrat", en: "Beyond the contract" }
    support_hours { fr: "Accompagnement", en: "Support" }
    days { fr: "Jours", en: "Days" }
    validated { fr: "validé", en: "validated" }
    not_validated { fr: "non validé", en: "not validated" }
    yes { fr: "oui", en: "yes" }
    no { fr: "non", en: "no" }
    corrections { fr: "Corrections", en: "Corrections" }
    note_first { fr: "Notez d’abord toutes les présences du mois.", en: "Record all attendance of the month first." }
    who_are_you { fr: "Qui êtes-vous ?", en: "Who are you?" }
    nobody_today { fr: "Personne n’est attendu aujourd’hui.", en: "Nobody is expected today." }
    choose_a_button { fr: "Touchez « J’arrive » ou « Je pars ».", en: "Touch “I’m here” or “I’m leaving”." }
    undo_last { fr: "Annuler", en: "Undo" }
    pin { fr: "Votre code à 4 chiffres", en: "Your 4-digit PIN" }
    back_to_list { fr: "Retour à la liste", en: "Back to the list" }
    wrong_pin { fr: "Ce n’est pas le bon code. Essayez encore.", en: "This is not the right code. Try again." }
    locked_until(until) { fr: "Trop d’essais : essayez encore à {until}, ou demandez à l’équipe.", en: "Too many attempts: try again at {until}, or ask the team." }
    support { fr: "Accompagnement", en: "Support" }
    follow_up { fr: "suivi après la sortie", en: "follow-up after the exit" }
    support_interview { fr: "entretien", en: "interview" }
    support_step { fr: "démarche", en: "step" }
    support_obstacle { fr: "frein", en: "obstacle" }
    support_exit { fr: "sortie", en: "exit" }
    minutes { fr: "Durée (minutes)", en: "Length (minutes)" }
    subject { fr: "Sujet ou objectif", en: "Subject or aim" }
    body { fr: "Notes", en: "Notes" }
    next_step { fr: "Prochaine étape", en: "Next step" }
    then(step) { fr: "Ensuite : {step}", en: "Then: {step}" }
    exit_durable { fr: "durable", en: "durable" }
    exit_transition { fr: "de transition", en: "transition" }
    exit_positive { fr: "positive", en: "positive" }
    exit_withdrawn { fr: "retirée des sorties", en: "withdrawn from the exits" }
    exit_other { fr: "autre sortie", en: "other" }
}

/// A pictogram of a task, named.
#[must_use]
pub fn pictogram_name(l: Lang, name: &str) -> &'static str {
    match name {
        "shovel" => pictogram_shovel(l),
        "sprout" => pictogram_sprout(l),
        "carrot" => pictogram_carrot(l),
        "apple" => pictogram_apple(l),
        "scissors" => pictogram_scissors(l),
        "droplets" => pictogram_droplets(l),
        "truck" => pictogram_truck(l),
        "hammer" => pictogram_hammer(l),
        "tractor" => pictogram_tractor(l),
        "leaf" => pictogram_leaf(l),
        "shopping-basket" => pictogram_shopping_basket(l),
        "sun" => pictogram_sun(l),
        "recycle" => pictogram_recycle(l),
        "users" => pictogram_users(l),
        _ => "",
    }
}
