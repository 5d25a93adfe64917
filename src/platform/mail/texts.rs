//! Texts of letters in general, and of the page that lists them.

crate::texts! {
    on_map(address) { fr: "Sur la carte : {address}", en: "On the map: {address}" }
    mail_failed(n;) { fr: ["{n} message n’est pas parti", "{n} messages ne sont pas partis"], en: ["{n} message could not be sent", "{n} messages could not be sent"] }
    hello { fr: "Bonjour,", en: "Hello,", ar: "مرحبا،", uk: "Добрий день," }
    mails { fr: "Messages", en: "Messages" }
    intro { fr: "Les derniers messages envoyés par Archipel.", en: "The last messages sent by Archipel." }
    as_files { fr: "Aucun serveur de messagerie n’est réglé : chaque message est écrit dans un fichier, et se lit ici.", en: "No mail server is set: each message is written to a file, and can be read here." }
    none { fr: "Aucun message pour le moment. Une invitation ou un lien de connexion apparaîtra ici.", en: "No message yet. An invitation or a sign-in link will show up here." }
    to { fr: "À", en: "To" }
    subject { fr: "Objet", en: "Subject" }
    written { fr: "Écrit le", en: "Written" }
    state { fr: "État", en: "State" }
    sent { fr: "Envoyé", en: "Sent" }
    waiting { fr: "En attente", en: "Waiting" }
    failed { fr: "Échec", en: "Failed" }
    tries(n;) { fr: ["{n} essai", "{n} essais"], en: ["{n} attempt", "{n} attempts"] }
    error { fr: "Réponse du serveur", en: "What the server said" }
    retry { fr: "Essayer de nouveau", en: "Try again" }
    hidden { fr: "Le texte d’un message de connexion déjà envoyé n’est pas montré : il ouvrirait le compte d’un autre.", en: "The text of a sign-in message is not shown once sent: it would open somebody else’s account." }
}
