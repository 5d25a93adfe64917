// Forms that are sent when there is a network. Each stays on this device, with its own state, until the server has answered for it; one that
// is refused never holds up the rest, and however often it is sent, it counts once: a form carries a key of its own.
const SHELVES = ["forms", "weighings", "pickups", "tally"];
const SENT = "sent";
// Who is signed in on this page: what waits for somebody else is not sent in their name.
const me = () => document.body.dataset.offline ?? "";
export const isMine = (line) => !line.who || line.who === me();
const read = (name) => JSON.parse(localStorage.getItem(name) ?? "[]");
const write = (name, lines) => localStorage.setItem(name, JSON.stringify(lines));

// Everything of this device: what waits or was refused, then what was sent lately and nobody has seen; the door's own shelves with them.
export function queues() {
  const doors = Object.keys(localStorage).filter((name) => name.startsWith("archipel-door-"));
  const door = (name) => (Array.isArray(read(name)) ? read(name) : []).map((line) => ({ ...line, key: line.code, name: line.name || line.code, shelf: name }));
  return [...SHELVES.flatMap((name) => read(name).map((line) => ({ ...line, shelf: name }))), ...doors.flatMap(door),
    ...read(SENT).map((line) => ({ ...line, shelf: SENT }))];
}

// What a line says beside its name: a weight, how many are ticked.
export function told(line) {
  if (line.told) return line.told;
  const fields = Array.isArray(line.fields) ? line.fields : Object.entries(line.fields ?? {});
  const value = (name) => fields.find(([field]) => field === name)?.[1];
  const ticked = fields.filter(([field]) => field === "stint").length;
  return [value("weight") && `${value("weight")} ${line.unit ?? ""}`.trim(), ticked > 0 && `× ${ticked}`].filter(Boolean).join(" ");
}

// What the server would refuse days later is said before it waits: a number that is none, something that has to be there.
const decimal = (places, unit) => `[\\s€]*(\\d[\\d\\s]*([.,]\\d{0,${places}})?|[.,]\\d{1,${places}})\\s*${unit}\\s*`;
const NUMBERS = { "€": decimal(2, "€?"), kg: `${decimal(3, "(kg)?")}|\\s*\\d+\\s*g\\s*`, "": decimal(3, "(€|kg)?") };
export function isSound(form) {
  for (const field of form.querySelectorAll("input[inputmode=decimal]")) field.pattern = NUMBERS[field.dataset.unit ?? ""];
  for (const field of form.querySelectorAll("input[inputmode=numeric]")) field.pattern = "[\\d\\s]*";
  return form.reportValidity();
}

// Somebody has seen it: it goes.
export function seen(line) { write(line.shelf, read(line.shelf).filter((other) => (other.key ?? other.code) !== line.key)); }
// What was refused is tried again, with the answers to what was asked.
export function resend(line) {
  const answered = (fields) => (Array.isArray(fields) && line.answers ? [...fields.filter(([name]) => !(name in line.answers)), ...Object.entries(line.answers)] : fields);
  write(line.shelf, read(line.shelf).map((other) => (other.key === line.key ? { ...other, fields: answered(other.fields), why: undefined, again: undefined } : other)));
  dispatchEvent(new Event("online"));
}

export class Queue {
  #name;
  #changed;
  #taken;
  #sending = false;

  // `changed` is called whenever a line comes, leaves, or is told why it cannot; `taken` with each line that the server took.
  constructor(name, changed, taken = () => {}) {
    this.#name = name;
    this.#changed = changed;
    this.#taken = taken;
    addEventListener("online", () => this.send());
    // Another page may have sent some of it: this one learns what.
    addEventListener("storage", ({ key, oldValue }) => {
      if (key !== name) return;
      const gone = JSON.parse(oldValue ?? "[]").filter((line) => !this.lines.some((other) => other.key === line.key));
      for (const line of gone) if (read(SENT).some((other) => other.key === line.key)) taken(line);
      changed();
    });
    setInterval(() => this.send(), 15000);
  }

  get lines() { return read(this.#name); }
  #keep(lines) { write(this.#name, lines); this.#changed(); }
  add(line) { this.#keep([...this.lines, { who: me(), at: Date.now(), page: location.pathname + location.search, ...line }]); }
  // Sends a line again that was asked about, with the answer.
  confirm(line) {
    const sent = { ...line, why: undefined, fields: { ...line.fields, sure: line.sure } };
    this.#keep(this.lines.map((other) => (other.key === line.key ? sent : other)));
    this.send();
  }

  // Changes what waits, or takes it out.
  change(key, parts) { this.#keep(this.lines.flatMap((line) => (line.key !== key ? [line] : parts ? [{ ...line, ...parts }] : []))); }
  remove(key) { this.#keep(this.lines.filter((line) => line.key !== key)); }

  // One page at a time sends a shelf, however many are open.
  async send() {
    if (!navigator.locks) return this.#round();
    await navigator.locks.request(`send-${this.#name}`, { ifAvailable: true }, (free) => free && this.#round());
  }

  // Sends what waits, in its order, and what comes meanwhile; each is tried once a round. Without a network the next round tries again.
  async #round() {
    if (this.#sending) return;
    this.#sending = true;
    const tried = new Set();
    const next = () => this.lines.find((line) => isMine(line) && !tried.has(line.key) && (!line.why || line.again));
    try {
      for (let line = next(); line; line = next()) {
        tried.add(line.key);
        if (!navigator.onLine) break;
        // From here on the server may have it: what it says of it is not changed any more.
        this.change(line.key, { tried: true });
        const said = await sent(line);
        if (said.done) {
          this.#taken(line);
          write(SENT, [...read(SENT), { key: line.key, name: line.name, told: told(line), at: line.at, sentAt: Date.now() }].slice(-50));
        }
        this.#keep(this.lines.flatMap((other) => {
          if (other.key !== line.key) return [other];
          return said.done ? [] : [{ ...other, why: said.why, sure: said.sure, answers: said.answers, again: said.again }];
        }));
      }
    } catch { /* no network */ }
    this.#sending = false;
  }
}

// Sends one form. Answers with where it leads (`done`), or with the page that refuses it and why; throws where nobody answers. Only an answer
// that leads on was carried out: a page by itself is a question or a refusal, and somebody who is signed out finds nothing.
export async function sent(line) {
  const answer = await fetch(line.address, { method: "POST", body: new URLSearchParams(line.fields), signal: AbortSignal.timeout(30000) });
  if (answer.redirected) return { done: answer.url };
  if (answer.status === 503 || answer.status === 429) throw new Error("later");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const why = (page.querySelector("#complaints li") ?? page.querySelector("main p"))?.textContent.trim() ?? String(answer.status);
  // What is asked once is sent again with this, where somebody says that it is right.
  const sure = page.querySelector("form [name=sure]")?.value;
  const answers = Object.fromEntries([...page.querySelectorAll("form [name^=sure-]")].map((field) => [field.name, field.value]));
  return { page, why, sure, answers, again: answer.status === 404 || answer.status >= 500 };
}
