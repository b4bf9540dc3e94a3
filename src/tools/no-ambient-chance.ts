// In the engine's tests the ambient sources of chance and time throw: a run may depend on its document and seed alone.
// What follows in the same process (the runner itself, files of other layers) finds them as they were.
import { afterAll, expect } from "vitest";

const forbidden = (name: string) => () => {
  throw new Error(`${name} was called: the engine knows virtual time and seeded streams only`);
};

if (expect.getState().testPath?.includes("/src/engine/")) {
  const { random } = Math;
  const { now: date } = Date;
  Math.random = forbidden("Math.random");
  Date.now = forbidden("Date.now");
  performance.now = forbidden("performance.now");
  afterAll(() => {
    Math.random = random;
    Date.now = date;
    Reflect.deleteProperty(performance, "now"); // its own covers the inherited one
  });
}
