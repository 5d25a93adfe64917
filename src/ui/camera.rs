//! The reader of QR codes for pages that look through the camera, for browsers that have none of their own.

use leptos::prelude::*;

use platform::web::assets;

/// Fetches the reader once it is needed and offers it to scripts and islands as `readQr`.
pub fn reader() -> AnyView {
    view! {
        <script
            type="module"
            src=assets::url("camera.js")
            data-reader=assets::url("qr-reader.js")
            data-wasm=assets::url("qr-reader.wasm")
        >

        </script>
    }
    .into_any()
}
