//! Texts of the first page.

platform::texts! {
    welcome(ecopole) { fr: "{ecopole} : bienvenue !", en: "{ecopole} welcomes you" }
    welcome_lead(commune) { fr: "À {commune}, des jardins nourriciers : on y cultive, on y apprend, on y partage.", en: "Food gardens in the heart of {commune}: a place to grow, to learn and to share." }
    welcome_nowhere { fr: "Des jardins nourriciers : on y cultive, on y apprend, on y partage.", en: "Food gardens: a place to grow, to learn and to share." }
    see_plan { fr: "Voir les jardins", en: "See the gardens" }
    see_workshops { fr: "Voir les ateliers", en: "See the workshops" }
    come_in { fr: "Me connecter", en: "Sign in" }
    hello(name) { fr: "Bonjour {name}", en: "Hello {name}" }
    waiting { fr: "À traiter", en: "To do" }
    all_quiet { fr: "Rien à traiter. Bonne journée !", en: "Nothing to do. Have a good day!" }
    no_status(n;) { fr: ["{n} parcelle cultivée sans statut bio", "{n} parcelles cultivées sans statut bio"], en: ["{n} cultivated plot without organic status", "{n} cultivated plots without organic status"] }
    not_drawn(n;) { fr: ["{n} planche pas encore dessinée", "{n} planches pas encore dessinées"], en: ["{n} bed not drawn yet", "{n} beds not drawn yet"] }
    the_land { fr: "Les terrains", en: "The land" }
    sites { fr: "terrains", en: "sites" }
    plots { fr: "parcelles", en: "plots" }
    beds { fr: "planches", en: "beds" }
    trees { fr: "arbres et arbustes", en: "trees and bushes" }
    surface { fr: "en tout", en: "in all" }
    organic { fr: "en bio", en: "organic" }
}
