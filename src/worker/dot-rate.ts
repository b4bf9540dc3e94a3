// How many requests one dot on the canvas stands for: so many that some hundred calls a wall second are drawn, by powers of two.
import type { Simulation } from "../engine/simulation.ts";
import { DOT_COLUMNS, type Live } from "../engine/telemetry/views/live.ts";

/** Rows (sent and ended) a wall second that the canvas can still tell apart. */
const WANTED = 480;
const MOST = 1 << 20;

export class DotRate {
  private every = 1;
  private rows = 0;
  private since = 0;
  /** Virtual time of the last look: while it stands, silence means nothing. */
  private at = 0;

  begin(simulation: Simulation): void {
    simulation.showDots(this.every);
    this.rows = 0;
    this.since = 0;
  }

  /** Looks at what this frame brings; changes the rate at most twice a second. */
  adjust(simulation: Simulation, live: Live, wall: number): number {
    this.rows += live.dots.length / DOT_COLUMNS;
    if (this.since === 0) this.since = wall;
    const passed = wall - this.since;
    if (passed < 500) return this.every;
    const stood = live.now === this.at;
    this.at = live.now;
    const perSecond = (this.rows * 1000) / passed;
    this.rows = 0;
    this.since = wall;
    if (perSecond > WANTED * 1.5) this.set(simulation, Math.min(MOST, this.every * powerOfTwo(perSecond / WANTED)));
    else if (perSecond < WANTED / 4 && this.every > 1 && !stood) this.set(simulation, Math.max(1, this.every / finer(perSecond)));
    return this.every;
  }

  private set(simulation: Simulation, every: number): void {
    this.every = every;
    simulation.showDots(every);
  }
}

/** After a stretch at full speed one dot may stand for so many that none is seen: then in large steps, but never too far. */
const finer = (perSecond: number): number => Math.max(2, powerOfTwo(WANTED / Math.max(perSecond, WANTED / 16)) / 4);

/** The least power of two that is not smaller. */
function powerOfTwo(x: number): number {
  let p = 1;
  while (p < x) p *= 2;
  return p;
}
