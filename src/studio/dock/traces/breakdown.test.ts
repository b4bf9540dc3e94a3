import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Span } from "../../../engine/telemetry/views/records.ts";
import { aSpan, checkoutTrace } from "../../testing/story-traces.ts";
import { breakdown, ownPhases, PHASES, total } from "./breakdown.ts";
import { criticalPath } from "./critical-path.ts";
import { spanTree, type SpanNode } from "./span-tree.ts";

const treeOf = (spans: readonly Span[]): SpanNode => {
  const tree = spanTree(spans);
  if (tree === null) throw new Error("no span");
  return tree;
};
const call = (id: string, parent: string | null, sentAt: number, settledAt: number, fields: Partial<Span> = {}): Span =>
  aSpan({
    id,
    parent,
    node: id,
    sentAt,
    arrivedAt: sentAt,
    startedAt: sentAt,
    endedAt: settledAt,
    settledAt,
    work: settledAt - sentAt,
    ...fields,
  });
const names = (root: SpanNode) => criticalPath(root).map(({ node, from, to }) => [node.span.id, from, to]);

test("a coalesced request waits for the call of another: that is no work of the gateway", () => {
  const coalesced = { work: 2, stages: [{ use: "coalesce", verdict: "coalesced" }] } as const;
  const root = treeOf([call("root", null, 0, 100), call("edge", "root", 10, 90, coalesced)]);
  const [edge] = root.children;
  expect(ownPhases(edge!)).toMatchObject({ work: 2, held: 78 });
  expect(breakdown(root).whole).toMatchObject({ work: 22, held: 78 });
});

describe("the critical path", () => {
  test("goes back from the end into the call that was settled last", () => {
    const root = treeOf([call("root", null, 0, 100), call("a", "root", 10, 40), call("b", "root", 50, 90)]);
    expect(names(root)).toEqual([
      ["root", 0, 10],
      ["a", 10, 40],
      ["root", 40, 50],
      ["b", 50, 90],
      ["root", 90, 100],
    ]);
  });

  test("of calls side by side takes the longer one and leaves out those that it hides", () => {
    const root = treeOf([call("root", null, 0, 100), call("short", "root", 10, 50), call("long", "root", 10, 80)]);
    expect(names(root).map(([id]) => id)).toEqual(["root", "long", "root"]);
  });

  test("ends in a callee at the moment at which its caller gave up", () => {
    const spans = [
      call("root", null, 0, 50, { outcome: "timeout" }),
      call("a", "root", 0, 50, { outcome: "timeout", endedAt: 90 }),
      call("deep", "a", 20, 80),
    ];
    expect(names(treeOf(spans))).toEqual([
      ["a", 0, 20],
      ["deep", 20, 50],
    ]);
  });

  test("passes over calls of no length", () => {
    const root = treeOf([call("root", null, 0, 10), call("refused", "root", 5, 5, { outcome: "refused" })]);
    expect(names(root)).toEqual([["root", 0, 10]]);
  });
});

describe("the breakdown", () => {
  test("of the story says 612 ms of queue, 300 injected and 181 of back-off", () => {
    const { whole } = breakdown(treeOf(checkoutTrace().spansOf));
    expect(total(whole)).toBe(1_242_000);
    expect(whole.injected).toBe(300_000);
    expect(whole.backoff).toBe(181_000);
    expect(whole.queue).toBe(619_000); // 612 before the third try, 3 and 4 until the first two were turned away
  });

  test("puts a back-off on the caller and the queue on the callee", () => {
    const { byNode } = breakdown(treeOf(checkoutTrace().spansOf));
    expect(byNode.get("frontend")?.backoff).toBe(181_000);
    expect(byNode.get("checkout")?.queue).toBe(619_000);
    expect(byNode.get("payment")?.injected).toBe(300_000);
  });

  test("counts an injected delay of the work as injected, not as work", () => {
    const { whole } = breakdown(
      treeOf([
        call("root", null, 0, 100),
        call("slow", "root", 10, 90, { arrivedAt: 12, startedAt: 12, endedAt: 88, work: 76, injected: 50 }),
      ]),
    );
    expect(whole).toEqual({ queue: 0, injected: 50, network: 4, backoff: 0, held: 0, work: 46 });
  });

  test("of the time of one call alone leaves the rest to the calls that it waited for", () => {
    const root = treeOf([call("root", null, 0, 100), call("a", "root", 10, 40), call("b", "root", 30, 60)]);
    expect(ownPhases(root)).toEqual({ queue: 0, injected: 0, network: 0, backoff: 0, held: 0, work: 50, calls: 50 });
  });
});

/** Any tree of calls that could have been: callees begin and end within their caller, unless it gave up on them. */
const anyTrace = fc
  .record({
    duration: fc.integer({ min: 0, max: 5000 }),
    calls: fc.array(
      fc.record({
        parent: fc.nat(),
        a: fc.nat(1000),
        b: fc.nat(1000),
        c: fc.nat(1000),
        d: fc.nat(1000),
        e: fc.nat(1000),
        late: fc.boolean(),
        never: fc.boolean(),
        injected: fc.nat(500),
        backoff: fc.nat(300),
      }),
      { maxLength: 30 },
    ),
  })
  .map(({ duration, calls }) => {
    const spans: Span[] = [call("0", null, 0, duration, { arrivedAt: NaN, startedAt: NaN, endedAt: NaN })];
    calls.forEach((drawn, index) => {
      const parent = spans[drawn.parent % spans.length] as Span;
      const long = parent.settledAt - parent.sentAt;
      const at = [drawn.a, drawn.b, drawn.c, drawn.d, drawn.e]
        .toSorted((x, y) => x - y)
        .map((share) => parent.sentAt + Math.floor((share / 1000) * long));
      const [sentAt = 0, arrivedAt = 0, startedAt = 0, endedAt = 0, settledAt = 0] = at;
      const ends = drawn.never
        ? { arrivedAt: NaN, startedAt: NaN, endedAt: NaN }
        : { arrivedAt, startedAt, endedAt: endedAt + (drawn.late ? 400 : 0) };
      spans.push(
        call(String(index + 1), parent.id, sentAt, settledAt, {
          ...ends,
          node: `n${index % 4}`,
          injected: drawn.injected,
          backoff: drawn.backoff,
        }),
      );
    });
    return spans;
  });

test("the phases of any trace sum to its duration exactly, and are never negative", () => {
  fc.assert(
    fc.property(anyTrace, (spans) => {
      const root = treeOf(spans);
      const { whole, byNode, path } = breakdown(root);
      const duration = root.moments.settled - root.moments.sent;
      expect(total(whole)).toBe(duration);
      expect([...byNode.values()].reduce((sum, phases) => sum + total(phases), 0)).toBe(duration);
      for (const phase of PHASES) expect(whole[phase]).toBeGreaterThanOrEqual(0);
      path.forEach(({ from, to }, index) => {
        expect(to).toBeGreaterThan(from);
        expect(from).toBe(index === 0 ? root.moments.sent : path[index - 1]?.to);
      });
    }),
    { seed: 7, numRuns: 300 },
  );
});
