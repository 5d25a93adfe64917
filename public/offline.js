// Work in the field where the network comes and goes: keeps the pages of the week ahead (sw.js), and lets marked forms wait on this device until
// the server has answered for them. Without this script each form is a plain form.
import { Queue, isMine, isSound, queues } from "./queue.js";

// What was noted on pages of their own leaves from any page; there, these send it themselves and show what came of it.
const elsewhere = { weighings: "form.weigh", pickups: ".desk .pickup", tally: ".tally" };

const words = document.querySelector("[data-offline]")?.dataset ?? {};
const queue = new Queue("forms", show);
const main = document.querySelector("main");
const pressed = new Map();

// What waits or was refused, on any page, with the way to the list.
function show() {
  const waiting = queues().filter((line) => !line.sentAt).length;
  let note = document.querySelector(".waiting-note");
  if (!note) {
    note = document.createElement("a");
    note.className = "waiting-note";
    note.href = "/en-attente";
    main?.prepend(note);
  }
  mark();
  note.textContent = `${waiting} ${words.waits ?? ""}`;
  note.hidden = waiting === 0 || location.pathname === "/en-attente";
}

// A list shows what of it waits already, however old the page is: nobody does it twice.
function mark() {
  for (const old of document.querySelectorAll(".link-waits")) old.remove();
  for (const box of document.querySelectorAll("input[data-waits]")) { box.disabled = false; delete box.dataset.waits; }
  for (const line of queues().filter((line) => line.marks && isMine(line) && !line.sentAt && !line.why)) {
    for (const box of document.querySelectorAll("form[data-queue] input[name=stint]")) {
      if (!line.marks.includes(box.value)) continue;
      box.checked = false;
      box.disabled = true;
      box.dataset.waits = "yes";
      box.closest("label")?.append(waits());
      if (!line.tried) box.closest("label")?.after(withdraw(line, box.value));
    }
  }
  for (const { address, sentAt, why } of queues()) {
    if (!address || sentAt || why) continue;
    for (const link of document.querySelectorAll(`main a[href="${CSS.escape(address)}"]`)) {
      link.after(waits());
    }
  }
}

// What was noted by mistake is taken out again where it was noted, before it goes.
function withdraw(line, stint) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button link-waits";
  button.textContent = words.withdraw ?? "";
  button.addEventListener("click", () => {
    const marks = line.marks.filter((mark) => mark !== stint);
    const others = line.fields.filter(([name]) => !["stint", "all", "outcome"].includes(name));
    const outcome = line.fields.find(([name]) => name === "outcome") ?? ["outcome", "present"];
    // No longer all of them.
    const deed = line.fields.some(([name]) => name === "all") ? document.querySelector(".mark-bar [value=present]")?.textContent.trim() : line.deed;
    queue.change(line.key, marks.length > 0 && { marks, fields: [...others, ...marks.map((mark) => ["stint", mark]), outcome], deed, told: toldOf(deed, marks) });
    document.querySelector(`form[data-queue] input[value="${CSS.escape(stint)}"]`)?.focus();
  });
  return button;
}

// What was pressed and for whom, as the list of what waits shows it.
function toldOf(deed, marks) {
  const who = marks.map((mark) => document.querySelector(`input[name=stint][value="${CSS.escape(mark)}"]`)?.closest("label")?.querySelector("strong")?.textContent);
  return [deed, who.filter(Boolean).join(", ")].filter(Boolean).join(" : ");
}

function waits() {
  const badge = document.createElement("span");
  badge.className = "badge warm link-waits";
  badge.textContent = words.waits ?? "";
  return badge;
}

addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.matches('[action="/deconnexion"], [action="/compte/partout"]')) {
    if (queues().some((line) => !line.sentAt) && !confirm(words.loses)) return event.preventDefault();
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    return;
  }
  if (!form.matches("form[data-queue]") || event.defaultPrevented) return;
  // The place on the page stays: on a telephone each save would else lead back to the top.
  sessionStorage.setItem("scroll", JSON.stringify([location.pathname, scrollY]));
  if (form.dataset.reached) return;
  event.preventDefault();
  // Pressed again while the first press still asks: the last one is meant.
  pressed.set(form, event.submitter);
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const there = await reached();
  form.ariaBusy = "false";
  const last = pressed.get(form);
  if (there) {
    form.dataset.reached = "yes";
    form.requestSubmit(last);
    delete form.dataset.reached;
  } else {
    wait(form, last);
  }
});

// A form waits here: with what was filled in now, and a key of its own.
function wait(form, button) {
  if (!isSound(form)) return;
  // "All of them" means those of its own shift, whatever is ticked elsewhere.
  const all = button?.name === "all" ? [...button.closest("section").querySelectorAll("[name=stint]")].map((box) => box.value) : null;
  const fields = [...new FormData(form)].filter(([name, value]) => name !== "stint" || !all || all.includes(value));
  if (button?.name) fields.push([button.name, button.value]);
  const marks = all ?? fields.filter(([name]) => name === "stint").map(([, value]) => value);
  // What the server would refuse hours later is said at once.
  if (form.dataset.needs && marks.length === 0) return say(form, button, "bad", form.dataset.needs);
  const key = crypto.randomUUID();
  const token = fields.find(([name]) => name === "form_token");
  if (token) token[1] = key; else fields.push(["form_token", key]);
  fields.push(["at", new Date().toISOString()]);
  const address = form.getAttribute("action") || location.pathname + location.search;
  const deed = form.dataset.needs && button?.textContent.trim() ? [...button.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent.trim()).join(" ").trim() : "";
  const line = { key, address, fields, name: form.dataset.queue, at: Date.now() };
  queue.add(form.dataset.needs ? { ...line, deed, marks, told: toldOf(deed, marks) } : line);
  say(form, button, "warm", words.queued);
}

// A sentence beside the button that was pressed.
function say(form, button, kind, text) {
  const note = document.createElement("p");
  note.className = `badge ${kind} queued`;
  note.setAttribute("role", "status");
  note.textContent = text;
  form.querySelector(".queued")?.remove();
  (button ?? form.lastElementChild).after(note);
}

// Whether the server answers now: a telephone that says it is online may be in a hollow.
async function reached() {
  if (!navigator.onLine) return false;
  const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(4000) }).catch(() => null);
  return answer?.ok ?? false;
}

const [path, at] = JSON.parse(sessionStorage.getItem("scroll") ?? "[]");
sessionStorage.removeItem("scroll");
if (path === location.pathname && !document.querySelector("#complaints")) scrollTo(0, at);

// A page that was kept says so as long as there is no network.
addEventListener("online", async () => {
  const note = document.querySelector(".offline-note");
  if (!note || !await reached()) return;
  note.replaceChildren(`${words.back} `, note.querySelector("a") ?? "");
});

async function keepAhead() {
  const registration = await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  if (Date.now() - Number(sessionStorage.getItem(`ahead-${words.offline}`)) < 30 * 60000) return;
  const answer = await fetch("/hors-ligne").catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  sessionStorage.setItem(`ahead-${words.offline}`, String(Date.now()));
  (registration.active ?? navigator.serviceWorker.controller)?.postMessage(await answer.json());
}

show();
queue.send();
for (const [shelf, own] of Object.entries(elsewhere)) if (!document.querySelector(own)) new Queue(shelf, show).send();
if ("serviceWorker" in navigator) keepAhead().catch(() => {});
