// The search of the side bar: "/" or Ctrl+K leads to it from anywhere; while somebody types, what is found shows below, from the same page that
// answers without a script. Arrows move through it, Enter opens, Escape closes.
const form = document.querySelector("form.find");
const field = form?.querySelector("input");
const list = form?.querySelector(".find-results");
let [asked, timer] = ["", 0];

const visible = () => form.checkVisibility();
const links = () => [...list.querySelectorAll("a")];

function close() {
  list.hidden = true;
  list.replaceChildren();
}

async function ask() {
  const query = field.value.trim();
  asked = query;
  if (query.length < 2) return close();
  const address = new URL(form.action);
  address.searchParams.set("q", query);
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok || answer.redirected || asked !== query) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById("trouve");
  if (!found || document.activeElement !== field && !list.contains(document.activeElement)) return;
  list.replaceChildren(...found.childNodes);
  list.style.insetBlockStart = `${form.getBoundingClientRect().bottom + 4}px`;
  list.hidden = false;
}

function move(by) {
  const all = [field, ...links()];
  const at = all.indexOf(document.activeElement);
  all[(at + by + all.length) % all.length].focus();
}

if (form) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const called = event.key === "k" && (event.ctrlKey || event.metaKey) || event.key === "/" && !typing && !event.ctrlKey && !event.altKey;
    if (!called) return;
    event.preventDefault();
    if (visible()) { field.focus(); field.select(); } else location.assign(form.action);
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener("focus", () => { if (field.value.trim() && list.hidden) ask(); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); field.focus(); }
    if (list.hidden || event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
}
