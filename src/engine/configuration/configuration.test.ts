// Configuration alone, under a virtual clock: versions, history, rollback, shares, watchers in order, and views that are old for a while.
import { describe, expect, it } from "vitest";

import { VirtualClock } from "../kernel/virtual-clock.ts";
import { ConfigurationManager, DistributedConfig } from "../systems.ts";

const S = 1_000_000;
const values = (of: Readonly<Record<string, string | number | boolean>>) => new Map(Object.entries(of));
const plain = (map: ReadonlyMap<string, unknown> | undefined) => Object.fromEntries(map ?? []);

interface Made {
  readonly delay?: () => number;
  readonly letThrough?: boolean;
}
function made({ delay = () => S, letThrough = false }: Made = {}) {
  const clock = new VirtualClock();
  const fault = (_service: string, key: string, value: unknown) => (key === "errorRate" && Number(value) > 1 ? "above 1" : null);
  const manager = new ConfigurationManager({ delay, fault, letThrough }, clock);
  manager.start("orders", values({ errorRate: 0, slots: 8 }));
  return { clock, manager };
}
const view = ({ clock, manager }: ReturnType<typeof made>, instance: string, push = true, refresh = 10 * S) =>
  new DistributedConfig({ service: "orders", instance, push, refresh }, clock, manager);

describe("ConfigurationManager", () => {
  it("numbers versions, keeps what was not set, and tells the difference", () => {
    const { manager } = made();
    const done = manager.set("orders", values({ errorRate: 0.5, fresh: true }));
    expect(done.ok && [done.value.number, plain(done.value.values)]).toEqual([2, { errorRate: 0.5, slots: 8, fresh: true }]);
    expect(manager.diff("orders", 1, 2)).toEqual([
      { key: "errorRate", before: 0, after: 0.5 },
      { key: "fresh", before: undefined, after: true },
    ]);
    expect([manager.get("orders", "slots"), manager.get("orders", "none"), manager.diff("orders", 1, 9)]).toEqual([8, undefined, null]);
  });

  it("rolls back to the version before, under a new number, and further back each time", () => {
    const { manager } = made();
    for (const slots of [9, 10]) manager.set("orders", values({ slots }));
    const numbers = [1, 2, 3].map(() => {
      const version = manager.rollback("orders");
      return version === null ? null : [version.number, version.again, version.values.get("slots")];
    });
    expect(numbers).toEqual([[4, 2, 9], [5, 1, 8], null]);
    expect(manager.rollback("orders", 3)?.values.get("slots")).toBe(10);
    expect(manager.history("orders").map(({ by }) => by)).toEqual(["start", "set", "set", "rollback", "rollback", "rollback"]);
  });

  it("rolls back to what was there before, where that had come by a rollback itself", () => {
    const { manager } = made();
    manager.set("orders", values({ slots: 0 }));
    manager.rollback("orders");
    manager.set("orders", values({ slots: 99 }));
    const version = manager.rollback("orders");
    expect([version?.number, version?.again, version?.values.get("slots")]).toEqual([5, 1, 8]);
  });

  it("refuses the whole change where one value has a fault, unless it lets them through", () => {
    const { manager } = made();
    expect(manager.set("orders", values({ slots: 3, errorRate: 7 }))).toEqual({
      ok: false,
      problems: [{ key: "errorRate", value: 7, fault: "above 1" }],
    });
    expect([manager.history("orders").length, manager.get("orders", "slots")]).toEqual([1, 8]);
    const lax = made({ letThrough: true }).manager;
    expect([lax.set("orders", values({ errorRate: 7 })).ok, lax.get("orders", "errorRate")]).toEqual([true, 7]);
    expect(manager.set("orders", values({ errorRate: 7 }), { unchecked: true }).ok).toBe(true);
  });

  it("tells watchers after the delay, in the order in which they came, whatever each delay is", () => {
    const delays = [3 * S, S, 2 * S];
    const { clock, manager } = made({ delay: () => delays.shift() ?? 0 });
    const heard: string[] = [];
    for (const id of ["a", "b", "c"])
      manager.watch("orders", id, ({ version }) => heard.push(`${id} ${version.number} at ${clock.now / S}`));
    manager.set("orders", values({ slots: 9 }));
    clock.advance(3 * S - 1);
    expect(heard).toEqual([]);
    clock.advance(9 * S);
    expect(heard).toEqual(["a 2 at 3", "b 2 at 3", "c 2 at 3"]);
  });

  it("goes on after a watcher that fails, and remembers it", () => {
    const { clock, manager } = made();
    const heard: string[] = [];
    manager.watch("orders", "a", () => heard.push("a"));
    manager.watch("orders", "b", () => {
      throw new Error("cannot read it");
    });
    manager.watch("orders", "c", () => heard.push("c"));
    manager.set("orders", values({ slots: 9 }));
    clock.advance(S);
    expect(heard).toEqual(["a", "c"]);
    expect(manager.failures.map(({ id, version, error }) => [id, version, (error as Error).message])).toEqual([["b", 2, "cannot read it"]]);
  });

  it("lets no question overtake the word that is on its way to a watcher; who only asks hears what there is", () => {
    const { clock, manager } = made();
    manager.watch("orders", "a", () => undefined);
    manager.watch("orders", "b", null);
    manager.set("orders", values({ slots: 9 }));
    const fetched = () => ["a", "b"].map((id) => manager.fetch("orders", id)?.version.number);
    expect([fetched(), manager.target("orders", "a")?.version.number]).toEqual([[1, 2], 2]);
    clock.advance(S / 2);
    manager.set("orders", values({ slots: 10 }));
    clock.advance(S);
    expect(fetched()).toEqual([2, 3]);
    clock.advance(2 * S);
    expect(fetched()).toEqual([3, 3]);
  });

  it("does not tell one who has gone meanwhile", () => {
    const { clock, manager } = made();
    let heard = 0;
    const end = manager.watch("orders", "a", () => void heard++);
    manager.set("orders", values({ slots: 9 }));
    end();
    clock.advance(5 * S);
    expect(heard).toBe(0);
  });
});

describe("a staged version", () => {
  const twenty = Array.from({ length: 20 }, (_, i) => `orders-${i + 1}`);
  function staged(share: number) {
    const { clock, manager } = made();
    const has = new Map(twenty.map((id) => [id, 1]));
    for (const id of twenty) manager.watch("orders", id, ({ version }) => void has.set(id, version.number));
    manager.set("orders", values({ slots: 9 }), { share });
    clock.advance(2 * S);
    const count = (number: number) => [...has.values()].filter((one) => one === number).length;
    return { clock, manager, has, count };
  }

  it("reaches its share of the instances, rounded up, and nobody else", () => {
    expect([0.1, 0.11, 0.01, 0.5].map((share) => staged(share).count(2))).toEqual([2, 3, 1, 10]);
    expect(staged(0.1).manager.get("orders", "slots")).toBe(8);
  });

  it("goes to all when it is promoted, and is then what a rollback goes back to", () => {
    const { clock, count, manager } = staged(0.1);
    manager.promote("orders");
    clock.advance(4 * S);
    expect([count(2), manager.staged("orders"), manager.promote("orders")]).toEqual([20, null, null]);
    manager.set("orders", values({ slots: 10 }));
    expect(manager.rollback("orders")?.again).toBe(2);
  });

  it("is taken back from those that had it, and is nothing that a later rollback goes back to", () => {
    const { clock, count, manager } = staged(0.1);
    expect(manager.rollback("orders")?.number).toBe(1);
    clock.advance(4 * S);
    expect([count(1), manager.staged("orders")]).toEqual([20, null]);
    manager.set("orders", values({ slots: 10 }));
    expect(manager.rollback("orders")?.again).toBe(1);
  });

  it("moves few instances when one comes or goes", () => {
    const { manager } = staged(0.3);
    const before = manager.staged("orders")?.members ?? new Set();
    manager.watch("orders", "orders-21", null);
    const after = manager.staged("orders")?.members ?? new Set();
    expect([before.size, after.size]).toEqual([6, 7]);
    expect([...before].filter((id) => !after.has(id)).length).toBeLessThanOrEqual(1);
  });
});

describe("DistributedConfig", () => {
  it("sees a push after its delay; another that asks sees it when its copy is old enough", () => {
    const system = made();
    const [pushed, asking] = [view(system, "a"), view(system, "b", false)];
    const read = () => [pushed, asking].map((one) => one.get("slots"));
    expect(read()).toEqual([8, 8]);
    system.manager.set("orders", values({ slots: 9 }));
    system.clock.advance(S - 1);
    expect(read()).toEqual([8, 8]);
    system.clock.advance(S);
    expect(read()).toEqual([9, 8]);
    system.clock.advance(10 * S);
    expect(read()).toEqual([9, 9]);
  });

  it("gives a default and does not keep it: a value that is set later is seen", () => {
    const system = made();
    const one = view(system, "a");
    expect(one.get("colour", "blue")).toBe("blue");
    system.manager.set("orders", values({ colour: "red" }));
    system.clock.advance(S);
    expect([one.get("colour", "blue"), one.values.get("colour")]).toEqual(["red", "red"]);
  });

  it("writes through the manager: its own copy is new at once, those of others after the delay", () => {
    const system = made();
    const [one, other] = [view(system, "a"), view(system, "b")];
    other.get("slots");
    expect(one.set("slots", 12)?.ok).toBe(true);
    expect([one.get("slots"), other.get("slots"), system.manager.get("orders", "slots")]).toEqual([12, 8, 12]);
    system.clock.advance(S);
    expect(other.get("slots")).toBe(12);
    expect([one.set("errorRate", 7)?.ok, one.get("errorRate")]).toEqual([false, 0]);
  });

  it("goes on with what it has while nobody answers, and takes no word that a later one overtook", () => {
    const clock = new VirtualClock();
    const version = (number: number) => ({
      service: "orders",
      number,
      at: 0,
      values: values({ slots: number }),
      by: "set" as const,
      again: null,
      cause: null,
    });
    let answers = true;
    const one = new DistributedConfig({ service: "orders", instance: "a", push: false, refresh: S }, clock, {
      fetch: () => (answers ? { revision: 3, version: version(3) } : null),
      target: () => null,
      set: () => ({ ok: false, problems: [] }),
      watch: () => () => undefined,
    });
    expect(one.get("slots")).toBe(3);
    answers = false;
    clock.advance(5 * S);
    expect([one.get("slots"), one.failures, one.heardAt]).toEqual([3, 1, 0]);
    expect([one.accept({ revision: 2, version: version(2) }), one.get("slots")]).toEqual([false, 3]);
    one.clear();
    expect([one.version, one.values.size]).toEqual([null, 0]);
  });
});
