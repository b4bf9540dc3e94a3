// The settings of a step: what is told and how long and often that is tried; then what undoes it, or that nothing does.
import { useId } from "react";

import type { Field } from "../../../engine/scenario/fields.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { Switch } from "../../widgets/switch.tsx";
import { candidates } from "../form/candidates.ts";
import { type Values, withKey } from "../form/control-props.ts";
import { FieldRows } from "../form/field-row.tsx";
import { useFieldWords } from "../form/field-words.ts";
import { HelpfulLabel } from "../form/helpful-label.tsx";
import { useOwner } from "../form/owner.ts";
import type { Command, SagaStep } from "./command-text.ts";
import { isOfCommand, ToldForm } from "./told-form.tsx";

import form from "../form/form.module.css";

type Fields = Readonly<Record<string, Field>>;

interface CommandFormProps {
  readonly fields: Fields;
  readonly value: SagaStep;
  readonly words: string;
  readonly onChange: (value: SagaStep) => void;
}
export function CommandForm({ fields, value, words: path, onChange }: CommandFormProps) {
  const { label } = useFieldWords()(`${path}.command`);
  const { name, timeout, retry } = fields;
  const set = (key: string, next: unknown) => onChange(withKey(value as Values, key, next) as SagaStep);
  return (
    <div className={form["inside"]}>
      <FieldRows fields={only({ name })} value={value as Values} words={path} onField={set} />
      <ToldForm
        fields={fields["command"]?.fields ?? {}}
        value={value.command}
        words={`${path}.command`}
        label={label}
        onChange={(command) => set("command", command)}
      />
      <FieldRows fields={only({ timeout, retry })} value={value as Values} words={path} onField={set} />
      <Undo
        fields={fields["compensation"]?.fields ?? {}}
        value={value}
        words={`${path}.compensation`}
        onChange={(next) => set("compensation", next)}
      />
    </div>
  );
}
const only = (fields: Readonly<Record<string, Field | undefined>>): Fields =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => (field === undefined ? [] : [[name, field]])));

interface UndoProps {
  readonly fields: Fields;
  /** The step. */
  readonly value: SagaStep;
  readonly words: string;
  readonly onChange: (value: unknown) => void;
}
function Undo({ fields, value: step, words: path, onChange }: UndoProps) {
  const id = useId();
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
  const { label, help } = useFieldWords()(path);
  const translate = useWords();
  const { compensation } = step;
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !isOfCommand(name)));
  const first = () => undoing(step.command, candidates("endpoint", scenario, owner.id, step.command as Values).ids);
  return (
    <div role="group" aria-label={label} className={form["group"]}>
      <div className={form["row"]} data-head="true">
        <HelpfulLabel htmlFor={id} helpId={`${id}-help`} label={label} help={help} />
        <Switch
          id={id}
          label={label}
          describedBy={`${id}-help`}
          checked={compensation !== undefined}
          onChange={(on) => onChange(on ? first() : undefined)}
        />
      </div>
      {compensation === undefined ? null : (
        <>
          <ToldForm
            fields={fields}
            value={compensation as Command}
            words={path}
            label={translate("commands.told")}
            onChange={(told) => onChange(told)}
          />
          <FieldRows
            fields={rest}
            value={compensation as Values}
            words={path}
            onField={(name, next) => onChange(withKey(compensation as Values, name, next))}
          />
        </>
      )}
    </div>
  );
}

/** The same participant, at an endpoint that sounds like undoing where it has one; a message that says so. */
const UNDOES = /^(un|de)|cancel|release|refund|revert|remove|delete|undo/;
function undoing({ call, endpoint, publish, to, topic }: Command, endpoints: readonly string[]): Command {
  if (publish !== undefined)
    return {
      publish: topic === undefined ? publish : `undo_${publish}`,
      ...(topic === undefined ? {} : { topic }),
      ...(to === undefined ? {} : { to }),
    };
  const found = endpoints.find((name) => name !== endpoint && UNDOES.test(name));
  return { ...(call === undefined ? {} : { call }), ...(found === undefined ? {} : { endpoint: found }) };
}
