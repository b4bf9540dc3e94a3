// The second pass over sagas: each command says one thing, a call or a publish, and names what is answered only where that is by event.
import { type Thing, things } from "./drawing.ts";
import { isJson, own, type Place } from "./places.ts";
import type { Report } from "./problem.ts";

export function checkSagas({ place, value }: Thing, report: Report): void {
  for (const saga of things(value, "sagas"))
    for (const step of things(saga.value, "steps")) {
      const at = [...place, ...saga.place, ...step.place];
      checkCommand(own(step.value, "command"), [...at, "command"], report);
      checkCommand(own(step.value, "compensation"), [...at, "compensation"], report);
    }
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
