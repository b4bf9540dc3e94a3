// One chart: title with its unit, legend with the values at the crosshair, and the plot in three layers: behind, lines, before.
import { memo, useMemo, useRef } from "react";

import { useWords } from "../../i18n/language.ts";
import { setView } from "../../view/view-store.ts";
import { setDock } from "../dock-store.ts";
import type { Span } from "../dock-store.ts";
import { useSize } from "../use-size.ts";
import { type ChartModel, topOf } from "./chart-model.ts";
import { ExemplarLayer } from "./exemplar-layer.tsx";
import type { Exemplar } from "./exemplars.ts";
import { Legend } from "./legend.tsx";
import type { Band, Moment } from "./marks.ts";
import { PlotBack } from "./plot-back.tsx";
import { PlotFront } from "./plot-front.tsx";
import { PlotLines } from "./plot-lines.tsx";
import { plotScale } from "./plot-scale.ts";
import { useVisible } from "./use-visible.ts";

import styles from "./chart-card.module.css";
import plot from "./plot.module.css";

export interface ChartCardProps {
  readonly model: ChartModel;
  readonly shown: Span;
  readonly bands: readonly Band[];
  readonly moments: readonly Moment[];
  readonly warmup: number;
  readonly since: number;
  readonly zoomed: boolean;
  /** What it is about, where several are compared. */
  readonly about: string | null;
  readonly exemplars: readonly Exemplar[];
  readonly onPick?: ((t: number) => void) | undefined;
}

export const ChartCard = memo(function ChartCard(props: ChartCardProps) {
  const words = useWords();
  const { model, about } = props;
  const title = words(`metrics.${model.id}`);
  const name = about === null ? title : `${title}, ${about}`;
  return (
    <section className={styles["chart"]} aria-label={name}>
      <div className={styles["title"]}>
        <h3>{title}</h3>
        {model.id === "latency" ? <ScaleToggle log={model.log} /> : <span>{words(model.unit)}</span>}
      </div>
      <Legend model={model} />
      <Plot {...props} name={name} />
    </section>
  );
});

function ScaleToggle({ log }: { readonly log: boolean }) {
  const words = useWords();
  return (
    <button
      type="button"
      className={styles["scale"]}
      aria-pressed={log}
      title={words("metrics.logScale")}
      onClick={() => setDock({ logLatency: !log })}
    >
      {words(log ? "metrics.msLog" : "metrics.msLinear")}
    </button>
  );
}

function Plot({ name, ...props }: ChartCardProps & { readonly name: string }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [width, height] = useSize(box);
  const visible = useVisible(box);
  const { model, shown } = props;
  const scale = useMemo(() => plotScale(model, shown, width, height), [model, shown, width, height]);
  const drawn = visible && width > 80 && height > 60;
  return (
    <div ref={box} className={plot["plot"]}>
      {!drawn ? null : (
        <>
          <div className={plot["layer"]} aria-hidden>
            <svg width={width} height={height}>
              <PlotBack
                scale={scale}
                bands={props.bands}
                moments={props.moments}
                warmup={props.warmup}
                since={props.since}
                warmupName={words("metrics.warmup")}
                unknownName={words("metrics.unknown")}
              />
            </svg>
          </div>
          <div className={`${plot["layer"]} ${plot["lines"]}`} aria-hidden>
            <PlotLines model={model} shown={shown} width={width} height={height} />
          </div>
          <PlotFront model={model} scale={scale} name={name} zoomed={props.zoomed} onPick={props.onPick} />
          {props.exemplars.length === 0 ? null : (
            <ExemplarLayer exemplars={props.exemplars} scale={scale} top={topOf(model)} onOpen={openTrace} />
          )}
        </>
      )}
    </div>
  );
}
const openTrace = (id: string): void => setView({ openTrace: id, dockTab: "traces" });
