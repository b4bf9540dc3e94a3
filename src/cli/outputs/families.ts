// What a run comes to at its end, as families of samples: the names, types and labels that the outputs of metrics share.
// Times in seconds, as is the custom there.
import type { Distribution, Summary } from "../../engine/telemetry/metrics/summary.ts";

export type Labels = Readonly<Record<string, string>>;
export interface Sample {
  readonly labels: Labels;
  /** Null: not known. */
  readonly value: number | null;
  readonly suffix?: string;
}
export interface Family {
  readonly name: string;
  readonly type: "counter" | "gauge" | "summary";
  readonly help: string;
  readonly samples: readonly Sample[];
}
type NodeSummary = Summary["nodes"][string];
type RouteSummary = Summary["routes"][string];

export const familiesOf = (summary: Summary): readonly Family[] =>
  [
    ...ofClients(summary),
    ...ofNodes(Object.entries(summary.nodes)),
    ...ofRoutes(Object.entries(summary.routes)),
    ...ofTopics(summary),
    ...ofOutcome(summary),
    ...ofRun(summary),
  ].filter(isKnown);

/** What no window tells of: topics, sagas, what is kept, objectives. */
export const familiesBesideWindows = (summary: Summary): readonly Family[] => [...ofTopics(summary), ...ofOutcome(summary)].filter(isKnown);

const isKnown = ({ samples }: Family): boolean => samples.some(({ value }) => value !== null);

function ofClients({ requests: { issued, inFlight, ...ended }, latency }: Summary): Family[] {
  const ends = Object.entries(ended).map(([outcome, value]) => ({ labels: { outcome }, value }));
  return [
    family("faultline_requests_issued_total", "counter", "Requests of clients.", [{ labels: {}, value: issued }]),
    family("faultline_requests_ended_total", "counter", "Requests of clients by how they ended.", ends),
    family("faultline_requests_in_flight", "gauge", "Requests of clients that have not ended.", [{ labels: {}, value: inFlight }]),
    family("faultline_request_seconds", "summary", "End to end, at the clients.", quantiles({}, latency)),
  ];
}

const NODE_ENDS = ["ok", "errors", "rejected", "aborted"] as const;

function ofNodes(nodes: readonly (readonly [string, NodeSummary])[]): Family[] {
  const each = (read: (of: NodeSummary) => number | null) => nodes.map(([node, of]) => ({ labels: { node }, value: read(of) }));
  const ends = nodes.flatMap(([node, of]) => NODE_ENDS.map((end) => ({ labels: { node, end }, value: of[end] })));
  const spread = (read: (of: NodeSummary) => Distribution) => nodes.flatMap(([node, of]) => quantiles({ node }, read(of)));
  return [
    family(
      "faultline_node_arrivals_total",
      "counter",
      "Arrivals at a node.",
      each((of) => of.arrivals),
    ),
    family("faultline_node_ended_total", "counter", "Ends at a node.", ends),
    family(
      "faultline_node_seconds",
      "summary",
      "From arrival at a node to its answer.",
      spread((of) => of.latency),
    ),
    family(
      "faultline_node_wait_seconds",
      "summary",
      "In line at a node.",
      spread((of) => of.wait),
    ),
    family(
      "faultline_node_queue",
      "gauge",
      "Requests in line, time average.",
      each((of) => of.queue.mean),
    ),
    family(
      "faultline_node_utilisation",
      "gauge",
      "Busy slots per slot, time average.",
      each((of) => of.utilisation),
    ),
  ];
}

const ROUTE_ENDS = ["ok", "errors", "timeouts", "refused", "rejected", "cancelled"] as const;

function ofRoutes(routes: readonly (readonly [string, RouteSummary])[]): Family[] {
  const each = (read: (of: RouteSummary) => number) => routes.map(([route, of]) => ({ labels: { route }, value: read(of) }));
  const ends = routes.flatMap(([route, of]) => ROUTE_ENDS.map((end) => ({ labels: { route, end }, value: of[end] })));
  return [
    family(
      "faultline_route_calls_total",
      "counter",
      "Calls over a route.",
      each((of) => of.calls),
    ),
    family(
      "faultline_route_attempts_total",
      "counter",
      "Attempts over a route.",
      each((of) => of.attempts),
    ),
    family(
      "faultline_route_retries_total",
      "counter",
      "Attempts over a route that were not the first of their call.",
      each((of) => of.retries),
    ),
    family("faultline_route_ended_total", "counter", "Ends of attempts over a route.", ends),
    family(
      "faultline_route_timeouts_total",
      "counter",
      "Attempts that timed out.",
      each((of) => of.timeouts),
    ),
    family(
      "faultline_route_seconds",
      "summary",
      "An attempt over a route.",
      routes.flatMap(([route, of]) => quantiles({ route }, of.latency)),
    ),
    ...ofBreakers(routes),
  ];
}

/** Of routes that have breakers; one for each caller instance. */
function ofBreakers(routes: readonly (readonly [string, RouteSummary])[]): Family[] {
  const guarded = routes.flatMap(([route, { breaker }]) => (breaker === null ? [] : [{ route, breaker }]));
  return [
    family(
      "faultline_route_breakers",
      "gauge",
      "Breakers of a route by state.",
      guarded.flatMap(({ route, breaker }) => [
        { labels: { route, state: "closed" }, value: breaker.closed },
        { labels: { route, state: "half_open" }, value: breaker.halfOpen },
        { labels: { route, state: "open" }, value: breaker.open },
      ]),
    ),
    family(
      "faultline_route_breaker_opened_total",
      "counter",
      "Openings of breakers.",
      guarded.map(({ route, breaker }) => ({ labels: { route }, value: breaker.opened })),
    ),
    family(
      "faultline_route_breaker_rejected_total",
      "counter",
      "Tries that an open breaker turned away.",
      guarded.map(({ route, breaker }) => ({ labels: { route }, value: breaker.rejected })),
    ),
  ];
}

const GROUP_ENDS = ["acknowledged", "deadLettered", "expired", "dropped"] as const;

/** Topics as "broker/topic", and the groups that subscribe to them. */
function ofTopics({ topics }: Summary): Family[] {
  const all = Object.entries(topics);
  const groups = all.flatMap(([topic, of]) => Object.entries(of.groups).map(([group, counts]) => ({ labels: { topic, group }, counts })));
  return [
    family(
      "faultline_topic_published_total",
      "counter",
      "Publishes that reached a topic.",
      all.flatMap(([topic, { accepted, rejected }]) => [
        { labels: { topic, end: "accepted" }, value: accepted },
        { labels: { topic, end: "rejected" }, value: rejected },
      ]),
    ),
    family(
      "faultline_group_deliveries_total",
      "counter",
      "Deliveries to a consumer group.",
      groups.map(({ labels, counts }) => ({ labels, value: counts.delivered })),
    ),
    family(
      "faultline_group_redelivered_total",
      "counter",
      "Deliveries to a consumer group that were not the first of their message.",
      groups.map(({ labels, counts }) => ({ labels, value: counts.redelivered })),
    ),
    family(
      "faultline_group_ended_total",
      "counter",
      "Messages that are over for a consumer group.",
      groups.flatMap(({ labels, counts }) => GROUP_ENDS.map((end) => ({ labels: { ...labels, end }, value: counts[end] }))),
    ),
    family(
      "faultline_group_lag",
      "gauge",
      "Messages that a consumer group has not done with, at the end.",
      groups.map(({ labels, counts }) => ({ labels, value: counts.lag })),
    ),
  ];
}

const SAGA_PLACES = ["completed", "compensated", "failed", "running", "lost"] as const;

const ofOutcome = ({ counters, objectives, sagas }: Summary): Family[] => [
  family(
    "faultline_sagas",
    "gauge",
    "Sagas that were started, by where they are at the end.",
    Object.entries(sagas).flatMap(([saga, of]) => SAGA_PLACES.map((place) => ({ labels: { saga, place }, value: of[place] }))),
  ),
  family(
    "faultline_kept",
    "gauge",
    "What is kept at the end: counters, and entities by state.",
    Object.entries(counters).map(([name, value]) => ({ labels: { name }, value })),
  ),
  family(
    "faultline_objective_held",
    "gauge",
    "1: the objective held.",
    objectives.map(({ held, id }) => ({ labels: { objective: id }, value: held === true ? 1 : 0 })),
  ),
  family(
    "faultline_objective_broken_total",
    "counter",
    "Times that an invariant was broken.",
    objectives.flatMap(({ broken, id }) => (broken === undefined ? [] : [{ labels: { objective: id }, value: broken.times }])),
  ),
];

const ofRun = ({ events, virtualSeconds }: Summary): Family[] => [
  family("faultline_virtual_seconds", "gauge", "Virtual time of the run.", [{ labels: {}, value: virtualSeconds }]),
  family("faultline_events_total", "counter", "Events of the simulation.", [{ labels: {}, value: events }]),
];

const family = (name: string, type: Family["type"], help: string, samples: readonly Sample[]): Family => ({ name, type, help, samples });

function quantiles(labels: Labels, of: Distribution): Sample[] {
  const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);
  return [
    ...(["p50", "p90", "p95", "p99", "p999"] as const).map((p) => ({
      labels: { ...labels, quantile: String(Number(`0.${p.slice(1)}`)) },
      value: seconds(of[p]),
    })),
    { labels, value: of.mean === null ? 0 : (of.mean * of.count) / 1000, suffix: "_sum" },
    { labels, value: of.count, suffix: "_count" },
  ];
}
