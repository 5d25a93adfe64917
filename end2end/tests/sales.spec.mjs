// Vegetables, from the field to the hand: a resident's order on a telephone, and a seller's day.
import { expect, test } from "@playwright/test";
import { signIn, sound } from "./bench.mjs";

for (const script of [true, false]) {
  test.describe(script ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: script, viewport: { width: 360, height: 740 } });

    test("a resident orders in a dozen touches, changes, cancels and takes it up again", async ({ page }) => {
      test.setTimeout(60_000);
      let touches = 0;
      const touch = async (locator) => {
        touches += 1;
        await locator.click();
      };
      await page.goto("/");
      await touch(page.locator("main a[href='/commander']").first());
      // The slot is chosen already; five products, a pill each.
      const pills = page.locator(".ware .pill-row label", { hasText: "1" });
      for (let n = 0; n < 5; n += 1) await touch(pills.nth(n));
      if (script) await expect(page.locator(".order-total")).toContainText("au plus");
      await page.fill("[name=name]", "Odile Passante");
      await page.fill("[name=contact]", `06 31 00 00 0${script ? 1 : 2}`);
      await touch(page.getByRole("button", { name: "Commander avec obligation de paiement" }));
      await expect(page.locator(".badges")).toContainText("Commandée");
      expect(touches).toBeLessThanOrEqual(12);
      if (script) await sound(page, "an order");
      const mine = page.url();
      const total = await page.locator(".order-sum").textContent();
      await page.getByRole("link", { name: "Modifier la commande" }).click();
      if (script) await sound(page, "a change of an order");
      await page.locator(".ware .pill-row label", { hasText: "3" }).first().click();
      await page.getByRole("button", { name: "Garder ces changements" }).click();
      await expect(page).toHaveURL(mine);
      await expect(page.locator(".order-sum")).not.toHaveText(total);
      await page.locator("summary", { hasText: "Annuler la commande" }).click();
      await page.locator(".dialog-body button.danger").click();
      await expect(page.locator(".badges")).toContainText("Annulée");
      await page.getByRole("button", { name: "Reprendre cette commande" }).click();
      await expect(page.locator(".badges")).toContainText("Commandée");
      // The browser finds its order again.
      await page.goto("/commander");
      await page.getByRole("link", { name: "Voir ma commande" }).click();
      await expect(page.locator("h1")).toContainText("Commande");
    });

    test("what is forgotten is said beside its field, and nothing typed is lost", async ({ page }) => {
      await page.goto("/commander");
      await page.locator(".ware .pill-row label", { hasText: "2" }).first().click();
      await page.fill("[name=name]", "Odile Distraite");
      await page.getByRole("button", { name: "Commander avec obligation de paiement" }).click();
      await expect(page.locator("#complaints")).toContainText("adresse e-mail (prenom@exemple.fr) ou un numéro");
      await expect(page.locator("[name=name]")).toHaveValue("Odile Distraite");
      await expect(page.locator(".ware .pill-row input[value='2']:checked")).toHaveCount(1);
    });
  });
}

test("a seller weighs, packs and hands over, and the money is right", async ({ page }) => {
  test.setTimeout(60_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, "vente");
  // Three touches and the digits.
  await page.goto("/recolte");
  await page.locator(".tiles a", { hasText: "Poireaux" }).click();
  await page.locator(".tiles a").first().click();
  for (const key of ["2", ",", "4"]) await page.getByRole("button", { name: key, exact: true }).click();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator(".weighed")).toContainText("Poireaux");
  await expect(page.locator(".weighed")).toContainText("2,4");
  await page.locator(".weighed").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator(".weighing", { hasText: "Poireaux" }).first()).toContainText("annulé");
  // A crate: the weights that the page proposes.
  await page.goto("/ventes");
  await page.getByRole("link", { name: "Préparer les caisses" }).click();
  await page.getByRole("link", { name: "Caisse suivante" }).click();
  const name = (await page.locator("h1").textContent()).replace("Caisse de ", "").trim();
  for (const scale of await page.locator("input[name^='w-']").all()) {
    await scale.fill((await scale.getAttribute("placeholder")) || "1,2");
  }
  await page.getByRole("button", { name: "La caisse est prête" }).click();
  await expect(page.locator(".crate-line", { hasText: name }).locator(".badge")).toContainText("Prête");
  const code = await page.locator(".crate-line", { hasText: name }).locator("small").first().textContent();
  // At pick-up: found by its code, paid and handed over with one button.
  await page.goto(`/ventes/code?c=${code.trim()}`);
  await expect(page.locator(".owed")).toContainText("à payer");
  await page.getByRole("button", { name: "Remettre" }).click();
  await page.goto(`/ventes/code?c=${code.trim()}`);
  await expect(page.locator(".badges")).toContainText("Retirée");
  await expect(page.locator(".owed")).toContainText("Payé");
  await expect(page.locator("main")).toContainText("Ticket T-");
});

test("without a network a weighing waits, and counts once when it is back", async ({ page, context }) => {
  await signIn(page, "vente");
  await page.goto("/recolte");
  await page.locator(".tiles a", { hasText: "Carottes" }).click();
  await page.locator(".tiles a").first().click();
  await page.waitForSelector(".keys button");
  await context.setOffline(true);
  await page.fill("[name=weight]", "1,5");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator(".queue li")).toContainText("attend le réseau");
  await page.fill("[name=weight]", "beaucoup");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  // What is no weight is said at once, and stays in its field.
  await expect(page.locator(".queue .refused")).toContainText("pas un poids");
  await expect(page.locator("[name=weight]")).toHaveValue("beaucoup");
  // Pressed twice is weighed once.
  await page.fill("[name=weight]", "0,7");
  await page.getByRole("button", { name: "Enregistrer" }).dblclick();
  await expect(page.locator(".queue .waiting")).toHaveCount(2);
  // From another page, where nothing is weighed, all of it leaves.
  await page.goto("/en-attente").catch(() => {});
  await context.setOffline(false);
  await page.goto("/en-attente");
  await expect(page.locator(".waiting-desk li", { hasText: "envoyé" })).toHaveCount(2, { timeout: 25_000 });
  await expect(page.locator(".waiting-desk")).toContainText("0,7 kg");
  await page.goto("/recolte");
  await expect(page.locator(".weighing", { hasText: "Carottes" }).filter({ hasText: "1,5" }).first()).toBeVisible();
  await expect(page.locator(".weighing", { hasText: "Carottes" }).filter({ hasText: /700/ })).toHaveCount(1);
});

test("at pick-up a crate is handed over without a network, found by name, and counts once when it is back", async ({ page, context }) => {
  test.setTimeout(60_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, "vente");
  // A crate that is ready: one that the demonstration has, or else packed now.
  await page.goto("/ventes");
  await page.getByRole("link", { name: "Préparer les caisses" }).first().click();
  const cycle = page.url().match(/cycles\/([^/]+)/)[1];
  if ((await page.locator(".crate-line", { hasText: "Prête" }).count()) === 0) {
    await page.getByRole("link", { name: "Caisse suivante" }).click();
    for (const scale of await page.locator("input[name^='w-']").all()) {
      await scale.fill((await scale.getAttribute("placeholder")) || "1,2");
    }
    await page.getByRole("button", { name: "La caisse est prête" }).click();
  }
  const ready = page.locator(".crate-line", { hasText: "Prête" }).first();
  const name = (await ready.locator("b").first().textContent()).trim();
  await page.goto(`/ventes/cycles/${cycle}/retrait`);
  await page.waitForSelector(".desk-scan:not([hidden])");
  await context.setOffline(true);
  await page.fill(".filter [name=q]", name.toUpperCase());
  const row = page.locator(".pickup", { hasText: name }).filter({ has: page.locator(".handing") }).first();
  await expect(row).toBeVisible();
  expect(await page.locator(".pickup:visible").count()).toBeLessThan(4);
  await row.getByRole("button", { name: "Remettre" }).click();
  await expect(row.locator(".pickup-said")).toContainText("attend le réseau");
  await expect(row.locator(".handing")).toBeHidden();
  // Taken back by hand before it was sent, it is as it was.
  await row.getByRole("button", { name: "Annuler" }).click();
  await expect(row.locator(".handing")).toBeVisible();
  await row.getByRole("button", { name: "Remettre" }).click();
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(row.locator(".pickup-said")).toHaveText("Retirée");
  expect(await page.evaluate(() => localStorage.getItem("pickups"))).toBe("[]");
  await sound(page, "pick-up");
  await page.reload();
  await page.fill(".filter [name=q]", name);
  await expect(page.locator(".pickup", { hasText: name }).first()).toContainText("Retirée");
});

test("a crate is packed without a network, waits in the list, and counts once when it is back", async ({ page, context }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, "vente");
  await page.goto("/ventes");
  await page.getByRole("link", { name: "Préparer les caisses" }).first().click();
  const list = new URL(page.url()).pathname;
  // The last one: other journeys pack the first.
  const crate = await page.locator(".crate-line a[href$='/preparer']").last().getAttribute("href");
  const kept = (path) => expect.poll(() => page.evaluate(async (path) => Boolean(await (await caches.open("pages")).match(path)), path), { timeout: 40_000 }).toBe(true);
  await kept(list);
  await kept(crate);
  await context.setOffline(true);
  await page.goto(crate);
  await expect(page.locator(".offline-note")).toBeVisible();
  for (const scale of await page.locator("input[name^='w-']").all()) {
    await scale.fill((await scale.getAttribute("placeholder")) || "1,2");
  }
  await page.getByRole("button", { name: "La caisse est prête" }).click();
  await expect(page.locator(".queued")).toBeVisible();
  await page.goto(list);
  const line = page.locator(".crate-line", { has: page.locator(`a[href="${crate}"]`) });
  await expect(line.locator(".link-waits")).toBeVisible();
  await context.setOffline(false);
  await page.goto("/en-attente");
  await expect(page.locator(".waiting-desk li").first()).toContainText("envoyé", { timeout: 25_000 });
  await page.goto(list);
  await expect(page.locator(`a[href="${crate}"]`)).toHaveCount(0);
  await expect(page.locator(`a[href="${crate.replace("/preparer", "")}"]`)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("forms"))).toBe("[]");
});
