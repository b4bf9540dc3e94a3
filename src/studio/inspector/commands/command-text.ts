// What a participant is told, in a few words, and how often and how long it is tried.
import type { Node } from "../../../engine/kinds/specs.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import type { Translate } from "../../i18n/language.ts";
import { nodeName } from "../form/thing-names.ts";

type SagaNode = Extract<Node, { readonly kind: "saga" }>;
export type SagaStep = NonNullable<NonNullable<SagaNode["sagas"]>[number]["steps"]>[number];
export type Command = SagaStep["command"];

/** "Inventory.reserve", "commands/reserve → reserved" */
export function commandText({ call, endpoint, publish, reply = [], topic }: Command, scenario: Scenario): string {
  if (call !== undefined) return endpoint === undefined ? nodeName(scenario, call) : `${nodeName(scenario, call)}.${endpoint}`;
  const message = topic === undefined ? (publish ?? "") : `${topic}/${publish ?? ""}`;
  return reply.length === 0 ? message : `${message} → ${reply.join(", ")}`;
}
export const stepName = ({ name, command }: SagaStep): string => name ?? command.endpoint ?? command.call ?? command.publish ?? "";

/** What stands at the right edge: its timeout, and how often it is tried where more than once. */
export function limitsText({ retry, timeout }: Pick<SagaStep, "retry" | "timeout">, words: Translate): string {
  const time = (timeout ?? "10s").replace(/^([\d.]+)([a-z]+)$/, "$1 $2");
  return retry === undefined ? time : words("commands.tries", { time, tries: retry.attempts ?? 3 });
}
