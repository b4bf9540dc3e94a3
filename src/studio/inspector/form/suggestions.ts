// What a text of a form may name, offered while one types: types of events, counters, entities and their states, flags, paths of a gateway.
// Anything else may be written too: who names something first makes it.
import { arrivals, publishedTypes } from "../../../engine/scenario/arriving-events.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import { effectNames } from "../../../engine/scenario/effect-names.ts";
import type { Json } from "../../../engine/scenario/places.ts";
import type { Offer, Suggest } from "../../widgets/suggestions.tsx";
import type { Values } from "./control-props.ts";
import { answers, counters, entities, events, flags, type Names, paths, statesOf } from "./known-names.ts";

/** Fields that name something, by the path of their words. */
const NAMES: Readonly<Record<string, Names>> = {
  ...told("sagas[].steps[].command"),
  ...told("sagas[].steps[].compensation"),
  "requests[].path": paths,
  "publish.publish": events,
  "handlers[].event": (scenario, owner) => arrivals(scenario)(owner) ?? publishedTypes(scenario),
  event: events,
  "sagas[].event": events,
  "move.from": counters,
  "move.to": counters,
  "create.create": entities,
  "update.update": entities,
  "remove.remove": entities,
  "create.state": statesOf("create"),
  "update.state": statesOf("update"),
  "update.from": statesOf("update"),
  "remove.from": statesOf("remove"),
  "flag.flag": flags,
};
function told(path: string): Readonly<Record<string, Names>> {
  return { [`${path}.publish`]: events, [`${path}.reply`]: answers, [`${path}.failed`]: answers };
}

/** undefined: it names nothing. */
export function suggestFor(path: string, scenario: Scenario, owner: string, siblings: Values): Suggest | undefined {
  const names = NAMES[path];
  if (names === undefined) return undefined;
  return (text, caret, typed) => fitting(names(scenario, owner, siblings), { ...partOf(text, caret), text, typed });
}
/** In an expression: counters, entities, their states, and the words of the language. */
export const suggestIn = (sort: "invariant" | "condition", scenario: Scenario): Suggest => {
  const known = effectNames(scenario as unknown as Json);
  const ofStates = [...known.entities].flatMap(([entity, states]) => [...states].map((state) => `${entity}.${state}`));
  const states = [...new Set([...known.entities.values()].flatMap((all) => [...all]))];
  const words = sort === "invariant" ? ["every", "ends", "within"] : ["is", "is not"];
  const names = [...new Set([...known.counters, ...known.entities.keys(), ...ofStates])].toSorted();
  return (text, caret, typed) => {
    const from = caret - (/[\w.-]*$/.exec(text.slice(0, caret))?.[0].length ?? 0);
    const to = caret + (/^[\w.-]*/.exec(text.slice(caret))?.[0].length ?? 0);
    const ofState = /\b(is|not|ends|or)\s+$/.test(text.slice(0, from));
    return fitting(ofState ? states : [...names, ...words], { from, to, text, typed });
  };
};

interface Part {
  readonly from: number;
  readonly to: number;
}
/** Of several with commas between them the one in which the caret stands. */
function partOf(text: string, caret: number): Part {
  const before = text.slice(0, caret).search(/[^,，、]*$/);
  const from = before + (/^\s*/.exec(text.slice(before))?.[0].length ?? 0);
  const end = text.slice(caret).search(/[,，、]/);
  return { from, to: end < 0 ? text.length : caret + end };
}
/** While one types, what continues it first, then what has it within; else all. What stands there already is no offer. */
function fitting(names: readonly string[], { from, to, text, typed }: Part & { text: string; typed: boolean }): Offer {
  const part = text.slice(from, to).trim();
  const others = names.filter((name) => name !== part);
  if (!typed) return { from, to, names: others };
  const sought = part.toLowerCase();
  const at = (name: string) => name.toLowerCase().indexOf(sought);
  const found = others.filter((name) => at(name) >= 0);
  return { from, to, names: found.toSorted((a, b) => Number(at(a) > 0) - Number(at(b) > 0)) };
}
