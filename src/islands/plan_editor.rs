//! The plan editor: draw and change plots and points by mouse, touch and keyboard, with measures while drawing. It saves through
//! the same store functions as the forms; the server has the last word on what is possible.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, SvgElement};
use serde::{Deserialize, Serialize};

use super::plan_draft::{Draft, DraftPlot, DraftPoint, History, Place, Split, area, crosses, distance, middle, sides, snap};

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
    crate::plots::editor::save(site, origin, changed).await
}

/// The outlines of the beds that a split would make, or why not.
#[server(name = TrySplit, prefix = "/api/plan", endpoint = "decouper", input = Json, output = Json)]
pub async fn try_split(origin: Place, ring: Vec<Place>, split: Split) -> Result<Result<Vec<Vec<Place>>, String>, ServerFnError> {
    crate::plots::editor::try_split(origin, ring, split).await
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tool {
    Select,
    Draw,
    Point,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    Plot(usize),
    Point(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    Corner(usize, usize),
    Point(usize),
    Sheet { from: [f64; 2], view: [f64; 4] },
}

/// The editor's state: signals are handles, so it is copied freely.
#[derive(Clone, Copy)]
struct Board {
    draft: RwSignal<Draft>,
    saved: StoredValue<Draft>,
    history: RwSignal<History>,
    tool: RwSignal<Tool>,
    chosen: RwSignal<Option<Chosen>>,
    pending: RwSignal<Vec<Place>>,
    cursor: RwSignal<Place>,
    drag: RwSignal<Option<Drag>>,
    view: RwSignal<[f64; 4]>,
    message: RwSignal<String>,
    sheet: NodeRef<leptos::svg::Svg>,
    /// Degrees east and north of the place that metres are counted from: it travels with what is saved, so that nothing shifts
    /// when somebody else draws meanwhile.
    origin: Place,
}

/// Metres a corner is drawn to its neighbours from, as a share of the view's width.
const REACH: f64 = 0.012;

impl Board {
    /// Changes the draft as one step that can be undone.
    fn change(self, edit: impl FnOnce(&mut Draft)) {
        self.history.update(|history| history.step(self.draft.get_untracked()));
        self.draft.update(edit);
    }

    fn size(self) -> Option<(Element, f64, f64, f64)> {
        let element: Element = self.sheet.get_untracked()?.unchecked_into();
        let bounds = element.get_bounding_client_rect();
        let [_, _, width, height] = self.view.get_untracked();
        let scale = (bounds.width() / width).min(bounds.height() / height);
        (scale > 0.0).then_some((element, bounds.width(), bounds.height(), scale))
    }

    /// Where on the land a pointer is.
    fn place(self, event: &PointerEvent) -> Place {
        let Some((element, across, down, scale)) = self.size() else {
            return [0.0, 0.0];
        };
        let bounds = element.get_bounding_client_rect();
        let [left, top, width, height] = self.view.get_untracked();
        let x = left + (f64::from(event.client_x()) - bounds.left() - (across - width * scale) / 2.0) / scale;
        let y = top + (f64::from(event.client_y()) - bounds.top() - (down - height * scale) / 2.0) / scale;
        [x, -y]
    }

    fn reach(self) -> f64 {
        self.view.get_untracked()[2] * REACH
    }

    fn zoom(self, factor: f64) {
        self.view.update(|[left, top, width, height]| {
            *left += *width * (1.0 - factor) / 2.0;
            *top += *height * (1.0 - factor) / 2.0;
            *width *= factor;
            *height *= factor;
        });
    }

    /// Ends the outline being drawn and makes a plot of it.
    fn finish(self, name: &str) {
        let ring = self.pending.get_untracked();
        self.pending.set(Vec::new());
        if ring.len() < 3 {
            return;
        }
        let plot = DraftPlot { name: name.to_owned(), kind: "open_field".to_owned(), ring, ..DraftPlot::default() };
        let index = self.draft.with_untracked(|draft| draft.plots.len());
        self.change(|draft| draft.plots.push(plot));
        self.tool.set(Tool::Select);
        self.chosen.set(Some(Chosen::Plot(index)));
    }

    fn on_sheet_down(self, event: &PointerEvent, words: &Words) {
        let place = self.place(event);
        match self.tool.get_untracked() {
            Tool::Draw => {
                let snapped = self.draft.with_untracked(|draft| snap(draft, None, place, self.reach()));
                let first = self.pending.with_untracked(|ring| ring.first().copied());
                if first.is_some_and(|first| distance(first, place) <= self.reach() * 1.5) {
                    self.finish(&words.new_plot);
                } else {
                    self.pending.update(|ring| ring.push(snapped));
                }
            }
            Tool::Point => {
                let index = self.draft.with_untracked(|draft| draft.points.len());
                self.change(|draft| {
                    draft.points.push(DraftPoint { kind: "water".to_owned(), at: place, ..DraftPoint::default() })
                });
                self.tool.set(Tool::Select);
                self.chosen.set(Some(Chosen::Point(index)));
            }
            Tool::Select => {
                let from = [f64::from(event.client_x()), f64::from(event.client_y())];
                self.drag.set(Some(Drag::Sheet { from, view: self.view.get_untracked() }));
            }
        }
    }

    fn on_move(self, event: &PointerEvent) {
        let place = self.place(event);
        self.cursor.set(place);
        match self.drag.get_untracked() {
            None => {}
            Some(Drag::Corner(plot, corner)) => self.move_corner(plot, corner, place, true),
            Some(Drag::Point(index)) => self.draft.update(|draft| {
                if let Some(point) = draft.points.get_mut(index) {
                    point.at = place;
                }
            }),
            Some(Drag::Sheet { from, view }) => {
                if let Some((_, _, _, scale)) = self.size() {
                    let (dx, dy) = (f64::from(event.client_x()) - from[0], f64::from(event.client_y()) - from[1]);
                    self.view.set([view[0] - dx / scale, view[1] - dy / scale, view[2], view[3]]);
                }
            }
        }
    }

    fn move_corner(self, plot: usize, corner: usize, place: Place, snapping: bool) {
        let place =
            if snapping { self.draft.with_untracked(|draft| snap(draft, Some(plot), place, self.reach())) } else { place };
        self.draft.update(|draft| {
            if let Some(at) = draft.plots.get_mut(plot).and_then(|plot| plot.ring.get_mut(corner)) {
                *at = place;
            }
        });
    }

    /// Arrow keys move a corner by ten centimetres, with Shift by a metre; Delete removes it.
    fn on_corner_key(self, event: &KeyboardEvent, plot: usize, corner: usize) {
        let step = if event.shift_key() { 1.0 } else { 0.1 };
        let by = match event.key().as_str() {
            "ArrowLeft" => [-step, 0.0],
            "ArrowRight" => [step, 0.0],
            "ArrowUp" => [0.0, step],
            "ArrowDown" => [0.0, -step],
            "Delete" | "Backspace" => {
                event.prevent_default();
                self.change(|draft| {
                    if let Some(plot) = draft.plots.get_mut(plot).filter(|plot| plot.ring.len() > 3) {
                        plot.ring.remove(corner);
                    }
                });
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let at = self.draft.with_untracked(|draft| draft.plots.get(plot).and_then(|plot| plot.ring.get(corner).copied()));
        if let Some(at) = at {
            self.history.update(|history| history.step(self.draft.get_untracked()));
            self.move_corner(plot, corner, [at[0] + by[0], at[1] + by[1]], false);
        }
    }

    /// Keys of the sheet itself: a cross moved by the arrows sets corners with Enter; Escape gives up; Ctrl+Z and Ctrl+Y.
    fn on_sheet_key(self, event: &KeyboardEvent, words: &Words) {
        let key = event.key();
        if event.ctrl_key() || event.meta_key() {
            match key.as_str() {
                "z" => self.undo(),
                "y" => self.redo(),
                _ => return,
            }
            event.prevent_default();
            return;
        }
        let step = self.view.get_untracked()[2] * if event.shift_key() { 0.05 } else { 0.005 };
        let by = match key.as_str() {
            "ArrowLeft" => [-step, 0.0],
            "ArrowRight" => [step, 0.0],
            "ArrowUp" => [0.0, step],
            "ArrowDown" => [0.0, -step],
            "Escape" => {
                self.pending.set(Vec::new());
                self.tool.set(Tool::Select);
                return;
            }
            "+" => return self.zoom(0.8),
            "-" => return self.zoom(1.25),
            "Enter" | " " if self.tool.get_untracked() == Tool::Draw => {
                event.prevent_default();
                let at = self.cursor.get_untracked();
                let first = self.pending.with_untracked(|ring| ring.first().copied());
                if first.is_some_and(|first| distance(first, at) <= self.reach() * 1.5) {
                    self.finish(&words.new_plot);
                } else {
                    self.pending.update(|ring| ring.push(at));
                }
                return;
            }
            "Enter" | " " if self.tool.get_untracked() == Tool::Point => {
                event.prevent_default();
                let (at, index) = (self.cursor.get_untracked(), self.draft.with_untracked(|draft| draft.points.len()));
                self.change(|draft| draft.points.push(DraftPoint { kind: "water".to_owned(), at, ..DraftPoint::default() }));
                self.tool.set(Tool::Select);
                self.chosen.set(Some(Chosen::Point(index)));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.cursor.update(|at| *at = [at[0] + by[0], at[1] + by[1]]);
    }

    fn undo(self) {
        let now = self.draft.get_untracked();
        if let Some(before) = self.history.try_update(|history| history.undo(&now)).flatten() {
            self.chosen.set(None);
            self.draft.set(before);
        }
    }

    fn redo(self) {
        let now = self.draft.get_untracked();
        if let Some(after) = self.history.try_update(|history| history.redo(&now)).flatten() {
            self.chosen.set(None);
            self.draft.set(after);
        }
    }

    fn unsaved(self) -> bool {
        self.draft.with(|draft| self.saved.with_value(|saved| draft != saved))
    }
}

/// Metres or square metres with the language's decimal sign.
fn number(value: f64, comma: bool) -> String {
    let text = format!("{value:.2}");
    if comma { text.replace('.', ",") } else { text }
}

fn path(ring: &[Place]) -> String {
    let mut path = String::new();
    for (index, [x, y]) in ring.iter().enumerate() {
        path.push_str(&format!("{}{x:.2} {:.2}", if index == 0 { "M" } else { "L" }, -y));
    }
    path + "Z"
}

/// The editor. `kinds` and `point_kinds` are words and names; `comma` tells the decimal sign.
#[island]
pub fn PlanEditor(
    site: String,
    origin: Place,
    draft: Draft,
    view: [f64; 4],
    kinds: Vec<(String, String)>,
    point_kinds: Vec<(String, String)>,
    comma: bool,
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
        view: RwSignal::new(view),
        message: RwSignal::new(String::new()),
        sheet: NodeRef::new(),
        origin,
    };
    let words = StoredValue::new(words);
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
                        }
                    } else {
                        message
                    }
                }}
            </p>
            <div class="editor-desk">
                {sheet(board, words, comma)}
                {panel(board, words, StoredValue::new(kinds), StoredValue::new(point_kinds), comma)}
            </div>
        </div>
    }
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
                    let _ = window().location().reload();
                }
                Ok(Saved::Refused(why)) => board.message.set(why),
                Err(_) => board.message.set(word(|words| &words.lost)),
            }
        });
    };
    view! {
        <div class="editor-tools" role="toolbar" aria-label=word(|words| &words.board)>
            {tool(Tool::Select, word(|words| &words.select))}
            {tool(Tool::Draw, word(|words| &words.draw))}
            {tool(Tool::Point, word(|words| &words.point))}
            <button type="button" class="button" disabled=move || !board.history.with(History::can_undo) on:click=move |_| board.undo()>{word(|words| &words.undo)}</button>
            <button type="button" class="button" disabled=move || !board.history.with(History::can_redo) on:click=move |_| board.redo()>{word(|words| &words.redo)}</button>
            <button type="button" class="button" aria-label=word(|words| &words.nearer) on:click=move |_| board.zoom(0.75)>"+"</button>
            <button type="button" class="button" aria-label=word(|words| &words.farther) on:click=move |_| board.zoom(1.33)>"−"</button>
            <button type="button" class="button primary" disabled=move || saving.get() || !board.unsaved() on:click=save>{word(|words| &words.save)}</button>
            <span class="hint" role="status">{move || board.unsaved().then(|| word(|words| &words.unsaved))}</span>
        </div>
    }
}

fn sheet(board: Board, words: StoredValue<Words>, comma: bool) -> impl IntoView {
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    let plots = move || board.draft.with(|draft| draft.plots.len());
    let points = move || board.draft.with(|draft| draft.points.len());
    let unit = move || board.view.get()[2] / 100.0;
    let release = move |_| board.drag.set(None);
    view! {
        <svg class="editor-sheet" node_ref=board.sheet tabindex="0" role="application" aria-label=word(|words| &words.board)
            viewBox=move || { let [x, y, w, h] = board.view.get(); format!("{x} {y} {w} {h}") }
            on:pointerdown=move |event| words.with_value(|words| board.on_sheet_down(&event, words))
            on:pointermove=move |event| board.on_move(&event)
            on:pointerup=release on:pointerleave=release
            on:keydown=move |event| words.with_value(|words| board.on_sheet_key(&event, words))
        >
            <For each=move || 0..plots() key=|index| *index let:index>
                {plot_shape(board, index)}
            </For>
            <For each=move || 0..points() key=|index| *index let:index>
                <circle class="editor-point" tabindex="0" r=move || unit() * 1.3
                    class:chosen=move || board.chosen.get() == Some(Chosen::Point(index))
                    cx=move || board.draft.with(|draft| draft.points.get(index).map_or(0.0, |point| point.at[0]))
                    cy=move || board.draft.with(|draft| draft.points.get(index).map_or(0.0, |point| -point.at[1]))
                    on:pointerdown=move |event: PointerEvent| {
                        if board.tool.get_untracked() == Tool::Select {
                            event.stop_propagation();
                            board.history.update(|history| history.step(board.draft.get_untracked()));
                            board.chosen.set(Some(Chosen::Point(index)));
                            board.drag.set(Some(Drag::Point(index)));
                        }
                    }
                    on:focus=move |_| board.chosen.set(Some(Chosen::Point(index)))
                ></circle>
            </For>
            {move || match board.chosen.get() {
                Some(Chosen::Plot(index)) if board.tool.get() == Tool::Select => Some(handles(board, words, index, comma)),
                _ => None,
            }}
            <path class="editor-pending" stroke-width=move || unit() * 0.35 d=move || {
                let mut ring = board.pending.get();
                if !ring.is_empty() { ring.push(board.cursor.get()); }
                path(&ring).trim_end_matches('Z').to_owned()
            }></path>
            {move || (board.tool.get() != Tool::Select).then(|| view! {
                <circle class="editor-cross" r=move || unit() * 0.9 cx=move || board.cursor.get()[0] cy=move || -board.cursor.get()[1]></circle>
            })}
            {move || {
                let (ring, cursor) = (board.pending.get(), board.cursor.get());
                ring.last().map(|last| {
                    let at = middle(*last, cursor);
                    view! { <text class="editor-length" font-size=unit() * 2.2 x=at[0] y=-at[1]>{number(distance(*last, cursor), comma)} " m"</text> }
                })
            }}
        </svg>
    }
}

fn plot_shape(board: Board, index: usize) -> impl IntoView {
    let ring = move || board.draft.with(|draft| draft.plots.get(index).map(|plot| plot.ring.clone()).unwrap_or_default());
    let beds = move || {
        board.draft.with(|draft| {
            draft.plots.get(index).map(|plot| plot.beds.iter().map(|bed| path(bed)).collect::<String>()).unwrap_or_default()
        })
    };
    let name = move || board.draft.with(|draft| draft.plots.get(index).map(|plot| plot.name.clone()).unwrap_or_default());
    let centre = move || {
        let ring = ring();
        #[expect(clippy::cast_precision_loss, reason = "a few corners")]
        let n = ring.len().max(1) as f64;
        let sum = ring.iter().fold([0.0, 0.0], |sum, place| [sum[0] + place[0], sum[1] + place[1]]);
        [sum[0] / n, sum[1] / n]
    };
    let choose = move || {
        if board.tool.get_untracked() == Tool::Select {
            board.chosen.set(Some(Chosen::Plot(index)));
        }
    };
    view! {
        <path class=move || format!("plot k-{}", board.draft.with(|draft| draft.plots.get(index).map(|plot| class_word(&plot.kind)).unwrap_or_default()))
            class:chosen=move || board.chosen.get() == Some(Chosen::Plot(index))
            tabindex="0" role="button" aria-label=name vector-effect="non-scaling-stroke"
            d=move || path(&ring())
            on:pointerdown=move |event: PointerEvent| {
                if board.tool.get_untracked() == Tool::Select { event.stop_propagation(); choose(); }
            }
            on:focus=move |_| choose()
        ></path>
        <path class="bed" d=beds vector-effect="non-scaling-stroke"></path>
        <text class="editor-name" font-size=move || board.view.get()[2] / 48.0 x=move || centre()[0] y=move || -centre()[1]>{name}</text>
    }
}

/// The plan's style classes are shorter than the words of the kinds.
fn class_word(kind: &str) -> &'static str {
    match kind {
        "polytunnel" => "tunnel",
        "orchard" => "orchard",
        "hedge" => "hedge",
        "compost" => "compost",
        "building" => "building",
        "public" => "public",
        _ => "field",
    }
}

/// The corners of the chosen plot, and the middles of its sides, which become corners when touched.
fn handles(board: Board, words: StoredValue<Words>, plot: usize, comma: bool) -> AnyView {
    let locked = board.draft.with_untracked(|draft| draft.plots.get(plot).is_none_or(|plot| plot.locked));
    if locked {
        return ().into_any();
    }
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    let corners = move || board.draft.with(|draft| draft.plots.get(plot).map_or(0, |plot| plot.ring.len()));
    let at = move |corner: usize| {
        board.draft.with(|draft| draft.plots.get(plot).and_then(|plot| plot.ring.get(corner).copied()).unwrap_or_default())
    };
    let next = move |corner: usize| at((corner + 1) % corners().max(1));
    let unit = move || board.view.get()[2] / 100.0;
    view! {
        <For each=move || 0..corners() key=|corner| *corner let:corner>
            <text class="editor-length" font-size=move || unit() * 2.0
                x=move || middle(at(corner), next(corner))[0] y=move || -middle(at(corner), next(corner))[1] - unit() * 0.8>
                {move || number(distance(at(corner), next(corner)), comma)} " m"
            </text>
            <circle class="editor-middle" r=move || unit() * 0.9 tabindex="0" role="button" aria-label=word(|words| &words.new_corner)
                cx=move || middle(at(corner), next(corner))[0] cy=move || -middle(at(corner), next(corner))[1]
                on:pointerdown=move |event: PointerEvent| {
                    event.stop_propagation();
                    insert(board, plot, corner, middle(at(corner), next(corner)));
                    board.drag.set(Some(Drag::Corner(plot, corner + 1)));
                }
                on:keydown=move |event: KeyboardEvent| {
                    if event.key() == "Enter" || event.key() == " " {
                        event.prevent_default();
                        event.stop_propagation();
                        insert(board, plot, corner, middle(at(corner), next(corner)));
                    }
                }
            ></circle>
            <circle class="editor-corner" r=move || unit() * 1.2 tabindex="0" role="button"
                aria-label=format!("{} {}", word(|words| &words.corner), corner + 1)
                cx=move || at(corner)[0] cy=move || -at(corner)[1]
                on:pointerdown=move |event: PointerEvent| {
                    event.stop_propagation();
                    board.history.update(|history| history.step(board.draft.get_untracked()));
                    board.drag.set(Some(Drag::Corner(plot, corner)));
                    if let Some(element) = event.target().and_then(|target| target.dyn_into::<SvgElement>().ok()) {
                        let _ = element.focus();
                    }
                }
                on:keydown=move |event: KeyboardEvent| { event.stop_propagation(); board.on_corner_key(&event, plot, corner); }
            ></circle>
        </For>
    }
    .into_any()
}

fn insert(board: Board, plot: usize, after: usize, place: Place) {
    board.change(|draft| {
        if let Some(plot) = draft.plots.get_mut(plot) {
            plot.ring.insert(after + 1, place);
        }
    });
}

fn panel(
    board: Board,
    words: StoredValue<Words>,
    kinds: StoredValue<Vec<(String, String)>>,
    point_kinds: StoredValue<Vec<(String, String)>>,
    comma: bool,
) -> impl IntoView {
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    view! {
        <div class="editor-panel">
            {move || match (board.tool.get(), board.chosen.get()) {
                (Tool::Draw, _) => drawing(board, words, comma),
                (_, Some(Chosen::Plot(index))) => plot_panel(board, words, kinds, index, comma),
                (_, Some(Chosen::Point(index))) => point_panel(board, words, point_kinds, index),
                _ => view! { <p class="hint">{word(|words| &words.nothing_chosen)}</p> }.into_any(),
            }}
        </div>
    }
}

fn drawing(board: Board, words: StoredValue<Words>, comma: bool) -> AnyView {
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    let ring = move || {
        let mut ring = board.pending.get();
        if !ring.is_empty() {
            ring.push(board.cursor.get());
        }
        ring
    };
    view! {
        <p><strong>{word(|words| &words.surface)}</strong> " " {move || number(area(&ring()), comma)} " m²"</p>
        <button type="button" class="button primary" disabled=move || board.pending.with(Vec::len) < 3
            on:click=move |_| board.finish(&word(|words| &words.new_plot))>{word(|words| &words.finish)}</button>
    }
    .into_any()
}

fn plot_panel(
    board: Board,
    words: StoredValue<Words>,
    kinds: StoredValue<Vec<(String, String)>>,
    index: usize,
    comma: bool,
) -> AnyView {
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    let plot = board.draft.with_untracked(|draft| draft.plots.get(index).cloned().unwrap_or_default());
    let ring = move || board.draft.with(|draft| draft.plots.get(index).map(|plot| plot.ring.clone()).unwrap_or_default());
    let options = kinds.with_value(|kinds| {
        kinds
            .iter()
            .map(|(value, name)| view! { <option value=value.clone() selected=*value == plot.kind>{name.clone()}</option> })
            .collect::<Vec<_>>()
    });
    let edit = move |change: Box<dyn FnOnce(&mut DraftPlot)>| {
        board.change(|draft| {
            if let Some(plot) = draft.plots.get_mut(index) {
                change(plot);
            }
        });
    };
    let is_new = plot.id.is_empty();
    view! {
        <div class="field"><label for="plot-name">{word(|words| &words.name)}</label>
            <input id="plot-name" type="text" maxlength="120" value=plot.name.clone() on:change=move |event| { let name = event_target_value(&event); edit(Box::new(move |plot| plot.name = name)); } />
        </div>
        <div class="field"><label for="plot-kind">{word(|words| &words.kind)}</label>
            <select id="plot-kind" on:change=move |event| { let kind = event_target_value(&event); edit(Box::new(move |plot| plot.kind = kind)); }>{options}</select>
        </div>
        <p><strong>{word(|words| &words.surface)}</strong> " " {move || number(area(&ring()), comma)} " m²"</p>
        <p><strong>{word(|words| &words.sides)}</strong> " " {move || sides(&ring()).map(|(a, b)| number(distance(a, b), comma)).collect::<Vec<_>>().join(" · ")} " m"</p>
        <p class="complaint" role="alert">{move || crosses(&ring()).then(|| word(|words| &words.crossing))}</p>
        {split_panel(board, words, index)}
        {is_new.then(|| view! {
            <button type="button" class="button danger" on:click=move |_| {
                board.chosen.set(None);
                board.change(|draft| { if index < draft.plots.len() { draft.plots.remove(index); } });
            }>{word(|words| &words.remove_new)}</button>
        })}
    }
    .into_any()
}

fn split_panel(board: Board, words: StoredValue<Words>, index: usize) -> impl IntoView {
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    let (beds, width, path) = (RwSignal::new("10".to_owned()), RwSignal::new("80".to_owned()), RwSignal::new("40".to_owned()));
    let trial = move |_| {
        let numbers =
            (beds.get_untracked().trim().parse(), width.get_untracked().trim().parse(), path.get_untracked().trim().parse());
        let (Ok(beds), Ok(width_cm), Ok(path_cm)) = numbers else {
            return;
        };
        let split = Split { beds, width_cm, path_cm };
        let ring = board.draft.with_untracked(|draft| draft.plots.get(index).map(|plot| plot.ring.clone()).unwrap_or_default());
        leptos::task::spawn_local(async move {
            match try_split(board.origin, ring, split.clone()).await {
                Ok(Ok(outlines)) => {
                    board.message.set(String::new());
                    board.change(|draft| {
                        if let Some(plot) = draft.plots.get_mut(index) {
                            plot.beds = outlines;
                            plot.split = Some(split);
                        }
                    });
                }
                Ok(Err(why)) => board.message.set(why),
                Err(_) => board.message.set(word(|words| &words.lost)),
            }
        });
    };
    view! {
        <fieldset class="field">
            <legend>{word(|words| &words.split)}</legend>
            <div class="editor-split">
                <label>{word(|words| &words.beds)}<input type="text" inputmode="numeric" bind:value=beds /></label>
                <label>{word(|words| &words.width)}<input type="text" inputmode="numeric" bind:value=width /></label>
                <label>{word(|words| &words.path)}<input type="text" inputmode="numeric" bind:value=path /></label>
            </div>
            <button type="button" class="button" on:click=trial>{word(|words| &words.try_split)}</button>
        </fieldset>
    }
}

fn point_panel(board: Board, words: StoredValue<Words>, kinds: StoredValue<Vec<(String, String)>>, index: usize) -> AnyView {
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    let point = board.draft.with_untracked(|draft| draft.points.get(index).cloned().unwrap_or_default());
    let options = kinds.with_value(|kinds| {
        kinds
            .iter()
            .map(|(value, name)| view! { <option value=value.clone() selected=*value == point.kind>{name.clone()}</option> })
            .collect::<Vec<_>>()
    });
    let edit = move |change: Box<dyn FnOnce(&mut DraftPoint)>| {
        board.change(|draft| {
            if let Some(point) = draft.points.get_mut(index) {
                change(point);
            }
        });
    };
    let is_new = point.id.is_empty();
    view! {
        <div class="field"><label for="point-kind">{word(|words| &words.kind)}</label>
            <select id="point-kind" on:change=move |event| { let kind = event_target_value(&event); edit(Box::new(move |point| point.kind = kind)); }>{options}</select>
        </div>
        <div class="field"><label for="point-name">{word(|words| &words.name)}</label>
            <input id="point-name" type="text" maxlength="80" value=point.name.clone() on:change=move |event| { let name = event_target_value(&event); edit(Box::new(move |point| point.name = name)); } />
        </div>
        {is_new.then(|| view! {
            <button type="button" class="button danger" on:click=move |_| {
                board.chosen.set(None);
                board.change(|draft| { if index < draft.points.len() { draft.points.remove(index); } });
            }>{word(|words| &words.remove_new)}</button>
        })}
    }
    .into_any()
}
