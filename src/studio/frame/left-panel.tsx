// The left panel: its tabs, and below them the palette's components or faults, or the start room's templates.
import { type KeyboardEvent } from "react";

import { useWords } from "../i18n/language.ts";
import { setView, useView, type LeftTab } from "../view/view-store.ts";
import { Icon, type IconName } from "../widgets/icons.tsx";
import { onDemand } from "../widgets/on-demand.ts";
import { Tooltip } from "../widgets/tooltip.tsx";
import { Palette } from "./app-rooms.ts";
import { LEFT_TABS, neighbour } from "./left-tabs.ts";
import { RoomBoundary } from "./room-boundary.tsx";

import styles from "./frame.module.css";

const TemplateList = onDemand(async () => ({ default: (await import("../start/template-list.tsx")).TemplateList }));

export function LeftPanel() {
  const words = useWords();
  const chosen = useView((view) => view.leftTab);
  return (
    <div className={styles["left"]}>
      <div className={styles["leftTabs"]} role="tablist" aria-label={words("frame.left")}>
        {LEFT_TABS.map(({ tab, icon }) => (
          <LeftTabButton key={tab} tab={tab} icon={icon} chosen={tab === chosen} />
        ))}
      </div>
      <div className={styles["leftBody"]} role="tabpanel" id="left-panel" aria-labelledby={`left-tab-${chosen}`}>
        <RoomBoundary>{chosen === "templates" ? <TemplateList /> : <Palette />}</RoomBoundary>
      </div>
    </div>
  );
}

/** The open tab says its name, the others are icons with a tooltip. */
function LeftTabButton({ tab, icon, chosen }: { readonly tab: LeftTab; readonly icon: IconName; readonly chosen: boolean }) {
  const words = useWords();
  const name = words(`frame.${tab}`);
  const button = (
    <button
      type="button"
      role="tab"
      id={`left-tab-${tab}`}
      className={styles["leftTab"]}
      aria-selected={chosen}
      aria-controls={chosen ? "left-panel" : undefined}
      aria-label={name}
      tabIndex={chosen ? 0 : -1}
      onClick={() => setView({ leftTab: tab })}
      onKeyDown={move}
    >
      {chosen ? name : <Icon name={icon} size={14} />}
    </button>
  );
  return chosen ? button : <Tooltip label={name}>{button}</Tooltip>;

  function move(event: KeyboardEvent): void {
    const next = neighbour(tab, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setView({ leftTab: next });
    document.getElementById(`left-tab-${next}`)?.focus();
  }
}
