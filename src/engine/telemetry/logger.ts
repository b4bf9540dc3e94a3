// The log: bounded rings of records. What happens thousands of times a second is written at most a few times a second for each
// node, or (records that somebody asked for of every request) into a ring of its own, so that the log still tells of what was rare.
import type { Level, LogCode, LogList, LogQuery, LogRecord } from "./views/records.ts";

const ROOM = 5000;
/** Written of every request: they displace only each other. */
const FREQUENT: ReadonlySet<LogRecord["code"]> = new Set(["requestLogged"]);
const LEVELS: readonly Level[] = ["debug", "info", "warn", "error"];
/** Of one code at one node within a virtual second. */
const MOST_A_SECOND = 5;

/**
 * Writes records into a bounded ring and finds them again. Alone, a record's code is its message and its values are its fields; in a
 * run the code names a sentence. The time of a record is whatever virtual time the writer says; records are listed as written.
 */
export class Logger {
  private readonly rare = new Ring();
  private readonly frequent = new Ring();
  private seq = 0;
  /** How many of a code were asked for at a node, within this second: code → node → how many. */
  private readonly written = new Map<LogCode, Map<string, number>>();
  private second = -1;
  /** Records below this level are not written; it may be changed at any moment. */
  level: Level = "debug";
  /** Clocks that are wrong, by the instance's name: µs by which they are fast. */
  readonly clocks = new Map<string, number>();
  readonly counts: Record<Level, number> = { debug: 0, info: 0, warn: 0, error: 0 };

  write(
    at: number,
    level: Level,
    node: string,
    code: LogRecord["code"],
    values: LogRecord["values"] = {},
    instance: string | null = null,
    trace: string | null = null,
  ): void {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(this.level)) return;
    this.counts[level]++;
    const skew = instance === null ? 0 : (this.clocks.get(instance) ?? 0);
    (FREQUENT.has(code) ? this.frequent : this.rare).push({ seq: this.seq, at, level, node, instance, code, values, trace, skew });
    this.seq++;
  }

  /** May another record of this code be written for the node now? Counts it as asked for. */
  mayRepeat(at: number, node: string, code: LogCode): boolean {
    const second = Math.floor(at / 1e6);
    if (second !== this.second) this.written.clear();
    this.second = second;
    let ofCode = this.written.get(code);
    if (ofCode === undefined) this.written.set(code, (ofCode = new Map()));
    const count = (ofCode.get(node) ?? 0) + 1;
    ofCode.set(node, count);
    return count <= MOST_A_SECOND;
  }

  /** Codes at nodes that are counted just now. */
  get counted(): number {
    return [...this.written.values()].reduce((sum, ofCode) => sum + ofCode.size, 0);
  }

  list(query: LogQuery): LogList {
    const { rare, frequent } = this;
    const matches: LogRecord[] = [];
    let matched = 0;
    for (let [a, b] = [0, 0]; ;) {
      const [one, other] = [rare.back(a), frequent.back(b)];
      const record = other === undefined || (one !== undefined && one.seq > other.seq) ? one : other;
      if (record === undefined) break;
      if (record === one) a++;
      else b++;
      if (query.after !== undefined && record.seq <= query.after) break;
      if (!fits(record, query)) continue;
      matched++;
      if (matches.length < query.most) matches.push(record);
    }
    return { records: matches.reverse(), matched, dropped: rare.dropped + frequent.dropped };
  }
}

class Ring {
  private readonly records: LogRecord[] = [];
  private written = 0;

  push(record: LogRecord): void {
    this.records[this.written++ % ROOM] = record;
  }
  /** The newest, or so many before it; undefined where there is none (any more). */
  back(before: number): LogRecord | undefined {
    return before < Math.min(ROOM, this.written) ? this.records[(this.written - 1 - before) % ROOM] : undefined;
  }
  get dropped(): number {
    return Math.max(0, this.written - ROOM);
  }
}

function fits(record: LogRecord, query: LogQuery): boolean {
  if (query.node !== undefined && record.node !== query.node) return false;
  if (query.trace !== undefined && record.trace !== query.trace) return false;
  if (query.levels !== undefined && !query.levels.includes(record.level)) return false;
  if (query.text === undefined || query.text === "") return true;
  const text = query.text.toLowerCase();
  const said = [record.node, record.instance ?? "", record.code, ...Object.values(record.values).map(String)];
  return said.some((part) => part.toLowerCase().includes(text));
}
