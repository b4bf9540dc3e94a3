// Gives a client's load its narrow view of the run: a clock, timers, and the power to send the next request.
import { hashText } from "../kernel/hash.ts";
import type { Alarm, SourceContext } from "../kinds/model.ts";
import { request } from "./calls.ts";
import type { Frame, TimerOwner } from "./frame.ts";
import { DEAD, TIMER } from "./frame.ts";
import type { Client, RequestType, Source } from "./network.ts";
import type { Run } from "./run.ts";
import { distributionOf, durationOf } from "./texts.ts";
import { ZipfKeys } from "./zipf-keys.ts";

export function startSource(run: Run, client: Client, start: (context: SourceContext) => Source): void {
  client.source?.stop();
  client.source = null;
  const asks = new Requests(run, client);
  if (asks.isEmpty) return;
  client.source = start({
    now: () => run.now,
    alarm: (then) => new RunAlarm(run, then),
    stream: (purpose) => client.stream(purpose),
    distribution: distributionOf,
    duration: durationOf,
    request: () => asks.send(),
    inFlight: () => client.inFlight,
  });
  let factor = 1;
  for (const one of client.multipliers.values()) factor *= one;
  if (factor !== 1) client.source.multiply(factor);
}

/** Keeps its frame from ring to ring; one that was cancelled goes, since its event is still to come. */
class RunAlarm implements Alarm, TimerOwner {
  private readonly run: Run;
  private readonly rings: (alarm: Alarm) => void;
  private frame: Frame | null = null;
  private pending = false;

  constructor(run: Run, then: (alarm: Alarm) => void) {
    this.run = run;
    this.rings = then;
  }
  set(delay: number): void {
    this.pending = true;
    if (this.frame === null) this.frame = this.run.timer(this, delay);
    else this.run.later(this.frame, TIMER, delay);
  }
  cancel(): void {
    if (!this.pending || this.frame === null) return;
    this.frame.op = DEAD; // its event frees it
    this.frame = null;
    this.pending = false;
  }
  fire(): void {
    this.pending = false;
    this.rings(this);
  }
}

/** Which sort of request comes next, and with which key: drawn by the request's number. */
class Requests {
  private readonly run: Run;
  private readonly client: Client;
  private readonly types: readonly RequestType[];
  private readonly weight: number;
  private readonly keys: readonly (ZipfKeys | null)[];

  constructor(run: Run, client: Client) {
    this.run = run;
    this.client = client;
    this.types = client.types.filter((type) => type.route !== null && type.weight > 0);
    this.weight = this.types.reduce((sum, type) => sum + type.weight, 0);
    this.keys = this.types.map((type) => (type.keys > 1 ? new ZipfKeys(type.keys, type.zipf) : null));
  }

  get isEmpty(): boolean {
    return this.types.length === 0;
  }

  send(): void {
    const { client } = this;
    const number = client.issued + 1;
    const i = this.types.length === 1 ? 0 : this.pick(number);
    const keys = this.keys[i] as ZipfKeys | null;
    let key = 0;
    if (keys !== null) {
      client.keyRandom.seek(number, hashText("key"));
      key = keys.draw(client.keyRandom);
    }
    request(this.run, client, this.types[i] as RequestType, key);
  }

  private pick(number: number): number {
    const random = this.client.typeRandom;
    random.seek(number, this.client.hash);
    let left = random.unit() * this.weight;
    const i = this.types.findIndex((type) => (left -= type.weight) < 0);
    return i < 0 ? this.types.length - 1 : i;
  }
}
