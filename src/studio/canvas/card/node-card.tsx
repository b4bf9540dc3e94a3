// A node on the canvas, at the three distances from which it is looked at. Its numbers come by its own subscription, so that
// a frame draws anew this card and not the canvas. What it may be connected to is decided elsewhere.
import { memo } from "react";
import { Handle, type Node as FlowNode, type NodeProps, Position } from "reactflow";

import { kindSpec, type Node } from "../../../engine/kinds/specs.ts";
import type { RefusalCode } from "../../../engine/scenario/edits.ts";
import type { Status } from "../../../engine/telemetry/live.ts";
import { scenario, useDocument } from "../../document/document-store.ts";
import { type Translate, useLanguage, useWords } from "../../i18n/language.ts";
import { type NodeLive, useNodeLive } from "../../run/run-store.ts";
import { classes } from "../../widgets/classes.ts";
import { Icon } from "../../widgets/icons.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { refusalText } from "../connect/connect.ts";
import { usePulledEnds, useRefusal } from "../connect/connecting.ts";
import { type Level, useLevel } from "../flow-level.ts";
import { nameOf } from "../geometry/card-size.ts";
import { CapacityRow } from "./capacity-row.tsx";
import { causeText } from "./cause-text.ts";
import { FaultPill } from "./fault-pill.tsx";
import { killed } from "./fault-text.ts";
import { useFaultsOn } from "./faults-on.ts";
import { Figures } from "./figures.tsx";
import { Trend } from "./trend.tsx";

import styles from "./card.module.css";

export type CardNode = FlowNode<{ readonly node: Node }, "card">;

export const NodeCard = memo(function NodeCard({ id, data, selected, isConnectable }: NodeProps<CardNode>) {
  const { node } = data;
  const live = useNodeLive(id);
  const level = useLevel();
  const cause = useCause(id, live);
  const refusal = useRefusal(id);
  const refused = refusal !== null && refusal !== "self";
  const ports = kindSpec(node.kind)?.ports;
  const port = classes(styles["port"], level !== "card" && styles["far"]);
  return (
    <>
      <div className={classes(styles["face"], refused && styles["refused"])}>
        <Face level={level} node={node} live={live} cause={cause} selected={selected} />
      </div>
      {refusal === null ? null : <Refused code={refusal} id={id} />}
      <NodeName node={node} live={live} cause={cause} />
      {ports?.callable === true ? <Handle type="target" position={Position.Left} className={port} isConnectable={isConnectable} /> : null}
      {ports !== undefined && ports.calls.length > 0 ? (
        <Handle type="source" position={Position.Right} className={port} isConnectable={isConnectable} />
      ) : null}
    </>
  );
});

/** The words for what ails it; null while it is well. */
function useCause(id: string, live: NodeLive | undefined): string | null {
  const words = useWords();
  const nodes = useDocument((state) => state.scenario.nodes);
  if (live === undefined || live.status === "healthy") return null;
  if (live.cause === null) return startingText(live, words);
  const name = (of: string) => {
    const found = nodes.find((node) => node.id === of);
    return found === undefined ? of : nameOf(found);
  };
  return causeText(live.cause, id, words, name);
}

/** Said under the card that is pointed at while a wire is being pulled. */
function Refused({ code, id }: { readonly code: RefusalCode; readonly id: string }) {
  const words = useWords();
  const ends = usePulledEnds(id);
  return code === "self" || ends === null ? null : <div className={styles["why"]}>{refusalText(code, scenario(), ...ends, words)}</div>;
}

function startingText({ instances }: NodeLive, words: Translate): string | null {
  const count = instances.filter(({ status }) => status === "STARTING").length;
  return count === 0 ? null : words("cause.starting", { count, of: instances.length });
}

interface FaceProps {
  readonly node: Node;
  readonly live: NodeLive | undefined;
  readonly cause: string | null;
  readonly selected: boolean;
}
function Face({ level, ...face }: FaceProps & { readonly level: Level }) {
  if (level === "card") return <FullCard {...face} />;
  return level === "chip" ? <Chip {...face} /> : <Mark {...face} />;
}
const statusOf = (live: NodeLive | undefined): Status => live?.status ?? "healthy";

function FullCard({ node, live, cause, selected }: FaceProps) {
  const faults = useFaultsOn(node.id);
  const dead = live === undefined ? 0 : killed(live.instances, faults);
  return (
    <div className={classes(styles["card"], selected && styles["selected"], cause !== null && styles["tall"])} data-status={statusOf(live)}>
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
function KindRow({ node, live }: Pick<FaceProps, "node" | "live">) {
  const version = node.kind === "client" ? undefined : node.version;
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
  return (kindSpec(node.kind)?.text[language].label ?? node.kind).toLowerCase();
}

/** Icon, name and mark, as large on the screen at any zoom. */
function Chip({ node, live, selected }: FaceProps) {
  const faults = useFaultsOn(node.id);
  return (
    <div className={classes(styles["chip"], selected && styles["selected"])} data-status={statusOf(live)}>
      <Icon name={node.kind} size={14} />
      <span className={styles["name"]}>{nameOf(node)}</span>
      {live === undefined ? null : <StatusMark status={faults.length > 0 && live.status === "healthy" ? "fault" : live.status} />}
    </div>
  );
}
function Mark({ node, live, selected }: FaceProps) {
  const faults = useFaultsOn(node.id);
  return (
    <div className={classes(styles["mark"], selected && styles["selected"])} data-status={statusOf(live)}>
      {live === undefined ? (
        <Icon name={node.kind} size={14} />
      ) : (
        <StatusMark status={faults.length > 0 && live.status === "healthy" ? "fault" : live.status} size={14} />
      )}
    </div>
  );
}

export const nameId = (id: string): string => `node-name-${id}`;
/** What a screen reader says for the node; the wrapper around the card points here. */
function NodeName({ node, live, cause }: Omit<FaceProps, "selected">) {
  const words = useWords();
  const kind = useKindLabel(node);
  const name = nameOf(node);
  const text =
    live === undefined
      ? words("canvas.nodeNameQuiet", { name, kind })
      : words("canvas.nodeName", { name, kind, status: words(`status.${live.status}`) });
  return (
    <span id={nameId(node.id)} className={styles["spoken"]}>
      {cause === null ? text : `${text}: ${cause}`}
    </span>
  );
}
