// Warns of messages that are lost on the way of calls that nothing ends: by a route's own loss, or by a fault of the timeline. A caller
// does not learn of a lost message but by its timeout.
import { type Drawing, kindOf, textOf, type Thing, things } from "./drawing.ts";
import { type Json, own } from "./places.ts";
import type { Report } from "./problem.ts";

/** Whatever ends a call itself: a broker by its ack timeout, an orchestrator by the timeout of each step. */
const PATIENT_FOR_NOBODY: ReadonlySet<string> = new Set(["broker", "saga"]);
const MOST_NAMED = 5;

interface Way {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export function warnLostCalls(document: Json, drawing: Drawing, report: Report): void {
  const endless = things(document, "routes").filter(({ value }) => isEndless(value, drawing));
  for (const { place, value } of endless)
    if (Number(own(value, "loss") ?? 0) > 0) report([...place, "loss"], "lossWithoutTimeout", {}, "warning");
  const ways = endless.map(wayOf);
  if (ways.length === 0) return;
  for (const { place, value } of things(document, "timeline")) {
    const stops = value["do"] === "fault" ? stoppedBy(value, drawing) : null;
    const stopped = stops === null ? [] : ways.filter(stops);
    const names = [...stopped.slice(0, MOST_NAMED).map(({ id }) => id), ...(stopped.length > MOST_NAMED ? ["…"] : [])];
    if (names.length > 0) report([...place, "fault"], "faultWithoutTimeout", { found: names.join(", ") }, "warning");
  }
}
const wayOf = ({ value }: Thing): Way => ({
  id: textOf(value, "id") ?? "",
  from: textOf(value, "from") ?? "",
  to: textOf(value, "to") ?? "",
});

function isEndless(route: Json, drawing: Drawing): boolean {
  if (Object.hasOwn(route, "timeout") || Object.hasOwn(route, "deadline")) return false;
  const from = textOf(route, "from") ?? "";
  const caller = drawing.nodes.get(from)?.value;
  return !PATIENT_FOR_NOBODY.has(kindOf(drawing, from)) && !(caller !== undefined && Object.hasOwn(caller, "patience"));
}

/** Which ways a fault takes messages from; null: it takes none. */
function stoppedBy(act: Json, drawing: Drawing): ((way: Way) => boolean) | null {
  const target = textOf(act, "target") ?? "";
  switch (textOf(act, "fault")) {
    case "loss":
      return ({ id, from, to }) => [id, from, to].includes(target);
    case "broker-outage":
      return ({ to }) => to === target;
    case "partition": {
      const [here, there] = sides(act, drawing);
      return ({ from, to }) => (here.has(from) && there.has(to)) || (there.has(from) && here.has(to));
    }
    case "zone-outage":
      return textOf(act, "how") === "cut-off" ? ({ from, to }) => crosses(target, from, to, drawing) : null;
    default:
      return null;
  }
}

/** A zone stands for what is wholly in it. */
function sides(act: Json, drawing: Drawing): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const between = own(act, "between");
  const side = (index: number): ReadonlySet<string> => {
    const named: unknown = Array.isArray(between) ? between[index] : [];
    const ids = new Set((Array.isArray(named) ? named : []).filter((id) => typeof id === "string"));
    for (const [id, { value }] of drawing.nodes) if (ids.has(textOf(value, "zone") ?? "") && places(value).size === 1) ids.add(id);
    return ids;
  };
  return [side(0), side(1)];
}
function places(node: Json): ReadonlySet<unknown> {
  const spread = own(node, "spread");
  return new Set([own(node, "zone"), ...(Array.isArray(spread) ? (spread as readonly unknown[]) : [])]);
}

/** Has the way an end in the zone and another outside, for some of their replicas? */
function crosses(zone: string, from: string, to: string, drawing: Drawing): boolean {
  const [one, other] = [from, to].map((id) => places(drawing.nodes.get(id)?.value ?? {}));
  const isIn = (all: ReadonlySet<unknown> | undefined): boolean => all?.has(zone) === true;
  const isOut = (all: ReadonlySet<unknown> | undefined): boolean => all !== undefined && (!all.has(zone) || all.size > 1);
  return (isIn(one) && isOut(other)) || (isIn(other) && isOut(one));
}
