// The small map of the whole canvas: each node as a block in the colour of its status, and a frame around what is in view.
// It gives way to a card that would lie below it while nothing is out of view.
import { memo } from "react";
import { MiniMap, type MiniMapNodeProps, type ReactFlowState, useStore } from "reactflow";

import type { Status } from "../../../engine/telemetry/views/live.ts";
import { useDocument } from "../../document/document-store.ts";
import { useStatus } from "../live-values.ts";
import { givesWay, MAP, type Seen } from "./gives-way.ts";

import styles from "./floating.module.css";

const COLOURS: Readonly<Record<Status, string>> = {
  healthy: "var(--line-strong)",
  degraded: "var(--degraded)",
  failing: "var(--failing-mid)",
  stopped: "var(--line-control)",
};

const Block = memo(function Block({ id, x, y, width, height }: MiniMapNodeProps) {
  const status = useStatus(id);
  const isZone = useDocument((state) => state.scenario.nodes.some((node) => node.id === id && node.kind === "zone"));
  if (isZone) return <rect x={x} y={y} width={width} height={height} rx="12" fill="none" stroke="var(--line-control)" strokeWidth="6" />;
  return <rect x={x} y={y} width={width} height={height} rx="12" fill={COLOURS[status ?? "healthy"]} />;
});

/** A card grows by so much at its foot when it has a cause to say; the map is not to come and go with that. */
const CAUSE_GROWTH = 12;
function* cardsOf({ nodeLookup, transform: [x, y, zoom] }: ReactFlowState): Generator<Seen> {
  for (const { internals, measured } of nodeLookup.values()) {
    const left = internals.positionAbsolute.x * zoom + x;
    const top = internals.positionAbsolute.y * zoom + y;
    yield { left, top, right: left + (measured.width ?? 0) * zoom, bottom: top + ((measured.height ?? 0) + CAUSE_GROWTH) * zoom };
  }
}
const isInTheWay = (state: ReactFlowState): boolean => givesWay(cardsOf(state), state.width, state.height);

export const Overview = memo(function Overview() {
  if (useStore(isInTheWay)) return null;
  return (
    <MiniMap
      className={styles["overview"] ?? ""}
      position="bottom-left"
      nodeComponent={Block}
      pannable
      zoomable
      offsetScale={2}
      style={{ width: MAP.width, height: MAP.height }}
    />
  );
});
