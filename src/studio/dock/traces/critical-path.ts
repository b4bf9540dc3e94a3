// Which call the end of the request waited for at each moment: walk back from the end, always into the call that was settled last
// before the moment one stands at. The stretches cover the root's duration once, without gap or overlap.
//
//   caller   ├──1──┤         ├──4──┤          1 caller, 2 + 3 callees, 4 caller
//   callee A       ├──2──┤
//   callee B       ├────┤├─3─┤
import { callsOf, type SpanNode } from "./span-tree.ts";

export interface Stretch {
  readonly node: SpanNode;
  readonly from: number;
  readonly to: number;
}

const bySettled = (a: SpanNode, b: SpanNode): number => b.moments.settled - a.moments.settled || b.index - a.index;

/** Oldest first. Empty for a request of no duration. */
export function criticalPath(root: SpanNode): readonly Stretch[] {
  const path: Stretch[] = [];
  const stand = (node: SpanNode, from: number, to: number) => {
    if (to > from) path.push({ node, from, to });
  };
  const walk = (node: SpanNode, until: number) => {
    let at = until;
    for (const child of callsOf(node).toSorted(bySettled)) {
      const settled = Math.min(child.moments.settled, until);
      if (settled > at || child.moments.sent >= settled) continue;
      stand(node, settled, at);
      walk(child, settled);
      at = child.moments.sent;
    }
    stand(node, node.moments.sent, at);
  };
  walk(root, root.moments.settled);
  return path.reverse();
}
