// A slow consumer: the work of deliveries takes so many times as long, at all instances, at one, or at a share of them.
import type { FaultEffect } from "../effect.ts";
import { shareOf } from "../share-of.ts";

export const slowConsumer: FaultEffect<"slow-consumer"> = (
  { factor, share },
  { addLatency, distribution, instance, instances, random },
) => {
  const chosen = instance !== null || share >= 1 ? [instance] : shareOf(instances, share, random);
  const delay = distribution("0ms");
  const ends = chosen.map((one) => addLatency({ delay, factor, instead: null, share: 1, random, instance: one, deliveriesOnly: true }));
  return () => {
    for (const end of ends) end();
  };
};
