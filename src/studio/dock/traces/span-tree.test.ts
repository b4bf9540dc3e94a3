import { expect, test } from "vitest";

import { publishedTrace } from "../../testing/story-messages.ts";
import { aSpan, checkoutTrace, rejectedTrace, traceRows } from "../../testing/story-traces.ts";
import { inVain, piecesOf } from "./bars.ts";
import { breakdown, total } from "./breakdown.ts";
import { branchesOf, parentRow, rowsOf, visibleFor } from "./rows.ts";
import { eventsOf } from "./span-events.ts";
import { depthOf, everySpan, lastsUntil, momentsOf, origin, spanTree } from "./span-tree.ts";

const story = () => {
  const root = spanTree(checkoutTrace("a", 0).spansOf);
  if (root === null) throw new Error("no tree");
  return root;
};
const at = (index: number) => [...everySpan(story())].find((node) => node.index === index) ?? story();

test("a trace without spans has no tree", () => {
  expect(spanTree([])).toBeNull();
});

test("callers come before callees, each in the order of sending", () => {
  expect([...everySpan(story())].map((node) => node.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  expect(depthOf(story())).toBe(5);
});

test("a call whose caller was dropped hangs from the root", () => {
  const root = spanTree([aSpan({ id: "1" }), aSpan({ id: "3", parent: "2" })]);
  expect(root?.children.map(({ span }) => span.id)).toEqual(["3"]);
});

test("what never arrived was on its way all the time; what left the line waited until then", () => {
  const lost = momentsOf(aSpan({ parent: "0", sentAt: 0, arrivedAt: NaN, startedAt: NaN, endedAt: NaN, settledAt: 70 }), 100);
  expect(lost).toEqual({ sent: 0, arrived: 70, started: 70, ended: 70, settled: 70 });
  const turned = momentsOf(aSpan({ parent: "0", sentAt: 0, arrivedAt: 5, startedAt: NaN, endedAt: 40, settledAt: 45 }), 100);
  expect(turned).toEqual({ sent: 0, arrived: 5, started: 40, ended: 40, settled: 45 });
});

test("the origin of a failure is the deepest failed call; a trace that went well has none", () => {
  expect(origin(story())).toBeNull();
  const row = traceRows().find(({ outcome }) => outcome === "rejected");
  const failed = row === undefined ? null : spanTree(rejectedTrace(row).spansOf);
  expect(failed === null ? null : origin(failed)?.span.node).toBe("checkout");
});

test("a folded call hides what is below it, and takes the selection of what it hides", () => {
  const root = story();
  const folded = new Set([at(4).span.id]);
  expect(rowsOf(root, folded).map((row) => row.node.index)).toEqual([0, 1, 2, 3, 4]);
  expect(visibleFor(root, at(6).span.id, folded)).toBe(at(4).span.id);
  expect(visibleFor(root, at(2).span.id, folded)).toBe(at(2).span.id);
  expect(rowsOf(root, branchesOf(root)).map((row) => row.node.index)).toEqual([0, 1]);
});

test("the row of the caller is the nearest one above that is less deep", () => {
  const rows = rowsOf(story(), new Set());
  expect(parentRow(rows, 6)).toBe(5);
  expect(parentRow(rows, 7)).toBe(4);
  expect(parentRow(rows, 0)).toBe(-1);
});

test("a call that waited is drawn as line, queue and work", () => {
  expect(piecesOf(at(4)).map(({ kind, from, to }) => [kind, from / 1000, to / 1000])).toEqual([
    ["line", 202, 1237],
    ["queue", 204, 816],
    ["work", 816, 1235],
  ]);
});

test("a call that was turned away is drawn as failed, its caller's wait before the next try as back-off", () => {
  expect(piecesOf(at(2)).map(({ kind }) => kind)).toEqual(["line", "queue", "failed"]);
  const waits = piecesOf(at(1)).filter(({ kind }) => kind === "backoff");
  expect(waits.map(({ from, to }) => [from / 1000, to / 1000])).toEqual([
    [13, 61],
    [69, 202],
  ]);
});

test("a delay on the way is drawn before the arrival", () => {
  const injected = piecesOf(at(11)).find(({ kind }) => kind === "injected");
  expect(injected).toEqual({ kind: "injected", from: 863_000, to: 1_163_000 });
});

test("work that nobody waited for any more is told from work", () => {
  const root = spanTree([
    aSpan({ id: "1", settledAt: 50, outcome: "timeout" }),
    aSpan({ id: "2", parent: "1", sentAt: 0, arrivedAt: 1, startedAt: 1, endedAt: 90, settledAt: 50, outcome: "timeout" }),
  ]);
  const call = root?.children[0];
  expect(call === undefined ? null : inVain(call)).toEqual({ kind: "vain", from: 50, to: 90 });
  expect(inVain(at(4))).toBeNull();
});

test("the events of a call are in order and say what was waited for", () => {
  const events = eventsOf(at(4));
  expect(events.map(({ kind }) => kind)).toEqual(["backoff", "sent", "arrived", "started", "ended", "settled"]);
  expect(events.find(({ kind }) => kind === "started")?.took).toBe(612_000);
  expect(events.find(({ kind }) => kind === "ended")?.status).toBe(200);
});

const published = () => {
  const root = spanTree(publishedTrace().spansOf);
  if (root === null) throw new Error("no tree");
  return root;
};

test("a delivery hangs below the publishing of its message and lies after the end of the request, which it does not make longer", () => {
  const root = published();
  const [, , , first, second] = [...everySpan(root)];
  expect([first?.depth, second?.depth]).toEqual([3, 3]);
  expect([root.moments.settled, second?.moments.settled, lastsUntil(root)]).toEqual([10_000, 810_000, 810_000]);
  expect(total(breakdown(root).whole)).toBe(10_000);
});

test("the time that a message lay in its topic stands before each delivery, and the events tell of a redelivery", () => {
  const [, , , first, second] = [...everySpan(published())];
  expect([first, second].map((node) => node && piecesOf(node)[0])).toEqual([
    { kind: "topic", from: 6000, to: 506_000 },
    { kind: "topic", from: 551_000, to: 751_000 },
  ]);
  expect([first, second].map((node) => node && eventsOf(node).map(({ kind }) => kind))).toEqual([
    ["lay", "delivered", "arrived", "started", "ended", "settled"],
    ["lay", "redelivered", "arrived", "started", "ended", "settled"],
  ]);
});

test("a delivery that failed is where to look first, though the request went well", () => {
  expect(origin(published())?.span.sort).toBe("delivery");
});

test("commands of a saga lie after the request that began it: it does not wait for them, and the trace lasts as long as they do", () => {
  const span = (id: string, parent: string | null, sentAt: number, endedAt: number) => ({
    ...checkoutTrace().spansOf[0]!,
    id,
    parent,
    sort: "call" as const,
    route: parent === null ? null : "r1",
    sentAt,
    arrivedAt: sentAt,
    startedAt: sentAt,
    endedAt,
    settledAt: endedAt,
    lay: 0,
  });
  const root = spanTree([span("a", null, 0, 2000), span("b", "a", 0, 1500), span("c", "b", 1500, 9000), span("d", "b", 9000, 20_000)]);
  if (root === null) throw new Error("no tree");
  expect([...everySpan(root)].map(({ isApart }) => isApart)).toEqual([false, false, true, true]);
  expect([root.moments.settled, lastsUntil(root), total(breakdown(root).whole)]).toEqual([2000, 20_000, 2000]);
});
