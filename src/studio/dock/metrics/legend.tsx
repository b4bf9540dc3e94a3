// Which line is which, and its value at the crosshair; without a crosshair the newest that is known. Each value keeps its room.
import { useWords } from "../../i18n/language.ts";
import { useView } from "../../view/view-store.ts";
import { type ChartModel, type Line, lineName, type Row, rowAt, topOf } from "./chart-model.ts";
import { valueRoom, valueText } from "./measure.ts";

import styles from "./chart-card.module.css";

export function Legend({ model }: { readonly model: ChartModel }) {
  const words = useWords();
  const crosshair = useView((view) => view.crosshair);
  const row = crosshair === null ? null : rowAt(model.rows, crosshair);
  const value = (line: Line) => (crosshair === null ? newest(model.rows, line.key) : (row?.[line.key] ?? null));
  return (
    <ul className={styles["legend"]}>
      {model.lines.map((line) => (
        <li key={line.key}>
          <svg width="12" height="8" aria-hidden>
            <path
              d="M0 4H12"
              stroke={line.colour}
              strokeWidth={line.width + 0.2}
              {...(line.dash === undefined ? {} : { strokeDasharray: line.dash })}
            />
          </svg>
          {lineName(line, words)}
          <span
            className={styles["value"]}
            style={{ minWidth: `${valueRoom(line.right === true ? (model.rightTicks?.at(-1) ?? 0) : topOf(model), line.measure)}ch` }}
          >
            {valueText(value(line), line.measure)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The last value that is known; a window without a single call has none. */
function newest(rows: readonly Row[], key: string): number | null {
  for (let index = rows.length - 1; index >= 0 && index >= rows.length - 3; index--) {
    const value = rows[index]?.[key];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}
