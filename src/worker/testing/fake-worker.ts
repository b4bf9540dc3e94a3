// What the tests of the wire have instead of a worker: the same host behind a MessageChannel, with a worker's ways to die.
import { MessageChannel } from "node:worker_threads";

import * as Comlink from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";

import type { Scenario } from "../../engine/scenario/document.ts";
import { SimulationHost } from "../simulation-host.ts";

type Listener = (event: never) => void;

export class FakeWorker {
  /** True once the page has let it go. */
  terminated = false;
  private readonly host = new SimulationHost((frame, transferred) => Comlink.transfer(frame, transferred));
  private readonly channel = new MessageChannel();
  private readonly endpoint = nodeEndpoint(this.channel.port1 as never);
  private readonly deaf: Record<string, Listener[]> = { error: [], messageerror: [] };

  constructor() {
    Comlink.expose(this.host, nodeEndpoint(this.channel.port2 as never));
    this.channel.port1.start();
    this.channel.port2.start();
  }

  postMessage(message: unknown, transferred: readonly Transferable[] = []): void {
    if (!this.terminated) this.channel.port1.postMessage(message, transferred as never);
  }
  addEventListener(type: string, listener: Listener): void {
    if (type === "message") this.endpoint.addEventListener("message", listener as never);
    else this.deaf[type]?.push(listener);
  }
  removeEventListener(type: string, listener: Listener): void {
    if (type === "message") this.endpoint.removeEventListener("message", listener as never);
  }
  terminate(): void {
    this.terminated = true;
    // Pausing tells one more frame. Without a run nothing that is still on its way to it begins anything.
    void this.host.pause();
    void this.host.load(0, {} as Scenario);
    this.channel.port1.close();
  }

  /** An error that nothing in it has caught. */
  crash(message: string): void {
    for (const listener of this.deaf["error"] ?? []) listener({ message } as never);
  }
  /** It ends without a word, as one does that has run out of memory. */
  fallSilent(): void {
    this.channel.port2.close();
  }
}

export const asWorker = (worker: FakeWorker): Worker => worker as unknown as Worker;
