// A coordinator's desk: the search from anywhere, the board by days and undone, long lists by keyboard, a plan nearer and farther.
import { expect, test } from "@playwright/test";
import { signIn, sound } from "./bench.mjs";

test.use({ viewport: { width: 1280, height: 800 } });

test("the search answers from anywhere, by keyboard, and forgives", async ({ page }) => {
  await signIn(page, "coordination");
  await page.goto("/terrains");
  await page.keyboard.press("/");
  await page.keyboard.type("galibbots");
  await expect(page.locator(".find-results")).toContainText("s’en approche");
  await expect(page.locator(".find-results a", { hasText: "Galibots" }).first()).toBeVisible();
  await sound(page, "what the search found");
  await page.keyboard.press("Escape");
  await expect(page.locator(".find-results")).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("awa");
  await expect(page.locator(".find-results a").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/terrains$/);
  await page.goto("/recherche?q=awa");
  await page.locator(".found a", { hasText: "Awa Démo" }).first().click();
  await expect(page.locator("h1")).toContainText("Awa Démo");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
  test("the search is a page, and a plan comes nearer by links", async ({ page }) => {
    await signIn(page, "coordination");
    await page.locator(".find-link").click();
    await page.fill("#recherche", "grand carre");
    await page.locator("main button.primary").click();
    await page.locator(".found a", { hasText: "Grand carré" }).first().click();
    await expect(page.locator("h1")).toContainText("Grand carré");
    await page.goto("/plan");
    const box = () => page.locator(".plan-zoom svg.plan").getAttribute("viewBox");
    const whole = await box();
    await page.getByRole("link", { name: "Plus près" }).click();
    const near = await box();
    expect(near).not.toBe(whole);
    await page.getByRole("link", { name: "Vers l’est" }).click();
    expect(await box()).not.toBe(near);
    await page.getByRole("link", { name: "Tout le plan" }).click();
    expect(await box()).toBe(whole);
  });
});

test("a plan comes nearer by wheel and keys", async ({ page }) => {
  await signIn(page, "coordination");
  await page.goto("/plan");
  const svg = page.locator(".plan-zoom svg.plan");
  const width = async () => Number((await svg.getAttribute("viewBox")).split(" ")[2]);
  const whole = await width();
  await svg.hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(width).toBeLessThan(whole);
  await svg.focus();
  await page.keyboard.press("0");
  await expect.poll(width).toBe(whole);
  await page.keyboard.press("+");
  await expect.poll(width).toBeLessThan(whole);
});

test("a list is walked by keyboard, filtered as one chooses, and keeps its columns", async ({ page }) => {
  await signIn(page, "coordination");
  const rows = page.locator("table.dense tbody tr");
  for (const list of ["/personnes", "/produits", "/especes", "/grainotheque", "/grainotheque/varietes", "/arbres", "/parcelles"]) {
    await page.goto(list);
    const seen = await rows.evaluateAll((all) => all.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
    expect.soft(seen, `lines of ${list} on a screen`).toBeGreaterThanOrEqual(20);
  }
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const second = await rows.nth(1).locator("th a").innerText();
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toContainText(second);
  await page.goto("/parcelles");
  await page.locator("form.filter select").nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(300);
  await expect(page, "a step through a list by keyboard filters nothing yet").not.toHaveURL(/genre=/);
  await page.locator("form.filter > button").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/genre=./);
  await page.goto("/parcelles");
  await page.locator("form.filter select").nth(1).selectOption({ index: 3 });
  await expect(page).toHaveURL(/genre=/);
  await page.locator("table.dense thead a", { hasText: "Surface" }).click();
  await expect(page.locator("th[aria-sort=ascending]")).toContainText("Surface");
  await expect(page).toHaveURL(/genre=.*tri=surface/);
  await page.locator(".list-tools summary").click();
  await page.locator(".list-tools input[value=statut]").uncheck();
  await page.locator(".list-tools button").click();
  await expect(page.locator("table.dense thead th")).toHaveCount(4);
  // The choice is the person's: the others who sign in as this one have all columns again.
  await page.locator(".list-tools summary").click();
  await page.locator(".list-tools input[value=statut]").check();
  await page.locator(".list-tools button").click();
  await expect(page.locator("table.dense thead th")).toHaveCount(5);
});

test("the board moves a whole day, says no to another day, and takes it back with Ctrl+Z", async ({ page }) => {
  await signIn(page, "coordination");
  const monday = new Date(Date.now() + 14 * 86_400_000);
  await page.goto(`/semaine/${monday.toISOString().slice(0, 10)}?serre=oui`);
  await expect(page.locator("html")).toHaveAttribute("data-islands", "awake");
  const lines = page.locator("tr[data-person]");
  const height = await lines.first().evaluate((row) => row.getBoundingClientRect().height);
  expect(height).toBeLessThan(30);
  await page.goto(`/semaine/${monday.toISOString().slice(0, 10)}?serre=non`);
  await expect(page.locator("html")).toHaveAttribute("data-islands", "awake");
  // A person's day with something on it, and a free day of somebody else.
  const from = page.locator("tr[data-person] td[data-day]:has(.chip)").first();
  const day = await from.getAttribute("data-day");
  const owner = await from.locator("xpath=ancestor::tr").getAttribute("data-person");
  const count = await from.locator(".chip").count();
  const other = page.locator(`tr[data-person]:not([data-person="${owner}"]) td[data-day="${day}"]:not(:has(.chip)):not(:has(.away))`).first();
  const taker = await other.locator("xpath=ancestor::tr").getAttribute("data-person");
  const elsewhere = page.locator(`tr[data-person="${taker}"] td[data-day]:not([data-day="${day}"])`).first();
  const cell = (person) => page.locator(`tr[data-person="${person}"] td[data-day="${day}"]`);
  const carry = async (target) => {
    await from.scrollIntoViewIfNeeded();
    const start = await cell(owner).boundingBox();
    await page.mouse.move(start.x + start.width - 2, start.y + start.height - 2);
    await page.mouse.down();
    await page.mouse.move(start.x + start.width - 20, start.y + start.height + 30, { steps: 4 });
    const end = await target.boundingBox();
    await page.mouse.move(end.x + end.width / 2, Math.min(end.y + end.height / 2, 760), { steps: 12 });
    await page.mouse.up();
  };
  await carry(elsewhere);
  await expect(page.locator(".board-help")).toContainText("garde son jour");
  await expect(cell(owner).locator(".chip")).toHaveCount(count);
  await carry(cell(taker));
  if (await page.locator(".board-reason").isVisible()) {
    await page.locator(".board-reason input").fill("Essai");
    await page.locator(".board-reason button.primary").click();
  }
  await expect(page.locator(".board-help")).toContainText(/Fait|refus|pas/i);
  if ((await cell(taker).locator(".chip").count()) > 0) {
    await page.keyboard.press("Control+z");
    await expect(cell(owner).locator(".chip")).toHaveCount(count);
  }
});
