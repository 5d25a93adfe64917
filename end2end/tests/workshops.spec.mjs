// Journeys about workshops: a resident books, changes, cancels, waits; a facilitator checks in; a coordinator calls a date off.
import { writeFileSync } from "node:fs";
import { chromium, expect, test } from "@playwright/test";
import { linkFor, signIn, sound } from "./bench.mjs";

/** The calendar day and the full hour in Paris so many hours from now. */
function paris(hours) {
  const at = new Date(Date.now() + hours * 3_600_000).toLocaleString("sv-SE", { timeZone: "Europe/Paris" });
  return [at.slice(0, 10), `${at.slice(11, 13)}:00`];
}

/**
 * Makes a public workshop with one date of so many seats, and gives the address that residents see and the team's address of the date.
 * `soon` is within the hours before which nobody is checked in: for journeys at the door.
 */
async function offer(browser, baseURL, title, seats, soon = false) {
  const page = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await signIn(page, "ateliers");
  await page.goto("/animation/ateliers/nouveau");
  await page.fill("#title", title);
  await page.fill("#summary", "Pour essayer.");
  await page.getByLabel("Public : visible de tous").check();
  await page.locator("main button.primary").click();
  await expect(page.locator("h1")).toHaveText(title);
  const record = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Nouvelle séance" }).click();
  const [day, starts] = paris(soon ? 11 : 9 * 24);
  await page.fill("#day", day);
  if (soon) {
    await page.fill("#starts", starts);
    // Two hours long at every hour of the day, but not beyond midnight.
    const [, ends] = paris(13);
    await page.fill("#ends", ends > starts ? ends : "23:59");
  }
  await page.fill("#address", "1 rue de l’Essai");
  await page.fill("#capacity", String(seats));
  // Whoever makes a date is ticked to lead it; all these are at the same hour, and nobody leads two at once.
  await page.locator("input[name=facilitators]:checked").uncheck();
  await page.locator("main button.primary").click();
  await expect(page.locator("h1")).toHaveText(title);
  const date = await page.locator("a[href^='/animation/dates/0']").first().getAttribute("href");
  await page.context().close();
  return { address: record.replace("/animation", ""), date };
}

/** Takes seats and fills the form in, to the page of the booking. */
async function book(page, address, name, others = []) {
  await page.goto(address);
  await page.locator(".reserve select").selectOption(String(others.length + 1));
  await page.getByRole("button", { name: "Réserver", exact: true }).click();
  await expect(page.locator(".held")).toContainText("gardées jusqu’à");
  await page.fill("#name", name);
  await page.fill("#email", `${name.toLowerCase().replace(/\W/g, ".")}@exemple.test`);
  for (const [n, other] of others.entries()) await page.fill(`#guest-${n + 2}-name`, other);
  await page.getByRole("button", { name: "Confirmer ma réservation" }).click();
  await expect(page.locator(".badges").first()).toContainText("Réservé");
}

for (const script of [true, false]) {
  test.describe(script ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: script, viewport: script ? { width: 1280, height: 800 } : { width: 360, height: 640 } });

    if (script) test("what is typed survives a change of language, a reload and the way back", async ({ page, browser, baseURL }) => {
      const { address } = await offer(browser, baseURL, "Atelier du brouillon", 4);
      await page.goto(address);
      await page.locator(".reserve select").selectOption("2");
      await page.getByRole("button", { name: "Réserver", exact: true }).click();
      await page.fill("#name", "Odile Brouillon");
      await page.fill("#guest-2-name", "Paul Brouillon");
      await page.locator("#langues button", { hasText: "English" }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page.locator("#name")).toHaveValue("Odile Brouillon");
      await expect(page.locator("#guest-2-name")).toHaveValue("Paul Brouillon");
      await page.reload();
      await expect(page.locator("#name")).toHaveValue("Odile Brouillon");
      await page.locator("#langues button", { hasText: "Français" }).click();
      await page.fill("#email", "odile.brouillon@exemple.test");
      await page.getByRole("button", { name: "Confirmer ma réservation" }).click();
      await expect(page.locator(".badges").first()).toContainText("Réservé");
      expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("draft")))).toEqual([]);
    });

    test("a resident books, changes, cancels, waits, and is offered the seat", async ({ page, browser, baseURL }) => {
      test.setTimeout(90_000);
      const { address } = await offer(browser, baseURL, `Atelier d’essai ${script ? "A" : "B"}`, 2);
      await book(page, address, `Odile ${script}`, ["Paul Passant"]);
      const mine = page.url();
      await expect(page.locator(".ticket")).toHaveCount(2);
      if (script) await sound(page, "a booking");
      // A second resident finds it full and joins the line.
      const other = await (await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: script, viewport: { width: 360, height: 640 } })).newPage();
      await other.goto(address);
      await other.getByRole("link", { name: "Rejoindre la liste d’attente" }).click();
      await other.fill("#name", "Rose Attente");
      await other.fill("#email", `rose${script}@exemple.test`);
      await other.locator("main button.primary").click();
      await expect(other.locator("main")).toContainText("Vous êtes sur la liste d’attente");
      // What is theirs is behind the link that only this address receives.
      const waiting = await linkFor(browser, baseURL, `rose${script}@exemple.test`);
      await other.goto(waiting);
      await expect(other.locator("main")).toContainText("position 1");
      // The first changes a name, then comes alone: the freed seat is offered at once.
      await page.locator("summary", { hasText: "Changer les noms" }).click();
      await page.getByLabel("Prénom et nom").nth(1).fill("Pauline Passante");
      await page.getByRole("button", { name: "Changer les noms" }).click();
      await expect(page.locator(".tickets")).toContainText("Pauline Passante");
      await page.locator("summary", { hasText: "Réduire le nombre de places" }).click();
      await page.locator("input[name=leaving]").nth(1).check();
      await page.getByRole("button", { name: "Libérer ces places" }).click();
      await expect(page.locator(".ticket")).toHaveCount(1);
      await other.goto(waiting);
      await expect(other.locator(".held")).toContainText("sont pour vous jusqu’au");
      await other.getByRole("button", { name: "Laisser ces places" }).click();
      await expect(other.locator(".badges").first()).toContainText("Annulé");
      // The first cancels: the seats are for everybody again.
      await page.goto(mine);
      await page.locator("summary", { hasText: "Annuler la réservation" }).click();
      await page.locator(".dialog-body button.danger").click();
      await expect(page.locator(".badges").first()).toContainText("Annulé");
      await other.goto(address);
      await expect(other.locator(".seats").first()).toContainText("2 places libres");
      await other.context().close();
    });

    test("a facilitator checks in by code and by name, and takes it back", async ({ page, browser, baseURL }) => {
      test.setTimeout(60_000);
      const { address, date } = await offer(browser, baseURL, `Porte d’essai ${script ? "A" : "B"}`, 4, true);
      const resident = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
      await book(resident, address, `Nadège ${script}`, ["Léo Essai"]);
      const code = await resident.locator(".ticket code").first().innerText();
      await resident.context().close();
      await signIn(page, "ateliers");
      await page.goto(date);
      if (script) await page.waitForSelector("html[data-islands=awake]");
      await page.fill("#code", code.toLowerCase());
      const sent = script ? page.waitForResponse((response) => response.url().includes("/api/ateliers/pointer")) : null;
      await page.locator("form:has(#code) button").click();
      if (script) await expect(page.locator(".door > .verdict")).toContainText("Bienvenue, Nadège");
      // Answered before the page is left: a reload in the middle is another journey.
      if (script) await sent;
      else await expect(page.locator(".door-list li.came")).toHaveCount(1);
      await page.reload();
      await expect(page.locator(".door-list li.came")).toHaveCount(1);
      if (script) await page.waitForSelector("html[data-islands=awake]");
      const row = page.locator(".door-list li", { hasText: "Léo Essai" });
      await row.getByRole("button", { name: "Noter l’arrivée" }).click();
      await expect(row).toHaveClass("came");
      await expect(row.locator(".badge.good")).toBeVisible();
      const undone = script ? page.waitForResponse((response) => response.url().includes("/api/ateliers/pointer")) : null;
      await row.getByRole("button", { name: "Annuler l’arrivée" }).click();
      await expect(row).not.toHaveClass("came");
      await expect(row.locator(".badge.good")).toBeHidden();
      await undone;
      await page.reload();
      await expect(page.locator(".door-list li.came")).toHaveCount(1);
      await expect(page.locator("main")).toContainText("1 sur 2 là");
    });
  });
}

test("the door works through a lost connection and sends later, once", async ({ page, browser, baseURL, context }) => {
  test.setTimeout(60_000);
  const { address, date } = await offer(browser, baseURL, "Porte sans réseau", 4, true);
  const resident = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await book(resident, address, "Awen Essai", ["Bruno Essai"]);
  await resident.context().close();
  await signIn(page, "ateliers");
  await page.goto(date);
  await page.waitForSelector("html[data-islands=awake]");
  await context.setOffline(true);
  // A form that only the server can answer stays, and so does an empty code.
  await page.locator("form:has(#code) button").click();
  await expect(page.locator(".door > .verdict")).toContainText("Tapez le code");
  await page.locator("summary", { hasText: "Sans réservation" }).click();
  await page.fill("#walk_name", "Passante Essai");
  await page.locator("form:has(#walk_name) button.primary").click();
  await expect(page.locator(".door > .verdict")).toContainText("Pas de réseau");
  await expect(page.locator("#walk_name")).toHaveValue("Passante Essai");
  await page.locator("summary", { hasText: "Sans réservation" }).click();
  // A code that nobody here knows: let in by hand, and refused by name once it is sent.
  await page.fill("#code", "ABCD-EFGH-2345");
  await page.locator("form:has(#code) button").click();
  await expect(page.locator(".door > .verdict")).toContainText("Billet inconnu ici");
  for (const name of ["Awen Essai", "Bruno Essai"]) {
    await page.locator(".door-list li", { has: page.getByRole("link", { name, exact: true }) }).getByRole("button", { name: "Noter l’arrivée" }).click();
    await expect(page.locator(".door > .verdict")).toContainText(`Bienvenue, ${name}`);
  }
  await expect(page.locator(".door-tools")).toContainText("3 à envoyer");
  await context.setOffline(false);
  await expect(page.locator(".door-tools .badge")).toBeHidden({ timeout: 15_000 });
  await expect(page.locator(".door [role=alert]")).toContainText("ABCDEFGH2345 · Ce code n’est pas un de nos billets.");
  await page.reload();
  await expect(page.locator(".door-list li.came")).toHaveCount(2);
  // Read again before what was tapped is sent: the list still shows it, and it is sent then.
  await page.waitForSelector("html[data-islands=awake]");
  await page.route("**/api/ateliers/pointer", (route) => route.abort());
  const bruno = page.locator(".door-list li", { hasText: "Bruno Essai" });
  await bruno.getByRole("button", { name: "Annuler l’arrivée" }).click();
  await expect(bruno).not.toHaveClass("came");
  await page.reload();
  await expect(page.locator(".door-tools")).toContainText("1 à envoyer");
  await expect(page.locator(".door-list li.came")).toHaveCount(1);
  await expect(bruno.getByRole("button", { name: "Noter l’arrivée" })).toBeVisible();
  await page.unroute("**/api/ateliers/pointer");
  await expect(page.locator(".door-tools .badge")).toBeHidden({ timeout: 15_000 });
  await page.reload();
  await expect(page.locator("main")).toContainText("1 sur 2 là");
});

test("a tap that the server answers while the page is read again is not shown as undone", async ({ browser, baseURL }) => {
  test.setTimeout(60_000);
  const { address, date } = await offer(browser, baseURL, "Porte pressée", 2, true);
  const resident = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await book(resident, address, "Odile Essai");
  await resident.context().close();
  // Without a service worker, so that the journey decides which answer comes first.
  const page = await (await browser.newContext({ baseURL, locale: "fr-FR", serviceWorkers: "block" })).newPage();
  await signIn(page, "ateliers");
  await page.goto(date);
  await page.waitForSelector("html[data-islands=awake]");
  let read, answered;
  const wasRead = new Promise((resolve) => { read = resolve; });
  const wasAnswered = new Promise((resolve) => { answered = resolve; });
  await page.route("**/api/ateliers/pointer", async (route) => { await wasRead; await route.continue(); });
  page.on("response", (response) => response.url().includes("/api/ateliers/pointer") && response.finished().then(answered));
  await page.route(`**${date}`, async (route) => {
    const response = await route.fetch();
    read();
    await wasAnswered;
    await page.waitForTimeout(300);
    await route.fulfill({ response });
  }, { times: 1 });
  await page.locator(".door-list").getByRole("button", { name: "Noter l’arrivée" }).click();
  await page.reload();
  await expect(page.locator("main")).toContainText("1 sur 1 là");
  await expect(page.locator(".door-list li.came")).toHaveCount(1);
  await page.context().close();
});

test("the camera reads a ticket", async ({ browser, baseURL }, info) => {
  test.setTimeout(90_000);
  const { address, date } = await offer(browser, baseURL, "Porte à caméra", 2, true);
  const resident = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await book(resident, address, "Iris Essai");
  // The ticket's QR code as a film of one grey picture, which the browser takes for its camera.
  const grey = await resident.locator(".ticket-qr svg").first().evaluate(async (svg) => {
    const picture = new Image();
    svg.setAttribute("width", "400");
    svg.setAttribute("height", "400");
    picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, 640, 480);
    pen.drawImage(picture, 120, 40, 400, 400);
    const { data } = pen.getImageData(0, 0, 640, 480);
    return Array.from({ length: 640 * 480 }, (_, n) => data[n * 4]);
  });
  const film = info.outputPath("ticket.y4m");
  const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(grey), Buffer.alloc(2 * 320 * 240, 128)]);
  writeFileSync(film, Buffer.concat([Buffer.from("YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n"), ...Array(10).fill(frame)]));
  const { executablePath, args } = info.project.use.launchOptions;
  const camera = await chromium.launch({ executablePath, args: [...args, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`] });
  const page = await (await camera.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await signIn(page, "ateliers");
  await page.goto(date);
  await page.waitForSelector("html[data-islands=awake]");
  await page.getByRole("button", { name: "Lire les billets" }).click();
  await expect(page.locator(".door > .verdict")).toContainText("Bienvenue, Iris Essai", { timeout: 30_000 });
  await page.getByRole("button", { name: "Arrêter la caméra" }).click();
  await page.reload();
  await expect(page.locator(".door-list li.came")).toHaveCount(1);
  await camera.close();
});

test("a coordinator calls a date off and everybody is told", async ({ page, browser, baseURL }) => {
  const { address, date } = await offer(browser, baseURL, "Annulé d’essai", 4);
  const resident = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await book(resident, address, "Yanis Essai");
  await signIn(page, "coordination");
  await page.goto(date);
  await page.locator("summary", { hasText: "Annuler la séance" }).click();
  await page.fill("#reason", "Tempête annoncée.");
  await page.locator(".dialog-body button.danger").click();
  await expect(page.locator(".notice")).toContainText("Les personnes inscrites sont prévenues");
  await resident.reload();
  await expect(resident.locator("main")).toContainText("Tempête annoncée.");
  await page.goto("/courrier");
  await expect(page.locator("main")).toContainText("Annulé : Annulé d’essai");
  await resident.context().close();
});

test("the workshops' pages weigh little and load no WebAssembly", async ({ page, browser, baseURL }) => {
  test.setTimeout(90_000);
  await page.goto("/ateliers");
  const links = await page.locator("main a[href^='/ateliers/0']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const offers = [...new Set(links.map((link) => link.split("#")[0]))];
  expect(offers.length).toBeGreaterThan(3);
  for (const path of ["/ateliers", "/ateliers?vue=mois", ...offers]) {
    // A visit of its own, with nothing kept: style, fonts and the workshop's picture count.
    const visit = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
    const sizes = [];
    visit.on("response", async (response) => sizes.push([response.url(), (await response.request().sizes()).responseBodySize]));
    await visit.goto(path, { waitUntil: "networkidle" });
    expect(sizes.some(([url]) => url.includes(".wasm"))).toBe(false);
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    expect(total, JSON.stringify(sizes)).toBeLessThan(100 * 1024);
    await visit.context().close();
  }
});
