// The rooms of the frame, each fetched as its own piece beside the first load. What shows the system comes first; forms and settings,
// the heaviest, are asked for when the canvas has arrived.
import { lazy } from "react";

import { withFormWords } from "../i18n/language.ts";

const canvas = () => import("../canvas/canvas.tsx");

export const Canvas = lazy(async () => ({ default: (await canvas()).Canvas }));
export const Palette = lazy(async () => ({ default: (await import("../palette/palette.tsx")).Palette }));
export const Inspector = lazy(async () => {
  await canvas();
  return { default: (await withFormWords(import("../inspector/inspector.tsx"))).Inspector };
});
export const Dock = lazy(async () => ({ default: (await import("../dock/dock.tsx")).Dock }));
