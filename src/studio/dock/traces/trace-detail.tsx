// The trace that is open: fetched once, since a kept trace has ended and changes no more; again and again while messages of it are on
// the way.
import { useEffect, useMemo, useState } from "react";

import type { Trace } from "../../../engine/telemetry/views/records.ts";
import { useWords } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { setView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { Failed } from "../failed.tsx";
import { Skeleton } from "../skeleton.tsx";
import { SelfTime } from "./self-time.tsx";
import { SpanPanel } from "./span-panel.tsx";
import { everySpan, type SpanNode } from "./span-tree.ts";
import { TraceHeader } from "./trace-header.tsx";
import { type TraceModel, traceModel } from "./trace-model.ts";
import { WaterfallLegend } from "./waterfall-legend.tsx";
import { Waterfall } from "./waterfall.tsx";

import styles from "./trace-detail.module.css";

interface TraceDetailProps {
  readonly id: string;
  /** In a low dock: the waterfall and no more around it than one line. */
  readonly compact: boolean;
}
export function TraceDetail({ id, compact }: TraceDetailProps) {
  const words = useWords();
  const { answer, again } = useTrace(id);
  const model = useMemo(() => (answer?.trace == null ? null : traceModel(answer.trace)), [answer]);
  if (answer === null) return <Skeleton rows={8} />;
  if (answer.failed) return <Failed onAgain={again} />;
  if (model === null)
    return (
      <EmptyState icon="tree" title={words("traces.gone")} text={words("traces.goneText")}>
        <Button small onClick={() => setView({ openTrace: null })}>
          {words("traces.close")}
        </Button>
      </EmptyState>
    );
  return <View key={id} model={model} compact={compact} />;
}

function View({ model, compact }: { readonly model: TraceModel; readonly compact: boolean }) {
  const [selected, setSelected] = useState(model.first.span.id);
  const node = useMemo(() => find(model.root, selected), [model, selected]);
  return (
    <div className={styles["detail"]}>
      <TraceHeader model={model} compact={compact} />
      <div className={styles["columns"]}>
        <div className={styles["main"]}>
          <Waterfall model={model} selected={selected} onSelect={setSelected} />
          {compact ? null : (
            <>
              <SelfTime model={model} />
              <WaterfallLegend model={model} />
            </>
          )}
        </div>
        <SpanPanel key={selected} model={model} node={node} />
      </div>
    </div>
  );
}
function find(root: SpanNode, id: string): SpanNode {
  for (const node of everySpan(root)) if (node.span.id === id) return node;
  return root;
}

/** ms between two looks at a trace that grows. */
const AGAIN = 1000;

interface Answer {
  readonly id: string;
  readonly trace: Trace | null;
  readonly failed: boolean;
}
function useTrace(id: string) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let gone = false;
    const take = (trace: Trace | null, failed: boolean) => gone || setAnswer({ id, trace, failed });
    new Promise<Trace | null>((resolve) => resolve(controls.trace(id))).then(
      (trace) => take(trace, false),
      () => take(null, true),
    );
    return () => {
      gone = true;
    };
  }, [id, round]);
  const grows = answer?.id === id && answer.trace?.open === true;
  useEffect(() => {
    if (!grows) return undefined;
    const timer = setInterval(() => setRound((n) => n + 1), AGAIN);
    return () => clearInterval(timer);
  }, [grows]);
  return { answer: answer?.id === id ? answer : null, again: () => setRound((n) => n + 1) };
}
