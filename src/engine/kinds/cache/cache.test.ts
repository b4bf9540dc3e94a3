// A cache between a service and a database: what is answered from it and when, what empties it, who waits for whom.
import { describe, expect, it } from "vitest";

import { formatProblem } from "../../scenario/explain.ts";
import { warningsOf } from "../../scenario/parse-scenario.ts";
import type { Step } from "../../scenario/steps.ts";
import type { Simulation } from "../../simulation.ts";
import { createSimulation } from "../../testing/built-engine.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, attemptsOver, ends, played } from "../../testing/requests.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";
import type { Node } from "../specs.ts";

const cache = (more: object = {}): Node => ({ id: "c", kind: "cache", time: "1ms", ...more }) as Node;
const database = (more: object = {}): Node => ({ id: "db", kind: "database", read: "10ms", write: "10ms", ...more }) as Node;
const app = (...steps: Step[]): Node => service("s", { concurrency: 1000, queue: "unbounded", endpoints: [{ name: "get", steps }] });
const READ = { read: "c" } as const;

/** users → s → c → db: the cache reads through. */
const through = (from: Node, of: object = {}, steps: readonly Step[] = [READ], more: object = {}) =>
  scenario([from, app(...steps), cache(of), database()], [route("users", "s"), route("s", "c"), route("c", "db")], more);
/** users → s → c and db: the service looks aside. */
const aside = (from: Node, of: object = {}, steps: readonly Step[] = [{ read: "c", else: [{ read: "db" }] }], more: object = {}) =>
  scenario([from, app(...steps), cache(of), database()], [route("users", "s"), route("s", "c"), route("s", "db")], more);

const took = (simulation: Simulation): readonly number[] => ends(simulation).map((end, i) => Number(end.split(" at ")[1]) - (i + 1) * 50);
const data = (simulation: Simulation) => simulation.run.network.nodeById.get("c")!.data!;
const reads = (simulation: Simulation, to = "db") => simulation.summary().nodes[to]!.arrivals;

describe("read through", () => {
  it("a miss costs the source's time, the next reads of the key cost the cache's alone", () => {
    const simulation = played(through(asks(4, 50)), 300);
    expect(took(simulation)).toEqual([11, 1, 1, 1]);
    expect([reads(simulation), data(simulation).hits, data(simulation).misses]).toEqual([1, 3, 1]);
    expect(simulation.summary().nodes["c"]!.data?.cache).toMatchObject({ hits: 3, misses: 1, hitRate: 0.75 });
  });

  it("a key is good for its time to live, to the microsecond", () => {
    expect(took(played(through(asks(4, 50), { ttl: "90ms" }), 300))).toEqual([11, 1, 11, 1]);
    expect(took(played(through(asks(4, 50), { ttl: "90001us" }), 300))).toEqual([11, 1, 1, 11]);
  });

  it("a write goes to the source, and the key is read anew", () => {
    const simulation = played(through(asks(4, 50), {}, [READ, { write: "c", chance: 1 }]), 300);
    expect(took(simulation)).toEqual([22, 22, 22, 22]);
    expect(data(simulation).invalidations).toBe(4);
  });

  it("what the source cannot answer is not kept, and its failure is the answer", () => {
    const timeline = [{ id: "f", at: "0s", for: "70ms", do: "fault", fault: "errors", target: "db", rate: 1 }] as const;
    const simulation = played(through(asks(3, 50), {}, [READ], { timeline }), 300);
    expect(ends(simulation).map((end) => end.slice(0, 15))).toEqual(["serverError 500", "ok 200 at 111", "ok 200 at 151"]);
  });

  it("what was on its way from the source when its key was written is answered, but not kept", () => {
    const steps: Step[] = [READ];
    const put = service("w", { concurrency: 100, time: "0ms", endpoints: [{ name: "put", steps: [{ write: "c" }] }] });
    const race = (writtenAt: number) => {
      const document = through(asks(3, 50), {}, steps);
      const nodes = [...document.nodes, asks(1, writtenAt, { id: "writers" }), put];
      const routes = [...document.routes, route("writers", "w"), route("w", "c")];
      const simulation = played({ ...document, nodes, routes }, 200);
      return attemptsOver(simulation, "s-c").map(({ sentAt, endedAt }) => (endedAt - sentAt) / 1000);
    };
    // A write at t empties the key at t + 11; the first read asks the source from 51 to 61.
    expect(race(45)).toEqual([11, 11, 1]);
    expect(race(55)).toEqual([11, 11, 1]);
    expect(race(30)).toEqual([11, 1, 1]);
  });

  it("a crash loses what it held", () => {
    const timeline = [{ id: "f", at: "120ms", for: "1ms", do: "fault", fault: "crash", target: "c" }] as const;
    const simulation = played(through(asks(6, 50), { startup: "10ms" }, [READ], { timeline }), 400);
    expect(took(simulation)).toEqual([11, 1, 11, 1, 1, 1]);
  });

  it("what it holds survives an edit, and a smaller capacity evicts", () => {
    const simulation = createSimulation(through(client(500, { requests: [{ key: { keys: 100, zipf: 0 } }] })));
    simulation.advance(5e6);
    expect(data(simulation).keys!.held()).toBe(100);
    const { nodes } = simulation.scenario;
    simulation.edit({ ...simulation.scenario, nodes: nodes.map((node) => (node.id === "c" ? cache({ capacity: 40 }) : node)) });
    expect([data(simulation).keys!.held(), data(simulation).evictions()]).toEqual([40, 60]);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("waiting for the source takes none of its slots", () => {
    const simulation = played(
      through(asks(20, 1, { requests: [{ key: { keys: 1e7, zipf: 0 } }] }), { concurrency: 1, time: "0.5ms" }),
      300,
    );
    expect(ends(simulation).every((end, i) => end === `ok 200 at ${i + 1 + 10.5}`)).toBe(true);
  });
});

describe("several misses of one key at a time", () => {
  const herd = (of: object, more: object = {}) => through(asks(5, 1), of, [READ], more);

  it("all ask the source", () => {
    const simulation = played(herd({}), 100);
    expect([reads(simulation), ends(simulation)]).toEqual([5, [12, 13, 14, 15, 16].map((at) => `ok 200 at ${at}`)]);
  });

  it("with coalescing one asks, the others wait for its answer", () => {
    const simulation = played(herd({ coalesce: true }), 100);
    expect([reads(simulation), ends(simulation)]).toEqual([1, Array(5).fill("ok 200 at 12")]);
    expect([data(simulation).coalesced, data(simulation).waitingForSource()]).toEqual([4, 0]);
  });

  it("share its failure too", () => {
    const timeline = [{ id: "f", at: "0s", do: "fault", fault: "errors", target: "db", rate: 1 }] as const;
    const simulation = played(herd({ coalesce: true }, { timeline }), 100);
    expect(ends(simulation)).toEqual(Array(5).fill("serverError 500 fault of db at 12"));
  });

  it("go on when the first is cancelled: the one that waits longest goes in its place", () => {
    const document = herd({ coalesce: true });
    const routes = document.routes.map((one) => (one.id === "s-c" ? { ...one, timeout: "8ms", cancel: true } : one));
    const simulation = played({ ...document, routes }, 100);
    expect(ends(simulation)).toEqual([9, 10, 11, 12, 13].map((at) => `timeout 504 timeout of s-c at ${at}`));
    expect(attemptsOver(simulation, "c-db").map(({ sentAt }) => sentAt / 1000)).toEqual([2, 9, 10, 11, 12]);
    expect(data(simulation).waitingForSource()).toBe(0);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("do not keep those who gave up while the source hangs", () => {
    const timeline = [{ id: "h", at: "0s", do: "fault", fault: "hang", target: "db" }] as const;
    const document = through(asks(1500, 1), { coalesce: true, queue: "unbounded" }, [READ], { timeline });
    const routes = document.routes.map((one) => (one.id === "s-c" ? { ...one, timeout: "8ms", cancel: true } : one));
    const nodes = [...document.nodes, asks(1, 0.5, { id: "first" })];
    const simulation = played({ ...document, nodes, routes: [...routes, route("first", "c", { timeout: "1m" })] }, 1400);
    expect(simulation.run.frames.inUse).toBeLessThan(250);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("are all lost when the cache crashes, and leave nothing behind", () => {
    const timeline = [{ id: "f", at: "7ms", for: "1ms", do: "fault", fault: "crash", target: "c" }] as const;
    const simulation = played(herd({ coalesce: true }, { timeline }), 100);
    expect(ends(simulation)).toEqual(Array(5).fill("serverError 502 crashed of c at 7"));
    simulation.advance(10e6);
    expect(violations(simulation.run)).toEqual([]);
  });
});

describe("look-aside", () => {
  it("a miss is read elsewhere and put there by a call of its own; then it is a hit", () => {
    const simulation = played(aside(asks(3, 50)), 300);
    expect(took(simulation)).toEqual([12, 1, 1]);
    expect(attemptsOver(simulation, "s-c").map(({ operation }) => operation)).toEqual(["read", "fill", "read", "read"]);
  });

  it("a cache that does not answer is a miss, and nobody fails of it", () => {
    const timeline = [{ id: "f", at: "60ms", do: "fault", fault: "errors", target: "c", rate: 1 }] as const;
    const simulation = played(aside(asks(3, 50), {}, undefined, { timeline }), 300);
    expect(ends(simulation).map((end) => end.slice(0, 6))).toEqual(["ok 200", "ok 200", "ok 200"]);
    expect(reads(simulation)).toBe(3);
  });

  it("what else is done may fail, and then the request does", () => {
    const simulation = played(aside(asks(2, 50), {}, [{ read: "c", else: [{ fail: 1, status: 503 }] }]), 300);
    expect(ends(simulation).map((end) => end.slice(0, 15))).toEqual(["serverError 503", "serverError 503"]);
    expect(data(simulation).keys!.held()).toBe(0);
  });

  it("a step that chance leaves out does nothing else either", () => {
    const simulation = played(aside(asks(3, 50), {}, [{ read: "c", chance: 0, else: [{ read: "db" }] }, { work: "2ms" }]), 300);
    expect(took(simulation)).toEqual([2, 2, 2]);
  });

  it("a write makes it forget the key", () => {
    const steps: Step[] = [{ read: "c", else: [{ read: "db" }] }, { write: "db" }, { write: "c" }];
    expect(took(played(aside(asks(3, 50), {}, steps), 300))).toEqual([23, 23, 23]);
  });

  it("stands within branches and within each other", () => {
    const look: Step = { read: "c", else: [{ parallel: [[{ read: "db" }], [{ work: "1ms" }]] }, { read: "db", else: [{ work: "1ms" }] }] };
    const simulation = played(aside(asks(2, 50), {}, [{ parallel: [[look], [{ work: "3ms" }]] }]), 300);
    expect(took(simulation)).toEqual([22, 3]);
    expect(violations(simulation.run)).toEqual([]);
  });
});

describe("keys", () => {
  it("a step may draw keys of its own: a read of a thousand things under one request's key", () => {
    const steps: Step[] = [{ read: "c", key: { keys: 1000, zipf: 0 } }];
    const simulation = createSimulation(through(client(200), {}, steps));
    simulation.advance(20e6);
    expect(data(simulation).keys!.held()).toBeGreaterThan(950);
    const same = createSimulation(through(client(200), {}, [{ read: "c" }]));
    same.advance(20e6);
    expect(data(same).keys!.held()).toBe(1);
  });

  it("the key that a miss drew is the key that is filled", () => {
    const steps: Step[] = [{ read: "c", key: { keys: 3, zipf: 0 }, else: [{ read: "db" }] }];
    const simulation = createSimulation(aside(client(20), {}, steps));
    simulation.advance(60e6);
    expect([reads(simulation), data(simulation).misses, data(simulation).keys!.held()]).toEqual([3, 3, 3]);
  });
});

it("a circle of calls that leads through it and its source is warned of", () => {
  const circle = scenario([client(1), app({ read: "c" }), cache()], [route("users", "s"), route("s", "c"), route("c", "s")]);
  expect(warningsOf(circle).map((warning) => formatProblem(warning))).toEqual(["nodes[1] (s): calls itself in the end: s → c → s"]);
});

/** Che's approximation (Che, Tung and Wang 2002): under LRU a key is there when it was asked for within the characteristic time. */
function cheHitRate(keys: number, zipf: number, capacity: number): number {
  const weights = Array.from({ length: keys }, (_, k) => (k + 1) ** -zipf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const p = weights.map((weight) => weight / total);
  const held = (t: number) => p.reduce((sum, q) => sum + 1 - Math.exp(-q * t), 0);
  let [low, high] = [0, 1e9];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (held(middle) < capacity) low = middle;
    else high = middle;
  }
  return p.reduce((sum, q) => sum + q * (1 - Math.exp(-q * low)), 0);
}

describe("hit rates come out", () => {
  const KEYS = 4000;
  /** Share of hits of the second half: the first fills it. */
  function hitRate(zipf: number, of: object): number {
    const from = client(2000, { requests: [{ key: { keys: KEYS, zipf } }] });
    const simulation = createSimulation(through(from, { time: "0ms", ...of }));
    simulation.advance(15e6);
    const { hits, misses } = data(simulation);
    simulation.advance(60e6);
    const [h, m] = [data(simulation).hits - hits, data(simulation).misses - misses];
    return h / (h + m);
  }

  it.each([
    [0.8, 200],
    [0.99, 400],
    [1.2, 80],
  ])("under Zipf %d with room for %d as Che's approximation says, to a hundredth", (zipf, capacity) => {
    expect(Math.abs(hitRate(zipf, { capacity }) - cheHitRate(KEYS, zipf, capacity))).toBeLessThan(0.01);
  });

  it("uniform keys hit as often as there is room for them", () => {
    expect(Math.abs(hitRate(0, { capacity: 1000 }) - 0.25)).toBeLessThan(0.01);
  });

  it("where popularity is steady LFU keeps what is popular, and beats LRU", () => {
    const best = Array.from({ length: 400 }, (_, k) => (k + 1) ** -0.99).reduce((a, b) => a + b) / harmonic(KEYS, 0.99);
    const [lfu, lru] = [hitRate(0.99, { capacity: 400, policy: "lfu" }), hitRate(0.99, { capacity: 400 })];
    expect(lfu).toBeGreaterThan(lru + 0.04);
    expect(lfu).toBeLessThanOrEqual(best + 0.005);
  });

  it("with a time to live T a key that is asked for λ times a second hits λT times of 1 + λT", () => {
    const simulation = createSimulation(through(client(20), { ttl: "250ms", time: "0ms" }, [READ], { seed: 3 }));
    simulation.advance(600e6);
    const { hits, misses } = data(simulation);
    // It lives T from its fill, which comes 10 ms after the miss; the reads of these 10 ms miss too.
    const [rate, ttl, fill] = [20, 0.25, 0.01];
    const expected = (rate * ttl) / (1 + rate * (ttl + fill));
    expect(Math.abs(hits / (hits + misses) - expected)).toBeLessThan(0.02);
  });
});
const harmonic = (n: number, s: number): number => Array.from({ length: n }, (_, k) => (k + 1) ** -s).reduce((a, b) => a + b);
