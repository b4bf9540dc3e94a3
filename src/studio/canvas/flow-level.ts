// How much of a card can be read at a zoom: everything, its name, or its mark alone.
import { type ReactFlowState, useStore } from "reactflow";

import type { Reach } from "./geometry/router.ts";

export type Level = "card" | "chip" | "mark";
export const levelOf = (zoom: number): Level => (zoom >= 0.75 ? "card" : zoom >= 0.4 ? "chip" : "mark");

/** Chips are 30 px high and 10 px wider than the card, marks 20 px wide on the screen: the lines end at their edges. */
export const REACH: Readonly<Record<Level, Reach>> = {
  card: { height: 1, inset: 0 },
  chip: { height: 0.36, inset: -8 },
  mark: { height: 0.2, inset: 44 },
};

const level = (state: ReactFlowState): Level => levelOf(state.transform[2]);
export const useLevel = (): Level => useStore(level);
const zoom = (state: ReactFlowState): number => state.transform[2];
export const useZoom = (): number => useStore(zoom);
