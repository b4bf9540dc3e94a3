// What a document of whatever shape draws: its nodes and routes by their ids, for the second pass.
import type { Offer } from "../kinds/spec.ts";
import { kindSpec } from "../kinds/specs.ts";
import { nearest } from "./nearest.ts";
import { isJson, type Json, own, type Place } from "./places.ts";

export interface Thing {
  readonly place: Place;
  readonly value: Json;
}
/** What is drawn, by id; the first of an id that is there twice. */
export interface Drawing {
  readonly nodes: ReadonlyMap<string, Thing>;
  readonly routes: ReadonlyMap<string, Thing>;
  /** From → to → its route. */
  readonly drawn: ReadonlyMap<string, ReadonlyMap<string, Thing>>;
  /** How many unknown names are still compared with the known ones: a person reads the first hundreds, a hostile document has thousands. */
  readonly guesses: { left: number };
}
const MOST_GUESSES = 200;
export const guess = ({ guesses }: Drawing, word: string, known: Iterable<string>): string | undefined =>
  guesses.left-- > 0 ? nearest(word, known) : undefined;

const items = (document: Json, list: string): readonly unknown[] => {
  const found = own(document, list);
  return Array.isArray(found) ? found : [];
};
export function things(document: Json, list: string): Thing[] {
  return items(document, list).flatMap((value, index) => (isJson(value) ? [{ place: [list, index], value }] : []));
}
export const textOf = (value: Json, key: string): string | undefined => {
  const found = own(value, key);
  return typeof found === "string" ? found : undefined;
};
export const kindOf = (drawing: Drawing, id: string): string => textOf(drawing.nodes.get(id)?.value ?? {}, "kind") ?? "";
export const offerOf = (drawing: Drawing, id: string): Offer | undefined => kindSpec(kindOf(drawing, id))?.ports.offers;

export function drawingOf(document: Json): Drawing {
  const drawn = new Map<string, Map<string, Thing>>();
  for (const route of things(document, "routes")) {
    const [from = "", to = ""] = [textOf(route.value, "from"), textOf(route.value, "to")];
    const leaving = drawn.get(from) ?? new Map<string, Thing>();
    drawn.set(from, leaving);
    if (!leaving.has(to)) leaving.set(to, route);
  }
  return { nodes: byId(things(document, "nodes")), routes: byId(things(document, "routes")), drawn, guesses: { left: MOST_GUESSES } };
}
function byId(found: readonly Thing[]): Map<string, Thing> {
  const known = new Map<string, Thing>();
  for (const thing of found) {
    const id = textOf(thing.value, "id");
    if (id !== undefined && !known.has(id)) known.set(id, thing);
  }
  return known;
}
