// Writes a record of each request that reached it when its answer has passed: method, path, status, how long it took at the gateway.
// Failures of the client are warnings, other failures errors; what is below the level is not written.
import { outcomeIndex } from "../../../runtime/failure.ts";
import type { Failure } from "../../../runtime/failure.ts";
import type { Level, StageReport } from "../../../telemetry/views/records.ts";
import type { BuildContext } from "../../model.ts";
import type { Passage } from "../passage.ts";
import { PASSED, type SettingsOf, type Stage, type StageCounts, type StagePlace } from "./stage.ts";

const ORDER: readonly Level[] = ["debug", "info", "warn", "error"];
const MILD: ReadonlySet<number> = new Set([outcomeIndex("clientError"), outcomeIndex("cancelled")]);

export class Logging implements Stage {
  readonly use = "logging";
  readonly counts: StageCounts;
  private readonly bit: number;
  private readonly least: number;
  private readonly log: BuildContext["log"];
  private readonly written: { count: number };

  constructor(settings: SettingsOf<"logging">, { context, counts, kept, bit }: StagePlace) {
    this.counts = counts;
    this.bit = bit;
    this.least = ORDER.indexOf(settings.level);
    this.log = context.log;
    this.written = kept(() => ({ count: 0 }));
  }

  pass(passage: Passage): number {
    passage.told |= this.bit;
    return PASSED;
  }

  over({ frame, type }: Passage, failure: Failure | null, _answered: boolean, now: number): void {
    const level: Level = failure === null ? "info" : MILD.has(failure.outcome) ? "warn" : "error";
    if (ORDER.indexOf(level) < this.least) return;
    this.written.count++;
    const status = failure === null ? 200 : failure.status;
    this.log(frame, level, "requestLogged", { method: type.method, path: type.path, status, ms: (now - frame.arrivedAt) / 1000 });
  }

  report(): Partial<StageReport> {
    return { written: this.written.count };
  }
}
