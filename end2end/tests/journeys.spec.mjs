// Journeys of a coordinator, a resident and a worker, with JavaScript and without, on desk and phone.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { linkFor, signIn } from "./bench.mjs";

for (const script of [true, false]) {
  test.describe(script ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: script, viewport: script ? { width: 1280, height: 800 } : { width: 360, height: 640 } });

    test("a coordinator makes a terrain, a plot with beds, and takes them back", async ({ page }) => {
      const name = `Île d’essai ${script ? "A" : "B"}`;
      await signIn(page, "coordination");
      await page.goto("/terrains/nouveau");
      await page.locator("main button.primary").click();
      await expect(page.locator("#complaints")).toContainText("Un point à corriger");
      await page.fill("#name", name);
      await page.locator("main button.primary").click();
      await expect(page.locator("h1")).toHaveText(name);
      await expect(page.locator(".notice")).toContainText("C’est créé");
      await page.getByRole("link", { name: "Nouvelle parcelle" }).click();
      const lat = script ? 50.6 : 50.61;
      await page.fill("#name", "Carré d’essai");
      await page.fill("#corners", `${lat}, 2.9\n${lat}, 2.9005\n${lat + 0.0003}, 2.9005\n${lat + 0.0003}, 2.9`);
      await page.locator("main button.primary").click();
      await expect(page.locator("h1")).toHaveText("Carré d’essai");
      await page.getByRole("link", { name: "Découper en planches" }).click();
      await page.fill("#beds", "5");
      await page.locator("main button.primary").click();
      await expect(page.locator("table.cards tbody tr")).toHaveCount(5);
      await page.locator("summary", { hasText: "Archiver" }).click();
      await page.locator(".dialog-body button.danger", { hasText: "Archiver" }).click();
      await expect(page.locator(".notice")).toContainText("C’est archivé");
      await page.locator(".notice button").click();
      await expect(page.locator("h1")).toHaveText("Carré d’essai");
    });

    test("a worker enters with card and PIN", async ({ page }) => {
      await page.goto("/carte/carte-de-demonstration-awa");
      await expect(page.locator("h1")).toHaveText("Bonjour Awa !");
      await page.fill("#pin", "12");
      await page.locator("main button.primary").click();
      await expect(page.locator("#pin-error")).toContainText("Tapez 4 chiffres");
      await page.fill("#pin", "1234");
      await page.locator("main button.primary").click();
      await expect(page.locator("h1")).toHaveText("Ma semaine");
    });

    test("language and theme follow the person", async ({ page }) => {
      await page.goto("/plan");
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.locator("h1")).toHaveText("The archipelago");
      await page.getByRole("button", { name: "Dark" }).click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page.locator("h1")).toHaveText("The archipelago");
    });
  });
}

test("a resident asks for a link, reads it in the coordinator's mail page, and enters", async ({ page, browser, baseURL }) => {
  await page.goto("/connexion");
  await page.fill("#resident-email", "riveraine@exemple.test");
  await page.getByRole("button", { name: "Recevoir un lien" }).click();
  await expect(page.locator("h1")).toHaveText("Regardez vos e-mails");
  await page.goto(await linkFor(browser, baseURL, "riveraine@exemple.test"));
  await page.locator("main").getByRole("button", { name: "Se connecter" }).click();
  await page.goto("/compte");
  await page.fill("#name", "Riveraine Essai");
  await page.locator("main button.primary").click();
  await expect(page.locator(".notice")).toContainText("C’est enregistré");
});

test("the plan editor draws by mouse and keyboard, undoes, splits and saves", async ({ page }) => {
  test.setTimeout(60_000);
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, "encadrement");
  await page.goto("/plan");
  const site = await page.getByRole("link", { name: "Les Berlines" }).first().getAttribute("href");
  await page.goto(`${site}/dessiner`);
  await page.waitForSelector("html[data-islands=awake]");
  const sheet = page.locator(".editor-sheet");
  const box = await sheet.boundingBox();
  const touch = (x, y) => page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  await page.getByRole("button", { name: "Dessiner une parcelle" }).click();
  for (const [x, y] of [[0.02, 0.02], [0.14, 0.02], [0.14, 0.12], [0.02, 0.12]]) await touch(x, y);
  await expect(page.locator(".editor-panel")).toContainText("m²");
  await page.getByRole("button", { name: "Fermer le contour" }).click();
  const area = () => page.locator(".editor-panel p", { hasText: "Surface" }).innerText();
  const before = await area();
  await page.getByRole("button", { name: "Coin 1" }).focus();
  for (let n = 0; n < 5; n += 1) await page.keyboard.press("Shift+ArrowLeft");
  expect(await area()).not.toBe(before);
  for (let n = 0; n < 5; n += 1) await page.getByRole("button", { name: "Revenir en arrière" }).click();
  await page.locator(".editor-sheet path.plot").last().focus();
  expect(await area()).toBe(before);
  await page.fill("#plot-name", "Dessinée");
  await page.locator("#plot-name").blur();
  await page.getByLabel("Nombre de planches").fill("2");
  await page.getByRole("button", { name: "Découper", exact: true }).click();
  // The two beds are laid out by the server: saving before they are there would save the plot without them.
  await expect(page.locator(".editor-sheet path.bed").last()).toHaveAttribute("d", /M.*M/);
  await expect(page.getByText("Pas encore enregistré")).toBeVisible();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Enregistrer", exact: true }).click()]);
  await page.goto("/parcelles?q=dessinee");
  await page.getByRole("link", { name: "Dessinée" }).click();
  await expect(page.locator("table.cards tbody tr")).toHaveCount(2);
});

test("a public page is light and loads no WebAssembly", async ({ page }) => {
  const sizes = [];
  page.on("response", async (response) => {
    const { responseBodySize, responseHeadersSize } = await response.request().sizes();
    sizes.push([response.url(), responseBodySize + responseHeadersSize]);
  });
  await page.goto("/", { waitUntil: "networkidle" });
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  expect(sizes.some(([url]) => url.includes(".wasm"))).toBe(false);
  expect(total, JSON.stringify(sizes)).toBeLessThan(150 * 1024);
});

test("nothing is wider than a narrow screen with letters twice as large", async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, locale: "fr-FR", viewport: { width: 320, height: 640 } })).newPage();
  for (const path of ["/", "/ateliers", "/chantiers", "/connexion", "/retrouver", "/menu", "/mentions"]) {
    await page.goto(path);
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(321);
  }
});

test("the sources name no text in one language only", () => {
  const read = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entry.isDirectory() ? read(`${folder}/${entry.name}`) : entry.name.endsWith(".rs") ? [`${folder}/${entry.name}`] : []);
  // Words with accents belong in texts (one file or a folder of them; both languages), in the log's words, in the demonstration, or in comments and tests.
  const strays = read("../src").filter((path) => !/texts(\.rs$|\/)|\/records\.rs$|\/demo(\.rs$|\/)|i18n\/|\/tests\.rs$/.test(path)).flatMap((path) => {
    const code = readFileSync(path, "utf8").split("#[cfg(test)]")[0];
    return code.split("\n").filter((line) => !line.trim().startsWith("//") && /"[^"]*[éèêàçùûôîœ][^"]*"/.test(line)).map((line) => `${path}: ${line.trim()}`);
  });
  expect(strays).toEqual([]);
});
