// Opens the menu of what was pointed at: by right-click or the menu key (the browser's own event), or by a long press of a finger.
import { type RefObject, useEffect } from "react";
import type { MouseEvent as ReactMouseEvent } from "react";

import { select, view } from "../../view/view-store.ts";
import { focusedId } from "../acts/subject.ts";
import { type At, ask } from "../asking.ts";
import { placeOnPage } from "../place-on-page.ts";

type Pointed = Pick<MouseEvent, "clientX" | "clientY" | "button" | "preventDefault">;

function open(ids: readonly string[], at: At): void {
  const { selection } = view();
  const chosen = ids.length === 1 && selection.includes(ids[0]!) ? selection : ids;
  if (chosen !== selection) select(chosen);
  ask({ ask: "menu", at, ids: chosen });
}
/** By key the menu opens beside the thing that has the focus, wherever the pointer is. */
function answerEvent(event: Pointed, ids: readonly string[]): void {
  event.preventDefault();
  const focused = focusedId();
  const byKey = event.button !== 2 && focused !== null && ids.includes(focused);
  open(ids, byKey ? placeOnPage(focused) : { x: event.clientX, y: event.clientY });
}

/** React Flow's properties for it; none where nothing may be done. */
export const menuHandlers = (isOn: boolean) => (isOn ? handlers : NONE);
const NONE = {};
const handlers = {
  onNodeContextMenu: (event: ReactMouseEvent, { id }: { readonly id: string }) => answerEvent(event, [id]),
  onEdgeContextMenu: (event: ReactMouseEvent, { id }: { readonly id: string }) => answerEvent(event, [id]),
  onPaneContextMenu: (event: ReactMouseEvent | MouseEvent) => answerEvent(event, []),
  onSelectionContextMenu: (event: ReactMouseEvent) => answerEvent(event, view().selection),
  /** A double click on the empty board adds there. */
  onPaneClick: ({ detail, clientX, clientY }: ReactMouseEvent) => {
    if (detail === 2) ask({ ask: "add", at: { x: clientX, y: clientY } });
  },
};

const LONG_PRESS_MS = 500;
const MOVED_PX = 8;
/** A finger that rests opens the menu; browsers on some systems tell no event for it. */
export function useLongPress(room: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const element = room.current;
    if (element === null || !isOn) return undefined;
    const listening = new AbortController();
    let timer = 0;
    let [x0, y0] = [0, 0];
    let opened = false;
    const stop = () => clearTimeout(timer);
    const press = (ids: readonly string[], at: At) => {
      opened = true;
      open(ids, at);
    };
    /** No click follows, which would take the focus and close the menu at once. */
    const release = (event: TouchEvent) => {
      if (opened) event.preventDefault();
      opened = false;
    };
    const begin = (event: PointerEvent) => {
      stop();
      if (event.pointerType !== "touch" || !event.isPrimary) return;
      const at = { x: event.clientX, y: event.clientY };
      [x0, y0] = [at.x, at.y];
      const thing =
        event.target instanceof Element ? event.target.closest(".react-flow__node, .react-flow__edge, .react-flow__pane") : null;
      const id = thing?.getAttribute("data-id");
      if (thing !== null) timer = window.setTimeout(press, LONG_PRESS_MS, id ? [id] : [], at);
    };
    const move = (event: PointerEvent) => Math.hypot(event.clientX - x0, event.clientY - y0) > MOVED_PX && stop();
    const { signal } = listening;
    element.addEventListener("pointerdown", begin, { signal });
    element.addEventListener("touchend", release, { signal, capture: true, passive: false });
    element.addEventListener("pointermove", move, { signal });
    for (const end of ["pointerup", "pointercancel"] as const) element.addEventListener(end, stop, { signal });
    return () => {
      stop();
      listening.abort();
    };
  }, [room, isOn]);
}
