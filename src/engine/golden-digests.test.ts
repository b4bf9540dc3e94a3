// The engine's memory: what each template's first minute comes to. A digest that changes is a change of what is simulated: it must be
// meant, and said in the commit that brings it.
import { expect, it } from "vitest";

import { TEMPLATES } from "./scenario/templates/index.ts";
import { createSimulation } from "./simulation.ts";
import { createSimulation as createBuilt } from "./testing/built-engine.ts";

const MINUTE = 60e6;
const digestsOf = (create: typeof createSimulation) =>
  Object.fromEntries(
    TEMPLATES.map(({ id, scenario }) => {
      const simulation = create(scenario);
      simulation.advance(MINUTE);
      return [id, simulation.digest()];
    }),
  );
const GOLDEN = {
  "gateway-logging": "ae9ed0920b47a1a9",
  "hot-page": "0a093927b0468e9a",
  "held-threads": "93a1f36c2a48c957",
  "saga-by-messages": "454d1bdee6bfd5f0",
  "shared-pool": "af80f4e3113284e4",
  "autoscaler-lag": "99cef2fdeb41b9b0",
  "bad-canary": "462fd7044bf3692c",
  "bad-config-share": "c4564a788917c4b8",
  "cache-stampede": "50720a150d64f7f1",
  "hot-row": "b0bf89c9ff32bdad",
  "fifth-failure": "d6c5514fa5802926",
  metastable: "d8fed6bbe92bb053",
  "found-in-turn": "651e6f66dbb2cfdb",
  "online-boutique": "692d475b7c3d69ba",
  "orchestrator-crash": "e00ff346737b9663",
  "order-saga": "7cfd2d28bcbaaf10",
  "retry-storm": "bd49c7cd5bfb8098",
  sinkhole: "22e7d93f180cfd61",
  "order-events": "80104ce7ff481181",
  "poison-message": "181b922bec194646",
  "rebalance-pause": "15a0fb298878bfbf",
  "slow-consumer": "c503dae27e2bbcbd",
  "stale-registry": "f3a87d409919fc28",
  "three-balancers": "cb5457646ad3992d",
  "two-step-saga": "49963a088c95bab3",
  "choreographed-saga": "6b43bf4f61a14040",
  "double-charge": "396c16730826e44b",
  oversold: "b0eab83ec8a94aaa",
  redelivered: "a4c7596865792738",
  "two-zones": "e1174485a16597fa",
  "users-and-orders": "93cd13cc4864a85d",
  "watched-config": "fef0ddfbcbc4c006",
};

it("each template's first minute has the digest that it had", () => {
  expect(digestsOf(createSimulation)).toEqual(GOLDEN);
});

it("the built engine, which other tests play, plays what its source plays", () => {
  expect(digestsOf(createBuilt)).toEqual(GOLDEN);
});
