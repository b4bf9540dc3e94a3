// What a kind may do while the run goes on, besides what its program says: number what is asked for, say something of a request, tell
// what its stages did. The part of BuildContext that needs no drawing.
import { known } from "../../../base/assert.ts";
import type { BuildContext } from "../../kinds/model.ts";
import type { Run } from "../run.ts";
import { SagaHost } from "../saga/saga-host.ts";

type Powers = Pick<BuildContext, "now" | "resource" | "log" | "logFew" | "sagas" | "stages">;

export function whileRunning(run: Run, id: string): Powers {
  const { resources } = run.network;
  const { spans, stageLists } = run.traces;
  const log: Powers["log"] = (frame, level, code, values) =>
    run.log.write(run.now, level, id, code, values, frame.instance?.name ?? null, run.traces.idOf(frame));
  return {
    now: run.now,
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
    stages: {
      list: (uses) => stageLists.add(uses),
      traced(frame, list, first, more) {
        if (frame.span !== 0) spans.passed(frame, stageLists.pack(list, first), more);
      },
      reportedBy(report) {
        const node = run.network.nodeById.get(id);
        if (node !== undefined) node.stages = report;
      },
    },
  };
}
