// What a kind may do while the run goes on, besides what its program says: number what is asked for, say something of a request, tell
// what its stages did. The part of BuildContext that needs no drawing.
import { known } from "../../../base/assert.ts";
import type { BuildContext, Outgoing } from "../../kinds/model.ts";
import { durableOf } from "../effects/held-state.ts";
import type { Node, Route } from "../network.ts";
import type { Run } from "../run.ts";
import { SagaHost } from "../saga/saga-host.ts";

type Powers = Pick<BuildContext, "now" | "resource" | "durable" | "log" | "logFew" | "sagas" | "stages" | "accepting">;

export function whileRunning(run: Run, id: string): Powers {
  const { resources } = run.network;
  const { spans, stageLists } = run.traces;
  const log: Powers["log"] = (frame, level, code, values) =>
    run.log.write(run.now, level, id, code, values, frame.instance?.name ?? null, run.traces.idOf(frame));
  return {
    now: run.now,
    durable: () => durableOf(run, known(run.network.nodeById.get(id), id)),
    resource(method, path) {
      const key = `${method} ${path}`;
      const number = resources.get(key) ?? resources.size;
      resources.set(key, number);
      return number;
    },
    log,
    logFew: (frame, level, code, values) => {
      if (run.log.mayRepeat(run.now, id, code)) log(frame, level, code, values);
    },
    sagas() {
      const node = known(run.network.nodeById.get(id), id);
      return (node.sagas ??= new SagaHost(run, node));
    },
    accepting: (topic) => {
      const host = run.messaging?.hosts.get(known(run.network.nodeById.get(id), id));
      return known(host, `the host of ${id}`).accepting(topic);
    },
    stages: {
      list: (uses) => stageLists.add(uses),
      traced(frame, list, first, more) {
        if (frame.span !== 0) spans.passed(frame, stageLists.pack(list, first), more);
      },
      reportedBy(report) {
        const node = run.network.nodeById.get(id);
        if (node !== undefined) node.stages = report;
      },
      pathsBy(report) {
        const node = run.network.nodeById.get(id);
        if (node !== undefined) node.paths = report;
      },
    },
  };
}

export function outgoingOf({ id, target }: Route): Outgoing {
  const { spec } = target;
  return { id, to: target.id, kind: spec.kind, topics: spec.kind === "broker" ? spec.topics.map(({ name }) => name) : [] };
}

/** Where a name leads that the node does not list: a broker takes "orders/order_created" into its topic "orders". */
export function entryBelow({ endpoints, spec, unknownEntry }: Node, name: string): number {
  const cut = name.indexOf("/");
  if (spec.kind !== "broker" || cut < 0) return unknownEntry;
  return endpoints.get(name.slice(0, cut))?.entry ?? unknownEntry;
}
