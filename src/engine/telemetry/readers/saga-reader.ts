// Reads the sagas of a node at a moment: those that wait for a person, those under way, the latest that have ended. Changes nothing.
import type { Failure } from "../../runtime/failure.ts";
import type { Node } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { SagaHost } from "../../runtime/saga/saga-host.ts";
import type { RunSaga } from "../../runtime/saga/saga-origin.ts";
import type { SagaTally } from "../../sagas/saga-tally.ts";
import type { SagaProgress } from "../../sagas/saga.ts";
import type { SagaSummary } from "../metrics/summary.ts";
import type { Reason } from "../views/reason.ts";
import type {
  SagaCounts,
  SagaLive,
  SagaPlace,
  SagaQuery,
  SagaState,
  SagasView,
  SagaStepView,
  SagaView,
  SagaWork,
} from "../views/saga-view.ts";
import { SAGA_STATES } from "../views/saga-view.ts";

export function sagasView(run: Run, query: SagaQuery): SagasView | null {
  const host = run.network.nodeById.get(query.node)?.sagas ?? null;
  if (host === null) return null;
  const { orchestrator } = host;
  const sagas: RunSaga[] = [];
  let matched = 0;
  for (const saga of all(host)) {
    if (query.states !== undefined && !query.states.includes(saga.state)) continue;
    matched++;
    if (sagas.length < query.most) sagas.push(saga);
  }
  const counts = countsOf(host);
  return {
    node: query.node,
    now: run.now,
    durable: orchestrator.durable,
    up: orchestrator.isUp,
    counts,
    sagas: sagas.map(viewOf),
    matched,
    by: Object.fromEntries(SAGA_STATES.map((state) => [state, sumOf(host, state)])) as Record<SagaState, number>,
  };
}

/** More under way are counted, but not looked at one by one at every frame. */
const MOST_PLACED = 5000;

export function sagasLive(node: Node): SagaLive | null {
  const host = node.sagas;
  if (host === null) return null;
  const { completed, compensated } = host.chronicle.rates();
  const open = sumOf(host, "RUNNING") + sumOf(host, "COMPENSATING");
  return {
    node: node.id,
    completedRate: completed,
    compensatedRate: compensated,
    open,
    stuck: sumOf(host, "FAILED"),
    steps: placesOf(host),
  };
}

function placesOf({ orchestrator, definitions }: SagaHost): readonly SagaPlace[] {
  const busiest = definitions.toSorted((a, b) => openOf(orchestrator.tally(b.name)) - openOf(orchestrator.tally(a.name)))[0];
  if (busiest === undefined) return [];
  const places = busiest.steps.map(({ name }) => ({ name, doing: 0, undoing: 0 }));
  let seen = 0;
  for (const { definition, state, step } of orchestrator.running) {
    const place = definition.name === busiest.name ? places[step] : undefined;
    if (place !== undefined && state === "RUNNING") place.doing++;
    else if (place !== undefined) place.undoing++;
    if (++seen === MOST_PLACED) break;
  }
  return places;
}
const openOf = (tally: SagaTally): number => tally.in("RUNNING") + tally.in("COMPENSATING");

function* all({ orchestrator, chronicle }: SagaHost): Iterable<RunSaga> {
  yield* [...orchestrator.waiting].reverse();
  yield* [...orchestrator.running].reverse();
  yield* chronicle.ended();
}

const sumOf = ({ orchestrator }: SagaHost, state: SagaState): number =>
  orchestrator.names.reduce((sum, name) => sum + orchestrator.tally(name).in(state), 0);

const countsOf = ({ orchestrator }: SagaHost): Readonly<Record<string, SagaCounts>> =>
  Object.fromEntries(orchestrator.names.map((name) => [name, orchestrator.tally(name).counts()]));

function viewOf(saga: RunSaga): SagaView {
  return {
    number: saga.number,
    name: saga.definition.name,
    state: saga.state,
    waits: saga.waits,
    startedAt: saga.startedAt,
    endedAt: orNull(saga.endedAt),
    failure: reasonOf(saga.failure),
    steps: saga.definition.steps.map((step, i): SagaStepView => ({
      name: step.name,
      canUndo: step.compensation !== null,
      done: workOf(saga.done[i] ?? null),
      undone: workOf(saga.undone[i] ?? null),
    })),
    trace: saga.data.traceId,
  };
}
const orNull = (us: number): number | null => (Number.isNaN(us) ? null : us);
const reasonOf = (failure: Failure | null): Reason | null => (failure === null ? null : { code: failure.code, at: failure.at });
function workOf(progress: SagaProgress<Failure> | null): SagaWork | null {
  if (progress === null) return null;
  const { byHand, failure, from, to, tries } = progress;
  return { from, to: orNull(to), tries, failure: reasonOf(failure), byHand };
}

/** Of the measured time: what began at or after the warm-up. By the name of the definition; the same name at two nodes is one row. */
export function sagaSummaries(nodes: readonly Node[]): Readonly<Record<string, SagaSummary>> {
  const found = new Map<string, SagaSummary>();
  for (const { sagas } of nodes)
    for (const [name, tally] of sagas?.measured ?? []) {
      const { completed, compensated, failed, lost, running, started } = tally.counts();
      const before = found.get(name) ?? { started: 0, completed: 0, compensated: 0, failed: 0, running: 0, lost: 0 };
      found.set(name, {
        started: before.started + started,
        completed: before.completed + completed,
        compensated: before.compensated + compensated,
        failed: before.failed + failed,
        running: before.running + running,
        lost: before.lost + lost,
      });
    }
  return Object.fromEntries(found);
}
