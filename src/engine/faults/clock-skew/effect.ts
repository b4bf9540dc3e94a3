// A skewed clock: what the instance writes down from now on bears wrong times; nothing else knows of it.
import type { FaultEffect } from "../effect.ts";
import { shareOf } from "../share-of.ts";

export const clockSkew: FaultEffect<"clock-skew"> = ({ by, behind, share }, { skewClock, duration, instances, random }) => {
  const us = duration(by) * (behind ? -1 : 1);
  const undo = shareOf(instances, share, random).map((instance) => skewClock(instance, us));
  return () => {
    for (const one of undo) one();
  };
};
