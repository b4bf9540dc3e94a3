// Which instance takes the next call: in turn, by the fewest unanswered, or by chance; none where the list is empty.
import { describe, expect, it } from "vitest";

import { RandomStream } from "../kernel/random-stream.ts";
import type { Instance } from "../runtime/network.ts";
import { type Balancer, BALANCERS } from "./balancer.ts";

/** As much of an instance as a balancer looks at. */
const instance = (name: string, outstanding = 0): Instance => ({ name, outstanding }) as Instance;
const make = (name: keyof typeof BALANCERS): Balancer => BALANCERS[name](new RandomStream(1, "r1/balancer"));
const names = (balancer: Balancer, list: readonly Instance[], times: number): string =>
  Array.from({ length: times }, () => balancer.pick(list)?.name ?? "-").join("");
const [a, b, c] = [instance("a"), instance("b"), instance("c")];

it.each(Object.keys(BALANCERS) as (keyof typeof BALANCERS)[])(
  "%s finds nobody in an empty list, and the only one in a list of one",
  (name) => {
    expect(make(name).pick([])).toBeNull();
    expect(names(make(name), [b], 4)).toBe("bbbb");
  },
);

describe("round robin", () => {
  it("takes each in turn", () => {
    expect(names(make("round-robin"), [a, b, c], 7)).toBe("abcabca");
  });

  it("goes on in its turn when the list changes, and starts again where the list has become too short", () => {
    const balancer = make("round-robin");
    expect(names(balancer, [a, b, c], 2)).toBe("ab");
    expect(names(balancer, [a, b], 3)).toBe("aba");
    expect(names(balancer, [a, b, c], 4)).toBe("bcab");
    expect(balancer.pick([])).toBeNull();
    expect(names(balancer, [a, b, c], 2)).toBe("ca");
  });
});

describe("least outstanding", () => {
  it("takes the one with the fewest unanswered calls, of equals the first", () => {
    const balancer = make("least-outstanding");
    expect(names(balancer, [instance("a", 2), instance("b", 1), instance("c", 1)], 2)).toBe("bb");
    expect(names(balancer, [instance("a", 0), instance("b", 0)], 2)).toBe("aa");
  });
});

describe("random", () => {
  it("takes each as often, and none more often after another", () => {
    const n = 90_000;
    const picked = names(make("random"), [a, b, c], n);
    const counts = new Map<string, number>();
    for (let i = 0; i + 1 < n; i++) counts.set(picked.slice(i, i + 2), (counts.get(picked.slice(i, i + 2)) ?? 0) + 1);
    expect(counts.size).toBe(9);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - n / 9) ** 2 / (n / 9), 0);
    expect(chi).toBeLessThan(26.1); // 99.9 % of eight degrees of freedom
  });
});
