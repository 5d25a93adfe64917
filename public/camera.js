// Reads QR codes for the door of a workshop where the browser has no reader of its own: fetches the code that can, once, while there is
// a network, and offers it to the island as `readQr`.
const { reader, wasm } = document.querySelector("script[data-reader]").dataset;
let loading;

function load() {
  loading ??= import(reader)
    .then(async (code) => (await code.default({ module_or_path: wasm }), code))
    .catch((trouble) => {
      loading = undefined;
      throw trouble;
    });
  return loading;
}

window.readQr = async (video, canvas) => (await load()).read(video, canvas);
if (!("BarcodeDetector" in window)) load().catch(() => {});
