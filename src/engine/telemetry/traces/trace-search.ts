// Which traces say a text: in their id, operation, client or reason, or in the instance, endpoint or reason of a span. One search looks at
// many traces, so what one pair of instance and endpoint says is found out once.
import type { Network, RequestType } from "../../runtime/network.ts";
import { SPAN } from "./span-pool.ts";
import { traceId } from "./trace-ids.ts";
import type { KeptTrace, TraceStore } from "./trace-store.ts";

export const nameOf = ({ method, path }: RequestType): string => `${method} ${path}`;
export const operationOf = ({ type }: KeptTrace): string => nameOf(type);

/** More than a node has had instances. */
const INSTANCES = 0x4000000;

export class TextSearch {
  /** Nothing is asked for. */
  readonly isOff: boolean;
  private readonly text: string;
  private readonly store: TraceStore;
  private readonly network: Network;
  private readonly seed: number;
  private readonly mayBeId: boolean;
  private readonly failures: ReadonlySet<number>;
  /** By node, endpoint and instance. */
  private readonly places = new Map<number, boolean>();

  constructor(text: string, network: Network, store: TraceStore, seed: number) {
    this.store = store;
    this.text = text.toLowerCase();
    this.isOff = this.text === "";
    this.network = network;
    this.seed = seed;
    this.mayBeId = /^[0-9a-f]{1,32}$/.test(this.text);
    this.failures = new Set(store.failures.all.flatMap(({ code }, index) => (this.isIn(code) ? [index + 1] : [])));
  }

  finds(kept: KeptTrace): boolean {
    const { client, failure, request } = kept;
    if (this.isIn(operationOf(kept)) || this.isIn(client.id)) return true;
    if (this.mayBeId && traceId(this.seed, client.hash, request).includes(this.text)) return true;
    if (failure !== null && this.isIn(`${failure.code} ${failure.at} ${failure.status}`)) return true;
    return this.store.someSpan(kept, this.isInSpan);
  }

  private readonly isInSpan = (spans: Float64Array, at: number): boolean => {
    if (this.failures.has(spans[at + SPAN.FAILURE] as number)) return true;
    const index = spans[at + SPAN.NODE] as number;
    const node = this.network.nodes[index];
    if (node === undefined) return false;
    const { endpoints } = this.network;
    const endpoint = spans[at + SPAN.ENDPOINT] as number;
    const instance = spans[at + SPAN.INSTANCE] as number;
    const place = (index * (endpoints.length + 1) + endpoint + 1) * INSTANCES + instance;
    let found = this.places.get(place);
    if (found === undefined) this.places.set(place, (found = this.isIn(`${node.id}-${instance} ${endpoints[endpoint]?.name ?? ""}`)));
    return found;
  };

  private isIn(words: string): boolean {
    return words.toLowerCase().includes(this.text);
  }
}
