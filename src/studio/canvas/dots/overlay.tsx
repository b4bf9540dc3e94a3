// One canvas over the board that shows the calls on their way. It lives outside of React: frames of the browser move it, the
// run's dots feed it, the view's pan and zoom carry it. It lies over the routes and under the cards; while the run is paused
// nothing moves.
import { useEffect, useRef } from "react";
import { useStoreApi, ViewportPortal } from "reactflow";

import { scenario } from "../../document/document-store.ts";
import { onDots, runStore } from "../../run/run-store.ts";
import { beside, type Polyline, track } from "../geometry/polyline.ts";
import { wayOf } from "../route/message-way.ts";
import { RETRY_OFFSET } from "../route/stroke.ts";
import { coloursOf, type Track } from "./draw.ts";
import { latencyOf } from "./latency.ts";
import { DotScreen } from "./screen.ts";

import styles from "./dots.module.css";

export type Lines = ReadonlyMap<string, Polyline>;

export function DotOverlay({ lines }: { readonly lines: Lines }) {
  return (
    <ViewportPortal>
      <Overlay lines={lines} />
    </ViewportPortal>
  );
}
function Overlay({ lines }: { readonly lines: Lines }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const screen = useRef<DotScreen | null>(null);
  const flow = useStoreApi();
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const made = new DotScreen(element, (route) => latencyOf(route, scenario(), runStore.getState().faults));
    screen.current = made;
    const stops = [
      onDots((dots) => made.hear(dots)),
      flow.subscribe(({ transform }) => made.look(transform)),
      runStore.subscribe((run, before) => made.follow(run, before)),
      watchTheme(() => made.colour(coloursOf(element))),
      flow.subscribe(({ width, height }) => made.resize(width, height)),
      watchMotion((still) => made.hold(still)),
    ];
    made.colour(coloursOf(element));
    made.resize(flow.getState().width, flow.getState().height);
    made.look(flow.getState().transform);
    return () => {
      for (const stop of stops) stop();
      made.dispose();
    };
  }, [flow]);
  useEffect(() => screen.current?.route(tracks(lines)), [lines]);
  return <canvas ref={canvas} className={styles["overlay"]} aria-hidden />;
}
const tracks = (lines: Lines): ReadonlyMap<string, Track> =>
  new Map(
    [...lines].map(([id, points]) => [
      id,
      { points: track(points), beside: track(beside(points, RETRY_OFFSET)), letters: wayOf(scenario(), id).sort !== "call" },
    ]),
  );

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
function watchMotion(listener: (still: boolean) => void): () => void {
  const query = matchMedia("(prefers-reduced-motion: reduce)");
  const tell = () => listener(query.matches);
  tell();
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}
