// A distribution of durations, as text. While it is edited its shape is drawn below; a menu starts another family with the same typical duration.
import { useState } from "react";

import { useWords } from "../../../i18n/language.ts";
import { Icon } from "../../../widgets/icons.tsx";
import { Menu } from "../../../widgets/menu.tsx";
import { TextField } from "../../../widgets/text-field.tsx";
import { DistributionPicture } from "../../shape/distribution-picture.tsx";
import { changeFamily, FAMILIES, familyOf } from "../../shape/families.ts";
import { type ControlProps, effective } from "../control-props.ts";
import { splitDuration } from "../number-text.ts";
import { leftOutWords, wordsFor } from "../optional-words.ts";
import { readDistribution, settle } from "../readings.ts";

import style from "../form.module.css";

export function DistributionControl({ field, value, onChange, words: path, label, inputId, helpId }: ControlProps) {
  const words = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const now = effective(field, value);
  const text = typeof now === "string" ? now : "";
  const plain = splitDuration(text);
  const written = plain.unit === "" ? text : plain.digits;
  const unit = plain.unit.replace("us", "µs");
  const complete = (raw: string) => (/^[0-9.,\s]+$/.test(raw) ? `${raw.replaceAll(/[,\s]/g, "")}${plain.unit || "ms"}` : raw);
  return (
    <div className={style["stack"]}>
      <TextField
        id={inputId}
        label={label}
        describedBy={helpId}
        data
        value={written}
        isDefault={value === undefined}
        placeholder={field.need === "none" ? leftOutWords(path, words) : undefined}
        unit={unit === "" ? "" : (wordsFor(`inspector.unit.${path}`, { unit }) ?? unit)}
        onType={(raw) => setTyped(complete(raw))}
        onCommit={(raw) => settle(readDistribution(field, complete(raw)), onChange)}
        onFocusChange={(focused) => (focused ? setTyped(text) : afterPress(() => setTyped(null)))}
        suffix={<FamilyMenu label={label} text={text} onFamily={(family) => onChange(changeFamily(text || "10ms", family))} />}
      />
      {typed !== null && typed !== "" && <DistributionPicture text={typed} />}
    </div>
  );
}

const LONGEST_PRESS_MS = 400;
/** The picture goes when the press that took the focus away has ended: the button that is pressed must not move from under the pointer. */
function afterPress(then: () => void): void {
  const ended = new AbortController();
  const end = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    setTimeout(then, 0);
  };
  for (const type of ["pointerup", "pointercancel"] as const) addEventListener(type, end, { signal: ended.signal });
  setTimeout(end, LONGEST_PRESS_MS);
}

function FamilyMenu({
  label,
  text,
  onFamily,
}: {
  readonly label: string;
  readonly text: string;
  readonly onFamily: (family: string) => void;
}) {
  const words = useWords();
  const taken = familyOf(text);
  const items = Object.keys(FAMILIES).map((family) => ({
    label: wordsFor(`inspector.family.${family}`) ?? family,
    hint: FAMILIES[family]?.((times) => `${times * 10}ms`) ?? "",
    checked: family === taken,
    onSelect: () => onFamily(family),
  }));
  return (
    <Menu items={items} align="end" width={250}>
      <button type="button" className={style["stepper"]} aria-label={words("inspector.family", { label })}>
        <Icon name="down" size={12} />
      </button>
    </Menu>
  );
}
