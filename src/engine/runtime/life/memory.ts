// The memory of an instance: a base, something for each request that is there, and what leaks. It is lost with the process. Who passes
// its limit is killed, as the kernel kills a container (Kubernetes: OOMKilled), and starts again where its policy says so.
// An instance with neither limit nor leak has no record of it: then an arrival costs one test.
import type { Instance } from "../network.ts";
import { after } from "../run-clock.ts";
import type { Run } from "../run.ts";

/** In MB. */
export interface MemorySettings {
  readonly base: number;
  readonly perRequest: number;
  /** Infinity: none. */
  readonly limit: number;
  /** Starts again after it was killed for its memory (Kubernetes: restartPolicy Always). */
  readonly restarts: boolean;
}

/** What a fault makes leak, at every arrival. */
export interface Leak {
  readonly perRequest: number;
  readonly limit: number;
  /** Null: every instance. */
  readonly instance: Instance | null;
}

export type Kill = (run: Run, instance: Instance, memory: Memory) => void;

/** What is counted of an instance that has a limit, or that leaks. */
export class Memory {
  leaked = 0.5;
  leaking = 0.5;
  limit = 0.5;
  /** It is killed at the end of this microsecond. */
  isDoomed = false;
  readonly kill: Kill;
  constructor(kill: Kill) {
    this.kill = kill;
    this.leaked = this.leaking = 0;
    this.limit = Infinity;
  }
}

/** In use now, in MB; 0 where no process runs, NaN at a node whose memory is not modelled. */
export function memoryInUse(instance: Instance): number {
  const { memory } = instance.node.capacity;
  if (memory === undefined) return NaN;
  if (!instance.serves && instance.status !== "STARTING") return 0;
  return memory.base + memory.perRequest * instance.present + (instance.memory?.leaked ?? 0);
}

/** What limits it now, in MB: its own limit, or that of a leak. */
export const memoryLimit = (instance: Instance): number => instance.memory?.limit ?? instance.node.capacity.memory?.limit ?? NaN;

/** After settings or leaks have changed, or it was made. @param kill what becomes of it when it has passed its limit */
export function remeasure(run: Run, instance: Instance, kill: Kill): void {
  const { capacity, leaks } = instance.node;
  if (capacity.memory === undefined) return;
  let leaking = 0;
  let { limit } = capacity.memory;
  for (const leak of leaks ?? []) {
    if (leak.instance !== null && leak.instance !== instance) continue;
    leaking += leak.perRequest;
    limit = Math.min(limit, leak.limit);
  }
  const leaked = instance.memory?.leaked ?? 0;
  if (leaking === 0 && limit === Infinity && leaked === 0) {
    instance.memory = null;
    return;
  }
  instance.memory ??= new Memory(kill);
  instance.memory.leaking = leaking;
  instance.memory.limit = limit;
  check(run, instance, instance.memory);
}

/** A request has come. */
export function allocate(run: Run, instance: Instance, memory: Memory): void {
  memory.leaked += memory.leaking;
  check(run, instance, memory);
}

function check(run: Run, instance: Instance, memory: Memory): void {
  if (memory.isDoomed || !instance.serves || !(memoryInUse(instance) > memory.limit)) return;
  memory.isDoomed = true; // also where it begins to stop within this microsecond; no longer when its process has gone
  after(run, 0, () => {
    if (memory.isDoomed && instance.memory === memory) memory.kill(run, instance, memory);
  });
}

/** The process has gone, or a new one begins. */
export function loseMemory(memory: Memory): void {
  memory.leaked = 0;
  memory.isDoomed = false;
}
