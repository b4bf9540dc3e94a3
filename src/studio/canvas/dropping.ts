// What is dragged from the palette, once it is over the canvas: a component lands where it is let go, a fault on what lies
// under the pointer. Elements are lit by an attribute, so that a moving pointer draws nothing anew.
import type { FaultName } from "../../engine/faults/specs.ts";
import { faultSpec } from "../../engine/faults/specs.ts";
import type { Kind } from "../../engine/kinds/specs.ts";
import { couldAct } from "../../engine/scenario/fault-places.ts";
import { scenario } from "../document/document-store.ts";
import { add } from "./adding.ts";
import { ask } from "./asking.ts";
import { canvasElement, toCanvas } from "./handle.ts";

export type Thing = { readonly kind: Kind } | { readonly fault: FaultName };

let lit: HTMLElement | SVGElement | null = null;
function light(element: HTMLElement | SVGElement | null, allowed: boolean): void {
  if (lit !== null && lit !== element) delete lit.dataset["drop"];
  lit = element;
  if (element !== null) element.dataset["drop"] = allowed ? "here" : "not-here";
}

/** Shows what would happen here; null: the drag is over. Says whether anything would. */
export function hover(thing: Thing | null, x: number, y: number): boolean {
  if (thing === null) {
    light(null, false);
    return false;
  }
  if ("kind" in thing) return overCanvas(x, y);
  const target = targetAt(x, y);
  const allowed = target !== null && mayBeOn(thing.fault, target.id);
  light(target?.element ?? null, allowed);
  return allowed;
}
export function drop(thing: Thing, x: number, y: number): void {
  if ("kind" in thing) {
    const at = overCanvas(x, y) ? toCanvas(x, y) : null;
    if (at !== null) add(thing.kind, at);
    return;
  }
  const target = targetAt(x, y);
  if (target !== null && mayBeOn(thing.fault, target.id)) ask({ ask: "fault", at: { x, y }, fault: thing.fault, target: target.id });
}
/** A fault that says itself between whom it is begins anywhere. */
export function mayBeOn(fault: FaultName, id: string): boolean {
  return faultSpec(fault)?.on.length === 0 || couldAct(scenario(), fault, id);
}

/** Over the board itself, not over a panel that covers it. */
function overCanvas(x: number, y: number): boolean {
  const under = document.elementFromPoint(x, y);
  return under !== null && canvasElement()?.contains(under) === true;
}
interface Target {
  readonly id: string;
  readonly element: HTMLElement | SVGElement;
}
function targetAt(x: number, y: number): Target | null {
  if (!overCanvas(x, y)) return null;
  for (const under of document.elementsFromPoint(x, y)) {
    const element = under.closest<HTMLElement | SVGElement>(".react-flow__node, .react-flow__edge");
    const id = element?.getAttribute("data-id");
    if (element !== null && id) return { id, element };
  }
  return null;
}
