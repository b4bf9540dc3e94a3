// What one place keeps and what changes it, alone under a clock that the test holds.
import { describe, expect, it } from "vitest";

import { parseCondition } from "../../scenario/invariant-text.ts";
import { RecentIds } from "../recent-ids.ts";
import { Check, type NameNumbers } from "./check.ts";
import { APPLIED, Create, DUPLICATE, idOf, Move, type Origin, REFUSED, Remove, Update } from "./effect.ts";
import { ReplicaState } from "./replica-state.ts";
import { GONE, LOST, StateStore } from "./state-store.ts";

const [STOCK, SOLD] = [0, 1];
const [NEW, PAID] = [0, 1];
const by = (request: number, more: Partial<Origin> = {}): Origin => ({ request, client: 0, call: 7, key: 3, ...more });
const move = (more: Partial<ConstructorParameters<typeof Move>[1]> = {}, once: ConstructorParameters<typeof Move>[0] = null) =>
  new Move(once, { amount: 1, from: STOCK, to: SOLD, least: -Infinity, ...more });

describe("a store", () => {
  it("tells of each change, and of all that is lost with it", () => {
    const told: unknown[] = [];
    const store = new StateStore({
      moved: (counter, amount) => told.push([counter, amount]),
      entered: (_kind, { id }, from, to) => told.push([id, from, to]),
    });
    store.add(STOCK, 5);
    store.create(0, 11, NEW);
    store.update(0, 11, null, PAID);
    store.lose();
    expect(told).toEqual([
      [STOCK, 5],
      [11, GONE, NEW],
      [11, NEW, PAID],
      [STOCK, -5],
      [11, PAID, LOST],
    ]);
    expect([store.amount(STOCK), store.count(0, null), store.stateOf(0, 11)]).toEqual([0, 0, GONE]);
  });
  it("makes a second one of the same id, and changes both where no state is asked for", () => {
    const store = new StateStore();
    store.create(0, 1, NEW);
    store.update(0, 1, NEW, PAID);
    store.create(0, 1, NEW);
    expect([store.count(0, NEW), store.count(0, PAID)]).toEqual([1, 1]);
    expect(store.remove(0, 1, PAID)).toBe(1);
    expect(store.update(0, 1, null, PAID)).toBe(1);
    expect(store.count(0, null)).toBe(1);
  });
  it("finds the newest so many, and counts the others still", () => {
    const store = new StateStore(null, 3);
    for (let id = 1; id <= 5; id++) store.create(0, id, NEW);
    expect([1, 2, 3, 4, 5].map((id) => store.stateOf(0, id))).toEqual([GONE, GONE, NEW, NEW, NEW]);
    expect(store.count(0, NEW)).toBe(5);
    let lost = 0;
    const watched = new StateStore({ moved: () => {}, entered: (_k, _e, _f, to) => void (to === LOST && lost++) }, 3);
    for (let id = 1; id <= 5; id++) watched.create(0, id, NEW);
    watched.lose();
    expect(lost).toBe(5);
  });
});

describe("an effect", () => {
  it("moves, refuses below its least, and changes nothing then", () => {
    const store = new StateStore();
    store.add(STOCK, 1);
    expect([move({ least: 0 }).perform(store, by(1), 0), move({ least: 0 }).perform(store, by(2), 0)]).toEqual([APPLIED, REFUSED]);
    expect([store.amount(STOCK), store.amount(SOLD)]).toEqual([0, 1]);
  });
  it("happens once for each id within its window, and an id that was refused is not remembered", () => {
    const store = new StateStore();
    const charge = (request: number, now: number) =>
      move({ least: 0 }, { by: "request", window: 100, step: "charge" }).perform(store, by(request), now);
    expect(charge(1, 0)).toBe(REFUSED);
    store.add(STOCK, 10);
    expect([charge(1, 1), charge(1, 100), charge(2, 100), charge(1, 101)]).toEqual([APPLIED, DUPLICATE, APPLIED, APPLIED]);
  });
  it.each([
    ["request", { request: 1, call: 8, key: 4 }, { request: 2 }],
    ["call", { call: 7, key: 4 }, { call: 8 }],
    ["key", { request: 2, call: 8 }, { key: 4 }],
  ] as const)("knows a duplicate by the %s", (which, same, other) => {
    const store = new StateStore();
    const effect = move({}, { by: which, window: 100, step: "s" });
    expect([by(1), by(1, same), by(1, other)].map((origin) => effect.perform(store, origin, 0))).toEqual([APPLIED, DUPLICATE, APPLIED]);
  });
  it("of one step knows nothing of the ids of another", () => {
    const store = new StateStore();
    const effects = ["a", "b"].map((step) => move({}, { by: "request", window: 100, step }));
    expect(effects.map((effect) => effect.perform(store, by(1), 0))).toEqual([APPLIED, APPLIED]);
  });
  it("brings entities of a request or of a key from state to state", () => {
    const store = new StateStore();
    const origin = by(1);
    new Create(null, { kind: 0, byKey: false, state: NEW }).perform(store, origin, 0);
    new Create(null, { kind: 0, byKey: true, state: NEW }).perform(store, origin, 0);
    expect(new Update(null, { kind: 0, byKey: true, from: NEW, state: PAID }).perform(store, by(9), 0)).toBe(APPLIED);
    expect(new Update(null, { kind: 0, byKey: false, from: PAID, state: NEW }).perform(store, origin, 0)).toBe(REFUSED);
    expect([store.stateOf(0, idOf(origin, false)), store.stateOf(0, idOf(origin, true))]).toEqual([NEW, PAID]);
    expect(new Remove(null, { kind: 0, byKey: false, from: null }).perform(store, origin, 0)).toBe(APPLIED);
    expect(new Remove(null, { kind: 0, byKey: false, from: null }).perform(store, origin, 0)).toBe(REFUSED);
  });
});

it("ids are forgotten in the order in which they came, and memory follows those of a window", () => {
  const ids = new RecentIds(10);
  for (let i = 0; i < 1000; i++) ids.add(i, -i, i);
  expect(ids.size).toBe(10);
  expect([ids.has(990, -990, 999), ids.has(990, -990, 1000), ids.has(999, -999, 1008), ids.has(999, -999, 1009)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

it("a replica has a change at the very moment at which it is there, and what was there before it was made", () => {
  const primary = new StateStore();
  primary.add(STOCK, 10);
  const replica = new ReplicaState(primary);
  const sell = move();
  for (const at of [100, 200, 200]) {
    sell.perform(primary, by(at), 0);
    replica.follows(sell, by(at), at, 0);
  }
  expect([99, 100, 199, 200].map((now) => replica.at(now).amount(STOCK))).toEqual([10, 9, 9, 7]);
  expect([replica.pending, primary.amount(SOLD)]).toEqual([0, 3]);
});

it("a condition compares sums and entities, or asks for the state of the entity of a request or its key", () => {
  const names: NameNumbers = {
    counter: (name) => ["stock", "sold"].indexOf(name),
    kind: () => 0,
    state: (name) => ({ new: NEW, paid: PAID, none: GONE })[name] ?? GONE,
    isEntity: (name) => name === "order",
  };
  const store = new StateStore();
  store.add(STOCK, 4);
  store.create(0, idOf(by(1), false), PAID);
  store.create(0, idOf(by(2, { key: 5 }), true), NEW);
  const ask = (text: string, origin = by(1)) => {
    const condition = parseCondition(text);
    return condition.ok && new Check(condition.value, names).isTrue(store, origin);
  };
  expect(ask("2 * stock - 1 == 7")).toBe(true);
  expect(ask("stock > order + 1")).toBe(true);
  expect(ask("order.paid != 1")).toBe(false);
  expect([ask("order is paid"), ask("order is new or none"), ask("order is not none")]).toEqual([true, false, true]);
  expect([ask("order is new", by(8, { key: 5 })), ask("order is none", by(8))]).toEqual([true, true]);
});
