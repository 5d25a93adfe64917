//! Texts about sales.

mod letters;
mod order;
mod refusals;
mod team;

pub use self::letters::*;
pub use self::order::*;
pub use self::refusals::*;
pub use self::team::*;

use platform::i18n::{Lang, format};
use platform::money::Cents;
use produce::model::amount::Unit;
use produce::model::product::{Mode, Selling};

use crate::model::account::{AccountCause, Method};
use crate::model::cycle::{Lack, Phase, Rule, Slot, Uncollected};
use crate::model::line::Line;
use crate::model::order::{Happened, Order, OrderState, ShortageReply, Wish};
use crate::model::paper::PaperKind;
use crate::store::settings::Regime;

/// Who gets how much in a shortage.
#[must_use]
pub const fn rule(l: Lang, rule: Rule) -> &'static str {
    match rule {
        Rule::Fair => rule_fair(l),
        Rule::First => rule_first(l),
        Rule::Solidarity => rule_solidarity(l),
    }
}

/// What a draft lacks.
#[must_use]
pub const fn lack(l: Lang, lack: Lack) -> &'static str {
    match lack {
        Lack::Products => lack_products(l),
        Lack::Slots => lack_slots(l),
        Lack::Supply => lack_supply(l),
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

/// What somebody answers to a shortage.
#[must_use]
pub const fn reply(l: Lang, reply: ShortageReply) -> &'static str {
    match reply {
        ShortageReply::Keep => reply_keep(l),
        ShortageReply::Similar => reply_similar(l),
        ShortageReply::Drop => reply_drop(l),
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
    let amount = if line.is_capped() {
        as_promised(l, amount)
    } else if line.billed.is_some() || !line.terms.selling.mode().is_weighed() {
        amount
    } else {
        about(l, amount)
    };
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

/// What is owed beside an order: nothing of it is on the account before it is packed.
#[must_use]
pub fn owed_of(l: Lang, state: OrderState, cents: Cents) -> String {
    if matches!(state, OrderState::Placed | OrderState::Cancelled) { at_rest(l, cents) } else { balance(l, cents) }
}

/// The same of an account at rest, or of an order that nothing has been counted of: there is nothing to pay, which is not to say that it was.
#[must_use]
pub fn at_rest(l: Lang, cents: Cents) -> String {
    if cents == Cents(0) { nothing_to_pay(l).to_owned() } else { balance(l, cents) }
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

    order_place { fr: "Commander", en: "Order", ar: "اطلب", uk: "Замовити" }
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
    asked_back { fr: "Retrait corrigé", en: "Pick-up corrected" }
    reply_keep { fr: "Garder ce qu’il y a", en: "Keep what there is" }
    reply_similar { fr: "Compléter avec quelque chose de proche", en: "Add something similar" }
    reply_drop { fr: "Renoncer à ce qui manque", en: "Do without what is short" }
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
    duplicate(n, when) { fr: "Duplicata n° {n}, imprimé le {when}", en: "Copy no. {n}, printed on {when}" }
    given_out(n;) { fr: ["imprimé {n} fois", "imprimé {n} fois"], en: ["printed once", "printed {n} times"] }

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
    promised_at_most { fr: "prix annoncé au plus", en: "the price promised at most" }
    nothing_to_pay { fr: "Rien à payer pour l’instant", en: "Nothing to pay for now" }
    nothing_owed { fr: "Payé", en: "Paid" }
    to_pay(amount) { fr: "{amount} à payer", en: "{amount} to pay" }
    in_credit(amount) { fr: "{amount} d’avance", en: "{amount} in credit" }
    from_to(name, was, is) { fr: "{name} : {was} → {is}", en: "{name}: {was} → {is}" }
    fetched_at(point) { fr: "retrait : {point}", en: "pick-up: {point}" }
    gets_instead(name, gets, asked) { fr: "{name} : {gets} au lieu de {asked}", en: "{name}: {gets} instead of {asked}" }
}
