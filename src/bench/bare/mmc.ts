// M/M/c as a bare loop: one line, c servers, two events a customer. Nothing is recorded but the mean wait.
import { BareChance } from "./chance.ts";
import { BareHeap } from "./heap.ts";
import { BareRing } from "./ring.ts";

const ARRIVAL = 0;
const DEPARTURE = 1;

export interface Bare {
  readonly events: number;
  /** What the loop found, so that it is known to be right and cannot be optimised away. */
  readonly found: number;
}

/** @param rate arrivals per mean service time */
export function bareMmc(rate: number, servers: number, departures: number, seed: number): Bare {
  const chance = new BareChance(seed);
  const heap = new BareHeap(64);
  const line = new BareRing();
  let busy = 0;
  let waited = 0;
  let begun = 0;
  let left = departures;
  let events = 0;
  heap.push(chance.exponential(1 / rate), ARRIVAL);
  while (left > 0) {
    const now = heap.times[0] as number;
    events++;
    if (heap.pop() === ARRIVAL) {
      heap.push(now + chance.exponential(1 / rate), ARRIVAL);
      if (busy < servers) {
        busy++;
        begun++;
        heap.push(now + chance.exponential(1), DEPARTURE);
      } else line.push(now);
    } else {
      left--;
      if (line.size > 0) {
        waited += now - line.shift();
        begun++;
        heap.push(now + chance.exponential(1), DEPARTURE);
      } else busy--;
    }
  }
  return { events, found: waited / begun };
}
