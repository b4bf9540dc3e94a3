// Zone-aware routing by Envoy's rule: calls stay in the caller's zone as far as its share of the backends is as large as its share of the
// callers; what is over goes to other zones by the capacity that they have left. So no zone gets more than it has room for.
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Backend } from "./backend.ts";

export interface ZoneSettings<B extends Backend = Backend> {
  /** Number of the zone in which a backend is; 0: none. */
  readonly zoneOf: (backend: B) => number;
  /** Those that share the backends, the caller among them, each in a zone; a new array whenever it changes. */
  readonly callers: () => readonly Standing[];
}

export interface Standing {
  /** Number of its zone; 0: none. */
  readonly zone: number;
}

/** Where the calls from one zone go. */
interface Way<B extends Backend> {
  readonly local: readonly B[];
  /** This share of the calls stays; 1: all. */
  readonly staying: number;
  /** What goes elsewhere: the zones with room, and up to which part of a draw from 0 to 1 each is meant. */
  readonly others: readonly { readonly upTo: number; readonly backends: readonly B[] }[];
}

export class ZoneRouting<B extends Backend = Backend> {
  private settings: ZoneSettings<B>;
  private readonly random: RandomStream;
  private listed: readonly B[] | null = null;
  private callers: readonly Standing[] = [];
  /** By the number of the caller's zone; null: no way of its own, all are asked. */
  private ways: (Way<B> | null | undefined)[] = [];
  private byList = new WeakMap<readonly B[], (Way<B> | null | undefined)[]>();

  constructor(settings: ZoneSettings<B>, random: RandomStream) {
    this.settings = settings;
    this.random = random;
  }

  /** Who stands where is asked of these from now on; as long as nobody has moved, the lists stay. */
  configure(settings: ZoneSettings<B>): void {
    this.settings = settings;
  }

  /** Somebody stands in another zone now. */
  moved(): void {
    this.byList = new WeakMap();
    this.listed = null;
  }

  /** Among whom the next call from that zone is balanced. The same array while nothing changes. */
  among(listed: readonly B[], from: number): readonly B[] {
    const callers = this.settings.callers();
    if (callers !== this.callers) this.moved();
    this.callers = callers;
    if (listed !== this.listed) this.turnTo(listed);
    let way = this.ways[from];
    if (way === undefined) {
      while (this.ways.length <= from) this.ways.push(undefined);
      way = this.ways[from] = this.wayFrom(listed, from);
    }
    if (way === null) return listed;
    if (way.staying >= 1 || this.random.unit() < way.staying) return way.local;
    const point = this.random.unit();
    for (const { backends, upTo } of way.others) if (point < upTo) return backends;
    return listed;
  }

  /** Each caller may know a list of its own. */
  private turnTo(listed: readonly B[]): void {
    let ways = this.byList.get(listed);
    if (ways === undefined) this.byList.set(listed, (ways = []));
    this.ways = ways;
    this.listed = listed;
  }

  /** Envoy: no rule of its own where the zone has no backend, or where all are in one zone. */
  private wayFrom(listed: readonly B[], from: number): Way<B> | null {
    const { zoneOf } = this.settings;
    const zones = [...new Set(listed.map(zoneOf))].toSorted((a, b) => a - b);
    if (from === 0 || zones.length < 2 || !zones.includes(from)) return null;
    const inZone = (zone: number) => listed.filter((backend) => zoneOf(backend) === zone);
    const ofBackends = (zone: number) => inZone(zone).length / listed.length;
    const ofCallers = (zone: number) => this.callers.filter((one) => one.zone === zone).length / Math.max(1, this.callers.length);
    const wanted = ofCallers(from);
    const staying = wanted === 0 ? 1 : Math.min(1, ofBackends(from) / wanted);
    return {
      local: inZone(from),
      staying,
      others: this.leftOver(
        zones.filter((zone) => zone !== from),
        ofBackends,
        ofCallers,
        inZone,
      ),
    };
  }

  private leftOver(
    zones: readonly number[],
    ofBackends: (zone: number) => number,
    ofCallers: (zone: number) => number,
    inZone: (zone: number) => readonly B[],
  ): Way<B>["others"] {
    const left = zones.map((zone) => Math.max(0, ofBackends(zone) - ofCallers(zone)));
    const all = left.reduce((sum, part) => sum + part, 0);
    let upTo = 0;
    return zones.flatMap((zone, i) => {
      if ((left[i] as number) === 0) return [];
      upTo += (left[i] as number) / all;
      return [{ upTo, backends: inZone(zone) }];
    });
  }
}
