// What the canvas asks a person at the moment: a menu, a list to choose from, a small form. One question at a time; it belongs
// to no document and is forgotten when it is closed.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import type { FaultName } from "../../engine/faults/specs.ts";
import type { Point } from "../../engine/scenario/edits.ts";
import type { Pulled } from "./connect/connecting.ts";

/** A place on the page, in pixels from its upper left corner. */
export interface At {
  readonly x: number;
  readonly y: number;
}
export type Question =
  /** What may be done with these things; none: with the canvas. */
  | { readonly ask: "menu"; readonly at: At; readonly ids: readonly string[] }
  /** Which kind of node is added here. */
  | { readonly ask: "add"; readonly at: At }
  /** The settings of a fault on a node or route. */
  | { readonly ask: "fault"; readonly at: At; readonly fault: FaultName; readonly target: string }
  /** How many replicas a node shall have. */
  | { readonly ask: "scale"; readonly at: At; readonly target: string }
  /** Which version takes the place of that which runs, and how. */
  | { readonly ask: "deploy"; readonly at: At; readonly target: string }
  /** On which node or route a fault is put. */
  | { readonly ask: "faultTarget"; readonly fault: FaultName }
  /** To which node a new route leads. */
  | { readonly ask: "connect"; readonly from: string }
  /** What follows a wire that ended on the empty board. */
  | { readonly ask: "follow"; readonly at: At; readonly pulled: Pulled; readonly place: Point }
  /** Which endpoint of the caller makes the call. */
  | { readonly ask: "endpoint"; readonly at: At; readonly from: string; readonly to: string }
  /** Where a producer publishes, or what a consumer subscribes to; `endpoint`: whose step it is, when that was asked. */
  | { readonly ask: "topic"; readonly at: At; readonly from: string; readonly to: string; readonly endpoint?: string }
  /** Which node to look at. */
  | { readonly ask: "find" };

const asking = createStore<{ readonly question: Question | null }>(() => ({ question: null }));
export const useQuestion = (): Question | null => useStore(asking, (state) => state.question);
export function ask(question: Question): void {
  if (asking.getState().question === null) before = document.activeElement;
  asking.setState({ question });
}
/** What had the focus when it was asked: it gets it back, unless the answer gave it to something else. */
let before: Element | null = null;
export function giveFocusBack(): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
  else if (isLost && before instanceof SVGElement && before.isConnected) before.focus();
}
/** Closes this question and no later one. */
export const answer = (question: Question): void => {
  if (asking.getState().question === question) asking.setState({ question: null });
};

export const askFaultTarget = (fault: FaultName): void => ask({ ask: "faultTarget", fault });
