// What a command is about: the thing that has the focus, or else what is selected.
import { documentStore } from "../../document/document-store.ts";
import { view } from "../../view/view-store.ts";

/** Ids of nodes and routes that are (still) in the document. */
export function subject(): readonly string[] {
  const { selection } = view();
  const focused = focusedId();
  const ids = focused === null || selection.includes(focused) ? selection : [focused];
  const { nodes, routes } = documentStore.getState().scenario;
  return ids.filter((id) => nodes.some((node) => node.id === id) || routes.some((route) => route.id === id));
}
export function focusedId(): string | null {
  const active = typeof document === "undefined" ? null : document.activeElement;
  return active?.closest(".react-flow__node, .react-flow__edge")?.getAttribute("data-id") ?? null;
}

export const isNode = (id: string): boolean => documentStore.getState().scenario.nodes.some((node) => node.id === id);
/** The one node that a command is about. */
export function oneNode(): string | null {
  const ids = subject();
  return ids.length === 1 && isNode(ids[0]!) ? ids[0]! : null;
}
