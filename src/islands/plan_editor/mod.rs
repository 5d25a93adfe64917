//! The plan editor: draw and change plots and points by mouse, touch and keyboard, with measures while drawing. It saves through
//! the same store functions as the forms; the server has the last word on what is possible.

mod board;
mod ground;
mod panel;
mod sheet;

use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use self::board::{Board, Tool};
use super::plan_draft::{Draft, History, Place, Split, area, distance};

/// What came of saving.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Saved {
    /// All of it is kept.
    Done,
    /// Nothing is, and why, in the person's language.
    Refused(String),
}

/// Saves what changed on one terrain, all of it or nothing.
#[server(name = SavePlan, prefix = "/api/plan", endpoint = "enregistrer", input = Json, output = Json)]
pub async fn save_plan(site: String, origin: Place, changed: Draft) -> Result<Saved, ServerFnError> {
    (platform::web::island::given::<crate::asks::PlanEditor>()?.save)(site, origin, changed).await
}

/// The outlines of the beds that a split would make, or why not.
#[server(name = TrySplit, prefix = "/api/plan", endpoint = "decouper", input = Json, output = Json)]
pub async fn try_split(origin: Place, ring: Vec<Place>, split: Split) -> Result<Result<Vec<Vec<Place>>, String>, ServerFnError> {
    (platform::web::island::given::<crate::asks::PlanEditor>()?.try_split)(origin, ring, split).await
}

/// The editor's words, in the person's language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    pub board: String,
    pub select: String,
    pub draw: String,
    pub point: String,
    pub undo: String,
    pub redo: String,
    pub nearer: String,
    pub farther: String,
    pub save: String,
    pub saving: String,
    pub unsaved: String,
    pub nothing_chosen: String,
    pub name: String,
    pub kind: String,
    pub surface: String,
    pub sides: String,
    pub corner: String,
    pub new_corner: String,
    pub finish: String,
    pub split: String,
    pub beds: String,
    pub width: String,
    pub path: String,
    pub try_split: String,
    pub crossing: String,
    pub remove_new: String,
    pub help_select: String,
    pub help_draw: String,
    pub help_point: String,
    pub lost: String,
    pub new_plot: String,
    pub measure: String,
    pub help_measure: String,
    pub locate: String,
    pub far: String,
}

/// The editor. `kinds` and `point_kinds` are words and names; `comma` tells the decimal sign, `ground` the layer
/// under the land.
#[island]
pub fn PlanEditor(
    site: String,
    origin: Place,
    draft: Draft,
    view: [f64; 4],
    kinds: Vec<(String, String)>,
    point_kinds: Vec<(String, String)>,
    comma: bool,
    ground: String,
    words: Words,
) -> impl IntoView {
    let board = Board {
        saved: StoredValue::new(draft.clone()),
        cursor: RwSignal::new([view[0] + view[2] / 2.0, -(view[1] + view[3] / 2.0)]),
        draft: RwSignal::new(draft),
        history: RwSignal::new(History::default()),
        tool: RwSignal::new(Tool::Select),
        chosen: RwSignal::new(None),
        pending: RwSignal::new(Vec::new()),
        drag: RwSignal::new(None),
        fingers: StoredValue::new(Vec::new()),
        view: RwSignal::new(view),
        message: RwSignal::new(String::new()),
        sheet: NodeRef::new(),
        origin,
    };
    let words = StoredValue::new(words);
    // The browser's position comes by the address (public/here.js): the island asks for nothing that not every telephone has.
    let here = window_event_listener(leptos::ev::hashchange, move |_| {
        let hash = window().location().hash().unwrap_or_default();
        let numbers = hash.strip_prefix("#ici=").and_then(|rest| rest.split_once(','));
        if let Some((latitude, longitude)) = numbers.and_then(|(one, two)| Some((one.parse().ok()?, two.parse().ok()?))) {
            board.look_at(latitude, longitude);
        }
    });
    on_cleanup(move || here.remove());
    // Whoever leaves with a drawing that is not kept is asked (public/here.js).
    Effect::new(move |_| mark_unsaved(board.unsaved() || board.is_drawing()));
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    view! {
        <div class="editor">
            {toolbar(board, words, site)}
            <p class="editor-help" aria-live="polite">
                {move || {
                    let message = board.message.get();
                    if message.is_empty() {
                        match board.tool.get() {
                            Tool::Select => word(|words| &words.help_select),
                            Tool::Draw => word(|words| &words.help_draw),
                            Tool::Point => word(|words| &words.help_point),
                            Tool::Measure => word(|words| &words.help_measure),
                        }
                    } else {
                        message
                    }
                }}
            </p>
            <p class="editor-where">{move || where_is(board, words, comma)}</p>
            <div class="editor-desk">
                {sheet::sheet(board, words, ground, comma)}
                {panel::panel(board, words, StoredValue::new(kinds), StoredValue::new(point_kinds), comma)}
            </div>
        </div>
    }
}

/// Nothing is drawn while the server keeps what was.
fn hold_still(still: bool) {
    let Ok(Some(desk)) = document().query_selector(".editor-desk") else { return };
    let _ = if still { desk.set_attribute("inert", "") } else { desk.remove_attribute("inert") };
}

fn mark_unsaved(unsaved: bool) {
    let Some(body) = document().body() else { return };
    let _ = if unsaved { body.set_attribute("data-unsaved", "") } else { body.remove_attribute("data-unsaved") };
}

/// How far from the rest of the terrain (or from where the ecopole lies, on an empty one) something is drawn before it is probably a mistake, in metres.
const FAR: f64 = 30_000.0;

/// Where the pointer is on the globe; what is measured; and that something is far away.
fn where_is(board: Board, words: StoredValue<Words>, comma: bool) -> String {
    let at = board.cursor.get();
    let [latitude, longitude] = board.on_globe(at);
    let mut said = format!("{latitude:.5}, {longitude:.5}");
    if board.tool.get() == Tool::Measure {
        let mut line = board.pending.get();
        line.push(at);
        let length: f64 = line.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
        said.push_str(&format!(" · {} m", board::number(length, comma)));
        if line.len() > 3 {
            said.push_str(&format!(" · {} m²", board::number(area(&line), comma)));
        }
    }
    if at[0].hypot(at[1]) > FAR {
        said.push_str(&format!(" · {}", words.with_value(|words| words.far.clone())));
    }
    said
}

fn toolbar(board: Board, words: StoredValue<Words>, site: String) -> impl IntoView {
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    let tool = move |tool: Tool, name: String| {
        view! {
            <button type="button" class="button" aria-pressed=move || if board.tool.get() == tool { "true" } else { "false" }
                on:click=move |_| { board.pending.set(Vec::new()); board.tool.set(tool); }>{name}</button>
        }
    };
    let saving = RwSignal::new(false);
    let save = move |_| {
        // An outline that is not closed is no plot yet.
        if untrack(|| board.is_drawing()) {
            board.message.set(word(|words| &words.help_draw));
            return;
        }
        hold_still(true);
        let changed = board.draft.with_untracked(|draft| board.saved.with_value(|saved| draft.changed_since(saved)));
        let site = site.clone();
        saving.set(true);
        board.message.set(word(|words| &words.saving));
        leptos::task::spawn_local(async move {
            let outcome = save_plan(site, board.origin, changed).await;
            saving.set(false);
            match outcome {
                Ok(Saved::Done) => {
                    board.saved.set_value(board.draft.get_untracked());
                    mark_unsaved(false);
                    // The page again, with the ids that were given; the address of "my position" would only be scrolled to.
                    let path = window().location().pathname().unwrap_or_default();
                    let _ = window().location().set_href(&format!("{path}?garde=oui"));
                }
                Ok(Saved::Refused(why)) => {
                    hold_still(false);
                    board.message.set(why);
                }
                Err(_) => {
                    hold_still(false);
                    board.message.set(word(|words| &words.lost));
                }
            }
        });
    };
    let step = move |name: String, can: fn(Board) -> bool, go: fn(Board)| {
        view! { <button type="button" class="button" disabled=move || !can(board) on:click=move |_| go(board)>{name}</button> }
    };
    view! {
        <div class="editor-tools" role="toolbar" aria-label=word(|words| &words.board)>
            {tool(Tool::Select, word(|words| &words.select))}
            {tool(Tool::Draw, word(|words| &words.draw))}
            {tool(Tool::Point, word(|words| &words.point))}
            {tool(Tool::Measure, word(|words| &words.measure))}
            <button type="button" class="button" data-locate=true hidden=true>{word(|words| &words.locate)}</button>
            {step(word(|words| &words.undo), |board| board.is_drawing() || board.history.with(History::can_undo), Board::undo)}
            {step(word(|words| &words.redo), |board| board.history.with(History::can_redo), Board::redo)}
            <button type="button" class="button" aria-label=word(|words| &words.nearer) on:click=move |_| board.zoom(0.75)>"+"</button>
            <button type="button" class="button" aria-label=word(|words| &words.farther) on:click=move |_| board.zoom(1.33)>"−"</button>
            <button type="button" class="button primary" disabled=move || saving.get() || !board.unsaved() on:click=save>
                {word(|words| &words.save)}
            </button>
            <span class="hint" role="status">{move || board.unsaved().then(|| word(|words| &words.unsaved))}</span>
        </div>
    }
}
