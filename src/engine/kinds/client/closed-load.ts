// Closed traffic: so many users, each of whom thinks, asks, waits for the end of the request in whatever way, and thinks again.
import { type Distribution, draw } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Source } from "../../runtime/network.ts";
import type { Alarm, Ringer, SourceContext } from "../model.ts";

export class ClosedLoad implements Source, Ringer {
  private readonly users: number;
  private readonly think: Distribution;
  private readonly random: RandomStream;
  private readonly context: SourceContext;
  private readonly thinking = new Set<Alarm>();
  private readonly idle: Alarm[] = [];
  private wanted: number;
  private present = 0;
  private stopped = false;

  constructor(users: number, think: Distribution, context: SourceContext) {
    this.users = users;
    this.wanted = users;
    this.think = think;
    this.random = context.stream("think");
    this.context = context;
    this.present = context.inFlight; // they will end here: each is one of the users
    this.invite();
  }

  private invite(): void {
    for (; this.present < this.wanted; this.present++) this.thinks();
  }

  private thinks(): void {
    const alarm = this.idle.pop() ?? this.context.alarm(this);
    this.thinking.add(alarm);
    alarm.set(draw(this.think, this.random));
  }

  rings(alarm: Alarm): void {
    this.thinking.delete(alarm);
    this.idle.push(alarm);
    this.context.request();
  }

  /** Users beyond the wanted number leave when their request has ended. */
  ended(): void {
    if (this.stopped || this.present > this.wanted) this.present--;
    else this.thinks();
  }

  multiply(factor: number): void {
    this.wanted = Math.round(this.users * factor);
    for (const alarm of this.thinking) {
      if (this.present <= this.wanted) break;
      alarm.cancel();
      this.thinking.delete(alarm);
      this.idle.push(alarm);
      this.present--;
    }
    this.invite();
  }

  load(): number {
    return this.wanted;
  }

  stop(): void {
    this.stopped = true;
    for (const alarm of this.thinking) alarm.cancel();
    for (const alarm of this.idle) alarm.cancel();
    this.present -= this.thinking.size;
    this.thinking.clear();
  }
}
