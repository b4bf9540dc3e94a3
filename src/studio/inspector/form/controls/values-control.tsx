// Names of settings to values, one a line as "name: value": true and false are flags, what reads as a number is one, the rest is text.
import { settingFault } from "../../../../engine/scenario/config-keys.ts";
import { explain } from "../../../../engine/scenario/explain.ts";
import { useDocument } from "../../../document/document-store.ts";
import { language, useWords } from "../../../i18n/language.ts";
import { Button } from "../../../widgets/button.tsx";
import { Menu } from "../../../widgets/menu.tsx";
import { AreaField } from "../area-field.tsx";
import { nodeOf } from "../candidates.ts";
import { type ControlProps, effective, textOf } from "../control-props.ts";
import { useFieldWords } from "../field-words.ts";
import { HelpfulLabel } from "../helpful-label.tsx";
import { knownSettings } from "../known-settings.ts";
import { type Reading, settle } from "../readings.ts";
import { readSettings, settingsLines } from "../settings-text.ts";

import style from "../form.module.css";

export function ValuesControl({ field, value, words: path, label, inputId, helpId, siblings, onChange }: ControlProps) {
  const words = useWords();
  const { help } = useFieldWords()(path);
  const scenario = useDocument((state) => state.scenario);
  const service = textOf(siblings["service"]) || textOf(siblings["target"]);
  const kind = nodeOf(scenario, service)?.kind ?? "";
  const now = (effective(field, value) ?? {}) as Readonly<Record<string, unknown>>;
  const read = (text: string): Reading => {
    const found = readSettings(text);
    if (found === null) return { ok: false, why: words("inspector.refused.values") };
    for (const [name, one] of Object.entries(found)) {
      const fault = settingFault(kind, name, one);
      if (fault !== null) return { ok: false, why: words("inspector.notPossibleWhy", { field: name, why: explain(fault, language()) }) };
    }
    return { ok: true, value: field.need === "default" && Object.keys(found).length === 0 ? undefined : found };
  };
  const free = Object.entries(knownSettings(scenario, service)).filter(([name]) => !Object.hasOwn(now, name));
  return (
    <div className={style["row"]}>
      <HelpfulLabel htmlFor={inputId} helpId={helpId} label={label} help={help} />
      <div className={style["areaBox"]}>
        <AreaField
          id={inputId}
          label={label}
          describedBy={helpId}
          data
          value={settingsLines(now)}
          placeholder={words("inspector.settingsHint")}
          onCommit={(text) => settle(read(text), onChange)}
        />
        {free.length > 0 && (
          <Menu items={free.map(([name, one]) => ({ label: name, onSelect: () => onChange({ ...now, [name]: one }) }))}>
            <Button small variant="quiet" icon="plus">
              {words("inspector.addSetting")}
            </Button>
          </Menu>
        )}
      </div>
    </div>
  );
}
