// The words of the zone in English: its help, label and help of each of its fields.
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "A place that fails as a whole: an availability zone, a region, a rack. Nodes stand in it, replicas are spread over several; messages between zones take longer, and zone-aware routes stay within one while they can. Modelled: latency within and between, outage by crash or cut, zone-aware routing. Not modelled: bandwidth, cost of traffic between zones.",
  fields: {
    within: {
      label: "Within",
      help: "How much longer than the route's own latency a message between two replicas of this zone takes, one way; usually nothing.",
    },
    between: {
      label: "To others",
      help: "How much longer a message takes from this zone to another, one way: 0.5 to 1 ms between availability zones, 30 to 80 ms between regions. The answer pays that of the zone it comes from.",
    },
  },
};
