//! Texts of the first page.

crate::texts! {
    welcome(ecopole) { fr: "{ecopole} vous accueille", en: "{ecopole} welcomes you" }
    welcome_lead(commune) { fr: "Des jardins nourriciers au cœur de {commune} : on y cultive, on y apprend, on y partage.", en: "Food gardens in the heart of {commune}: a place to grow, to learn and to share." }
    see_plan { fr: "Voir les jardins", en: "See the gardens" }
    see_workshops { fr: "Voir les ateliers", en: "See the workshops" }
    requests_waiting(n;) { fr: ["{n} demande d’habitant sur un atelier", "{n} demandes d’habitants sur des ateliers"], en: ["{n} resident’s request about a workshop", "{n} residents’ requests about workshops"] }
    come_in { fr: "Me connecter", en: "Sign in" }
    hello(name) { fr: "Bonjour {name}", en: "Hello {name}" }
    waiting { fr: "À traiter", en: "To do" }
    all_quiet { fr: "Rien à traiter. Bonne journée !", en: "Nothing to do. Have a good day!" }
    agreement_of(site) { fr: "Convention : {site}", en: "Agreement: {site}" }
    ending(n;) { fr: ["finit dans {n} jour", "finit dans {n} jours"], en: ["ends in {n} day", "ends in {n} days"] }
    ended(n;) { fr: ["finie depuis {n} jour", "finie depuis {n} jours"], en: ["ended {n} day ago", "ended {n} days ago"] }
    no_status(n;) { fr: ["{n} parcelle cultivée sans statut bio", "{n} parcelles cultivées sans statut bio"], en: ["{n} cultivated plot without organic status", "{n} cultivated plots without organic status"] }
    not_drawn(n;) { fr: ["{n} planche pas encore dessinée", "{n} planches pas encore dessinées"], en: ["{n} bed not drawn yet", "{n} beds not drawn yet"] }
    mail_failed(n;) { fr: ["{n} message n’est pas parti", "{n} messages ne sont pas partis"], en: ["{n} message could not be sent", "{n} messages could not be sent"] }
    the_land { fr: "Les terrains", en: "The land" }
    sites { fr: "terrains", en: "sites" }
    plots { fr: "parcelles", en: "plots" }
    beds { fr: "planches", en: "beds" }
    trees { fr: "arbres et arbustes", en: "trees and bushes" }
    surface { fr: "en tout", en: "in all" }
    organic { fr: "en bio", en: "organic" }
    at_work(n;) { fr: ["Aujourd’hui : {n} personne au travail", "Aujourd’hui : {n} personnes au travail"], en: ["Today: {n} person at work", "Today: {n} people at work"] }
    here { fr: "là", en: "here" }
    expected { fr: "à venir", en: "expected" }
    late(n;) { fr: ["{n} personne n’est pas arrivée", "{n} personnes ne sont pas arrivées"], en: ["{n} person has not arrived", "{n} people have not arrived"] }
    absences_waiting(n;) { fr: ["{n} absence à décider", "{n} absences à décider"], en: ["{n} absence to decide", "{n} absences to decide"] }
    swaps_waiting(n;) { fr: ["{n} remplacement à accepter", "{n} remplacements à accepter"], en: ["{n} cover to approve", "{n} covers to approve"] }
    open_needs(n;) { fr: ["{n} place à pourvoir dans les 7 jours", "{n} places à pourvoir dans les 7 jours"], en: ["{n} place to fill within 7 days", "{n} places to fill within 7 days"] }
    to_note(n;) { fr: ["{n} présence à noter", "{n} présences à noter"], en: ["{n} attendance to record", "{n} attendances to record"] }
    unseen(n;) { fr: ["{n} personne n’a pas vu son planning", "{n} personnes n’ont pas vu leur planning"], en: ["{n} person has not seen their rota", "{n} people have not seen their rota"] }
    months_waiting(n; month) { fr: ["{n} fiche à valider, {month}", "{n} fiches à valider, {month}"], en: ["{n} sheet to validate, {month}", "{n} sheets to validate, {month}"] }
    follow_ups_due(n;) { fr: ["{n} suivi de sortie à faire", "{n} suivis de sortie à faire"], en: ["{n} follow-up after an exit is due", "{n} follow-ups after an exit are due"] }
}
