// The breakers of a route as they are now: each caller's state and what it waits for, the window of one of them, the last changes.
import { useCallback, useState } from "react";

import type { Route } from "../../../engine/scenario/routes.ts";
import type { BreakerView } from "../../../engine/telemetry/views/breakers.ts";
import { usePolled } from "../../dock/polled.ts";
import { breakerState } from "../../i18n/breakers.ts";
import { useWords } from "../../i18n/language.ts";
import { duration, percent, type Quantity } from "../../i18n/numbers.ts";
import { controls } from "../../run/controls.ts";
import { useRun } from "../../run/run-store.ts";
import { BreakerMark } from "../../widgets/breaker-mark.tsx";
import { classes } from "../../widgets/classes.ts";
import { BreakerChanges } from "./breaker-changes.tsx";
import { lookOf } from "./breaker-look.ts";
import { BreakerWindow } from "./breaker-window.tsx";

import style from "./breakers.module.css";
import live from "./live.module.css";

/** More callers than anybody reads: those that are not closed come first. */
const MOST = 20;
const ORDER: Readonly<Record<string, number>> = { OPEN: 0, FORCED_OPEN: 0, HALF_OPEN: 1 };

export default function Breakers({ route }: { readonly route: Route }) {
  const words = useWords();
  const { id } = route;
  const { value } = usePolled(useCallback(() => controls.breakers(id), [id]));
  const [chosen, setChosen] = useState<string | null>(null);
  if (value === null || value.length === 0) return null;
  const shown = value.toSorted((a, b) => (ORDER[a.state] ?? 2) - (ORDER[b.state] ?? 2)).slice(0, MOST);
  const open = value.find(({ caller }) => caller === chosen) ?? shown.find(({ state }) => state === "HALF_OPEN" || state === "CLOSED");
  const one = open ?? shown[0];
  return (
    <div className={style["breakers"]}>
      <h4 className={style["head"]}>{words("inspector.breakers")}</h4>
      <table className={style["table"]}>
        <tbody>
          {shown.map((view) => (
            <Row key={view.caller} view={view} chosen={view === one} onChoose={() => setChosen(view.caller)} />
          ))}
        </tbody>
      </table>
      {one !== undefined && <BreakerWindow view={one} />}
      <BreakerChanges views={value} prefix={route.from} />
    </div>
  );
}

interface RowProps {
  readonly view: BreakerView;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}
function Row({ view, chosen, onChoose }: RowProps) {
  const words = useWords();
  const state = breakerState(view.state, words);
  const look = lookOf(view.state);
  return (
    <tr>
      <td>
        <button
          type="button"
          className={classes(live["replica"], style["caller"])}
          aria-pressed={chosen}
          aria-label={words("inspector.breaker.show", { name: view.caller, state })}
          onClick={onChoose}
        >
          <BreakerMark look={look} />
          <span>{view.caller}</span>
        </button>
      </td>
      <td className={style["state"]} data-look={look}>
        {look !== "closed" && view.openings > 1 ? `${state} ×${view.openings}` : state}
      </td>
      <td className={style["now"]}>
        <Now view={view} />
      </td>
    </tr>
  );
}

const text = ({ number, unit }: Quantity): string => `${number} ${unit}`.trim();
/** What it waits for, or how near its limit it is. */
function Now({ view }: { readonly view: BreakerView }) {
  const words = useWords();
  const now = useRun((status) => Math.floor(status.now / 1e5) * 1e5);
  const { state, until, total, failed, minimum, window } = view;
  const left = text(duration(Math.max(0, until - now)));
  if (state === "OPEN") return until <= now ? words("inspector.breaker.nextCall") : words("inspector.breaker.left", { time: left });
  if (state === "HALF_OPEN") {
    const probes = words("inspector.breaker.probes", { part: total, of: view.probes });
    return Number.isFinite(until) ? `${probes} · ${words("inspector.breaker.reopens", { time: left })}` : probes;
  }
  if (state === "DISABLED" || state === "FORCED_OPEN") return words("inspector.breaker.bySetting");
  const tooMuch = view.failureRate >= view.failureLimit || view.slowRate >= view.slowLimit;
  if (state === "METRICS_ONLY" && tooMuch) return words("inspector.breaker.wouldOpen");
  if (window === "row") return words("inspector.breaker.inRow", { part: failed, of: minimum });
  if (total < minimum) return words("inspector.breaker.calls", { part: total, of: minimum });
  return <Gauge share={view.failureRate} limit={view.failureLimit} />;
}

/** The share that failed, and where it opens. */
function Gauge({ share, limit }: { readonly share: number; readonly limit: number }) {
  return (
    <span className={style["gauge"]}>
      <svg width="68" height="10" viewBox="0 0 68 10" aria-hidden="true">
        <rect y="3" width="68" height="5" rx="2.5" className={style["rail"]} />
        <rect y="3" width={68 * Math.min(1, share)} height="5" rx="2.5" className={style["level"]} />
        <path d={`M${68 * Math.min(1, limit)} 0V10`} className={style["limit"]} />
      </svg>
      {text(percent(share))}
    </span>
  );
}
