// In the engine's tests the ambient sources of chance and time throw: a run may depend on its document and seed alone.
import { expect } from "vitest";

const forbidden = (name: string) => () => {
  throw new Error(`${name} was called: the engine knows virtual time and seeded streams only`);
};

if (expect.getState().testPath?.includes("/src/engine/")) {
  Math.random = forbidden("Math.random");
  Date.now = forbidden("Date.now");
  performance.now = forbidden("performance.now");
}
