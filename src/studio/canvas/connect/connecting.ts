// A wire that is being pulled: from which node, and at which of its ends. Cards hear of it and say why they are no end for it.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import { refusal, type RefusalCode } from "../../../engine/scenario/edits.ts";
import { scenario } from "../../document/document-store.ts";

/** `source`: the wire leaves the node; `target`: it reaches it. */
export interface Pulled {
  readonly id: string;
  readonly end: "source" | "target";
}
const connecting = createStore<{ readonly pulled: Pulled | null }>(() => ({ pulled: null }));
export const pull = (pulled: Pulled | null): void => connecting.setState({ pulled });
export const useIsConnecting = (): boolean => useStore(connecting, (state) => state.pulled !== null);

/** Why the wire that is being pulled cannot end at this node; null: it can, or there is none. */
export const useRefusal = (id: string): RefusalCode | null =>
  useStore(connecting, ({ pulled }) => (pulled === null ? null : refusalAt(pulled, id)));
/** The ends of the route that the wire would become at another node. */
export const endsOf = ({ id, end }: Pulled, other: string): [from: string, to: string] => (end === "source" ? [id, other] : [other, id]);
export const refusalAt = (pulled: Pulled, other: string): RefusalCode | null => refusal(scenario(), ...endsOf(pulled, other));

/** Caller and callee, if the wire ended at this node. */
export function usePulledEnds(id: string): [from: string, to: string] | null {
  const pulled = useStore(connecting, (state) => state.pulled);
  return pulled === null ? null : endsOf(pulled, id);
}
