// Ending all faults at once: what the button, the key and the command do.
import { perform } from "../inspector/perform.ts";

export const STOP_ALL = "Shift+X";
export const stopAllFaults = (): void => perform({ do: "clear", fault: "all" });
