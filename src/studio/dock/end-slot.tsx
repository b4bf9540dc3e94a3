// The right end of the dock's bar: a panel puts its own controls there, so that the bar need not know any panel.
import { createContext, use, type ReactNode } from "react";
import { createPortal } from "react-dom";

export const EndSlot = createContext<HTMLElement | null>(null);
export function DockEnd({ children }: { readonly children: ReactNode }) {
  const slot = use(EndSlot);
  return slot === null ? null : createPortal(children, slot);
}
