//! Texts of the pieces that several rooms share.

platform::texts! {
    too_late_to_undo { fr: "C’est déjà annulé, ou cela date de plus d’un jour.", en: "This was taken back already, or is more than a day old." }
    one_place { fr: "Cette personne est déjà ailleurs à ce moment.", en: "This person is already elsewhere at that time." }
    pictures_enough(n) { fr: "{n} photos suffisent : retirez-en une d’abord.", en: "{n} pictures are enough: remove one first." }
    can_be_undone(what, at) { fr: "{what}, {at} : vous pouvez encore revenir en arrière.", en: "{what}, {at}: you can still undo it." }
}
