// The last messages of a topic, and the traces that can be read of them.
import { expect, it } from "vitest";

import { orders, runFor } from "../../testing/order-events.ts";

const settings = (sample: number) => ({ tracing: { sample, keepErrors: false, keepSlowest: 0 } });

it("a message names the trace of its request where that is kept, and no other", () => {
  const simulation = runFor(orders({ count: 40, more: settings(0.5) }), 5000);
  const kept = simulation.traces({ order: "newest", most: 100 }).rows.map(({ id }) => id);
  const [broker] = simulation.messages({ topic: "placed" }).brokers;
  const last = broker?.last ?? [];
  expect(last).toHaveLength(40);
  expect(last.flatMap(({ trace }) => trace ?? []).toSorted()).toEqual(kept.toSorted());
  for (const { headers, trace } of last) expect([null, headers["trace-id"]]).toContain(trace);
});
