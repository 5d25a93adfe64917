// Counts down how long seats are still held. The page says until when in words; this only makes it tick.
for (const span of document.querySelectorAll(".countdown[data-seconds]")) {
  const end = Date.now() + Number(span.dataset.seconds) * 1000;
  const tick = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    span.textContent = `(${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")})`;
    if (left === 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 1000);
  tick();
  // An offer that stands for hours needs no clock; and one that is read aloud each second helps nobody.
  span.hidden = Number(span.dataset.seconds) > 3600;
  span.setAttribute("aria-hidden", "true");
}
