// What the values of a configuration mean for an instance. A value out of range that was let through acts as the nearest that can be
// (no slots, every call past its timeout at once); one that cannot be read makes the whole reload fail, and the instance keeps what it had.
import type { ConfigValue, ConfigValues } from "../../configuration/version.ts";
import { type Binding, bindingOf } from "../../scenario/config-keys.ts";
import { parseDistribution } from "../../scenario/distribution-text.ts";
import { parseDuration } from "../../scenario/duration-text.ts";

export interface CallEffects {
  /** µs */
  timeout?: number;
  attempts?: number;
}
export interface Effects {
  /** Slots or connections. */
  concurrency: number | null;
  errorRate: number | null;
  time: string | null;
  readonly flags: Set<string>;
  /** By the id of the callee. */
  readonly calls: Map<string, CallEffects>;
}
export class UnreadableValue extends Error {
  readonly key: string;
  readonly value: ConfigValue;
  constructor(key: string, value: ConfigValue) {
    super(`${key} cannot be read: ${value}`);
    this.key = key;
    this.value = value;
  }
}
export const NO_EFFECTS: Effects = { concurrency: null, errorRate: null, time: null, flags: new Set(), calls: new Map() };

const MOST_SLOTS = 100_000;
const MOST_ATTEMPTS = 100;

/** @throws UnreadableValue */
export function effectsOf(kind: string, values: ConfigValues): Effects {
  const effects: Effects = { concurrency: null, errorRate: null, time: null, flags: new Set(), calls: new Map() };
  for (const [key, value] of values) {
    const binding = bindingOf(kind, key);
    if (binding !== null) take(effects, binding, key, value);
  }
  return effects;
}

function take(effects: Effects, { callee, name, sort }: Binding, key: string, value: ConfigValue): void {
  if (sort === "flag") {
    if (typeof value !== "boolean") throw new UnreadableValue(key, value);
    if (value) effects.flags.add(name);
  } else if (sort === "route") {
    const calls = effects.calls.get(callee) ?? {};
    effects.calls.set(callee, calls);
    if (name === "timeout") calls.timeout = Math.max(1, microseconds(key, value));
    else calls.attempts = Math.min(MOST_ATTEMPTS, Math.max(1, Math.floor(numberIn(key, value))));
  } else if (name === "errorRate") effects.errorRate = Math.min(1, Math.max(0, numberIn(key, value)));
  else if (name === "time") effects.time = timeIn(key, value);
  else effects.concurrency = Math.min(MOST_SLOTS, Math.max(0, Math.floor(numberIn(key, value))));
}

function numberIn(key: string, value: ConfigValue): number {
  if (typeof value !== "number") throw new UnreadableValue(key, value);
  return value;
}
function microseconds(key: string, value: ConfigValue): number {
  const parsed = typeof value === "string" ? parseDuration(value) : null;
  if (parsed === null || !parsed.ok) throw new UnreadableValue(key, value);
  return parsed.value;
}
function timeIn(key: string, value: ConfigValue): string {
  if (typeof value !== "string" || !parseDistribution(value).ok) throw new UnreadableValue(key, value);
  return value;
}
