// Journeys in Chromium. Each of the two workers has a server and a fresh demonstration of its own: journeys that
// run at the same time would else weigh, pack and sign in each other's lists.
import { defineConfig } from "@playwright/test";

const workers = 2;
// Read again by every worker, which inherits what the first process chose.
process.env.ARCHIPEL_E2E_PORT ??= String(3900 + (process.pid % 45) * workers);
const address = (worker) => `127.0.0.1:${Number(process.env.ARCHIPEL_E2E_PORT) + worker}`;
const server = (worker) => ({
  command: "node serve.mjs",
  url: `http://${address(worker)}/readyz`,
  reuseExistingServer: false,
  timeout: 180_000,
  gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
  env: { ARCHIPEL_LISTEN: address(worker), ARCHIPEL_PUBLIC_URL: `http://${address(worker)}` },
});

export default defineConfig({
  testDir: "tests",
  outputDir: "results",
  workers,
  timeout: 30_000,
  fullyParallel: true,
  reporter: [["list"]],
  use: {
    baseURL: `http://${address(Number(process.env.TEST_PARALLEL_INDEX ?? 0))}`,
    locale: "fr-FR",
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  webServer: Array.from({ length: workers }, (_, worker) => server(worker)),
});
