// The load shapes as rates over virtual time.
import { sineOfTurn } from "../../kernel/math.ts";
import { PiecewiseRate } from "../../kernel/piecewise-rate.ts";
import type { CompletedNodeOfKind } from "../specs.ts";

type Load = CompletedNodeOfKind<"client">["load"];
type OpenShape = Exclude<Load, { readonly shape: "closed" }>;

/** Corners of a wave's polyline in one period: its error is below 10⁻⁴ of the amplitude. */
const CORNERS = 240;

export function rateOf(load: OpenShape, us: (text: string) => number): PiecewiseRate {
  switch (load.shape) {
    case "constant":
      return new PiecewiseRate([[0, load.rate]]);
    case "ramp":
      return new PiecewiseRate([
        [0, load.from],
        [us(load.over), load.to],
      ]);
    case "steps":
      return stepped(load.steps.map(({ at, rate }) => [us(at), rate] as const));
    case "spike":
      return stepped([
        [0, load.base],
        [us(load.at), load.peak],
        [us(load.at) + us(load.for), load.base],
      ]);
    case "wave":
      return wave(load.mean, load.amplitude, us(load.period));
  }
}

/** Each rate from its time on; 0 before the first; of two at one time the later one in the list. */
function stepped(steps: readonly (readonly [number, number])[]): PiecewiseRate {
  const corners: [number, number][] = [[0, 0]];
  for (const [at, rate] of steps.toSorted((a, b) => a[0] - b[0])) corners.push([at, (corners.at(-1) as [number, number])[1]], [at, rate]);
  return new PiecewiseRate(corners);
}

/** Never below 0. */
function wave(mean: number, amplitude: number, period: number): PiecewiseRate {
  return new PiecewiseRate(
    Array.from(
      { length: CORNERS + 1 },
      (_, i) => [(period * i) / CORNERS, Math.max(0, mean + amplitude * sineOfTurn(i / CORNERS))] as const,
    ),
    true,
  );
}
