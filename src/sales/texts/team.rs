//! What the team's pages say.

platform::texts! {
    sales_lead { fr: "Chaque vente, où elle en est et ce qui vient ensuite.", en: "Each cycle, how it stands and what comes next." }
    new_cycle { fr: "Nouvelle vente", en: "New cycle" }
    edit_cycle { fr: "Modifier la vente", en: "Edit the cycle" }
    the_next { fr: "La suivante", en: "The next one" }
    price_list { fr: "Prix", en: "Prices" }
    price_list_lead { fr: "À partir d’un jour ; les commandes passées gardent leur prix.", en: "From a day on; orders already placed keep their price." }
    no_point_yet { fr: "Dites d’abord où l’on vient chercher : une adresse suffit.", en: "First say where people come: one address is enough." }
    points { fr: "Points de retrait", en: "Pick-up points" }
    points_lead { fr: "Où l’on retire sa commande, et ce que devient une caisse oubliée.", en: "Where orders are fetched, and what becomes of a crate left behind." }
    books { fr: "Comptes", en: "Books" }
    books_lead { fr: "Une période en chiffres, et ce que la comptabilité emporte.", en: "A period in figures, and what the bookkeeper takes away." }
    settings { fr: "Réglages des ventes", en: "Sales settings" }
    settings_lead { fr: "Qui vend, avec quelle TVA, et quelles lettres partent seules.", en: "Who sells, under which VAT, and which letters leave by themselves." }
    no_cycle { fr: "Aucune vente en cours. Créez la première : les suivantes se copient.", en: "No cycle is running. Make the first: the next ones are copies." }
    prepare_cycle { fr: "Préparer", en: "Prepare" }
    order_for_somebody { fr: "Commander pour quelqu’un", en: "Order for somebody" }
    lists { fr: "Listes", en: "Lists" }
    allocate { fr: "Répartir", en: "Allocate" }
    allocate_lead { fr: "Ce qui manque et ce que chacun aurait, avant de décider.", en: "What is short and what each would get, before anything is decided." }
    pack { fr: "Préparer les caisses", en: "Pack crates" }
    labels { fr: "Étiquettes", en: "Labels" }
    see { fr: "Voir", en: "See" }
    orders { fr: "Commandes", en: "Orders" }
    value { fr: "Valeur", en: "Value" }
    ready { fr: "Prêtes", en: "Ready" }
    fetched { fr: "Retirées", en: "Collected" }
    by_product { fr: "Par produit", en: "By product" }
    by_point { fr: "Par point", en: "By point" }
    by_crate { fr: "Par caisse", en: "By crate" }
    crate_by_crate { fr: "Caisse par caisse. Ce que vous notez attend ici jusqu’à ce que toute la caisse soit pesée.", en: "Crate by crate. What you note waits here until the whole crate is weighed." }
    all_crates_closed { fr: "Toutes les caisses sont fermées.", en: "All crates are closed." }
    note_it { fr: "Noter", en: "Note it" }
    noted_of(done, all) { fr: "{done} sur {all}", en: "{done} of {all}" }
    all_weighed { fr: "Tout est pesé", en: "All weighed" }
    n_crates_weighed(n;) { fr: ["{n} caisse est entièrement pesée.", "{n} caisses sont entièrement pesées."], en: ["{n} crate is weighed completely.", "{n} crates are weighed completely."] }
    close_them { fr: "Fermer ces caisses", en: "Close these crates" }
    round { fr: "Tournée", en: "Route" }
    crates_out(n;) { fr: ["{n} caisse à déposer", "{n} caisses à déposer"], en: ["{n} crate to drop", "{n} crates to drop"] }
    jars_to_collect(n;) { fr: ["jusqu’à {n} bocal vide à reprendre", "jusqu’à {n} bocaux vides à reprendre"], en: ["up to {n} empty jar to take back", "up to {n} empty jars to take back"] }
    dropped { fr: "Déposée", en: "Dropped" }
    empties { fr: "Vides repris", en: "Empties taken back" }
    delivery_note { fr: "Bon de livraison", en: "Delivery note" }
    received_by { fr: "Reçu le, par (nom et signature) :", en: "Received on, by (name and signature):" }
    come_after_all { fr: "Retirée finalement ?", en: "Collected after all?" }
    come_after_all_what { fr: "La commande attend de nouveau. Si la caisse a été vidée, elle est à préparer avec ce qui est en stock ; ce qui a été donné reste donné.", en: "The order waits again. If the crate was emptied, it is to be packed from what is in store; what was given away stays given." }
    waits_again { fr: "Elle attend de nouveau", en: "It waits again" }
    by_person { fr: "Par personne", en: "By person" }
    to_sign { fr: "Émargement", en: "To sign" }
    lacks(name, amount) { fr: "{name} ({amount})", en: "{name} ({amount})" }
    still_to_harvest(names) { fr: "Commandé et pas encore en stock : {names}", en: "Ordered and not in store yet: {names}" }
    asked { fr: "Demandé", en: "Asked" }
    left_to_pack { fr: "Reste à préparer", en: "Left to pack" }
    expected { fr: "Attendu", en: "Expected" }
    in_store { fr: "En stock", en: "In store" }
    lacking { fr: "Manque", en: "Lacking" }
    sellable { fr: "Encore à vendre", en: "Still to sell" }
    older { fr: "Ventes passées", en: "Past cycles" }
    sale { fr: "Vente", en: "Cycle" }
    opens { fr: "Ouverture", en: "Opens" }
    closes { fr: "Fermeture", en: "Closes" }
    at { fr: "à", en: "at" }
    state_label { fr: "État", en: "State" }
    rule_label { fr: "S’il en manque", en: "In a shortage" }
    title { fr: "Nom de la vente", en: "Name of the cycle" }
    word_to_customers { fr: "Un mot aux clients", en: "A word to customers" }
    copies_last { fr: "Les produits et les créneaux de la dernière vente sont repris ; vous pourrez les changer.", en: "Products and slots of the last cycle are copied; you can change them." }
    week_of(day) { fr: "Vente du {day}", en: "Cycle of {day}" }
    publish { fr: "Publier", en: "Publish" }
    edit { fr: "Modifier", en: "Edit" }
    settle { fr: "Solder la vente", en: "Settle the cycle" }
    settle_what { fr: "Tout est retiré ou noté ; plus rien ne change ensuite.", en: "Everything is collected or noted; nothing changes afterwards." }
    call_off { fr: "Annuler la vente", en: "Call the cycle off" }
    call_off_what { fr: "Elle n’a pas lieu et disparaît de la page des commandes.", en: "It does not take place and leaves the order page." }
    on_sale { fr: "En vente", en: "On sale" }
    choose_products { fr: "Choisir les produits", en: "Choose products" }
    choose_products_lead { fr: "Cochez, donnez le prix ; « attendu » se vend avant la récolte.", en: "Tick, give the price; “expected” is sold before the harvest." }
    from_a_pack { fr: "Prendre un paquet tout prêt", en: "Take a ready pack" }
    taken_off { fr: "retiré de la vente", en: "taken off sale" }
    nothing_published { fr: "Aucun produit n’est en vente au catalogue.", en: "No product is on sale in the catalogue." }
    price_eur { fr: "Prix (€)", en: "Price (€)" }
    most_each { fr: "Au plus par personne", en: "Most a person" }
    crates { fr: "Caisses", en: "Crates" }
    remove { fr: "Retirer", en: "Remove" }
    delete { fr: "Supprimer", en: "Delete" }
    before_publishing { fr: "Avant de publier, il manque :", en: "Before it can be published, still missing:" }
    open_and_lacks { fr: "Cette vente est publiée, mais on ne peut rien y commander. Il manque :", en: "This sale is published, but nothing can be ordered from it. Still missing:" }
    lack_products { fr: "des produits (« Choisir les produits »)", en: "products (“Choose products”)" }
    lack_slots { fr: "un créneau de retrait : un lieu, un jour, des heures", en: "a pick-up slot: a place, a day, hours" }
    lack_supply { fr: "de quoi vendre : notez une quantité « attendue », ou pesez une récolte", en: "something to sell: note what is “expected”, or weigh a harvest" }
    day { fr: "Jour", en: "Day" }
    from { fr: "De", en: "From" }
    until { fr: "À", en: "Until" }
    most_crates { fr: "Caisses au plus", en: "Most crates" }
    cut_off { fr: "Fin des choix (heures avant)", en: "Last choice (hours before)" }
    cut_off_hint { fr: "Vide : à la fermeture de la vente.", en: "Empty: when the cycle closes." }
    add_slot { fr: "Ajouter un créneau", en: "Add a slot" }
    add_slot_what { fr: "Un point, un jour et des heures.", en: "A point, a day and hours." }
    customer { fr: "Client", en: "Customer" }
    gets { fr: "Reçoit", en: "Gets" }
    short_of(name, asked, there) { fr: "{name} : {asked} demandés, {there} en stock", en: "{name}: {asked} asked for, {there} in store" }
    nothing_short { fr: "Il y a de tout pour tout le monde.", en: "There is enough of everything for everybody." }
    nothing_short_go { fr: "Passer à la préparation", en: "Go on to packing" }
    share_and_tell { fr: "Répartir ainsi et prévenir", en: "Share like this and tell them" }
    other_rule { fr: "Un autre partage, pour voir. Pour l’appliquer, changez la règle de la vente.", en: "Another way of sharing, to look at. To apply it, change the cycle’s rule." }
    ceiling { fr: "Au plus", en: "At most" }
    products { fr: "Produits", en: "Products" }
    placed_on { fr: "Passée le", en: "Placed on" }
    no_order { fr: "Aucune commande.", en: "No order." }
    n_crates(n;) { fr: ["{n} caisse", "{n} caisses"], en: ["{n} crate", "{n} crates"] }
    code { fr: "Code", en: "Code" }
    initials { fr: "Initiales", en: "Initials" }
    signature { fr: "Signature", en: "Signature" }
    n_products(n;) { fr: ["{n} produit", "{n} produits"], en: ["{n} product", "{n} products"] }
    packed_of(done; all) { fr: ["{done} prête sur {all}", "{done} prêtes sur {all}"], en: ["{done} of {all} ready", "{done} of {all} ready"] }
    fetched_of(done; all) { fr: ["{done} retirée sur {all} à ce créneau", "{done} retirées sur {all} à ce créneau"], en: ["{done} of {all} collected in this slot", "{done} of {all} collected in this slot"] }
    next_crate { fr: "Caisse suivante", en: "Next crate" }
    on_paper { fr: "Sur papier", en: "On paper" }
    crate_of(name) { fr: "Caisse de {name}", en: "Crate of {name}" }
    crate_is_ready { fr: "La caisse est prête", en: "The crate is ready" }
    weight_kg { fr: "Poids (kg)", en: "Weight (kg)" }
    pieces { fr: "Pièces", en: "Pieces" }
    missing { fr: "Manque", en: "Missing" }
    name_or_code { fr: "Nom ou code", en: "Name or code" }
    n_orders(n;) { fr: ["{n} commande", "{n} commandes"], en: ["{n} order", "{n} orders"] }
    handed_over_waits { fr: "Retirée, attend le réseau", en: "Collected, waits for the network" }
    really_paid { fr: "C’est bien reçu", en: "It really came in" }
    undo_handing { fr: "Annuler", en: "Undo" }
    remove_from_queue { fr: "Retirer de la liste", en: "Remove from the list" }
    scan_code { fr: "Lire un code", en: "Scan a code" }
    stop_scanning { fr: "Arrêter la caméra", en: "Stop the camera" }
    no_camera { fr: "La caméra n’est pas disponible. Cherchez le nom ou le code.", en: "The camera is not available. Look for the name or the code." }
    nobody_here { fr: "Personne ici.", en: "Nobody here." }
    paid_now { fr: "Payé (€)", en: "Paid (€)" }
    how { fr: "Comment", en: "How" }
    jars_back(n) { fr: "Bocaux rendus (sur {n})", en: "Jars back (of {n})" }
    pays_more(due, paid) { fr: "Il reste {due} à payer. Si {paid} sont bien reçus, validez encore : la différence sera une avance.", en: "{due} is left to pay. If {paid} really came in, confirm again: the difference will be credit." }
    hand_over { fr: "Remettre", en: "Hand over" }
    lots { fr: "Lots", en: "Lots" }
    why { fr: "Pourquoi", en: "Why" }
    why_for_customer { fr: "Pourquoi (c’est écrit au client)", en: "Why (the customer reads it)" }
    why_cancelled { fr: "Pourquoi", en: "Why" }
    cancel_and_call { fr: "Pas d’e-mail : le client n’est pas prévenu, appelez-le. Tout redevient libre.", en: "No e-mail: the customer is not told, call them. Everything is free again." }
    cancel_for_what { fr: "Le client est prévenu, tout redevient libre.", en: "The customer is told, everything is free again." }
    make_invoice { fr: "Faire la facture", en: "Make the invoice" }
    make_credit_note { fr: "Faire un avoir", en: "Make a credit note" }
    make_credit_note_what { fr: "L’avoir annule tout ce papier ; les deux restent. Le compte du client ne change pas : refaites ensuite la facture, ou annulez la remise.", en: "The credit note takes this whole paper back; both stay. The customer’s account does not change: make the invoice again afterwards, or undo the hand-over." }
    no_paper_counts { fr: "Plus aucun papier ne compte pour cette commande, et le client la doit toujours : refaites la facture, ou annulez la remise.", en: "No paper counts for this order any more, and the customer still owes it: make the invoice again, or undo the hand-over." }
    open_crate { fr: "Rouvrir la caisse", en: "Open the crate again" }
    back_to(title) { fr: "Revenir à « {title} »", en: "Back to “{title}”" }
    open_crate_what { fr: "Tout retourne en stock et hors du compte ; préparez-la de nouveau.", en: "Everything goes back into store and off the account; pack it again." }
    nobody_fetched { fr: "Non retirée", en: "Not collected" }
    nobody_fetched_what { fr: "La caisse suit la règle de son point de retrait.", en: "The crate follows the rule of its pick-up point." }
    take_hand_over_back { fr: "Annuler la remise", en: "Take the hand-over back" }
    take_hand_over_back_what { fr: "La caisse attend de nouveau ; ce qui est payé reste au compte.", en: "The crate waits again; what was paid stays on the account." }

    customers_lead { fr: "Qui commande, et les comptes.", en: "Who orders, and their accounts." }
    search_customer { fr: "Chercher un client", en: "Search a customer" }
    all { fr: "Tous", en: "All" }
    open_accounts { fr: "Comptes ouverts", en: "Open accounts" }
    no_customer { fr: "Aucun client ici.", en: "No customer here." }
    name { fr: "Nom", en: "Name" }
    contact { fr: "Contact", en: "Contact" }
    account { fr: "Compte", en: "Account" }
    jars { fr: "Bocaux", en: "Jars" }
    email { fr: "E-mail", en: "E-mail" }
    phone { fr: "Téléphone", en: "Telephone" }
    address { fr: "Adresse", en: "Address" }
    note { fr: "Note", en: "Note" }
    take_payment { fr: "Encaisser", en: "Take a payment" }
    take_payment_what { fr: "Ce qui est versé s’ajoute au compte ; ce qui dépasse reste pour la prochaine fois.", en: "What is paid goes to the account; what is left over stays for the next time." }
    give_back { fr: "Rembourser", en: "Give back" }
    give_back_what { fr: "Au plus ce qui a été versé et reste d’avance.", en: "At most what was received and is still in credit." }
    credit { fr: "Créditer", en: "Credit" }
    credit_what { fr: "Un geste, avec sa raison ; le client la lit.", en: "In their favour, with the reason; the customer reads it." }
    jars_came_back { fr: "Bocaux rendus", en: "Jars came back" }
    nothing_on_account { fr: "Rien encore sur ce compte.", en: "Nothing on this account yet." }
    take_back { fr: "Annuler", en: "Take back" }
    edit_customer { fr: "Modifier le client", en: "Edit the customer" }
    public_price { fr: "Prix public", en: "Public price" }
    price_group { fr: "Prix de groupe", en: "Group price" }
    served_first { fr: "Servi d’abord s’il en manque", en: "Served first in a shortage" }
    served_first_hint { fr: "Vu de l’équipe des ventes seulement.", en: "Seen by sellers only." }
    yes { fr: "oui", en: "yes" }
    letters { fr: "Lettres", en: "Letters" }
    letters_yes { fr: "Prévenir à l’ouverture des commandes", en: "Tell them when orders open" }
    company { fr: "Structure", en: "Organisation" }
    siren { fr: "SIREN", en: "SIREN" }
    siren_hint { fr: "Pour un professionnel : ses factures partent du hors taxe.", en: "For a professional: their invoices start from amounts without tax." }

    moves_csv { fr: "Mouvements", en: "Account lines" }
    papers_csv { fr: "Papiers", en: "Papers" }
    fec { fr: "FEC", en: "FEC" }
    sold_goods { fr: "Vendu, d’après les papiers", en: "Sold, by the papers" }
    tickets { fr: "Tickets", en: "Tickets" }
    invoices { fr: "Factures", en: "Invoices" }
    credit_notes { fr: "Avoirs", en: "Credit notes" }
    no_money { fr: "Aucun paiement dans cette période.", en: "No payment in this period." }
    money_in { fr: "Encaissé", en: "Money in" }
    number { fr: "Numéro", en: "Number" }
    rate { fr: "Taux", en: "Rate" }
    net { fr: "Hors taxe", en: "Net" }
    tax { fr: "TVA", en: "Tax" }
    gross { fr: "Toutes taxes", en: "Gross" }
    corrects { fr: "Corrige", en: "Corrects" }
    who_has(product, code) { fr: "Qui a : {product}, lot {code}", en: "Who has: {product}, lot {code}" }
    nobody_has { fr: "Personne n’en a.", en: "Nobody has any." }
    recall { fr: "Écrire à toutes ces personnes", en: "Write to all of them" }
    recall_what(n;) { fr: ["{n} lettre part ; les autres sont à appeler.", "{n} lettres partent ; les autres sont à appeler."], en: ["{n} letter leaves; the others are to be called.", "{n} letters leave; the others are to be called."] }
    recall_message { fr: "Votre message", en: "Your message" }
    recall_hint { fr: "Que s’est-il passé, et que doivent-elles faire ?", en: "What happened, and what should they do?" }
    write_to_all { fr: "Envoyer", en: "Send" }
    letter_recall(product) { fr: "À propos de vos {product}", en: "About your {product}" }
    letter_recall_first(product, code) { fr: "Dans votre commande, il y avait : {product}, lot {code}.", en: "Your order had: {product}, lot {code}." }
    if_not_collected { fr: "Si personne ne vient", en: "If nobody comes" }
    charged { fr: "Dû quand même", en: "Owed all the same" }
    charged_yes { fr: "Une caisse non retirée reste due", en: "A crate not collected stays owed" }
    no_point { fr: "Aucun point de retrait.", en: "No pick-up point." }
    add_point { fr: "Ajouter un point", en: "Add a point" }
    edit_point { fr: "Modifier le point", en: "Edit the point" }
    archive_point_what { fr: "On ne le propose plus ; les créneaux déjà prévus restent.", en: "It is offered no more; slots already planned stay." }
    per_kilo { fr: "le kilo", en: "a kilo" }
    per_piece { fr: "la pièce", en: "each" }
    from_day { fr: "À partir du", en: "From" }
    add_group { fr: "Ajouter un groupe", en: "Add a group" }
    vat_regime { fr: "Régime de TVA", en: "VAT regime" }
    wording { fr: "Mention sans TVA", en: "Wording without VAT" }
    wording_hint { fr: "Franchise : « TVA non applicable, art. 293 B du CGI ». Exonérée : l’article qui exonère.", en: "Franchise: “TVA non applicable, art. 293 B du CGI”. Exempt: the article that exempts." }
    mediator { fr: "Médiateur de la consommation", en: "Consumers’ mediator" }
    mediator_hint { fr: "Nom et adresse : la loi les veut avant la commande.", en: "Name and address: the law wants them before the order." }
    letter_announce { fr: "À l’ouverture, à qui a commandé depuis trois mois", en: "At opening, to whoever ordered within three months" }
    letter_tell_ready { fr: "Quand la caisse est prête", en: "When the crate is ready" }
    letter_thank { fr: "Après le retrait, avec ce que la commande a coûté", en: "After pick-up, with what the order came to" }
    letter_remind { fr: "La veille du retrait", en: "The day before pick-up" }
    to_allocate(title) { fr: "{title} : à répartir", en: "{title}: to allocate" }
    to_pack(title) { fr: "{title} : à préparer", en: "{title}: to pack" }
    on_sale_now { fr: "En vente cette semaine", en: "On sale this week" }
    siren_is(siren) { fr: "SIREN {siren}", en: "SIREN {siren}" }
    takes_back(number, reason) { fr: "Annule {number} : {reason}", en: "Takes back {number}: {reason}" }
    order_delivered(code, day) { fr: "Commande {code}, livrée le {day}", en: "Order {code}, delivered on {day}" }
    as_promised(amount) { fr: "{amount} (prix annoncé au plus)", en: "{amount} (the price promised at most)" }
    paper_line(name, quantity, price, amount) { fr: "{name}, {quantity} à {price} : {amount}", en: "{name}, {quantity} at {price}: {amount}" }
    vat_line(rate, net, tax) { fr: "TVA {rate} sur {net} : {tax}", en: "VAT {rate} on {net}: {tax}" }
    late_payment { fr: "Payable sous 30 jours. En cas de retard : trois fois le taux d’intérêt légal, et 40 € de frais de recouvrement.", en: "Due within 30 days. If late: three times the legal interest rate, and €40 for recovery." }
    workbook { fr: "Classeur (XLSX)", en: "Workbook (XLSX)" }
    closings { fr: "Clôtures", en: "Closings" }
    closings_lead { fr: "Chaque jour fini se clôt, puis le mois et l’année : ce qui a été encaissé et remboursé ce jour-là, quel que soit le jour de la vente. Rien ne s’y ajoute plus ; les cumuls ne font que grandir.", en: "Each day that is over is closed, then the month and the year: the money that came in and went back on it, whatever the day of the sale. Nothing is added to them any more; the running totals only grow." }
    all_closings { fr: "Toutes les clôtures", en: "All closings" }
    close_now { fr: "Clôturer ce qui est fini", en: "Close what is over" }
    nothing_to_close { fr: "Tout ce qui est fini est déjà clos.", en: "Everything that is over is closed already." }
    period_label { fr: "Période", en: "Period" }
    absolute { fr: "Sans les signes", en: "Without signs" }
    perpetual { fr: "Cumul", en: "Running total" }
    perpetual_absolute { fr: "Cumul sans les signes", en: "Running total without signs" }
    payments { fr: "Paiements", en: "Payments" }
}
