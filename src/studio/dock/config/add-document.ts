// A first document for a service: an edit of the scenario, so that it is saved, undone, and there again in the next run.
import { setField } from "../../../engine/scenario/edits.ts";
import { commit, scenario } from "../../document/document-store.ts";

/** Nothing happens without a config server. */
export function addDocument(service: string): void {
  const server = scenario().nodes.find((node) => node.kind === "config");
  if (server?.kind !== "config") return;
  commit(setField(scenario(), server.id, ["documents"], [...(server.documents ?? []), { service }]));
}
