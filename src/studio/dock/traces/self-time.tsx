// Which service the time of this request went to, by what it was doing: the critical path, shared out. The rows sum to the duration.
import { scenario } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { duration } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { Quantity } from "../../widgets/quantity.tsx";
import { type Phases, total } from "./breakdown.ts";
import { PhaseBar } from "./phase-bar.tsx";
import { Swatch } from "./swatch.tsx";
import type { TraceModel } from "./trace-model.ts";

import styles from "./self-time.module.css";

const COLUMNS = ["work", "queue", "network", "injected", "backoff", "held"] as const;
export function SelfTime({ model }: { readonly model: TraceModel }) {
  const words = useWords();
  const rows = [...model.breakdown.byNode].toSorted((a, b) => total(b[1]) - total(a[1]) || (a[0] < b[0] ? -1 : 1));
  const most = Math.max(1, ...rows.map(([, phases]) => total(phases)));
  const columns = COLUMNS.filter((phase) => (phase !== "injected" && phase !== "held") || model.breakdown.whole[phase] > 0);
  return (
    <div className={styles["self"]}>
      <div className={styles["title"]}>
        <h4>{words("traces.selfTime")}</h4>
        <span>{words("traces.selfTimeHint")}</span>
      </div>
      {/* A region that scrolls can be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles["box"]} role="region" aria-label={words("traces.selfTime")} tabIndex={0}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">{words("traces.service")}</th>
              {columns.map((phase) => (
                <th key={phase} scope="col" className={styles["figure"]}>
                  {words(`phase.${phase}`)}
                </th>
              ))}
              <th scope="col" className={styles["whole"]}>
                {words("traces.allPhases")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([node, phases]) => (
              <tr key={node}>
                <th scope="row">
                  <span className={styles["service"]}>
                    <Swatch node={node} />
                    {thingName(scenario(), node)}
                  </span>
                </th>
                {columns.map((phase) => (
                  <td key={phase} className={styles["figure"]}>
                    {figure(phases, phase)}
                  </td>
                ))}
                <td>
                  <span className={styles["bar"]}>
                    <PhaseBar phases={phases} width={150} height={8} of={most} gap={0} />
                    <Quantity value={duration(total(phases))} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
const figure = (phases: Phases, phase: (typeof COLUMNS)[number]) =>
  phases[phase] === 0 ? <span className={styles["none"]}>–</span> : <Quantity value={duration(phases[phase])} />;
