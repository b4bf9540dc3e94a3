// Random configurations for random drawings: settings of any node, of which those are kept that the node whose document it is can have.
import fc from "fast-check";

import { bindingOf, configurableFields, settingFault } from "../scenario/config-keys.ts";
import { type Json, own } from "../scenario/places.ts";

interface Thing {
  readonly id: string;
  readonly kind: string;
}
interface Way {
  readonly from: string;
  readonly to: string;
}

/** Of everything that there is to set; some of it out of range. */
function arbitrarySettings(nodes: readonly Thing[]): fc.Arbitrary<Json> {
  const own = {
    concurrency: fc.constantFrom(1, 2, 5, 0, -1),
    connections: fc.constantFrom(1, 3, 0),
    errorRate: fc.constantFrom(0, 0.3, 1, 2),
    time: fc.constantFrom("1ms", "exp(3ms)", "never"),
    fresh: fc.constantFrom(true, false, 1),
  };
  const ofCalls = nodes.flatMap(({ id }) => [
    [`${id}.timeout`, fc.constantFrom("5ms", "50ms", "0s", "soon")] as const,
    [`${id}.attempts`, fc.constantFrom(1, 2, 3, 0)] as const,
  ]);
  return fc
    .record({ ...own, ...Object.fromEntries(ofCalls) }, { requiredKeys: [] })
    .map((settings) => Object.fromEntries(Object.entries(settings).slice(0, 4)));
}

/** What a node of the kind can have; with `sound` only what is in range. */
function fitting(settings: Json, node: Thing, ways: readonly Way[], sound: boolean): Json {
  const fits = ([key, value]: [string, unknown]) => {
    const binding = bindingOf(node.kind, key);
    if (binding === null || (sound && settingFault(node.kind, key, value) !== null)) return false;
    if (settingFault(node.kind, key, value)?.code === "unknownSettingNear") return false;
    if (binding.sort !== "route") return true;
    const way = ways.find(({ from, to }) => from === node.id && to === binding.callee);
    return way !== undefined && !(binding.name === "attempts" && Object.hasOwn(way, "hedge"));
  };
  return Object.fromEntries(Object.entries(settings).filter(fits));
}

/** Documents of some of the nodes that can have one. The ways are not drawn to the end yet: nothing is said of attempts. */
export function arbitraryDocuments(nodes: readonly Thing[], ways: readonly Way[]): fc.Arbitrary<readonly Json[]> {
  const able = nodes.filter(({ kind }) => configurableFields(kind) !== undefined);
  return fc.subarray(able).chain((chosen) =>
    fc.tuple(...chosen.map(() => arbitrarySettings(nodes))).map((drawn) =>
      chosen.map((node, i) => {
        const values = fitting(drawn[i] as Json, node, ways, true);
        return { service: node.id, values: Object.fromEntries(Object.entries(values).filter(([key]) => !key.endsWith(".attempts"))) };
      }),
    ),
  );
}

/** What an act or a fault sets: not all of it in range. */
export const arbitrarySet = (nodes: readonly Thing[]): fc.Arbitrary<Json> => arbitrarySettings(nodes);

/** The entry with what its target can have. */
export function withFittingSet(entry: Json, nodes: readonly Thing[], ways: readonly Way[]): Json {
  const set = own(entry, "set");
  const target = nodes.find(({ id }) => id === own(entry, "target"));
  return set === undefined || target === undefined ? entry : { ...entry, set: fitting(set as Json, target, ways, false) };
}
