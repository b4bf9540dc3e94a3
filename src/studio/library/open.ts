// Opening a scenario: always as an entry of the library, never in place of the one that is open. What is refused changes nothing.
import type { Scenario } from "../../engine/scenario/document.ts";
import { documentStore, open } from "../document/document-store.ts";
import { controls } from "../run/controls.ts";
import { setView } from "../view/view-store.ts";
import { readDocument } from "./read-text.ts";
import { refuse } from "./refused.ts";
import { report } from "./report-saved.ts";
import { library, rememberOpen } from "./the-library.ts";

export interface Opening {
  /** It comes from a template: as long as it is not edited it is no work of the person's. */
  readonly untouched?: boolean;
  /** It begins to run. */
  readonly runs?: boolean;
}

export function openScenario(scenario: Scenario, { untouched = false, runs = false }: Opening = {}): void {
  const { id, saved } = library.add(scenario, untouched);
  show(id, scenario, runs);
  void saved.then(report);
}

/** False: the entry is not there, or cannot be read (which is then said). */
export async function openEntry(id: string, { runs = false }: Opening = {}): Promise<boolean> {
  const entry = await library.read(id);
  if (entry === null) return false;
  const read = readDocument(entry.document);
  if (!read.ok) {
    refuse({ source: "entry", name: entry.name, problems: read.problems });
    return false;
  }
  show(id, read.value, runs);
  return true;
}

function show(id: string, scenario: Scenario, runs: boolean): void {
  const before = documentStore.getState().entry;
  open(id, scenario);
  rememberOpen(id);
  setView({ dialog: "none", selection: [], scope: null, openTrace: null, highlight: [], crosshair: null });
  if (before !== id) void dropUntouched(before);
  if (runs && scenario.nodes.length > 0) void controls.start();
}

async function dropUntouched(id: string): Promise<void> {
  if (id === "") return;
  const entry = await library.read(id);
  if (entry?.untouched === true) await library.remove(id);
}
