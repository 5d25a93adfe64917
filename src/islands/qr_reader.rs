//! Reads QR codes in the browser, where it has no reader of its own. A WebAssembly module by itself, so that only the door of a workshop
//! loads it; `public/camera.js` fetches it.

use js_sys::wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement};

/// The text of the first code that the video shows now. `canvas` is room to copy the picture into.
#[wasm_bindgen]
#[must_use]
pub fn read(video: &HtmlVideoElement, canvas: &HtmlCanvasElement) -> Option<String> {
    let (width, height) = (video.video_width(), video.video_height());
    if width == 0 || height == 0 {
        return None;
    }
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_video_element(video, 0.0, 0.0).ok()?;
    let pixels = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).ok()?.data();
    let (width, height) = (width as usize, height as usize);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        let at = (y * width + x) * 4;
        let sum = pixels[at..at + 3].iter().map(|part| u16::from(*part)).sum::<u16>();
        u8::try_from(sum / 3).unwrap_or(u8::MAX)
    });
    picture.detect_grids().into_iter().find_map(|grid| grid.decode().ok().map(|(_, text)| text))
}
