// Whether what is seen is a recorded run: until its end, or until something is done by hand that the record does not have.
import type { RecordedRun } from "../../engine/scenario/document.ts";
import { parseDuration } from "../../engine/scenario/duration-text.ts";
import type { RunStatus } from "./run-store.ts";

const micros = (text: string): number => {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : 0;
};

/** @param logged what was done so far, by the record or by hand */
export function isReplay(
  run: RecordedRun | undefined,
  { edited, logged, now, recorded }: Pick<RunStatus, "edited" | "logged" | "now" | "recorded">,
): boolean {
  if (run === undefined || run.log.length === 0 || edited || !recorded || now >= micros(run.until)) return false;
  return logged <= run.log.filter(({ at }) => micros(at) <= now).length;
}
