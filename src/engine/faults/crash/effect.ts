// A crash of one instance, of a share of them or of all that there are; when the fault ends, those it took down start again.
import type { FaultEffect } from "../effect.ts";
import { shareOf } from "../share-of.ts";

export const crash: FaultEffect<"crash"> = ({ share }, { crash: takeDown, instances, random, start }) => {
  // One that another crash holds down stays down until both have ended; one that was killed is not this fault's to start.
  const taken = shareOf(instances, share, random).filter(
    ({ status, crashes }) => status !== "STOPPED" && (status !== "CRASHED" || crashes > 0),
  );
  for (const instance of taken) {
    instance.crashes++;
    takeDown(instance);
  }
  return () => {
    for (const instance of taken) if (--instance.crashes === 0 && instance.status === "CRASHED") start(instance);
  };
};
