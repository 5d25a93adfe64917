//! The words of those who work here and of one record.

platform::texts! {
    contracts_many { fr: "Contrats en série", en: "Contracts of several" }
    contracts_many_lead { fr: "Un même contrat pour plusieurs personnes. Vous voyez d’abord ce qui sera fait, et ce que la loi refuse.", en: "The same contract for several people. You see first what will be made, and what the law refuses." }
    contracts_will(n;) { fr: ["{n} contrat sera fait", "{n} contrats seront faits"], en: ["{n} contract will be made", "{n} contracts will be made"] }
    contracts_make(n;) { fr: ["Faire {n} contrat", "Faire {n} contrats"], en: ["Make {n} contract", "Make {n} contracts"] }
    contracts_changed_since { fr: "Un de ces contrats a été modifié ou renouvelé depuis : annulez-les un à un.", en: "One of these contracts was changed or renewed since: take them back one by one." }
    nobody_to_hire { fr: "Personne à planifier. Donnez d’abord le rôle « salarié en insertion » dans Personnes.", en: "Nobody to plan. Give the role of worker first, in People." }
    see_what { fr: "Voir ce qui sera fait", en: "See what will be done" }
    contract_until(day) { fr: "jusqu’au {day}", en: "until {day}" }
    name_taken { fr: "Ce nom existe déjà.", en: "This name exists already." }
    contracts_overlap(kind, dates) { fr: "Un autre contrat couvre ces dates : {kind}, {dates}. Changez les dates.", en: "Another contract runs at these dates: {kind}, {dates}. Change the dates." }
    amended_that_day { fr: "Un avenant commence déjà ce jour-là. Retirez-le d’abord.", en: "An amendment begins on this day already. Remove it first." }
    permanent_without_end { fr: "Un CDI n’a pas de dernier jour. S’il est rompu, notez la fin réelle.", en: "A permanent contract has no last day. If it ended, note when it really did." }
    employed_without_hours { fr: "Un contrat de travail compte des heures chaque semaine.", en: "A contract of employment has hours each week." }
    cddi_needs_end { fr: "Indiquez la date de fin du CDDI.", en: "A CDDI has an end date." }
    pass_twelve { fr: "Le numéro de PASS IAE compte 12 caractères.", en: "Twelve letters and digits." }
    born_later { fr: "Cette date est à venir.", en: "This date is still to come." }
    week_without_contract { fr: "Le contrat ne court pas cette semaine-là.", en: "The contract does not run in that week." }
    end_before_begin { fr: "La fin est avant le début. Changez l’une des deux.", en: "The end is before the start. Change one of the two." }
    both_hours { fr: "Indiquez les deux heures, ou laissez les deux vides.", en: "Both times, or neither." }
    part_of_one_day { fr: "Pour une partie de journée, choisissez un seul jour.", en: "A part of the day is for a single day." }
    one_of_both { fr: "Choisissez un jour de la semaine ou une date.", en: "A weekday or a date, not both." }
    refusal_needs_reason { fr: "Écrivez la raison du refus.", en: "Give the reason for the refusal." }
    contract_note { fr: "Remarque", en: "Remark" }
    edit_task { fr: "Modifier la tâche", en: "Edit the task" }
    archive_task_what { fr: "La tâche quitte les listes. Les créneaux prévus restent.", en: "The task leaves the lists. Planned shifts stay." }
    in_french { fr: "En français", en: "In French" }
    in_english { fr: "En anglais", en: "In English" }
    in_arabic { fr: "En arabe", en: "In Arabic" }
    in_ukrainian { fr: "En ukrainien", en: "In Ukrainian" }
    bring_hint { fr: "Gants, gourde, bottes…", en: "Gloves, water bottle, boots…" }
    no_skill_yet { fr: "Aucune compétence n’est encore définie.", en: "No skill has been defined yet." }
    new_skill { fr: "Nouvelle compétence", en: "New skill" }
    is_licence { fr: "C’est une habilitation, avec une date de fin", en: "It is a licence, with an end date" }
    a_licence { fr: "habilitation", en: "licence" }
    a_skill { fr: "compétence", en: "skill" }
    team_lead { fr: "Contrats, compétences, disponibilités, et ce qui arrive à sa fin.", en: "Contracts, skills, availability, and what comes to an end." }
    team_of { fr: "Groupe", en: "Group" }
    new_contract { fr: "Nouveau contrat", en: "New contract" }
    edit_contract { fr: "Modifier le contrat", en: "Edit the contract" }
    no_contract { fr: "Aucun contrat : cette personne ne peut pas être planifiée si elle est salariée.", en: "No contract: as an employee this person cannot be planned." }
    weekly_hint { fr: "Par exemple 26 ou 26 h 30.", en: "For example 26 or 26 h 30." }
    dates { fr: "Dates", en: "Dates" }
    pass_hint { fr: "Douze caractères.", en: "Twelve characters." }
    pass_issued { fr: "Fin du PASS, d’origine", en: "End of the PASS, as issued" }
    pass_end { fr: "Fin du PASS", en: "End of the PASS" }
    ends_soon { fr: "Arrive à sa fin", en: "Comes to an end" }
    contract_ends(on) { fr: "contrat jusqu’au {on}", en: "contract until {on}" }
    pass_ends_on(on) { fr: "PASS jusqu’au {on}", en: "PASS until {on}" }
    limit_on(on) { fr: "durée maximale des CDDI le {on}", en: "CDDIs end at the latest on {on}" }
    derogation_on(on) { fr: "dérogation jusqu’au {on}", en: "derogation until {on}" }
    extension_without_case { fr: "Choisissez le cas, ou laissez vides la date et le justificatif.", en: "Choose the case, or leave date and paper empty." }
    limit_order { fr: "La fin est avant le début.", en: "The end is before the start." }
    ended_within { fr: "La fin réelle est entre le premier et le dernier jour du contrat.", en: "It ended between the contract’s first and last day." }
    pass_unknown { fr: "Aucun contrat de cette personne n’a ce PASS.", en: "No contract of this person has this PASS." }
    pass_of_another { fr: "Ce PASS est celui d’une autre personne. Vérifiez le numéro.", en: "This PASS is somebody else’s. Check the number." }
    pass_outside { fr: "Une suspension commence pendant le PASS ; une prolongation, de 12 mois avant sa fin à 6 mois après, et va plus loin.", en: "A suspension begins during the PASS; a prolongation from 12 months before its end to 6 months after, and goes beyond it." }
    suspension_cannot_be { fr: "Une suspension en couvre une autre, ou toutes ensemble dépassent 36 mois.", en: "Suspensions lie over each other, or come to more than 36 months." }
    week_needs_reason { fr: "Moins de 20 heures : écrivez pourquoi.", en: "Fewer than 20 hours: write why." }
    week_reason_hint { fr: "Nécessaire sous 20 heures pour un CDDI.", en: "Needed below 20 hours for a CDDI." }
    contract_beside { fr: "Prolongation, dérogation, fin réelle", en: "Extension, derogation, real end" }
    extension { fr: "Au-delà de 24 mois", en: "Beyond 24 months" }
    extension_hint { fr: "Le cas de l’article L. 5132-15-1.", en: "The case of article L. 5132-15-1." }
    extension_until { fr: "Accordé jusqu’au", en: "Allowed until" }
    derogation_until { fr: "Moins de 20 heures : dérogation jusqu’au", en: "Fewer than 20 hours: derogation until" }
    derogation_hint { fr: "Du préfet, 12 mois au plus. Vous serez prévenu avant sa fin.", en: "The prefect’s, 12 months at most. You are told before it ends." }
    ended_early { fr: "Fin réelle", en: "Real end" }
    ended_early_hint { fr: "Si le contrat s’arrête avant son dernier jour.", en: "If the contract stops before its last day." }
    exit_motive { fr: "Motif de sortie", en: "Exit motive" }
    exit_motive_hint { fr: "Le code demandé dans la déclaration mensuelle.", en: "The code that the monthly return asks for." }
    permanent_few_hours { fr: "Moins de 24 heures par semaine : il faut une demande écrite de la personne ou un accord de branche (article L. 3123-27 du Code du travail).", en: "Fewer than 24 hours a week: a written request of the person or an agreement of the branch is needed (article L. 3123-27 of the Code du travail)." }
    pass_moves { fr: "Suspendre ou prolonger le PASS", en: "Suspend or prolong the PASS" }
    pass_reason_hint { fr: "Arrêt long, congé parental, RQTH, fin de formation…", en: "Long sick leave, parental leave, RQTH, end of a training…" }
    retention { fr: "Durées de conservation", en: "How long records are kept" }
    retention_lead { fr: "Ce qui est plus ancien que sa durée peut être effacé. Les mois validés gardent leurs totaux.", en: "What is older than its period can be removed. Validated months keep their totals." }
    retention_removed { fr: "Le détail ancien disparaît pour de bon. Les totaux des mois validés restent.", en: "The old details are gone for good. The totals of validated months stay." }
    record_taps { fr: "Pointages", en: "Taps of arrival and departure" }
    record_hours { fr: "Présences et planning publié, jour par jour", en: "Attendance and published plan, day by day" }
    record_absences { fr: "Raisons, mots et justificatifs des absences", en: "Reasons, words and papers of absences" }
    record_support { fr: "Notes d’accompagnement", en: "Notes of support" }
    records_of { fr: "Données", en: "Records" }
    kept_for { fr: "Conservées", en: "Kept for" }
    older_than { fr: "Plus ancien que", en: "Older than" }
    n_months(n;) { fr: ["{n} mois", "{n} mois"], en: ["{n} month", "{n} months"] }
    n_due(n;) { fr: ["{n} à effacer", "{n} à effacer"], en: ["{n} due", "{n} due"] }
    n_unvalidated(n;) { fr: ["{n} ligne attend la validation de son mois", "{n} lignes attendent la validation de leur mois"], en: ["{n} line waits for its month to be validated", "{n} lines wait for their months to be validated"] }
    nothing_due { fr: "rien à effacer", en: "nothing due" }
    change_period { fr: "Changer une durée", en: "Change a period" }
    period_months { fr: "Mois", en: "Months" }
    period_hint { fr: "De 12 à 240.", en: "From 12 to 240." }
    amendments { fr: "Avenants", en: "Amendments" }
    amendments_lead { fr: "D’autres heures par semaine à partir d’un jour. Ce qui précède ne change pas, ni les mois validés.", en: "Other weekly hours from a day on. What came before stays as it is, and so do validated months." }
    amendment_lies_outside { fr: "Un avenant serait hors du contrat : retirez-le d’abord, ou gardez ces dates.", en: "An amendment would lie outside of the contract: remove it first, or keep these dates." }
    no_hours_agreed { fr: "Un avenant garde des heures. Pour une fin, notez la fin réelle du contrat.", en: "An amendment keeps some hours. For an end, note when the contract really ended." }
    amendment_outside { fr: "Ce jour n’est pas dans le contrat, ou c’est son premier.", en: "This day is not in the contract, or it is its first." }
    from_day { fr: "À partir du", en: "From" }
    odd_weeks { fr: "Semaines avec d’autres heures", en: "Weeks with different hours" }
    odd_weeks_lead { fr: "Quand les heures d’une semaine diffèrent du contrat.", en: "When the hours of a week differ from the contract." }
    a_day_of_it { fr: "Un jour de cette semaine", en: "A day of that week" }
    level_label { fr: "Niveau", en: "Level" }
    confirm_skill { fr: "Confirmer", en: "Confirm" }
    restrictions_lead { fr: "Sans dire pourquoi : la cause ne se note pas ici.", en: "Without saying why: the cause is not noted here." }
    not_this_task { fr: "Tâche à éviter", en: "Task to avoid" }
    limits { fr: "Limites d’heures", en: "Limits of hours" }
    limits_lead { fr: "Ce que le médecin du travail a écrit, ou ce qu’une grossesse exclut : des heures, sans la cause.", en: "What the occupational doctor wrote, or what a pregnancy rules out: hours, without the cause." }
    limit_says_nothing { fr: "Remplissez au moins une limite.", en: "Fill in at least one limit." }
    add_limit { fr: "Ajouter une limite", en: "Add a limit" }
    limit_day { fr: "Heures par jour, au plus", en: "Hours a day, at most" }
    limit_week { fr: "Heures par semaine, au plus", en: "Hours a week, at most" }
    limit_from { fr: "Pas avant", en: "Not before" }
    limit_until { fr: "Pas après", en: "Not after" }
    night { fr: "Nuit", en: "Night" }
    no_night { fr: "pas de nuit", en: "no night work" }
    limit_day_words(most) { fr: "{most} par jour", en: "{most} a day" }
    limit_week_words(most) { fr: "{most} par semaine", en: "{most} a week" }
    limit_from_words(at) { fr: "pas avant {at}", en: "not before {at}" }
    limit_until_words(at) { fr: "pas après {at}", en: "not after {at}" }
    availability_lead { fr: "Sans aucune ligne : toujours. Une date remplace le jour de la semaine ; sans heures : pas du tout.", en: "Without any line: always. A date replaces the weekday; without hours: not at all." }
    or_one_day { fr: "ou un seul jour", en: "or one day" }
    not_at_all { fr: "pas du tout", en: "not at all" }
    profile { fr: "Fiche", en: "Profile" }
    born_on_hint { fr: "Pour les règles des moins de 18 ans.", en: "For the rules for those under 18." }
    record_absence { fr: "Noter une absence", en: "Record an absence" }
    record_absence_what { fr: "La personne est retirée des créneaux que l’absence touche, et prévenue si elle a un e-mail. Si l’absence ne prend qu’une partie du jour, elle garde le plus long morceau qui reste d’un créneau, à partir d’une demi-heure.", en: "The person is taken off the shifts that the absence touches, and told if they have an e-mail address. Where it takes only a part of the day, they keep the longest piece that is left of a shift, from half an hour on." }
    part_hint { fr: "Seulement pour une partie d’un jour.", en: "Only for a part of a day." }
    state_requested { fr: "demandée", en: "asked for" }
    state_approved { fr: "accordée", en: "granted" }
    state_refused { fr: "refusée", en: "refused" }
    state_withdrawn { fr: "annulée", en: "cancelled" }
    month_sheet { fr: "Fiche du mois", en: "Monthly sheet" }
}
