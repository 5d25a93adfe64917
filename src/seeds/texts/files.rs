//! Texts about what comes and goes as files, and about numbers.

platform::texts! {
    import { fr: "Importer une liste", en: "Import a list" }
    import_lead { fr: "Un tableau de variétés et de bocaux : CSV, XLSX ou ODS. Rien n’est écrit avant votre accord.", en: "A table of varieties and jars: CSV, XLSX or ODS. Nothing is written before you agree." }
    import_file { fr: "Fichier", en: "File" }
    import_hint { fr: "Une ligne de titres, puis une ligne par bocal. Il faut au moins le légume et la variété.", en: "One heading line, then one line a jar. At least the vegetable and the variety are needed." }
    import_look { fr: "Vérifier le fichier", en: "Check the file" }
    import_preview { fr: "Voici ce qui va se passer", en: "This is what will happen" }
    import_nothing_yet { fr: "Rien n’est encore écrit.", en: "Nothing is written yet." }
    import_needs { fr: "Dites quelle colonne contient le légume et laquelle la variété.", en: "Say which column holds the vegetable and which the variety." }
    import_new(n;) { fr: ["{n} ajoutée", "{n} ajoutées"], en: ["{n} added", "{n} added"] }
    import_filled(n;) { fr: ["{n} complétée", "{n} complétées"], en: ["{n} filled in", "{n} filled in"] }
    import_refused(n;) { fr: ["{n} refusée", "{n} refusées"], en: ["{n} refused", "{n} refused"] }
    import_do(n;) { fr: ["Importer {n} ligne", "Importer {n} lignes"], en: ["Import {n} line", "Import {n} lines"] }
    import_line { fr: "Ligne", en: "Line" }
    import_fate { fr: "Résultat", en: "Outcome" }
    import_what { fr: "Détail", en: "Detail" }
    import_other_file { fr: "Choisir un autre fichier", en: "Choose another file" }
    fate_variety { fr: "variété nouvelle", en: "new variety" }
    fate_variety_and_lot { fr: "variété et lot nouveaux", en: "new variety and lot" }
    fate_lot { fr: "lot nouveau", en: "new lot" }
    fate_filled { fr: "complétée", en: "filled in" }
    fate_same { fr: "déjà connue", en: "known" }
    fate_skipped { fr: "laissée", en: "left out" }
    fate_refused { fr: "refusée", en: "refused" }
    it_is_the_same(name) { fr: "C’est « {name} »", en: "It is “{name}”" }
    it_is_its_own { fr: "Une variété à part", en: "A variety of its own" }
    leave_it_out { fr: "Laisser de côté", en: "Leave it out" }
    decide_about(name) { fr: "Que faire de « {name} »", en: "What to do with “{name}”" }
    species_unknown { fr: "Ce légume n’est pas au catalogue : ajoutez-le d’abord.", en: "This vegetable is not in the catalogue: add it first." }
    species_nearly(name) { fr: "Ce légume n’est pas au catalogue. Vouliez-vous dire « {name} » ?", en: "This vegetable is not in the catalogue. Did you mean “{name}”?" }
    note_without_year { fr: "Cette note irait avec un bocal, qui a une année de récolte. Sans bocal, ignorez la colonne ou lisez-la comme présentation, pour tous.", en: "This note would go with a jar, which has a year of harvest. Without one, ignore the column or read it as the story, for everybody." }
    amount_without_year { fr: "Un lot a une année de récolte.", en: "A lot has a year of harvest." }
    one_unit_a_lot { fr: "Le sachet et la quantité sont dans la même unité.", en: "Packet and amount are in one unit." }
    which_unit { fr: "Dans quelle unité ? Par exemple « 12 g » ou « 120 graines ».", en: "In which unit? For instance “12 g” or “120 seeds”." }
    not_an_amount { fr: "Écrivez un seul nombre avec son unité, entre 1 mg et 1 000 kg : « 12,5 g », « 120 graines ».", en: "Write one number with its unit, between 1 mg and 1,000 kg: “12.5 g”, “120 seeds”." }
    import_year { fr: "Écrivez l’année de récolte (2023) ou un jour (12/09/2023), au plus tard cette année.", en: "Write the year of harvest (2023) or a day (12/09/2023), this year at the latest." }
    import_yes_or_no { fr: "Écrivez oui ou non.", en: "Write yes or no." }
    number_of_another(name) { fr: "Ce numéro est celui d’un lot de « {name} ».", en: "This number is that of a lot of “{name}”." }
    twin_of(line) { fr: "Même contenu que la ligne {line} : un deuxième bocal ?", en: "The same as line {line}: a second jar?" }
    two_jars { fr: "Deux bocaux", en: "Two jars" }
    institute_wrong { fr: "Le code FAO d’un institut a trois lettres et trois chiffres : FRA999.", en: "An institute’s FAO code has three letters and three digits: FRA999." }
    own_number { fr: "Votre numéro", en: "Your number" }

    files { fr: "Fichiers", en: "Files" }
    files_lead { fr: "Ce qui entre et ce qui sort : tableurs, banques de semences, site de la commune.", en: "What comes in and goes out: spreadsheets, seed banks, the town’s site." }
    workbook { fr: "Classeur (XLSX)", en: "Workbook (XLSX)" }
    workbook_what { fr: "Variétés, lots et mouvements, une feuille chacun.", en: "Varieties, lots and movements, a sheet each." }
    mcpd_title { fr: "Données de passeport (MCPD 2.1)", en: "Passport data (MCPD 2.1)" }
    mcpd_what { fr: "Le format des banques de semences. Les noms des jardiniers restent ici.", en: "The format of seed banks. Names of gardeners stay here." }
    mcpd_download { fr: "Télécharger le MCPD", en: "Download the MCPD" }
    mcpd_institute { fr: "Code FAO de l’institut, si vous en avez un", en: "The institute’s FAO code, if you have one" }
    mcpd_lacks { fr: "Ce qui manque", en: "What is missing" }
    mcpd_field { fr: "Champ", en: "Field" }
    mcpd_complete { fr: "Rien ne manque.", en: "Nothing is missing." }
    n_lots(n;) { fr: ["{n} lot", "{n} lots"], en: ["{n} lot", "{n} lots"] }
    open_catalogue { fr: "Catalogue ouvert (JSON)", en: "Open catalogue (JSON)" }
    open_catalogue_what { fr: "Pour d’autres programmes : ce qui peut être demandé maintenant.", en: "For other programs: what may be asked for now." }
    town_site { fr: "Sur le site de la commune", en: "On the town’s site" }
    town_site_what { fr: "Ce cadre montre ce qui se sème ce mois-ci. Copiez-le dans une page.", en: "This frame shows what is sown this month. Copy it into a page." }
    movements { fr: "Mouvements", en: "Movements" }

    numbers { fr: "Chiffres", en: "Numbers" }
    numbers_lead { fr: "Ce que la grainothèque a donné, reçu et gardé en vie. Aucun nombre de moins de cinq par commune.", en: "What the exchange gave, received and kept alive. No number under five by town." }
    number_given { fr: "Dons, prêts et échanges", en: "Gifts, loans and swaps" }
    number_varieties_given { fr: "Variétés données", en: "Varieties given" }
    number_brought { fr: "Lots rapportés", en: "Lots brought back" }
    number_harvested { fr: "Lots récoltés chez nous", en: "Lots harvested here" }
    number_requests { fr: "Demandes confirmées", en: "Requests confirmed" }
    number_tests { fr: "Tests de germination", en: "Germination tests" }
    number_promises { fr: "Promesses tenues", en: "Promises kept" }
    of_promised(kept, promised) { fr: "{kept} sur {promised}", en: "{kept} of {promised}" }
    number_alive { fr: "Variétés en vie", en: "Varieties alive" }
    of_varieties(alive, all) { fr: "{alive} sur {all}", en: "{alive} of {all}" }
    number_guardians { fr: "Gardiens", en: "Guardians" }
    by_commune { fr: "Par commune", en: "By town" }
    other_communes { fr: "Autres communes", en: "Other towns" }
    nothing_by_commune { fr: "Aucune commune n’a encore reçu cinq fois des graines.", en: "No town has been given seed five times yet." }
    packets_given { fr: "Dons, prêts et échanges", en: "Gifts, loans and swaps" }
}
