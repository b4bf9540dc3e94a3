// Pasting a link or a scenario: what is wrong with it is said below it, and nothing changes until it is sound.
import { useState } from "react";

import type { Problem } from "../../engine/scenario/problem.ts";
import { useWords } from "../i18n/language.ts";
import { setView } from "../view/view-store.ts";
import { Button } from "../widgets/button.tsx";
import { Dialog } from "../widgets/dialog.tsx";
import { openScenario } from "./open.ts";
import { ProblemList } from "./problem-list.tsx";
import { readText } from "./read-text.ts";

import styles from "./library.module.css";

const close = () => setView({ dialog: "none" });

export default function OpenDialog() {
  const words = useWords();
  const [text, setText] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const open = async () => {
    const read = await readText(text);
    if (read.ok) openScenario(read.value, { runs: true });
    else setProblems(read.problems);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={words("paste.title")}
      description={words("paste.about")}
      width={560}
      footer={
        <>
          <Button onClick={close}>{words("common.cancel")}</Button>
          <Button variant="primary" disabled={text.trim() === ""} onClick={() => void open()}>
            {words("paste.open")}
          </Button>
        </>
      }
    >
      <textarea
        className={styles["paste"]}
        data-autofocus
        aria-label={words("paste.title")}
        aria-invalid={problems.length > 0}
        placeholder={words("paste.placeholder")}
        rows={8}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setProblems([]);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void open();
        }}
      />
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
    </Dialog>
  );
}
