// Which change of a configuration is behind how a node does: the one that last set a value that acts at one of its instances now.
import type { ConfigVersion } from "../configuration/version.ts";
import type { Because } from "../runtime/config/config-chronicle.ts";
import type { Node } from "../runtime/network.ts";
import type { Run } from "../runtime/run.ts";
import type { StateChange } from "./changes.ts";

/** Null: the values under these keys are those of the start, or nothing is known of how they came. */
export function configBehind({ config, journal }: Run, node: Node, keys: readonly string[]): StateChange | null {
  if (config === null) return null;
  const { manager } = config.host;
  const history = manager.history(node.id).filter(({ number }) => !manager.wasOnlyStaged(node.id, number));
  let newest: ConfigVersion<Because> | null = null;
  for (const instance of node.instances) {
    const acts = config.actsAt(instance);
    if (acts === null) continue;
    for (const key of keys) {
      const version = setBy(acts, key, history);
      if (version !== null && version.number > (newest?.number ?? 0)) newest = version;
    }
  }
  const number = String(newest?.number);
  return newest === null
    ? null
    : journal.lastChange(({ instance, sort, thing, to }) => sort === "config" && thing === node.id && instance === "" && to === number);
}

/** The version with which the value under the key came, of those that are known; null: it was there from the start. */
function setBy(acts: ConfigVersion<Because>, key: string, history: readonly ConfigVersion<Because>[]): ConfigVersion<Because> | null {
  const value = acts.values.get(key);
  if (value === undefined) return null;
  let found = acts;
  for (const version of history.filter(({ number }) => number < acts.number).toReversed()) {
    if (version.values.get(key) !== value) return found;
    found = version;
  }
  return null;
}
