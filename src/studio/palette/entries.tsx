// The entries of the palette: one tab stop, arrows move through them, Enter takes one, and the pointer drags one onto the canvas.
import { useState } from "react";

import { useWords } from "../i18n/language.ts";
import { Button } from "../widgets/button.tsx";
import { Icon } from "../widgets/icons.tsx";
import { Kbd } from "../widgets/kbd.tsx";
import { dragThing } from "./drag.ts";
import type { Entry, Group } from "./groups.ts";
import { take } from "./take.ts";

import styles from "./palette.module.css";

export function Entries({ groups, onClear }: { readonly groups: readonly Group[]; readonly onClear: () => void }) {
  const words = useWords();
  const ids = groups.flatMap((group) => group.entries.map((entry) => entry.id));
  const [current, setCurrent] = useState("");
  const stop = ids.includes(current) ? current : ids[0];
  if (groups.length === 0) {
    return (
      <div className={styles["nothing"]}>
        <p>{words("palette.nothing")}</p>
        <Button small onClick={onClear}>
          {words("palette.clear")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles["list"]} onKeyDown={step} role="presentation">
      {groups.map((group) => (
        <div key={group.id}>
          <h3 className={styles["group"]}>{group.label}</h3>
          {group.entries.map((entry) => (
            <EntryButton key={entry.id} entry={entry} stop={entry.id === stop} onFocus={() => setCurrent(entry.id)} />
          ))}
        </div>
      ))}
    </div>
  );
}

function EntryButton({ entry, stop, onFocus }: { readonly entry: Entry; readonly stop: boolean; readonly onFocus: () => void }) {
  return (
    <button
      type="button"
      data-palette-entry={entry.id}
      tabIndex={stop ? 0 : -1}
      className={styles["entry"]}
      onFocus={onFocus}
      onClick={() => take(entry.thing)}
      onPointerDown={(event) => dragThing(event, entry)}
    >
      <Icon name={entry.icon} size={15} />
      <span>{entry.label}</span>
      <Kbd keys="Enter" className={styles["key"]} />
    </button>
  );
}

function step(event: React.KeyboardEvent): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-palette-entry]")];
  const now = all.findIndex((each) => each === document.activeElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || now < 0) return;
  event.preventDefault();
  all[(to + all.length) % all.length]?.focus();
}
