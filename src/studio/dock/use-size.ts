// The size of an element as it is laid out. [0, 0] before the first layout, and where there is none (a test without a browser).
import { useLayoutEffect, useState, type RefObject } from "react";

export type Size = readonly [width: number, height: number];
const NONE: Size = [0, 0];

export function useSize(ref: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>(NONE);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const take = (width: number, height: number) =>
      setSize((before) => (before[0] === width && before[1] === height ? before : [width, height]));
    const { width, height } = element.getBoundingClientRect();
    take(Math.round(width), Math.round(height));
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) take(Math.round(entry.contentRect.width), Math.round(entry.contentRect.height));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
