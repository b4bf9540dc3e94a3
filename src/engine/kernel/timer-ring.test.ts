// Timers that share a duration fire as single events would, in the same total order; memory follows those that are alive.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { EventQueue } from "./event-queue.ts";
import { TimerRing } from "./timer-ring.ts";

const SLOTS = 6;
const DURATIONS = [3, 5] as const;

/** After a delay, arm or disarm a slot with the timer of one of two durations. */
interface Move {
  readonly delay: number;
  readonly slot: number;
  readonly ring: number;
  readonly arms: boolean;
}
const move: fc.Arbitrary<Move> = fc.record({
  delay: fc.integer({ min: 0, max: 3 }),
  slot: fc.nat(SLOTS - 1),
  ring: fc.nat(DURATIONS.length - 1),
  arms: fc.boolean(),
});

type Fired = readonly [now: number, what: number];
const newRecords = () => Array.from({ length: SLOTS }, () => ({ generation: 0 }));

/** Payload of a ring's event; moves have their own number, above. */
const FIRST_MOVE = 1000;

function withRings(moves: readonly Move[]): Fired[] {
  const queue = new EventQueue();
  const records = newRecords();
  const rings = DURATIONS.map((duration, i) => new TimerRing(queue, records, duration, i));
  const fired: Fired[] = [];
  play(
    queue,
    moves,
    fired,
    records,
    ({ slot, ring }) => rings[ring]!.arm(slot, records[slot]!.generation),
    (payload) => {
      const ring = rings[payload]!;
      const slot = ring.takeHead();
      if (slot >= 0) fired.push([queue.now, slot]);
      ring.armHead();
    },
  );
  return fired;
}

/** The oracle: an event of its own for each timer. */
function withEvents(moves: readonly Move[]): Fired[] {
  const queue = new EventQueue();
  const records = newRecords();
  const armed: { readonly slot: number; readonly generation: number }[] = [];
  const fired: Fired[] = [];
  const arm = ({ slot, ring }: Move) => {
    queue.after(DURATIONS[ring]!, armed.length);
    armed.push({ slot, generation: records[slot]!.generation });
  };
  play(queue, moves, fired, records, arm, (payload) => {
    const { slot, generation } = armed[payload]!;
    if (records[slot]!.generation === generation) fired.push([queue.now, slot]);
  });
  return fired;
}

function play(
  queue: EventQueue,
  moves: readonly Move[],
  fired: Fired[],
  records: readonly { generation: number }[],
  arm: (move: Move) => void,
  ring: (payload: number) => void,
): void {
  let at = 0;
  moves.forEach(({ delay }, i) => queue.after((at += delay), FIRST_MOVE + i));
  while (queue.size > 0) {
    const payload = queue.pop();
    if (payload < FIRST_MOVE) {
      ring(payload);
      continue;
    }
    const next = moves[payload - FIRST_MOVE]!;
    fired.push([queue.now, payload]); // the place of the moves among the timers is part of the order
    if (next.arms) arm(next);
    else records[next.slot]!.generation++;
  }
}

describe("timers of one duration", () => {
  it("fire as single events would: at the same times, in the same order, the dead ones not at all", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 200 }), (moves) => {
        expect(withRings(moves)).toEqual(withEvents(moves));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it("take the memory of those that are alive, whatever was armed and disarmed meanwhile", () => {
    const queue = new EventQueue();
    const records = [{ generation: 0 }, { generation: 0 }];
    const ring = new TimerRing(queue, records, 1_000_000, 0);
    ring.arm(0, 0);
    let most = 0;
    for (let i = 0; i < 100_000; i++) {
      ring.arm(1, records[1]!.generation);
      records[1]!.generation++;
      most = Math.max(most, ring.length);
    }
    expect(most).toBeLessThanOrEqual(64);
    expect(queue.size).toBe(1);
    expect([queue.pop(), ring.takeHead()]).toEqual([0, 0]);
    ring.armHead();
    expect([ring.length, queue.size]).toEqual([0, 0]);
  });

  it("are kept when more are alive than there was room for", () => {
    const queue = new EventQueue();
    const n = 5000;
    const records = Array.from({ length: n }, () => ({ generation: 0 }));
    const ring = new TimerRing(queue, records, 7, 0);
    for (let i = 0; i < n; i++) ring.arm(i, 0);
    const fired = records.map(() => {
      queue.pop();
      const slot = ring.takeHead();
      ring.armHead();
      return slot;
    });
    expect(fired).toEqual(records.map((_, i) => i));
    expect([queue.now, queue.size]).toEqual([7, 0]);
  });
});
