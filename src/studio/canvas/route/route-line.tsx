// A route on the canvas: its line, the second stroke of its retries, the halo of a fault, and what is written on it.
// The way it takes is given by the router; its numbers come by its own subscription.
import { memo, useState } from "react";
import { type Edge, EdgeLabelRenderer, type EdgeProps } from "reactflow";

import { useWords } from "../../i18n/language.ts";
import { percent } from "../../i18n/numbers.ts";
import type { RouteLive } from "../../run/run-store.ts";
import { useRoom } from "../../view/layout-width.ts";
import { classes } from "../../widgets/classes.ts";
import { Icon } from "../../widgets/icons.tsx";
import { FaultPill } from "../card/fault-pill.tsx";
import { useFaultsOn } from "../card/faults-on.ts";
import { useLevel } from "../flow-level.ts";
import { along, beside, cut, longestStraight, middle, type Point, type Polyline, rounded } from "../geometry/polyline.ts";
import { useRouteValue } from "../live-values.ts";
import { BreakerBadge, breakersName } from "./breaker-badge.tsx";
import { type BreakersSeen, breakersText, readBreakers } from "./breaker-state.ts";
import type { Way } from "./message-way.ts";
import { retries, RETRY_OFFSET, type RouteTone, toneOf, widthOf } from "./stroke.ts";

import styles from "./route.module.css";

export interface RouteData extends Record<string, unknown> {
  readonly points: Polyline;
  /** Neither selected nor at a selected node while something is selected. */
  readonly dimmed: boolean;
  /** A trace or a search lights it up. */
  readonly lit: boolean;
  /** What it carries. */
  readonly way: Way;
}
export type RouteEdge = Edge<RouteData, "route">;

export const RouteLine = memo(function RouteLine({ id, data, selected = false }: EdgeProps<RouteEdge>) {
  const width = useRouteValue(id, strokeWidth);
  const tone = useRouteValue(id, toneNow);
  const tries = useRouteValue(id, retries);
  const breakers = readBreakers(useRouteValue(id, breakersText));
  const faults = useFaultsOn(id);
  const words = useWords();
  const [pointed, setPointed] = useState(false);
  if (data === undefined) return null;
  const { points, dimmed, lit, way } = data;
  const path = rounded(points);
  const faulted = faults.length > 0;
  return (
    <>
      <g className={classes(styles["route"], dimmed && styles["dimmed"], selected && styles["selected"])} data-tone={tone}>
        {faulted ? <path d={path} className={styles["fault"]} /> : null}
        {selected || lit ? <path d={path} className={styles["halo"]} /> : null}
        <Line points={points} width={width} breakers={breakers} faulted={faulted} />
        {tries === null ? null : <path d={rounded(beside(points, RETRY_OFFSET))} className={styles["retry"]} />}
        <Arrow points={points} open={way.sort !== "call"} />
        {selected ? <Ends points={points} /> : null}
      </g>
      <path
        d={path}
        className={classes("react-flow__edge-interaction", styles["reach"])}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        {breakers === null ? null : <title>{breakersName(breakers, words)}</title>}
      </path>
      <Labels
        id={id}
        points={points}
        tone={tone}
        tries={tries}
        faulted={faulted}
        said={way.said}
        breakers={isNews(breakers) || selected || pointed ? breakers : null}
      />
    </>
  );
});

/** As fine as the eye sees: a line is drawn anew when its look changes, not with every number. */
const strokeWidth = (live: RouteLive | undefined): number => Math.round(widthOf(live?.rate ?? 0) * 10) / 10;
const toneNow = (live: RouteLive | undefined): RouteTone => toneOf(live?.errorShare ?? 0);
const shareText = (live: RouteLive | undefined): string => {
  const { number, unit } = percent(live?.errorShare ?? Number.NaN);
  return `${number} ${unit}`;
};

/** While all are closed a badge says nothing. */
const isNews = (breakers: BreakersSeen | null): boolean => breakers !== null && breakers.look !== "closed";
/** On its straight: a fault's pill has the middle. */
const badgeAt = (points: Polyline, faulted: boolean): Point => along(longestStraight(points), faulted ? 0.22 : 0.5);

interface LineProps {
  readonly points: Polyline;
  readonly width: number;
  readonly breakers: BreakersSeen | null;
  readonly faulted: boolean;
}
/** Behind breakers that are all open nothing passes: dotted. Half-open: only probes do, dashed. */
function Line({ points, width, breakers, faulted }: LineProps) {
  if (breakers === null || breakers.look !== "open" || breakers.count < breakers.of) {
    const probing = breakers?.look === "half-open" ? "7 3" : undefined;
    return <path d={rounded(points)} className={styles["line"]} style={{ strokeWidth: width, strokeDasharray: probing }} />;
  }
  const [before, after] = cut(points, badgeAt(points, faulted));
  return (
    <>
      <path d={rounded(before)} className={styles["line"]} style={{ strokeWidth: width }} />
      <path d={rounded(after)} className={classes(styles["line"], styles["shut"])} />
    </>
  );
}

/** Open where it carries messages: who sends them does not wait for whoever gets them. */
function Arrow({ points, open }: { readonly points: Polyline; readonly open: boolean }) {
  const [at, before] = [points.at(-1), points.at(-2)];
  if (at === undefined || before === undefined) return null;
  const isDown = at[0] === before[0] && at[1] > before[1];
  if (open)
    return (
      <path
        d={isDown ? `M${at[0] - 4.4} ${at[1] - 8.5}l4.4 6.5 4.4-6.5` : `M${at[0] - 8.5} ${at[1] - 4.4}l6.5 4.4-6.5 4.4`}
        className={styles["chevron"]}
      />
    );
  return (
    <path
      d={isDown ? `M${at[0] - 3.4} ${at[1] - 8}l3.4 6 3.4-6z` : `M${at[0] - 8} ${at[1] - 3.4}l6 3.4-6 3.4z`}
      className={styles["arrow"]}
    />
  );
}
function Ends({ points }: { readonly points: Polyline }) {
  return [points[0], points.at(-1)].map((point, i) =>
    point === undefined ? null : <circle key={i === 0 ? "from" : "to"} cx={point[0]} cy={point[1]} r="4" className={styles["end"]} />,
  );
}

interface LabelsProps {
  readonly id: string;
  readonly points: Polyline;
  readonly tone: RouteTone;
  readonly tries: number | null;
  readonly faulted: boolean;
  readonly breakers: BreakersSeen | null;
  readonly said: string;
}
/** On a shorter straight a number would lie on the cards. */
const SHORTEST_LABELLED = 44;
function Labels({ id, points, tone, tries, faulted, breakers, said }: LabelsProps) {
  const level = useLevel();
  const watching = useRoom() === "watch";
  const { from, to } = longestStraight(points);
  const cramped = Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORTEST_LABELLED;
  if (level === "mark" || cramped || (tone === "quiet" && tries === null && !faulted && breakers === null && said === "")) return null;
  const at = middle(points);
  return (
    <EdgeLabelRenderer>
      {faulted ? <RoutePill id={id} at={at} room={from[1] === to[1] ? Math.abs(to[0] - from[0]) : UPRIGHT_ROOM} /> : null}
      {said === "" || level !== "card" || watching ? null : <Said text={said} points={points} faulted={faulted} />}
      {tone === "quiet" ? null : <ErrorShare id={id} tone={tone} at={at} lifted={faulted || breakers !== null} />}
      {tries === null ? null : <Tries tries={tries} at={at} flat={from[1] === to[1]} lowered={faulted} />}
      {breakers === null ? null : <BreakerBadge seen={breakers} style={place(badgeAt(points, faulted))} />}
    </EdgeLabelRenderer>
  );
}
/** `dx`, `dy`: beside the point, in pixels of the label's own size. */
const place = ([x, y]: Point, dy = 0, dx = 0) => ({
  transform: `translate(-50%, -50%) translate(${x}px, ${y}px) scale(var(--label-scale)) translate(${dx}px, ${dy}px)`,
});

/** Across an upright stretch, between two columns of cards. */
const UPRIGHT_ROOM = 96;
function RoutePill({ id, at, room }: { readonly id: string; readonly at: Point; readonly room: number }) {
  const faults = useFaultsOn(id);
  return (
    <div className={styles["label"]} style={place(at)}>
      <FaultPill faults={faults} killed={0} room={room} />
    </div>
  );
}
/** Below a level stretch, on an upright one below the share of errors; as much of it as there is room for. */
function Said({ text, points, faulted }: { readonly text: string; readonly points: Polyline; readonly faulted: boolean }) {
  const straight = longestStraight(points);
  const { from, to } = straight;
  const flat = from[1] === to[1];
  const room = flat ? Math.max(ROOM_SAID, Math.abs(to[0] - from[0]) - 16) : ROOM_SAID;
  return (
    <div
      className={classes(styles["label"], styles["said"])}
      style={{ ...place(along(straight, 0.5), (flat ? 12 : 6) + (faulted ? 9 : 0)), maxWidth: room }}
    >
      {text}
    </div>
  );
}
const ROOM_SAID = 62;
interface ErrorShareProps {
  readonly id: string;
  readonly tone: RouteTone;
  readonly at: Point;
  readonly lifted: boolean;
}
function ErrorShare({ id, tone, at, lifted }: ErrorShareProps) {
  const share = useRouteValue(id, shareText);
  return (
    <div className={classes(styles["label"], styles["share"])} data-tone={tone} style={place(at, lifted ? -19 : -11)}>
      {share}
    </div>
  );
}
function Tries({
  tries,
  at,
  flat,
  lowered,
}: {
  readonly tries: number;
  readonly at: Point;
  readonly flat: boolean;
  readonly lowered: boolean;
}) {
  const words = useWords();
  return (
    <div
      className={classes(styles["label"], styles["tries"])}
      style={flat ? place(at, lowered ? 25 : 23) : place(at, 0, -24)}
      title={words("canvas.retriesName", { tries: tries.toFixed(1) })}
    >
      <Icon name="restart" size={11} />
      {words("canvas.retries", { tries: tries.toFixed(1) })}
    </div>
  );
}
