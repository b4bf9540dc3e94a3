// What is kept, over random documents with faults and acts: moves conserve what there is, totals are the sums of the places, and
// nobody who watches changes anything.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Entity, GONE, LOST } from "./policies/effects/state-store.ts";
import type { LedgerWatch } from "./runtime/effects/ledger.ts";
import type { Scenario } from "./scenario/document.ts";
import type { Simulation } from "./simulation.ts";
import type { ComparisonWatch } from "./telemetry/objectives/comparison-watch.ts";
import { arbitraryScenario } from "./testing/arbitrary-scenario.ts";
import { createSimulation } from "./testing/built-engine.ts";

const SECONDS = 4;
const keeps = ({ nodes }: Scenario): boolean => JSON.stringify(nodes).includes('"move"');
const DOCUMENTS = fc.sample(arbitraryScenario(), { seed: 41, numRuns: 240 }).filter(keeps);

const played = (document: Scenario, to = SECONDS): Simulation => {
  const simulation = createSimulation(document);
  simulation.advance(to * 1e6);
  return simulation;
};

/** The generator's moves lead from one of the three to another, within one place. */
function sumOf(simulation: Simulation): number {
  const { counters } = simulation.summary();
  return (counters["stock"] ?? 0) + (counters["sold"] ?? 0) + (counters["sent"] ?? 0);
}
const begunWith = ({ nodes }: Scenario): number => 5 * nodes.filter(({ kind }) => kind === "database").length;

describe("over random documents", () => {
  it("there are some that change something", () => {
    expect(DOCUMENTS.length).toBeGreaterThan(40);
    const changed = DOCUMENTS.filter((document) => played(document).summary().counters["sold"] !== undefined);
    expect(changed.length).toBeGreaterThan(20);
  });

  it("moves conserve the sum of the counters at every instant, whatever crashes", () => {
    const wrong = DOCUMENTS.flatMap((document, i) => {
      const simulation = createSimulation(document);
      return [0.1, 0.7, 1, 1.9, 3, 4].flatMap((second) => {
        simulation.advance(second * 1e6);
        const sum = sumOf(simulation);
        return sum === begunWith(document) ? [] : [`document ${i} at ${second} s: ${sum}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("what there is in all is what there is in all places together", () => {
    const wrong = DOCUMENTS.flatMap((document, i) => {
      const { run } = played(document);
      const total = new Map<string, number>();
      for (const { state } of run.network.nodes)
        for (const [name, value] of state?.readings() ?? []) total.set(name, (total.get(name) ?? 0) + value);
      const differing = (run.ledger?.readings() ?? []).filter(([name, value]) => (total.get(name) ?? 0) !== value);
      return differing.map(([name, value]) => `document ${i}: ${name} is ${value}, not ${total.get(name) ?? 0}`);
    });
    expect(wrong).toEqual([]);
  });

  it("what an invariant has heard is what there is, settled or not", () => {
    const wrong = DOCUMENTS.flatMap((document, i) => {
      const simulation = createSimulation({
        ...document,
        objectives: [{ id: "rule", invariant: "2 * stock - sent >= order within 150ms" }],
      });
      const ledger = simulation.run.ledger!;
      const [watch] = ledger.watches as readonly [ComparisonWatch];
      return [0.1, 0.5, 1.3, 2.7, 4].flatMap((second) => {
        simulation.advance(second * 1e6);
        const orders = ledger.count(ledger.kind("order"), null);
        const there = 2 * (ledger.amountOf("stock") ?? 0) - (ledger.amountOf("sent") ?? 0) - orders;
        return watch.total === there ? [] : [`document ${i} at ${second} s: ${watch.total}, not ${there}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("an entity that is awaited has ended in time, or is among those that broke the promise", () => {
    const wrong = DOCUMENTS.flatMap((document, i) => {
      const invariant = "every order ends paid or removed within 300ms";
      const simulation = createSimulation({ ...document, objectives: [{ id: "rule", invariant }] });
      const awaited = new Map<Entity, number>();
      const states = new Map<Entity, number>();
      const ledger = simulation.run.ledger!;
      const paid = ledger.state("paid");
      let missed = 0;
      const isEnd = (state: number | undefined): boolean => state === paid || state === GONE;
      const judge = (until: number) => {
        for (const [entity, due] of awaited) {
          if (due >= until) continue;
          awaited.delete(entity);
          if (!isEnd(states.get(entity))) missed++;
        }
      };
      const brute: LedgerWatch = {
        moved: () => {},
        changed: () => {},
        entered: (_kind, entity, from, to) => {
          judge(simulation.now);
          if (from === GONE) awaited.set(entity, simulation.now + 300_000);
          if (to === LOST && awaited.delete(entity) && !isEnd(states.get(entity))) missed++;
          states.set(entity, to);
        },
      };
      ledger.watches = [...ledger.watches, brute];
      simulation.advance(SECONDS * 1e6);
      judge(simulation.now + 1);
      const value = simulation.summary().objectives[0]?.value ?? 0;
      return value === missed ? [] : [`document ${i}: ${value}, not ${missed}`];
    });
    expect(wrong).toEqual([]);
  });

  it("objectives, tracing and slices change nothing", () => {
    const wrong = DOCUMENTS.flatMap((document, i) => {
      const { objectives: _objectives, ...bare } = document;
      const watched = { ...bare, objectives: [{ id: "rule", invariant: "stock - sold >= 0 within 100ms" }] } as Scenario;
      const digest = played(bare as Scenario).digest();
      const sliced = createSimulation(watched);
      while (sliced.now < SECONDS * 1e6) sliced.advance(Math.min(sliced.now + 7000, SECONDS * 1e6));
      return digest === played(watched).digest() && digest === sliced.digest() ? [] : [i];
    });
    expect(wrong).toEqual([]);
  });
});
