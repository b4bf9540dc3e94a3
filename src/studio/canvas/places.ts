// Where each node stands: as the document says, else as dagre arranges it. A document without a layout is not changed by
// being looked at; the first node that a person moves pins all the others where they are seen. What runs down on a narrow
// screen is always arranged: the document's layout is for the wide one.
import { useEffect, useMemo, useRef, useState } from "react";

import type { Scenario } from "../../engine/scenario/document.ts";
import { type Point, positionOf } from "../../engine/scenario/edits.ts";
import { documentStore, scenario as present, useDocument } from "../document/document-store.ts";
import type { Direction } from "./geometry/direction.ts";
import { arranged } from "./layout.ts";

type Places = Readonly<Record<string, Point>>;
interface Arrangement {
  /** The library's entry whose nodes these are: another one may use the same ids. */
  readonly entry: string;
  readonly places: Places;
}
const NOT_YET: Arrangement = { entry: "", places: {} };
let across: Arrangement = NOT_YET;

const placeBy = ({ entry, places }: Arrangement, of: string, id: string): Point | undefined =>
  entry === of && Object.hasOwn(places, id) ? places[id] : undefined;
const placeIn = (scenario: Scenario, entry: string, id: string, direction: Direction, found: Arrangement): Point | undefined =>
  (direction === "across" ? positionOf(scenario, id) : undefined) ?? placeBy(found, entry, id);

/** The place of every node that has one; those without come a moment later, when dagre is there. */
export function usePlaces(scenario: Scenario, direction: Direction): ReadonlyMap<string, Point> {
  const entry = useDocument((state) => state.entry);
  const [found, setFound] = useState<Arrangement>(direction === "across" ? across : NOT_YET);
  const asked = useRef<Scenario["nodes"] | null>(null);
  const lacking = scenario.nodes.some(({ id }) => placeIn(scenario, entry, id, direction, found) === undefined);
  useEffect(() => {
    if (!lacking || asked.current === scenario.nodes) return;
    asked.current = scenario.nodes;
    void arranged(scenario, direction).then((places) => {
      if (direction === "across") across = { entry, places };
      setFound({ entry, places });
    });
  }, [lacking, scenario, direction, entry]);
  return useMemo(() => {
    const places = new Map<string, Point>();
    for (const { id } of scenario.nodes) {
      const at = placeIn(scenario, entry, id, direction, found);
      if (at !== undefined) places.set(id, at);
    }
    return places;
  }, [scenario, entry, direction, found]);
}

const seen = (scenario: Scenario, id: string): Point | undefined => placeIn(scenario, documentStore.getState().entry, id, "across", across);
export const placeOf = (id: string): Point | undefined => seen(present(), id);
/** The places of all nodes that the document does not tell, to be written down with the first that is moved. */
export function unwritten(scenario: Scenario): Places {
  const found: Record<string, Point> = {};
  for (const { id } of scenario.nodes) {
    const at = seen(scenario, id);
    if (at !== undefined && positionOf(scenario, id) === undefined) found[id] = at;
  }
  return found;
}
