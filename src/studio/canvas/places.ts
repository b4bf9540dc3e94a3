// Where each node stands: as the document says, else as dagre arranges it. A document without a layout is not changed by
// being looked at; the first node that a person moves pins all the others where they are seen.
import { useEffect, useMemo, useRef, useState } from "react";

import type { Scenario } from "../../engine/scenario/document.ts";
import { type Point, positionOf } from "../../engine/scenario/edits.ts";
import { scenario as present } from "../document/document-store.ts";
import { arranged } from "./layout.ts";

type Places = Readonly<Record<string, Point>>;
let automatic: Places = {};

/** The place of every node that has one; those without come a moment later, when dagre is there. */
export function usePlaces(scenario: Scenario): ReadonlyMap<string, Point> {
  const [found, setFound] = useState<Places>(automatic);
  const asked = useRef<Scenario["nodes"] | null>(null);
  const lacking = scenario.nodes.some((node) => placeIn(scenario, node.id) === undefined);
  useEffect(() => {
    if (!lacking || asked.current === scenario.nodes) return;
    asked.current = scenario.nodes;
    void arranged(scenario).then((places) => {
      automatic = places;
      setFound(places);
    });
  }, [lacking, scenario]);
  return useMemo(() => placesIn(scenario, found), [scenario, found]);
}
function placesIn(scenario: Scenario, found: Places): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  for (const { id } of scenario.nodes) {
    const at = positionOf(scenario, id) ?? (Object.hasOwn(found, id) ? found[id] : undefined);
    if (at !== undefined) places.set(id, at);
  }
  return places;
}
const placeIn = (scenario: Scenario, id: string): Point | undefined =>
  positionOf(scenario, id) ?? (Object.hasOwn(automatic, id) ? automatic[id] : undefined);

export const placeOf = (id: string): Point | undefined => placeIn(present(), id);
/** The places of all nodes that the document does not tell, to be written down with the first that is moved. */
export function unwritten(scenario: Scenario): Places {
  const found: Record<string, Point> = {};
  for (const { id } of scenario.nodes) {
    const at = placeIn(scenario, id);
    if (at !== undefined && positionOf(scenario, id) === undefined) found[id] = at;
  }
  return found;
}
