// One moment of one story, as the run would tell it: Online Boutique at 04:38. At 04:00 the route checkout-payment got +300 ms,
// at 04:20 checkout-3 was killed. The figures are drawn from a fixed stream of numbers.
import type { Scenario } from "../../engine/scenario/document.ts";
import type { Mark, Series } from "../../engine/telemetry/views/records.ts";

export const NOW = 278.25e6;

export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

const SERVICES = [
  "frontend",
  "checkout",
  "cart",
  "product-catalog",
  "shipping",
  "currency",
  "redis-cart",
  "recommendation",
  "payment",
  "ad",
  "email",
];
const CALLS = [
  ["shoppers", "frontend"],
  ["frontend", "checkout"],
  ["frontend", "cart"],
  ["frontend", "product-catalog"],
  ["checkout", "cart"],
  ["checkout", "payment"],
  ["checkout", "email"],
  ["checkout", "shipping"],
  ["cart", "redis-cart"],
] as const;
export const boutique: Scenario = {
  format: "faultline/1",
  name: "Online Boutique",
  seed: 7,
  nodes: [
    { id: "shoppers", kind: "client" },
    ...SERVICES.map((id) => (id === "redis-cart" ? { id, kind: "database" as const } : { id, kind: "service" as const })),
  ],
  routes: CALLS.map(([from, to]) => ({ id: `${from}-${to}`, from, to })),
};

export const marks: readonly Mark[] = [
  { id: "fault-1", act: "fault", fault: "latency", target: "checkout-payment", from: 240e6, to: null, settings: { delay: "300ms" } },
  { id: "act-2", act: "kill", fault: "", target: "checkout", from: 260e6, to: null, settings: { instance: "checkout-3" } },
];

const ramp = (t: number, from: number, over: number) => Math.max(0, Math.min(1, (t - from) / over));

/** One second of the story. Rates per second, times in ms, shares of 1. */
function second(t: number, random: () => number) {
  const n = () => random() - 0.5;
  const slow = t >= 240;
  const killed = t >= 260;
  const offered = 60 + n() * 9;
  const arrivals = offered + (slow ? ramp(t, 244, 10) * 6 : 0) + (killed ? ramp(t, 260, 4) * 22 - ramp(t, 270, 3) * 4 : 0);
  const ok = killed ? 57 - ramp(t, 260, 2) * 18 + n() * 3 : slow ? Math.min(offered, 58) + n() * 2 : offered;
  const rejected = killed ? Math.max(0, arrivals - ok) : t > 250 ? Math.max(0, arrivals - ok) * 0.5 : 0;
  const rise = (a: number, b: number, c: number, over: number) =>
    ramp(t, 240, 3) * a + (killed ? ramp(t, 260, over) * b : ramp(t, 250, 10) * c);
  return {
    arrivals,
    ok,
    rejected,
    p50: slow ? 96 + rise(330, 490, 60, 9) + n() * 34 : 84 + n() * 7,
    p95: slow ? 140 + rise(360, 680, 110, 8) + n() * 46 : 128 + n() * 14,
    p99: slow ? 190 + rise(370, 760, 150, 7) + n() * 60 : 176 + n() * 34,
    busy: slow ? Math.min(1, 0.21 + ramp(t, 240, 5) * 0.72 + (killed ? 0.3 : 0) + n() * 0.04) : 0.2 + n() * 0.06,
    queue: killed
      ? Math.min(1, ramp(t, 260, 5) * 1.04 + n() * 0.02 + 0.14)
      : slow && t > 250
        ? 0.09 + n() * 0.09 + ramp(t, 250, 10) * 0.08
        : 0,
  };
}

export function seriesOf(from: number, to: number, columns: Partial<Series> = {}): Series {
  const random = numbers(42);
  const starts = Array.from(
    { length: Math.max(0, Math.floor(to / 1e6) - Math.ceil(from / 1e6)) },
    (_, index) => Math.ceil(from / 1e6) + index,
  );
  const cells = starts.map((t) => second(t, random));
  const column = (key: keyof (typeof cells)[number], factor = 1) => Float64Array.from(cells, (cell) => cell[key] * factor);
  const zero = () => new Float64Array(starts.length);
  return {
    from: Float64Array.from(starts, (t) => t * 1e6),
    width: 1e6,
    arrivals: column("arrivals"),
    ok: column("ok"),
    clientError: zero(),
    serverError: zero(),
    timeout: zero(),
    rejected: column("rejected"),
    refused: zero(),
    cancelled: zero(),
    p50: column("p50", 1000),
    p95: column("p95", 1000),
    p99: column("p99", 1000),
    busy: column("busy"),
    queue: column("queue"),
    marks,
    since: 0,
    ...columns,
  };
}
