// In the engine's tests the ambient sources of chance and time throw: a run may depend on its document and seed alone.
// Files share their process and what they import, so the true sources are kept and given back to files of other layers.
import { expect } from "vitest";

interface Ambient {
  readonly random: () => number;
  readonly now: () => number;
}
const shared = globalThis as { faultlineAmbient?: Ambient };
const ambient = (shared.faultlineAmbient ??= { random: Math.random, now: Date.now });

const forbidden = (name: string) => () => {
  throw new Error(`${name} was called: the engine knows virtual time and seeded streams only`);
};

const isEngine = expect.getState().testPath?.includes("/src/engine/") ?? false;
Math.random = isEngine ? forbidden("Math.random") : ambient.random;
Date.now = isEngine ? forbidden("Date.now") : ambient.now;
if (isEngine) performance.now = forbidden("performance.now");
else Reflect.deleteProperty(performance, "now"); // the one of its class comes to light again
