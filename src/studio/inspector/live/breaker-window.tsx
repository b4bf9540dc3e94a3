// What the window of a breaker holds: every outcome as a cell, or every second as a bar; and the rates against their limits.
import { type BreakerView, FAILED, SLOW } from "../../../engine/telemetry/views/breakers.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { percent, type Quantity } from "../../i18n/numbers.ts";

import style from "./breakers.module.css";

const WIDTH = 262;
const HEIGHT = 22;
/** Cells in a row, and rows: older outcomes are counted, not drawn. */
const PER_ROW = 50;
const ROWS = 4;
const TALL = 11;
/** Few places are drawn wider. */
const widthOf = (places: number): number => Math.min(16, WIDTH / Math.min(PER_ROW, places));

const text = ({ number, unit }: Quantity): string => `${number} ${unit}`.trim();

export function BreakerWindow({ view }: { readonly view: BreakerView }) {
  const words = useWords();
  const { total, failed, slow, minimum, failureRate, slowRate, failureLimit, slowLimit, window } = view;
  const counted = words("inspector.breaker.counted", { failed, slow, total });
  const limit =
    window === "row"
      ? words("inspector.breaker.opensAtCount", { count: view.size })
      : words("inspector.breaker.opensAt", { share: text(percent(failureLimit)) });
  const rates =
    total < minimum
      ? words("inspector.breaker.minimumFirst", { minimum })
      : words("inspector.breaker.rates", {
          failed: text(percent(failureRate)),
          failedLimit: text(percent(failureLimit)),
          slow: text(percent(slowRate)),
          slowLimit: text(percent(slowLimit)),
        });
  return (
    <div className={style["window"]}>
      <p className={style["about"]}>
        <span>{titleOf(view, words)}</span>
        <span>{limit}</span>
      </p>
      {window === "time" ? <Seconds view={view} label={counted} /> : <Outcomes view={view} label={counted} />}
      {window !== "row" && (
        <p className={style["about"]}>
          <span>{counted}</span>
          <span>{rates}</span>
        </p>
      )}
    </div>
  );
}

function titleOf({ caller, state, window, size }: BreakerView, words: Translate): string {
  if (state === "HALF_OPEN") return words("inspector.breaker.lastProbes", { name: caller });
  if (window === "row") return words("inspector.breaker.lastRow", { name: caller });
  return words(window === "time" ? "inspector.breaker.lastSeconds" : "inspector.breaker.lastCalls", { name: caller, count: size });
}

interface DrawnProps {
  readonly view: BreakerView;
  readonly label: string;
}
/** Oldest first, in rows; places that are still free are drawn as such. */
function Outcomes({ view, label }: DrawnProps) {
  const places = Math.min(view.size, PER_ROW * ROWS);
  const outcomes = view.outcomes.slice(-places);
  const rows = Math.ceil(places / PER_ROW);
  return (
    <svg
      className={style["outcomes"]}
      viewBox={`0 0 ${WIDTH} ${rows * TALL}`}
      height={rows * TALL}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      data-outcomes={outcomes.length}
    >
      {Array.from({ length: places }, (_, i) => (
        <Outcome key={i} at={i} cell={widthOf(places)} outcome={outcomes[i]} />
      ))}
    </svg>
  );
}
/** A good one is a ring, a failed one is full with a bar across, a slow one has a full foot: told apart without colour. */
function Outcome({ at, cell, outcome }: { readonly at: number; readonly cell: number; readonly outcome: number | undefined }) {
  const x = (at % PER_ROW) * cell + 0.6;
  const y = Math.floor(at / PER_ROW) * TALL + 0.6;
  const [width, height] = [cell - 1.4, TALL - 1.8];
  const failed = ((outcome ?? 0) & FAILED) !== 0;
  const slow = ((outcome ?? 0) & SLOW) !== 0;
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="1"
        className={style[outcome === undefined ? "free" : failed ? "failed" : "good"]}
      />
      {slow && <rect x={x} y={y + height * 0.6} width={width} height={height * 0.4} className={style["slow"]} />}
      {failed && <path d={`M${x} ${y + height / 2}h${width}`} className={style["bar"]} />}
    </>
  );
}

/** A bar a second: failed from below, good above, slow as a line beside it. */
function Seconds({ view, label }: DrawnProps) {
  const { outcomes } = view;
  const seconds = outcomes.length / 3;
  const sums = Array.from({ length: seconds }, (_, i) => (outcomes[3 * i] ?? 0) + (outcomes[3 * i + 1] ?? 0));
  const most = Math.max(1, ...sums);
  const width = WIDTH / Math.max(1, seconds);
  return (
    <svg
      className={style["outcomes"]}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      height={HEIGHT}
      role="img"
      aria-label={label}
      data-seconds={seconds}
    >
      {sums.map((sum, i) => {
        const [bad, slow] = [outcomes[3 * i + 1] ?? 0, outcomes[3 * i + 2] ?? 0];
        const tall = (count: number) => (HEIGHT * count) / most;
        const body = Math.max(0.8, width - 1);
        return (
          <g key={i}>
            <rect x={i * width} y={HEIGHT - tall(sum)} width={body} height={tall(sum - bad)} className={style["goodBar"]} />
            <rect x={i * width} y={HEIGHT - tall(bad)} width={body} height={tall(bad)} className={style["failed"]} />
            {slow > 0 && (
              <rect x={i * width} y={HEIGHT - tall(slow)} width={Math.min(1.6, body)} height={tall(slow)} className={style["slow"]} />
            )}
          </g>
        );
      })}
      <path d={`M0 ${HEIGHT - 0.4}H${WIDTH}`} className={style["base"]} />
    </svg>
  );
}
