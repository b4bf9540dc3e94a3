// The small map of the whole canvas: each node as a block in the colour of its status, and a frame around what is in view.
import { memo } from "react";
import { MiniMap, type MiniMapNodeProps } from "reactflow";

import type { Status } from "../../../engine/telemetry/live.ts";
import { useDocument } from "../../document/document-store.ts";
import { useStatus } from "../live-values.ts";

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

export const Overview = memo(function Overview() {
  return (
    <MiniMap
      className={styles["overview"] ?? ""}
      position="bottom-left"
      nodeComponent={Block}
      pannable
      zoomable
      offsetScale={2}
      style={{ width: 128, height: 86 }}
    />
  );
});
