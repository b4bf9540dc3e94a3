// Who holds what: the keys of a document with the values of the server, of the staged version, and of the instances that hold another;
// and what differs between a version and the one before it.
import { type ConfigChange, type ConfigValue, differences as changesBetween } from "../../../engine/configuration/version.ts";
import type { ConfigDetail, ConfigInstance, ConfigVersionRow } from "../../../engine/telemetry/views/config-view.ts";

export interface Holding {
  readonly key: string;
  /** Of the server; undefined: not set. */
  readonly value: ConfigValue | undefined;
  /** Of the staged version, where it is another. */
  readonly staged: ConfigValue | undefined;
  readonly isStaged: boolean;
  /** Values that instances go by and that are not what they are to have, with how many do. */
  readonly others: readonly { readonly value: ConfigValue | undefined; readonly count: number }[];
  /** How many go by the staged value already. */
  readonly onTrial: number;
}

const valuesOf = (versions: readonly ConfigVersionRow[], number: number | null): ReadonlyMap<string, ConfigValue> =>
  new Map(versions.find((version) => version.number === number)?.values ?? []);

export function holdings({ instances, stable, staged, versions }: ConfigDetail): readonly Holding[] {
  const now = valuesOf(versions, stable);
  const tried = staged === null ? now : valuesOf(versions, staged.version);
  const acting = instances.map(({ acts, target }) => ({ is: valuesOf(versions, acts), shall: valuesOf(versions, target) }));
  const keys = [...new Set([...now.keys(), ...tried.keys(), ...acting.flatMap(({ is }) => [...is.keys()])])];
  return keys
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => {
      const wrong = acting.filter(({ is, shall }) => is.get(key) !== shall.get(key)).map(({ is }) => is.get(key));
      const others = [...new Set(wrong)].map((value) => ({ value, count: wrong.filter((one) => one === value).length }));
      const isStaged = tried.get(key) !== now.get(key);
      const onTrial = isStaged
        ? acting.filter(({ is, shall }) => is.get(key) === tried.get(key) && is.get(key) === shall.get(key)).length
        : 0;
      return { key, value: now.get(key), staged: tried.get(key), isStaged, others, onTrial };
    });
}

/** What a version changed of the one that stood when it came: the last before it that was not only tried, as far as it is known. */
export function changesOf(version: ConfigVersionRow, versions: readonly ConfigVersionRow[]): readonly ConfigChange[] {
  const before = versions.findLast(({ number, tried }) => number < version.number && !tried);
  return before === undefined ? [] : changesBetween(new Map(before.values), new Map(version.values));
}

export type Trouble = "lags" | "failed" | "none";
/** Where an instance differs from what it is to have: it has not heard, or it cannot read what it holds. */
export function troubleOf({ acts, holds, target }: ConfigInstance): Trouble {
  if (holds !== target) return "lags";
  return acts === holds ? "none" : "failed";
}

/** What is worth looking at first: instances in trouble, then those that try the staged version, then all others. */
export function inOrder({ instances, staged }: ConfigDetail): readonly ConfigInstance[] {
  const rank = (instance: ConfigInstance): number =>
    troubleOf(instance) !== "none" ? 0 : staged !== null && instance.target === staged.version ? 1 : 2;
  return instances.toSorted((a, b) => rank(a) - rank(b));
}
