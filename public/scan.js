// The camera of a page that reads codes: a button opens and closes it, and whatever it reads is handed on. `camera.js` reads where the browser
// has no reader of its own.
export function scanner(desk, found) {
  const words = desk.dataset;
  const video = desk.querySelector("video");
  const button = desk.querySelector(".desk-scan");
  const canvas = document.createElement("canvas");
  let stream;

  function stop() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    video.hidden = true;
    button.textContent = words.scan;
  }

  async function seen() {
    if (!("BarcodeDetector" in window)) return window.readQr(video, canvas);
    return (await new BarcodeDetector({ formats: ["qr_code"] }).detect(video))[0]?.rawValue;
  }

  async function look() {
    if (!stream) return;
    const text = await seen().catch(() => undefined);
    if (text) found(text, stop);
    setTimeout(look, 220);
  }

  button.hidden = false;
  button.addEventListener("click", async () => {
    if (stream) return stop();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      video.hidden = false;
      button.textContent = words.stop;
      await video.play();
      look();
    } catch {
      stop();
      desk.querySelector(".desk-said").textContent = words.noCamera;
    }
  });
}
