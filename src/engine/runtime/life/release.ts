// A version of a node as its instances run it: how its work differs from what the document says. Each has its own program, so an
// instance of it costs no more than any other; the document's own version has none, it runs the node's.
import type { CompletedNode } from "../../kinds/specs.ts";
import type { Step } from "../../scenario/steps.ts";
import type { Endpoint, Node } from "../network.ts";

/** What a version does differently; what is absent is as in the document. */
export interface Differences {
  /** In place of the node's `time`, and of every work step of its endpoints and handlers. */
  readonly time?: string;
  readonly errorRate?: number;
  /** Flags that are on, in order; absent: none. */
  readonly flags?: readonly string[];
}

export class Release {
  /** Of the document's own: follows the document. */
  version: string;
  readonly differences: Differences;
  /** First step by the endpoint's index, -1 where it has none; null: the node's own program. */
  entries: Int32Array | null = null;

  constructor(version: string, differences: Differences = {}) {
    this.version = version;
    this.differences = differences;
  }

  get isOwn(): boolean {
    const { errorRate, flags, time } = this.differences;
    return time === undefined && errorRate === undefined && flags === undefined;
  }
}

/** The versions of a node: what new instances run, and what was there before. */
export class Releases {
  /** What the document says. */
  readonly own: Release;
  /** What instances that are made now run. */
  current: Release;
  /** What there was before the last deployment that was completed; null: it was always so. */
  previous: Release | null = null;
  /** Which version an instance number is of: the first number of each stretch of one version, in their order. */
  private readonly stretches: { readonly from: number; readonly release: Release }[] = [];

  constructor(version: string) {
    this.own = new Release(version);
    this.current = this.own;
  }

  made(number: number, release: Release): void {
    if (this.stretches.at(-1)?.release !== release) this.stretches.push({ from: number, release });
    if (this.stretches.length > MOST) this.stretches.shift();
  }

  /** The version of an instance that there is or was. */
  versionOf(number: number): string {
    return (this.stretches.findLast(({ from }) => from <= number) ?? { release: this.own }).release.version;
  }

  /** Those with a program of their own that somebody runs or may run. */
  inUse(node: Node): readonly Release[] {
    const all = [this.current, this.previous, ...node.instances.map(({ release }) => release)];
    return [...new Set(all)].filter((release): release is Release => release !== null && !release.isOwn);
  }
}
/** Stretches that are remembered, for traces of long ago. */
const MOST = 1000;

export const versionIn = (spec: CompletedNode): string => ("version" in spec && typeof spec.version === "string" ? spec.version : "");

/** First step of the endpoint in that version. */
export const entryIn = (entries: Int32Array, endpoint: Endpoint): number => {
  const entry = endpoint.index < entries.length ? (entries[endpoint.index] as number) : -1;
  return entry >= 0 ? entry : endpoint.entry;
};

/** The node as this version of it would be written. */
export function specIn(spec: CompletedNode, { time, errorRate }: Differences): CompletedNode {
  const changed: Record<string, unknown> = { ...spec };
  if (errorRate !== undefined) changed["errorRate"] = errorRate;
  if (time !== undefined) {
    changed["time"] = time;
    if ("endpoints" in spec) changed["endpoints"] = spec.endpoints.map(({ name, steps }) => ({ name, steps: timed(steps, time) }));
    if ("handlers" in spec) changed["handlers"] = spec.handlers.map((one) => ({ ...one, steps: timed(one.steps, time) }));
  }
  return changed as unknown as CompletedNode;
}
const timed = (steps: readonly Step[], time: string): readonly Step[] =>
  steps.map((step) => {
    if ("work" in step) return { ...step, work: time };
    if ("flag" in step)
      return {
        ...step,
        ...(step.on === undefined ? {} : { on: timed(step.on, time) }),
        ...(step.off === undefined ? {} : { off: timed(step.off, time) }),
      };
    return "parallel" in step ? { ...step, parallel: step.parallel.map((branch) => timed(branch, time)) } : step;
  });
