// The keypad of weighing: large keys for gloves. And a queue: what cannot be sent stays on this device, each line with its own state, until the
// server has answered for it. A line has a name of its own, so that however often it is sent, it counts once.
const form = document.querySelector("form.weigh");
const display = form.querySelector("[name=weight]");
const keys = form.querySelector(".keys");
const words = form.querySelector(".queue").dataset;
const store = "weighings";
const waiting = () => JSON.parse(localStorage.getItem(store) ?? "[]");
const keep = (lines) => localStorage.setItem(store, JSON.stringify(lines));

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
  const lines = waiting();
  const list = form.querySelector(".queue");
  list.replaceChildren(...lines.map((line) => {
    const item = document.createElement("li");
    const text = document.createElement("span");
    text.textContent = `${line.name} : ${line.fields.weight} ${line.unit} · ${line.why || words.waiting}`;
    item.className = line.why ? "refused" : "waiting";
    item.append(text);
    if (line.why) {
      const away = document.createElement("button");
      away.type = "button";
      away.className = "button";
      away.textContent = words.remove;
      away.addEventListener("click", () => { keep(waiting().filter((other) => other.fields.client !== line.fields.client)); show(); });
      item.append(away);
    }
    return item;
  }));
  list.hidden = lines.length === 0;
}

// Sends a line. Answers with the page where it leads, or why it was refused; throws where there is no network.
async function send(line) {
  const answer = await fetch(line.address, { method: "POST", body: new URLSearchParams(line.fields) });
  if (answer.ok) return { done: answer.url };
  if (answer.status >= 500 || answer.status === 429) throw new Error("later");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { page, why: (page.querySelector("#complaints li") ?? page.querySelector("main p"))?.textContent.trim() ?? String(answer.status) };
}

let sending = false;
async function sendAll() {
  if (sending) return;
  sending = true;
  try {
    for (const line of waiting().filter((line) => !line.why)) {
      const { done, why } = await send(line);
      const rest = waiting().filter((other) => other.fields.client !== line.fields.client);
      keep(done ? rest : [...rest, { ...line, why }]);
    }
  } catch { /* no network: the next round tries again */ }
  sending = false;
  show();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  fields.client = crypto.randomUUID();
  fields.weighed_at = new Date().toISOString();
  const line = { address: location.pathname, fields, unit: form.dataset.unit, name: document.querySelector("h1").textContent.trim() };
  try {
    const { done, page } = await send(line);
    if (done) location.assign(done);
    else {
      document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
      document.querySelector("form.weigh .keys").hidden = true;
      document.querySelector("#complaints")?.focus();
    }
  } catch {
    keep([...waiting(), line]);
    display.value = "";
    form.querySelector("[name=form_token]").value = crypto.randomUUID();
    show();
  }
});

addEventListener("online", sendAll);
setInterval(sendAll, 15000);
show();
sendAll();
