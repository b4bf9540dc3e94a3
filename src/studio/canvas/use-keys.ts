// Keys that the canvas keeps from the list of shortcuts: what the browser must see itself (its clipboard), and Space on a node.
import { type RefObject, useEffect } from "react";

import { placeOf } from "../commands/shortcut.ts";
import { listenForClipboard } from "./acts/clipboard.ts";

const isOurs = (target: EventTarget | null): boolean => {
  const place = placeOf(target);
  return place === "canvas" || place === "page";
};
const CLIPBOARD = /^[cxv]$/i;

export function useKeys(room: RefObject<HTMLElement | null>): void {
  useEffect(() => listenForClipboard(isOurs), []);
  useEffect(() => {
    const listening = new AbortController();
    const leaveToBrowser = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (mod && !event.shiftKey && !event.altKey && CLIPBOARD.test(event.key) && isOurs(event.target)) event.stopPropagation();
    };
    /** It selects the node that has the focus; the run is not meant. */
    const keepSpace = (event: KeyboardEvent) => {
      if (event.key === " " && event.target instanceof Element && event.target.matches(".react-flow__node, .react-flow__edge"))
        event.preventDefault();
    };
    document.addEventListener("keydown", leaveToBrowser, { capture: true, signal: listening.signal });
    room.current?.addEventListener("keydown", keepSpace, { signal: listening.signal });
    return () => listening.abort();
  }, [room]);
}
