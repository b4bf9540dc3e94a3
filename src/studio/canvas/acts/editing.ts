// Enter on a node or route: it is selected, and the focus goes to the first of its settings in the inspector.
import { select, setView, view } from "../../view/view-store.ts";
import { subject } from "./subject.ts";

const FIRST_SETTING = "input:not([disabled]), select, [role=combobox], [role=spinbutton], [role=switch]";

export function editSubject(): void {
  const ids = subject();
  if (ids.join(" ") !== view().selection.join(" ")) select(ids);
  setView({ rightOpen: true });
  // The inspector draws the new selection first.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-room="inspector"] :is(${FIRST_SETTING})`)?.focus()),
  );
}
