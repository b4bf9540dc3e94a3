// What a gateway has done with the requests of a path since the run began, and what its limit holds now. Plain data.

export interface PathReport {
  readonly path: string;
  readonly service: string;
  readonly endpoint: string | null;
  /** Sent on to the service, and turned away by the path's own limit. */
  readonly passed: number;
  readonly limited: number;
  /** Tokens of that limit now, and at most; NaN: it has none. */
  readonly tokens: number;
  readonly burst: number;
}
