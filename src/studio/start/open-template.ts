// A template opened: as a new scenario of the library, running at once.
import { blank, TEMPLATES, type Template } from "../../engine/scenario/templates/index.ts";
import { openScenario, type Opening } from "../library/open.ts";

export type { Template } from "../../engine/scenario/templates/index.ts";

export const openTemplate = (template: Template, opening: Opening = { runs: true }): void =>
  openScenario(template.scenario, { ...opening, untouched: true });

/** What a first visit shows. */
export const FIRST: Template = TEMPLATES[0] ?? blank;
