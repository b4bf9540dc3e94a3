// Sagas for a person at a terminal, by definition; nothing where the scenario has none.
import type { Summary } from "../../engine/telemetry/metrics/summary.ts";
import type { Say } from "../words.ts";
import { type Cell, columns } from "./columns.ts";

const ENDS = ["started", "completed", "compensated", "failed", "running", "lost"] as const;

export function sagas({ sagas: all }: Summary, say: Say): string[] {
  const rows = Object.entries(all).map(([name, of]): Cell[] => [`  ${name}`, ...ENDS.map((end) => of[end])]);
  return rows.length === 0 ? [] : columns([[say("sagas"), ...ENDS.map((end) => say(`saga.${end}`))], ...rows]);
}
