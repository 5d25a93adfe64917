//! Texts of the design system and of the frame.

use platform::i18n::Lang;

platform::texts! {
    legal { fr: "Mentions légales, données, accessibilité : non conforme", en: "Legal notice, data, accessibility: not compliant", ar: "معلومات قانونية، البيانات، سهولة الاستعمال: غير مطابق", uk: "Правова інформація, дані, доступність: не відповідає" }
    write_us { fr: "Écrire à l’équipe", en: "Write to the team", ar: "اكتب إلى الفريق", uk: "Написати команді" }
    call_us { fr: "Téléphoner", en: "Call", ar: "اتصل بالهاتف", uk: "Зателефонувати" }
    leave_empty { fr: "Laissez ce champ vide", en: "Leave this field empty" }
    kept_now(words) { fr: "Enregistré à présent : {words}", en: "Kept now: {words}", ar: "المحفوظ الآن: {words}", uk: "Зараз збережено: {words}" }
    nothing_kept { fr: "rien", en: "nothing", ar: "لا شيء", uk: "нічого" }
    skip { fr: "Aller au contenu", en: "Skip to content", ar: "إلى المحتوى", uk: "До вмісту" }
    group_work { fr: "Travail", en: "Work", ar: "العمل", uk: "Робота" }
    group_public { fr: "Public", en: "Public", ar: "للجميع", uk: "Для всіх" }
    group_produce { fr: "Légumes", en: "Produce", ar: "الخضار", uk: "Овочі" }
    group_land { fr: "Lieux", en: "Land", ar: "الأماكن", uk: "Місця" }
    group_house { fr: "Maison", en: "House", ar: "الإدارة", uk: "Управління" }
    main_menu { fr: "Menu", en: "Menu", ar: "القائمة", uk: "Меню" }
    more { fr: "Plus", en: "More", ar: "المزيد", uk: "Ще" }
    as_shown { fr: "Tableur, comme affiché", en: "Spreadsheet, as shown" }
    columns { fr: "Colonnes", en: "Columns" }
    offline_waits { fr: "en attente d’envoi", en: "waiting to be sent", ar: "في انتظار الإرسال", uk: "чекає на надсилання" }
    offline_queued { fr: "Pas de réseau : c’est noté ici, et partira tout seul.", en: "No network: noted here, it will go by itself.", ar: "لا توجد شبكة: سُجّل هنا وسيُرسل وحده.", uk: "Немає мережі: записано тут, надішлеться саме." }
    offline_withdraw { fr: "Retirer", en: "Withdraw", ar: "سحب", uk: "Прибрати" }
    offline_back { fr: "Le réseau est revenu.", en: "The network is back.", ar: "عادت الشبكة.", uk: "Мережа повернулася." }
    offline_loses { fr: "Des envois attendent encore sur cet appareil. Vous déconnecter les efface. Continuer ?", en: "Something still waits on this device. Signing out removes it. Go on?", ar: "لا تزال هناك رسائل تنتظر على هذا الجهاز. الخروج يمحوها. هل تتابع؟", uk: "На цьому пристрої ще щось чекає. Вихід це зітре. Продовжити?" }
    search { fr: "Rechercher", en: "Search" }
    found { fr: "Résultats de la recherche", en: "What was found" }
    search_house { fr: "Recherche dans toute la maison", en: "Search the whole house" }
    search_keys { fr: "Rechercher (touche / ou Ctrl+K)", en: "Search (/ or Ctrl+K)" }
    home { fr: "Accueil", en: "Home", ar: "الرئيسية", uk: "Головна" }
    plan { fr: "Plan", en: "Map", ar: "الخريطة", uk: "Карта" }
    week { fr: "Semaine", en: "Week" }
    presence { fr: "Présences", en: "Attendance" }
    my_week { fr: "Ma semaine", en: "My week", ar: "أسبوعي", uk: "Мій тиждень" }
    my_absences { fr: "Absences", en: "Time off", ar: "الغياب", uk: "Відсутність" }
    support { fr: "Accompagnement", en: "Support" }
    months { fr: "Heures", en: "Hours" }
    requests { fr: "Demandes", en: "Requests" }
    team { fr: "Équipe", en: "Team" }
    open_days { fr: "Chantiers coopératifs", en: "Community work days", ar: "أيام العمل الجماعي", uk: "Толоки" }
    workshops { fr: "Ateliers", en: "Workshops", ar: "الورشات", uk: "Майстер-класи" }
    bookings { fr: "Animation", en: "Running workshops" }
    sites { fr: "Terrains", en: "Sites", ar: "الأراضي", uk: "Ділянки" }
    plots { fr: "Parcelles", en: "Plots", ar: "القطع", uk: "Поля" }
    people { fr: "Personnes", en: "People" }
    mail { fr: "Messages", en: "Messages" }
    log { fr: "Journal", en: "Log" }
    settings { fr: "Réglages", en: "Settings" }
    account { fr: "Mon compte", en: "My account", ar: "حسابي", uk: "Мій профіль" }
    sign_in { fr: "Se connecter", en: "Sign in", ar: "تسجيل الدخول", uk: "Увійти" }
    sign_out { fr: "Se déconnecter", en: "Sign out", ar: "خروج", uk: "Вийти" }
    language { fr: "Langue", en: "Language", ar: "اللغة", uk: "Мова" }
    theme { fr: "Apparence", en: "Appearance", ar: "المظهر", uk: "Вигляд" }
    theme_auto { fr: "Automatique", en: "Automatic", ar: "تلقائي", uk: "Авто" }
    theme_light { fr: "Clair", en: "Light", ar: "فاتح", uk: "Світлий" }
    theme_dark { fr: "Sombre", en: "Dark", ar: "داكن", uk: "Темний" }
    find_my_bookings { fr: "Déjà inscrit ? Recevoir mes liens par e-mail", en: "Already booked? Get my links by e-mail" }
    signed_out_meanwhile { fr: "gardé ici : reconnectez-vous pour l’envoyer", en: "kept here: sign in again to send it" }
    undo { fr: "Revenir en arrière", en: "Undo" }
    nothing_matches { fr: "Rien ne correspond à ce que vous cherchez.", en: "Nothing matches what you are looking for." }
    optional { fr: "(facultatif)", en: "(optional)", ar: "(اختياري)", uk: "(необов’язково)" }
    all { fr: "Tout", en: "All" }
    filter { fr: "Filtrer", en: "Filter" }
    apply { fr: "Appliquer", en: "Apply" }
    all_lines(n) { fr: "Afficher les {n} lignes", en: "Show all {n} lines" }
    clear { fr: "Tout afficher", en: "Show all" }
    where_am_i { fr: "Vous êtes ici", en: "You are here" }
    save { fr: "Enregistrer", en: "Save" }
    cancel { fr: "Revenir sans enregistrer", en: "Back without saving" }
    export_csv { fr: "Télécharger le tableau", en: "Download the table" }
    previous { fr: "Page précédente", en: "Previous page" }
    pages { fr: "Pages de la liste", en: "Pages of the list" }
    next { fr: "Page suivante", en: "Next page" }

    history(n;) { fr: ["Historique ({n} ligne)", "Historique ({n} lignes)"], en: ["History ({n} line)", "History ({n} lines)"] }
    verb_created { fr: "création", en: "created" }
    verb_updated { fr: "modification", en: "changed" }
    verb_archived { fr: "archivage", en: "archived" }
    verb_restored { fr: "rétablissement", en: "restored" }
    verb_deleted { fr: "suppression", en: "removed" }
    verb_imported { fr: "import", en: "imported" }
    verb_merged { fr: "fusion", en: "merged" }
    verb_erased { fr: "effacement", en: "erased" }
    verb_exported { fr: "export", en: "exported" }
    verb_signed_in { fr: "connexion", en: "signed in" }
    verb_signed_out { fr: "déconnexion partout", en: "signed out everywhere" }
    verb_invited { fr: "invitation", en: "invited" }
    verb_secured { fr: "changement de secret", en: "secret changed" }
    verb_carded { fr: "changement de carte", en: "card changed" }
    verb_noted { fr: "note ou photo", en: "note or photo" }
    verb_assigned { fr: "changement d’équipe", en: "crew changed" }
    verb_swapped { fr: "remplacement", en: "cover" }
    verb_published { fr: "publication", en: "published" }
    verb_decided { fr: "décision", en: "decided" }
    verb_read { fr: "lecture", en: "read" }
    kind_person { fr: "personne", en: "person" }
    kind_ecopole { fr: "réglages", en: "settings" }

    design { fr: "Le système graphique", en: "The design system" }
    design_lead { fr: "Tout ce dont les pages sont faites. Changez la langue et l’apparence en bas de page.", en: "Everything pages are made of. Change language and appearance at the foot of the page." }
    design_colours { fr: "Couleurs", en: "Colours" }
    design_paper { fr: "papier", en: "paper" }
    design_ink { fr: "encre", en: "ink" }
    design_leaf { fr: "feuille : agir", en: "leaf: act" }
    design_beet { fr: "betterave : quelqu’un est attendu", en: "beet: someone is needed" }
    design_sun { fr: "soleil : aujourd’hui", en: "sun: today" }
    design_slate { fr: "terril : le fond sombre", en: "slate: the dark ground" }
    design_type { fr: "Écriture", en: "Type" }
    design_sample { fr: "Le potiron mûrit à l’ombre du terril, 1 250 kg en 2026.", en: "The squash ripens in the shade of the slag heap, 1,250 kg in 2026." }
    design_buttons { fr: "Boutons", en: "Buttons" }
    design_badges { fr: "États", en: "States" }
    design_good { fr: "à jour", en: "up to date" }
    design_warm { fr: "aujourd’hui", en: "today" }
    design_bad { fr: "en retard", en: "late" }
    design_plain { fr: "brouillon", en: "draft" }
    design_fields { fr: "Champs", en: "Fields" }
    design_name { fr: "Nom de la parcelle", en: "Name of the plot" }
    design_hint { fr: "Comme on l’appelle sur place.", en: "As it is called on site." }
    design_kind { fr: "Type", en: "Type" }
    design_table { fr: "Tableau", en: "Table" }
    design_surface { fr: "Surface", en: "Surface" }
    design_tabs { fr: "Onglets", en: "Tabs" }
    design_dialog { fr: "Question avant d’agir", en: "A question first" }
    design_dialog_text { fr: "La parcelle disparaît des listes. Vous pourrez la rétablir.", en: "The plot leaves the lists. You can restore it." }
    design_notice { fr: "Avis", en: "Notices" }
    design_empty { fr: "Liste vide", en: "Empty list" }
    design_empty_text { fr: "Aucune parcelle pour l’instant. Dessinez la première sur le plan.", en: "No plot yet. Draw the first one on the map." }
    design_icons { fr: "Pictogrammes", en: "Pictograms" }
    yes { fr: "oui", en: "yes" }
    no { fr: "non", en: "no" }
    n_fields(n;) { fr: ["{n} champ", "{n} champs"], en: ["{n} field", "{n} fields"] }
    archive { fr: "Archiver", en: "Archive" }
    delete { fr: "Supprimer", en: "Remove" }
}

/// The fields of records as the log names them: word in the log, French, English.
const FIELDS: &[(&str, &str, &str)] = &[
    ("day", "Jour", "Day"),
    ("days", "Jours", "Days"),
    ("Days", "Jours", "Days"),
    ("Part", "Partie du jour", "Part of the day"),
    ("starts", "Début", "Start"),
    ("ends", "Fin", "End"),
    ("starts_at", "Début", "Start"),
    ("ends_at", "Fin", "End"),
    ("from", "De", "From"),
    ("until", "À", "Until"),
    ("pause", "Pause", "Break"),
    ("site", "Terrain", "Site"),
    ("plot", "Parcelle", "Plot"),
    ("place", "Lieu", "Place"),
    ("task", "Tâche", "Task"),
    ("lead", "Responsable", "Lead"),
    ("skills", "Compétences", "Skills"),
    ("skill", "Compétence", "Skill"),
    ("heads", "Nombre", "Heads"),
    ("min", "Au moins", "At least"),
    ("max", "Au plus", "At most"),
    ("note", "Note", "Note"),
    ("notes", "Notes", "Notes"),
    ("project", "Projet", "Project"),
    ("assigned", "Personne", "Person"),
    ("person", "Personne", "Person"),
    ("people", "Personnes", "People"),
    ("reason", "Raison", "Reason"),
    ("broken", "Règles", "Rules"),
    ("swap", "Remplacement", "Cover"),
    ("offered_by", "Proposé par", "Offered by"),
    ("taken_by", "Repris par", "Taken by"),
    ("refused", "Refus", "Refusal"),
    ("kind", "Type", "Type"),
    ("state", "État", "State"),
    ("time", "Moment", "Time"),
    ("reference", "Référence", "Reference"),
    ("weekly", "Heures par semaine", "Weekly hours"),
    ("minutes", "Durée", "Length"),
    ("pass", "PASS IAE", "PASS IAE"),
    ("pass_ends", "Fin du PASS", "End of PASS"),
    ("renewal_of", "Prolonge", "Prolongs"),
    ("week", "Semaine", "Week"),
    ("changes", "Changements", "Changes"),
    ("outcome", "Présence", "Presence"),
    ("clocked", "Pointage", "Clock-in"),
    ("source", "Source", "Source"),
    ("month", "Mois", "Month"),
    ("figures", "Chiffres", "Figures"),
    ("planned", "Prévu", "Planned"),
    ("worked", "Travaillé", "Worked"),
    ("paid", "Payé", "Paid"),
    ("overtime", "Au-delà du contrat", "Beyond the contract"),
    ("support", "Accompagnement", "Support"),
    ("absences", "Absences", "Absences"),
    ("projects", "Projets", "Projects"),
    ("title", "Titre", "Title"),
    ("name", "Nom", "Name"),
    ("name_en", "Nom anglais", "English name"),
    ("name_ar", "Nom arabe", "Arabic name"),
    ("name_uk", "Nom ukrainien", "Ukrainian name"),
    ("pictogram", "Pictogramme", "Pictogram"),
    ("bring", "À apporter", "Bring"),
    ("licence", "Habilitation", "Licence"),
    ("level", "Niveau", "Level"),
    ("expires", "Valable jusqu’au", "Valid until"),
    ("restricted", "Pas cette tâche", "Not this task"),
    ("team", "Groupe", "Group"),
    ("born_on", "Né(e) le", "Born on"),
    ("birth_year", "Année de naissance", "Year of birth"),
    ("weekday", "Jour de la semaine", "Weekday"),
    ("cycle", "Rythme", "Rhythm"),
    ("story", "Récit", "Story"),
    ("summary", "Résumé", "Summary"),
    ("theme", "Thème", "Theme"),
    ("places", "Places", "Places"),
    ("briefing", "Consignes", "Briefing"),
    ("cancel_hours", "Annulation (h avant)", "Cancelling (h before)"),
    ("public", "Visible de tous", "Seen by all"),
    ("signed_up", "Inscrit", "Signed up"),
    ("came", "Présences", "Came"),
    ("rule", "Règle", "Rule"),
    ("value", "Chiffre", "Figure"),
    ("severity", "Gravité", "Severity"),
    ("holidays_worked", "Jours fériés travaillés", "Public holidays worked"),
    ("swaps_approve_themselves", "Remplacements acceptés sans accord", "Cover approved by itself"),
    ("mail_changes", "Changements par e-mail", "Changes by e-mail"),
    ("email", "E-mail", "E-mail"),
    ("phone", "Téléphone", "Phone"),
    ("roles", "Rôles", "Roles"),
    ("address", "Adresse", "Address"),
    ("commune", "Commune", "Town"),
    ("postal_code", "Code postal", "Postcode"),
    ("language", "Langue", "Language"),
    ("time_zone", "Fuseau horaire", "Time zone"),
    ("code", "Code", "Code"),
    ("form", "Forme", "Shape"),
    ("geometry", "Contour", "Outline"),
    ("length_cm", "Longueur (cm)", "Length (cm)"),
    ("width_cm", "Largeur (cm)", "Width (cm)"),
    ("area_m2", "Surface (m²)", "Area (m²)"),
    ("declared_m2", "Surface déclarée (m²)", "Declared area (m²)"),
    ("orientation", "Orientation", "Orientation"),
    ("position", "Position", "Position"),
    ("status", "Statut bio", "Organic status"),
    ("certificate", "Certificat", "Certificate"),
    ("soil_note", "Sol", "Soil"),
    ("water", "Eau", "Water"),
    ("lender", "Prêteur", "Lender"),
    ("lender_name", "Nom du prêteur", "Lender’s name"),
    ("agreement_starts", "Début de convention", "Agreement starts"),
    ("agreement_ends", "Fin de convention", "Agreement ends"),
    ("agreement_reference", "Convention", "Agreement"),
    ("species", "Espèce", "Species"),
    ("variety", "Variété", "Variety"),
    ("rootstock", "Porte-greffe", "Rootstock"),
    ("planted", "Planté", "Planted"),
    ("access", "Accès", "Access"),
    ("capacity", "Places", "Capacity"),
    ("min_people", "Minimum", "Minimum"),
    ("closes_hours", "Clôture (h avant)", "Closing (h before)"),
    ("opens_days", "Ouverture (jours avant)", "Opening (days before)"),
    ("facilitators", "Animé par", "Led by"),
    ("resources", "Matériel", "Resources"),
    ("dates", "Dates", "Dates"),
    ("prices", "Tarifs", "Prices"),
    ("cents", "Prix", "Price"),
    ("amount", "Montant", "Amount"),
    ("uses", "Utilisations", "Uses"),
    ("units", "Monnaie-temps", "Time units"),
    ("most", "Au plus", "At most"),
    ("age_from", "Âge minimum", "Minimum age"),
    ("age_to", "Âge maximum", "Maximum age"),
    ("allergens", "Allergènes", "Allergens"),
    ("children", "Enfants", "Children"),
    ("equipment", "Équipement", "Equipment"),
    ("languages", "Langues", "Languages"),
    ("seats_max", "Places par réservation", "Seats a booking"),
    ("newcomers_first", "Nouveaux d’abord", "Newcomers first"),
    ("confirm_by_mail", "Confirmer par e-mail", "Confirm by e-mail"),
    ("question", "Question", "Question"),
    ("choices", "Choix", "Choices"),
    ("required", "Obligatoire", "Required"),
    ("scope", "Pour", "For"),
    ("workshops", "Ateliers", "Workshops"),
];

/// What a field of a record is called; the log's own word where nobody gave it another.
pub fn field_name(l: Lang, word: &str) -> String {
    let found = FIELDS.iter().find(|(known, ..)| *known == word);
    found.map_or_else(
        || word.replace('_', " "),
        |(_, fr, en)| match l {
            Lang::En => (*en).to_owned(),
            _ => (*fr).to_owned(),
        },
    )
}

/// The words that the log keeps for what has a few values: word in the log, French, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("present", "présent", "present"),
    ("absent", "absent", "absent"),
    ("leave", "congés payés", "paid leave"),
    ("sick", "maladie", "sick leave"),
    ("accident", "accident du travail", "accident at work"),
    ("unpaid", "sans solde", "unpaid leave"),
    ("training", "formation", "training"),
    ("immersion", "immersion", "immersion"),
    ("family", "événement familial", "family event"),
    ("unjustified", "sans justification", "without justification"),
    ("requested", "demandé", "asked for"),
    ("approved", "accordé", "granted"),
    ("refused", "refusé", "refused"),
    ("withdrawn", "retiré", "taken back"),
    ("offered", "proposé", "offered"),
    ("taken", "repris", "taken"),
    ("coming", "vient", "comes"),
    ("waiting", "attend", "waits"),
    ("cancelled", "annulé", "cancelled"),
    ("cddi", "CDDI", "CDDI"),
    ("permanent", "CDI", "permanent"),
    ("apprentice", "apprentissage", "apprentice"),
    ("volunteer", "bénévole", "volunteer"),
    ("arrive", "arrivée", "arrival"),
    ("own", "téléphone", "telephone"),
    ("kiosk", "borne", "tablet"),
    ("supervisor", "encadrant", "supervisor"),
    ("coordinator", "coordination", "coordinator"),
    ("worker", "salarié en parcours", "insertion worker"),
    ("counsellor", "accompagnateur", "counsellor"),
    ("facilitator", "animateur", "facilitator"),
    ("member", "adhérent", "member"),
    ("every", "chaque semaine", "every week"),
    ("able", "sait faire", "able"),
    ("learning", "apprend", "learning"),
    ("expert", "sait montrer", "expert"),
    ("refuse", "refuser", "refuse"),
    ("ask", "demander une raison", "ask for a reason"),
    ("hint", "signaler", "point out"),
    ("work", "travail", "work"),
    ("paid", "payé", "paid"),
    ("head_max", "plus de monde que prévu", "more people than planned"),
    ("skills", "compétences", "skills"),
    ("contract_hours", "heures du contrat", "contract hours"),
    ("availability", "disponibilité", "availability"),
    ("holiday", "jour férié", "public holiday"),
    ("weekends", "week-ends", "weekends"),
    ("early_starts", "débuts matinaux", "early starts"),
    ("confirmed", "confirmé", "confirmed"),
    ("full", "plein tarif", "full price"),
    ("reduced", "tarif réduit", "reduced price"),
    ("solidarity", "tarif solidaire", "solidarity price"),
    ("percent", "pour cent", "per cent"),
    ("cash", "espèces", "cash"),
    ("transfer", "virement", "transfer"),
];

/// A value of the log in words; nothing for what somebody wrote.
pub fn log_word(l: Lang, word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, ..)| *known == word).map(|(_, fr, en)| match l {
        Lang::En => *en,
        _ => *fr,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_one_name() {
        for (at, (word, ..)) in FIELDS.iter().enumerate() {
            assert!(!FIELDS[..at].iter().any(|(other, ..)| other == word), "{word} twice");
        }
        for (at, (word, ..)) in WORDS.iter().enumerate() {
            assert!(!WORDS[..at].iter().any(|(other, ..)| other == word), "{word} twice");
        }
        assert_eq!(
            (field_name(Lang::Fr, "weekly"), field_name(Lang::En, "some_thing")),
            ("Heures par semaine".to_owned(), "some thing".to_owned())
        );
    }
}
