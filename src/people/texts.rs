//! Texts about people.

use platform::i18n::Lang;

use super::model::Role;

/// A role's name.
#[must_use]
pub const fn role(l: Lang, role: Role) -> &'static str {
    match role {
        Role::Coordinator => coordinator(l),
        Role::Supervisor => supervisor(l),
        Role::Counsellor => counsellor(l),
        Role::Worker => worker(l),
        Role::SeedKeeper => seed_keeper(l),
        Role::Seller => seller(l),
        Role::Facilitator => facilitator(l),
        Role::Certifier => certifier(l),
        Role::Member => member(l),
    }
}

/// A language's name in another.
#[must_use]
pub const fn language_name(l: Lang, of: Lang) -> &'static str {
    match of {
        Lang::Fr => in_french(l),
        Lang::En => in_english(l),
        Lang::Ar => in_arabic(l),
        Lang::Uk => in_ukrainian(l),
    }
}

platform::texts! {
    pin { fr: "Code à 4 chiffres", en: "4-digit code" }
    four_digits { fr: "Tapez 4 chiffres.", en: "Type 4 digits." }
    mail_invite_subject(ecopole) { fr: "Votre compte : {ecopole}", en: "Your account: {ecopole}" }
    mail_invite(name, ecopole) { fr: "{name}, un compte vous attend sur {ecopole}. Ouvrez ce lien pour choisir votre mot de passe ; il sert une fois, pendant sept jours.", en: "{name}, an account is waiting for you on {ecopole}. Open this link to choose your password; it works once, for seven days." }
    mail_reset_subject { fr: "Choisir un nouveau mot de passe", en: "Choose a new password" }
    mail_reset { fr: "Ouvrez ce lien pour choisir un nouveau mot de passe. Il sert une fois, pendant deux heures.", en: "Open this link to choose a new password. It works once, for two hours." }
    mail_ignore { fr: "Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne n’entre.", en: "You did not ask for this? Do nothing: without this link nobody enters." }
    choose_password { fr: "Choisissez un mot de passe", en: "Choose a password" }

    coordinator { fr: "Coordination", en: "Coordinator" }
    supervisor { fr: "Encadrement technique", en: "Technical supervisor" }
    counsellor { fr: "Accompagnement socioprofessionnel", en: "Employment counsellor" }
    worker { fr: "Parcours d’insertion", en: "Worker" }
    seed_keeper { fr: "Grainothèque", en: "Seed keeper" }
    seller { fr: "Vente", en: "Seller" }
    facilitator { fr: "Animation d’ateliers", en: "Facilitator" }
    certifier { fr: "Organisme certificateur (lecture)", en: "Control body (read only)" }
    member { fr: "Adhésion", en: "Member" }

    people { fr: "Personnes", en: "People" }
    people_lead { fr: "L’équipe, les salariés, les adhérents.", en: "The team, the workers, the members." }
    new_person { fr: "Nouvelle personne", en: "New person" }
    edit_person { fr: "Modifier la fiche", en: "Edit the record" }
    edit { fr: "Modifier", en: "Edit" }
    present { fr: "Fiches actives", en: "Active" }
    archived { fr: "Fiches archivées", en: "Archived" }
    erased { fr: "Effacé", en: "Erased" }
    nobody { fr: "Personne ne correspond. Changez le filtre, ou ajoutez quelqu’un.", en: "Nobody matches. Change the filter, or add somebody." }
    search { fr: "Nom, e-mail ou commune", en: "Name, e-mail or town" }
    role_label { fr: "Rôle", en: "Role" }
    roles { fr: "Rôles", en: "Roles" }
    name { fr: "Nom", en: "Name" }
    first_name { fr: "Prénom", en: "First name" }
    name_hint { fr: "Prénom et nom.", en: "First and last name." }
    email { fr: "E-mail", en: "E-mail" }
    email_hint { fr: "Sert aussi à se connecter.", en: "Also used to sign in." }
    email_taken { fr: "Cette adresse appartient déjà à une autre fiche. Vous pouvez fusionner les deux.", en: "This address already belongs to another record. You can merge the two." }
    phone { fr: "Téléphone", en: "Phone" }
    language { fr: "Langue", en: "Language" }
    not_chosen { fr: "Pas encore choisie", en: "Not chosen yet" }
    commune { fr: "Commune", en: "Town" }
    postal_code { fr: "Code postal", en: "Postcode" }
    postal_code_wrong { fr: "Chiffres et lettres seulement. Exemple : 62300.", en: "Digits and letters only. Example: 62300." }
    birth_year { fr: "Année de naissance", en: "Year of birth" }
    notes { fr: "Notes", en: "Notes" }
    notes_hint { fr: "Lues par la coordination. Rien sur la santé ni sur la vie privée.", en: "Read by the coordinators. Nothing about health or private life." }

    invite { fr: "Envoyer une invitation", en: "Send an invitation" }
    invite_needs_email { fr: "Il faut d’abord une adresse e-mail sur la fiche.", en: "The record needs an e-mail address first." }
    card { fr: "Carte", en: "Card" }
    card_since(date) { fr: "imprimée le {date}", en: "printed {date}" }
    print_card { fr: "Imprimer la carte", en: "Print the card" }
    set_pin { fr: "Nouveau code secret", en: "New PIN" }
    pin_hint { fr: "Demandez à la personne de le choisir. Le compteur d’essais repart à zéro.", en: "Let the person choose it. Failed attempts are reset." }
    roles_many { fr: "Rôles en série", en: "Roles of several" }
    roles_many_lead { fr: "Cochez des personnes, choisissez un rôle : vous voyez d’abord ce qui changera.", en: "Tick people, choose a role: you see first what will change." }
    give_role { fr: "Donner le rôle", en: "Give the role" }
    take_role { fr: "Retirer le rôle", en: "Take the role away" }
    what_to_do { fr: "Que faire ?", en: "What to do?" }
    see_what { fr: "Voir ce qui changera", en: "See what will change" }
    will_change(n;) { fr: ["{n} personne changera", "{n} personnes changeront"], en: ["{n} person will change", "{n} people will change"] }
    roles_from_to(before, after) { fr: "{before} → {after}", en: "{before} → {after}" }
    roles_nothing { fr: "Rien ne changerait : ces personnes en sont déjà là.", en: "Nothing would change: these people are there already." }
    do_it { fr: "Confirmer", en: "Confirm" }
    nobody_chosen { fr: "Cochez au moins une personne.", en: "Tick at least one person." }
    second_factor { fr: "Double vérification", en: "Two-step verification" }
    second_since(since) { fr: "depuis le {since}", en: "since {since}" }
    remove_second { fr: "Retirer la double vérification", en: "Remove two-step verification" }
    remove_own_second { fr: "La vôtre se désactive dans « Mon compte », avec votre mot de passe.", en: "Yours is switched off in “My account”, with your password." }
    remove_second_what { fr: "Pour qui a perdu son téléphone et ses codes de secours. Vérifiez de vive voix que c’est bien cette personne qui le demande.", en: "For somebody who lost phone and recovery codes. Make sure, by voice, that it is this person who asks." }
    revoke_card { fr: "Désactiver la carte", en: "Deactivate the card" }
    revoke_card_what { fr: "La carte perdue ne pourra plus servir. Vous pourrez en imprimer une autre.", en: "The lost card will no longer work. You can print another." }
    restore { fr: "Rétablir", en: "Restore" }
    archive_what { fr: "La personne quitte les listes et ses appareils sont déconnectés. Vous pourrez la rétablir.", en: "The person leaves the lists and their devices are signed out. You can restore them." }
    merge_oneself { fr: "C’est votre propre fiche : ouvrez-la, et fusionnez l’autre avec elle.", en: "This is your own record: open it, and merge the other one into it." }
    merge_gives_role(name, role) { fr: "{name} a un rôle que la fiche gardée n’a pas : {role}. Gardez plutôt cette fiche-là, ou donnez ou retirez d’abord ce rôle.", en: "{name} has a role that the record kept has not: {role}. Keep that record instead, or give or take this role first." }
    last_coordinator { fr: "C’est la dernière personne de la coordination : nommez-en d’abord une autre.", en: "This is the last coordinator: name another one first." }
    merge { fr: "Fusionner avec une autre fiche", en: "Merge with another record" }
    merge_other { fr: "L’autre fiche de la même personne", en: "The other record of the same person" }
    merge_what(name) { fr: "La fiche de {name} reste et reçoit ce qui lui manque. L’autre est archivée. Cela ne s’annule pas.", en: "The record of {name} stays and receives what it lacks. The other is archived. This cannot be undone." }
    merge_same { fr: "C’est la même fiche.", en: "This is the same record." }
    merge_archived { fr: "L’une des deux fiches est archivée : rétablissez-la d’abord.", en: "One of the two records is archived: restore it first." }
    personal_data { fr: "Données personnelles", en: "Personal data" }
    erase { fr: "Effacer les données", en: "Erase the data" }
    erase_what { fr: "Nom, adresse, téléphone, notes et accès disparaissent pour toujours. Le journal garde les faits sans identité.", en: "Name, address, telephone, notes and access are gone for ever. The log keeps the facts without identity." }
    erase_self { fr: "Vous ne pouvez pas effacer votre propre fiche.", en: "You cannot erase your own record." }

    cards { fr: "Cartes", en: "Cards" }

    import { fr: "Importer", en: "Import" }
    import_lead { fr: "Un fichier de tableur : CSV, XLSX ou ODS. Rien n’est écrit avant votre accord.", en: "A spreadsheet file: CSV, XLSX or ODS. Nothing is written before you agree." }
    import_file { fr: "Fichier", en: "File" }
    import_hint { fr: "Une ligne de titres, puis une ligne par personne. Vous verrez chaque colonne et ce que nous en faisons.", en: "One heading line, then one line a person. You will see each column and what we make of it." }
    import_template { fr: "Télécharger un modèle à remplir", en: "Download a template to fill in" }
    import_shares(name) { fr: "adresse e-mail déjà à {name} : ajoutée sans e-mail", en: "the e-mail address is {name}’s: added without it" }
    import_look { fr: "Vérifier le fichier", en: "Check the file" }
    import_no_name { fr: "Dites quelle colonne contient les noms.", en: "Say which column holds the names." }
    import_ambiguous { fr: "Plusieurs personnes portent ce nom : ajoutez l’e-mail.", en: "Several people have this name: add the e-mail." }
    import_archived { fr: "Cette personne est archivée : rétablissez-la d’abord.", en: "This person is archived: restore them first." }
    import_one_of(list) { fr: "Choisissez parmi : {list}.", en: "Choose one of: {list}." }
    import_birth_year { fr: "Écrivez une année (1984) ou une date (31/03/1984) qui ne soit pas à venir.", en: "Write a year (1984) or a date (31/03/1984) that is not to come." }
    in_french { fr: "français", en: "French" }
    in_english { fr: "anglais", en: "English" }
    in_arabic { fr: "arabe", en: "Arabic" }
    in_ukrainian { fr: "ukrainien", en: "Ukrainian" }
    import_twice(line) { fr: "La même personne est déjà à la ligne {line}.", en: "The same person is already on line {line}." }
    import_stopped { fr: "Des lignes sont refusées : rien n’a été écrit.", en: "Some lines are refused: nothing was written." }
    import_preview { fr: "Voici ce qui va se passer", en: "This is what will happen" }
    import_nothing_yet { fr: "Rien n’est encore écrit.", en: "Nothing is written yet." }
    import_new(n;) { fr: ["{n} nouvelle", "{n} nouvelles"], en: ["{n} new", "{n} new"] }
    import_changed(n;) { fr: ["{n} modifiée", "{n} modifiées"], en: ["{n} changed", "{n} changed"] }
    import_refused(n;) { fr: ["{n} refusée", "{n} refusées"], en: ["{n} refused", "{n} refused"] }
    import_do(n;) { fr: ["Importer {n} personne", "Importer {n} personnes"], en: ["Import {n} person", "Import {n} people"] }
    import_line { fr: "Ligne", en: "Line" }
    import_fate { fr: "Résultat", en: "Outcome" }
    import_what { fr: "Détail", en: "Detail" }
    fate_new { fr: "nouvelle", en: "new" }
    fate_update { fr: "modifiée", en: "changed" }
    fate_same { fr: "inchangée", en: "unchanged" }
    fate_refused { fr: "refusée", en: "refused" }
}
