// One call in full: what it waited for, how it ended and why in words, its moments in order, its attributes, and the log of its trace.
import { useEffect, useRef, useState, type ReactNode } from "react";

import type { LogRecord } from "../../../engine/telemetry/views/records.ts";
import { scenario } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { clock, duration } from "../../i18n/numbers.ts";
import { stageWord, verdictWord } from "../../i18n/stages.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { controls } from "../../run/controls.ts";
import { select, setView } from "../../view/view-store.ts";
import { skewWords } from "../../why/skew.ts";
import { Button } from "../../widgets/button.tsx";
import { Quantity } from "../../widgets/quantity.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { NO_LOG_FILTER, setDock } from "../dock-store.ts";
import { LevelLabel } from "../logs/level.tsx";
import { sentence } from "../logs/sentence.ts";
import { useSize } from "../use-size.ts";
import { ownPhases, PHASES } from "./breakdown.ts";
import { OutcomeLabel, reasonWords, tryWords } from "./outcome.tsx";
import { PhaseBar } from "./phase-bar.tsx";
import { eventsOf } from "./span-events.ts";
import type { SpanNode } from "./span-tree.ts";
import { Swatch } from "./swatch.tsx";
import type { TraceModel } from "./trace-model.ts";

import styles from "./span-panel.module.css";

interface SpanPanelProps {
  readonly model: TraceModel;
  readonly node: SpanNode;
}
export function SpanPanel({ model, node }: SpanPanelProps) {
  const words = useWords();
  const { span } = node;
  const light = () => setView({ highlight: span.route === null ? [span.node] : [span.route, span.node], dockLarge: false });
  return (
    <aside className={styles["panel"]} aria-label={words("traces.span")}>
      <div className={styles["head"]}>
        <div className={styles["title"]}>
          <Swatch node={span.node} />
          <h4>{thingName(scenario(), span.node)}</h4>
          {span.twin ? <span className={styles["try"]}>{words(span.won ? "traces.twinWon" : "traces.twin")}</span> : null}
          {span.attempts > 1 && !span.twin ? <span className={styles["try"]}>{tryWords(span, words)}</span> : null}
        </div>
        <p className={styles["sub"]}>
          {span.operation}
          {span.instance === null ? null : ` · ${span.instance}`}
        </p>
        {span.outcome === "ok" ? null : (
          <p className={styles["cause"]}>
            <StatusMark status="failing" size={12} />
            <span>
              {words(`outcome.${span.outcome}`)}
              {span.reason === null ? null : ` · ${reasonWords(span, words)}`}
            </span>
          </p>
        )}
        <OwnTime node={node} />
      </div>
      <Events model={model} node={node} />
      <Stages node={node} />
      <Attributes model={model} node={node} />
      <Logs trace={model.trace.id} />
      <div className={styles["acts"]}>
        <Button small onClick={() => select([span.node])}>
          {words("traces.selectNode")}
        </Button>
        <Button small onClick={light}>
          {words("traces.showOnCanvas")}
        </Button>
        <Button small onClick={() => openLogs(model.trace.id)}>
          {words("traces.openLogs")}
        </Button>
      </div>
    </aside>
  );
}
function openLogs(trace: string): void {
  setDock({ logs: { ...NO_LOG_FILTER, trace } });
  setView({ dockTab: "logs" });
}

function OwnTime({ node }: { readonly node: SpanNode }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [width] = useSize(box);
  const own = ownPhases(node);
  return (
    <div ref={box} className={styles["own"]}>
      {width > 0 ? <PhaseBar phases={own} calls={own.calls} width={width} height={9} gap={1} /> : null}
      <dl>
        {PHASES.filter((phase) => own[phase] > 0).map((phase) => (
          <div key={phase}>
            <dt>{words(`phase.${phase}`)}</dt>
            <dd>
              <Quantity strong value={duration(own[phase])} />
            </dd>
          </div>
        ))}
        {own.calls > 0 ? (
          <div>
            <dt>{words("traces.calls")}</dt>
            <dd>
              <Quantity strong value={duration(own.calls)} />
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}

function Events({ model, node }: SpanPanelProps) {
  const words = useWords();
  const text = (us: number) => {
    const { number, unit } = duration(us);
    return `${number} ${unit}`;
  };
  return (
    <section className={styles["section"]}>
      <h5>
        {words("traces.events")}
        <span>{words("traces.eventsUnit")}</span>
      </h5>
      <table className={styles["events"]} aria-label={words("traces.events")}>
        <tbody>
          {eventsOf(node).map((event) => (
            <tr key={event.kind}>
              <td>{offset(event.at - model.root.moments.sent)}</td>
              <th scope="row">
                {event.kind === "injected" ? <StatusMark status="fault" size={11} /> : null}
                {words(`event.${event.kind}`)}
              </th>
              <td>{event.took === null ? (event.status ?? "") : words(`event.${event.kind}Detail`, { took: text(event.took) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
/** ms after the request began, with a digit where it matters. */
const offset = (us: number): string => (Math.abs(us) < 1e6 ? (us / 1000).toFixed(1) : Math.round(us / 1000).toLocaleString("en"));

/** What each stage of a gateway's middleware did with the request, as far as it came. */
function Stages({ node }: { readonly node: SpanNode }) {
  const words = useWords();
  const { stages } = node.span;
  if (stages.length === 0) return null;
  return (
    <section className={styles["section"]}>
      <h5>{words("traces.middleware")}</h5>
      <table className={styles["events"]} aria-label={words("traces.middleware")}>
        <tbody>
          {stages.map((stage, index) => (
            // The place is a stage's identity: two may be of the same use.
            // eslint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <td>{index + 1}</td>
              <th scope="row">{stageWord(stage.use, words)}</th>
              <td>
                {stage.verdict === "ended" ? <StatusMark status="failing" size={11} /> : null} {verdictWord(stage, words)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Attributes({ model, node }: SpanPanelProps) {
  const words = useWords();
  const { span } = node;
  const took = (us: number) => <Quantity value={duration(us)} />;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [words("attribute.outcome"), <OutcomeLabel key="outcome" outcome={span.outcome} />],
    [words("attribute.status"), span.status],
    [words("attribute.span"), span.id],
    ...(span.instance === null ? [] : [[words("attribute.instance"), span.instance] as const]),
    ...(span.version === null ? [] : [[words("attribute.version"), span.version] as const]),
    ...(span.route === null ? [] : [[words("attribute.route"), thingName(scenario(), span.route)] as const]),
    [words("attribute.attempt"), words("attribute.of", { attempt: span.attempt, attempts: span.attempts })],
    ...(span.parent === null
      ? model.trace.key < 0
        ? []
        : [[words("attribute.key"), model.trace.key] as const]
      : [[words("attribute.work"), took(span.work)] as const]),
    ...(span.limited > 0 ? [[words("event.limited"), took(span.limited)] as const] : []),
    ...(span.held > 0 ? [[words("event.held"), took(span.held)] as const] : []),
    ...(span.fellBack ? [[words("attribute.fallback"), words("traces.fellBack")] as const] : []),
    ...(span.cached === null ? [] : [[words("attribute.cache"), words(`cached.${span.cached}`)] as const]),
    ...(span.behind > 0 ? [[words("attribute.stale"), words("attribute.behind", { versions: span.behind })] as const] : []),
    ...(span.duplicate ? [[words("attribute.event"), words("attribute.duplicate")] as const] : []),
    ...(span.locked > 0 ? [[words("attribute.locked"), took(span.locked)] as const] : []),
    ...(span.skew === 0 ? [] : [[words("clock.clock"), skewWords(span.skew, words)] as const]),
    ...(span.skew === 0 || Number.isNaN(span.arrivedAt) ? [] : [[words("clock.written"), clock(span.arrivedAt + span.skew)] as const]),
    ...(span.injected > 0 ? [[words("attribute.injected"), took(span.injected)] as const] : []),
  ];
  return (
    <section className={styles["section"]}>
      <h5>{words("traces.attributes")}</h5>
      <dl className={styles["attributes"]}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const MOST_LOGS = 50;
function Logs({ trace }: { readonly trace: string }) {
  const words = useWords();
  const [records, setRecords] = useState<readonly LogRecord[]>([]);
  useEffect(() => {
    let gone = false;
    void controls.logs({ trace, most: MOST_LOGS }).then(
      (list) => gone || setRecords(list.records),
      // The panel says nothing rather than what belongs to another trace; the banner above tells of a run that failed.
      () => gone || setRecords([]),
    );
    return () => {
      gone = true;
    };
  }, [trace]);
  if (records.length === 0) return null;
  return (
    <section className={styles["section"]}>
      <h5>
        {words("traces.logs")}
        <span>{records.length}</span>
      </h5>
      <ul className={styles["logs"]}>
        {records.map((record) => (
          <li key={record.seq}>
            <span className={styles["moment"]}>{clock(record.at)}</span> <LevelLabel level={record.level} /> {sentence(record, words)}
          </li>
        ))}
      </ul>
    </section>
  );
}
