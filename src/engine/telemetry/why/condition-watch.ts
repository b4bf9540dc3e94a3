// Writes into the journal when a node gets into trouble and when it is well again, each with what led to it at that moment: so that a
// trouble which outlives its trigger still knows it.
import type { Node } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";
import type { Cause, Status } from "../views/live.ts";
import type { Conditions } from "./conditions.ts";
import { why } from "./why.ts";

export class ConditionWatch implements WindowObserver {
  private readonly run: Run;
  private readonly conditions: Conditions;
  private readonly known = new Map<Node, Status>();

  constructor(run: Run, conditions: Conditions) {
    this.run = run;
    this.conditions = conditions;
  }

  observe(): void {
    const { nodes } = this.run.network;
    for (let i = 0; i < nodes.length; i++) if (!(nodes[i] as Node).removed) this.look(nodes[i] as Node);
  }

  private look(node: Node): void {
    const from = this.known.get(node) ?? "healthy";
    const { cause, status } = this.conditions.of(node);
    if (status === from) return;
    this.known.set(node, status);
    const { journal, now } = this.run;
    const at = { at: now, thing: node.id, instance: "", sort: "condition", from, to: status, code: "condition" } as const;
    // Worse or better, it is the same trouble; one that is over ends what began it.
    const goesOn = from !== "healthy" && journal.ledBy(node.id, "", "condition").origin !== null;
    const led = goesOn ? journal.ledBy(node.id, "", "condition") : why(this.run, this.conditions, node.id).led;
    journal.changed({ ...at, values: valuesOf(cause), led });
  }
}

/** A cause as the values of a sentence. */
function valuesOf(cause: Cause | null): Readonly<Record<string, string | number>> {
  if (cause === null) return {};
  const { code, ...rest } = cause;
  const plain = Object.entries(rest).flatMap(([key, value]) =>
    typeof value === "string" || typeof value === "number" ? [[key, value]] : [],
  );
  const reason = cause.code === "errors" && cause.reason !== null ? { reason: cause.reason.code, reasonAt: cause.reason.at } : {};
  return { cause: code, ...(Object.fromEntries(plain) as Record<string, string | number>), ...reason };
}
