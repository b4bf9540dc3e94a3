// The speeds that can be asked for, and how they are written.
import type { Speed } from "../../worker/protocol.ts";

export const SPEEDS: readonly number[] = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 50, 100, 1000];

/** 0.25×, 1×, 38.2×, 1,240× */
export const speedText = (speed: number): string =>
  `${speed >= 100 ? Math.round(speed).toLocaleString("en") : Number(speed.toPrecision(3))}×`;

/** The next one up or down; "max" follows the fastest. */
export function nextSpeed(speed: Speed, by: 1 | -1): Speed {
  if (speed === "max") return by === 1 ? "max" : (SPEEDS.at(-1) ?? 1);
  if (by === 1) return SPEEDS.find((other) => other > speed) ?? "max";
  return SPEEDS.findLast((other) => other < speed) ?? speed;
}

/** The speed that is reached is told where it can differ: as fast as possible, at speeds a machine may not keep, and when it falls behind. */
export function tellsReached(speed: Speed, running: boolean, reached: number): boolean {
  if (speed === "max" || speed >= 5) return true;
  return running && reached > 0 && reached < speed * 0.9;
}
