// Gives a client's load its narrow view of the run: a clock, timers, and the power to send the next request.
import type { Distribution } from "../../kernel/distribution.ts";
import { hashText } from "../../kernel/hash.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Alarm, Ringer, SourceContext } from "../../kinds/model.ts";
import { distributionOf, durationOf } from "../build/texts.ts";
import { request } from "../call/requests.ts";
import { DEAD, TIMER } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Client, RequestType, Source } from "../network.ts";
import type { Run } from "../run.ts";
import { NO_KEY, ZipfKeys } from "./zipf-keys.ts";

export function startSource(run: Run, client: Client, start: (context: SourceContext) => Source): void {
  client.source?.stop();
  client.source = null;
  const asks = new Requests(run, client);
  if (asks.isEmpty) return;
  client.source = start(new ClientContext(run, client, asks));
  let factor = 1;
  for (const one of client.multipliers.values()) factor *= one;
  if (factor !== 1) client.source.multiply(factor);
}

/** A class rather than closures: all clients of all runs share its functions, and what is called at each arrival can be inlined. */
class ClientContext implements SourceContext {
  private readonly run: Run;
  private readonly client: Client;
  private readonly asks: Requests;

  constructor(run: Run, client: Client, asks: Requests) {
    this.run = run;
    this.client = client;
    this.asks = asks;
  }
  get now(): number {
    return this.run.queue.now;
  }
  get inFlight(): number {
    return this.client.inFlight;
  }
  alarm(rings: Ringer): Alarm {
    return new RunAlarm(this.run, rings);
  }
  stream(purpose: string): RandomStream {
    return this.client.stream(purpose);
  }
  distribution(text: string): Distribution {
    return distributionOf(text);
  }
  duration(text: string): number {
    return durationOf(text);
  }
  request(): void {
    this.asks.send();
  }
}

/** Keeps its frame from ring to ring; of one that was cancelled it goes: at once, or with the event that is still to come. */
class RunAlarm implements Alarm, TimerOwner {
  private readonly run: Run;
  private readonly owner: Ringer;
  private frame: Frame | null = null;
  private pending = false;

  constructor(run: Run, owner: Ringer) {
    this.run = run;
    this.owner = owner;
  }
  set(delay: number): void {
    this.pending = true;
    if (this.frame === null) this.frame = this.run.timer(this, delay);
    else this.run.later(this.frame, TIMER, delay);
  }
  cancel(): void {
    if (this.frame === null) return;
    if (this.pending) this.frame.op = DEAD; // its event frees it
    else this.run.frames.give(this.frame);
    this.frame = null;
    this.pending = false;
  }
  fire(): void {
    this.pending = false;
    this.owner.rings(this);
  }
}

const KEY = hashText("key");

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
    let key = NO_KEY;
    if (keys !== null) {
      client.keyRandom.seek(number, KEY);
      key = keys.draw(client.keyRandom);
    }
    request(this.run, client, this.types[i] as RequestType, key);
  }

  private pick(number: number): number {
    const { hash, typeRandom } = this.client;
    let left = typeRandom.unitOf(number, hash) * this.weight;
    const i = this.types.findIndex((type) => (left -= type.weight) < 0);
    return i < 0 ? this.types.length - 1 : i;
  }
}
