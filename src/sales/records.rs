//! The kinds of records that the log knows of this room, and what they are called in it.

use platform::audit::RecordKind;
use platform::room::Records;

use crate::texts;

/// A cycle, its offers and slots.
pub const CYCLE: RecordKind = RecordKind::new("cycle");
/// A pick-up point.
pub const POINT: RecordKind = RecordKind::new("pickup_point");
/// A price, or a group with prices of its own.
pub const PRICE: RecordKind = RecordKind::new("price");
/// A customer and their account.
pub const CUSTOMER: RecordKind = RecordKind::new("customer");
/// An order.
pub const ORDER: RecordKind = RecordKind::new("order");
/// A paper.
pub const PAPER: RecordKind = RecordKind::new("paper");

/// For the room.
pub const RECORDS: Records = Records {
    kinds: &[
        (CYCLE, texts::log_cycle),
        (POINT, texts::log_point),
        (PRICE, texts::log_price),
        (CUSTOMER, texts::log_customer),
        (ORDER, texts::log_order),
        (PAPER, texts::log_paper),
    ],
    fields: &[
        ("opens", "Ouverture", "Opening"),
        ("closes", "Fermeture", "Closing"),
        ("rule", "En cas de manque", "In a shortage"),
        ("offer", "Offre", "Offer"),
        ("point", "Point de retrait", "Pick-up point"),
        ("crates", "Caisses", "Crates"),
        ("cut_off_hours", "Fin des commandes (heures avant)", "Last orders (hours before)"),
        ("uncollected", "Non retiré", "Not collected"),
        ("charged", "Dû si non retiré", "Owed if not collected"),
        ("product", "Produit", "Product"),
        ("group", "Groupe", "Group"),
        ("cents", "Montant", "Amount"),
        ("portions", "Portions", "Portions"),
        ("solidarity", "Servi d’abord", "Served first"),
        ("letters", "Lettres", "Letters"),
        ("company", "Structure", "Organisation"),
        ("siren", "SIREN", "SIREN"),
        ("regime", "Régime de TVA", "VAT regime"),
        ("wording", "Mention sur les papiers", "Wording on papers"),
        ("mediator", "Médiateur", "Mediator"),
        ("iban", "IBAN", "IBAN"),
        ("holder", "Titulaire", "Holder"),
        ("announce", "Lettre d’ouverture", "Opening letter"),
        ("remind", "Rappel", "Reminder"),
        ("tell_ready", "Lettre « prête »", "Letter “ready”"),
        ("thank", "Remerciement", "Thanks"),
    ],
    values: &[
        ("fair", "part égale", "fair share"),
        ("first", "premier arrivé", "first come"),
        ("draft", "brouillon", "draft"),
        ("published", "publié", "published"),
        ("allocated", "réparti", "allocated"),
        ("settled", "soldé", "settled"),
        ("keep", "remis en stock", "back into store"),
        ("donate", "donné", "given away"),
        ("order", "commande", "order"),
        ("payment", "paiement", "payment"),
        ("refund", "remboursement", "refund"),
        ("deposit", "consigne", "deposit"),
        ("gesture", "geste", "gesture"),
        ("franchise", "franchise", "franchise"),
        ("exempt", "exonérée", "exempt"),
        ("liable", "assujettie", "liable"),
    ],
    named: &["pickup_points", "customers", "orders"],
};
