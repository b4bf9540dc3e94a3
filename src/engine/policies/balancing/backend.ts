// What a balancer sees of an instance that may take a call, and what the caller remembers of it.

/** Of the runtime an instance; on its own any object with these. */
export interface Backend {
  readonly name: string;
  /** 32 bits of its name, for the ring of hashes. */
  readonly hash: number;
  /** A small whole number that no other of its group has now: where the caller's memory of it stands. One that is free may be used again. */
  readonly slot: number;
}

/** What a caller knows of one backend: of its own calls alone, as a proxy or a client library does. */
export class Peer<B extends Backend = Backend> {
  readonly backend: B;
  /** Calls sent and not answered. */
  outstanding = 0;
  /** Calls sent since the caller began to count. */
  sent = 0;
  /** Peak EWMA of its answer times, µs, and the moment at which it was brought up to date. */
  cost = 0.5;
  stamp = 0.5;
  /** Share of turns by weight, and what it has saved up of them. */
  weight = 1;
  credit = 0.5;
  /** Failures in a row; out until the moment (µs), or in; how often lately. */
  failures = 0;
  ejected = false;
  since = 0.5;
  ejections = 0;

  constructor(backend: B, now: number) {
    this.backend = backend;
    this.cost = this.credit = 0;
    this.stamp = this.since = now;
  }

  /** All but what is counted of its calls. */
  forget(): void {
    this.cost = this.credit = 0;
    this.failures = this.ejections = 0;
  }
}
