// Errors in place of answers, drawn when the answer is there: an error costs its time.
import type { FaultEffect } from "../effect.ts";

export const errors: FaultEffect<"errors"> = (fault, { failure, injectErrors, instance, random }) =>
  injectErrors({ rate: fault.rate * fault.share, failure: failure(fault.status), random, instance });
