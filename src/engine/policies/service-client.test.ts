// A client alone under a virtual clock: its defaults, each of its policies, and that it does what a route of a run does. Times in ms.
import { describe, expect, it } from "vitest";

import { VirtualClock } from "../kernel/virtual-clock.ts";
import { asks, attemptsOver, howOf, played } from "../testing/requests.ts";
import { route, scenario, service } from "../testing/scenarios.ts";
import { TokenBudget } from "./retry-budget.ts";
import { type CallEnd, type Reply, ServiceClient, type ServiceClientSettings } from "./service-client.ts";

interface Seen {
  /** When each try reached the service. */
  readonly arrived: number[];
  readonly ends: (CallEnd<string> & { readonly at: number })[];
}

/** One call (or several at once) to a service that works for so long and answers so, a reply a try; null: never. */
function seen(
  settings: ServiceClientSettings<string>,
  replies: readonly (Reply<string> | null)[],
  work = 0,
  calls = 1,
  ms = 200_000,
): Seen {
  const clock = new VirtualClock();
  const found: Seen = { arrived: [], ends: [] };
  const client = new ServiceClient<number, string>(
    "orders",
    clock,
    (_, answer) => {
      const reply = replies[Math.min(found.arrived.length, replies.length - 1)]!;
      found.arrived.push(clock.now / 1000);
      if (reply !== null) clock.after(work * 1000, () => answer(reply));
    },
    settings,
  );
  for (let i = 0; i < calls; i++) client.call(i, (end) => found.ends.push({ ...end, at: clock.now / 1000 }));
  clock.advance(ms * 1000);
  expect(client.inFlight).toBe(0);
  return found;
}
const OK: Reply<string> = { status: 200, value: "yes" };
const FIXED = { backoff: "fixed", base: 10_000, jitter: "none" } as const;
const told = ({ ends }: Seen): string[] => ends.map(({ status, code, tries, at }) => `${status} ${code ?? "ok"} after ${tries} at ${at}`);

describe("a service client", () => {
  it("waits for 100 ms of network each way, 30 s for a try, and tries three times", () => {
    expect(told(seen({}, [OK]))).toEqual(["200 ok after 1 at 200"]);
    expect(told(seen({}, [{ status: 202 }]))).toEqual(["202 ok after 1 at 200"]);
    expect(told(seen({ retry: FIXED }, [null]))).toEqual(["504 timeout after 3 at 90020"]);
    expect(seen({ retry: FIXED }, [null]).arrived).toEqual([100, 30_110, 60_120]);
  });

  it("tells a refused connection from a timeout, and tries neither a 4xx again nor what is not named", () => {
    expect(told(seen({ retry: FIXED }, ["refused"]))).toEqual(["502 noListener after 3 at 620"]);
    expect(told(seen({ retry: { ...FIXED, on: ["timeout"] } }, ["refused"]))).toEqual(["502 noListener after 1 at 200"]);
    expect(told(seen({ retry: FIXED }, [{ status: 404 }]))).toEqual(["404 failStep after 1 at 200"]);
    expect(told(seen({ retry: { ...FIXED, on: ["429"] } }, [{ status: 429 }, OK]))).toEqual(["200 ok after 2 at 410"]);
  });

  it("comes back no sooner than it is asked to, where it heeds that", () => {
    const busy: Reply<string> = { status: 429, retryAfter: 500_000 };
    const on = ["429"];
    expect(told(seen({ retry: { ...FIXED, on, retryAfter: true } }, [busy, OK]))).toEqual(["200 ok after 2 at 900"]);
    expect(told(seen({ retry: { ...FIXED, on } }, [busy, OK]))).toEqual(["200 ok after 2 at 410"]);
  });

  it("ends at its deadline, in a try or between two", () => {
    expect(told(seen({ deadline: "150ms" }, [null]))).toEqual(["504 deadline after 1 at 150"]);
    expect(told(seen({ deadline: "205ms", retry: FIXED }, ["reset"]))).toEqual(["504 deadline after 1 at 205"]);
  });

  it("spends no more on retries than its budget has", () => {
    const budget = new TokenBudget(4, 0.1); // two failures leave two of four: no more retries
    expect(told(seen({ retry: { ...FIXED, attempts: 9 }, budget }, ["reset"]))).toEqual(["502 crashed after 2 at 410"]);
  });

  it("hedges: the first good answer counts, whichever try it is of", () => {
    const hedge = { after: "300ms", most: 1 };
    expect(told(seen({ hedge }, [null, OK]))).toEqual(["200 ok after 2 at 500"]);
    expect(told(seen({ hedge }, [OK, null], 50))).toEqual(["200 ok after 1 at 250"]);
    expect(() => seen({ hedge, retry: {} }, [OK])).toThrow("not both");
  });

  it("holds its tries back: by tokens, by places, in order", () => {
    expect(told(seen({ rateLimit: { rate: 10, burst: 1, wait: "1s" } }, [OK], 0, 3))).toEqual([
      "200 ok after 1 at 200",
      "200 ok after 1 at 300",
      "200 ok after 1 at 400",
    ]);
    expect(told(seen({ rateLimit: { rate: 10, burst: 1 } }, [OK], 0, 2))).toEqual([
      "503 ownRateLimit after 1 at 0",
      "200 ok after 1 at 200",
    ]);
    expect(told(seen({ bulkhead: { maxInFlight: 1, queue: 1 } }, [OK], 0, 3))).toEqual([
      "503 bulkheadFull after 1 at 0",
      "200 ok after 1 at 200",
      "200 ok after 1 at 400",
    ]);
  });

  it("answers itself where it has a fallback", () => {
    const [end] = seen({ retry: FIXED, fallback: { value: "old" } }, [{ status: 500 }]).ends;
    expect(end).toMatchObject({ status: 200, value: "old", code: null, fellBack: true, tries: 3 });
    expect(seen({ fallback: { value: "old" } }, [{ status: 404 }]).ends[0]).toMatchObject({ status: 404, fellBack: false });
  });

  it("can be given up", () => {
    const clock = new VirtualClock();
    const ends: CallEnd<string>[] = [];
    const client = new ServiceClient<string, string>("orders", clock, (_, answer) => answer(OK));
    const giveUp = client.call("x", (end) => ends.push(end));
    clock.advance(50_000);
    giveUp();
    clock.advance(1e6);
    expect(ends.map(({ status, code }) => [status, code])).toEqual([[499, "abandoned"]]);
  });

  it("does, try by try, what a route of a run does with the same settings", () => {
    const retry = { attempts: 4, backoff: "exponential", base: "8ms", max: "20ms", jitter: "none", on: ["timeout"] } as const;
    const ran = played(
      scenario(
        [asks(1, 1), service("s", { time: "40ms", concurrency: 9 })],
        [route("users", "s", { latency: "2ms", timeout: "30ms", deadline: "140ms", retry })],
      ),
      500,
    );
    const tries = attemptsOver(ran, "users-s");
    const alone = seen({ network: "2ms", timeout: "30ms", deadline: "140ms", retry: { ...retry, base: 8000, max: 20_000 } }, [OK], 40);
    expect(alone.arrived).toEqual(tries.map((span) => (span.arrivedAt - 1000) / 1000));
    const last = tries.at(-1)!;
    expect(told(alone)).toEqual([`${last.status} ${howOf(last).split(" ")[2]} after ${tries.length} at ${last.settledAt / 1000 - 1}`]);
  });
});
