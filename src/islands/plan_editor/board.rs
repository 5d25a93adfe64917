//! The board's state, and what pointers and keys do to it.

use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::Words;
use crate::plan_draft::{Draft, DraftPlot, DraftPoint, History, Place, distance, snap};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    Select,
    Draw,
    Point,
    /// A line is laid out and its length read; nothing of it is kept.
    Measure,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    Plot(usize),
    Point(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Drag {
    Corner(usize, usize),
    Point(usize),
    Sheet { from: [f64; 2], view: [f64; 4] },
}

/// A finger on the sheet: its id, and where it is on the screen.
pub(super) type Finger = (i32, [f64; 2]);

/// The editor's state: signals are handles, so it is copied freely.
#[derive(Clone, Copy)]
pub(super) struct Board {
    pub(super) draft: RwSignal<Draft>,
    pub(super) saved: StoredValue<Draft>,
    pub(super) history: RwSignal<History>,
    pub(super) tool: RwSignal<Tool>,
    pub(super) chosen: RwSignal<Option<Chosen>>,
    pub(super) pending: RwSignal<Vec<Place>>,
    pub(super) cursor: RwSignal<Place>,
    pub(super) drag: RwSignal<Option<Drag>>,
    /// The fingers on the sheet: two of them zoom.
    pub(super) fingers: StoredValue<Vec<Finger>>,
    pub(super) view: RwSignal<[f64; 4]>,
    pub(super) message: RwSignal<String>,
    pub(super) sheet: NodeRef<leptos::svg::Svg>,
    /// Degrees east and north of the place that metres are counted from: it travels with what is saved, so that nothing shifts
    /// when somebody else draws meanwhile.
    pub(super) origin: Place,
}

/// Metres a corner is drawn to its neighbours from, as a share of the view's width.
const REACH: f64 = 0.012;
/// The least and the most that is shown across, in metres.
const NEAREST: f64 = 4.0;
const FARTHEST: f64 = 100_000.0;
/// Metres from one degree of latitude to the next.
const METRES_A_DEGREE: f64 = 111_320.0;

impl Board {
    /// Changes the draft as one step that can be undone.
    pub(super) fn change(self, edit: impl FnOnce(&mut Draft)) {
        self.history.update(|history| history.step(self.draft.get_untracked()));
        self.draft.update(edit);
    }

    pub(super) fn size(self) -> Option<(Element, f64, f64, f64)> {
        let element: Element = self.sheet.get_untracked()?.unchecked_into();
        let bounds = element.get_bounding_client_rect();
        let [_, _, width, height] = self.view.get_untracked();
        let scale = (bounds.width() / width).min(bounds.height() / height);
        (scale > 0.0).then_some((element, bounds.width(), bounds.height(), scale))
    }

    /// Where on the land a pointer is.
    pub(super) fn place(self, event: &leptos::web_sys::MouseEvent) -> Place {
        self.place_of([f64::from(event.client_x()), f64::from(event.client_y())])
    }

    /// Where on the land a place of the screen is.
    fn place_of(self, [at_x, at_y]: [f64; 2]) -> Place {
        let Some((element, across, down, scale)) = self.size() else {
            return [0.0, 0.0];
        };
        let bounds = element.get_bounding_client_rect();
        let [left, top, width, height] = self.view.get_untracked();
        let x = left + (at_x - bounds.left() - (across - width * scale) / 2.0) / scale;
        let y = top + (at_y - bounds.top() - (down - height * scale) / 2.0) / scale;
        [x, -y]
    }

    pub(super) fn reach(self) -> f64 {
        self.view.get_untracked()[2] * REACH
    }

    /// Nearer or farther, around the middle.
    pub(super) fn zoom(self, factor: f64) {
        let [left, top, width, height] = self.view.get_untracked();
        self.zoom_around([left + width / 2.0, -(top + height / 2.0)], factor);
    }

    /// Nearer or farther, around a place that stays where it is: from a bed to a whole town.
    pub(super) fn zoom_around(self, [x, y]: Place, factor: f64) {
        self.view.update(|[left, top, width, height]| {
            let factor = factor.clamp(NEAREST / *width, FARTHEST / *width);
            *left = x - (x - *left) * factor;
            *top = -y - (-y - *top) * factor;
            *width *= factor;
            *height *= factor;
        });
    }

    /// The wheel zooms around the pointer.
    pub(super) fn on_wheel(self, event: &WheelEvent) {
        event.prevent_default();
        let at = self.place(event);
        self.zoom_around(at, (event.delta_y().clamp(-400.0, 400.0) / 600.0).exp());
    }

    /// Shows a place of the globe in the middle.
    pub(super) fn look_at(self, latitude: f64, longitude: f64) {
        let [x, y] = self.on_sheet([latitude, longitude]);
        self.cursor.set([x, y]);
        self.view.update(|[left, top, width, height]| {
            *left = x - *width / 2.0;
            *top = -y - *height / 2.0;
        });
    }

    /// A place of the globe on the sheet; latitude first.
    pub(super) fn on_sheet(self, [latitude, longitude]: [f64; 2]) -> Place {
        let across = METRES_A_DEGREE * self.origin[1].to_radians().cos();
        [(longitude - self.origin[0]) * across, (latitude - self.origin[1]) * METRES_A_DEGREE]
    }

    /// A place on the globe, latitude first.
    pub(super) fn on_globe(self, [x, y]: Place) -> [f64; 2] {
        let across = METRES_A_DEGREE * self.origin[1].to_radians().cos();
        [self.origin[1] + y / METRES_A_DEGREE, self.origin[0] + x / across]
    }

    /// Two fingers: what lay between them stays between them.
    fn pinch(self, event: &PointerEvent) -> bool {
        let now = [f64::from(event.client_x()), f64::from(event.client_y())];
        let before = self.fingers.get_value();
        self.fingers.update_value(|fingers| {
            if let Some(finger) = fingers.iter_mut().find(|(id, _)| *id == event.pointer_id()) {
                finger.1 = now;
            }
        });
        let after = self.fingers.get_value();
        let ([one, two], [was_one, was_two]) = (after.as_slice(), before.as_slice()) else { return false };
        let apart = |one: &Finger, two: &Finger| (one.1[0] - two.1[0]).hypot(one.1[1] - two.1[1]).max(1.0);
        let middle = |one: &Finger, two: &Finger| [f64::midpoint(one.1[0], two.1[0]), f64::midpoint(one.1[1], two.1[1])];
        let (here, was) = (middle(one, two), middle(was_one, was_two));
        if let Some((_, _, _, scale)) = self.size() {
            self.view.update(|view| {
                view[0] -= (here[0] - was[0]) / scale;
                view[1] -= (here[1] - was[1]) / scale;
            });
        }
        self.zoom_around(self.place_of(here), apart(was_one, was_two) / apart(one, two));
        true
    }

    pub(super) fn release(self, event: &PointerEvent) {
        self.fingers.update_value(|fingers| fingers.retain(|(id, _)| *id != event.pointer_id()));
        self.drag.set(None);
    }

    /// Ends the outline being drawn and makes a plot of it.
    pub(super) fn finish(self, name: &str) {
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

    pub(super) fn on_sheet_down(self, event: &PointerEvent, words: &Words) {
        let place = self.place(event);
        let from = [f64::from(event.client_x()), f64::from(event.client_y())];
        self.fingers.update_value(|fingers| {
            fingers.retain(|(id, _)| *id != event.pointer_id());
            fingers.push((event.pointer_id(), from));
        });
        // A second finger zooms; the middle button moves the sheet whatever is under way.
        if self.fingers.with_value(Vec::len) > 1 {
            self.drag.set(None);
            // What the first finger set down was no corner.
            if matches!(self.tool.get_untracked(), Tool::Draw | Tool::Measure) {
                self.pending.update(|line| _ = line.pop());
            }
            return;
        }
        if event.button() == 1 {
            event.prevent_default();
            self.drag.set(Some(Drag::Sheet { from, view: self.view.get_untracked() }));
            return;
        }
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
            Tool::Measure => self.pending.update(|line| line.push(place)),
            Tool::Select => {
                self.drag.set(Some(Drag::Sheet { from, view: self.view.get_untracked() }));
            }
        }
    }

    pub(super) fn on_move(self, event: &PointerEvent) {
        if self.pinch(event) {
            return;
        }
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

    pub(super) fn move_corner(self, plot: usize, corner: usize, place: Place, snapping: bool) {
        let place =
            if snapping { self.draft.with_untracked(|draft| snap(draft, Some(plot), place, self.reach())) } else { place };
        self.draft.update(|draft| {
            if let Some(at) = draft.plots.get_mut(plot).and_then(|plot| plot.ring.get_mut(corner)) {
                *at = place;
            }
        });
    }

    /// Arrow keys move a corner by ten centimetres, with Shift by a metre; Delete removes it.
    pub(super) fn on_corner_key(self, event: &KeyboardEvent, plot: usize, corner: usize) {
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
    pub(super) fn on_sheet_key(self, event: &KeyboardEvent, words: &Words) {
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
            "Enter" | " " if self.tool.get_untracked() == Tool::Measure => {
                event.prevent_default();
                self.pending.update(|line| line.push(self.cursor.get_untracked()));
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
        if self.tool.get_untracked() == Tool::Select {
            // With nothing in hand the arrows move the sheet.
            self.view.update(|view| {
                view[0] += by[0] * 10.0;
                view[1] -= by[1] * 10.0;
            });
            return;
        }
        self.cursor.update(|at| *at = [at[0] + by[0], at[1] + by[1]]);
    }

    pub(super) fn undo(self) {
        // While an outline is being drawn, its last corner.
        if untrack(|| self.is_drawing()) {
            self.pending.update(|ring| _ = ring.pop());
            return;
        }
        let now = self.draft.get_untracked();
        if let Some(before) = self.history.try_update(|history| history.undo(&now)).flatten() {
            self.chosen.set(None);
            self.draft.set(before);
        }
    }

    pub(super) fn redo(self) {
        let now = self.draft.get_untracked();
        if let Some(after) = self.history.try_update(|history| history.redo(&now)).flatten() {
            self.chosen.set(None);
            self.draft.set(after);
        }
    }

    /// Whether corners of an outline are set that is not closed.
    pub(super) fn is_drawing(self) -> bool {
        self.tool.get() == Tool::Draw && self.pending.with(|ring| !ring.is_empty())
    }

    pub(super) fn unsaved(self) -> bool {
        self.draft.with(|draft| self.saved.with_value(|saved| draft != saved))
    }
}

/// Metres or square metres with the language's decimal sign.
pub(super) fn number(value: f64, comma: bool) -> String {
    let text = format!("{value:.2}");
    if comma { text.replace('.', ",") } else { text }
}

pub(super) fn path(ring: &[Place]) -> String {
    let mut path = String::new();
    for (index, [x, y]) in ring.iter().enumerate() {
        path.push_str(&format!("{}{x:.2} {:.2}", if index == 0 { "M" } else { "L" }, -y));
    }
    path + "Z"
}
