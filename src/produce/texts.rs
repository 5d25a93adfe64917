//! Texts about produce.

use platform::i18n::{Lang, Message};

use super::model::amount::Unit;
use super::model::label::Label;
use super::model::lot::LotKind;
use super::model::product::{Category, Lacks, Mode, Norm};
use super::model::stock::{Cause, StoreKind};

/// How a product is sold.
#[must_use]
pub const fn mode(l: Lang, mode: Mode) -> &'static str {
    match mode {
        Mode::Kg => by_weight(l),
        Mode::Piece => by_piece(l),
        Mode::PieceWeighed => by_weighed_piece(l),
    }
}

/// A marketing standard.
#[must_use]
pub const fn norm(l: Lang, norm: Norm) -> &'static str {
    match norm {
        Norm::General => general_norm(l),
        Norm::Specific => specific_norm(l),
    }
}

/// A category.
#[must_use]
pub const fn category(l: Lang, category: Category) -> &'static str {
    match category {
        Category::None => no_category(l),
        Category::Extra => "Extra",
        Category::First => "I",
        Category::Second => "II",
    }
}

/// An organic status, as it stands beside a price.
#[must_use]
pub const fn label(l: Lang, label: Label) -> &'static str {
    match label {
        Label::Conventional => conventional(l),
        Label::Conversion => in_conversion(l),
        Label::Organic => organic(l),
    }
}

/// What a store place is.
#[must_use]
pub const fn store_kind(l: Lang, kind: StoreKind) -> &'static str {
    match kind {
        StoreKind::ColdRoom => cold_room(l),
        StoreKind::Shed => shed(l),
        StoreKind::Van => van(l),
        StoreKind::Point => at_a_point(l),
    }
}

/// Where a lot came from.
#[must_use]
pub const fn lot_kind(l: Lang, kind: LotKind) -> &'static str {
    match kind {
        LotKind::Harvest => harvested(l),
        LotKind::Purchase => bought(l),
        LotKind::Mix => mixed(l),
    }
}

/// Why a quantity changed.
#[must_use]
pub const fn cause(l: Lang, cause: Cause) -> &'static str {
    match cause {
        Cause::Harvest => harvested(l),
        Cause::Purchase => bought(l),
        Cause::Mixing => mixed(l),
        Cause::Move => moved(l),
        Cause::Pack => packed(l),
        Cause::Till => sold_at_till(l),
        Cause::Loss => lost(l),
        Cause::Compost => composted(l),
        Cause::Donation => given(l),
        Cause::Processing => processed(l),
        Cause::Eaten => eaten(l),
        Cause::Return => came_back(l),
        Cause::Count => counted(l),
        Cause::Reversal => reversed(l),
    }
}

/// What a product lacks before it may be offered, with the reason.
#[must_use]
pub fn lacks(lacks: Lacks) -> Message {
    match lacks {
        Lacks::Origin => Message::new(lacks_origin).at("origin"),
        Lacks::Category => Message::new(lacks_category).at("category"),
    }
}

/// In what amounts of a product are counted, in a table's column of its own.
#[must_use]
pub const fn unit_name(l: Lang, unit: Unit) -> &'static str {
    match unit {
        Unit::Grams => in_kilograms(l),
        Unit::Pieces => in_pieces(l),
    }
}

platform::texts! {
    log_species { fr: "espèce", en: "species" }
    log_product { fr: "produit", en: "product" }
    log_store_place { fr: "lieu de stock", en: "store place" }
    log_lot { fr: "lot", en: "lot" }

    harvest { fr: "Récolte", en: "Harvest" }
    stock { fr: "Stock", en: "Stock" }
    products { fr: "Produits", en: "Products" }
    choose_product { fr: "Choisissez un produit", en: "Choose a product" }
    product { fr: "Produit", en: "Product" }
    species { fr: "Espèces", en: "Species" }
    one_species { fr: "Espèce", en: "Species" }

    by_weight { fr: "Au poids", en: "By weight" }
    by_piece { fr: "À la pièce", en: "By the piece" }
    by_weighed_piece { fr: "À la pièce, pesée", en: "By the piece, weighed" }
    general_norm { fr: "Norme générale", en: "General standard" }
    specific_norm { fr: "Norme spécifique", en: "Specific standard" }
    no_category { fr: "Sans catégorie", en: "No category" }
    conventional { fr: "Sans mention", en: "No mention" }
    in_conversion { fr: "En conversion vers l’agriculture biologique", en: "In conversion to organic" }
    organic { fr: "Agriculture biologique", en: "Organic" }
    cold_room { fr: "Chambre froide", en: "Cold room" }
    shed { fr: "Remise, cave", en: "Shed, cellar" }
    van { fr: "Camionnette", en: "Van" }
    at_a_point { fr: "Point de retrait", en: "Pick-up point" }
    harvested { fr: "Récolté", en: "Harvested" }
    bought { fr: "Acheté", en: "Bought in" }
    mixed { fr: "Mélangé", en: "Mixed" }
    moved { fr: "Déplacé", en: "Moved" }
    packed { fr: "Préparé pour une commande", en: "Packed for an order" }
    sold_at_till { fr: "Vendu sur place", en: "Sold over the counter" }
    lost { fr: "Perdu", en: "Lost" }
    composted { fr: "Composté", en: "Composted" }
    given { fr: "Donné", en: "Given away" }
    processed { fr: "Transformé", en: "Processed" }
    eaten { fr: "Mangé par l’équipe", en: "Eaten by the team" }
    came_back { fr: "Revenu d’une commande", en: "Back from an order" }
    counted { fr: "Écart de comptage", en: "Difference of a count" }
    reversed { fr: "Annulation", en: "Taken back" }

    lacks_origin { fr: "Indiquez l’origine : la loi la veut à côté du prix, en aussi gros (décret 2010-109).", en: "Give the origin: the law wants it beside the price, in the same size (décret 2010-109)." }
    lacks_category { fr: "Choisissez la catégorie : la norme de ce produit la demande (règlement UE 2023/2429).", en: "Choose the category: this product’s standard asks for it (Regulation (EU) 2023/2429)." }
    lacks_something { fr: "Il manque une mention que la loi demande à côté du prix.", en: "Something the law wants beside the price is missing." }
    species_taken { fr: "Cette espèce existe déjà.", en: "This species exists already." }
    product_taken { fr: "Un produit porte déjà ce nom.", en: "A product already has this name." }
    unit_stays { fr: "Ce produit a déjà du stock ou des commandes : les kilos ne deviennent pas des pièces. Créez un autre produit.", en: "This product already has stock or orders: kilograms do not become pieces. Make another product." }
    still_in_store { fr: "Il en reste en stock ou dans des commandes.", en: "Some of it is still in store or in orders." }
    place_not_empty { fr: "Ce lieu n’est pas vide : déplacez d’abord ce qui s’y trouve.", en: "This place is not empty: first move what stands there." }
    not_in_this_plot { fr: "Cette planche ou cet arbre n’est pas dans cette parcelle.", en: "This bed or tree is not in this plot." }
    place_taken { fr: "Un lieu porte déjà ce nom.", en: "A place has this name already." }
    not_so_much { fr: "Il n’y en a plus autant en stock.", en: "There is not that much in store any more." }
    not_by_itself { fr: "Cette ligne ne s’annule pas seule : corrigez la commande, le déplacement ou le mélange.", en: "This line is not taken back by itself: correct the order, the move or the mix." }
    too_late_to_undo { fr: "Les dix minutes sont passées. Demandez à qui tient le stock.", en: "The ten minutes are over. Ask whoever keeps the stock." }
    taken_back_before { fr: "C’est déjà annulé.", en: "It is already taken back." }
    certificate_missing { fr: "Sans certificat du fournisseur, le lot se vend sans mention bio.", en: "Without the supplier’s certificate the lot is sold without an organic mention." }
    not_come_yet { fr: "Ce jour n’est pas encore venu.", en: "That day has not come yet." }
    portion_is_ordered { fr: "Des commandes en cours comptent avec cette portion : changez-la quand elles sont préparées.", en: "Orders that are running count in this portion: change it when they are packed." }
    mix_of_one_product { fr: "On ne mélange que des lots d’un même produit.", en: "Only lots of one product are mixed." }

    harvest_lead { fr: "Qu’est-ce qui est sur la balance ?", en: "What is on the scale?" }
    from_where { fr: "D’où vient-il ?", en: "Where is it from?" }
    here_last { fr: "Déjà récolté ici", en: "Harvested here before" }
    other_places { fr: "Autres parcelles", en: "Other plots" }
    whole_plot { fr: "Toute la parcelle", en: "The whole plot" }
    no_products_yet { fr: "Aucun produit au catalogue : ajoutez-en un pour pouvoir peser.", en: "No product in the catalogue: add one to be able to weigh." }
    no_plots_yet { fr: "Aucune parcelle : dessinez d’abord un terrain.", en: "No plot: draw a site first." }
    no_store_yet { fr: "Aucun lieu de stock : dites d’abord où va la récolte.", en: "No store place: first say where the harvest goes." }
    weight { fr: "Poids (kg)", en: "Weight (kg)" }
    unit { fr: "Unité", en: "Unit" }
    in_kilograms { fr: "kg", en: "kg" }
    in_pieces { fr: "pièces", en: "pieces" }
    pieces { fr: "Nombre de pièces", en: "Number of pieces" }
    crates { fr: "Caisses sous le produit", en: "Crates under it" }
    no_crate { fr: "Sans caisse", en: "No crate" }
    n_crates(n;) { fr: ["{n} caisse", "{n} caisses"], en: ["{n} crate", "{n} crates"] }
    tare_each(weight) { fr: "Une caisse vide pèse {weight} ; elle est déduite.", en: "An empty crate weighs {weight}; it is taken off." }
    lighter_than_crates { fr: "C’est moins que le poids des caisses vides.", en: "That is less than the empty crates weigh." }
    store_in { fr: "Où le mettez-vous ?", en: "Where do you put it?" }
    variety { fr: "Variété", en: "Variety" }
    sown_on { fr: "Semé ou planté le", en: "Sown or planted on" }
    label_unless_sown(label) { fr: "Le label dépend du semis. Sans date, ce lot est vendu : {label}.", en: "The label depends on the sowing. Without a date this lot is sold as: {label}." }
    sown_hint { fr: "Sans cette date, le lot n’est bio que si la parcelle l’est depuis un an.", en: "Without it the lot is organic only if the plot has been for a year." }
    more_about_it { fr: "Préciser (variété, date, lieu)", en: "More (variety, date, place)" }
    waits_for_network { fr: "attend le réseau", en: "waits for the network" }
    erase { fr: "Effacer", en: "Erase" }
    weigh_it { fr: "Enregistrer", en: "Save" }
    much_more(usual) { fr: "C’est plus de trois fois d’habitude ({usual} par pesée). Si c’est juste, enregistrez encore une fois.", en: "That is more than three times the usual ({usual} a weighing). If it is right, save once more." }
    weighed_today { fr: "Pesé aujourd’hui", en: "Weighed today" }
    nothing_weighed { fr: "Rien encore aujourd’hui.", en: "Nothing yet today." }
    take_back { fr: "Annuler", en: "Take back" }
    taken_back { fr: "annulé", en: "taken back" }
    just_weighed(amount, product) { fr: "{product} : {amount}", en: "{product}: {amount}" }
    in_store_now(amount) { fr: "{amount} en stock", en: "{amount} in store" }
    in_store_and_lacking(stock, amount, lacks) { fr: "{stock} en stock ; {amount} commandés : il manque {lacks}", en: "{stock} in store; {amount} ordered: {lacks} short" }
    already_ordered(amount) { fr: "dont {amount} déjà commandés", en: "of which {amount} already ordered" }
    lot_code(code) { fr: "Lot {code}", en: "Lot {code}" }
    another { fr: "Peser autre chose", en: "Weigh something else" }
    the_same_again { fr: "Peser encore le même", en: "Weigh the same again" }
    codes_for_beds { fr: "Codes à poser au champ", en: "Codes for the field" }
    codes_lead { fr: "Un code par planche ou parcelle : on le vise avec le téléphone, la pesée s’ouvre au bon endroit.", en: "One code a bed or plot: point the phone at it and weighing opens in the right place." }

    new_product { fr: "Nouveau produit", en: "New product" }
    edit_product { fr: "Modifier le produit", en: "Edit the product" }
    products_lead { fr: "Ce que l’on pèse, stocke et vend.", en: "What is weighed, stored and sold." }
    search_product { fr: "Chercher un produit", en: "Search a product" }
    no_product { fr: "Aucun produit ici.", en: "No product here." }
    name { fr: "Nom", en: "Name" }
    pictogram { fr: "Pictogramme", en: "Pictogram" }
    sold { fr: "Vente", en: "Sold" }
    portion { fr: "Portion", en: "Portion" }
    least { fr: "Une portion pèse au moins (kg)", en: "A portion weighs at least (kg)" }
    estimated { fr: "D’habitude (kg)", en: "Usually (kg)" }
    most { fr: "Au plus (kg)", en: "At most (kg)" }
    portion_hint { fr: "Ce qu’une personne commande à la fois. Le plus lourd fixe le prix maximum promis.", en: "What a person orders at a time. The heaviest sets the promised ceiling of the price." }
    portion_needed { fr: "Un produit pesé a besoin des trois poids.", en: "A weighed product needs the three weights." }
    portion_order { fr: "Les trois poids vont du plus léger au plus lourd.", en: "The three weights go from the lightest to the heaviest." }
    vat { fr: "TVA (%)", en: "VAT (%)" }
    norm_label { fr: "Norme de commercialisation", en: "Marketing standard" }
    norm_hint { fr: "Spécifique : pomme, poire, fraise, pêche, raisin, kiwi, laitue, chicorée, tomate, poivron, agrumes, banane.", en: "Specific: apple, pear, strawberry, peach, grape, kiwi, lettuce, chicory, tomato, sweet pepper, citrus, banana." }
    category_label { fr: "Catégorie", en: "Category" }
    size { fr: "Calibre", en: "Size" }
    origin { fr: "Origine", en: "Origin" }
    allergens { fr: "Allergènes", en: "Allergens" }
    deposit { fr: "Consigne du bocal (€)", en: "Deposit for the jar (€)" }
    publish { fr: "En vente", en: "On sale" }
    publish_it { fr: "Peut être proposé à la vente", en: "May be offered for sale" }
    not_published { fr: "Pas en vente", en: "Not on sale" }
    in_store { fr: "En stock", en: "In store" }
    promised { fr: "Commandé", en: "Ordered" }
    free { fr: "Libre", en: "Free" }
    present { fr: "En cours", en: "In use" }
    archived { fr: "Archivés", en: "Archived" }
    archive_product_what { fr: "Il n’apparaît plus dans les listes ni à la pesée. Rien n’est perdu.", en: "It no longer shows in lists or at the scale. Nothing is lost." }
    restore { fr: "Rétablir", en: "Restore" }
    edit { fr: "Modifier", en: "Edit" }
    lots { fr: "Lots", en: "Lots" }
    no_lot { fr: "Aucun lot.", en: "No lot." }
    mix_lots { fr: "Mélanger des lots", en: "Mix lots" }
    for_species { fr: "Espèce (pour le statut bio)", en: "Species (for the organic status)" }
    no_weight { fr: "Ce n’est pas un poids. Par exemple : 2,4.", en: "That is not a weight. For example: 2.4." }
    no_count { fr: "Ce n’est pas un nombre de pièces. Par exemple : 12.", en: "That is not a number of pieces. For example: 12." }
    no_species_chosen { fr: "Aucune : produit transformé, œufs…", en: "None: processed, eggs…" }

    species_lead { fr: "Ce qui pousse ici, avec des repères que vous pouvez corriger.", en: "What grows here, with reference figures you may correct." }
    new_species { fr: "Nouvelle espèce", en: "New species" }
    edit_species { fr: "Modifier l’espèce", en: "Edit the species" }
    search_species { fr: "Chercher une espèce", en: "Search a species" }
    no_species { fr: "Aucune espèce. Reprenez les repères des Hauts-de-France pour commencer.", en: "No species. Take the reference of Hauts-de-France to begin." }
    take_reference { fr: "Reprendre les repères", en: "Take the reference" }
    latin { fr: "Nom latin", en: "Latin name" }
    family { fr: "Famille", en: "Family" }
    perennial { fr: "Vivace", en: "Perennial" }
    perennial_hint { fr: "Le statut bio d’une vivace est celui du jour de récolte.", en: "The organic status of a perennial is that of the day of harvest." }
    yes { fr: "oui", en: "yes" }
    harvest_months { fr: "Mois de récolte", en: "Months of harvest" }
    days { fr: "Jours jusqu’à la première récolte", en: "Days to the first harvest" }
    about_seed { fr: "Semences", en: "Seed" }
    sow_months { fr: "Mois de semis ici", en: "Months of sowing here" }
    flower_months { fr: "Fleurit", en: "Flowers" }
    flower_months_hint { fr: "Les porte-graines : la deuxième année pour la carotte, le poireau, le chou.", en: "The seed plants: in the second year for carrot, leek, cabbage." }
    keeps_years { fr: "Se garde (ans)", en: "Keeps (years)" }
    germination_min { fr: "Germination minimale (%)", en: "Least germination (%)" }
    seeds_per_kg { fr: "Graines au kilo", en: "Seeds to a kilogram" }
    seed_plants { fr: "Plantes pour faire des graines", en: "Plants to take seed from" }
    isolation { fr: "Distance entre variétés (m)", en: "Distance between varieties (m)" }
    passport { fr: "Passeport phytosanitaire", en: "Plant passport" }
    passport_yes { fr: "Les semences voyagent avec un passeport", en: "Its seed travels with a passport" }
    return_years { fr: "Retour de la famille (ans)", en: "Return of the family (years)" }
    yield_low { fr: "Rendement, au moins (kg/m²)", en: "Yield, at least (kg/m²)" }
    yield_high { fr: "Rendement, au plus (kg/m²)", en: "Yield, at most (kg/m²)" }
    yield_order { fr: "Le plus grand rendement vient en second.", en: "The larger yield comes second." }
    yield_label { fr: "kg/m²", en: "kg/m²" }

    stock_lead { fr: "Chaque lot, où il est et ce qu’il en reste.", en: "Each lot, where it is and what is left of it." }
    only_left { fr: "Ce qui reste", en: "What is left" }
    every_lot { fr: "Tous les lots", en: "All lots" }
    nothing_in_store { fr: "Rien en stock. Ce qui est pesé à la récolte arrive ici.", en: "Nothing in store. What is weighed at harvest arrives here." }
    buy_in { fr: "Acheter", en: "Buy in" }
    buy_lead { fr: "Ce qui vient d’un fournisseur, avec son certificat.", en: "What comes from a supplier, with their certificate." }
    balance { fr: "Bilan matière", en: "Mass balance" }
    store_places { fr: "Lieux de stock", en: "Store places" }
    lot { fr: "Lot", en: "Lot" }
    day { fr: "Jour", en: "Day" }
    status { fr: "Mention", en: "Label" }
    from { fr: "Provenance", en: "From" }
    left { fr: "Reste", en: "Left" }
    supplier { fr: "Fournisseur", en: "Supplier" }
    certificate { fr: "Certificat bio du fournisseur", en: "Supplier’s organic certificate" }
    label_label { fr: "Mention", en: "Label" }
    amount { fr: "Quantité", en: "Amount" }
    amount_kg { fr: "Quantité (kg)", en: "Amount (kg)" }
    amount_pieces { fr: "Quantité (pièces)", en: "Amount (pieces)" }
    into { fr: "Rangé dans", en: "Put into" }
    place { fr: "Lieu", en: "Place" }
    to_place { fr: "Vers", en: "To" }
    why { fr: "Pourquoi", en: "Why" }
    note { fr: "Note", en: "Note" }
    take_out { fr: "Sortir du stock", en: "Take out of store" }
    take_out_what { fr: "Perte, don, compost, transformation ou repas. La ligne reste au registre.", en: "Loss, gift, compost, processing or a meal. The line stays in the ledger." }
    carry { fr: "Déplacer", en: "Move" }
    carry_what { fr: "D’un lieu de stock à un autre.", en: "From one store place to another." }
    count { fr: "Compter", en: "Count" }
    count_what { fr: "Dites ce que vous avez trouvé ; l’écart s’inscrit au registre.", en: "Say what you have found; the difference goes into the ledger." }
    found { fr: "Trouvé", en: "Found" }
    same_place { fr: "C’est déjà là.", en: "It is there already." }
    what_happened { fr: "Ce qui s’est passé", en: "What happened" }
    where_it_stands { fr: "Où il se trouve", en: "Where it stands" }
    where_it_went { fr: "Où il est passé", en: "Where it went" }
    came { fr: "Entré", en: "Came in" }
    sold_amount { fr: "Vendu", en: "Sold" }
    difference { fr: "Inexpliqué", en: "Unexplained" }
    who_has { fr: "Qui en a ?", en: "Who has some?" }
    made_of { fr: "Fait de", en: "Made of" }
    went_into { fr: "Mélangé dans", en: "Mixed into" }
    frozen_label { fr: "La mention d’un lot est fixée à la récolte et ne change plus.", en: "A lot’s label is fixed at harvest and does not change any more." }
    mix_lead { fr: "La caisse mélangée se vend sous la moins bonne mention de ses lots.", en: "The mixed crate is sold under the worst label of its lots." }
    mix_two { fr: "Prenez une quantité d’au moins deux lots.", en: "Take some of at least two lots." }
    from_lot(code, left) { fr: "Lot {code} (reste {left})", en: "Lot {code} ({left} left)" }
    places_lead { fr: "Le premier de la liste reçoit la récolte, sauf si l’on en dit un autre.", en: "The first of the list receives the harvest unless another is named." }
    add_place { fr: "Ajouter un lieu", en: "Add a place" }
    kind { fr: "Type", en: "Kind" }
    crate_tare { fr: "Une caisse vide pèse (kg)", en: "An empty crate weighs (kg)" }
    save { fr: "Enregistrer", en: "Save" }
    remove { fr: "Retirer", en: "Remove" }
    balance_lead { fr: "Par produit et mention : ce qui était là, ce qui est entré, où c’est parti, ce qui reste.", en: "By product and label: what was there, what came in, where it went, what is left." }
    opening { fr: "Au début", en: "Opening" }
    nothing_in_period { fr: "Rien ne s’est passé dans cette période.", en: "Nothing happened in this period." }
    no_such_period { fr: "La fin vient avant le début.", en: "The end is before the beginning." }
    compost_waiting(n;) { fr: ["{n} lot a plus de deux semaines", "{n} lots ont plus de deux semaines"], en: ["{n} lot is more than two weeks old", "{n} lots are more than two weeks old"] }
}
