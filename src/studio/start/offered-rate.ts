// How many requests a second the clients of a document offer at most, as it is written in it; null where users decide (a closed load).
import { LOADS } from "../../engine/kinds/client/spec.ts";
import type { Scenario } from "../../engine/scenario/document.ts";

type Load = Extract<Scenario["nodes"][number], { readonly kind: "client" }>["load"];

export function offeredRate(scenario: Scenario): number | null {
  let sum = 0;
  for (const node of scenario.nodes) {
    const rate = node.kind === "client" ? peakOf(node.load) : 0;
    if (rate === null) return null;
    sum += rate;
  }
  return sum;
}

function peakOf(load: Load): number | null {
  if (load === undefined) return LOADS.constant.rate.default ?? 0;
  switch (load.shape) {
    case "constant":
      return or(load.rate, LOADS.constant.rate);
    case "ramp":
      return Math.max(or(load.from, LOADS.ramp.from), or(load.to, LOADS.ramp.to));
    case "steps":
      return Math.max(0, ...load.steps.map((step) => step.rate));
    case "spike":
      return Math.max(or(load.base, LOADS.spike.base), or(load.peak, LOADS.spike.peak));
    case "wave":
      return or(load.mean, LOADS.wave.mean) + or(load.amplitude, LOADS.wave.amplitude);
    case "closed":
      return null;
  }
}
const or = (written: number | undefined, field: { readonly default?: number }): number => written ?? field.default ?? 0;
