// Copy, cut and paste by the system's clipboard, as JSON, so that a drawing can be carried to another tab or pasted from a file.
// What comes from there may be anything: only what parses as a drawing is taken.
import {
  copyOf,
  type Fragment,
  moveNodes,
  parseFragment,
  paste,
  type Point,
  removeThings,
  writeFragment,
} from "../../../engine/scenario/edits.ts";
import { commit, scenario } from "../../document/document-store.ts";
import { translate } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { toast } from "../../widgets/toast.tsx";
import { focusOn } from "../handle.ts";
import { placeOf, unwritten } from "../places.ts";
import { subject } from "./subject.ts";

/** The document with every place written down. */
const pinned = () => moveNodes(scenario(), unwritten(scenario()));

export const copiedText = (ids: readonly string[]): string | null => {
  const fragment = copyOf(pinned(), ids);
  return fragment.nodes.length === 0 ? null : writeFragment(fragment);
};
export function cutText(ids: readonly string[]): string | null {
  const text = copiedText(ids);
  if (text === null) return null;
  commit(removeThings(scenario(), ids));
  select([]);
  return text;
}

const BESIDE: Point = [24, 24];
/** Where the last pasted text went: pasting it again goes on from there. */
let last: { readonly text: string; readonly times: number } = { text: "", times: 0 };
export function pasteText(text: string): void {
  const parsed = parseFragment(text);
  if (!parsed.ok || parsed.value.nodes.length === 0) {
    toast({ mark: "degraded", key: "paste", title: translate("canvas.cannotPaste"), text: translate("canvas.cannotPasteText") });
    return;
  }
  last = { text, times: last.text === text ? last.times + 1 : stands(parsed.value) ? 1 : 0 };
  add(parsed.value, [BESIDE[0] * last.times, BESIDE[1] * last.times]);
}
/** Whether something stands where the copy would. */
const stands = (fragment: Fragment): boolean =>
  Object.values(fragment.layout ?? {}).some(([x, y]) =>
    scenario().nodes.some((node) => ((at) => at !== undefined && Math.abs(at[0] - x) < 8 && Math.abs(at[1] - y) < 8)(placeOf(node.id))),
  );

function add(fragment: Fragment, offset: Point): void {
  const pasted = paste(pinned(), fragment, offset);
  if (pasted.ids.length === 0) {
    toast({ mark: "degraded", key: "paste", title: translate("canvas.tooMany") });
    return;
  }
  commit(pasted.scenario);
  select(pasted.ids);
  requestAnimationFrame(() => focusOn(pasted.ids[0]!));
}
export function duplicateThings(ids: readonly string[], offset: Point = BESIDE): void {
  const fragment = copyOf(pinned(), ids);
  if (fragment.nodes.length > 0) add(fragment, offset);
}

/** The keys for copy, cut and paste are the browser's own, so that no permission is asked; these listeners answer its events. */
export function listenForClipboard(isOurs: (target: EventTarget | null) => boolean): () => void {
  const listening = new AbortController();
  const out = (text: () => string | null) => (event: ClipboardEvent) => {
    if (!isOurs(event.target) || hasSelectedText()) return;
    const copied = text();
    if (copied === null) return;
    event.clipboardData?.setData("text/plain", copied);
    event.preventDefault();
  };
  const { signal } = listening;
  document.addEventListener(
    "copy",
    out(() => copiedText(subject())),
    { signal },
  );
  document.addEventListener(
    "cut",
    out(() => cutText(subject())),
    { signal },
  );
  document.addEventListener(
    "paste",
    (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!isOurs(event.target) || text === "") return;
      event.preventDefault();
      pasteText(text);
    },
    { signal },
  );
  return () => listening.abort();
}
const hasSelectedText = (): boolean => getSelection()?.isCollapsed === false && (getSelection()?.toString() ?? "") !== "";

/** From a menu or the command list, where the browser tells no event. */
export async function writeClipboard(text: string | null): Promise<void> {
  if (text !== null) await navigator.clipboard.writeText(text);
}
export async function pasteFromClipboard(): Promise<void> {
  try {
    pasteText(await navigator.clipboard.readText());
  } catch {
    toast({ mark: "degraded", key: "paste", title: translate("canvas.clipboardClosed"), text: translate("canvas.clipboardClosedText") });
  }
}
