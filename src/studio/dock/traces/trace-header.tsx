// What a request was: operation, end, id, moment, length; and where its time went, in one bar that sums to its length.
import { useRef } from "react";

import { useWords } from "../../i18n/language.ts";
import { clock, duration, percent } from "../../i18n/numbers.ts";
import { setView, useView } from "../../view/view-store.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { Chip } from "../../widgets/chip.tsx";
import { Quantity } from "../../widgets/quantity.tsx";
import { useSize } from "../use-size.ts";
import { PHASES, total } from "./breakdown.ts";
import { download } from "./download.ts";
import { toOtlp } from "./otlp.ts";
import { outcomeWords, reasonWords, toneOf } from "./outcome.tsx";
import { PhaseBar, PhaseSwatch } from "./phase-bar.tsx";
import { tookText } from "./time-scale.ts";
import { type TraceModel, wayOf } from "./trace-model.ts";

import styles from "./trace-header.module.css";

export function TraceHeader({ model, compact }: { readonly model: TraceModel; readonly compact: boolean }) {
  const words = useWords();
  const { trace } = model;
  return (
    <header className={compact ? styles["compact"] : styles["header"]}>
      <div className={styles["line"]}>
        <h3>{trace.operation}</h3>
        <Chip tone={toneOf(trace.outcome)}>
          {outcomeWords(trace, words)}
          {trace.reason === null ? null : ` · ${reasonWords(trace, words)}`}
        </Chip>
        {compact ? <Quantity strong value={tookText(trace.duration)} /> : <span className={styles["id"]}>{trace.id}</span>}
        <span className={styles["grow"]} />
        <Acts model={model} />
      </div>
      {compact ? null : (
        <>
          <Facts model={model} />
          <WholeBar model={model} />
        </>
      )}
    </header>
  );
}

function Acts({ model }: { readonly model: TraceModel }) {
  const words = useWords();
  const { trace } = model;
  const lit = useView((view) => view.highlight.length > 0);
  const show = () => setView(lit ? { highlight: [] } : { highlight: wayOf(trace), dockLarge: false });
  const save = () => download(`trace-${trace.id.slice(0, 12)}.json`, JSON.stringify(toOtlp(trace), null, 2));
  return (
    <>
      <Button small icon="target" aria-pressed={lit} onClick={show}>
        {words(lit ? "traces.hideOnCanvas" : "traces.showOnCanvas")}
      </Button>
      <Button small icon="export" title={words("traces.exportHint")} onClick={save}>
        {words("traces.export")}
      </Button>
      <IconButton small icon="close" label={words("traces.close")} onClick={() => setView({ openTrace: null })} />
    </>
  );
}

function Facts({ model }: { readonly model: TraceModel }) {
  const words = useWords();
  const { trace, depth, services } = model;
  return (
    <dl className={styles["facts"]}>
      <dt>{words("traces.at")}</dt>
      <dd>{clock(trace.startedAt)}</dd>
      <dt>{words("traces.took")}</dt>
      <dd>
        <Quantity strong value={tookText(trace.duration)} />
      </dd>
      <dt>{words("traces.spanCount")}</dt>
      <dd>{trace.spansOf.length}</dd>
      <dt>{words("traces.services")}</dt>
      <dd>{services}</dd>
      <dt>{words("traces.depth")}</dt>
      <dd>{depth}</dd>
      {model.lasted > trace.duration ? (
        <>
          <dt>{words("traces.lasted")}</dt>
          <dd>
            <Quantity strong value={tookText(model.lasted)} />
          </dd>
        </>
      ) : null}
      {trace.open ? <dd className={styles["open"]}>{words("traces.open")}</dd> : null}
      {trace.lost ? <dd className={styles["lost"]}>{words("traces.lost")}</dd> : null}
    </dl>
  );
}

function WholeBar({ model }: { readonly model: TraceModel }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [width] = useSize(box);
  const { whole } = model.breakdown;
  const sum = Math.max(1, total(whole));
  return (
    <div role="group" aria-label={words("traces.whereTimeWent")}>
      <div ref={box} className={styles["bar"]}>
        {width > 0 ? <PhaseBar phases={whole} width={width} height={14} /> : null}
      </div>
      <ul className={styles["phases"]}>
        {PHASES.filter((phase) => whole[phase] > 0).map((phase) => (
          <li key={phase}>
            <PhaseSwatch phase={phase} />
            {words(`phase.${phase}`)}
            <Quantity strong value={duration(whole[phase])} />
            <span className={styles["share"]}>{shareText(whole[phase] / sum)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
const shareText = (share: number): string => {
  const { number, unit } = percent(share);
  return `${share >= 0.01 ? Math.round(share * 100) : number} ${unit}`;
};
