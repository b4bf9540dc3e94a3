// The page's end of the wire, over a channel of messages.
import { afterEach, expect, test, vi } from "vitest";

import { station } from "../engine/testing/scenarios.ts";
import type { Failure, Frame } from "./protocol.ts";
import { SimulationClient } from "./simulation-client.ts";
import { asWorker, FakeWorker } from "./testing/fake-worker.ts";

const SECOND = 1e6;
const busy = station(200, { time: "exp(3ms)", concurrency: 2 });

const open: SimulationClient[] = [];
function connected() {
  const frames: Frame[] = [];
  const deaths: Failure[] = [];
  const workers: FakeWorker[] = [];
  const make = () => {
    workers.push(new FakeWorker());
    return asWorker(workers.at(-1) as FakeWorker);
  };
  const client = new SimulationClient(
    (frame) => frames.push(frame),
    (failure) => deaths.push(failure),
    make,
  );
  open.push(client);
  return { client, frames, deaths, workers };
}
afterEach(() => {
  vi.useRealTimers();
  for (const client of open.splice(0)) client.stop();
});

test("a run is loaded, asked and answered over the wire, and frames come as typed arrays", async () => {
  const { client, frames } = connected();
  expect(await client.load(busy)).toBeNull();
  const at = await client.ask((api) => api.runTo(2 * SECOND));
  expect(at).toMatchObject({ now: 2 * SECOND, state: "paused" });
  expect(at.digest).toMatch(/^[0-9a-f]{16}$/);
  expect(frames.at(-1)).toMatchObject({ run: 1, state: "paused" });
  expect(frames.at(-1)?.live.nodes).toBeInstanceOf(Float64Array);
});

test("failures cross the wire as values", async () => {
  const { client } = connected();
  expect(await client.load({ ...busy, routes: [{ id: "r", from: "users", to: "nowhere" }] })).toMatchObject({ code: "document", seed: 1 });
});

test("before a run is loaded there is nobody to ask", async () => {
  const { client } = connected();
  await expect(client.ask((api) => api.position())).rejects.toThrow("not running");
});

test("when the worker dies, everything that was asked of it fails, and the page is told once", async () => {
  const { client, deaths, workers } = connected();
  await client.load({ ...busy, seed: 5 });
  const asked = [client.ask((api) => api.runTo(3600 * SECOND)), client.ask((api) => api.recorded())];
  workers[0]?.crash("out of memory");
  workers[0]?.crash("out of memory");
  const settled = await Promise.allSettled(asked);
  expect(settled.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect(deaths).toEqual([{ code: "worker", message: "out of memory", seed: 5, at: 0 }]);
  expect(workers[0]?.terminated).toBe(true);
});

test("a frame that was on its way when the worker died does not bring it back to life", async () => {
  const { client, frames, workers } = connected();
  await client.load(busy);
  await client.ask((api) => api.start(1));
  const before = frames.length;
  // Ending the fake worker pauses its host, which tells one more frame.
  workers[0]?.crash("gone");
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(frames).toHaveLength(before);
});

test("after a death the next load begins another worker", async () => {
  const { client, workers } = connected();
  await client.load(busy);
  workers[0]?.crash("gone");
  expect(await client.load(busy)).toBeNull();
  expect(workers).toHaveLength(2);
  expect(await client.ask((api) => api.runTo(SECOND))).toMatchObject({ now: SECOND });
});

test("a worker that ended without a word is noticed by its silence", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { client, deaths, workers } = connected();
  await client.load(busy);
  workers[0]?.fallSilent();
  const asked = client.ask((api) => api.position());
  vi.advanceTimersByTime(10_000);
  await expect(asked).rejects.toThrow("does not answer");
  expect(deaths).toMatchObject([{ code: "worker", message: "the simulation does not answer" }]);
});

test("a worker that answers is left alone for however long", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { client, deaths } = connected();
  await client.load(busy);
  for (let look = 0; look < 10; look++) {
    vi.advanceTimersByTime(2000);
    await client.ask((api) => api.position());
  }
  expect(deaths).toEqual([]);
});

test("frames of an older run are dropped", async () => {
  const { client, frames } = connected();
  await client.load(busy);
  await client.ask((api) => api.start(1));
  const second = client.load(busy);
  const from = frames.length;
  await second;
  await client.ask((api) => api.runTo(SECOND));
  expect(new Set(frames.slice(from).map((frame) => frame.run))).toEqual(new Set([2]));
});

test("of two loads in a row the later one is the run, also while the worker is only beginning", async () => {
  const { client, frames, workers } = connected();
  await Promise.all([client.load({ ...busy, seed: 1 }), client.load({ ...busy, seed: 2 })]);
  expect(workers).toHaveLength(1);
  const { start } = await client.ask((api) => api.recorded());
  expect(start.seed).toBe(2);
  expect(frames.at(-1)?.run).toBe(2);
});

test("a failure of an older run is not told for the newer one", async () => {
  const { client } = connected();
  const broken = client.load({ ...busy, routes: [{ id: "r", from: "users", to: "nowhere" }] });
  const sound = client.load(busy);
  expect(await Promise.all([broken, sound])).toEqual([null, null]);
});

test("stopping settles what was asked, and tells of no death", async () => {
  const { client, deaths } = connected();
  await client.load(busy);
  const asked = client.ask((api) => api.runTo(3600 * SECOND));
  client.stop();
  await expect(asked).rejects.toThrow("stopped");
  expect(deaths).toEqual([]);
});
