// The sagas of an orchestrator at one moment of a story: one stuck, one under way, one compensated, one completed.
import type { SagasView, SagaView, SagaWork } from "../../engine/telemetry/views/saga-view.ts";

const NOW = 100e6;
const work = (from: number, to: number | null, more: Partial<SagaWork> = {}): SagaWork => ({
  from: from * 1e6,
  to: to === null ? null : to * 1e6,
  tries: 1,
  failure: null,
  byHand: false,
  ...more,
});
const saga = (number: number, more: Partial<SagaView>): SagaView => ({
  number,
  name: "order",
  state: "COMPLETED",
  waits: "nothing",
  startedAt: 90e6,
  endedAt: 91e6,
  failure: null,
  steps: [],
  trace: `${number}`.padStart(32, "0"),
  ...more,
});
const SHIPPING = { code: "fault", at: "shipping" } as const;
const BANK = { code: "noListener", at: "bank" } as const;

export const stuckSaga = saga(3, {
  state: "FAILED",
  waits: "person",
  startedAt: 80e6,
  endedAt: 90e6,
  failure: SHIPPING,
  steps: [
    { name: "create", canUndo: true, done: work(80, 81), undone: null },
    { name: "charge", canUndo: true, done: work(81, 83), undone: work(84, 90, { tries: 3, failure: BANK }) },
    { name: "ship", canUndo: false, done: work(83, 84, { failure: SHIPPING }), undone: null },
  ],
});
export const sagasView = (more: Partial<SagasView> = {}): SagasView => ({
  node: "order-saga",
  now: NOW,
  durable: true,
  up: true,
  counts: { order: { started: 4, completed: 1, compensated: 1, failed: 1, running: 1, lost: 0 } },
  sagas: [
    stuckSaga,
    saga(4, {
      state: "RUNNING",
      waits: "reply",
      startedAt: 99e6,
      endedAt: null,
      steps: [
        { name: "create", canUndo: true, done: work(99, 99.5), undone: null },
        { name: "charge", canUndo: true, done: work(99.5, null), undone: null },
        { name: "ship", canUndo: false, done: null, undone: null },
      ],
    }),
    saga(2, {
      state: "COMPENSATED",
      failure: SHIPPING,
      steps: [
        { name: "create", canUndo: true, done: work(90, 90.2), undone: work(90.8, 91) },
        { name: "charge", canUndo: true, done: work(90.2, 90.4), undone: work(90.6, 90.8) },
        { name: "ship", canUndo: false, done: work(90.4, 90.6, { failure: SHIPPING }), undone: null },
      ],
    }),
    saga(1, {
      steps: [
        { name: "create", canUndo: true, done: work(90, 90.2), undone: null },
        { name: "charge", canUndo: true, done: work(90.2, 90.6), undone: null },
        { name: "ship", canUndo: false, done: work(90.6, 91), undone: null },
      ],
    }),
  ],
  matched: 4,
  by: { RUNNING: 1, COMPLETED: 1, COMPENSATING: 0, COMPENSATED: 1, FAILED: 1 },
  ...more,
});
