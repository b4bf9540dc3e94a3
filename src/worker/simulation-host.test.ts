// The host of the simulation, without a worker around it.
import { expect, test } from "vitest";

import { createSimulation } from "../engine/simulation.ts";
import { client, route, scenario, service, station } from "../engine/testing/scenarios.ts";
import { nextTurn } from "./next-turn.ts";
import type { Frame } from "./protocol.ts";
import { SimulationHost } from "./simulation-host.ts";

const SECOND = 1e6;
const busy = station(200, { time: "exp(3ms)", concurrency: 2 });

function watched() {
  const frames: Frame[] = [];
  const host = new SimulationHost((frame) => frame);
  return { host, frames, ready: host.watch((frame) => frames.push(frame)) };
}
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await nextTurn();
}
const digestInNode = (at: number) => {
  const simulation = createSimulation(busy);
  simulation.advance(at);
  return simulation.digest();
};

test("a document is loaded at virtual time 0, paused, and told of", async () => {
  const { host, frames } = watched();
  expect(await host.load(3, busy)).toBeNull();
  const frame = frames.at(-1);
  expect(frame).toMatchObject({ run: 3, state: "paused", reached: 0, logged: 0, nodeIds: ["s", "users"], routeIds: ["users-s"] });
  expect(await host.position()).toMatchObject({ now: 0, state: "paused" });
});

test("it runs to a moment and pauses there, with the digest of the same run anywhere else", async () => {
  const { host } = watched();
  await host.load(1, busy);
  expect(await host.runTo(7 * SECOND)).toMatchObject({ now: 7 * SECOND, state: "paused", digest: digestInNode(7 * SECOND) });
});

test("the digest of a second that is past does not depend on how the run came there", async () => {
  const { host } = watched();
  await host.load(1, busy);
  await host.start("max");
  await until(() => (host as unknown as { now: number }).now > 4 * SECOND);
  await host.pause();
  expect(await host.digestAt(3 * SECOND)).toBe(digestInNode(3 * SECOND));
  expect(await host.digestAt(3 * SECOND + 1)).toBeNull();
  expect(await host.digestAt(3000 * SECOND)).toBeNull();
});

test("a run to a moment that is past goes nowhere", async () => {
  const { host } = watched();
  await host.load(1, busy);
  await host.runTo(2 * SECOND);
  expect(await host.runTo(SECOND)).toMatchObject({ now: 2 * SECOND, state: "paused" });
});

test("as fast as possible, pause is heard at the next turn, and nothing happens after it", async () => {
  const { host } = watched();
  await host.load(1, busy);
  await host.start("max");
  await until(() => (host as unknown as { now: number }).now > 0);
  const at = await host.pause();
  expect(at.state).toBe("paused");
  for (let turn = 0; turn < 20; turn++) await nextTurn();
  expect(await host.position()).toEqual(at);
});

test("no slice holds the worker for long, however fast it runs", async () => {
  const { host } = watched();
  await host.load(1, busy);
  await host.start("max");
  const waits: number[] = [];
  for (let turn = 0; turn < 30; turn++) {
    const asked = performance.now();
    await nextTurn();
    waits.push(performance.now() - asked);
  }
  await host.pause();
  // A slice is 8 ms and the look after it; the middle of many, since the machine that tests may be busy with others.
  expect(waits.toSorted((a, b) => a - b)[15]).toBeLessThan(20);
});

test("one step is all events of one instant, and pauses a run that goes", async () => {
  const { host } = watched();
  await host.load(1, busy);
  const first = await host.step();
  const second = await host.step();
  expect(first).toMatchObject({ state: "paused" });
  expect(first.events).toBeGreaterThan(0);
  expect(second.now).toBeGreaterThan(first.now);
  await host.start(1);
  expect(await host.step()).toMatchObject({ state: "paused" });
});

test("a run ends at the document's duration, and then neither starts nor steps", async () => {
  const { host, frames } = watched();
  await host.load(1, { ...busy, duration: "2s" });
  await host.start("max");
  await until(() => frames.at(-1)?.state === "finished");
  const end = await host.position();
  expect(end).toMatchObject({ now: 2 * SECOND, state: "finished" });
  await host.start("max");
  await host.step();
  expect(await host.position()).toEqual(end);
});

test("frames are at most ten a second while it runs, whatever the speed", async () => {
  const { host, frames } = watched();
  await host.load(1, busy);
  const before = frames.length;
  const begun = performance.now();
  await host.start("max");
  await until(() => performance.now() - begun > 450);
  // Those of the start, and one every 100 ms.
  expect(frames.length - before).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - begun) / 100));
  expect(frames.length - before).toBeGreaterThan(2);
  await host.pause();
});

test("at a pace that it keeps it rests between slices, and a message is heard all the same", async () => {
  const { host } = watched();
  await host.load(1, busy);
  await host.start(1);
  let turns = 0;
  const begun = performance.now();
  while (performance.now() - begun < 120) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    turns++;
  }
  const { now } = await host.pause();
  expect(turns).toBeGreaterThan(10);
  expect(now).toBeGreaterThan(60_000);
  expect(now).toBeLessThan(2 * (performance.now() - begun) * 1000);
});

test("ids are told once, and again when they change", async () => {
  const { host, frames } = watched();
  await host.load(1, busy);
  await host.step();
  expect(frames.at(-1)?.nodeIds).toBeUndefined();
  const wider = scenario([client(200), service("s", { queue: "unbounded" }), service("t")], [route("users", "s"), route("s", "t")]);
  expect(await host.edit(wider)).toBeNull();
  expect(frames.at(-1)).toMatchObject({ nodeIds: ["s", "t", "users"], logged: 1 });
  await host.step();
  expect(frames.at(-1)?.nodeIds).toBeUndefined();
  await host.load(2, busy);
  expect(frames.at(-1)?.nodeIds).toEqual(["s", "users"]);
});

test("what is done by hand is in the log and in the recorded run, and playing that run comes to the same digest", async () => {
  const { host, frames } = watched();
  await host.load(1, busy);
  await host.runTo(2 * SECOND);
  expect(await host.intervene({ do: "fault", fault: "latency", target: "s", delay: "20ms", for: "1s", at: "0us" })).toBeNull();
  expect(frames.at(-1)).toMatchObject({ logged: 1 });
  expect(frames.at(-1)?.live.faults).toHaveLength(1);
  const end = await host.runTo(5 * SECOND);
  const run = await host.recorded();
  expect(run).toMatchObject({ until: "5000000us", log: [{ do: "fault", at: "2000001us" }] });
  const again = watched();
  await again.host.load(1, { ...busy, run });
  expect((await again.host.runTo(5 * SECOND)).digest).toBe(end.digest);
});

test("an act on nothing is a failure as a value, and the run goes on", async () => {
  const { host } = watched();
  await host.load(1, busy);
  await host.runTo(SECOND);
  expect(await host.intervene({ do: "kill", target: "nobody", at: "0us" })).toMatchObject({ code: "document", seed: 1 });
  expect(await host.runTo(2 * SECOND)).toMatchObject({ state: "paused", now: 2 * SECOND });
});

test("a document that is not valid is refused with its first problem, and leaves no run", async () => {
  const { host } = watched();
  await host.load(1, busy);
  const failure = await host.load(2, { ...busy, routes: [route("users", "nowhere")] });
  expect(failure).toMatchObject({ code: "document", seed: 1, at: 0 });
  expect(failure?.message).toContain("nowhere");
  await host.start("max");
  expect(await host.position()).toMatchObject({ now: 0, events: 0, digest: "" });
});

test("an edit that is not valid is refused, and the run stays as it was", async () => {
  const { host } = watched();
  await host.load(1, busy);
  const before = await host.runTo(SECOND);
  expect(await host.edit({ ...busy, routes: [route("users", "nowhere")] })).toMatchObject({ code: "document", at: SECOND });
  expect(await host.position()).toEqual(before);
});

test("a mistake of the engine is a failure as a value with seed and time, told in a frame, and another load recovers", async () => {
  const { host, frames } = watched();
  await host.load(1, { ...busy, seed: 9 });
  await host.runTo(SECOND);
  const inner = host as unknown as { simulation: { run: { advance(): void } } };
  inner.simulation.run.advance = () => {
    throw new Error("heap is out of order");
  };
  await host.start("max");
  await until(() => frames.at(-1)?.state === "failed");
  expect(frames.at(-1)?.failure).toEqual({ code: "engine", message: "heap is out of order", seed: 9, at: SECOND });
  await host.start("max");
  expect(await host.position()).toMatchObject({ state: "failed" });
  expect(await host.load(2, busy)).toBeNull();
  expect(frames.at(-1)).toMatchObject({ run: 2, state: "paused" });
  expect(frames.at(-1)?.failure).toBeUndefined();
});

test("another load ends what was running: the run to a moment answers, and the new run stands at 0", async () => {
  const { host } = watched();
  await host.load(1, busy);
  const running = host.runTo(3600 * SECOND);
  await nextTurn();
  await host.load(2, busy);
  expect(await running).toMatchObject({ now: 0, state: "paused" });
});
