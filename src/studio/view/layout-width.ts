// How much room there is, as the frame cares: everything beside each other, the palette folded, panels as drawers, or watching only.
import { useSyncExternalStore } from "react";

export const ROOM = {
  /** All panels stand beside the canvas. */
  full: 1280,
  /** The palette is folded to icons. */
  folded: 1025,
  /** The inspector is a drawer too. */
  drawers: 900,
  /** The dock too. Under it nothing can be edited. */
  narrow: 768,
} as const;
export type Room = keyof typeof ROOM | "watch";

export function roomFor(width: number): Room {
  if (width >= ROOM.full) return "full";
  if (width >= ROOM.folded) return "folded";
  if (width >= ROOM.drawers) return "drawers";
  return width >= ROOM.narrow ? "narrow" : "watch";
}

const subscribe = (listener: () => void) => {
  addEventListener("resize", listener);
  return () => removeEventListener("resize", listener);
};
export const useRoom = (): Room => useSyncExternalStore(subscribe, () => roomFor(innerWidth));
