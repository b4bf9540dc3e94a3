// What became of messages, for a person at a terminal: a row for each topic and each group that subscribes to it.
import type { Summary } from "../../engine/telemetry/metrics/summary.ts";
import type { Say } from "../words.ts";
import { type Cell, columns } from "./columns.ts";

export function topics({ topics: all }: Summary, say: Say): string[] {
  const head = [
    say("topics"),
    "",
    say("accepted"),
    say("rejected"),
    say("acknowledged"),
    say("redelivered"),
    say("deadLettered"),
    say("lost"),
    say("lag"),
  ];
  const rows = Object.entries(all).flatMap(([name, { accepted, rejected, groups }]): Cell[][] => [
    [`  ${name}`, "", accepted, rejected, "", "", "", "", ""],
    ...Object.entries(groups).map(([group, of]): Cell[] => [
      "",
      group,
      of.accepted,
      "",
      of.acknowledged,
      of.redelivered,
      of.deadLettered,
      of.expired + of.dropped,
      of.lag,
    ]),
  ]);
  return rows.length === 0 ? [] : columns([head, ...rows]);
}
