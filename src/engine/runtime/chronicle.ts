// What happens at a node that everyone has to do with, said in the log and kept as a short history of its own.
import type { Level, LogCode, LogRecord, HistoryEvent } from "../telemetry/views/records.ts";
import type { Run } from "./run.ts";

/** Events that are kept. */
const ROOM = 200;

export class Chronicle {
  protected readonly run: Run;
  private events: HistoryEvent[] = [];

  constructor(run: Run) {
    this.run = run;
  }

  /** The latest, oldest first. */
  get history(): readonly HistoryEvent[] {
    return this.events.slice(-ROOM);
  }

  protected write(level: Level, code: LogCode, node: string, instance: string | null, values: LogRecord["values"]): void {
    this.run.log.write(this.run.now, level, node, code, values, instance);
    this.events.push({ at: this.run.now, code, node, instance, values });
    if (this.events.length > 2 * ROOM) this.events = this.events.slice(-ROOM);
  }
}
