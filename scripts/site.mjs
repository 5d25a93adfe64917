// Lays out the site's assets in target/site: hashed names, compressed forms, and the manifest that the server reads.
// usage: node scripts/site.mjs   (after the islands were built, if they were)
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const out = "target/site";
const modules = "end2end/node_modules";
const front = "target/front/islands";
const manifest = {};

mkdirSync(out, { recursive: true });
const kept = new Set(["manifest.json"]);

/** A name with a hash says what is in the file: one that is there already is left alone, so that nothing is rebuilt for nothing. */
function keep(name, content) {
  kept.add(name);
  if (existsSync(join(out, name))) return;
  writeFileSync(join(out, "half-written"), content());
  renameSync(join(out, "half-written"), join(out, name));
}

/** Writes one asset under a name that carries its hash; text is compressed at the highest level. */
function add(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const dot = name.lastIndexOf(".");
  const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  manifest[name] = hashed;
  keep(hashed, () => bytes);
  if (!/\.(woff2|png|ttf)$/.test(name)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    keep(`${hashed}.br`, () => brotliCompressSync(bytes, { params }));
    keep(`${hashed}.gz`, () => gzipSync(bytes, { level: 9 }));
  }
}

const fonts = {
  "atkinson-regular.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2",
  "atkinson-bold.woff2": "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2",
  "fraunces.woff2": "@fontsource/fraunces/files/fraunces-latin-600-normal.woff2",
};
for (const [name, path] of Object.entries(fonts)) add(name, readFileSync(join(modules, path)));

// Fonts of printed papers: the house's own, whole, and one with Arabic and Cyrillic letters for names.
const paper = {
  "paper-regular.ttf": "@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
  "paper-bold.ttf": "@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
  "paper-wide.ttf": "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  "paper-bengali.ttf": "@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf",
  "paper-devanagari.ttf": "@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf",
  "paper-ethiopic.ttf": "@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf",
  "paper-tamil.ttf": "@expo-google-fonts/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf",
};
for (const [name, path] of Object.entries(paper)) add(name, readFileSync(join(modules, path)));

// Only the pictograms that the sources name go into the sprite.
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : path.endsWith(".rs") ? [readFileSync(path, "utf8")] : [];
  });
}
const text = sources("src").join("\n");
const named = [...text.matchAll(/"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/g)].map((match) => match[1]);
const icons = [...new Set(named)].sort().filter((name) => existsSync(join(modules, "lucide-static/icons", `${name}.svg`)));
const asked = [...text.matchAll(/icon::view\("([^"]+)"\)/g)].map((match) => match[1]);
const missing = asked.filter((name) => !icons.includes(name));
if (missing.length > 0) throw new Error(`no such pictogram: ${missing.join(", ")}`);
const symbols = icons.map((name) => {
  const svg = readFileSync(join(modules, "lucide-static/icons", `${name}.svg`), "utf8");
  const inner = svg.replace(/<!--.*?-->/gs, "").replace(/^.*?<svg[^>]*>/s, "").replace(/<\/svg>\s*$/s, "").replace(/\s+/g, " ").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
});
add("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);

// Style: the layers in the order of their file names, fonts under their hashed names, comments and indents dropped.
const css = readdirSync("style").filter((name) => name.endsWith(".css")).sort()
  .map((name) => readFileSync(join("style", name), "utf8")).join("\n")
  .replace(/url\("([^"]+)"\)/g, (_, name) => `url("/assets/${manifest[name] ?? name}")`)
  .replace(/\/\*.*?\*\//gs, "").replace(/^\s+/gm, "").replace(/\n+/g, "\n");
add("archipel.css", css);

// What a script imports is laid out before it, under the name that it then asks for.
function script(name) {
  if (name in manifest) return;
  const text = readFileSync(join("public", name), "utf8").replace(/from "\.\/([^"]+)"/g, (_, part) => {
    script(part);
    return `from "./${manifest[part]}"`;
  });
  add(name, text);
}
for (const name of readdirSync("public")) name.endsWith(".js") ? script(name) : add(name, readFileSync(join("public", name)));
for (const module of ["week-board", "door", "plan-editor", "qr-reader"].filter((module) => existsSync(join(front, `${module}.js`)))) {
  add(`${module}.js`, readFileSync(join(front, `${module}.js`)));
  add(`${module}.wasm`, readFileSync(join(front, `${module}_bg.wasm`)));
}
const list = JSON.stringify(manifest, null, 1);
const file = join(out, "manifest.json");
if (!existsSync(file) || readFileSync(file, "utf8") !== list) writeFileSync(file, list);
for (const name of readdirSync(out)) if (!kept.has(name)) rmSync(join(out, name));
console.log(`site: ${Object.keys(manifest).length} assets, ${icons.length} pictograms`);
