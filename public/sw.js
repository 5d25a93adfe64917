// Pages of work in the field open without a network: the worker's week, the supervisor's day, the door, the scale, packing, pick-up, a seed day.
// Each is kept as it was last read, for a week at most, and nothing of it stays once somebody signs out. Forms wait in pages, not here.
const PAGES = "pages", ASSETS = "assets", WEEK = 7 * 24 * 3600 * 1000, HOUR = 3600 * 1000, PATIENCE = 4000;
const FIELD = [
  /^\/$/, /^\/ma-semaine$/, /^\/mes-(absences|heures)$/, /^\/jour(\/[\d-]+)?$/, /^\/presences$/, /^\/recolte(\/.*)?$/, /^\/animation\/dates\/[\w-]+$/,
  /^\/ventes\/cycles\/[\w-]+\/(retrait|preparation)(\/[\w-]+)?$/, /^\/ventes\/commandes\/[\w-]+(\/preparer)?$/, /^\/grainotheque\/fetes(\/[\w-]+)?$/,
  /^\/en-attente$/,
];
// Forms that end a session or begin another one.
const OUT = /^\/(deconnexion|compte\/partout|connexion(\/.*)?|carte\/.*)$/;
const WORDS = {
  fr: ["Sans réseau : page lue", "Pas de réseau", "Cette page n’a pas été gardée. Celles-ci s’ouvrent :", "Lire à nouveau"],
  en: ["Without a network: page read", "No network", "This page was not kept. These open:", "Read again"],
  ar: ["بلا شبكة: قُرئت الصفحة", "لا توجد شبكة", "هذه الصفحة غير محفوظة. هذه الصفحات تفتح:", "اقرأ من جديد"],
  uk: ["Без мережі: сторінку прочитано", "Немає мережі", "Цю сторінку не збережено. Ці відкриваються:", "Прочитати знову"],
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()])));

// Whatever was asked for before somebody signed out is not kept after it.
let era = 0;
const forget = () => { era += 1; return caches.delete(PAGES); };
const inField = (url) => FIELD.some((path) => path.test(url.pathname));
const keptAt = (answer) => Number(answer.headers.get("x-kept-at"));

async function asset(request) {
  const shelf = await caches.open(ASSETS);
  const kept = await shelf.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) shelf.put(request, answer.clone());
  return answer;
}

// Keeps a page, and what it is made of. A page that leads elsewhere or is refused is none.
async function keep(address, answer, since = era) {
  if (!answer.ok || answer.redirected || !answer.headers.get("content-type")?.startsWith("text/html")) return;
  const text = await answer.text();
  // Only what somebody signed in reads; the list of what waits is for all.
  if (!text.includes("data-offline") && !address.startsWith("/en-attente")) return;
  const html = text.replace(/<div (?:role="status" )?class="notice(?: still)?"[\s\S]*?<\/div>/g, "");
  const headers = { "content-type": "text/html; charset=utf-8", "x-kept-at": String(Date.now()) };
  const policy = answer.headers.get("content-security-policy");
  if (policy) headers["content-security-policy"] = policy;
  if (since !== era) return;
  await (await caches.open(PAGES)).put(address, new Response(html, { headers }));
  const parts = new Set([...html.matchAll(/"(\/assets\/[^"#]+)/g)].map((match) => match[1]));
  await Promise.all([...parts].map((part) => asset(new Request(part)).catch(() => {})));
}

// A page as it was kept, with a line that says so.
async function find(address) {
  const shelf = await caches.open(PAGES);
  const kept = await shelf.match(address);
  if (!kept) return undefined;
  if (Date.now() - keptAt(kept) > WEEK) { await shelf.delete(address); return undefined; }
  const html = await kept.text();
  const lang = html.match(/<html lang="(\w+)"/)?.[1] ?? "fr";
  const when = new Intl.DateTimeFormat(lang, { weekday: "long", hour: "numeric", minute: "2-digit" }).format(keptAt(kept));
  const [read, , , again] = WORDS[lang] ?? WORDS.fr;
  const note = `<p class="offline-note" role="status">${read} ${when} · <a href="">${again}</a></p>`;
  return new Response(html.replace(/<main[^>]*>/, (main) => main + note), { headers: kept.headers });
}

// What there is instead, where a page was not kept.
async function sorry() {
  const shelf = await caches.open(PAGES);
  let lang = "fr";
  const lines = await Promise.all((await shelf.keys()).map(async (request) => {
    const kept = await shelf.match(request);
    const { pathname, search } = new URL(request.url);
    if (pathname === "/who" || Date.now() - keptAt(kept) > WEEK) return "";
    const html = await kept.text();
    lang = html.match(/<html lang="(\w+)"/)?.[1] ?? lang;
    return `<li><a href="${(pathname + search).replaceAll("&", "&amp;")}">${html.match(/<title>([^<]*)/)?.[1] ?? request.url}</a></li>`;
  }));
  const [, title, these] = WORDS[lang] ?? WORDS.fr;
  const style = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">';
  const page = `<!doctype html><html lang="${lang}"><head>${style}<title>${title}</title></head><body><h1>${title}</h1><p>${these}</p><ul>${lines.join("")}</ul></body></html>`;
  return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

async function page(event, url, fresh) {
  const kept = inField(url) ? await find(url.pathname + url.search) : undefined;
  if (!kept) return fresh.catch(sorry);
  const patience = new Promise((resolve) => { setTimeout(() => resolve(kept), PATIENCE); });
  return Promise.race([fresh.catch(() => kept), patience]);
}

// The page from the server, kept for later even where somebody has been shown the older one meanwhile.
async function ask(event, url, since) {
  const answer = await event.preloadResponse ?? await fetch(event.request);
  if (!inField(url)) return answer;
  const copy = answer.clone();
  keeping.set(event, keep(url.pathname + url.search, copy, since));
  return answer;
}
const keeping = new WeakMap();

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  // Whoever is signed out, or led to the door, leaves nothing behind.
  if (request.method === "POST" && OUT.test(url.pathname) || request.mode === "navigate" && url.pathname === "/connexion") event.waitUntil(forget());
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (request.mode === "navigate") {
    const fresh = ask(event, url, era);
    event.waitUntil(fresh.then(() => keeping.get(event)).catch(() => {}));
    event.respondWith(page(event, url, fresh));
  }
});

// The pages of the week ahead, for who is signed in: somebody else's are forgotten first.
async function ahead({ who, pages }) {
  const shelf = await caches.open(PAGES);
  const before = await (await shelf.match("/who"))?.text();
  if (before !== undefined && before !== who) await forget();
  await (await caches.open(PAGES)).put("/who", new Response(who, { headers: { "x-kept-at": String(Date.now()) } }));
  const since = era;
  for (const address of pages) {
    const kept = await (await caches.open(PAGES)).match(address);
    if (kept && Date.now() - keptAt(kept) < HOUR) continue;
    const answer = await fetch(address, { headers: { purpose: "prefetch" } }).catch(() => null);
    if (!answer) return;
    await keep(address, answer, since);
  }
}

self.addEventListener("message", (event) => event.waitUntil(ahead(event.data)));
