// Tracing alone: ids from the seed, what is recorded and kept, parents and links, events and status, the bounds and the search.
import { describe, expect, it } from "vitest";

import { DistributedTracing } from "../../systems.ts";

const all = { sample: 1, keepErrors: false, keepSlowest: 0 };
function tracing(settings = all, bounds = {}): DistributedTracing {
  const made = new DistributedTracing(7, bounds);
  made.configure(settings);
  return made;
}
const service = (name: string) => ({ service: name });
/** A request of so many µs. */
const request = (traces: DistributedTracing, at: number, us: number, status: "ok" | "error" = "ok") =>
  traces.start("GET /", at, service("users")).end(at + us, status);

describe("a trace", () => {
  it("has ids as W3C has them, the same for the same seed", () => {
    const [first, second] = [tracing(), tracing()].map((traces) => traces.start("GET /", 0, service("users")));
    expect(first!.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(first!.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect([second!.traceId, second!.spanId]).toEqual([first!.traceId, first!.spanId]);
  });

  it("nests calls, links messages, and notes kinds, events and status", () => {
    const traces = tracing();
    const cause = traces.start("publish", 0, { service: "orders", kind: "producer" });
    cause.end(5);
    const root = traces.start("GET /", 10, service("users"));
    const call = root.child("create", 12, { service: "orders", instance: "orders-1", kind: "client" });
    call.event("retry", 15);
    call.link(cause);
    call.end(20, "error");
    root.end(25);
    call.end(99);
    const [trace] = traces.search({ operation: "GET /" });
    expect(trace).toMatchObject({ operation: "GET /", startedAt: 10, duration: 15, failed: false, lost: false });
    expect(trace!.spans).toMatchObject([
      { name: "GET /", parent: null, kind: "server", status: "ok" },
      {
        name: "create",
        parent: root.spanId,
        traceId: root.traceId,
        instance: "orders-1",
        kind: "client",
        endedAt: 20,
        status: "error",
        events: [{ name: "retry", at: 15 }],
        links: [{ traceId: cause.traceId, spanId: cause.spanId }],
      },
    ]);
  });

  it("that has more spans than there is room for says so", () => {
    const traces = tracing(all, { spansATrace: 3 });
    const root = traces.start("GET /", 0, service("users"));
    for (let i = 0; i < 5; i++) root.child("call", i, service("orders")).end(i + 1);
    root.end(10);
    expect(traces.search()).toMatchObject([{ lost: true, spans: { length: 3 } }]);
  });
});

describe("sampling", () => {
  const keptOf = (sample: number): readonly string[] => {
    const traces = tracing({ ...all, sample });
    for (let i = 0; i < 4000; i++) request(traces, i, 5);
    return traces.all().map(({ id }) => id);
  };

  it("decides at the head by the request, so that a higher share keeps what a lower one kept", () => {
    const [few, more] = [keptOf(0.1), keptOf(0.3)];
    expect([Math.abs(few.length - 400) < 80, Math.abs(more.length - 1200) < 120]).toEqual([true, true]);
    expect(few.every((id) => more.includes(id))).toBe(true);
    expect(keptOf(0)).toEqual([]);
  });

  it("with a tail rule keeps errors, and the slowest once it knows what is slow, at most fifty a second", () => {
    const traces = tracing({ sample: 0, keepErrors: true, keepSlowest: 0.01 });
    for (let i = 0; i < 3000; i++) request(traces, i * 10_000, i === 2500 ? 9000 : 50, i === 5 ? "error" : "ok");
    expect(traces.all().map(({ duration, failed }) => [duration, failed])).toEqual([
      [50, true],
      [9000, false],
    ]);
    const storm = tracing({ sample: 0, keepErrors: true, keepSlowest: 0 });
    for (let i = 0; i < 500; i++) request(storm, i, 1, "error");
    expect([storm.count, storm.seen]).toEqual([50, 500]);
  });
});

it("the store is bounded, the oldest go first, and a search finds the newest first", () => {
  const traces = tracing(all, { traces: 10 });
  for (let i = 0; i < 25; i++) request(traces, i * 100, i, i % 2 === 0 ? "error" : "ok");
  expect([traces.count, traces.dropped]).toEqual([10, 15]);
  expect(traces.search({ failed: true, most: 2 }).map(({ duration }) => duration)).toEqual([24, 22]);
  expect(traces.search({ service: "nobody" })).toEqual([]);
  expect(traces.search({ minDuration: 23 })).toHaveLength(2);
});
