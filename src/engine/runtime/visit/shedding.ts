// Load shedding at a node: each instance turns requests away before its line is full, by how many are there or by how long they have
// waited. Requests that are critical may use places that the others may not, and are not turned away for their wait.
import { ControlledDelay } from "../../policies/controlled-delay.ts";
import type { Failure } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Instance } from "../network.ts";

/** Times in µs. */
export interface SheddingSettings {
  /** Requests at one instance, in work and in line together. */
  readonly maxInFlight: number;
  /** Share of these places that only critical requests may use. */
  readonly reserve: number;
  /** Wait that is tolerated; Infinity: any. */
  readonly delay: number;
  readonly interval: number;
}

export class Shedding {
  private readonly settings: SheddingSettings;
  private readonly places: number;
  /** By the instance's slot, with the number of the instance that it is of. */
  private readonly delays: ({ readonly of: number; readonly delay: ControlledDelay } | undefined)[] = [];
  readonly full: Failure;
  private readonly late: Failure;

  constructor(settings: SheddingSettings, full: Failure, late: Failure) {
    this.settings = settings;
    this.places = Math.floor(settings.maxInFlight * (1 - settings.reserve));
    this.full = full;
    this.late = late;
  }

  /** True: it is turned away on arrival. It counts among those present already. */
  atDoor(instance: Instance, frame: Frame, now: number): boolean {
    if (this.settings.delay < Infinity && instance.busy < instance.concurrency) this.delayOf(instance).sheds(now, 0);
    if (instance.present <= (isCritical(frame) ? this.settings.maxInFlight : this.places)) return false;
    instance.node.shed++;
    return true;
  }

  /** Why the one whose turn it is is turned away after all, or null. It has stood in line since it came. */
  inLine(instance: Instance, frame: Frame, now: number): Failure | null {
    if (this.settings.delay === Infinity) return null;
    if (!this.delayOf(instance).sheds(now, now - frame.arrivedAt) || isCritical(frame)) return null;
    instance.node.shed++;
    return this.late;
  }

  private delayOf({ number, slot }: Instance): ControlledDelay {
    const found = this.delays[slot];
    if (found !== undefined && found.of === number) return found.delay;
    const delay = new ControlledDelay(this.settings.delay, this.settings.interval);
    while (this.delays.length < slot) this.delays.push(undefined);
    this.delays[slot] = { of: number, delay };
    return delay;
  }

  /** Instances of which something is held. */
  get count(): number {
    return this.delays.length;
  }
}

const isCritical = ({ type }: Frame): boolean => type !== null && type.critical;
