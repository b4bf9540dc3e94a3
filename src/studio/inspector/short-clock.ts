// Virtual time to the second, or to a tenth: 04:20, 04:38.2.
import { clock } from "../i18n/numbers.ts";

export const shortClock = (us: number): string => clock(us).slice(0, -4);
export const tenthClock = (us: number): string => clock(us).slice(0, -2);
