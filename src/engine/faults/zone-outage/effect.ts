// All replicas in the zone crash, of every node, and start again when it is over; or no message passes the zone's border.
import type { Zone } from "../../runtime/call/zones.ts";
import type { Instance } from "../../runtime/network.ts";
import type { FaultContext, FaultEffect } from "../effect.ts";
import { takeDown } from "../take-down.ts";

export const zoneOutage: FaultEffect<"zone-outage"> = ({ how, share }, context) =>
  how === "crash" ? crashed(share, context) : context.cutOff({ zone: context.zone as Zone, share, random: context.random });

/** Who is made there meanwhile does not come up either, in the same share. */
function crashed(share: number, context: FaultContext): () => void {
  const over = takeDown(share, context);
  const late: Instance[] = [];
  const lets = context.grip((instance) => {
    if (share < 1 && context.random.unit() >= share) return;
    late.push(instance);
    instance.crashes++;
    context.crash(instance);
  });
  return () => {
    lets();
    over();
    for (const instance of late) if (--instance.crashes === 0 && instance.status === "CRASHED") context.start(instance);
  };
}
