// Enter on a node or route: it is selected, and the focus goes to the first of its settings in the inspector.
import { select, setView, view } from "../../view/view-store.ts";
import { subject } from "./subject.ts";

const FIRST_SETTING = "input:not([disabled]), select, [role=combobox], [role=spinbutton], [role=switch]";
/** Within which the inspector has drawn it, however busy the machine is: two seconds. */
const FRAMES = 120;

export function editSubject(): void {
  const ids = subject();
  const shown = ids.join(" ");
  if (shown !== view().selection.join(" ")) select(ids);
  setView({ rightOpen: true });
  // A menu that this was chosen from gives its focus back first.
  requestAnimationFrame(() => focusFirstSetting(shown, FRAMES));
}

/** The inspector draws the selection first, in its own time: what it showed before would take the focus away with it. */
function focusFirstSetting(shown: string, frames: number): void {
  requestAnimationFrame(() => {
    const room = document.querySelector<HTMLElement>(`[data-room="inspector"]`);
    const setting = room?.dataset["shows"] === shown ? room.querySelector<HTMLElement>(FIRST_SETTING) : null;
    if (setting !== null) setting.focus();
    else if (frames > 0) focusFirstSetting(shown, frames - 1);
  });
}
