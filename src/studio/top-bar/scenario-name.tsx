// The scenario's name, edited in place: Enter or leaving keeps it, Escape takes it back. An empty one is "Untitled".
import { scenario, edit, useDocument } from "../document/document-store.ts";
import { named } from "../document/scenario-edits.ts";
import { useWords } from "../i18n/language.ts";
import { useDraft } from "../widgets/draft.ts";

import styles from "./top-bar.module.css";

export function ScenarioName() {
  const words = useWords();
  const name = useDocument((state) => state.scenario.name) ?? "";
  const draft = useDraft(name, (text) => {
    if (text.trim() !== (scenario().name ?? "")) edit((before) => named(before, text.trim()));
  });
  return (
    <input
      className={styles["name"]}
      aria-label={words("shell.name")}
      placeholder={words("shell.untitled")}
      maxLength={200}
      value={draft.text}
      size={Math.max(8, Math.min(32, draft.text.length))}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => draft.type(event.target.value)}
      onBlur={draft.commit}
      onKeyDown={(event) => {
        draft.key(event);
        if ((event.key === "Enter" || event.key === "Escape") && !event.nativeEvent.isComposing) event.currentTarget.blur();
      }}
    />
  );
}
