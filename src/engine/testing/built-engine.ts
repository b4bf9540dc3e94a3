// The engine as one built module, loaded by Node itself, for tests that play many requests: the test runner puts a getter between
// modules, which doubles their time. It is built before the tests (tools/built-engine.mjs), and plays what the source plays.
import { inject } from "vitest";

import type * as Engine from "../simulation.ts";

declare module "vitest" {
  interface ProvidedContext {
    builtEngine: string;
  }
}
export const { createSimulation } = await load("shared");

/** One for a test alone: its code is compiled for what it plays, and not for what other files in the process have played. */
export const engineFor = (name: string): Promise<typeof Engine> => load(name);

async function load(name: string): Promise<typeof Engine> {
  return (await import(`${inject("builtEngine")}?${name}`)) as typeof Engine;
}
