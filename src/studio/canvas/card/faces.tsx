// The faces of a node at three distances: everything, name and mark, the mark alone. Only the first hears every number.
import type { CSSProperties, ReactNode } from "react";

import { kindSpec, type Node } from "../../../engine/kinds/specs.ts";
import type { Status } from "../../../engine/telemetry/views/live.ts";
import { useLanguage } from "../../i18n/language.ts";
import { count } from "../../i18n/numbers.ts";
import { type NodeLive, useNodeLive } from "../../run/run-store.ts";
import { classes } from "../../widgets/classes.ts";
import { Icon } from "../../widgets/icons.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import type { Level } from "../flow-level.ts";
import { cardWidth, letters, nameOf } from "../geometry/card-size.ts";
import { useNodeValue, useStatus } from "../live-values.ts";
import { CapacityRow } from "./capacity-row.tsx";
import { FaultPill } from "./fault-pill.tsx";
import { killed } from "./fault-text.ts";
import { useFaultsOn } from "./faults-on.ts";
import { Figures } from "./figures.tsx";
import { Trend } from "./trend.tsx";

import styles from "./card.module.css";

export interface FaceProps {
  readonly node: Node;
  readonly cause: string | null;
  readonly selected: boolean;
}
export function Face({ level, ...face }: FaceProps & { readonly level: Level | "down" }) {
  if (level === "down") return <WatchedFace {...face} />;
  if (level === "card") return <FullCard {...face} />;
  return level === "chip" ? <Chip {...face} /> : <Mark {...face} />;
}

function FullCard({ node, cause, selected }: FaceProps) {
  const live = useNodeLive(node.id);
  const faults = useFaultsOn(node.id);
  const dead = live === undefined ? 0 : killed(live.instances, faults);
  return (
    <div
      className={classes(styles["card"], selected && styles["selected"], cause !== null && styles["tall"])}
      data-status={live?.status ?? "healthy"}
    >
      <div className={styles["inner"]}>
        <div className={styles["head"]}>
          <Icon name={node.kind} size={14} />
          <span className={styles["name"]}>{nameOf(node)}</span>
          {live === undefined ? null : <StatusMark status={live.status} />}
        </div>
        <KindRow node={node} live={live} />
        <Figures node={node} live={live} />
        {live === undefined ? null : <CapacityRow node={node} live={live} />}
      </div>
      {cause === null ? null : <div className={styles["cause"]}>{cause}</div>}
      {faults.length === 0 && dead === 0 ? null : (
        <span className={styles["pill"]}>
          <FaultPill faults={faults} killed={dead} short />
        </span>
      )}
    </div>
  );
}
const TREND_COLOURS: Readonly<Record<Status, string>> = {
  healthy: "var(--ink-3)",
  degraded: "var(--degraded)",
  failing: "var(--failing-mid)",
  stopped: "var(--stopped)",
};
/** What runs there; while one version takes another's place, the one that comes. Nothing where it is what every new service is. */
function versionsText(live: NodeLive | undefined, written: string | undefined): string | undefined {
  const running = [...new Set((live?.instances ?? []).map(({ version }) => version))].filter((version) => version !== "");
  if (running.length > 1) return `→ ${live?.rollout?.version ?? running.at(-1)}`;
  return running[0] === undefined || (running[0] === "1.0.0" && written === undefined) ? written : running[0];
}
function KindRow({ node, live }: { readonly node: Node; readonly live: NodeLive | undefined }) {
  const version = versionsText(live, "version" in node ? node.version : undefined);
  const kind = useKindLabel(node);
  return (
    <div className={styles["kind"]}>
      <span>
        {kind}
        {version === undefined ? null : <span className={styles["version"]}> {version}</span>}
      </span>
      {live === undefined ? null : <Trend values={live.trend} colour={TREND_COLOURS[live.status]} />}
    </div>
  );
}
export function useKindLabel(node: Node): string {
  const language = useLanguage();
  const label = kindSpec(node.kind)?.label[language] ?? node.kind;
  return language === "en" ? label.toLowerCase() : label;
}

/** On a narrow screen: name, rate and mark in one row, and below it what ails the node. */
function WatchedFace({ node, cause, selected }: FaceProps) {
  const status = useStatus(node.id);
  const rate = useNodeValue(node.id, rateText);
  return (
    <div
      className={classes(styles["watched"], selected && styles["selected"], cause !== null && styles["ailing"])}
      data-status={status ?? "healthy"}
    >
      <div className={styles["row"]}>
        <Icon name={node.kind} size={14} />
        <span className={styles["name"]}>{nameOf(node)}</span>
        {nameOf(node).length > SHORT_NAME ? null : <span className={styles["figure"]}>{rate}</span>}
        {status === null ? null : <StatusMark status={status} />}
      </div>
      {cause === null ? null : <p>{cause}</p>}
    </div>
  );
}
/** Beside a longer one there is no room for the rate. */
const SHORT_NAME = 5;
const rateText = (live: NodeLive | undefined): string => (live === undefined ? "" : Object.values(count(live.rate)).join(""));

/** Icon, name and mark, as large on the screen at any zoom. The style sheet is told what it needs to write the name out. */
function Chip({ node, selected }: FaceProps) {
  const name = nameOf(node);
  const size = { "--card": cardWidth(name), "--letters": Math.ceil(letters(name)) } as CSSProperties;
  return (
    <FarFace node={node} selected={selected} face="chip" size={size}>
      <Icon name={node.kind} size={14} />
      <span className={styles["name"]}>{name}</span>
    </FarFace>
  );
}
function Mark({ node, selected }: FaceProps) {
  return <FarFace node={node} selected={selected} face="mark" />;
}
interface FarFaceProps extends Omit<FaceProps, "cause"> {
  readonly face: "chip" | "mark";
  readonly size?: CSSProperties;
  readonly children?: ReactNode;
}
/** Of the run it shows the status alone, and that something was done to a node that bears it well. */
function FarFace({ node, selected, face, size, children }: FarFaceProps) {
  const status = useStatus(node.id);
  const faulted = useFaultsOn(node.id).length > 0;
  const mark = status === "healthy" && faulted ? "fault" : status;
  return (
    <div className={classes(styles[face], selected && styles["selected"])} data-status={status ?? "healthy"} style={size}>
      {children}
      {mark === null ? null : <StatusMark status={mark} size={face === "mark" ? 14 : 13} />}
    </div>
  );
}
