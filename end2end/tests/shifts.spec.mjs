// Working time in the browser: a coordinator plans and publishes, a worker reads and clocks, a supervisor notes, a month is taken away.
import ICAL from "ical.js";
import { expect, test } from "@playwright/test";
import { linkFor, signIn, sound } from "./bench.mjs";

// One after the other: they share a worker, whose second tap within three seconds is the first one.
test.describe.configure({ mode: "default" });

// Days and hours are the ecopole's.
const paris = (date, part) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", ...part }).format(date);
const iso = (date) => paris(date);
const plus = (days) => iso(new Date(Date.now() + days * 86_400_000));
const monday = (weeks) => plus(weeks * 7 - ((new Date(`${plus(0)}T12:00:00Z`).getUTCDay() + 6) % 7));

async function enter(page) {
  await page.goto("/carte/carte-de-demonstration-awa");
  await page.fill("#pin", "1234");
  await page.locator("main button.primary").click();
  await expect(page.locator("h1")).toHaveText("Ma semaine");
}

/** A shift by the form, and somebody on it, with a reason where the rules ask for one. */
async function place(page, { day, starts, ends, note }, who) {
  await page.goto(`/creneaux/nouveau?jour=${day}`);
  await page.fill("#starts", starts);
  await page.fill("#ends", ends);
  await page.fill("#note", note);
  await page.locator("main button.primary").click();
  await expect(page.locator("main")).toContainText("Qui peut ?");
  await page.locator(".candidates li", { hasText: who }).getByRole("button").click();
  if (await page.locator("#reason").count()) {
    await page.fill("#reason", "Coup de main");
    await page.getByRole("button", { name: "Placer avec cette raison" }).click();
  }
  await expect(page.locator(".crew")).toContainText(who);
}

for (const script of [true, false]) {
  test.describe(script ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: script, viewport: script ? { width: 1280, height: 800 } : { width: 360, height: 640 } });

    test("a week is planned, published, read, lived and accounted for", async ({ page, browser, baseURL }) => {
      test.setTimeout(90_000);
      const note = `Clé au cabanon ${script ? "A" : "B"}`;
      // Presence is noted of what has begun: in the morning a time before the day's other work, eleven hours after yesterday's.
      const hour = Number(paris(new Date(), { hour: "2-digit" }));
      const begun = hour >= 4;
      const [early, then] = begun && hour < 17 ? ["03:00", "03:30"] : ["16:00", "16:30"];
      const times = script ? { starts: early, ends: early.replace(":00", ":20") } : { starts: then, ends: then.replace(":30", ":50") };
      const worker = await (await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: script, viewport: { width: 360, height: 640 } })).newPage();
      await signIn(page, "coordination");
      await place(page, { day: plus(0), ...times, note }, "Awa Démo");
      await enter(worker);
      await expect(worker.locator("main")).not.toContainText(note);
      await page.goto("/semaine");
      await expect(page.locator(".board-state")).toContainText("à publier");
      await page.locator(".board-state").getByRole("link", { name: "Voir et publier" }).click();
      // Part-time hours change today: whoever is concerned has to have agreed.
      await expect(page.locator(".breaches")).toContainText("Awa Démo");
      if (script) await sound(page, "whose consent is needed");
      await page.getByRole("button", { name: "Tous ont donné leur accord" }).click();
      await expect(page.locator(".notice")).toContainText("Publié");
      await worker.goto("/ma-semaine");
      await expect(worker.locator(".news")).toContainText("Votre planning a changé");
      await expect(worker.locator("main")).toContainText("Nouveau");
      // A week is one sheet of paper.
      const paper = (await worker.pdf({ format: "A4" })).toString("latin1");
      expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      await worker.getByRole("button", { name: "J’ai vu" }).click();
      await expect(worker.locator(".news")).toHaveCount(0);
      const gone = worker.locator(".taps li", { hasText: "Départ à" });
      const before = await gone.count();
      await worker.getByRole("button", { name: "J’arrive" }).click();
      // Within three seconds a second tap is the same tap.
      await worker.getByRole("button", { name: "Je pars" }).click();
      await expect(gone).toHaveCount(before);
      await worker.waitForTimeout(3100);
      await worker.getByRole("button", { name: "Je pars" }).click();
      await expect(gone).toHaveCount(before + 1);
      await expect(worker.locator(".taps")).toContainText("Départ à");
      await page.goto("/jour");
      // The group that begins then: "13 h" has "3 h" in it, and a full hour has no minutes.
      const [hours, minutes] = times.starts.split(":").map(Number);
      const row = page.locator(".presence-group", { hasText: new RegExp(`^\\s*${hours}\\sh${minutes ? `\\s${minutes}` : "(?!\\s\\d)"}`) }).locator("li", { hasText: "Awa Démo" });
      // What was tapped stands with the work it was tapped for, whichever that is at this hour.
      await expect(page.locator(".presence li", { hasText: "Awa Démo" }).filter({ hasText: "pointé" }).first()).toBeVisible();
      for (const box of await page.locator(".presence input[type=checkbox]").all()) await box.setChecked(false);
      await row.locator("input[type=checkbox]").setChecked(true);
      await page.getByRole("button", { name: "Noter la présence" }).click();
      // In the small hours no work of today can have begun, eleven hours after yesterday's: then it is not noted yet.
      if (begun) await expect(row).toContainText("présence notée");
      else await expect(page.locator("main")).toContainText("n’a pas encore commencé");
      await page.goto("/mois");
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Télécharger le tableau (XLSX)" }).click()]);
      expect(file.suggestedFilename()).toMatch(/^mois-\d{4}-\d{2}\.xlsx$/);
      await worker.context().close();
    });

    test("a worker asks for a day off in three taps", async ({ page }) => {
      await enter(page);
      await page.goto("/mes-absences");
      await page.locator("#kind").getByText("Congé").click();
      await page.locator("input[name=first]").nth(script ? 5 : 6).check();
      await page.getByRole("button", { name: "Envoyer" }).click();
      await expect(page.locator(".days")).toContainText("en attente");
    });

    test("a neighbour signs up for a work day and cancels by the private page", async ({ page, browser, baseURL }) => {
      await page.goto("/chantiers");
      await page.getByRole("link", { name: "Plantons la haie des voisins" }).click();
      await page.fill("#name", "Voisine Essai");
      await page.fill("#email", `voisine${script}@exemple.test`);
      await page.getByRole("button", { name: "M’inscrire" }).click();
      await expect(page.locator("#complaints")).toContainText("consignes");
      await page.locator("input[name=briefing]").check();
      await page.getByRole("button", { name: "M’inscrire" }).click();
      // The place is kept, and theirs once they follow the link that only this address receives.
      await expect(page.locator("main")).toContainText("regardez vos e-mails");
      await page.goto(await linkFor(browser, baseURL, `voisine${script}@exemple.test`));
      await page.getByRole("button", { name: "Confirmer ma venue" }).click();
      await expect(page.locator(".badges")).toContainText("Vous venez");
      await page.locator("summary", { hasText: "Je ne peux plus venir" }).click();
      await page.getByRole("button", { name: "Je ne peux plus venir" }).click();
      await expect(page.locator(".badges")).toContainText("Inscription annulée");
    });
  });
}

test.describe.serial("the board", () => {
  test("the board is moved by mouse and keyboard, says what breaks, and undoes", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 2400 });
    await signIn(page, "encadrement");
    await page.goto(`/semaine/${monday(2)}`);
    await page.waitForSelector("html[data-islands=awake]");
    const row = page.locator("tr[data-person]", { hasText: "Awa Démo" });
    const before = await row.locator(".chip").count();
    // An open need on a day on which Awa is free.
    const free = await row.locator("td").evaluateAll((cells) => cells.findIndex((cell, at) =>
      !cell.querySelector(".chip") && document.querySelector("tr.needs").querySelectorAll("td")[at].querySelector(".chip")));
    const need = page.locator("tr.needs td").nth(free).locator(".chip").first();
    const from = await need.boundingBox();
    const to = await row.locator("td").nth(free).boundingBox();
    await page.mouse.move(from.x + 20, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 40, { steps: 4 });
    await page.mouse.move(to.x + 30, to.y + 10, { steps: 8 });
    await page.mouse.up();
    await expect(page.locator(".board-help")).toContainText("C’est fait");
    await expect(row.locator(".chip")).toHaveCount(before + 1);
    // The same person twice at once: refused, with the reason and where it is written.
    const clash = page.locator("tr.needs td").nth(free).locator(".chip");
    if (await clash.count() > 0) {
      const other = await clash.last().boundingBox();
      const there = await row.locator("td").nth(free).boundingBox();
      await page.mouse.move(other.x + 20, other.y + 10);
      await page.mouse.down();
      await page.mouse.move(there.x + 30, there.y + 10, { steps: 10 });
      // The message of the first drop is still there: what is waited for is the server's answer to the second.
      const judged = page.waitForResponse((response) => response.url().includes("/api/semaine/deplacer"));
      await page.mouse.up();
      await judged;
      await expect(page.locator(".board-help")).toContainText(/C’est fait|Pas fait/);
    }
    await page.reload();
    await page.waitForSelector("html[data-islands=awake]");
    const now = await row.locator(".chip").count();
    // By keyboard: take one of Awa's shifts away, then undo.
    const chip = row.locator(".chip").first();
    await chip.focus();
    await page.keyboard.press("Space");
    await expect(page.locator(".chip.chosen")).toHaveCount(1);
    await page.keyboard.press("Delete");
    // The server judges the move; a debug build on a busy machine takes its time.
    await expect(row.locator(".chip")).toHaveCount(now - 1, { timeout: 15_000 });
    await page.locator(".board-help").getByRole("button", { name: "Revenir en arrière" }).click();
    await expect(row.locator(".chip")).toHaveCount(now);
  });

  test("a finger scrolls the board, and carries what it rests on", async ({ browser, baseURL }) => {
    test.setTimeout(60_000);
    const context = await browser.newContext({ baseURL, locale: "fr-FR", hasTouch: true, viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await signIn(page, "encadrement");
    await page.goto(`/semaine/${monday(2)}`);
    await page.waitForSelector("html[data-islands=awake]");
    const fingers = await context.newCDPSession(page);
    const touch = (type, x, y) => fingers.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const asked = [];
    page.on("request", (request) => request.url().includes("/api/semaine/deplacer") && asked.push(request.url()));
    const row = page.locator("tr[data-person]", { hasText: "Awa Démo" });
    const chip = row.locator(".chip").first();
    const before = await row.locator(".chip").count();
    const centre = async (locator) => {
      await locator.evaluate((element) => element.scrollIntoView({ block: "center", inline: "end" }));
      const box = await locator.boundingBox();
      // The names stay in sight and may cover the chip's beginning.
      return [box.x + box.width - 10, box.y + box.height / 2];
    };
    // A swipe that begins on a chip scrolls, and moves nobody.
    let [x, y] = await centre(chip);
    const from = await page.evaluate(() => scrollY);
    await touch("touchStart", x, y);
    for (let step = 1; step <= 8; step += 1) await touch("touchMove", x, y - step * 20);
    await touch("touchEnd");
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(from + 40);
    expect(asked).toEqual([]);
    // The scrolling comes to rest first.
    const resting = async () => {
      let last;
      do {
        last = await page.evaluate(() => scrollY);
        await page.waitForTimeout(250);
      } while (last !== (await page.evaluate(() => scrollY)));
    };
    await resting();
    // A finger that rests picks up; a touch on a row puts down.
    [x, y] = await centre(chip);
    await touch("touchStart", x, y);
    await expect(page.locator(".chip.chosen")).toHaveCount(1);
    await touch("touchEnd");
    const head = page.locator("tr.needs th");
    await head.tap({ position: { x: 8, y: 8 } });
    await expect(row.locator(".chip")).toHaveCount(before - 1, { timeout: 15_000 });
    await page.locator(".board-help").getByRole("button", { name: "Revenir en arrière" }).tap();
    await expect(row.locator(".chip")).toHaveCount(before, { timeout: 15_000 });
    // Or it carries all the way.
    [x, y] = await centre(row.locator(".chip").first());
    await touch("touchStart", x, y);
    await expect(page.locator(".chip.chosen")).toHaveCount(1);
    const box = await head.boundingBox();
    const [toX, toY] = [Math.max(box.x, 0) + 20, Math.max(box.y + box.height / 2, 80)];
    for (let step = 1; step <= 8; step += 1) await touch("touchMove", x + ((toX - x) * step) / 8, y + ((toY - y) * step) / 8);
    await expect(page.locator("tr.needs")).toHaveClass(/target/);
    await touch("touchEnd");
    await expect(row.locator(".chip")).toHaveCount(before - 1, { timeout: 15_000 });
    await page.locator(".board-help").getByRole("button", { name: "Revenir en arrière" }).tap();
    await expect(row.locator(".chip")).toHaveCount(before, { timeout: 15_000 });
    await context.close();
  });

  test("the week fills itself and only what is chosen is taken", async ({ page }) => {
    await signIn(page, "coordination");
    await page.goto(`/semaine/${monday(2)}/remplir`);
    const boxes = page.locator("input[name=put]");
    const proposed = await boxes.count();
    expect(proposed).toBeGreaterThan(3);
    await boxes.first().setChecked(false);
    await page.getByRole("button", { name: "Placer la sélection" }).click();
    await expect(page.locator(".notice")).toContainText("enregistré");
  });
});

test("another implementation reads the calendar, over both clock changes", async ({ page, browser, baseURL }) => {
  test.setTimeout(60_000);
  const lastSunday = (year, month) => {
    const last = new Date(Date.UTC(year, month, 0));
    return new Date(last.getTime() - last.getUTCDay() * 86_400_000);
  };
  const next = (month) => {
    const year = new Date().getFullYear();
    return [year, year + 1].map((y) => lastSunday(y, month)).find((sunday) => sunday.getTime() > Date.now() + 86_400_000);
  };
  const eves = [next(3), next(10)].map((sunday) => new Date(sunday.getTime() - 86_400_000).toISOString().slice(0, 10));
  await signIn(page, "coordination");
  for (const day of eves) {
    await page.goto(`/creneaux/nouveau?jour=${day}`);
    await page.fill("#starts", "22:00");
    await page.fill("#ends", "06:00");
    await page.fill("#pause", "30");
    await page.locator("main button.primary").click();
    await page.locator(".candidates li", { hasText: "Sacha Modèle" }).getByRole("button").click();
    // The night reaches into a Sunday: it needs a reason.
    await page.fill("#reason", "Garde de nuit");
    await page.locator("form:has(#reason) button[type=submit]").click();
    await page.goto(`/semaine/${day}`);
    await page.locator(".board-state").getByRole("link", { name: "Voir et publier" }).click();
    await page.locator("main button.primary").click();
    await expect(page.locator(".notice")).toContainText("Publié");
  }
  const field = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await signIn(field, "encadrement");
  await field.goto("/ma-semaine");
  await field.getByText("Calendrier du téléphone").click();
  await field.getByRole("button", { name: "Créer mon lien" }).click();
  const address = await field.locator("code.address").innerText();
  const text = await (await page.request.get(new URL(address).pathname)).text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
  const hours = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const utc = (time) => {
      const local = time.clone();
      local.zone = zone;
      return local.convertToZone(ICAL.Timezone.utcTimezone).toJSDate().getTime();
    };
    expect(event.startDate.hour).toBe(22);
    expect(event.endDate.hour).toBe(6);
    return (utc(event.endDate) - utc(event.startDate)) / 3_600_000;
  });
  expect(hours.sort()).toEqual([7, 9]);
});

/** Waits until the device has kept a page. */
const kept = (page, path) => expect.poll(() => page.evaluate(async (path) => Boolean(await (await caches.open("pages")).match(path)), path), { timeout: 20_000 }).toBe(true);

test("a worker's week opens without a network, and an arrival waits for it", async ({ page, context }) => {
  await enter(page);
  await kept(page, "/ma-semaine");
  await kept(page, "/en-attente");
  await context.setOffline(true);
  await page.goto("/ma-semaine");
  await expect(page.locator(".offline-note")).toContainText("Sans réseau");
  await expect(page.locator("h1")).toHaveText("Ma semaine");
  await page.locator("#pointage button").first().click();
  await expect(page.locator(".queued")).toContainText("partira tout seul");
  await expect(page.locator(".waiting-note")).toContainText("1");
  // Closed and opened again, still without a network.
  await page.close();
  const again = await context.newPage();
  await again.goto("/en-attente");
  await expect(again.locator(".waiting-desk li")).toContainText("attend le réseau");
  await sound(again, "what waits");
  await context.setOffline(false);
  await expect(again.locator(".waiting-desk li")).toContainText("envoyé", { timeout: 25_000 });
  await again.getByRole("button", { name: "Vu" }).click();
  await expect(again.locator(".nothing")).toBeVisible();
  await again.goto("/ma-semaine");
  await expect(again.locator("#pointage [role=status]")).toContainText("Arrivée");
});
