// A template opened: as a new scenario of the library, running at once.
import { TEMPLATES } from "../../engine/scenario/templates/index.ts";
import { openScenario } from "../library/open.ts";

export type Template = (typeof TEMPLATES)[number];

export const openTemplate = (template: Template): void => openScenario(template.scenario, { untouched: true, runs: true });

/** What a first visit shows. */
export const FIRST = TEMPLATES[0];
