// Takes instances down, a share of them or all; afterwards those it took start again. What a crash and the loss of a zone have in common.
import type { FaultContext } from "./effect.ts";
import { shareOf } from "./share-of.ts";

export function takeDown(share: number, { crash, instances, random, start }: FaultContext): () => void {
  // One that another crash holds down stays down until both have ended; one that was killed is not this fault's to start.
  const taken = shareOf(instances, share, random).filter(
    ({ status, crashes }) => status !== "STOPPED" && (status !== "CRASHED" || crashes > 0),
  );
  for (const instance of taken) {
    instance.crashes++;
    crash(instance);
  }
  return () => {
    for (const instance of taken) if (--instance.crashes === 0 && instance.status === "CRASHED") start(instance);
  };
}
