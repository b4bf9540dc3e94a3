// A command's English name, by which it is also found while another language is shown.
import { en } from "../i18n/en.ts";
import type { Command } from "./command.ts";

export const englishName = (command: Command): string => en[command.name];
