// Wrong clocks: nothing happens otherwise, the digest is the same, and what was written down says by how much it is off.
import { expect, it } from "vitest";

import { asks, attemptsOver, played } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";

const skew = (more: object = {}) =>
  ({ id: "f", at: "1s", for: "1s", do: "fault", fault: "clock-skew", target: "s", by: "300ms", ...more }) as const;
const run = (timeline: readonly object[], acts: readonly object[] = [], replicas = 1) =>
  played(
    scenario([asks(30, 100), service("s", { replicas, time: "5ms", startup: "100ms" })], [route("users", "s")], {
      timeline: [...timeline, ...acts] as never,
    }),
    4000,
  );
const skews = (simulation: ReturnType<typeof run>) => attemptsOver(simulation, "users-s").map((span) => span.skew / 1000);

it("changes nothing that happens", () => {
  expect(run([skew()]).digest()).toBe(run([]).digest());
  expect(run([skew()]).summary()).toEqual({ ...run([]).summary(), log: expect.anything() as unknown });
});

it("is told of by the spans of its time, ahead or behind, and adds up", () => {
  const during = (ms: number) => Array.from({ length: 30 }, (_, i) => (i >= 9 && i < 19 ? ms : 0));
  expect(skews(run([skew()]))).toEqual(during(300));
  expect(skews(run([skew({ behind: true })]))).toEqual(during(-300));
  expect(skews(run([skew(), skew({ id: "g", by: "100ms", behind: true })]))).toEqual(during(200));
});

it("is of one instance, or of a share of them", () => {
  expect(new Set(skews(run([skew({ instance: "s-2" })], [], 2)))).toEqual(new Set([0, 300]));
  const wrong = attemptsOver(run([skew({ share: 0.5 })], [], 4), "users-s").filter((span) => span.skew > 0);
  expect(new Set(wrong.map(({ instance }) => instance)).size).toBe(2);
});

it("is told of by the log of its time", () => {
  const restart = (at: string) => ({ at, do: "restart", target: "s" });
  const records = run([skew()], [restart("1.5s"), restart("3s")]).logs({ node: "s", most: 100 }).records;
  const written = records.filter(({ instance }) => instance !== null).map(({ at, skew: off }) => [at >= 1e6 && at < 2e6, off]);
  expect(written.length).toBeGreaterThan(6);
  expect(written.every(([during, off]) => (off === 300_000) === during)).toBe(true);
});
