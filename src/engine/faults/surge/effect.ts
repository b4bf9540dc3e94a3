// A surge multiplies the load; of a share of the users only, the others ask as before.
import type { FaultEffect } from "../effect.ts";

export const surge: FaultEffect<"surge"> = ({ factor, share }, { multiplyLoad }) => multiplyLoad(1 + (factor - 1) * share);
