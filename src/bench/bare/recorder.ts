// What the bare chain keeps of each visit: a row of 30 bytes in columns, a wait and a service histogram a replica, time integrals.
const ROWS = 1 << 16;
/** Cells from 2^-20 to 2^20 ms, 128 an octave. */
const LOWEST = (1023 - 20) << 7;
const CELLS = 40 << 7;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

export class BareRecorder {
  private readonly arrived = new Float64Array(ROWS);
  private readonly began = new Float64Array(ROWS);
  private readonly ended = new Float64Array(ROWS);
  private readonly request = new Uint32Array(ROWS);
  private readonly replica = new Uint8Array(ROWS);
  private readonly parent = new Uint8Array(ROWS);
  private row = 0;
  private readonly waits: Uint32Array;
  private readonly services: Uint32Array;
  private readonly since: Float64Array;
  readonly lineArea: Float64Array;
  readonly busyArea: Float64Array;

  constructor(replicas: number) {
    this.waits = new Uint32Array(replicas * CELLS);
    this.services = new Uint32Array(replicas * CELLS);
    this.since = new Float64Array(replicas);
    this.lineArea = new Float64Array(replicas);
    this.busyArea = new Float64Array(replicas);
  }

  /** Before the line or the slots of a replica change. */
  integrate(replica: number, now: number, line: number, busy: number): void {
    const past = now - (this.since[replica] as number);
    this.since[replica] = now;
    this.lineArea[replica] = (this.lineArea[replica] as number) + line * past;
    this.busyArea[replica] = (this.busyArea[replica] as number) + busy * past;
  }

  visit(replica: number, request: number, parent: number, arrived: number, began: number, ended: number): void {
    const row = this.row++ & (ROWS - 1);
    this.arrived[row] = arrived;
    this.began[row] = began;
    this.ended[row] = ended;
    this.request[row] = request;
    this.replica[row] = replica;
    this.parent[row] = parent;
    count(this.waits, replica, began - arrived);
    count(this.services, replica, ended - began);
  }
}

/** A log-linear histogram by the double's own exponent and the first 7 bits of its fraction. */
export function count(cells: Uint32Array, histogram: number, value: number): void {
  double[0] = value;
  const cell = ((words[HIGH] as number) >>> 13) - LOWEST;
  const at = histogram * CELLS + (cell < 0 ? 0 : cell >= CELLS ? CELLS - 1 : cell);
  cells[at] = (cells[at] as number) + 1;
}

export const histogram = (): Uint32Array => new Uint32Array(CELLS);

/** The value below which the share of what was counted lies, at the middle of its cell. */
export function quantile(cells: Uint32Array, share: number): number {
  const total = cells.reduce((sum, n) => sum + n, 0);
  let left = Math.ceil(total * share);
  const cell = cells.findIndex((n) => (left -= n) <= 0);
  words[HIGH] = (cell + LOWEST) << 13;
  words[1 - HIGH] = 0;
  return (double[0] as number) * (1 + 1 / 256);
}
