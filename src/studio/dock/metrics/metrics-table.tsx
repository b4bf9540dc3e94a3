// The same numbers as the charts, as a table: for screen readers, and for who wants to read them off.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { useWords } from "../../i18n/language.ts";
import { scopeKey, scopeName } from "../scopes.ts";
import { CHARTS, lineName } from "./chart-model.ts";
import { valueText } from "./measure.ts";
import type { MetricsData, Models } from "./metrics-data.ts";
import { timeLabel } from "./ticks.ts";

import styles from "./metrics-table.module.css";

interface MetricsTableProps {
  readonly scenario: Scenario;
  readonly data: MetricsData;
  readonly models: readonly Models[];
}
export function MetricsTable({ scenario, data, models }: MetricsTableProps) {
  const words = useWords();
  return (
    // A region that scrolls can be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["tables"]} role="region" aria-label={words("metrics.asTable")} tabIndex={0}>
      {data.scopes.map(({ scope }, index) => {
        const charts = models[index];
        if (charts === undefined) return null;
        const { counters } = charts;
        const shown = [...CHARTS.map((id) => charts[id]), ...(counters === undefined ? [] : [counters])];
        const columns = shown.flatMap(({ id, lines, rows }) => lines.map((line) => ({ id, line, rows })));
        return (
          <table key={scopeKey(scope)} className={styles["table"]}>
            <caption>{scopeName(scenario, scope, words("common.system"))}</caption>
            <thead>
              <tr>
                <th scope="col">{words("metrics.time")}</th>
                {columns.map(({ id, line }) => (
                  <th key={`${id} ${line.key}`} scope="col">
                    {words(`metrics.${id}`)}, {lineName(line, words)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {charts.traffic.rows.map((row, at) => (
                <tr key={row.t}>
                  <th scope="row">{timeLabel(row.t)}</th>
                  {columns.map(({ id, line, rows }) => (
                    <td key={`${id} ${line.key}`}>{valueText(rows[at]?.[line.key] ?? null, line.measure)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
