// How a route's calls are shared out among the instances of its callee, lately. Types and names only.

export interface InstanceShare {
  /** "orders-2" and 2. */
  readonly name: string;
  readonly number: number;
  /** Calls that went to it in the stretch. */
  readonly sent: number;
  /** Calls of this route that it has not answered. */
  readonly outstanding: number;
  /** Callers may choose it: it is on the platform's list. */
  readonly listed: boolean;
  /** Left out for its failures until the first sweep from this moment on (µs), for the how-manieth time; null: it is in. */
  readonly ejected: { readonly until: number; readonly times: number } | null;
  /** Under peak EWMA: µs that the balancer expects of it; else NaN. */
  readonly expected: number;
  /** Its zone; null: nowhere in particular. */
  readonly zone: string | null;
}
export interface RouteShares {
  /** µs over which calls were counted; 0: the counting begins now. */
  readonly over: number;
  readonly total: number;
  /** By number. */
  readonly instances: readonly InstanceShare[];
}
export const NO_SHARES: RouteShares = { over: 0, total: 0, instances: [] };
