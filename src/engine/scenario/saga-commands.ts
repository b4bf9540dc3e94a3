// The second pass over sagas: each command says one thing, a call or a publish, and names what is answered only where that is by event.
import { textOf, type Thing, things } from "./drawing.ts";
import { isJson, type Json, own, type Place } from "./places.ts";
import type { Report } from "./problem.ts";

export function checkSagas({ place, value }: Thing, report: Report): void {
  for (const saga of things(value, "sagas"))
    for (const step of things(saga.value, "steps")) {
      const at = [...place, ...saga.place, ...step.place];
      checkCommand(own(step.value, "command"), [...at, "command"], report);
      checkCommand(own(step.value, "compensation"), [...at, "compensation"], report);
    }
}

/** Answers come by a subscription: without one to the orchestrator every such command runs into its timeout. */
export function warnUnheard(document: Json, report: Report): void {
  for (const node of things(document, "nodes")) {
    if (textOf(node.value, "kind") !== "saga") continue;
    const id = textOf(node.value, "id") ?? "";
    if (isSubscribed(document, id)) continue;
    for (const saga of things(node.value, "sagas"))
      for (const step of things(saga.value, "steps"))
        for (const key of ["command", "compensation"]) {
          const command = own(step.value, key);
          if (isJson(command) && (Object.hasOwn(command, "reply") || Object.hasOwn(command, "failed")))
            report([...node.place, ...saga.place, ...step.place, key], "answerUnheard", { node: id }, "warning");
        }
  }
}
function isSubscribed(document: Json, id: string): boolean {
  const brokers = new Set(
    things(document, "nodes").flatMap(({ value }) => (textOf(value, "kind") === "broker" ? [textOf(value, "id")] : [])),
  );
  return things(document, "routes").some(({ value }) => textOf(value, "to") === id && brokers.has(textOf(value, "from")));
}

const OF_CALL = ["endpoint"] as const;
const OF_PUBLISH = ["topic", "to", "reply", "failed"] as const;

function checkCommand(command: unknown, place: Place, report: Report): void {
  if (!isJson(command)) return;
  const [calls, publishes] = [Object.hasOwn(command, "call"), Object.hasOwn(command, "publish")];
  if (!calls && !publishes) return report(place, "noCommand");
  if (calls && publishes) return report([...place, "publish"], "twoCommands");
  for (const key of calls ? OF_PUBLISH : OF_CALL)
    if (Object.hasOwn(command, key)) report([...place, key], calls ? "onlyOfPublish" : "onlyOfCall");
}
