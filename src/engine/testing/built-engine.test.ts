// The engine that is built plays what its source plays: bit for bit.
import { expect, it } from "vitest";

import { TEMPLATES } from "../scenario/templates/index.ts";
import { createSimulation } from "../simulation.ts";
import { createSimulation as createBuilt } from "./built-engine.ts";

it("the built engine gives each template the digest that the source gives it", () => {
  const digests = (create: typeof createSimulation) =>
    TEMPLATES.map(({ id, scenario }) => {
      const simulation = create(scenario);
      simulation.advance(20e6);
      return [id, simulation.digest()];
    });
  expect(digests(createBuilt)).toEqual(digests(createSimulation));
});
