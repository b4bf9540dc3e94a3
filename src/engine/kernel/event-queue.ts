// Pending events in a binary heap over three typed arrays: time, sequence, payload. Total order (time, sequence): events of one
// instant surface in the order in which they were scheduled. It owns the virtual clock (`now`, whole µs). Callers hand over
// delays, never absolute times: no event lies in the past, and a small integer crosses a call without being boxed.
// Why neither 4-ary, calendar queue nor WebAssembly: few events are pending at once; see the README.

export class EventQueue {
  times = new Float64Array(256);
  private sequences = new Float64Array(256);
  private payloads = new Int32Array(256);
  size = 0;
  /** A fraction first: the fields are doubles from birth and change no shape when they outgrow 31 bits. */
  now = 0.5;
  private next = 0.5;

  constructor() {
    this.now = 0;
    this.next = 0;
  }

  /** @param delay whole µs ≥ 0 */
  after(delay: number, payload: number): void {
    if (this.size === this.times.length) this.grow();
    const { times, sequences, payloads } = this;
    const time = this.now + delay;
    // A new event has the highest sequence: among equal times it stays behind.
    let i = this.size++;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const upTime = times[up] as number;
      if (upTime <= time) break;
      times[i] = upTime;
      sequences[i] = sequences[up] as number;
      payloads[i] = payloads[up] as number;
      i = up;
    }
    times[i] = time;
    sequences[i] = this.next++;
    payloads[i] = payload;
  }

  /** Takes a place in the order without an event; `insert` may use it later. */
  reserve(): number {
    return this.next++;
  }

  insert(time: number, sequence: number, payload: number): void {
    let i = this.size++;
    if (i === this.times.length) this.grow();
    const { times, sequences, payloads } = this;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const upTime = times[up] as number;
      if (upTime < time || (upTime === time && (sequences[up] as number) < sequence)) break;
      times[i] = upTime;
      sequences[i] = sequences[up] as number;
      payloads[i] = payloads[up] as number;
      i = up;
    }
    times[i] = time;
    sequences[i] = sequence;
    payloads[i] = payload;
  }

  /** Removes the earliest event, moves the clock to it, returns its payload. Not to be called when there is none. */
  pop(): number {
    const { times, sequences, payloads } = this;
    const first = payloads[0] as number;
    const n = --this.size;
    this.now = times[0] as number;
    const time = times[n] as number;
    const sequence = sequences[n] as number;
    let i = 0;
    for (;;) {
      let c = 2 * i + 1;
      if (c >= n) break;
      let t = times[c] as number;
      if (c + 1 < n) {
        const u = times[c + 1] as number;
        if (u < t || (u === t && (sequences[c + 1] as number) < (sequences[c] as number))) {
          c++;
          t = u;
        }
      }
      if (time < t || (time === t && sequence < (sequences[c] as number))) break;
      times[i] = t;
      sequences[i] = sequences[c] as number;
      payloads[i] = payloads[c] as number;
      i = c;
    }
    times[i] = time;
    sequences[i] = sequence;
    payloads[i] = payloads[n] as number;
    return first;
  }

  private grow(): void {
    const length = 2 * this.times.length;
    const times = new Float64Array(length);
    const sequences = new Float64Array(length);
    const payloads = new Int32Array(length);
    times.set(this.times);
    sequences.set(this.sequences);
    payloads.set(this.payloads);
    this.times = times;
    this.sequences = sequences;
    this.payloads = payloads;
  }
}
