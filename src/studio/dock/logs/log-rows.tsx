// The records as a table whose rows are there only while in sight. At the foot it follows the run; a turn of the wheel upwards stops it.
import { useLayoutEffect, useRef, type UIEvent } from "react";

import type { LogRecord } from "../../../engine/telemetry/views/records.ts";
import { scenario } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { clock, whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { select, setView } from "../../view/view-store.ts";
import { skewWords } from "../../why/skew.ts";
import { Button } from "../../widgets/button.tsx";
import { Icon } from "../../widgets/icons.tsx";
import { useWindowed } from "../use-windowed.ts";
import { LevelLabel } from "./level.tsx";
import { sentence } from "./sentence.ts";

import styles from "./log-rows.module.css";

const ROW = 22;
interface LogRowsProps {
  readonly records: readonly LogRecord[];
  readonly following: boolean;
  /** How many came since reading stopped. */
  readonly since: number;
  readonly onStop: () => void;
  readonly onFollow: () => void;
}
export function LogRows({ records, following, since, onStop, onFollow }: LogRowsProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const windowed = useWindowed(box, records.length, ROW);
  const top = useRef(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!following || element === null) return;
    element.scrollTop = element.scrollHeight;
    top.current = element.scrollTop;
  }, [following, records]);
  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    const atFoot = scrollHeight - clientHeight - scrollTop < ROW;
    const upwards = scrollTop < top.current;
    top.current = scrollTop;
    if (following && upwards && !atFoot) onStop();
    if (!following && atFoot) onFollow();
  };
  return (
    <div className={styles["frame"]}>
      {/* A region that scrolls can be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={box} className={styles["box"]} onScroll={onScroll} role="region" tabIndex={0} aria-label={words("logs.records")}>
        <table className={styles["table"]} aria-rowcount={records.length + 1}>
          <thead>
            <tr>
              <th scope="col">{words("logs.time")}</th>
              <th scope="col">{words("logs.level")}</th>
              <th scope="col">{words("logs.node")}</th>
              <th scope="col">{words("logs.message")}</th>
              <th scope="col">{words("logs.trace")}</th>
            </tr>
          </thead>
          <tbody>
            {windowed.before > 0 ? <tr aria-hidden style={{ height: windowed.before }} /> : null}
            {records.slice(windowed.first, windowed.end).map((record, index) => (
              <Line key={record.seq} record={record} index={windowed.first + index} />
            ))}
            {windowed.after > 0 ? <tr aria-hidden style={{ height: windowed.after }} /> : null}
          </tbody>
        </table>
      </div>
      {following ? null : (
        <div className={styles["jump"]}>
          <Button small icon="down" onClick={onFollow}>
            {since > 0 ? words("logs.jumpNew", { count: whole(since) }) : words("logs.jump")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Line({ record, index }: { readonly record: LogRecord; readonly index: number }) {
  const words = useWords();
  const { trace, node, instance, level } = record;
  return (
    <tr aria-rowindex={index + 2} className={styles[level]}>
      <LoggedAt record={record} />
      <td>
        <LevelLabel level={level} />
      </td>
      <td>
        {node === "" ? (
          <span className={styles["run"]}>{words("logs.run")}</span>
        ) : (
          <button
            type="button"
            className={styles["link"]}
            title={words("logs.selectNode", { node: thingName(scenario(), node) })}
            onClick={() => select([node])}
          >
            {instance ?? thingName(scenario(), node)}
          </button>
        )}
      </td>
      <td className={styles["message"]}>{sentence(record, words)}</td>
      <td>
        {trace === null ? null : (
          <button
            type="button"
            className={`${styles["link"]} ${styles["data"]}`}
            title={words("logs.openTrace", { trace })}
            onClick={() => setView({ openTrace: trace, dockTab: "traces" })}
          >
            {trace.slice(0, 6)}
          </button>
        )}
      </td>
    </tr>
  );
}

/** The time that it bears; where the clock that wrote it was wrong, that is said, with the true one. */
function LoggedAt({ record: { at, skew } }: { readonly record: LogRecord }) {
  const words = useWords();
  const written = clock(Math.max(0, at + skew));
  if (skew === 0) return <td className={styles["data"]}>{written}</td>;
  const text = words("clock.true", { at: clock(at), skew: skewWords(skew, words) });
  return (
    <td className={styles["data"]} title={text}>
      {written} <Icon name="clock-skew" size={11} />
      <span className={styles["spoken"]}>{text}</span>
    </td>
  );
}
