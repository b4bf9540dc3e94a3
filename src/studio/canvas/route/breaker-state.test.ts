import { expect, test } from "vitest";

import { liveRoute } from "../../testing/live-numbers.ts";
import { breakersSeen, breakersText, readBreakers } from "./breaker-state.ts";

const seen = (closed: number, open: number, halfOpen: number, idle = 0) =>
  breakersSeen(liveRoute({ breakers: { closed, open, halfOpen, idle } }));

test("the worst state of all callers is what is seen, with how many are in it", () => {
  expect(seen(2, 1, 0)).toEqual({ look: "open", count: 1, of: 3 });
  expect(seen(0, 2, 1)).toEqual({ look: "open", count: 2, of: 3 });
  expect(seen(2, 0, 1)).toEqual({ look: "half-open", count: 1, of: 3 });
  expect(seen(3, 0, 0)).toEqual({ look: "closed", count: 3, of: 3 });
  expect(seen(0, 0, 0, 2)).toEqual({ look: "closed", count: 2, of: 2 });
});

test("a route without breakers shows none", () => {
  expect(breakersSeen(undefined)).toBeNull();
  expect(breakersText(liveRoute())).toBeNull();
  expect(readBreakers(null)).toBeNull();
});

test("as a text it says the same", () => {
  const live = liveRoute({ breakers: { closed: 2, open: 1, halfOpen: 0, idle: 0 } });
  expect(readBreakers(breakersText(live))).toEqual(breakersSeen(live));
});
