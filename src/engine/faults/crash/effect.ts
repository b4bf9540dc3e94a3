// A crash of one instance or of all that there are; when the fault ends, those it took down start again.
import type { FaultEffect } from "../effect.ts";

export const crash: FaultEffect<"crash"> = (_fault, { crash: takeDown, instances, start }) => {
  const taken = instances.filter((instance) => instance.status !== "STOPPED" && instance.status !== "CRASHED");
  for (const instance of taken) takeDown(instance);
  return () => {
    for (const instance of taken) if (instance.status === "CRASHED") start(instance);
  };
};
