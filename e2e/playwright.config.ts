// Journeys run in a real Chromium against the production build, served as it will be hosted, on a port of their own.
import { defineConfig } from "playwright/test";

import { findBrowser } from "../src/tools/browser.mjs";

const port = Number(process.env["E2E_PORT"] ?? 4317);
const browser = findBrowser();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: !!process.env["CI"],
  retries: 0,
  reporter: [["list"]],
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: "en-GB",
    // A trace copies the page at every step, which costs more than the steps: ask for one with `--trace on`.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: browser ? { executablePath: browser.path } : {},
  },
  projects: [{ name: "chromium", use: { viewport: { width: 1280, height: 800 } } }],
  webServer: {
    // Node itself runs the server, so that it ends with the tests; a strict port, so that they meet this build and no other.
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort --outDir ${process.env["E2E_DIST"] ?? "dist"}`,
    cwd: "..",
    port,
    env: { E2E: "1" },
    reuseExistingServer: false,
  },
});
