// The table of controls as the rows of a form see it. Handed down, not imported: controls hold rows, and rows hold controls.
import { type ComponentType, createContext, useContext } from "react";

import type { Control } from "../../../engine/scenario/fields.ts";
import type { ControlProps } from "./control-props.ts";

export type ControlTable = Readonly<Partial<Record<Control, ComponentType<ControlProps>>>>;
export interface ControlTables {
  /** Stand at the right of their label, in one row. */
  readonly rows: ControlTable;
  /** Take several rows, and label themselves. */
  readonly blocks: ControlTable;
}
export const ControlsContext = createContext<ControlTables>({ rows: {}, blocks: {} });
export const useControls = (): ControlTables => useContext(ControlsContext);
