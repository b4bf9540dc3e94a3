// The subscriptions of a broker, or those of one service alone: each can be selected, and another be added. There is one for each topic
// and group, so two nodes may have several.
import type { Scenario } from "../../engine/scenario/document.ts";
import { connect, refusal } from "../../engine/scenario/edits.ts";
import type { Route } from "../../engine/scenario/routes.ts";
import { topicsOf } from "../../engine/scenario/topics.ts";
import { wayOf } from "../canvas/route/message-way.ts";
import { commit, scenario, useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { select } from "../view/view-store.ts";
import { Button } from "../widgets/button.tsx";
import { Menu, type MenuItem } from "../widgets/menu.tsx";
import { Section } from "./form/section.tsx";
import { nodeName } from "./form/thing-names.ts";

import form from "./form/form.module.css";
import style from "./subscriptions.module.css";

interface SubscriptionsProps {
  readonly broker: string;
  /** Left out: of all services. */
  readonly service?: string;
  /** The one that is selected. */
  readonly now?: string;
}
export function Subscriptions({ broker, service, now }: SubscriptionsProps) {
  const words = useWords();
  const document = useDocument((state) => state.scenario);
  const routes = document.routes.filter(({ from, to }) => from === broker && (service === undefined || to === service));
  const title =
    service === undefined ? words("inspector.subscriptions") : words("inspector.subscriptionsOf", { name: nodeName(document, service) });
  return (
    <Section name="subscriptions" title={title} summary={String(routes.length)}>
      <ul className={style["list"]} aria-label={title}>
        {routes.map((route) => (
          <li key={route.id}>
            <button
              type="button"
              className={style["one"]}
              aria-current={route.id === now ? "true" : undefined}
              onClick={() => select([route.id])}
            >
              <span>{wayOf(document, route.id).spoken}</span>
              {service === undefined ? <small>{nodeName(document, route.to)}</small> : null}
            </button>
          </li>
        ))}
      </ul>
      <Add broker={broker} service={service} routes={routes} />
    </Section>
  );
}

function Add({ broker, service }: { readonly broker: string; readonly service: string | undefined; readonly routes: readonly Route[] }) {
  const words = useWords();
  const document = useDocument((state) => state.scenario);
  const topics = (to: string): MenuItem[] =>
    topicsOf(document, broker).map((topic) => ({ label: topic, onSelect: () => add(broker, to, topic) }));
  const items: MenuItem[] =
    service === undefined
      ? consumers(document, broker).map((id) => ({ label: nodeName(document, id), children: topics(id) }))
      : topics(service);
  return (
    <Menu items={items}>
      <Button small variant="quiet" icon="plus" className={form["add"]} disabled={items.length === 0}>
        {words("inspector.addSubscription")}
      </Button>
    </Menu>
  );
}
const consumers = (document: Scenario, broker: string): readonly string[] =>
  document.nodes.filter(({ id }) => refusal(document, broker, id) === null).map(({ id }) => id);

function add(broker: string, to: string, topic: string): void {
  const made = connect(scenario(), broker, to, { topic });
  if (!made.ok) return;
  commit(made.value.scenario);
  select([made.value.id]);
}
