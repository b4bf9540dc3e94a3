// The rooms of the frame, each fetched as its own piece beside the first load.
import { lazy } from "react";

export const Canvas = lazy(async () => ({ default: (await import("../canvas/canvas.tsx")).Canvas }));
export const Palette = lazy(async () => ({ default: (await import("../palette/palette.tsx")).Palette }));
export const Inspector = lazy(async () => ({ default: (await import("../inspector/inspector.tsx")).Inspector }));
export const Dock = lazy(async () => ({ default: (await import("../dock/dock.tsx")).Dock }));
