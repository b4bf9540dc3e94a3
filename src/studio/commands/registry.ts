// Every command there is: the rooms' lists put together. Menus, shortcuts, the command palette and the help read it.
import { canvasCommands } from "../canvas/commands.ts";
import { dockCommands } from "../dock/commands.ts";
import { faultCommands } from "../faults/commands.ts";
import type { Command } from "./command.ts";
import { editCommands } from "./edit-commands.ts";
import { runCommands } from "./run-commands.ts";
import { scenarioCommands } from "./scenario-commands.ts";
import { viewCommands } from "./view-commands.ts";

export const commands: readonly Command[] = [
  ...runCommands,
  ...scenarioCommands,
  ...editCommands,
  ...canvasCommands,
  ...viewCommands,
  ...dockCommands,
  ...faultCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));
export function commandById(id: string): Command {
  const command = byId.get(id);
  if (command === undefined) throw new Error(`no command "${id}"`);
  return command;
}
