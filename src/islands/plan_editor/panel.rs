//! The panel beside the sheet: name, kind and measures of what is chosen, and the split into beds.

use leptos::prelude::*;

use super::board::{Board, Chosen, Tool, number};
use super::{Words, try_split};
use crate::plan_draft::{DraftPlot, DraftPoint, Split, area, crosses, distance, sides};

pub(super) fn panel(
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
            <input
                id="plot-name"
                type="text"
                maxlength="120"
                value=plot.name.clone()
                on:change=move |event| { let name = event_target_value(&event); edit(Box::new(move |plot| plot.name = name)); }
            />
        </div>
        <div class="field"><label for="plot-kind">{word(|words| &words.kind)}</label>
            <select
                id="plot-kind"
                on:change=move |event| { let kind = event_target_value(&event); edit(Box::new(move |plot| plot.kind = kind)); }
            >
                {options}
            </select>
        </div>
        <p><strong>{word(|words| &words.surface)}</strong> " " {move || number(area(&ring()), comma)} " m²"</p>
        <p>
            <strong>{word(|words| &words.sides)}</strong>
            " " {move || sides(&ring()).map(|(a, b)| number(distance(a, b), comma)).collect::<Vec<_>>().join(" · ")} " m"
        </p>
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
            <select
                id="point-kind"
                on:change=move |event| { let kind = event_target_value(&event); edit(Box::new(move |point| point.kind = kind)); }
            >
                {options}
            </select>
        </div>
        <div class="field"><label for="point-name">{word(|words| &words.name)}</label>
            <input
                id="point-name"
                type="text"
                maxlength="80"
                value=point.name.clone()
                on:change=move |event| { let name = event_target_value(&event); edit(Box::new(move |point| point.name = name)); }
            />
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
