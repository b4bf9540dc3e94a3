// How the app is developed, built and served, and how its unit tests run. The command line and the benchmark are built by src/tools.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { chunkList } from "./src/tools/chunk-list.ts";
import { contentSecurityPolicy, serviceWorker } from "./src/tools/service-worker.ts";

// Opening a page needs a desktop; without one Vite would print the stack of a failed xdg-open.
const desktop = process.platform !== "linux" || !!process.env["DISPLAY"] || !!process.env["WAYLAND_DISPLAY"];
const open = desktop && !process.env["CI"] && !process.env["E2E"];

export default defineConfig({
  base: "./",
  plugins: [react(), contentSecurityPolicy(), serviceWorker(), chunkList()],
  server: { open, host: "127.0.0.1" },
  preview: { open, host: "127.0.0.1" },
  worker: { format: "es" },
  build: {
    target: "es2022",
    // Whoever gets the page gets the licences of what is in it.
    license: { fileName: "licences.md" },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\// },
            {
              name: "flow",
              test: /node_modules\/(reactflow|@xyflow|d3-(zoom|drag|selection|interpolate|transition|ease|timer|dispatch|color))\//,
            },
          ],
        },
      },
    },
  },
  test: {
    // Left to itself one core is kept free: of two that is half of the machine.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["src/**/*.test.ts"],
          exclude: ["src/studio/**/*.dom.test.ts", "src/worker/**"],
          globalSetup: ["src/tools/built-engine.mjs"],
          setupFiles: ["src/tools/no-ambient-chance.ts"],
          // Their modules keep nothing between files, and most of a file's time was the start of its process.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        // Apart: what a message channel leaves to be cleaned up asks for chance, at any moment, even amid another file's tests.
        test: { name: "worker", environment: "node", include: ["src/worker/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        plugins: [react()],
        test: {
          setupFiles: ["src/tools/clean-dom.ts"],
          // A process for each file was most of its time. What the files share instead is cleaned by the set-up.
          isolate: false,
          name: "dom",
          environment: "happy-dom",
          include: ["src/**/*.test.tsx", "src/studio/**/*.dom.test.ts"],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
