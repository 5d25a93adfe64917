// In the field: pages open and forms wait where the network is lost, with the page closed and opened again, and with two telephones at once.
import { expect, test } from "@playwright/test";
import { signIn } from "./bench.mjs";

test.describe.configure({ mode: "default" });
test.use({ viewport: { width: 360, height: 640 } });

const paris = (date) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(date);
const plus = (days) => paris(new Date(Date.now() + days * 86_400_000));

async function enter(page, name) {
  await page.goto(`/carte/carte-de-demonstration-${name}`);
  await page.fill("#pin", "1234");
  await page.locator("main button.primary").click();
  await expect(page.locator("h1")).toHaveText("Ma semaine");
}

/** Waits until the device has kept a page. */
const kept = (page, path) => expect.poll(() => page.evaluate(async (path) => Boolean(await (await caches.open("pages")).match(path)), path), { timeout: 20_000 }).toBe(true);
const shelves = (page) => page.evaluate(async () => ({ pages: (await (await caches.open("pages")).keys()).length, waits: Object.keys(localStorage).length }));

test("a supervisor's week ahead opens without a network; marks count once from two telephones", async ({ page, browser, baseURL }) => {
  test.setTimeout(90_000);
  await signIn(page, "encadrement");
  await kept(page, `/jour/${plus(0)}`);
  await kept(page, `/jour/${plus(5)}`);
  // The last day with something to note.
  let day = "";
  for (const back of [0, 1, 2, 3, 4, 5, 6]) {
    await page.goto(`/jour/${plus(-back)}`);
    if (await page.locator("form.day [name=stint]").count() >= 2) { day = plus(-back); break; }
  }
  expect(day, "the last day of work waits to be noted").not.toBe("");
  await kept(page, `/jour/${day}`);
  const other = await (await browser.newContext({ baseURL, locale: "fr-FR", viewport: { width: 360, height: 640 } })).newPage();
  await signIn(other, "encadrement");
  await other.goto(`/jour/${day}`);
  const id = await page.locator("form.day [name=stint]").first().getAttribute("value");
  const context = page.context();
  for (const phone of [page, other]) {
    await phone.context().setOffline(true);
    await phone.locator(`form.day [name=stint][value="${id}"]`).check();
    await phone.locator(".mark-bar > button").click();
    await expect(phone.locator(".queued")).toBeVisible();
  }
  // Another day that was never opened here is there as well.
  await page.goto(`/jour/${plus(4)}`);
  await expect(page.locator(".offline-note")).toBeVisible();
  await page.goto("/personnes-inconnues");
  await expect(page.locator("h1")).toHaveText("Pas de réseau");
  await context.setOffline(false);
  await other.context().setOffline(false);
  for (const phone of [page, other]) {
    await phone.goto("/en-attente");
    await expect(phone.locator(".waiting-desk li").first()).toContainText("envoyé", { timeout: 25_000 });
  }
  await page.goto(`/jour/${day}`);
  await expect(page.locator(`form.day [name=stint][value="${id}"]`)).toHaveCount(0);
});

test("what is noted without a network can be withdrawn where it was noted; nobody ticked is said at once", async ({ page, context }) => {
  await signIn(page, "encadrement");
  let day = "";
  for (const back of [0, 1, 2, 3, 4, 5, 6, 7]) {
    await page.goto(`/jour/${plus(-back)}`);
    if (await page.locator("button[name=all]").count() > 0) { day = plus(-back); break; }
  }
  expect(day, "a crew waits to be noted").not.toBe("");
  await kept(page, `/jour/${day}`);
  await kept(page, "/en-attente");
  await context.setOffline(true);
  await page.locator(".mark-bar > button").click();
  await expect(page.locator(".queued")).toContainText("Cochez d’abord");
  expect(await page.evaluate(() => localStorage.getItem("forms"))).toBeNull();
  const crew = page.locator("section.presence-group", { has: page.locator("button[name=all]") }).first();
  const size = await crew.locator("[name=stint]").count();
  await crew.locator("button[name=all]").click();
  await expect(crew.locator("[name=stint]:disabled")).toHaveCount(size);
  await crew.locator("button.link-waits").first().click();
  await expect(crew.locator("[name=stint]:disabled")).toHaveCount(size - 1);
  await page.goto("/en-attente");
  await expect(page.locator(".waiting-desk li")).toContainText("Noter la présence : ");
  await context.setOffline(false);
  await expect(page.locator(".waiting-desk li")).toContainText("envoyé", { timeout: 25_000 });
  await page.goto(`/jour/${day}`);
  await expect(page.locator("form.day [name=stint]:not(:disabled)").first()).toBeVisible();
});

test("nothing stays on the device once somebody signs out", async ({ page, context }) => {
  await enter(page, "awa");
  await kept(page, "/ma-semaine");
  await context.setOffline(true);
  await page.goto("/ma-semaine");
  await context.setOffline(false);
  await page.goto("/compte");
  await page.getByRole("button", { name: "Se déconnecter", exact: true }).first().click();
  await expect(page.locator(".notice")).toBeVisible();
  await expect.poll(() => shelves(page)).toEqual({ pages: 0, waits: 0 });
  await context.setOffline(true);
  await page.goto("/ma-semaine").catch(() => {});
  await expect(page.locator("body")).not.toContainText("Awa");
});
