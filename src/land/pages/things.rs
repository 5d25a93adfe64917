//! The pages of beds, trees and points: one frame, three fillings.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, facts, form as frame, page_head, texts as ui};
use platform::auth::actor::LAND_KEEPERS;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use super::journal::{self, Journal};
use crate::model::{BedDetails, PointDetails, PointKind, TreeDetails, TreeForm, TreeState};
use crate::texts;

/// What the frame shows of a thing.
pub struct Thing {
    pub address: String,
    pub title: String,
    /// What it is.
    pub lead: String,
    /// The pages above it.
    pub trail: Vec<(String, String)>,
    /// What is known of it.
    pub facts: Vec<(&'static str, String)>,
    /// Whether it was put away.
    pub archived: bool,
}

/// The page of a thing.
pub fn show(ctx: &Ctx, thing: Thing, told: &Journal) -> Response {
    let l = ctx.lang;
    page(ctx, Head::new(thing.title.clone()), || {
        let mut actions = Vec::new();
        if ctx.actor.roles.any_of(LAND_KEEPERS) {
            if thing.archived {
                actions.push(button::post(format!("{}/retablir", thing.address), button::quiet(texts::restore(l))));
            } else {
                let archive = button::post(format!("{}/archiver", thing.address), button::danger(ui::archive(l)));
                actions.push(button::primary_link(format!("{}/modifier", thing.address), "pencil", texts::edit(l)));
                actions.push(dialog::confirm("archive", ui::archive(l), texts::archive_thing_what(l), archive));
            }
        }
        view! {
            {page_head::trail(ui::where_am_i(l), thing.trail)}
            {page_head::with_actions(thing.title, thing.lead, actions)}
            {thing.archived.then(|| view! { <p class="badges">{badge::warm(texts::archived(l))}</p> })}
            {facts::view(thing.facts)}
            {journal::view(ctx, told)}
        }
    })
}

/// The form of a thing.
pub fn form(ctx: &Ctx, form: &Form, title: &'static str, trail: Vec<(String, String)>, fields: AnyView) -> Response {
    let l = ctx.lang;
    let back = trail.last().map(|(href, _)| href.clone()).unwrap_or_default();
    form_page(ctx, form, Head::new(title), || {
        let fields = view! { {frame::hidden("version", form.value("version"))}{fields} };
        let buttons = view! { {button::submit(ui::save(l))}<a href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::simple(title, "")}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    })
}

/// Fields with the hidden id of what the new thing belongs to.
pub fn within(name: &'static str, parent: String, fields: AnyView) -> AnyView {
    view! { {frame::hidden(name, parent)}{fields} }.into_any()
}

/// What is known of a bed.
#[must_use]
pub fn bed_facts(l: Lang, bed: &BedDetails) -> Vec<(&'static str, String)> {
    vec![
        (texts::length(l), format::length(l, bed.length_cm)),
        (texts::width(l), format::length(l, bed.width_cm)),
        (texts::surface(l), format::surface(l, bed.area_m2())),
        (texts::position(l), bed.position.to_string()),
        (texts::orientation(l), format!("{}°", bed.orientation)),
        (ui::plan(l), if bed.shape.is_some() { texts::drawn(l) } else { texts::not_drawn(l) }.to_owned()),
    ]
}

/// The fields of a bed.
pub fn bed_fields(l: Lang, form: &Form) -> AnyView {
    view! {
        {field(l, form, "code", texts::code(l)).required().hint(texts::code_hint(l)).text()}
        {field(l, form, "position", texts::position(l)).required().digits()}
        <div class="pair">
            {field(l, form, "length", texts::length_m(l)).required().number()}
            {field(l, form, "width", texts::width_m(l)).required().number()}
        </div>
        {field(l, form, "orientation", texts::orientation(l)).hint(texts::orientation_hint(l)).digits()}
    }
    .into_any()
}

/// What is known of a tree.
#[must_use]
pub fn tree_facts(l: Lang, tree: &TreeDetails) -> Vec<(&'static str, String)> {
    vec![
        (texts::variety(l), tree.variety.clone()),
        (texts::form(l), texts::tree_form(l, tree.form).to_owned()),
        (texts::rootstock(l), tree.rootstock.clone()),
        (texts::planted(l), tree.planted.map(|day| format::date(l, day)).unwrap_or_default()),
        (texts::state(l), texts::tree_state(l, tree.state).to_owned()),
        (texts::note(l), tree.note.clone()),
        (texts::spot(l), format!("{}, {}", tree.spot.lat(), tree.spot.lon())),
    ]
}

/// The fields of a tree.
pub fn tree_fields(l: Lang, form: &Form) -> AnyView {
    let forms = TreeForm::ALL.iter().map(|value| (value.word().to_owned(), texts::tree_form(l, *value).to_owned())).collect();
    let states = TreeState::ALL.iter().map(|value| (value.word().to_owned(), texts::tree_state(l, *value).to_owned())).collect();
    view! {
        <div class="pair">
            {field(l, form, "species", texts::species(l)).required().text()}
            {field(l, form, "variety", texts::variety(l)).text()}
        </div>
        <div class="pair">
            {field(l, form, "form", texts::form(l)).required().select(forms)}
            {field(l, form, "rootstock", texts::rootstock(l)).text()}
        </div>
        <div class="pair">
            {field(l, form, "planted", texts::planted(l)).date()}
            {field(l, form, "state", texts::state(l)).required().select(states)}
        </div>
        {field(l, form, "spot", texts::spot(l)).required().hint(texts::spot_hint(l)).text()}
        {field(l, form, "note", texts::note(l)).area()}
    }
    .into_any()
}

/// What is known of a point.
#[must_use]
pub fn point_facts(l: Lang, point: &PointDetails) -> Vec<(&'static str, String)> {
    vec![
        (texts::kind_label(l), texts::point_kind(l, point.kind).to_owned()),
        (texts::spot(l), format!("{}, {}", point.spot.lat(), point.spot.lon())),
    ]
}

/// The fields of a point.
pub fn point_fields(l: Lang, form: &Form) -> AnyView {
    let kinds = PointKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::point_kind(l, *kind).to_owned())).collect();
    view! {
        {field(l, form, "kind", texts::kind_label(l)).required().select(kinds)}
        {field(l, form, "name", texts::name(l)).text()}
        {field(l, form, "spot", texts::spot(l)).required().hint(texts::spot_hint(l)).text()}
    }
    .into_any()
}
