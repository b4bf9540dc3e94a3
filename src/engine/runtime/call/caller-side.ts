// What the policies around a call may ask of it. They know the call's side by this table alone, which the run holds: `calls.ts`
// knows them, they do not know it.
import type { Failure } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Instance, Route } from "../network.ts";
import type { Run } from "../run.ts";

export interface CallerSide {
  /** The next try asks. */
  readonly attempt: (run: Run, frame: Frame) => void;
  /** A try sets out. */
  readonly send: (run: Run, frame: Frame, route: Route, instance: Instance) => void;
  /** A try was turned away before it was sent: again, or the end of the call. */
  readonly notSent: (run: Run, frame: Frame, failure: Failure) => void;
  /** The same, counted only. */
  readonly bookNotSent: (run: Run, frame: Frame, failure: Failure) => void;
  /** The end of a try that was sent, counted only. */
  readonly book: (run: Run, frame: Frame, route: Route, failure: Failure | null) => void;
  /** The caller waits no more, for none of its tries. */
  readonly endCall: (run: Run, frame: Frame, failure: Failure, cut: boolean) => void;
  /** The caller itself is gone. */
  readonly cancel: (run: Run, frame: Frame, route: Route) => void;
}
