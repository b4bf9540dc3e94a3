// A slow CPU: the work of all instances, of one, or of a share of them takes so many times as long.
import type { FaultEffect } from "../effect.ts";
import { shareOf } from "../share-of.ts";

export const slow: FaultEffect<"slow"> = ({ factor, share }, { addLatency, distribution, instance, instances, random }) => {
  const chosen = instance !== null || share >= 1 ? [instance] : shareOf(instances, share, random);
  const delay = distribution("0ms");
  const ends = chosen.map((one) => addLatency({ delay, factor, instead: null, share: 1, random, instance: one }));
  return () => {
    for (const end of ends) end();
  };
};
