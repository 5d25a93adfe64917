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

// What is typed survives a change of language, a reload and the way back. It stays in this tab, and is forgotten once it was sent.
const form = document.querySelector(".booking-form");
const key = `draft ${location.pathname}`;
const kept = form ? [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type)) : [];
if (!form) sessionStorage.removeItem(key);
// A form that was refused comes back filled by the server: that is what was sent.
else if (!document.querySelector("#complaints")) {
  const draft = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  for (const field of kept) {
    const value = draft[`${field.name} ${["radio", "checkbox"].includes(field.type) ? field.value : ""}`];
    if (value === undefined || field.name === "seats") continue;
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
  }
}
form?.addEventListener("input", () => {
  const draft = {};
  for (const field of kept) {
    const ticked = ["radio", "checkbox"].includes(field.type);
    draft[`${field.name} ${ticked ? field.value : ""}`] = ticked ? field.checked : field.value;
  }
  sessionStorage.setItem(key, JSON.stringify(draft));
});
