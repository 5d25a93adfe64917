//! Texts about sales.

use platform::i18n::{Lang, format};
use platform::money::Cents;
use produce::model::amount::Unit;
use produce::model::product::{Mode, Selling};

use super::model::account::{AccountCause, Method};
use super::model::cycle::{Phase, Rule, Slot, Uncollected};
use super::model::line::Line;
use super::model::order::{Happened, Order, OrderState, Wish};
use super::model::paper::PaperKind;
use super::store::settings::Regime;

/// Who gets how much in a shortage.
#[must_use]
pub const fn rule(l: Lang, rule: Rule) -> &'static str {
    match rule {
        Rule::Fair => rule_fair(l),
        Rule::First => rule_first(l),
        Rule::Solidarity => rule_solidarity(l),
    }
}

/// Where a cycle stands.
#[must_use]
pub const fn phase(l: Lang, phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => draft(l),
        Phase::Soon => opens_soon(l),
        Phase::Open => open(l),
        Phase::Closed => closed(l),
        Phase::Allocated => allocated(l),
        Phase::Settled => settled(l),
        Phase::Cancelled => cancelled(l),
    }
}

/// Where an order stands.
#[must_use]
pub const fn state(l: Lang, state: OrderState) -> &'static str {
    match state {
        OrderState::Placed => placed(l),
        OrderState::Cancelled => cancelled(l),
        OrderState::Packed => packed(l),
        OrderState::HandedOver => handed_over(l),
        OrderState::NotCollected => not_collected(l),
    }
}

/// What to do where something is missing.
#[must_use]
pub const fn wish(l: Lang, wish: Wish) -> &'static str {
    match wish {
        Wish::Similar => wish_similar(l),
        Wish::Credit => wish_credit(l),
    }
}

/// What happened to an order.
#[must_use]
pub const fn happened(l: Lang, kind: Happened) -> &'static str {
    match kind {
        Happened::Placed => placed(l),
        Happened::Changed => changed(l),
        Happened::Cancelled => cancelled(l),
        Happened::Resumed => resumed(l),
        Happened::Allocated => shortage(l),
        Happened::Packed => packed(l),
        Happened::Opened => opened_again(l),
        Happened::HandedOver => handed_over(l),
        Happened::NotCollected => not_collected(l),
        Happened::AskedBack => asked_back(l),
    }
}

/// Why an account changed.
#[must_use]
pub const fn account_cause(l: Lang, cause: AccountCause) -> &'static str {
    match cause {
        AccountCause::Order => order(l),
        AccountCause::Payment => payment(l),
        AccountCause::Refund => refund(l),
        AccountCause::Deposit => deposit(l),
        AccountCause::Gesture => gesture(l),
        AccountCause::Reversal => reversal(l),
    }
}

/// How money moved.
#[must_use]
pub const fn method(l: Lang, method: Method) -> &'static str {
    match method {
        Method::Cash => cash(l),
        Method::Card => card(l),
        Method::Cheque => cheque(l),
        Method::Transfer => transfer(l),
        Method::Units => units(l),
    }
}

/// What becomes of a crate that nobody fetches.
#[must_use]
pub const fn uncollected(l: Lang, rule: Uncollected) -> &'static str {
    match rule {
        Uncollected::Keep => goes_back(l),
        Uncollected::Donate => goes_away(l),
    }
}

/// A regime of tax.
#[must_use]
pub const fn regime(l: Lang, regime: Regime) -> &'static str {
    match regime {
        Regime::Franchise => franchise(l),
        Regime::Exempt => exempt(l),
        Regime::Liable => liable(l),
    }
}

/// What a paper is.
#[must_use]
pub const fn paper(l: Lang, kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Ticket => ticket(l),
        PaperKind::Invoice => invoice(l),
        PaperKind::CreditNote => credit_note(l),
    }
}

/// "2,80 € le kilo", "1,20 € la pièce".
#[must_use]
pub fn price(l: Lang, selling: Selling, cents: Cents) -> String {
    match selling.mode() {
        Mode::Kg | Mode::PieceWeighed => a_kilo(l, cents.text(l)),
        Mode::Piece => a_piece(l, cents.text(l)),
    }
}

/// "500 g", "environ 1,1 kg la pièce", nothing for a piece of unknown weight.
#[must_use]
pub fn portion(l: Lang, selling: Selling) -> String {
    match selling {
        Selling::Kg(portion) => by(l, portion.estimated.text(l)),
        Selling::PieceWeighed(portion) => about_each(l, portion.estimated.text(l)),
        Selling::Piece(Some(portion)) => about_each(l, portion.estimated.text(l)),
        Selling::Piece(None) => String::new(),
    }
}

/// How much of a line: "1,5 kg", "2 pièces".
#[must_use]
pub fn quantity(l: Lang, line: &Line) -> String {
    let due = line.packed.map_or_else(|| line.due(), |packed| packed.amount);
    match line.terms.selling.mode().unit() {
        Unit::Grams => Unit::Grams.text(l, due),
        Unit::Pieces => match line.packed.and_then(|packed| packed.weight) {
            Some(weight) => format!("{} ({})", n_pieces(l, due.0), weight.text(l)),
            None => n_pieces(l, due.0),
        },
    }
}

/// "Carottes, 1,5 kg : environ 4,20 €".
#[must_use]
pub fn line_words(l: Lang, line: &Line) -> String {
    let amount = line.amount().text(l);
    let amount = if line.billed.is_some() || !line.terms.selling.mode().is_weighed() { amount } else { about(l, amount) };
    line_of(l, &line.terms.name, quantity(l, line), amount)
}

/// "Environ 12,40 €, au plus 13,10 €", or the sum where everything is weighed.
#[must_use]
pub fn about_total(l: Lang, order: &Order) -> String {
    let (total, most) = (order.total(), order.at_most());
    let words = if total == most { total_is(l, total.text(l)) } else { total_about(l, total.text(l), most.text(l)) };
    if order.deposit() > Cents(0) { plus_deposit(l, words, order.deposit().text(l)) } else { words }
}

/// "vendredi 4 décembre, 17 h – 19 h".
#[must_use]
pub fn slot(l: Lang, slot: &Slot) -> String {
    from_until(l, format::day(l, slot.day), slot.starts.text(l), slot.ends.text(l))
}

/// "6,20 € à payer", "payé", "0,80 € à votre crédit".
#[must_use]
pub fn balance(l: Lang, cents: Cents) -> String {
    match cents.0 {
        0 => nothing_owed(l).to_owned(),
        below if below < 0 => to_pay(l, (Cents(0) - cents).text(l)),
        _ => in_credit(l, cents.text(l)),
    }
}

/// Numbers and names of accounts (plan comptable général) in the tax office's file, which is French by law.
pub mod accounts {
    /// A number and its name.
    pub type Account = (&'static str, &'static str);
    pub const CUSTOMERS: Account = ("411000", "Clients");
    pub const DEPOSITS: Account = ("419600", "Clients, dettes pour emballages consignés");
    pub const TAX: Account = ("445710", "TVA collectée");
    pub const OTHERS: Account = ("467000", "Autres comptes débiteurs ou créditeurs");
    pub const CHEQUES: Account = ("511200", "Chèques à encaisser");
    pub const BANK: Account = ("512000", "Banque");
    pub const TILL: Account = ("530000", "Caisse");
    pub const SUNDRY: Account = ("658000", "Charges diverses de gestion courante");
    pub const SALES: Account = ("701000", "Ventes de produits finis");
}

platform::texts! {
    log_cycle { fr: "vente", en: "cycle" }
    log_point { fr: "point de retrait", en: "pick-up point" }
    log_price { fr: "prix", en: "price" }
    log_customer { fr: "client", en: "customer" }
    log_order { fr: "commande", en: "order" }
    log_paper { fr: "papier", en: "paper" }

    order_place { fr: "Commander", en: "Order" }
    sales { fr: "Ventes", en: "Sales" }
    customers { fr: "Clients", en: "Customers" }
    rule_fair { fr: "Part égale", en: "Fair share" }
    rule_first { fr: "Premier arrivé, premier servi", en: "First come, first served" }
    rule_solidarity { fr: "Servis d’abord, puis part égale", en: "Those served first, then fair share" }
    draft { fr: "Brouillon", en: "Draft" }
    opens_soon { fr: "Bientôt", en: "Soon" }
    open { fr: "Ouverte", en: "Open" }
    closed { fr: "Fermée", en: "Closed" }
    allocated { fr: "À préparer", en: "To pack" }
    settled { fr: "Soldée", en: "Settled" }
    cancelled { fr: "Annulée", en: "Cancelled" }
    placed { fr: "Commandée", en: "Ordered" }
    packed { fr: "Prête", en: "Ready" }
    handed_over { fr: "Retirée", en: "Collected" }
    not_collected { fr: "Non retirée", en: "Not collected" }
    changed { fr: "Modifiée", en: "Changed" }
    resumed { fr: "Reprise", en: "Taken up again" }
    shortage { fr: "Il en manque", en: "Some is missing" }
    opened_again { fr: "Caisse rouverte", en: "Crate opened again" }
    asked_back { fr: "Remise annulée", en: "Hand-over taken back" }
    wish_similar { fr: "Mettez quelque chose de proche", en: "Give me something similar" }
    wish_credit { fr: "Laissez, je ne paie que ce que j’ai", en: "Leave it out, I pay what I get" }
    order { fr: "Commande", en: "Order" }
    payment { fr: "Paiement", en: "Payment" }
    refund { fr: "Remboursement", en: "Refund" }
    deposit { fr: "Consigne", en: "Deposit" }
    gesture { fr: "Geste", en: "Credit" }
    reversal { fr: "Annulation", en: "Taken back" }
    cash { fr: "Espèces", en: "Cash" }
    card { fr: "Carte", en: "Card" }
    cheque { fr: "Chèque", en: "Cheque" }
    transfer { fr: "Virement", en: "Transfer" }
    units { fr: "Monnaie-temps", en: "Time units" }
    goes_back { fr: "Remis en stock", en: "Back into store" }
    goes_away { fr: "Donné", en: "Given away" }
    franchise { fr: "Franchise de TVA", en: "VAT franchise" }
    exempt { fr: "Association exonérée", en: "Exempt association" }
    liable { fr: "Assujettie à la TVA", en: "Liable to VAT" }
    ticket { fr: "Ticket", en: "Ticket" }
    invoice { fr: "Facture", en: "Invoice" }
    credit_note { fr: "Avoir", en: "Credit note" }

    a_kilo(price) { fr: "{price} le kilo", en: "{price} a kilo" }
    a_piece(price) { fr: "{price} la pièce", en: "{price} each" }
    by(weight) { fr: "par {weight}", en: "by {weight}" }
    about_each(weight) { fr: "environ {weight} la pièce", en: "about {weight} each" }
    n_pieces(n;) { fr: ["{n} pièce", "{n} pièces"], en: ["{n} piece", "{n} pieces"] }
    about(amount) { fr: "environ {amount}", en: "about {amount}" }
    line_of(name, quantity, amount) { fr: "{name}, {quantity} : {amount}", en: "{name}, {quantity}: {amount}" }
    total_is(total) { fr: "Total : {total}", en: "Total: {total}" }
    total_about(total, most) { fr: "Total : environ {total}, au plus {most}", en: "Total: about {total}, at most {most}" }
    from_until(day, starts, ends) { fr: "{day}, de {starts} à {ends}", en: "{day}, {starts} to {ends}" }
    nothing_owed { fr: "Payé", en: "Paid" }
    to_pay(amount) { fr: "{amount} à payer", en: "{amount} to pay" }
    in_credit(amount) { fr: "{amount} d’avance", en: "{amount} in credit" }
    from_to(name, was, is) { fr: "{name} : {was} → {is}", en: "{name}: {was} → {is}" }
    fetched_at(point) { fr: "retrait : {point}", en: "pick-up: {point}" }
    gets_instead(name, gets, asked) { fr: "{name} : {gets} au lieu de {asked}", en: "{name}: {gets} instead of {asked}" }

    group_taken { fr: "Ce groupe existe déjà.", en: "This group exists already." }
    closes_before_it_opens { fr: "La fermeture vient avant l’ouverture.", en: "It closes before it opens." }
    cycle_is_over { fr: "Cette vente est déjà répartie ou finie.", en: "This cycle is already allocated or over." }
    published_before { fr: "Cette vente est déjà publiée.", en: "This cycle is already published." }
    offers_nothing { fr: "Choisissez d’abord ce qui est en vente.", en: "First choose what is on sale." }
    no_slot_yet { fr: "Ajoutez d’abord un créneau de retrait.", en: "First add a pick-up slot." }
    not_to_settle { fr: "Cette vente est encore ouverte.", en: "This cycle is still open." }
    orders_wait(n;) { fr: ["{n} commande attend encore : préparez-la, remettez-la ou notez qu’elle n’est pas retirée.", "{n} commandes attendent encore : préparez-les, remettez-les ou notez qu’elles ne sont pas retirées."], en: ["{n} order still waits: pack it, hand it over or note that it was not collected.", "{n} orders still wait: pack them, hand them over or note that they were not collected."] }
    has_orders(n;) { fr: ["{n} commande est passée : annulez-la d’abord, avec un mot.", "{n} commandes sont passées : annulez-les d’abord, avec un mot."], en: ["There is {n} order: cancel it first, with a word.", "There are {n} orders: cancel them first, with a word."] }
    price_is_promised { fr: "Des personnes ont commandé à l’ancien prix : il reste jusqu’à la fin de cette vente.", en: "People have ordered at the old price: it stays until this cycle is over." }
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
    more_than_ordered(name) { fr: "{name} : c’est plus que la commande.", en: "{name}: that is more than was ordered." }
    not_packed { fr: "Cette commande n’est pas prête.", en: "This order is not ready." }
    not_handed_over { fr: "Cette commande n’est pas retirée.", en: "This order is not collected." }
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
    no_contact { fr: "Donnez une adresse e-mail ou un numéro de téléphone.", en: "Give an e-mail address or a telephone number." }
    not_a_time { fr: "Une heure comme 18:00.", en: "A time such as 18:00." }
    price_missing { fr: "Quel prix ?", en: "Which price?" }
    ends_before_it_starts { fr: "La fin vient avant le début.", en: "The end is before the beginning." }
    not_a_siren { fr: "Un SIREN a neuf chiffres.", en: "A SIREN has nine digits." }
    wording_missing { fr: "Sans TVA, les papiers disent pourquoi : donnez la mention.", en: "Without VAT, papers say why: give the wording." }

    letter_placed(code) { fr: "Commande {code} : c’est noté", en: "Order {code}: noted" }
    letter_placed_first { fr: "Merci ! Voici votre commande. Vous pouvez la modifier ou l’annuler jusqu’à la fermeture, par le lien ci-dessous.", en: "Thank you! Here is your order. You can change or cancel it until orders close, by the link below." }
    letter_changed(code) { fr: "Commande {code} : modifiée", en: "Order {code}: changed" }
    letter_changed_first { fr: "Votre commande est modifiée. La voici telle qu’elle est maintenant.", en: "Your order is changed. Here it is as it stands now." }
    letter_cancelled(code) { fr: "Commande {code} : annulée", en: "Order {code}: cancelled" }
    letter_cancelled_first { fr: "Votre commande est annulée. Vous pouvez la reprendre jusqu’à la fermeture, s’il reste de tout.", en: "Your order is cancelled. You can take it up again until orders close, if there is enough of everything." }
    letter_cancelled_why(reason) { fr: "Nous avons dû annuler votre commande : {reason}", en: "We had to cancel your order: {reason}" }
    letter_shortage(code) { fr: "Commande {code} : il en manque un peu", en: "Order {code}: some is missing" }
    letter_shortage_first { fr: "La récolte a donné moins que prévu. Nous avons partagé ; voici ce que vous aurez. Vous ne payez que cela. Pardon !", en: "The harvest gave less than expected. We have shared it; here is what you will get. You pay for that only. Sorry!" }
    letter_soon(day) { fr: "Votre commande vous attend {day}", en: "Your order waits for you on {day}" }
    letter_soon_first { fr: "Pensez à vos sacs et aux bocaux vides. À demain !", en: "Remember your bags and the empty jars. See you tomorrow!" }
    letter_link(code) { fr: "Votre commande {code}", en: "Your order {code}" }
    letter_link_first { fr: "Vous avez déjà une commande pour cette vente. Voici son lien pour la modifier ou l’annuler.", en: "You already have an order in this cycle. Here is its link, to change or cancel it." }
    letter_opening(title) { fr: "Les commandes sont ouvertes : {title}", en: "Orders are open: {title}" }
    letter_opening_first(names) { fr: "Cette semaine, il y a surtout : {names}.", en: "This week there is plenty of: {names}." }
    order_until(when) { fr: "Commandez jusqu’au {when}.", en: "Order until {when}." }
    order_now { fr: "Commander", en: "Order" }
    why_this_letter { fr: "Vous recevez cette lettre parce que vous avez commandé ici. Répondez « stop » pour ne plus la recevoir.", en: "You get this letter because you have ordered here. Answer “stop” to get it no more." }
    see_order { fr: "Voir ma commande", en: "See my order" }

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
    your_contact { fr: "Votre e-mail ou votre téléphone", en: "Your e-mail or telephone" }
    contact_hint { fr: "Pour vous joindre si quelque chose change. Pas de compte à créer.", en: "To reach you if something changes. No account to make." }
    about_word { fr: "environ", en: "about" }
    at_most_word { fr: "au plus", en: "at most" }
    nothing_yet { fr: "Rien encore", en: "Nothing yet" }
    total_follows { fr: "Le total s’affiche après.", en: "The total follows." }
    order_with_duty { fr: "Commander avec obligation de paiement", en: "Order with obligation to pay" }
    keep_changes { fr: "Garder ces changements", en: "Keep these changes" }
    change_order { fr: "Modifier la commande", en: "Change the order" }
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

    sales_lead { fr: "Chaque vente, où elle en est et ce qui vient ensuite.", en: "Each cycle, how it stands and what comes next." }
    new_cycle { fr: "Nouvelle vente", en: "New cycle" }
    edit_cycle { fr: "Modifier la vente", en: "Edit the cycle" }
    the_next { fr: "La suivante", en: "The next one" }
    price_list { fr: "Prix", en: "Prices" }
    price_list_lead { fr: "À partir d’un jour ; les commandes passées gardent leur prix.", en: "From a day on; orders already placed keep their price." }
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
    by_person { fr: "Par personne", en: "By person" }
    to_sign { fr: "Émargement", en: "To sign" }
    lacks(name, amount) { fr: "{name} ({amount})", en: "{name} ({amount})" }
    still_to_harvest(names) { fr: "Commandé et pas encore en stock : {names}", en: "Ordered and not in store yet: {names}" }
    asked { fr: "Demandé", en: "Asked" }
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
    nothing_published { fr: "Aucun produit n’est en vente au catalogue.", en: "No product is on sale in the catalogue." }
    price_eur { fr: "Prix (€)", en: "Price (€)" }
    most_each { fr: "Au plus par personne", en: "Most a person" }
    crates { fr: "Caisses", en: "Crates" }
    remove { fr: "Retirer", en: "Remove" }
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
    no_order { fr: "Aucune commande.", en: "No order." }
    n_crates(n;) { fr: ["{n} caisse", "{n} caisses"], en: ["{n} crate", "{n} crates"] }
    code { fr: "Code", en: "Code" }
    initials { fr: "Initiales", en: "Initials" }
    signature { fr: "Signature", en: "Signature" }
    n_products(n;) { fr: ["{n} produit", "{n} produits"], en: ["{n} product", "{n} products"] }
    packed_of(done, all) { fr: "{done} prêtes sur {all}", en: "{done} of {all} ready" }
    fetched_of(done, all) { fr: "{done} retirées sur {all}", en: "{done} of {all} collected" }
    next_crate { fr: "Caisse suivante", en: "Next crate" }
    on_paper { fr: "Sur papier", en: "On paper" }
    crate_of(name) { fr: "Caisse de {name}", en: "Crate of {name}" }
    crate_is_ready { fr: "La caisse est prête", en: "The crate is ready" }
    weight_kg { fr: "Poids (kg)", en: "Weight (kg)" }
    pieces { fr: "Pièces", en: "Pieces" }
    missing { fr: "Manque", en: "Missing" }
    name_or_code { fr: "Nom ou code", en: "Name or code" }
    nobody_here { fr: "Personne ici.", en: "Nobody here." }
    paid_now { fr: "Payé (€)", en: "Paid (€)" }
    how { fr: "Comment", en: "How" }
    jars_back(n) { fr: "Bocaux rendus (sur {n})", en: "Jars back (of {n})" }
    hand_over { fr: "Remettre", en: "Hand over" }
    lots { fr: "Lots", en: "Lots" }
    why { fr: "Pourquoi", en: "Why" }
    why_for_customer { fr: "Pourquoi (c’est écrit au client)", en: "Why (the customer reads it)" }
    cancel_for_what { fr: "Le client est prévenu, tout redevient libre.", en: "The customer is told, everything is free again." }
    make_invoice { fr: "Faire la facture", en: "Make the invoice" }
    make_credit_note { fr: "Faire un avoir", en: "Make a credit note" }
    make_credit_note_what { fr: "L’avoir annule toute la facture ; les deux papiers restent.", en: "The credit note takes the whole invoice back; both papers stay." }
    open_crate { fr: "Rouvrir la caisse", en: "Open the crate again" }
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
    letter_remind { fr: "La veille du retrait", en: "The day before pick-up" }
    to_allocate(title) { fr: "{title} : à répartir", en: "{title}: to allocate" }
    to_pack(title) { fr: "{title} : à préparer", en: "{title}: to pack" }
    on_sale_now { fr: "En vente cette semaine", en: "On sale this week" }
    siren_is(siren) { fr: "SIREN {siren}", en: "SIREN {siren}" }
    takes_back(number, reason) { fr: "Annule {number} : {reason}", en: "Takes back {number}: {reason}" }
    order_delivered(code, day) { fr: "Commande {code}, livrée le {day}", en: "Order {code}, delivered on {day}" }
    paper_line(name, quantity, price, amount) { fr: "{name}, {quantity} à {price} : {amount}", en: "{name}, {quantity} at {price}: {amount}" }
    vat_line(rate, net, tax) { fr: "TVA {rate} sur {net} : {tax}", en: "VAT {rate} on {net}: {tax}" }
    late_payment { fr: "Payable sous 30 jours. En cas de retard : trois fois le taux d’intérêt légal, et 40 € de frais de recouvrement.", en: "Due within 30 days. If late: three times the legal interest rate, and €40 for recovery." }
    workbook { fr: "Classeur (XLSX)", en: "Workbook (XLSX)" }
    closings { fr: "Clôtures", en: "Closings" }
    closings_lead { fr: "Chaque jour fini se clôt, puis le mois et l’année. Rien ne s’y ajoute plus ; les cumuls ne font que grandir.", en: "Each day that is over is closed, then the month and the year. Nothing is added to them any more; the running totals only grow." }
    close_now { fr: "Clôturer ce qui est fini", en: "Close what is over" }
    nothing_to_close { fr: "Tout ce qui est fini est déjà clos.", en: "Everything that is over is closed already." }
    period_label { fr: "Période", en: "Period" }
    total { fr: "Total", en: "Total" }
    absolute { fr: "Sans les signes", en: "Without signs" }
    perpetual { fr: "Cumul", en: "Running total" }
    perpetual_absolute { fr: "Cumul sans les signes", en: "Running total without signs" }
    payments { fr: "Paiements", en: "Payments" }
}
