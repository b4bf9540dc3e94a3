// An event for which a kind has no handler: it is counted, said in the log now and then, and acknowledged.
import type { Frame } from "../runtime/frame.ts";
import { type Actor, GO_ON } from "../runtime/program.ts";
import type { BuildContext } from "./model.ts";

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
