// The system "EventDrivenService" alone, under a virtual clock: no drawing, no broker, no run.
import { expect, it } from "vitest";

import { VirtualClock } from "../../kernel/virtual-clock.ts";
import { type EventEnd, type EventDrivenServiceSettings, EventDrivenService, type EventMessage } from "./event-driven-service.ts";

const event = (id: string, type = "order_created", data: unknown = 1): EventMessage => ({ id, type, data, publishedAt: 0 });
function made(settings: EventDrivenServiceSettings<unknown> = {}) {
  const clock = new VirtualClock();
  const published: EventMessage[] = [];
  const service = new EventDrivenService("billing", clock, { publish: (one) => published.push(one), ...settings });
  const ends: (EventEnd & { readonly at: number })[] = [];
  const receive = (one: EventMessage) => service.receive(one, (end) => ends.push({ ...end, at: clock.now }));
  return { clock, service, published, ends, receive };
}

it("hands an event to the handler of its type, which publishes others", () => {
  const { clock, service, published, ends, receive } = made();
  service.on("order_created", ({ data, key }, done) => {
    clock.after(5000, () => {
      service.publish("order_confirmed", data, key);
      done();
    });
  });
  receive({ ...event("1"), data: { order: 7 }, key: "7" });
  expect(ends).toEqual([]);
  clock.advance(5000);
  expect(ends).toEqual([{ status: "handled", acknowledged: true, at: 5000 }]);
  expect(published).toEqual([{ id: "billing-1", type: "order_confirmed", data: { order: 7 }, key: "7", publishedAt: 5000 }]);
  expect(service.counts).toEqual({ handled: 1, failed: 0, unhandled: 0, duplicate: 0, published: 1 });
});

it("logs an event that it has no handler for, and acknowledges it", () => {
  const { service, ends, receive } = made();
  const off = service.on("order_created", (_, done) => done());
  expect(service.handles).toEqual(["order_created"]);
  off();
  receive(event("1"));
  expect(ends.map(({ status, acknowledged }) => [status, acknowledged])).toEqual([["unhandled", true]]);
  expect(service.log.list({ most: 10 }).records.map(({ code, values, level }) => [level, code, values])).toEqual([
    ["warn", "eventUnhandled", { event: "order_created" }],
  ]);
});

it("a handler's error, thrown or told, is that event's error: it is not acknowledged, and others go on", () => {
  const { clock, service, ends, receive } = made();
  service.on("bad", () => {
    throw new Error("no such order");
  });
  service.on("late", (_, done) => void clock.after(10, () => done("refused")));
  service.on("good", (_, done) => done());
  for (const type of ["bad", "late", "good"]) receive(event(type, type));
  clock.advance(10);
  expect(ends.map(({ status, acknowledged, error }) => [status, acknowledged, error instanceof Error ? error.message : error])).toEqual([
    ["failed", false, "no such order"],
    ["handled", true, undefined],
    ["failed", false, "refused"],
  ]);
  expect(service.log.list({ most: 10 }).records.map(({ values }) => values["error"])).toEqual(["Error: no such order", "refused"]);
});

it("done counts once, whatever a handler says later", () => {
  const { service, ends, receive } = made();
  service.on("order_created", (_, done) => {
    done();
    done("too late");
    throw new Error("later still");
  });
  receive(event("1"));
  expect(ends.map(({ status }) => status)).toEqual(["handled"]);
});

it("handles every copy where it is not idempotent, and each message once within the window where it is", () => {
  for (const [settings, handled] of [
    [{}, 3],
    [{ idempotent: { window: 1000 } }, 1],
  ] as const) {
    const { service, receive } = made(settings);
    service.on("order_created", (_, done) => done());
    for (let i = 0; i < 3; i++) receive(event("same"));
    receive(event("other"));
    expect(service.counts).toMatchObject({ handled: handled + 1, duplicate: 3 - handled });
  }
});

it("an idempotent one handles a copy again when the window is over", () => {
  const { clock, service, receive } = made({ idempotent: { window: 1000 } });
  service.on("order_created", (_, done) => done());
  receive(event("same"));
  clock.advance(1000);
  receive(event("same"));
  expect(service.counts.handled).toBe(2);
});

it("a copy that comes while the first is in work waits: it is a duplicate of a success, and is handled after a failure", () => {
  const { clock, service, ends, receive } = made({ idempotent: { window: 1e9 } });
  let tries = 0;
  service.on("order_created", (_, done) => {
    const fails = ++tries === 1;
    clock.after(100, () => done(fails ? "first try" : undefined));
  });
  receive(event("same"));
  clock.advance(50);
  receive(event("same"));
  receive(event("same"));
  clock.advance(1000);
  expect(ends.map(({ at, status }) => [at, status])).toEqual([
    [100, "failed"],
    [200, "handled"],
    [200, "duplicate"],
  ]);
});
