// Traces that outlive their request by messages: what is kept, until when, and in bounded memory.
import { describe, expect, it } from "vitest";

import { type Failure, Failures } from "../../runtime/failure.ts";
import { FramePool } from "../../runtime/frame-pool.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { Client, RequestType } from "../../runtime/network.ts";
import { Logger } from "../logger.ts";
import { CLOSED, DECISION_WAIT } from "./late-traces.ts";
import { SPAN_COLUMNS } from "./span-pool.ts";
import { TraceStore } from "./trace-store.ts";

const CLIENT = { hash: 1, id: "users" } as Client;
const TYPE = { method: "POST", path: "/orders" } as RequestType;

function world({ sample = 0, keepErrors = true } = {}) {
  const frames = new FramePool();
  const failures = new Failures();
  const store = new TraceStore(1, failures);
  store.configure({ sample, keepErrors, keepSlowest: 0 });
  const log = new Logger();
  let number = 0;
  /** A request that publishes so many messages and ends. @returns what identifies its trace */
  const request = (now: number, messages: number, failure: Failure | null = null) => {
    const frame = frames.take();
    Object.assign(frame, { client: CLIENT, type: TYPE, request: ++number, calledAt: now, route: null, endpoint: null, instance: null });
    store.begin(frame);
    if (frame.trace !== 0) store.spans.sent(frame, now);
    const { trace, traceSlot } = frame;
    for (let i = 0; i < messages; i++) store.published(trace, traceSlot);
    store.end(frame, now + 100, failure, log);
    frames.give(frame);
    return { trace, slot: traceSlot };
  };
  /** Something is done for a message: one more span. */
  const work = ({ trace, slot }: { readonly trace: number; readonly slot: number }, now: number) => {
    const frame = frames.take();
    Object.assign(frame, { trace: store.spans.isOpen(trace, slot) ? trace : 0, traceSlot: slot, route: null, parentSpan: 0 });
    if (frame.trace !== 0) store.spans.sent(frame, now);
    frames.give(frame);
  };
  const spans = () => store.all().map((kept) => [store.spansOf(kept).length / SPAN_COLUMNS, kept.openAt !== CLOSED, kept.lost]);
  return { frames, failures, store, request, work, spans };
}
const failed = (failures: Failures): Failure => failures.of("errorRate", "orders");

describe("a trace that is kept", () => {
  it("is there when its request ends, and grows until its last message has come to its end", () => {
    const { request, spans, store, work } = world({ sample: 1 });
    const { trace, slot } = request(0, 2);
    expect(spans()).toEqual([[1, true, false]]);
    work({ trace, slot }, 1000);
    store.delivered(trace, slot);
    expect(spans()).toEqual([[2, true, false]]);
    work({ trace, slot }, 2000);
    store.delivered(trace, slot);
    expect(spans()).toEqual([[3, false, false]]);
    work({ trace, slot }, 3000);
    expect(spans()).toEqual([[3, false, false]]);
  });

  it("waits for messages that are published for its messages", () => {
    const { request, spans, store } = world({ sample: 1 });
    const { trace, slot } = request(0, 1);
    store.published(trace, slot);
    store.delivered(trace, slot);
    expect(spans()).toEqual([[1, true, false]]);
    store.delivered(trace, slot);
    expect(spans()).toEqual([[1, false, false]]);
  });
});

describe("a trace that is not kept for its request", () => {
  it("is kept when a delivery fails after the request has ended", () => {
    const { request, spans, store, work } = world();
    const { trace, slot } = request(0, 1);
    expect(spans()).toEqual([]);
    work({ trace, slot }, 1000);
    store.deliveryFailed(trace, slot, 1000);
    expect(spans()).toEqual([[2, true, false]]);
    store.delivered(trace, slot);
    expect(spans()).toEqual([[2, false, false]]);
  });

  it("is kept when a delivery fails before the request has ended", () => {
    const { frames, request, spans, store } = world();
    const frame = frames.take();
    Object.assign(frame, { client: CLIENT, type: TYPE, request: 77, calledAt: 0 } satisfies Partial<Frame>);
    store.begin(frame);
    store.published(frame.trace, frame.traceSlot);
    store.deliveryFailed(frame.trace, frame.traceSlot, 10);
    store.delivered(frame.trace, frame.traceSlot);
    store.end(frame, 20, null, new Logger());
    expect(spans()).toHaveLength(1);
    request(100, 0);
    expect(spans()).toHaveLength(1);
  });

  it("is forgotten when all goes well, when the wait is over, or when errors are not kept", () => {
    const { request, spans, store } = world();
    const well = request(0, 1);
    store.delivered(well.trace, well.slot);
    expect(store.spans.isOpen(well.trace, well.slot)).toBe(false);
    const late = request(0, 1);
    request(DECISION_WAIT + 200, 1);
    expect(store.spans.isOpen(late.trace, late.slot)).toBe(false);
    store.deliveryFailed(late.trace, late.slot, DECISION_WAIT + 300);
    store.delivered(late.trace, late.slot);
    expect(spans()).toEqual([]);
    const careless = world({ keepErrors: false, sample: 1e-9 });
    const lost = careless.request(0, 1);
    expect(careless.store.spans.isOpen(lost.trace, lost.slot)).toBe(false);
  });
});

it("a trace that is given up before its last message says that it lost spans, and memory is bounded", () => {
  const { failures, request, spans, store } = world();
  const first = request(0, 1, failed(failures));
  expect(spans()).toEqual([[1, true, false]]);
  const open = world({ sample: 1 });
  const oldest = open.request(0, 1);
  for (let i = 0; i < 10_000; i++) open.request(i, 1);
  expect(open.store.spans.isOpen(oldest.trace, oldest.slot)).toBe(false);
  expect(open.spans()[0]).toEqual([1, false, true]);
  const waiting = world();
  const before = waiting.request(0, 1);
  for (let i = 0; i < 20_000; i++) waiting.request(i, 1);
  expect(waiting.store.spans.isOpen(before.trace, before.slot)).toBe(false);
  store.delivered(first.trace, first.slot);
  expect(spans()).toEqual([[1, false, false]]);
});

describe("messages that go round and round", () => {
  it("fill no more than ten thousand spans of their trace, which says so", () => {
    const { request, spans, store, work } = world({ sample: 1 });
    const one = request(0, 1);
    for (let i = 1; i < 12_000; i++) work(one, i);
    store.delivered(one.trace, one.slot);
    expect(spans()).toEqual([[10_000, false, true]]);
  });

  it("leave room for the requests that come after them: the oldest such traces are closed", () => {
    const { request, spans, store, work } = world({ sample: 1 });
    const round = Array.from({ length: 30 }, (_, i) => request(i, 1));
    for (const one of round) for (let i = 1; i < 9000; i++) work(one, i);
    for (let i = 0; i < 30; i++) request(1000 + i, 0);
    expect(spans().slice(-1)).toEqual([[1, false, false]]);
    const open = round.map(({ slot, trace }) => store.spans.isOpen(trace, slot));
    expect([open[0], open[29]]).toEqual([false, true]);
  });
});
