// The load of the run as an area over time: requests a second, as they came.
import type { Series } from "../../../engine/telemetry/views/records.ts";
import { useWords } from "../../i18n/language.ts";
import { count } from "../../i18n/numbers.ts";
import { Icon } from "../../widgets/icons.tsx";
import { placeOf, type Track } from "./lane.tsx";

import style from "./timeline.module.css";

const HEIGHT = 34;
export function LoadLane({ series, track }: { readonly series: Series; readonly track: Track }) {
  const words = useWords();
  const rates = [...series.arrivals];
  const most = Math.max(1e-9, ...rates.filter((rate) => rate === rate));
  const points = rates.flatMap((rate, i) => {
    const x = placeOf(track, (series.from[i] as number) + series.width / 2);
    return rate === rate ? [[x, HEIGHT - 3 - (rate / most) * (HEIGHT - 10)] as const] : [];
  });
  const [first, last] = [points[0], points.at(-1)];
  const line = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
  const now = rates.findLast((rate) => rate === rate);
  return (
    <div className={style["lane"]}>
      <div className={style["name"]}>
        <Icon name="activity" size={13} />
        <span>{words("timeline.lane.load")}</span>
        <small>{now === undefined ? "" : words("timeline.perSecond", { rate: count(now).number })}</small>
      </div>
      <div className={style["track"]} style={{ height: HEIGHT }}>
        {first === undefined || last === undefined ? null : (
          <svg width={track.width} height={HEIGHT} className={style["load"]} aria-hidden>
            <path d={`M${first[0]} ${HEIGHT}L${line}L${last[0]} ${HEIGHT}Z`} className={style["area"]} />
            <path d={`M${line}`} className={style["curve"]} />
          </svg>
        )}
      </div>
    </div>
  );
}
