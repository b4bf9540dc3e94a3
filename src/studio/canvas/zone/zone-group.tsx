// A zone on the canvas: a dashed frame around those that stand in it, with a label by which it is dragged, a line that says how many
// replicas are up, and a corner by which it is made larger. Its inside lets the pointer through to routes and cards.
import { memo, useRef, useState } from "react";
import { type Node as FlowNode, type NodeProps, useReactFlow } from "reactflow";

import type { Node } from "../../../engine/kinds/specs.ts";
import { resizeZone } from "../../../engine/scenario/edits.ts";
import { commit, scenario } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { classes } from "../../widgets/classes.ts";
import { Icon } from "../../widgets/icons.tsx";
import { FaultPill } from "../card/fault-pill.tsx";
import { useFaultsOn } from "../card/faults-on.ts";
import { nameId } from "../card/node-card.tsx";
import { useLevel } from "../flow-level.ts";
import { nameOf } from "../geometry/card-size.ts";
import { useZoneCount } from "./zone-count.ts";

import styles from "./zone.module.css";

export type ZoneNode = FlowNode<
  { readonly node: Node; readonly w: number; readonly h: number; readonly x: number; readonly y: number },
  "zone"
>;
/** Only the label moves it: its inside belongs to the cards. */
export const ZONE_HANDLE = "zone-label";

export const ZoneGroup = memo(function ZoneGroup({ id, data, selected, draggable }: NodeProps<ZoneNode>) {
  const words = useWords();
  const { node } = data;
  const { nodes, replicas, up } = useZoneCount(id);
  const faults = useFaultsOn(id);
  const level = useLevel();
  const [size, setSize] = useState<{ readonly w: number; readonly h: number } | null>(null);
  const { w, h } = size ?? data;
  const isHurt = replicas > 0 && up < replicas;
  const text = words("canvas.zoneCount", { nodes, up, replicas });
  return (
    <div className={classes(styles["zone"], selected && styles["selected"], isHurt && styles["hurt"])} style={{ width: w, height: h }}>
      <div className={classes(styles["label"], ZONE_HANDLE)} data-level={level}>
        <Icon name="zone" size={12} />
        <span>{nameOf(node)}</span>
        {level === "card" ? null : <span className={styles["few"]}>{nodes}</span>}
        <FaultPill faults={faults} killed={0} short />
      </div>
      {level === "card" ? <p className={styles["count"]}>{text}</p> : null}
      <span id={nameId(id)} className={styles["spoken"]}>
        {words("canvas.zoneName", { name: nameOf(node), count: text })}
      </span>
      {draggable === false ? null : <Corner zone={id} at={data} onSize={setSize} />}
    </div>
  );
});

interface CornerProps {
  readonly zone: string;
  readonly at: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly onSize: (size: { readonly w: number; readonly h: number } | null) => void;
}
const LEAST = 96;
const STEP = 16;
/** Keys that come this soon after each other are one step. */
const ONE_GESTURE_MS = 700;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [STEP, 0],
  ArrowLeft: [-STEP, 0],
  ArrowDown: [0, STEP],
  ArrowUp: [0, -STEP],
};
/** Dragged, or moved by the arrow keys when it has the focus. One drag is one step. */
function Corner({ zone, at, onSize }: CornerProps) {
  const words = useWords();
  const flow = useReactFlow();
  const lastKey = useRef(-Infinity);
  const begun = useRef<{ readonly x: number; readonly y: number; w: number; h: number } | null>(null);
  const write = (w: number, h: number, merge: boolean) =>
    commit(resizeZone(scenario(), zone, [at.x, at.y, Math.max(LEAST, w), Math.max(LEAST, h)]), merge);
  return (
    <button
      type="button"
      className={classes(styles["corner"], "nodrag nopan")}
      aria-label={words("canvas.zoneResize")}
      onKeyDown={(event) => {
        const by = KEYS[event.key];
        if (by === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        const now = performance.now();
        write(at.w + by[0], at.h + by[1], now - lastKey.current < ONE_GESTURE_MS);
        lastKey.current = now;
      }}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, y: event.clientY, w: at.w, h: at.h };
      }}
      onPointerMove={(event) => {
        const start = begun.current;
        if (start === null) return;
        const zoom = flow.getZoom();
        start.w = Math.max(LEAST, at.w + (event.clientX - start.x) / zoom);
        start.h = Math.max(LEAST, at.h + (event.clientY - start.y) / zoom);
        onSize({ w: start.w, h: start.h });
      }}
      onPointerUp={() => {
        const end = begun.current;
        begun.current = null;
        onSize(null);
        if (end !== null && (end.w !== at.w || end.h !== at.h)) write(end.w, end.h, false);
      }}
    />
  );
}
