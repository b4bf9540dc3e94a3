// A crash of one instance, of a share of them or of all that there are; when the fault ends, those it took down start again.
import type { FaultEffect } from "../effect.ts";
import { takeDown } from "../take-down.ts";

export const crash: FaultEffect<"crash"> = ({ share }, context) => takeDown(share, context);
