// The zones of the canvas as they are seen: by the document, and by where what it does not place was arranged.
import type { Scenario } from "../../../engine/scenario/document.ts";
import type { Point } from "../../../engine/scenario/edits.ts";
import type { Box } from "../geometry/box.ts";
import { placeOf } from "../places.ts";
import { zoneBoxes } from "./zone-box.ts";

export const seenBoxes = (scenario: Scenario): ReadonlyMap<string, Box> => zoneBoxes(scenario, seenPlaces(scenario), "across");
export const seenPlaces = (scenario: Scenario): ReadonlyMap<string, Point> =>
  new Map(
    scenario.nodes.flatMap(({ id }) => {
      const at = placeOf(id);
      return at === undefined ? [] : [[id, at] as const];
    }),
  );
