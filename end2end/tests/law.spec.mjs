// Working time by the law, as a coordinator meets it: a contract that complains beside its field, one person's limits, a month opened to its lines.
import { expect, test } from "@playwright/test";
import { signIn, sound } from "./bench.mjs";

test("a contract says beside its field what the law wants, and loses nothing typed", async ({ page }) => {
  await signIn(page, "coordination");
  await page.goto("/equipe");
  await page.getByRole("link", { name: "Mariam Démo" }).click();
  await page.getByRole("link", { name: "Nouveau contrat" }).click();
  await page.getByLabel("Premier jour").fill("2029-01-01");
  await page.getByLabel("Dernier jour").fill("2029-06-30");
  await page.getByLabel("Heures par semaine").fill("15");
  await page.fill("#pass", "");
  await page.fill("#pass_ends", "");
  await page.locator("main button.primary").click();
  await expect(page.locator("#derogation_until-error")).toContainText("dérogation du préfet");
  await expect(page.getByLabel("Heures par semaine")).toHaveValue("15");
  await sound(page, "a contract that was refused");
  await page.getByLabel("Moins de 20 heures").fill("2029-06-30");
  await page.locator("main button.primary").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mariam Démo");
  await expect(page.locator("main")).toContainText("15 h");
});

test("one person's limits are kept without a cause and taken away again", async ({ page }) => {
  await signIn(page, "coordination");
  await page.goto("/equipe");
  await page.getByRole("link", { name: "Lucien Démo" }).click();
  await page.getByText("Ajouter une limite").click();
  const form = page.locator("form[action$='/limites']");
  await form.getByLabel("Premier jour").fill("2029-01-01");
  await form.getByRole("button").click();
  await expect(page.locator("#limit_day-error")).toBeVisible();
  await form.getByLabel("Heures par jour, au plus").fill("4");
  await form.getByRole("button").click();
  await expect(page.locator("main")).toContainText("4 h par jour");
  await page.getByRole("row", { name: /4 h par jour/ }).getByRole("button").click();
  await expect(page.locator("main")).not.toContainText("4 h par jour");
});

test("each figure of a month opens to its lines", async ({ page }) => {
  await signIn(page, "coordination");
  await page.goto("/mois");
  await page.locator("tbody a[href^='/mois/']").first().click();
  await expect(page.getByRole("heading", { name: "D’où viennent ces heures" })).toBeVisible();
  const worked = page.locator("details.more").filter({ hasText: "Travaillé" }).first();
  await worked.locator("summary").click();
  await expect(worked.getByRole("row")).not.toHaveCount(0);
  await page.goto("/mois/reglages");
  await page.getByLabel("Jour travaillé sans paie").fill("2027-05-01");
  await page.locator("form[action$='/solidarite'] button").click();
  await expect(page.locator("#solidarity-error")).toContainText("L. 3133-8");
});
