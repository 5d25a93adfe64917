//! What lies under the drawing board: the layer that the ecopole has chosen for its plans, of the part that is looked at.

use leptos::prelude::*;

use super::board::Board;
use crate::tiles::{self, Tile};

/// Most tiles, or pictures, at a time.
const MOST: u32 = 40;

/// A picture of the ground: where it comes from, and where it lies on the sheet (left, top, width, height in metres).
#[derive(Clone, Debug, PartialEq)]
struct Picture {
    address: String,
    at: [f64; 4],
}

/// The layer.
pub(super) fn ground(board: Board, template: String) -> AnyView {
    let template = StoredValue::new(template);
    // How much is seen only the browser knows: the server's page has no ground yet, and neither has the moment in which it wakes.
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let pictures =
        Memo::new(
            move |_| {
                if awake.get() { template.with_value(|template| pictures(board, seen(board), template)) } else { Vec::new() }
            },
        );
    view! {
        <For each=move || pictures.get() key=|picture| picture.address.clone() let:picture>
            <image
                class="ground"
                href=picture.address
                x=picture.at[0]
                y=picture.at[1]
                width=picture.at[2]
                height=picture.at[3]
                preserveAspectRatio="none"
            ></image>
        </For>
    }
    .into_any()
}

/// What of the land is seen (left, top, width, height): the view, widened to the shape that the sheet has on the screen.
fn seen(board: Board) -> [f64; 4] {
    let [left, top, width, height] = board.view.get();
    let Some((_, across, down, scale)) = board.size() else { return [left, top, width, height] };
    let (wide, tall) = ((across / scale).max(width), (down / scale).max(height));
    [left - (wide - width) / 2.0, top - (tall - height) / 2.0, wide, tall]
}

fn pictures(board: Board, [left, top, width, height]: [f64; 4], template: &str) -> Vec<Picture> {
    if tiles::are_named_by(template) {
        let [[north, west], [south, east]] = [board.on_globe([left, -top]), board.on_globe([left + width, -(top + height)])];
        tiles::covering([west, south, east, north], MOST).into_iter().map(|tile| of_tile(board, tile, template)).collect()
    } else if template.contains("{bbox}") {
        squares([left, top, width, height]).map(|at| of_square(board, at, template)).collect()
    } else {
        // A picture of the whole plan says nothing of where it lies.
        Vec::new()
    }
}

fn of_tile(board: Board, tile: Tile, template: &str) -> Picture {
    let [[left, north], [right, south]] = tile.corners().map(|[longitude, latitude]| board.on_sheet([latitude, longitude]));
    Picture { address: tile.address(template), at: [left, -north, right - left, north - south] }
}

fn of_square(board: Board, at: [f64; 4], template: &str) -> Picture {
    let [left, top, width, height] = at;
    let [[north, west], [south, east]] = [board.on_globe([left, -top]), board.on_globe([left + width, -(top + height)])];
    let bounds = format!("{west:.7},{south:.7},{east:.7},{north:.7}");
    let address = template.replace("{bbox}", &bounds).replace("{width}", "800").replace("{height}", "800");
    Picture { address, at }
}

/// Squares of a round size that cover what is seen: as somebody moves on, the same pictures stay.
fn squares([left, top, width, height]: [f64; 4]) -> impl Iterator<Item = [f64; 4]> {
    let side = 2_f64.powf(width.max(height).max(1.0).log2().ceil());
    let (first, row) = ((left / side).floor(), (top / side).floor());
    [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
        .into_iter()
        .map(move |(across, down)| [(first + across) * side, (row + down) * side, side, side])
        .filter(move |at| at[0] < left + width && at[1] < top + height)
}
