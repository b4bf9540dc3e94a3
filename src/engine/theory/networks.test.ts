// Theory as the oracle for several nodes together: open and closed networks, retries, balancing. Ten fixed seeds of at least 500,000
// customers each, as in queues.test.ts. A station of the textbooks is a node of one slot that gives it back while it calls.
import { beforeAll, describe, expect, it, vi } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import type { Step } from "../scenario/steps.ts";
import type { Summary } from "../telemetry/metrics/summary.ts";
import { engineFor } from "../testing/built-engine.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";
import { disagreement, erlangC, meanValueAnalysis, overSeeds } from "../testing/theory.ts";

/** Seconds of work: on a machine that does much else, minutes. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const { createSimulation } = await engineFor("networks");
const CUSTOMERS = 500_000;
/** A unit of time is 1 ms. Several measures of the same runs, each over the seeds. */
function measured<M extends string>(
  make: (seed: number) => Scenario,
  ms: number,
  customers: number,
  measures: Readonly<Record<M, (summary: Summary) => number>>,
): Readonly<Record<M, readonly number[]>> {
  const summaries: Summary[] = [];
  overSeeds((seed) => {
    const simulation = createSimulation(make(seed));
    simulation.advance(ms * 1000);
    return summaries.push(simulation.summary());
  });
  expect(Math.min(...summaries.map(({ requests }) => requests.ok))).toBeGreaterThan(customers);
  const of = (measure: (summary: Summary) => number) => summaries.map(measure);
  return Object.fromEntries(Object.entries<(summary: Summary) => number>(measures).map(([name, measure]) => [name, of(measure)])) as never;
}

const station = (id: string, ...steps: Step[]) =>
  service(id, { concurrency: 1, blocking: false, queue: "unbounded", endpoints: [{ name: "serve", steps }] });
/** Customers at a station on average, in line and in work. */
const present =
  (id: string) =>
  ({ nodes }: Summary): number =>
    nodes[id]!.queue.mean! + nodes[id]!.busy.mean!;

describe("open networks agree with their product form:", () => {
  it("a tandem takes the sum of two independent queues, the second as if its arrivals were a Poisson process", () => {
    const rate = 0.7;
    const tandem = (seed: number) =>
      scenario(
        [client(1000 * rate), station("a", { work: "exp(1ms)" }, { call: "b" }), station("b", { work: "exp(1.1ms)" })],
        [route("users", "a"), route("a", "b")],
        { seed },
      );
    const { sojourn, second } = measured(tandem, (CUSTOMERS * 1.01) / rate, CUSTOMERS, {
      sojourn: ({ latency }) => latency.mean!,
      second: ({ nodes }) => nodes["b"]!.latency.mean!,
    });
    const at = (service: number) => service / (1 - rate * service);
    expect(disagreement(sojourn, at(1) + at(1.1))).toBeNull();
    expect(disagreement(second, at(1.1))).toBeNull();
  });

  it("a Jackson network, in which customers return by chance, has at each station ρ / (1 − ρ)", () => {
    const [rate, on, back] = [0.56, 0.5, 0.4];
    const network = (seed: number) =>
      scenario(
        [
          client(1000 * rate),
          station("a", { work: "exp(1ms)" }, { call: "b", chance: on }),
          station("b", { work: "exp(1.2ms)" }, { call: "a", chance: back }),
        ],
        [route("users", "a"), route("a", "b"), route("b", "a")],
        { seed },
      );
    const { a, b } = measured(network, (CUSTOMERS * 1.01) / rate, CUSTOMERS, { a: present("a"), b: present("b") });
    const load = rate / (1 - on * back);
    const at = (share: number) => share / (1 - share);
    expect(disagreement(a, at(load))).toBeNull();
    expect(disagreement(b, at(load * on * 1.2))).toBeNull();
  });
});

it("a closed network has the throughput and response time of mean value analysis", () => {
  const [users, think, services] = [12, 10, [1, 0.7]] as const;
  const exact = meanValueAnalysis(users, think, services);
  const closed = (seed: number) =>
    scenario(
      [
        client(0, { load: { shape: "closed", users, think: `exp(${think}ms)` } }),
        station("a", { work: `exp(${services[0]}ms)` }, { call: "b" }),
        station("b", { work: `exp(${services[1]}ms)` }),
      ],
      [route("users", "a"), route("a", "b")],
      { seed },
    );
  const { throughput, response, a } = measured(closed, (CUSTOMERS * 1.01) / exact.throughput, CUSTOMERS, {
    throughput: ({ requests, virtualSeconds }) => requests.ok / virtualSeconds / 1000,
    response: ({ latency }) => latency.mean!,
    a: present("a"),
  });
  expect(disagreement(throughput, exact.throughput)).toBeNull();
  expect(disagreement(response, exact.response)).toBeNull();
  expect(disagreement(a, exact.present[0]!)).toBeNull();
});

it("retries multiply the load of a callee that fails by (1 − pⁿ) / (1 − p)", () => {
  const [p, attempts] = [0.3, 3];
  const failing = (seed: number) =>
    scenario(
      [client(5000), service("s", { time: "1ms", concurrency: 1000, errorRate: p })],
      [route("users", "s", { retry: { attempts, backoff: "none" } })],
      { seed },
    );
  const { amplification, failed } = measured(failing, CUSTOMERS / 4.8, CUSTOMERS * (1 - p ** attempts), {
    amplification: ({ nodes, requests }) => nodes["s"]!.arrivals / requests.issued,
    failed: ({ requests }) => requests.serverError / requests.issued,
  });
  expect(disagreement(amplification, (1 - p ** attempts) / (1 - p))).toBeNull();
  expect(disagreement(failed, p ** attempts)).toBeNull();
});

describe("four replicas at load 0.8", () => {
  const balanced = (balancer: "random" | "least-outstanding") => (seed: number) =>
    scenario(
      [client(3200), service("s", { replicas: 4, concurrency: 1, queue: "unbounded", time: "exp(1ms)" })],
      [route("users", "s", { balancer })],
      { seed },
    );
  const tails = { wait: ({ nodes }: Summary) => nodes["s"]!.wait.mean!, p99: ({ nodes }: Summary) => nodes["s"]!.latency.p99! };
  let random: Readonly<Record<keyof typeof tails, readonly number[]>> = { wait: [], p99: [] };
  beforeAll(() => {
    random = measured(balanced("random"), (CUSTOMERS * 1.01) / 3.2, CUSTOMERS, tails);
  });

  it("are four queues M/M/1 when calls go to them by chance", () => {
    expect(disagreement(random.wait, 4)).toBeNull();
    expect(disagreement(random.p99, Math.log(100) / 0.2)).toBeNull();
  });

  it("have a far shorter tail when calls go to the fewest outstanding, but are no better than one line for all", () => {
    const least = measured(balanced("least-outstanding"), 200_000 / 3.2, 195_000, tails);
    const shared = erlangC(4, 3.2) / (4 - 3.2);
    expect(least.p99.every((p99, i) => p99 < random.p99[i]! / 2)).toBe(true);
    expect(least.wait.every((wait, i) => wait > shared && wait < random.wait[i]! / 2)).toBe(true);
  });
});
