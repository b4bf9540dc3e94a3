// The stretch of virtual time that the charts share. It fills from the left until it is full, then it slides.
import type { Span } from "../dock-store.ts";

/** @param range virtual seconds, 0: the whole run; @param now µs */
export function shownWindow(range: number, zoom: Span | null, now: number): Span {
  if (zoom !== null) return zoom;
  if (range === 0) return { from: 0, to: Math.max(now, 10e6) };
  const to = Math.max(now, range * 1e6);
  return { from: to - range * 1e6, to };
}

/** The stretch between two moments as it was dragged, or null where it is too short to mean it. */
export function draggedWindow(a: number, b: number, shown: Span): Span | null {
  const from = Math.max(shown.from, Math.min(a, b));
  const to = Math.min(shown.to, Math.max(a, b));
  return to - from < Math.max(1e5, (shown.to - shown.from) / 100) ? null : { from, to };
}
