// A seed day's table: one touch is one packet, also without a network; a packet that is scanned counts by its own number, once. Without this
// script each key is a plain form.
import { Queue } from "./queue.js";
import { scanner } from "./scan.js";

const desk = document.querySelector(".tally");
if (desk) {
  const words = desk.dataset;
  const keys = new Map([...desk.querySelectorAll(".tally-form")].map((form) => [form.dataset.code, form]));
  const waiting = desk.querySelector(".tally-waiting");
  const say = (text) => { desk.querySelector(".desk-said").textContent = text; };
  const queue = new Queue("tally", show, (line) => step(line.code, 1));

  // The number on a key: what the server has, and what waits here.
  function step(code, more) {
    const count = keys.get(code)?.querySelector(".tally-count");
    if (count) count.dataset.server = Number(count.dataset.server ?? count.textContent) + more;
  }

  function show() {
    const lines = queue.lines;
    for (const [code, form] of keys) {
      const count = form.querySelector(".tally-count");
      count.dataset.server ??= count.textContent;
      count.textContent = Number(count.dataset.server) + lines.filter((line) => line.code === code && !line.why).length;
    }
    waiting.hidden = lines.length === 0;
    waiting.textContent = `${lines.length} ${words.waits}`;
    desk.querySelector(".desk-queue").replaceChildren(...lines.filter((line) => line.why).map((line) => {
      const item = document.createElement("li");
      const away = document.createElement("button");
      away.type = "button";
      away.className = "button";
      away.textContent = words.remove;
      away.addEventListener("click", () => queue.remove(line.key));
      item.append(`${line.name} · ${line.again ? words.signedOut : line.why} `, away);
      return item;
    }));
  }

  function give(code, form, more, name = form.querySelector("b").textContent) {
    const key = crypto.randomUUID();
    const fields = { ...Object.fromEntries(new FormData(form)), form_token: key, client: key, at: new Date().toISOString(), ...more };
    queue.add({ key, code, name, address: form.getAttribute("action"), fields });
    queue.send();
  }

  desk.addEventListener("submit", (event) => {
    if (!event.target.matches(".tally-form")) return;
    event.preventDefault();
    give(event.target.dataset.code, event.target, {});
    say(event.target.querySelector("b").textContent);
  });

  // A code that stays before the camera is one packet.
  let last = "";
  scanner(desk, (text) => {
    const found = text.match(/\/sachet\/([A-Z0-9-]+)(?:\/(\d+))?$/);
    if (text === last) return;
    last = text;
    if (!found) return say(words.unknown);
    // A packet of a lot that is not on the table counts as well: the server knows its code.
    const form = keys.get(found[1]) ?? keys.values().next().value;
    if (!form) return say(words.unknown);
    const own = keys.has(found[1]) ? form.querySelector("b").textContent : found[1];
    give(found[1], form, { code: found[1], ...(found[2] ? { packet: found[2] } : {}) }, own);
    say(`${own}${found[2] ? ` · ${found[2]}` : ""}`);
  });

  show();
  queue.send();
}
