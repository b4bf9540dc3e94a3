// What a text finds among kept traces, and that a trace which goes on is read as far as it goes.
import { expect, it } from "vitest";

import { orders, runFor } from "../../testing/order-events.ts";

const found = (simulation: ReturnType<typeof runFor>, text: string): number =>
  simulation.traces({ order: "newest", most: 100, text }).matched;

it("a text finds traces by id, operation, client, instance, endpoint or reason, in any case", () => {
  const poison = { id: "bug", at: "500ms", do: "fault", fault: "poison", target: "mail", rate: 1 } as const;
  const simulation = runFor(orders({ count: 10, subscription: { maxDeliveries: 1 }, more: { timeline: [poison] } }), 5000);
  const [first] = simulation.traces({ order: "newest", most: 1 }).rows;
  expect(found(simulation, first?.id.slice(0, 12) ?? "")).toBe(1);
  for (const everywhere of ["users", "MAIL-1", "mail-1 placed", "Shop-1", "place", (first?.operation ?? "").toLowerCase()])
    expect([everywhere, found(simulation, everywhere)]).toEqual([everywhere, 10]);
  const poisoned = found(simulation, "poison");
  expect(poisoned > 0 && poisoned < 10).toBe(true);
  expect(found(simulation, "nowhere")).toBe(0);
});

it("the row of a trace whose messages are on the way counts what has been done by now, and so does the trace itself", () => {
  const simulation = runFor(orders({ count: 1, consumer: { handlers: [{ event: "placed", steps: [{ work: "2s" }] }] } }), 500);
  const row = () => simulation.traces({ order: "newest", most: 1, node: "mail" }).rows[0];
  expect(row()).toMatchObject({ open: true, spans: 4 });
  expect(simulation.trace(row()?.id ?? "")?.spansOf).toHaveLength(4);
  simulation.advance(3e6);
  expect(row()).toMatchObject({ open: false, spans: 4 });
});
