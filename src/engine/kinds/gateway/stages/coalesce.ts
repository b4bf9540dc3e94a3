// Identical requests (method, path and key) that are in flight at a replica at once share one call: the first is sent, the others
// wait and get its answer, a failure too. If the one that was sent is taken off the server, the next in wait is sent in its place.
import { SingleFlight } from "../../../policies/single-flight.ts";
import type { Failure } from "../../../runtime/failure.ts";
import { InstanceMemory } from "../../../runtime/life/instance-memory.ts";
import type { Instance } from "../../../runtime/network.ts";
import type { StageReport } from "../../../telemetry/views/records.ts";
import { ANSWERED, CALLS, type Passage, WAITS } from "../passage.ts";
import { COALESCED, PASSED, SENT, type SettingsOf, type Stage, type StageCounts, type StagePlace } from "./stage.ts";

/** Lets a request pass the stages that stand behind this one. */
export type GoOn = (passage: Passage, after: Stage, now: number) => void;

/** Of a replica: who is out and who waits, and how many of these have gone meanwhile. */
class Flights {
  readonly flight = new SingleFlight<Passage>();
  gone = 0;
}
/** So many who have gone stay in the lists before they are looked through. */
const MOST_GONE = 64;

export class Coalesce implements Stage {
  readonly use = "coalesce";
  readonly counts: StageCounts;
  private readonly bit: number;
  private readonly methods: ReadonlySet<string>;
  private readonly flights: InstanceMemory<Flights>;
  private readonly wake: (passage: Passage, failure: Failure | null) => void;
  private readonly goOn: GoOn;

  constructor(settings: SettingsOf<"coalesce">, { context, counts, kept, bit }: StagePlace, goOn: GoOn) {
    this.counts = counts;
    this.bit = bit;
    this.methods = new Set(settings.methods);
    this.flights = kept(() => new InstanceMemory(() => new Flights()));
    this.goOn = goOn;
    this.wake = (passage, failure) => {
      passage.isWaiting = false;
      context.wake(passage.frame, failure);
    };
  }

  pass(passage: Passage): number {
    const { frame, type } = passage;
    if (!this.methods.has(type.method)) return PASSED;
    const flights = this.flights.of(frame.instance as Instance);
    const { flight } = flights;
    const leader = flight.leader(type.resource, frame.key);
    if (leader === null) {
      flight.lead(type.resource, frame.key, passage);
      passage.told |= this.bit;
      return SENT;
    }
    // A request whose own calls come back to this gateway must not wait for itself.
    if (leader.frame.request === frame.request && leader.frame.client === frame.client) return PASSED;
    if (flights.gone >= MOST_GONE && 2 * flights.gone >= flight.waiting) this.sweep(flights);
    flight.wait(type.resource, frame.key, passage);
    passage.waitsAt = this;
    passage.next = WAITS;
    return COALESCED;
  }

  over({ frame, type }: Passage, failure: Failure | null, answered: boolean, now: number): void {
    const flights = this.flights.of(frame.instance as Instance);
    const { flight } = flights;
    const { resource } = type;
    const { key } = frame;
    for (let member = flight.shift(resource, key); member !== null; member = flight.shift(resource, key)) {
      if (member.hasLeft) this.forget(flights, member);
      else if (answered) this.answer(member, failure);
      else {
        flight.pass(resource, key, member);
        (member.waitsAt as Coalesce).send(member, now); // it may be of a gateway that was edited since
        return;
      }
    }
    flight.land(resource, key);
  }

  private answer(member: Passage, failure: Failure | null): void {
    member.next = ANSWERED;
    member.failure = failure;
    if (member.isWaiting) this.wake(member, failure);
  }

  send(member: Passage, now: number): void {
    member.next = CALLS;
    member.told |= this.bit;
    this.goOn(member, this, now);
    if (member.isWaiting) this.wake(member, null);
  }

  /** Nobody waits for its answer any more: the frame that still stands in wait is freed. */
  private forget(flights: Flights, member: Passage): void {
    flights.gone--;
    if (member.isWaiting) this.wake(member, null);
    member.giveBack();
  }

  /** Under a call that does not end, those who gave up must not stay for ever. */
  private sweep(flights: Flights): void {
    flights.flight.keep((member) => {
      if (member.hasLeft) this.forget(flights, member);
      return !member.hasLeft;
    });
  }

  /** A passage that waits has ended: its visit was taken off the server. */
  left({ frame }: Passage): void {
    this.flights.of(frame.instance as Instance).gone++;
  }

  report(_now: number, instances: readonly Instance[]): Partial<StageReport> {
    const waiting = this.flights.all(instances).reduce((sum, { flight, gone }) => sum + flight.waiting - gone, 0);
    return { coalesced: this.counts.of[COALESCED] as number, waiting };
  }
}
