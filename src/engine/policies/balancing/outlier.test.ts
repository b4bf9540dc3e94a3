// Envoy's outlier ejection, step by step: when one goes out, for how long, how many at most, and what a return forgives.
import { describe, expect, it } from "vitest";

import { RandomStream } from "../../kernel/random-stream.ts";
import type { Backend } from "./backend.ts";
import { LoadBalancer } from "./load-balancer.ts";
import type { OutlierSettings } from "./outlier.ts";

const SECOND = 1e6;
const ENVOY: OutlierSettings = { failures: 5, base: 30 * SECOND, max: 300 * SECOND, sweep: 10 * SECOND, share: 0.1, panic: 0.5 };
const group = (n: number): readonly Backend[] => Array.from({ length: n }, (_, slot) => ({ name: `s-${slot + 1}`, slot, hash: slot }));

/** A balancer with its diary. */
function watched(n: number, of: Partial<OutlierSettings> = {}) {
  const said: string[] = [];
  const backends = group(n);
  const balancer = new LoadBalancer({ strategy: "round-robin", outlier: { ...ENVOY, ...of } }, new RandomStream(1, "r"), {
    ejected: ({ name }, now, until, times) => said.push(`${now / SECOND}: ${name} out until ${until / SECOND} (${times})`),
    returned: ({ name }, now) => said.push(`${now / SECOND}: ${name} back`),
  });
  balancer.choose(backends, 0, 0);
  const answer = (which: number, second: number, ...statuses: readonly number[]) => {
    for (const status of statuses) {
      balancer.sent(backends[which]!, second * SECOND);
      balancer.ended(backends[which]!, second * SECOND, 1000, status);
    }
  };
  const sweep = (...seconds: readonly number[]) => {
    for (const second of seconds) balancer.sweep(second * SECOND);
  };
  const chosen = () =>
    [...new Set(Array.from({ length: 4 * n }, () => balancer.choose(backends, 0, 0)!.name))].toSorted((a, b) => (a < b ? -1 : 1));
  return { said, balancer, backends, answer, sweep, chosen };
}
const FIVE = [500, 502, 503, 504, 500] as const;

describe("a backend", () => {
  it("is out at its fifth 5xx in a row, at once, and not before", () => {
    const { said, answer, chosen } = watched(3);
    answer(0, 1, ...FIVE.slice(1));
    expect(said).toEqual([]);
    answer(0, 2, 500);
    expect(said).toEqual(["2: s-1 out until 32 (1)"]);
    expect(chosen()).toEqual(["s-2", "s-3"]);
  });

  it("begins to count anew after any other answer, but not after a call that was given up", () => {
    const { said, answer } = watched(3);
    answer(0, 1, 500, 500, 500, 500, 200, 500, 500, 500, 500, 404, 500, 500, 500, 500, 429);
    expect(said).toEqual([]);
    answer(0, 2, 500, 500, 499, 500, 500, 499, 500);
    expect(said).toHaveLength(1);
  });

  it("comes back at the first sweep after its time, with a clean count", () => {
    const { said, answer, sweep, chosen } = watched(3);
    answer(0, 2, ...FIVE);
    sweep(10, 20, 30);
    expect(said).toHaveLength(1);
    sweep(40);
    expect(said.at(-1)).toBe("40: s-1 back");
    expect(chosen()).toEqual(["s-1", "s-2", "s-3"]);
    answer(0, 41, ...FIVE.slice(1));
    expect(said).toHaveLength(2);
  });

  it("stays out 30 s times its ejections, 300 s at most", () => {
    const { said, answer, sweep } = watched(3, { sweep: SECOND });
    let now = 0;
    for (let times = 1; times <= 12; times++) {
      answer(0, now, ...FIVE);
      const stay = Math.min(300, 30 * times);
      expect(said.at(-1)).toBe(`${now}: s-1 out until ${now + stay} (${times})`);
      sweep(now + stay - 1);
      expect(said.at(-1)).toContain("out");
      now += stay;
      sweep(now);
      expect(said.at(-1)).toBe(`${now}: s-1 back`);
    }
  });

  it("is forgiven one ejection with each sweep that finds it in", () => {
    const { said, answer, sweep } = watched(3);
    answer(0, 0, ...FIVE);
    sweep(30);
    answer(0, 31, ...FIVE);
    expect(said.at(-1)).toBe("31: s-1 out until 91 (2)");
    sweep(100, 110);
    answer(0, 111, ...FIVE);
    expect(said.at(-1)).toBe("111: s-1 out until 171 (2)");
    sweep(180, 190, 200, 210);
    answer(0, 211, ...FIVE);
    expect(said.at(-1)).toBe("211: s-1 out until 241 (1)");
  });

  it("that is out already is not ejected again by answers that come late", () => {
    const { said, answer } = watched(3);
    answer(0, 0, ...FIVE, ...FIVE, ...FIVE);
    expect(said).toHaveLength(1);
  });
});

describe("of a group", () => {
  it("a tenth is out at most, but always one", () => {
    const outOf = (n: number) => {
      const { said, answer } = watched(n);
      for (let i = 0; i < n; i++) answer(i, 1, ...FIVE);
      return said.length;
    };
    expect([1, 3, 10, 19, 20, 35].map(outOf)).toEqual([1, 1, 1, 1, 2, 3]);
  });

  it("all are asked, the ejected too, where less than half would be left", () => {
    const { answer, chosen } = watched(4, { share: 1 });
    answer(0, 1, ...FIVE);
    answer(1, 1, ...FIVE);
    expect(chosen()).toEqual(["s-3", "s-4"]);
    answer(2, 1, ...FIVE);
    expect(chosen()).toEqual(["s-1", "s-2", "s-3", "s-4"]);
    const alone = watched(1);
    alone.answer(0, 1, ...FIVE);
    expect(alone.chosen()).toEqual(["s-1"]);
  });

  it("everybody is back at once when the policy ends", () => {
    const { said, balancer, answer, chosen } = watched(3);
    answer(0, 1, ...FIVE);
    balancer.configure({ strategy: "round-robin" }, 2 * SECOND);
    expect(said.at(-1)).toBe("2: s-1 back");
    expect(chosen()).toEqual(["s-1", "s-2", "s-3"]);
  });

  it("who is out stays out when the rule of choice changes", () => {
    const { balancer, answer, chosen } = watched(3);
    answer(0, 1, ...FIVE);
    balancer.configure({ strategy: "least-outstanding", outlier: ENVOY }, 2 * SECOND);
    expect(chosen()).toEqual(["s-2", "s-3"]);
  });
});

it("no more than the share of all that there are is out, whatever parts of them callers choose from", () => {
  const everyone = group(8);
  const [readers, writers] = [everyone.slice(0, 4), everyone.slice(4)];
  const out: string[] = [];
  const settings = { strategy: "round-robin", outlier: { ...ENVOY, share: 0.25 }, everyone: () => everyone } as const;
  const balancer = new LoadBalancer(settings, new RandomStream(1, "r"), {
    ejected: ({ name }) => out.push(name),
    returned: () => undefined,
  });
  for (const list of [readers, writers, readers, writers]) {
    for (const backend of list) {
      balancer.choose(list, 0, 0);
      balancer.sent(backend, 0);
      for (const status of FIVE) balancer.ended(backend, 0, 1000, status);
    }
  }
  expect(out).toEqual(["s-1", "s-2"]);
});
