//! Texts about files that are read.

platform::texts! {
    all_or_none { fr: "Ne rien écrire du tout tant que quelque chose est refusé", en: "Write nothing at all as long as something is refused" }
    other_file { fr: "Choisir un autre fichier", en: "Choose another file" }
    no_table { fr: "Ce fichier ne se lit pas comme un tableau. Enregistrez-le au format CSV, XLSX ou ODS.", en: "This file does not read as a table. Save it as CSV, XLSX or ODS." }
    no_rows { fr: "Ce fichier n’a qu’une ligne. Il faut une ligne de titres, puis une ligne par fiche.", en: "This file has one line only. It takes a heading line, then one line a record." }
    too_many_rows(max) { fr: "Plus de {max} lignes : coupez le fichier en deux.", en: "More than {max} rows: split the file in two." }
    quote_never_ends(line) { fr: "Ligne {line} : un guillemet s’ouvre et ne se ferme pas. Le fichier est peut-être coupé.", en: "Row {line}: a quotation mark opens and never closes. The file may be cut off." }
    bad_workbook { fr: "Ce classeur est abîmé ou protégé. Enregistrez-le de nouveau, sans mot de passe, ou au format CSV.", en: "This workbook is damaged or protected. Save it again without a password, or as CSV." }
    too_large_inside { fr: "Ce fichier contient beaucoup trop de données. Gardez seulement la feuille à importer.", en: "This file holds far too much data. Keep only the sheet to import." }
    headless { fr: "Aucun titre n’est reconnu, et la première ligne du fichier est lue comme une ligne de titres. Si c’est déjà une donnée, ajoutez au fichier une ligne de titres : sinon elle manquera.", en: "No heading is known, and the first line of the file is read as headings. If it is data already, add a line of headings to the file: else it will be missing." }
    what_we_read { fr: "Ce que nous avons lu", en: "What we read" }
    read_csv(rows; written, sign) { fr: ["{rows} ligne · {written} · colonnes séparées par {sign}", "{rows} lignes · {written} · colonnes séparées par {sign}"], en: ["{rows} row · {written} · columns separated by {sign}", "{rows} rows · {written} · columns separated by {sign}"] }
    read_workbook(rows;) { fr: ["{rows} ligne de la première feuille", "{rows} lignes de la première feuille"], en: ["{rows} row of the first sheet", "{rows} rows of the first sheet"] }
    other_sheets(n;) { fr: ["{n} autre feuille n’est pas lue.", "{n} autres feuilles ne sont pas lues."], en: ["{n} other sheet is not read.", "{n} other sheets are not read."] }
    read_things(n;) { fr: ["{n} élément", "{n} éléments"], en: ["{n} thing", "{n} things"] }
    utf8 { fr: "Unicode (UTF-8)", en: "Unicode (UTF-8)" }
    utf16 { fr: "Unicode (UTF-16)", en: "Unicode (UTF-16)" }
    western { fr: "occidental (windows-1252)", en: "Western (windows-1252)" }
    macintosh { fr: "Macintosh", en: "Macintosh" }
    dos { fr: "MS-DOS", en: "MS-DOS" }
    mixed { fr: "Unicode, avec quelques lettres en windows-1252 : relisez les accents", en: "Unicode, with some letters in windows-1252: check the accents" }
    tab { fr: "des tabulations", en: "tabs" }
    column { fr: "Colonne du fichier", en: "Column of the file" }
    examples { fr: "Premières valeurs", en: "First values" }
    taken_for { fr: "Est lue comme", en: "Is read as" }
    taken_for_of(column) { fr: "La colonne {column} est lue comme", en: "Column {column} is read as" }
    ignored { fr: "— colonne ignorée —", en: "— column ignored —" }
    ignored_badge { fr: "ignorée", en: "ignored" }
    n_ignored(n;) { fr: ["{n} colonne ignorée", "{n} colonnes ignorées"], en: ["{n} column ignored", "{n} columns ignored"] }
    nothing_ignored { fr: "Toutes les colonnes sont lues.", en: "All columns are read." }
    apply { fr: "Lire ainsi", en: "Read it this way" }
    remembered { fr: "Ces choix serviront aussi au prochain fichier qui a les mêmes titres.", en: "These choices will also serve the next file with the same headings." }
    without_heading { fr: "(sans titre)", en: "(no heading)" }
    too_many_cells { fr: "Cette ligne a plus de cases que la ligne de titres. Vérifiez les séparateurs.", en: "This row has more cells than the heading. Check the separators." }
    in_column(column, value, what) { fr: "Colonne « {column} », « {value} » : {what}", en: "Column “{column}”, “{value}”: {what}" }
    of_column(column, what) { fr: "Colonne « {column} » : {what}", en: "Column “{column}”: {what}" }
}
