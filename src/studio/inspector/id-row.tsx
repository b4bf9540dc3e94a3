// The id of a node or route: changing it renames every mention in the document, as one step.
import { useId } from "react";

import { known } from "../../base/assert.ts";
import { renameId, type RenameCode } from "../../engine/scenario/edits.ts";
import { NODE_IDENTITY } from "../../engine/scenario/node-fields.ts";
import { commit, scenario } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { select } from "../view/view-store.ts";
import { TextField } from "../widgets/text-field.tsx";
import { useFieldWords } from "./form/field-words.ts";
import { HelpfulLabel } from "./form/helpful-label.tsx";
import { readText } from "./form/readings.ts";

import style from "./form/form.module.css";

export function IdRow({ id }: { readonly id: string }) {
  const inputId = useId();
  const { label, help } = useFieldWords()("id");
  return (
    <div className={style["row"]}>
      <HelpfulLabel htmlFor={inputId} helpId={`${inputId}-help`} label={label} help={help} />
      <TextField id={inputId} label={label} describedBy={`${inputId}-help`} data value={id} onCommit={(text) => rename(id, text.trim())} />
    </div>
  );
}

function rename(from: string, to: string): string | null {
  const reading = readText(known(NODE_IDENTITY.id, "the field of an id"), to);
  if (!reading.ok) return reading.why;
  const renamed = renameId(scenario(), from, to);
  if (!renamed.ok) return sentence(renamed.problems, to);
  commit(renamed.value);
  select([to]);
  return null;
}
const sentence = (code: RenameCode, id: string): string =>
  code === "taken" ? translate("inspector.refused.taken", { id }) : translate("inspector.refused.id");
