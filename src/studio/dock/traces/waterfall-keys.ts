// What a key does in the waterfall, as data: the tree's rows in, an act out. Not the doing of it.
import type { Span } from "../dock-store.ts";
import { parentRow, type Row } from "./rows.ts";

export function toggled(folded: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(folded);
  if (!next.delete(id)) next.add(id);
  return next;
}
/** The stretch of a call with a little room at both sides. */
export function around(row: Row | undefined, whole: Span): Span | null {
  if (row === undefined) return null;
  const { sent, settled } = row.node.moments;
  const room = Math.max(20, (settled - sent) * 0.05);
  return { from: Math.max(whole.from, sent - room), to: Math.min(whole.to, settled + room) };
}

export type KeyAct =
  | { readonly kind: "select" | "fold"; readonly id: string }
  | { readonly kind: "all"; readonly fold: boolean }
  | { readonly kind: "zoom"; readonly closer: boolean }
  | { readonly kind: "close" };
/** What a key does to the tree; null: it is none of ours. */
export function keyAct(key: string, rows: readonly Row[], at: number): KeyAct | null {
  const row = rows[at];
  const idAt = (index: number) => rows[Math.min(rows.length - 1, Math.max(0, index))]?.node.span.id;
  const select = (index: number): KeyAct | null => {
    const id = idAt(index);
    return id === undefined ? null : { kind: "select", id };
  };
  const open = row !== undefined && row.branches > 0 && !row.folded;
  switch (key) {
    case "ArrowDown":
      return select(at + 1);
    case "ArrowUp":
      return select(at - 1);
    case "Home":
      return select(0);
    case "End":
      return select(rows.length - 1);
    case "ArrowRight":
      return row?.folded === true ? { kind: "fold", id: row.node.span.id } : open ? select(at + 1) : null;
    case "ArrowLeft":
      return open && at > 0 ? { kind: "fold", id: row.node.span.id } : select(Math.max(0, parentRow(rows, at)));
    case "[":
      return { kind: "all", fold: true };
    case "]":
      return { kind: "all", fold: false };
    case "+":
    case "=":
      return { kind: "zoom", closer: true };
    case "-":
      return { kind: "zoom", closer: false };
    case "Escape":
      return { kind: "close" };
    default:
      return null;
  }
}
