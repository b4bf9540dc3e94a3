// Moving a planned entry in time: by its body, or its end by the handle. While the pointer is down only the picture moves; the
// document is edited once, where it is let go.
import { type PointerEvent, useRef, useState } from "react";

export interface Move {
  /** µs by which it begins later, and by which it lasts longer. */
  readonly by: number;
  readonly longer: number;
}
const START_PX = 3;
const NONE: Move = { by: 0, longer: 0 };

/** @param usPerPx of the track @param onMove called once, at the end */
export function useDrag(usPerPx: number, onMove: (move: Move) => void) {
  const [move, setMove] = useState<Move>(NONE);
  const moved = useRef(false);
  const grab = (event: PointerEvent<HTMLElement>, part: "body" | "end") => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const x0 = event.clientX;
    moved.current = false;
    let last = NONE;
    const listening = new AbortController();
    const follow = (over: globalThis.PointerEvent) => {
      if (!moved.current && Math.abs(over.clientX - x0) < START_PX) return;
      moved.current = true;
      const us = snapped((over.clientX - x0) * usPerPx, usPerPx);
      last = part === "body" ? { by: us, longer: 0 } : { by: 0, longer: us };
      setMove(last);
    };
    const end = (keep: boolean) => {
      listening.abort();
      setMove(NONE);
      if (keep && moved.current && (last.by !== 0 || last.longer !== 0)) onMove(last);
    };
    const { signal } = listening;
    window.addEventListener("pointermove", follow, { signal });
    window.addEventListener("pointerup", () => end(true), { signal });
    window.addEventListener("pointercancel", () => end(false), { signal });
    window.addEventListener("keydown", (key) => key.key === "Escape" && end(false), { signal });
  };
  /** A drag that ends over its own bar is no click. */
  const wasDragged = () => moved.current;
  return { move, grab, wasDragged };
}

/** To the second; to a tenth where a pixel is finer than that. */
const snapped = (us: number, usPerPx: number): number => {
  const step = usPerPx < 50_000 ? 100_000 : 1_000_000;
  return Math.round(us / step) * step;
};
