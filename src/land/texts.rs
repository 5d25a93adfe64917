//! Texts about the land.

use platform::i18n::Lang;

use super::model::{Lender, PlotKind, PointKind, Status, TreeForm, TreeState};

/// A plot's kind.
#[must_use]
pub const fn kind(l: Lang, kind: PlotKind) -> &'static str {
    match kind {
        PlotKind::OpenField => open_field(l),
        PlotKind::Polytunnel => polytunnel(l),
        PlotKind::Orchard => orchard(l),
        PlotKind::Hedge => hedge(l),
        PlotKind::Compost => compost(l),
        PlotKind::Building => building(l),
        PlotKind::Public => public(l),
    }
}

/// An organic status.
#[must_use]
pub const fn status(l: Lang, status: Status) -> &'static str {
    match status {
        Status::NotOrganic => not_organic(l),
        Status::C1 => c1(l),
        Status::C2 => c2(l),
        Status::C3 => c3(l),
        Status::Ab => ab(l),
    }
}

/// Who lends.
#[must_use]
pub const fn lender(l: Lang, lender: Lender) -> &'static str {
    match lender {
        Lender::Intercommunality => intercommunality(l),
        Lender::Commune => town(l),
        Lender::Landlord => landlord(l),
        Lender::Own => own_land(l),
        Lender::Other => other(l),
    }
}

/// What a point is.
#[must_use]
pub const fn point_kind(l: Lang, kind: PointKind) -> &'static str {
    match kind {
        PointKind::Water => water_point(l),
        PointKind::Gate => gate(l),
        PointKind::Shed => shed(l),
        PointKind::PickUp => pick_up(l),
    }
}

/// How a tree is trained.
#[must_use]
pub const fn tree_form(l: Lang, form: TreeForm) -> &'static str {
    match form {
        TreeForm::Standard => standard(l),
        TreeForm::HalfStandard => half_standard(l),
        TreeForm::Bush => bush(l),
        TreeForm::Espalier => espalier(l),
        TreeForm::Shrub => shrub(l),
    }
}

/// How a tree is doing.
#[must_use]
pub const fn tree_state(l: Lang, state: TreeState) -> &'static str {
    match state {
        TreeState::Young => young(l),
        TreeState::Healthy => healthy(l),
        TreeState::Weak => weak(l),
        TreeState::Dead => dead(l),
        TreeState::Removed => removed(l),
    }
}

platform::texts! {
    log_site { fr: "terrain", en: "site" }
    log_plot { fr: "parcelle", en: "plot" }
    log_bed { fr: "planche", en: "bed" }
    log_tree { fr: "arbre", en: "tree" }
    log_point { fr: "point", en: "point" }
    agreement_of(site) { fr: "Convention : {site}", en: "Agreement: {site}" }
    ending(n;) { fr: ["finit dans {n} jour", "finit dans {n} jours"], en: ["ends in {n} day", "ends in {n} days"] }
    ended(n;) { fr: ["finie depuis {n} jour", "finie depuis {n} jours"], en: ["ended {n} day ago", "ended {n} days ago"] }

    open_field { fr: "Plein champ", en: "Open field" }
    polytunnel { fr: "Tunnel ou serre", en: "Polytunnel or greenhouse" }
    orchard { fr: "Verger", en: "Orchard" }
    hedge { fr: "Haie", en: "Hedge" }
    compost { fr: "Compost", en: "Compost" }
    building { fr: "Bâtiment", en: "Building" }
    public { fr: "Espace public", en: "Public space" }
    not_organic { fr: "Non bio", en: "Not organic" }
    c1 { fr: "Conversion, 1re année", en: "Conversion, year 1" }
    c2 { fr: "Conversion, 2e année", en: "Conversion, year 2" }
    c3 { fr: "Conversion, 3e année", en: "Conversion, year 3" }
    ab { fr: "AB, bio", en: "AB, organic" }
    status_unknown { fr: "Statut non noté", en: "Status not noted" }
    intercommunality { fr: "Intercommunalité", en: "Intercommunality" }
    town { fr: "Commune", en: "Town" }
    own_land { fr: "Terrain à nous", en: "Our own land" }
    landlord { fr: "Bailleur social", en: "Social landlord" }
    other { fr: "Autre", en: "Other" }
    water_point { fr: "Point d’eau", en: "Water point" }
    gate { fr: "Entrée", en: "Gate" }
    shed { fr: "Cabane à outils", en: "Tool shed" }
    pick_up { fr: "Point de retrait", en: "Pick-up point" }
    standard { fr: "Haute-tige", en: "Standard" }
    half_standard { fr: "Demi-tige", en: "Half standard" }
    bush { fr: "Basse-tige", en: "Bush" }
    espalier { fr: "Palissé", en: "Espalier" }
    shrub { fr: "Arbuste", en: "Shrub" }
    young { fr: "Jeune", en: "Young" }
    healthy { fr: "En bonne santé", en: "Healthy" }
    weak { fr: "À soigner", en: "Needs care" }
    dead { fr: "Mort", en: "Dead" }
    removed { fr: "Arraché", en: "Taken out" }

    plan { fr: "Plan", en: "Map" }
    to_the_west { fr: "Vers l’ouest", en: "To the west" }
    to_the_east { fr: "Vers l’est", en: "To the east" }
    to_the_north { fr: "Vers le nord", en: "To the north" }
    to_the_south { fr: "Vers le sud", en: "To the south" }
    the_whole { fr: "Tout le plan", en: "The whole map" }
    the_archipelago { fr: "L’archipel", en: "The archipelago" }
    archipelago_lead(n; surface) { fr: ["{n} terrain dans la ville, {surface} en tout.", "{n} terrains dans la ville, {surface} en tout."], en: ["{n} site in the town, {surface} in all.", "{n} sites across the town, {surface} in all."] }
    plan_of { fr: "Plan du terrain", en: "Map of the site" }
    plan_of_all { fr: "Plan de l’archipel", en: "Map of the archipelago" }
    enlarged { fr: "Chaque terrain est à sa vraie place, dessiné plus grand que nature. L’échelle vaut pour les distances entre terrains.", en: "Each site is in its true place, drawn larger than life. The scale is for the distances between sites." }
    north { fr: "Nord", en: "North" }
    colours { fr: "Couleurs", en: "Colours" }
    by_kind { fr: "Par type", en: "By type" }
    by_status { fr: "Par statut bio", en: "By organic status" }
    by_lender { fr: "Par prêteur", en: "By lender" }
    legend { fr: "Légende", en: "Legend" }
    nothing_drawn { fr: "Rien n’est encore dessiné ici.", en: "Nothing is drawn here yet." }
    site_page { fr: "Fiche du terrain", en: "Site record" }
    draw { fr: "Dessiner", en: "Draw" }
    bed_named(code) { fr: "Planche {code}", en: "Bed {code}" }

    site { fr: "Terrain", en: "Site" }
    plot { fr: "Parcelle", en: "Plot" }
    bed { fr: "Planche", en: "Bed" }
    tree { fr: "Arbre", en: "Tree" }
    point { fr: "Point", en: "Point" }
    beds { fr: "Planches", en: "Beds" }
    trees { fr: "Arbres et arbustes", en: "Trees and bushes" }
    points { fr: "Points", en: "Points" }
    n_plots(n;) { fr: ["{n} parcelle", "{n} parcelles"], en: ["{n} plot", "{n} plots"] }
    beds_words(n; surface) { fr: ["{n} planche, {surface}", "{n} planches, {surface}"], en: ["{n} bed, {surface}", "{n} beds, {surface}"] }
    present { fr: "En service", en: "In use" }
    archived { fr: "Archivés", en: "Archived" }
    edit { fr: "Modifier", en: "Edit" }
    restore { fr: "Rétablir", en: "Restore" }
    name { fr: "Nom", en: "Name" }
    surface { fr: "Surface", en: "Area" }
    kind_label { fr: "Type", en: "Type" }
    status_label { fr: "Statut bio", en: "Organic status" }

    sites_lead { fr: "Les îles de l’archipel : qui les prête, jusqu’à quand, ce qu’elles portent.", en: "The islands of the archipelago: who lends them, until when, what is on them." }
    new_site { fr: "Nouveau terrain", en: "New site" }
    edit_site { fr: "Modifier le terrain", en: "Edit the site" }
    search_site { fr: "Nom, adresse ou prêteur", en: "Name, address or lender" }
    no_site { fr: "Aucun terrain ici. Créez le premier, ou importez un fichier.", en: "No site here. Create the first one, or import a file." }
    commune { fr: "Commune", en: "Town" }
    address { fr: "Adresse", en: "Address" }
    lender_label { fr: "Prêteur", en: "Lender" }
    lender_name { fr: "Nom du prêteur", en: "Name of the lender" }
    agreement { fr: "Convention", en: "Agreement" }
    agreement_starts { fr: "Début de la convention", en: "Agreement starts" }
    agreement_ends { fr: "Fin de la convention", en: "Agreement ends" }
    agreement_hint { fr: "Un avis paraît 90 jours avant.", en: "A warning shows 90 days before." }
    agreement_reference { fr: "Référence du document", en: "Document reference" }
    agreement_ending(n;) { fr: ["Convention : plus que {n} jour", "Convention : plus que {n} jours"], en: ["Agreement: {n} day left", "Agreement: {n} days left"] }
    agreement_ended(n;) { fr: ["Convention finie depuis {n} jour", "Convention finie depuis {n} jours"], en: ["Agreement ended {n} day ago", "Agreement ended {n} days ago"] }
    ends_before_start { fr: "La fin est avant le début. Changez l’une des deux.", en: "The end is before the start. Change one of the two." }
    declared { fr: "Surface déclarée", en: "Declared area" }
    declared_m2 { fr: "Surface déclarée, en m²", en: "Declared area, in m²" }
    measured { fr: "Surface des parcelles", en: "Area of the plots" }
    measured_words(surface, difference) { fr: "{surface} {difference}", en: "{surface} {difference}" }
    water { fr: "Eau", en: "Water" }
    access { fr: "Accès", en: "Access" }
    archive_site_what { fr: "Le terrain et ses parcelles quittent les listes et le plan. Vous pourrez le rétablir.", en: "The site and its plots leave the lists and the map. You can restore it." }

    new_plot { fr: "Nouvelle parcelle", en: "New plot" }
    edit_plot { fr: "Modifier la parcelle", en: "Edit the plot" }
    search_plot { fr: "Nom de parcelle ou de terrain", en: "Name of plot or site" }
    no_plot { fr: "Aucune parcelle ici. Dessinez-en une sur le plan, ou importez un fichier.", en: "No plot here. Draw one on the map, or import a file." }
    export_beds { fr: "Télécharger les planches", en: "Download the beds" }
    soil { fr: "Sol", en: "Soil" }
    corners { fr: "Contour", en: "Outline" }
    corners_hint { fr: "Un coin par ligne : latitude, longitude, comme les montre un téléphone. Exemple : 50.40123, 2.81234. Un polygone GeoJSON convient aussi.", en: "One corner per line: latitude, longitude, as a phone shows them. Example: 50.40123, 2.81234. A GeoJSON polygon will do too." }
    draw_instead { fr: "Plus simple : « Dessiner » sur le plan du terrain.", en: "Simpler: “Draw” on the map of the site." }
    overlaps(name) { fr: "Le contour recouvre la parcelle « {name} ».", en: "The outline covers the plot “{name}”." }
    archive_plot_what { fr: "La parcelle et ses planches quittent les listes et le plan. Vous pourrez la rétablir.", en: "The plot and its beds leave the lists and the map. You can restore it." }
    organic { fr: "Statut bio dans le temps", en: "Organic status over time" }
    no_status { fr: "Aucun statut noté : les récoltes se vendent comme conventionnelles.", en: "No status noted: harvests sell as conventional." }
    add_status { fr: "Noter un statut", en: "Note a status" }
    status_from { fr: "À partir du", en: "From" }
    certificate { fr: "Certificat", en: "Certificate" }
    status_of_this_day { fr: "Un statut commence déjà ce jour-là. Retirez-le d’abord, ou choisissez un autre jour.", en: "A status begins on this day already. Remove it first, or choose another day." }
    remove_status_what { fr: "La ligne disparaît de la frise ; le journal la garde.", en: "The line leaves the timeline; the log keeps it." }

    split { fr: "Découper en planches", en: "Split into beds" }
    split_do { fr: "Découper", en: "Split" }
    how_many_beds { fr: "Nombre de planches", en: "Number of beds" }
    width_m { fr: "Largeur en mètres", en: "Width in metres" }
    length_m { fr: "Longueur en mètres", en: "Length in metres" }
    path_m { fr: "Passe-pied en mètres", en: "Path in metres" }
    orientation { fr: "Orientation en degrés", en: "Orientation in degrees" }
    orientation_hint { fr: "0 : nord-sud. 90 : est-ouest.", en: "0: north-south. 90: east-west." }
    orientation_split_hint { fr: "0 : nord-sud. 90 : est-ouest. Vide : le long du plus grand côté.", en: "0: north-south. 90: east-west. Empty: along the longest side." }
    prefix { fr: "Lettres devant le numéro", en: "Letters before the number" }
    prefix_hint { fr: "Exemple : « A » donne A1, A2, A3.", en: "Example: “A” gives A1, A2, A3." }
    beds_do_not_fit(n;) { fr: ["La place suffit pour {n} planche.", "La place suffit pour {n} planches."], en: ["There is room for {n} bed.", "There is room for {n} beds."] }
    beds_in_the_way { fr: "Des planches sont déjà dessinées là. Archivez-les d’abord.", en: "Beds are already drawn there. Archive them first." }
    new_bed { fr: "Nouvelle planche", en: "New bed" }
    edit_bed { fr: "Modifier la planche", en: "Edit the bed" }
    no_bed { fr: "Aucune planche. « Découper » en crée plusieurs d’un coup.", en: "No bed. “Split” makes several at once." }
    code { fr: "Code", en: "Code" }
    code_hint { fr: "Unique dans la parcelle.", en: "Unique in the plot." }
    code_taken { fr: "Ce code existe déjà dans la parcelle.", en: "This code already exists in the plot." }
    position { fr: "Ordre", en: "Order" }
    length { fr: "Longueur", en: "Length" }
    width { fr: "Largeur", en: "Width" }
    drawn { fr: "dessinée", en: "drawn" }
    not_drawn { fr: "pas encore dessinée", en: "not drawn yet" }
    bed_outside { fr: "La planche sort de sa parcelle.", en: "The bed reaches outside its plot." }
    bed_would_be_outside(code) { fr: "La planche « {code} » se trouverait hors de la parcelle.", en: "The bed “{code}” would lie outside the plot." }

    n_trees(n;) { fr: ["{n} arbre ou arbuste", "{n} arbres et arbustes"], en: ["{n} tree or bush", "{n} trees and bushes"] }
    search_tree { fr: "Espèce, variété ou porte-greffe", en: "Species, variety or rootstock" }
    no_tree { fr: "Aucun arbre ici. Ajoutez-en depuis la fiche d’un verger, ou importez un fichier.", en: "No tree here. Add one from an orchard’s record, or import a file." }
    new_tree { fr: "Nouvel arbre", en: "New tree" }
    edit_tree { fr: "Modifier l’arbre", en: "Edit the tree" }
    species { fr: "Espèce", en: "Species" }
    variety { fr: "Variété", en: "Variety" }
    rootstock { fr: "Porte-greffe", en: "Rootstock" }
    form { fr: "Forme", en: "Form" }
    planted { fr: "Planté le", en: "Planted" }
    state { fr: "État", en: "State" }
    spot { fr: "Position", en: "Position" }
    spot_hint { fr: "Latitude, longitude, comme les montre un téléphone.", en: "Latitude, longitude, as a phone shows them." }
    tree_outside { fr: "L’arbre serait hors de sa parcelle.", en: "The tree would stand outside its plot." }
    new_point { fr: "Nouveau point", en: "New point" }
    edit_point { fr: "Modifier le point", en: "Edit the point" }
    archive_thing_what { fr: "La fiche quitte les listes et le plan. Vous pourrez la rétablir.", en: "The record leaves the lists and the map. You can restore it." }

    notes_and_photos { fr: "Notes et photos", en: "Notes and photos" }
    no_notes { fr: "Rien pour l’instant. Une note datée aide l’équipe d’après.", en: "Nothing yet. A dated note helps the next team." }
    add_note { fr: "Ajouter une note", en: "Add a note" }
    add_photo { fr: "Ajouter une photo", en: "Add a photo" }
    note { fr: "Note", en: "Note" }
    day { fr: "Jour", en: "Day" }
    photo { fr: "Photo", en: "Photo" }
    photo_hint { fr: "JPEG, PNG ou WebP, 10 Mo au plus. Le lieu et l’appareil sont effacés du fichier.", en: "JPEG, PNG or WebP, 10 MB at most. Place and camera are removed from the file." }
    caption { fr: "Ce que l’on voit", en: "What it shows" }
    caption_hint { fr: "Une phrase, lue aussi aux personnes qui ne voient pas.", en: "One sentence, also read to people who cannot see." }
    remove_photo_what { fr: "La photo est supprimée pour de bon ; le journal garde qu’elle a existé.", en: "The photo is gone for good; the log keeps that it existed." }
    back_to_record { fr: "Retour à la fiche", en: "Back to the record" }

    fault_wrong_type { fr: "Ce n’est pas un contour : il faut un polygone, ou un point pour un arbre ou un repère.", en: "This is no outline: a polygon is needed, or a point for a tree or a mark." }
    fault_empty { fr: "Il faut au moins trois coins différents.", en: "At least three different corners are needed." }
    fault_too_many(max) { fr: "Ce contour a trop de coins : {max} au plus. Simplifiez-le.", en: "This outline has too many corners: at most {max}. Simplify it." }
    fault_self_crossing { fr: "Deux côtés se croisent : déplacez un coin.", en: "Two sides cross: move a corner." }
    fault_bad_hole { fr: "Un trou du contour n’est pas à l’intérieur.", en: "A hole of the outline is not inside it." }
    fault_tiny { fr: "C’est plus petit qu’un demi-mètre carré.", en: "This is smaller than half a square metre." }
    fault_huge { fr: "C’est plus grand que mille hectares.", en: "This is larger than a thousand hectares." }
    fault_outside { fr: "Ces coordonnées n’existent pas. Vérifiez latitude et longitude. Sont-elles en mètres (Lambert-93) ? Exportez-les en WGS 84, en degrés.", en: "These coordinates do not exist. Check latitude and longitude. Are they in metres (Lambert-93)? Export them in WGS 84, in degrees." }
    fault_swapped { fr: "Latitude et longitude semblent inversées.", en: "Latitude and longitude look swapped." }

    import { fr: "Importer", en: "Import" }
    import_lead { fr: "GeoJSON, KML, KMZ ou tableau (CSV, XLSX, ODS). Rien n’est écrit avant votre accord.", en: "GeoJSON, KML, KMZ or a table (CSV, XLSX, ODS). Nothing is written before you agree." }
    import_file { fr: "Fichier", en: "File" }
    import_hint { fr: "Un plan exporté d’ici (GeoJSON, KML) revient tel quel. Un fichier d’ailleurs : chaque polygone nommé devient une parcelle d’un terrain que vous avez créé.", en: "A map exported here (GeoJSON, KML) comes back as it was. A file from elsewhere: each named polygon becomes a plot of a site that you have created." }
    import_site { fr: "Terrain", en: "Site" }
    import_site_hint { fr: "Pour ce que le fichier ne rattache à aucun terrain connu.", en: "For what the file ties to no known site." }
    import_site_from_file { fr: "Celui que dit le fichier", en: "The one the file says" }
    import_look { fr: "Vérifier le fichier", en: "Check the file" }
    import_empty { fr: "Ce fichier ne contient rien à importer.", en: "This file holds nothing to import." }
    import_too_many(max) { fr: "Plus de {max} éléments : coupez le fichier.", en: "More than {max} things: split the file." }
    import_bad_geojson { fr: "Ce GeoJSON est abîmé ou incomplet.", en: "This GeoJSON is damaged or incomplete." }
    import_bad_kml { fr: "Ce KML est abîmé ou incomplet.", en: "This KML is damaged or incomplete." }
    import_other_frame(frame) { fr: "Ce fichier est en {frame}. Exportez-le de nouveau en WGS84 (EPSG:4326, longitude et latitude en degrés).", en: "This file is in {frame}. Export it again in WGS84 (EPSG:4326, longitude and latitude in degrees)." }
    broken_corner(corner) { fr: "Un coin du contour ne se lit pas : « {corner} ».", en: "A corner of the outline cannot be read: “{corner}”." }
    geometry_unreadable { fr: "ce contour ne se lit pas. Il faut du GeoJSON ou du WKT complet.", en: "this outline cannot be read. It takes complete GeoJSON or WKT." }
    geometry_cut(limit) { fr: "le tableur a coupé ce contour à {limit} signes. Importez plutôt un GeoJSON ou un KML.", en: "the spreadsheet has cut this outline at {limit} characters. Import GeoJSON or KML instead." }
    geometry { fr: "Contour (GeoJSON ou WKT)", en: "Outline (GeoJSON or WKT)" }
    length_cm { fr: "Longueur en cm", en: "Length in cm" }
    width_cm { fr: "Largeur en cm", en: "Width in cm" }
    import_id { fr: "Identifiant d’Archipel", en: "Archipel’s id" }
    import_site_id { fr: "Identifiant du terrain", en: "Id of the site" }
    import_plot_id { fr: "Identifiant de la parcelle", en: "Id of the plot" }
    kind_of_thing { fr: "Type de parcelle ou de point", en: "Type of plot or point" }
    longitude { fr: "Longitude", en: "Longitude" }
    latitude { fr: "Latitude", en: "Latitude" }
    import_place { fr: "Ligne ou rang", en: "Row or place" }
    import_no_name { fr: "Il manque un nom.", en: "A name is missing." }
    import_no_site { fr: "Le terrain n’est pas indiqué : créez-le d’abord, puis choisissez-le en important, ou ajoutez une colonne « terrain ».", en: "The site is not given: create it first and choose it when importing, or add a column “site”." }
    import_sites_alike { fr: "Plusieurs terrains portent ce nom, à la casse et aux accents près : renommez-en un, ou choisissez le terrain.", en: "Several sites have this name but for capitals and accents: rename one, or choose the site." }
    import_unknown_site { fr: "Ce terrain n’existe pas ici : créez-le d’abord, ou choisissez-en un.", en: "This site does not exist here: create it first, or choose one." }
    import_unknown_plot { fr: "Sa parcelle n’existe pas ici.", en: "Its plot does not exist here." }
    import_one_of(list) { fr: "Choisissez parmi : {list}.", en: "Choose one of: {list}." }
    import_no_species { fr: "Il manque l’espèce de cet arbre.", en: "The species of this tree is missing." }
    import_no_place { fr: "Ce tableau ne dit pas où se trouvent les choses. Il faut une colonne de contour (GeoJSON ou WKT), ou une longitude et une latitude. Un tableau de terrains ne revient pas : un terrain se crée sur sa page, ou avec ses parcelles.", en: "This table does not say where things are. It takes a column of outlines (GeoJSON or WKT), or a longitude and a latitude. A table of sites does not come back: a site is made on its own page, or with its plots." }
    import_gpx { fr: "Les fichiers GPX ne se lisent pas ici. Dans QGIS, exportez la couche en GeoJSON (WGS 84, EPSG:4326).", en: "GPX files are not read here. In QGIS, export the layer as GeoJSON (WGS 84, EPSG:4326)." }
    import_bed_needs { fr: "Il faut un code, une longueur et une largeur.", en: "A code, a length and a width are needed." }
    import_bad_status { fr: "Statut bio inconnu. Écrivez conventionnel, C1, C2, C3 ou AB.", en: "Unknown organic status. Write conventional, C1, C2, C3 or AB." }
    import_stopped { fr: "Des éléments sont refusés : rien n’a été écrit.", en: "Some things are refused: nothing was written." }
    import_preview { fr: "Voici ce qui va se passer", en: "This is what will happen" }
    import_nothing_yet { fr: "Rien n’est encore écrit.", en: "Nothing is written yet." }
    import_new(n;) { fr: ["{n} nouveau", "{n} nouveaux"], en: ["{n} new", "{n} new"] }
    import_changed(n;) { fr: ["{n} modifié", "{n} modifiés"], en: ["{n} changed", "{n} changed"] }
    import_same(n;) { fr: ["{n} inchangé", "{n} inchangés"], en: ["{n} unchanged", "{n} unchanged"] }
    import_refused(n;) { fr: ["{n} refusé", "{n} refusés"], en: ["{n} refused", "{n} refused"] }
    import_do(n;) { fr: ["Importer {n} élément", "Importer {n} éléments"], en: ["Import {n} thing", "Import {n} things"] }
    import_what { fr: "Quoi", en: "What" }
    import_fate { fr: "Résultat", en: "Outcome" }
    import_why { fr: "Pourquoi", en: "Why" }
    fate_new { fr: "nouveau", en: "new" }
    fate_update { fr: "modifié", en: "changed" }
    fate_same { fr: "inchangé", en: "unchanged" }
    fate_refused { fr: "refusé", en: "refused" }
}

/// The plan editor's own words.
pub mod editor {
    platform::texts! {
        board { fr: "Planche à dessin", en: "Drawing board" }
        needs_script { fr: "Le dessin demande JavaScript. Sans lui, « Nouvelle parcelle » prend les coins un par un.", en: "Drawing needs JavaScript. Without it, “New plot” takes the corners one by one." }
        select { fr: "Choisir", en: "Select" }
        draw_plot { fr: "Dessiner une parcelle", en: "Draw a plot" }
        place_point { fr: "Placer un point", en: "Place a point" }
        redo { fr: "Rétablir", en: "Redo" }
        nearer { fr: "Plus près", en: "Nearer" }
        farther { fr: "Plus loin", en: "Farther" }
        saving { fr: "Enregistrement…", en: "Saving…" }
        unsaved { fr: "Pas encore enregistré", en: "Not saved yet" }
        nothing_chosen { fr: "Touchez une parcelle ou un point pour le modifier.", en: "Touch a plot or a point to change it." }
        sides { fr: "Côtés", en: "Sides" }
        corner { fr: "Coin", en: "Corner" }
        new_corner { fr: "Ajouter un coin ici", en: "Add a corner here" }
        finish { fr: "Fermer le contour", en: "Close the outline" }
        width_cm { fr: "Largeur (cm)", en: "Width (cm)" }
        path_cm { fr: "Passe-pied (cm)", en: "Path (cm)" }
        remove_new { fr: "Retirer", en: "Remove" }
        help_select { fr: "Tirez un coin pour le déplacer, ou touchez-le puis les flèches du clavier. Tirez le fond pour vous déplacer.", en: "Drag a corner to move it, or touch it and use the arrow keys. Drag the ground to move around." }
        help_draw { fr: "Touchez chaque coin ; touchez le premier pour fermer. Au clavier : flèches, Entrée, Échap.", en: "Touch each corner; touch the first one to close. By keyboard: arrows, Enter, Escape." }
        help_point { fr: "Touchez l’endroit du point. Au clavier : flèches, puis Entrée.", en: "Touch the place of the point. By keyboard: arrows, then Enter." }
        measure { fr: "Mesurer", en: "Measure" }
        help_measure { fr: "Touchez des points : la longueur, puis la surface, s’affichent. Échap recommence. Rien n’est gardé.", en: "Touch points: the length, then the area, show. Escape starts again. Nothing is kept." }
        locate { fr: "Ma position", en: "My position" }
        ign_credit { fr: "Fond : © IGN, Géoplateforme", en: "Ground: © IGN, Géoplateforme" }
        kept { fr: "C’est enregistré.", en: "Saved." }
        where_first { fr: "Dites d’abord où vous êtes : le dessin commencera au bon endroit.", en: "First say where you are: drawing will begin in the right place." }
        say_where { fr: "Donner le lieu", en: "Give the place" }
        no_ground { fr: "Pour suivre les vraies limites, une photo aérienne peut passer sous le dessin.", en: "To follow the true edges, an aerial photo can lie under the drawing." }
        choose_ground { fr: "Choisir le fond", en: "Choose what lies under it" }
        outside { fr: "Vous n’êtes pas sur ce plan, ou votre position n’est pas connue.", en: "You are not on this plan, or your position is not known." }
        far { fr: "À plus de 30 km du reste : est-ce le bon endroit ?", en: "More than 30 km from the rest: is this the right place?" }
        lost { fr: "La connexion a manqué. Votre dessin est toujours là : réessayez.", en: "The connection failed. Your drawing is still here: try again." }
    }
}
