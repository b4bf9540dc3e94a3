// The panel at the right: settings and live state of what is selected; of the scenario itself when nothing is.
import type { KeyboardEvent } from "react";

import { focusOn } from "../canvas/handle.ts";
import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { useView, view } from "../view/view-store.ts";
import { NodeInspector } from "./node-inspector.tsx";
import { RouteInspector } from "./route-inspector.tsx";
import { ScenarioInspector } from "./scenario/scenario-inspector.tsx";
import { SeveralInspector } from "./several-inspector.tsx";

import style from "./inspector.module.css";

export function Inspector() {
  const words = useWords();
  const shown = useView((state) => state.selection.join(" "));
  return (
    // The section takes the key for all its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={style["inspector"]}
      data-room="inspector"
      data-shows={shown}
      aria-label={words("inspector.title")}
      onKeyDown={backToCanvas}
    >
      <Selected />
    </section>
  );
}

/** Enter on the canvas leads here, Escape leads back; a field that is half typed takes its text back first. */
function backToCanvas(event: KeyboardEvent): void {
  const [id] = view().selection;
  if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing || id === undefined) return;
  event.preventDefault();
  focusOn(id);
}

function Selected() {
  const selection = useView((state) => state.selection);
  const scenario = useDocument((state) => state.scenario);
  const nodes = scenario.nodes.filter((node) => selection.includes(node.id));
  const routes = scenario.routes.filter((route) => selection.includes(route.id));
  const [node, route] = [nodes[0], routes[0]];
  if (nodes.length + routes.length > 1) return <SeveralInspector nodes={nodes} routes={routes} />;
  // The key: an unfinished entry belongs to the thing it was typed for.
  if (node !== undefined) return <NodeInspector key={node.id} node={node} />;
  return route === undefined ? <ScenarioInspector /> : <RouteInspector key={route.id} route={route} />;
}
