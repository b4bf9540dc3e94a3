// Two pieces of work in turns, in processor time: other work on the machine slows both alike, and ratios are taken round by round.

/** Does the work once; returns how many operations it was. Only what happens inside is measured: prepare before. */
export type Work = () => number;
/** Makes a fresh piece of work. */
export type Prepare = () => Work;

export interface Compared {
  /** Nanoseconds of processor time an operation, medians. */
  readonly ours: number;
  readonly bare: number;
  /** Speed of ours by speed of the bare loop, median of the rounds: 1 is the limit of the machine. */
  readonly ratio: number;
}

const ROUNDS = 5;

export function compare(ours: Prepare, bare: Prepare): Compared {
  nanoseconds(ours);
  nanoseconds(bare);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    // Who goes first changes, so that neither always inherits the other's garbage.
    if (round % 2 === 0) return { ours: nanoseconds(ours), bare: nanoseconds(bare) };
    const second = nanoseconds(bare);
    return { ours: nanoseconds(ours), bare: second };
  });
  return {
    ours: median(rounds.map((round) => round.ours)),
    bare: median(rounds.map((round) => round.bare)),
    ratio: median(rounds.map((round) => round.bare / round.ours)),
  };
}

function nanoseconds(prepare: Prepare): number {
  const work = prepare();
  const from = process.cpuUsage();
  const operations = work();
  const { user, system } = process.cpuUsage(from);
  return ((user + system) * 1000) / operations;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
