// Which of the three signs a breaker's state is drawn with: what is let through looks closed, what is held open looks open.
import type { BreakerState } from "../../../engine/telemetry/views/breakers.ts";
import type { BreakerLook } from "../../widgets/breaker-mark.tsx";

export const lookOf = (state: BreakerState): BreakerLook =>
  state === "OPEN" || state === "FORCED_OPEN" ? "open" : state === "HALF_OPEN" ? "half-open" : "closed";
