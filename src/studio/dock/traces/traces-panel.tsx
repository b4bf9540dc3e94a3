// The traces that were kept: filters, duration over time, a table, and beside them the one that is open. In a low dock the parts stand side by
// side and the scatter makes room for an open trace.
import { useRef } from "react";

import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { percent, whole } from "../../i18n/numbers.ts";
import { controls } from "../../run/controls.ts";
import { useRun } from "../../run/run-store.ts";
import { useView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { filterTraces, isFiltered, NO_TRACE_FILTER, type TraceFilter, useDock } from "../dock-store.ts";
import { DockEnd } from "../end-slot.tsx";
import { Failed } from "../failed.tsx";
import { RangeMenu } from "../range-menu.tsx";
import { Skeleton } from "../skeleton.tsx";
import { useSize } from "../use-size.ts";
import { FilterBar } from "./filter-bar.tsx";
import { Scatter } from "./scatter.tsx";
import { type TraceData, useTraces } from "./trace-data.ts";
import { TraceDetail } from "./trace-detail.tsx";
import { TraceTable } from "./trace-table.tsx";

import styles from "./traces-panel.module.css";

const TALL = 460;

export default function TracesPanel() {
  const filter = useDock((dock) => dock.traces);
  const range = useView((view) => view.range);
  const open = useView((view) => view.openTrace);
  const { value, failed, again } = useTraces(filter, range);
  const box = useRef<HTMLDivElement>(null);
  const [, height] = useSize(box);
  const low = height < TALL;
  return (
    <div ref={box} className={styles["panel"]}>
      <DockEnd>
        <StateLine data={value} />
        <RangeMenu />
      </DockEnd>
      <FilterBar filter={filter} list={value?.list ?? null} />
      <div className={low ? styles["low"] : styles["tall"]}>
        {value === null ? (
          failed ? (
            <Failed onAgain={again} />
          ) : (
            <Skeleton rows={8} />
          )
        ) : value.list.kept === 0 && open === null ? (
          <NoTraces />
        ) : (
          <>
            <div className={open === null ? styles["listAlone"] : styles["list"]}>
              {low && open !== null ? null : (
                <Scatter dots={value.dots} shown={value.shown} now={value.now} marks={value.marks} filter={filter} />
              )}
              {value.list.rows.length === 0 ? (
                <Nothing filter={filter} />
              ) : (
                <TraceTable rows={value.list.rows} matched={value.list.matched} order={filter.order} />
              )}
            </div>
            {open === null ? (
              low ? null : (
                <Choose />
              )
            ) : (
              <div className={styles["detail"]}>
                <TraceDetail id={open} compact={low} />
              </div>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** How many were kept of how many, and by which rule. */
function StateLine({ data }: { readonly data: TraceData | null }) {
  const words = useWords();
  const tracing = useDocument((state) => state.scenario.tracing);
  if (data === null) return null;
  const text = (share: number) => {
    const { unit } = percent(share);
    return `${Number((share * 100).toPrecision(3))} ${unit}`;
  };
  const { kept, seen, dropped } = data.list;
  const parts = [
    words("traces.keptOf", { kept: whole(kept), seen: whole(seen) }),
    [
      words("traces.sampled", { share: text(tracing?.sample ?? 0.01) }),
      ...(tracing?.keepErrors === false ? [] : [words("traces.allErrors")]),
      ...((tracing?.keepSlowest ?? 0.001) > 0 ? [words("traces.slowest", { share: text(tracing?.keepSlowest ?? 0.001) })] : []),
    ].join(words("traces.comma")),
    ...(dropped > 0 ? [words("traces.dropped", { count: whole(dropped) })] : []),
  ];
  const line = parts.join(" · ");
  return (
    <span className={styles["line"]} title={line}>
      {line}
    </span>
  );
}

function NoTraces() {
  const words = useWords();
  const state = useRun((run) => run.state);
  return (
    <EmptyState icon="list" title={words("traces.empty")} text={words("traces.emptyText")}>
      {state === "paused" ? (
        <Button variant="primary" small onClick={() => void controls.start()}>
          {words("dock.run")}
        </Button>
      ) : undefined}
    </EmptyState>
  );
}
function Nothing({ filter }: { readonly filter: TraceFilter }) {
  const words = useWords();
  return (
    <EmptyState icon="filter" title={words("traces.filtered")} text={words("traces.filteredText")}>
      {isFiltered(filter) ? (
        <Button small onClick={() => filterTraces({ ...NO_TRACE_FILTER, order: filter.order })}>
          {words("dock.clearFilters")}
        </Button>
      ) : undefined}
    </EmptyState>
  );
}
function Choose() {
  const words = useWords();
  return (
    <div className={styles["detail"]}>
      <EmptyState icon="tree" title={words("traces.choose")} text={words("traces.chooseText")} />
    </div>
  );
}
