// A surge: the client asks so many times as often while it lasts, and as before afterwards.
import { expect, it } from "vitest";

import { played } from "../../testing/requests.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const run = (surge: object, load: object = { shape: "constant", rate: 200 }) =>
  played(
    scenario(
      [{ ...client(1), load, arrivals: "even" } as never, service("s", { time: "0ms", concurrency: 100 })],
      [route("users", "s", { latency: "0ms" })],
      { timeline: [{ id: "f", at: "2s", for: "3s", do: "fault", fault: "surge", target: "users", ...surge } as never] },
    ),
    8000,
  );
/** Requests of each second. */
const rates = (simulation: ReturnType<typeof run>) =>
  [...simulation.series({ scope: { node: "users" }, from: 0, to: 8e6, most: 100 }).arrivals].map(Math.round);

it.each([
  [{ factor: 3 }, 600],
  [{ factor: 0 }, 0],
  [{ factor: 3, share: 0.5 }, 400],
])("%j multiplies the traffic of its time, and of no other", (surge, during) => {
  const seen = rates(run(surge));
  expect([seen.slice(0, 2), seen.slice(5, 8)].flat().every((rate) => Math.abs(rate - 200) <= 1)).toBe(true);
  expect(seen.slice(2, 5).every((rate) => Math.abs(rate - during) <= 1)).toBe(true);
});

it("brings more users to a closed load, and they leave again", () => {
  const seen = rates(run({ factor: 4 }, { shape: "closed", users: 10, think: "100ms" }));
  expect([seen[1], seen[3], seen[7]]).toEqual([100, 400, 100]);
});

it("is led back to where its load is asked for", () => {
  const simulation = run({ factor: 3 });
  expect(simulation.run.network.clientById.get("users")!.multipliers.size).toBe(0);
});
