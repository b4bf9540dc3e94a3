import { describe, expect, test } from "vitest";

import type { Span, Trace } from "../../engine/telemetry/views/records.ts";
import { otlpTraces } from "./otlp-traces.ts";

const span = (change: Partial<Span>): Span => ({
  sort: "call",
  id: "00000000000000a1",
  parent: null,
  node: "shoppers",
  instance: null,
  version: null,
  route: null,
  operation: "GET /",
  attempt: 1,
  attempts: 1,
  sentAt: 1000,
  settledAt: 9000,
  arrivedAt: NaN,
  startedAt: NaN,
  endedAt: NaN,
  work: 0,
  injected: 0,
  backoff: 0,
  skew: 0,
  limited: 0,
  held: 0,
  lay: 0,
  twin: false,
  won: false,
  fellBack: false,
  cached: null,
  behind: 0,
  locked: 0,
  duplicate: false,
  outcome: "ok",
  status: 200,
  reason: null,
  stages: [],
  ...change,
});

const trace = (...spansOf: Span[]): Trace => ({
  key: 1,
  request: 1,
  id: "0123456789abcdef0123456789abcdef",
  operation: "GET /",
  client: "shoppers",
  startedAt: 1000,
  duration: 8000,
  outcome: "ok",
  status: 200,
  reason: null,
  spans: spansOf.length,
  nodes: 2,
  tries: 1,
  failedDeliveries: 0,
  lost: false,
  lasted: 8000,
  open: false,
  spansOf,
});

const called = { id: "00000000000000b2", parent: "00000000000000a1", node: "orders", instance: "orders-2", route: "r1", arrivedAt: 2000 };
/** Spans by service, in the shape that readers of traces expect. */
const spansIn = (all: Trace) => {
  const { resourceSpans } = otlpTraces([all]) as {
    resourceSpans: {
      resource: { attributes: { key: string; value: { stringValue: string } }[] };
      scopeSpans: { spans: Record<string, unknown>[] }[];
    }[];
  };
  return new Map(resourceSpans.map(({ resource, scopeSpans }) => [resource.attributes[0]?.value.stringValue, scopeSpans[0]?.spans ?? []]));
};

describe("an attempt", () => {
  test("is a client span at its caller and a server span at its callee, which hangs below it", () => {
    const spans = spansIn(trace(span({}), span({ ...called, startedAt: 3000, endedAt: 8000 })));
    const [root, client] = spans.get("shoppers") ?? [];
    const [server] = spans.get("orders") ?? [];
    expect(root).toMatchObject({ spanId: "00000000000000a1", kind: 3 });
    expect(client).toMatchObject({ parentSpanId: root?.["spanId"], kind: 3 });
    expect(server).toMatchObject({ spanId: "00000000000000b2", parentSpanId: client?.["spanId"], kind: 2 });
    expect(server?.["events"]).toEqual([{ timeUnixNano: "946684800003000000", name: "work began" }]);
  });

  test("that never arrived has no server span and says why it failed", () => {
    const lost = span({ ...called, arrivedAt: NaN, outcome: "timeout", status: 504, reason: { code: "timeout", at: "r1" } });
    const spans = spansIn(trace(span({}), lost));
    expect(spans.has("orders")).toBe(false);
    expect(spans.get("shoppers")?.[1]).toMatchObject({ status: { code: 2, message: "timeout at r1" } });
  });

  test("of a message is a producer span, and each delivery a consumer span alone: its child, linked to it, with its redelivery", () => {
    const published = span({ ...called, sort: "publish", node: "broker", instance: "broker-1", endedAt: 2500 });
    const delivery = { id: "00000000000000c3", parent: published.id, sort: "delivery", node: "billing", attempt: 2, lay: 700 } as const;
    const spans = spansIn(trace(span({}), published, span({ ...delivery, sentAt: 4000, arrivedAt: 5000, endedAt: 6000 })));
    const producer = spans.get("shoppers")?.[1];
    const [consumer, ...more] = spans.get("billing") ?? [];
    expect(producer).toMatchObject({ kind: 4 });
    expect(consumer).toMatchObject({ kind: 5, parentSpanId: producer?.["spanId"], links: [{ spanId: producer?.["spanId"] }] });
    expect([more, spans.get("broker")?.map(({ kind }) => kind)]).toEqual([[], [2]]);
    expect(consumer?.["events"]).toEqual([{ timeUnixNano: "946684800004000000", name: "redelivery" }]);
  });

  test("tells by events that it is a retry, that its time was over, and that its breaker turned it away", () => {
    const at = (name: string, us: number) => ({ name, timeUnixNano: `946684800${String(us).padStart(6, "0")}000` });
    const eventsOf = (change: Partial<Span>) => spansIn(trace(span({}), span({ ...called, ...change }))).get("shoppers")?.[1]?.["events"];
    expect(eventsOf({ attempt: 2, outcome: "timeout", reason: { code: "timeout", at: "r1" } })).toEqual([
      at("retry", 1000),
      at("timeout", 9000),
    ]);
    expect(eventsOf({ outcome: "rejected", reason: { code: "breakerOpen", at: "r1" } })).toEqual([at("breaker rejected", 9000)]);
    expect(eventsOf({ outcome: "timeout", reason: { code: "timeout", at: "r7" } })).toEqual([]); // somebody else's, further on
  });

  test("tells what its store did: an answer of the cache, a stale read, the wait for a row", () => {
    const told = (change: Partial<Span>) => {
      const [server] = spansIn(trace(span({}), span({ ...called, endedAt: 8000, ...change }))).get("orders") ?? [];
      const attributes = (server?.["attributes"] ?? []) as readonly { readonly key: string; readonly value: object }[];
      return attributes.filter(({ key }) => /cache|stale|lock/.test(key));
    };
    expect(told({})).toEqual([]);
    expect(told({ cached: "hit" })).toEqual([{ key: "faultline.cache", value: { stringValue: "hit" } }]);
    expect(told({ behind: 2 })).toEqual([{ key: "faultline.stale_versions", value: { intValue: "2" } }]);
    expect(told({ locked: 900 })).toEqual([{ key: "faultline.lock_wait_us", value: { intValue: "900" } }]);
  });

  test("is an error of whom it concerns: a 4xx not the server's, its caller's timeout not either", () => {
    const statusesOf = (change: Partial<Span>) => {
      const spans = spansIn(trace(span({}), span({ ...called, endedAt: 8000, ...change })));
      return [spans.get("shoppers")?.[1], spans.get("orders")?.[0]].map((one) => one?.["status"]);
    };
    expect(statusesOf({})).toEqual([{ code: 0 }, { code: 0 }]);
    expect(statusesOf({ outcome: "serverError", status: 500, reason: { code: "errorRate", at: "orders" } })).toMatchObject([
      { code: 2 },
      { code: 2 },
    ]);
    expect(statusesOf({ outcome: "clientError", status: 404, reason: { code: "unknownEndpoint", at: "orders" } })).toMatchObject([
      { code: 2 },
      { code: 0 },
    ]);
    expect(statusesOf({ outcome: "timeout", status: 504, reason: { code: "timeout", at: "r1" } })).toMatchObject([
      { code: 2 },
      { code: 0 },
    ]);
  });

  test("of a message has the attributes of messages, and none of HTTP", () => {
    const published = span({ ...called, sort: "publish", operation: "orders/placed", node: "broker", instance: "broker-1", endedAt: 2500 });
    const delivery = span({
      ...called,
      id: "00000000000000c3",
      parent: published.id,
      sort: "delivery",
      node: "billing",
      operation: "placed",
    });
    const spans = spansIn(trace(span({}), published, delivery));
    const keys = (one: Record<string, unknown> | undefined) =>
      ((one?.["attributes"] ?? []) as { key: string; value: { stringValue?: string } }[])
        .filter(({ key }) => /^(http|messaging)/.test(key))
        .map(({ key, value }) => `${key} ${value.stringValue}`);
    expect(keys(spans.get("shoppers")?.[1])).toEqual(["messaging.destination.name orders", "messaging.operation.type send"]);
    expect(keys(spans.get("billing")?.[0])).toEqual(["messaging.destination.name orders", "messaging.operation.type process"]);
  });

  test("that was still under way ends where it was last seen", () => {
    const spans = spansIn(trace(span({}), span({ ...called, settledAt: NaN, startedAt: 3000 })));
    expect(spans.get("orders")?.[0]).toMatchObject({ endTimeUnixNano: "946684800003000000" });
  });
});
