// A time for what is planned next: ten seconds from now, on a whole second.
import { runStore } from "../run/run-store.ts";

export const soon = (): string => `${Math.floor(runStore.getState().now / 1e6) + 10}s`;
