// Pick-up where the network comes and goes: names are found on this device, codes are read by the camera, and a crate that was handed over
// waits here until the server has answered for it. Without this script the page is plain forms.
import { Queue, isSound } from "./queue.js";
import { scanner } from "./scan.js";

const desk = document.querySelector(".desk");
const words = desk.dataset;
const queue = new Queue("pickups", show, (line) => { if (rows.has(line.code)) rows.get(line.code).dataset.sent = "yes"; });
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const rows = new Map([...desk.querySelectorAll(".pickup")].map((row) => [row.dataset.code, row]));

function element(name, text, look) {
  const made = document.createElement(name);
  made.textContent = text;
  if (look) made.className = look;
  return made;
}

function button(text, deed) {
  const made = element("button", text, "button");
  made.type = "button";
  made.addEventListener("click", deed);
  return made;
}

// Each crate as this device knows it: handed over and not sent yet, or refused and why.
function show() {
  const lines = new Map(queue.lines.map((line) => [line.code, line]));
  for (const [code, row] of rows) {
    const line = lines.get(code);
    const said = row.querySelector(".pickup-said");
    const form = row.querySelector(".handing");
    if (line) {
      const why = line.again ? words.signedOut : line.why;
      const note = element("span", why || words.waits, why ? "complaint" : "badge warm");
      const deeds = [button(words.undo, () => queue.remove(line.key))];
      if (line.why && line.sure) deeds.unshift(button(words.confirm, () => queue.confirm(line)));
      said.replaceChildren(note, ...deeds);
    } else if (row.dataset.sent) {
      said.replaceChildren(element("span", words.done, "badge good"));
    } else {
      said.replaceChildren();
    }
    row.classList.toggle("gone", Boolean(line ?? row.dataset.sent));
    if (form) form.hidden = Boolean(line ?? row.dataset.sent);
  }
  // What was kept on another day's page is still to be sent.
  const elsewhere = [...lines.values()].filter((line) => !rows.has(line.code));
  desk.querySelector(".desk-queue").replaceChildren(...elsewhere.map((line) => {
    const item = element("li", `${line.name} · ${(line.again ? words.signedOut : line.why) || words.waits} `);
    if (line.why) item.append(button(words.remove, () => queue.remove(line.key)));
    return item;
  }));
}

desk.addEventListener("submit", (event) => {
  const row = event.target.closest(".pickup");
  if (!row || !event.target.matches(".handing")) return;
  event.preventDefault();
  if (!isSound(event.target)) return;
  const address = event.target.getAttribute("action");
  const fields = Object.fromEntries(new FormData(event.target));
  queue.add({ key: fields.form_token, code: row.dataset.code, name: row.dataset.name, address, fields });
  queue.send();
});

// Names and codes are looked for as they are typed; slots of another hour open where somebody of theirs is found.
const search = document.querySelector(".filter [name=q]");
function find() {
  const asked = fold(search.value.trim());
  for (const [code, row] of rows) row.hidden = asked !== "" && !fold(`${row.dataset.name} ${code}`).includes(asked);
  for (const part of desk.querySelectorAll("details.slot-part")) {
    const found = asked !== "" && part.querySelector(".pickup:not([hidden])");
    part.hidden = asked !== "" && !found;
    if (found) part.open = true;
  }
}
search.addEventListener("input", find);
search.form.addEventListener("submit", (event) => {
  event.preventDefault();
  find();
});

// The code of a crate leads to its row, or to its page where it belongs to another day.
scanner(desk, (text, stop) => {
  const code = text.match(/[?&]c=([A-Z0-9-]+)$/)?.[1];
  const row = rows.get(code);
  if (!code) return;
  stop();
  if (!row) return location.assign(`/ventes/code?c=${encodeURIComponent(code)}`);
  search.value = "";
  find();
  row.closest("details")?.setAttribute("open", "");
  row.scrollIntoView({ block: "center" });
  row.classList.add("found");
  (row.querySelector("form button, a") ?? row).focus();
  desk.querySelector(".desk-said").textContent = row.dataset.name;
});

show();
queue.send();
