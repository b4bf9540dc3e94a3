// Several things at once: how many, and what can be done to all of them.
import type { Node } from "../../engine/kinds/specs.ts";
import { moveNodes, positionOf } from "../../engine/scenario/edits.ts";
import type { Route } from "../../engine/scenario/routes.ts";
import { edit, scenario } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { select } from "../view/view-store.ts";
import { Button } from "../widgets/button.tsx";
import { Icon } from "../widgets/icons.tsx";
import { nodesAndRoutes } from "./counted.ts";
import { thingName } from "./form/thing-names.ts";
import { RouteIcon } from "./route-icon.tsx";
import { deleteThings, duplicateThings } from "./things.ts";

import style from "./inspector.module.css";
import several from "./several.module.css";

interface SeveralProps {
  readonly nodes: readonly Node[];
  readonly routes: readonly Route[];
}

export function SeveralInspector({ nodes, routes }: SeveralProps) {
  const words = useWords();
  const ids = [...nodes, ...routes].map((thing) => thing.id);
  return (
    <div className={style["scroll"]}>
      <header className={style["head"]}>
        <span className={style["icon"]}>
          <Icon name="zone" size={17} />
        </span>
        <div className={style["titles"]}>
          <h2 className={style["title"]}>{words("inspector.selected", { count: ids.length })}</h2>
          <p className={style["sub"]}>{nodesAndRoutes(nodes.length, routes.length)}</p>
        </div>
      </header>
      <div className={style["acts"]}>
        <Button small icon="duplicate" disabled={nodes.length === 0} onClick={() => duplicateThings(nodes.map((node) => node.id))}>
          {words("inspector.duplicate")}
        </Button>
        <Button small variant="danger" icon="trash" onClick={() => deleteThings(ids)}>
          {words("common.delete")}
        </Button>
      </div>
      {nodes.length > 1 && <Align ids={nodes.map((node) => node.id)} />}
      <ul className={several["list"]}>
        {ids.map((id) => (
          <li key={id}>
            <button type="button" onClick={() => select([id])}>
              {nodes.some((node) => node.id === id) ? (
                <Icon name={nodes.find((node) => node.id === id)?.kind ?? "service"} size={14} />
              ) : (
                <RouteIcon size={14} />
              )}
              {thingName(scenario(), id)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Align({ ids }: { readonly ids: readonly string[] }) {
  const words = useWords();
  return (
    <div className={style["acts"]}>
      <Button small onClick={() => align(ids, 1)}>
        {words("inspector.alignRow")}
      </Button>
      <Button small onClick={() => align(ids, 0)}>
        {words("inspector.alignColumn")}
      </Button>
    </div>
  );
}

/** All onto the mean of their places: `axis` 0 in one column, 1 in one row. */
function align(ids: readonly string[], axis: 0 | 1): void {
  const places = ids.flatMap((id) => {
    const at = positionOf(scenario(), id);
    return at === undefined ? [] : [[id, at] as const];
  });
  const mean = places.reduce((sum, [, at]) => sum + at[axis], 0) / Math.max(1, places.length);
  const put = (at: readonly [number, number]): readonly [number, number] => (axis === 0 ? [mean, at[1]] : [at[0], mean]);
  edit((document) => moveNodes(document, Object.fromEntries(places.map(([id, at]) => [id, put(at)]))));
}
