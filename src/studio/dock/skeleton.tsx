// Grey rows where an answer is awaited: seen only if it takes longer than 200 ms, so that a quick one does not flicker.
import { useWords } from "../i18n/language.ts";

import styles from "./skeleton.module.css";

export function Skeleton({ rows }: { readonly rows: number }) {
  const words = useWords();
  return (
    <div className={styles["skeleton"]} role="status" aria-label={words("dock.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles["row"]} />
      ))}
    </div>
  );
}
