// An instance's side of its registration: it registers when it is up, renews by heartbeats, and registers again when it is told that
// nobody knows it. It learns nothing of a message that is lost; the next heartbeat comes anyway.
import type { RandomStream } from "../../kernel/random-stream.ts";
import { DEAD, TIMER } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Instance } from "../network.ts";
import type { Run } from "../run.ts";
import type { RegistryHost } from "./registry-host.ts";

export class Member implements TimerOwner {
  readonly instance: Instance;
  private readonly host: RegistryHost;
  readonly random: RandomStream;
  private frame: Frame | null = null;
  /** What it believes of itself. */
  private registered = false;

  constructor(host: RegistryHost, instance: Instance, random: RandomStream) {
    this.host = host;
    this.instance = instance;
    this.random = random;
  }

  get isBeating(): boolean {
    return this.frame !== null;
  }

  /** It is up. @param registered the registry knows it already: the run begins so @param first µs until the first heartbeat */
  begin(run: Run, registered: boolean, first: number): void {
    this.end();
    this.registered = registered;
    this.frame = run.timer(this, first);
  }

  /** It sends nothing any more. @returns it was beating */
  end(): boolean {
    if (this.frame === null) return false;
    this.frame.op = DEAD; // its event frees it
    this.frame = null;
    return true;
  }

  fire(run: Run, frame: Frame): void {
    run.later(frame, TIMER, this.host.settings.heartbeat);
    if (this.registered) this.host.sendRenewal(this);
    else this.host.sendRegistration(this, "startup");
  }

  /** The registry's answer. @param known false: it has no such lease */
  answered(known: boolean): void {
    if (this.frame === null) return; // it is gone meanwhile
    this.registered = known;
    if (!known) this.host.sendRegistration(this, "unknownLease");
  }
}
