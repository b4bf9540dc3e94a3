// What can be put onto the canvas, and what can be done to it: the content of the left panel. Its tabs are the frame's.
import { Suspense, useEffect, useRef, useState } from "react";

import { useWords } from "../i18n/language.ts";
import { useView } from "../view/view-store.ts";
import { onDemand } from "../widgets/on-demand.ts";
import { SearchField } from "../widgets/search-field.tsx";
import { Entries } from "./entries.tsx";
import { onFindAsked } from "./find.ts";
import { useComponents, useFaults } from "./groups.ts";

import styles from "./palette.module.css";

const ActiveFaultList = onDemand(async () => ({ default: (await import("../faults/active-list.tsx")).ActiveFaultList }));

export function Palette() {
  const tab = useView((view) => view.leftTab);
  return <div className={styles["palette"]}>{tab === "faults" ? <Faults /> : <Components />}</div>;
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
      <Suspense fallback={null}>
        <ActiveFaultList className={styles["active"]} />
      </Suspense>
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
  // What was sought before is selected, so that typing replaces it.
  const find = () => {
    input.current?.focus();
    input.current?.select();
  };
  useEffect(() => onFindAsked(find), []);
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
