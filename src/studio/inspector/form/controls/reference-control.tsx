// The name of something else in the document, chosen from what it may be. Choosing a callee without a route draws the route with it, as one step.
import { asOneStep, edit, useDocument } from "../../../document/document-store.ts";
import { useWords } from "../../../i18n/language.ts";
import { Select } from "../../../widgets/select.tsx";
import { candidates } from "../candidates.ts";
import type { ControlProps } from "../control-props.ts";
import { drawRoute } from "../draw-route.ts";
import { wordsFor } from "../optional-words.ts";
import { useOwner } from "../owner.ts";
import { thingName } from "../thing-names.ts";
import { NONE } from "./choice-control.tsx";

export function ReferenceControl({ field, value, onChange, label, inputId, helpId, siblings }: ControlProps) {
  const words = useWords();
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
  const refers = field.refers ?? "node";
  const { ids, unconnected } = candidates(refers, scenario, owner.id, siblings);
  const plain = refers === "endpoint" || refers === "instance" || refers === "fault";
  const name = (id: string) => (plain ? id : thingName(scenario, id));
  const now = typeof value === "string" ? value : typeof field.default === "string" ? field.default : "";
  const choose = (id: string) => {
    if (!unconnected.includes(id)) return onChange(id === NONE ? undefined : id);
    asOneStep(() => {
      edit((document) => drawRoute(document, owner.id, id));
      onChange(id);
    });
  };
  const none =
    field.need === "none" ? [{ value: NONE, label: wordsFor(`inspector.leftOut.${refers}`) ?? words("inspector.onlyRoute") }] : [];
  const known = ids.includes(now) || unconnected.includes(now) || now === "" ? ids : [now, ...ids];
  return (
    <Select
      id={inputId}
      label={label}
      describedBy={helpId}
      value={now === "" && field.need === "none" ? NONE : now}
      isDefault={value === undefined}
      placeholder={words("inspector.choose")}
      options={[
        ...none,
        ...known.map((id) => ({ value: id, label: name(id) })),
        ...unconnected.map((id) => ({ value: id, label: words("inspector.drawRoute", { name: name(id) }) })),
      ]}
      onChange={choose}
    />
  );
}
