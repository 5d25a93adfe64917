//! The demonstration's produce: a catalogue of thirty products through the seasons, a cold room, and what was weighed of late.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use rand::RngExt as _;

use land::model::{BedId, Filter, PlotId, PlotKind};
use land::store::{Within, beds, plots};
use platform::db::Conn;
use platform::error::Result;
use platform::money::Cents;
use platform::op::Op;
use platform::quantity::Grams;
use produce::model::amount::Amount;
use produce::model::lot::{HarvestKey, Source};
use produce::model::product::{Portion, ProductDetails, ProductId, Selling};
use produce::model::species::{Months, Species};
use produce::model::stock::{Cause, Leaving, StoreKind, StorePlaceId};
use produce::store::moves::{self, Weighing};
use produce::store::{lots, places, products, species};

use super::Maker;

/// How a product of the demonstration is sold, with the weights of a portion.
enum Sold {
    Kg(i64),
    Piece,
    Weighed(i64, i64, i64),
}

/// Name, species, pictogram, how it is sold, price in cents (each or a kilogram), months of sale, whether a category is shown.
type Line = (&'static str, &'static str, &'static str, Sold, i64, &'static str, bool);

const CATALOGUE: [Line; 30] = [
    ("Carottes", "Carotte", "carrot", Sold::Kg(500), 280, "7-4", false),
    ("Pommes de terre", "Pomme de terre", "bean", Sold::Kg(1000), 190, "7-3", false),
    ("Poireaux", "Poireau", "leafy-green", Sold::Kg(500), 320, "9-3", false),
    ("Oignons jaunes", "Oignon", "bean", Sold::Kg(500), 260, "8-4", false),
    ("Betteraves", "Betterave", "carrot", Sold::Kg(500), 270, "7-1", false),
    ("Navets", "Navet", "carrot", Sold::Kg(500), 290, "5-6|9-12", false),
    ("Panais", "Panais", "carrot", Sold::Kg(500), 350, "10-2", false),
    ("Épinards", "Épinard", "leafy-green", Sold::Kg(250), 600, "4-6|10-12", false),
    ("Mâche", "Mâche", "sprout", Sold::Kg(150), 1400, "10-3", false),
    ("Roquette", "Roquette", "leaf", Sold::Kg(100), 1500, "4-11", false),
    ("Haricots verts", "Haricot vert", "bean", Sold::Kg(250), 780, "7-9", false),
    ("Petits pois", "Pois", "bean", Sold::Kg(500), 650, "5-7", false),
    ("Courgettes", "Courgette", "carrot", Sold::Kg(500), 280, "7-10", false),
    ("Tomates", "Tomate", "cherry", Sold::Kg(500), 390, "7-10", true),
    ("Poivrons", "Poivron", "cherry", Sold::Kg(250), 480, "8-10", true),
    ("Aubergines", "Aubergine", "grape", Sold::Kg(250), 450, "8-10", false),
    ("Blettes", "Betterave", "leafy-green", Sold::Kg(500), 320, "6-11", false),
    ("Laitue", "Laitue", "salad", Sold::Piece, 120, "5-10", true),
    ("Chicorée frisée", "Chicorée frisée", "salad", Sold::Piece, 150, "8-12", true),
    ("Concombre", "Concombre", "leafy-green", Sold::Piece, 130, "6-9", false),
    ("Radis, la botte", "Radis", "sprout", Sold::Piece, 180, "4-10", false),
    ("Persil, la botte", "Persil", "leaf", Sold::Piece, 130, "5-11", false),
    ("Chou-rave", "Chou-rave", "sprout", Sold::Piece, 140, "5-10", false),
    ("Potimarron", "Potimarron", "apple", Sold::Weighed(700, 1100, 1600), 280, "9-1", false),
    ("Chou cabus", "Chou cabus", "leafy-green", Sold::Weighed(800, 1200, 1800), 240, "6-12", false),
    ("Chou-fleur", "Chou-fleur", "flower-2", Sold::Weighed(600, 900, 1400), 350, "6-11", false),
    ("Céleri-rave", "Céleri-rave", "carrot", Sold::Weighed(500, 800, 1300), 310, "9-1", false),
    ("Fraises", "Fraisier", "cherry", Sold::Kg(250), 1200, "5-7", true),
    ("Pommes", "Pommier", "apple", Sold::Kg(1000), 240, "9-2", true),
    ("Noisettes", "Noisetier", "nut", Sold::Kg(250), 900, "9-12", false),
];

/// A product of the demonstration, with what sales need to know.
pub struct Made {
    pub id: ProductId,
    pub selling: Selling,
    /// A kilogram or a piece.
    pub price: Cents,
    pub months: Months,
    /// Where it grows.
    pub source: Source,
}

/// The catalogue and the stores.
pub struct Catalogue {
    pub products: Vec<Made>,
    pub store: StorePlaceId,
}

fn selling(sold: &Sold) -> Option<Selling> {
    let portion = |least, estimated, most| Portion::new(Grams(least), Grams(estimated), Grams(most));
    match sold {
        Sold::Kg(grams) => portion(*grams, *grams, grams * 11 / 10).map(Selling::Kg),
        Sold::Piece => Some(Selling::Piece(None)),
        Sold::Weighed(least, estimated, most) => portion(*least, *estimated, *most).map(Selling::PieceWeighed),
    }
}

fn details(line: &Line, known: &[Species], commune: &str) -> Option<ProductDetails> {
    let (name, of, pictogram, sold, _, _, specific) = line;
    let species = known.iter().find(|species| species.details.name == *of).map(|species| species.id);
    Some(ProductDetails { species, ..ProductDetails::usual(name, pictogram, selling(sold)?, *specific, commune) })
}

/// Makes the catalogue; harvests are made with the sales that they serve.
pub async fn make(tx: &mut Conn, maker: &mut Maker) -> Result<Catalogue> {
    let actor = maker.actor.clone();
    let began = maker.now - Duration::days(420);
    let mut op = Op::at(tx, &actor, began).zoned(chrono_tz::Europe::Paris);
    species::take_reference(&mut op).await?;
    let store = maker.id();
    places::insert(&mut op, store, "Chambre froide", StoreKind::ColdRoom).await?;
    places::insert(&mut op, maker.id(), "Cave du Moulinage", StoreKind::Shed).await?;
    let known = species::list(op.tx, &actor, "", false).await?;
    let fields = fields(op.tx, maker).await?;
    let mut made = Vec::new();
    for (place, line) in CATALOGUE.iter().enumerate() {
        let Some(details) = details(line, &known, super::COMMUNE) else { continue };
        let id = maker.id();
        products::insert(&mut op, id, &details).await?;
        let (plot, bed) = fields[place % fields.len()];
        let source = Source { plot, bed, tree: None };
        made.push(Made { id, selling: details.selling, price: Cents(line.4), months: Months::read(line.5), source });
    }
    Ok(Catalogue { products: made, store })
}

/// Where vegetables grow: each bed, and each open field without beds.
async fn fields(conn: &mut Conn, maker: &Maker) -> Result<Vec<(PlotId, Option<BedId>)>> {
    let plots = plots::list(conn, &maker.actor, &Filter::default(), maker.today).await?;
    let beds = beds::list(conn, &maker.actor, Within::Everywhere, false).await?;
    let growing = plots.iter().filter(|plot| matches!(plot.details.kind, PlotKind::OpenField | PlotKind::Polytunnel));
    let mut fields = Vec::new();
    for plot in growing {
        let before = fields.len();
        fields.extend(beds.iter().filter(|bed| bed.plot == plot.id).map(|bed| (plot.id, Some(bed.id))));
        if fields.len() == before {
            fields.push((plot.id, None));
        }
    }
    Ok(fields)
}

/// Weighs what a product needs on a day, in crates as they come from the field.
pub async fn harvest(op: &mut Op<'_>, maker: &mut Maker, made: &Made, store: StorePlaceId, amount: Amount) -> Result<()> {
    let day: NaiveDate = op.today();
    let crates = if amount.0 > 20_000 { 2 } else { 1 };
    for part in 0..crates {
        let share = amount.0 * (part + 1) / crates - amount.0 * part / crates;
        let sown_on = day.checked_sub_days(Days::new(90));
        let weighing = Weighing {
            client: Some(maker.id()),
            key: HarvestKey { product: made.id, variety: None, source: made.source, day, sown_on },
            amount: Amount(share.max(1)),
            place: store,
            happened_at: op.now,
        };
        moves::weigh(op, &weighing).await?;
    }
    Ok(())
}

/// What is left of the oldest lots goes where it can: given, composted, lost.
pub async fn clear(op: &mut Op<'_>, maker: &mut Maker, made: &Made, keep: i64) -> Result<()> {
    let listed = lots::list(op.tx, op.actor, Some(made.id), false, 50).await?;
    let standing = moves::standing(op.tx, op.actor, made.id).await?;
    let today = op.today();
    for lot in listed.iter().filter(|lot| (today - lot.day).num_days() >= keep) {
        let cause = match maker.rng.random_range(0..4) {
            0 => Cause::Donation,
            1 => Cause::Loss,
            2 => Cause::Eaten,
            _ => Cause::Compost,
        };
        for here in standing.iter().filter(|here| here.lot_id == lot.id) {
            let leaving = Leaving { lot: lot.id, place: here.place_id, amount: here.quantity, cause, note: String::new() };
            moves::leave(op, &leaving).await?;
        }
    }
    Ok(())
}

/// An instant of a day at the ecopole.
pub fn at(day: NaiveDate, hour: i64) -> DateTime<Utc> {
    platform::time::ClockTime(hour * 60).instant(day, chrono_tz::Europe::Paris)
}
