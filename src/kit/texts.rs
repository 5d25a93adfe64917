//! Texts of the pieces that several rooms share.

platform::texts! {
    one_place { fr: "Cette personne est déjà ailleurs à ce moment.", en: "This person is already elsewhere at that time." }
}
