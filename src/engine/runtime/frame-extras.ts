// What few attempts have besides their frame's own fields: policies of the caller, calls that end with them, their place in what is
// recorded. A frame has one from the first time that it needs any of it.
import type { CallerBreaker } from "./call/breakers.ts";
import type { HedgedCall } from "./call/hedging.ts";
import type { Failure } from "./failure.ts";
import type { Frame, VisitEnd } from "./frame.ts";

/** Its fields are explained where the frame gives access to them. */
export class FrameExtras {
  traceSlot = 0;
  parentSpan = 0;
  dot = 0;
  backoff = 0;
  retryAfter = 0.5;
  verdict: Failure | null = null;
  hedged: HedgedCall | null = null;
  deadline: Frame | null = null;
  patience: Frame | null = null;
  breaker: CallerBreaker | null = null;
  atEnd: VisitEnd | null = null;
  firstLeg: Frame | null = null;
  nextLeg: Frame | null = null;
  lastLeg: Frame | null = null;

  constructor() {
    this.retryAfter = 0;
  }
}
