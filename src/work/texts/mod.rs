//! Texts of working time. What workers read in more languages is in [`worker`], what breaks a rule in [`rules`].

mod open_days;
pub mod rules;
pub mod today;
pub mod worker;

pub use self::open_days::*;
use super::model::absence::AbsenceKind;
use super::model::contract::{ContractKind, Unusual};
use super::model::month::Corrected;
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
        AbsenceKind::Unjustified => absence_unjustified(l),
        AbsenceKind::Other => absence_other(l),
    }
}

/// What has to be explained in a contract's remarks.
pub const fn unusual_contract(l: Lang, unusual: Unusual) -> &'static str {
    match unusual {
        Unusual::Short => cddi_short(l),
        Unusual::Long => cddi_long(l),
        Unusual::FewHours => cddi_few_hours(l),
    }
}

pub const fn contract_kind(l: Lang, kind: ContractKind) -> &'static str {
    match kind {
        ContractKind::Cddi => contract_cddi(l),
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

pub const fn exit_class(l: Lang, class: ExitClass) -> &'static str {
    match class {
        ExitClass::Durable => exit_durable(l),
        ExitClass::Transition => exit_transition(l),
        ExitClass::Positive => exit_positive(l),
        ExitClass::Other => exit_other(l),
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
    away_at_that_time { fr: "Cette personne est absente à ce moment.", en: "This person is away at that time." }
    one_place { fr: "Cette personne est déjà ailleurs à ce moment.", en: "This person is already elsewhere at that time." }
    cannot_merge { fr: "Ces deux fiches ont des heures validées ou un créneau en commun : elles ne peuvent pas être fusionnées.", en: "These two records have validated hours or a shift in common: they cannot be merged." }
    name_taken { fr: "Ce nom existe déjà.", en: "This name exists already." }
    contracts_overlap { fr: "Un autre contrat couvre ces dates. Changez les dates.", en: "Another contract runs at these dates." }
    absence_there { fr: "Une absence est déjà demandée ou accordée à ce moment.", en: "An absence is already asked for or granted at that time." }
    already_decided { fr: "C’est déjà décidé. Rechargez la page.", en: "This is already decided. Reload the page." }
    somebody_faster { fr: "Quelqu’un a été plus rapide.", en: "Somebody was faster." }
    not_for_you { fr: "Ce créneau n’est pas possible pour cette personne.", en: "This shift is not possible for this person." }
    offered_already { fr: "Ce créneau est déjà proposé.", en: "This shift is already offered." }
    too_late_to_undo { fr: "Les cinq minutes sont passées : demandez à l’équipe.", en: "The five minutes are over: ask the team." }
    too_late_to_cancel { fr: "Il est trop tard pour annuler ici. Écrivez ou téléphonez à l’équipe.", en: "It is too late to cancel here. Write to the team or call." }
    month_locked { fr: "Ce mois est validé : corrigez sur la fiche du mois.", en: "This month is locked: correct it on the monthly sheet." }
    month_not_locked { fr: "Ce mois n’est pas encore validé : corrigez la présence.", en: "This month is not validated yet: correct the attendance." }
    noted_twice { fr: "Ces heures en recouvrent d’autres, déjà notées pour la même personne.", en: "These hours reach into others already recorded for the same person." }
    not_begun { fr: "Ce travail n’a pas encore commencé.", en: "This work has not begun yet." }
    not_over { fr: "Cette heure n’est pas encore passée.", en: "That time is not over yet." }
    presence_too_long { fr: "Plus de 16 heures d’affilée : vérifiez les heures.", en: "More than 16 hours in one go: check the times." }
    not_tapped { fr: "aucun pointage", en: "no tap" }
    tapped { fr: "Pointé", en: "Tapped" }
    noted_so_far { fr: "Noté jusqu’ici", en: "Noted so far" }
    to_note { fr: "à noter", en: "to record" }
    go_there { fr: "Y aller", en: "Open" }
    n_here(n;) { fr: ["{n} sur place", "{n} sur place"], en: ["{n} here", "{n} here"] }
    n_late(n;) { fr: ["{n} en retard", "{n} en retard"], en: ["{n} late", "{n} late"] }
    n_absent(n;) { fr: ["{n} absence", "{n} absences"], en: ["{n} absent", "{n} absent"] }
    n_to_note(n;) { fr: ["{n} à noter", "{n} à noter"], en: ["{n} to record", "{n} to record"] }
    all_day { fr: "toute la journée", en: "all day" }
    away_today { fr: "Absences prévues", en: "Away with leave" }
    month_running { fr: "en cours", en: "running" }
    validated_by(at, by) { fr: "Validé le {at} par {by}", en: "Approved on {at} by {by}" }
    day_by_day { fr: "Jour par jour", en: "Day by day" }
    month_runs { fr: "Ce mois n’est pas terminé : il se valide à partir du premier du mois suivant.", en: "This month is not over: it is validated from the first of the next one." }
    less_than_nothing { fr: "Vous retirez plus d’heures qu’il n’y en a.", en: "You are taking off more hours than there are." }
    support_after_lock { fr: "Accompagnement saisi ou corrigé après la validation", en: "Support entered or corrected after validation" }
    support_removed { fr: "La note disparaît pour de bon. Le journal garde seulement qu’il y en avait une.", en: "The entry disappears for good. The log only keeps that there was one." }
    obstacles { fr: "Freins", en: "Obstacles" }
    obstacle_open { fr: "en cours", en: "open" }
    obstacle_solved(on) { fr: "levé le {on}", en: "overcome on {on}" }
    solve { fr: "Noter comme levé aujourd’hui", en: "Mark as overcome today" }
    reopen { fr: "Rouvrir", en: "Reopen" }
    concerns { fr: "Concerne le frein", en: "Concerns the obstacle" }
    edit_entry { fr: "Modifier la note", en: "Edit the entry" }
    all_entries { fr: "Toutes les notes", en: "All entries" }
    minutes_hint { fr: "Pour un entretien ou une démarche : ces heures vont dans le mois.", en: "For an interview or a step: these hours go into the month." }
    immersion_too_long { fr: "Une immersion (PMSMP) dure au plus un mois ; son renouvellement est une autre note.", en: "An immersion (PMSMP) lasts a month at most; its renewal is another entry." }
    too_far { fr: "Cette date est trop lointaine : vérifiez l’année.", en: "This date is too far away." }
    corrected_what { fr: "Quoi", en: "What" }
    corrected_work { fr: "travail (aussi payé)", en: "work (paid too)" }
    corrected_paid { fr: "payé seulement", en: "paid alone" }
    corrected_absence(kind) { fr: "absence : {kind}", en: "absence: {kind}" }
    month_open { fr: "Il reste des présences à noter dans ce mois.", en: "Some attendance of this month is not recorded yet." }
    places_taken { fr: "Il y a déjà plus d’inscrits que ces places.", en: "More people are signed up than these places." }
    open_day_stays { fr: "Des bénévoles peuvent s’inscrire à ce chantier : il ne se supprime pas.", en: "Volunteers can sign up to this work day: it cannot be removed." }
    day_over { fr: "Ce chantier a commencé : on ne s’inscrit plus.", en: "This work day has begun: sign-up is closed." }
    not_a_time { fr: "Écrivez une heure. Exemple : 8 h 30.", en: "A time, such as 8:30." }
    not_hours { fr: "Écrivez un nombre d’heures. Exemple : 26 ou 26 h 30.", en: "Hours, such as 26 or 26 h 30." }
    not_minutes { fr: "Des heures comme 1 h 30, ou des minutes comme 45 ; avec un moins pour enlever.", en: "Hours such as 1 h 30, or minutes such as 45; with a minus to take off." }
    not_yet { fr: "Ce jour n’est pas encore venu.", en: "This day has not come yet." }
    max_below_min { fr: "Le maximum doit être au moins égal au minimum.", en: "The maximum cannot be below the minimum." }
    pause_too_long { fr: "La pause dure plus que le créneau. Changez les heures ou la pause.", en: "These hours and this break do not fit together." }
    ends_before_start { fr: "La fin est avant le début. Changez l’une des deux.", en: "The end is before the start. Change one of the two." }
    cddi_needs_end { fr: "Indiquez la date de fin du CDDI.", en: "A CDDI has an end date." }
    pass_twelve { fr: "Le numéro de PASS IAE compte 12 caractères.", en: "Twelve letters and digits." }
    accept_briefing { fr: "Merci de lire et d’accepter les consignes.", en: "Please read and accept the safety rules." }
    breach_of(name, what) { fr: "{name} : {what}", en: "{name}: {what}" }
    long_past { fr: "Ce jour est passé depuis longtemps : demandez à l’équipe.", en: "That day is long past: ask the team." }
    no_team { fr: "Sans équipe", en: "Without a team" }
    not_published { fr: "pas encore publié", en: "not published yet" }
    born_later { fr: "Cette date est à venir.", en: "This date is still to come." }
    week_without_contract { fr: "Le contrat ne court pas cette semaine-là.", en: "The contract does not run in that week." }
    figure_hint { fr: "Des heures comme 11 h ou 4 h 30 ; un nombre pour ce qui se compte ; rien pour ce qui n’a pas de chiffre.", en: "Hours such as 11 h or 4 h 30; a number for what is counted; nothing for what has no figure." }
    always_refused { fr: "Cette règle ne peut pas être assouplie.", en: "This rule cannot be relaxed." }
    without_project { fr: "sans projet", en: "without a project" }
    too_many_skills { fr: "Vous demandez plus de compétences que de personnes. Changez l’un des deux.", en: "You ask for more skills than people." }
    end_before_begin { fr: "La fin est avant le début. Changez l’une des deux.", en: "The end is before the start. Change one of the two." }
    both_hours { fr: "Indiquez les deux heures, ou laissez les deux vides.", en: "Both times, or neither." }
    only_then(hours) { fr: "{hours} seulement", en: "{hours} only" }
    away_then { fr: "Une absence est notée à ces heures : annulez-la d’abord.", en: "An absence is noted at these hours: take it back first." }
    part_stays { fr: "Seulement une partie de ce créneau est travaillée : il ne s’échange pas.", en: "Only a part of this shift is worked: it cannot be swapped." }
    part_of_one_day { fr: "Pour une partie de journée, choisissez un seul jour.", en: "A part of the day is for a single day." }
    one_of_both { fr: "Choisissez un jour de la semaine ou une date.", en: "A weekday or a date, not both." }
    not_ones_own_hours { fr: "Ce sont vos propres heures : une autre personne de l’encadrement doit les noter.", en: "These are your own hours: somebody else in charge records them." }
    nobody_ticked { fr: "Cochez d’abord au moins une personne.", en: "Tick at least one person first." }
    not_by_oneself { fr: "C’est votre propre demande : une autre personne doit décider.", en: "This is your own request: somebody else in charge decides on it." }
    cddi_short { fr: "Un premier CDDI dure au moins 4 mois (article L. 5132-15-1 du Code du travail) : dites dans la remarque ce qui permet moins.", en: "A first CDDI lasts at least 4 months (article L. 5132-15-1 of the Code du travail): say in the remark what allows less." }
    cddi_long { fr: "Les CDDI durent au plus 24 mois en tout (article L. 5132-15-1 du Code du travail) : dites dans la remarque ce qui permet davantage.", en: "CDDIs last at most 24 months in all (article L. 5132-15-1 of the Code du travail): say in the remark what allows more." }
    cddi_few_hours { fr: "Un CDDI compte au moins 20 heures par semaine (article L. 5132-15-1 du Code du travail) : dites dans la remarque ce qui permet moins.", en: "A CDDI has at least 20 hours a week (article L. 5132-15-1 of the Code du travail): say in the remark what allows less." }
    refusal_needs_reason { fr: "Écrivez la raison du refus.", en: "Give the reason for the refusal." }
    another_week { fr: "Choisissez une autre semaine à copier.", en: "Choose another week to copy." }
    cannot_publish { fr: "La semaine ne peut pas être publiée :", en: "The week cannot be published:" }

    my_sign_up { fr: "Voir ou annuler mon inscription", en: "See or cancel my sign-up" }

    board { fr: "Planning de la semaine", en: "Rota of the week" }
    board_help { fr: "Glissez un créneau sur une personne ; au doigt, appuyez d’abord un instant. Au clavier : Espace pour choisir, flèches pour viser, Entrée pour poser, Suppr pour retirer.", en: "Drag a shift onto a person; with a finger, press it for a moment first. By keyboard: Space to choose, arrows to aim, Enter to drop, Delete to take off." }
    chosen { fr: "choisi(s) : flèches pour viser, Entrée pour poser, Échap pour laisser", en: "chosen: arrows to aim, Enter to drop, Escape to leave" }
    lost { fr: "Le serveur ne répond pas. Rien n’a changé.", en: "The server does not answer. Nothing has changed." }
    done { fr: "C’est fait.", en: "Done." }
    not_done { fr: "Pas fait :", en: "Not done:" }
    place_anyway { fr: "Placer avec cette raison", en: "Place with this reason" }
    leave_it { fr: "Ne pas placer", en: "Do not place" }
    reason { fr: "Raison", en: "Reason" }
    because(reason) { fr: "raison : {reason}", en: "reason: {reason}" }
    who { fr: "Qui", en: "Who" }
    when { fr: "Quand", en: "When" }
    site { fr: "Terrain", en: "Site" }
    task { fr: "Tâche", en: "Task" }
    crew { fr: "Équipe", en: "Crew" }
    missing { fr: "Manque", en: "Missing" }
    open_needs { fr: "À pourvoir", en: "Open needs" }
    n_missing(n;) { fr: ["{n} place à pourvoir", "{n} places à pourvoir"], en: ["{n} place to fill", "{n} places to fill"] }
    short_missing(n) { fr: "manque {n}", en: "{n} missing" }
    presence_is_noted { fr: "Des présences y sont déjà notées : ce qui a été fait ne se retire pas du planning.", en: "Attendance is recorded there already: what was done is not taken out of the rota." }
    was_at_work(day) { fr: "Une présence est notée le {day}. Corrigez-la d’abord.", en: "Attendance is recorded on {day}. Correct it first." }
    on_it_already { fr: "Cette personne est déjà sur ce créneau.", en: "This person is on this shift already." }
    nothing_to_publish { fr: "rien à publier", en: "nothing to publish" }
    n_changes(n;) { fr: ["{n} changement à publier", "{n} changements à publier"], en: ["{n} change to publish", "{n} changes to publish"] }
    not_seen(n;) { fr: ["{n} personne n’a pas encore vu son planning", "{n} personnes n’ont pas encore vu leur planning"], en: ["{n} person has not seen their rota yet", "{n} people have not seen their rota yet"] }
    n_news(n;) { fr: ["{n} nouveauté", "{n} nouveautés"], en: ["{n} update", "{n} updates"] }
    n_troubles(n;) { fr: ["{n} alerte", "{n} alertes"], en: ["{n} alert", "{n} alerts"] }
    of_hours(planned, contract) { fr: "{planned} sur {contract}", en: "{planned} of {contract}" }
    others { fr: "Encadrement et coordination", en: "Supervision and coordination" }
    away { fr: "en absence", en: "away" }
    away_asked { fr: "absence demandée", en: "absence asked for" }
    by_person { fr: "Par personne", en: "By person" }
    by_site { fr: "Par terrain", en: "By site" }
    by_shift { fr: "Par créneau", en: "By shift" }
    week { fr: "Semaine", en: "Week" }
    week_title(n) { fr: "Semaine {n}", en: "Week {n}" }
    week_of_number(n, letter) { fr: "Semaine {n} ({letter})", en: "Week {n} ({letter})" }
    week_range(first, last) { fr: "du {first} au {last}", en: "{first} to {last}" }
    week_before { fr: "Semaine précédente", en: "Previous week" }
    week_after { fr: "Semaine suivante", en: "Next week" }
    this_week { fr: "Cette semaine", en: "This week" }
    never_published { fr: "jamais publiée", en: "never published" }
    published_on(at) { fr: "publiée le {at}", en: "published on {at}" }
    publish { fr: "Publier", en: "Publish" }
    fill { fr: "Remplir la semaine", en: "Fill the week" }
    fill_lead(n;) { fr: ["{n} proposition. Décochez ce qui ne convient pas.", "{n} propositions. Décochez ce qui ne convient pas."], en: ["{n} proposal. Untick what does not suit.", "{n} proposals. Untick what does not suit."] }
    nothing_to_propose { fr: "Aucune proposition : tout est pourvu, ou les règles ne laissent personne.", en: "Nothing to propose: all is filled, or the rules leave nobody." }
    accept_chosen { fr: "Placer la sélection", en: "Place the selection" }
    could_not_fill { fr: "Ce qui reste à pourvoir", en: "What is left to fill" }
    kept_away(rules) { fr: " · empêchés par : {rules}", en: " · kept away by: {rules}" }
    make_from_templates { fr: "Créer depuis les modèles", en: "Make from templates" }
    copy_from { fr: "Copier la semaine du", en: "Copy the week of" }
    with_people { fr: "avec les personnes", en: "with the people" }
    copy_week { fr: "Copier cette semaine", en: "Copy this week" }
    recap { fr: "Récapitulatif de la semaine", en: "Recap of the week" }
    refused { fr: "refusé", en: "refused" }
    needs_reason { fr: "à justifier", en: "needs a reason" }
    hint { fr: "à noter", en: "note" }

    shift { fr: "Créneau", en: "Shift" }
    new_open_day { fr: "Ouvrir un chantier", en: "New work day" }
    new_open_day_lead { fr: "D’abord la tâche, le lieu et l’heure. L’étape suivante ouvre le chantier aux bénévoles.", en: "First the task, the place and the time. The next step opens the work day to volunteers." }
    to_tell { fr: "À prévenir de vive voix", en: "To be told in person" }
    to_tell_lead { fr: "Aucun e-mail ne part vers ces personnes, et elles n’ont pas encore vu ces nouveautés. À appeler, ou à imprimer et remettre.", en: "No email goes to these people, and they have not seen this news yet. Call them, or print it and hand it out." }
    nobody_to_tell { fr: "Tout le monde est prévenu.", en: "Everybody has been told." }
    find_somebody { fr: "Trouver quelqu’un", en: "Find somebody" }
    nobody_takes_it { fr: "Personne n’a encore proposé de prendre ce créneau.", en: "Nobody has offered to take this shift yet." }
    new_shift { fr: "Nouveau créneau", en: "New shift" }
    edit_shift { fr: "Modifier le créneau", en: "Edit the shift" }
    edit { fr: "Modifier", en: "Edit" }
    remove_shift_what { fr: "Le créneau quitte le planning. Les personnes prévenues recevront l’annulation à la prochaine publication.", en: "The shift leaves the rota. Those who were told learn of it with the next publishing." }
    day { fr: "Jour", en: "Day" }
    from { fr: "De", en: "From" }
    until { fr: "À", en: "Until" }
    until_hint { fr: "Plus tôt que le début : le lendemain.", en: "Earlier than the start: the next day." }
    pause_minutes { fr: "Pause (minutes)", en: "Break (minutes)" }
    place { fr: "Lieu", en: "Place" }
    lead { fr: "Responsable", en: "Lead" }
    nobody_named { fr: "Personne en particulier", en: "Nobody in particular" }
    min_people { fr: "Personnes, au moins", en: "People, at least" }
    max_people { fr: "Personnes, au plus", en: "People, at most" }
    people_wanted { fr: "Personnes", en: "People" }
    from_to_people(min, max) { fr: "{min} à {max}", en: "{min} to {max}" }
    skills_needed { fr: "Compétences demandées", en: "Skills needed" }
    skills_needed_hint { fr: "Combien de personnes doivent l’avoir, au moins ? Rien : pas demandée.", en: "How many people must have it, at least? Nothing: not needed." }
    contract_note { fr: "Remarque", en: "Remark" }
    note { fr: "Mot pour l’équipe", en: "Note for the team" }
    note_hint { fr: "Les salariés le lisent.", en: "Workers read it." }
    project { fr: "Financeur ou projet", en: "Funder or project" }
    project_of_work { fr: "Seulement pour du travail : le code qu’il concerne.", en: "Only for work: the code that it counts for." }
    project_hint { fr: "Les heures comptent pour ce code.", en: "The hours count for this code." }
    no_task_yet { fr: "Créez d’abord une tâche : désherber, récolter…", en: "Make a task first: weeding, harvesting…" }
    crew_of(n; wanted) { fr: ["Équipe : {n} personne ({wanted})", "Équipe : {n} personnes ({wanted})"], en: ["Crew: {n} person ({wanted})", "Crew: {n} people ({wanted})"] }
    wanted_exactly(n;) { fr: ["{n} demandée", "{n} demandées"], en: ["{n} wanted", "{n} wanted"] }
    wanted_between(min, max) { fr: "de {min} à {max} demandées", en: "{min} to {max} wanted" }
    nobody_yet { fr: "Personne pour l’instant. Choisissez ci-dessous.", en: "Nobody yet. Choose below." }
    take_off { fr: "Retirer du créneau", en: "Take off the shift" }
    who_can { fr: "Qui peut ?", en: "Who is available?" }
    place_person { fr: "Placer", en: "Place" }
    cannot_place(name) { fr: "{name} ne peut pas venir :", en: "{name} cannot come:" }
    needs_reason_for(name) { fr: "Placer {name} demande une raison :", en: "Placing {name} needs a reason:" }
    hours_left(left) { fr: "encore {left} disponibles", en: "{left} still available" }
    no_hours_left { fr: "heures du contrat atteintes", en: "contract hours used up" }
    without_contract { fr: "sans contrat", en: "no contract" }
    all_present { fr: "Noter tout le monde présent", en: "Mark everyone present" }
    pause { fr: "Pause", en: "Break" }
    has_skill { fr: "a la compétence", en: "has the skill" }
    lacks_skill { fr: "n’a pas la compétence", en: "lacks the skill" }
    nearby { fr: "déjà sur ce terrain ce jour-là", en: "on this site that day anyway" }

    templates { fr: "Modèles", en: "Templates" }
    templates_lead { fr: "Les créneaux qui reviennent. Ils servent à créer une semaine en une fois.", en: "Shifts that come back. A week is made in one go." }
    new_template { fr: "Nouveau modèle", en: "New template" }
    edit_template { fr: "Modifier le modèle", en: "Edit the template" }
    no_template { fr: "Aucun modèle pour l’instant.", en: "No template yet." }
    archive_template_what { fr: "Le modèle ne crée plus de créneaux. Ceux qui existent restent.", en: "The template makes no more shifts. Existing ones stay." }
    name { fr: "Nom", en: "Name" }
    weekday_label { fr: "Jour de la semaine", en: "Weekday" }
    cycle_label { fr: "Semaines", en: "Weeks" }
    cycle_every { fr: "toutes", en: "every week" }
    cycle_a { fr: "A", en: "A" }
    cycle_b { fr: "B", en: "B" }
    hours_label { fr: "Heures", en: "Hours" }
    tasks { fr: "Tâches", en: "Tasks" }
    tasks_and_skills { fr: "Tâches et compétences", en: "Tasks and skills" }
    new_task { fr: "Nouvelle tâche", en: "New task" }
    edit_task { fr: "Modifier la tâche", en: "Edit the task" }
    archive_task_what { fr: "La tâche quitte les listes. Les créneaux prévus restent.", en: "The task leaves the lists. Planned shifts stay." }
    in_french { fr: "En français", en: "In French" }
    in_english { fr: "En anglais", en: "In English" }
    in_arabic { fr: "En arabe", en: "In Arabic" }
    in_ukrainian { fr: "En ukrainien", en: "In Ukrainian" }
    pictogram { fr: "Pictogramme", en: "Pictogram" }
    bring { fr: "À apporter", en: "Bring" }
    bring_hint { fr: "Gants, gourde, bottes…", en: "Gloves, water bottle, boots…" }
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
    no_skill_yet { fr: "Aucune compétence n’est encore définie.", en: "No skill has been defined yet." }
    new_skill { fr: "Nouvelle compétence", en: "New skill" }
    is_licence { fr: "C’est une habilitation, avec une date de fin", en: "It is a licence, with an end date" }
    a_licence { fr: "habilitation", en: "licence" }
    a_skill { fr: "compétence", en: "skill" }
    kind { fr: "Type", en: "Type" }
    deed { fr: "Action", en: "Action" }
    add { fr: "Ajouter", en: "Add" }

    rules_title { fr: "Règles du temps de travail", en: "Rules of working time" }
    rules_lead { fr: "Chaque chiffre, depuis quand il vaut et où il est écrit. Un juriste a le dernier mot.", en: "Every figure, since when it holds and where it is written. A lawyer has the last word." }
    rule { fr: "Règle", en: "Rule" }
    figure { fr: "Valeur", en: "Value" }
    severity { fr: "Effet", en: "Effect" }
    valid_from { fr: "En vigueur depuis", en: "In force since" }
    source { fr: "Source", en: "Source" }
    source_hint { fr: "Article de loi, accord, décision.", en: "Article of law, agreement, decision." }
    new_line { fr: "Modifier une valeur", en: "Change a value" }
    house { fr: "Nos règles", en: "House rules" }
    house_lead { fr: "Comment nous travaillons", en: "How we work" }
    setting_holidays { fr: "On travaille les jours fériés", en: "Public holidays are worked" }
    setting_swaps { fr: "Un remplacement sans alerte est accepté tout seul", en: "Cover without an alert is approved by itself" }
    a_week { fr: "Un jour d’une semaine A", en: "A day of a week A" }
    a_week_hint { fr: "Les semaines A et B alternent à partir de là, d’une année à l’autre.", en: "Weeks A and B alternate from there, from one year to the next." }
    setting_mail { fr: "Les changements partent par e-mail", en: "Changes are mailed" }
    tablets { fr: "Bornes", en: "Shared tablets" }
    tablets_lead { fr: "Une tablette partagée montre les présents du jour, rien d’autre. Ouvrez cette page sur la tablette pour l’inscrire.", en: "A shared tablet shows today’s people, nothing else. Open this page on the tablet to enrol it." }
    tablet_name { fr: "Où est cette tablette ?", en: "Where is this tablet?" }
    enrol_this { fr: "Faire de cet appareil une borne", en: "Make this device a shared tablet" }
    enrolled { fr: "Inscrite", en: "Enrolled" }
    revoke { fr: "Retirer la tablette", en: "Remove the tablet" }

    team { fr: "Équipe", en: "Team" }
    team_lead { fr: "Contrats, compétences, disponibilités, et ce qui arrive à sa fin.", en: "Contracts, skills, availability, and what comes to an end." }
    team_of { fr: "Groupe", en: "Group" }
    person { fr: "Personne", en: "Person" }
    contract { fr: "Contrat", en: "Contract" }
    contracts { fr: "Contrats", en: "Contracts" }
    new_contract { fr: "Nouveau contrat", en: "New contract" }
    edit_contract { fr: "Modifier le contrat", en: "Edit the contract" }
    no_contract { fr: "Aucun contrat : cette personne ne peut pas être planifiée si elle est salariée.", en: "No contract: as an employee this person cannot be planned." }
    contract_cddi { fr: "CDDI", en: "Integration contract (CDDI)" }
    contract_permanent { fr: "CDI", en: "Permanent contract" }
    contract_fixed_term { fr: "CDD", en: "Fixed-term contract" }
    contract_internship { fr: "Stage", en: "Internship" }
    contract_civic_service { fr: "Service civique", en: "Civic service" }
    contract_apprentice { fr: "Apprentissage", en: "Apprenticeship" }
    contract_volunteer { fr: "Bénévolat", en: "Volunteer" }
    contract_other { fr: "Autre", en: "Other" }
    weekly { fr: "Heures par semaine", en: "Hours a week" }
    weekly_hint { fr: "Par exemple 26 ou 26 h 30.", en: "For example 26 or 26 h 30." }
    dates { fr: "Dates", en: "Dates" }
    first_day { fr: "Premier jour", en: "First day" }
    last_day { fr: "Dernier jour", en: "Last day" }
    pass { fr: "PASS IAE", en: "PASS IAE" }
    pass_hint { fr: "Douze caractères.", en: "Twelve characters." }
    pass_end { fr: "Fin du PASS", en: "End of the PASS" }
    running { fr: "en cours", en: "running" }
    state { fr: "État", en: "State" }
    ends_soon { fr: "Arrive à sa fin", en: "Comes to an end" }
    contract_ends(on) { fr: "contrat jusqu’au {on}", en: "contract until {on}" }
    pass_ends_on(on) { fr: "PASS jusqu’au {on}", en: "PASS until {on}" }
    limit_on(on) { fr: "24 mois de CDDI le {on}", en: "24 months of CDDI on {on}" }
    odd_weeks { fr: "Semaines avec d’autres heures", en: "Weeks with different hours" }
    odd_weeks_lead { fr: "Quand les heures d’une semaine diffèrent du contrat.", en: "When the hours of a week differ from the contract." }
    a_day_of_it { fr: "Un jour de cette semaine", en: "A day of that week" }
    level_label { fr: "Niveau", en: "Level" }
    level_learning { fr: "apprend", en: "learning" }
    level_able { fr: "sait faire", en: "able" }
    level_expert { fr: "sait montrer", en: "can teach it" }
    expires { fr: "Expire", en: "Expires" }
    confirmed { fr: "Confirmé par", en: "Confirmed by" }
    confirm_skill { fr: "Confirmer", en: "Confirm" }
    restrictions { fr: "Pas cette tâche", en: "Not this task" }
    restrictions_lead { fr: "Sans dire pourquoi : la cause ne se note pas ici.", en: "Without saying why: the cause is not noted here." }
    not_this_task { fr: "Tâche à éviter", en: "Task to avoid" }
    until_day { fr: "Jusqu’au", en: "Until" }
    until_day_hint { fr: "Pour ce qui dure.", en: "For what lasts." }
    availability { fr: "Disponibilités", en: "Availability" }
    availability_lead { fr: "Sans aucune ligne : toujours. Une date remplace le jour de la semaine ; sans heures : pas du tout.", en: "Without any line: always. A date replaces the weekday; without hours: not at all." }
    or_one_day { fr: "ou un seul jour", en: "or one day" }
    not_at_all { fr: "pas du tout", en: "not at all" }
    profile { fr: "Fiche", en: "Profile" }
    born_on { fr: "Date de naissance", en: "Date of birth" }
    born_on_hint { fr: "Pour les règles des moins de 18 ans.", en: "For the rules for those under 18." }

    absences { fr: "Absences", en: "Absences" }
    record { fr: "Noter l’absence", en: "Record the absence" }
    record_absence { fr: "Noter une absence", en: "Record an absence" }
    record_absence_what { fr: "La personne est retirée des créneaux que l’absence touche, et prévenue si elle a un e-mail. Si l’absence ne prend qu’une partie du jour, elle garde le plus long morceau qui reste d’un créneau, à partir d’une demi-heure.", en: "The person is taken off the shifts that the absence touches, and told if they have an e-mail address. Where it takes only a part of the day, they keep the longest piece that is left of a shift, from half an hour on." }
    part_hint { fr: "Seulement pour une partie d’un jour.", en: "Only for a part of a day." }
    paper { fr: "Justificatif", en: "Paper" }
    take_back { fr: "Annuler l’absence", en: "Cancel the absence" }
    days_from_to(first, last) { fr: "{first} au {last}", en: "{first} to {last}" }
    state_requested { fr: "demandée", en: "asked for" }
    state_approved { fr: "accordée", en: "granted" }
    state_refused { fr: "refusée", en: "refused" }
    state_withdrawn { fr: "annulée", en: "cancelled" }
    absence_leave { fr: "congés payés", en: "paid leave" }
    absence_sick { fr: "maladie", en: "sick leave" }
    absence_accident { fr: "accident du travail", en: "accident at work" }
    absence_unpaid { fr: "sans solde", en: "unpaid leave" }
    absence_training { fr: "formation", en: "training" }
    absence_immersion { fr: "immersion (PMSMP)", en: "immersion (PMSMP)" }
    absence_family { fr: "événement familial", en: "family event" }
    absence_unjustified { fr: "sans justification", en: "without justification" }
    absence_other { fr: "autre", en: "other" }
    requests { fr: "Demandes", en: "Requests" }
    requests_lead { fr: "Absences et remplacements à accepter ou à refuser.", en: "Time off and cover to approve or refuse." }
    no_request { fr: "Aucune demande n’attend.", en: "No request is waiting." }
    swaps { fr: "Remplacements", en: "Cover requests" }
    no_swap { fr: "Aucun remplacement à accepter.", en: "No cover to approve." }
    grant { fr: "Accorder", en: "Grant" }
    refuse { fr: "Refuser", en: "Refuse" }
    would_replace(one, other) { fr: "{one} remplacerait {other}", en: "{one} would replace {other}" }
    offers_shift(name) { fr: "{name} cherche quelqu’un", en: "{name} is looking for cover" }

    n_expected(n;) { fr: ["{n} personne attendue", "{n} personnes attendues"], en: ["{n} person expected", "{n} people expected"] }
    nobody_expected { fr: "Personne n’est attendu ce jour-là.", en: "Nobody is expected that day." }
    day_before { fr: "Jour précédent", en: "Previous day" }
    day_after { fr: "Jour suivant", en: "Next day" }
    sheet { fr: "Feuille d’émargement", en: "Attendance sheet" }
    attendance_of(day) { fr: "Émargement du {day}", en: "Attendance of {day}" }
    arrival { fr: "Arrivée", en: "Arrival" }
    departure { fr: "Départ", en: "Departure" }
    signature { fr: "Signature", en: "Signature" }
    print_hint { fr: "À imprimer et à signer.", en: "To print and sign." }
    expected { fr: "à venir", en: "expected" }
    here_now { fr: "sur place", en: "here" }
    has_left { fr: "départ noté", en: "has left" }
    late { fr: "en retard", en: "late" }
    noted_present { fr: "présence notée", en: "present" }
    noted_absent { fr: "absence notée", en: "absent" }
    clocked_from(from) { fr: "pointé {from}", en: "clocked {from}" }
    clocked_from_to(from, until) { fr: "pointé {from} – {until}", en: "clocked {from} – {until}" }
    noted_from_to(from, until) { fr: "noté {from} – {until}", en: "noted {from} – {until}" }
    mark_present { fr: "Noter la présence", en: "Record as present" }
    mark_absent { fr: "Noter l’absence", en: "Record as absent" }
    mark_hint { fr: "Les horaires prévus sont retenus ; corrigez ensuite si besoin.", en: "The planned times are kept; correct them afterwards if need be." }
    correct { fr: "Corriger", en: "Correct" }
    why_absent { fr: "Raison de l’absence", en: "Reason for the absence" }
    correction_hint { fr: "L’ancienne ligne reste, avec cette raison.", en: "The old line stays, with this reason." }

    months { fr: "Heures", en: "Hours" }
    month_sheet { fr: "Fiche du mois", en: "Monthly sheet" }
    month_before { fr: "Mois précédent", en: "Previous month" }
    month_after { fr: "Mois suivant", en: "Month after" }
    planned { fr: "Prévu", en: "Planned" }
    worked { fr: "Travaillé", en: "Worked" }
    paid { fr: "Payé", en: "Paid" }
    overtime { fr: "Au-delà du contrat", en: "Beyond the contract" }
    support_hours { fr: "Accompagnement", en: "Support" }
    days { fr: "Jours", en: "Days" }
    workbook { fr: "Télécharger le tableau (XLSX)", en: "Download the table (XLSX)" }
    no_month { fr: "Aucune heure ce mois-ci.", en: "No hours this month." }
    validated { fr: "validé", en: "validated" }
    not_validated { fr: "non validé", en: "not validated" }
    to_validate { fr: "à valider", en: "to validate" }
    n_open(n;) { fr: ["{n} présence à noter", "{n} présences à noter"], en: ["{n} attendance to record", "{n} attendances to record"] }
    full_time(n) { fr: "Équivalents temps plein : {n}", en: "Full-time equivalents: {n}" }
    still_there { fr: "Encore là en fin de mois", en: "Still there at the end of the month" }
    ended_on { fr: "Fin réelle", en: "Ended on" }
    yes { fr: "oui", en: "yes" }
    no { fr: "non", en: "no" }
    full_time_share { fr: "Part d’un temps plein", en: "Share of a full-time post" }
    by_project { fr: "Par projet", en: "By project" }
    corrections { fr: "Corrections", en: "Corrections" }
    correct_month { fr: "Corriger après validation", en: "Correct after validation" }
    minutes_more_or_less { fr: "Durée en plus, ou en moins avec un −", en: "Length more, or less with a minus" }
    validate_month { fr: "Valider le mois", en: "Validate the month" }
    note_first { fr: "Notez d’abord toutes les présences du mois.", en: "Record all attendance of the month first." }
    signature_of(name) { fr: "Signature de {name} :", en: "Signature of {name}:" }

    who_are_you { fr: "Qui êtes-vous ?", en: "Who are you?" }
    nobody_today { fr: "Personne n’est attendu aujourd’hui.", en: "Nobody is expected today." }
    choose_a_button { fr: "Touchez « J’arrive » ou « Je pars ».", en: "Touch “I’m here” or “I’m leaving”." }
    undo_last { fr: "Annuler", en: "Undo" }
    pin { fr: "Votre code à 4 chiffres", en: "Your 4-digit PIN" }
    back_to_list { fr: "Retour à la liste", en: "Back to the list" }
    wrong_pin { fr: "Ce n’est pas le bon code. Essayez encore.", en: "This is not the right code. Try again." }
    locked_until(until) { fr: "Trop d’essais : essayez encore à {until}, ou demandez à l’équipe.", en: "Too many attempts: try again at {until}, or ask the team." }

    support { fr: "Accompagnement", en: "Support" }
    support_lead { fr: "Entretiens, étapes, formations, sorties. Chaque lecture est notée.", en: "Interviews, steps, training, exits. Each reading is noted." }
    reading_noted { fr: "Cette lecture est notée au journal.", en: "This reading is noted in the log." }
    last_entry { fr: "Dernière note", en: "Last entry" }
    follow_up { fr: "suivi après la sortie", en: "follow-up after the exit" }
    follow_up_on(on) { fr: "à rappeler le {on}", en: "call on {on}" }
    new_entry { fr: "Nouvelle note", en: "New entry" }
    support_interview { fr: "entretien", en: "interview" }
    support_step { fr: "démarche", en: "step" }
    support_obstacle { fr: "frein", en: "obstacle" }
    support_exit { fr: "sortie", en: "exit" }
    minutes { fr: "Durée (minutes)", en: "Length (minutes)" }
    subject { fr: "Sujet ou objectif", en: "Subject or aim" }
    body { fr: "Notes", en: "Notes" }
    next_step { fr: "Prochaine étape", en: "Next step" }
    then(step) { fr: "Ensuite : {step}", en: "Then: {step}" }
    exit_class_label { fr: "Type de sortie", en: "Type of exit" }
    exit_class_hint { fr: "Seulement pour une sortie.", en: "Only for an exit." }
    exit_durable { fr: "durable", en: "durable" }
    exit_transition { fr: "de transition", en: "transition" }
    exit_positive { fr: "positive", en: "positive" }
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
