// One trace across messages: who is whose child, how long a message lay in its topic, redeliveries, and traces that outlive their request.
import { describe, expect, it } from "vitest";

import { known } from "../../../base/assert.ts";
import type { Simulation } from "../../simulation.ts";
import type { Trace } from "../../telemetry/views/records.ts";
import { orders, runFor } from "../../testing/order-events.ts";
import { traces } from "../../testing/requests.ts";
import { route, service } from "../../testing/scenarios.ts";

const only = (simulation: Simulation): Trace => known(traces(simulation)[0], "a trace");
const ms = (us: number): number => Math.round(us) / 1000;
/** Node, sort, parent's node, delivery, when it was sent and settled, and how long it lay before. */
const told = ({ spansOf }: Trace) =>
  spansOf
    .slice(1)
    .map(({ node, sort, parent, attempt, attempts, lay, sentAt, settledAt }) => [
      `${sort} ${node}`,
      spansOf.find(({ id }) => id === parent)?.node,
      `${attempt}/${attempts}`,
      ms(sentAt),
      ms(settledAt),
      ms(lay),
    ]);

describe("a trace", () => {
  it("goes on from the publisher to the consumer, whose span is a child of the publishing", () => {
    const simulation = runFor(orders({ count: 1 }), 1000);
    expect(told(only(simulation))).toEqual([
      ["call shop", "users", "1/1", 100, 101, 0],
      ["publish bus", "shop", "1/1", 100, 101, 0],
      ["delivery mail", "bus", "1/1", 101, 121, 0],
    ]);
    expect(only(simulation)).toMatchObject({ duration: 1000, lasted: 21_000, open: false, lost: false, outcome: "ok" });
  });

  it("is one across many hops", () => {
    const document = orders({
      count: 1,
      consumer: { handlers: [{ event: "placed", steps: [{ work: "20ms" }, { publish: "mailed", topic: "dead" }] }] },
    });
    const simulation = runFor(
      {
        ...document,
        nodes: [...document.nodes, service("archive", { handlers: [{ event: "mailed", steps: [{ work: "5ms" }] }] })],
        routes: [...document.routes, route("mail", "bus"), { ...route("bus", "archive", { latency: "2ms" }), topic: "dead" }],
      },
      1000,
    );
    expect(told(only(simulation)).slice(2)).toEqual([
      ["delivery mail", "bus", "1/1", 101, 122, 0],
      ["publish bus", "mail", "1/1", 121, 122, 0],
      ["delivery archive", "bus", "1/1", 122, 131, 0],
    ]);
  });

  it("shows how long a message lay in its topic before it was delivered: what a busy consumer makes of it", () => {
    const simulation = runFor(orders({ count: 3, every: 1, consumer: { concurrency: 1 }, subscription: { prefetch: 1 } }), 1000);
    const lay = traces(simulation).map(({ spansOf }) => ms(known(spansOf.at(-1), "delivery").lay));
    expect(lay).toEqual([0, 19, 38]);
  });

  it("tells each delivery of a message, and the wait for the next one", () => {
    const simulation = runFor(
      orders({
        count: 1,
        consumer: { handlers: [{ event: "placed", steps: [{ work: "20ms" }], errorRate: 1 }] },
        subscription: { maxDeliveries: 3, deadLetter: "dead", redelivery: { backoff: "fixed", base: "100ms" } },
      }),
      5000,
    );
    const trace = only(simulation);
    expect(told(trace).slice(2)).toEqual([
      ["delivery mail", "bus", "1/3", 101, 121, 0],
      ["delivery mail", "bus", "2/3", 221, 241, 100],
      ["delivery mail", "bus", "3/3", 341, 361, 100],
    ]);
    // The dead letter lies there for nobody: it may be replayed, and then goes on in this trace.
    expect(trace).toMatchObject({ open: true, outcome: "ok" });
  });
});

describe("the tail of a trace", () => {
  const settings = { sample: 0, keepErrors: true, keepSlowest: 0 } as const;
  it("decides: a request that ended well is kept when a message of it fails, and forgotten when none does", () => {
    const failing = orders({
      count: 40,
      every: 100,
      consumer: { handlers: [{ event: "placed", steps: [{ work: "20ms" }], errorRate: 0.25 }] },
      more: { tracing: settings },
    });
    const simulation = runFor(failing, 20_000);
    const kept = traces(simulation);
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.length).toBeLessThan(20);
    expect(kept.every(({ spansOf }) => spansOf.some(({ sort, outcome }) => sort === "delivery" && outcome === "serverError"))).toBe(true);
    expect(traces(runFor(orders({ more: { tracing: settings } }), 20_000))).toEqual([]);
  });

  it("changes nothing of the run: the digest is the same whatever is traced", () => {
    const digests = [{ sample: 1 }, settings, { sample: 0, keepErrors: false, keepSlowest: 0 }].map((tracing) =>
      runFor(orders({ count: 50, every: 10, more: { tracing } }), 5000).digest(),
    );
    expect(new Set(digests).size).toBe(1);
  });
});
