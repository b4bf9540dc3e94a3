// A memory leak: in all instances of a service, in one, or in a share of those that it has.
import type { FaultEffect } from "../effect.ts";
import { shareOf } from "../share-of.ts";

export const leak: FaultEffect<"leak"> = ({ perRequest, limit, share }, { instance, instances, leakMemory, random }) => {
  const chosen = instance !== null || share >= 1 ? [instance] : shareOf(instances, share, random);
  const ends = chosen.map((one) => leakMemory({ perRequest, limit, instance: one }));
  return () => {
    for (const end of ends) end();
  };
};
