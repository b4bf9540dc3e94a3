// The caller's own answer in place of a failure: which failures it answers to, and that the call is then ok, counted and visible.
import { describe, expect, it } from "vitest";

import { Failures } from "../runtime/failure.ts";
import { FALLBACK_ON } from "../scenario/call-policy-fields.ts";
import { asks, attemptsOver, ends, played } from "../testing/requests.ts";
import { route, scenario, service } from "../testing/scenarios.ts";
import { Fallback } from "./fallback.ts";

const failures = new Failures();

describe("a fallback", () => {
  it("answers to the failures that it names, and never to an error of the client or a call that was given up", () => {
    const all = new Fallback(FALLBACK_ON);
    const codes = ["queueFull", "errorRate", "crashed", "noListener", "timeout", "bulkheadFull", "rateLimit"] as const;
    expect(codes.filter((code) => !all.answers(failures.of(code, "x").retry))).toEqual([]);
    expect(all.answers("deadline")).toBe(true);
    const never = ["notFound", "auth", "patience", "abandoned", "twinWon", "tooDeep"] as const;
    expect(never.filter((code) => all.answers(failures.of(code, "x").retry))).toEqual([]);
    expect(new Fallback(["timeout"]).answers("deadline")).toBe(false);
  });

  it("makes the call ok once nothing else helps, is counted, and its trace says so", () => {
    const simulation = played(
      scenario(
        [
          asks(2, 5),
          service("edge", { endpoints: [{ name: "get", steps: [{ call: "back" }] }] }),
          service("back", { errorRate: 1, time: "1ms" }),
        ],
        [route("users", "edge"), route("edge", "back", { fallback: {}, retry: { attempts: 2, backoff: "none" } })],
      ),
      100,
    );
    expect(ends(simulation)).toEqual(["ok 200 at 7", "ok 200 at 12"]);
    expect(simulation.summary().routes["edge-back"]).toMatchObject({ calls: 2, attempts: 4, errors: 4, ok: 0, fallbacks: 2 });
    expect(attemptsOver(simulation, "edge-back").map((span) => span.fellBack)).toEqual([false, true, false, true]);
  });
});
