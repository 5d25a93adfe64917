//! The plan: the land drawn as SVG on the server, each shape a link, readable on a telephone and on paper.

pub mod background;
pub mod labels;
pub mod sheet;

use std::fmt::Write as _;

use geo::Coord;

use platform::i18n::{Lang, format};
use platform::markup::escape;

use self::labels::Label;
use self::sheet::Sheet;
use super::model::{Lender, Plot, PlotId, PlotKind, PointKind, Status};
use super::store::land::Land;
use super::texts;

platform::text_enum! {
    /// What the colours of the plan tell.
    Colours {
        /// What a plot is.
        Kind = "genre",
        /// Its organic status.
        Status = "statut",
        /// Who lends it.
        Lender = "preteur",
    }
}

/// The style class of a kind.
#[must_use]
pub const fn kind_class(kind: PlotKind) -> &'static str {
    match kind {
        PlotKind::OpenField => "k-field",
        PlotKind::Polytunnel => "k-tunnel",
        PlotKind::Orchard => "k-orchard",
        PlotKind::Hedge => "k-hedge",
        PlotKind::Compost => "k-compost",
        PlotKind::Building => "k-building",
        PlotKind::Public => "k-public",
    }
}

/// The style class of a status.
#[must_use]
pub const fn status_class(status: Option<Status>) -> &'static str {
    match status {
        None => "s-unknown",
        Some(Status::NotOrganic) => "s-not",
        Some(Status::C1) => "s-c1",
        Some(Status::C2) => "s-c2",
        Some(Status::C3) => "s-c3",
        Some(Status::Ab) => "s-ab",
    }
}

/// The style class of a lender.
#[must_use]
pub const fn lender_class(lender: Lender) -> &'static str {
    match lender {
        Lender::Intercommunality => "l-inter",
        Lender::Commune => "l-commune",
        Lender::Landlord => "l-landlord",
        Lender::Own => "l-own",
        Lender::Other => "l-other",
    }
}

fn plot_class(land: &Land, plot: &Plot, colours: Colours) -> &'static str {
    match colours {
        Colours::Kind => kind_class(plot.details.kind),
        Colours::Status => status_class(plot.status),
        Colours::Lender => {
            let site = land.sites.iter().find(|site| site.id == plot.details.site);
            lender_class(site.map_or(Lender::Other, |site| site.details.lender))
        }
    }
}

/// The classes and words of the legend, only those that occur.
#[must_use]
pub fn legend(l: Lang, land: &Land, colours: Colours) -> Vec<(&'static str, &'static str)> {
    let mut entries: Vec<(&'static str, &'static str)> = match colours {
        Colours::Kind => PlotKind::ALL.iter().map(|kind| (kind_class(*kind), texts::kind(l, *kind))).collect(),
        Colours::Status => {
            let known = Status::ALL.iter().map(|status| (status_class(Some(*status)), texts::status(l, *status)));
            known.chain([(status_class(None), texts::status_unknown(l))]).collect()
        }
        Colours::Lender => Lender::ALL.iter().map(|lender| (lender_class(*lender), texts::lender(l, *lender))).collect(),
    };
    entries.retain(|(class, _)| land.plots.iter().any(|plot| plot_class(land, plot, colours) == *class));
    entries
}

/// Where shapes lead: to their pages for the team, nowhere for visitors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// Plots, beds and trees are links.
    Team,
    /// Only terrains are.
    Public,
}

/// One terrain for those who look for their way: without links, the plot where they go marked.
#[must_use]
pub fn site_marking(l: Lang, land: &Land, colours: Colours, marked: Option<PlotId>) -> String {
    drawn(l, land, colours, (Links::Public, ""), marked)
}

/// One terrain, drawn to scale.
#[must_use]
pub fn site(l: Lang, land: &Land, colours: Colours, links: Links, background: &str) -> String {
    drawn(l, land, colours, (links, background), None)
}

fn drawn(l: Lang, land: &Land, colours: Colours, (links, background): (Links, &str), marked: Option<PlotId>) -> String {
    let bounds = land.plots.iter().map(|plot| plot.details.shape.bounds()).chain(land.points.iter().map(|point| {
        let s = point.details.spot;
        [s.lon(), s.lat(), s.lon(), s.lat()]
    }));
    let Some(sheet) = Sheet::around(bounds) else {
        return String::new();
    };
    let mut svg = sheet.open_placed(texts::plan_of(l));
    background::draw(&mut svg, &sheet, background);
    for plot in &land.plots {
        let class = plot_class(land, plot, colours);
        let words =
            format!("{} · {} · {}", plot.details.name, texts::kind(l, plot.details.kind), format::surface(l, plot.area_m2));
        let path = sheet.path(&plot.details.shape);
        let link = (links == Links::Team).then(|| format!("/parcelles/{}", plot.id));
        let mark = if marked == Some(plot.id) { " marked" } else { "" };
        shape(&mut svg, link.as_deref(), &format!("plot {class}{mark}"), &path, &words);
    }
    for bed in &land.beds {
        let Some(outline) = &bed.details.shape else {
            continue;
        };
        let words = texts::bed_named(l, &bed.details.code);
        let link = (links == Links::Team).then(|| format!("/planches/{}", bed.id));
        shape(&mut svg, link.as_deref(), "bed", &sheet.path(outline), &words);
    }
    for tree in &land.trees {
        let at = sheet.place(Coord { x: tree.details.spot.lon(), y: tree.details.spot.lat() });
        let words = format!("{} {}", tree.details.species, tree.details.variety);
        let link = (links == Links::Team).then(|| format!("/arbres/{}", tree.id));
        dot(&mut svg, link.as_deref(), "tree", at, sheet.metres(0.9).clamp(5.0, 16.0), words.trim());
    }
    for point in &land.points {
        let at = sheet.place(Coord { x: point.details.spot.lon(), y: point.details.spot.lat() });
        let name = if point.details.name.is_empty() {
            texts::point_kind(l, point.details.kind).to_owned()
        } else {
            point.details.name.clone()
        };
        let link = (links == Links::Team).then(|| format!("/points/{}", point.id));
        marker(&mut svg, link.as_deref(), point.details.kind, at, &name);
    }
    let wanted: Vec<Label> = land
        .plots
        .iter()
        .map(|plot| Label {
            at: sheet.place(plot.details.shape.middle()),
            lines: vec![plot.details.name.clone()],
            weight: plot.area_m2,
        })
        .collect();
    labels::draw(&mut svg, &wanted, sheet.height());
    sheet.close(&mut svg, l);
    svg
}

/// The whole archipelago: true places, the terrains enlarged until they can be seen, as far as they stay apart.
#[must_use]
pub fn archipelago(l: Lang, land: &Land, colours: Colours) -> String {
    let bounds = land.plots.iter().map(|plot| plot.details.shape.bounds());
    let Some(sheet) = Sheet::around(bounds) else {
        return String::new();
    };
    let mut svg = sheet.open(texts::plan_of_all(l));
    let islands: Vec<sheet::Island> = land.sites.iter().filter_map(|site| sheet.island(land, site.id)).collect();
    let factor = sheet::enlargement(&islands);
    let mut wanted = Vec::new();
    for (site, island) in land.sites.iter().filter_map(|site| Some((site, islands.iter().find(|island| island.site == site.id)?)))
    {
        let area: i64 = land.plots.iter().filter(|plot| plot.details.site == site.id).map(|plot| plot.area_m2).sum();
        let words = format!("{} · {}", site.details.name, format::surface(l, area));
        let _ = write!(svg, "<a href=\"/plan/{}\" class=\"island\"><title>{}</title>", site.id, escape(&words));
        let plots = || land.plots.iter().filter(|plot| plot.details.site == site.id);
        let coast: String = plots().map(|plot| sheet.enlarged(&plot.details.shape, island, factor)).collect();
        for ring in ["coast-3", "coast-2", "coast-1"] {
            let _ = write!(svg, "<path class=\"{ring}\" d=\"{coast}\"/>");
        }
        for plot in plots() {
            let class = plot_class(land, plot, colours);
            let _ = write!(svg, "<path class=\"plot {class}\" d=\"{}\"/>", sheet.enlarged(&plot.details.shape, island, factor));
        }
        svg.push_str("</a>");
        let below = Coord { x: island.middle.x, y: island.middle.y + island.half_height * factor + 34.0 };
        wanted.push(Label { at: below, lines: vec![site.details.name.clone(), format::surface(l, area)], weight: area });
    }
    labels::draw(&mut svg, &wanted, sheet.height());
    sheet.close(&mut svg, l);
    svg
}

fn shape(svg: &mut String, link: Option<&str>, class: &str, path: &str, words: &str) {
    let drawn = format!("<path class=\"{class}\" d=\"{path}\"><title>{}</title></path>", escape(words));
    linked(svg, link, words, &drawn);
}

fn dot(svg: &mut String, link: Option<&str>, class: &str, at: Coord<f64>, radius: f64, words: &str) {
    let drawn = format!(
        "<circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius:.1}\"><title>{}</title></circle>",
        at.x,
        at.y,
        escape(words)
    );
    linked(svg, link, words, &drawn);
}

fn marker(svg: &mut String, link: Option<&str>, kind: PointKind, at: Coord<f64>, words: &str) {
    let icon = match kind {
        PointKind::Water => "droplets",
        PointKind::Gate => "door-open",
        PointKind::Shed => "warehouse",
        PointKind::PickUp => "shopping-basket",
    };
    let drawn = format!(
        "<g class=\"marker m-{}\"><title>{}</title><circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"16\"/><use href=\"{}#{icon}\" x=\"{:.1}\" y=\"{:.1}\" width=\"20\" height=\"20\"/></g>",
        kind.word(),
        escape(words),
        at.x,
        at.y,
        platform::web::assets::url("icons.svg"),
        at.x - 10.0,
        at.y - 10.0
    );
    linked(svg, link, words, &drawn);
}

fn linked(svg: &mut String, link: Option<&str>, words: &str, drawn: &str) {
    match link {
        Some(href) => {
            let _ = write!(svg, "<a href=\"{href}\" aria-label=\"{}\">{drawn}</a>", escape(words));
        }
        None => svg.push_str(drawn),
    }
}
