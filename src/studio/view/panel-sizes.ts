// The panels' sizes in pixels, kept over a reload. Pixels, not shares: a wider window gives its room to the canvas.
import { isRecord } from "./is-record.ts";
import { storageOf } from "./preferences.ts";

export const PANELS_KEY = "faultline.panels";

export const PANELS = {
  left: { size: 188, min: 160, max: 320 },
  right: { size: 300, min: 260, max: 520 },
  dock: { size: 272, min: 180, max: 900 },
} as const;
export type PanelName = keyof typeof PANELS;
export type PanelSizes = Readonly<Record<PanelName, number>>;

export function parsePanelSizes(text: string | null): PanelSizes {
  let kept: unknown = null;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    kept = null; // cut or foreign: the sizes as they were drawn
  }
  const of = (name: PanelName): number => {
    const { size, min, max } = PANELS[name];
    const value = isRecord(kept) && Object.hasOwn(kept, name) ? kept[name] : undefined;
    return typeof value === "number" && Number.isFinite(value) ? Math.round(Math.min(max, Math.max(min, value))) : size;
  };
  return { left: of("left"), right: of("right"), dock: of("dock") };
}

const storage = typeof window === "undefined" ? null : storageOf(window);
let sizes: PanelSizes = parsePanelSizes(storage?.getItem(PANELS_KEY) ?? null);
export const panelSizes = (): PanelSizes => sizes;

/** Called while a separator is dragged, so it is written a moment later. */
export function keepPanelSize(name: PanelName, pixels: number): void {
  const { min, max } = PANELS[name];
  if (pixels < min || pixels > max || Math.round(pixels) === sizes[name]) return;
  sizes = { ...sizes, [name]: Math.round(pixels) };
  clearTimeout(later);
  later = setTimeout(write, 200);
}
let later: ReturnType<typeof setTimeout> | undefined;
function write(): void {
  try {
    storage?.setItem(PANELS_KEY, JSON.stringify(sizes));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // a full store loses a size, not the page
  }
}
