// What goes wrong at a broker, put there by faults: it is out of reach, it delivers messages twice, it hands them out of order. A broker
// with nothing of the sort has none of these, and whoever asks tests one reference.
import type { RandomStream } from "../kernel/random-stream.ts";
import type { Disorder } from "./line.ts";

export type Disturbance =
  | { readonly what: "outage" }
  | {
      readonly what: "duplicate" | "reorder";
      /** Share of the deliveries that are sent twice, or of the messages that are overtaken. */
      readonly rate: number;
      readonly random: RandomStream;
      /** Name of the topic; null: all. */
      readonly topic: string | null;
    };
type Chance = Exclude<Disturbance, { readonly what: "outage" }>;

/** A message overtakes no more than so many at once. */
const FAR = 64;

export class Disturbances {
  /** Nobody reaches the broker. */
  readonly isOutage: boolean;
  private readonly chances: readonly Chance[];

  constructor(all: readonly Disturbance[]) {
    this.isOutage = all.some(({ what }) => what === "outage");
    this.chances = all.filter((one): one is Chance => one.what !== "outage");
  }

  /** Is this delivery of a message of the topic sent twice? Ask once for each. */
  isDoubled(topic: string): boolean {
    return this.strikes("duplicate", topic) !== null;
  }

  /** What takes messages of the topic out of their order; null: nothing does. */
  disorderOf(topic: string): Disorder | null {
    if (!this.chances.some((one) => concerns(one, "reorder", topic))) return null;
    return {
      pick: (waiting) => {
        const random = this.strikes("reorder", topic);
        return random === null ? 0 : Math.floor(random.unit() * Math.min(waiting, FAR));
      },
    };
  }

  private strikes(what: Chance["what"], topic: string): RandomStream | null {
    for (const one of this.chances) if (concerns(one, what, topic) && one.random.unit() < one.rate) return one.random;
    return null;
  }
}

const concerns = (one: Chance, what: Chance["what"], topic: string): boolean =>
  one.what === what && (one.topic === null || one.topic === topic);
