// Hollow diamonds over the latency chart: kept traces, each a button that opens it.
import { useWords } from "../../i18n/language.ts";
import { duration } from "../../i18n/numbers.ts";
import type { Exemplar } from "./exemplars.ts";
import type { PlotScale } from "./plot-scale.ts";
import { timeLabel } from "./ticks.ts";

import styles from "./exemplar-layer.module.css";

interface ExemplarLayerProps {
  readonly exemplars: readonly Exemplar[];
  readonly scale: PlotScale;
  /** ms that the axis ends at; what took longer is in the list only. */
  readonly top: number;
  readonly onOpen: (id: string) => void;
}
export function ExemplarLayer({ exemplars, scale, top, onOpen }: ExemplarLayerProps) {
  const words = useWords();
  return exemplars
    .filter(({ at, ms }) => at >= scale.shown.from && at <= scale.shown.to && ms <= top)
    .map(({ id, at, ms, failed }) => {
      const { number, unit } = duration(ms * 1000);
      const name = words(failed ? "metrics.failedTrace" : "metrics.slowTrace", { at: timeLabel(at), took: `${number} ${unit}` });
      return (
        <button
          key={id}
          type="button"
          className={styles["exemplar"]}
          style={{ left: scale.x(at), top: scale.y(ms) }}
          aria-label={name}
          title={name}
          onClick={() => onOpen(id)}
        >
          <svg width="11" height="11" viewBox="-5.5 -5.5 11 11" aria-hidden>
            <path d="M0-3.9 3.9 0 0 3.9-3.9 0z" className={failed ? styles["failed"] : styles["slow"]} />
          </svg>
        </button>
      );
    });
}
