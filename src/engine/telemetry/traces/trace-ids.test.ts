// Ids are told apart by their first word; what has another's first word and is cut, longer or no id at all is nobody's.
import { expect, it } from "vitest";

import { traceId, traceIdIs } from "./trace-ids.ts";

it("an id is recognised as that of its request and of no other", () => {
  for (const request of [0, 1, 7, 4294967296 + 7]) {
    const id = traceId(3, 99, request);
    const found = [0, 1, 7, 4294967296 + 7].filter((other) => traceIdIs(id, 3)(99, other));
    expect(found).toEqual([request]);
    expect([traceIdIs(id, 4)(99, request), traceIdIs(id, 3)(98, request)]).toEqual([false, false]);
    for (const text of ["", "none", id.slice(0, 8), `${id}0`, id.toUpperCase().padEnd(33, "0")])
      expect(traceIdIs(text, 3)(99, request)).toBe(false);
  }
});
