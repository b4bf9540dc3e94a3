// What the list of traces is narrowed to: service, operation, outcome with counts, duration, text. What holds is always in sight.
import type { Outcome } from "../../../engine/telemetry/views/live.ts";
import { OUTCOMES } from "../../../engine/telemetry/views/live.ts";
import type { TraceList } from "../../../engine/telemetry/views/records.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { Button } from "../../widgets/button.tsx";
import { SearchField } from "../../widgets/search-field.tsx";
import { Segmented } from "../../widgets/segmented.tsx";
import { filterTraces, isFiltered, NO_TRACE_FILTER, type TraceFilter } from "../dock-store.ts";
import { timeLabel } from "../metrics/ticks.ts";
import { Picker } from "../picker.tsx";
import { DurationRange } from "./duration-range.tsx";
import { OutcomeLabel } from "./outcome.tsx";

import styles from "./filter-bar.module.css";

interface FilterBarProps {
  readonly filter: TraceFilter;
  readonly list: TraceList | null;
}
export function FilterBar({ filter, list }: FilterBarProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  return (
    <div className={styles["bar"]} role="group" aria-label={words("traces.filters")}>
      <Picker
        label={words("traces.service")}
        value={filter.node}
        options={scenario.nodes.filter(({ kind }) => kind !== "zone").map(({ id }) => id)}
        nameOf={(id) => thingName(scenario, id)}
        onChange={(node) => filterTraces({ node })}
      />
      <Picker
        label={words("traces.operation")}
        value={filter.operation}
        options={list?.operations ?? []}
        onChange={(operation) => filterTraces({ operation })}
      />
      <Outcomes filter={filter} list={list} />
      <DurationRange filter={filter} />
      {filter.from === null ? null : (
        <Button small icon="close" aria-label={words("traces.anyTime")} onClick={() => filterTraces({ from: null, to: null })}>
          {`${timeLabel(filter.from)}–${timeLabel(filter.to ?? filter.from)}`}
        </Button>
      )}
      <SearchField
        className={styles["search"] ?? ""}
        value={filter.text}
        label={words("traces.search")}
        onChange={(text) => filterTraces({ text })}
      />
      {isFiltered(filter) ? (
        <Button small variant="quiet" onClick={() => filterTraces({ ...NO_TRACE_FILTER, order: filter.order })}>
          {words("traces.clear")}
        </Button>
      ) : null}
    </div>
  );
}

/** All, ok, failed together, and each way to fail that occurs. */
function Outcomes({ filter, list }: FilterBarProps) {
  const words = useWords();
  const counts = list?.byOutcome;
  const count = (outcome: Outcome) => counts?.[outcome] ?? 0;
  const failed = OUTCOMES.reduce((sum, outcome) => sum + (outcome === "ok" ? 0 : count(outcome)), 0);
  const classes = OUTCOMES.filter((outcome) => outcome !== "ok" && (count(outcome) > 0 || filter.outcome === outcome));
  const number = (value: number) => <span className={styles["count"]}>{counts === undefined ? "–" : whole(value)}</span>;
  const options = [
    {
      value: "all" as const,
      label: (
        <>
          {words("traces.all")} {number(count("ok") + failed)}
        </>
      ),
    },
    {
      value: "ok" as const,
      label: (
        <>
          <OutcomeLabel outcome="ok" size={10} /> {number(count("ok"))}
        </>
      ),
    },
    ...(classes.length > 1 || filter.outcome === "failed"
      ? [
          {
            value: "failed" as const,
            label: (
              <>
                {words("traces.failed")} {number(failed)}
              </>
            ),
          },
        ]
      : []),
    ...classes.map((value) => ({
      value,
      label: (
        <>
          <OutcomeLabel outcome={value} size={10} /> {number(count(value))}
        </>
      ),
    })),
  ];
  return (
    <Segmented
      label={words("traces.outcome")}
      value={filter.outcome ?? "all"}
      options={options}
      onChange={(value) => filterTraces({ outcome: value === "all" ? null : value })}
    />
  );
}
