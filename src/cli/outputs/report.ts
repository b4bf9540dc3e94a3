// The summary for a person at a terminal. Scripts read --json, whose shape is a contract; this text is none.
import { type CompletedObjective, completeObjective } from "../../engine/scenario/complete.ts";
import type { Objective } from "../../engine/scenario/document.ts";
import type { Distribution, Summary } from "../../engine/telemetry/metrics/summary.ts";
import type { Say } from "../words.ts";
import { type Cell, columns } from "./columns.ts";
import { sagas } from "./sagas.ts";
import { topics } from "./topics.ts";

const QUANTILES = ["mean", "p50", "p90", "p95", "p99", "p999", "max"] as const;
const MOST_REASONS = 10;

export interface Told {
  readonly name: string;
  readonly wallSeconds: number;
  /** What was demanded: the summary names each by its id alone. */
  readonly objectives: readonly Objective[];
}

export function report(summary: Summary, told: Told, say: Say): string {
  const { name, wallSeconds } = told;
  const { seed, digest, virtualSeconds, events } = summary;
  const head = [say("run", { name, seed, seconds: virtualSeconds, wall: wallSeconds.toFixed(2), events }), say("digest", { digest })];
  const parts = [
    requests(summary, say),
    latency(summary, say),
    nodes(summary, say),
    routes(summary, say),
    policies(summary, say),
    breakers(summary, say),
    topics(summary, say),
    sagas(summary, say),
    reasons(summary, say),
    counters(summary, say),
    objectives(summary, told.objectives, say),
  ];
  return [head, ...parts.filter((part) => part.length > 1)].map((part) => part.join("\n")).join("\n\n");
}

const requests = ({ requests: by }: Summary, say: Say): string[] => {
  const ends = Object.entries(by) as [keyof typeof by, number][];
  const shown = ends.filter(([end, count]) => count > 0 || end === "issued" || end === "ok");
  return columns([
    [say("requests"), ...shown.map(([end]) => say(`outcome.${end}`))],
    ["", ...shown.map(([, count]) => count)],
  ]);
};

const latency = (summary: Summary, say: Say): string[] => {
  const row = (title: string, of: Distribution): Cell[] => [title, of.count, ...QUANTILES.map((q) => of[q])];
  const head = [say("latency"), say("count"), ...QUANTILES];
  return columns([head, row(`  ${say("all")}`, summary.latency), row(`  ${say("okOnly")}`, summary.latencyOk)]);
};

const nodes = ({ nodes: all }: Summary, say: Say): string[] => {
  const head = [
    say("nodes"),
    say("arrivals"),
    say("rate"),
    say("errors"),
    say("rejected"),
    "p50",
    "p99",
    `${say("wait")} p99`,
    say("queue"),
    say("most"),
    say("utilisation"),
  ];
  const rows = Object.entries(all).map(([id, of]): Cell[] => [
    `  ${id}`,
    of.arrivals,
    of.rate,
    of.errors,
    of.rejected,
    of.latency.p50,
    of.latency.p99,
    of.wait.p99,
    of.queue.mean,
    of.queue.max,
    of.utilisation === null ? null : `${(of.utilisation * 100).toFixed(1)} %`,
  ]);
  return columns([head, ...rows]);
};

const routes = ({ routes: all }: Summary, say: Say): string[] => {
  const head = [
    say("routes"),
    say("calls"),
    say("attempts"),
    say("errors"),
    say("timeouts"),
    say("refused"),
    say("rejected"),
    "p50",
    "p99",
  ];
  const rows = Object.entries(all).map(([id, of]): Cell[] => [
    `  ${id}`,
    of.calls,
    of.attempts,
    of.errors,
    of.timeouts,
    of.refused,
    of.rejected,
    of.latency.p50,
    of.latency.p99,
  ]);
  return columns([head, ...rows]);
};

/** Of routes whose policies did something. */
const policies = ({ routes: all }: Summary, say: Say): string[] => {
  const head = [
    say("policies"),
    say("retries"),
    say("hedges"),
    say("hedgesWon"),
    say("fallbacks"),
    say("rateLimited"),
    say("bulkhead"),
    say("limited"),
  ];
  const rows = Object.entries(all).flatMap(([id, { retries, hedges, hedgesWon, fallbacks, turnedAway }]): Cell[][] => {
    const did = [retries, hedges, hedgesWon, fallbacks, turnedAway.rateLimit, turnedAway.bulkhead, turnedAway.concurrencyLimit];
    return did.some((count) => count > 0) ? [[`  ${id}`, ...did]] : [];
  });
  return rows.length === 0 ? [] : columns([head, ...rows]);
};

const breakers = ({ routes: all }: Summary, say: Say): string[] => {
  const head = [say("breakers"), say("closed"), say("halfOpen"), say("open"), say("opened"), say("rejected")];
  const rows = Object.entries(all).flatMap(([id, { breaker }]): Cell[][] =>
    breaker === null ? [] : [[`  ${id}`, breaker.closed, breaker.halfOpen, breaker.open, breaker.opened, breaker.rejected]],
  );
  return rows.length === 0 ? [] : columns([head, ...rows]);
};

const reasons = ({ reasons: all }: Summary, say: Say): string[] => {
  const most = Object.entries(all).toSorted(([, a], [, b]) => b - a);
  return [say("reasons"), ...columns(most.slice(0, MOST_REASONS).map(([reason, count]) => [`  ${reason}`, count]))];
};

const counters = ({ counters: all }: Summary, say: Say): string[] => [
  say("counters"),
  ...columns(Object.entries(all).map(([name, value]) => [`  ${name}`, value])),
];

const objectives = ({ objectives: all }: Summary, demanded: readonly Objective[], say: Say): string[] => {
  const verdict = (held: boolean | null) => say(held === null ? "silent" : held ? "held" : "missed");
  const rows = all.map(({ broken, id, held, value }): Cell[] => {
    const written = demanded.find((objective) => objective.id === id);
    const unit = written !== undefined && !("invariant" in written) && written.metric.startsWith("latency.") ? "ms" : "";
    return [
      `  ${id}`,
      written === undefined ? "" : demand(completeObjective(written)),
      verdict(held),
      value,
      unit,
      broken === undefined ? "" : brokenText(broken, say),
    ];
  });
  return [say("objectives"), ...columns(rows)];
};
const brokenText = ({ at, times, trace }: NonNullable<Summary["objectives"][number]["broken"]>, say: Say): string =>
  say(trace === null ? "broken" : "brokenBy", { at: at / 1000, times, ...(trace === null ? {} : { trace }) });
function demand(objective: CompletedObjective): string {
  if ("invariant" in objective) return objective.invariant;
  const { of, metric, op, value } = objective;
  return `${of === "clients" ? "" : `${of}: `}${metric} ${op} ${value}`;
}
