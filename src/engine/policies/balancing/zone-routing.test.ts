// Zone-aware routing by Envoy's rule: what stays, what goes elsewhere, and that no backend gets more than its share by it.
import { describe, expect, it } from "vitest";

import { RandomStream } from "../../kernel/random-stream.ts";
import type { Backend } from "./backend.ts";
import { LoadBalancer } from "./load-balancer.ts";
import type { StrategyName } from "./strategies.ts";

interface Placed extends Backend {
  readonly zone: number;
}
/** So many in zone 1, in zone 2, … */
const inZones = (...counts: readonly number[]): readonly Placed[] =>
  counts
    .flatMap((count, i) => Array.from({ length: count }, () => i + 1))
    .map((zone, slot) => ({ name: `s-${slot + 1}`, slot, hash: slot, zone }));
const balancerOf = (callers: readonly { readonly zone: number }[], strategy: StrategyName = "round-robin") =>
  new LoadBalancer<Placed>(
    { strategy, zoneAware: { zoneOf: ({ zone }) => zone, callers: () => callers } },
    new RandomStream(1, "r/balancer"),
  );
/** Share of the calls from the zone that go to each zone. */
function shares(balancer: LoadBalancer<Placed>, backends: readonly Placed[], from: number, calls = 40_000): readonly number[] {
  const zones = Math.max(...backends.map(({ zone }) => zone));
  const found = Array.from({ length: zones }, () => 0);
  for (let i = 0; i < calls; i++) found[balancer.choose(backends, i, 0, from)!.zone - 1]! += 1 / calls;
  return found.map((share) => Math.round(share * 100) / 100);
}

describe("calls from a zone", () => {
  it("all stay where its share of backends is as large as its share of callers", () => {
    const balancer = balancerOf(inZones(2, 2, 2));
    for (const zone of [1, 2, 3]) expect(shares(balancer, inZones(3, 3, 3), zone, 300)[zone - 1]).toBe(1);
    expect(shares(balancerOf(inZones(1, 2, 3)), inZones(3, 2, 1), 1, 300)).toEqual([1, 0, 0]);
  });

  it("stay by the ratio of the two shares where it is smaller; the rest goes where capacity is left, by how much", () => {
    const backends = inZones(1, 1, 2); // 25 %, 25 %, 50 %, for a third of the callers each
    const balancer = balancerOf(inZones(1, 1, 1));
    expect(shares(balancer, backends, 1)).toEqual([0.75, 0, 0.25]);
    expect(shares(balancer, backends, 3, 300)).toEqual([0, 0, 1]);
    const steep = balancerOf(inZones(4, 0, 0));
    expect(shares(steep, inZones(1, 1, 2), 1)).toEqual([0.25, 0.25, 0.5]); // all callers here: everybody takes his share
  });

  it("give every backend the same in the end, whatever stands where", () => {
    const backends = inZones(3, 1, 4);
    const callers = inZones(1, 4, 3);
    const balancer = balancerOf(callers);
    const calls = new Map(backends.map(({ name }) => [name, 0]));
    for (let i = 0; i < 80_000; i++) {
      const { name } = balancer.choose(backends, i, 0, callers[i % callers.length]!.zone)!;
      calls.set(name, calls.get(name)! + 1);
    }
    for (const count of calls.values()) expect(Math.abs(count / 10_000 - 1)).toBeLessThan(0.03);
  });

  it("go to all in turn where the zone has no backend, where all are in one, or where the caller is nowhere", () => {
    const callers = inZones(1, 1, 1);
    expect(shares(balancerOf(callers), inZones(0, 1, 1), 1, 300)).toEqual([0, 0.5, 0.5]);
    expect(shares(balancerOf(callers), inZones(0, 0, 2), 1, 300)).toEqual([0, 0, 1]);
    expect(shares(balancerOf(callers), inZones(1, 1, 1), 0, 300)).toEqual([0.33, 0.33, 0.33]);
  });

  it("spill over when backends of their own zone go, and come home when they are back", () => {
    const balancer = balancerOf(inZones(1, 1));
    const all = inZones(2, 2);
    expect(shares(balancer, all, 1, 300)).toEqual([1, 0]);
    expect(shares(balancer, all.slice(1), 1)).toEqual([0.67, 0.33]);
    expect(shares(balancer, all.slice(2), 1, 300)).toEqual([0, 1]);
    expect(shares(balancer, all, 1, 300)).toEqual([1, 0]);
  });

  it.each(["random", "weighted", "least-outstanding", "power-of-two", "peak-ewma", "consistent-hash"] as const)(
    "stay under %s too",
    (name) => {
      expect(shares(balancerOf(inZones(1, 1), name), inZones(2, 2), 2, 300)).toEqual([0, 1]);
    },
  );

  it("follow who moves", () => {
    const backends = inZones(1, 1).map((backend) => ({ ...backend }));
    const balancer = balancerOf(inZones(1, 1));
    expect(shares(balancer, backends, 2, 300)).toEqual([0, 1]);
    backends[0]!.zone = 2;
    backends[1]!.zone = 1;
    balancer.moved();
    expect(balancer.choose(backends, 0, 0, 2)!.name).toBe("s-1");
  });

  it("keep their turns while one is ejected, though each caller has a list of its own", () => {
    const callers = inZones(1, 1);
    const backends = inZones(3, 3);
    const lists = [backends, [...backends]];
    const balancer = new LoadBalancer<Placed>(
      {
        strategy: "round-robin",
        zoneAware: { zoneOf: ({ zone }) => zone, callers: () => callers },
        outlier: { failures: 1, base: 30e6, max: 300e6, sweep: 10e6, share: 0.5, panic: 0.5 },
      },
      new RandomStream(1, "r/balancer"),
    );
    balancer.choose(lists[0]!, 0, 0, 1);
    balancer.sent(lists[0]![0]!, 0);
    balancer.ended(lists[0]![0]!, 0, 1, 500);
    const calls = new Map<string, number>();
    for (let i = 0; i < 4000; i++) {
      const { name } = balancer.choose(lists[i % 2]!, i, 0, 2)!;
      calls.set(name, (calls.get(name) ?? 0) + 1);
    }
    const inTwo = ["s-4", "s-5", "s-6"].map((name) => calls.get(name) ?? 0);
    expect(Math.max(...inTwo) - Math.min(...inTwo)).toBeLessThan(10);
  });
});
