// Grey rows where an answer is awaited: they come up within 200 ms, so that neither a bare panel nor a quick flicker is seen.
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
