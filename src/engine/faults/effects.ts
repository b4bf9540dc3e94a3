// What the faults do, by name. The one list of effects: a new fault is one line here and one in specs.ts.
import { badConfig } from "./bad-config/effect.ts";
import { brokerOutage } from "./broker-outage/effect.ts";
import { clockSkew } from "./clock-skew/effect.ts";
import { crash } from "./crash/effect.ts";
import { duplicate } from "./duplicate/effect.ts";
import type { FaultEffect } from "./effect.ts";
import { errors } from "./errors/effect.ts";
import { hang } from "./hang/effect.ts";
import { latency } from "./latency/effect.ts";
import { leak } from "./leak/effect.ts";
import { loss } from "./loss/effect.ts";
import { partition } from "./partition/effect.ts";
import { poison } from "./poison/effect.ts";
import { poolLeak } from "./pool-leak/effect.ts";
import { quota } from "./quota/effect.ts";
import { registryOutage } from "./registry-outage/effect.ts";
import { reorder } from "./reorder/effect.ts";
import { slowConfig } from "./slow-config/effect.ts";
import { slowConsumer } from "./slow-consumer/effect.ts";
import { slow } from "./slow/effect.ts";
import type { FaultName } from "./specs.ts";
import { staleRegistry } from "./stale-registry/effect.ts";
import { surge } from "./surge/effect.ts";
import { zoneOutage } from "./zone-outage/effect.ts";

export const EFFECTS: { readonly [N in FaultName]: FaultEffect<N> } = {
  latency,
  errors,
  crash,
  hang,
  slow,
  leak,
  quota,
  "pool-leak": poolLeak,
  loss,
  partition,
  surge,
  "clock-skew": clockSkew,
  "broker-outage": brokerOutage,
  duplicate,
  reorder,
  "slow-consumer": slowConsumer,
  poison,
  "registry-outage": registryOutage,
  "stale-registry": staleRegistry,
  "bad-config": badConfig,
  "slow-config": slowConfig,
  "zone-outage": zoneOutage,
};
