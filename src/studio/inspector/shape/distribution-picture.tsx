// What a distribution looks like: how likely each duration is, with its median and its 99th percentile marked.
import { CONSTANT, type Distribution } from "../../../engine/kernel/distribution.ts";
import { parseDistribution } from "../../../engine/scenario/distribution-text.ts";
import { useWords } from "../../i18n/language.ts";
import { duration } from "../../i18n/numbers.ts";
import { cumulative, quantile } from "./cumulative.ts";

import style from "./picture.module.css";

const [WIDTH, HEIGHT, BASE, TOP, BINS] = [166, 54, 40, 8, 72];

export function DistributionPicture({ text }: { readonly text: string }) {
  const words = useWords();
  const parsed = parseDistribution(text);
  // One duration for all is said by its number.
  if (!parsed.ok || parsed.value.kind === CONSTANT) return null;
  const [p50, p99] = [quantile(parsed.value, 0.5), quantile(parsed.value, 0.99)];
  const range = Math.max(p99 * 1.18, p50 * 2, 1);
  const at = (us: number) => (us / range) * WIDTH;
  const line = outline(parsed.value, range);
  const named = (us: number) => `${duration(us).number} ${duration(us).unit}`;
  return (
    <svg
      className={style["picture"]}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words("inspector.shape", { p50: named(p50), p99: named(p99) })}
    >
      <path className={style["area"]} d={`${line}L${WIDTH} ${BASE}L0 ${BASE}Z`} />
      <path className={style["line"]} d={line} />
      <path className={style["base"]} d={`M0 ${BASE + 0.5}H${WIDTH}`} />
      <path className={style["mark"]} d={`M${at(p50)} ${TOP}V${BASE}M${at(p99)} 22V${BASE}`} />
      <Ticks p50={{ x: at(p50), text: named(p50) }} p99={{ x: at(p99), text: named(p99) }} />
    </svg>
  );
}

interface Tick {
  readonly x: number;
  readonly text: string;
}
function Ticks({ p50, p99 }: { readonly p50: Tick; readonly p99: Tick }) {
  const apart = p99.x - p50.x > 78;
  const low = Math.max(30, Math.min(apart ? p50.x : p50.x - 20, WIDTH - 110));
  return (
    <g className={style["tick"]} textAnchor="middle">
      <text x={low} y={51}>{`p50 ${p50.text}`}</text>
      <text x={Math.min(WIDTH - 30, Math.max(p99.x, low + 72))} y={51}>{`p99 ${p99.text}`}</text>
    </g>
  );
}

/** Probability by bins of equal width, as one line; the highest bin reaches the top. */
function outline(d: Distribution, range: number): string {
  const bins = Array.from(
    { length: BINS },
    (_, i) => cumulative(d, ((i + 1) / BINS) * range) - cumulative(d, i === 0 ? -1 : (i / BINS) * range),
  );
  const most = Math.max(...bins, 1e-9);
  return bins
    .map(
      (share, i) =>
        `${i === 0 ? "M" : "L"}${((i / (BINS - 1)) * WIDTH).toFixed(1)} ${(BASE - (share / most) * (BASE - TOP - 2)).toFixed(1)}`,
    )
    .join("");
}
