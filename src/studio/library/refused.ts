// What could not be opened, and why: the dialog that says so reads it. The document that was open stays open.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import type { Problem } from "../../engine/scenario/problem.ts";

export interface Refused {
  readonly source: "file" | "link" | "paste" | "entry";
  /** The file's or entry's name. */
  readonly name: string;
  readonly problems: readonly Problem[];
}
const refused = createStore<{ readonly now: Refused | null }>(() => ({ now: null }));

export const refuse = (what: Refused): void => refused.setState({ now: what });
export const forgetRefused = (): void => refused.setState({ now: null });
export const useRefused = (): Refused | null => useStore(refused, (state) => state.now);
