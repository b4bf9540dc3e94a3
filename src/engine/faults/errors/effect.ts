// Errors in place of answers, drawn when the answer is there: an error costs its time. Fast ones come in place of the work.
import type { FaultEffect } from "../effect.ts";

export const errors: FaultEffect<"errors"> = (fault, { addLatency, distribution, failure, injectErrors, instance, node, random }) => {
  const rate = fault.rate * fault.share;
  const said = failure(fault.status);
  if (!fault.fast || node === null) return injectErrors({ rate, failure: said, random, instance });
  return addLatency({ delay: distribution("0ms"), factor: 1, instead: said, share: rate, random, instance });
};
