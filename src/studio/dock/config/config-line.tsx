// How the configuration server itself does, in one line: whether it answers, and how instances hear of a change.
import { kindSpec } from "../../../engine/kinds/specs.ts";
import type { ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import { delayText } from "../../canvas/card/fault-text.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { tenths } from "../../i18n/numbers.ts";
import { type MarkName, StatusMark } from "../../widgets/status-mark.tsx";

import styles from "./config-panel.module.css";

const MARKS: Readonly<Record<ConfigView["state"], MarkName>> = { up: "healthy", slow: "degraded", down: "stopped", hanging: "failing" };
const DELAY = String(kindSpec("config")?.fields["delay"]?.default);

export function ConfigLine({ view }: { readonly view: ConfigView }) {
  const words = useWords();
  const node = useDocument(({ scenario }) => scenario.nodes.find(({ id }) => id === view.node));
  const delay = node?.kind === "config" ? (node.delay ?? DELAY) : DELAY;
  return (
    <span className={styles["line"]}>
      <StatusMark status={MARKS[view.state]} size={13} />
      <span>{words(`config.state.${view.state}`)}</span>
      <span>
        {view.push ? words("config.mode.push", { delay: delayText(delay) }) : words("config.mode.poll", { poll: tenths(view.poll) })}
      </span>
    </span>
  );
}
