// A step in a few words: whom it concerns, and what stands at the right edge.
import type { Scenario } from "../../../engine/scenario/document.ts";
import type { EffectStep, Step } from "../../../engine/scenario/steps.ts";
import { percent } from "../../i18n/numbers.ts";
import { spacedTime } from "../form/number-text.ts";
import { nodeName } from "../form/thing-names.ts";

const share = (value: number): string => `${percent(value).number} %`;

export function stepTarget(step: Step, scenario: Scenario): string {
  if ("work" in step) return spacedTime(step.work);
  if ("call" in step)
    return step.endpoint === undefined ? nodeName(scenario, step.call) : `${nodeName(scenario, step.call)}.${step.endpoint}`;
  if ("read" in step) return nodeName(scenario, step.read);
  if ("write" in step) return nodeName(scenario, step.write);
  if ("publish" in step) return step.topic === undefined ? step.publish : `${step.topic}/${step.publish}`;
  if ("flag" in step) return step.flag;
  if ("fail" in step) return String(step.status ?? 500);
  if (!("parallel" in step)) return effectText(step, scenario);
  return several(step.parallel.map((branch) => branch.map((each) => stepTarget(each, scenario)).join(", ")));
}
/** "1 stock → sold @ db", "order pending → paid" */
function effectText(step: EffectStep, scenario: Scenario): string {
  const at = step.at === undefined ? "" : ` @ ${nodeName(scenario, step.at)}`;
  if ("move" in step) return `${step.move} ${step.from ?? ""} → ${step.to ?? ""}${at}`.replace("  ", " ").trim();
  if ("create" in step) return `${step.create} → ${step.state ?? "pending"}${at}`;
  if ("update" in step) return `${step.update} ${step.from === undefined ? "" : `${step.from} `}→ ${step.state}${at}`;
  return `${step.remove}${step.from === undefined ? "" : ` ${step.from}`}${at}`;
}
/** "catalog ×2", "cart + currency" */
function several(branches: readonly string[]): string {
  const [first = ""] = branches;
  return branches.length > 1 && branches.every((branch) => branch === first) && first !== ""
    ? `${first} ×${branches.length}`
    : branches.filter((branch) => branch !== "").join(" + ");
}

/** How often it happens, where it does not always. */
export function stepShare(step: Step): string {
  if ("fail" in step) return share(step.fail);
  const chance = "chance" in step ? (step.chance ?? 1) : 1;
  return chance === 1 ? "" : share(chance);
}
