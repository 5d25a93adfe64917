// make screenshots: the main screens, desk and phone, both themes, into docs/screens.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";

const base = "http://127.0.0.1:3877";
const out = "../docs/screens";
mkdirSync(out, { recursive: true });
const server = spawn("node", ["serve.mjs"], { stdio: "ignore", env: { ...process.env, ARCHIPEL_LISTEN: "127.0.0.1:3877", ARCHIPEL_PUBLIC_URL: base } });
for (let n = 0; n < 100; n += 1) {
  if (await fetch(`${base}/readyz`).then((answer) => answer.ok, () => false)) break;
  await new Promise((resolve) => setTimeout(resolve, 200));
}
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  for (const [device, width, height] of [["desk", 1280, 800], ["phone", 360, 640]]) {
    for (const theme of ["light", "dark"]) {
      const context = await browser.newContext({ baseURL: base, viewport: { width, height }, locale: "fr-FR", reducedMotion: "reduce" });
      await context.addCookies([{ name: "theme", value: theme, url: base }]);
      const page = await context.newPage();
      // While one page turns into the next nothing can be taken.
      const take = async (name) => {
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${out}/${name}-${device}-${theme}.png` });
      };
      await page.goto("/");
      await take("home");
      await page.goto("/connexion");
      await take("sign-in");
      await page.goto("/carte/carte-de-demonstration-awa");
      await take("card");
      await page.goto("/connexion");
      await page.fill("#email", "coordination@demo.example");
      await page.fill("#password", "archipel-demo");
      await page.locator("main button.primary").click();
      await page.waitForURL((url) => url.pathname === "/");
      await take("today");
      for (const [name, path] of [["plan", "/plan?couleur=statut"], ["sites", "/terrains"], ["plots", "/parcelles"], ["people", "/personnes"], ["log", "/journal"], ["design", "/design"], ["week", `/semaine/${new Date(Date.now() + 14 * 86400000).toISOString().slice(0, 10)}`], ["presence", "/jour"], ["hours", "/mois"], ["team", "/equipe"], ["requests", "/demandes"], ["work-days", "/chantiers"], ["agenda", "/ateliers"], ["workshops-team", "/animation"], ["workshops-numbers", "/animation/chiffres"]]) {
        await page.goto(path);
        await take(name);
      }
      await page.goto("/ateliers?theme=cooking&libres=oui");
      await page.locator(".date-item h3 a").first().click();
      await take("workshop");
      await page.getByRole("button", { name: "Réserver", exact: true }).first().click();
      await take("booking-form");
      await page.fill("#name", "Odile Passante");
      await page.fill("#email", `odile.${device}.${theme}@exemple.test`);
      await page.locator("#guest-1-price").selectOption("reduced");
      await page.getByRole("button", { name: "Confirmer ma réservation" }).click();
      await page.locator(".ticket").first().scrollIntoViewIfNeeded();
      await take("booking");
      await page.goto("/plan");
      const site = await page.getByRole("link", { name: "Les Galibots" }).first().getAttribute("href");
      await page.goto(site);
      await take("site");
      await page.goto(site.replace("/plan/", "/terrains/"));
      await take("site-record");
      await page.goto(`${site}/dessiner`);
      await page.waitForSelector("html[data-islands=awake]");
      await page.locator(".editor-sheet path.plot").first().focus();
      await take("editor");
      await context.clearCookies({ name: "archipel" });
      await page.goto("/carte/carte-de-demonstration-awa");
      await page.fill("#pin", "1234");
      await page.locator("main button.primary").click();
      await take("my-week");
      await context.close();
    }
  }
} finally {
  await browser.close();
  server.kill("SIGTERM");
}
