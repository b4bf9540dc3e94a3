// The second step of injecting a fault: its settings, for how long, on what share or instance. Now, or at a time of the timeline.
import { useId, useState } from "react";

import { known } from "../../base/assert.ts";
import type { FaultName } from "../../engine/faults/specs.ts";
import { faultSpec } from "../../engine/faults/specs.ts";
import type { Scenario, TimelineEntry } from "../../engine/scenario/document.ts";
import { addEntry } from "../../engine/scenario/edits.ts";
import { writtenFields } from "../../engine/scenario/field-values.ts";
import { faultFields } from "../../engine/scenario/node-fields.ts";
import { edit, useDocument } from "../document/document-store.ts";
import { useLanguage, useWords } from "../i18n/language.ts";
import type { ActNow } from "../run/controls.ts";
import { Button } from "../widgets/button.tsx";
import { StatusMark } from "../widgets/status-mark.tsx";
import { toast } from "../widgets/toast.tsx";
import { type Values, withKey } from "./form/control-props.ts";
import { FieldRow, FieldRows } from "./form/field-row.tsx";
import { useFormWords } from "./form/field-words.ts";
import { Form } from "./form/form.tsx";
import { thingName } from "./form/thing-names.ts";
import { perform } from "./perform.ts";
import { soon } from "./soon.ts";

import style from "./fault-form.module.css";

export interface FaultFormProps {
  readonly fault: FaultName;
  /** Id of the node or route. */
  readonly target: string;
  readonly onDone: () => void;
}
const OWN = new Set(["do", "fault", "id", "at", "target"]);
/** Faults that are injected end by themselves, unless that is taken out. */
const USUAL = "60s";

export function FaultForm({ fault, target, onDone }: FaultFormProps) {
  const words = useWords();
  const language = useLanguage();
  const spec = known(faultSpec(fault), `the fault ${fault}`);
  const all = known(faultFields(fault), `the fields of ${fault}`);
  const scenario = useDocument((state) => state.scenario);
  const route = scenario.routes.some((each) => each.id === target);
  const [entry, setEntry] = useState<Values>(() => ({ do: "fault", fault, ...whereOf(all, scenario, target), for: USUAL }));
  const [later, setLater] = useState(false);
  const fields = Object.fromEntries(Object.entries(all).filter(([name]) => !OWN.has(name) && !(route && name === "instance")));
  const set = (name: string, value: unknown) => setEntry((before) => withKey(before, name, value));
  const titleId = useId();
  return (
    <Form owner={{ id: target, words: useFormWords().faults[fault] }}>
      <form className={style["form"]} aria-labelledby={titleId} onSubmit={(event) => event.preventDefault()}>
        <div className={style["head"]}>
          <StatusMark status="fault" size={14} />
          <h3 id={titleId}>{spec.label[language]}</h3>
          <span>{thingName(scenario, target)}</span>
        </div>
        <FieldRows fields={inOrder(fields)} value={entry} words="" onField={set} />
        {later && (
          <FieldRow field={known(all["at"], "at")} value={entry["at"]} words="at" siblings={entry} onChange={(value) => set("at", value)} />
        )}
        <div className={style["foot"]}>
          {later ? (
            <Later entry={writtenFields(all, entry)} onBack={() => setLater(false)} onDone={onDone} />
          ) : (
            <>
              <Button
                small
                variant="quiet"
                onClick={() => {
                  set("at", soon());
                  setLater(true);
                }}
              >
                {words("inspector.toTimeline")}
              </Button>
              <span className={style["gap"]} />
              <Button small variant="quiet" onClick={onDone}>
                {words("common.cancel")}
              </Button>
              <Button
                small
                variant="primary"
                onClick={() => {
                  perform(writtenFields(all, withKey(entry, "at", undefined)) as unknown as ActNow);
                  onDone();
                }}
              >
                {words("inspector.injectNow")}
              </Button>
            </>
          )}
        </div>
      </form>
    </Form>
  );
}

export function Later({ entry, onBack, onDone }: { readonly entry: Values; readonly onBack: () => void; readonly onDone: () => void }) {
  const words = useWords();
  const add = () => {
    edit((scenario) => addEntry(scenario, entry as unknown as TimelineEntry).scenario);
    toast({ icon: "clock", title: words("inspector.added"), text: words("inspector.addedText", { at: String(entry["at"]) }) });
    onDone();
  };
  return (
    <>
      <span className={style["gap"]} />
      <Button small variant="quiet" onClick={onBack}>
        {words("inspector.back")}
      </Button>
      <Button small variant="primary" onClick={add}>
        {words("inspector.addToTimeline")}
      </Button>
    </>
  );
}

/** The target; of a fault between two sets those that suggest themselves: the two ends of a route, a node and all it talks with. */
function whereOf(fields: Values, { routes }: Scenario, target: string): Values {
  if (Object.hasOwn(fields, "target")) return { target };
  const route = routes.find((each) => each.id === target);
  if (route !== undefined) return { between: [[route.from], [route.to]] };
  const others = routes.flatMap(({ from, to }) => (from === target ? [to] : to === target ? [from] : []));
  return { between: [[target], [...new Set(others)]] };
}

/** The fault's own settings, then whom it hits, then for how long. */
function inOrder(fields: Values): Readonly<Record<string, never>> {
  const last = ["share", "instance", "for"];
  const names = [...Object.keys(fields).filter((name) => !last.includes(name)), ...last.filter((name) => Object.hasOwn(fields, name))];
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Readonly<Record<string, never>>;
}
