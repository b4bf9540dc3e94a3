// Taking something from the palette without dragging it: a component comes to the middle of the canvas, a fault asks for its target.
import { addInMiddle } from "../canvas/adding.ts";
import { askFaultTarget } from "../canvas/asking.ts";
import type { Thing } from "./groups.ts";

export function take(thing: Thing): void {
  if ("kind" in thing) addInMiddle(thing.kind);
  else askFaultTarget(thing.fault);
}
