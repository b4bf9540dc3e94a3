// The panel on the left: what can be put onto the canvas, and what can be done to it. Templates are another room's panel.
import { useEffect, useRef, useState } from "react";

import { useWords } from "../i18n/language.ts";
import { type LeftTab, setView, useView } from "../view/view-store.ts";
import { classes } from "../widgets/classes.ts";
import { Icon, type IconName } from "../widgets/icons.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { Tooltip } from "../widgets/tooltip.tsx";
import { Entries } from "./entries.tsx";
import { onFindAsked } from "./find.ts";
import { useComponents, useFaults } from "./groups.ts";

import styles from "./palette.module.css";

const TABS = [
  { tab: "components", icon: "service" },
  { tab: "templates", icon: "template" },
  { tab: "faults", icon: "fault" },
] as const satisfies readonly { readonly tab: LeftTab; readonly icon: IconName }[];

/** `templates`: what the tab of that name shows. */
export function Palette({ templates }: { readonly templates: React.ReactNode }) {
  const words = useWords();
  const tab = useView((view) => view.leftTab);
  return (
    <div className={styles["palette"]}>
      <div role="tablist" aria-label={words("palette.name")} className={styles["tabs"]}>
        {TABS.map((each) => (
          <PaletteTab key={each.tab} {...each} chosen={each.tab === tab} />
        ))}
      </div>
      <div role="tabpanel" id="palette-panel" aria-labelledby={`palette-${tab}`} className={styles["panel"]}>
        {tab === "templates" ? templates : tab === "components" ? <Components /> : <Faults />}
      </div>
    </div>
  );
}

function PaletteTab({ tab, icon, chosen }: { readonly tab: LeftTab; readonly icon: IconName; readonly chosen: boolean }) {
  const words = useWords();
  const button = (
    <button
      type="button"
      role="tab"
      id={`palette-${tab}`}
      aria-label={words(`palette.${tab}`)}
      aria-selected={chosen}
      aria-controls="palette-panel"
      tabIndex={chosen ? 0 : -1}
      className={classes(styles["tab"], chosen && styles["chosen"])}
      onClick={() => setView({ leftTab: tab })}
      onKeyDown={(event) => moveTab(event, tab)}
    >
      {chosen ? words(`palette.${tab}`) : <Icon name={icon} size={14} />}
    </button>
  );
  return chosen ? button : <Tooltip label={words(`palette.${tab}`)}>{button}</Tooltip>;
}
function moveTab(event: React.KeyboardEvent, tab: LeftTab): void {
  const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const next = TABS[(TABS.findIndex((each) => each.tab === tab) + by + TABS.length) % TABS.length]!.tab;
  setView({ leftTab: next });
  document.getElementById(`palette-${next}`)?.focus();
}

function Components() {
  const words = useWords();
  const [text, setText] = useState("");
  return (
    <Searched text={text} onText={setText} label={words("palette.find")} hint={words("palette.hint")}>
      <Entries groups={useComponents(text)} onClear={() => setText("")} />
    </Searched>
  );
}
function Faults() {
  const words = useWords();
  const [text, setText] = useState("");
  return (
    <Searched text={text} onText={setText} label={words("palette.findFault")} hint={words("palette.faultHint")}>
      <Entries groups={useFaults(text)} onClear={() => setText("")} />
    </Searched>
  );
}

interface SearchedProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly label: string;
  readonly hint: string;
  readonly children: React.ReactNode;
}
function Searched({ text, onText, label, hint, children }: SearchedProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => onFindAsked(() => input.current?.focus()), []);
  return (
    <>
      <div className={styles["find"]} onKeyDown={intoList} role="presentation">
        <SearchField ref={input} value={text} onChange={onText} label={label} shortcut="/" />
      </div>
      {children}
      <p className={styles["hint"]}>{hint}</p>
    </>
  );
}
/** From the search box the arrow down leads into the list; Enter takes its first entry. */
function intoList(event: React.KeyboardEvent): void {
  if ((event.key !== "ArrowDown" && event.key !== "Enter") || event.nativeEvent.isComposing) return;
  const first = document.querySelector<HTMLElement>("[data-palette-entry]");
  if (first === null) return;
  event.preventDefault();
  if (event.key === "Enter") first.click();
  else first.focus();
}
