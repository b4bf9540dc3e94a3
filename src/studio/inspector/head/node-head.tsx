// Who it is and how it is: icon, name, kind and version, status, what can be done to it, the faults that act on it, and the cause of its trouble.
import { Suspense } from "react";

import type { Node } from "../../../engine/kinds/specs.ts";
import { useWords } from "../../i18n/language.ts";
import { useNodeLive } from "../../run/run-store.ts";
import { Chip } from "../../widgets/chip.tsx";
import { Icon } from "../../widgets/icons.tsx";
import { onDemand } from "../../widgets/on-demand.ts";
import { textOf, type Values } from "../form/control-props.ts";
import { useKindLabel } from "../kind-label.ts";
import { ActiveFaults } from "./active-faults.tsx";
import { CauseBox } from "./cause-box.tsx";
import { NodeActs } from "./node-acts.tsx";

import style from "../inspector.module.css";

const WhySection = onDemand(() => import("../../why/why-section.tsx"));

export function NodeHead({ node }: { readonly node: Node }) {
  const words = useWords();
  const live = useNodeLive(node.id);
  const running = [...new Set((live?.instances ?? []).map((instance) => instance.version))].filter((one) => one !== "");
  const version = running.length > 0 ? running.join(", ") : textOf((node as Values)["version"]);
  return (
    <>
      <header className={style["head"]}>
        <span className={style["icon"]}>
          <Icon name={node.kind} size={17} />
        </span>
        <div className={style["titles"]}>
          <h2 className={style["title"]}>{node.name ?? node.id}</h2>
          <p className={style["sub"]}>
            {useKindLabel()(node.kind)}
            {version !== "" && (
              <>
                {" "}
                · <span className={style["data"]}>{version}</span>
              </>
            )}
          </p>
        </div>
        {live !== undefined && <Chip tone={live.status}>{words(`status.${live.status}`)}</Chip>}
      </header>
      <NodeActs node={node} />
      <ActiveFaults target={node.id} />
      {live !== undefined && <CauseBox live={live} />}
      {/* Clients that are well again remember their last failure, which explains nothing now. */}
      {node.kind === "client" && live?.status === "healthy" ? null : (
        <Suspense fallback={null}>
          <WhySection id={node.id} />
        </Suspense>
      )}
    </>
  );
}
