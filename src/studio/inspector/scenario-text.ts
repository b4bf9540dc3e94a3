// The catalogues of forms that belong to no kind: routes, steps, acts, objectives, the scenario itself.
import type { Text } from "../../engine/kinds/spec.ts";

const NOTHING = { label: "", help: "", fields: {} };
export const routeText: Text = { en: NOTHING, zh: NOTHING };
export const stepsText: Text = routeText;
export const actsText: Text = routeText;
export const objectiveText: Text = routeText;
export const settingsText: Text = routeText;
