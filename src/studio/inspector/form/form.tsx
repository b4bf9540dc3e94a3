// A form of someone's settings: in whose name references are looked up, whose words label the fields, and which control edits which field.
import type { ReactNode } from "react";

import { CONTROLS } from "./controls-by-type.ts";
import { ControlsContext } from "./controls-context.ts";
import { type Owner, OwnerContext } from "./owner.ts";

export function Form({ owner, children }: { readonly owner: Owner; readonly children: ReactNode }) {
  return (
    <ControlsContext value={CONTROLS}>
      <OwnerContext value={owner}>{children}</OwnerContext>
    </ControlsContext>
  );
}
