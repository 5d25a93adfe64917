// Every page that can be reached, in both languages, both themes, on desk and phone: axe finds nothing, nothing overflows.
import { expect, test } from "@playwright/test";
import { signIn, sound } from "./bench.mjs";

const open = ["/", "/plan", "/connexion", "/connexion/oubli", "/connexion/code?email=a@b.fr", "/menu", "/nulle-part", "/carte/carte-de-demonstration-awa"];
const team = ["/", "/plan?couleur=preteur", "/terrains", "/parcelles", "/arbres", "/personnes", "/personnes/nouvelle", "/personnes/import", "/personnes/cartes", "/courrier", "/journal", "/reglages", "/compte", "/menu", "/design", "/terrains/nouveau", "/terrains/import", "/parcelles/nouvelle"];
/** A page of one thing: the first link of a list that leads there. */
const things = [["/plan", "a[href^='/plan/0']", ""], ["/terrains", "a[href^='/terrains/0']", ""], ["/terrains", "a[href^='/terrains/0']", "/modifier"], ["/parcelles", "a[href^='/parcelles/0']", ""], ["/parcelles", "a[href^='/parcelles/0']", "/modifier"], ["/parcelles", "a[href^='/parcelles/0']", "/decouper"], ["/personnes", "a[href^='/personnes/0']", ""], ["/personnes", "a[href^='/personnes/0']", "/fusion"], ["/personnes", "a[href^='/personnes/0']", "/code"], ["/plan", "a[href^='/plan/0']", "/dessiner"]];

const looks = [
  { name: "desk, French, light", width: 1280, theme: "light", language: "fr" },
  { name: "phone, French, dark", width: 360, theme: "dark", language: "fr" },
  { name: "phone, English, light", width: 360, theme: "light", language: "en" },
  { name: "desk, English, dark", width: 1280, theme: "dark", language: "en" },
];

for (const look of looks) {
  test(`all pages are sound: ${look.name}`, async ({ browser, baseURL }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ viewport: { width: look.width, height: 720 }, locale: look.language, reducedMotion: "reduce" });
    await context.addCookies([{ name: "theme", value: look.theme, url: baseURL }, { name: "langue", value: look.language, url: baseURL }]);
    const page = await context.newPage();
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && !message.text().includes("404") && problems.push(message.text()));
    for (const path of open) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", look.language);
      await sound(page, path);
    }
    await signIn(page, "coordination");
    for (const path of team) {
      await page.goto(path);
      await sound(page, path);
    }
    for (const [list, link, below] of things) {
      await page.goto(list);
      const href = await page.locator(link).first().getAttribute("href");
      await page.goto(href + below);
      if (below === "/dessiner") await page.waitForSelector("html[data-islands=awake]");
      await sound(page, href + below);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
}
