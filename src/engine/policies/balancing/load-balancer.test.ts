// Which backend takes the next call, by each rule: exact orders where the rule has no chance in it, shares where it has.
import { describe, expect, it } from "vitest";

import { hashText, mixWord } from "../../kernel/hash.ts";
import { RandomStream } from "../../kernel/random-stream.ts";
import type { Backend } from "./backend.ts";
import { LoadBalancer, type LoadBalancerSettings, NoBackendError } from "./load-balancer.ts";
import { STRATEGIES, type StrategyName } from "./strategies.ts";

const group = (names: string): readonly Backend[] => Array.from(names, (name, slot) => ({ name, slot, hash: hashText(`orders-${name}`) }));
const make = (strategy: StrategyName, more: Partial<LoadBalancerSettings> = {}): LoadBalancer =>
  new LoadBalancer({ strategy, ...more }, new RandomStream(1, "r1/balancer"));
/** Who is picked, one after another, when every call is answered at once. */
const names = (balancer: LoadBalancer, list: readonly Backend[], times: number): string =>
  Array.from({ length: times }, () => {
    const backend = balancer.pick(list);
    balancer.ended(backend, 0, 1000, 200);
    return backend.name;
  }).join("");
const counts = (picked: string): Readonly<Record<string, number>> =>
  Object.fromEntries(Array.from(new Set(picked), (name) => [name, picked.split(name).length - 1]));
/** Pearson's statistic against even shares. */
const chiSquare = (found: readonly number[]): number => {
  const even = found.reduce((sum, count) => sum + count, 0) / found.length;
  return found.reduce((sum, count) => sum + (count - even) ** 2 / even, 0);
};
const [A, AB, ABC] = [group("a"), group("ab"), group("abc")];

describe.each(Object.keys(STRATEGIES) as StrategyName[])("%s", (name) => {
  it("finds nobody in an empty list, which is an error for who asks for one, and the only one in a list of one", () => {
    expect(make(name).choose([], 0, 0)).toBeNull();
    expect(() => make(name).pick([])).toThrow(NoBackendError);
    expect(names(make(name), A, 4)).toBe("aaaa");
  });

  it("gives each its share: of many calls with many keys none has less than two thirds or more than four thirds of it", () => {
    const balancer = make(name);
    const list = group("abcdefgh");
    const picked = Array.from({ length: 8000 }, (_, i) => {
      const backend = balancer.pick(list, i, mixWord(i));
      balancer.ended(backend, i, 1000, 200);
      return backend.name;
    }).join("");
    for (const count of Object.values(counts(picked))) expect(Math.abs(count / 1000 - 1)).toBeLessThan(1 / 3);
    expect(Object.keys(counts(picked))).toHaveLength(8);
  });
});

describe("round robin", () => {
  it("takes each in turn", () => {
    expect(names(make("round-robin"), ABC, 7)).toBe("abcabca");
  });

  it("goes on in its turn when the list changes, and starts again where the list has become too short", () => {
    const balancer = make("round-robin");
    expect(names(balancer, ABC, 2)).toBe("ab");
    expect(names(balancer, AB, 3)).toBe("aba");
    expect(names(balancer, ABC, 4)).toBe("bcab");
    expect(balancer.choose([], 0, 0)).toBeNull();
    expect(names(balancer, ABC, 2)).toBe("ca");
  });
});

describe("weighted", () => {
  const weighed = (weights: Readonly<Record<string, number>>) => make("weighted", { weightOf: ({ name }) => weights[name] ?? 1 });

  it("takes turns by weight, smoothly: never the heavy one only because it is heavy", () => {
    expect(names(weighed({ a: 5 }), ABC, 14)).toBe("aabacaaaabacaa");
    expect(names(weighed({}), ABC, 7)).toBe("abcabca");
  });

  it("gives each exactly its share in every round, whatever the weights", () => {
    expect(counts(names(weighed({ a: 1, b: 3, c: 6 }), ABC, 100))).toEqual({ a: 10, b: 30, c: 60 });
    expect(counts(names(weighed({ a: 0.5, b: 1.5 }), AB, 100))).toEqual({ a: 25, b: 75 });
  });

  it("takes other weights from the next call on", () => {
    const balancer = weighed({ a: 9 });
    expect(counts(names(balancer, AB, 100))).toEqual({ a: 90, b: 10 });
    balancer.configure({ strategy: "weighted", weightOf: ({ name }) => (name === "b" ? 9 : 1) }, 0);
    expect(counts(names(balancer, AB, 100))).toEqual({ a: 10, b: 90 });
  });
});

describe("least outstanding", () => {
  it("takes the one with the fewest unanswered calls of its own, of equals the next in turn", () => {
    const balancer = make("least-outstanding");
    const picked = Array.from({ length: 7 }, () => balancer.pick(ABC).name).join("");
    expect(picked).toBe("abcabca");
    balancer.ended(ABC[1]!, 0, 1, 200);
    balancer.ended(ABC[1]!, 0, 1, 200);
    expect(Array.from({ length: 3 }, () => balancer.pick(ABC).name).join("")).toBe("bbc");
  });

  it("does not know the calls of others", () => {
    const [one, other] = [make("least-outstanding"), make("least-outstanding")];
    for (let i = 0; i < 3; i++) one.sent(AB[0]!, 0);
    expect([one.pick(AB).name, other.pick(AB).name]).toEqual(["b", "a"]);
  });

  it("counts anew what is under way when it begins to be told", () => {
    const balancer = make("least-outstanding");
    balancer.recount([AB[0]!, AB[0]!, AB[1]!], 0);
    expect([balancer.pick(AB).name, balancer.pick(AB).name]).toEqual(["b", "a"]);
    balancer.ended({ name: "gone", slot: 0, hash: 1 }, 0, 5, 200); // of one that stood there before
    expect(balancer.peer(AB[0]!)?.outstanding).toBe(3);
  });
});

describe("random", () => {
  it("takes each as often, and none more often after another", () => {
    const n = 90_000;
    const picked = names(make("random"), ABC, n);
    const pairs = new Map<string, number>();
    for (let i = 0; i + 1 < n; i++) pairs.set(picked.slice(i, i + 2), (pairs.get(picked.slice(i, i + 2)) ?? 0) + 1);
    expect(pairs.size).toBe(9);
    expect(chiSquare([...pairs.values()])).toBeLessThan(26.1); // 99.9 % of eight degrees of freedom
  });
});

describe("power of two", () => {
  it("compares two different ones, each pair as often: the busiest of all is never taken", () => {
    const balancer = make("power-of-two");
    const list = group("abcd");
    balancer.recount([list[3]!, list[3]!, list[3]!], 0);
    const picked = names(balancer, list, 30_000);
    expect(counts(picked)["d"]).toBeUndefined();
    expect(chiSquare(Object.values(counts(picked)))).toBeLessThan(13.8); // 99.9 % of two degrees of freedom
  });

  it("takes each as often where all are alike", () => {
    expect(chiSquare(Object.values(counts(names(make("power-of-two"), group("abcdefgh"), 80_000))))).toBeLessThan(24.3); // 7 degrees
  });
});

describe("peak EWMA", () => {
  const answer = (balancer: LoadBalancer, backend: Backend, now: number, took: number) => {
    balancer.sent(backend, now - took);
    balancer.ended(backend, now, took, 200);
  };
  const cost = (balancer: LoadBalancer, backend: Backend): number => balancer.peer(backend)?.cost ?? NaN;

  it("jumps to a peak at once and comes down by 1/e in ten seconds", () => {
    const balancer = make("peak-ewma");
    answer(balancer, A[0]!, 1e6, 5000);
    answer(balancer, A[0]!, 1e6, 80_000);
    expect(cost(balancer, A[0]!)).toBe(80_000);
    answer(balancer, A[0]!, 11e6, 10_000);
    expect(cost(balancer, A[0]!)).toBeCloseTo(80_000 / Math.E + 10_000 * (1 - 1 / Math.E), 6);
  });

  it("leaves one alone that answers more slowly, though nothing waits there, and comes back to it in time", () => {
    const balancer = make("peak-ewma");
    answer(balancer, AB[0]!, 1e6, 100_000);
    answer(balancer, AB[1]!, 1e6, 5000);
    expect(counts(Array.from({ length: 100 }, () => balancer.choose(AB, 1e6, 0)!.name).join(""))).toEqual({ b: 100 });
    for (let now = 2e6; now <= 40e6; now += 1e6) answer(balancer, AB[1]!, now, 5000);
    expect(counts(Array.from({ length: 100 }, () => balancer.choose(AB, 40e6, 0)!.name).join(""))).toEqual({ a: 100 });
  });

  it("does not send more calls to one that has not answered its first", () => {
    const balancer = make("peak-ewma");
    answer(balancer, AB[0]!, 1000, 1000);
    balancer.sent(AB[1]!, 1000);
    expect(counts(Array.from({ length: 50 }, () => balancer.choose(AB, 1000, 0)!.name).join(""))).toEqual({ a: 50 });
  });
});

describe("consistent hash", () => {
  const N = 20;
  const KEYS = Array.from({ length: 20_000 }, (_, key) => mixWord(key));
  const twenty = group("abcdefghijklmnopqrst");
  const owners = (list: readonly Backend[]) => {
    const balancer = make("consistent-hash");
    return KEYS.map((key) => balancer.choose(list, 0, key)!.name);
  };
  const before = owners(twenty);

  it("sends a key to the same backend every time, whatever else is asked", () => {
    const balancer = make("consistent-hash");
    expect([7, 7, 9, 7].map((key) => balancer.choose(twenty, 0, mixWord(key))!.name)).toEqual(
      [7, 7, 9, 7].map((key) => owners(twenty)[KEYS.indexOf(mixWord(key))]),
    );
  });

  it("moves the keys of one that leaves, and no others; one that comes takes its share and moves nothing between the rest", () => {
    for (const gone of ["a", "k", "t"]) {
      const after = owners(twenty.filter(({ name }) => name !== gone));
      const moved = before.filter((name, i) => name !== after[i]);
      expect(new Set(moved)).toEqual(new Set([gone]));
      expect(moved.length / KEYS.length).toBeLessThan(1.35 / N); // its share of 1/20, off by a few times 8 %
      const takers = new Set(after.filter((name, i) => name !== before[i]));
      expect(takers.size).toBeGreaterThan(N / 2); // spread over the others, not pushed onto a neighbour
    }
  });

  it("does not mind the order of the list", () => {
    expect(owners(twenty.toReversed())).toEqual(before);
  });
});
