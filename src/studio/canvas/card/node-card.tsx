// A node on the canvas, at the three distances from which it is looked at. Its numbers come by its own subscription, so that
// a frame draws anew this card and not the canvas. What it may be connected to is decided elsewhere.
import { memo } from "react";
import { Handle, type Node as FlowNode, type NodeProps, Position } from "reactflow";

import { kindSpec, type Node } from "../../../engine/kinds/specs.ts";
import type { RefusalCode } from "../../../engine/scenario/edits.ts";
import { scenario, useDocument } from "../../document/document-store.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import type { NodeLive } from "../../run/run-store.ts";
import { useView } from "../../view/view-store.ts";
import { classes } from "../../widgets/classes.ts";
import { refusalText } from "../connect/connect.ts";
import { usePulledEnds, useRefusal } from "../connect/connecting.ts";
import { useLevel } from "../flow-level.ts";
import { nameOf } from "../geometry/card-size.ts";
import type { Direction } from "../geometry/direction.ts";
import { useNodeValue, useStatus } from "../live-values.ts";
import { causeText } from "./cause-text.ts";
import { Face, useKindLabel } from "./faces.tsx";

import styles from "./card.module.css";

export type CardNode = FlowNode<{ readonly node: Node; readonly direction: Direction }, "card">;

export const NodeCard = memo(function NodeCard({ id, data, selected, isConnectable }: NodeProps<CardNode>) {
  const { node, direction } = data;
  const level = useLevel();
  const cause = useCause(id);
  const refusal = useRefusal(id);
  const refused = refusal !== null && refusal !== "self";
  const isAside = useView(({ highlight }) => highlight.length > 0 && !highlight.includes(id));
  const ports = kindSpec(node.kind)?.ports;
  const port = classes(styles["port"], (level !== "card" || direction === "down") && styles["far"]);
  return (
    <>
      <div className={classes(styles["face"], refused && styles["refused"], isAside && styles["aside"])}>
        <Face level={direction === "down" ? "down" : level} node={node} cause={cause} selected={selected} />
      </div>
      {refusal === null ? null : <Refused code={refusal} id={id} />}
      <NodeName node={node} cause={cause} />
      {ports?.callable === true ? (
        <Handle
          type="target"
          position={direction === "down" ? Position.Top : Position.Left}
          className={port}
          isConnectable={isConnectable}
        />
      ) : null}
      {ports !== undefined && ports.calls.length > 0 ? (
        <Handle
          type="source"
          position={direction === "down" ? Position.Bottom : Position.Right}
          className={port}
          isConnectable={isConnectable}
        />
      ) : null}
    </>
  );
});

/** The words for what ails it; null while it is well. */
function useCause(id: string): string | null {
  const words = useWords();
  const nodes = useDocument((state) => state.scenario.nodes);
  const name = (of: string) => {
    const found = nodes.find((node) => node.id === of);
    return found === undefined ? of : nameOf(found);
  };
  return useNodeValue(id, (live) => {
    if (live === undefined || live.status === "healthy") return null;
    return live.cause === null ? startingText(live, words) : causeText(live.cause, id, words, name, calleeOf);
  });
}

const calleeOf = (id: string): string | null => scenario().routes.find((route) => route.id === id)?.to ?? null;

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

export const nameId = (id: string): string => `node-name-${id}`;
/** What a screen reader says for the node; the wrapper around the card points here. */
function NodeName({ node, cause }: { readonly node: Node; readonly cause: string | null }) {
  const words = useWords();
  const kind = useKindLabel(node);
  const status = useStatus(node.id);
  const name = nameOf(node);
  const text =
    status === null
      ? words("canvas.nodeNameQuiet", { name, kind })
      : words("canvas.nodeName", { name, kind, status: words(`status.${status}`) });
  return (
    <span id={nameId(node.id)} className={styles["spoken"]}>
      {cause === null ? text : `${text}: ${cause}`}
    </span>
  );
}
