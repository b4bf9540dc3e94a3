// What the texts of templates about messages, sagas, discovery and configuration say to try has the effect that they say.
import { describe, expect, it } from "vitest";

import { badConfigShare } from "../scenario/templates/bad-config-share.ts";
import { foundInTurn } from "../scenario/templates/found-in-turn.ts";
import { orchestratorCrash } from "../scenario/templates/orchestrator-crash.ts";
import { orderEvents } from "../scenario/templates/order-events.ts";
import { orderSaga } from "../scenario/templates/order-saga.ts";
import { poisonMessage } from "../scenario/templates/poison-message.ts";
import { rebalancePause } from "../scenario/templates/rebalance-pause.ts";
import { slowConsumerLag } from "../scenario/templates/slow-consumer.ts";
import { staleRegistry } from "../scenario/templates/stale-registry.ts";
import { twoStepSaga } from "../scenario/templates/two-step-saga.ts";
import { watchedConfig } from "../scenario/templates/watched-config.ts";
import type { Simulation } from "../simulation.ts";
import { also, entry, mean, node, route, tried } from "../testing/tries.ts";

const group = (simulation: Simulation, topic: string, name: string) => simulation.summary().topics[topic]!.groups[name]!;
const failed = (simulation: Simulation): number => {
  const { issued, ok, inFlight } = simulation.summary().requests;
  return issued - ok - inFlight;
};

describe("messages", () => {
  it("of a consumer that fails after it has published are heard of twice on average", () => {
    const simulation = tried(orderEvents, 60, node("billing", { errorRate: 0.5 }));
    expect(failed(simulation)).toBe(0);
    const { requests, topics } = simulation.summary();
    expect(topics["events/confirmations"]!.published / requests.ok).toBeCloseTo(2, 0);
  });

  it("wait while their consumer is killed, and are handled when it is restarted", () => {
    const killed = { at: "10s", do: "kill", target: "billing" } as const;
    const simulation = tried(orderEvents, 29, also(killed, { at: "30s", do: "restart", target: "billing" }));
    expect(group(simulation, "events/orders", "billing").lag).toBeGreaterThan(300);
    simulation.advance(60e6);
    expect(failed(simulation)).toBe(0);
    expect(group(simulation, "events/orders", "billing").lag).toBeLessThan(10);
  });

  it("in a lag are gone within ten seconds where a second replica shares them", () => {
    const simulation = tried(slowConsumerLag, 60);
    simulation.edit(node("store", { replicas: 2 })(slowConsumerLag.scenario));
    simulation.advance(70e6);
    expect(group(simulation, "broker/readings", "store").lag).toBeLessThan(5);
  });

  it("for a full topic are turned away at the publisher, 15 a second", () => {
    const simulation = tried(slowConsumerLag, 60, node("broker", { topics: [{ name: "readings", bound: 200 }] }));
    expect(mean(simulation, { node: "sensors" }, "rejected", 45, 60)).toBeCloseTo(15, 0);
  });

  it("that are replayed before the bug is mended come back dead", () => {
    const simulation = tried(poisonMessage, 40, also({ at: "30s", do: "replay", target: "broker", topic: "dead-orders" }));
    const { deadLettered } = group(simulation, "broker/orders", "shipping");
    expect(deadLettered).toBeGreaterThan(group(tried(poisonMessage, 40), "broker/orders", "shipping").deadLettered + 5);
  });

  it("gather to 180 where a session is 3 s", () => {
    const simulation = tried(rebalancePause, 40, route("r3", { session: "3s" }));
    expect(group(simulation, "broker/events", "worker").mostLag).toBeGreaterThan(160);
    expect(group(simulation, "broker/events", "worker").mostLag).toBeLessThan(185);
  });
});

describe("a registry", () => {
  it("deregisters what is stopped at once, which is called until the next refresh; what is killed for some 20 s", () => {
    const bare = (scenario: (typeof foundInTurn)["scenario"]) => ({ ...scenario, timeline: [] });
    const refused = (act: "stop" | "kill") =>
      failed(tried(foundInTurn, 60, bare, also({ at: "20s", do: act, target: "orders", instance: "orders-2" }))) / 20;
    expect(refused("stop")).toBeGreaterThan(0);
    expect(refused("stop")).toBeLessThan(5.1);
    expect(refused("kill")).toBeGreaterThan(15);
    expect(refused("kill")).toBeLessThan(25);
  });

  it("that is out for a minute fails no request, and lets nobody know of a fourth instance", () => {
    const out = also({ at: "20s", for: "60s", do: "fault", fault: "registry-outage", target: "registry" });
    const simulation = tried(foundInTurn, 79, out);
    expect([failed(simulation), simulation.summary().nodes["orders"]!.instances[3]!.arrivals]).toEqual([0, 0]);
  });

  it("with a lease of 90 s is wrong for as long as the crash", () => {
    const simulation = tried(staleRegistry, 120, node("registry", { lease: "90s" }));
    expect(mean(simulation, { node: "shoppers" }, "refused", 31, 90)).toBeCloseTo(20, -1);
    expect(mean(simulation, { node: "shoppers" }, "refused", 98, 120)).toBe(0);
  });

  it("that preserves itself evicts one of seven, and none where two are missing", () => {
    const evicted = (...changes: Parameters<typeof tried>[2][]) =>
      tried(staleRegistry, 90, node("registry", { selfPreservation: true }), ...changes)
        .logs({ most: 5000 })
        .records.filter(({ code }) => code === "evicted").length;
    expect(evicted()).toBe(1);
    expect(evicted(also({ at: "30s", do: "kill", target: "orders", instance: "orders-1" }))).toBe(0);
  });
});

describe("a configuration", () => {
  const applied = (simulation: Simulation, version: number) =>
    simulation
      .logs({ most: 5000 })
      .records.filter(({ code, values }) => code === "configApplied" && values["version"] === version)
      .map(({ at }) => at / 1e6);
  it("that is polled for leaves replicas in disagreement for longer", () => {
    const spread = (of: readonly number[]) => Math.max(...of) - Math.min(...of);
    const polled = applied(tried(watchedConfig, 45, node("config", { mode: "poll" })), 2);
    expect(polled.length).toBe(4);
    expect(spread(polled)).toBeGreaterThan(2 * spread(applied(tried(watchedConfig, 45), 2)));
  });
  it("out of reach leaves a replica that starts anew with the settings of the drawing", () => {
    const anew = also({ at: "55s", do: "restart", target: "prices", instance: "prices-1" });
    const simulation = tried(watchedConfig, 65, (scenario) => ({ ...scenario, tracing: { sample: 1 } }), anew);
    const works = (instance: string) =>
      simulation
        .traces({ order: "newest", most: 300, from: 58e6 })
        .rows.flatMap(({ id }) => simulation.trace(id)!.spansOf.filter((span) => span.instance === instance && span.outcome === "ok"))
        .map(({ work }) => work);
    expect([new Set(works("prices-1")), new Set(works("prices-2"))]).toEqual([new Set([20_000]), new Set([4000])]);
  });
  it("that nobody validates fails every request; that spreads slowly comes and goes late", () => {
    const wrong = { at: "20s", do: "config", target: "checkout", set: { errorRate: 7 } } as const;
    const only = (scenario: (typeof badConfigShare)["scenario"]) => ({ ...scenario, timeline: [wrong] });
    expect(mean(tried(badConfigShare, 30, only, node("config", { validate: false })), { node: "shoppers" }, "ok", 22, 30)).toBe(0);
    expect(mean(tried(badConfigShare, 30, only), { node: "shoppers" }, "ok", 22, 30)).toBeGreaterThan(280);
    const slow = tried(badConfigShare, 95, also({ at: "50s", for: "45s", do: "fault", fault: "slow-config", target: "config" }));
    const timeouts = (from: number, to: number) => mean(slow, { node: "shoppers" }, "timeout", from, to);
    expect([timeouts(61, 70), timeouts(72, 80) > 200, timeouts(83, 95)]).toEqual([0, true, 0]);
  });
});

describe("sagas", () => {
  it("without a compensation leave the order that they gave up", () => {
    const saga = { name: "place-order", steps: [{ command: { call: "orders" } }, { command: { call: "inventory" } }] };
    const { nodes, sagas } = tried(twoStepSaga, 60, node("order-saga", { sagas: [saga] })).summary();
    const { started, completed, compensated } = sagas["place-order"]!;
    expect(compensated).toBeGreaterThan(50);
    expect(nodes["orders"]!.arrivals).toBe(started);
    expect(completed + compensated).toBeLessThanOrEqual(started);
  });

  it("that answer at their end have customers wait for 30 ms, and tell them of the 409", () => {
    const [orderer] = twoStepSaga.scenario.nodes.flatMap((one) => (one.kind === "saga" ? (one.sagas ?? []) : []));
    const { latency, requests } = tried(twoStepSaga, 60, node("order-saga", { sagas: [{ ...orderer, answer: "end" }] })).summary();
    expect(Math.abs(latency.mean! - 30)).toBeLessThan(6);
    expect(requests.clientError / requests.issued).toBeCloseTo(0.1, 1);
  });

  it("meet a killed replica every other try, and most are mended by three", () => {
    const killed = also({ at: "20s", do: "kill", target: "inventory", instance: "inventory-1" });
    const simulation = tried(twoStepSaga, 60, killed);
    const [calm] = [tried(twoStepSaga, 60).summary().sagas["place-order"]!.compensated];
    const { refused } = simulation.summary().routes["r3"]!;
    const more = simulation.summary().sagas["place-order"]!.compensated - calm;
    expect(refused).toBeGreaterThan(100);
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThan(refused / 4);
  });

  const after = (simulation: Simulation) => simulation.summary().sagas["order"]!;
  it("that are stuck are undone by a retry when the bank is back, and give up again before", () => {
    expect(after(tried(orderSaga, 115, entry("somebody-helps", { at: "105s" }))).failed).toBe(0);
    expect(after(tried(orderSaga, 115, entry("somebody-helps", { at: "90s" }))).failed).toBeGreaterThan(140);
  });

  it("that try a refund ten times need nobody's help, but break the promise", () => {
    const document = orderSaga.scenario.nodes.flatMap((one) => (one.kind === "saga" ? (one.sagas ?? []) : []));
    const sagas = document.map((saga) => ({
      ...saga,
      steps: (saga.steps ?? []).map((step) =>
        step.name === "charge" ? { ...step, compensation: { call: "payment", endpoint: "refund", retry: { attempts: 10 } } } : step,
      ),
    }));
    const unaided = (scenario: (typeof orderSaga)["scenario"]) => ({
      ...scenario,
      timeline: (scenario.timeline ?? []).filter(({ id }) => id !== "somebody-helps"),
    });
    const simulation = tried(orderSaga, 150, node("order-saga", { sagas }), unaided);
    expect([after(simulation).failed, after(simulation).running < 5]).toEqual([0, true]);
    expect(simulation.summary().objectives[0]).toMatchObject({ held: false });
  });

  it("in memory are lost as many as are under way: 46 where packing takes 2 s", () => {
    const packing = [{ name: "pack" }, { name: "pack-in-memory" }].map(({ name }) => ({
      name,
      steps: [{ work: "exp(2s)" }, { move: 1, to: name === "pack" ? "durable_packed" : "packed" }],
    }));
    const { lost } = tried(orchestratorCrash, 40, node("warehouse", { endpoints: packing })).summary().sagas["order-in-memory"]!;
    expect(Math.abs(lost - 46)).toBeLessThan(4 * Math.sqrt(46));
  });
});
