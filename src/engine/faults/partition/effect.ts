// A partition: what it separates asks it before each message.
import type { FaultEffect } from "../effect.ts";

export const partition: FaultEffect<"partition"> = ({ between, oneWay, share }, { separate, random }) => {
  const [here, there] = between.map((side) => new Set(side));
  return separate({ here: here ?? new Set(), there: there ?? new Set(), oneWay, share, random });
};
