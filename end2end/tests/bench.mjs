// What journeys share: signing in, and the axe check.
import { createRequire } from "node:module";
import { expect } from "@playwright/test";

const { source: axe } = createRequire(import.meta.url)("axe-core");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Signs in through the form, as one of the demonstration's people. */
export async function signIn(page, who) {
  await page.goto("/connexion");
  await page.fill("#email", `${who}@demo.example`);
  await page.fill("#password", "archipel-demo");
  await page.locator("main button.primary").click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** What axe finds. It is run as it is: its wrapper opens a page for each run and describes all that is right, which takes four times as long. */
async function violationsOf(page) {
  for (const frame of page.frames()) await frame.evaluate(axe);
  return page.evaluate(
    async (standards) => (await window.axe.run(document, { runOnly: standards, resultTypes: ["violations"] })).violations,
    standards,
  );
}

/** No accessibility violation, nothing wider than the screen, nothing too small to touch. */
export async function sound(page, what) {
  const violations = await violationsOf(page);
  // Soft: one walk shows all there is to mend.
  expect.soft(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" | ")}`), what).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("a.button, button, .nav a, .tabs a, input:not([type=hidden]):not([type=checkbox]), select")]
      .filter((e) => e.checkVisibility() && !e.closest("[aria-hidden=true]") && e.getBoundingClientRect().height < 43.5)
      .map((e) => e.outerHTML.slice(0, 90)));
  expect.soft(small, `${what}: targets under 44 px`).toEqual([]);
}

/** The private link of the newest letter to an address, as the coordinator reads it. */
export async function linkFor(browser, baseURL, address) {
  const office = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await signIn(office, "coordination");
  await office.goto("/courrier");
  await office.getByRole("row", { name: new RegExp(address.replaceAll(".", "\\.")) }).first().getByRole("link").click();
  const link = await office.locator(".letter a[href^=http]").first().getAttribute("href");
  await office.context().close();
  return link;
}
