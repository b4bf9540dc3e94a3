// The hold model: so many events pending; an operation takes the earliest and schedules it anew, an exponential time later.
import { EventQueue } from "../engine/kernel/event-queue.ts";
import { BareChance } from "./bare/chance.ts";
import { BareHeap } from "./bare/heap.ts";
import type { Prepare } from "./measure.ts";

const OPERATIONS = 1_000_000;
const MASK = 0xffff;
/** Whole µs of mean 1 s, from a table: what is measured is the queue. */
const DELAYS = ((chance: BareChance) => Float64Array.from({ length: MASK + 1 }, () => Math.ceil(chance.exponential(1e6))))(
  new BareChance(1),
);

export const holdOurs =
  (pending: number): Prepare =>
  () => {
    const queue = new EventQueue();
    for (let i = 0; i < pending; i++) queue.after(DELAYS[i & MASK] as number, i);
    return () => {
      for (let i = 0; i < OPERATIONS; i++) queue.after(DELAYS[i & MASK] as number, queue.pop());
      return OPERATIONS;
    };
  };

export const holdBare =
  (pending: number): Prepare =>
  () => {
    const heap = new BareHeap(pending + 1);
    for (let i = 0; i < pending; i++) heap.push(DELAYS[i & MASK] as number, i);
    return () => {
      for (let i = 0; i < OPERATIONS; i++) {
        const now = heap.times[0] as number;
        heap.push(now + (DELAYS[i & MASK] as number), heap.pop());
      }
      return OPERATIONS;
    };
  };
