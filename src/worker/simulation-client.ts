// The page's end of the wire. It owns the Worker, settles every pending promise when the worker dies, starts another when asked,
// and drops what belongs to an older run.
import * as Comlink from "comlink";

import type { Scenario } from "../engine/scenario/document.ts";
import type { Failure, Frame, SimulationApi } from "./protocol.ts";

export type OnFrame = (frame: Frame) => void;

/** Made anew for each life of the worker. */
export type MakeWorker = () => Worker;
const makeWorker: MakeWorker = () => new Worker(new URL("./simulation.worker.ts", import.meta.url), { type: "module", name: "simulation" });

/**
 * Wall ms between two looks at whether the worker still answers, and how many in a row may stay without one. Looks are counted, not
 * ms: a page that slept has missed looks, not answers.
 */
const LOOK_MS = 2000;
const MOST_SILENT = 3;

export class SimulationClient {
  private readonly make: MakeWorker;
  private readonly onFrame: OnFrame;
  private readonly onDeath: (failure: Failure) => void;
  private worker: Worker | null = null;
  private api: Comlink.Remote<SimulationApi> | null = null;
  private readonly pending = new Set<(reason: Error) => void>();
  private looking: ReturnType<typeof setInterval> | undefined;
  private run = 0;
  private seed = 1;

  constructor(onFrame: OnFrame, onDeath: (failure: Failure) => void, make: MakeWorker = makeWorker) {
    this.onFrame = onFrame;
    this.onDeath = onDeath;
    this.make = make;
  }

  /** A new run of the document, in the same worker or, where that died, in another. What an older run came to is not told. */
  async load(scenario: Scenario): Promise<Failure | null> {
    this.run++;
    this.seed = scenario.seed ?? 1;
    const run = this.run;
    // Both questions go out at once: of two loads in a row the later must also be the later on the wire.
    const begun = this.api === null ? this.begin() : null;
    const [failure] = await Promise.all([this.ask((api) => api.load(run, scenario)), begun]);
    return run === this.run ? failure : null;
  }

  private begin(): Promise<void> {
    const worker = this.make();
    worker.addEventListener("error", (event) => this.died(worker, event.message));
    worker.addEventListener("messageerror", () => this.died(worker, "a message could not be read"));
    const api = Comlink.wrap<SimulationApi>(worker);
    this.worker = worker;
    this.api = api;
    this.listen(worker, api);
    return this.settled(api.watch(Comlink.proxy((frame) => this.tell(worker, frame))));
  }

  /** A worker that ran out of memory or hangs raises no error: it only falls silent. */
  private listen(worker: Worker, api: Comlink.Remote<SimulationApi>): void {
    let silent = 0;
    this.looking = setInterval(() => {
      if (silent === MOST_SILENT) return this.died(worker, "the simulation does not answer");
      silent++;
      void api.position().then(() => (silent = 0));
    }, LOOK_MS);
  }

  /** Frames come over a channel of their own: some may still be on their way when their worker has ended. */
  private tell(worker: Worker, frame: Frame): void {
    if (worker === this.worker && frame.run === this.run) this.onFrame(frame);
  }

  /** Asks the worker; rejects when it dies before it answers. */
  async ask<T>(question: (api: Comlink.Remote<SimulationApi>) => Promise<T>): Promise<T> {
    if (this.api === null) throw new Error("the simulation is not running");
    return this.settled(question(this.api));
  }

  private settled<T>(answer: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.pending.add(reject);
      answer.then(resolve, reject).finally(() => this.pending.delete(reject));
    });
  }

  private died(worker: Worker, message: string): void {
    if (worker !== this.worker) return;
    this.stop(message);
    this.onDeath({ code: "worker", message, seed: this.seed, at: 0 });
  }

  /** Ends the worker; what was asked of it fails. */
  stop(message = "the simulation was stopped"): void {
    clearInterval(this.looking);
    this.worker?.terminate();
    this.worker = null;
    this.api = null;
    for (const reject of this.pending) reject(new Error(message));
    this.pending.clear();
  }
}
