// Whose form it is: where labels and help come from, and in whose name references are looked up. Set once by an inspector, read by the controls.
import { createContext, useContext } from "react";

import type { Words } from "../../../engine/kinds/spec.ts";

export interface Owner {
  /** Id of the node, the route or the entry; "" for the scenario. */
  readonly id: string;
  /** In the language that is shown. */
  readonly words: Words;
}
const NOBODY: Words = { help: "", fields: {} };
export const OwnerContext = createContext<Owner>({ id: "", words: NOBODY });
export const useOwner = (): Owner => useContext(OwnerContext);
