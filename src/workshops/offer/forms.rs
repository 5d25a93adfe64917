//! Forms about workshops: raw strings to typed commands.

use chrono::{Datelike as _, NaiveDate};

use people::model::PersonId;
use platform::error::Result;
use platform::forms::{Form, cents_field};
use platform::i18n::Message;
use platform::money::VatRate;
use platform::time::{ClockTime, Minutes, Slot};

use crate::model::date::{DateDetails, MOST_DATES, Place, Repetition, ResourceId, WorkshopDate};
use crate::model::money::{Cents, Units};
use crate::model::workshop::{
    Level, Price, PriceId, PriceKind, Question, QuestionId, QuestionKind, Scope, Theme, Workshop, WorkshopDetails,
};
use crate::offer::store::resources::Resource;
use crate::offer::store::settings::Settings;
use crate::texts;

/// Most cents of anything typed here: a thousand euros.
pub const MOST: i64 = 100_000;

/// Reads a workshop's form.
///
/// # Errors
/// The form with its complaints.
pub fn workshop(mut form: Form) -> Result<WorkshopDetails> {
    let title = form.required("title", 120);
    let (summary, story) = (form.required("summary", 300), form.text("story", 6000));
    let (theme, level) = (form.choice("theme", Theme::from_word), form.choice("level", Level::from_word));
    let (age_from, age_to) = (form.integer("age_from", 0, 120), form.integer("age_to", 0, 120));
    if age_from.zip(age_to).is_some_and(|(from, to)| to < from) {
        form.complain("age_to", Message::new(texts::ages_turned));
    }
    let languages = form.text("languages", 120);
    let (bring, allergens) = (form.text("bring", 300), form.text("allergens", 300));
    let (access, equipment) = (form.text("access", 600), form.text("equipment", 600));
    let seats_max = form.integer("seats_max", 1, 50).unwrap_or(6);
    let details = theme.zip(level).map(|(theme, level)| WorkshopDetails {
        title,
        summary,
        story,
        theme,
        level,
        age_from,
        age_to,
        languages,
        bring,
        allergens,
        access,
        equipment,
        children: form.ticked("options", "children"),
        seats_max,
        confirm_by_mail: form.ticked("options", "confirm"),
        newcomers_first: form.ticked("options", "newcomers"),
        public: form.ticked("options", "public"),
    });
    form.command(details)
}

/// The form filled with a workshop as it is.
#[must_use]
pub fn workshop_filled(workshop: &Workshop) -> Form {
    let details = &workshop.details;
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let mut form = Form::filled([
        ("title", details.title.clone()),
        ("summary", details.summary.clone()),
        ("story", details.story.clone()),
        ("theme", details.theme.word().to_owned()),
        ("level", details.level.word().to_owned()),
        ("age_from", number(details.age_from)),
        ("age_to", number(details.age_to)),
        ("languages", details.languages.clone()),
        ("bring", details.bring.clone()),
        ("allergens", details.allergens.clone()),
        ("access", details.access.clone()),
        ("equipment", details.equipment.clone()),
        ("seats_max", details.seats_max.to_string()),
        ("version", workshop.version.to_string()),
    ]);
    for (on, word) in [
        (details.children, "children"),
        (details.confirm_by_mail, "confirm"),
        (details.newcomers_first, "newcomers"),
        (details.public, "public"),
    ] {
        if on {
            form.add("options", word);
        }
    }
    form
}

/// The prices that are a plain amount a seat, in the order of the form.
pub const PLAIN_PRICES: [PriceKind; 5] =
    [PriceKind::Full, PriceKind::Reduced, PriceKind::Solidarity, PriceKind::Member, PriceKind::Professional];

/// The name of the field of a plain price.
#[must_use]
pub fn price_field(kind: PriceKind) -> String {
    format!("price-{}", kind.word())
}

/// Reads the prices: what is left empty is not offered.
///
/// # Errors
/// The form with its complaints.
pub fn prices(mut form: Form) -> Result<Vec<Price>> {
    let price = |kind, cents, most, units| Price { id: PriceId::new(), kind, cents: Cents(cents), most, units: Units(units) };
    let mut prices: Vec<Price> = Vec::new();
    for kind in PLAIN_PRICES {
        if let Some(cents) = form.cents(&price_field(kind), 0, MOST) {
            prices.push(price(kind, cents, None, 0));
        }
    }
    let (least, most) = (form.cents("open-from", 0, MOST), form.cents("open-to", 0, MOST));
    match (least, most) {
        (Some(least), Some(most)) if most >= least => prices.push(price(PriceKind::Open, least, Some(Cents(most)), 0)),
        (None, None) => {}
        _ => form.complain("open-to", Message::new(texts::open_bounds)),
    }
    if let Some(units) = form.integer("units", 1, 1000) {
        prices.push(price(PriceKind::Units, 0, None, units));
    }
    form.command(Some(prices))
}

/// The form filled with the prices as they are.
#[must_use]
pub fn prices_filled(prices: &[Price]) -> Form {
    let mut form = Form::default();
    for price in prices {
        match (price.kind, price.most) {
            (PriceKind::Open, most) => {
                form.set("open-from", cents_field(price.cents));
                form.set("open-to", cents_field(most.unwrap_or(price.cents)));
            }
            (PriceKind::Units, _) => form.set("units", price.units.0.to_string()),
            (kind, _) => form.set(&price_field(kind), cents_field(price.cents)),
        }
    }
    form
}

/// Reads a new question.
///
/// # Errors
/// The form with its complaints.
pub fn question(mut form: Form) -> Result<Question> {
    let (label, label_en) = (form.required("label", 200), form.text("label_en", 200));
    let (scope, kind) = (form.choice("scope", Scope::from_word), form.choice("kind", QuestionKind::from_word));
    let choices = form.text("choices", 1000);
    if kind == Some(QuestionKind::Choice) && choices.is_empty() {
        form.complain("choices", Message::new(texts::choices_missing));
    }
    let question = scope.zip(kind).map(|(scope, kind)| Question {
        id: QuestionId::new(),
        scope,
        kind,
        label,
        label_en,
        choices: if kind == QuestionKind::Choice { choices } else { String::new() },
        required: form.ticked("required", "yes"),
    });
    form.command(question)
}

/// "site", "site/plot", or an address typed below.
fn place(form: &mut Form) -> Option<Place> {
    let typed = form.value("place").to_owned();
    if typed.is_empty() {
        let address = form.text("address", 200);
        if address.is_empty() {
            form.complain("address", Message::new(texts::place_missing));
            return None;
        }
        return Some(Place::Address(address));
    }
    let (site, plot) = typed.split_once('/').map_or((typed.as_str(), None), |(site, plot)| (site, Some(plot)));
    let place = site.parse().ok().zip(plot.map_or(Some(None), |plot| plot.parse().ok().map(Some)));
    if place.is_none() {
        form.complain("place", Message::new(platform::web::texts::choose));
    }
    place.map(|(site, plot)| Place::Land(site, plot))
}

/// Hours before a date at which booking may close: a cycle closes before its first, which may be a year before its last.
const MOST_HOURS: i64 = 9_600;
/// Longest workshop in one piece, in minutes; what is longer has its hours the wrong way round.
const LONGEST: i64 = 16 * 60;

fn slot(form: &mut Form) -> Option<Slot> {
    let day = form.required_date("day");
    let mut clock = |name: &str| {
        let time = ClockTime::parse(form.value(name));
        if time.is_none() {
            form.complain(name, Message::new(texts::not_a_time));
        }
        time
    };
    let (starts, ends) = (clock("starts"), clock("ends"));
    let (day, starts, ends) = (day?, starts?, ends?);
    let slot = Slot::new(day, starts, ends, Minutes(0));
    if slot.is_none() {
        form.complain("ends", Message::new(texts::ends_as_it_starts));
    }
    if slot.is_some_and(|slot| slot.ends.0 - slot.starts.0 > LONGEST) {
        form.complain("ends", Message::new(texts::ends_before_it_starts));
    }
    slot
}

/// Every id ticked under a name.
pub fn ids<T: std::str::FromStr>(form: &Form, name: &str) -> Vec<T> {
    form.values(name).filter_map(|word| word.parse().ok()).collect()
}

fn date_details(form: &mut Form) -> Option<DateDetails> {
    let (slot, place) = (slot(form), place(form));
    let capacity = form.integer("capacity", 1, 2000);
    if capacity.is_none() && form.error("capacity").is_none() {
        form.complain("capacity", Message::new(platform::web::texts::required));
    }
    let min_people = form.integer("min_people", 0, 2000).unwrap_or(0);
    let opens_days = form.integer("opens_days", 0, 730).unwrap_or(90);
    let closes_hours = form.integer("closes_hours", 0, MOST_HOURS).unwrap_or(2);
    let cancel_hours = form.integer("cancel_hours", 0, MOST_HOURS).unwrap_or(24);
    if closes_hours >= (opens_days + 1) * 24 {
        form.complain("closes_hours", Message::new(texts::never_open));
    }
    let (facilitators, resources) = (ids::<PersonId>(form, "facilitators"), ids::<ResourceId>(form, "resources"));
    Some(DateDetails {
        slot: slot?,
        place: place?,
        capacity: capacity?,
        min_people,
        opens_days,
        closes_hours,
        cancel_hours,
        facilitators,
        resources,
    })
}

/// New dates as a form says: what they share, their days, and whether they are booked together.
pub type NewDates = (DateDetails, Vec<NaiveDate>, bool);

/// Reads the form of new dates.
///
/// # Errors
/// The form with its complaints.
pub fn new_dates(mut form: Form, today: NaiveDate) -> Result<NewDates> {
    let details = date_details(&mut form);
    let times = form.integer("times", 1, MOST_DATES).unwrap_or(1);
    let every = form.integer("every", 1, 52).unwrap_or(1);
    let except = form.text("except", 600);
    let days: Vec<Option<NaiveDate>> = except
        .split([',', ';', '\n'])
        .map(str::trim)
        .filter(|day| !day.is_empty())
        .map(|day| {
            let read = NaiveDate::parse_from_str(day, "%d/%m/%Y").or_else(|_| day.parse());
            read.ok().filter(|day| (1900..=2200).contains(&day.year()))
        })
        .collect();
    if days.contains(&None) {
        form.complain("except", Message::new(texts::except_unreadable));
    }
    let rule = Repetition { every, times, except: days.into_iter().flatten().collect() };
    let whole = form.ticked("whole", "yes");
    let dates = details.and_then(|details| {
        let days = rule.days(details.slot.day);
        if days.is_empty() {
            form.complain("except", Message::new(texts::no_day_left));
            return None;
        }
        if days.iter().any(|day| *day < today) {
            form.complain("day", Message::new(texts::day_is_past));
        }
        let whole = whole && days.len() > 1;
        Some((details, days, whole))
    });
    form.command(dates)
}

/// Reads the form of a date that exists.
///
/// # Errors
/// The form with its complaints.
pub fn date(mut form: Form) -> Result<DateDetails> {
    let details = date_details(&mut form);
    form.command(details)
}

/// The form filled with a date as it is.
#[must_use]
pub fn date_filled(date: &WorkshopDate, facilitators: &[PersonId], resources: &[ResourceId]) -> Form {
    let hours = |from: chrono::DateTime<chrono::Utc>| (date.starts - from).num_hours().to_string();
    let mut form = Form::filled([
        ("day", date.slot.day.to_string()),
        ("starts", date.slot.starts.field()),
        ("ends", date.slot.ends.field()),
        ("capacity", date.capacity.to_string()),
        ("min_people", date.min_people.to_string()),
        ("opens_days", (date.starts - date.window.opens).num_days().to_string()),
        ("closes_hours", hours(date.window.closes)),
        ("cancel_hours", hours(date.window.cancel_until)),
        ("version", date.version.to_string()),
    ]);
    match &date.place {
        Place::Land(site, plot) => form.set("place", work::rota::forms::place_word(*site, *plot)),
        Place::Address(address) => form.set("address", address.clone()),
    }
    for person in facilitators {
        form.add("facilitators", person.to_string());
    }
    for resource in resources {
        form.add("resources", resource.to_string());
    }
    form
}

/// Reads a new resource.
///
/// # Errors
/// The form with its complaints.
pub fn resource(mut form: Form) -> Result<Resource> {
    let name = form.required("name", 80);
    let heads = form.integer("heads", 1, 2000);
    form.command(Some(Resource { id: ResourceId::new(), name, heads }))
}

/// Reads the settings.
///
/// # Errors
/// The form with its complaints.
pub fn settings(mut form: Form) -> Result<Settings> {
    let offer_hours = form.integer("offer_hours", 1, 168).unwrap_or(24);
    let transfer_to = form.text("transfer_to", 200);
    let unit_name = form.required("unit_name", 30);
    let unit_plural = form.required("unit_plural", 30);
    let team_email = form.email("team_email").unwrap_or_default();
    let vat_bp = VatRate(form.cents("vat", 0, 3000).unwrap_or(0));
    let vat_wording = form.text("vat_wording", 200);
    if vat_bp.0 > 0 && !vat_wording.is_empty() {
        form.complain("vat_wording", Message::new(texts::vat_or_words));
    }
    let settings = Settings {
        remind_week: form.ticked("letters", "week"),
        remind_two_days: form.ticked("letters", "two_days"),
        thank: form.ticked("letters", "thanks"),
        offer_hours,
        transfer_to,
        unit_name,
        unit_plural,
        team_email,
        vat_bp,
        vat_wording,
    };
    form.command(Some(settings))
}

/// The form filled with the settings as they are.
#[must_use]
pub fn settings_filled(settings: &Settings) -> Form {
    let mut form = Form::filled([
        ("offer_hours", settings.offer_hours.to_string()),
        ("transfer_to", settings.transfer_to.clone()),
        ("unit_name", settings.unit_name.clone()),
        ("unit_plural", settings.unit_plural.clone()),
        ("team_email", settings.team_email.clone()),
        ("vat", cents_field(Cents(settings.vat_bp.0))),
        ("vat_wording", settings.vat_wording.clone()),
    ]);
    for (on, word) in [(settings.remind_week, "week"), (settings.remind_two_days, "two_days"), (settings.thank, "thanks")] {
        if on {
            form.add("letters", word);
        }
    }
    form
}
