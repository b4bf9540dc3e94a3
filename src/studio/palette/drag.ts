// Dragging from the palette by pointer events, since HTML's own dragging does not start under a finger: a small copy of the
// entry follows the pointer; where it is let go, the canvas is told.
import { drop, hover } from "../canvas/dropping.ts";
import type { Entry } from "./groups.ts";

import styles from "./palette.module.css";

/** Nearer is a click. */
const START_PX = 5;

export function dragThing(event: React.PointerEvent<HTMLElement>, entry: Entry): void {
  if (event.button !== 0) return;
  const source = event.currentTarget;
  const [x0, y0] = [event.clientX, event.clientY];
  let ghost: HTMLElement | null = null;
  const listening = new AbortController();
  const follow = (move: PointerEvent) => {
    if (move.pointerId !== event.pointerId) return;
    if (ghost === null && Math.hypot(move.clientX - x0, move.clientY - y0) < START_PX) return;
    ghost ??= ghostOf(source);
    ghost.style.translate = `${move.clientX}px ${move.clientY}px`;
    ghost.dataset["allowed"] = String(hover(entry.thing, move.clientX, move.clientY));
  };
  const end = (over: PointerEvent | null) => {
    listening.abort();
    hover(null, 0, 0);
    if (ghost === null) return;
    ghost.remove();
    swallowClick(source);
    if (over !== null) drop(entry.thing, over.clientX, over.clientY);
  };
  const { signal } = listening;
  window.addEventListener("pointermove", follow, { signal });
  window.addEventListener("pointerup", (up) => up.pointerId === event.pointerId && end(up), { signal });
  window.addEventListener("pointercancel", () => end(null), { signal });
  window.addEventListener("keydown", (key) => key.key === "Escape" && end(null), { signal });
}
/** A drag that ends over its own entry is no click. */
function swallowClick(source: HTMLElement): void {
  const swallow = (click: MouseEvent) => click.stopPropagation();
  source.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => source.removeEventListener("click", swallow, { capture: true }), 0);
}
function ghostOf(source: HTMLElement): HTMLElement {
  const ghost = source.cloneNode(true) as HTMLElement;
  ghost.className = styles["ghost"] ?? "";
  ghost.removeAttribute("data-palette-entry");
  ghost.setAttribute("aria-hidden", "true");
  document.body.append(ghost);
  return ghost;
}
