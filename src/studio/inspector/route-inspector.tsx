// A route: who calls whom, what has become of the calls lately, and the caller's policies for them.
import { Suspense, useState } from "react";

import type { FaultName } from "../../engine/faults/specs.ts";
import { ROUTE_FIELDS, SUBSCRIPTION_FIELDS } from "../../engine/scenario/routes.ts";
import type { Route } from "../../engine/scenario/routes.ts";
import type { Status } from "../../engine/telemetry/views/live.ts";
import { useFaultsOn } from "../canvas/card/faults-on.ts";
import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { count, duration, percent, type Quantity as Value } from "../i18n/numbers.ts";
import { type RouteLive, useRouteLive } from "../run/run-store.ts";
import { setView } from "../view/view-store.ts";
import { Button } from "../widgets/button.tsx";
import { Icon } from "../widgets/icons.tsx";
import { Menu } from "../widgets/menu.tsx";
import { onDemand } from "../widgets/on-demand.ts";
import { StatusMark } from "../widgets/status-mark.tsx";
import { FaultForm } from "./fault-form.tsx";
import { BoundSettings } from "./form/bound.tsx";
import type { Values } from "./form/control-props.ts";
import { useFormWords } from "./form/field-words.ts";
import { FieldsForm } from "./form/fields-form.tsx";
import { Form } from "./form/form.tsx";
import { thingName } from "./form/thing-names.ts";
import { ActiveFaults } from "./head/active-faults.tsx";
import { AnchoredFaultForm } from "./head/anchored-fault-form.tsx";
import { FaultMenu } from "./head/node-acts.tsx";
import { Figures } from "./live/figures.tsx";
import { LiveHead } from "./live/live-head.tsx";
import { Publishes } from "./publishes.tsx";
import { RouteIcon } from "./route-icon.tsx";
import { Subscriptions } from "./subscriptions.tsx";
import { deleteThings } from "./things.ts";
import { setOfRoute } from "./write.ts";

import style from "./inspector.module.css";
import live from "./live/live.module.css";

const MessagesNow = onDemand(() => import("./live/messages-now.tsx"));
const Breakers = onDemand(() => import("./live/breakers.tsx"));
const Notices = onDemand(() => import("./notices.tsx"));
const Limits = onDemand(() => import("./live/limits.tsx"));
/** Policies of which there is something to see while the run goes on. */
const LIMITS = ["retry", "rateLimit", "bulkhead", "concurrencyLimit", "hedge", "fallback"] as const;
const Shares = onDemand(() => import("./live/shares.tsx"));

export function RouteInspector({ route }: { readonly route: Route }) {
  const subscribes = useIsSubscription(route);
  return (
    <Form owner={{ id: route.from, words: useFormWords().route }}>
      <div className={style["scroll"]}>
        <RouteHead route={route} />
        <RouteActs route={route} />
        <ActiveFaults target={route.id} />
        <RouteWhy id={route.id} />
        <Suspense fallback={null}>
          <Notices of={{ list: "routes", id: route.id }} />
        </Suspense>
        {subscribes ? null : <Publishes from={route.from} broker={route.to} />}
        <BoundSettings service={route.from} callee={route.to}>
          <FieldsForm
            fields={subscribes ? SUBSCRIPTION_FIELDS : ROUTE_FIELDS}
            value={route as Values}
            onField={(field, value) => setOfRoute(route, field, value)}
          />
        </BoundSettings>
        {subscribes && <Subscriptions broker={route.from} service={route.to} now={route.id} />}
      </div>
      <RouteFoot route={route} />
    </Form>
  );
}

/** It leaves a broker. */
const useIsSubscription = ({ from }: Route): boolean =>
  useDocument(({ scenario }) => scenario.nodes.some(({ id, kind }) => id === from && kind === "broker"));

const WhySection = onDemand(() => import("../why/why-section.tsx"));

const statusOf = (now: RouteLive | undefined): Status =>
  now === undefined || !(now.errorShare >= 0.01) ? "healthy" : now.errorShare >= 0.1 ? "failing" : "degraded";

/** Of a route that fails now, or on which a fault acts: one that is well again has nothing to explain. */
function RouteWhy({ id }: { readonly id: string }) {
  const now = useRouteLive(id);
  const faults = useFaultsOn(id);
  if (statusOf(now) === "healthy" && faults.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <WhySection id={id} />
    </Suspense>
  );
}

const text = (value: Value): string => `${value.number} ${value.unit}`.trim();
function RouteHead({ route }: { readonly route: Route }) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const now = useRouteLive(route.id);
  const status = statusOf(now);
  const title = thingName(scenario, route.id);
  return (
    <header className={style["head"]}>
      <span className={style["icon"]}>
        <RouteIcon />
      </span>
      <div className={style["titles"]}>
        <h2 className={style["title"]} title={title}>
          {title}
        </h2>
        <p className={`${style["sub"]} ${style["data"]}`}>
          {now === undefined
            ? words("inspector.route")
            : words("inspector.routeNow", {
                rate: text(count(now.rate)),
                share: text(percent(now.errorShare)),
                p99: text(duration(now.p99)),
              })}
        </p>
      </div>
      {now !== undefined && <StatusMark status={status} size={16} label={words(`status.${status}`)} />}
    </header>
  );
}

function RouteActs({ route }: { readonly route: Route }) {
  const words = useWords();
  const [fault, setFault] = useState<FaultName | null>(null);
  return (
    <div className={style["acts"]}>
      <FaultMenu id={route.id} onFault={setFault} />
      <Menu
        align="end"
        items={[
          {
            label: words("inspector.tracesOf", { name: route.to }),
            icon: "list",
            onSelect: () => setView({ dockTab: "traces", dockOpen: true, scope: { route: route.id } }),
          },
          { label: words("common.delete"), icon: "trash", shortcut: "Delete", danger: true, onSelect: () => deleteThings([route.id]) },
        ]}
      >
        <Button small className={style["more"]} aria-label={words("inspector.moreActs")}>
          <Icon name="more" size={14} />
        </Button>
      </Menu>
      <AnchoredFaultForm open={fault !== null} onClose={() => setFault(null)}>
        {fault !== null && <FaultForm fault={fault} target={route.id} onDone={() => setFault(null)} />}
      </AnchoredFaultForm>
    </div>
  );
}

function RouteFoot({ route }: { readonly route: Route }) {
  const words = useWords();
  const now = useRouteLive(route.id);
  const subscribes = useIsSubscription(route);
  return (
    <section className={style["foot"]} aria-label={words("inspector.live")}>
      <LiveHead />
      {now === undefined ? (
        <p className={live["waiting"]}>{words("inspector.noLive")}</p>
      ) : (
        <Figures
          live={now}
          first={
            subscribes
              ? []
              : [
                  { name: words("inspector.attempts"), value: count(now.rate) },
                  {
                    name: words("inspector.tries"),
                    value: { number: `×${count(now.tries).number}`, unit: "" },
                    tone: now.tries >= 1.2 ? "warn" : undefined,
                  },
                  { name: words("inspector.inFlight"), value: count(now.inFlight) },
                ]
          }
        />
      )}
      {now !== undefined && (
        <Suspense>{subscribes ? <MessagesNow broker={route.from} route={route.id} /> : <Shares route={route} />}</Suspense>
      )}
      {now !== undefined && route.breaker !== undefined && (
        <Suspense>
          <Breakers route={route} />
        </Suspense>
      )}
      {now !== undefined && LIMITS.some((policy) => route[policy] !== undefined) && (
        <Suspense>
          <Limits route={route} />
        </Suspense>
      )}
    </section>
  );
}
