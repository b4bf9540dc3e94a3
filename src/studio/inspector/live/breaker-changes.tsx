// The last transitions of a route's breakers, newest first: when, whose, from where to where, and why.
import type { BreakerView } from "../../../engine/telemetry/views/breakers.ts";
import { breakerReason, breakerState } from "../../i18n/breakers.ts";
import { useWords } from "../../i18n/language.ts";
import { BreakerMark } from "../../widgets/breaker-mark.tsx";
import { tenthClock } from "../short-clock.ts";
import { lookOf } from "./breaker-look.ts";

import style from "./breakers.module.css";

const MOST = 6;

interface BreakerChangesProps {
  readonly views: readonly BreakerView[];
  /** The callers' node: its instances are shown by their number alone. */
  readonly prefix: string;
}
export function BreakerChanges({ views, prefix }: BreakerChangesProps) {
  const words = useWords();
  const all = views.flatMap(({ caller, changes }) => changes.map((change) => ({ ...change, caller })));
  const last = all.toSorted((a, b) => b.at - a.at).slice(0, MOST);
  return (
    <>
      <h4 className={style["head"]}>{words("inspector.breaker.changes")}</h4>
      {last.length === 0 && <p className={style["none"]}>{words("inspector.breaker.noChanges")}</p>}
      <ol className={style["changes"]}>
        {last.map(({ at, caller, from, to, ...why }) => (
          <li key={`${caller} ${at} ${to}`}>
            <time>{tenthClock(at)}</time>
            <span className={style["who"]} title={caller}>
              {caller === prefix ? "" : caller.replace(`${prefix}-`, "#")}
            </span>
            <span
              className={style["turn"]}
              role="img"
              aria-label={words("inspector.breaker.change", { from: breakerState(from, words), to: breakerState(to, words) })}
            >
              <BreakerMark look={lookOf(from)} size={13} />
              <span aria-hidden="true">→</span>
              <BreakerMark look={lookOf(to)} size={13} />
            </span>
            <span>{breakerReason(why, words)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
