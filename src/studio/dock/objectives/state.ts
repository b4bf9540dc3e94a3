// How an objective is now, as a mark and a word, and what was measured in its unit.
import type { Objective } from "../../../engine/scenario/document.ts";
import type { ObjectiveView } from "../../../engine/telemetry/views/effects-view.ts";
import { duration, percent, plain, type Quantity } from "../../i18n/numbers.ts";
import type { MarkName } from "../../widgets/status-mark.tsx";

/** It holds now, but did not always. */
const wasBroken = ({ held, state }: ObjectiveView): boolean => state === "held" && held === false;

export function markOf(view: ObjectiveView | null): MarkName {
  if (view === null || view.state === "nothing") return "starting";
  return view.state === "broken" ? "failing" : wasBroken(view) ? "degraded" : "healthy";
}
export function stateKey(
  view: ObjectiveView | null,
): "objectives.nothing" | "objectives.isBroken" | "objectives.wasBroken" | "objectives.holds" {
  if (view === null || view.state === "nothing") return "objectives.nothing";
  return view.state === "broken" ? "objectives.isBroken" : wasBroken(view) ? "objectives.wasBroken" : "objectives.holds";
}

const text = ({ number, unit }: Quantity): string => `${number} ${unit}`.trim();
export function valueText(objective: Objective, value: number | null): string {
  if (value === null) return "–";
  if ("invariant" in objective || objective.metric.startsWith("counter.")) return plain(value);
  if (objective.metric.startsWith("latency.")) return text(duration(value * 1000));
  if (objective.metric === "errorShare" || objective.metric === "availability" || objective.metric === "utilisation")
    return text(percent(value));
  return plain(value);
}
