// How many replicas a running node shall have from now on. The document's own number is set in the inspector.
import { useId, useState } from "react";

import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { Button } from "../../widgets/button.tsx";
import { NumberField } from "../../widgets/number-field.tsx";
import { nodeName } from "../acts/names.ts";
import { scale, upInstances } from "../acts/operator.ts";

import styles from "./menu.module.css";

const MOST = 1000;

export function ScaleForm({ target, onDone }: { readonly target: string; readonly onDone: () => void }) {
  const words = useWords();
  const field = useId();
  const name = useDocument((state) => nodeName(state.scenario, target));
  const [replicas, setReplicas] = useState(() => upInstances(target).length);
  const apply = () => {
    scale(target, replicas);
    onDone();
  };
  return (
    <form
      className={styles["scale"]}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <h3>{words("canvas.scaleTitle", { name })}</h3>
      <div className={styles["row"]}>
        <label htmlFor={field}>{words("canvas.replicas")}</label>
        <NumberField id={field} label={words("canvas.replicas")} value={replicas} min={0} max={MOST} stepper onCommit={setReplicas} />
      </div>
      <div className={styles["foot"]}>
        <Button small variant="quiet" onClick={onDone}>
          {words("common.cancel")}
        </Button>
        <Button small variant="primary" onClick={apply}>
          {words("canvas.scaleNow")}
        </Button>
      </div>
    </form>
  );
}
