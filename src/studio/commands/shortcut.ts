// Whether a key press is a given shortcut, and whether the place it was pressed in may have shortcuts at all. Pure but for the event.

export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}
interface Shortcut {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

export function parseShortcut(text: string): Shortcut {
  const parts = text === "+" || text.endsWith("++") ? [...text.slice(0, -1).split("+").filter(Boolean), "+"] : text.split("+");
  const has = (name: string) => parts.includes(name);
  return { key: parts.at(-1) ?? "", mod: has("Mod"), shift: has("Shift"), alt: has("Alt") };
}

/** One spelling for each: what two commands must not share. */
export function canonical(text: string): string {
  const { key, mod, shift, alt } = parseShortcut(text);
  return [mod && "Mod", alt && "Alt", shift && "Shift", key.length === 1 ? key.toLowerCase() : key].filter(Boolean).join("+");
}

export function matches(text: string, press: Press, apple: boolean): boolean {
  const wanted = parseShortcut(text);
  const mod = apple ? press.metaKey : press.ctrlKey;
  const other = apple ? press.ctrlKey : press.metaKey;
  if (other || mod !== wanted.mod || press.altKey !== wanted.alt) return false;
  // Which keys need Shift for a sign differs between keyboards: a sign is a sign however it was typed.
  if (!isSign(wanted.key) && press.shiftKey !== wanted.shift) return false;
  return sameKey(wanted.key, press);
}
const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\d]/u.test(key);
function sameKey(key: string, press: Press): boolean {
  if (/^\d$/.test(key)) return press.code === `Digit${key}` || press.code === `Numpad${key}`;
  if (key === "Space") return press.key === " ";
  return key.length === 1 ? press.key.toLowerCase() === key.toLowerCase() : press.key === key;
}

/** A key alone, without Mod or Alt: those can be switched off. Keys that are no characters (Delete, arrows) stay. */
export function isSingle(text: string): boolean {
  const { key, mod, alt } = parseShortcut(text);
  return !mod && !alt && (key.length === 1 || key === "Space");
}

export type Place = "text" | "overlay" | "start" | "control" | "canvas" | "page";
/** What has the focus, as far as shortcuts care. */
export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return "page";
  if (target.closest('input:not([type="checkbox"]):not([type="range"]), textarea, select, [contenteditable="true"]') !== null)
    return "text";
  if (target.closest('[data-room="start"]') !== null) return "start";
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="alertdialog"]') !== null) return "overlay";
  if (target.closest('[data-room="canvas"]') !== null) return target.closest("button, a") === null ? "canvas" : "control";
  return target === document.body || target === document.documentElement ? "page" : "control";
}
