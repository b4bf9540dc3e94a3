// The one listener for shortcuts. It leaves alone: text fields, menus and dialogs that are open, and keys of an unfinished Chinese input.
import { roomFor } from "../view/layout-width.ts";
import { view } from "../view/view-store.ts";
import { isEnabled, type Command } from "./command.ts";
import { isSingle, matches, placeOf, type Place } from "./shortcut.ts";

const IME_KEY_CODE = 229;

export function listenForShortcuts(commands: readonly Command[], apple: boolean): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === IME_KEY_CODE) return;
    const place = placeOf(event.target);
    const isIts = (command: Command, counts: (text: string) => boolean) =>
      (command.shortcuts ?? []).some((text) => matches(text, event, apple) && counts(text));
    const found = commands.find((command) => isIts(command, (text) => mayRun(command, text, place)));
    if (found === undefined) {
      if (commands.some((command) => command.keepsKeys && isIts(command, (text) => isHeard(command, text, place)))) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (!event.repeat || found.group === "view" || found.group === "edit") void found.run();
  };
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}

/** Whether a shortcut of the command counts where the focus is, and the command can be done. */
export function mayRun(command: Command, shortcut: string, place: Place): boolean {
  if (isSingle(shortcut) && !view().singleKeys) return false;
  return isHeard(command, shortcut, place) && isOffered(command) && isEnabled(command);
}
/** On a narrow screen the studio is watched, not edited. */
const isOffered = (command: Command): boolean => roomFor(innerWidth) !== "watch" || command.group === "run" || command.group === "help";
function isHeard(command: Command, shortcut: string, place: Place): boolean {
  // With a dialog or a menu open only what opens and closes the command palette is heard.
  if (place === "overlay") return command.id === "help.commands" && !isSingle(shortcut);
  // The start page covers the studio: what would act behind it is not heard.
  if (place === "start") return command.group === "scenario" || command.group === "help" || command.id === "view.theme";
  if (place === "text") return command.where === "page" && !isTextKey(shortcut);
  // Space works the button that has the focus.
  if (place === "control") return command.where !== "canvas" && shortcut !== "Space";
  return true;
}
/** Text fields keep their own undo, and every key that writes. */
const isTextKey = (shortcut: string): boolean => isSingle(shortcut) || /^Mod\+(Shift\+)?[zyaxcv]$/i.test(shortcut);
