//! Texts of the pieces that several rooms share.

platform::texts! {
    too_late_to_undo { fr: "C’est déjà annulé, ou cela date de plus d’un jour.", en: "This was taken back already, or is more than a day old." }
    one_place { fr: "Cette personne est déjà ailleurs à ce moment.", en: "This person is already elsewhere at that time." }
}
