// A hang: instances accept requests and do nothing with them; afterwards they go on where they stood.
import type { FaultEffect } from "../effect.ts";
import { shareOf } from "../share-of.ts";

export const hang: FaultEffect<"hang"> = ({ share }, { instances, random, wake }) => {
  const stuck = shareOf(instances, share, random);
  for (const instance of stuck) instance.hanging++;
  return () => {
    for (const instance of stuck) if (--instance.hanging === 0) wake(instance);
  };
};
