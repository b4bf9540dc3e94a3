// A write locks the row of its key from before its work until it is answered; the next write of the key waits for it, in a line of
// the row's own, and holds its connection meanwhile. So one hot key can use up the pool.
import { RowLocks } from "../../policies/row-locks.ts";
import type { Failure } from "../../runtime/failure.ts";
import { CLOSED } from "../../runtime/frame-states.ts";
import type { Frame, VisitEnd } from "../../runtime/frame.ts";
import { InstanceMemory } from "../../runtime/life/instance-memory.ts";
import type { Instance } from "../../runtime/network.ts";
import type { NodeData } from "../../runtime/node-data.ts";
import { type Actor, GO_ON, WAIT } from "../../runtime/program.ts";
import type { BuildContext } from "../model.ts";

type Locks = InstanceMemory<RowLocks<Frame>>;

export function rowLocksOf(context: BuildContext): Locks {
  const locks: Locks = context.kept("locks", () => new InstanceMemory(() => new RowLocks<Frame>()));
  const sum = (of: (locks: RowLocks<Frame>) => number) => locks.all(context.instances()).reduce((total, each) => total + of(each), 0);
  context.data().locks = { held: () => sum(({ locked }) => locked), waiting: () => sum(({ waiting }) => waiting) };
  return locks;
}

export class LockRow implements Actor, VisitEnd {
  private readonly locks: Locks;
  private readonly data: NodeData;
  private readonly clock: () => number;
  private readonly wake: BuildContext["wake"];
  private readonly note: BuildContext["note"];

  constructor(locks: Locks, context: BuildContext) {
    this.locks = locks;
    this.data = context.data();
    this.clock = context.clock;
    this.wake = context.wake;
    this.note = context.note;
  }

  act(frame: Frame): typeof GO_ON | typeof WAIT {
    const locks = this.locks.of(frame.instance as Instance);
    if (locks.holds(frame.key, frame)) {
      this.waited(frame);
      return GO_ON;
    }
    if (!locks.acquire(frame.key, frame)) {
      frame.since = this.clock(); // it has its connection: it stands in no other line
      return WAIT;
    }
    frame.atEnd = this;
    return GO_ON;
  }

  private waited(frame: Frame): void {
    const us = this.clock() - frame.since;
    this.data.lockWaits++;
    this.data.lockWaited += us;
    this.data.longestLockWait = Math.max(this.data.longestLockWait, us);
    this.note(frame, "locked", us);
  }

  /** The lock goes to the one that waits longest; those that have left are let go on the way. */
  over(frame: Frame, _failure: Failure | null): void {
    const locks = this.locks.of(frame.instance as Instance);
    for (;;) {
      const next = locks.release(frame.key);
      if (next === null) return;
      const gone = next.op === CLOSED;
      if (!gone) next.atEnd = this;
      this.wake(next, null);
      if (!gone) return;
    }
  }
}
