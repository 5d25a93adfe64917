//! Carrying a land file out. The preview does exactly the same and then takes it all back, so that what it shows is what happens.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::Connection as _;

use kit::exchange::cells;
use platform::auth::actor::COORDINATORS;
use platform::db::lock_land;
use platform::error::{AppError, Result};
use platform::forms;
use platform::i18n::{Lang, Message};
use platform::op::Op;
use platform::search::fold;

use super::Feature;
use crate::geometry::{Fault, Shape, Spot};
use crate::model::{
    BedDetails, Filter, PlotDetails, PlotId, PlotKind, PointDetails, PointKind, SiteDetails, SiteId, Status, StatusLine,
    TreeDetails, TreeForm, TreeState,
};
use crate::refusal::Refusal;
use crate::store::{beds, plots, points, sites, trees};
use crate::texts;

/// What became of a thing in the file.
#[derive(Debug)]
pub enum Fate {
    /// It is new.
    New,
    /// It was known and is changed.
    Update,
    /// It was known and says nothing new.
    Same,
    /// It cannot be taken, and why.
    Refused(Message),
}

/// One thing in the file.
#[derive(Debug)]
pub struct Row {
    /// Its row in the spreadsheet, or its place in the file.
    pub place: usize,
    /// Plot, bed, tree or point.
    pub what: What,
    pub label: String,
    /// What became of it.
    pub fate: Fate,
}

/// The kinds of things a file may hold, in the order they are carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A terrain that the file names and nobody has made yet.
    Site,
    /// A plot.
    Plot,
    /// A bed.
    Bed,
    /// A tree.
    Tree,
    /// A point.
    Point,
}

impl What {
    /// By the file's own word, else by the geometry.
    fn of(feature: &Feature) -> Self {
        match fold(feature.get("type")).as_str() {
            "bed" | "planche" => Self::Bed,
            "tree" | "arbre" => Self::Tree,
            "point" => Self::Point,
            "plot" | "parcelle" => Self::Plot,
            _ if feature.geometry.as_ref().is_ok_and(|geometry| geometry["type"] == "Point") => Self::Point,
            _ => Self::Plot,
        }
    }
}

/// What the features of one file have in common.
struct Import {
    /// By id, by name as it is written, by folded name; nothing where more than one terrain is called so.
    sites: HashMap<String, Option<SiteId>>,
    default_site: Option<SiteId>,
    /// Ids of the file, and names, to plots as they are here.
    plots: HashMap<String, PlotId>,
}

/// Carries a file out in the caller's transaction, each thing in its own savepoint: a refused one leaves nothing behind.
///
/// # Errors
/// When the database fails; what is wrong with a thing is its fate.
pub async fn run(op: &mut Op<'_>, mut features: Vec<Feature>, default_site: Option<SiteId>) -> Result<Vec<Row>> {
    lock_land(op.tx).await?;
    features.sort_by_key(|feature| (What::of(feature), feature.place));
    let known = sites::list(op.tx, op.actor, &Filter::default()).await?;
    let mut sites = HashMap::new();
    for site in &known {
        for name in [site.id.to_string(), exact(&site.details.name), fold(&site.details.name)] {
            sites.entry(name).and_modify(|one| *one = None).or_insert(Some(site.id));
        }
    }
    let mut import = Import { sites, default_site, plots: HashMap::new() };
    for plot in plots::list(op.tx, op.actor, &Filter::default(), op.today()).await? {
        import.plots.insert(plot.id.to_string(), plot.id);
        import.plots.insert(format!("{} {}", plot.details.site, fold(&plot.details.name)), plot.id);
    }
    let mut rows = Vec::with_capacity(features.len());
    if default_site.is_none() && op.actor.roles.any_of(COORDINATORS) {
        rows.extend(import.new_sites(op, &features).await?);
    }
    let (actor, now, zone, lang) = (op.actor, op.now, op.zone, op.lang);
    for feature in features {
        let what = What::of(&feature);
        let label = ["name", "code", "species"]
            .iter()
            .map(|key| feature.get(key))
            .find(|name| !name.is_empty())
            .unwrap_or_default()
            .to_owned();
        let mut savepoint = op.tx.begin().await?;
        let saved = &mut Op { tx: &mut savepoint, actor, now, zone, lang };
        let outcome = match what {
            What::Site | What::Plot => import.plot(saved, &feature).await,
            What::Bed => import.bed(saved, &feature).await,
            What::Tree => import.tree(saved, &feature).await,
            What::Point => import.point(saved, &feature).await,
        };
        let fate = match outcome {
            Ok(fate) => {
                savepoint.commit().await?;
                fate
            }
            Err(error) => {
                let message = error.refusal()?;
                savepoint.rollback().await?;
                Fate::Refused(message)
            }
        };
        rows.push(Row { place: feature.place, what, label, fate });
    }
    Ok(rows)
}

/// A refusal with the column and the value it is about.
fn in_field<T>(feature: &Feature, field: &str, what: Message) -> Result<T> {
    Err(AppError::Conflict(feature.about(field, &what)))
}

fn fault(fault: Fault) -> AppError {
    AppError::Conflict(fault.message())
}

/// Text of the file, trimmed and of bounded length.
fn words(feature: &Feature, name: &str, max: usize) -> Result<String> {
    let text = feature.get(name);
    if text.chars().count() > max {
        return in_field(feature, name, Message::new(move |l| platform::web::texts::too_long(l, max)));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return in_field(feature, name, Message::new(platform::web::texts::unreadable));
    }
    Ok(text.to_owned())
}

fn whole(feature: &Feature, name: &str, min: i64, max: i64) -> Result<Option<i64>> {
    match feature.get(name) {
        "" => Ok(None),
        text => match number(text) {
            Some(number) if (min..=max).contains(&number) => Ok(Some(number)),
            _ => in_field(feature, name, forms::not_a_number_between(text, min, max)),
        },
    }
}

/// A whole number as spreadsheets write it: "1 200", "1200,0".
fn number(text: &str) -> Option<i64> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace(',', ".");
    let whole = bare.strip_suffix(".0").or_else(|| bare.strip_suffix(".00")).unwrap_or(&bare);
    whole.parse().ok()
}

/// The values of a list, with their words and what pages call them.
struct Choices<T: 'static> {
    all: &'static [T],
    word: fn(T) -> &'static str,
    label: fn(Lang, T) -> &'static str,
}

const KINDS: Choices<PlotKind> = Choices { all: PlotKind::ALL, word: PlotKind::word, label: texts::kind };
const FORMS: Choices<TreeForm> = Choices { all: TreeForm::ALL, word: TreeForm::word, label: texts::tree_form };
const STATES: Choices<TreeState> = Choices { all: TreeState::ALL, word: TreeState::word, label: texts::tree_state };
const POINTS: Choices<PointKind> = Choices { all: PointKind::ALL, word: PointKind::word, label: texts::point_kind };

/// One of a list, by its word or by what a page calls it in either language; its default where the file is silent.
fn one_of<T: Copy + Send + Sync>(feature: &Feature, name: &str, choices: &Choices<T>, default: Option<T>) -> Result<T> {
    let (&Choices { all, word, label }, typed) = (choices, fold(feature.get(name)));
    if let Some(default) = default.filter(|_| typed.is_empty()) {
        return Ok(default);
    }
    let names = |one: T| [fold(word(one)), fold(label(Lang::Fr, one)), fold(label(Lang::En, one))];
    let found = all.iter().copied().find(|one| names(*one).contains(&typed));
    let list = move |l| all.iter().map(|one| label(l, *one)).collect::<Vec<_>>().join(", ");
    found.map_or_else(|| in_field(feature, name, Message::new(move |l| texts::import_one_of(l, list(l)))), Ok)
}

/// A name as it is written, apart from folded names in the same table.
fn exact(name: &str) -> String {
    if name.trim().is_empty() { String::new() } else { format!("={}", name.trim()) }
}

impl Import {
    /// What is known of the terrain that a feature names: none, one, or (`Some(None)`) more than one. A name written as ours is that one,
    /// however many are called nearly so.
    fn named(&self, feature: &Feature) -> Option<Option<SiteId>> {
        let names = [feature.get("site_id").to_owned(), exact(feature.get("site")), fold(feature.get("site"))];
        names.iter().filter(|name| !name.is_empty()).find_map(|name| self.sites.get(name)).copied()
    }

    fn site(&self, feature: &Feature) -> Result<SiteId> {
        match self.named(feature) {
            Some(Some(site)) => Ok(site),
            Some(None) => in_field(feature, "site", Message::new(texts::import_sites_alike)),
            None if feature.get("site").is_empty() => self.default_site.map_or_else(|| Err(Refusal::ImportNoSite.into()), Ok),
            None => {
                let unknown = || in_field(feature, "site", Message::new(texts::import_unknown_site));
                self.default_site.map_or_else(unknown, Ok)
            }
        }
    }

    /// Makes the terrains that a file names (the folders of a map) and nobody has made yet, one after the other in the file's order.
    async fn new_sites(&mut self, op: &mut Op<'_>, features: &[Feature]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        for feature in features.iter().filter(|feature| matches!(What::of(feature), What::Plot | What::Point)) {
            let name = words(feature, "site", 120).unwrap_or_default();
            if name.is_empty() || self.named(feature).is_some() || feature.geometry.is_err() {
                continue;
            }
            let id = sites::create(op, &SiteDetails::named(name.clone())).await?;
            self.sites.insert(fold(&name), Some(id));
            rows.push(Row { place: feature.place, what: What::Site, label: name, fate: Fate::New });
        }
        Ok(rows)
    }

    fn plot_of(&self, feature: &Feature) -> Result<PlotId> {
        let by_name = || self.plots.get(&format!("{} {}", self.site(feature).ok()?, fold(feature.get("plot"))));
        // A bed or tree may name its plot without its terrain, where the name is not used twice.
        let anywhere = || {
            let name = fold(feature.get("plot"));
            let mut found =
                self.plots.iter().filter(|(key, _)| key.split_once(' ').is_some_and(|(_, rest)| rest == name)).map(|(_, id)| id);
            found.next().filter(|_| found.next().is_none())
        };
        self.plots
            .get(feature.get("plot_id"))
            .or_else(by_name)
            .or_else(anywhere)
            .copied()
            .map_or_else(|| in_field(feature, "plot", Message::new(texts::import_unknown_plot)), Ok)
    }

    async fn plot(&mut self, op: &mut Op<'_>, feature: &Feature) -> Result<Fate> {
        let shape = Shape::from_json(feature.outline()?).map_err(fault)?;
        let name = words(feature, "name", 120)?;
        if name.is_empty() {
            return Err(Refusal::ImportNoName.into());
        }
        let site = self.site(feature)?;
        let details = PlotDetails {
            site,
            name,
            kind: one_of(feature, "kind", &KINDS, Some(PlotKind::OpenField))?,
            shape,
            soil_note: soil_note(feature)?,
        };
        let known = Some(feature.get("id")).filter(|id| !id.is_empty()).and_then(|id| self.plots.get(id)).copied();
        if let Some(id) = known {
            let present = plots::get(op.tx, op.actor, id, op.today()).await?;
            if present.details == details {
                return Ok(Fate::Same);
            }
            plots::update(op, id, present.version, &details).await?;
            return Ok(Fate::Update);
        }
        let statuses = timeline(feature)?;
        let id = plots::create(op, &details).await?;
        for line in &statuses {
            plots::set_status(op, id, line).await?;
        }
        if !feature.get("id").is_empty() {
            self.plots.insert(feature.get("id").to_owned(), id);
        }
        self.plots.insert(format!("{} {}", site, fold(&details.name)), id);
        Ok(Fate::New)
    }

    async fn bed(&self, op: &mut Op<'_>, feature: &Feature) -> Result<Fate> {
        let outline = feature.outline()?;
        let shape = if outline.is_null() { None } else { Some(Shape::from_json(outline).map_err(fault)?) };
        let code = words(feature, "code", 20)?;
        let (length, width) = (whole(feature, "length_cm", 10, 100_000)?, whole(feature, "width_cm", 10, 10_000)?);
        let (Some(length_cm), Some(width_cm), false) = (length, width, code.is_empty()) else {
            return Err(Refusal::ImportBedNeeds.into());
        };
        let details = BedDetails {
            code,
            position: whole(feature, "position", 1, 10_000)?.unwrap_or(1),
            length_cm,
            width_cm,
            orientation: whole(feature, "orientation", 0, 179)?.unwrap_or(0),
            shape,
        };
        let known = match feature.get("id").parse() {
            Ok(id) => beds::get(op.tx, op.actor, id).await.ok(),
            Err(_) => None,
        };
        match known {
            Some(present) if present.details == details => Ok(Fate::Same),
            Some(present) => {
                beds::update(op, present.id, present.version, &details).await?;
                Ok(Fate::Update)
            }
            None => {
                beds::create(op, self.plot_of(feature)?, &details).await?;
                Ok(Fate::New)
            }
        }
    }

    async fn tree(&self, op: &mut Op<'_>, feature: &Feature) -> Result<Fate> {
        let spot = Spot::from_json(feature.outline()?).map_err(fault)?;
        let species = words(feature, "species", 80)?;
        if species.is_empty() {
            return Err(Refusal::ImportNoSpecies.into());
        }
        let planted = match feature.get("planted") {
            "" => None,
            // What is to come has not been planted: a number read as its day is something else.
            text => match cells::date(text).filter(|day| *day <= op.today()) {
                Some(day) => Some(day),
                None => return in_field(feature, "planted", Message::new(platform::web::texts::not_a_date)),
            },
        };
        let details = TreeDetails {
            species,
            variety: words(feature, "variety", 80)?,
            rootstock: words(feature, "rootstock", 80)?,
            form: one_of(feature, "form", &FORMS, Some(TreeForm::Standard))?,
            planted,
            state: one_of(feature, "state", &STATES, Some(TreeState::Healthy))?,
            note: words(feature, "note", 1000)?,
            spot,
        };
        let known = match feature.get("id").parse() {
            Ok(id) => trees::get(op.tx, op.actor, id).await.ok(),
            Err(_) => None,
        };
        match known {
            Some(present) if present.details == details => Ok(Fate::Same),
            Some(present) => {
                trees::update(op, present.id, present.version, &details).await?;
                Ok(Fate::Update)
            }
            None => {
                trees::create(op, self.plot_of(feature)?, &details).await?;
                Ok(Fate::New)
            }
        }
    }

    async fn point(&self, op: &mut Op<'_>, feature: &Feature) -> Result<Fate> {
        let spot = Spot::from_json(feature.outline()?).map_err(fault)?;
        let details = PointDetails { kind: one_of(feature, "kind", &POINTS, None)?, name: words(feature, "name", 80)?, spot };
        let known = match feature.get("id").parse() {
            Ok(id) => points::get(op.tx, op.actor, id).await.ok(),
            Err(_) => None,
        };
        match known {
            Some(present) if present.details == details => Ok(Fate::Same),
            Some(present) => {
                points::update(op, present.id, present.version, &details).await?;
                Ok(Fate::Update)
            }
            None => {
                points::create(op, self.site(feature)?, &details).await?;
                Ok(Fate::New)
            }
        }
    }
}

/// What is noted of a plot is of its soil, or stands there with it: nothing of the file is dropped.
fn soil_note(feature: &Feature) -> Result<String> {
    let said = [words(feature, "soil", 1000)?, words(feature, "note", 1000)?];
    let note = said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    if note.chars().count() > 1000 {
        return in_field(feature, "note", Message::new(|l| platform::web::texts::too_long(l, 1000)));
    }
    Ok(note)
}

/// "2023-03-01 C1 FR-BIO-01 | 2024-03-01 C2" as lines of a timeline.
fn timeline(feature: &Feature) -> Result<Vec<StatusLine>> {
    feature
        .get("organic")
        .split('|')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let mut words = piece.splitn(3, ' ');
            let starts = words.next().and_then(|day| day.parse::<NaiveDate>().ok());
            let status = words.next().and_then(Status::from_word);
            match starts.zip(status) {
                Some((starts, status)) => {
                    Ok(StatusLine { starts, status, certificate: words.next().unwrap_or_default().chars().take(200).collect() })
                }
                None => in_field(feature, "organic", Message::new(texts::import_bad_status)),
            }
        })
        .collect()
}
