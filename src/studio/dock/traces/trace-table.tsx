// The traces that pass the filters, as a table whose rows are there only while in sight. ↑ and ↓ open the next one; the open one keeps its
// place on the screen while new ones come.
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";

import type { TraceRow } from "../../../engine/telemetry/views/records.ts";
import { useWords } from "../../i18n/language.ts";
import { clock, duration, whole } from "../../i18n/numbers.ts";
import { setView, useView } from "../../view/view-store.ts";
import { classes } from "../../widgets/classes.ts";
import { Icon } from "../../widgets/icons.tsx";
import { Quantity } from "../../widgets/quantity.tsx";
import { filterTraces, type TraceFilter } from "../dock-store.ts";
import { useAnchored, useWindowed } from "../use-windowed.ts";
import { OutcomeLabel } from "./outcome.tsx";

import styles from "./trace-table.module.css";

export const ROW = 24;
const SHORT_ID = 6;
interface TraceTableProps {
  readonly rows: readonly TraceRow[];
  readonly matched: number;
  readonly order: TraceFilter["order"];
}

export function TraceTable({ rows, matched, order }: TraceTableProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const open = useView((view) => view.openTrace);
  const ids = useIds(rows);
  const windowed = useWindowed(box, rows.length, ROW);
  useAnchored(box, ids, open, ROW);
  const openAt = open === null ? -1 : ids.indexOf(open);
  const longest = rows.reduce((most, row) => Math.max(most, row.duration), 1);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current || open === null) return;
    moved.current = false;
    box.current?.querySelector<HTMLElement>(`[data-trace="${open}"]`)?.focus();
  });
  const go = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (row === undefined) return;
    moved.current = true;
    windowed.show(rows.indexOf(row));
    setView({ openTrace: row.id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: openAt + 1, ArrowUp: openAt - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div className={styles["frame"]}>
      <div ref={box} className={styles["box"]}>
        <table className={styles["table"]} aria-rowcount={rows.length + 1} aria-label={words("traces.list")}>
          <Head order={order} />
          <tbody>
            {windowed.before > 0 ? <tr aria-hidden style={{ height: windowed.before }} /> : null}
            {rows.slice(windowed.first, windowed.end).map((row, index) => {
              const at = windowed.first + index;
              return (
                <Line
                  key={row.id}
                  row={row}
                  index={at}
                  open={row.id === open}
                  longest={longest}
                  stop={at === Math.max(0, openAt)}
                  onKeyDown={onKeyDown}
                />
              );
            })}
            {windowed.after > 0 ? <tr aria-hidden style={{ height: windowed.after }} /> : null}
          </tbody>
        </table>
      </div>
      <p className={styles["foot"]}>
        {matched > rows.length
          ? words("traces.shownOf", { shown: whole(rows.length), of: whole(matched) })
          : words("traces.count", { count: whole(matched) })}
      </p>
    </div>
  );
}

function Head({ order }: Pick<TraceTableProps, "order">) {
  const words = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{words("traces.trace")}</th>
        <Sortable order="newest" now={order} label={words("traces.started")} />
        <Sortable order="longest" now={order} label={words("traces.duration")} />
        <th scope="col" className={styles["figure"]}>
          {words("traces.tries")}
        </th>
        <th scope="col" className={classes(styles["figure"], styles["spans"])}>
          {words("traces.spans")}
        </th>
        <th scope="col">{words("traces.outcome")}</th>
      </tr>
    </thead>
  );
}

/** The same list as long as it has the same ids in the same order. */
function useIds(rows: readonly TraceRow[]): readonly string[] {
  const key = rows.map(({ id }) => id).join(" ");
  return useMemo(() => (key === "" ? [] : key.split(" ")), [key]);
}

function Sortable({
  order,
  now,
  label,
}: {
  readonly order: TraceFilter["order"];
  readonly now: TraceFilter["order"];
  readonly label: string;
}) {
  const on = order === now;
  return (
    <th scope="col" className={styles[order]} aria-sort={on ? "descending" : "none"}>
      <button type="button" onClick={() => filterTraces({ order })}>
        {label}
        {on ? <Icon name="down" size={11} /> : null}
      </button>
    </th>
  );
}

interface LineProps {
  readonly row: TraceRow;
  readonly index: number;
  readonly open: boolean;
  readonly longest: number;
  /** The one row that Tab leads to. */
  readonly stop: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}
function Line({ row, index, open, longest, stop, onKeyDown }: LineProps) {
  const failed = row.outcome !== "ok";
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={open ? "true" : undefined}
      className={open ? styles["open"] : undefined}
      onClick={() => setView({ openTrace: row.id })}
    >
      <td>
        <button type="button" className={styles["id"]} data-trace={row.id} tabIndex={stop ? 0 : -1} onKeyDown={onKeyDown}>
          {row.id.slice(0, SHORT_ID)}
        </button>
      </td>
      <td className={styles["moment"]}>{clock(row.startedAt)}</td>
      <td>
        <span className={styles["took"]}>
          <span className={styles["track"]} aria-hidden>
            <i className={failed ? styles["badBar"] : styles["bar"]} style={{ width: `${Math.max(2, (row.duration / longest) * 100)}%` }} />
          </span>
          <Quantity value={duration(row.duration)} />
        </span>
      </td>
      <td className={styles["figure"]}>{row.tries}</td>
      <td className={classes(styles["figure"], styles["spans"])}>{row.spans}</td>
      <td>
        <span className={styles["outcome"]}>
          <OutcomeLabel outcome={row.outcome} />
          <Messages row={row} />
        </span>
      </td>
    </tr>
  );
}

/** What came of its messages after the request: how many deliveries failed, else when the last one was done. */
function Messages({ row }: { readonly row: TraceRow }) {
  const words = useWords();
  const { failedDeliveries, lasted } = row;
  if (failedDeliveries === 0 && lasted <= row.duration) return null;
  const took = duration(lasted);
  const said = words(failedDeliveries > 0 ? "traces.failedDeliveries" : "traces.messagesTook", {
    count: failedDeliveries,
    took: `${took.number} ${took.unit}`,
  });
  return (
    <span className={failedDeliveries > 0 ? styles["badMessages"] : styles["messages"]} title={said}>
      <Icon name="delivery" size={11} />
      <span className={styles["unseen"]}>{said}</span>
      <span aria-hidden>{failedDeliveries > 0 ? `${failedDeliveries} ✕` : `${took.number} ${took.unit}`}</span>
    </span>
  );
}
