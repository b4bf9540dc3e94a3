// Which change of a configuration is behind how a node does: the one that last set a value that acts at one of its instances now.
import type { ConfigValue, ConfigVersion } from "../../configuration/version.ts";
import type { Because } from "../../runtime/config/config-chronicle.ts";
import type { Node } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { StateChange } from "../views/changes.ts";

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
      const found = setBy(acts, key, history);
      if (found === null || gives(node, key, acts, found.before)) continue;
      if (found.version.number > (newest?.number ?? 0)) newest = found.version;
    }
  }
  const number = String(newest?.number);
  return newest === null
    ? null
    : journal.lastChange(({ instance, sort, thing, to }) => sort === "config" && thing === node.id && instance === "" && to === number);
}

/** More slots than before are no reason for a line. */
function gives(node: Node, key: string, { values }: ConfigVersion<Because>, before: ConfigValue | undefined): boolean {
  if (key !== "concurrency" && key !== "connections") return false;
  return Number(values.get(key)) >= Number(before ?? node.capacity.concurrency);
}

interface Setting {
  readonly version: ConfigVersion<Because>;
  /** What stood there before. */
  readonly before: ConfigValue | undefined;
}
/** The version with which the value under the key came, of those that are known; null: it was there from the start. */
function setBy(acts: ConfigVersion<Because>, key: string, history: readonly ConfigVersion<Because>[]): Setting | null {
  const value = acts.values.get(key);
  if (value === undefined) return null;
  let version = acts;
  for (const other of history.filter(({ number }) => number < acts.number).toReversed()) {
    if (other.values.get(key) !== value) return { version, before: other.values.get(key) };
    version = other;
  }
  return null;
}
