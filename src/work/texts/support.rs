//! The words of the counsellor's part.

platform::texts! {
    exit_is_noted(day) { fr: "Une sortie est déjà notée, le {day}. Corrigez-la ; une nouvelle sortie suit un nouveau contrat.", en: "An exit is noted already, on {day}. Correct it; another exit follows another contract." }
    not_done_yet { fr: "Ce jour n’est pas encore venu : notez-le une fois fait.", en: "That day has not come yet: note it once it is done." }
    nothing_noted { fr: "La note est vide : un sujet, quelques mots ou une durée.", en: "The entry is empty: a subject, a few words or a length." }
    too_much_support(hours) { fr: "Plus de {hours} d’accompagnement ce jour-là : vérifiez le jour et la durée.", en: "More than {hours} of support on that day: check the day and the length." }
    only_together { fr: "La durée ne compte que pour un entretien ou une démarche faite ensemble : laissez vide.", en: "Only a talk or a step taken together has a length: leave it empty." }
    exit_is_a_kind { fr: "Une sortie se note avec le type « sortie ».", en: "An exit is noted with the kind “exit”." }
    support_removed { fr: "La note disparaît pour de bon. Le journal garde seulement qu’il y en avait une.", en: "The entry disappears for good. The log only keeps that there was one." }
    obstacles { fr: "Freins", en: "Obstacles" }
    obstacle_open { fr: "en cours", en: "open" }
    obstacle_solved(on) { fr: "levé le {on}", en: "overcome on {on}" }
    solve { fr: "Noter comme levé aujourd’hui", en: "Mark as overcome today" }
    reopen { fr: "Rouvrir", en: "Reopen" }
    edit_entry { fr: "Modifier la note", en: "Edit the entry" }
    all_entries { fr: "Toutes les notes", en: "All entries" }
    minutes_hint { fr: "Pour un entretien ou une démarche : ces heures vont dans le mois.", en: "For an interview or a step: these hours go into the month." }
    immersion_too_long { fr: "Une immersion (PMSMP) dure au plus un mois ; son renouvellement est une autre note.", en: "An immersion (PMSMP) lasts a month at most; its renewal is another entry." }
    until_day_hint { fr: "Pour ce qui dure.", en: "For what lasts." }
    support_lead { fr: "Entretiens, étapes, formations, sorties. Chaque lecture est notée.", en: "Interviews, steps, training, exits. Each reading is noted." }
    reading_noted { fr: "Cette lecture est notée au journal.", en: "This reading is noted in the log." }
    last_entry { fr: "Dernière note", en: "Last entry" }
    follow_up_on(on) { fr: "à rappeler le {on}", en: "call on {on}" }
    new_entry { fr: "Nouvelle note", en: "New entry" }
    exit_class_label { fr: "Type de sortie", en: "Type of exit" }
    exit_class_hint { fr: "Seulement pour une sortie.", en: "Only for an exit." }
}
