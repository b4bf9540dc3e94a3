// A template opened: as a new scenario of the library, running at once.
import { blank, scenarioIn, TEMPLATES, type Template } from "../../engine/scenario/templates/index.ts";
import { language } from "../i18n/language.ts";
import { openScenario, type Opening } from "../library/open.ts";

export type { Template } from "../../engine/scenario/templates/index.ts";

export const openTemplate = (template: Template, opening: Opening = { runs: true }): void =>
  openScenario(scenarioIn(template, language()), { ...opening, untouched: true });

/** What a first visit shows. */
export const FIRST: Template = TEMPLATES[0] ?? blank;
