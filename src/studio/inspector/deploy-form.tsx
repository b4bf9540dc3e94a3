// Deploys a version: its name, what it does differently, and how it takes the place of the one before. Now, or at a time of the timeline.
import { useId, useState } from "react";

import { known } from "../../base/assert.ts";
import { writtenFields } from "../../engine/scenario/field-values.ts";
import type { Fields } from "../../engine/scenario/fields.ts";
import { entryFields } from "../../engine/scenario/node-fields.ts";
import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import type { ActNow } from "../run/controls.ts";
import { liveNodes } from "../run/run-store.ts";
import { Button } from "../widgets/button.tsx";
import { Icon } from "../widgets/icons.tsx";
import { Later } from "./fault-form.tsx";
import { type Values, withKey } from "./form/control-props.ts";
import { FieldRow, FieldRows } from "./form/field-row.tsx";
import { useFormWords } from "./form/field-words.ts";
import { Form } from "./form/form.tsx";
import { thingName } from "./form/thing-names.ts";
import { perform } from "./perform.ts";
import { soon } from "./soon.ts";

import style from "./fault-form.module.css";

interface DeployFormProps {
  readonly target: string;
  readonly onDone: () => void;
}
/** What each strategy asks for; of the others' fields it says nothing. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  rolling: ["surge", "unavailable", "maxErrorShare"],
  canary: ["share", "hold", "maxErrorShare"],
  "blue-green": ["hold", "maxErrorShare"],
};
const COMMON = ["version", "errorRate", "time", "strategy"];

export function DeployForm({ target, onDone }: DeployFormProps) {
  const words = useWords();
  const all = known(entryFields({ do: "deploy" }), "the fields of a deployment");
  const scenario = useDocument((state) => state.scenario);
  const [entry, setEntry] = useState<Values>(() => ({ do: "deploy", target, version: nextVersion(target) }));
  const [later, setLater] = useState(false);
  const set = (name: string, value: unknown) => setEntry((before) => withKey(before, name, value));
  const strategy = typeof entry["strategy"] === "string" ? entry["strategy"] : "rolling";
  const asked = [...COMMON, ...(ASKED[strategy] ?? [])];
  const said = () => writtenFields(all, onlyThese(entry, [...asked, "do", "target", "at"]));
  const titleId = useId();
  return (
    <Form owner={{ id: target, words: useFormWords().acts }}>
      <form className={style["form"]} aria-labelledby={titleId} onSubmit={(event) => event.preventDefault()}>
        <div className={style["head"]}>
          <Icon name="deploy" size={14} />
          <h3 id={titleId}>{words("inspector.deployTitle")}</h3>
          <span>{thingName(scenario, target)}</span>
        </div>
        <FieldRows fields={onlyThese(all, asked) as Fields} value={entry} words="" onField={set} />
        {later && (
          <FieldRow field={known(all["at"], "at")} value={entry["at"]} words="at" siblings={entry} onChange={(value) => set("at", value)} />
        )}
        <div className={style["foot"]}>
          {later ? (
            <Later entry={said()} onBack={() => setLater(false)} onDone={onDone} />
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
                  perform(withKey(said(), "at", undefined) as unknown as ActNow);
                  onDone();
                }}
              >
                {words("inspector.deployNow")}
              </Button>
            </>
          )}
        </div>
      </form>
    </Form>
  );
}

const onlyThese = (from: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]));

/** After "1.4.2" comes "1.5.0"; after what is no such number a 2. */
function nextVersion(target: string): string {
  const now = liveNodes.get(target)?.instances.at(-1)?.version ?? "";
  const parts = /^(\d+)\.(\d+)\.\d+$/.exec(now);
  return parts === null ? "2.0.0" : `${parts[1]}.${Number(parts[2]) + 1}.0`;
}
