// What is in a zone right now: the replicas of each node that has some there, as cells.
import { cellState, fillOf, ReplicaCell, stateWord } from "../../canvas/card/replica-cell.tsx";
import { zoneIds } from "../../canvas/zone/zone-count.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { useNodeLive } from "../../run/run-store.ts";
import { nodeName } from "../form/thing-names.ts";
import { LiveHead } from "./live-head.tsx";

import style from "../inspector.module.css";
import live from "./live.module.css";

export function ZoneFoot({ zone }: { readonly zone: string }) {
  const words = useWords();
  const nodes = useDocument((state) => state.scenario.nodes);
  const row = zoneIds(nodes).indexOf(zone);
  return (
    <section className={style["foot"]} aria-label={words("inspector.live")}>
      <LiveHead />
      <ul className={live["places"]}>
        {nodes.map(({ id }) => (
          <InZone key={id} node={id} row={row} />
        ))}
      </ul>
    </section>
  );
}

const MOST_CELLS = 24;
function InZone({ node, row }: { readonly node: string; readonly row: number }) {
  const words = useWords();
  const name = useDocument((state) => nodeName(state.scenario, node));
  const here = (useNodeLive(node)?.instances ?? []).filter((instance) => instance.zone === row);
  if (here.length === 0) return null;
  return (
    <li>
      <span>{name}</span>
      <span className={live["cells"]}>
        {here.slice(0, MOST_CELLS).map((instance) => (
          <ReplicaCell
            key={instance.number}
            state={cellState(instance)}
            fill={fillOf(instance)}
            title={`${node}-${instance.number}: ${words(stateWord(instance))}`}
          />
        ))}
        {here.length > MOST_CELLS ? <span>×{here.length}</span> : null}
      </span>
    </li>
  );
}
