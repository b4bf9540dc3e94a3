// Commands as items of a menu.
import type { Translate } from "../i18n/language.ts";
import type { MenuAction, MenuItem } from "../widgets/menu.tsx";
import { isEnabled, perform, type Command } from "./command.ts";
import { commandById } from "./registry.ts";

/** "-" is a separator. */
export const menuItems = (ids: readonly string[], words: Translate): MenuItem[] =>
  ids.map((id) => (id === "-" ? "separator" : menuItem(commandById(id), words)));

export function menuItem(command: Command, words: Translate): MenuAction {
  const shortcut = command.shortcuts?.[0];
  return {
    label: words(command.name),
    ...(command.icon === undefined ? {} : { icon: command.icon }),
    ...(shortcut === undefined ? {} : { shortcut }),
    disabled: !isEnabled(command),
    onSelect: () => perform(command),
  };
}
