// What a template is: a scenario to begin with, and how it is presented.
import type { Scenario } from "../document.ts";

export interface Template {
  readonly id: string;
  readonly scenario: Scenario;
  readonly title: { readonly en: string; readonly zh: string };
  readonly summary: { readonly en: string; readonly zh: string };
}
