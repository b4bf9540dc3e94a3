// How many replicas: of the run now. The design keeps its own number, in the form below.
import { useState } from "react";

import type { Node } from "../../../engine/kinds/specs.ts";
import { kindSpec } from "../../../engine/kinds/specs.ts";
import { useWords } from "../../i18n/language.ts";
import { useNodeLive } from "../../run/run-store.ts";
import { Button } from "../../widgets/button.tsx";
import { NumberField } from "../../widgets/number-field.tsx";
import { Popover } from "../../widgets/popover.tsx";
import { perform } from "../perform.ts";

import style from "./head.module.css";

export function ScalePopover({ node }: { readonly node: Node }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState<number | null>(null);
  const live = useNodeLive(node.id);
  const now = live?.instances.filter(({ status }) => status !== "STOPPING" && status !== "STOPPED").length ?? 1;
  const max = kindSpec(node.kind)?.fields["replicas"]?.max ?? 1000;
  const scale = () => {
    perform({ do: "scale", target: node.id, replicas: wanted ?? now });
    setOpen(false);
    setWanted(null);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={words("inspector.scale")}
      width={230}
      trigger={<Button small>{words("inspector.scale")}</Button>}
    >
      <form
        className={style["small"]}
        onSubmit={(event) => {
          event.preventDefault();
          scale();
        }}
      >
        <p className={style["explain"]}>{words("inspector.scaleHelp")}</p>
        <div className={style["line"]}>
          <NumberField label={words("inspector.replicas")} value={wanted ?? now} min={0} max={max} stepper onCommit={setWanted} />
          <Button small variant="primary" onClick={scale}>
            {words("inspector.scale")}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
