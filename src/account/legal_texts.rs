//! Texts of the legal notices and of the foot of every page.

platform::texts! {
    title { fr: "Mentions légales", en: "Legal notice" }
    publisher { fr: "Qui publie ce site", en: "Who publishes this site" }
    data { fr: "Vos données personnelles", en: "Your personal data" }
    data_what { fr: "Nous gardons ce que vous écrivez dans les formulaires : nom, e-mail, téléphone, réservations. Cela sert à tenir votre place et à vous prévenir. Personne d’autre ne le reçoit.", en: "We keep what you write in the forms: name, e-mail, phone, bookings. It serves to keep your place and to tell you of changes. Nobody else receives it." }
    data_how_long { fr: "Les allergies sont effacées après la séance, les inscriptions sans suite après deux ans. Les reçus sont gardés dix ans : la loi le demande.", en: "Allergies are erased after the session, bookings without a sequel after two years. Receipts are kept for ten years: the law asks for it." }
    data_rights { fr: "Vous pouvez demander une copie de vos données, leur correction ou leur effacement. Écrivez à l’équipe. En cas de désaccord, vous pouvez saisir la CNIL.", en: "You may ask for a copy of your data, for corrections or for erasure. Write to the team. If you disagree with the answer, you may turn to the CNIL." }
    data_cookies { fr: "Nos cookies servent à vous connecter, à retenir la langue et à garder vos places. Aucun ne vous suit.", en: "Our cookies serve to sign you in, to remember the language and to hold your places. None follows you." }
    accessibility { fr: "Accessibilité : non conforme", en: "Accessibility: not compliant" }
    accessibility_what { fr: "Aucun audit RGAA n’a encore été fait. Les pages sont faites pour le clavier, les lecteurs d’écran et le texte agrandi, et vérifiées à chaque version par un outil automatique.", en: "No RGAA audit has been made yet. The pages are made for keyboards, screen readers and enlarged text, and checked with each version by an automatic tool." }
    accessibility_help { fr: "Quelque chose vous bloque ? Écrivez ou téléphonez à l’équipe : elle le fera avec vous.", en: "Does something stop you? Write to the team or call: they will do it with you." }
}
