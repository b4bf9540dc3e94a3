import { expect, test } from "vitest";

import { checkoutTrace } from "../../testing/story-traces.ts";
import { rowsOf } from "./rows.ts";
import { spanTree } from "./span-tree.ts";
import { around, keyAct, toggled } from "./waterfall-keys.ts";

const root = () => {
  const tree = spanTree(checkoutTrace("a", 0).spansOf);
  if (tree === null) throw new Error("no tree");
  return tree;
};
const rows = (folded: ReadonlySet<string> = new Set()) => rowsOf(root(), folded);
const id = (index: number) => checkoutTrace("a", 0).spansOf[index]?.id ?? "";

test("arrows walk up and down and stop at the ends", () => {
  expect(keyAct("ArrowDown", rows(), 4)).toEqual({ kind: "select", id: id(5) });
  expect(keyAct("ArrowUp", rows(), 0)).toEqual({ kind: "select", id: id(0) });
  expect(keyAct("End", rows(), 0)).toEqual({ kind: "select", id: id(15) });
});

test("right unfolds, then goes to the first call; left folds, then goes to the caller", () => {
  expect(keyAct("ArrowRight", rows(new Set([id(4)])), 4)).toEqual({ kind: "fold", id: id(4) });
  expect(keyAct("ArrowRight", rows(), 4)).toEqual({ kind: "select", id: id(5) });
  expect(keyAct("ArrowLeft", rows(), 4)).toEqual({ kind: "fold", id: id(4) });
  expect(keyAct("ArrowLeft", rows(), 6)).toEqual({ kind: "select", id: id(5) });
});

test("brackets fold and unfold all, other keys are left to others", () => {
  expect(keyAct("[", rows(), 0)).toEqual({ kind: "all", fold: true });
  expect(keyAct("]", rows(), 0)).toEqual({ kind: "all", fold: false });
  expect(keyAct("a", rows(), 0)).toBeNull();
});

test("a closer look keeps within the trace", () => {
  const whole = { from: 0, to: 1_242_000 };
  expect(around(rows()[0], whole)).toEqual(whole);
  expect(around(undefined, whole)).toBeNull();
});

test("what is folded is unfolded by the same act", () => {
  expect([...toggled(toggled(new Set(), "a"), "a")]).toEqual([]);
});
