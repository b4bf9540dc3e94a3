// Over random scenarios with all their policies and faults: no call is under way when its deadline has passed, its own or the one that
// came with its caller's request, and nobody begins work for a call that was too late then.
import fc from "fast-check";
import { expect, it } from "vitest";

import { ARRIVE, CONTINUE, HELD, HUNG, IN_LINE, LOST, PERMITTED, REPLY, SEND, WAITING, WORKING } from "./runtime/frame-states.ts";
import type { Frame } from "./runtime/frame.ts";
import type { Simulation } from "./simulation.ts";
import { arbitraryScenario } from "./testing/arbitrary-scenario.ts";
import { createSimulation } from "./testing/built-engine.ts";
import { traces } from "./testing/requests.ts";

const SECONDS = 3;
const OPEN: ReadonlySet<number> = new Set([ARRIVE, CONTINUE, HELD, HUNG, IN_LINE, LOST, PERMITTED, REPLY, SEND, WAITING, WORKING]);
const isCall = (frame: Frame): boolean => frame.route !== null && !frame.abandoned && OPEN.has(frame.op);

/** Calls that are still waited for although they are too late. */
function late({ run }: Simulation): string[] {
  return run.frames.all.filter(isCall).flatMap((frame) => {
    const { route, calledAt, parent } = frame;
    const own = calledAt + (route!.deadline?.duration ?? Infinity);
    const inherited = parent === null ? Infinity : parent.visit!.due;
    const due = Math.min(own, inherited);
    return due < run.now ? [`${route!.id}: a call of ${calledAt} was due at ${due}, it is ${run.now}`] : [];
  });
}

/** Visits that began although the deadline that had been passed on to them was over. */
function begun(simulation: Simulation): string[] {
  const told = new Map(
    simulation.run.network.routes
      .filter(({ propagate, deadline, retry, hedge }) => propagate && deadline !== null && retry === null && hedge === null)
      .map((route) => [route.id, route.deadline!.duration]),
  );
  return traces(simulation).flatMap(({ spansOf }) =>
    spansOf.flatMap(({ route, startedAt, sentAt, held, limited }) => {
      const within = told.get(route ?? "");
      const after = startedAt - (sentAt - held - limited);
      return within !== undefined && after > within ? [`${route}: begun ${after} after it was asked, ${within} allowed`] : [];
    }),
  );
}

// In parts, so that each is far from the time that a test may take where the machine is busy.
it.each([31, 131])("no call outlives its deadline, and none is begun after it, from seed %i", (seed) => {
  const property = fc.property(arbitraryScenario(), (scenario) => {
    const simulation = createSimulation({ ...scenario, tracing: { sample: 1 } });
    for (let t = 37_777; t <= SECONDS * 1e6; t += 37_777) {
      simulation.advance(t);
      expect(late(simulation)).toEqual([]);
    }
    expect(begun(simulation)).toEqual([]);
  });
  fc.assert(property, { numRuns: 20, seed });
});
