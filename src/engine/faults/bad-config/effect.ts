// A bad configuration: it takes the way of every other change, past the validation, and so does what takes it back.
import type { FaultEffect } from "../effect.ts";

export const badConfig: FaultEffect<"bad-config"> = ({ set, share }, { misconfigure }) => misconfigure(set, share);
