// The acts of a deployment: a version is deployed, a canary promoted, or what is there rolled back.
import type { CompletedAction } from "../../scenario/complete.ts";
import type { Node } from "../network.ts";
import type { Run } from "../run.ts";
import { holdBack } from "./lifecycle.ts";
import { Release } from "./release.ts";
import { planOf, ROLLING, Rollout } from "./rollout.ts";

/** Writes the program of a version. */
export type Compile = (node: Node, release: Release) => void;

/** A deployment that is under way gives way to it: all that is there is old to it. */
export function deploy(run: Run, node: Node, act: Extract<CompletedAction, { readonly do: "deploy" }>, compile: Compile): void {
  const release = new Release(act.version, {
    ...(act.time === undefined ? {} : { time: act.time }),
    ...(act.errorRate === undefined ? {} : { errorRate: act.errorRate }),
  });
  compile(node, release);
  for (const instance of node.instances) holdBack(run, instance, false);
  Rollout.begin(run, node, release, planOf(act), "deploy");
}

export const mayPromote = (node: Node): boolean => node.rollout !== null && node.rollout.mayPromote;
/** There is a version before this one, or a deployment under way. */
export const mayRollBack = (node: Node): boolean => node.rollout !== null || node.releases.previous !== null;

export function rollBack(run: Run, node: Node): void {
  if (node.rollout !== null) node.rollout.rollBack();
  else if (node.releases.previous !== null) Rollout.begin(run, node, node.releases.previous, ROLLING, "rollback");
}
