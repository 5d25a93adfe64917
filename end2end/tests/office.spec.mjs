// A coordinator's office: the first hour from an empty install to the public pages, what is done to many at once, and one's own account.
import { createHmac } from "node:crypto";
import { expect, test } from "@playwright/test";
import { sound } from "./bench.mjs";
import { Hand, ownServer, stopAll } from "./own.mjs";

test.afterEach(stopAll);
test.use({ viewport: { width: 1280, height: 800 } });

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

test("from an empty install to the public pages: a terrain, a workshop, a sale", async ({ browser }) => {
  test.setTimeout(120_000);
  const own = await ownServer({ demo: false });
  const context = await browser.newContext({ baseURL: own.base, locale: "fr-FR", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const hand = new Hand(page);
  await page.goto(own.first);
  for (const [field, value] of Object.entries({ ecopole_name: "La Fosse verte", commune: "Fosse-les-Saules", place: "https://www.openstreetmap.org/#map=17/50.3612/2.9987", name: "Maude Exemple", email: "maude@exemple.test", password: "trois chevaux bleus" })) await hand.fill(`#${field}`, value);
  await hand.save();
  const step = (name) => page.locator(".guide li:not(.done)", { hasText: name }).getByRole("link");
  await expect(page.locator(".guide li.next")).toContainText("terrain");
  await sound(page, "the guide");

  await hand.press(step("terrain"));
  await hand.fill("#name", "Le Coron");
  await hand.save();
  await hand.link("Dessiner");
  await page.waitForSelector("html[data-islands=awake]");
  await hand.button("Dessiner une parcelle");
  const sheet = await page.locator(".editor-sheet").boundingBox();
  for (const [x, y] of [[0.3, 0.3], [0.6, 0.3], [0.6, 0.6], [0.3, 0.6]]) {
    hand.presses += 1;
    await page.mouse.click(sheet.x + sheet.width * x, sheet.y + sheet.height * y);
  }
  await hand.button("Fermer le contour");
  await hand.button("Enregistrer");
  await expect(page.locator(".editor [role=status]")).toBeEmpty();
  await page.goto("/");
  await expect(page.locator(".guide li.done", { hasText: "terrain" })).toBeVisible();

  await hand.press(step("atelier"));
  await hand.fill("#title", "Lactofermenter ses légumes");
  await hand.fill("#summary", "Un bocal, du sel, du temps.");
  await hand.save();
  await hand.link("Nouvelle séance");
  await hand.fill("#day", day(10));
  await hand.fill("#address", "Le Coron");
  await hand.save();
  await hand.button("Montrer à tous");
  await expect(page.locator(".badges")).toContainText("Public");

  await page.goto("/");
  await hand.press(step("vente"));
  await hand.save();
  const cycle = page.url();
  // What a sale needs it says itself: a place to fetch, and products.
  await hand.link("Points de retrait");
  await hand.fill("#name", "La grange");
  await hand.save();
  await page.goto(cycle);
  await hand.press(page.locator("main a[href$='/offre']"));
  await hand.link("Nouveau produit");
  await hand.fill("#name", "Carottes");
  await hand.tick("[name=published]");
  await hand.save();
  await page.goto(`${cycle}/offre`);
  await hand.tick("[name=offer]");
  await hand.fill("[name^=price-]", "3,20");
  await hand.fill("[name^=expected-]", "20");
  await hand.save();
  await page.goto(cycle);
  await hand.fill("#starts", "17:00");
  await hand.fill("#ends", "19:00");
  await hand.press(page.locator("form[action$='/creneaux'] button"));
  await hand.button("Publier");
  hand.tell("from an empty install to the public pages");

  const visitor = await (await browser.newContext({ baseURL: own.base, locale: "fr-FR", viewport: { width: 360, height: 640 } })).newPage();
  await visitor.goto("/plan");
  await expect(visitor.locator("main")).toContainText("Le Coron");
  await visitor.goto("/ateliers");
  await visitor.getByRole("link", { name: /Lactofermenter/ }).first().click();
  await expect(visitor.locator("h1")).toContainText("Lactofermenter");
  await visitor.goto("/commander");
  await expect(visitor.locator("main")).toContainText("Carottes");
  await sound(visitor, "the shop of a new ecopole");

  // The layer that was chosen lies under plans and under the drawing board, and only then.
  const asked = [];
  await context.route(/data\.geopf\.fr/, (route) => { asked.push(route.request().url()); return route.fulfill({ contentType: "image/svg+xml", body: "<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'><rect width='256' height='256' fill='#9db98a'/></svg>" }); });
  const draw = async () => {
    await page.goto("/plan");
    await page.goto(`${await page.locator("a[href^='/plan/0']").first().getAttribute("href")}/dessiner`);
    await page.waitForSelector("html[data-islands=awake]");
  };
  await draw();
  expect(asked).toEqual([]);
  await page.goto("/reglages");
  await page.selectOption("#plan_layer", "ign_photo");
  await page.locator("form:has(#plan_layer) button.primary").click();
  await draw();
  await expect.poll(() => page.locator("image.ground").count()).toBeGreaterThan(0);
  expect(asked.length).toBeGreaterThan(0);
  const before = await page.locator("image.ground").first().getAttribute("href");
  await page.locator(".editor-sheet").hover();
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.locator("image.ground").first().getAttribute("href")).not.toBe(before);
});

test("what is done to many is shown first and taken back", async ({ browser }) => {
  test.setTimeout(120_000);
  const own = await ownServer({ demo: true });
  const context = await browser.newContext({ baseURL: own.base, locale: "fr-FR", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const hand = await Hand.of(page, "coordination");
  /** Shown first, carried out, counted, taken back. */
  const throughAll = async (hand, journey) => {
    await hand.save();
    await expect(page.locator(".preview")).toBeVisible();
    await sound(page, `${journey}, before`);
    await hand.save();
    hand.tell(journey);
    await takenBack();
  };
  const takenBack = async () => {
    await expect(page.locator(".notice")).toBeVisible();
    await page.locator(".notice button").first().click();
    await expect(page.locator(".notice")).toContainText(/repris|rétabli|annul|retir|archiv/i);
  };

  await page.goto("/personnes/roles");
  for (const at of [3, 4, 5, 6]) await hand.tick(`:nth-match([name=person], ${at})`);
  await hand.choose("#to", "member");
  await throughAll(hand, "a role for four people");

  const contracts = new Hand(page);
  await page.goto("/equipe/contrats");
  await contracts.fill("#starts", day(400));
  await contracts.fill("#ends", day(580));
  for (const at of [1, 2, 3]) await contracts.tick(`:nth-match([name=person], ${at})`);
  await throughAll(contracts, "the same contract for three people");

  const templates = new Hand(page);
  await page.goto("/modeles/nouveau");
  await templates.fill("#name", "Matin de serre");
  for (const weekday of [0, 2, 4]) await templates.tick(`[name=weekday][value="${weekday}"]`);
  const also = page.locator("details:has([name=also]) > summary");
  if (await also.count()) await templates.press(also);
  for (const at of [2, 3]) await templates.tick(`:nth-match([name=also], ${at})`);
  await throughAll(templates, "one template on three days and three sites");

  const months = new Hand(page);
  const today = new Date();
  const last = new Date(Date.UTC(today.getFullYear(), today.getMonth() - 1, 15)).toISOString().slice(0, 7);
  await page.goto(`/mois/${last}`);
  await months.press(page.locator(`main a[href='/mois/${last}/valider']`));
  await sound(page, "months, before");
  await months.save();
  months.tell("all months that are ready");
  // Found again for a day, from the page of the months.
  await page.goto("/");
  await page.goto(`/mois/${last}`);
  await page.locator(".notice.still button").click();
  await expect(page.locator(".notice")).toContainText(/repris|rétabli|annul|retir|archiv/i);

  const round = new Hand(page);
  await page.goto("/presences?partie=semaine");
  // On a Monday morning nothing of this week has begun: the last one has.
  if (!(await page.locator("[name=stint]").count())) await page.goto(`/presences?partie=semaine&jour=${day(-7)}`);
  const many = await page.locator("[name=stint]").count();
  expect(many).toBeGreaterThan(0);
  await round.press(page.locator("form.day button").first());
  await expect(page.locator(".notice").first()).toBeVisible();
  round.tell(`a week of presence, ${many} half-days`);
  await takenBack();
});

/** What an authenticator shows (RFC 6238: HMAC-SHA-1, 30 s, six digits). */
function code(key, at = Date.now()) {
  const bits = [...key.replaceAll(" ", "")].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", secret).update(count).digest();
  const start = hash[19] & 15;
  return String((hash.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a coordinator changes the password, closes a device, and enters with a second factor", async ({ browser }) => {
  test.setTimeout(90_000);
  const own = await ownServer({ demo: true });
  const context = () => browser.newContext({ baseURL: own.base, locale: "fr-FR", viewport: { width: 1280, height: 800 } });
  const [desk, phone] = [await (await context()).newPage(), await (await context()).newPage()];
  const hand = await Hand.of(desk, "coordination");
  await Hand.of(phone, "coordination");
  await desk.goto("/compte");
  await desk.getByRole("button", { name: "Déconnecter", exact: true }).first().click();
  await phone.goto("/personnes");
  await expect(phone).toHaveURL(/connexion/);

  await desk.goto("/compte/mot-de-passe");
  await hand.fill("#current", "archipel-demo");
  await hand.fill("#password", "trois chevaux bleus");
  await hand.save();
  await expect(desk.locator("h1")).toHaveText("Mon compte");
  hand.tell("another password");

  await desk.goto("/compte/double");
  const key = await desk.locator("main code").first().innerText();
  await desk.fill("#code", "000000");
  await desk.fill("#current", "trois chevaux bleus");
  await desk.locator("main button.primary").click();
  await expect(desk.locator("#code-error")).toBeVisible();
  await desk.fill("#code", code(key));
  await desk.fill("#current", "trois chevaux bleus");
  await desk.locator("main button.primary").click();
  const paper = await desk.locator("main li code").allInnerTexts();
  expect(paper).toHaveLength(10);
  await sound(desk, "the codes on paper");

  const enter = async (typed) => {
    await phone.goto("/connexion");
    await phone.fill("#email", "coordination@demo.example");
    await phone.fill("#password", "trois chevaux bleus");
    await phone.locator("main button.primary").click();
    await expect(phone).toHaveURL(/verification/);
    await phone.locator("main input[name=code]").fill(typed);
    await phone.locator("main button.primary").click();
  };
  await enter("123456");
  await expect(phone).toHaveURL(/verification/);
  await enter(paper[0]);
  await expect(phone.locator("h1")).toContainText("Bonjour");
  await phone.goto("/compte");
  await phone.locator("form[action='/deconnexion'] button").click();
  await enter(paper[0]);
  await expect(phone, "a code of the paper opens once").toHaveURL(/verification/);
});
