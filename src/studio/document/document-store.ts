// The scenario that is being edited, and its past and future. The only home of what is saved and undone.
// An edit is a pure function of engine/scenario; this store only remembers its results. One step a gesture.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import type { Scenario } from "../../engine/scenario/document.ts";

export interface DocumentState {
  /** Key of the library's entry. */
  readonly entry: string;
  readonly scenario: Scenario;
  readonly past: readonly Scenario[];
  readonly future: readonly Scenario[];
}
const DEEPEST_PAST = 200;

const BLANK: Scenario = { format: "faultline/1", nodes: [], routes: [] };
export const documentStore = createStore<DocumentState>(() => ({ entry: "", scenario: BLANK, past: [], future: [] }));

/**
 * The next state of the document, as one step that can be undone. `merge`: the gesture goes on, it is no step of its own.
 * A recorded run belongs to the document it was recorded of: the next state has none, and undo brings it back.
 */
export function commit(next: Scenario, merge = false): void {
  documentStore.setState((state) => {
    if (next === state.scenario) return state;
    return {
      scenario: withoutRun(next),
      past: merge ? state.past : [...state.past, state.scenario].slice(-DEEPEST_PAST),
      future: [],
    };
  });
}
export function withoutRun(scenario: Scenario): Scenario {
  if (scenario.run === undefined) return scenario;
  const { run: _recorded, ...design } = scenario;
  return design;
}
export function edit(change: (scenario: Scenario) => Scenario): void {
  commit(change(documentStore.getState().scenario));
}
/** Several commits that a person sees as one: they are undone together. */
export function asOneStep(act: () => void): void {
  const before = documentStore.getState();
  act();
  documentStore.setState((state) =>
    state.scenario === before.scenario ? before : { past: [...before.past, before.scenario].slice(-DEEPEST_PAST), future: [] },
  );
}
export function undo(): void {
  documentStore.setState((state) => {
    const before = state.past.at(-1);
    return before === undefined ? state : { scenario: before, past: state.past.slice(0, -1), future: [state.scenario, ...state.future] };
  });
}
export function redo(): void {
  documentStore.setState((state) => {
    const [after, ...future] = state.future;
    return after === undefined ? state : { scenario: after, past: [...state.past, state.scenario], future };
  });
}
/** Another scenario of the library takes the place of this one; nothing of this one is undone or lost by it. */
export function open(entry: string, scenario: Scenario): void {
  documentStore.setState({ entry, scenario, past: [], future: [] });
}

export const scenario = (): Scenario => documentStore.getState().scenario;
export const useDocument = <T>(read: (state: DocumentState) => T): T => useStore(documentStore, read);
