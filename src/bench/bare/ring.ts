// A first-in first-out line of numbers that grows by doubling; never Array.shift, which makes a long line quadratic.

export class BareRing {
  private cells = new Float64Array(64);
  private head = 0;
  size = 0;

  push(value: number): void {
    if (this.size === this.cells.length) this.grow();
    this.cells[(this.head + this.size++) & (this.cells.length - 1)] = value;
  }

  /** Not to be called when there is none. */
  shift(): number {
    const first = this.cells[this.head] as number;
    this.head = (this.head + 1) & (this.cells.length - 1);
    this.size--;
    return first;
  }

  private grow(): void {
    const wider = new Float64Array(this.cells.length * 2);
    for (let i = 0; i < this.size; i++) wider[i] = this.cells[(this.head + i) & (this.cells.length - 1)] as number;
    this.cells = wider;
    this.head = 0;
  }
}
