// The whole form of an object: its fields by section, in the order of the spec. A section that is one group or list needs no second heading.
import { type ReactNode, useId } from "react";

import { initialValue } from "../../../engine/scenario/field-values.ts";
import type { Field } from "../../../engine/scenario/fields.ts";
import { useWords } from "../../i18n/language.ts";
import { Switch } from "../../widgets/switch.tsx";
import type { Fields, Values } from "./control-props.ts";
import { GroupRows } from "./controls/group-control.tsx";
import { FieldRows } from "./field-row.tsx";
import { useFieldWords } from "./field-words.ts";
import { wordsFor } from "./optional-words.ts";
import { sectionSummary } from "./section-summary.ts";
import { openSection, Section } from "./section.tsx";

const BASICS = "basics";
/** Closed until they are asked for: they are seldom changed. */
const SELDOM: ReadonlySet<string> = new Set(["lifecycle", "health", "concurrencyLimit", "idempotent"]);
/** Closed while there is nothing in them: most have no need of them. */
const WHEN_WRITTEN: ReadonlySet<string> = new Set(["handlers"]);

/** Sections that say nothing any more once another field is written: also closed at first. */
const OVERRULED: Readonly<Record<string, string>> = { work: "endpoints" };
const isSeldom = (name: string, value: Values): boolean =>
  SELDOM.has(name) || (WHEN_WRITTEN.has(name) && value[name] === undefined) || value[OVERRULED[name] ?? ""] !== undefined;

interface FieldsFormProps {
  readonly fields: Fields;
  readonly value: Values;
  readonly onField: (name: string, value: unknown) => void;
  /** Stands before the fields without a section. */
  readonly basics?: ReactNode;
}

export function FieldsForm({ fields, value, onField, basics }: FieldsFormProps) {
  const sections = bySection(fields);
  const words = useWords();
  return (
    <>
      {basics !== undefined && !sections.has(BASICS) && (
        <Section name={BASICS} title={words("inspector.section.basics")}>
          {basics}
        </Section>
      )}
      {[...sections].map(([name, inside]) => (
        <FormSection key={name} name={name} fields={inside} value={value} onField={onField} basics={name === BASICS ? basics : undefined} />
      ))}
    </>
  );
}

function bySection(fields: Fields): ReadonlyMap<string, Fields> {
  const sections = new Map<string, Record<string, Field>>();
  for (const [name, field] of Object.entries(fields)) {
    const section = field.section ?? BASICS;
    sections.set(section, { ...sections.get(section), [name]: field });
  }
  return sections;
}

function FormSection({ name, fields, value, onField, basics }: FieldsFormProps & { readonly name: string }) {
  const [only, ...more] = Object.entries(fields);
  const title = wordsFor(`inspector.section.${name}`) ?? name;
  const props = { name, title, summary: sectionSummary(name, fields, value), closedAtFirst: isSeldom(name, value) };
  if (only !== undefined && more.length === 0 && only[1].fields !== undefined)
    return <GroupSection {...props} field={only[1]} path={only[0]} value={value} onChange={(next) => onField(only[0], next)} />;
  return (
    <Section {...props}>
      {basics}
      <FieldRows fields={fields} value={value} words="" onField={onField} />
    </Section>
  );
}

interface GroupSectionProps {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly closedAtFirst: boolean;
  readonly field: Field;
  readonly path: string;
  readonly value: Values;
  readonly onChange: (value: unknown) => void;
}
/** The switch of an optional group stands in the heading. */
function GroupSection({ field, path, value, onChange, name, title, ...section }: GroupSectionProps) {
  const id = useId();
  const { label, help } = useFieldWords()(path);
  const written = value[path];
  const optional = field.need === "none";
  const there = written !== undefined;
  const turn = (on: boolean) => {
    onChange(on ? initialValue(field) : undefined);
    if (on) openSection(name);
  };
  const aside = (
    <>
      {optional && <Switch label={label} describedBy={`${id}-help`} checked={there} onChange={turn} />}
      <span id={`${id}-help`} hidden>
        {help}
      </span>
    </>
  );
  return (
    <Section
      name={name}
      title={title}
      {...section}
      {...(optional && !there ? { summary: "" } : {})}
      aside={aside}
      empty={optional && !there}
    >
      <GroupRows
        field={field}
        value={written}
        words={path}
        label={label}
        inputId={id}
        helpId={`${id}-help`}
        siblings={value}
        onChange={onChange}
      />
    </Section>
  );
}
