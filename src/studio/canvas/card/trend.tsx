// The last sixty windows of a node as a small line, its last value as a dot. A gap is where nothing was measured.
import { memo } from "react";

const WIDTH = 48;
const HEIGHT = 14;
const x = (i: number, count: number): number => (i / Math.max(1, count - 1)) * (WIDTH - 3) + 1;

interface Drawn {
  readonly line: string;
  readonly area: string;
  readonly last: readonly [number, number] | null;
}
export function drawTrend(values: ArrayLike<number>): Drawn {
  const top = greatest(values) * 1.08;
  const y = (value: number): number => HEIGHT - 1.5 - (top > 0 ? value / top : 0) * (HEIGHT - 3);
  let [line, area, begun] = ["", "", -1];
  let last: readonly [number, number] | null = null;
  for (let i = 0; i <= values.length; i++) {
    const value = i < values.length ? values[i]! : Number.NaN;
    if (Number.isFinite(value)) {
      const [px, py] = [x(i, values.length), y(value)];
      line += `${begun < 0 ? "M" : "L"}${px.toFixed(1)} ${py.toFixed(1)}`;
      area += begun < 0 ? `M${px.toFixed(1)} ${HEIGHT}L${px.toFixed(1)} ${py.toFixed(1)}` : `L${px.toFixed(1)} ${py.toFixed(1)}`;
      last = [px, py];
      if (begun < 0) begun = i;
    } else if (begun >= 0) {
      area += `L${x(i - 1, values.length).toFixed(1)} ${HEIGHT}Z`;
      begun = -1;
    }
  }
  return { line, area, last };
}
function greatest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

export const Trend = memo(function Trend({ values, colour }: { readonly values: ArrayLike<number>; readonly colour: string }) {
  const { line, area, last } = drawTrend(values);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <path d={area} fill={colour} opacity=".12" />
      <path d={line} fill="none" stroke={colour} strokeWidth="1.2" strokeLinejoin="round" />
      {last === null ? null : <circle cx={last[0]} cy={last[1]} r="1.7" fill={colour} />}
    </svg>
  );
});
