// What a part of a kind keeps in the memory of each instance: made when it is first asked for, lost when the instance starts anew,
// gone with the instance. The part itself lives through edits (BuildContext.kept), so what it keeps does too.
import type { Instance } from "../network.ts";

export class InstanceMemory<T extends object> {
  private readonly make: () => T;
  constructor(make: () => T) {
    this.make = make;
  }

  of(instance: Instance): T {
    instance.kept ??= new Map();
    let found = instance.kept.get(this);
    if (found === undefined) instance.kept.set(this, (found = this.make()));
    return found as T;
  }

  /** Of those instances that have something. */
  all(instances: readonly Instance[]): readonly T[] {
    return instances.flatMap((instance) => (instance.kept?.get(this) as T | undefined) ?? []);
  }
}
