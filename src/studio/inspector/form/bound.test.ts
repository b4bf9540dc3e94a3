// What a configuration overrules of a form, by the field's path.
import { expect, test } from "vitest";

import { configDetail } from "../../testing/story-config.ts";
import { boundFields } from "./bound.tsx";

test("a node's own fields go by their names, a route's by its callee", () => {
  expect([...boundFields(configDetail(), null)]).toEqual([
    ["concurrency", { version: 2, value: "8", staged: null }],
    ["payment.timeout", { version: 2, value: "300ms", staged: { version: 3, value: "20ms" } }],
  ]);
  expect([...boundFields(configDetail(), "payment")]).toEqual([
    ["timeout", { version: 2, value: "300ms", staged: { version: 3, value: "20ms" } }],
  ]);
  expect([...boundFields(configDetail(), "stock")]).toEqual([]);
});
