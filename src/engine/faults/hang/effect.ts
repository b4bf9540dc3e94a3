// A hang: instances accept requests and do nothing with them; afterwards they go on where they stood.
import type { FaultEffect } from "../effect.ts";

export const hang: FaultEffect<"hang"> = (_fault, { instances, wake }) => {
  const stuck = [...instances];
  for (const instance of stuck) instance.hanging++;
  return () => {
    for (const instance of stuck) if (--instance.hanging === 0) wake(instance);
  };
};
