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
const home = form ? new URL(form.action).pathname : location.pathname;
const key = `draft ${home}`;
const kept = form ? [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type)) : [];
const ticked = (field) => ["radio", "checkbox"].includes(field.type);
const named = (field) => `${field.name} ${ticked(field) ? field.value : ""}`;
const keep = () => sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(kept.map((field) => [named(field), ticked(field) ? field.checked : field.value]))));
if (!form) sessionStorage.removeItem(key);
// A form that was sent comes back filled by the server, refused or with another number of seats: that is what holds then.
else if (location.pathname !== home || document.querySelector("#complaints")) keep();
else {
  const draft = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  for (const field of kept) {
    const value = draft[named(field)];
    if (value === undefined || field.name === "seats") continue;
    if (ticked(field)) field.checked = value;
    else field.value = value;
  }
}
form?.addEventListener("input", keep);
