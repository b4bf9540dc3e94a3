// Between the document, the worker and the screen: loads a run, sends what a person does to it, decodes the frames into the run store.
// An edit of the document while a run goes on is sent at once and becomes part of the run; before virtual time has begun it only loads anew.
import type { Scenario } from "../../engine/scenario/document.ts";
import type { Failure, Frame } from "../../worker/protocol.ts";
import { SimulationClient } from "../../worker/simulation-client.ts";
import { documentStore, scenario } from "../document/document-store.ts";
import { view } from "../view/view-store.ts";
import { decode, forget } from "./decode.ts";
import { runStore } from "./run-store.ts";

const client = new SimulationClient(onFrame, onDeath);

/** The document that the worker has: what is edited is compared with it. */
let loaded: Scenario | null = null;
let entry = "";

function onFrame(frame: Frame): void {
  decode(frame);
}

function onDeath(failure: Failure): void {
  runStore.setState({ state: "failed", failure, reached: 0 });
}

export const ask: SimulationClient["ask"] = (question) => client.ask(question);

/** A new run of the document from virtual time 0. */
export async function load(document: Scenario = scenario()): Promise<void> {
  loaded = document;
  entry = documentStore.getState().entry;
  forget();
  runStore.setState({ state: "loading", now: 0, events: 0, reached: 0, failure: null, faults: [], logged: 0, edited: false });
  const failure = await client.load(document);
  if (failure === null) return;
  runStore.setState({ state: "failed", failure });
}

/** After a failure: another worker, from the document as it is. */
export async function recover(): Promise<void> {
  client.stop();
  await load();
}

async function onDocument(): Promise<void> {
  const state = documentStore.getState();
  if (state.scenario === loaded) return;
  if (state.entry !== entry) {
    await openAnother(state.scenario);
    return;
  }
  loaded = state.scenario;
  const { state: run, now } = runStore.getState();
  if (run === "failed") return;
  if (now === 0 && run === "paused") {
    await load(state.scenario);
    return;
  }
  runStore.setState({ edited: true });
  const { run: _recorded, ...plain } = state.scenario;
  const failure = await client.ask((api) => api.edit(plain));
  if (failure !== null) runStore.setState({ state: "failed", failure });
}

/** Another scenario of the library: it is loaded, and plays on when the one before did. */
async function openAnother(document: Scenario): Promise<void> {
  const went = runStore.getState().state === "running";
  await load(document);
  if (went) await client.ask((api) => api.start(view().speed));
}

/** From now on what is edited is simulated. Call once, when the first document is open. */
export async function beginSession(): Promise<void> {
  await load();
  documentStore.subscribe(
    () =>
      void onDocument().catch((error: unknown) => onDeath({ code: "worker", message: String(error), seed: scenario().seed ?? 1, at: 0 })),
  );
}
