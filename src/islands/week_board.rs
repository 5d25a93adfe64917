//! Moving people about on the week board: with mouse, finger or keyboard, several at once, each step undoable. The table itself is
//! the server's; this only carries chips, asks the server what a drop would break, and shows the table it gives back.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;
use serde::{Deserialize, Serialize};

/// One person's place on one shift, to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub shift: String,
    /// Who is on it now; none for an open need.
    pub from: Option<String>,
    /// Who shall be; none to leave it open.
    pub to: Option<String>,
}

impl Move {
    fn back(&self) -> Self {
        Self { shift: self.shift.clone(), from: self.to.clone(), to: self.from.clone() }
    }
}

/// What came of a drop.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// Whether it is kept.
    pub done: bool,
    /// Whether a reason would make it possible.
    pub needs_reason: bool,
    /// What it breaks, in plain words with the source.
    pub breaches: Vec<String>,
    /// The board as it is now; empty where nothing changed.
    pub html: String,
}

/// Moves people, all or none.
#[server(name = MovePeople, prefix = "/api/semaine", endpoint = "deplacer", input = Json, output = Json)]
pub async fn move_people(monday: String, moves: Vec<Move>, reason: String) -> Result<Outcome, ServerFnError> {
    (platform::web::island::given::<crate::asks::WeekBoard>()?.move_people)(monday, moves, reason).await
}

/// The board's words, in the person's language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    pub help: String,
    pub reason: String,
    pub go_on: String,
    pub leave: String,
    pub undo: String,
    pub chosen: String,
    pub lost: String,
    pub done: String,
    pub refused: String,
    pub other_day: String,
}

/// How long a finger rests on a chip before it is picked up; a shorter touch scrolls.
const REST: Duration = Duration::from_millis(400);
/// How often the page moves on while something is carried near its edge, how near, and how far each time, in pixels.
const EDGE: (Duration, f64, f64) = (Duration::from_millis(30), 72.0, 12.0);

/// A chip that was picked up.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chip {
    shift: String,
    on: Option<String>,
    /// The day of its shift, which a drop does not change.
    day: String,
}

#[derive(Clone, Copy)]
struct Desk {
    root: NodeRef<leptos::html::Div>,
    monday: StoredValue<String>,
    words: StoredValue<Words>,
    chosen: RwSignal<Vec<Chip>>,
    /// Where a press began, and on which chip, or on which day of a person with all its chips.
    pressed: StoredValue<Option<(f64, f64, Vec<Chip>)>>,
    dragging: StoredValue<bool>,
    /// Whether the last press was a finger's, and how many presses there were.
    finger: StoredValue<(bool, u32)>,
    /// Where the pointer was last.
    at: StoredValue<(f64, f64)>,
    /// The day under the pointer.
    day_below: StoredValue<Option<String>>,
    /// Moves the page on near its edge.
    edge: StoredValue<Option<IntervalHandle>>,
    /// Whether the last drop was the keyboard's: then the focus follows the chip.
    by_keys: StoredValue<bool>,
    /// The row that would be dropped on.
    target: RwSignal<Option<String>>,
    message: RwSignal<String>,
    breaches: RwSignal<Vec<String>>,
    /// Moves that wait for a reason.
    asked: RwSignal<Vec<Move>>,
    undo: RwSignal<Vec<Vec<Move>>>,
}

/// The board around the server's table.
#[island]
pub fn WeekBoard(monday: String, words: Words, children: Children) -> impl IntoView {
    let desk = Desk {
        root: NodeRef::new(),
        monday: StoredValue::new(monday),
        words: StoredValue::new(words),
        chosen: RwSignal::new(Vec::new()),
        pressed: StoredValue::new(None),
        dragging: StoredValue::new(false),
        finger: StoredValue::new((false, 0)),
        at: StoredValue::new((0.0, 0.0)),
        day_below: StoredValue::new(None),
        edge: StoredValue::new(None),
        by_keys: StoredValue::new(false),
        target: RwSignal::new(None),
        message: RwSignal::new(String::new()),
        breaches: RwSignal::new(Vec::new()),
        asked: RwSignal::new(Vec::new()),
        undo: RwSignal::new(Vec::new()),
    };
    // From anywhere on the page: after a drop the focus is nowhere in particular.
    let undoing = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = closest(event.target(), "input, textarea, select").is_some();
        if event.key() == "z" && (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !typing {
            event.prevent_default();
            desk.undo_last();
        }
    });
    on_cleanup(move || undoing.remove());
    let reason = RwSignal::new(String::new());
    let word = move |pick: fn(&Words) -> &String| desk.words.with_value(|words| pick(words).clone());
    let refused = move || desk.message.with(|said| desk.words.with_value(|words| *said == words.refused));
    view! {
        <div class="week-board" node_ref=desk.root
            on:pointerdown=move |event| desk.press(&event)
            on:pointermove=move |event| desk.carry(&event)
            on:pointerup=move |event| desk.release(&event)
            on:pointercancel=move |_| desk.forget()
            on:touchmove=move |event| if desk.dragging.get_value() { event.prevent_default() }
            on:contextmenu=move |event| if desk.finger.get_value().0 && desk.pressed.get_value().is_some() { event.prevent_default() }
            on:click=move |event| desk.click(&event)
            on:keydown=move |event| desk.key(&event)>
            <div class="board-say">
            <p class="board-help" role="status" aria-live="polite">
                {move || {
                    let message = desk.message.get();
                    let chosen = desk.chosen.with(Vec::len);
                    if !message.is_empty() { message } else if chosen > 0 { format!(
                        "{} {}",
                        chosen,
                        word(|w| &w.chosen),
                    ) } else { word(|w| &w.help) }
                }}
                " "
                <button
                    type="button"
                    class="button"
                    hidden=move || desk.undo.with(Vec::is_empty) || refused()
                    on:click=move |_| desk.undo_last()
                >
                    {word(|w| &w.undo)}
                </button>
            </p>
            <ul class="breaches">{move || desk.breaches.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <div class="board-reason" hidden=move || desk.asked.with(Vec::is_empty)>
                <label>
                    {word(|w| &w.reason)}
                    <input
                        type="text"
                        maxlength="300"
                        prop:value=reason
                        on:input=move |event| reason.set(event_target_value(&event))
                    />
                </label>
                <button type="button" class="button primary" disabled=move || reason.with(|text| text.trim().is_empty())
                    on:click=move |_| { let moves = desk.asked.get_untracked(); desk.send(
                        moves,
                        reason.get_untracked(),
                        true,
                    ); reason.set(String::new()); }>{word(|w| &w.go_on)}</button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| { desk.asked.set(Vec::new()); desk.breaches.set(Vec::new()); }
                >
                    {word(|w| &w.leave)}
                </button>
            </div>
            </div>
            {children()}
        </div>
    }
}

fn closest(target: Option<leptos::web_sys::EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

fn chip_of(element: &Element) -> Option<Chip> {
    let day = element.get_attribute("data-day").unwrap_or_default();
    Some(Chip { shift: element.get_attribute("data-shift")?, on: element.get_attribute("data-on"), day })
}

/// Everything in a cell of the table: a person's day, or the needs of a day.
fn chips_in(cell: &Element) -> Vec<Chip> {
    let Ok(found) = cell.query_selector_all(".chip") else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|index| chip_of(&found.item(index)?.dyn_into::<Element>().ok()?)).collect()
}

/// What a press takes: the chip under it; beside chips, all of the cell.
fn pressed_on(target: Option<leptos::web_sys::EventTarget>) -> Vec<Chip> {
    let Some(element) = target.and_then(|target| target.dyn_into::<Element>().ok()) else {
        return Vec::new();
    };
    if let Ok(Some(chip)) = element.closest(".chip") {
        return chip_of(&chip).into_iter().collect();
    }
    element.closest("td[data-day]").ok().flatten().map(|cell| chips_in(&cell)).unwrap_or_default()
}

/// Gives the focus back to a chip that the keyboard has moved.
fn focus(live: &Element, moved: &Move) {
    let on = moved.to.as_ref().map_or_else(|| ":not([data-on])".to_owned(), |person| format!("[data-on='{person}']"));
    let chip = live.query_selector(&format!(".chip[data-shift='{}']{on}", moved.shift)).ok().flatten();
    if let Some(chip) = chip.and_then(|chip| chip.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        let _ = chip.focus();
    }
}

impl Desk {
    fn word(self, pick: fn(&Words) -> &String) -> String {
        self.words.with_value(|words| pick(words).clone())
    }

    fn press(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let chips = pressed_on(event.target());
        let (finger, presses) = (event.pointer_type() == "touch", self.finger.get_value().1.wrapping_add(1));
        self.finger.set_value((finger, presses));
        self.at.set_value((f64::from(event.client_x()), f64::from(event.client_y())));
        self.dragging.set_value(false);
        self.by_keys.set_value(false);
        if finger && !chips.is_empty() {
            set_timeout(move || self.rested(presses), REST);
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.pressed.set_value((!chips.is_empty()).then_some((at.0, at.1, chips)));
    }

    /// A finger rested on a chip: it is picked up.
    fn rested(self, presses: u32) {
        if self.finger.get_value() == (true, presses)
            && let Some((_, _, chips)) = self.pressed.get_value()
        {
            self.pick_up(chips);
        }
    }

    fn pick_up(self, chips: Vec<Chip>) {
        self.dragging.set_value(true);
        if !self.chosen.with_untracked(|chosen| chips.iter().all(|chip| chosen.contains(chip))) {
            self.say_nothing();
            self.choose(chips);
        }
        if self.edge.get_value().is_none() {
            self.edge.set_value(set_interval_with_handle(move || self.move_on(), EDGE.0).ok());
        }
    }

    /// While something is carried near the edge of the window, what lies beyond comes into view.
    fn move_on(self) {
        if self.pressed.get_value().is_none() || !self.dragging.get_value() {
            if let Some(edge) = self.edge.get_value() {
                edge.clear();
            }
            self.edge.set_value(None);
            return;
        }
        let (_, y) = self.at.get_value();
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
        let by = if y < EDGE.1 {
            -EDGE.2
        } else if y > height - EDGE.1 {
            EDGE.2
        } else {
            return;
        };
        window().scroll_by_with_x_and_y(0.0, by);
        self.aim_below();
    }

    fn carry(self, event: &PointerEvent) {
        let Some((x, y, chips)) = self.pressed.get_value() else {
            return;
        };
        let (at_x, at_y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.at.set_value((at_x, at_y));
        if !self.dragging.get_value() && (at_x - x).abs() + (at_y - y).abs() > 8.0 {
            if self.finger.get_value().0 {
                // A finger that moves at once scrolls.
                self.forget();
                return;
            }
            self.pick_up(chips);
        }
        if self.dragging.get_value() {
            event.prevent_default();
            self.aim_below();
        }
    }

    /// Aims at the row under the pointer.
    fn aim_below(self) {
        let (x, y) = self.at.get_value();
        let under = document().element_from_point(x as f32, y as f32);
        let cell = under.as_ref().and_then(|element| element.closest("td[data-day]").ok().flatten());
        self.day_below.set_value(cell.and_then(|cell| cell.get_attribute("data-day")));
        let row = under.and_then(|element| element.closest("tr[data-person], tr.needs").ok().flatten());
        self.aim(row.map(|row| row.get_attribute("data-person").unwrap_or_default()));
    }

    fn release(self, _event: &PointerEvent) {
        self.pressed.set_value(None);
        if self.dragging.get_value()
            && let Some(row) = self.target.get_untracked()
        {
            // Put down on somebody's other day: a drop says who, never when. What is taken off may be put down anywhere.
            let below = self.day_below.get_value().filter(|_| !row.is_empty());
            let elsewhere = |day: &String| self.chosen.with_untracked(|chosen| !chosen.iter().any(|chip| chip.day == *day));
            if below.as_ref().is_some_and(elsewhere) {
                self.choose(Vec::new());
                self.aim(None);
                self.breaches.set(Vec::new());
                self.message.set(self.word(|w| &w.other_day));
            } else {
                self.drop_on(&row);
            }
        }
    }

    /// What was said of the last drop is over.
    fn say_nothing(self) {
        self.message.set(String::new());
        self.breaches.set(Vec::new());
        self.asked.set(Vec::new());
    }

    fn forget(self) {
        self.pressed.set_value(None);
        self.dragging.set_value(false);
        self.aim(None);
    }

    /// A click after a drag, or one that chooses, is not a visit to the shift's page.
    fn click(self, event: &MouseEvent) {
        let choosing = self.finger.get_value().0 && self.chosen.with_untracked(|chosen| !chosen.is_empty());
        let Some(chip) = closest(event.target(), ".chip").and_then(|element| chip_of(&element)) else {
            // A finger that has chosen puts down by touching a row.
            let row = closest(event.target(), "tr[data-person], tr.needs").filter(|_| choosing && !self.dragging.get_value());
            if let Some(row) = row {
                event.prevent_default();
                self.drop_on(&row.get_attribute("data-person").unwrap_or_default());
            }
            return;
        };
        if self.dragging.get_value() {
            self.dragging.set_value(false);
            event.prevent_default();
        } else if choosing || event.ctrl_key() || event.meta_key() || event.shift_key() {
            event.prevent_default();
            self.toggle(chip);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let chip = closest(event.target(), ".chip").and_then(|element| chip_of(&element));
        match event.key().as_str() {
            " " if event.shift_key() => {
                // The whole day.
                if let Some(cell) = closest(event.target(), "td[data-day]") {
                    event.prevent_default();
                    self.say_nothing();
                    self.choose(chips_in(&cell));
                }
            }
            " " => {
                if let Some(chip) = chip {
                    event.prevent_default();
                    self.toggle(chip);
                }
            }
            "Escape" => {
                self.choose(Vec::new());
                self.aim(None);
            }
            "ArrowDown" | "ArrowUp" if self.chosen.with_untracked(|chosen| !chosen.is_empty()) => {
                event.prevent_default();
                self.step(event.key() == "ArrowDown", closest(event.target(), "tr"));
            }
            // What is carried keeps its day: that is said, instead of nothing.
            "ArrowLeft" | "ArrowRight" if self.chosen.with_untracked(|chosen| !chosen.is_empty()) => {
                event.prevent_default();
                self.message.set(self.word(|w| &w.other_day));
            }
            "Enter" if self.target.get_untracked().is_some() => {
                event.prevent_default();
                self.by_keys.set_value(true);
                let row = self.target.get_untracked().unwrap_or_default();
                self.drop_on(&row);
            }
            "Delete" if self.chosen.with_untracked(|chosen| !chosen.is_empty()) => {
                self.by_keys.set_value(true);
                self.drop_on("");
            }
            _ => {}
        }
    }

    fn rows(self) -> Vec<Element> {
        let Some(root) = self.root.get_untracked() else {
            return Vec::new();
        };
        let Ok(found) = root.query_selector_all("tr.needs, tr[data-person]") else {
            return Vec::new();
        };
        (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
    }

    /// Aims at the next row down or up, and says whose it is.
    fn step(self, down: bool, from: Option<Element>) {
        let rows = self.rows();
        let id = |row: &Element| row.get_attribute("data-person").unwrap_or_default();
        let target = self.target.get_untracked().or_else(|| from.map(|row| id(&row)));
        let present = target.and_then(|target| rows.iter().position(|row| id(row) == target));
        let next = match (present, down) {
            (None, _) => 0,
            (Some(at), true) => (at + 1).min(rows.len().saturating_sub(1)),
            (Some(at), false) => at.saturating_sub(1),
        };
        if let Some(row) = rows.get(next) {
            // The head's first word or link is its name; hours and counts stand behind it.
            let name = row.query_selector("th").ok().flatten().and_then(|head| head.first_child());
            self.message.set(format!("→ {}", name.and_then(|name| name.text_content()).unwrap_or_default()));
            self.aim(Some(id(row)));
        }
    }

    fn aim(self, row: Option<String>) {
        for element in self.rows() {
            let here = row.as_ref().is_some_and(|row| *row == element.get_attribute("data-person").unwrap_or_default());
            let _ = element.class_list().toggle_with_force("target", here);
        }
        self.target.set(row);
    }

    fn toggle(self, chip: Chip) {
        let mut chosen = self.chosen.get_untracked();
        match chosen.iter().position(|other| *other == chip) {
            Some(at) => {
                chosen.remove(at);
            }
            None => chosen.push(chip),
        }
        self.say_nothing();
        self.choose(chosen);
    }

    fn choose(self, chosen: Vec<Chip>) {
        if let Some(root) = self.root.get_untracked()
            && let Ok(found) = root.query_selector_all(".chip")
        {
            for index in 0..found.length() {
                if let Some(element) = found.item(index).and_then(|node| node.dyn_into::<Element>().ok()) {
                    let here = chip_of(&element).is_some_and(|chip| chosen.contains(&chip));
                    let _ = element.class_list().toggle_with_force("chosen", here);
                }
            }
        }
        self.chosen.set(chosen);
    }

    fn drop_on(self, row: &str) {
        let to = (!row.is_empty()).then(|| row.to_owned());
        let moves: Vec<Move> = self
            .chosen
            .get_untracked()
            .into_iter()
            .filter(|chip| chip.on != to)
            .map(|chip| Move { shift: chip.shift, from: chip.on, to: to.clone() })
            .collect();
        self.choose(Vec::new());
        self.aim(None);
        if !moves.is_empty() {
            self.send(moves, String::new(), true);
        }
    }

    fn undo_last(self) {
        let mut stack = self.undo.get_untracked();
        if let Some(moves) = stack.pop() {
            self.undo.set(stack);
            self.send(moves.iter().rev().map(Move::back).collect(), self.word(|w| &w.undo), false);
        }
    }

    fn send(self, moves: Vec<Move>, reason: String, remember: bool) {
        let monday = self.monday.get_value();
        self.asked.set(Vec::new());
        leptos::task::spawn_local(async move {
            match move_people(monday, moves.clone(), reason).await {
                Ok(outcome) => self.show(outcome, moves, remember),
                Err(_) => self.message.set(self.word(|w| &w.lost)),
            }
        });
    }

    fn show(self, outcome: Outcome, moves: Vec<Move>, remember: bool) {
        self.breaches.set(outcome.breaches);
        if outcome.done {
            let last = moves.last().cloned();
            if remember {
                self.undo.update(|stack| stack.push(moves));
            }
            self.message.set(self.word(|w| &w.done));
            let live = self.root.get_untracked().and_then(|root| root.query_selector(".board-live").ok().flatten());
            if let Some(live) = live {
                live.set_inner_html(&outcome.html);
                if let Some(last) = last.filter(|_| self.by_keys.get_value()) {
                    focus(&live, &last);
                }
            }
        } else {
            self.message.set(self.word(|w| &w.refused));
            if outcome.needs_reason {
                self.asked.set(moves);
            }
        }
    }
}
