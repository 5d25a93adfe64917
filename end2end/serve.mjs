// Starts the debug build on a fresh demonstration in a temporary folder, and takes both away at the end.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "archipel-e2e-"));
const env = { ...process.env, ARCHIPEL_DEMO: "true", ARCHIPEL_LOG: "warn", ARCHIPEL_SIGN_IN_RATE: "100000" };
// A few weeks of sales instead of the year that the demonstration has: the debug build takes its time.
spawnSync(resolve("../target/debug/archipel"), ["demo", "--weeks", "5", "--database", join(folder, "e2e.db")], { stdio: "inherit", env });
const server = spawn(resolve("../target/debug/archipel"), ["serve", "--database", join(folder, "e2e.db"), "--mail-dir", join(folder, "mail")], { stdio: "inherit", env });
const stop = () => server.kill("SIGTERM");
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
server.on("exit", (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
