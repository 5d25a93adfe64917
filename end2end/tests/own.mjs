// A server of a journey's own, for what would change the others' ecopole: empty, or on a demonstration. And a count of what a person does.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { signIn } from "./bench.mjs";

const program = resolve("../target/debug/archipel");

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

const running = [];
/** Ends what a journey started, also where it failed. */
export const stopAll = () => Promise.all(running.splice(0).map((stop) => stop()));

/** Starts it; `first` is the one-time link of an empty install. */
export async function ownServer({ demo }) {
  const folder = mkdtempSync(join(tmpdir(), "archipel-own-"));
  const base = `http://127.0.0.1:${await freePort()}`;
  const env = { ...process.env, ARCHIPEL_DEMO: String(demo), ARCHIPEL_LOG: "warn", ARCHIPEL_SIGN_IN_RATE: "100000", ARCHIPEL_LISTEN: base.slice(7), ARCHIPEL_PUBLIC_URL: base };
  const database = join(folder, "own.db");
  if (demo) spawnSync(program, ["demo", "--weeks", "5", "--database", database], { stdio: "inherit", env });
  const server = spawn(program, ["serve", "--database", database, "--mail-dir", join(folder, "mail")], { env });
  let said = "";
  for (const out of [server.stdout, server.stderr]) out.on("data", (text) => { said += text; });
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.ok) break;
    if (tries === 99 || server.exitCode !== null) throw new Error(`the server of one's own does not answer: ${said}`);
    await new Promise((next) => setTimeout(next, 200));
  }
  const stop = async () => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
  running.push(stop);
  return { base, first: said.match(/http\S+\/installation\/\S+/)?.[0] };
}

/** What somebody does on a page, counted: presses and fields. */
export class Hand {
  presses = 0;
  fields = 0;
  #since = Date.now();
  constructor(page) { this.page = page; }
  /** The same page for somebody of the demonstration, signed in; that is not counted. */
  static async of(page, who) {
    await signIn(page, who);
    return new Hand(page);
  }
  async press(what) { this.presses += 1; await (typeof what === "string" ? this.page.locator(what) : what).first().click(); }
  async link(name) { await this.press(this.page.locator("main").getByRole("link", { name }).first()); }
  async button(name) { await this.press(this.page.locator("main").getByRole("button", { name }).first()); }
  async save() { await this.press("main button.primary"); }
  async fill(what, value) { this.fields += 1; await this.page.locator(what).fill(value); }
  async choose(what, option) { this.fields += 1; await this.page.locator(what).selectOption(option); }
  async tick(what) { this.presses += 1; await this.page.locator(what).check(); }
  /** Said at the end of a run, for docs/journeys.md. */
  tell(journey) { console.log(`journey | ${journey} | ${this.presses} presses | ${this.fields} fields | ${((Date.now() - this.#since) / 1000).toFixed(0)} s by a program`); }
}
