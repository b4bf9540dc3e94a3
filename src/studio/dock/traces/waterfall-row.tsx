// One call of the waterfall: who was asked for what at the left, its life at the right. The caller's half is the thin line with end ticks
// around the callee's bar, so that the network is seen as distance; what it waited for is hatched, the critical path runs below.
import { memo } from "react";

import { scenario } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { duration } from "../../i18n/numbers.ts";
import { tellingStage } from "../../i18n/stages.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { skewWords } from "../../why/skew.ts";
import { Icon } from "../../widgets/icons.tsx";
import { fillOf, type ServiceColour } from "../service-colours.ts";
import { inVain } from "./bars.ts";
import { reasonWords, tryWords } from "./outcome.tsx";
import { RowBars } from "./row-bars.tsx";
import type { Row } from "./rows.ts";
import { Swatch } from "./swatch.tsx";
import type { TimeScale } from "./time-scale.ts";
import { tookText } from "./time-scale.ts";

import styles from "./waterfall.module.css";

export const WATERFALL_ROW = 26;
const INDENT = 13;

interface WaterfallRowProps {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly selected: boolean;
  readonly scale: TimeScale;
  readonly ticks: readonly number[];
  readonly critical: readonly (readonly [from: number, to: number])[];
  readonly colours: ReadonlyMap<string, ServiceColour>;
  readonly onSelect: (id: string) => void;
  readonly onFold: (id: string) => void;
}
export const WaterfallRow = memo(function WaterfallRow(props: WaterfallRowProps) {
  const words = useWords();
  const { row, selected, scale } = props;
  const { span, moments } = row.node;
  const failed = span.outcome !== "ok";
  const { number, unit } = row.node.depth === 0 ? tookText(moments.settled - moments.sent) : duration(moments.settled - moments.sent);
  const took = `${number} ${unit}`;
  const stage = tellingStage(span.stages, words);
  const reason = failed ? (failure(row, words) ?? took) : took;
  const said = span.fellBack ? `${reason} · ${words("traces.fellBack")}` : reason;
  return (
    // The tree takes the keys for its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={props.id}
      role="row"
      aria-level={row.node.depth + 1}
      aria-rowindex={props.index + 1}
      aria-selected={selected}
      {...(row.branches > 0 ? { "aria-expanded": !row.folded } : {})}
      className={selected ? `${styles["row"]} ${styles["selected"]}` : styles["row"]}
      onClick={() => props.onSelect(span.id)}
    >
      <div role="gridcell" className={styles["name"]}>
        <Guides depth={row.node.depth} />
        <Chevron row={row} onFold={props.onFold} label={words(row.folded ? "traces.unfold" : "traces.fold")} />
        <Swatch node={span.node} />
        {span.sort === "call" ? null : (
          <span role="img" className={styles["sort"]} aria-label={words(`traces.${span.sort}`)} title={words(`traces.${span.sort}`)}>
            <Icon name={span.sort} size={12} />
          </span>
        )}
        <span className={styles["service"]}>{thingName(scenario(), span.node)}</span>
        <span className={styles["operation"]}>{span.operation}</span>
        {span.cached === null ? null : <span className={styles["try"]}>{words(`cached.${span.cached}`)}</span>}
        {span.behind === 0 ? null : <span className={styles["try"]}>{words("traces.stale")}</span>}
        {span.twin ? (
          <span className={styles["try"]}>{words(span.won ? "traces.twinWon" : "traces.twin")}</span>
        ) : span.attempts > 1 ? (
          <span className={failed ? styles["badTry"] : styles["try"]}>{tryWords(span, words)}</span>
        ) : null}
        {span.duplicate ? <span className={styles["try"]}>{words("traces.duplicate")}</span> : null}
        {span.skew === 0 ? null : <span className={styles["try"]}>{skewWords(span.skew, words)}</span>}
        {stage === null ? null : <span className={failed ? styles["badTry"] : styles["try"]}>{stage}</span>}
      </div>
      <div role="gridcell" className={styles["bars"]} aria-label={failed ? `${words(`outcome.${span.outcome}`)}, ${said}, ${took}` : took}>
        {scale.width < 40 ? null : (
          <RowBars
            node={row.node}
            vain={inVain(row.node)}
            fill={fillOf(props.colours, span.node)}
            scale={scale}
            ticks={props.ticks}
            critical={props.critical}
            height={WATERFALL_ROW}
            label={said}
            took={took}
            failed={failed}
          />
        )}
      </div>
    </div>
  );
});

/** The class and the reason, where it arose: those above were only told, theirs is the time that it took them. */
function failure({ node }: Row, words: ReturnType<typeof useWords>): string | null {
  const { span } = node;
  const told = node.children.some((child) => child.span.outcome !== "ok" && child.span.reason?.at === span.reason?.at);
  if (told) return null;
  const outcome = words(`outcome.${span.outcome}`);
  return span.reason === null ? outcome : `${outcome} · ${reasonWords(span, words)}`;
}

function Guides({ depth }: { readonly depth: number }) {
  return (
    <svg width={depth * INDENT} height={WATERFALL_ROW} className={styles["guides"]} aria-hidden>
      {Array.from({ length: depth }, (_, level) => (
        <path key={level} d={`M${9.5 + level * INDENT} 0V${WATERFALL_ROW}`} />
      ))}
    </svg>
  );
}

function Chevron({ row, onFold, label }: { readonly row: Row; readonly onFold: (id: string) => void; readonly label: string }) {
  if (row.branches === 0) return <span className={styles["leaf"]} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles["fold"]}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        onFold(row.node.span.id);
      }}
    >
      <Icon name={row.folded ? "right" : "down"} size={12} />
    </button>
  );
}
