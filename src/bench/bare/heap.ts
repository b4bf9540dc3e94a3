// The bare measure: a binary heap in two typed arrays, time and (sequence, payload) packed into one double. Knows no clock, grows never.
// It is the same work as the engine's queue with everything left out that an engine needs; nobody but the benchmark uses it.

/** Payloads are below this; sequences may go to 2^31. */
export const PAYLOADS = 2 ** 22;

export class BareHeap {
  readonly times: Float64Array;
  private readonly keys: Float64Array;
  size = 0;
  private sequence = 0.5;

  constructor(capacity: number) {
    this.times = new Float64Array(capacity);
    this.keys = new Float64Array(capacity);
    this.sequence = 0;
  }

  push(time: number, payload: number): void {
    const { times, keys } = this;
    const key = this.sequence++ * PAYLOADS + payload;
    let i = this.size++;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const upTime = times[up] as number;
      if (upTime < time || (upTime === time && (keys[up] as number) < key)) break;
      times[i] = upTime;
      keys[i] = keys[up] as number;
      i = up;
    }
    times[i] = time;
    keys[i] = key;
  }

  /** @returns the payload of the earliest event; its time was `times[0]` */
  pop(): number {
    const { times, keys } = this;
    const first = keys[0] as number;
    const n = --this.size;
    const time = times[n] as number;
    const key = keys[n] as number;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= n) break;
      let t = times[child] as number;
      if (child + 1 < n) {
        const right = times[child + 1] as number;
        if (right < t || (right === t && (keys[child + 1] as number) < (keys[child] as number))) {
          child++;
          t = right;
        }
      }
      if (time < t || (time === t && key < (keys[child] as number))) break;
      times[i] = t;
      keys[i] = keys[child] as number;
      i = child;
    }
    times[i] = time;
    keys[i] = key;
    // By floor and multiply: % of doubles is a slow fmod.
    return first - Math.floor(first / PAYLOADS) * PAYLOADS;
  }
}
