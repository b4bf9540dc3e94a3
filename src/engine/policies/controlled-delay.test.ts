// A line that only bursts turns nobody away; one that stands turns away whoever has waited too long. Times in µs.
import { describe, expect, it } from "vitest";

import { ControlledDelay } from "./controlled-delay.ts";

const TARGET = 5000;
const INTERVAL = 100_000;
/** Asks every ms for so many ms; how many of them were turned away. */
function shed(delay: ControlledDelay, from: number, ms: number, waitAt: (ms: number) => number): number {
  let count = 0;
  for (let t = 0; t < ms; t++) if (delay.sheds((from + t) * 1000, waitAt(t))) count++;
  return count;
}

describe("a controlled delay", () => {
  it("lets a burst pass, however long, while somebody in each interval hardly waits", () => {
    expect(shed(new ControlledDelay(TARGET, INTERVAL), 0, 1000, (t) => (t % 90 === 0 ? 4000 : 60_000))).toBe(0);
  });

  it("turns away, after a whole interval in which everybody waited for longer than the target, who waited for twice as long", () => {
    const delay = new ControlledDelay(TARGET, INTERVAL);
    expect(shed(delay, 0, 100, () => 20_000)).toBe(0);
    expect(shed(delay, 100, 100, () => 20_000)).toBe(100);
    expect(shed(delay, 200, 100, () => 9000)).toBe(0); // overloaded, but they have not waited for so long
  });

  it("is over with the first interval in which somebody did not wait", () => {
    const delay = new ControlledDelay(TARGET, INTERVAL);
    shed(delay, 0, 200, () => 20_000);
    expect(delay.sheds(250_000, 0)).toBe(false);
    expect(shed(delay, 301, 49, () => 20_000)).toBe(49); // that interval lasts until 350
    expect(shed(delay, 350, 100, () => 20_000)).toBe(0);
    expect(shed(delay, 450, 50, () => 20_000)).toBe(50); // in the next one everybody waited again
  });
});
