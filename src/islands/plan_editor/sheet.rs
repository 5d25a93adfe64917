//! The sheet: plots, points, the chosen plot's corners, and what is being drawn.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::SvgElement;

use super::Words;
use super::board::{Board, Chosen, Drag, Tool, number, path};
use crate::plan_draft::{Place, distance, middle};

pub(super) fn sheet(board: Board, words: StoredValue<Words>, ground: String, comma: bool) -> impl IntoView {
    let word = move |pick: fn(&Words) -> &String| words.with_value(|words| pick(words).clone());
    let plots = move || board.draft.with(|draft| draft.plots.len());
    let points = move || board.draft.with(|draft| draft.points.len());
    let unit = move || board.view.get()[2] / 100.0;
    let release = move |event: PointerEvent| board.release(&event);
    view! {
        <svg class="editor-sheet" node_ref=board.sheet tabindex="0" role="application" aria-label=word(|words| &words.board)
            viewBox=move || { let [x, y, w, h] = board.view.get(); format!("{x} {y} {w} {h}") }
            on:pointerdown=move |event| words.with_value(|words| board.on_sheet_down(&event, words))
            on:pointermove=move |event| board.on_move(&event)
            on:wheel=move |event| board.on_wheel(&event)
            on:pointerup=release on:pointercancel=release on:pointerleave=release
            on:keydown=move |event| words.with_value(|words| board.on_sheet_key(&event, words))
        >
            {super::ground::ground(board, ground)}
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
                <circle
                    class="editor-cross"
                    r=move || unit() * 0.9
                    cx=move || board.cursor.get()[0]
                    cy=move || -board.cursor.get()[1]
                >

                </circle>
            })}
            {move || {
                let (ring, cursor) = (board.pending.get(), board.cursor.get());
                ring.last().map(|last| {
                    let at = middle(*last, cursor);
                    view! {
                        <text class="editor-length" font-size=unit() * 2.2 x=at[0] y=-at[1]>
                            {number(distance(*last, cursor), comma)} " m"
                        </text>
                    }
                })
            }}
            {scale_bar(board)}
        </svg>
    }
}

/// How long a metre is here: a bar of a round length, at the lower left.
fn scale_bar(board: Board) -> impl IntoView {
    let unit = move || board.view.get()[2] / 150.0;
    let length = move || round_length(board.view.get()[2] / 5.0);
    let at = move || {
        let [left, top, width, height] = board.view.get();
        [left + width * 0.02, top + height * 0.97]
    };
    let words = move || {
        let metres = length();
        if metres >= 1000.0 { format!("{} km", metres / 1000.0) } else { format!("{metres} m") }
    };
    view! {
        <g class="editor-scale" aria-hidden="true">
            <path vector-effect="non-scaling-stroke" d=move || format!("M{} {}h{}", at()[0], at()[1], length())></path>
            <text font-size=move || unit() * 2.5 x=move || at()[0] y=move || at()[1] - unit()>{words}</text>
        </g>
    }
}

/// The largest of 1, 2, 5, 10, 20, 50 … that is not longer.
fn round_length(most: f64) -> f64 {
    let power = 10_f64.powf(most.max(0.1).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= most).unwrap_or(power)
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
    let kind = move || board.draft.with(|draft| draft.plots.get(index).map(|plot| class_word(&plot.kind)).unwrap_or_default());
    view! {
        <path class=move || format!("plot k-{}", kind())
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
