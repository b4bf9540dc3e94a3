// The mark of each state: its shape says it without the colour; the word stands beside it.
import type { SagaState } from "../../../engine/telemetry/views/saga-view.ts";
import type { MarkName } from "../../widgets/status-mark.tsx";

export const MARK_OF: Readonly<Record<SagaState, MarkName>> = {
  RUNNING: "starting",
  COMPLETED: "healthy",
  COMPENSATING: "degraded",
  COMPENSATED: "stopped",
  FAILED: "failing",
};
