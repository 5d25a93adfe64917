//! The words of presence and months.

platform::texts! {
    too_late_to_undo { fr: "Les cinq minutes sont passées : demandez à l’équipe.", en: "The five minutes are over: ask the team." }
    month_not_locked { fr: "Ce mois n’est pas encore validé : corrigez la présence.", en: "This month is not validated yet: correct the attendance." }
    noted_twice { fr: "Ces heures en recouvrent d’autres, déjà notées pour la même personne.", en: "These hours reach into others already recorded for the same person." }
    not_begun { fr: "Ce travail n’a pas encore commencé.", en: "This work has not begun yet." }
    not_over { fr: "Cette heure n’est pas encore passée.", en: "That time is not over yet." }
    presence_too_long { fr: "Plus de 16 heures d’affilée : vérifiez les heures.", en: "More than 16 hours in one go: check the times." }
    not_tapped { fr: "aucun pointage", en: "no tap" }
    noted_so_far { fr: "Noté jusqu’ici", en: "Noted so far" }
    go_there { fr: "Y aller", en: "Open" }
    n_here(n;) { fr: ["{n} sur place", "{n} sur place"], en: ["{n} here", "{n} here"] }
    n_late(n;) { fr: ["{n} en retard", "{n} en retard"], en: ["{n} late", "{n} late"] }
    n_absent(n;) { fr: ["{n} absence", "{n} absences"], en: ["{n} absent", "{n} absent"] }
    n_to_note(n;) { fr: ["{n} à noter", "{n} à noter"], en: ["{n} to record", "{n} to record"] }
    all_day { fr: "toute la journée", en: "all day" }
    away_today { fr: "Absences prévues", en: "Away with leave" }
    month_running { fr: "en cours", en: "running" }
    month_runs { fr: "Ce mois n’est pas terminé : il se valide à partir du premier du mois suivant.", en: "This month is not over: it is validated from the first of the next one." }
    less_than_nothing { fr: "Vous retirez plus d’heures qu’il n’y en a.", en: "You are taking off more hours than there are." }
    support_after_lock { fr: "Accompagnement saisi ou corrigé après la validation", en: "Support entered or corrected after validation" }
    corrected_day { fr: "Quel jour", en: "Which day" }
    corrected_day_hint { fr: "La paie et les majorations de sa semaine sont recalculées. Vide, seulement pour « payé seulement ».", en: "The pay and the rates of its week are reckoned anew. Empty only for “paid alone”." }
    corrected_plainly { fr: "Ce mois ne peut plus être recalculé : une correction compte minute pour minute.", en: "This month can no longer be reckoned anew: a correction counts minute for minute." }
    corrected_needs_day { fr: "Quel jour ? Le travail et les absences comptent dans leur semaine.", en: "Which day? Work and absences count in their week." }
    beyond_its_day { fr: "Ce jour aurait alors moins que rien, ou plus de 24 heures : vérifiez le jour et la durée.", en: "That day would then hold less than nothing, or more than 24 hours: check the day and the length." }
    validated_changed { fr: "validé, changé depuis", en: "validated, changed since" }
    correction_of(what) { fr: "correction : {what}", en: "correction: {what}" }
    worked_without_contract(hours) { fr: "{hours} travaillées sans contrat ce mois-ci : notez le contrat, ou corrigez les présences, avant de valider.", en: "{hours} worked without a contract this month: enter the contract, or correct the presence, before you validate." }
    hours_without_contract(hours) { fr: "{hours} sans contrat", en: "{hours} without a contract" }
    not_of_this_month { fr: "Ce jour n’est pas dans ce mois.", en: "This day is not in this month." }
    whole_month { fr: "mois entier", en: "whole month" }
    noted_on { fr: "Noté le", en: "Noted on" }
    hours_from_day(hours, day) { fr: "{hours} dès le {day}", en: "{hours} from {day}" }
    corrected_what { fr: "Quoi", en: "What" }
    month_open { fr: "Il reste des présences à noter dans ce mois.", en: "Some attendance of this month is not recorded yet." }
    not_minutes { fr: "Des heures comme 1 h 30, ou des minutes comme 45 ; avec un moins pour enlever.", en: "Hours such as 1 h 30, or minutes such as 45; with a minus to take off." }
    note_on_the_day { fr: "Vous noterez les présences le jour même.", en: "Presence is noted on the day itself." }
    noted_by_another { fr: "Vos heures : une autre personne de l’encadrement les note.", en: "Your own hours: somebody else in charge notes them." }
    not_yet { fr: "Ce jour n’est pas encore venu.", en: "This day has not come yet." }
    away_then { fr: "Une absence est notée à ces heures : annulez-la d’abord.", en: "An absence is noted at these hours: take it back first." }
    nobody_ticked { fr: "Cochez d’abord au moins une personne.", en: "Tick at least one person first." }
    to_tell_lead { fr: "Aucun e-mail ne part vers ces personnes, et elles n’ont pas encore vu ces nouveautés. À appeler, ou à imprimer et remettre.", en: "No email goes to these people, and they have not seen this news yet. Call them, or print it and hand it out." }
    nobody_to_tell { fr: "Tout le monde est prévenu.", en: "Everybody has been told." }
    project_of_work { fr: "Seulement pour du travail : le code qu’il concerne.", en: "Only for work: the code that it counts for." }
    all_present { fr: "Noter tout le monde présent", en: "Mark everyone present" }
    n_expected(n;) { fr: ["{n} personne attendue", "{n} personnes attendues"], en: ["{n} person expected", "{n} people expected"] }
    nobody_expected { fr: "Personne n’est attendu ce jour-là.", en: "Nobody is expected that day." }
    day_before { fr: "Jour précédent", en: "Previous day" }
    day_after { fr: "Jour suivant", en: "Next day" }
    attendance_of(day) { fr: "Émargement du {day}", en: "Attendance of {day}" }
    arrival { fr: "Arrivée", en: "Arrival" }
    departure { fr: "Départ", en: "Departure" }
    print_hint { fr: "À imprimer et à signer.", en: "To print and sign." }
    here_now { fr: "sur place", en: "here" }
    has_left { fr: "départ noté", en: "has left" }
    clocked_from(from) { fr: "pointé {from}", en: "clocked {from}" }
    clocked_from_to(from, until) { fr: "pointé {from} – {until}", en: "clocked {from} – {until}" }
    noted_from_to(from, until) { fr: "noté {from} – {until}", en: "noted {from} – {until}" }
    mark_present { fr: "Noter la présence", en: "Record as present" }
    mark_absent { fr: "Noter l’absence", en: "Record as absent" }
    mark_hint { fr: "Les horaires prévus sont retenus ; corrigez ensuite si besoin.", en: "The planned times are kept; correct them afterwards if need be." }
    correct { fr: "Corriger", en: "Correct" }
    why_absent { fr: "Raison de l’absence", en: "Reason for the absence" }
    correction_hint { fr: "L’ancienne ligne reste, avec cette raison.", en: "The old line stays, with this reason." }
    workbook { fr: "Télécharger le tableau (XLSX)", en: "Download the table (XLSX)" }
    no_month { fr: "Aucune heure ce mois-ci.", en: "No hours this month." }
    to_validate { fr: "à valider", en: "to validate" }
    about(name, what) { fr: "{name} : {what}", en: "{name}: {what}" }
    more_of_day { fr: "Autres outils du jour", en: "More for this day" }
    round { fr: "Noter à plusieurs", en: "Record several" }
    round_lead(n;) { fr: ["{n} présence n’est pas notée. Décochez qui n’est pas venu, puis notez le reste d’un coup, aux heures prévues.", "{n} présences ne sont pas notées. Décochez qui n’est pas venu, puis notez le reste d’un coup, aux heures prévues."], en: ["{n} attendance is not recorded. Untick who did not come, then record the rest at once, at the planned times.", "{n} attendances are not recorded. Untick who did not come, then record the rest at once, at the planned times."] }
    note_ticked { fr: "Noter présents les cochés", en: "Record those ticked as present" }
    noted_otherwise(names) { fr: "Déjà noté autrement par quelqu’un : {names}. Pour corriger, ouvrez la présence ; rien d’autre n’a été noté.", en: "Recorded otherwise by somebody already: {names}. Open the presence to correct it; nothing else was recorded." }
    corrected_since { fr: "Ces présences ont été corrigées depuis : rien n’a été repris.", en: "These were corrected since: nothing was taken back." }
    all_noted { fr: "Rien à noter ici : tout l’est déjà, ou rien n’a encore commencé.", en: "Nothing to record here: all of it is, or nothing has begun yet." }
    morning { fr: "Matin", en: "Morning" }
    afternoon { fr: "Après-midi", en: "Afternoon" }
    whole_day { fr: "Journée", en: "Day" }
    whole_week { fr: "Semaine", en: "Week" }
    from_to(first, last) { fr: "du {first} au {last}", en: "{first} to {last}" }
    validate_many { fr: "Valider les fiches prêtes", en: "Validate what is ready" }
    validate_ready(n;) { fr: ["Valider {n} fiche prête", "Valider {n} fiches prêtes"], en: ["Validate {n} sheet", "Validate {n} sheets"] }
    validate_lead(n;) { fr: ["{n} fiche est prête. Ses sommes seront fixées ; vous pourrez revenir en arrière pendant un jour.", "{n} fiches sont prêtes. Leurs sommes seront fixées ; vous pourrez revenir en arrière pendant un jour."], en: ["{n} sheet is ready. Its sums will be fixed; you can take it back for a day.", "{n} sheets are ready. Their sums will be fixed; you can take it back for a day."] }
    validate_ticked { fr: "Valider les cochées", en: "Validate those ticked" }
    nothing_to_validate { fr: "Aucune fiche à valider.", en: "No sheet to validate." }
    not_ready { fr: "Pas encore prêtes", en: "Not ready yet" }
    sums(worked, away) { fr: "travaillé {worked} · absent {away}", en: "worked {worked} · away {away}" }
    see_sheet { fr: "Voir la fiche", en: "See the sheet" }
    month_corrected_since { fr: "Une de ces fiches a été corrigée depuis : elle reste validée, et les autres avec elle.", en: "One of these sheets was corrected since: it stays validated, and the others with it." }
    n_open(n;) { fr: ["{n} présence à noter", "{n} présences à noter"], en: ["{n} attendance to record", "{n} attendances to record"] }
    full_time(n) { fr: "Équivalents temps plein : {n}", en: "Full-time equivalents: {n}" }
    still_there { fr: "Encore là en fin de mois", en: "Still there at the end of the month" }
    ended_on { fr: "Fin réelle", en: "Ended on" }
    full_time_share { fr: "Part d’un temps plein", en: "Share of a full-time post" }
    holidays_paid { fr: "Fériés payés", en: "Holidays paid" }
    monthly { fr: "Heures du contrat, par mois", en: "Contract hours a month" }
    unpaid { fr: "Absences non payées", en: "Unpaid absences" }
    month_pay { fr: "Paie du mois", en: "Month’s pay" }
    at_ten { fr: "dont majorées de 10 %", en: "of which at 10%" }
    at_twenty_five { fr: "dont majorées de 25 %", en: "of which at 25%" }
    at_fifty { fr: "dont majorées de 50 %", en: "of which at 50%" }
    by_night { fr: "dont de nuit", en: "of which by night" }
    on_sundays { fr: "dont le dimanche", en: "of which on Sundays" }
    on_holidays { fr: "dont les jours fériés", en: "of which on public holidays" }
    solidarity { fr: "Journée de solidarité", en: "Day of solidarity" }
    made_of { fr: "D’où viennent ces heures", en: "Where these hours come from" }
    first_reckoning { fr: "Ce mois a été validé avec les règles d’avant : heures travaillées et absences payées, sans les jours fériés. Ses chiffres restent.", en: "This month was validated by the rules of before: hours worked and paid absences, without public holidays. Its figures stay." }
    changed_since { fr: "Quelque chose a changé depuis la validation : les chiffres restent ceux qui ont été validés, leur détail ne peut plus être montré. Corrigez-les s’il le faut.", en: "Something has changed since validation: the figures stay as they were validated, and what they were made of can no longer be shown. Correct them if need be." }
    what { fr: "Quoi", en: "What" }
    by_week { fr: "Semaine par semaine", en: "Week by week" }
    found_breaks { fr: "Ce que les heures faites ne respectent pas", en: "What the hours worked break" }
    found_breaks_lead { fr: "Les mêmes règles que pour le planning, appliquées aux heures notées.", en: "The same rules as for the plan, applied to the hours recorded." }
    found_rules { fr: "Règles et heures faites", en: "Rules and hours worked" }
    n_found(n;) { fr: ["{n} constat", "{n} constats"], en: ["{n} point", "{n} points"] }
    nothing_found { fr: "Les heures notées de ce mois respectent toutes les règles.", en: "The hours recorded in this month keep to every rule." }
    workshop_led { fr: "atelier animé", en: "workshop led" }
    line_holiday { fr: "jour férié, payé", en: "public holiday, paid" }
    line_unpaid_holiday { fr: "jour férié, moins de 3 mois d’ancienneté", en: "public holiday, too short a service" }
    line_paid_support { fr: "accompagnement hors créneau, payé", en: "support outside of work, paid" }
    line_monthly { fr: "contrat : 52 semaines sur 12 mois", en: "contract: 52 weeks in 12 months" }
    line_deducted { fr: "absences non payées, rapportées aux heures du mois", en: "unpaid absences, as a share of the month’s hours" }
    line_beyond(rate) { fr: "au-delà du contrat, majoré de {rate} %", en: "beyond the contract, at {rate}%" }
    payroll { fr: "Réglages de paie", en: "Payroll settings" }
    payroll_lead { fr: "Ce que la loi laisse au service de paie et au financeur. Un mois validé garde ses réglages.", en: "What the law leaves to the payroll office and the funder. A validated month keeps its settings." }
    payroll_choices { fr: "Choix", en: "Choices" }
    choice_monthly { fr: "Déclarer la paie du mois : heures du contrat × 52 ÷ 12 (article L. 3242-1), sinon les heures des jours", en: "Return the month’s pay: contract hours × 52 ÷ 12 (article L. 3242-1), else the hours of the days" }
    choice_support { fr: "Payer l’accompagnement hors créneau : c’est du temps payé en chantier d’insertion", en: "Pay support outside of work: in an integration site it is paid time" }
    choice_part_time { fr: "À temps partiel aussi, les congés comptent pour les heures complémentaires (Cass. soc. 10-9-2025, par analogie)", en: "In part-time too, paid leave counts towards complementary hours (Cass. soc. 10-9-2025, by analogy)" }
    choice_leave { fr: "Tenir ici les compteurs de congés ; sinon le service de paie les tient", en: "Keep leave counters here; else the payroll office does" }
    leave_counter { fr: "Compteur de congés", en: "Leave counter" }
    leave_counter_lead { fr: "En jours ouvrables, du 1er juin au 31 mai : 2,5 par mois, 2 pendant une maladie (articles L. 3141-3 et L. 3141-5-1).", en: "In working days, from 1 June to 31 May: 2.5 a month, 2 in illness (articles L. 3141-3 and L. 3141-5-1)." }
    leave_year { fr: "Année", en: "Year" }
    earned { fr: "Acquis", en: "Earned" }
    taken { fr: "Pris", en: "Taken" }
    holiday_seniority { fr: "Mois d’ancienneté pour qu’un jour férié soit payé", en: "Months of service from which a public holiday is paid" }
    holiday_seniority_hint { fr: "3 selon la loi (article L. 3133-3) ; 0 pour tous dès le premier jour. Le 1er mai est toujours payé.", en: "3 by the law (article L. 3133-3); 0 for everybody from the first day. 1 May always is." }
    absence_pay { fr: "Absences payées", en: "Paid absences" }
    absence_pay_lead { fr: "Sans ligne : congés, formation, immersion, événement familial et CFA sont payés, le reste ne l’est pas.", en: "Without a line: leave, training, immersion, family events and apprentices’ school are paid, the rest is not." }
    is_paid { fr: "Payée", en: "Paid" }
    solidarity_of(year) { fr: "Journée de solidarité {year}", en: "Day of solidarity {year}" }
    solidarity_day { fr: "Jour travaillé sans paie, jusqu’à 7 heures", en: "Day worked unpaid, up to 7 hours" }
    solidarity_hint { fr: "Un jour par année (article L. 3133-7) ; moins d’heures à temps partiel.", en: "One day a year (article L. 3133-7); fewer hours in part-time." }
    annexe { fr: "Annexe financière", en: "Funder’s annexe" }
    no_solidarity { fr: "Ni le 1er mai, ni un dimanche (article L. 3133-8 du Code du travail).", en: "Neither 1 May nor a Sunday (article L. 3133-8 of the Code du travail)." }
    not_a_year { fr: "Écrivez les heures d’une année entière. Exemple : 1820.", en: "The hours of a whole year, such as 1820." }
    annexe_number { fr: "Numéro de l’annexe", en: "Number of the annexe" }
    full_time_year { fr: "Heures payées d’un temps plein, par an", en: "Paid hours of a full-time year" }
    full_time_year_hint { fr: "1 820 en chantier d’insertion.", en: "1,820 in an integration site." }
    family_name { fr: "Nom de famille", en: "Family name" }
    given_name { fr: "Prénom", en: "Given name" }
    returned { fr: "Heures déclarées", en: "Hours returned" }
    total { fr: "Total", en: "Total" }
    by_project { fr: "Par projet", en: "By project" }
    correct_month { fr: "Corriger après validation", en: "Correct after validation" }
    minutes_more_or_less { fr: "Durée en plus, ou en moins avec un −", en: "Length more, or less with a minus" }
    validate_month { fr: "Valider le mois", en: "Validate the month" }
    signature_of(name) { fr: "Signature de {name} :", en: "Signature of {name}:" }
}
