//! The demonstration's sales: weekly cycles that grow over a year, three pick-up points, weighed crates, a shortage now and then, losses and
//! gifts, crates that nobody fetched, and an invoice to a school canteen with its credit note.

use std::collections::HashMap;

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use rand::RngExt as _;

use ::produce::model::amount::{Amount, Unit};
use ::produce::model::product::Selling;
use ::produce::store::products;
use ::sales::model::account::Method;
use ::sales::model::customer::{Contact, CustomerDetails, CustomerId};
use ::sales::model::cycle::{
    CycleDetails, CycleId, Moment, OfferDetails, OfferId, PointDetails, PointId, Rule, SlotDetails, SlotId, Uncollected,
};
use ::sales::model::line::{Line, Packed};
use ::sales::model::order::{Order, OrderState, Wish};
use ::sales::store::accounts::Money;
use ::sales::store::packing::Crate;
use ::sales::store::placing::{Basket, Buyer};
use ::sales::store::prices::NewPrice;
use ::sales::store::{
    allocation, customers, cycles, handing, offers, orders, packing, papers, placing, points, prices, settings, slots,
};
use kit::mailer::Mailer;
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::Lang;
use platform::money::Cents;
use platform::op::Op;
use platform::quantity::Grams;
use platform::time::ClockTime;

use super::Maker;
use super::produce::{self, Catalogue, Made, at};

/// Orders of a week, at the beginning of the year and at its end.
const ORDERS: (i64, i64) = (8, 80);

const POINTS: [(&str, &str, Uncollected, bool); 3] = [
    ("La Lampisterie", "2 rue du Carreau", Uncollected::Keep, false),
    ("Maison de quartier", "14 place de la Fosse", Uncollected::Donate, true),
    ("Gare routière", "Quai 3", Uncollected::Donate, false),
];

const NAMES: [&str; 20] = [
    "Nadia", "Paul", "Irène", "Karim", "Lucette", "Omar", "Jeanne", "Thomas", "Fatou", "Michel", "Sonia", "Bruno", "Leïla",
    "André", "Camille", "Yanis", "Odile", "Marek", "Josiane", "Hakim",
];

/// What every step needs.
struct House<'a> {
    catalogue: &'a Catalogue,
    points: Vec<PointId>,
    mailer: Mailer<'a>,
    actor: Actor,
}

impl House<'_> {
    fn op<'b>(&'b self, tx: &'b mut Conn, now: DateTime<Utc>) -> Op<'b> {
        Op::at(tx, &self.actor, now).zoned(chrono_tz::Europe::Paris)
    }
}

/// Makes so many weeks of sales, the last of which is open now, and says how many orders there were.
pub async fn make(tx: &mut Conn, maker: &mut Maker, (catalogue, weeks): (&Catalogue, u32), mailer: Mailer<'_>) -> Result<String> {
    let house = settle_in(tx, maker, catalogue, mailer).await?;
    let weeks = i64::from(weeks);
    let mut count = 0;
    for ago in (0..=weeks).rev() {
        let size = ORDERS.0 + (ORDERS.1 - ORDERS.0) * (weeks - ago) / 52;
        count += round(tx, maker, &house, (ago, size)).await?;
    }
    Ok(format!("{count} orders"))
}

/// Points, prices and settings, a year and more ago.
async fn settle_in<'a>(tx: &mut Conn, maker: &mut Maker, catalogue: &'a Catalogue, mailer: Mailer<'a>) -> Result<House<'a>> {
    let mut house = House { catalogue, points: Vec::new(), mailer, actor: maker.actor.clone() };
    let began = maker.now - Duration::days(420);
    let ids: Vec<PointId> = POINTS.iter().map(|_| maker.id()).collect();
    let mut op = house.op(tx, began);
    let mut own = settings::load(op.tx).await?;
    "999000001".clone_into(&mut own.siren);
    "FR7612345000010123456789012".clone_into(&mut own.iban);
    "L’Archipel des Saules".clone_into(&mut own.holder);
    "Médiation de l’exemple, 1 rue du Test, 59000 Exemple".clone_into(&mut own.mediator);
    settings::save(&mut op, &own).await?;
    for (id, (name, address, uncollected, charged)) in ids.iter().zip(POINTS) {
        let details = PointDetails {
            name: name.to_owned(),
            address: format!("{address}, {}", super::COMMUNE),
            note: String::new(),
            uncollected,
            charged,
        };
        points::insert(&mut op, *id, &details).await?;
    }
    let day = op.today();
    for made in &catalogue.products {
        prices::set(&mut op, &NewPrice { product: made.id, group: None, cents: made.price, starts: day }).await?;
    }
    house.points = ids;
    Ok(house)
}

/// The day on which a round closes: yesterday for the latest of those that are closed.
fn closing_day(maker: &Maker, ago: i64) -> NaiveDate {
    maker.today - Duration::days(1 + 7 * (ago - 1))
}

/// One round: offered, ordered, harvested, packed, fetched; the last one is still open, the one before is fetched today.
async fn round(tx: &mut Conn, maker: &mut Maker, house: &House<'_>, (ago, size): (i64, i64)) -> Result<i64> {
    let closes = closing_day(maker, ago);
    let (cycle, offered) = open(tx, maker, house, ("Vente du", closes)).await?;
    let opened = at(closes - Days::new(7), 19);
    let until = at(closes, 18).min(maker.now);
    let mut count = 0;
    for n in 0..size {
        // The open round has had a day of its seven.
        let now = opened + (at(closes, 18) - opened) * i32::try_from(n).unwrap_or(0) / i32::try_from(size.max(1)).unwrap_or(1);
        if now >= until {
            break;
        }
        count += i64::from(order(tx, maker, house, (cycle, &offered), now).await?);
    }
    if ago == 0 {
        let morning = at(maker.today, 7).min(maker.now);
        for (place, made) in in_season(house.catalogue, closes).enumerate() {
            if place % 2 == 0 {
                let mut op = house.op(tx, morning);
                produce::harvest(&mut op, maker, made, house.catalogue.store, made.selling.stock_of(12)).await?;
            }
        }
        return Ok(count);
    }
    let morning = at(closes + Days::new(1), 7).min(maker.now);
    gather(tx, maker, house, (cycle, ago), morning).await?;
    allocation::apply(&mut house.op(tx, morning + Duration::minutes(30)), cycle, &house.mailer).await?;
    pack(tx, maker, house, (cycle, ago), morning + Duration::hours(1)).await?;
    if ago > 1 {
        hand_out(tx, maker, house, cycle, closes + Days::new(1)).await?;
        if ago == 3 {
            canteen(tx, maker, house, closes).await?;
        }
        let evening = at(closes + Days::new(1), 20);
        let mut op = house.op(tx, evening);
        cycles::settle(&mut op, cycle).await?;
        for made in &house.catalogue.products {
            produce::clear(&mut op, maker, made, 6).await?;
        }
    }
    Ok(count)
}

fn in_season(catalogue: &Catalogue, day: NaiveDate) -> impl Iterator<Item = &Made> {
    catalogue.products.iter().filter(move |made| made.months.holds(day))
}

/// Makes a cycle with its slots and offers, and publishes it.
async fn open(
    tx: &mut Conn,
    maker: &mut Maker,
    house: &House<'_>,
    (name, closes): (&str, NaiveDate),
) -> Result<(CycleId, Vec<(OfferId, Selling)>)> {
    let before = at(closes - Days::new(8), 10);
    let id: CycleId = maker.id();
    let hour = |hour: i64| ClockTime(hour * 60);
    let mut op = house.op(tx, before);
    let details = CycleDetails {
        title: format!("{name} {}", platform::i18n::format::date(Lang::Fr, closes)),
        opens: Moment { day: closes - Days::new(7), time: hour(19) },
        closes: Moment { day: closes, time: hour(18) },
        rule: Rule::Fair,
        note: String::new(),
    };
    cycles::insert(&mut op, id, &details).await?;
    for (place, point) in house.points.iter().enumerate() {
        let details = SlotDetails {
            point: *point,
            day: closes + Days::new(1),
            starts: ClockTime(16 * 60 + 30),
            ends: hour(19),
            crates: (place == 2).then_some(25),
            cut_off_hours: None,
        };
        slots::insert(&mut op, maker.id::<SlotId>(), id, &details).await?;
    }
    let mut offered = Vec::new();
    for made in in_season(house.catalogue, closes) {
        let offer: OfferId = maker.id();
        let expected = Some(made.selling.stock_of(160).0);
        offers::put(&mut op, offer, id, &OfferDetails { product: made.id, price: made.price, expected, most: None }).await?;
        offered.push((offer, made.selling));
    }
    cycles::publish(&mut op, id).await?;
    Ok((id, offered))
}

/// Somebody orders, if they have not yet; says whether.
async fn order(
    tx: &mut Conn,
    maker: &mut Maker,
    house: &House<'_>,
    (cycle, offered): (CycleId, &[(OfferId, Selling)]),
    now: DateTime<Utc>,
) -> Result<bool> {
    let who = maker.rng.random_range(0..120_usize);
    let name = format!("{} Démo {}", NAMES[who % NAMES.len()], who + 1);
    let contact = Contact::Phone(format!("06990000{who:02}").chars().take(10).collect());
    let contact = if who > 99 { Contact::Phone(format!("0699000{who}")) } else { contact };
    if let Some(known) = customers::by_contact(tx, &name, &contact).await?
        && orders::of_customer(tx, &house.actor, known.id, 1).await?.iter().any(|last| last.cycle == cycle)
    {
        return Ok(false);
    }
    let found = slots::of_cycles(tx, &[cycle]).await?;
    let free: Vec<_> = found.iter().filter(|slot| slot.has_room()).collect();
    let slot = free[maker.rng.random_range(0..free.len())].id;
    let mut portions = HashMap::new();
    for _ in 0..maker.rng.random_range(3..7_usize) {
        let (offer, _) = offered[maker.rng.random_range(0..offered.len())];
        portions.insert(offer, maker.rng.random_range(1..3_i64));
    }
    let wish = if who % 5 == 0 { Wish::Similar } else { Wish::Credit };
    let basket = Basket { slot, portions, wish, note: String::new(), version: 0 };
    let buyer = Buyer { name, contact, lang: Lang::Fr };
    placing::place(&mut house.op(tx, now), cycle, &buyer, &basket, &house.mailer).await?;
    Ok(true)
}

/// Harvests what was ordered and a little more; every fourth week one product gives too little.
async fn gather(
    tx: &mut Conn,
    maker: &mut Maker,
    house: &House<'_>,
    (cycle, ago): (CycleId, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    let standing = offers::standing(tx, &house.actor, cycle).await?;
    for (place, offer) in standing.iter().enumerate() {
        let Some(made) = house.catalogue.products.iter().find(|made| made.id == offer.terms.product) else { continue };
        let short = ago % 4 == 2 && place == 1;
        let needed = offer.supply.reserved.0 * if short { 70 } else { 115 } / 100;
        let missing = needed - products::get(tx, &house.actor, made.id).await?.on_hand.0;
        if missing > 0 {
            let mut op = house.op(tx, now);
            produce::harvest(&mut op, maker, made, house.catalogue.store, Amount(missing)).await?;
        }
    }
    Ok(())
}

/// What the scale says of a line; a heavy hand takes from what is to spare.
fn weighed(maker: &mut Maker, line: &Line, spare: &mut i64) -> Packed {
    let due = line.due();
    match line.terms.selling {
        Selling::Kg(_) => {
            let more = (due.0 * maker.rng.random_range(0..7) / 100).min(*spare).max(0);
            *spare -= more;
            let grams = due.0 + more;
            Packed { amount: Amount(grams), weight: Some(Grams(grams)) }
        }
        Selling::PieceWeighed(portion) => {
            let spread = portion.most.0 - portion.least.0;
            let grams = (0..due.0).map(|_| portion.least.0 + spread * maker.rng.random_range(10..90) / 100).sum();
            Packed { amount: due, weight: (due > Amount::ZERO).then_some(Grams(grams)) }
        }
        Selling::Piece(_) => Packed { amount: due, weight: None },
    }
}

/// Packs the crates; of the round that is fetched today, half of them.
async fn pack(
    tx: &mut Conn,
    maker: &mut Maker,
    house: &House<'_>,
    (cycle, ago): (CycleId, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    let all = orders::of_cycle(tx, &house.actor, cycle, "").await?;
    let standing = offers::standing(tx, &house.actor, cycle).await?;
    let mut spare: HashMap<_, i64> =
        standing.iter().map(|offer| (offer.terms.product, (offer.supply.on_hand - offer.supply.all_reserved).0)).collect();
    let many = if ago == 1 { all.len() / 2 } else { all.len() };
    for order in all.iter().take(many) {
        let mut packed = Crate::new();
        for line in order.asked() {
            packed.insert(line.id, weighed(maker, line, spare.entry(line.terms.product).or_default()));
        }
        packing::pack(&mut house.op(tx, now.min(maker.now)), order.id, &packed).await?;
    }
    Ok(())
}

/// Hands the crates out; one in thirty is not fetched.
async fn hand_out(tx: &mut Conn, maker: &mut Maker, house: &House<'_>, cycle: CycleId, day: NaiveDate) -> Result<()> {
    let all = orders::of_cycle(tx, &house.actor, cycle, "").await?;
    for order in all.iter().filter(|order| order.state == OrderState::Packed) {
        if maker.rng.random_range(0..30) == 0 {
            handing::not_collected(&mut house.op(tx, at(day, 19) + Duration::minutes(20)), order.id).await?;
            continue;
        }
        let due = Cents(0) - customers::get(tx, &house.actor, order.customer).await?.balance;
        let methods = [Method::Cash, Method::Card, Method::Card, Method::Cheque];
        let method = methods[maker.rng.random_range(0..methods.len())];
        // Some round up, and are in credit the next time.
        let extra = if maker.rng.random_range(0..12) == 0 { 100 - due.0.rem_euclid(100) } else { 0 };
        let money = (due > Cents(0)).then(|| Money { cents: due + Cents(extra), method, note: String::new() });
        handing::hand_over(&mut house.op(tx, at(day, 17)), order.id, money.as_ref(), 0).await?;
    }
    Ok(())
}

/// The school canteen orders by the crate, gets an invoice, a credit note for it, and another one.
async fn canteen(tx: &mut Conn, maker: &mut Maker, house: &House<'_>, closes: NaiveDate) -> Result<()> {
    let (cycle, offered) = open(tx, maker, house, ("Vente aux cantines du", closes)).await?;
    let details = CustomerDetails {
        name: "Cantine de l’École Jaurès".to_owned(),
        phone: Some("0321000099".to_owned()),
        letters: false,
        company: "Commune de Fosse-les-Saules".to_owned(),
        siren: "999000002".to_owned(),
        address: format!("Place de la Mairie, {}", super::COMMUNE),
        ..CustomerDetails::default()
    };
    let opened = at(closes - Days::new(7), 20);
    customers::insert(tx, maker.id::<CustomerId>(), &details, (Lang::Fr, opened)).await?;
    let slot = slots::of_cycles(tx, &[cycle]).await?[0].id;
    let portions =
        offered.iter().filter(|(_, selling)| selling.mode().unit() == Unit::Grams).take(3).map(|(id, _)| (*id, 20)).collect();
    let buyer = Buyer { name: details.name.clone(), contact: Contact::Phone("0321000099".to_owned()), lang: Lang::Fr };
    let basket = Basket { slot, portions, wish: Wish::Credit, note: String::new(), version: 0 };
    placing::place(&mut house.op(tx, opened), cycle, &buyer, &basket, &house.mailer).await?;
    let morning = at(closes + Days::new(1), 7);
    gather(tx, maker, house, (cycle, 3), morning).await?;
    allocation::apply(&mut house.op(tx, morning), cycle, &house.mailer).await?;
    pack(tx, maker, house, (cycle, 3), morning + Duration::hours(1)).await?;
    let made: Vec<Order> = orders::of_cycle(tx, &house.actor, cycle, "").await?;
    let mut op = house.op(tx, morning + Duration::hours(2));
    for order in &made {
        let wrong = papers::invoice(&mut op, order.id).await?;
        papers::credit_note(&mut op, wrong, "Bon de commande oublié").await?;
        papers::invoice(&mut op, order.id).await?;
    }
    hand_out(tx, maker, house, cycle, closes + Days::new(1)).await?;
    cycles::settle(&mut house.op(tx, at(closes + Days::new(1), 20)), cycle).await
}
