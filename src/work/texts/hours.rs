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
    corrected_what { fr: "Quoi", en: "What" }
    month_open { fr: "Il reste des présences à noter dans ce mois.", en: "Some attendance of this month is not recorded yet." }
    not_minutes { fr: "Des heures comme 1 h 30, ou des minutes comme 45 ; avec un moins pour enlever.", en: "Hours such as 1 h 30, or minutes such as 45; with a minus to take off." }
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
    n_open(n;) { fr: ["{n} présence à noter", "{n} présences à noter"], en: ["{n} attendance to record", "{n} attendances to record"] }
    full_time(n) { fr: "Équivalents temps plein : {n}", en: "Full-time equivalents: {n}" }
    still_there { fr: "Encore là en fin de mois", en: "Still there at the end of the month" }
    ended_on { fr: "Fin réelle", en: "Ended on" }
    full_time_share { fr: "Part d’un temps plein", en: "Share of a full-time post" }
    by_project { fr: "Par projet", en: "By project" }
    correct_month { fr: "Corriger après validation", en: "Correct after validation" }
    minutes_more_or_less { fr: "Durée en plus, ou en moins avec un −", en: "Length more, or less with a minus" }
    validate_month { fr: "Valider le mois", en: "Validate the month" }
    signature_of(name) { fr: "Signature de {name} :", en: "Signature of {name}:" }
}
