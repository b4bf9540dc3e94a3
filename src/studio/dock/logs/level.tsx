// How grave a record is: a word always, and for what needs a look a mark and a colour.
import type { Level } from "../../../engine/telemetry/views/records.ts";
import { useWords } from "../../i18n/language.ts";
import { StatusMark } from "../../widgets/status-mark.tsx";

import styles from "./level.module.css";

export function LevelLabel({ level }: { readonly level: Level }) {
  const words = useWords();
  return (
    <span className={`${styles["level"]} ${styles[level]}`}>
      {level === "warn" ? <StatusMark status="degraded" size={10} /> : level === "error" ? <StatusMark status="failing" size={10} /> : null}
      {words(`logs.${level}`)}
    </span>
  );
}
