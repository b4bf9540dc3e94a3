// The plum pill that says what a person did to a node or route: the effect, and how long it will last.
import type { ActiveFault } from "../../../engine/telemetry/views/live.ts";
import { useWords } from "../../i18n/language.ts";
import { useRun } from "../../run/run-store.ts";
import { letters } from "../geometry/card-size.ts";
import { faultText, secondsLeft } from "./fault-text.ts";

import styles from "./fault-pill.module.css";

interface FaultPillProps {
  readonly faults: readonly ActiveFault[];
  /** Replicas that were killed by hand. */
  readonly killed: number;
  /** There is little room. */
  readonly short?: boolean;
  /** px: a longer text gives up how long the fault will last. */
  readonly room?: number;
}
export function FaultPill({ faults, killed, short = false, room = Infinity }: FaultPillProps) {
  const words = useWords();
  const first = faults[0];
  const left = useRun((run) => (first === undefined ? null : secondsLeft(first, run.now)));
  const told = (killed > 0 ? 1 : 0) + (first === undefined ? 0 : 1);
  if (told === 0) return null;
  const others = [
    ...(killed > 0 ? [words("canvas.killed", { count: killed })] : []),
    ...(faults.length > 1 ? [words("canvas.moreFaults", { count: faults.length - 1 })] : []),
  ];
  const effect = first === undefined ? null : faultText(first, words);
  const timed = (key: "canvas.left" | "canvas.leftShort") =>
    effect === null || left === null ? [] : [words(key, { effect, seconds: left })];
  const texts = [...(short ? [] : timed("canvas.left")), ...timed("canvas.leftShort"), ...(effect === null ? [] : [effect])];
  return (
    <span className={styles["pill"]}>
      <svg width="11" height="11" viewBox="0 0 16 16" aria-hidden>
        <path d="M8.9 1.5 3 9.2h4.3l-.8 5.3 6.3-8H8.4z" fill="currentColor" />
      </svg>
      {fitting(
        texts.map((text) => [text, ...others].join(" · ")),
        room,
      ) ?? others.join(" · ")}
    </span>
  );
}
/** The first that there is room for, else the shortest; the texts come by their length. */
function fitting(texts: readonly string[], room: number): string | undefined {
  return texts.find((text) => letters(text) * OF_NAME + BESIDE <= room) ?? texts.at(-1);
}
/** The size of a pill's letters, of those of a name; its padding and its mark. */
const OF_NAME = 10.5 / 12;
const BESIDE = 30;
