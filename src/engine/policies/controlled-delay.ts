// Whether a server's line has become a standing one, told by how long those at its head have waited: as long as somebody within an
// interval waited for less than the target, the line is only a burst and nobody is turned away. When nobody did, those who have
// waited for more than twice the target are. The rule is that of folly's Codel (Facebook, "Fail at Scale"), which takes from CoDel
// (RFC 8289) the least wait of an interval, and turns away by age instead of at growing frequency, as requests are no packets.
export class ControlledDelay {
  private readonly target: number;
  private readonly interval: number;
  private least = 0.5;
  private ends = 0.5;
  private overloaded = false;

  /** @param target µs [5 ms]  @param interval µs [100 ms] */
  constructor(target: number, interval: number) {
    this.target = target;
    this.interval = interval;
    this.least = Infinity;
    this.ends = interval;
  }

  /** The next one of the line has waited for so long (0: there was no line). True: it is turned away. @param now µs */
  sheds(now: number, waited: number): boolean {
    if (now >= this.ends) {
      this.overloaded = this.least > this.target && this.least < Infinity;
      this.least = waited;
      this.ends = now + this.interval;
    } else if (waited < this.least) this.least = waited;
    return this.overloaded && waited > 2 * this.target;
  }
}
