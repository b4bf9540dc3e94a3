// The rows of the waterfall: the tree flattened, without what is folded away, with the guides that show who called whom.
import type { SpanNode } from "./span-tree.ts";

export interface Row {
  readonly node: SpanNode;
  /** Calls below it, shown or not. */
  readonly branches: number;
  readonly folded: boolean;
}

export function rowsOf(root: SpanNode, folded: ReadonlySet<string>): readonly Row[] {
  const rows: Row[] = [];
  const add = (node: SpanNode) => {
    const shut = folded.has(node.span.id) && node.children.length > 0;
    rows.push({ node, branches: node.children.length, folded: shut });
    if (!shut) for (const child of node.children) add(child);
  };
  add(root);
  return rows;
}

/** Every call that has calls below it, but the root: what "fold all" folds. */
export function branchesOf(root: SpanNode): ReadonlySet<string> {
  const ids = new Set<string>();
  const look = (node: SpanNode) => {
    if (node.children.length > 0 && node !== root) ids.add(node.span.id);
    for (const child of node.children) look(child);
  };
  look(root);
  return ids;
}

/** The call itself while it is in sight, else the topmost folded call that hides it: where the selection goes. */
export function visibleFor(root: SpanNode, id: string, folded: ReadonlySet<string>): string {
  const find = (node: SpanNode, hider: string | null): string | null => {
    if (node.span.id === id) return hider ?? id;
    const below = hider ?? (folded.has(node.span.id) && node.children.length > 0 ? node.span.id : null);
    for (const child of node.children) {
      const found = find(child, below);
      if (found !== null) return found;
    }
    return null;
  };
  return find(root, null) ?? root.span.id;
}

/** The row of the caller; -1 at the root. */
export function parentRow(rows: readonly Row[], index: number): number {
  const depth = rows[index]?.node.depth ?? 0;
  for (let at = index - 1; at >= 0; at--) if ((rows[at]?.node.depth ?? 0) < depth) return at;
  return -1;
}
