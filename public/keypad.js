// The keypad of weighing: large keys for gloves. What cannot be sent waits on this device.
import { Queue, sent } from "./queue.js";

const form = document.querySelector("form.weigh");
const display = form.querySelector("[name=weight]");
const keys = form.querySelector(".keys");
const words = form.querySelector(".queue").dataset;
const queue = new Queue("weighings", show);

function press(key) {
  if (key === "⌫") display.value = display.value.slice(0, -1);
  else if (key !== "," || !/[.,]/.test(display.value)) display.value += key;
  display.dispatchEvent(new Event("input", { bubbles: true }));
}

for (const key of ["7", "8", "9", "4", "5", "6", "1", "2", "3", keys.dataset.point ?? "", "0", "⌫"]) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = key;
  button.disabled = key === "";
  if (key === "⌫") button.setAttribute("aria-label", words.erase);
  button.addEventListener("click", () => press(key));
  keys.append(button);
}
keys.hidden = false;
// Where fingers have large keys, the telephone's own keyboard stays down.
if (matchMedia("(pointer: coarse)").matches) display.inputMode = "none";

function show() {
  const list = form.querySelector(".queue");
  const lines = queue.lines;
  list.replaceChildren(...lines.map((line) => {
    const item = document.createElement("li");
    const text = document.createElement("span");
    const why = line.again ? words.signedOut : line.why;
    text.textContent = `${line.name} : ${line.fields.weight} ${line.unit} · ${why || words.waiting}`;
    item.className = why ? "refused" : "waiting";
    item.append(text);
    if (why) {
      const away = document.createElement("button");
      away.type = "button";
      away.className = "button";
      away.textContent = words.remove;
      away.addEventListener("click", () => queue.remove(line.key));
      item.append(away);
    }
    return item;
  }));
  list.hidden = lines.length === 0;
}

// What cannot be an amount is said now, while it lies on the scale.
const amounts = form.dataset.unit === "kg" ? /^\s*\d{1,4}([.,]\d{1,3})?\s*(kg)?\s*$/i : /^\s*\d{1,5}\s*$/;
const isAmount = (text) => amounts.test(text) && /[1-9]/.test(text);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  // Pressed twice is weighed once.
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  await weigh().finally(() => { form.ariaBusy = "false"; });
});

addEventListener("pageshow", (event) => { if (event.persisted) form.ariaBusy = "false"; });

async function weigh() {
  const fields = Object.fromEntries(new FormData(form));
  const key = crypto.randomUUID();
  fields.client = key;
  fields.weighed_at = new Date().toISOString();
  const line = { key, address: location.pathname, fields, unit: form.dataset.unit, name: document.querySelector("h1").textContent.trim() };
  try {
    const { done, page } = await sent(line);
    if (done) {
      location.assign(done);
      // The page goes: until then nothing more is weighed.
      await new Promise(() => {});
    } else {
      document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
      document.querySelector("form.weigh .keys").hidden = true;
      document.querySelector("#complaints")?.focus();
    }
  } catch {
    const list = form.querySelector(".queue");
    list.querySelector(".wrong")?.remove();
    // A second tap finds the field empty: the first has noted it.
    if (fields.weight.trim() === "" && queue.lines.length > 0) return;
    if (!isAmount(fields.weight)) {
      list.hidden = false;
      list.prepend(Object.assign(document.createElement("li"), { className: "refused wrong", textContent: words.wrong }));
    } else {
      queue.add(line);
      display.value = "";
      form.querySelector("[name=form_token]").value = crypto.randomUUID();
    }
  }
}

show();
queue.send();
