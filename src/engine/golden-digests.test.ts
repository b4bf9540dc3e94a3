// The engine's memory: what each template's first minute comes to. A digest that changes is a change of what is simulated: it must be
// meant, and said in the commit that brings it.
import { expect, it } from "vitest";

import { TEMPLATES } from "./scenario/templates/index.ts";
import { createSimulation } from "./simulation.ts";

const MINUTE = 60e6;
const digests = Object.fromEntries(
  TEMPLATES.map(({ id, scenario }) => {
    const simulation = createSimulation(scenario);
    simulation.advance(MINUTE);
    return [id, simulation.digest()];
  }),
);

it("each template's first minute has the digest that it had", () => {
  expect(digests).toEqual({
    "held-threads": "960bc5b7cf24d126",
    "shared-pool": "e835da19c66e32a3",
    "fifth-failure": "d6c5514fa5802926",
    metastable: "06f34af11f5eb435",
    "found-in-turn": "af03ab5a21453613",
    "online-boutique": "e63c8e64aa1f6a78",
    "retry-storm": "699c994ccbe95e8a",
    sinkhole: "33f3a73bffcd323e",
    "stale-registry": "bc049cccbf7b94d7",
    "three-balancers": "9b3faf8e79755883",
    "users-and-orders": "cb9d34246dd53509",
  });
});
