// Every system alone, under a virtual clock: no drawing, no run, no worker.
import { describe, expect, it } from "vitest";

import { RandomStream } from "./kernel/random-stream.ts";
import { VirtualClock } from "./kernel/virtual-clock.ts";
import { Microservice, type MicroserviceSettings } from "./microservice.ts";
import * as systems from "./systems.ts";

const SECOND = 1_000_000;
const orders = (more: Partial<MicroserviceSettings> = {}): MicroserviceSettings => ({
  id: "orders",
  name: "Orders",
  version: "2.1.0",
  startup: "2s",
  endpoints: [
    { name: "get", steps: [{ work: "5ms" }] },
    { name: "create", steps: [{ work: "10ms" }, { write: "db" }] },
  ],
  ...more,
});
const db = { id: "db", kind: "database", write: "20ms" } as const;
/** Up since 2 s. */
function running(more: Partial<MicroserviceSettings> = {}): Microservice {
  const service = new Microservice(orders(more), { dependencies: [db] });
  service.start();
  service.advance(2 * SECOND);
  return service;
}

it("every system is a class", () => {
  expect(Object.entries(systems).filter(([name, system]) => typeof system !== "function" || system.name !== name)).toEqual([]);
});

describe("Microservice", () => {
  it("says what it is", () => {
    const { id, name, version, endpoints, dependencies, createdAt, status, now } = new Microservice(orders(), { dependencies: [db] });
    expect({ id, name, version, endpoints, dependencies, createdAt, status, now }).toEqual({
      id: "orders",
      name: "Orders",
      version: "2.1.0",
      endpoints: ["get", "create"],
      dependencies: ["db"],
      createdAt: 0,
      status: "STOPPED",
      now: 0,
    });
  });

  it("is STARTING until its start-up has passed, to the microsecond", () => {
    const service = new Microservice(orders(), { dependencies: [db] });
    service.start();
    const seen = [service.status];
    service.advance(2 * SECOND - 1);
    seen.push(service.status);
    service.advance(2 * SECOND);
    expect([...seen, service.status]).toEqual(["STARTING", "STARTING", "HEALTHY"]);
  });

  it("answers in the time that its steps and what it depends on take", () => {
    const service = running();
    const [get, create, standard] = [service.handleRequest("get"), service.handleRequest("create"), service.handleRequest()];
    expect(get).toMatchObject({ status: null, outcome: null, answeredAt: NaN });
    service.advance(3 * SECOND);
    expect([get, create, standard].map(({ status, outcome, answeredAt }) => [status, outcome, answeredAt])).toEqual([
      [200, "ok", 2_005_000],
      [200, "ok", 2_030_000],
      [200, "ok", 2_005_000],
    ]);
  });

  it("answers an unknown endpoint with 404, never with an exception", () => {
    const service = running();
    expect(service.handleRequest("delete")).toMatchObject({
      status: 404,
      outcome: "clientError",
      reason: { code: "unknownEndpoint", at: "orders" },
    });
  });

  it("answers 503 when its line is full, when it is not there, and 500 as often as its error rate says", () => {
    const service = running({ concurrency: 1, queue: 1 });
    const three = [service.handleRequest(), service.handleRequest(), service.handleRequest()];
    expect(service.load).toEqual({ busy: 1, waiting: 1, present: 2 });
    service.advance(3 * SECOND);
    expect(three.map(({ status, reason }) => [status, reason?.code])).toEqual([
      [200, undefined],
      [200, undefined],
      [503, "queueFull"],
    ]);
    expect(new Microservice(orders(), { dependencies: [db] }).handleRequest()).toMatchObject({
      status: 503,
      reason: { code: "noInstance" },
    });
    const broken = running({ errorRate: 1 });
    const answer = broken.handleRequest();
    broken.advance(3 * SECOND);
    expect(answer).toMatchObject({ status: 500, outcome: "serverError", reason: { code: "errorRate" } });
  });

  it("drains when it is stopped: what is here ends, what comes finds nobody, then it is STOPPED", () => {
    const service = running();
    const here = service.handleRequest("create");
    service.stop();
    expect(service.status).toBe("STOPPING");
    expect(service.handleRequest("get")).toMatchObject({ status: 503, outcome: "rejected" });
    service.advance(2_029_999);
    expect(service.status).toBe("STOPPING");
    service.advance(2_030_000);
    expect([service.status, here.status]).toEqual(["STOPPED", 200]);
    service.start();
    service.advance(2_030_000 + 2 * SECOND);
    expect(service.status).toBe("HEALTHY");
  });

  it("loses its work when it crashes, and refuses until it has started again", () => {
    const service = running();
    const lost = service.handleRequest();
    service.crash();
    expect(lost).toMatchObject({ status: 502, outcome: "serverError", reason: { code: "crashed" } });
    expect([service.status, service.handleRequest()]).toMatchObject(["CRASHED", { status: 502, outcome: "refused" }]);
    service.start();
    service.advance(4 * SECOND);
    expect(service.status).toBe("HEALTHY");
  });

  it("is UNHEALTHY after so many failed checks, and HEALTHY again after so many good ones; the check may be replaced", () => {
    const service = running({ health: { interval: "1s", unhealthyAfter: 3, healthyAfter: 2 } });
    let isWell = false;
    service.healthCheck = () => isWell;
    service.advance(5 * SECOND - 1);
    expect(service.status).toBe("HEALTHY"); // checked at 3 and 4 s: up since 2 s, whose check came first
    service.advance(5 * SECOND);
    expect(service.status).toBe("UNHEALTHY");
    isWell = true;
    service.advance(6 * SECOND);
    expect(service.status).toBe("UNHEALTHY");
    service.advance(7 * SECOND);
    expect(service.status).toBe("HEALTHY");
    service.healthCheck = null;
  });

  it("does the same again from the same seed, and something else from another", () => {
    const answers = (seed: number) => {
      const service = new Microservice({ id: "s", time: "exp(10ms)", startup: "0s" }, { seed });
      service.start();
      service.advance(0);
      const asked = Array.from({ length: 20 }, () => service.handleRequest());
      service.advance(SECOND);
      return asked.map(({ answeredAt }) => answeredAt);
    };
    expect(answers(1)).toEqual(answers(1));
    expect(answers(1)).not.toEqual(answers(2));
  });
});

describe("CircuitBreaker", () => {
  const { CircuitBreaker } = systems;

  it("opens at five failures in a row, tries one call after a minute, and closes when it succeeds", () => {
    const reasons: string[] = [];
    const breaker = new CircuitBreaker({}, 0, ({ to, reason }) => reasons.push(`${to} ${reason}`));
    for (let i = 0; i < 5; i++) if (breaker.admits(i)) breaker.record(i, true, 100);
    expect([breaker.state, breaker.admits(SECOND)]).toEqual(["OPEN", false]);
    expect([breaker.admits(61 * SECOND), breaker.admits(61 * SECOND)]).toEqual([true, false]);
    breaker.record(62 * SECOND, false, 100);
    expect(reasons).toEqual(["OPEN inRow", "HALF_OPEN waited", "CLOSED probesGood"]);
  });

  it("with a window opens at half of a hundred calls, as resilience4j does", () => {
    const breaker = new CircuitBreaker({ mode: "window" });
    for (let i = 0; i < 99; i++) breaker.record(i, i % 2 === 0, 100);
    expect(breaker.state).toBe("CLOSED");
    breaker.record(99, false, 100);
    expect([breaker.state, breaker.opensUntil]).toEqual(["OPEN", 60 * SECOND + 99]);
  });
});

describe("LoadBalancer", () => {
  const three = ["a", "b", "c"].map((name, slot) => ({ name, slot, hash: slot }));
  const { LoadBalancer, NoBackendError } = systems;

  it("chooses by its rule and by what it was told of its calls; from nobody is an error", () => {
    const balancer = new LoadBalancer({ strategy: "least-outstanding" }, new RandomStream(1, "alone"));
    const [first, second] = [balancer.pick(three, 0), balancer.pick(three, 0)];
    balancer.ended(first, 2000, 2000, 200);
    expect([first.name, second.name, balancer.pick(three, 2000).name, balancer.pick(three, 2000).name]).toEqual(["a", "b", "c", "a"]);
    expect(() => balancer.pick([])).toThrow(NoBackendError);
  });
});

describe("SagaOrchestrator", () => {
  const { SagaOrchestrator } = systems;
  const undoing = (command: string) => ({ command, timeout: SECOND, retry: null });
  const trip = {
    name: "trip",
    steps: ["flight", "hotel", "car"].map((what) => ({ ...undoing(`book ${what}`), name: what, compensation: undoing(`cancel ${what}`) })),
  };

  it("books a trip, or undoes what was booked in reverse", () => {
    const clock = new VirtualClock();
    const said: string[] = [];
    let hasCars = true;
    const orchestrator = SagaOrchestrator.alone<string, string>(
      clock,
      (command, answer) => {
        said.push(command);
        clock.after(1000, () => answer(command === "book car" && !hasCars ? "no car left" : null));
      },
      "no answer",
    );
    const good = orchestrator.start(trip, null);
    clock.advance(SECOND);
    hasCars = false;
    const bad = orchestrator.start(trip, null);
    clock.advance(2 * SECOND);
    expect([good.state, bad.state, bad.failure]).toEqual(["COMPLETED", "COMPENSATED", "no car left"]);
    expect(said.slice(6)).toEqual(["cancel hotel", "cancel flight"]);
    expect(orchestrator.tally("trip").counts()).toMatchObject({ started: 2, completed: 1, compensated: 1, running: 0 });
  });

  it("waits so long for an answer, and no longer", () => {
    const clock = new VirtualClock();
    const orchestrator = SagaOrchestrator.alone<string, string>(clock, () => {}, "no answer");
    const saga = orchestrator.start(trip, null);
    clock.advance(SECOND - 1);
    const before = saga.state;
    clock.advance(SECOND);
    expect([before, saga.state, saga.failure]).toEqual(["RUNNING", "COMPENSATED", "no answer"]);
  });
});

describe("MessageBroker", () => {
  const { MessageBroker } = systems;

  it("delivers what was published to every group, again where a consumer fails, and reads the last messages back", () => {
    const clock = new VirtualClock();
    const broker = new MessageBroker(clock);
    broker.topic({ name: "dead" });
    const got: string[] = [];
    broker.subscribe("orders", ({ id, data }) => void got.push(`billing ${id} ${String(data)}`), { group: "billing" });
    const mail = broker.subscribe("orders", ({ data }) => data !== "bad", { group: "mail", maxDeliveries: 2, deadLetter: "dead" });
    expect(["good", "bad"].map((data) => broker.publish("orders", data, { type: "order_created" }))).toEqual([1, 2]);
    clock.advance(SECOND);
    expect(got).toEqual(["billing 1 good", "billing 2 bad"]);
    expect(mail.group.counts).toMatchObject({ acknowledged: 1, deadLettered: 1, redelivered: 1, waiting: 0, out: 0 });
    expect(broker.last("orders").map(({ id, topic, type, data, timestamp }) => [id, topic, type, data, timestamp])).toEqual([
      [1, "orders", "order_created", "good", 0],
      [2, "orders", "order_created", "bad", 0],
    ]);
    expect(broker.last("dead", 1)[0]).toMatchObject({ id: 2, data: "bad" });
    expect(broker.replay("dead")).toBe(1);
  });
});
