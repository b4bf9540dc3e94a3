// Figures of the last moments, four in a row: what is counted, then errors and latency.
import { useWords } from "../../i18n/language.ts";
import { duration, percent, type Quantity as Value } from "../../i18n/numbers.ts";
import { Quantity } from "../../widgets/quantity.tsx";

import style from "./live.module.css";

interface Figure {
  readonly name: string;
  readonly value: Value;
  readonly tone?: "bad" | "warn" | undefined;
}
interface Measured {
  readonly errorShare: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export function Figures({ live, first }: { readonly live: Measured; readonly first: readonly Figure[] }) {
  const words = useWords();
  const figures: readonly Figure[] = [
    ...first,
    { name: words("inspector.errors"), value: percent(live.errorShare), tone: toneOf(live.errorShare) },
    { name: "p50", value: duration(live.p50) },
    { name: "p95", value: duration(live.p95) },
    { name: "p99", value: duration(live.p99) },
  ];
  return (
    <dl className={style["figures"]}>
      {figures.map(({ name, value, tone }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={tone === undefined ? undefined : style[tone]}>
            <Quantity value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Amber from 1 %, brick from 10 %: as the routes of the canvas. */
export const toneOf = (errorShare: number): "bad" | "warn" | undefined =>
  errorShare >= 0.1 ? "bad" : errorShare >= 0.01 ? "warn" : undefined;
