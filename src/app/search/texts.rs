//! Texts of the search.

platform::texts! {
    search { fr: "Rechercher", en: "Search" }
    looked_for { fr: "Un nom, un numéro, un lieu, une tâche, un jour…", en: "A name, a number, a place, a task, a day…" }
    what_can_be_found { fr: "Vous trouvez ici tout ce que vous pouvez ouvrir : personnes, parcelles, créneaux, réservations, commandes, lots, variétés. Le début d’un mot suffit ; les accents et les fautes de frappe ne gênent pas.", en: "You find here everything you may open: people, plots, shifts, bookings, orders, lots, varieties. The beginning of a word is enough; accents and typing errors do not matter." }
    nothing(query) { fr: "Rien ne correspond à « {query} ».", en: "Nothing matches “{query}”." }
    near(query) { fr: "Rien ne correspond tout à fait à « {query} ». Voici ce qui s’en approche.", en: "Nothing matches “{query}” exactly. This comes close." }
    days { fr: "Dates", en: "Dates" }
    the_day { fr: "le travail du jour", en: "the day’s work" }
    its_hours { fr: "les heures du mois", en: "the month’s hours" }
    its_week { fr: "la semaine", en: "the week" }
    places { fr: "Pages", en: "Pages" }
    more_of(kind) { fr: "Plus de résultats : {kind}", en: "More results: {kind}" }
    everywhere { fr: "Chercher partout", en: "Search everywhere" }
}
