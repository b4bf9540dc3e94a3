// One row a replica: how busy, how long its line, how slow, how wrong. Its name opens what can be done to it; one that is down says since when.
import { Fragment } from "react";

import type { Node } from "../../../engine/kinds/specs.ts";
import { cellState, fillOf, ReplicaCell, stateWord } from "../../canvas/card/replica-cell.tsx";
import { useWords } from "../../i18n/language.ts";
import { duration, percent, whole } from "../../i18n/numbers.ts";
import type { InstanceLive } from "../../run/run-store.ts";
import { Button } from "../../widgets/button.tsx";
import { Menu, type MenuItem } from "../../widgets/menu.tsx";
import { Quantity } from "../../widgets/quantity.tsx";
import { perform } from "../perform.ts";
import { shortClock } from "../short-clock.ts";
import { toneOf } from "./figures.tsx";

import style from "./live.module.css";

/** More replicas than anybody reads: those in trouble come first, of the others as many as there is room for. */
const MOST_ROWS = 60;
/** With more replicas, a row is all there is of each. */
const MOST_DETAILED = 12;
const DOWN: ReadonlySet<InstanceLive["status"]> = new Set(["CRASHED", "STOPPED"]);

export function ReplicaTable({ node, instances }: { readonly node: Node; readonly instances: readonly InstanceLive[] }) {
  const words = useWords();
  const shown = instances.length <= MOST_ROWS ? instances : worst(instances);
  const detailed = instances.length <= MOST_DETAILED;
  const arrivals = instances.reduce((sum, instance) => sum + instance.arrivals, 0);
  return (
    <>
      <table className={style["table"]}>
        <thead>
          <tr>
            <th scope="col">{words("inspector.replica")}</th>
            <th scope="col">{words("inspector.busy")}</th>
            <th scope="col">{words("inspector.queue")}</th>
            <th scope="col">p99</th>
            <th scope="col">{words("inspector.err")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((instance) => (
            <Fragment key={instance.number}>
              <Row node={node.id} instance={instance} />
              {detailed && !DOWN.has(instance.status) && <Detail instance={instance} arrivals={arrivals} />}
            </Fragment>
          ))}
        </tbody>
      </table>
      {shown.length < instances.length && (
        <p className={style["rest"]}>{words("inspector.moreReplicas", { count: instances.length - shown.length })}</p>
      )}
    </>
  );
}
const trouble = (instance: InstanceLive): number => (instance.status === "HEALTHY" ? instance.errorShare || 0 : 2);
const worst = (instances: readonly InstanceLive[]) =>
  instances.toSorted((a, b) => trouble(b) - trouble(a) || a.number - b.number).slice(0, MOST_ROWS);

function Row({ node, instance }: { readonly node: string; readonly instance: InstanceLive }) {
  const tone = toneOf(instance.errorShare);
  return (
    <tr>
      <td>
        <ReplicaMenu node={node} instance={instance} />
      </td>
      {instance.status === "HEALTHY" || instance.status === "UNHEALTHY" ? (
        <Fragment>
          <td>{`${whole(instance.busy)}/${whole(instance.slots)}`}</td>
          <td>{Number.isFinite(instance.room) ? `${whole(instance.waiting)}/${whole(instance.room)}` : whole(instance.waiting)}</td>
          <td>
            <Quantity value={duration(instance.p99)} />
          </td>
          <td className={tone === undefined ? undefined : style[tone]}>
            <Quantity value={percent(instance.errorShare)} />
          </td>
        </Fragment>
      ) : (
        <Down node={node} instance={instance} />
      )}
    </tr>
  );
}

/** Version, since when it is what it is, memory, and its share of what arrives. */
function Detail({ instance, arrivals }: { readonly instance: InstanceLive; readonly arrivals: number }) {
  const words = useWords();
  const memory = Number.isFinite(instance.memoryLimit)
    ? words("inspector.memoryOf", { memory: whole(instance.memory), limit: whole(instance.memoryLimit) })
    : words("inspector.memory", { memory: whole(instance.memory) });
  const said = [
    instance.version,
    instance.status === "HEALTHY"
      ? words("inspector.upSince", { at: shortClock(instance.since) })
      : words("inspector.since", { status: words(`instance.${instance.status}`), at: shortClock(instance.since) }),
    Number.isNaN(instance.memory) ? "" : memory,
    arrivals > 0
      ? words("inspector.shareOfCalls", { rate: whole(instance.arrivals), share: Math.round((100 * instance.arrivals) / arrivals) })
      : "",
  ];
  return (
    <tr className={style["detail"]}>
      <td colSpan={5}>{said.filter((part) => part !== "").join(" · ")}</td>
    </tr>
  );
}

function Down({ node, instance }: { readonly node: string; readonly instance: InstanceLive }) {
  const words = useWords();
  const down = DOWN.has(instance.status);
  const name = `${node}-${instance.number}`;
  const act = instance.status === "CRASHED" ? "restart" : "start";
  return (
    <>
      <td colSpan={down ? 3 : 4} className={style["note"]}>
        {words("inspector.since", { status: words(`instance.${instance.status}`), at: shortClock(instance.since) })}
      </td>
      {down && (
        <td>
          <Button
            small
            className={style["again"]}
            aria-label={words("inspector.startReplica", { name })}
            onClick={() => perform({ do: act, target: node, instance: name })}
          >
            {words("inspector.start")}
          </Button>
        </td>
      )}
    </>
  );
}

function ReplicaMenu({ node, instance }: { readonly node: string; readonly instance: InstanceLive }) {
  const words = useWords();
  const name = `${node}-${instance.number}`;
  const down = DOWN.has(instance.status);
  const act = (what: "kill" | "restart" | "stop" | "start") => () => perform({ do: what, target: node, instance: name });
  const items: readonly MenuItem[] = down
    ? [{ label: words("inspector.start"), icon: "run", onSelect: act(instance.status === "CRASHED" ? "restart" : "start") }]
    : [
        { label: words("inspector.kill"), icon: "skull", onSelect: act("kill") },
        { label: words("inspector.restart"), icon: "restart", onSelect: act("restart") },
        { label: words("inspector.stopNode"), icon: "stop", onSelect: act("stop") },
      ];
  const state = words(stateWord(instance));
  return (
    <Menu items={items} side="top">
      <button type="button" className={style["replica"]} aria-label={words("inspector.replicaMenu", { name, state })}>
        <ReplicaCell state={cellState(instance)} fill={fillOf(instance)} title={state} />
        <span>{node}</span>
        <b>-{instance.number}</b>
      </button>
    </Menu>
  );
}
