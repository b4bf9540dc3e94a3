// All replicas in the zone crash, of every node, and start again when it is over; or no message passes the zone's border.
import type { Zone } from "../../runtime/call/zones.ts";
import type { FaultEffect } from "../effect.ts";
import { takeDown } from "../take-down.ts";

export const zoneOutage: FaultEffect<"zone-outage"> = ({ how, share }, context) =>
  how === "crash" ? takeDown(share, context) : context.cutOff({ zone: context.zone as Zone, share, random: context.random });
