// A binary heap over three typed arrays: time, sequence, payload. Total order (time, sequence).
// Why neither 4-ary, calendar queue nor WebAssembly: see the README.

export class EventHeap {
  times = new Float64Array(64);
  sequences = new Float64Array(64);
  payloads = new Int32Array(64);
  size = 0;

  push(time: number, sequence: number, payload: number): void {
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

  /** Removes the earliest, which stands at place 0. Not to be called when there is none. */
  removeFirst(): void {
    const { times, sequences, payloads } = this;
    const n = --this.size;
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
