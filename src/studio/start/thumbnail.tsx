// A small picture of a document: boxes and lines from its nodes and routes. It shows how it is built, not how it does: no dots, no states.
import { memo } from "react";

import type { Scenario } from "../../engine/scenario/document.ts";
import { picture, type Spot } from "./thumbnail-layout.ts";

import styles from "./thumbnail.module.css";

const WIDTH = 236;
const HEIGHT = 128;
const BOX = { width: 28, height: 17 };

export const Thumbnail = memo(function Thumbnail({ scenario }: { readonly scenario: Scenario }) {
  const { spots, lines } = picture(scenario, WIDTH, HEIGHT, { x: 24, y: 18 });
  return (
    <svg className={styles["thumbnail"]} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {lines.map(({ from, to }) => (
        <path key={`${from.id} ${to.id}`} d={curve(from, to)} className={styles["line"]} />
      ))}
      {spots.map((spot) => (
        <g key={spot.id} transform={`translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})`}>
          <rect x={-BOX.width / 2} y={-BOX.height / 2} width={BOX.width} height={BOX.height} rx="3.5" className={styles["box"]} />
          <Sign kind={spot.kind} />
          <rect x="-3" y="-3.4" width="12" height="2.2" rx="1.1" className={styles["name"]} />
          <rect x="-3" y="1.4" width="8" height="2" rx="1" className={styles["text"]} />
        </g>
      ))}
    </svg>
  );
});

/** What sort of thing it is, in eight pixels. */
function Sign({ kind }: { readonly kind: string }) {
  if (kind === "client") return <circle cx="-8" cy="0" r="2.6" className={styles["sign"]} />;
  if (kind === "database") return <path d="M-10.6-2.6c0-1.6 5.2-1.6 5.2 0v5.2c0 1.6-5.2 1.6-5.2 0z" className={styles["sign"]} />;
  if (kind === "gateway") return <path d="M-10.6 0h2l2.6-2.6M-8.6 0l2.6 2.6M-8.6 0h3" className={styles["sign"]} />;
  return <path d="M-8-3l2.7 1.5v3L-8 3l-2.7-1.5v-3z" className={styles["sign"]} />;
}

function curve(from: Spot, to: Spot): string {
  const side = to.x >= from.x ? 1 : -1;
  const x0 = from.x + (side * BOX.width) / 2;
  const x1 = to.x - (side * BOX.width) / 2;
  const middle = (x0 + x1) / 2;
  const at = (value: number) => value.toFixed(1);
  return `M${at(x0)} ${at(from.y)}C${at(middle)} ${at(from.y)} ${at(middle)} ${at(to.y)} ${at(x1)} ${at(to.y)}`;
}

/** Too small for signs: boxes and lines only. */
export const TinyThumbnail = memo(function TinyThumbnail({ scenario }: { readonly scenario: Scenario }) {
  const { spots, lines } = picture(scenario, 50, 26, { x: 4, y: 4 });
  return (
    <svg className={styles["tiny"]} width="50" height="26" viewBox="0 0 50 26" aria-hidden>
      {lines.map(({ from, to }) => (
        <path key={`${from.id} ${to.id}`} d={`M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`} />
      ))}
      {spots.map((spot) => (
        <rect key={spot.id} x={(spot.x - 3).toFixed(1)} y={(spot.y - 2).toFixed(1)} width="6" height="4" rx="1" />
      ))}
    </svg>
  );
});
