// A template opened: as a new scenario of the library, running at once.
import { onlineBoutique } from "../../engine/scenario/templates/online-boutique.ts";
import { scenarioIn, type Template } from "../../engine/scenario/templates/template.ts";
import { language } from "../i18n/language.ts";
import { openScenario, type Opening } from "../library/open.ts";

export type { Template } from "../../engine/scenario/templates/template.ts";

export const openTemplate = (template: Template, opening: Opening = { runs: true }): void =>
  openScenario(scenarioIn(template, language()), { ...opening, untouched: true });

/** What a first visit shows: alone of all templates it comes with the page. */
export const FIRST: Template = onlineBoutique;
