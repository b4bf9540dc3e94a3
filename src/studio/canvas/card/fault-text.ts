// What acts on a node or route, for the pill on it: the effect of each fault, and who was killed by hand.
import { faultSpec } from "../../../engine/faults/specs.ts";
import { parseDuration } from "../../../engine/scenario/duration-text.ts";
import type { ActiveFault } from "../../../engine/telemetry/views/live.ts";
import { settingsText } from "../../dock/config/sentence.ts";
import type { Translate } from "../../i18n/language.ts";
import { duration, percent, type Quantity } from "../../i18n/numbers.ts";
import type { InstanceLive } from "../../run/run-store.ts";
import { faultLabel } from "../acts/labels.ts";

const written = ({ number, unit }: Quantity): string => `${number} ${unit}`.trim();

/** "+300 ms", "50 % errors", "Crash" */
export function faultText(fault: Pick<ActiveFault, "fault" | "settings">, words: Translate): string {
  const { delay, rate } = fault.settings;
  switch (fault.fault) {
    case "latency":
      return words("canvas.fault.latency", { delay: typeof delay === "string" ? delayText(delay) : "" });
    case "errors":
      return words("canvas.fault.errors", { share: written(percent(typeof rate === "number" ? rate : defaultOf("errors", "rate"))) });
    case "leak":
      return words("canvas.fault.leak", { size: Number(fault.settings["perRequest"] ?? defaultOf("leak", "perRequest")) });
    case "crash":
    case "hang":
    case "broker-outage":
    case "registry-outage":
    case "stale-registry":
      return words(`canvas.fault.${fault.fault}`);
    case "slow":
      return words("canvas.fault.slow", { factor: Number(fault.settings["factor"] ?? defaultOf("slow", "factor")) });
    case "bad-config":
      return settingsText(fault.settings["set"] ?? faultSpec("bad-config")?.fields["set"]?.default);
    case "slow-config":
      return words("canvas.fault.slow-config", { delay: delayText(String(delay ?? faultSpec("slow-config")?.fields["delay"]?.default)) });
    case "pool-leak":
      return words("canvas.fault.pool-leak");
    case "quota":
      return words("canvas.fault.quota");
    case "loss":
      return words("canvas.fault.loss", { share: written(percent(Number(rate ?? defaultOf("loss", "rate")))) });
    case "duplicate":
    case "reorder":
    case "poison":
      return words(`canvas.fault.${fault.fault}`, { share: written(percent(Number(rate ?? defaultOf(fault.fault, "rate")))) });
    case "slow-consumer":
      return words("canvas.fault.slow-consumer", { factor: Number(fault.settings["factor"] ?? defaultOf("slow-consumer", "factor")) });
    case "surge":
      return words("canvas.fault.surge", { factor: Number(fault.settings["factor"] ?? defaultOf("surge", "factor")) });
    case "clock-skew": {
      const by = delayText(String(fault.settings["by"] ?? faultSpec("clock-skew")?.fields["by"]?.default));
      return words(fault.settings["behind"] === true ? "canvas.fault.clockBehind" : "canvas.fault.clockAhead", { by });
    }
    default:
      return faultLabel(fault.fault);
  }
}
const defaultOf = (fault: string, field: string): number => Number(faultSpec(fault)?.fields[field]?.default ?? 1);
/** A plain duration as it is read, a distribution as it is written. */
export function delayText(text: string): string {
  const parsed = parseDuration(text);
  return parsed.ok ? written(duration(parsed.value)) : text;
}

/** Instances that were killed, and not by a fault that still acts. */
export function killed(instances: readonly InstanceLive[], faults: readonly ActiveFault[]): number {
  const crashed = instances.filter((instance) => instance.status === "CRASHED");
  const crashes = faults.filter((fault) => fault.fault === "crash" || fault.fault === "zone-outage");
  if (crashes.some((fault) => fault.instance === undefined)) return 0;
  return crashed.filter(({ number }) => !crashes.some((fault) => fault.instance?.endsWith(`-${number}`) === true)).length;
}

/** Whole seconds of virtual time that are left; null: until it is cleared. */
export const secondsLeft = (fault: ActiveFault, now: number): number | null =>
  fault.until === null ? null : Math.max(0, Math.ceil((fault.until - now) / 1e6));
