// What the texts of templates about calls say to try has the effect that they say.
import { describe, expect, it } from "vitest";

import { autoscalerLag } from "../scenario/templates/autoscaler-lag.ts";
import { badCanary } from "../scenario/templates/bad-canary.ts";
import { cacheStampede } from "../scenario/templates/cache-stampede.ts";
import { fifthFailure } from "../scenario/templates/fifth-failure.ts";
import { gatewayLogging } from "../scenario/templates/gateway-logging.ts";
import { heldThreads } from "../scenario/templates/held-threads.ts";
import { hotPage } from "../scenario/templates/hot-page.ts";
import { hotRow } from "../scenario/templates/hot-row.ts";
import { metastable } from "../scenario/templates/metastable.ts";
import { onlineBoutique } from "../scenario/templates/online-boutique.ts";
import { retryStorm } from "../scenario/templates/retry-storm.ts";
import { sharedPool } from "../scenario/templates/shared-pool.ts";
import { threeBalancers } from "../scenario/templates/three-balancers.ts";
import { usersAndOrders } from "../scenario/templates/users-and-orders.ts";
import { also, entry, mean, node, route, tried } from "../testing/tries.ts";

describe("Online Boutique", () => {
  const slowPayment = also({ at: "2s", do: "fault", fault: "latency", target: "co-payment", delay: "300ms" });
  const oneLess = also({ at: "5s", do: "kill", target: "checkout", instance: "checkout-3" });
  const people = { node: "shoppers" } as const;

  it("goes on with two of three replicas of checkout; with a slow payment pages fail that never pay, and more of them with one less", () => {
    expect(mean(tried(onlineBoutique, 35, oneLess), people, "ok", 10, 35)).toBeGreaterThan(295);
    const slow = tried(onlineBoutique, 35, slowPayment);
    expect(mean(slow, { node: "checkout" }, "busy", 10, 35)).toBeGreaterThan(0.95);
    expect(slow.summary().reasons["queue full at frontend"]).toBeGreaterThan(50);
    const both = tried(onlineBoutique, 35, slowPayment, oneLess);
    expect(mean(both, people, "ok", 10, 35)).toBeLessThan(mean(slow, people, "ok", 10, 35));
  });

  it("serves hardly a page while the cart's store hangs", () => {
    const hangs = also({ at: "2s", do: "fault", fault: "hang", target: "redis-cart" });
    expect(mean(tried(onlineBoutique, 35, hangs), people, "ok", 15, 35)).toBeLessThan(60);
  });

  it("goes on without advertisements where there is a fallback", () => {
    const noAds = also(...["ad-1", "ad-2"].map((instance) => ({ at: "2s", do: "kill", target: "ad", instance }) as const));
    expect(mean(tried(onlineBoutique, 25, noAds), people, "ok", 5, 25)).toBeLessThan(150);
    expect(mean(tried(onlineBoutique, 25, noAds, route("fe-ad", { fallback: {} })), people, "ok", 5, 25)).toBeGreaterThan(290);
  });
});

describe("Users and orders", () => {
  it("with two of three replicas killed: two tries of three are refused until the health checks have noticed", () => {
    const dead = also(...["users-1", "users-2"].map((instance) => ({ at: "10s", do: "kill", target: "users", instance }) as const));
    const simulation = tried(usersAndOrders, 80, dead);
    const share = mean(simulation, { route: "r2" }, "refused", 11, 28) / mean(simulation, { route: "r2" }, "arrivals", 11, 28);
    expect(share).toBeCloseTo(2 / 3, 1);
    expect(mean(simulation, { route: "r2" }, "refused", 45, 80)).toBe(0);
  });

  it("with a slow database orders turn people away, and users notice nothing", () => {
    const slow = also({ at: "10s", do: "fault", fault: "latency", target: "orders-db", delay: "300ms" });
    const simulation = tried(usersAndOrders, 40, slow);
    expect(simulation.summary().reasons["queue full at orders"]).toBeGreaterThan(1000);
    const { arrivals, ok } = {
      arrivals: mean(simulation, { node: "users" }, "arrivals", 20, 40),
      ok: mean(simulation, { node: "users" }, "ok", 20, 40),
    };
    expect(Math.abs(ok / arrivals - 1)).toBeLessThan(0.01);
  });

  it("without a timeout the slots that ask a hanging replica are never given back", () => {
    const hangs = also({ at: "10s", do: "fault", fault: "hang", target: "users", instance: "users-1" });
    const held = (simulation: ReturnType<typeof tried>) => mean(simulation, { node: "orders" }, "busy", 60, 80);
    expect(held(tried(usersAndOrders, 80, hangs))).toBeLessThan(0.3);
    const forEver = ({ routes, ...rest }: (typeof usersAndOrders)["scenario"]) => ({
      ...rest,
      routes: routes.map(({ timeout, ...one }) => (one.id === "r4" ? one : { ...one, ...(timeout === undefined ? {} : { timeout }) })),
    });
    expect(held(tried(usersAndOrders, 80, hangs, forEver))).toBeGreaterThan(0.9);
  });
});

describe("retries", () => {
  it("with a budget each as it comes multiply by some two, not 27; a breaker spares the victim and costs the half that would go well", () => {
    const budgets = retryStorm.scenario.routes.map(({ id, retry }) => route(id, { retry: { ...retry, budget: { kind: "ratio" } } }));
    const factor = mean(tried(retryStorm, 80, ...budgets), { node: "stock" }, "arrivals", 60, 80) / 100;
    expect(factor).toBeGreaterThan(1.5);
    expect(factor).toBeLessThan(2.3);
    const guarded = tried(retryStorm, 60, route("r3", { breaker: { mode: "consecutive" } }));
    expect(mean(guarded, { node: "stock" }, "arrivals", 25, 60)).toBe(0);
    expect(mean(guarded, { node: "people" }, "ok", 25, 40)).toBe(0);
  });

  it("of a metastable failure are outdone by a second replica, too", () => {
    const simulation = tried(metastable, 60);
    simulation.edit(node("orders", { replicas: 2 })(metastable.scenario));
    simulation.advance(120e6);
    expect(mean(simulation, { node: "people" }, "ok", 100, 120)).toBeGreaterThan(290);
  });

  it("of a metastable failure ebb away in the stated times: by a budget in twenty seconds, by cancelling in ten", () => {
    const ended = (fields: Parameters<typeof route>[1], within: number) => {
      const simulation = tried(metastable, 60);
      simulation.edit(route("r2", fields)(metastable.scenario));
      simulation.advance(100e6);
      return mean(simulation, { node: "people" }, "ok", 60 + within, 100);
    };
    expect(ended({ retry: { budget: { kind: "ratio", ratio: 0.1 } } }, 20)).toBeGreaterThan(290);
    expect(ended({ cancel: true }, 10)).toBeGreaterThan(290);
  });
});

describe("a breaker", () => {
  const opened = (fields: object) =>
    tried(fifthFailure, 60, route("r2", { breaker: fields as never })).changes({ thing: "r2", sorts: ["breaker"], most: 100 }).changes;
  it("that is open for 2 s closes within 2 s of the fault's end", () => {
    expect(opened({ mode: "consecutive", open: "2s" })[0]).toMatchObject({ to: "CLOSED", at: 35_624_000 });
  });
  it("with a window opens when half of the last 100 calls have failed", () => {
    expect(opened({ mode: "window" })[0]).toMatchObject({ to: "OPEN", at: 14_924_000, cause: { values: { part: 50, of: 100 } } });
  });
});

describe("three balancers", () => {
  it("least outstanding needs 100 ms, peak EWMA what two choices need", () => {
    const latency = (balancer: "least-outstanding" | "peak-ewma" | "power-of-two") =>
      tried(threeBalancers, 120, route("r3", { balancer })).summary().nodes["by-two"]!.latency.mean!;
    expect(Math.abs(latency("least-outstanding") - 100)).toBeLessThan(15);
    expect(Math.abs(latency("peak-ewma") / latency("power-of-two") - 1)).toBeLessThan(0.15);
  });
  it("two choices go around a slow replica, the others send it its tenth", () => {
    const groups = ["by-chance", "in-turn", "by-two"] as const;
    const slow = groups.map((target) => ({ at: "0s", do: "fault", fault: "slow", factor: 4, target, instance: `${target}-1` }) as const);
    const { nodes } = tried(threeBalancers, 100, also(...slow)).summary();
    const share = (id: string) => nodes[id]!.instances[0]!.arrivals / nodes[id]!.arrivals;
    expect([share("by-chance"), share("in-turn")].every((tenth) => Math.abs(tenth - 0.1) < 0.01)).toBe(true);
    expect(share("by-two")).toBeLessThan(0.04);
  });
});

describe("a gateway's response cache", () => {
  it("in front answers without a record and without a check", () => {
    const cached = node("gateway", { middleware: [{ use: "cache" }, { use: "logging" }, { use: "auth", reject: 0.04 }] });
    const simulation = tried(gatewayLogging, 60, cached);
    expect(simulation.summary().reasons["not authorised by gateway"]).toBeLessThan(10);
    expect(simulation.logs({ most: 10_000, text: "requestLogged" }).records.length).toBeLessThan(60);
  });
  it("of a hot page is rushed past where nothing coalesces, and of no use to a thousand pages", () => {
    const bare = tried(hotPage, 200, node("sharing", { middleware: [{ use: "cache", ttl: "3s" }] })).summary().nodes;
    expect(bare["pages-2"]!.arrivals / bare["pages-1"]!.arrivals).toBeGreaterThan(0.9);
    const slow = tried(hotPage, 200, node("pages-1", { time: "1s" }), node("pages-2", { time: "1s" })).summary();
    expect(slow.nodes["pages-1"]!.rejected).toBeGreaterThan(100);
    expect(slow.nodes["pages-2"]!.arrivals).toBeLessThanOrEqual(51);
    const requests = [
      { path: "/front", to: "plain", key: { keys: 1000 } },
      { path: "/front", to: "sharing", key: { keys: 1000 } },
    ];
    const many = tried(hotPage, 100, node("readers", { requests })).summary().nodes;
    expect([many["pages-1"]!.rejected, many["pages-2"]!.rejected].every((count) => count > 500)).toBe(true);
  });
});

describe("what is shared", () => {
  it("a hot row does no more with 64 connections, all without its lock, and two rows are enough", () => {
    const served = (...changes: Parameters<typeof tried>[2][]) => {
      const simulation = tried(hotRow, 50, ...changes);
      return { a: mean(simulation, { node: "a-people" }, "ok", 10, 50), b: mean(simulation, { node: "b-people" }, "ok", 10, 50) };
    };
    expect(Math.abs(served(node("stock", { connections: 64 })).a / served().a - 1)).toBeLessThan(0.03);
    expect(served(node("stock", { locks: false })).a).toBeGreaterThan(235);
    const key = { keys: 2, zipf: 0 };
    const looking = { path: "/look", weight: 5, endpoint: "look", key: { zipf: 0 } };
    const two = node("b-people", { requests: [{ path: "/buy", method: "POST", weight: 7, endpoint: "buy", key }, looking] });
    expect(served(two).b).toBeGreaterThan(235);
  });

  it("a page that lives for a minute is stampeded as hard, less often", () => {
    const turnedAway = (...changes: Parameters<typeof tried>[2][]) =>
      tried(cacheStampede, 60, ...changes).summary().nodes["store"]!.rejected;
    expect(turnedAway(node("pages", { ttl: "60s" }))).toBeGreaterThan(10);
    expect(turnedAway()).toBeGreaterThan(4 * turnedAway(node("pages", { ttl: "60s" })));
  });

  it("a pool has room for both with 40 slots; shedding helps the readers only where it knows them", () => {
    const readers = (...changes: Parameters<typeof tried>[2][]) => mean(tried(sharedPool, 88, ...changes), { route: "a1" }, "ok", 40, 88);
    expect(readers(node("a-orders", { concurrency: 40 }))).toBeGreaterThan(295);
    expect(Math.abs(readers(node("a-orders", { shed: {} })) / readers() - 1)).toBeLessThan(0.05);
    const critical = node("a-shoppers", { requests: [{ path: "/orders/get", to: "a-orders", endpoint: "get", priority: "critical" }] });
    expect(readers(node("a-orders", { shed: { reserve: 0.6 } }), critical)).toBeGreaterThan(295);
  });

  it("threads are lost by the shop below, too, without its bulkhead", () => {
    const bare = ({ routes, ...rest }: (typeof heldThreads)["scenario"]) => ({
      ...rest,
      routes: routes.map(({ bulkhead: _gone, ...one }) => one),
    });
    expect(mean(tried(heldThreads, 80, bare), { route: "b2" }, "ok", 35, 80)).toBeLessThan(50);
  });
});

describe("replicas that come late", () => {
  it("turn away more than twice as many with a start-up of 40 s, a quarter fewer with a decision every 5 s, nobody with enough before", () => {
    const lean = (fields: object) => tried(autoscalerLag, 120, node("lean", fields)).summary().nodes["lean"]!.rejected;
    const base = lean({});
    expect(lean({ startup: "40s" })).toBeGreaterThan(2 * base);
    expect(lean({ autoscale: { target: 0.6, sync: "5s" } }) / base).toBeCloseTo(0.75, 1);
    expect([lean({ autoscale: { target: 0.45 } }), lean({ autoscale: { target: 0.6, min: 4 } })]).toEqual([0, 0]);
  });

  it("of a bad version cost three times as much on three replicas, and everything where nobody watches", () => {
    const errors = (fields: object) => tried(badCanary, 60, entry("bad", fields)).summary().requests.serverError;
    expect(errors({ share: 0.6 }) / errors({})).toBeGreaterThan(2.5);
    expect(errors({ strategy: "blue-green" })).toBeGreaterThan(1900);
  });
});
