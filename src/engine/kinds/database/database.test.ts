// A database beyond its connections: rows that are locked, replicas that lag, a pool that leaks.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { createSimulation } from "../../testing/built-engine.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, attemptsOver, ends, played } from "../../testing/requests.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";
import type { Node } from "../specs.ts";

const db = (more: object = {}): Node => ({ id: "db", kind: "database", read: "1ms", write: "10ms", queue: "unbounded", ...more }) as Node;
const open = { concurrency: 100_000, queue: "unbounded" } as const;
const writer = service("w", { ...open, endpoints: [{ name: "put", steps: [{ write: "db" }] }] });
const reader = service("r", { ...open, endpoints: [{ name: "get", steps: [{ read: "db" }] }] });
const data = (simulation: Simulation) => simulation.run.network.nodeById.get("db")!.data!;
const writes = (from: Node, of: object, timeline: readonly TimelineEntry[] = []) =>
  scenario([from, writer, db(of)], [route("users", "w"), route("w", "db")], { timeline });

describe("row locks", () => {
  it("writes of one key wait for each other, each with its connection in hand", () => {
    const simulation = played(writes(asks(4, 1), { locks: true }), 100);
    expect(ends(simulation)).toEqual([11, 21, 31, 41].map((at) => `ok 200 at ${at}`));
    expect(attemptsOver(simulation, "w-db").map(({ locked }) => locked / 1000)).toEqual([0, 9, 18, 27]);
    expect([data(simulation).lockWaits, data(simulation).lockWaited, data(simulation).longestLockWait]).toEqual([3, 54_000, 27_000]);
    expect(simulation.summary().nodes["db"]!.data?.locks).toEqual({ waits: 3, waited: { mean: 18, max: 27 } });
    expect(simulation.summary().nodes["db"]!.queue.max).toBe(0);
  });

  it("use up the pool, where all of it waits for one row: other rows wait too", () => {
    const keyed = asks(40, 1, { requests: [{ key: { keys: 2, zipf: 10 } }] });
    const few = played(writes(keyed, { locks: true, connections: 4 }), 1000);
    expect(few.summary().nodes["db"]!.queue.max).toBeGreaterThan(10);
    const many = played(writes(keyed, { locks: true, connections: 100 }), 1000);
    expect(many.summary().nodes["db"]!.queue.max).toBe(0);
  });

  it("without them, and for reads, nobody waits", () => {
    expect(ends(played(writes(asks(4, 1), {}), 100))).toEqual([11, 12, 13, 14].map((at) => `ok 200 at ${at}`));
    const reads = scenario([asks(4, 1), reader, db({ locks: true })], [route("users", "r"), route("r", "db")]);
    expect(ends(played(reads, 100))).toEqual([2, 3, 4, 5].map((at) => `ok 200 at ${at}`));
  });

  it("a row under random writes is an M/M/1 of its own: its time in the system is 1 / (μ − λ)", () => {
    const [rate, mean] = [60, 0.01];
    const simulation = createSimulation(
      writes(client(rate * 4, { requests: [{ key: { keys: 4, zipf: 0 } }] }), { locks: true, write: "exp(10ms)", connections: 10_000 }),
    );
    simulation.advance(1500e6);
    const expected = 1000 / (1 / mean - rate);
    expect(Math.abs((simulation.summary().latency.mean ?? 0) / expected - 1)).toBeLessThan(0.03);
  });

  it("go to the next when a write is cancelled or the database crashes, and leave nothing behind", () => {
    const document = writes(asks(6, 1), { locks: true, startup: "10ms" }, [
      { id: "f", at: "40ms", for: "1ms", do: "fault", fault: "crash", target: "db" },
    ]);
    const routes = document.routes.map((one) => (one.id === "w-db" ? { ...one, timeout: "22ms", cancel: true } : one));
    const simulation = played({ ...document, routes }, 200);
    expect(ends(simulation)).toEqual([
      "ok 200 at 11",
      "ok 200 at 21",
      ...[25, 26, 27, 28].map((at) => `timeout 504 timeout of w-db at ${at}`),
    ]);
    expect([data(simulation).locks!.held(), data(simulation).locks!.waiting()]).toEqual([0, 0]);
    simulation.advance(5e6);
    expect(violations(simulation.run)).toEqual([]);
  });
});

describe("read replicas", () => {
  /** A write that is committed at 19 ms, and a read every 10 ms. */
  const readers = (of: object, timeline: readonly TimelineEntry[] = []) =>
    scenario(
      [
        { ...asks(1, 10), id: "one" },
        { ...asks(30, 10), id: "many" },
        writer,
        reader,
        db({ replicas: 2, lag: "101ms", write: "9ms", ...of }),
      ],
      [route("one", "w"), route("many", "r"), route("w", "db", { balancer: "random" }), route("r", "db", { balancer: "random" })],
      { timeline },
    );
  const staleAt = (simulation: Simulation): readonly number[] =>
    attemptsOver(simulation, "r-db").flatMap(({ behind, arrivedAt }) => (behind > 0 ? [arrivedAt / 1000] : []));

  it("a read is stale for exactly the lag of the write, from its commit on", () => {
    expect(staleAt(played(readers({}), 500))).toEqual([20, 30, 40, 50, 60, 70, 80, 90, 100, 110]);
    expect(staleAt(played(readers({ lag: "101001us" }), 500))).toEqual([20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
    expect(staleAt(played(readers({ lag: "0ms" }), 500))).toEqual([]);
  });

  it("counts what it answers, and what was stale of it", () => {
    const simulation = played(readers({}), 500);
    expect([data(simulation).replicaReads, data(simulation).staleReads, data(simulation).versionsBehind]).toEqual([30, 10, 10]);
  });

  it("writes go to the primary, reads to the replicas", () => {
    const simulation = played(readers({ replicas: 3 }), 500);
    const instances = (id: string) => new Set(attemptsOver(simulation, id).map(({ instance }) => instance));
    expect([instances("w-db"), instances("r-db")]).toEqual([new Set(["db-1"]), new Set(["db-2", "db-3"])]);
  });

  it("where no replica is up the primary reads, and is never stale", () => {
    const timeline = [{ id: "k", at: "1ms", do: "stop", target: "db", instance: "db-2" }] as const;
    const simulation = played(readers({}, timeline), 500);
    expect(new Set(attemptsOver(simulation, "r-db").map(({ instance }) => instance))).toEqual(new Set(["db-1"]));
    expect(staleAt(simulation)).toEqual([]);
  });

  it("without its primary the database takes no writes, and goes on reading", () => {
    const timeline = [{ id: "k", at: "1ms", do: "stop", target: "db", instance: "db-1" }] as const;
    const simulation = played(readers({}, timeline), 500);
    const outcomes = attemptsOver(simulation, "w-db").map(({ reason }) => reason?.code);
    expect(outcomes).toEqual(["noInstance"]);
    expect(attemptsOver(simulation, "r-db").every(({ outcome }) => outcome === "ok")).toBe(true);
  });

  it("a replica that was scaled up has all that was written before", () => {
    const timeline = [{ id: "k", at: "15ms", do: "scale", target: "db", replicas: 2 }] as const;
    const simulation = played(readers({ replicas: 1, startup: "50ms" }, timeline), 500);
    expect(staleAt(simulation).filter((at) => at < 65)).toEqual([]);
    expect(new Set(attemptsOver(simulation, "r-db").flatMap(({ instance, arrivedAt }) => (arrivedAt > 70_000 ? [instance] : [])))).toEqual(
      new Set(["db-2"]),
    );
  });

  it("the share of stale reads of a row is the share of the time in which a write is on its way: 1 − e^−λL", () => {
    const both = service("s", { ...open, endpoints: [{ name: "x", steps: [{ write: "db", chance: 0.1 }, { read: "db" }] }] });
    const simulation = createSimulation(
      scenario([client(50), both, db({ replicas: 2, lag: "200ms", write: "0ms", read: "0ms" })], [route("users", "s"), route("s", "db")]),
    );
    simulation.advance(2000e6);
    const { staleReads, replicaReads } = data(simulation);
    // A tenth of the reads come right behind a write of their own.
    const expected = 0.1 + 0.9 * (1 - Math.exp(-5 * 0.2));
    expect(Math.abs(staleReads / replicaReads - expected)).toBeLessThan(0.01);
  });
});

describe("a pool that leaks", () => {
  const leak = (more: object = {}) =>
    [{ id: "f", at: "5ms", for: "300ms", do: "fault", fault: "pool-leak", target: "db", rate: 1, ...more }] as const;

  it("loses a connection with every operation, until the rest waits for good", () => {
    const simulation = createSimulation(writes(asks(20, 10), { connections: 3, write: "1ms" }, leak() as never));
    simulation.advance(290_000);
    expect(simulation.summary().requests).toMatchObject({ ok: 3, inFlight: 17 });
    expect(data(simulation).leaked).toBe(3);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("is whole again when the fault ends: what waited goes on", () => {
    const simulation = createSimulation(writes(asks(20, 10), { connections: 3, write: "1ms" }, leak() as never));
    simulation.advance(400_000);
    expect(simulation.summary().requests).toMatchObject({ ok: 20, inFlight: 0 });
    expect(simulation.run.network.nodeById.get("db")!.instances[0]).toMatchObject({ concurrency: 3, leakedSlots: 0 });
  });

  it("has as many as the document says when it is over, also where that was edited meanwhile", () => {
    const simulation = createSimulation(writes(asks(20, 10), { connections: 3, write: "1ms" }, leak() as never));
    simulation.advance(200_000);
    const { scenario: document } = simulation;
    simulation.edit({ ...document, nodes: document.nodes.map((node) => (node.id === "db" ? { ...node, connections: 2 } : node)) as never });
    simulation.advance(400_000);
    expect(simulation.run.network.nodeById.get("db")!.instances[0]).toMatchObject({ concurrency: 2, leakedSlots: 0 });
  });

  it("shows its lost connections as held", async () => {
    const { NODE, NODE_COLUMNS } = await import("../../telemetry/views/live.ts");
    const simulation = createSimulation(writes(asks(20, 10), { connections: 8, write: "1ms" }, leak({ rate: 0.5 }) as never));
    simulation.advance(250_000);
    const columns = simulation.look().nodes.subarray(0, NODE_COLUMNS);
    expect([columns[NODE.busy], columns[NODE.slots]]).toEqual([8, 8]);
  });
});
