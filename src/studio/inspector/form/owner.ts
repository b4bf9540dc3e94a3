// Whose form it is: where labels and help come from, and in whose name references are looked up. Set once by an inspector, read by the controls.
import { createContext, useContext } from "react";

import type { Words } from "../../../engine/kinds/spec.ts";

export interface Owner {
  /** Id of the node, the route or the entry; "" for the scenario. */
  readonly id: string;
  readonly text: { readonly en: Words; readonly zh: Words };
}
const NOBODY: Words = { label: "", help: "", fields: {} };
export const OwnerContext = createContext<Owner>({ id: "", text: { en: NOBODY, zh: NOBODY } });
export const useOwner = (): Owner => useContext(OwnerContext);
