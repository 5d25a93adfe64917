//! Texts of what the first page says of working time.

platform::texts! {
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
