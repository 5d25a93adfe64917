//! Tables that become cards on a phone: each cell carries its column's name.

use leptos::prelude::*;

/// A table; the first cell of a row names it.
pub fn view<const N: usize>(caption: impl Into<String>, columns: [&'static str; N], rows: Vec<Vec<AnyView>>) -> AnyView {
    let heads: Vec<_> = columns.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|cells| {
            let cells: Vec<_> = cells
                .into_iter()
                .zip(columns)
                .enumerate()
                .map(|(index, (cell, column))| {
                    if index == 0 {
                        view! { <th scope="row">{cell}</th> }.into_any()
                    } else {
                        view! { <td data-label=column>{cell}</td> }.into_any()
                    }
                })
                .collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    view! {
        <table class="cards">
            <caption class="visually-hidden">{caption.into()}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
