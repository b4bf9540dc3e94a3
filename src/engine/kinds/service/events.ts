// What a service does with an event for which it has no handler. One that lists none at all works its `time` for each.
import type { Frame } from "../../runtime/frame.ts";
import { type Actor, GO_ON } from "../../runtime/program.ts";
import type { BuildContext } from "../model.ts";

/** Notes in the log that there was no handler. */
export class Unhandled implements Actor {
  private readonly context: Pick<BuildContext, "logFew" | "data">;
  constructor(context: Unhandled["context"]) {
    this.context = context;
  }
  act(frame: Frame): typeof GO_ON {
    this.context.data().events.unhandled++;
    this.context.logFew(frame, "warn", "eventUnhandled", { event: frame.endpoint?.name ?? "" });
    return GO_ON;
  }
}
