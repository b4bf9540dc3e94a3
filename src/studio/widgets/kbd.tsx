// A shortcut as it is written on a key. "Mod" becomes ⌘ on Apple's systems and Ctrl elsewhere.
import styles from "./kbd.module.css";

export const APPLE = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Readonly<Record<string, string>> = APPLE
  ? { Mod: "⌘", Shift: "⇧", Alt: "⌥", Delete: "⌫", Enter: "↵" }
  : { Mod: "Ctrl", Delete: "Del" };
const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };

/** "Mod+Shift+z" → "⇧ ⌘ Z" or "Ctrl Shift Z". */
export function shortcutText(keys: string): string {
  const parts = keys.split(/\+(?=.)/); // what ends in a plus means that key
  return parts.map((part) => SIGNS[part] ?? ARROWS[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(" ");
}
export function Kbd({ keys, className }: { readonly keys: string; readonly className?: string | undefined }) {
  return <kbd className={className === undefined ? styles["kbd"] : `${styles["kbd"]} ${className}`}>{shortcutText(keys)}</kbd>;
}
