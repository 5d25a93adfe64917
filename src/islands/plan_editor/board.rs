//! The board's state, and what pointers and keys do to it.

use leptos::ev::{KeyboardEvent, PointerEvent};
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
    pub(super) view: RwSignal<[f64; 4]>,
    pub(super) message: RwSignal<String>,
    pub(super) sheet: NodeRef<leptos::svg::Svg>,
    /// Degrees east and north of the place that metres are counted from: it travels with what is saved, so that nothing shifts
    /// when somebody else draws meanwhile.
    pub(super) origin: Place,
}

/// Metres a corner is drawn to its neighbours from, as a share of the view's width.
const REACH: f64 = 0.012;

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
    pub(super) fn place(self, event: &PointerEvent) -> Place {
        let Some((element, across, down, scale)) = self.size() else {
            return [0.0, 0.0];
        };
        let bounds = element.get_bounding_client_rect();
        let [left, top, width, height] = self.view.get_untracked();
        let x = left + (f64::from(event.client_x()) - bounds.left() - (across - width * scale) / 2.0) / scale;
        let y = top + (f64::from(event.client_y()) - bounds.top() - (down - height * scale) / 2.0) / scale;
        [x, -y]
    }

    pub(super) fn reach(self) -> f64 {
        self.view.get_untracked()[2] * REACH
    }

    pub(super) fn zoom(self, factor: f64) {
        self.view.update(|[left, top, width, height]| {
            *left += *width * (1.0 - factor) / 2.0;
            *top += *height * (1.0 - factor) / 2.0;
            *width *= factor;
            *height *= factor;
        });
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

    pub(super) fn on_move(self, event: &PointerEvent) {
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

    pub(super) fn undo(self) {
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
