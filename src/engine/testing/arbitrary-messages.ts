// Brokers in random documents: a few topics, steps that publish, subscriptions of all sorts.
import fc from "fast-check";

import type { Json } from "../scenario/places.ts";
import { SUBSCRIPTION_FIELDS } from "../scenario/routes.ts";
import { arbitraryFields, type Fill } from "./arbitrary-values.ts";

export const isBroker = (id: string): boolean => id.startsWith("broker");

/** A broker stands behind the first service: that publishes, the others subscribe; so no message comes of itself again and again. */
export function brokersInPlace(kinds: readonly string[]): readonly string[] {
  const others = kinds.filter((kind) => kind !== "broker");
  const brokers = kinds.filter((kind) => kind === "broker");
  const behind = others.indexOf("service") + 1;
  return [...others.slice(0, behind), ...brokers, ...others.slice(behind)];
}

const TOPICS = ["list", "dead"];
const bounded = fc.constantFrom({}, {}, {}, { bound: 5 });
const kept = fc.constantFrom({}, {}, {}, { retention: "300ms" });
const parted = fc.constantFrom({}, { partitions: 3 });
export const arbitraryTopics: fc.Arbitrary<readonly Json[]> = fc
  .tuple(...TOPICS.map((name) => fc.tuple(parted, bounded, kept).map((more) => ({ name, ...Object.assign({}, ...more) }) as Json)))
  .map((topics) => topics);

export const arbitraryPublish = (to: string): fc.Arbitrary<Json> =>
  fc
    .record({
      what: fc.constantFrom<Json>({ publish: "list" }, { publish: "get", topic: "list" }, { publish: "dead", to }),
      key: fc.constantFrom({}, {}, { key: { keys: 3, zipf: 1 } }),
      chance: fc.constantFrom({}, {}, { chance: 0.5 }),
    })
    .map(({ what, key, chance }) => ({ ...what, ...key, ...chance }));

const SUBSCRIBE: Fill = (field, key) => {
  if (key === "topic") return fc.constantFrom(undefined, "list", "list", "dead");
  if (key === "deadLetter") return fc.constantFrom(undefined, "dead");
  if (key === "group") return fc.constantFrom(undefined, "readers");
  if (key === "maxDeliveries") return fc.constantFrom(undefined, 1, 3);
  // What comes and goes within the seconds of such a run, but not thousands of times.
  if (field.control === "duration" && key !== "base" && key !== "max") return fc.constantFrom("200ms", "700ms", "2s");
  return undefined;
};
const SUBSCRIPTION = arbitraryFields(SUBSCRIPTION_FIELDS, SUBSCRIBE);
/** @param id of its route: two of one topic are two groups */
export const arbitrarySubscription = (id: string): fc.Arbitrary<Json> =>
  SUBSCRIPTION.map(({ deadLetter, group, ...other }) => {
    const rest = group === undefined ? other : { ...other, group: `readers-${id}` };
    return deadLetter === undefined || rest["topic"] === "dead" ? rest : { ...rest, deadLetter };
  });
