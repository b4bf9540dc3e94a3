// What the run says, newest at the foot. While one reads at the foot it follows; scrolled up it stands still and counts what came since.
import { useCallback, useMemo, useState } from "react";

import type { LogList, LogQuery } from "../../../engine/telemetry/views/records.ts";
import { useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import { controls } from "../../run/controls.ts";
import { useRun } from "../../run/run-store.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { ALL_LEVELS, filterLogs, type LogFilter, NO_LOG_FILTER, useDock } from "../dock-store.ts";
import { DockEnd } from "../end-slot.tsx";
import { Failed } from "../failed.tsx";
import { usePolled } from "../polled.ts";
import { Skeleton } from "../skeleton.tsx";
import { LogBar } from "./log-bar.tsx";
import { LogRows } from "./log-rows.tsx";

import styles from "./logs-panel.module.css";

export const MOST_RECORDS = 1000;

export const logQuery = (filter: LogFilter): Omit<LogQuery, "most"> => ({
  levels: filter.levels,
  ...(filter.node === null ? {} : { node: filter.node }),
  ...(filter.trace === null ? {} : { trace: filter.trace }),
  ...(filter.text === "" ? {} : { text: filter.text }),
});

interface Answer {
  readonly list: LogList;
  /** How many came after the place where reading stopped. */
  readonly since: number;
}

export default function LogsPanel() {
  const filter = useDock((dock) => dock.logs);
  const [stopped, setStopped] = useState<LogList | null>(null);
  const ask = useCallback(async (): Promise<Answer> => {
    const query = logQuery(filter);
    if (stopped === null) return { list: await controls.logs({ ...query, most: MOST_RECORDS }), since: 0 };
    const last = stopped.records.at(-1)?.seq ?? -1;
    const later = await controls.logs({ ...query, after: last, most: 1 });
    return { list: stopped, since: later.matched };
  }, [filter, stopped]);
  const { value, failed, again } = usePolled(ask);
  const list = stopped ?? value?.list ?? null;
  const records = useMemo(() => list?.records ?? [], [list]);
  const change = (next: Partial<LogFilter>) => {
    setStopped(null);
    filterLogs(next);
  };
  return (
    <div className={styles["panel"]}>
      <DockEnd>{list === null ? null : <Line list={list} />}</DockEnd>
      <LogBar filter={filter} onChange={change} />
      {list === null ? (
        failed ? (
          <Failed onAgain={again} />
        ) : (
          <Skeleton rows={6} />
        )
      ) : records.length === 0 ? (
        <Nothing filter={filter} onClear={() => change(NO_LOG_FILTER)} />
      ) : (
        <LogRows
          records={records}
          following={stopped === null}
          since={stopped === null ? 0 : (value?.since ?? 0)}
          onStop={() => setStopped(list)}
          onFollow={() => setStopped(null)}
        />
      )}
    </div>
  );
}

function Line({ list }: { readonly list: LogList }) {
  const words = useWords();
  const shown = list.records.length;
  const parts = [
    shown < list.matched
      ? words("logs.newestOf", { shown: whole(shown), of: whole(list.matched) })
      : words("logs.count", { count: whole(list.matched) }),
    ...(list.dropped > 0 ? [words("logs.dropped", { count: whole(list.dropped) })] : []),
  ];
  return <span className={styles["line"]}>{parts.join(" · ")}</span>;
}

function Nothing({ filter, onClear }: { readonly filter: LogFilter; readonly onClear: () => void }) {
  const words = useWords();
  const state = useRun((run) => run.state);
  const filtered = filter.node !== null || filter.trace !== null || filter.text !== "" || filter.levels.length < ALL_LEVELS.length;
  if (filtered)
    return (
      <EmptyState icon="filter" title={words("logs.filtered")} text={words("logs.filteredText")}>
        <Button small onClick={onClear}>
          {words("dock.clearFilters")}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState icon="list" title={words("logs.empty")} text={words("logs.emptyText")}>
      {state === "paused" ? (
        <Button variant="primary" small onClick={() => void controls.start()}>
          {words("dock.run")}
        </Button>
      ) : undefined}
    </EmptyState>
  );
}
