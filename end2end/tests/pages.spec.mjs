// Every page that can be reached, in both languages, both themes, on desk and phone: axe finds nothing, nothing overflows.
import { expect, test } from "@playwright/test";
import { signIn, sound } from "./bench.mjs";

const open = ["/", "/plan", "/chantiers", "/ateliers", "/ateliers?vue=mois", "/ateliers/integrer", "/reservation/rien", "/connexion", "/connexion/oubli", "/connexion/code?email=a@b.fr", "/menu", "/mentions", "/retrouver", "/commander", "/commande/rien", "/graines", "/graines?q=tomate", "/graines/rapporter", "/graines/integrer", "/graines/gardiens/rien", "/graines/demandes/rien", "/nulle-part", "/carte/carte-de-demonstration-awa"];
const team = ["/", "/plan?couleur=preteur", "/terrains", "/parcelles", "/arbres", "/personnes", "/personnes/nouvelle", "/personnes/import", "/personnes/cartes", "/courrier", "/journal", "/reglages", "/demarrage", "/personnes/roles", "/equipe/contrats", "/presences", "/presences?partie=semaine", "/compte", "/compte/mot-de-passe", "/compte/adresse", "/compte/double", "/recherche", "/recherche?q=to", "/menu", "/design", "/terrains/nouveau", "/terrains/import", "/parcelles/nouvelle", "/semaine", "/semaine?vue=terrains", "/semaine?vue=creneaux", "/creneaux/nouveau", "/modeles", "/modeles/nouveau", "/taches", "/taches/nouvelle", "/regles", "/mois/reglages", "/conservation", "/equipe", "/demandes", "/jour", "/mois", "/animation", "/animation/ateliers/nouveau", "/animation/chiffres", "/animation/agenda", "/animation/bons", "/animation/salles", "/animation/reglages", "/recolte", "/recolte/codes", "/stock", "/stock?voir=tous", "/stock/bilan", "/stock/achat", "/stock/lieux", "/produits", "/produits/nouveau", "/especes", "/especes/nouvelle", "/ventes", "/ventes/cycles/nouveau", "/ventes/prix", "/ventes/points", "/ventes/reglages", "/ventes/comptes", "/clients", "/grainotheque", "/grainotheque?etat=apports", "/grainotheque/varietes", "/grainotheque/varietes/nouvelle", "/grainotheque/demandes", "/grainotheque/demandes?etat=finies", "/grainotheque/promesses", "/grainotheque/fetes", "/grainotheque?etat=doute", "/grainotheque/cultures", "/grainotheque/gardiens", "/grainotheque/semis", "/grainotheque/chiffres", "/grainotheque/regles", "/grainotheque/imprimantes", "/grainotheque/fichiers", "/grainotheque/import"];
/** What others than coordinators come for. */
const others = { accompagnement: ["/suivi", "/mois"], encadrement: ["/ma-semaine", "/mes-absences", "/mes-heures", "/jour"] };
/** A page of one thing: the first link of a list that leads there. */
const things = [["/plan", "a[href^='/plan/0']", ""], ["/terrains", "a[href^='/terrains/0']", ""], ["/terrains", "a[href^='/terrains/0']", "/modifier"], ["/parcelles", "a[href^='/parcelles/0']", ""], ["/parcelles", "a[href^='/parcelles/0']", "/modifier"], ["/parcelles", "a[href^='/parcelles/0']", "/decouper"], ["/personnes", "a[href^='/personnes/0']", ""], ["/personnes", "a[href^='/personnes/0']", "/fusion"], ["/personnes", "a[href^='/personnes/0']", "/code"], ["/plan", "a[href^='/plan/0']", "/dessiner"], ["/parcelles?q=grand", "a[href^='/parcelles/0']", "", "a[href^='/planches/0']"], ["/arbres", "a[href^='/arbres/0']", ""], ["/terrains?q=galibots", "a[href^='/terrains/0']", "", "a[href^='/points/0']"], ["/courrier", "a[href^='/courrier/0']", ""], ["/semaine", "a.chip", ""], ["/semaine", "a.chip", "/modifier"], ["/semaine", "a.chip", "/chantier"], ["/modeles", "a[href^='/modeles/0']", ""], ["/taches", "a[href^='/taches/0']", ""], ["/equipe", "table a[href^='/equipe/0']", ""], ["/equipe", "table a[href^='/equipe/0']", "/contrats/nouveau"], ["/chantiers", "a[href^='/chantiers/0']", ""], ["/mois", "tbody a[href^='/mois/']", ""], ["/ateliers", ".agenda a[href^='/ateliers/0']", ""], ["/animation", "a[href^='/animation/ateliers/0']", ""], ["/animation", "a[href^='/animation/ateliers/0']", "/modifier"], ["/animation", "a[href^='/animation/ateliers/0']", "/dates/nouvelle"], ["/animation", "a[href^='/animation/dates/0']", ""], ["/animation", "a[href^='/animation/dates/0']", "/modifier"], ["/animation", "a[href^='/animation/dates/0']", "/feuille"], ["/animation", "a[href^='/animation/dates/0']", "", "a[href^='/animation/reservations/0']"], ["/produits", "table a[href^='/produits/0']", ""], ["/produits", "table a[href^='/produits/0']", "/modifier"], ["/produits", "table a[href^='/produits/0']", "", "a[href^='/stock/melange/']"], ["/especes", "table a[href^='/especes/0']", ""], ["/recolte", ".tiles a", ""], ["/recolte", ".tiles a", "", ".tiles a"], ["/stock", "a[href^='/lots/0']", ""], ["/stock", "a[href^='/lots/0']", "/personnes"], ["/ventes", "h2 a[href^='/ventes/cycles/0']", ""], ["/ventes", "h2 a[href^='/ventes/cycles/0']", "/modifier"], ["/ventes", "h2 a[href^='/ventes/cycles/0']", "/offre"], ["/ventes", "h2 a[href^='/ventes/cycles/0']", "/commander"], ["/ventes", "h2 a[href^='/ventes/cycles/0']", "/repartition"], ["/ventes", "h2 a[href^='/ventes/cycles/0']", "/listes?par=personne"], ["/ventes", "a[href$='/commandes']", ""], ["/ventes", "a[href$='/preparation']", ""], ["/ventes", "a[href$='/preparation']", "", "a[href$='/preparer']"], ["/ventes", "a[href$='/retrait']", ""], ["/ventes", "a[href$='/retrait']", "", ".pickup a"], ["/clients", "table a[href^='/clients/0']", ""], ["/clients", "table a[href^='/clients/0']", "/modifier"], ["/ventes/points", "table a[href^='/ventes/points/0']", ""], ["/ventes", "a[href$='/preparation']", "?par=produit", "a[href*='/preparation/0']"], ["/ventes", "h2 a[href^='/ventes/cycles/0']", "/listes?par=tournee"], ["/graines", ".seed-card a", ""], ["/graines", ".seed-card a", "/garder"], ["/grainotheque", "table a[href^='/grainotheque/lots/0']", "/famille"], ["/grainotheque/cultures", "a[href^='/grainotheque/cultures/nouvelle']", ""], ["/grainotheque/varietes", "table a[href^='/grainotheque/varietes/0']", ""], ["/grainotheque/varietes", "table a[href^='/grainotheque/varietes/0']", "/modifier"], ["/grainotheque/varietes", "table a[href^='/grainotheque/varietes/0']", "", "a[href^='/grainotheque/lots/nouveau']"], ["/grainotheque", "table a[href^='/grainotheque/lots/0']", ""], ["/grainotheque", "table a[href^='/grainotheque/lots/0']", "/modifier"], ["/grainotheque", "table a[href^='/grainotheque/lots/0']", "", "a[href^='/sachet/']"], ["/grainotheque?etat=apports", "table a[href^='/grainotheque/apports/0']", ""], ["/grainotheque/fetes", "table a[href^='/grainotheque/fetes/0']", ""]];

const looks = [
  { name: "desk, French, light", width: 1280, theme: "light", language: "fr" },
  { name: "phone, French, dark", width: 360, theme: "dark", language: "fr" },
  { name: "phone, English, light", width: 360, theme: "light", language: "en" },
  { name: "desk, English, dark", width: 1280, theme: "dark", language: "en" },
];

for (const look of looks) {
  test(`all pages are sound: ${look.name}`, async ({ browser, baseURL }) => {
    test.setTimeout(780_000);
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
    // A letter, so that there is one to look at.
    await page.goto("/connexion");
    await page.fill("#resident-email", `${look.language}${look.width}@exemple.test`);
    await page.locator("form:has(#resident-email) button").click();
    await signIn(page, "coordination");
    for (const path of team) {
      await page.goto(path);
      await sound(page, path);
    }
    const found = new Map();
    for (const [list, link, below, further] of things) {
      const way = `${list} ${link}`;
      if (!found.has(way)) {
        await page.goto(list);
        found.set(way, await page.locator(link).first().getAttribute("href"));
      }
      const href = found.get(way);
      await page.goto(href + below);
      if (further) await page.goto(await page.locator(further).first().getAttribute("href"));
      if (below === "/dessiner") await page.waitForSelector("html[data-islands=awake]");
      await sound(page, href + below);
    }
    await page.goto("/personnes/import");
    await page.setInputFiles("input[type=file]", { name: "gens.csv", mimeType: "text/csv", buffer: Buffer.from("nom;email\nAda Essai;ada@exemple.test\n;rien\n") });
    await page.locator("main button.primary").click();
    await sound(page, "preview of an import");
    await page.goto(`/jour/${new Date(Date.now() - 86_400_000 * 4).toISOString().slice(0, 10)}/feuille`);
    await sound(page, "sheet to sign");
    for (let back = 1; back < 8; back += 1) {
      await page.goto(`/jour/${new Date(Date.now() - 86_400_000 * back).toISOString().slice(0, 10)}`);
      const noted = page.locator("a[href^='/presences/']").first();
      if (await noted.count()) {
        await page.goto(await noted.getAttribute("href"));
        break;
      }
    }
    await expect(page).toHaveURL(/presences/);
    await sound(page, "a correction of presence");
    for (const [who, paths] of Object.entries(others)) {
      await context.clearCookies({ name: "archipel" });
      await signIn(page, who);
      for (const path of paths) {
        await page.goto(path);
        await sound(page, `${who} ${path}`);
      }
      if (who === "accompagnement") {
        await page.goto("/suivi");
        await page.goto(await page.locator("a[href^='/suivi/0']").first().getAttribute("href"));
        await sound(page, "a person's support");
        await page.goto(await page.locator("a[href*='/notes/']").first().getAttribute("href"));
        await sound(page, "an entry of support");
        // From right to left, frame and all; in one walk, for the language is the person's.
        if (look.name === "phone, French, dark") {
          await page.goto("/ma-semaine");
          await page.getByRole("button", { name: "العربية" }).click();
          for (const path of ["/ma-semaine", "/mes-absences", "/mes-heures"]) {
            await page.goto(path);
            await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
            await sound(page, `${path} in Arabic`);
          }
        }
      }
    }
    await context.clearCookies({ name: "archipel" });
    await page.goto("/carte/carte-de-demonstration-awa");
    await page.fill("#pin", "1234");
    await page.locator("main button.primary").click();
    await sound(page, "a worker's week");
    expect(problems).toEqual([]);
    await context.close();
  });
}
