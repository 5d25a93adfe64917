//! Texts of the design system and of the frame.

crate::texts! {
    skip { fr: "Aller au contenu", en: "Skip to content" }
    main_menu { fr: "Menu", en: "Menu" }
    more { fr: "Plus", en: "More" }
    home { fr: "Accueil", en: "Home" }
    plan { fr: "Plan", en: "Map" }
    week { fr: "Semaine", en: "Week" }
    presence { fr: "Présences", en: "Presence" }
    my_week { fr: "Ma semaine", en: "My week" }
    my_absences { fr: "Absences", en: "Time off" }
    support { fr: "Suivi", en: "Support" }
    months { fr: "Heures", en: "Hours" }
    requests { fr: "Demandes", en: "Requests" }
    team { fr: "Équipe", en: "Team" }
    open_days { fr: "Chantiers", en: "Work days" }
    workshops { fr: "Ateliers", en: "Workshops" }
    bookings { fr: "Animer", en: "Bookings" }
    sites { fr: "Terrains", en: "Sites" }
    plots { fr: "Parcelles", en: "Plots" }
    people { fr: "Personnes", en: "People" }
    mail { fr: "Courrier", en: "Mail" }
    log { fr: "Journal", en: "Log" }
    settings { fr: "Réglages", en: "Settings" }
    account { fr: "Mon compte", en: "My account" }
    sign_in { fr: "Connexion", en: "Sign in" }
    sign_out { fr: "Se déconnecter", en: "Sign out" }
    language { fr: "Langue", en: "Language" }
    theme { fr: "Apparence", en: "Appearance" }
    theme_auto { fr: "Auto", en: "Auto" }
    theme_light { fr: "Clair", en: "Light" }
    theme_dark { fr: "Sombre", en: "Dark" }
    undo { fr: "Annuler", en: "Undo" }
    optional { fr: "(facultatif)", en: "(optional)" }
    all { fr: "Tout", en: "All" }
    filter { fr: "Filtrer", en: "Filter" }
    clear { fr: "Tout afficher", en: "Show all" }
    where_am_i { fr: "Vous êtes ici", en: "You are here" }
    save { fr: "Enregistrer", en: "Save" }
    cancel { fr: "Revenir sans enregistrer", en: "Back without saving" }
    export_csv { fr: "Tableur", en: "Spreadsheet" }
    previous { fr: "Page précédente", en: "Previous page" }
    next { fr: "Page suivante", en: "Next page" }

    history(n;) { fr: ["Historique ({n} ligne)", "Historique ({n} lignes)"], en: ["History ({n} line)", "History ({n} lines)"] }
    verb_created { fr: "créé", en: "created" }
    verb_updated { fr: "modifié", en: "changed" }
    verb_archived { fr: "archivé", en: "archived" }
    verb_restored { fr: "rétabli", en: "restored" }
    verb_deleted { fr: "supprimé", en: "removed" }
    verb_imported { fr: "importé", en: "imported" }
    verb_merged { fr: "fusionné", en: "merged" }
    verb_erased { fr: "effacé", en: "erased" }
    verb_exported { fr: "exporté", en: "exported" }
    verb_signed_in { fr: "connecté", en: "signed in" }
    verb_signed_out { fr: "déconnecté partout", en: "signed out everywhere" }
    verb_invited { fr: "invité", en: "invited" }
    verb_secured { fr: "secret changé", en: "secret changed" }
    verb_carded { fr: "carte changée", en: "card changed" }
    verb_noted { fr: "note ou photo", en: "note or photo" }
    verb_assigned { fr: "équipe changée", en: "crew changed" }
    verb_swapped { fr: "échange", en: "swap" }
    verb_published { fr: "publié", en: "published" }
    verb_decided { fr: "décidé", en: "decided" }
    verb_read { fr: "lu", en: "read" }
    kind_person { fr: "personne", en: "person" }
    kind_ecopole { fr: "réglages", en: "settings" }
    kind_site { fr: "terrain", en: "site" }
    kind_plot { fr: "parcelle", en: "plot" }
    kind_bed { fr: "planche", en: "bed" }
    kind_tree { fr: "arbre", en: "tree" }
    kind_point { fr: "point", en: "point" }
    kind_rule { fr: "règle", en: "rule" }
    kind_task { fr: "tâche ou compétence", en: "task or skill" }
    kind_contract { fr: "contrat", en: "contract" }
    kind_shift { fr: "créneau", en: "shift" }
    kind_template { fr: "modèle", en: "template" }
    kind_plan { fr: "planning", en: "plan" }
    kind_absence { fr: "absence", en: "absence" }
    kind_presence { fr: "présence", en: "presence" }
    kind_month { fr: "fiche du mois", en: "monthly sheet" }
    kind_kiosk { fr: "borne", en: "shared tablet" }
    kind_open_day { fr: "chantier coopératif", en: "cooperative work day" }
    kind_support { fr: "accompagnement", en: "support" }
    kind_workshop { fr: "atelier", en: "workshop" }
    kind_booking { fr: "réservation", en: "booking" }
    kind_voucher { fr: "bon de réduction", en: "voucher" }

    design { fr: "Le système graphique", en: "The design system" }
    design_lead { fr: "Tout ce dont les pages sont faites. Changez la langue et l’apparence en bas de page.", en: "Everything pages are made of. Change language and appearance at the foot of the page." }
    design_colours { fr: "Couleurs", en: "Colours" }
    design_paper { fr: "papier", en: "paper" }
    design_ink { fr: "encre", en: "ink" }
    design_leaf { fr: "feuille : agir", en: "leaf: act" }
    design_beet { fr: "betterave : quelqu’un est attendu", en: "beet: someone is needed" }
    design_sun { fr: "soleil : aujourd’hui", en: "sun: today" }
    design_slate { fr: "terril : le fond sombre", en: "slate: the dark ground" }
    design_type { fr: "Écriture", en: "Type" }
    design_sample { fr: "Le potiron mûrit à l’ombre du terril, 1 250 kg en 2026.", en: "The squash ripens in the shade of the slag heap, 1,250 kg in 2026." }
    design_buttons { fr: "Boutons", en: "Buttons" }
    design_badges { fr: "États", en: "States" }
    design_good { fr: "à jour", en: "up to date" }
    design_warm { fr: "aujourd’hui", en: "today" }
    design_bad { fr: "en retard", en: "late" }
    design_plain { fr: "brouillon", en: "draft" }
    design_fields { fr: "Champs", en: "Fields" }
    design_name { fr: "Nom de la parcelle", en: "Name of the plot" }
    design_hint { fr: "Comme on l’appelle sur place.", en: "As it is called on site." }
    design_kind { fr: "Genre", en: "Kind" }
    design_table { fr: "Tableau", en: "Table" }
    design_surface { fr: "Surface", en: "Surface" }
    design_tabs { fr: "Onglets", en: "Tabs" }
    design_dialog { fr: "Question avant d’agir", en: "A question first" }
    design_dialog_text { fr: "La parcelle disparaît des listes. Vous pourrez la rétablir.", en: "The plot leaves the lists. You can restore it." }
    design_notice { fr: "Avis", en: "Notices" }
    design_empty { fr: "Liste vide", en: "Empty list" }
    design_empty_text { fr: "Aucune parcelle encore. Dessinez la première sur le plan.", en: "No plot yet. Draw the first one on the map." }
    design_icons { fr: "Pictogrammes", en: "Pictograms" }
    archive { fr: "Archiver", en: "Archive" }
    delete { fr: "Supprimer", en: "Remove" }
}
