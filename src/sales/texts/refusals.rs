//! What is refused, in words.

platform::texts! {
    group_taken { fr: "Ce groupe existe déjà.", en: "This group exists already." }
    closes_before_it_opens { fr: "La fermeture vient avant l’ouverture.", en: "It closes before it opens." }
    cycle_is_over { fr: "Cette vente est déjà répartie ou finie.", en: "This cycle is already allocated or over." }
    published_before { fr: "Cette vente est déjà publiée.", en: "This cycle is already published." }
    offers_nothing { fr: "Choisissez d’abord ce qui est en vente.", en: "First choose what is on sale." }
    nothing_to_sell { fr: "Rien à vendre : aucun des produits choisis n’est en stock ni attendu.", en: "Nothing to sell: none of the chosen products is in store or expected." }
    handed_already { fr: "Cette caisse est déjà remise : rien de plus n’a été noté, et rien n’est encaissé deux fois.", en: "This crate has been handed over already: nothing more was noted, and nothing is paid twice." }
    tick_it_too { fr: "Cochez le produit pour le vendre, ou videz cette case.", en: "Tick the product to sell it, or empty this box." }
    noted_meanwhile(there) { fr: "Quelqu’un a noté autre chose entre-temps : {there}. Enregistrez encore une fois pour garder ce que vous avez tapé.", en: "Somebody has noted something else meanwhile: {there}. Save once more to keep what you typed." }
    no_slot_yet { fr: "Ajoutez d’abord un créneau de retrait.", en: "First add a pick-up slot." }
    not_to_settle { fr: "Cette vente est encore ouverte.", en: "This cycle is still open." }
    orders_wait(n;) { fr: ["{n} commande attend encore : préparez-la, remettez-la ou notez qu’elle n’est pas retirée.", "{n} commandes attendent encore : préparez-les, remettez-les ou notez qu’elles ne sont pas retirées."], en: ["{n} order still waits: pack it, hand it over or note that it was not collected.", "{n} orders still wait: pack them, hand them over or note that they were not collected."] }
    has_orders(n;) { fr: ["{n} commande est passée : annulez-la d’abord, avec un mot.", "{n} commandes sont passées : annulez-les d’abord, avec un mot."], en: ["There is {n} order: cancel it first, with a word.", "There are {n} orders: cancel them first, with a word."] }
    price_is_promised { fr: "Des personnes ont commandé à l’ancien prix : il reste jusqu’à la fin de cette vente.", en: "People have ordered at the old price: it stays until this cycle is over." }
    nothing_in_the_crate { fr: "Rien n’est dans cette caisse : annulez la commande avec un mot, plutôt que de la dire prête.", en: "Nothing is in this crate: cancel the order with a word rather than calling it ready." }
    not_on_sale(name) { fr: "{name} n’est pas en vente au catalogue.", en: "{name} is not on sale in the catalogue." }
    slot_before_closing { fr: "Le retrait vient avant la fin des commandes.", en: "The pick-up is before orders are in." }
    slot_is_used { fr: "Des commandes sont prévues sur ce créneau.", en: "There are orders for this slot." }
    contact_taken { fr: "Un autre client a ce contact.", en: "Another customer has this contact." }
    not_open_yet { fr: "Les commandes ne sont pas encore ouvertes.", en: "Orders are not open yet." }
    closed_now { fr: "Les commandes sont fermées.", en: "Orders are closed." }
    slot_is_closed { fr: "Ce créneau ne se choisit plus : prenez-en un autre.", en: "This slot can no longer be chosen: take another." }
    slot_is_gone { fr: "Ce créneau n’existe plus : prenez-en un autre.", en: "This slot is no longer there: take another." }
    slot_twice { fr: "Ce point a déjà un créneau à cette heure.", en: "This point already has a slot at that time." }
    weighed_or_missing { fr: "Pesé ou manquant ? Gardez l’un des deux.", en: "Weighed or missing? Keep one of the two." }
    price_stays { fr: "Un prix ne s’efface pas : donnez le nouveau.", en: "A price is not removed: give the new one." }
    plus_deposit(total, deposit) { fr: "{total}, plus {deposit} de consigne", en: "{total}, plus {deposit} of deposit" }
    slot_is_full { fr: "Ce créneau est complet : prenez-en un autre.", en: "This slot is full: take another." }
    closes_earlier(n;) { fr: ["{n} commande est déjà passée, et sa page promet de pouvoir la changer plus longtemps. Enregistrez encore une fois pour confirmer : ce client est prévenu s’il a donné une adresse e-mail.", "{n} commandes sont déjà passées, et leurs pages promettent de pouvoir les changer plus longtemps. Enregistrez encore une fois pour confirmer : ces clients sont prévenus s’ils ont donné une adresse e-mail."], en: ["{n} order is placed already, and its page promises that it can be changed for longer. Save once more to confirm: that customer is told where an e-mail address was given.", "{n} orders are placed already, and their pages promise that they can be changed for longer. Save once more to confirm: these customers are told where an e-mail address was given."] }
    pieces_missing(name) { fr: "{name} : comptez les pièces, ou cochez « manque ».", en: "{name}: count the pieces, or tick “missing”." }
    nothing_chosen { fr: "Choisissez au moins un produit.", en: "Choose at least one product." }
    most_a_person(n;) { fr: ["Au plus {n} par personne.", "Au plus {n} par personne."], en: ["At most {n} a person.", "At most {n} a person."] }
    withdrawn_now { fr: "Ce produit n’est plus en vente.", en: "This product is no longer on sale." }
    only_left(name, n) { fr: "{name} : il en reste {n}.", en: "{name}: {n} left." }
    not_to_change { fr: "Cette commande ne se modifie plus.", en: "This order can no longer be changed." }
    not_cancelled { fr: "Cette commande n’est pas annulée.", en: "This order is not cancelled." }
    has_another_order { fr: "Vous avez une autre commande pour cette vente.", en: "You have another order in this cycle." }
    not_all_there { fr: "Il ne reste plus de tout : passez une nouvelle commande.", en: "Not everything is left: place a new order." }
    not_to_allocate { fr: "On répartit une fois les commandes fermées, et une seule fois.", en: "Shortages are settled once orders are closed, and only once." }
    not_to_pack { fr: "Cette commande n’est pas à préparer.", en: "This order is not to be packed." }
    weight_missing(name) { fr: "Pesez : {name}. Ou cochez « manque ».", en: "Weigh: {name}. Or tick “missing”." }
    much_for_pieces(weight, most) { fr: "{weight} : ces pièces pèsent {most} au plus. Si c’est juste, enregistrez encore une fois.", en: "{weight}: these pieces weigh {most} at most. If that is right, save once more." }
    much_for_an_order(weight, ordered) { fr: "{weight} pour {ordered} commandés : le client ne paie que le maximum annoncé. Si c’est juste, enregistrez encore une fois.", en: "{weight} for {ordered} ordered: the customer pays the promised ceiling only. If that is right, save once more." }
    more_than_ordered(name, most) { fr: "{name} : c’est plus que la commande. Au plus {most}.", en: "{name}: that is more than was ordered. At most {most}." }
    not_packed { fr: "Cette commande n’est pas prête.", en: "This order is not ready." }
    not_handed_over { fr: "Cette commande n’est pas retirée.", en: "This order is not collected." }
    crate_closed_meanwhile { fr: "Une de ces caisses est fermée entre-temps : rouvrez-la pour la changer.", en: "One of these crates is closed meanwhile: open it to change it." }
    crate_refused(name, why) { fr: "Caisse de {name} : {why}", en: "Crate of {name}: {why}" }
    not_left_behind { fr: "Cette commande n’est pas notée « non retirée ».", en: "This order is not noted as not collected." }
    sale_is_over { fr: "Cette vente est soldée.", en: "This cycle is settled." }
    may_still_come { fr: "Le créneau n’est pas fini : on peut encore venir.", en: "The slot is not over: they may still come." }
    not_by_itself { fr: "Cette ligne suit une commande : corrigez la commande.", en: "This line follows an order: correct the order." }
    taken_back_before { fr: "C’est déjà annulé.", en: "It is already taken back." }
    at_most_back(most) { fr: "On peut rendre {most} au plus.", en: "At most {most} can be given back." }
    fewer_jars_out { fr: "Il y a moins de bocaux dehors.", en: "Fewer jars are out." }
    not_billed { fr: "Préparez d’abord la commande : tout doit être pesé.", en: "Pack the order first: everything has to be weighed." }
    nothing_to_invoice { fr: "Rien à facturer : la caisse est vide.", en: "Nothing to invoice: the crate is empty." }
    replaced_by_invoice { fr: "Remplacé par une facture", en: "Replaced by an invoice" }
    crate_was_emptied { fr: "Caisse rouverte ou non retirée", en: "Crate opened again or not collected" }
    has_invoice { fr: "Cette commande a déjà sa facture.", en: "This order already has its invoice." }
    only_invoices { fr: "Un avoir ne s’annule pas par un avoir.", en: "A credit note is not taken back by another." }
    credited_before { fr: "Ce papier a déjà son avoir.", en: "This paper already has its credit note." }
    closes_in_the_past { fr: "Cette fermeture est déjà passée : personne ne pourrait commander.", en: "This closing is in the past: nobody could order." }
    large_payment(sum) { fr: "{sum} : est-ce bien la somme ? Envoyez de nouveau pour confirmer.", en: "{sum}: is that the right sum? Send it again to confirm." }
    of_product(name, what) { fr: "{name} : {what}", en: "{name}: {what}" }
    that_sale_is_over { fr: "La vente de ce lien est fermée.", en: "The sale of this link is closed." }
    here_is_another { fr: "Voici celle qui est ouverte.", en: "This is the one that is open." }
    another_is_open(title) { fr: "Une autre vente est ouverte : {title}", en: "Another sale is open: {title}" }
    order_changed_elsewhere { fr: "Cette commande a changé depuis que vous avez ouvert la page, peut-être dans une autre fenêtre. Voici ce que vous aviez choisi : vérifiez, puis enregistrez de nouveau.", en: "This order has changed since you opened the page, perhaps in another window. Here is what you had chosen: check it, then save again." }
    no_contact { fr: "Donnez une adresse e-mail (prenom@exemple.fr) ou un numéro de téléphone à dix chiffres (06 12 34 56 78), l’un des deux seulement.", en: "Give an e-mail address (name@example.com) or a telephone number of ten digits (06 12 34 56 78), one of the two only." }
    not_a_time { fr: "Une heure comme 18:00.", en: "A time such as 18:00." }
    price_missing { fr: "Quel prix ?", en: "Which price?" }
    ends_before_it_starts { fr: "La fin vient avant le début.", en: "The end is before the beginning." }
    not_a_siren { fr: "Un SIREN a neuf chiffres.", en: "A SIREN has nine digits." }
    wording_missing { fr: "Sans TVA, les papiers disent pourquoi : donnez la mention.", en: "Without VAT, papers say why: give the wording." }
}
