// The registry alone, under a clock of its own: leases, sweeps, copies, and Eureka's self-preservation.
import { describe, expect, it } from "vitest";

import type { Registration } from "./registration.ts";
import { type LeaseSettings, ServiceRegistry } from "./service-registry.ts";

const SECOND = 1e6;
const SETTINGS: LeaseSettings = { heartbeat: 5 * SECOND, lease: 15 * SECOND, sweep: 5 * SECOND, selfPreservation: false };
const entry = (id: string, more: Partial<Registration> = {}): Registration => ({
  id,
  service: id.replace(/-\d+$/, ""),
  status: "HEALTHY",
  address: `${id}:8080`,
  ...more,
});

function made(settings: Partial<LeaseSettings> = {}) {
  const clock = { now: 0 };
  return { clock, registry: new ServiceRegistry({ ...SETTINGS, ...settings }, clock) };
}
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const evicted = (registry: ServiceRegistry) => registry.sweep().map(({ registration }) => registration.id);

describe("ServiceRegistry", () => {
  it("finds by id and by name, in the order of registration", () => {
    const { registry } = made();
    for (const id of ["orders-2", "orders-1", "users-1"]) registry.register(entry(id));
    expect(registry.byId("orders-1")).toEqual(entry("orders-1"));
    expect([registry.byId("orders-9"), ids(registry.byName("orders")), registry.byName("nobody")]).toEqual([
      null,
      ["orders-2", "orders-1"],
      [],
    ]);
  });

  it("answers false to whoever names an id that is not registered", () => {
    const { registry } = made();
    registry.register(entry("a-1"));
    expect([registry.deregister("a-2"), registry.renew("a-2"), registry.updateStatus("a-2", "UNHEALTHY")]).toEqual([false, false, false]);
    expect([registry.deregister("a-1"), registry.deregister("a-1"), registry.byId("a-1")]).toEqual([true, false, null]);
  });

  it("gives the healthy ones by what they said last", () => {
    const { registry } = made();
    for (const id of ["a-1", "a-2", "a-3"]) registry.register(entry(id));
    registry.updateStatus("a-2", "UNHEALTHY");
    registry.renew("a-3", "UNHEALTHY");
    expect([ids(registry.healthy("a")), ids(registry.byName("a"))]).toEqual([["a-1"], ["a-1", "a-2", "a-3"]]);
    registry.renew("a-3", "HEALTHY");
    expect(ids(registry.healthy("a"))).toEqual(["a-1", "a-3"]);
  });

  it("keeps a copy: what becomes of the original is nothing to it, and what it gave out never changes", () => {
    const { registry } = made();
    const mine = { ...entry("a-1") };
    registry.register(mine);
    (mine as { status: string }).status = "CRASHED";
    const before = registry.snapshot();
    registry.updateStatus("a-1", "UNHEALTHY");
    expect([before.get("a")?.[0]?.status, registry.byId("a-1")?.status]).toEqual(["HEALTHY", "UNHEALTHY"]);
    expect(registry.snapshot()).toBe(registry.snapshot());
  });

  it("replaces a registration of the same id, under another name too", () => {
    const { registry } = made();
    registry.register(entry("a-1"));
    registry.register(entry("a-1", { service: "b", address: "elsewhere" }));
    expect([registry.size, registry.byName("a"), ids(registry.byName("b")), registry.byId("a-1")?.address]).toEqual([
      1,
      [],
      ["a-1"],
      "elsewhere",
    ]);
  });

  it("evicts at the sweep after a lease has run out, to the microsecond, and a renewal begins it anew", () => {
    const { clock, registry } = made({ sweep: 1 });
    registry.register(entry("a-1"));
    registry.register(entry("a-2"));
    clock.now = 10 * SECOND;
    registry.renew("a-2");
    for (const [now, gone] of [
      [15 * SECOND - 1, []],
      [15 * SECOND, []],
      [15 * SECOND + 1, ["a-1"]],
      [25 * SECOND - 1, []],
      [25 * SECOND, []],
      [25 * SECOND + 1, ["a-2"]],
    ] as const) {
      clock.now = now - 1;
      registry.sweep(); // on time: a late sweep would give every lease more time
      clock.now = now;
      expect([now, evicted(registry)]).toEqual([now, gone]);
    }
  });

  it("keeps an expired one listed until the sweep: nobody else looks", () => {
    const { clock, registry } = made();
    registry.register(entry("a-1"));
    clock.now = 3600 * SECOND;
    expect(ids(registry.healthy("a"))).toEqual(["a-1"]);
  });

  it("a sweep that comes late adds its delay to every lease", () => {
    const { clock, registry } = made();
    registry.register(entry("a-1"));
    clock.now = 60 * SECOND; // 55 s late: it stood still and heard nobody
    expect(evicted(registry)).toEqual([]);
    clock.now = 65 * SECOND;
    expect(evicted(registry)).toEqual(["a-1"]);
  });

  it("forgets everything with its memory", () => {
    const { registry } = made();
    registry.register(entry("a-1"));
    registry.clear();
    expect([registry.size, registry.renew("a-1"), registry.byName("a")]).toEqual([0, false, []]);
  });
});

/** Heartbeats of the first `alive` of `count` instances for two minutes; gives what was evicted and whether evictions are held back. */
function afterSilence(count: number, alive: number, settings: Partial<LeaseSettings> = {}) {
  const { clock, registry } = made({ selfPreservation: true, ...settings });
  const all = Array.from({ length: count }, (_, i) => `a-${i + 1}`);
  for (const id of all) registry.register(entry(id));
  const gone: string[] = [];
  for (let t = 1; t <= 24; t++) {
    clock.now = t * 5 * SECOND;
    for (const id of t <= 4 ? all : all.slice(0, alive)) registry.renew(id);
    gone.push(...evicted(registry));
  }
  return { gone: gone.length, preserving: registry.isPreserving };
}

describe("self-preservation", () => {
  it("evicts nobody while renewals stay at or under 85 % of what is expected", () => {
    expect(afterSilence(100, 85)).toEqual({ gone: 0, preserving: true });
    expect(afterSilence(100, 50)).toEqual({ gone: 0, preserving: true });
    expect(afterSilence(100, 0)).toEqual({ gone: 0, preserving: true });
  });
  it("evicts those few that are missing from many", () => {
    expect(afterSilence(100, 86)).toEqual({ gone: 14, preserving: false });
    expect(afterSilence(7, 6)).toEqual({ gone: 1, preserving: false });
  });
  it("in a group of fewer than seven a single missing one stops all evictions", () => {
    for (const count of [2, 3, 4, 5, 6]) expect(afterSilence(count, count - 1)).toEqual({ gone: 0, preserving: true });
  });
  it("is over when the renewals are there again", () => {
    const { clock, registry } = made({ selfPreservation: true });
    for (const id of ["a-1", "a-2", "a-3"]) registry.register(entry(id));
    const held: boolean[] = [];
    for (let t = 1; t <= 16; t++) {
      clock.now = t * 5 * SECOND;
      if (t < 5 || t > 8) for (const id of ["a-1", "a-2", "a-3"]) registry.renew(id);
      registry.sweep();
      held.push(registry.isPreserving);
    }
    expect([held[3], held[8], held[15], registry.size]).toEqual([false, true, false, 3]);
  });
  it("is off where it is not asked for", () => {
    expect(afterSilence(3, 0, { selfPreservation: false })).toEqual({ gone: 3, preserving: false });
  });
  it("follows the heartbeat: the window is two of them", () => {
    const { clock, registry } = made({ selfPreservation: true, heartbeat: 30 * SECOND });
    registry.register(entry("a-1"));
    for (let t = 1; t <= 5; t++) {
      clock.now = t * 30 * SECOND;
      registry.renew("a-1");
    }
    expect(registry.renewalRate()).toEqual({ renewals: 2, threshold: 1 });
  });
});

it("thousands come and go, and each look costs what has changed, not what there is", () => {
  const { registry } = made();
  const services = Array.from({ length: 50 }, (_, i) => `s${i}`);
  for (const service of services) for (let i = 1; i <= 40; i++) registry.register(entry(`${service}-${i}`));
  const before = registry.snapshot();
  registry.deregister("s7-1");
  registry.register(entry("s9-1"));
  const after = registry.snapshot();
  const changed = services.filter((service) => before.get(service) !== after.get(service));
  expect([changed, after.get("s7")!.length, after.get("s9")!.length, registry.size]).toEqual([["s7", "s9"], 39, 40, 1999]);
  for (let i = 1; i <= 40; i++) registry.deregister(`s9-${i}`);
  expect([registry.snapshot().has("s9"), registry.byName("s9")]).toEqual([false, []]);
});
