// Between the document, the worker and the screen: loads a run, sends what a person does to it, decodes the frames into the run store.
// An edit of the document while a run goes on is sent at once and becomes part of the run; before virtual time has begun it only loads anew.
import type { Scenario } from "../../engine/scenario/document.ts";
import type { Failure, Frame } from "../../worker/protocol.ts";
import { SimulationClient } from "../../worker/simulation-client.ts";
import { documentStore, scenario, withoutRun, type DocumentState } from "../document/document-store.ts";
import { view } from "../view/view-store.ts";
import { decode, forget } from "./decode.ts";
import { runStore, UNTOLD } from "./run-store.ts";

const client = new SimulationClient(onFrame, onDeath);

function onFrame(frame: Frame): void {
  const went = frame.logged !== runStore.getState().logged;
  decode(frame);
  if (went && isEdited(scenario())) void follow().catch(fail);
}

/** The document that is being set came from the worker, and does not go back there. */
let showing = false;
const isEdited = ({ run }: Scenario): boolean => run?.log.some((entry) => entry.do === "edit") ?? false;

/** While a recorded run is played again, the canvas shows the document as it was at that moment, not as it became. */
async function follow(): Promise<void> {
  const { entry } = documentStore.getState();
  const document = await client.ask((api) => api.document());
  const { entry: now, scenario: shown } = documentStore.getState();
  // Another scenario was opened, or an edit by hand ended the recording.
  if (now !== entry || shown.run === undefined) return;
  show(document, shown.run);
}
function show(document: Scenario, run: NonNullable<Scenario["run"]>): void {
  showing = true;
  documentStore.setState({ scenario: { ...document, run } });
  showing = false;
}

function onDeath(failure: Failure): void {
  runStore.setState({ state: "failed", failure, reached: 0 });
}

const fail = (error: unknown) => onDeath({ code: "worker", message: String(error), seed: scenario().seed ?? 1, at: 0 });

export const ask: SimulationClient["ask"] = (question) => client.ask(question);

/** A new run of the document from virtual time 0. */
export async function load(document: Scenario = scenario()): Promise<void> {
  forget();
  if (document.run !== undefined && isEdited(document)) show(document.run.start, document.run);
  runStore.setState({ ...UNTOLD, recorded: document.run !== undefined });
  const failure = await client.load(document);
  if (failure === null) return;
  runStore.setState({ state: "failed", failure });
}

/** After a failure: another worker, from the document as it is. */
export async function recover(): Promise<void> {
  client.stop();
  await load(withoutRun(scenario()));
}

async function onDocument(state: DocumentState, before: DocumentState): Promise<void> {
  if (showing) return;
  // The same document under another id (another tab has changed its entry) is no news to the run. Opening begins a new past.
  const opened = state.entry !== before.entry && state.past !== before.past;
  if (opened) await openAnother(state.scenario);
  else if (state.scenario !== before.scenario) await edited(state.scenario);
}

async function edited(document: Scenario): Promise<void> {
  const { state: run, now } = runStore.getState();
  if (run === "failed") return;
  if (now === 0 && run !== "running") {
    await load(document);
    return;
  }
  runStore.setState({ edited: true });
  const failure = await client.ask((api) => api.edit(withoutRun(document)));
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
  documentStore.subscribe((state, before) => void onDocument(state, before).catch(fail));
  await load();
}
