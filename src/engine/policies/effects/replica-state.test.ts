// A copy that is late, alone: what it has at which moment, and what it keeps of what is there already.
import { expect, it } from "vitest";

import { Move, type Origin } from "./effect.ts";
import { ReplicaState } from "./replica-state.ts";
import { StateStore } from "./state-store.ts";

const origin: Origin = { request: 1, client: 0, call: 0, key: -1 };
const one = new Move(null, { amount: 1, from: null, to: 0, least: -Infinity });

it("has an effect at its very moment, and not before", () => {
  const replica = new ReplicaState(new StateStore());
  replica.follows(one, origin, 50, 0);
  replica.follows(one, origin, 60, 10);
  expect([49, 50, 59, 60].map((now) => replica.at(now).amount(0))).toEqual([0, 1, 1, 2]);
});

it("keeps only what is on its way, whether anybody asks or not", () => {
  const replica = new ReplicaState(new StateStore());
  for (let now = 0; now < 100_000; now++) replica.follows(one, origin, now + 50, now);
  expect([replica.pending, replica.at(99_999).amount(0), replica.at(200_000).amount(0)]).toEqual([50, 99_950, 100_000]);
});
