// The rooms of the frame, each fetched as its own piece beside the first load. What shows the system comes first; forms and settings,
// the heaviest, are asked for when the canvas has arrived.

import { withFormWords } from "../i18n/language.ts";
import { onDemand } from "../widgets/on-demand.ts";

const canvas = () => import("../canvas/canvas.tsx");

export const Canvas = onDemand(async () => ({ default: (await canvas()).Canvas }));
export const Palette = onDemand(async () => ({ default: (await import("../palette/palette.tsx")).Palette }));
export const Inspector = onDemand(async () => {
  await canvas();
  return { default: (await withFormWords(import("../inspector/inspector.tsx"))).Inspector };
});
export const Dock = onDemand(async () => ({ default: (await import("../dock/dock.tsx")).Dock }));
