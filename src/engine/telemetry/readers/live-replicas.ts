// How many replicas there shall be and of which version: the columns of a node's autoscaler and deployment.
import type { Node } from "../../runtime/network.ts";
import { NODE, ROLLOUT_PHASES, SCALE_REASONS } from "../views/live.ts";

/** Names to which columns point by number, each once. */
export class Names {
  readonly all: string[] = [];
  private readonly known = new Map<string, number>();
  of(name: string): number {
    let index = this.known.get(name);
    if (index === undefined) {
      index = this.all.push(name) - 1;
      this.known.set(name, index);
    }
    return index;
  }
}

export function scalingInto(out: Float64Array, node: Node): void {
  const { autoscaling } = node;
  const last = autoscaling?.last ?? null;
  out[NODE.wanted] = node.wanted;
  out[NODE.scaleWish] = last?.wish ?? NaN;
  out[NODE.scaleUtilisation] = autoscaling?.utilisation ?? NaN;
  out[NODE.scaleWhy] = last === null ? NaN : SCALE_REASONS.indexOf(last.why);
  out[NODE.scaleNextAt] = autoscaling?.nextAt ?? NaN;
}

export function rolloutInto(out: Float64Array, node: Node, versions: Names): void {
  const { rollout } = node;
  out[NODE.rollout] = rollout === null ? NaN : ROLLOUT_PHASES.indexOf(rollout.phase);
  out[NODE.rolloutVersion] = rollout === null ? NaN : versions.of(rollout.to.version);
  out[NODE.rolloutUntil] = rollout?.holdsUntil ?? NaN;
}
