// What waits on this device, what was sent, and what was refused and why: kept until somebody has seen it.
import { isMine, queues, resend, seen, told } from "./queue.js";

const desk = document.querySelector(".waiting-desk");
const words = desk.dataset;
const time = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", hour: "2-digit", minute: "2-digit" });

function button(text, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = text;
  made.addEventListener("click", () => { deed(); show(); });
  return made;
}

let shown = "";
function show() {
  const lines = queues();
  // Drawn again only when something changed: whoever is on a button stays on it.
  const now = JSON.stringify(lines);
  if (now === shown) return;
  shown = now;
  desk.querySelector(".nothing").hidden = lines.length > 0;
  desk.querySelector("ul").replaceChildren(...lines.map((line) => {
    const item = document.createElement("li");
    const state = !isMine(line) ? words.other : line.sentAt ? words.sent : line.why ? `${words.refused} ${line.again ? words.signedOut : line.why}` : words.waits;
    const badge = document.createElement("span");
    badge.className = line.sentAt ? "badge good" : line.why ? "badge bad" : "badge warm";
    badge.textContent = state;
    const name = document.createElement("strong");
    name.textContent = isMine(line) ? `${line.name ?? line.address ?? ""} ${told(line)}` : "…";
    // What was refused is put right where it was noted.
    const page = line.why && isMine(line) && line.page ? document.createElement("a") : name;
    if (page !== name) { page.href = line.page; page.append(name); }
    const when = document.createElement("small");
    when.textContent = line.at || line.sentAt ? time.format(line.at ?? line.sentAt) : "";
    item.append(page, " ", when, " ", badge, " ");
    item.append(button(line.sentAt ? words.seen : words.remove, () => { if (line.sentAt || line.why || confirm(`${name.textContent} : ${words.remove} ?`)) seen(line); }));
    if (line.why && !line.sentAt && isMine(line)) item.append(button(words.again, () => resend(line)));
    return item;
  }));
}

show();
addEventListener("storage", show);
setInterval(show, 3000);
