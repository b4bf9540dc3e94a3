// The load shape of a client as a small curve over the time in which something happens; of a closed load, its users.
import { parseDuration } from "../../../engine/scenario/duration-text.ts";
import { useWords } from "../../i18n/language.ts";
import { count, duration } from "../../i18n/numbers.ts";
import { clientLoads } from "./load-curve.ts";

import style from "./picture.module.css";

const [WIDTH, HEIGHT, BASE, TOP] = [168, 48, 34, 6];

export function LoadPicture({ value }: { readonly value: unknown }) {
  const words = useWords();
  const curve = clientLoads(value, (text) => {
    const parsed = parseDuration(String(text));
    return parsed.ok ? parsed.value : 0;
  });
  if (curve === null) return null;
  const most = Math.max(...curve.points.map(([, rate]) => rate), 1);
  const line = curve.points
    .map(
      ([at, rate], i) =>
        `${i === 0 ? "M" : "L"}${((at / curve.until) * WIDTH).toFixed(1)} ${(BASE - (rate / most) * (BASE - TOP)).toFixed(1)}`,
    )
    .join("");
  const [high, end] = [count(most), duration(curve.until)];
  return (
    <div className={style["load"]}>
      <svg
        className={style["picture"]}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={words("inspector.loadShape", { most: high.number })}
      >
        <path className={style["area"]} d={`${line}L${WIDTH} ${BASE}L0 ${BASE}Z`} />
        <path className={style["line"]} d={line} />
        <path className={style["base"]} d={`M0 ${BASE + 0.5}H${WIDTH}`} />
        <text className={style["tick"]} x={0} y={HEIGHT - 3}>
          {words("inspector.mostPerSecond", { most: `${high.number}${high.unit}` })}
        </text>
        <text className={style["tick"]} x={WIDTH} y={HEIGHT - 3} textAnchor="end">
          {`${end.number} ${end.unit}`.trim()}
        </text>
      </svg>
    </div>
  );
}
