// How the registry itself does, in one line: whether it answers, when it sweeps next, and what self-preservation makes of the renewals.
import type { RegistryView } from "../../../engine/telemetry/views/registry-view.ts";
import { useWords } from "../../i18n/language.ts";
import { tenths, whole } from "../../i18n/numbers.ts";
import { type MarkName, StatusMark } from "../../widgets/status-mark.tsx";

import styles from "./registry-panel.module.css";

const MARKS: Readonly<Record<RegistryView["state"], MarkName>> = {
  up: "healthy",
  down: "stopped",
  hanging: "failing",
  unreachable: "failing",
  stale: "degraded",
};

export function RegistryLine({ view }: { readonly view: RegistryView }) {
  const words = useWords();
  return (
    <span className={styles["line"]}>
      <StatusMark status={MARKS[view.state]} size={13} />
      <span>{words(`registry.state.${view.state}`)}</span>
      <span>{words("registry.nextSweep", { time: tenths(view.nextSweep - view.now) })}</span>
      <Preservation view={view} />
    </span>
  );
}

function Preservation({ view }: { readonly view: RegistryView }) {
  const words = useWords();
  if (!view.selfPreservation) return <span>{words("registry.preservation.off")}</span>;
  const values = { renewals: Number.isFinite(view.renewals) ? whole(view.renewals) : "–", threshold: whole(view.threshold) };
  return view.preserving ? (
    <strong className={styles["warn"]}>{words("registry.preservation.holding", values)}</strong>
  ) : (
    <span>{words("registry.preservation.on", values)}</span>
  );
}
