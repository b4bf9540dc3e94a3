// A small form of something that is done to the run: its settings, and whether it happens now or at a time of the timeline.
import { type ReactNode, useId, useState } from "react";

import { known } from "../../base/assert.ts";
import type { Words } from "../../engine/kinds/spec.ts";
import type { TimelineEntry } from "../../engine/scenario/document.ts";
import { addEntry } from "../../engine/scenario/edits.ts";
import { writtenFields } from "../../engine/scenario/field-values.ts";
import type { Fields } from "../../engine/scenario/fields.ts";
import { edit, useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import type { ActNow } from "../run/controls.ts";
import { Button } from "../widgets/button.tsx";
import { toast } from "../widgets/toast.tsx";
import { type Values, withKey } from "./form/control-props.ts";
import { FieldRow, FieldRows } from "./form/field-row.tsx";
import { Form } from "./form/form.tsx";
import { thingName } from "./form/thing-names.ts";
import { perform } from "./perform.ts";
import { soon } from "./soon.ts";

import style from "./act-form.module.css";

export interface ActFormProps {
  readonly mark: ReactNode;
  readonly title: string;
  readonly target: string;
  readonly words: Words;
  /** All fields of the act. */
  readonly all: Fields;
  /** Those that are asked for, in their order. */
  readonly asked: readonly string[];
  /** Those of the entry that say something, when not all of them do. */
  readonly said?: readonly string[];
  readonly entry: Values;
  readonly onEntry: (change: (before: Values) => Values) => void;
  /** Word of the button that does it now. */
  readonly now: string;
  readonly onDone: () => void;
}

export function ActForm({ mark, title, target, words: formWords, all, asked, said, entry, onEntry, now, onDone }: ActFormProps) {
  const scenario = useDocument((state) => state.scenario);
  const [later, setLater] = useState(false);
  const set = (name: string, value: unknown) => onEntry((before) => withKey(before, name, value));
  const written = (): Values => writtenFields(all, said === undefined ? entry : onlyThese(entry, said));
  const titleId = useId();
  return (
    <Form owner={{ id: target, words: formWords }}>
      <form className={style["form"]} aria-labelledby={titleId} onSubmit={(event) => event.preventDefault()}>
        <div className={style["head"]}>
          {mark}
          <h3 id={titleId}>{title}</h3>
          <span>{thingName(scenario, target)}</span>
        </div>
        <FieldRows fields={onlyThese(all, asked) as Fields} value={entry} words="" onField={set} />
        {later && (
          <FieldRow field={known(all["at"], "at")} value={entry["at"]} words="at" siblings={entry} onChange={(value) => set("at", value)} />
        )}
        <div className={style["foot"]}>
          {later ? (
            <Later entry={written()} onBack={() => setLater(false)} onDone={onDone} />
          ) : (
            <Now
              label={now}
              onPlan={() => {
                set("at", soon());
                setLater(true);
              }}
              onNow={() => {
                perform(withKey(written(), "at", undefined) as unknown as ActNow);
                onDone();
              }}
              onDone={onDone}
            />
          )}
        </div>
      </form>
    </Form>
  );
}

interface NowProps {
  readonly label: string;
  readonly onPlan: () => void;
  readonly onNow: () => void;
  readonly onDone: () => void;
}
function Now({ label, onPlan, onNow, onDone }: NowProps) {
  const words = useWords();
  return (
    <>
      <Button small variant="quiet" onClick={onPlan}>
        {words("inspector.toTimeline")}
      </Button>
      <span className={style["gap"]} />
      <Button small variant="quiet" onClick={onDone}>
        {words("common.cancel")}
      </Button>
      <Button small variant="primary" onClick={onNow}>
        {label}
      </Button>
    </>
  );
}

function Later({ entry, onBack, onDone }: { readonly entry: Values; readonly onBack: () => void; readonly onDone: () => void }) {
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

const onlyThese = (from: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]));
