// What every control of a form is given. A control knows its field and its value as written; where the value lives is its parent's matter.
import type { Field } from "../../../engine/scenario/fields.ts";

export type Fields = Readonly<Record<string, Field>>;
export type Values = Readonly<Record<string, unknown>>;

export interface ControlProps {
  readonly field: Field;
  /** As written in the document; undefined: the default, or none. */
  readonly value: unknown;
  /** Where its words are: the field's path, items of a list as "[]", a variant as "|name". */
  readonly words: string;
  /** Its name for a screen reader; a row shows it at the left. */
  readonly label: string;
  readonly inputId: string;
  /** Id of the sentence that helps. */
  readonly helpId: string;
  /** The object that it is a field of: what a reference's candidates depend on. */
  readonly siblings: Values;
  /** What stands in where nothing is written; else "none". */
  readonly placeholder?: string | undefined;
  /** undefined: as if it were not written. */
  readonly onChange: (value: unknown) => void;
}

/** What counts: what is written, or else the default. */
export const effective = (field: Field, value: unknown): unknown => (value === undefined ? field.default : value);

/** The object with the key set, or without it; undefined stands for "not written". */
export function withKey(values: Values, key: string, value: unknown): Values {
  if (value !== undefined) return { ...values, [key]: value };
  const { [key]: _gone, ...rest } = values;
  return rest;
}

/** A value that is text already; "" for all else. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
