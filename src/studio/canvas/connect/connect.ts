// Drawing a route as one step: refused with a sentence, or asked which endpoint makes the call, or done.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { connect, type ConnectOptions, refusal, type RefusalCode } from "../../../engine/scenario/edits.ts";
import { topicsOf } from "../../../engine/scenario/topics.ts";
import { commit, scenario } from "../../document/document-store.ts";
import { translate, type Translate } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { toast } from "../../widgets/toast.tsx";
import { type At, ask } from "../asking.ts";
import { nameOf } from "../geometry/card-size.ts";
import { focusOn } from "../handle.ts";

export function tryConnect(from: string, to: string, at: At): void {
  const refused = refusal(scenario(), from, to);
  if (refused !== null) return toast({ mark: "degraded", key: "refused", title: refusalText(refused, scenario(), from, to, translate) });
  if (endpointsOf(scenario(), from).length > 1) return ask({ ask: "endpoint", at, from, to });
  drawOver(from, to, at);
}
/** Asks for the topic first, where the broker at one of the ends has several. */
export function drawOver(from: string, to: string, at: At, endpoint?: string): void {
  const named = endpoint === undefined ? {} : { endpoint };
  if (topicsBetween(scenario(), from, to).length > 1) return ask({ ask: "topic", at, from, to, ...named });
  draw(scenario(), from, to, named);
}
/** Those of the broker, when one of the two is one. */
export const topicsBetween = (document: Scenario, from: string, to: string): readonly string[] => [
  ...topicsOf(document, from),
  ...topicsOf(document, to),
];

/** Draws it in a document that may hold more changes of the same gesture. */
export function draw(before: Scenario, from: string, to: string, options: ConnectOptions = {}): void {
  const drawn = connect(before, from, to, options);
  if (!drawn.ok) return;
  commit(drawn.value.scenario);
  // After the click that ended the wire, which selects the node under it.
  requestAnimationFrame(() => {
    select([drawn.value.id]);
    focusOn(drawn.value.id);
  });
}
export function endpointsOf(document: Scenario, id: string): readonly string[] {
  const node = document.nodes.find((each) => each.id === id);
  return node?.kind === "service" ? (node.endpoints ?? []).map((endpoint) => endpoint.name) : [];
}

export function refusalText(code: RefusalCode, document: Scenario, from: string, to: string, words: Translate): string {
  const name = (id: string) => {
    const node = document.nodes.find((each) => each.id === id);
    return node === undefined ? id : nameOf(node);
  };
  return words(`canvas.refused.${code}`, { from: name(from), to: name(to) });
}
