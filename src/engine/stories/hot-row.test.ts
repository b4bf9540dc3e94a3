// One row bears as many writes as fit one after another into a second; who waits for it holds a connection, so that in the end all
// who use the database are served at the pace of that row.
import { describe, expect, it } from "vitest";

import { hotRow } from "../scenario/templates/hot-row.ts";
import { createSimulation } from "../testing/built-engine.ts";

const SECONDS = 300;
const [ORDERS, WRITE] = [140, 0.008];

describe("orders that all write one row", () => {
  const simulation = createSimulation({ ...hotRow.scenario, warmup: "30s" });
  simulation.advance((30 + SECONDS) * 1e6);
  const { nodes, routes } = simulation.summary();
  const endsOf = (id: string) => ({ ok: nodes[id]!.ok, rejected: nodes[id]!.rejected });
  const data = (id: string) => simulation.run.network.nodeById.get(id)!.data!;

  it("are done one after another: 1 / 8 ms of them a second, whatever the pool could do", () => {
    // Of the served, seven in twelve are orders, as of those who came: the line takes them as they come.
    const orders = (endsOf("stock").ok * 7) / 12 / SECONDS;
    expect(Math.abs(orders * WRITE - 1)).toBeLessThan(0.02);
  });

  it("hold every connection while they wait: readers are served at the orders' pace, 125 of 140", () => {
    const { ok, rejected } = endsOf("stock");
    expect(Math.abs(ok / (ok + rejected) / (1 / WRITE / ORDERS) - 1)).toBeLessThan(0.02);
    expect(nodes["stock"]!.busy.mean!).toBeGreaterThan(15.5);
    expect(nodes["stock"]!.working.mean!).toBeLessThan(1.5); // one write, and a read now and then
    expect(routes["r2"]!.latency.p50!).toBeGreaterThan(100);
  });

  it("hardly wait where the stock is kept in eight rows, nor does anybody else", () => {
    expect(endsOf("stock-spread").rejected).toBe(0);
    // Each row is an M/M/1 with ρ = 0.14: so many find it taken.
    const waits = data("stock-spread").lockWaits / (ORDERS * (SECONDS + 30));
    expect(Math.abs(waits / ((ORDERS / 8) * WRITE) - 1)).toBeLessThan(0.05);
    expect(nodes["stock-spread"]!.busy.mean!).toBeLessThan(2);
    expect(routes["r4"]!.latency.p99!).toBeLessThan(60);
  });
});
