// What the dots mean, and for how many requests one of them stands.
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import { useRun } from "../../run/run-store.ts";

import styles from "../floating/floating.module.css";

export function Legend() {
  const words = useWords();
  const messages = useDocument(({ scenario }) => scenario.nodes.some(({ kind }) => kind === "broker"));
  const standFor = useRun((run) => run.dotsStandFor);
  return (
    <ul className={styles["legend"]} aria-label={words("canvas.legend")} title={words("canvas.dot.stretched")}>
      <li>
        <svg width="6" height="6" aria-hidden>
          <circle cx="3" cy="3" r="3" fill="var(--route-dot)" />
        </svg>
        {standFor > 1 ? words("canvas.dot.many", { count: whole(standFor) }) : words("canvas.dot.one")}
      </li>
      {messages ? (
        <li>
          <svg width="11" height="8" viewBox="-5.5 -4 11 8" aria-hidden>
            <path d="M-5-3.5H5V3.5H-5Z" fill="var(--route-dot)" />
            <path d="M-5-3.5 0 .6 5-3.5" fill="none" stroke="var(--surface)" strokeWidth="1.1" />
          </svg>
          {words("canvas.dot.message")}
        </li>
      ) : null}
      <li>
        <svg width="12" height="7" aria-hidden fill="none" stroke="var(--ink)">
          <path d="M0 3.5H6" strokeWidth="1.4" strokeDasharray="2 1.5" />
          <circle cx="9" cy="3.5" r="2.3" strokeWidth="1.3" />
        </svg>
        {words("canvas.dot.retry")}
      </li>
      <li>
        <svg width="9" height="9" viewBox="-4.5 -4.5 9 9" aria-hidden stroke="var(--failing-mid)" strokeWidth="1.7">
          <path d="M-3-3 3 3M3-3-3 3" />
        </svg>
        {words("canvas.dot.failed")}
      </li>
      <li>
        <svg
          width="11"
          height="11"
          viewBox="-5.5 -5.5 11 11"
          aria-hidden
          stroke="var(--failing-mid)"
          strokeWidth="1.3"
          strokeLinecap="round"
        >
          <path d="M-2-2-4-4M-2.5 0H-5M0-2.5V-5M-2 2-4 4M2-2 4-4M0 2.5V5M2 2 4 4M2.5 0H5" />
          <circle r="1.8" fill="var(--failing-mid)" stroke="none" />
        </svg>
        {words("canvas.dot.rejected")}
      </li>
    </ul>
  );
}
