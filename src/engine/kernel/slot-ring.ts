// A line of slot numbers over a power-of-two Int32Array, open at both ends: first in first out, or last in first out.
// Never Array.shift: it is linear in the length, and overload is the daily bread.
export class SlotRing {
  private slots = new Int32Array(16);
  private head = 0;
  length = 0;

  push(slot: number): void {
    if (this.length === this.slots.length) this.grow();
    this.slots[(this.head + this.length++) & (this.slots.length - 1)] = slot;
  }

  /** The one that has been here longest. */
  shift(): number {
    const slot = this.slots[this.head] as number;
    this.head = (this.head + 1) & (this.slots.length - 1);
    this.length--;
    return slot;
  }

  /** The one that came last. */
  pop(): number {
    return this.slots[(this.head + --this.length) & (this.slots.length - 1)] as number;
  }

  at(i: number): number {
    return this.slots[(this.head + i) & (this.slots.length - 1)] as number;
  }

  /** The one at that place; the others keep their order. Time: as many as were before it. */
  pull(i: number): number {
    const slot = this.at(i);
    const last = this.slots.length - 1;
    for (let j = i; j > 0; j--) this.slots[(this.head + j) & last] = this.at(j - 1);
    this.shift();
    return slot;
  }

  /** Keeps, in order, only those that the test wants: what has left the line in the middle goes. */
  keep(wanted: (slot: number) => boolean): void {
    const n = this.length;
    let kept = 0;
    for (let i = 0; i < n; i++) {
      const slot = this.at(i);
      if (wanted(slot)) this.slots[(this.head + kept++) & (this.slots.length - 1)] = slot;
    }
    this.length = kept;
  }

  /** Puts others in the place of all that are `slot`, in order. */
  replace(slot: number, by: () => number): void {
    for (let i = 0; i < this.length; i++) if (this.at(i) === slot) this.slots[(this.head + i) & (this.slots.length - 1)] = by();
  }

  private grow(): void {
    const bigger = new Int32Array(2 * this.slots.length);
    for (let i = 0; i < this.length; i++) bigger[i] = this.at(i);
    this.slots = bigger;
    this.head = 0;
  }
}
