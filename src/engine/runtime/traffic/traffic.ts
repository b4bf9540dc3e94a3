// What a client sends, and what makes it send: the sorts of its requests, and the source that starts them one by one.
import type { Failure } from "../failure.ts";
import type { Endpoint, Route } from "../network.ts";

/** One sort of request that a client sends. */
export interface RequestType {
  readonly index: number;
  readonly path: string;
  readonly method: string;
  readonly weight: number;
  readonly route: Route | null;
  readonly endpoint: Endpoint | null;
  readonly keys: number;
  readonly zipf: number;
  /** It may use places that nodes keep free when they shed load. */
  readonly critical: boolean;
  /** The number of its method and path: the same for the same pair. */
  readonly resource: number;
}

/** What starts a client's requests, and hears of their end. */
export interface Source {
  /** A request has ended, in whatever way. @param number its low 32 bits @param failure null: well */
  ended(number: number, failure: Failure | null): void;
  /** What the load asks for now: requests a second, or users. */
  load(): number;
  /** The load is so many times itself from now on. */
  multiply(factor: number): void;
  stop(): void;
}
