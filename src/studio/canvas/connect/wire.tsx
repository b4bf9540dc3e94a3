// The wire under the pointer while a route is being pulled: right-angled as the routes are.
import { memo } from "react";
import type { ConnectionLineComponentProps } from "reactflow";

import type { CanvasNode } from "../canvas-node.ts";
import { type Point, rounded } from "../geometry/polyline.ts";

import styles from "./connect.module.css";

export const PulledWire = memo(function PulledWire({
  fromX,
  fromY,
  toX,
  toY,
  fromPosition,
  connectionStatus,
}: ConnectionLineComponentProps<CanvasNode>) {
  const [from, to]: [Point, Point] = [
    [fromX, fromY],
    [toX, toY],
  ];
  const middle = (from[0] + to[0]) / 2;
  const backward = fromPosition === "right" ? to[0] < from[0] + 16 : to[0] > from[0] - 16;
  const line: Point[] = backward ? [from, to] : [from, [middle, from[1]], [middle, to[1]], to];
  return (
    <g className={styles["wire"]} data-status={connectionStatus ?? "open"}>
      <path d={rounded(line)} />
      <circle cx={toX} cy={toY} r="3.5" />
    </g>
  );
});
