// A hot page that is cached: without coalescing every lapse is a stampede of 1 + λS calls, with it of one.
import { describe, expect, it } from "vitest";

import { hotPage } from "../scenario/templates/hot-page.ts";
import { createSimulation } from "../testing/built-engine.ts";

const RATE = 100; // of each gateway
const TTL = 3;
const PAGE = 0.3; // s
/** From one lapse to the next: the entry's life, the wait for somebody to ask, the call and its way there and back. */
const CYCLE = TTL + 1 / RATE + PAGE + 0.002;

describe("a hot page", () => {
  const simulation = createSimulation({ ...hotPage.scenario, warmup: "10s" });
  const seconds = 600;
  simulation.advance((seconds + 10) * 1e6);
  const { nodes } = simulation.summary();
  const cycles = seconds / CYCLE;

  it("is called for once in a lapse by the gateway that coalesces", () => {
    expect(Math.abs(nodes["pages-2"]!.arrivals - cycles)).toBeLessThan(2.5);
  });

  it("is called for by all who come before the first answer at the other: 1 + λS in a lapse", () => {
    const expected = cycles * (1 + RATE * (PAGE + 0.002));
    expect(Math.abs(nodes["pages-1"]!.arrivals - expected)).toBeLessThan(4 * Math.sqrt(cycles * RATE * PAGE) + 31);
    expect(nodes["pages-1"]!.arrivals / nodes["pages-2"]!.arrivals).toBeGreaterThan(25);
  });

  it("costs the crowd a line: its slowest hundredth waits for several pages, and with coalescing for no more than one", () => {
    expect(nodes["plain"]!.latency.p99).toBeGreaterThan(900);
    expect(nodes["sharing"]!.latency.max).toBeLessThan(304);
    expect(nodes["pages-1"]!.queue.max).toBeGreaterThan(15);
    expect(nodes["pages-2"]!.queue.max).toBe(0);
  });

  it("hits otherwise: as often at both, but for those who missed together", () => {
    const share = (id: string) => {
      const [cache] = simulation.stages(id);
      return cache!.hits! / (cache!.hits! + cache!.misses!);
    };
    const expected = TTL / CYCLE;
    expect(Math.abs(share("plain") - expected)).toBeLessThan(0.01);
    expect(Math.abs(share("sharing") - expected)).toBeLessThan(0.01);
    const crowd = ((seconds + 10) / CYCLE) * RATE * (PAGE + 0.002);
    expect(Math.abs(simulation.stages("sharing")[1]!.coalesced! - crowd)).toBeLessThan(4 * Math.sqrt(crowd));
  });
});
