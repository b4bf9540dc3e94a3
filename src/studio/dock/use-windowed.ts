// Of a long list of rows of one height, those that are in sight. Keeps its place in a list that grows above: the row that
// the reader holds on to (the selected one, else the topmost) stays where it is on the screen.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, type RefObject } from "react";

export interface Windowed {
  readonly first: number;
  /** One behind the last row in sight. */
  readonly end: number;
  /** px of the rows before and behind. */
  readonly before: number;
  readonly after: number;
  readonly show: (index: number, where?: "auto" | "center" | "end") => void;
}
/** Where nothing is laid out (a test without a browser) so much is taken to be in sight. */
const ASSUMED = 600;
const OVERSCAN = 8;

export function useWindowed(box: RefObject<HTMLElement | null>, count: number, height: number): Windowed {
  // The virtualizer is an object that changes in place; nothing of it is remembered by us.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    initialRect: { width: 400, height: ASSUMED },
    observeElementRect: (instance, tell) => {
      const element = instance.scrollElement as HTMLElement | null;
      if (element === null) return undefined;
      const measure = () => tell({ width: element.clientWidth || 400, height: element.clientHeight || ASSUMED });
      measure();
      const observer = new ResizeObserver(measure);
      observer.observe(element);
      return () => observer.disconnect();
    },
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const end = (items.at(-1)?.index ?? -1) + 1;
  return {
    first,
    end,
    before: first * height,
    after: Math.max(0, count - end) * height,
    show: (index, align = "auto") => virtualizer.scrollToIndex(index, { align }),
  };
}

/** @param ids of the rows in order; @param held the row to hold on to, if it is in sight */
export function useAnchored(box: RefObject<HTMLElement | null>, ids: readonly string[], held: string | null, height: number): void {
  const before = useRef<readonly string[]>(ids);
  useLayoutEffect(() => {
    const element = box.current;
    const old = before.current;
    before.current = ids;
    if (element === null || old === ids) return;
    const top = Math.floor(element.scrollTop / height);
    const bottom = (element.scrollTop + element.clientHeight) / height;
    const heldAt = held === null ? -1 : old.indexOf(held);
    const anchorAt = heldAt >= top && heldAt < bottom ? heldAt : element.scrollTop > 0 ? top : -1;
    const anchor = old[anchorAt];
    const now = anchor === undefined ? -1 : ids.indexOf(anchor);
    if (now >= 0 && now !== anchorAt) element.scrollBy(0, (now - anchorAt) * height);
  }, [box, ids, held, height]);
}
