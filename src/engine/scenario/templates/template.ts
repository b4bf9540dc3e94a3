// What a template is: a scenario to begin with, and how it is presented.
import type { Scenario } from "../document.ts";

export interface Template {
  readonly id: string;
  readonly scenario: Scenario;
  readonly title: { readonly en: string; readonly zh: string };
  readonly summary: { readonly en: string; readonly zh: string };
  /** What stands beside the canvas, in the languages that the scenario itself is not written in. */
  readonly described: { readonly zh: string };
}

/** The scenario with its words in that language: a document has one name and description, a template one for each reader. */
export const scenarioIn = ({ scenario, title, described }: Template, language: "en" | "zh"): Scenario =>
  language === "en" ? scenario : { ...scenario, name: title[language], description: described[language] };
