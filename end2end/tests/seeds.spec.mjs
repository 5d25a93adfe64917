// Seeds: a resident asks for packets and brings some back; a keeper counts a tray, prints labels and gives packets at a seed day.
import { expect, test } from "@playwright/test";
import { linkFor, signIn, sound } from "./bench.mjs";

for (const script of [true, false]) {
  test.describe(script ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: script, viewport: { width: 360, height: 740 } });

    test("a resident asks for packets, confirms by the mailed link, and brings seed back", async ({ page, browser, baseURL }) => {
      test.setTimeout(60_000);
      const address = `graine${script ? 1 : 2}@exemple.test`;
      await page.goto("/");
      await page.locator("main a[href='/graines']").first().click();
      for (const n of [script ? 4 : 6, script ? 5 : 7]) await page.locator(".seed-card label").nth(n).click();
      await page.getByRole("button", { name: "Demander des sachets" }).click();
      await expect(page.locator("input[name=v]:checked")).toHaveCount(2);
      await page.fill("[name=name]", "Odile Passante");
      await page.fill("[name=email]", "odile sans arobase");
      await page.getByRole("button", { name: "Demander", exact: true }).click();
      await expect(page.locator("#complaints")).toBeVisible();
      await expect(page.locator("[name=name]")).toHaveValue("Odile Passante");
      await page.fill("[name=email]", address);
      await page.getByRole("button", { name: "Demander", exact: true }).click();
      await expect(page.locator(".badges")).toContainText("À confirmer");
      if (script) await sound(page, "a request for seed");
      await page.goto(new URL(await linkFor(browser, baseURL, address)).pathname);
      await page.getByRole("button", { name: "Confirmer ma demande" }).click();
      await expect(page.locator(".badges")).toContainText("À préparer");
      await page.goto("/graines/rapporter");
      await page.fill("[name=variety]", "Noir de Crimee");
      await page.fill("[name=year]", "2025");
      await page.fill("[name=name]", "Odile Passante");
      await page.getByRole("button", { name: "Je les apporte" }).click();
      await expect(page).toHaveURL(/graines$/);
    });
  });
}

test("a keeper counts a tray, prints packets and gives them at a seed day, also without a network", async ({ page, context }) => {
  test.setTimeout(60_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, "coordination");
  await page.goto("/grainotheque?q=nantaise");
  await page.locator("table a[href^='/grainotheque/lots/0']").last().click();
  const lot = page.url();
  await page.locator("summary", { hasText: "Tester" }).click();
  await page.fill("[name=sown]", "20");
  await page.locator(".dialog-body button", { hasText: "Tester" }).click();
  await expect(page.locator(".tray label")).toHaveCount(20);
  for (let n = 0; n < 3; n += 1) await page.locator(".tray label").nth(n).click();
  await sound(page, "a tray");
  await page.getByRole("button", { name: "Compter aujourd’hui" }).click();
  await expect(page.locator(".owed")).toContainText("3 sur 20");
  // A run of packets is a sheet to print.
  await page.goto(lot);
  await page.locator("summary", { hasText: "Imprimer des sachets" }).click();
  await page.fill("[name=packets]", "12");
  await page.locator(".dialog-body button", { hasText: "Imprimer" }).click();
  const run = await page.locator("form[action^='/grainotheque/sachets/0']").first().getAttribute("action");
  const sheet = await page.request.get(run);
  expect((await sheet.body()).subarray(0, 4).toString()).toBe("%PDF");
  // A seed day: one touch is one packet; what is touched without a network counts once when it is back.
  await page.goto("/grainotheque/fetes");
  await page.fill("[name=title]", "Fête d’essai");
  await page.fill("[name=day]", new Date().toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Enregistrer" }).click();
  const key = page.locator(".tally-form").first();
  await expect(key.locator(".tally-count")).toHaveText("0");
  await page.waitForSelector(".desk-scan:not([hidden])");
  await key.locator("button").click();
  await expect(key.locator(".tally-count")).toHaveText("1");
  await expect(page.locator(".tally-waiting")).toBeHidden();
  await context.setOffline(true);
  await key.locator("button").click();
  await key.locator("button").click();
  await expect(key.locator(".tally-count")).toHaveText("3");
  await expect(page.locator(".tally-waiting")).toContainText("2");
  await sound(page, "a seed day");
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.locator(".tally-waiting")).toBeHidden();
  await page.reload();
  await expect(page.locator(".tally-form").first().locator(".tally-count")).toHaveText("3");
  await page.locator("summary", { hasText: "Clore la fête" }).click();
  await page.locator(".dialog-body button").click();
  await expect(page.locator(".tally")).toHaveCount(0);
  await expect(page.locator("main")).toContainText("3 sachets donnés");
});

test("a resident keeps a variety: welcomed by the keeper, tells the season and asks for help, without JavaScript", async ({ browser, baseURL }) => {
  test.setTimeout(60_000);
  const resident = await (await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage();
  await resident.goto("/graines?q=ananas");
  await resident.locator(".seed-card a").first().click();
  await resident.getByRole("link", { name: "Je veux bien la garder" }).click();
  await resident.fill("[name=name]", "Ida Passante");
  await resident.fill("[name=email]", "ida.garde@exemple.test");
  await resident.getByRole("button", { name: "Je veux bien la garder" }).click();
  const keeper = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await signIn(keeper, "coordination");
  await keeper.goto("/grainotheque/gardiens");
  const row = keeper.locator("tr", { hasText: "Ida Passante" });
  await row.getByRole("button", { name: "Accueillir" }).click();
  await expect(keeper.locator("tr", { hasText: "Ida Passante" })).toContainText("en garde");
  await resident.goto(new URL(await linkFor(browser, baseURL, "ida.garde@exemple.test")).pathname);
  await resident.selectOption("[name=outcome]", "saved");
  await resident.fill("[name=plants]", "6");
  await resident.fill("[name=note]", "Belle année.");
  await resident.getByRole("button", { name: "Noter la saison" }).click();
  await expect(resident.locator("main")).toContainText("Belle année.");
  await resident.locator("summary", { hasText: "Demander de l’aide" }).click();
  await resident.fill("[name=help]", "Plus assez de place");
  await resident.getByRole("button", { name: "Demander de l’aide" }).click();
  await keeper.reload();
  await expect(keeper.locator("tr", { hasText: "Ida Passante" })).toContainText("Plus assez de place");
  await sound(keeper, "guardians");
  await keeper.goto("/grainotheque/cultures");
  await expect(keeper.locator(".crossing-map svg")).toBeVisible();
  await sound(keeper, "the plan of what is grown on");
  await resident.close();
  await keeper.close();
});
