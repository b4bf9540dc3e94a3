// What the marks of the waterfall mean.
import { useWords } from "../../i18n/language.ts";
import { HATCH } from "../patterns.tsx";
import { inVain } from "./bars.ts";
import { everySpan } from "./span-tree.ts";
import type { TraceModel } from "./trace-model.ts";

import styles from "./waterfall-legend.module.css";

/** What occurs only now and then is explained only where it does. */
export function WaterfallLegend({ model }: { readonly model: TraceModel }) {
  const words = useWords();
  const injected = model.breakdown.whole.injected > 0;
  const lay = [...everySpan(model.root)].some(({ span }) => span.lay > 0);
  const vain = [...everySpan(model.root)].some((node) => inVain(node) !== null);
  return (
    <ul className={styles["legend"]}>
      <li>
        <svg width="16" height="6" aria-hidden>
          <rect y="2" width="16" height="2" fill="var(--ink)" />
        </svg>
        {words("traces.criticalPath")}
      </li>
      <li>
        <svg width="20" height="10" aria-hidden>
          <path d="M0 5H20M.7 2v6M19.3 2v6" stroke="var(--t-network)" strokeWidth="1.4" />
          <rect x="5" y="1" width="10" height="8" rx="2" fill="var(--s1)" />
        </svg>
        {words("traces.networkAround")}
      </li>
      <Boxed fill={HATCH.queue} stroke="var(--t-queue)" name={words("phase.queue")} />
      {injected ? <Boxed fill={HATCH.injected} stroke="var(--fault-mid)" name={words("phase.injected")} /> : null}
      <li>
        <svg width="16" height="10" aria-hidden>
          <rect x=".5" y=".5" width="15" height="9" fill="none" stroke="var(--t-backoff)" strokeDasharray="2 1.5" />
        </svg>
        {words("phase.backoff")}
      </li>
      {model.breakdown.whole.held > 0 ? (
        <li>
          <svg width="16" height="10" aria-hidden>
            <rect x=".5" y=".5" width="15" height="9" fill={HATCH.queue} stroke="var(--t-queue)" strokeDasharray="2 1.5" />
          </svg>
          {words("phase.held")}
        </li>
      ) : null}
      {lay ? (
        <li>
          <svg width="16" height="10" aria-hidden>
            <rect x=".5" y="2.5" width="15" height="5" fill={HATCH.queue} stroke="var(--t-queue)" strokeDasharray="2 1.5" />
          </svg>
          {words("traces.inTopic")}
        </li>
      ) : null}
      {vain ? (
        <li>
          <svg width="16" height="10" aria-hidden>
            <rect width="16" height="10" rx="2" fill="var(--s1)" opacity=".35" />
          </svg>
          {words("traces.inVain")}
        </li>
      ) : null}
    </ul>
  );
}
const Boxed = ({ fill, stroke, name }: { readonly fill: string; readonly stroke: string; readonly name: string }) => (
  <li>
    <svg width="16" height="10" aria-hidden>
      <rect x=".5" y=".5" width="15" height="9" rx="2" fill={fill} stroke={stroke} />
    </svg>
    {name}
  </li>
);
