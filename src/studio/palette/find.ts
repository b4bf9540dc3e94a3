// The wish to search the palette, from a key or the command list, wherever the palette is at that moment.
import { setView } from "../view/view-store.ts";

type Listener = () => void;
const listeners = new Set<Listener>();
export const onFindAsked = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export function askToFind(): void {
  setView({ leftOpen: true });
  requestAnimationFrame(() => {
    for (const listener of listeners) listener();
  });
}
