// One is out for a key, the others wait for it in the order in which they came.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { SingleFlight } from "./single-flight.ts";

interface Call {
  readonly name: string;
}
const call = (name: string): Call => ({ name });

describe("a single flight", () => {
  it("lets one go out for a key and has the others wait until it lands", () => {
    const flight = new SingleFlight<Call>();
    const [a, b, c] = ["a", "b", "c"].map(call) as [Call, Call, Call];
    expect(flight.leader(1, 7)).toBeNull();
    flight.lead(1, 7, a);
    flight.wait(1, 7, b);
    flight.wait(1, 7, c);
    expect([flight.leader(1, 7), flight.leader(1, 8), flight.leader(2, 7)]).toEqual([a, null, null]);
    expect([flight.flights, flight.waiting]).toEqual([1, 2]);
    expect([flight.shift(1, 7), flight.shift(1, 7), flight.shift(1, 7)]).toEqual([b, c, null]);
    flight.land(1, 7);
    expect([flight.leader(1, 7), flight.flights, flight.waiting]).toEqual([null, 0, 0]);
  });

  it("goes on under another when the one that was out is gone", () => {
    const flight = new SingleFlight<Call>();
    const [a, b, c] = ["a", "b", "c"].map(call) as [Call, Call, Call];
    flight.lead(0, 0, a);
    flight.wait(0, 0, b);
    flight.wait(0, 0, c);
    flight.pass(0, 0, flight.shift(0, 0)!);
    expect([flight.leader(0, 0), flight.shift(0, 0)]).toEqual([b, c]);
  });

  it("lets go of those who have gone, and keeps the others in their order", () => {
    const flight = new SingleFlight<Call>();
    for (const key of [1, 2]) {
      flight.lead(0, key, call("leader"));
      for (const name of ["a", "b", "c", "d"]) flight.wait(0, key, call(`${name}${key}`));
    }
    flight.keep(({ name }) => name === "b1" || name === "d1");
    expect(flight.waiting).toBe(2);
    flight.wait(0, 1, call("e1"));
    flight.wait(0, 2, call("e2"));
    const waiting = (key: number) => Array.from({ length: 4 }, () => flight.shift(0, key)?.name);
    expect([waiting(1), waiting(2), flight.waiting]).toEqual([["b1", "d1", "e1", undefined], ["e2", undefined, undefined, undefined], 0]);
  });

  it("agrees with lists by key, through whatever comes and lands", () => {
    const script = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { maxLength: 300 });
    const law = fc.property(script, (steps) => {
      const flight = new SingleFlight<Call>();
      const lists = new Map<number, Call[]>();
      return steps.every(([key, lands], i) => {
        const list = lists.get(key);
        const one = call(`${i}`);
        if (lands) {
          const waiting: Call[] = [];
          for (let next = flight.shift(0, key); next !== null; next = flight.shift(0, key)) waiting.push(next);
          flight.land(0, key);
          lists.delete(key);
          return (
            waiting.map((w) => w.name).join() ===
            (list ?? [])
              .slice(1)
              .map((w) => w.name)
              .join()
          );
        }
        if (list === undefined) {
          flight.lead(0, key, one);
          lists.set(key, [one]);
        } else {
          flight.wait(0, key, one);
          list.push(one);
        }
        return flight.leader(0, key) === lists.get(key)![0];
      });
    });
    expect(fc.check(law, { seed: 1, numRuns: 300 }).counterexample).toBeNull();
  });
});
