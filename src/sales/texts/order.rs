//! The order page and the order's own page.

platform::texts! {
    nothing_on_sale { fr: "Pas de vente en ce moment. Revenez bientôt !", en: "Nothing on sale just now. Come back soon!" }
    opens_on(when) { fr: "Ouvre le {when}", en: "Opens on {when}" }
    closed_on(when) { fr: "Fermée le {when}", en: "Closed on {when}" }
    closes_on(when) { fr: "Ferme le {when}", en: "Closes on {when}" }
    you_have_ordered { fr: "Vous avez déjà une commande pour cette vente.", en: "You already have an order in this cycle." }
    like_last_time { fr: "Comme la dernière fois", en: "Like last time" }
    not_there_today(names) { fr: "Pas là aujourd’hui : {names}.", en: "Not there today: {names}." }
    where_and_when { fr: "Où et quand ?", en: "Where and when?" }
    what { fr: "Quoi ?", en: "What?" }
    who { fr: "Pour qui ?", en: "For whom?" }
    full { fr: "complet", en: "full" }
    all_gone(names) { fr: "Plus rien aujourd’hui : {names}.", en: "All gone today: {names}." }
    if_missing { fr: "S’il manque quelque chose, ou un mot pour nous", en: "If something is missing, or a word for us" }
    a_word { fr: "Un mot pour nous", en: "A word for us" }
    your_name { fr: "Votre nom", en: "Your name" }
    nothing_was_ordered { fr: "Les commandes se sont fermées pendant que vous choisissiez : rien n’est commandé.", en: "Orders closed while you were choosing: nothing is ordered." }
    your_order_stands { fr: "Les commandes sont fermées : votre commande d’avant reste valable, sans ce changement.", en: "Orders are closed: your order stands as it was, without this change." }
    order_stands { fr: "Les commandes sont fermées : la commande reste comme avant.", en: "Orders are closed: the order stays as it was." }
    you_had_chosen { fr: "Vous aviez choisi :", en: "You had chosen:" }
    so_many(count, name) { fr: "{count} × {name}", en: "{count} × {name}" }
    see_what_is_open { fr: "Voir ce qui est ouvert maintenant", en: "See what is open now" }
    your_contact { fr: "Votre e-mail ou votre téléphone", en: "Your e-mail or telephone" }
    contact_hint { fr: "Pour vous joindre si quelque chose change. Pas de compte à créer.", en: "To reach you if something changes. No account to make." }
    about_word { fr: "environ", en: "about" }
    at_most_word { fr: "au plus", en: "at most" }
    nothing_yet { fr: "Rien encore", en: "Nothing yet" }
    total_follows { fr: "Le total s’affiche après.", en: "The total follows." }
    order_with_duty { fr: "Commander avec obligation de paiement", en: "Order with obligation to pay" }
    keep_changes { fr: "Garder ces changements", en: "Keep these changes" }
    change_order { fr: "Modifier la commande", en: "Change the order" }
    n_each(n) { fr: "{n} au plus par personne", en: "{n} at most each" }
    n_left(n;) { fr: ["il en reste {n}", "il en reste {n}"], en: ["{n} left", "{n} left"] }
    in_category(category) { fr: "catégorie {category}", en: "category {category}" }
    contains(allergens) { fr: "contient : {allergens}", en: "contains: {allergens}" }
    deposit_of(amount) { fr: "consigne {amount}", en: "deposit {amount}" }
    more { fr: "Plus", en: "More" }
    how_many { fr: "Combien ?", en: "How many?" }
    weighed_goods { fr: "Ce qui se pèse est payé au poids trouvé, jamais plus que le maximum annoncé.", en: "What is weighed is paid by the weight found, never more than the ceiling shown." }
    no_withdrawal { fr: "Produits périssables : pas de droit de rétractation (Code de la consommation L221-28), mais vous pouvez annuler jusqu’à la fermeture.", en: "Perishable goods: no right of withdrawal (Code de la consommation L221-28), but you can cancel until orders close." }
    mediator_is(name) { fr: "Médiateur : {name}.", en: "Mediator: {name}." }
    has_order_mail { fr: "Vous avez déjà une commande pour cette vente. Nous vous envoyons son lien pour la modifier.", en: "You already have an order in this cycle. We are sending you its link to change it." }
    has_order_phone { fr: "Ce numéro a déjà une commande pour cette vente. Appelez-nous pour la changer.", en: "This number already has an order in this cycle. Call us to change it." }

    unknown_link { fr: "Ce lien ne mène à aucune commande", en: "This link leads to no order" }
    unknown_link_help { fr: "Vérifiez le lien de votre e-mail, ou passez une nouvelle commande.", en: "Check the link in your e-mail, or place a new order." }
    order_code(code) { fr: "Commande {code}", en: "Order {code}" }
    change_until(when) { fr: "Vous pouvez la modifier ou l’annuler jusqu’au {when}.", en: "You can change or cancel it until {when}." }
    we_prepare { fr: "Les commandes sont fermées. Nous préparons la vôtre.", en: "Orders are closed. We are preparing yours." }
    it_waits { fr: "Votre caisse est prête et vous attend.", en: "Your crate is ready and waits for you." }
    enjoy { fr: "Bon appétit, et merci !", en: "Enjoy, and thank you!" }
    nobody_came { fr: "Cette commande n’a pas été retirée.", en: "This order was not collected." }
    is_cancelled { fr: "Cette commande est annulée.", en: "This order is cancelled." }
    short_choice(names) { fr: "Il manque un peu de {names}. Que préférez-vous ?", en: "There is not enough of {names}. What do you prefer?" }
    tell_us { fr: "C’est mon choix", en: "That is my choice" }
    show_this { fr: "À montrer au retrait", en: "To show at pick-up" }
    pick_up { fr: "Retrait", en: "Pick-up" }
    where_label { fr: "Où", en: "Where" }
    when { fr: "Quand", en: "When" }
    if_missing_label { fr: "S’il en manque", en: "If some is missing" }
    your_word { fr: "Votre mot", en: "Your word" }
    their_word { fr: "Son mot", en: "Their word" }
    product { fr: "Produit", en: "Product" }
    how_much { fr: "Combien", en: "How much" }
    price_label { fr: "Prix", en: "Price" }
    amount { fr: "Montant", en: "Amount" }
    amount_eur { fr: "Montant (€)", en: "Amount (€)" }
    about_at_most(about, most) { fr: "environ {about}, au plus {most}", en: "about {about}, at most {most}" }
    pay_by_transfer { fr: "Payer par virement", en: "Pay by transfer" }
    holder { fr: "Titulaire", en: "Holder" }
    reference_label { fr: "Référence", en: "Reference" }
    jars_out(n;) { fr: ["{n} bocal à rapporter", "{n} bocaux à rapporter"], en: ["{n} jar to bring back", "{n} jars to bring back"] }
    cancel_order { fr: "Annuler la commande", en: "Cancel the order" }
    cancel_what { fr: "Tout redevient libre pour les autres. Vous pourrez la reprendre jusqu’à la fermeture, s’il reste de tout.", en: "Everything is free for others. You can take it up again until orders close, if there is enough of everything." }
    resume_order { fr: "Reprendre cette commande", en: "Take this order up again" }
    into_calendar { fr: "Dans mon agenda", en: "Into my calendar" }
    fetch_order(code) { fr: "Retirer la commande {code}", en: "Fetch order {code}" }
    papers { fr: "Papiers", en: "Papers" }
    by_team { fr: "par l’équipe", en: "by the team" }
    history { fr: "Ce qui s’est passé", en: "What happened" }
}
