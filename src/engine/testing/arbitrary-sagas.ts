// Sagas in random documents: a few definitions of a few steps, by call and by message, each undone or not.
import fc from "fast-check";

import { known } from "../../base/assert.ts";
import type { Field } from "../scenario/fields.ts";
import type { Json } from "../scenario/places.ts";
import { isBroker } from "./arbitrary-messages.ts";
import { arbitraryFields, type Fill, type OfDrawing } from "./arbitrary-values.ts";

const inSaga: OfDrawing["concerns"] = (_field, key) => ["command", "compensation", "base", "max"].includes(key);

/** Definitions of names that are asked for, each of up to three steps; where nobody can be told anything, none. */
export function arbitrarySagas(
  callees: readonly string[],
  { item }: Field,
  names: readonly string[],
  usual: Fill,
): fc.Arbitrary<readonly Json[]> {
  const commands = [
    ...callees.filter((id) => !isBroker(id)).map((call) => fc.constantFrom<Json>({ call }, { call, endpoint: "get" })),
    ...callees
      .filter(isBroker)
      .map((to) =>
        fc.constantFrom<Json>(
          { publish: "list" },
          { publish: "get", topic: "list", reply: ["got"] },
          { publish: "dead", to, failed: ["no"] },
        ),
      ),
  ];
  if (commands.length === 0) return fc.constant([]);
  const {
    call: _call,
    endpoint: _endpoint,
    publish: _publish,
    topic: _topic,
    to: _to,
    reply: _reply,
    failed: _failed,
    ...undo
  } = known(item?.fields?.["steps"]?.item?.fields?.["compensation"]?.fields, "the fields of a compensation");
  const fill: Fill = (_field, key) => {
    if (key === "command") return fc.oneof(...commands);
    if (key === "compensation")
      return fc.oneof(
        fc.constant(undefined),
        fc.tuple(fc.oneof(...commands), arbitraryFields(undo, usual, own)).map(([command, more]) => ({ ...more, ...command })),
      );
    return fc.constantFrom("5ms", "100ms");
  };
  const own: OfDrawing = { concerns: inSaga, fill };
  const definition = known(item?.fields, "the fields of a saga");
  const step = known(definition["steps"]?.item?.fields, "the fields of a step");
  const steps = fc.array(arbitraryFields(step, usual, own), { maxLength: 3 });
  return fc
    .subarray([...names])
    .chain((chosen) =>
      fc.tuple(...chosen.map((name) => fc.record({ name: fc.constant(name), answer: fc.constantFrom("accepted", "end"), steps }))),
    );
}
