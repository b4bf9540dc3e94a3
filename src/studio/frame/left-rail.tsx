// The left panel folded to icons: one opens the panel over the canvas; it closes when something else is chosen or used.
import { useEffect, useRef, useState } from "react";

import { useWords } from "../i18n/language.ts";
import { setView, useView } from "../view/view-store.ts";
import { IconButton } from "../widgets/button.tsx";
import { LeftPanel } from "./left-panel.tsx";
import { LEFT_TABS } from "./left-tabs.ts";

import styles from "./frame.module.css";

export function LeftRail() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const chosen = useView((view) => view.leftTab);
  const rail = useRef<HTMLElement>(null);
  useCloseOutside(open, rail, () => setOpen(false));
  return (
    <nav ref={rail} className={styles["rail"]} aria-label={words("frame.left")}>
      {LEFT_TABS.map(({ tab, icon }) => (
        <IconButton
          key={tab}
          icon={icon}
          label={words(`frame.${tab}`)}
          pressed={open && tab === chosen}
          onClick={() => {
            setOpen(!(open && tab === chosen));
            setView({ leftTab: tab });
          }}
        />
      ))}
      {open ? (
        <div className={styles["railPanel"]}>
          <LeftPanel />
        </div>
      ) : null}
    </nav>
  );
}

function useCloseOutside(open: boolean, inside: React.RefObject<HTMLElement | null>, close: () => void): void {
  const last = useRef(close);
  useEffect(() => {
    last.current = close;
  });
  useEffect(() => {
    if (!open) return undefined;
    const onPress = (event: Event) => {
      if (event.target instanceof Node && inside.current?.contains(event.target) !== true) last.current();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") last.current();
    };
    addEventListener("pointerdown", onPress);
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("pointerdown", onPress);
      removeEventListener("keydown", onKey);
    };
  }, [open, inside]);
}
