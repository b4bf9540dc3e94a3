// A share of the calls (all, by default) finds the quota used up; they take nothing from the quota that there is.
import type { FaultEffect } from "../effect.ts";

export const quota: FaultEffect<"quota"> = (fault, { exhaustQuota, random }) => exhaustQuota({ rate: fault.share, random });
