// Undo, redo and the seed: edits of the document that belong to no room.
import { documentStore, redo, undo } from "../document/document-store.ts";
import { changeSeed } from "../top-bar/change-seed.ts";
import { newSeed } from "../top-bar/new-seed.ts";
import type { Command } from "./command.ts";

export const editCommands: readonly Command[] = [
  {
    id: "edit.undo",
    name: "command.undo",
    group: "edit",
    icon: "undo",
    keywords: "撤销",
    shortcuts: ["Mod+z"],
    where: "page",
    // With nothing left to undo the browser would undo what was typed in a field long ago, and take the focus there.
    keepsKeys: true,
    when: () => documentStore.getState().past.length > 0,
    run: undo,
  },
  {
    id: "edit.redo",
    name: "command.redo",
    group: "edit",
    icon: "redo",
    keywords: "重做",
    shortcuts: ["Mod+Shift+z", "Mod+y"],
    where: "page",
    keepsKeys: true,
    when: () => documentStore.getState().future.length > 0,
    run: redo,
  },
  {
    id: "edit.newSeed",
    name: "command.newSeed",
    group: "edit",
    icon: "new_seed",
    keywords: "random chance 随机 种子",
    run: () => changeSeed(newSeed()),
  },
];
