// What can be done to a node: inject a fault, scale, restart, and in a menu the rest.
import { useState } from "react";

import { FAULTS, type FaultName } from "../../../engine/faults/specs.ts";
import type { Node } from "../../../engine/kinds/specs.ts";
import { couldAct } from "../../../engine/scenario/fault-places.ts";
import { mayTarget } from "../../../engine/scenario/node-fields.ts";
import { faultLabel } from "../../canvas/acts/labels.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { useNodeLive } from "../../run/run-store.ts";
import { setView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { type IconName, Icon, isIcon } from "../../widgets/icons.tsx";
import { Menu, type MenuItem } from "../../widgets/menu.tsx";
import { DeployForm } from "../deploy-form.tsx";
import { FaultForm } from "../fault-form.tsx";
import { perform } from "../perform.ts";
import { deleteThings, duplicateThings } from "../things.ts";
import { AnchoredFaultForm } from "./anchored-fault-form.tsx";
import { ScalePopover } from "./scale-popover.tsx";

import style from "../inspector.module.css";

export function NodeActs({ node }: { readonly node: Node }) {
  const words = useWords();
  const [fault, setFault] = useState<FaultName | null>(null);
  const [deploys, setDeploys] = useState(false);
  const can = (act: string) => mayTarget({ do: act }, node.kind);
  return (
    <div className={style["acts"]}>
      <FaultMenu id={node.id} onFault={setFault} />
      {can("scale") && <ScalePopover node={node} />}
      {can("restart") && (
        <Button small onClick={() => perform({ do: "restart", target: node.id })}>
          {words("inspector.restart")}
        </Button>
      )}
      {can("load") && <SurgeMenu id={node.id} />}
      <MoreMenu node={node} onDeploy={() => setDeploys(true)} />
      <AnchoredFaultForm open={fault !== null} onClose={() => setFault(null)}>
        {fault !== null && <FaultForm fault={fault} target={node.id} onDone={() => setFault(null)} />}
      </AnchoredFaultForm>
      <AnchoredFaultForm open={deploys} label={words("inspector.deployTitle")} onClose={() => setDeploys(false)}>
        {deploys && <DeployForm target={node.id} onDone={() => setDeploys(false)} />}
      </AnchoredFaultForm>
    </div>
  );
}

const SURGES = [2, 3, 5, 10] as const;
function SurgeMenu({ id }: { readonly id: string }) {
  const words = useWords();
  const items = SURGES.map((factor) => ({
    label: words("inspector.surgeBy", { factor }),
    onSelect: () => perform({ do: "load", target: id, multiply: factor, for: "30s" }),
  }));
  return (
    <Menu items={items}>
      <Button small icon="fault">
        {words("inspector.surge")}
      </Button>
    </Menu>
  );
}

/** `id`: of the node or route. */
export function FaultMenu({ id, onFault }: { readonly id: string; readonly onFault: (fault: FaultName) => void }) {
  const words = useWords();
  const drawn = useDocument((state) => state.scenario);
  const offered = FAULTS.filter(({ fault }) => couldAct(drawn, fault, id));
  if (offered.length === 0) return null;
  const items = offered.map(({ fault }) => ({ label: faultLabel(fault), icon: iconOf(fault), onSelect: () => onFault(fault) }));
  return (
    <Menu items={items}>
      <Button small icon="fault">
        {words("inspector.injectFault")}
      </Button>
    </Menu>
  );
}
const iconOf = (fault: string): IconName => (isIcon(fault) ? fault : "fault");

function MoreMenu({ node, onDeploy }: { readonly node: Node; readonly onDeploy: () => void }) {
  const words = useWords();
  const live = useNodeLive(node.id);
  const runs = mayTarget({ do: "kill" }, node.kind);
  const alive = (live?.instances ?? []).filter((instance) => instance.status !== "CRASHED" && instance.status !== "STOPPED");
  const kill = alive.map(({ number }) => ({
    label: `${node.id}-${number}`,
    onSelect: () => perform({ do: "kill", target: node.id, instance: `${node.id}-${number}` }),
  }));
  const stopped = live?.status === "stopped";
  const acts: readonly MenuItem[] = runs
    ? [
        ...(mayTarget({ do: "deploy" }, node.kind)
          ? ([
              { label: words("inspector.deploy"), icon: "deploy", onSelect: onDeploy },
              { label: words("inspector.act.rollback"), icon: "undo", onSelect: () => perform({ do: "rollback", target: node.id }) },
            ] as const)
          : []),
        { label: words("inspector.killReplica"), icon: "skull", ...(kill.length === 0 ? { disabled: true } : { children: kill }) },
        stopped
          ? { label: words("inspector.startNode"), icon: "run", onSelect: () => perform({ do: "start", target: node.id }) }
          : { label: words("inspector.stopNode"), icon: "stop", onSelect: () => perform({ do: "stop", target: node.id }) },
        "separator",
      ]
    : [];
  const items: readonly MenuItem[] = [
    ...acts,
    {
      label: words("inspector.traces"),
      icon: "list",
      onSelect: () => setView({ dockTab: "traces", dockOpen: true, scope: { node: node.id } }),
    },
    { label: words("inspector.duplicate"), icon: "copy", shortcut: "Mod+D", onSelect: () => duplicateThings([node.id]) },
    { label: words("common.delete"), icon: "trash", shortcut: "Delete", danger: true, onSelect: () => deleteThings([node.id]) },
  ];
  return (
    <Menu items={items} align="end">
      <Button small className={style["more"]} aria-label={words("inspector.moreActs")}>
        <Icon name="more" size={14} />
      </Button>
    </Menu>
  );
}
