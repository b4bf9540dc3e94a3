// Keeps the focus on an item that was moved by the keyboard: its place in the list is its only identity.
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

export function useFollowFocus<E extends HTMLElement>(): { readonly list: RefObject<E | null>; readonly follow: (index: number) => void } {
  const list = useRef<E>(null);
  const [wanted, setWanted] = useState<{ readonly index: number } | null>(null);
  useLayoutEffect(() => {
    if (wanted === null) return;
    const item = list.current?.children[wanted.index];
    item?.querySelector<HTMLElement>("button[aria-expanded]")?.focus();
  }, [wanted]);
  return { list, follow: (index) => setWanted({ index }) };
}
