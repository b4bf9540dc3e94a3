// A version of a service's configuration: numbered, never changed in place; and what differs between two of them.
export type ConfigValue = string | number | boolean;
export type ConfigValues = ReadonlyMap<string, ConfigValue>;

/** @typeParam C what brought it about, as whoever runs the manager understands it */
export interface ConfigVersion<C = unknown> {
  readonly service: string;
  /** 1, 2, …: a number is never used again. */
  readonly number: number;
  /** Virtual time, µs. */
  readonly at: number;
  readonly values: ConfigValues;
  /** How it came: it was there from the start, somebody set values, or an older version came again (its number). */
  readonly by: "start" | "set" | "rollback";
  readonly again: number | null;
  readonly cause: C | null;
}

/** One key that differs; undefined: it is not there. */
export interface ConfigChange {
  readonly key: string;
  readonly before: ConfigValue | undefined;
  readonly after: ConfigValue | undefined;
}

/** What leads from one to the other, by key. */
export function differences(before: ConfigValues, after: ConfigValues): readonly ConfigChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted((a, b) => (a < b ? -1 : 1));
  return keys.map((key) => ({ key, before: before.get(key), after: after.get(key) })).filter((change) => change.before !== change.after);
}

/** The values, with others in place of some; undefined takes one out. */
export function changed(values: ConfigValues, by: ReadonlyMap<string, ConfigValue | undefined>): ConfigValues {
  const after = new Map(values);
  for (const [key, value] of by) {
    if (value === undefined) after.delete(key);
    else after.set(key, value);
  }
  return after;
}
