// The faults, in the order of the menu. The one list of specs: a new fault is one line here and one in effects.ts.
import type { Written } from "../scenario/fields.ts";
import type { FAULT_FIELDS, FAULT_INSTANCE, FAULT_SHARE, FAULT_TIMES } from "../scenario/timeline.ts";
import { badConfig } from "./bad-config/spec.ts";
import { brokerOutage } from "./broker-outage/spec.ts";
import { clockSkew } from "./clock-skew/spec.ts";
import { crash } from "./crash/spec.ts";
import { duplicate } from "./duplicate/spec.ts";
import { errors } from "./errors/spec.ts";
import { hang } from "./hang/spec.ts";
import { latency } from "./latency/spec.ts";
import { leak } from "./leak/spec.ts";
import { loss } from "./loss/spec.ts";
import { partition } from "./partition/spec.ts";
import { poison } from "./poison/spec.ts";
import { poolLeak } from "./pool-leak/spec.ts";
import { quota } from "./quota/spec.ts";
import { registryOutage } from "./registry-outage/spec.ts";
import { reorder } from "./reorder/spec.ts";
import { slowConfig } from "./slow-config/spec.ts";
import { slowConsumer } from "./slow-consumer/spec.ts";
import { slow } from "./slow/spec.ts";
import type { FaultSpec } from "./spec.ts";
import { staleRegistry } from "./stale-registry/spec.ts";
import { surge } from "./surge/spec.ts";
import { zoneOutage } from "./zone-outage/spec.ts";

export const FAULTS = [
  latency,
  errors,
  crash,
  hang,
  slow,
  leak,
  quota,
  poolLeak,
  loss,
  partition,
  surge,
  clockSkew,
  brokerOutage,
  duplicate,
  reorder,
  slowConsumer,
  poison,
  registryOutage,
  staleRegistry,
  badConfig,
  slowConfig,
  zoneOutage,
] as const;

type Flat<T> = { [P in keyof T]: T[P] } & {};
/** A fault that says itself between whom it is has no target. */
type Targetless = { readonly between: unknown };
type ActOf<S> =
  S extends FaultSpec<infer F, infer N>
    ? Flat<
        { readonly do: "fault"; readonly fault: N } & Written<F extends Targetless ? typeof FAULT_TIMES : typeof FAULT_FIELDS> &
          Written<typeof FAULT_SHARE> &
          Written<typeof FAULT_INSTANCE> &
          Written<F>
      >
    : never;
/** A fault of the timeline, or one that is injected by hand. `share` where the fault takes one. */
export type FaultAct = ActOf<(typeof FAULTS)[number]>;
export type FaultName = (typeof FAULTS)[number]["fault"];

const BY_NAME: ReadonlyMap<string, FaultSpec> = new Map(FAULTS.map((spec) => [spec.fault, spec as unknown as FaultSpec]));
export const faultSpec = (name: string): FaultSpec | undefined => BY_NAME.get(name);
