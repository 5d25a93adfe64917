// make dev: builds, serves, and does both again whenever a source changes. A change of style or of a public file needs no build.
import { spawn, spawnSync } from "node:child_process";
import { watch } from "node:fs";

let server;
const env = { ...process.env, ARCHIPEL_DEMO: "true" };
const run = (command, ...args) => spawnSync(command, args, { stdio: "inherit" }).status === 0;

function round(rust) {
  const started = Date.now();
  const built = run("scripts/front.sh") && run("node", "scripts/site.mjs") && (!rust || run("cargo", "build", "--quiet"));
  if (!built) return console.log("dev: waiting for a change that mends this");
  if (rust) {
    server?.kill();
    server = spawn("target/debug/archipel", ["serve"], { stdio: "inherit", env });
  }
  console.log(`dev: ready after ${((Date.now() - started) / 1000).toFixed(1)} s on http://127.0.0.1:3000`);
}

let timer;
let rust = false;
for (const folder of ["src", "style", "public", "migrations"]) {
  watch(folder, { recursive: true }, () => {
    rust ||= folder === "src" || folder === "migrations";
    clearTimeout(timer);
    timer = setTimeout(() => { const wasRust = rust; rust = false; round(wasRust); }, 150);
  });
}
process.on("exit", () => server?.kill());
process.on("SIGINT", () => process.exit());
round(true);
