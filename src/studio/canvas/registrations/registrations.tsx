// Who has to do with the registry, as faint lines from it: all of them while it is selected, the one line of a node that is. No routes:
// nothing is drawn there by hand, and no dots travel on them.
import { useNodes, ViewportPortal } from "reactflow";

import { hasInstances } from "../../../engine/kinds/spec.ts";
import { kindSpec, type Node } from "../../../engine/kinds/specs.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import { useDocument } from "../../document/document-store.ts";
import { useView } from "../../view/view-store.ts";
import type { CardNode } from "../card/node-card.tsx";
import { type Ended, lineBetween } from "./line-between.ts";

import styles from "./registrations.module.css";

export function Registrations() {
  const selection = useView((view) => view.selection);
  const scenario = useDocument((state) => state.scenario);
  const registry = scenario.nodes.find(({ kind }) => kind === "registry");
  if (registry === undefined) return null;
  const shown = scenario.nodes.filter(
    (node) => takesPart(node, scenario) && (selection.includes(registry.id) || selection.includes(node.id)),
  );
  return shown.length === 0 ? null : <Lines from={registry.id} to={shown.map(({ id }) => id)} />;
}

/** It registers, or it looks there for others. */
function takesPart({ id, kind }: Node, { routes }: Scenario): boolean {
  if (kind === "registry") return false;
  const spec = kindSpec(kind);
  return (spec !== undefined && hasInstances(spec.ports)) || routes.some(({ discovery, from }) => from === id && discovery !== "static");
}

function Lines({ from, to }: { readonly from: string; readonly to: readonly string[] }) {
  const cards = new Map(useNodes<CardNode>().map((card) => [card.id, card]));
  const boxOf = (id: string): Ended | null => {
    const card = cards.get(id);
    return card === undefined ? null : { ...card.position, w: card.width ?? 0, h: card.height ?? 0 };
  };
  const start = boxOf(from);
  if (start === null) return null;
  return (
    <ViewportPortal>
      <svg className={styles["lines"]} aria-hidden>
        {to.map((id) => {
          const end = boxOf(id);
          return end === null ? null : <path key={id} d={lineBetween(start, end)} />;
        })}
      </svg>
    </ViewportPortal>
  );
}
