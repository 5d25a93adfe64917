// Journeys in Chromium against a server of their own, started on a fresh demonstration.
import { defineConfig } from "@playwright/test";

const port = 3900 + (process.pid % 90);
process.env.ARCHIPEL_E2E ??= `http://127.0.0.1:${port}`;
const base = process.env.ARCHIPEL_E2E;

export default defineConfig({
  testDir: "tests",
  outputDir: "results",
  workers: 2,
  timeout: 30_000,
  fullyParallel: true,
  reporter: [["list"]],
  use: {
    baseURL: base,
    locale: "fr-FR",
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  webServer: {
    command: "node serve.mjs",
    url: `${base}/readyz`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    env: { ARCHIPEL_LISTEN: base.replace("http://", ""), ARCHIPEL_PUBLIC_URL: base },
  },
});
