// A command is one object: the menus, the shortcut listener, the command palette and the list of shortcuts all read it.
// A room exports its own as a `Command[]` from its commands.ts; registry.ts puts the lists together.
import type { en, Key } from "../i18n/en.ts";
import type { IconName } from "../widgets/icons.tsx";

export const COMMAND_GROUPS = ["run", "scenario", "edit", "view", "panels", "help"] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface Command {
  /** "room.verb", unique. */
  readonly id: string;
  /** Its name in the catalogue; a key without placeholders. */
  readonly name: PlainKey;
  readonly group: CommandGroup;
  readonly icon?: IconName;
  /** What else a person may type to find it, in both languages, space between. */
  readonly keywords?: string;
  /**
   * Keys that run it, the first is the one that is shown: "Mod+Shift+z", "Delete", "ArrowLeft", ".", "?".
   * Mod is Ctrl, on Apple's systems ⌘. Letters are written small; digits are meant by their place on the keyboard.
   */
  readonly shortcuts?: readonly string[];
  /** "page": also where a button has the focus; "canvas": only in the canvas or where nothing has it. Never in a text field. */
  readonly where?: "page" | "canvas";
  /** Its keys are taken also when it cannot be done: the browser would do something else with them. */
  readonly keepsKeys?: boolean;
  /** Whether it can be done now; absent: always. */
  readonly when?: () => boolean;
  readonly run: () => void | Promise<void>;
  /** Left out of the command palette (arrow keys and the like). */
  readonly hidden?: boolean;
}

/** Words that need no values. */
export type PlainKey = { [K in Key]: (typeof en)[K] extends `${string}{${string}}${string}` ? never : K }[Key];

export const isEnabled = (command: Command): boolean => command.when?.() ?? true;
export function perform(command: Command): void {
  if (isEnabled(command)) void command.run();
}
