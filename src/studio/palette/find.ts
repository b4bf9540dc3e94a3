// The wish to search the palette, from a key or the command list, wherever the palette is at that moment. One that is not on the
// page yet (it is fetched after the frame, or another tab is shown) hears of it when it comes.
import { setView, view } from "../view/view-store.ts";

type Listener = () => void;
const listeners = new Set<Listener>();
let unheard = false;

export function onFindAsked(listener: Listener): () => void {
  listeners.add(listener);
  if (unheard) tell();
  return () => listeners.delete(listener);
}
export function askToFind(): void {
  setView({ leftOpen: true, ...(view().leftTab === "templates" ? { leftTab: "components" } : {}) });
  unheard = true;
  requestAnimationFrame(tell);
}
function tell(): void {
  if (!unheard || listeners.size === 0) return;
  unheard = false;
  for (const listener of listeners) listener();
}
