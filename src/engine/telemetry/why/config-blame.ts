// Which change of a configuration is behind how a node does: the one that last set a value that acts at one of its instances now, or
// that acted when its trouble began, where what came since then is the cure.
import type { ConfigValue, ConfigVersion } from "../../configuration/version.ts";
import type { Because } from "../../runtime/config/config-chronicle.ts";
import type { Node } from "../../runtime/network.ts";
import { RECENT } from "../../runtime/recent-ends.ts";
import type { Run } from "../../runtime/run.ts";
import { parseDuration } from "../../scenario/duration-text.ts";
import type { StateChange } from "../views/changes.ts";

type Version = ConfigVersion<Because>;

/** Null: the values under these keys are those of the start, or nothing is known of how they came. */
export function configBehind({ config, journal }: Run, node: Node, keys: readonly string[]): StateChange | null {
  if (config === null) return null;
  const { manager } = config.host;
  const history = manager.history(node.id).filter(({ number }) => !manager.wasOnlyStaged(node.id, number));
  const trouble = journal.lastChange(({ from, sort, thing }) => sort === "condition" && thing === node.id && from === "healthy");
  // It is noticed some windows after it began.
  const began = trouble === null ? Infinity : trouble.at - RECENT * 1e6;
  let newest: Version | null = null;
  for (const instance of node.instances) {
    const acts = config.actsAt(instance);
    if (acts === null) continue;
    for (const key of keys) {
      const found = setBy(uncured(acts, key, history, began), key, history);
      if (found === null || eases(key, found.before ?? ownOf(node, key), found.version.values.get(key))) continue;
      if (found.version.number > (newest?.number ?? 0)) newest = found.version;
    }
  }
  const number = String(newest?.number);
  return newest === null
    ? null
    : journal.lastChange(({ instance, sort, thing, to }) => sort === "config" && thing === node.id && instance === "" && to === number);
}

/** What acted before all that has made it better, or left it as it was, since its trouble began. */
function uncured(acts: Version, key: string, history: readonly Version[], began: number): Version {
  let version = acts;
  while (version.at > began) {
    const { by, number, values } = version;
    const before = history.findLast((other) => other.number < number);
    if (before === undefined) break;
    const [worse, better] = [before.values.get(key), values.get(key)];
    if (worse !== better && !(eases(key, worse, better) ?? by === "rollback")) break;
    version = before;
  }
  return version;
}

/** Is the value the milder one of the two? Null: that cannot be told. */
function eases(key: string, before: ConfigValue | undefined, after: ConfigValue | undefined): boolean | null {
  if (before === undefined || after === undefined) return null;
  if (key === "concurrency" || key === "connections") return Number(after) >= Number(before);
  if (key === "errorRate") return Number(after) <= Number(before);
  if (!key.endsWith(".timeout")) return null;
  // What goes out past all checks may be no duration.
  const [short, long] = [parseDuration(String(before)), parseDuration(String(after))];
  return short.ok && long.ok ? long.value >= short.value : null;
}
/** What the node goes by where no configuration says anything. */
function ownOf({ capacity }: Node, key: string): ConfigValue | undefined {
  return key === "concurrency" || key === "connections" ? capacity.concurrency : undefined;
}

interface Setting {
  readonly version: Version;
  /** What stood there before. */
  readonly before: ConfigValue | undefined;
}
/** The version with which the value under the key came, of those that are known; null: it was there from the start. */
function setBy(acts: Version, key: string, history: readonly Version[]): Setting | null {
  const value = acts.values.get(key);
  if (value === undefined) return null;
  let version = acts;
  for (const other of history.filter(({ number }) => number < acts.number).toReversed()) {
    if (other.values.get(key) !== value) return { version, before: other.values.get(key) };
    version = other;
  }
  return null;
}
