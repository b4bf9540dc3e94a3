// The sampled calls that are on their way, as marks on the routes: where each is at a moment, and what it looks like.
// Pure but for its own list: time is given in, nothing is drawn here. Travel is stretched to 400 ms of time in which the run
// goes on; in slow motion it takes as long as the network does on the virtual clock, so that one can follow one call.
import { OUTCOMES, type Outcome } from "../../../engine/telemetry/views/live.ts";
import type { DotEvent } from "../../run/run-store.ts";

export type Look = "sent" | "retry" | "failed" | "rejected" | "arrived";
export interface Mark {
  readonly route: string;
  /** How far along the route, 0 at the caller to 1 at the callee. */
  readonly share: number;
  readonly look: Look;
  /** 1 down to 0 where it fades. */
  readonly strength: number;
}
/** Time that went by: on the wall while the run goes on (0 while it is paused), and on the virtual clock, both in ms. */
export interface Elapsed {
  readonly wall: number;
  readonly virtual: number;
  /** The virtual clock moves the calls, as far as they do not become faster than the eye. */
  readonly slow: boolean;
}
/** One way over a route, in virtual ms. */
export type Latency = (route: string) => number;

export const TRAVEL_MS = 400;
const FADE_MS = 180;
const SHOWN_MS = 520;
/** What waits longer for its end is no longer drawn. */
const FORGOTTEN_MS = 60_000;
export const MOST = 800;

interface Flight {
  readonly route: string;
  readonly retry: boolean;
  /** Wall ms until it leaves: calls that came in one frame leave one after the other. */
  wait: number;
  /** How much of the way is done, 0 to 1. */
  way: number;
  /** Wall ms since it arrived. */
  arrived: number;
  outcome: Outcome | null;
  /** Since its end is shown; −1 before. */
  shown: number;
}

export class DotField {
  private readonly flights = new Map<number, Flight>();
  private readonly latency: Latency;

  constructor(latency: Latency) {
    this.latency = latency;
  }

  /** `spread`: over how many ms the events of this frame are laid out. */
  hear(events: readonly DotEvent[], spread: number): void {
    const first = events[0]?.at ?? 0;
    const range = Math.max(1, (events.at(-1)?.at ?? first) - first);
    for (const event of events) {
      const delay = ((event.at - first) / range) * spread;
      if (event.phase === "sent") this.send(event, delay);
      else this.end(event, delay);
    }
  }
  private send({ id, route, attempt }: DotEvent, wait: number): void {
    if (this.flights.size < MOST) this.flights.set(id, { route, retry: attempt > 1, wait, way: 0, arrived: 0, outcome: null, shown: -1 });
  }
  private end({ id, route, outcome: index }: DotEvent, wait: number): void {
    const outcome = OUTCOMES[index] ?? "ok";
    const flight = this.flights.get(id);
    if (flight !== undefined) flight.outcome = outcome;
    // Refused by the caller itself: it never left, and bursts where it stood.
    else if (outcome === "rejected") this.flights.set(id, { route, retry: false, wait, way: 0, arrived: 0, outcome, shown: 0 });
  }

  advance(elapsed: Elapsed): void {
    for (const [id, flight] of this.flights) {
      this.move(flight, elapsed);
      if (flight.way >= 1 && flight.outcome !== null && flight.shown < 0) flight.shown = 0;
      else if (flight.shown >= 0) flight.shown += elapsed.wall;
      if (flight.shown > lasts(flight) || flight.arrived > FORGOTTEN_MS) this.flights.delete(id);
    }
  }
  private move(flight: Flight, { wall, virtual, slow }: Elapsed): void {
    if (flight.wait > 0 && wall > 0) flight.wait -= wall;
    else if (flight.way >= 1) flight.arrived += wall;
    else if (flight.shown < 0) {
      const byClock = virtual / Math.max(1e-3, this.latency(flight.route));
      flight.way = Math.min(1, flight.way + (wall === 0 ? byClock : slow ? Math.min(wall / TRAVEL_MS, byClock) : wall / TRAVEL_MS));
    }
  }
  marks(): Mark[] {
    return [...this.flights.values()].flatMap((flight) => markOf(flight) ?? []);
  }
  get size(): number {
    return this.flights.size;
  }
  /** Whether anything would move if time went on. */
  get isMoving(): boolean {
    for (const flight of this.flights.values()) if (flight.way < 1 || flight.shown >= 0) return true;
    return false;
  }
  clear(): void {
    this.flights.clear();
  }
}
const lasts = ({ outcome }: Flight): number => (outcome === "ok" || outcome === "cancelled" ? FADE_MS : SHOWN_MS);

function markOf(flight: Flight): Mark | null {
  const { route, wait, way, retry, shown } = flight;
  if (shown >= 0) return endMark(flight);
  return wait > 0 || way >= 1 ? null : { route, share: way, look: retry ? "retry" : "sent", strength: 1 };
}
/** A failure stands where the caller met it: at the callee's door, or on the way when nothing came back. */
function endMark({ route, way, outcome, shown }: Flight): Mark | null {
  const strength = Math.max(0, 1 - shown / SHOWN_MS);
  switch (outcome) {
    case "ok":
    case "cancelled":
      return { route, share: 1, look: "arrived", strength: Math.max(0, 1 - shown / FADE_MS) };
    case "rejected":
      return { route, share: way < 1 ? 0 : 1, look: "rejected", strength };
    case "refused":
      return { route, share: 1, look: "rejected", strength };
    case "timeout":
      return { route, share: 0.5, look: "failed", strength };
    default:
      return outcome === null ? null : { route, share: 0.9, look: "failed", strength };
  }
}
