// What a node does right now: its replicas one by one; a client has none, but what became of its requests.
import { Suspense } from "react";

import type { Node } from "../../../engine/kinds/specs.ts";
import { kindSpec } from "../../../engine/kinds/specs.ts";
import { changesHere } from "../../../engine/scenario/effect-names.ts";
import { useWords } from "../../i18n/language.ts";
import { count } from "../../i18n/numbers.ts";
import { type NodeLive, useNodeLive } from "../../run/run-store.ts";
import { onDemand } from "../../widgets/on-demand.ts";
import { ConfigFoot } from "./config-foot.tsx";
import { Figures } from "./figures.tsx";
import { LiveHead } from "./live-head.tsx";
import { RegistryFoot } from "./registry-foot.tsx";
import { ReplicaTable } from "./replica-table.tsx";
import { ReplicasNow } from "./replicas-now.tsx";
import { SagaFoot } from "./saga-foot.tsx";

import style from "../inspector.module.css";
import live from "./live.module.css";

const MessagesNow = onDemand(() => import("./messages-now.tsx"));
const PathsNow = onDemand(() => import("./path-table.tsx"));
const StageTable = onDemand(() => import("./stage-table.tsx"));
/** Kinds that have more to tell than their visits. */
const KEEPS: ReadonlySet<Node["kind"]> = new Set(["cache", "database", "external"]);
const DataFigures = onDemand(() => import("./data-figures.tsx"));

/** It handles events, or keeps something in its own memory. */
function tellsMore(node: Extract<Node, { readonly kind: "service" }>): boolean {
  return (node.handlers ?? []).length > 0 || changesHere(node);
}

export function NodeFoot({ node }: { readonly node: Node }) {
  const words = useWords();
  const now = useNodeLive(node.id);
  return (
    <section className={style["foot"]} aria-label={words("inspector.live")}>
      <LiveHead />
      {now === undefined ? <p className={live["waiting"]}>{words("inspector.noLive")}</p> : <Now node={node} now={now} />}
    </section>
  );
}

function Now({ node, now }: { readonly node: Node; readonly now: NodeLive }) {
  if (node.kind === "config") return <ConfigFoot live={now.config} />;
  if (node.kind === "registry") return <RegistryFoot live={now.registry} />;
  if (kindSpec(node.kind)?.ports.callable === true && now.instances.length > 0)
    return (
      <>
        {node.kind === "saga" && <SagaFoot live={now.sagas} />}
        {node.kind === "external" ? (
          <Asked now={now} />
        ) : (
          <>
            <ReplicasNow node={node} now={now} />
            <ReplicaTable node={node} instances={now.instances} />
          </>
        )}
        {node.kind === "broker" && (
          <Suspense fallback={null}>
            <MessagesNow broker={node.id} />
          </Suspense>
        )}
        {node.kind === "gateway" && (node.routes ?? []).length > 0 && (
          <Suspense fallback={null}>
            <PathsNow node={node.id} />
          </Suspense>
        )}
        {node.kind === "gateway" && (node.middleware ?? []).length > 0 && (
          <Suspense fallback={null}>
            <StageTable node={node.id} />
          </Suspense>
        )}
        {(KEEPS.has(node.kind) || (node.kind === "service" && tellsMore(node))) && (
          <Suspense fallback={null}>
            <DataFigures id={node.id} />
          </Suspense>
        )}
      </>
    );
  return <Traffic now={now} closed={node.kind === "client" && node.load?.shape === "closed"} />;
}

/** An external service has no replicas that one could see. */
function Asked({ now }: { readonly now: NodeLive }) {
  const words = useWords();
  return (
    <Figures
      live={now}
      first={[
        { name: words("inspector.ended"), value: count(now.rate) },
        { name: words("inspector.inFlight"), value: count(now.inFlight) },
      ]}
    />
  );
}

function Traffic({ now, closed }: { readonly now: NodeLive; readonly closed: boolean }) {
  const words = useWords();
  return (
    <Figures
      live={now}
      first={[
        { name: closed ? words("inspector.users") : words("inspector.asked"), value: count(now.load) },
        { name: words("inspector.ended"), value: count(now.rate) },
        { name: words("inspector.inFlight"), value: count(now.inFlight) },
      ]}
    />
  );
}
