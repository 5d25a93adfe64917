//! The demonstration's workshops: twelve of them, forty dates over six months past and two ahead; a full one with a waiting line, a cycle,
//! one for children, one with a solidarity price.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use rand::RngExt as _;

use ::people::model::{Filter as PeopleFilter, PersonId, Role};
use ::people::store as people;
use ::workshops::booking::store::vouchers::{self, VoucherDetails};
use ::workshops::model::booking::{BookingState, booking_code, ticket_code};
use ::workshops::model::date::{DateDetails, DateId, Place, ResourceId, WorkshopDate};
use ::workshops::model::money::{Cents, Units, VoucherId, VoucherKind};
use ::workshops::model::workshop::{
    Level, Price, PriceId, PriceKind, Question, QuestionId, QuestionKind, Scope, Theme, WorkshopDetails, WorkshopId,
};
use ::workshops::offer::store::resources::{self, Resource};
use ::workshops::offer::store::{dates, workshops};
use ::workshops::store::seed::{self, SeedBooking, SeedGuest};
use kit::pictures::PictureId;
use land::model::{Filter, SiteId};
use land::store::sites;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::time::{ClockTime, Minutes, Slot, Week};

use super::Maker;

/// A workshop of the demonstration.
struct Plan {
    title: &'static str,
    summary: &'static str,
    story: &'static str,
    theme: Theme,
    level: Level,
    ages: (Option<i64>, Option<i64>),
    bring: &'static str,
    allergens: &'static str,
    /// Which terrain, by its place in the list.
    site: usize,
    /// Full, reduced and solidarity price in cents; none where it is free.
    prices: Option<[i64; 3]>,
    seats: i64,
    /// Weeks from now, a date each; the weekday follows from the workshop's place in the list.
    weeks: &'static [i64],
}

const PLANS: [Plan; 12] = [
    Plan {
        title: "Cuisiner les légumes d’hiver",
        summary: "Trois recettes simples et peu chères avec ce qui pousse ici.",
        story: "On épluche, on coupe, on cuit, et l’on mange ensemble. Chacun repart avec les recettes.\n\nAucune expérience n’est demandée.",
        theme: Theme::Cooking,
        level: Level::All,
        ages: (Some(12), None),
        bring: "Un tablier, une boîte pour les restes",
        allergens: "Céleri, lait, gluten selon les recettes",
        site: 0,
        prices: Some([800, 500, 200]),
        seats: 10,
        weeks: &[-24, -12, -6, 2, 6],
    },
    Plan {
        title: "Mon premier carré potager",
        summary: "Préparer, semer, pailler : tout pour démarrer un mètre carré.",
        story: "Un après-midi dehors pour apprendre les gestes qui comptent. Nous prêtons les outils.",
        theme: Theme::Garden,
        level: Level::Beginner,
        ages: (None, None),
        bring: "Des chaussures qui ne craignent rien",
        allergens: "",
        site: 0,
        prices: None,
        seats: 14,
        weeks: &[-22, -15, -8, 1, 4],
    },
    Plan {
        title: "Récolter et garder ses graines",
        summary: "Tomate, haricot, laitue : choisir, sécher, trier, étiqueter.",
        story: "Les graines se gardent et se partagent. Vous repartez avec trois sachets de la grainothèque.",
        theme: Theme::Seeds,
        level: Level::All,
        ages: (Some(8), None),
        bring: "De petites enveloppes",
        allergens: "",
        site: 1,
        prices: None,
        seats: 12,
        weeks: &[-20, -10, 3],
    },
    Plan {
        title: "Tailler les fruitiers",
        summary: "Comprendre l’arbre avant de couper.",
        story: "Taille de formation, taille de fruit : on regarde, on décide ensemble, puis chacun essaie.",
        theme: Theme::Garden,
        level: Level::Experienced,
        ages: (Some(16), None),
        bring: "Sécateur et gants si vous en avez",
        allergens: "",
        site: 2,
        prices: Some([1200, 800, 300]),
        seats: 8,
        weeks: &[-16, -2, 5],
    },
    Plan {
        title: "Pain et levain",
        summary: "Faire naître un levain et cuire son premier pain.",
        story: "La pâte lève pendant que l’on parle des blés d’ici. Le four chauffe dès le matin.",
        theme: Theme::Cooking,
        level: Level::All,
        ages: (Some(10), None),
        bring: "Un saladier, un torchon",
        allergens: "Gluten",
        site: 3,
        prices: Some([1000, 600, 200]),
        seats: 9,
        weeks: &[-21, -13, -4, 1],
    },
    Plan {
        title: "Les petits jardiniers",
        summary: "Pour les enfants de 6 à 10 ans, sans leurs parents : semer, observer, goûter.",
        story: "Deux heures pour mettre les mains dans la terre. Un goûter de saison est offert.",
        theme: Theme::Garden,
        level: Level::All,
        ages: (Some(6), Some(10)),
        bring: "Des bottes, une tenue qui peut se salir",
        allergens: "Goûter : lait, gluten, œuf",
        site: 8,
        prices: None,
        seats: 12,
        weeks: &[-17, -9, -3, 2],
    },
    Plan {
        title: "Conserves et lactofermentation",
        summary: "Garder l’été dans des bocaux, sans électricité.",
        story: "Choucroute, carottes, haricots : le sel et le temps font le travail.",
        theme: Theme::Cooking,
        level: Level::Beginner,
        ages: (Some(14), None),
        bring: "Deux bocaux propres",
        allergens: "Céleri, moutarde",
        site: 3,
        prices: Some([800, 500, 200]),
        seats: 10,
        weeks: &[-14, -5, 7],
    },
    Plan {
        title: "Manger mieux avec un petit budget",
        summary: "Lire une étiquette, composer une semaine, cuisiner les restes.",
        story: "Un atelier pour parler sans honte de ce que l’on met dans le panier. Vous payez ce que vous pouvez.",
        theme: Theme::Health,
        level: Level::All,
        ages: (None, None),
        bring: "",
        allergens: "Dégustation : fruits à coque",
        site: 1,
        prices: None,
        seats: 15,
        weeks: &[-19, -11, 4],
    },
    Plan {
        title: "Oiseaux et auxiliaires du jardin",
        summary: "Reconnaître les alliés, fabriquer un nichoir.",
        story: "Une promenade entre les terrains, jumelles au cou, puis un nichoir à emporter.",
        theme: Theme::Nature,
        level: Level::All,
        ages: (Some(7), None),
        bring: "Des jumelles si vous en avez",
        allergens: "",
        site: 4,
        prices: None,
        seats: 16,
        weeks: &[-7, 4],
    },
    Plan {
        title: "Fabriquer un bac en palettes",
        summary: "Scier, visser, remplir : un bac solide pour la cour ou le balcon.",
        story: "Le bois et les vis sont fournis. On travaille à deux.",
        theme: Theme::Crafts,
        level: Level::All,
        ages: (Some(14), None),
        bring: "Gants",
        allergens: "",
        site: 7,
        prices: Some([1500, 900, 400]),
        seats: 8,
        weeks: &[-12, 6],
    },
    Plan {
        title: "Le cycle des saisons au potager",
        summary: "Quatre séances pour suivre le jardin du semis à l’assiette.",
        story: "On s’inscrit pour les quatre séances : le groupe apprend ensemble et s’entraide.",
        theme: Theme::Garden,
        level: Level::Beginner,
        ages: (Some(16), None),
        bring: "Un carnet",
        allergens: "",
        site: 6,
        prices: Some([3000, 2000, 800]),
        seats: 10,
        weeks: &[1, 3, 5, 7],
    },
    Plan {
        title: "Teindre avec les plantes",
        summary: "Garance, gaude, pelures d’oignon : des couleurs qui tiennent.",
        story: "Chacun teint un foulard. Pendant le bain, on parle des plantes.",
        theme: Theme::Crafts,
        level: Level::All,
        ages: (Some(12), None),
        bring: "Un vêtement blanc en coton ou en laine",
        allergens: "",
        site: 5,
        prices: Some([1200, 700, 300]),
        seats: 9,
        weeks: &[-1, 8],
    },
];

/// The full one, with a waiting line.
const FULL: usize = 4;
/// For children.
const CHILDREN: usize = 5;
/// Pay what you can.
const OPEN: usize = 7;
/// The cycle.
const CYCLE: usize = 10;

const FIRST: [&str; 16] = [
    "Abel",
    "Bérénice",
    "Clovis",
    "Dalila",
    "Eliott",
    "Fanny",
    "Gaspard",
    "Hawa",
    "Igor",
    "Jeanne",
    "Kamel",
    "Lison",
    "Malo",
    "Nour",
    "Ondine",
    "Pablo",
];
const LAST: [&str; 8] = ["Fictif", "Duparc", "Essai", "Laruche", "Dupré", "Modèle", "Voisin", "Desjardins"];
/// Where people come from: most from here, few from one place, so that small groups exist.
const COMMUNES: [&str; 8] =
    [super::COMMUNE, super::COMMUNE, super::COMMUNE, super::COMMUNE, "Noyelles-l’Essai", "Noyelles-l’Essai", "Bully-Fiction", ""];
const ALLERGIES: [&str; 4] = ["Arachides", "Gluten (maladie cœliaque)", "Lait", "Piqûres de guêpe"];

/// The bytes of a picture, large and small.
macro_rules! drawn {
    ($name:literal) => {
        (include_bytes!(concat!("pictures/", $name, ".jpg")), include_bytes!(concat!("pictures/", $name, "-small.jpg")))
    };
}

const fn picture(theme: Theme) -> ((&'static [u8], &'static [u8]), &'static str) {
    match theme {
        Theme::Cooking => (drawn!("cooking"), "Dessin : une marmite fumante, un citron et deux carottes."),
        Theme::Garden => (drawn!("garden"), "Dessin : des rangs de jeunes plants devant deux terrils."),
        Theme::Seeds => (drawn!("seeds"), "Dessin : trois sachets de graines au-dessus de graines éparses."),
        Theme::Health => (drawn!("health"), "Dessin : trois pommes dans un bol."),
        Theme::Nature => (drawn!("nature"), "Dessin : un oiseau sur une branche, au bord de l’eau."),
        Theme::Crafts => (drawn!("crafts"), "Dessin : un bac en bois planté de pousses, et un marteau."),
    }
}

fn details(plan: &Plan, index: usize) -> WorkshopDetails {
    WorkshopDetails {
        title: plan.title.to_owned(),
        summary: plan.summary.to_owned(),
        story: plan.story.to_owned(),
        theme: plan.theme,
        level: plan.level,
        age_from: plan.ages.0,
        age_to: plan.ages.1,
        languages: "français".to_owned(),
        bring: plan.bring.to_owned(),
        allergens: plan.allergens.to_owned(),
        access: "Accès de plain-pied, toilettes adaptées sur place. Arrêt de bus à 200 m.".to_owned(),
        equipment: String::new(),
        children: index == CHILDREN,
        seats_max: if index == CHILDREN { 3 } else { 5 },
        confirm_by_mail: false,
        newcomers_first: index == FULL,
        public: true,
    }
}

fn prices(maker: &mut Maker, plan: &Plan, index: usize) -> Vec<Price> {
    let mut price =
        |kind, cents, most, units| Price { id: maker.id::<PriceId>(), kind, cents: Cents(cents), most, units: Units(units) };
    if index == OPEN {
        return vec![price(PriceKind::Open, 0, Some(Cents(1000)), 0)];
    }
    let Some([full, reduced, solidarity]) = plan.prices else {
        return Vec::new();
    };
    let mut all = vec![
        price(PriceKind::Full, full, None, 0),
        price(PriceKind::Reduced, reduced, None, 0),
        price(PriceKind::Solidarity, solidarity, None, 0),
    ];
    if index == 0 {
        all.push(price(PriceKind::Units, 0, None, 2));
    }
    all
}

/// Makes them and says what was made.
///
/// A larger ecopole has had more people at each past date: what is to come stays as it is.
pub async fn make(tx: &mut Conn, maker: &mut Maker, scale: u32) -> Result<String> {
    let terrains: Vec<SiteId> =
        sites::list(tx, &maker.actor, &Filter::default()).await?.into_iter().map(|site| site.id).collect();
    let with = PeopleFilter { role: Some(Role::Facilitator), ..PeopleFilter::default() };
    let facilitators: Vec<PersonId> =
        people::list(tx, &maker.actor, &with, 10, 0).await?.into_iter().map(|person| person.id).collect();
    let kitchen = Resource { id: maker.id::<ResourceId>(), name: "Cuisine de la Lampisterie".to_owned(), heads: Some(12) };
    resources::put(&mut Op::at(tx, &maker.actor, maker.now), &kitchen).await?;
    let (mut made, mut booked) = (0, 0);
    for (index, plan) in PLANS.iter().enumerate() {
        let id: WorkshopId = maker.id();
        workshops::create(&mut Op::at(tx, &maker.actor, maker.now), id, &details(plan, index)).await?;
        let prices = prices(maker, plan, index);
        workshops::put_prices(&mut Op::at(tx, &maker.actor, maker.now), id, &prices).await?;
        let (drawn, alt) = picture(plan.theme);
        seed::picture(tx, id, (maker.id::<PictureId>(), alt), drawn, maker.now).await?;
        if index == 1 {
            question(tx, maker, id).await?;
        }
        let held = if plan.theme == Theme::Cooking && scale == 1 { vec![kitchen.id] } else { Vec::new() };
        let days: Vec<NaiveDate> = plan.weeks.iter().map(|weeks| day(maker, index, *weeks)).collect();
        let today = maker.today;
        let details = |day: NaiveDate| DateDetails {
            slot: slot(day, index),
            place: Place::Land(terrains[plan.site % terrains.len()], None),
            capacity: if day < today { plan.seats * i64::from(scale) } else { plan.seats },
            min_people: 4,
            opens_days: 90,
            closes_hours: 2,
            cancel_hours: 24,
            facilitators: facilitators.clone(),
            resources: held.clone(),
        };
        if index == CYCLE {
            let first = days.first().copied().ok_or_else(|| AppError::internal("a cycle without dates"))?;
            dates::create(
                &mut Op::at(tx, &maker.actor, maker.now).zoned(chrono_tz::Europe::Paris),
                id,
                (&details(first), &days, true),
            )
            .await?;
        } else {
            for day in &days {
                dates::create(
                    &mut Op::at(tx, &maker.actor, maker.now).zoned(chrono_tz::Europe::Paris),
                    id,
                    (&details(*day), &[*day], false),
                )
                .await?;
            }
        }
        if index != CYCLE {
            // The same half-year again and again; nobody leads what is long over, so that no two dates meet.
            for half in 1..=2 * i64::from(maker.years) {
                for weeks in plan.weeks.iter().filter(|weeks| **weeks < 0) {
                    let day = day(maker, index, weeks - 26 * half);
                    let alone = DateDetails { facilitators: Vec::new(), resources: Vec::new(), ..details(day) };
                    dates::create(
                        &mut Op::at(tx, &maker.actor, maker.now).zoned(chrono_tz::Europe::Paris),
                        id,
                        (&alone, &[day], false),
                    )
                    .await?;
                }
            }
        }
        let far = maker.now - Duration::days(365 * (1 + i64::from(maker.years)));
        let all = dates::of_workshop(tx, id, far).await?;
        made += all.len();
        let bookings = bookings(maker, index, &all, &prices);
        booked += bookings.len();
        seed::bookings(tx, &bookings).await?;
    }
    vouchers(tx, maker).await?;
    Ok(format!("{} workshops with {made} dates and {booked} bookings", PLANS.len()))
}

/// Two hours and a half; cooking in the morning, the rest in the afternoon.
fn slot(day: NaiveDate, index: usize) -> Slot {
    let starts = if PLANS[index].theme == Theme::Cooking { 570 } else { 840 };
    Slot { day, starts: ClockTime(starts), ends: ClockTime(starts + 150), pause: Minutes(0) }
}

/// Its own weekday for each workshop, so that nobody leads two at once.
fn day(maker: &Maker, index: usize, weeks: i64) -> NaiveDate {
    let monday = Week::of(maker.today).plus(weeks).monday();
    let weekday = [5, 2, 5, 6, 6, 2, 5, 3, 5, 5, 3, 5][index];
    monday + Duration::days(weekday)
}

async fn question(tx: &mut Conn, maker: &mut Maker, id: WorkshopId) -> Result<()> {
    let question = Question {
        id: maker.id::<QuestionId>(),
        scope: Scope::Booking,
        kind: QuestionKind::Choice,
        label: "Où jardinez-vous ?".to_owned(),
        label_en: "Where do you garden?".to_owned(),
        choices: "Un jardin\nUne cour\nUn balcon\nNulle part encore".to_owned(),
        required: true,
    };
    workshops::add_question(&mut Op::at(tx, &maker.actor, maker.now), id, &question).await
}

async fn vouchers(tx: &mut Conn, maker: &mut Maker) -> Result<()> {
    for (code, kind, amount, uses, note) in [
        ("BIENVENUE", VoucherKind::Percent, 50, 100, "Nouveaux habitants"),
        ("CHANTIER5", VoucherKind::Amount, 500, 30, "Merci après un chantier coopératif"),
        ("CADEAU", VoucherKind::Free, 0, 10, "Lots de la fête du jardin"),
    ] {
        let details = VoucherDetails {
            code: code.to_owned(),
            kind,
            amount,
            uses,
            starts: None,
            ends: Some(maker.today + Duration::days(300)),
            note: note.to_owned(),
            workshops: Vec::new(),
        };
        let id: VoucherId = maker.id();
        vouchers::create(&mut Op::at(tx, &maker.actor, maker.now), id, &details).await?;
    }
    Ok(())
}

fn bookings(maker: &mut Maker, index: usize, all: &[WorkshopDate], prices: &[Price]) -> Vec<SeedBooking> {
    if index == CYCLE {
        let ids: Vec<DateId> = all.iter().map(|date| date.id).collect();
        return all.first().map(|first| fill(maker, index, first, &ids, 6, prices)).unwrap_or_default();
    }
    all.iter()
        .flat_map(|date| {
            let full = index == FULL && date.starts > maker.now;
            let wanted = if full { date.capacity } else { maker.rng.random_range(date.capacity / 3..=date.capacity) };
            // What opens late has few bookings yet.
            let wanted = if date.starts > maker.now + Duration::days(30) { wanted / 2 } else { wanted };
            let mut made = fill(maker, index, date, &[date.id], wanted, prices);
            if full {
                made.extend((1..=3).map(|n| waiting(maker, date, n)));
            }
            made
        })
        .collect()
}

fn name(maker: &mut Maker) -> (String, String) {
    let (first, last) = (FIRST[maker.rng.random_range(0..FIRST.len())], LAST[maker.rng.random_range(0..LAST.len())]);
    let number = maker.rng.random_range(1..400);
    let folded = platform::search::fold(&format!("{first}.{last}")).replace(char::is_whitespace, ".");
    (format!("{first} {last}"), format!("{folded}{number}@demo.example"))
}

fn fill(maker: &mut Maker, index: usize, date: &WorkshopDate, ids: &[DateId], wanted: i64, prices: &[Price]) -> Vec<SeedBooking> {
    let mut left = wanted.min(date.capacity);
    let mut all = Vec::new();
    while left > 0 {
        let seats = maker.rng.random_range(1..=3).min(left);
        left -= seats;
        all.push(booking(maker, index, date, ids, seats, prices));
    }
    all
}

fn booking(maker: &mut Maker, index: usize, date: &WorkshopDate, ids: &[DateId], seats: i64, prices: &[Price]) -> SeedBooking {
    let contact = name(maker);
    let over = date.ends < maker.now;
    let children = index == CHILDREN;
    let guests = (0..seats)
        .map(|n| {
            let own = n == 0 && !children;
            let price = match prices {
                [] => None,
                [open] => Some((open.kind, Cents(maker.rng.random_range(0..=10) * 100))),
                several => several.get(maker.rng.random_range(0..3)).map(|price| (price.kind, price.cents)),
            };
            let allergic = !over && maker.rng.random_ratio(1, 6);
            SeedGuest {
                ids: (maker.id(), maker.id()),
                name: if own { contact.0.clone() } else { name(maker).0 },
                age: children.then(|| maker.rng.random_range(6..=10)),
                price,
                code: ticket_code(),
                allergies: if allergic { ALLERGIES[maker.rng.random_range(0..ALLERGIES.len())] } else { "" },
                came: (over && !maker.rng.random_ratio(1, 8))
                    .then(|| date.starts - Duration::minutes(maker.rng.random_range(0..20))),
            }
        })
        .collect();
    let rating = (over && maker.rng.random_ratio(1, 3)).then(|| (maker.rng.random_range(3..=5), ""));
    SeedBooking {
        id: maker.id(),
        workshop: date.workshop,
        dates: ids.to_vec(),
        series: date.series.filter(|_| date.whole),
        state: BookingState::Confirmed,
        code: booking_code(),
        contact,
        commune: COMMUNES[maker.rng.random_range(0..COMMUNES.len())],
        newcomer: maker.rng.random_ratio(2, 5),
        made: earlier(maker, date.starts),
        guests,
        seats,
        rating,
        children: if children && !over { ("Maman, 06 00 00 00 00", "Maman, Mamie") } else { ("", "") },
    }
}

/// Some days before a date, never after now.
fn earlier(maker: &mut Maker, starts: DateTime<Utc>) -> DateTime<Utc> {
    (starts - Duration::days(maker.rng.random_range(3..40))).min(maker.now - Duration::hours(maker.rng.random_range(1..60)))
}

fn waiting(maker: &mut Maker, date: &WorkshopDate, n: i64) -> SeedBooking {
    SeedBooking {
        id: maker.id(),
        workshop: date.workshop,
        dates: vec![date.id],
        series: None,
        state: BookingState::Waiting,
        code: booking_code(),
        contact: name(maker),
        commune: "",
        newcomer: n == 2,
        made: maker.now - Duration::hours(30 - n * 6),
        guests: Vec::new(),
        seats: n.min(2),
        rating: None,
        children: ("", ""),
    }
}
