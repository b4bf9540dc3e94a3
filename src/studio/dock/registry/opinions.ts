// What the registry and the callers believe of an instance, beside what is true: where they differ, and what follows from it.
import type { RegistryEntry, RegistryView } from "../../../engine/telemetry/views/registry-view.ts";

export type Difference =
  /** Listed as healthy, and not: until its lease has run out and a sweep has found it. `left`: µs of the lease. */
  | { readonly code: "stale"; readonly left: number }
  /** Healthy, and not listed so. */
  | { readonly code: "unlisted" }
  /** So many callers still choose it, although it is not healthy. */
  | { readonly code: "used"; readonly by: number; readonly of: number }
  /** So many do not choose it, although it is healthy. */
  | { readonly code: "unknown"; readonly by: number; readonly of: number };

export function differences({ truth, listed, renewedAt, inUseBy, unknownTo }: RegistryEntry, view: RegistryView): Difference[] {
  const well = truth === "HEALTHY";
  const of = inUseBy.length + unknownTo.length;
  const found: Difference[] = [];
  if (!well && listed === "HEALTHY") found.push({ code: "stale", left: Math.max(0, (renewedAt ?? 0) + view.lease - view.now) });
  if (well && listed !== "HEALTHY") found.push({ code: "unlisted" });
  if (!well && inUseBy.length > 0) found.push({ code: "used", by: inUseBy.length, of });
  if (well && unknownTo.length > 0) found.push({ code: "unknown", by: unknownTo.length, of });
  return found;
}

/** A caller of the instance's service, in the order of the callers. `right`: it believes what is true. */
export interface Opinion {
  readonly caller: string;
  readonly uses: boolean;
  readonly right: boolean;
}
export function opinions({ truth, inUseBy, unknownTo }: RegistryEntry, { callers }: RegistryView): Opinion[] {
  const using = new Set(inUseBy);
  return [...inUseBy, ...unknownTo]
    .toSorted((a, b) => a - b)
    .map((i) => ({ caller: callers[i]?.name ?? "", uses: using.has(i), right: using.has(i) === (truth === "HEALTHY") }));
}
