//! Texts about files that are read.

use platform::i18n::Lang;

use super::decode::Written;

/// How a file was written.
pub const fn written(l: Lang, written: Written) -> &'static str {
    match written {
        Written::Utf8 => utf8(l),
        Written::Utf16 => utf16(l),
        Written::Windows1252 => western(l),
        Written::Macintosh => macintosh(l),
        Written::Dos => dos(l),
        Written::Mixed => mixed(l),
    }
}

platform::texts! {
    all_or_none { fr: "Ne rien écrire du tout tant que quelque chose est refusé", en: "Write nothing at all as long as something is refused" }
    other_file { fr: "Choisir un autre fichier", en: "Choose another file" }
    no_table { fr: "Ce fichier ne se lit pas comme un tableau. Enregistrez-le au format CSV, XLSX ou ODS.", en: "This file does not read as a table. Save it as CSV, XLSX or ODS." }
    no_rows { fr: "Ce fichier n’a qu’une ligne. Il faut une ligne de titres, puis une ligne par fiche.", en: "This file has one line only. It takes a heading line, then one line a record." }
    too_many_rows(max) { fr: "Plus de {max} lignes : coupez le fichier en deux.", en: "More than {max} rows: split the file in two." }
    quote_never_ends(line) { fr: "Ligne {line} : un guillemet s’ouvre et ne se ferme pas. Le fichier est peut-être coupé.", en: "Row {line}: a quotation mark opens and never closes. The file may be cut off." }
    too_many_columns(max) { fr: "La feuille va au-delà de {max} colonnes : effacez ce qui se trouve loin à droite, ou copiez la liste dans un nouveau fichier.", en: "The sheet goes beyond {max} columns: delete what stands far to the right, or copy the list into a new file." }
    geo_format(name) { fr: "Les fichiers {name} ne se lisent pas ici. Dans QGIS, exportez la couche en GeoJSON (WGS 84, EPSG:4326).", en: "{name} files are not read here. In QGIS, export the layer as GeoJSON (WGS 84, EPSG:4326)." }
    old_workbook { fr: "C’est un ancien classeur (.xls), ou un classeur protégé par un mot de passe. Enregistrez-le au format .xlsx, sans mot de passe.", en: "This is an old workbook (.xls), or one with a password. Save it as .xlsx without a password." }
    bad_workbook { fr: "Ce classeur est abîmé ou protégé. Enregistrez-le de nouveau, sans mot de passe, ou au format CSV.", en: "This workbook is damaged or protected. Save it again without a password, or as CSV." }
    too_large_inside { fr: "Ce fichier contient beaucoup trop de données. Gardez seulement la feuille à importer.", en: "This file holds far too much data. Keep only the sheet to import." }
    headless(line) { fr: "Aucun titre de colonne n’est reconnu ; « {line} » est lu comme la ligne de titres. Si c’est déjà une fiche, ajoutez une ligne de titres au-dessus : sinon elle manquera.", en: "No column heading is known; “{line}” is read as the line of headings. If it is a record already, add a line of headings above it: else it will be missing." }
    what_we_read { fr: "Ce que nous avons lu", en: "What we read" }
    read_csv(rows; written, sign) { fr: ["{rows} ligne · {written} · colonnes séparées par {sign}", "{rows} lignes · {written} · colonnes séparées par {sign}"], en: ["{rows} row · {written} · columns separated by {sign}", "{rows} rows · {written} · columns separated by {sign}"] }
    read_workbook(rows; sheet) { fr: ["{rows} ligne de la feuille « {sheet} »", "{rows} lignes de la feuille « {sheet} »"], en: ["{rows} row of the sheet “{sheet}”", "{rows} rows of the sheet “{sheet}”"] }
    other_sheets(n; names) { fr: ["La feuille {names} n’est pas lue : pour elle, enregistrez un fichier à part.", "Les feuilles {names} ne sont pas lues : pour elles, enregistrez des fichiers à part."], en: ["The sheet {names} is not read: save it as a file of its own.", "The sheets {names} are not read: save them as files of their own."] }
    formulas_without_result(n;) { fr: ["{n} formule n’a pas de résultat dans ce fichier : ouvrez-le dans un tableur, enregistrez-le, puis revenez.", "{n} formules n’ont pas de résultat dans ce fichier : ouvrez-le dans un tableur, enregistrez-le, puis revenez."], en: ["{n} formula has no result in this file: open it in a spreadsheet program, save it, and come back.", "{n} formulas have no result in this file: open it in a spreadsheet program, save it, and come back."] }
    lines_aside(n;) { fr: ["Une ligne n’est pas une fiche ; elle est laissée de côté :", "{n} lignes ne sont pas des fiches ; elles sont laissées de côté :"], en: ["One line is no record; it is left aside:", "{n} lines are no records; they are left aside:"] }
    line_aside(line, words) { fr: "ligne {line} « {words} »", en: "line {line} “{words}”" }
    and_others(n;) { fr: ["et {n} autre", "et {n} autres"], en: ["and {n} other", "and {n} others"] }
    values_set_aside { fr: "valeurs non reconnues : mises en note", en: "values not known: kept as notes" }
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
    n_ignored(n;) { fr: ["{n} colonne est ignorée.", "{n} colonnes sont ignorées."], en: ["{n} column is ignored.", "{n} columns are ignored."] }
    nothing_ignored { fr: "Toutes les colonnes sont lues.", en: "All columns are read." }
    apply { fr: "Lire ainsi", en: "Read it this way" }
    remembered { fr: "Ces choix serviront aussi au prochain fichier qui a les mêmes titres.", en: "These choices will also serve the next file with the same headings." }
    without_heading { fr: "(sans titre)", en: "(no heading)" }
    too_many_cells { fr: "Cette ligne a plus de cases que la ligne de titres. Vérifiez les séparateurs.", en: "This row has more cells than the heading. Check the separators." }
    in_column(column, value, what) { fr: "Colonne « {column} », « {value} » : {what}", en: "Column “{column}”, “{value}”: {what}" }
    of_column(column, what) { fr: "Colonne « {column} » : {what}", en: "Column “{column}”: {what}" }
}
