import { defineConfig } from "playwright/test";

import { findBrowser } from "../src/tools/browser.mjs";

const port = Number(process.env["E2E_PORT"] ?? 4317);
const browser = findBrowser();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env["CI"],
  retries: 0,
  reporter: [["list"]],
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    trace: "retain-on-failure",
    launchOptions: browser ? { executablePath: browser.path } : {},
  },
  projects: [{ name: "chromium", use: { viewport: { width: 1280, height: 800 } } }],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    port,
    env: { E2E: "1" },
    reuseExistingServer: !process.env["CI"],
  },
});
