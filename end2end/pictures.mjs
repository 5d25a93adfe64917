// Draws the demonstration's pictures (one a theme) and keeps them in src/demo/pictures. usage: cd end2end && node pictures.mjs
// Everything on them is drawn here: paper, ink, a slag heap on the horizon, and what the theme is about.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";

const out = "../src/demo/pictures";
const [width, height] = [960, 540];
const c = { paper: "#f6efdd", sky: "#efe3c2", ink: "#26231c", leaf: "#2f6b3a", light: "#8fb56a", beet: "#9c1f4a", sun: "#f2c230", slate: "#4b555c", clay: "#b4531c", soil: "#6b4a2b", water: "#bcd6dd", white: "#fffdf7" };

/** A small generator of numbers, so that the same drawing comes out each time. */
function numbers(seed) {
  let state = seed;
  return () => ((state = (state * 16807) % 2147483647) / 2147483647);
}

const ground = `<rect width="${width}" height="${height}" fill="${c.sky}"/>
  <circle cx="770" cy="130" r="62" fill="${c.sun}"/>
  <path d="M0 330 L150 330 L290 150 L330 140 L500 330 L600 330 L690 235 L720 230 L830 330 L960 330 V540 H0Z" fill="${c.slate}"/>
  <path d="M200 330 L305 178 M255 330 L315 200 M640 330 L700 256" stroke="${c.ink}" stroke-width="3" opacity=".35" fill="none"/>
  <path d="M0 345 C200 315 420 350 620 330 S860 325 960 345 V540 H0Z" fill="${c.light}"/>`;

const leafAt = (x, y, size, turn, fill) => `<path transform="translate(${x} ${y}) rotate(${turn}) scale(${size})" d="M0 0 C14 -14 14 -36 0 -52 C-14 -36 -14 -14 0 0Z" fill="${fill}"/>`;
const sprout = (x, y, size) => `<path d="M${x} ${y} V${y - 34 * size}" stroke="${c.leaf}" stroke-width="${5 * size}"/>${leafAt(x, y - 26 * size, size * .8, -55, c.leaf)}${leafAt(x, y - 26 * size, size * .8, 55, c.leaf)}${leafAt(x, y - 30 * size, size * .6, 0, c.light)}`;

function garden() {
  let beds = "";
  for (let row = 0; row < 4; row += 1) {
    const y = 385 + row * 45;
    beds += `<path d="M0 ${y} H960 V${y + 30} H0Z" fill="${c.soil}" opacity="${.75 + row * .08}"/>`;
    for (let n = 0; n < 13 - row; n += 1) beds += sprout(40 + n * (75 + row * 6) + row * 14, y + 10, .7 + row * .18);
  }
  return ground + beds;
}

function cooking() {
  const steam = [420, 480, 540].map((x, n) => `<path d="M${x} 215 c-26 -30 26 -50 0 -82 c-22 -28 18 -42 4 -66" stroke="${c.white}" stroke-width="12" fill="none" stroke-linecap="round" opacity="${.9 - n * .15}"/>`).join("");
  const carrot = (x, y, turn) => `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M-22 0 C-20 60 -8 120 0 150 C8 120 20 60 22 0 C14 -14 -14 -14 -22 0Z" fill="${c.clay}"/><path d="M-14 40 h16 M-6 70 h14 M-8 100 h8" stroke="${c.ink}" stroke-width="3" opacity=".4"/>${leafAt(0, -4, 1, -24, c.leaf)}${leafAt(0, -4, 1.2, 0, c.light)}${leafAt(0, -4, 1, 24, c.leaf)}</g>`;
  return `<rect width="960" height="540" fill="${c.beet}"/><rect y="400" width="960" height="140" fill="${c.soil}"/><path d="M0 400 H960" stroke="${c.ink}" stroke-width="6"/>
    ${steam}<path d="M300 240 H660 L636 410 C632 440 328 440 324 410Z" fill="${c.slate}"/><rect x="282" y="222" width="396" height="30" rx="15" fill="${c.ink}"/><path d="M282 270 c-60 -6 -60 60 8 66 M678 270 c60 -6 60 60 -8 66" stroke="${c.ink}" stroke-width="18" fill="none"/>
    <circle cx="180" cy="390" r="62" fill="${c.sun}"/><circle cx="160" cy="372" r="14" fill="${c.white}" opacity=".6"/>${carrot(770, 330, 62)}${carrot(800, 400, 78)}${leafAt(120, 470, 1.6, 80, c.leaf)}`;
}

function seeds() {
  const next = numbers(11);
  const packet = (x, y, turn, fill, drawing) => `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="-78" y="-110" width="156" height="220" rx="6" fill="${c.white}"/><rect x="-78" y="-110" width="156" height="46" fill="${fill}"/><path d="M-50 -86 H50" stroke="${c.white}" stroke-width="8"/>${drawing}<path d="M-52 76 H52 M-52 92 H20" stroke="${c.ink}" stroke-width="5" opacity=".5"/></g>`;
  let grains = "";
  for (let n = 0; n < 90; n += 1) grains += `<ellipse cx="${60 + next() * 840}" cy="${410 + next() * 110}" rx="9" ry="5" transform="rotate(${next() * 180} 480 470)" fill="${[c.soil, c.ink, c.clay, c.sun][Math.floor(next() * 4)]}"/>`;
  return `<rect width="960" height="540" fill="${c.sun}"/><rect y="390" width="960" height="150" fill="${c.paper}"/>${grains}
    ${packet(250, 230, -9, c.beet, `<circle r="34" cy="10" fill="${c.beet}"/>${leafAt(0, -16, .8, -20, c.leaf)}${leafAt(0, -16, .8, 20, c.leaf)}`)}
    ${packet(480, 210, 2, c.leaf, `${sprout(0, 60, 1.5)}`)}
    ${packet(710, 235, 10, c.clay, `<ellipse rx="46" ry="34" cy="14" fill="${c.clay}"/><path d="M-22 -8 v44 M0 -16 v62 M22 -8 v44" stroke="${c.ink}" stroke-width="4" opacity=".35"/>${leafAt(0, -14, .6, 10, c.leaf)}`)}`;
}

function health() {
  const apple = (x, y, fill) => `<g transform="translate(${x} ${y})"><path d="M0 -46 C38 -76 104 -50 96 22 C90 84 46 112 0 96 C-46 112 -90 84 -96 22 C-104 -50 -38 -76 0 -46Z" fill="${fill}"/><path d="M0 -46 C2 -70 10 -84 24 -96" stroke="${c.soil}" stroke-width="9" fill="none"/>${leafAt(18, -78, 1, 60, c.leaf)}<ellipse cx="-46" cy="-4" rx="12" ry="22" fill="${c.white}" opacity=".5"/></g>`;
  return `<rect width="960" height="540" fill="${c.leaf}"/><ellipse cx="480" cy="470" rx="420" ry="60" fill="${c.ink}" opacity=".25"/>
    <path d="M150 330 H810 C800 450 680 500 480 500 S160 450 150 330Z" fill="${c.paper}"/><path d="M150 330 H810" stroke="${c.ink}" stroke-width="8"/><path d="M180 380 C300 410 660 410 780 380" stroke="${c.clay}" stroke-width="8" fill="none"/>
    ${apple(330, 240, c.beet)}${apple(520, 215, c.sun)}${apple(680, 255, c.clay)}${leafAt(250, 330, 2, -30, c.light)}${leafAt(770, 330, 2, 35, c.light)}`;
}

function nature() {
  const next = numbers(5);
  let reeds = "";
  for (let n = 0; n < 40; n += 1) {
    const x = next() * 960;
    reeds += `<path d="M${x} 540 C${x + 10} 450 ${x - 10} 400 ${x + next() * 40 - 20} ${330 + next() * 90}" stroke="${[c.leaf, c.light][n % 2]}" stroke-width="6" fill="none"/>`;
  }
  return `${ground}<path d="M0 420 C240 395 700 400 960 430 V540 H0Z" fill="${c.water}"/>${reeds}
    <path d="M120 300 C300 290 420 270 640 300" stroke="${c.soil}" stroke-width="16" fill="none" stroke-linecap="round"/>${leafAt(230, 292, 1.1, -40, c.leaf)}${leafAt(560, 292, 1.1, 40, c.leaf)}
    <g transform="translate(400 220)"><path d="M-90 50 C-60 -30 30 -50 70 -10 C84 4 96 10 118 12 C96 24 88 26 80 44 C60 84 -20 92 -60 66 L-140 92Z" fill="${c.ink}"/><path d="M-30 60 C0 84 56 76 72 36 C40 20 0 30 -30 60Z" fill="${c.beet}"/><circle cx="72" cy="6" r="6" fill="${c.white}"/><path d="M-4 78 v24 M20 76 v26" stroke="${c.ink}" stroke-width="6"/></g>`;
}

function crafts() {
  const plank = (x, y, w) => `<rect x="${x}" y="${y}" width="${w}" height="44" fill="${c.clay}"/><path d="M${x + 20} ${y + 14} h${w - 90} M${x + 50} ${y + 28} h${w - 120}" stroke="${c.ink}" stroke-width="3" opacity=".3"/><circle cx="${x + 14}" cy="${y + 22}" r="5" fill="${c.ink}"/><circle cx="${x + w - 14}" cy="${y + 22}" r="5" fill="${c.ink}"/>`;
  return `<rect width="960" height="540" fill="${c.slate}"/><rect y="440" width="960" height="100" fill="${c.ink}"/>
    ${plank(190, 250, 420)}${plank(190, 304, 420)}${plank(190, 358, 420)}<rect x="200" y="240" width="28" height="210" fill="${c.soil}"/><rect x="572" y="240" width="28" height="210" fill="${c.soil}"/>
    ${[250, 330, 410, 490, 550].map((x, n) => sprout(x, 250, 1.1 + (n % 3) * .25)).join("")}
    <g transform="translate(760 250) rotate(28)"><rect x="-14" y="-20" width="28" height="230" rx="10" fill="${c.soil}"/><path d="M-70 -70 H50 C70 -70 80 -54 84 -40 L60 -20 H-70Z" fill="${c.paper}"/></g>`;
}

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
// Large, and small as a page shows it.
const sizes = [["", width, height, 82], ["-small", 640, 360, 78]];
for (const [name, draw] of Object.entries({ garden, cooking, seeds, health, nature, crafts })) {
  const drawing = draw();
  for (const [suffix, w, h, quality] of sizes) {
    await page.setViewportSize({ width: w, height: h });
    await page.setContent(`<body style="margin:0"><svg width="${w}" height="${h}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">${drawing}</svg></body>`);
    await page.screenshot({ path: `${out}/${name}${suffix}.jpg`, type: "jpeg", quality });
  }
}
await browser.close();
